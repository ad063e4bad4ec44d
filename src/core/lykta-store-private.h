/* lykta-store-private.h: the store, for the files that it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-database.h"
#include "lykta-edit-private.h"
#include "lykta-query-private.h"
#include "lykta-record-private.h"
#include "lykta-search.h"
#include "lykta-store.h"

G_BEGIN_DECLS

/* More changed ids than that are not listed in LyktaStore::changed. */
#define LYKTA_STORE_MAX_IDS 1000

typedef struct _LyktaOrders LyktaOrders;
typedef struct _LyktaTransaction LyktaTransaction;

/* What one record is known by. */
typedef struct
{
  const LyktaRegister *reg;
  gint64 id;
} LyktaRecordKey;

/* An edit that can be taken back. */
typedef struct
{
  gint64 edit;
  char *label;
} LyktaUndoStep;

struct _LyktaStore
{
  GObject parent_instance;

  /* Borrowed */
  const LyktaRegister *const *registers;
  const LyktaRegister *warm_register;
  LyktaTransaction *transaction; /* while an edit is being applied */

  /* Owned */
  LyktaDatabase *database;
  char *path;
  char *schema;
  char *uuid;
  char *user;
  GHashTable *records; /* LyktaRecordKey → LyktaRecord, not referenced: one object a record while someone holds it */
  LyktaSearch *search;
  LyktaOrders *orders;
  GQueue undo; /* LyktaUndoStep, latest first */
  GQueue redo;
  GSource *poll;
  GSource *warm; /* reads the words of @warm_register when there is time */

  /* Of long work, in its thread */
  LyktaProgressFunc progress;
  gpointer progress_data;

  gint64 data_version;
  gint64 last_edit;
  gint64 applied; /* number of the last edit that was made here */
  gboolean busy;
};

LyktaStore *lykta_store_create_with (const char *path, const LyktaRegister *const *registers, const char *schema, GError **error);
LyktaStore *lykta_store_open_with (const char *path, const LyktaRegister *const *registers, const char *schema, GError **error);
gboolean lykta_store_restore_with (const char *backup, const char *path, const LyktaRegister *const *registers,
                                   const char *schema, GCancellable *cancellable, GError **error);

guint lykta_record_key_hash (const LyktaRecordKey *key);
gboolean lykta_record_key_equal (const LyktaRecordKey *a, const LyktaRecordKey *b);
LyktaRecordKey *lykta_record_key_new (const LyktaRegister *reg, gint64 id);

/* lykta-store-select.c */
LyktaStatement *lykta_store_get_sql (LyktaStore *self, LyktaSql *sql, GError **error);
GArray *lykta_store_select_sql (LyktaStore *self, LyktaSql *sql, GError **error);
/* lykta-store-read.c: a record as it stands in the file, an object of its own. */
LyktaRecord *lykta_store_read_record (LyktaStore *self, const LyktaRegister *reg, gint64 id, GError **error);
/* The live records of the ids, by position; all that are not live yet in one statement. */
void lykta_store_read_page (LyktaStore *self, const LyktaRegister *reg, const gint64 *ids, guint n_ids, LyktaRecord **records);

/* lykta-store-write.c */
LyktaRecord *lykta_transaction_get_record (LyktaTransaction *self, const LyktaRegister *reg, gint64 id, gboolean *known);
/* After a commit: live records take over what the file holds and say so, then the store says what changed. */
void lykta_store_announce (LyktaStore *self, GHashTable *changed);
/* A set of ids for each register that changed; NULL ids: all of them. */
GHashTable *lykta_changes_new (void);
void lykta_changes_add (GHashTable *changed, const LyktaRegister *reg, gint64 id);
void lykta_changes_add_all (GHashTable *changed, const LyktaRegister *reg);

/* lykta-store-check.c: what is checked before and after the rows are written. The error must not be NULL. */
gboolean lykta_store_check_seen (LyktaStore *self, const LyktaEditRow *row, LyktaRecord *before, GError **error);
gboolean lykta_store_check_written (LyktaStore *self, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_store_check_unused (LyktaStore *self, LyktaRecord *record, GError **error);
void lykta_store_set_gone_error (LyktaStore *self, const LyktaRegister *reg, gint64 id, GError **error);

void lykta_store_notify_undo (LyktaStore *self);
void lykta_store_set_busy (LyktaStore *self, gboolean busy);

/* lykta-store-undo.c */
void lykta_store_push_undo (LyktaStore *self, gint64 edit, const char *label, gint64 undoes);
void lykta_store_clear_undo (LyktaStore *self);

/* The changes of one edit, last first. (element-type LyktaLogEntry) */
GPtrArray *lykta_store_get_edit_log (LyktaStore *self, gint64 edit, GError **error);
/* What lykta_store_apply() does, also while the store is busy. */
gboolean lykta_store_run_edit (LyktaStore *self, LyktaEdit *edit, LyktaRefusalFunc refused, gpointer refused_data,
                               GError **error);

/* lykta-log.c: writing the history of one edit. */
typedef struct _LyktaLogWriter LyktaLogWriter;
LyktaLogWriter *lykta_log_writer_new (LyktaStore *self, const char *at, const char *label, gint64 undoes, GError **error);
gboolean lykta_log_writer_add (LyktaLogWriter *self, LyktaRecord *before, LyktaRecord *after, GError **error);
gint64 lykta_log_writer_finish (LyktaLogWriter *self, GError **error); /* the edit's number, 0 on error */
void lykta_log_writer_free (LyktaLogWriter *self);
char *lykta_log_write_record (LyktaRecord *record);
gboolean lykta_log_read_record (LyktaStore *self, LyktaRecord *record, const char *json, GError **error);
/* The chain, for whoever makes it and whoever checks it. */
void lykta_log_digest_change (GChecksum *checksum, const char *kind, const char *reg, gint64 row, const char *field,
                              const LyktaValue *old, const LyktaValue *new_);
void lykta_log_digest_edit (GChecksum *checksum, gint64 edit, const char *at, const char *who, const char *label, gint64 undoes,
                            const char *previous);
void lykta_log_read_value (const LyktaField *field, LyktaValue *value); /* as the log has it → as the field has it */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaLogWriter, lykta_log_writer_free)

G_END_DECLS

/* lykta-store.h: the open register file: read, write, undo, and be told what changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-edit.h"
#include "lykta-error.h"
#include "lykta-query.h"
#include "lykta-record.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_STORE (lykta_store_get_type ())

/**
 * LyktaStore:
 *
 * A register file that is open. It belongs to the thread that opened it; long work opens one of its own in a #GTask by
 * lykta_store_open_again().
 *
 * Signals:
 * - `changed` (const LyktaRegister *reg, GArray *ids): records were added, changed or deleted, here or by another program. @ids
 *   is NULL when too much changed to list it. Emitted after the transaction is durable, once a register.
 *
 * Properties: `can-undo`, `can-redo`, `busy` (an import writes; edits wait).
 */
G_DECLARE_FINAL_TYPE (LyktaStore, lykta_store, LYKTA, STORE, GObject)

/* Opening. The path is a plain path; the file is made 0600. None of these touches a file that it refuses. */
LyktaStore *lykta_store_create (const char *path, const LyktaRegister *const *registers, GError **error);
LyktaStore *lykta_store_open (const char *path, const LyktaRegister *const *registers, GError **error);
LyktaStore *lykta_store_open_again (LyktaStore *self, GError **error);
void lykta_store_close (LyktaStore *self);
/* For a thread with a store of its own: it waits longer for other writers than a window may, and stops when cancelled. */
void lykta_store_prepare_work (LyktaStore *self, GCancellable *cancellable);

const char *lykta_store_get_path (LyktaStore *self);
const char *lykta_store_get_uuid (LyktaStore *self); /* the file's own identity, for remembered state */
const LyktaRegister *const *lykta_store_get_registers (LyktaStore *self);
const LyktaRegister *lykta_store_find_register (LyktaStore *self, const char *id);

/* Who makes the changes: the desktop user's name unless the preferences say otherwise. */
const char *lykta_store_get_user (LyktaStore *self);
void lykta_store_set_user (LyktaStore *self, const char *name);

/* The office: the single record of the register "office". */
LyktaRecord *lykta_store_get_office (LyktaStore *self);

/* Reading. Records are (transfer full), NULL when there is none. Selections are arrays of gint64, (transfer full). */
LyktaRecord *lykta_store_get_record (LyktaStore *self, const LyktaRegister *reg, gint64 id);
GPtrArray *lykta_store_get_records (LyktaStore *self, const LyktaQuery *query, GError **error);
GArray *lykta_store_select (LyktaStore *self, const LyktaQuery *query, GError **error);
/* What a search over all registers finds: the first @limit of each. (element-type LyktaHit) */
typedef struct
{
  const LyktaRegister *reg;
  gint64 id;
} LyktaHit;

GArray *lykta_store_search_all (LyktaStore *self, const char *text, guint limit);
gint64 lykta_store_count (LyktaStore *self, const LyktaQuery *query); /* -1 on error */
/* The texts, choices or codes that a field has among the records that fulfil the conditions of @query, whatever else it asks, each with
 * how many have it and the oldest of them; empty ones are no group. (element-type LyktaGroup), NULL on error */
typedef struct
{
  char *text;
  gint64 count;
  gint64 first;
} LyktaGroup;

GArray *lykta_store_group (LyktaStore *self, const LyktaQuery *query, const LyktaField *field, GError **error);
char *lykta_store_get_title (LyktaStore *self, const LyktaRegister *reg, gint64 id);
gint64 lykta_store_find_by_title (LyktaStore *self, const LyktaRegister *reg, const char *title); /* 0: none, -1: several */

/* Pick lists: records of the register "picks", in order; codes, labels in the office's language or the user's. */
GPtrArray *lykta_store_get_picks (LyktaStore *self, const char *list, const char *on_date); /* of LyktaRecord */
/* A list may hold variants (the scale of a kind of risk): those entries that are only for @variant, or, where there are none, those that are
 * for all. */
GPtrArray *lykta_store_get_picks_for (LyktaStore *self, const char *list, const char *on_date, const char *variant);
char *lykta_store_get_pick_label (LyktaStore *self, const char *list, const char *code);
char *lykta_store_get_pick_label_in (LyktaStore *self, const char *list, const char *code, const char *language);

/* Values as people read and write them, with the names of records and picks. Parsing takes ids, labels of either language, names. */
char *lykta_store_format_value (LyktaStore *self, const LyktaField *field, const LyktaValue *value);
char *lykta_store_write_value (LyktaStore *self, const LyktaField *field,
                               const LyktaValue *value); /* exact, for files and programs */
gboolean lykta_store_parse_value (LyktaStore *self, const LyktaField *field, const char *text, LyktaValue *value, GError **error);

/* Writing: the one way. Whole and durable with its log when it returns TRUE, not at all otherwise. */
gboolean lykta_store_apply (LyktaStore *self, LyktaEdit *edit, GError **error);
/* Changes nothing, but tells every record that lykta_store_apply() would refuse, and why; @id as the edit has it. */
typedef void (*LyktaRefusalFunc) (const LyktaRegister *reg, gint64 id, const GError *reason, gpointer user_data);
gboolean lykta_store_rehearse (LyktaStore *self, LyktaEdit *edit, LyktaRefusalFunc refused, gpointer user_data, GError **error);
/* For imports: in a thread with a connection of its own, as one edit; meanwhile the store is busy and refuses other edits as LOCKED.
 * @progress may be NULL; it is called in the main context with done and total changes. */
typedef void (*LyktaProgressFunc) (guint done, guint total, gpointer user_data);
void lykta_store_apply_async (LyktaStore *self, LyktaEdit *edit, GCancellable *cancellable, LyktaProgressFunc progress,
                              gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data);
gboolean lykta_store_apply_finish (LyktaStore *self, GAsyncResult *result, GError **error);
/* Takes back the session's last edit. */
gboolean lykta_store_undo (LyktaStore *self, GError **error);
gboolean lykta_store_redo (LyktaStore *self, GError **error);
const char *lykta_store_get_undo_label (LyktaStore *self);
const char *lykta_store_get_redo_label (LyktaStore *self);

/* Takes back the file's last edit that still stands, whoever made it: for programs without a session. NOT_FOUND: there is none. */
gboolean lykta_store_undo_last (LyktaStore *self, GError **error);

/* Sees what other programs wrote since the last call; runs by itself twice a second while a main loop turns. */
void lykta_store_poll (LyktaStore *self);

G_END_DECLS

/* lykta-log.h: the history, append-only and chained
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef enum
{
  LYKTA_LOG_INSERT,
  LYKTA_LOG_UPDATE,
  LYKTA_LOG_DELETE,
} LyktaLogKind;

/**
 * LyktaLogEntry:
 * @edit: number of the edit it was part of
 * @at: when, UTC
 * @who: by whom
 * @label: what the user did
 * @undoes: number of the edit that this one took back, or 0
 * @kind: what happened to the record
 * @reg: of which register
 * @row: id of the record
 * @field: (nullable): which field, for updates
 * @old: (nullable): value before: of the field, or the whole record as JSON for a deletion
 * @new_: (nullable): value after: of the field, or the whole record as JSON for an insertion
 */
struct _LyktaLogEntry
{
  gint64 edit;
  char *at;
  char *who;
  char *label;
  gint64 undoes;
  LyktaLogKind kind;
  const LyktaRegister *reg;
  gint64 row;
  const LyktaField *field;
  LyktaValue old;
  LyktaValue new_;
};

void lykta_log_entry_free (LyktaLogEntry *self);

/* Latest first. @reg NULL: all registers; @id 0: all records; @limit 0: no limit. (element-type LyktaLogEntry) */
GPtrArray *lykta_store_get_log (LyktaStore *self, const LyktaRegister *reg, gint64 id, guint limit, GError **error);
char *lykta_store_get_log_head (LyktaStore *self, GError **error); /* hex SHA-256 of the last edit */

/**
 * lykta_store_check:
 * @problems: (out) (element-type utf8): sentences, one a problem found
 *
 * Checks the whole file: SQLite's own integrity, every reference, every declared value, the search index, the chain of the log,
 * and that the log replayed gives the rows that are there.
 *
 * Returns: %TRUE when nothing was found
 */
gboolean lykta_store_check (LyktaStore *self, GCancellable *cancellable, GPtrArray **problems, GError **error);

/* A consistent copy while others write; the copy appears whole or not at all. Restoring checks the copy before it replaces. */
gboolean lykta_store_backup (LyktaStore *self, const char *path, GCancellable *cancellable, GError **error);
gboolean lykta_store_restore (const char *backup, const char *path, const LyktaRegister *const *registers,
                              GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaLogEntry, lykta_log_entry_free)

/* What was done, for the user: the label of the edit, or that it was taken back. (transfer full) */
char *lykta_log_entry_get_title (const LyktaLogEntry *self);
/* The record as it was added, or as it was when it was deleted; not for entries that changed a field. (transfer full), NULL on error */
LyktaRecord *lykta_log_entry_get_record (const LyktaLogEntry *self, LyktaStore *store, GError **error);

G_END_DECLS

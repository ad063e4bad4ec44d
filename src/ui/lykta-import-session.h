/* lykta-import-session.h: a spreadsheet on its way into a register: the file, what its columns are, what would become of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-import-check.h"
#include "lykta-import-mapping.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_IMPORT_SESSION (lykta_import_session_get_type ())

/**
 * LyktaImportSession:
 *
 * What the steps of the assistant share. Files are read and checked in threads; whatever is chosen begins the check anew.
 *
 * Signals: `head` when the file has been read, or could not be, or is being read; `columns` when what the columns are has
 * changed; `result` when a check begins or ends.
 */
G_DECLARE_FINAL_TYPE (LyktaImportSession, lykta_import_session, LYKTA, IMPORT_SESSION, GObject)

LyktaImportSession *lykta_import_session_new (LyktaStore *store, const LyktaRegister *reg);
void lykta_import_session_stop (LyktaImportSession *self);

LyktaStore *lykta_import_session_get_store (LyktaImportSession *self);
const LyktaRegister *lykta_import_session_get_register (LyktaImportSession *self);

/* The file */
void lykta_import_session_set_path (LyktaImportSession *self, const char *path);
const char *lykta_import_session_get_path (LyktaImportSession *self); /* (nullable) */
char *lykta_import_session_get_name (LyktaImportSession *self);
void lykta_import_session_set_sheet (LyktaImportSession *self, guint sheet);
guint lykta_import_session_get_sheet (LyktaImportSession *self);
void lykta_import_session_set_header_row (LyktaImportSession *self, guint row);
guint lykta_import_session_get_header_row (LyktaImportSession *self);
void lykta_import_session_read_again (LyktaImportSession *self);
gboolean lykta_import_session_is_reading (LyktaImportSession *self);
const LyktaImportHead *lykta_import_session_get_head (LyktaImportSession *self); /* (nullable) */

/* Why there is no head, or no result; NULL when nothing went wrong */
const GError *lykta_import_session_get_error (LyktaImportSession *self);

/* What its columns are */
const LyktaImportMapping *lykta_import_session_get_mapping (LyktaImportSession *self);
char *lykta_import_session_get_obstacle (LyktaImportSession *self); /* (nullable): what keeps the file from being checked */
void lykta_import_session_set_field (LyktaImportSession *self, guint column, const LyktaField *field);
void lykta_import_session_set_key (LyktaImportSession *self, const LyktaField *field);
void lykta_import_session_set_creates (LyktaImportSession *self, const LyktaField *field, gboolean creates);

/* What would become of it */
gboolean lykta_import_session_is_checking (LyktaImportSession *self);
guint lykta_import_session_get_n_read (LyktaImportSession *self);
const LyktaImportResult *lykta_import_session_get_result (LyktaImportSession *self); /* (nullable) */
LyktaImportPlan *lykta_import_session_get_plan (LyktaImportSession *self);           /* of the result */

/* It is written: checks end, and what was chosen is kept for the next time; or it could not be, and they begin again. */
void lykta_import_session_begin_import (LyktaImportSession *self);
void lykta_import_session_end_import (LyktaImportSession *self, gboolean imported);

G_END_DECLS

/* lykta-database-private.h: shared by the two halves of the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-database.h"

G_BEGIN_DECLS

/* lykta-database-file.c: what is looked at before SQLite may touch the file. */

/* Refuses what is not a whole register file that can be written to; reads only. */
gboolean lykta_database_file_examine (const char *path, gboolean writable, int newest, GError **error);

/* Makes an empty file that only the user can read; EXISTS when there is one. */
gboolean lykta_database_file_create (const char *path, GError **error);

/* Whether two programs that lock a file beside @path would notice one another. */
gboolean lykta_database_file_can_lock (const char *path);

/* A program's own descriptors of a file share its locks: files that are open are not examined again. */
char *lykta_database_file_hold (const char *path);
void lykta_database_file_let_go (char *hold);

G_END_DECLS

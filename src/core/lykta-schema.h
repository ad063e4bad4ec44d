/* lykta-schema.h: the tables of a file, and how an older file becomes a newer one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-database.h"
#include "lykta-register.h"

G_BEGIN_DECLS

/* Where the numbered steps are: 001.sql, 002.sql …; frozen once released. */
#define LYKTA_SCHEMA_PATH "/io/github/lykta/Lykta/sql"

/* From so many records on a register gets an index for every column that lists sort and filter by; smaller ones are read
 * through in a few milliseconds, and their imports are faster without. */
#define LYKTA_SCHEMA_LARGE 20000

int lykta_schema_get_newest (const char *schema);

/* Takes the file to the newest version, after a copy beside it when it is not new. */
gboolean lykta_schema_migrate (LyktaDatabase *database, const char *schema, const char *path, GError **error);

/* Makes the indexes that the declarations ask for: references always, the rest in large registers. They hold no facts of their own, so
 * they are no part of the numbered steps. */
gboolean lykta_schema_update_indexes (LyktaDatabase *database, const LyktaRegister *const *registers, GError **error);

G_END_DECLS

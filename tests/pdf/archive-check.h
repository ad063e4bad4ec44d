/* archive-check.h: what ISO 19005 level A and ISO 14289-1 ask of a file, each by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

typedef struct
{
  qpdf_data qpdf;
  int part;
  GPtrArray *problems;
  GHashTable *marked;   /* "object of the page, number of the marked content", as the pages' contents have them */
  GHashTable *composed; /* names of fonts with two bytes a character, of the page that is read */
} ArchiveCheck;

/* What a file lacks of part 1, 2 or 3, each problem by name. (element-type utf8) */
GPtrArray *archive_check (GBytes *pdf, int part);
/* Fails with the list of problems when there is one. */
void archive_assert (GBytes *pdf, int part);

void archive_check_problem (ArchiveCheck *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* An object by a path of keys and of indices of arrays: "/Root/OutputIntents/0/S" */
qpdf_oh archive_check_at (ArchiveCheck *self, qpdf_oh from, const char *path);
gboolean archive_check_is (ArchiveCheck *self, qpdf_oh from, const char *path, const char *name);
char *archive_check_text (ArchiveCheck *self, qpdf_oh from, const char *path);

void archive_check_content (ArchiveCheck *self, qpdf_oh page);
void archive_check_structure (ArchiveCheck *self);

G_END_DECLS

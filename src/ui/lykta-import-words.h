/* lykta-import-words.h: what is said of an import: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-import.h"

G_BEGIN_DECLS

/* Names that are said; the others are counted. */
#define LYKTA_IMPORT_MOST_NAMES 4

char *lykta_import_words_summary (const LyktaImportCounts *counts);
char *lykta_import_words_done (const LyktaRegister *reg, const LyktaImportCounts *counts);
char *lykta_import_words_names (GPtrArray *titles, guint total);

G_END_DECLS

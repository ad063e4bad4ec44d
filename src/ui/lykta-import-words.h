/* lykta-import-words.h: what is said of an import: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-import.h"

G_BEGIN_DECLS

char *lykta_import_words_summary (const LyktaImportCounts *counts);
char *lykta_import_words_done (const LyktaRegister *reg, const LyktaImportCounts *counts);
char *lykta_import_words_names (GPtrArray *titles);

G_END_DECLS

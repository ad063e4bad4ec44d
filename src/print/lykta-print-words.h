/* lykta-print-words.h: words and values as papers have them: in the office's language, whatever the program speaks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

const char *lykta_print_get_language (LyktaStore *store);
const char *lykta_print_translate (LyktaStore *store, const char *text); /* N_() marked */
char *lykta_print_format (LyktaStore *store, LyktaRecord *record, const char *field);
char *lykta_print_format_moment (const char *moment);

G_END_DECLS

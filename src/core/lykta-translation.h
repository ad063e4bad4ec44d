/* lykta-translation.h: a text in a given language, whatever the process speaks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lykta_translation_get:
 * @language: "sv"; "en" is the language of the source
 * @context: (nullable): as in C_()
 * @msgid: the text in English
 *
 * For documents and files, whose language is the office's and not the program's.
 *
 * Returns: (transfer none): the translation, or @msgid when there is none
 */
const char *lykta_translation_get (const char *language, const char *context, const char *msgid);

/* The languages that Lykta speaks, ending with NULL. */
const char *const *lykta_translation_get_languages (void);

/* "sv" or "en": the language that the process shows texts in. */
const char *lykta_translation_get_current (void);

G_END_DECLS

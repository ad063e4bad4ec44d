/* lykta-review-words.h: the words of one language: sentences with placeholders, numbers, dates and lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _LyktaPlural LyktaPlural;
typedef struct _LyktaWords LyktaWords;

/**
 * LyktaPlural:
 * @none: (nullable): when there is nothing
 * @one: (nullable): when there is one
 * @other: (nullable): otherwise
 *
 * A sentence in the forms that a count asks for.
 */
struct _LyktaPlural
{
  char *none;
  char *one;
  char *other;
};

/**
 * LyktaWords:
 * @language: BCP 47
 * @words: single words and sentences by their id
 * @choices: words for the program's own choices by "register.field.choice"
 * @indicators: names of indicators by their id
 * @hyphens: long words, with hyphens where they may be broken
 * @months: twelve names
 * @numbers: the small numbers in words, from nought
 *
 * Knows nothing of the process's locale: a document is in the office's language.
 */
struct _LyktaWords
{
  char *language;
  GHashTable *words;
  GHashTable *choices;
  GHashTable *indicators;
  char **hyphens;
  char **months;
  char **numbers;
};

/* The value of a placeholder, "" when it is empty, NULL when there is no such placeholder. */
typedef char *(*LyktaLookupFunc) (const char *name, gpointer user_data);

LyktaWords *lykta_words_new (JsonObject *json, const char *language, GError **error);
void lykta_words_free (LyktaWords *self);

const char *lykta_words_get (const LyktaWords *self, const char *id); /* an id that is missing is a programming error */
char *lykta_words_format_number (const LyktaWords *self, double number, guint decimals);
char *lykta_words_format_count (const LyktaWords *self, gint64 count); /* small ones in letters */
char *lykta_words_format_date (const LyktaWords *self, const char *date);
char *lykta_words_join (const LyktaWords *self, GPtrArray *texts); /* "a, b and c" */

/**
 * lykta_words_fill:
 * @text: with placeholders: {name}; {name+1}, {name-1} for whole numbers; {name|other} for the first that is not empty;
 *   {name:lower} and {name:upper} for the first letter; {name:after, } puts ", " before what is not empty
 *
 * Returns: (transfer full): the text, filled
 */
char *lykta_words_fill (const char *text, LyktaLookupFunc lookup, gpointer user_data);

/* The first placeholder of a text that @lookup does not know, or that is never closed; NULL when all is well. */
char *lykta_words_find_unknown (const char *text, LyktaLookupFunc lookup, gpointer user_data);

const char *lykta_plural_get (const LyktaPlural *self, gint64 count);
void lykta_plural_clear (LyktaPlural *self);

/* What a template holds, or NULL when it holds something else there: people write these files. */
char *lykta_json_dup_text (JsonObject *json, const char *member);
JsonArray *lykta_json_get_array (JsonObject *json, const char *member);
JsonObject *lykta_json_get_object (JsonObject *json, const char *member);
const char *lykta_json_get_text_at (JsonArray *array, guint i);
char **lykta_json_dup_list (JsonObject *json, const char *member); /* empty when there is none */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaWords, lykta_words_free)

G_END_DECLS

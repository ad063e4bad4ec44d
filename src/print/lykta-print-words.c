/* lykta-print-words.c: words and values as papers have them: in the office's language, whatever the program speaks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-print-words.h"

#include <glib/gi18n-lib.h>

#include "lykta-time.h"
#include "lykta-translation.h"

/**
 * lykta_print_get_language:
 *
 * Returns: (transfer none): "sv" or "en"
 */
const char *
lykta_print_get_language (LyktaStore *store)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  const char *language = office != NULL ? lykta_record_get_text (office, "language") : NULL;

  return g_strcmp0 (language, "en") == 0 ? "en" : "sv";
}

const char *
lykta_print_translate (LyktaStore *store, const char *text)
{
  return lykta_translation_get (lykta_print_get_language (store), NULL, text);
}

/**
 * lykta_print_format_moment:
 * @moment: UTC, as it is kept
 *
 * Returns: (transfer full): in Swedish time, as authorities' forms take it: "2026-11-22 14:30"
 */
char *
lykta_print_format_moment (const char *moment)
{
  g_autoptr (GDateTime) local = lykta_time_get_local (moment);

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (moment);
}

static char *
format_picks (LyktaStore *store, const LyktaField *field, const char *codes)
{
  g_auto (GStrv) all = g_strsplit (codes, " ", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; all[i] != NULL; i++)
    g_strv_builder_take (labels, lykta_store_get_pick_label_in (store, field->picks, all[i], lykta_print_get_language (store)));
  words = g_strv_builder_end (labels);
  return g_strjoinv (", ", words);
}

/**
 * lykta_print_format:
 * @field: id of a field of the record's register
 *
 * Returns: (transfer full): the value as a form or letter has it; "" when it is empty
 */
char *
lykta_print_format (LyktaStore *store, LyktaRecord *record, const char *field)
{
  const LyktaField *declared = lykta_register_find_field (lykta_record_get_register (record), field);
  const LyktaValue *value = lykta_record_get_value (record, declared);
  const LyktaChoice *choice;

  if (lykta_value_is_empty (value))
    return g_strdup ("");

  switch (declared->type)
    {
    case LYKTA_FIELD_YES_NO:
      return g_strdup (lykta_print_translate (store, lykta_value_get_integer (value) != 0 ? N_ ("Yes") : N_ ("No")));
    case LYKTA_FIELD_CHOICE:
      choice = lykta_field_find_choice (declared, lykta_value_get_text (value));
      return g_strdup (choice != NULL ? lykta_print_translate (store, choice->label) : lykta_value_get_text (value));
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
      return format_picks (store, declared, lykta_value_get_text (value));
    case LYKTA_FIELD_TIME:
      return lykta_print_format_moment (lykta_value_get_text (value));
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      return g_strdup (lykta_value_get_text (value));
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
    default:
      return lykta_store_format_value (store, declared, value);
    }
}

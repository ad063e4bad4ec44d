/* lykta-review-words.c: the words of one language: sentences with placeholders, numbers, dates and lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "lykta-error.h"
#include "lykta-review-words.h"

/* Every word that the program itself asks for. */
static const char *const needed[] = {
  "and",     "author",   "contents",   "date", "date_format", "decimal_sign", "dnr",   "footer",  "group_sign",      "indicator",
  "no",      "nothing",  "nothing_by", "of",   "period",      "period_is",    "place", "running", "running_undated", "state",
  "subject", "subtitle", "title",      "yes",
};

static GHashTable *
read_texts (JsonObject *json, const char *member)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *object = lykta_json_get_object (json, member);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (object == NULL)
    return texts;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_hash_table_insert (texts, g_strdup (name), json_node_dup_string (node));
  return texts;
}

/**
 * lykta_words_new:
 * @json: the template's object
 * @language: its language
 *
 * Returns: (transfer full): its words; %NULL when some are missing
 */
LyktaWords *
lykta_words_new (JsonObject *json, const char *language, GError **error)
{
  g_autoptr (LyktaWords) self = g_new0 (LyktaWords, 1);

  self->language = g_strdup (language);
  self->words = read_texts (json, "words");
  self->choices = read_texts (json, "choices");
  self->indicators = read_texts (json, "indicators");
  self->hyphens = lykta_json_dup_list (json, "hyphens");
  self->months = lykta_json_dup_list (json, "months");
  self->numbers = lykta_json_dup_list (json, "numbers");
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!g_hash_table_contains (self->words, needed[i]))
      {
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("The word “%s” is missing among “words”. Add it."), needed[i]);
        return NULL;
      }
  if (g_strv_length (self->months) != 12)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                           _ ("“months” must name twelve months. Add those that are missing."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
lykta_words_free (LyktaWords *self)
{
  g_free (self->language);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->indicators, g_hash_table_unref);
  g_strfreev (self->hyphens);
  g_strfreev (self->months);
  g_strfreev (self->numbers);
  g_free (self);
}

const char *
lykta_words_get (const LyktaWords *self, const char *id)
{
  const char *word = g_hash_table_lookup (self->words, id);

  g_return_val_if_fail (word != NULL, "");
  return word;
}

/**
 * lykta_words_format_number:
 * @decimals: digits after the decimal sign
 *
 * Returns: (transfer full): the number with the language's signs
 */
char *
lykta_words_format_number (const LyktaWords *self, double number, guint decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];
  GString *text;
  const char *end;
  gsize first;

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 9));
  text = g_string_new (g_ascii_formatd (buffer, sizeof buffer, format, number));
  end = strchr (text->str, '.');
  first = text->str[0] == '-' ? 1 : 0;
  for (gssize i = (end != NULL ? end - text->str : (gssize) text->len) - 3; i > (gssize) first; i -= 3)
    if (text->len > first + 4) /* four digits stand together */
      g_string_insert (text, i, lykta_words_get (self, "group_sign"));
  g_string_replace (text, ".", lykta_words_get (self, "decimal_sign"), 1);
  return g_string_free (text, FALSE);
}

char *
lykta_words_format_count (const LyktaWords *self, gint64 count)
{
  if (count >= 0 && count < (gint64) g_strv_length (self->numbers))
    return g_strdup (self->numbers[count]);
  return lykta_words_format_number (self, (double) count, 0);
}

typedef struct
{
  const LyktaWords *words;
  int year;
  int month;
  int day;
} DateParts;

static char *
look_up_date_part (const char *name, gpointer user_data)
{
  const DateParts *parts = user_data;

  if (g_str_equal (name, "y"))
    return g_strdup_printf ("%04d", parts->year);
  if (g_str_equal (name, "mm"))
    return g_strdup_printf ("%02d", parts->month);
  if (g_str_equal (name, "dd"))
    return g_strdup_printf ("%02d", parts->day);
  if (g_str_equal (name, "d"))
    return g_strdup_printf ("%d", parts->day);
  if (g_str_equal (name, "month"))
    return g_strdup (parts->words->months[parts->month - 1]);
  return NULL;
}

/**
 * lykta_words_format_date:
 * @date: YYYY-MM-DD; what follows is left out
 *
 * Returns: (transfer full): the day as the language's "date_format" has it
 */
char *
lykta_words_format_date (const LyktaWords *self, const char *date)
{
  DateParts parts = { .words = self };

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &parts.year, &parts.month, &parts.day) != 3 || parts.month < 1
      || parts.month > 12)
    return g_strdup (date != NULL ? date : "");
  return lykta_words_fill (lykta_words_get (self, "date_format"), look_up_date_part, &parts);
}

char *
lykta_words_join (const LyktaWords *self, GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0 && i + 1 == texts->len)
        g_string_append_printf (joined, " %s ", lykta_words_get (self, "and"));
      else if (i > 0)
        g_string_append (joined, ", ");
      g_string_append (joined, g_ptr_array_index (texts, i));
    }
  return g_string_free (joined, FALSE);
}

/* One name, with an offset of years or the like. */
static char *
look_up_name (const char *name, LyktaLookupFunc lookup, gpointer user_data)
{
  const char *sign = strpbrk (name, "+-");
  g_autofree char *plain = NULL;
  g_autofree char *value = NULL;
  gint64 number;

  if (sign == NULL)
    return lookup (name, user_data);
  plain = g_strndup (name, (gsize) (sign - name));
  value = lookup (plain, user_data);
  if (value == NULL || *value == '\0')
    return g_steal_pointer (&value);
  number = g_ascii_strtoll (value, NULL, 10) + g_ascii_strtoll (sign, NULL, 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
change_first (const char *text, gboolean upper)
{
  gunichar first = g_utf8_get_char (text);
  GString *changed = g_string_new (NULL);

  if (first == 0)
    return g_string_free (changed, FALSE);
  g_string_append_unichar (changed, upper ? g_unichar_toupper (first) : g_unichar_tolower (first));
  g_string_append (changed, g_utf8_next_char (text));
  return g_string_free (changed, FALSE);
}

/* What stands between the braces. NULL when one of its names is unknown. */
static char *
look_up_placeholder (const char *placeholder, LyktaLookupFunc lookup, gpointer user_data)
{
  g_auto (GStrv) filter = g_strsplit (placeholder, ":", 2);
  g_auto (GStrv) names = g_strsplit (filter[0] != NULL ? filter[0] : "", "|", -1);
  g_autofree char *found = NULL;

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *value = look_up_name (*name, lookup, user_data);

      if (value == NULL)
        return NULL;
      if (found == NULL || *found == '\0')
        {
          g_free (found);
          found = g_steal_pointer (&value);
        }
    }
  if (found == NULL || filter[1] == NULL)
    return g_steal_pointer (&found);
  if (g_str_has_prefix (filter[1], "after"))
    return *found != '\0' ? g_strconcat (filter[1] + strlen ("after"), found, NULL) : g_strdup ("");
  if (g_str_equal (filter[1], "lower"))
    return change_first (found, FALSE);
  if (g_str_equal (filter[1], "upper"))
    return change_first (found, TRUE);
  return NULL;
}

char *
lykta_words_fill (const char *text, LyktaLookupFunc lookup, gpointer user_data)
{
  GString *filled = g_string_new (NULL);
  const char *open;

  while ((open = strchr (text, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *placeholder = NULL;
      g_autofree char *value = NULL;

      if (close == NULL)
        break;
      g_string_append_len (filled, text, open - text);
      placeholder = g_strndup (open + 1, (gsize) (close - open - 1));
      value = look_up_placeholder (placeholder, lookup, user_data);
      if (value != NULL)
        g_string_append (filled, value);
      text = close + 1;
    }
  g_string_append (filled, text);
  return g_string_free (filled, FALSE);
}

char *
lykta_words_find_unknown (const char *text, LyktaLookupFunc lookup, gpointer user_data)
{
  const char *open;

  while ((open = strchr (text, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *placeholder = NULL;
      g_autofree char *value = NULL;

      if (close == NULL)
        return g_strdup (open);
      placeholder = g_strndup (open + 1, (gsize) (close - open - 1));
      value = look_up_placeholder (placeholder, lookup, user_data);
      if (value == NULL)
        return g_steal_pointer (&placeholder);
      text = close + 1;
    }
  return NULL;
}

const char *
lykta_plural_get (const LyktaPlural *self, gint64 count)
{
  if (count == 0)
    return self->none;
  return count == 1 && self->one != NULL ? self->one : self->other;
}

void
lykta_plural_clear (LyktaPlural *self)
{
  g_clear_pointer (&self->none, g_free);
  g_clear_pointer (&self->one, g_free);
  g_clear_pointer (&self->other, g_free);
}

char *
lykta_json_dup_text (JsonObject *json, const char *member)
{
  JsonNode *node = json != NULL ? json_object_get_member (json, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
}

JsonArray *
lykta_json_get_array (JsonObject *json, const char *member)
{
  JsonNode *node = json != NULL ? json_object_get_member (json, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
lykta_json_get_object (JsonObject *json, const char *member)
{
  JsonNode *node = json != NULL ? json_object_get_member (json, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
lykta_json_get_text_at (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

char **
lykta_json_dup_list (JsonObject *json, const char *member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = lykta_json_get_array (json, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (lykta_json_get_text_at (array, i) != NULL)
      g_strv_builder_add (builder, lykta_json_get_text_at (array, i));
  return g_strv_builder_end (builder);
}

/* lykta-field.c: reading, showing and checking one value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-collation.h"
#include "lykta-error.h"
#include "lykta-field.h"
#include "lykta-time.h"
#include "lykta-translation.h"

/* Words that spreadsheets and people use for yes and no, as search compares them. */
static const struct
{
  const char *word;
  gboolean yes;
} yes_no_words[] = {
  { "ja", TRUE },   { "j", TRUE },    { "yes", TRUE }, { "y", TRUE },   { "x", TRUE },  { "1", TRUE },      { "true", TRUE },
  { "sant", TRUE }, { "nej", FALSE }, { "n", FALSE },  { "no", FALSE }, { "0", FALSE }, { "false", FALSE }, { "falskt", FALSE },
};

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (const LyktaField *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: the label of a field, then a whole sentence that says what is wrong with its value. */
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("%s: %s"), lykta_field_get_label (self), reason);
  return FALSE;
}

/* Numbers */

static char *
format_number (const LyktaField *self, const LyktaValue *value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  GString *text = g_string_new (NULL);
  char *point;
  gsize n_whole;

  if (value->kind == LYKTA_VALUE_INTEGER)
    g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value->integer);
  else
    {
      char shape[16];

      g_snprintf (shape, sizeof shape, "%%.%uf", MIN (self->decimals, 15));
      g_ascii_formatd (digits, sizeof digits, shape, value->real);
    }

  point = strchr (digits, '.');
  if (point != NULL)
    *point = '\0';
  n_whole = strlen (digits);
  for (gsize i = 0; i < n_whole; i++)
    {
      gsize left = n_whole - i;

      /* Translators: what stands between thousands; in Swedish a no-break space (U+00A0). */
      if (i > 0 && left % 3 == 0 && digits[i - 1] != '-' && n_whole > 4)
        g_string_append (text, C_ ("thousands separator", ","));
      g_string_append_c (text, digits[i]);
    }
  if (point != NULL)
    {
      /* Translators: what stands before decimals; in Swedish a comma. */
      g_string_append (text, C_ ("decimal sign", "."));
      g_string_append (text, point + 1);
    }
  return g_string_free_and_steal (text);
}

static gboolean
parse_number (const LyktaField *self, const char *text, LyktaValue *value, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean has_point = FALSE;
  char *end;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xA0 || c == 0x202F || c == 0x2009)
        continue;
      if (c == 0x2212)
        c = '-';
      if (c == ',')
        c = '.';
      has_point = has_point || c == '.';
      g_string_append_unichar (digits, c);
    }

  errno = 0;
  if (!has_point)
    {
      gint64 whole = g_ascii_strtoll (digits->str, &end, 10);

      if (errno == 0 && end != digits->str && *end == '\0' && !g_ascii_isspace (*digits->str))
        {
          if (self->decimals > 0)
            lykta_value_set_real (value, (double) whole);
          else
            lykta_value_set_integer (value, whole);
          return TRUE;
        }
    }
  else if (strspn (digits->str, "+-.0123456789") == digits->len)
    {
      double real = g_ascii_strtod (digits->str, &end);

      if (errno == 0 && end != digits->str && *end == '\0' && isfinite (real))
        {
          if (self->decimals > 0)
            {
              lykta_value_set_real (value, real);
              return TRUE;
            }
          if (real == trunc (real) && fabs (real) < 9e15)
            {
              lykta_value_set_integer (value, (gint64) real);
              return TRUE;
            }
          return refuse (self, error, _ ("“%s” is not a whole number."), text);
        }
    }
  return refuse (self, error, _ ("“%s” is not a number."), text);
}

/* Yes and no, choices */

static gboolean
parse_yes_no (const LyktaField *self, const char *text, LyktaValue *value, GError **error)
{
  g_autofree char *folded = lykta_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (yes_no_words); i++)
    if (strcmp (folded, yes_no_words[i].word) == 0)
      {
        lykta_value_set_integer (value, yes_no_words[i].yes);
        return TRUE;
      }
  return refuse (self, error, _ ("“%s” is neither yes nor no. Write yes, no, or nothing."), text);
}

static gboolean
choice_is (const LyktaChoice *choice, const char *folded)
{
  for (const char *const *language = lykta_translation_get_languages (); *language != NULL; language++)
    {
      g_autofree char *label = lykta_fold (lykta_translation_get (*language, NULL, choice->label));

      if (strcmp (label, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
parse_choice (const LyktaField *self, const char *text, LyktaValue *value, GError **error)
{
  const LyktaChoice *choice = lykta_field_find_choice (self, text);
  g_autofree char *folded = lykta_fold (text);
  g_autoptr (GString) labels = NULL;

  for (const LyktaChoice *c = self->choices; choice == NULL && c->id != NULL; c++)
    if (choice_is (c, folded))
      choice = c;
  if (choice != NULL)
    {
      lykta_value_set_text (value, choice->id);
      return TRUE;
    }

  labels = g_string_new (NULL);
  for (const LyktaChoice *c = self->choices; c->id != NULL; c++)
    g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", lykta_choice_get_label (c));
  return refuse (self, error, _ ("“%s” is none of the choices: %s."), text, labels->str);
}

/* Checks */

static gboolean
check_text (const LyktaField *self, const char *text, glong longest, gboolean lines, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (self, error, _ ("The text holds bytes that are no letters (not UTF-8)."));
  if (g_utf8_strlen (text, -1) > longest)
    return refuse (self, error, _ ("The text is longer than %ld characters. Shorten it."), longest);
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && !(lines && (*p == '\n' || *p == '\t')))
      return refuse (self, error, lines ? _ ("The text holds control characters.") : _ ("The text must be one line."));
  return TRUE;
}

static gboolean
check_number (const LyktaField *self, const LyktaValue *value, GError **error)
{
  double number = lykta_value_get_real (value);
  LyktaValue minimum = { .kind = LYKTA_VALUE_REAL, .real = self->minimum };
  LyktaValue maximum = { .kind = LYKTA_VALUE_REAL, .real = self->maximum };
  g_autofree char *least = NULL;
  g_autofree char *greatest = NULL;

  if (!isfinite (number))
    return refuse (self, error, _ ("The value is not a number."));
  if (self->minimum >= self->maximum || (number >= self->minimum && number <= self->maximum))
    return TRUE;
  least = format_number (self, &minimum);
  greatest = format_number (self, &maximum);
  return refuse (self, error, _ ("The number must be from %s to %s."), least, greatest);
}

static gboolean
check_email (const LyktaField *self, const char *text, GError **error)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || at[1] == '\0' || strchr (at + 1, '@') != NULL || strpbrk (text, " \t,;<>") != NULL)
    return refuse (self, error, _ ("“%s” is not an e-mail address."), text);
  return TRUE;
}

static gboolean
check_url (const LyktaField *self, const char *text, GError **error)
{
  if (!g_str_has_prefix (text, "https://") && !g_str_has_prefix (text, "http://") && !g_str_has_prefix (text, "file://"))
    return refuse (self, error, _ ("“%s” is not a web address. It begins with https:// or http://."), text);
  return TRUE;
}

static gboolean
check_kind (const LyktaField *self, const LyktaValue *value, GError **error)
{
  LyktaValueKind kind = LYKTA_VALUE_TEXT;

  switch (self->type)
    {
    case LYKTA_FIELD_NUMBER:
      kind = self->decimals > 0 ? LYKTA_VALUE_REAL : LYKTA_VALUE_INTEGER;
      break;
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_REFERENCE:
      kind = LYKTA_VALUE_INTEGER;
      break;
    case LYKTA_FIELD_REFERENCES:
      kind = LYKTA_VALUE_LIST;
      break;
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      break;
    }
  return value->kind == kind || refuse (self, error, _ ("The value is of another kind than the field's."));
}

const char *
lykta_field_get_label (const LyktaField *self)
{
  return _ (self->label);
}

const LyktaChoice *
lykta_field_find_choice (const LyktaField *self, const char *id)
{
  for (const LyktaChoice *choice = self->choices; choice != NULL && choice->id != NULL; choice++)
    if (strcmp (choice->id, id) == 0)
      return choice;
  return NULL;
}

const char *
lykta_choice_get_label (const LyktaChoice *self)
{
  return _ (self->label);
}

char *
lykta_field_format (const LyktaField *self, const LyktaValue *value)
{
  const LyktaChoice *choice;

  if (lykta_value_is_empty (value))
    return g_strdup ("");

  switch (self->type)
    {
    case LYKTA_FIELD_NUMBER:
      return format_number (self, value);
    case LYKTA_FIELD_DATE:
      return lykta_date_format (lykta_value_get_text (value));
    case LYKTA_FIELD_TIME:
      return lykta_time_format (lykta_value_get_text (value));
    case LYKTA_FIELD_YES_NO:
      return g_strdup (lykta_value_get_integer (value) != 0 ? _ ("Yes") : _ ("No"));
    case LYKTA_FIELD_CHOICE:
      choice = lykta_field_find_choice (self, lykta_value_get_text (value));
      return g_strdup (choice != NULL ? lykta_choice_get_label (choice) : lykta_value_get_text (value));
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      return lykta_field_write (self, value);
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      break;
    }
  return g_strdup (lykta_value_get_text (value));
}

char *
lykta_field_write (const LyktaField *self, const LyktaValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  GString *text;

  switch (value->kind)
    {
    case LYKTA_VALUE_EMPTY:
      break;
    case LYKTA_VALUE_INTEGER:
      if (self->type == LYKTA_FIELD_YES_NO)
        return g_strdup (value->integer != 0 ? "yes" : "no");
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case LYKTA_VALUE_REAL:
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value->real));
    case LYKTA_VALUE_TEXT:
      return g_strdup (value->text);
    case LYKTA_VALUE_LIST:
      text = g_string_new (NULL);
      for (gsize i = 0; i < value->list.n_ids; i++)
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", value->list.ids[i]);
      return g_string_free_and_steal (text);
    }
  return g_strdup ("");
}

static gboolean
parse_ids (const LyktaField *self, const char *text, LyktaValue *value, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = g_strsplit_set (text, " ,;", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      guint64 id;

      if (*words[i] == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (words[i], 10, 1, G_MAXINT64, &id, NULL))
        return refuse (self, error, _ ("“%s” is not the number of a record."), words[i]);
      g_array_append_val (ids, id);
    }
  if (self->type == LYKTA_FIELD_REFERENCES)
    lykta_value_set_list (value, (const gint64 *) (gpointer) ids->data, ids->len);
  else if (ids->len == 1)
    lykta_value_set_integer (value, g_array_index (ids, gint64, 0));
  else
    return refuse (self, error, _ ("“%s” is not the number of one record."), text);
  return TRUE;
}

gboolean
lykta_field_parse (const LyktaField *self, const char *text, LyktaValue *value, GError **error)
{
  g_autofree char *trimmed = NULL;
  char *parsed;

  lykta_value_clear (value);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (self, error, _ ("The text holds bytes that are no letters (not UTF-8)."));
  if (self->type == LYKTA_FIELD_LONG_TEXT)
    {
      lykta_value_set_text (value, text);
      return lykta_field_check (self, value, error);
    }

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    return TRUE;

  switch (self->type)
    {
    case LYKTA_FIELD_NUMBER:
      if (!parse_number (self, trimmed, value, error))
        return FALSE;
      break;
    case LYKTA_FIELD_DATE:
      parsed = lykta_date_parse (trimmed);
      if (parsed == NULL)
        return refuse (self, error, _ ("“%s” is not a date. Write it as 2025-01-31."), trimmed);
      lykta_value_take_text (value, parsed);
      break;
    case LYKTA_FIELD_TIME:
      parsed = lykta_time_parse (trimmed);
      if (parsed == NULL)
        return refuse (self, error, _ ("“%s” is not a time. Write it as 2025-01-31 14:05."), trimmed);
      lykta_value_take_text (value, parsed);
      break;
    case LYKTA_FIELD_YES_NO:
      return parse_yes_no (self, trimmed, value, error);
    case LYKTA_FIELD_CHOICE:
      return parse_choice (self, trimmed, value, error);
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      return parse_ids (self, trimmed, value, error);
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      lykta_value_set_text (value, trimmed);
      break;
    }
  return lykta_field_check (self, value, error);
}

gboolean
lykta_field_check (const LyktaField *self, const LyktaValue *value, GError **error)
{
  if (lykta_value_is_empty (value))
    {
      if (self->flags & LYKTA_FIELD_REQUIRED)
        return refuse (self, error, _ ("This must be filled in."));
      return TRUE;
    }
  if (!check_kind (self, value, error))
    return FALSE;

  switch (self->type)
    {
    case LYKTA_FIELD_NUMBER:
      return check_number (self, value, error);
    case LYKTA_FIELD_DATE:
      return lykta_date_is_valid (value->text)
             || refuse (self, error, _ ("“%s” is not a date. Write it as 2025-01-31."), value->text);
    case LYKTA_FIELD_TIME:
      return lykta_time_is_valid (value->text)
             || refuse (self, error, _ ("“%s” is not a time. Write it as 2025-01-31 14:05."), value->text);
    case LYKTA_FIELD_YES_NO:
      return value->integer == 0 || value->integer == 1 || refuse (self, error, _ ("The value is neither yes nor no."));
    case LYKTA_FIELD_CHOICE:
      return lykta_field_find_choice (self, value->text) != NULL
             || refuse (self, error, _ ("“%s” is none of the choices."), value->text);
    case LYKTA_FIELD_EMAIL:
      return check_text (self, value->text, LYKTA_FIELD_MAX_TEXT, FALSE, error) && check_email (self, value->text, error);
    case LYKTA_FIELD_URL:
      return check_text (self, value->text, LYKTA_FIELD_MAX_TEXT, FALSE, error) && check_url (self, value->text, error);
    case LYKTA_FIELD_LONG_TEXT:
      return check_text (self, value->text, LYKTA_FIELD_MAX_LONG_TEXT, TRUE, error);
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
      return check_text (self, value->text, LYKTA_FIELD_MAX_TEXT, FALSE, error);
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      break;
    }
  return TRUE;
}

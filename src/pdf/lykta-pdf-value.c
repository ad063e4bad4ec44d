/* lykta-pdf-value.c: what the values of a PDF file say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-value.h"

#include <string.h>

/* Keys and values of a dictionary whose keys another may have in another order */
#define MOST_SEARCHED 4096

/* Bytes of a text that are looked at */
#define LONGEST_TEXT 4096

gboolean
lykta_pdf_value_is (const LyktaPdfValue *self, LyktaPdfType type)
{
  return self != NULL && self->type == type;
}

gboolean
lykta_pdf_value_is_dictionary (const LyktaPdfValue *self)
{
  return lykta_pdf_value_is (self, LYKTA_PDF_DICTIONARY) || lykta_pdf_value_is (self, LYKTA_PDF_STREAM);
}

gboolean
lykta_pdf_value_is_name (const LyktaPdfValue *self, const char *name)
{
  return lykta_pdf_value_is (self, LYKTA_PDF_NAME) && strcmp (self->text, name) == 0;
}

/* Of keys that stand twice, the last holds, as in most programs. */
const LyktaPdfValue *
lykta_pdf_value_get (const LyktaPdfValue *self, const char *key)
{
  if (!lykta_pdf_value_is_dictionary (self))
    return NULL;
  for (guint i = self->length; i >= 2; i -= 2)
    if (strcmp (self->items[i - 2]->text, key) == 0)
      return self->items[i - 1];
  return NULL;
}

guint
lykta_pdf_value_get_reference (const LyktaPdfValue *self)
{
  return lykta_pdf_value_is (self, LYKTA_PDF_REFERENCE) ? (guint) self->number : 0;
}

gboolean
lykta_pdf_value_equal (const LyktaPdfValue *a, const LyktaPdfValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case LYKTA_PDF_NULL:
      return TRUE;
    case LYKTA_PDF_BOOLEAN:
    case LYKTA_PDF_NUMBER:
      return a->number == b->number;
    case LYKTA_PDF_REFERENCE:
      return a->number == b->number && a->length == b->length;
    case LYKTA_PDF_NAME:
    case LYKTA_PDF_STRING:
      return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
    case LYKTA_PDF_ARRAY:
      if (a->length != b->length)
        return FALSE;
      for (guint i = 0; i < a->length; i++)
        if (!lykta_pdf_value_equal (a->items[i], b->items[i]))
          return FALSE;
      return TRUE;
    case LYKTA_PDF_DICTIONARY:
    case LYKTA_PDF_STREAM:
      if (a->length != b->length)
        return FALSE;
      for (guint i = 0; i + 1 < a->length; i += 2)
        {
          gboolean same_place = strcmp (a->items[i]->text, b->items[i]->text) == 0;

          /* Searching many for each would take for ever. */
          if (!same_place && a->length > MOST_SEARCHED)
            return FALSE;
          if (!lykta_pdf_value_equal (a->items[i + 1], same_place ? b->items[i + 1] : lykta_pdf_value_get (b, a->items[i]->text)))
            return FALSE;
        }
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* ISO 32000-1, annex D.2, where it is not ISO 8859-1 */
static gunichar
decode_byte (guint8 byte)
{
  static const gunichar low[] = { 0x2d8, 0x2c7, 0x2c6, 0x2d9, 0x2dd, 0x2db, 0x2da, 0x2dc };
  static const gunichar high[] = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192,  0x2044, 0x2039, 0x203a, 0x2212,
    0x2030, 0x201e, 0x201c, 0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01, 0xfb02, 0x141,
    0x152,  0x160,  0x178,  0x17d,  0x131,  0x142,  0x153,  0x161,  0x17e,  0xfffd, 0x20ac,
  };

  if (byte >= 0x18 && byte < 0x18 + G_N_ELEMENTS (low))
    return low[byte - 0x18];
  if (byte >= 0x80 && byte < 0x80 + G_N_ELEMENTS (high))
    return high[byte - 0x80];
  return byte;
}

static char *
decode_utf16 (const char *bytes, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gunichar lead = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar unit = (gunichar) ((guint8) bytes[i] << 8 | (guint8) bytes[i + 1]);

      if (unit >= 0xd800 && unit < 0xdc00)
        lead = unit;
      else if (unit >= 0xdc00 && unit < 0xe000)
        {
          g_string_append_unichar (text, lead != 0 ? 0x10000 + ((lead - 0xd800) << 10) + (unit - 0xdc00) : 0xfffd);
          lead = 0;
        }
      else if (unit != 0)
        g_string_append_unichar (text, unit);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Controls would break lines and terminals. */
static char *
clean (char *text)
{
  for (char *at = text; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  return g_strstrip (text);
}

char *
lykta_pdf_value_get_text (const LyktaPdfValue *self)
{
  g_autoptr (GString) text = NULL;
  const char *bytes;
  gsize length;

  if (!lykta_pdf_value_is (self, LYKTA_PDF_STRING))
    return NULL;
  bytes = self->text;
  length = MIN (self->length, LONGEST_TEXT);
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return clean (decode_utf16 (bytes + 2, length - 2));
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return clean (g_utf8_make_valid (bytes + 3, (gssize) length - 3));
  if (g_utf8_validate (bytes, (gssize) length, NULL))
    return clean (g_strndup (bytes, length));
  text = g_string_new (NULL);
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != '\0')
      g_string_append_unichar (text, decode_byte ((guint8) bytes[i]));
  return clean (g_string_free (g_steal_pointer (&text), FALSE));
}

/* The next @n digits, or @otherwise when the text ends before them */
static int
read_digits (const char **at, guint n, int otherwise)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*at)[i]))
        return otherwise;
      number = number * 10 + ((*at)[i] - '0');
    }
  *at += n;
  return number;
}

/* D:YYYYMMDDHHmmSSOHH'mm' (ISO 32000-1, 7.9.4), of which all but the year may be missing */
GDateTime *
lykta_pdf_value_get_date (const LyktaPdfValue *self)
{
  g_autofree char *text = lykta_pdf_value_get_text (self);
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  const char *at = text;
  int parts[6];
  int sign;
  int offset;

  if (text == NULL)
    return NULL;
  at += g_str_has_prefix (at, "D:") ? 2 : 0;
  parts[0] = read_digits (&at, 4, -1);
  for (guint i = 1; i < G_N_ELEMENTS (parts); i++)
    parts[i] = read_digits (&at, 2, i < 3 ? 1 : 0);
  sign = *at == '-' ? -1 : *at == '+' ? 1 : 0;
  at += sign != 0;
  offset = read_digits (&at, 2, 0) * 3600;
  at += *at == '\'';
  offset += read_digits (&at, 2, 0) * 60;
  zone = g_time_zone_new_offset (CLAMP (sign * offset, -86399, 86399));
  local = parts[0] > 0 ? g_date_time_new (zone, parts[0], parts[1], parts[2], parts[3], parts[4], MIN (parts[5], 59)) : NULL;
  return local != NULL ? g_date_time_to_utc (local) : NULL;
}

/* lykta-collation.c: the order of texts, and texts as search compares them
 *
 * ICU and not the C library's order: the machine may lack the locale (C.UTF-8, a Flatpak without Swedish).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#include "lykta-collation.h"

struct _LyktaCollation
{
  char *language;
  UCollator *collator;
  GArray *wide; /* UChar */
  GByteArray *key;
};

LyktaCollation *
lykta_collation_new (const char *language)
{
  LyktaCollation *self = g_new0 (LyktaCollation, 1);
  UErrorCode status = U_ZERO_ERROR;

  self->language = g_strdup (language);
  self->collator = ucol_open (language, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no collation data: %s", u_errorName (status));
  self->wide = g_array_new (FALSE, FALSE, sizeof (UChar));
  self->key = g_byte_array_new ();
  return self;
}

void
lykta_collation_free (LyktaCollation *self)
{
  g_byte_array_unref (self->key);
  g_array_unref (self->wide);
  ucol_close (self->collator);
  g_free (self->language);
  g_free (self);
}

char *
lykta_collation_get_version (LyktaCollation *self)
{
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];

  ucol_getVersion (self->collator, version);
  u_versionToString (version, text);
  return g_strdup_printf ("%s %s", self->language, text);
}

const guint8 *
lykta_collation_get_key (LyktaCollation *self, const char *text, gssize length, gsize *size)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_wide;
  int32_t n_key;

  /* UTF-16 is never longer in units than UTF-8 in bytes. */
  g_array_set_size (self->wide, (guint) n_bytes + 1);
  u_strFromUTF8WithSub ((UChar *) (gpointer) self->wide->data, (int32_t) n_bytes + 1, &n_wide, text, (int32_t) n_bytes, 0xFFFD,
                        NULL, &status);
  if (self->key->len < 256)
    g_byte_array_set_size (self->key, 256);
  n_key =
      ucol_getSortKey (self->collator, (UChar *) (gpointer) self->wide->data, n_wide, self->key->data, (int32_t) self->key->len);
  if (n_key > (int32_t) self->key->len)
    {
      g_byte_array_set_size (self->key, (guint) n_key);
      ucol_getSortKey (self->collator, (UChar *) (gpointer) self->wide->data, n_wide, self->key->data, n_key);
    }
  /* ICU ends its keys with a zero byte, which says nothing. */
  *size = n_key > 0 ? (gsize) n_key - 1 : 0;
  return self->key->data;
}

static void
fold_character (GString *folded, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  c = g_unichar_tolower (c);
  if (c == 0xE5 || c == 0xE4 || c == 0xF6)
    {
      g_string_append_unichar (folded, c);
      return;
    }

  n_parts = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    if (!g_unichar_ismark (parts[i]))
      g_string_append_unichar (folded, g_unichar_tolower (parts[i]));
}

/* Letters that were written as a letter and a combining ring or diaeresis. */
static gunichar
compose (gunichar c, const char *next)
{
  gunichar mark;
  gunichar composed;

  if ((guchar) next[0] != 0xCC)
    return 0;
  if ((guchar) next[1] < 0x80)
    return 0;
  mark = g_utf8_get_char (next);
  if ((mark != 0x308 && mark != 0x30A) || !g_unichar_compose (c, mark, &composed))
    return 0;
  return composed;
}

void
lykta_fold_append (GString *folded, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  while (text < end)
    {
      gunichar c = (guchar) *text;
      gunichar composed;

      if (c < 0x80)
        {
          composed = text + 2 < end ? compose (c, text + 1) : 0;
          if (composed != 0)
            {
              fold_character (folded, composed);
              text += 3;
              continue;
            }
          g_string_append_c (folded, g_ascii_tolower ((char) c));
          text++;
          continue;
        }
      /* A damaged file may hold anything. */
      c = g_utf8_get_char_validated (text, end - text);
      if (c >= (gunichar) -2)
        {
          g_string_append_unichar (folded, 0xFFFD);
          text++;
          continue;
        }
      fold_character (folded, c);
      text = g_utf8_next_char (text);
    }
}

char *
lykta_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text) + 1);

  lykta_fold_append (folded, text, -1);
  return g_string_free_and_steal (folded);
}

/* lykta-file-name.c: names of files that come from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-file-name.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* An extension that is longer is none. */
#define MAX_EXTENSION 20
/* More of a name is not looked at: what is left after cleaning is shorter by far. */
#define MAX_READ 65536

/* Not in names on Windows; the folders' own separators are dealt with before. */
#define FORBIDDEN "<>:\"|?*"

/* Names of devices on Windows, whatever follows after a dot */
static const char *const reserved[] = { "CON",  "PRN",  "AUX",  "NUL",  "COM1", "COM2", "COM3", "COM4", "COM5",   "COM6",
                                        "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³", "LPT1", "LPT2", "LPT3",   "LPT4",
                                        "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³", "CONIN$", "CONOUT$" };

/* What cannot be seen, ends lines or turns the text around, and what is no letter at all */
static const GUnicodeType hidden[] = {
  G_UNICODE_CONTROL,   G_UNICODE_FORMAT,         G_UNICODE_UNASSIGNED,          G_UNICODE_PRIVATE_USE,
  G_UNICODE_SURROGATE, G_UNICODE_LINE_SEPARATOR, G_UNICODE_PARAGRAPH_SEPARATOR,
};

static gboolean
is_hidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (type == hidden[i])
      return TRUE;
  return FALSE;
}

static const char *
skip_folders (const char *name)
{
  const char *start = name;

  for (const char *p = name; *p != '\0'; p++)
    if ((*p == '/' || *p == '\\') && p[1] != '\0')
      start = p + 1;
  return start;
}

/* Letters that stay; runs of white space become one space. */
static GString *
sift (const char *name)
{
  GString *sifted = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (is_hidden (c))
        continue;
      if (space && sifted->len > 0)
        g_string_append_c (sifted, ' ');
      space = FALSE;
      if (c < 0x80 && (strchr (FORBIDDEN, (int) c) != NULL || c == '/' || c == '\\'))
        g_string_append_c (sifted, '_');
      else
        g_string_append_unichar (sifted, c);
    }
  return sifted;
}

/* Dots in front hide a file; Windows drops them, and spaces, at the end. */
static void
strip (GString *name)
{
  gsize start = strspn (name->str, ". ");

  g_string_erase (name, 0, (gssize) start);
  while (name->len > 0 && (name->str[name->len - 1] == '.' || name->str[name->len - 1] == ' '))
    g_string_truncate (name, name->len - 1);
}

/* Where the extension begins, with its dot; the end when there is none. */
static gsize
find_extension (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot == name || strlen (dot) > MAX_EXTENSION || strchr (dot, ' ') != NULL)
    return strlen (name);
  return (gsize) (dot - name);
}

/* Cuts the stem, between letters, so that @room bytes are left for it and the extension. */
static void
shorten (GString *name, gsize room)
{
  gsize extension = find_extension (name->str);
  gsize length = name->len - extension;
  gsize end;

  if (name->len <= room)
    return;
  end = room - length;
  while (end > 0 && ((guchar) name->str[end] & 0xc0) == 0x80)
    end--;
  while (end > 0 && (name->str[end - 1] == ' ' || name->str[end - 1] == '.'))
    end--;
  g_string_erase (name, (gssize) end, (gssize) (extension - end));
}

static void
guard_reserved (GString *name)
{
  gsize length = strcspn (name->str, ".");

  while (length > 0 && name->str[length - 1] == ' ')
    length--;
  for (gsize i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (strlen (reserved[i]) == length && g_ascii_strncasecmp (name->str, reserved[i], length) == 0)
      {
        g_string_prepend_c (name, '_');
        return;
      }
}

char *
lykta_file_name_clean (const char *name)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) sifted = NULL;
  g_autoptr (GString) clean = NULL;
  gsize length;

  g_return_val_if_fail (name != NULL, NULL);

  name = skip_folders (name);
  length = strlen (name);
  valid = g_utf8_make_valid (name + (length > MAX_READ ? length - MAX_READ : 0), -1);
  sifted = sift (valid);
  clean = g_string_new_take (g_utf8_normalize (sifted->str, -1, G_NORMALIZE_NFC));
  strip (clean);
  guard_reserved (clean);
  shorten (clean, LYKTA_FILE_NAME_MAX);
  if (clean->len == 0)
    return g_strdup (C_ ("name of a file", "Attachment"));
  return g_string_free_and_steal (g_steal_pointer (&clean));
}

char *
lykta_file_name_number (const char *name, guint number)
{
  g_autoptr (GString) numbered = g_string_new (name);
  g_autofree char *text = g_strdup_printf (" (%u)", number);

  shorten (numbered, LYKTA_FILE_NAME_MAX - strlen (text));
  g_string_insert (numbered, (gssize) find_extension (numbered->str), text);
  return g_string_free_and_steal (g_steal_pointer (&numbered));
}

gboolean
lykta_file_name_equal (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

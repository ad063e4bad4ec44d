/* lykta-translation.c: a text in a given language, whatever the process speaks
 *
 * gettext() knows one language a process; this reads the catalogue itself. Its tables are checked before they are trusted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-translation.h"

#define MO_MAGIC 0x950412de
#define MO_HEADER 20

typedef struct
{
  GMappedFile *file;
  const char *bytes;
  gsize size;
  guint32 n_texts;
  guint32 originals;
  guint32 translations;
} LyktaCatalogue;

static const char *const languages[] = { "sv", "en", NULL };

static guint32
get_word (const char *bytes)
{
  guint32 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT32_FROM_LE (word);
}

/* The text of an entry of a table, or NULL when the table lies. */
static const char *
get_text (const LyktaCatalogue *self, guint32 table, guint32 index)
{
  const char *entry = self->bytes + table + (gsize) index * 8;
  guint64 length = get_word (entry);
  guint64 offset = get_word (entry + 4);

  if (offset + length >= self->size || self->bytes[offset + length] != '\0')
    return NULL;
  return self->bytes + offset;
}

static LyktaCatalogue *
load (const char *language)
{
  const char *directory = g_getenv ("LYKTA_LOCALE_DIR");
  g_autofree char *path =
      g_build_filename (directory != NULL ? directory : LYKTA_LOCALE_DIR, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  LyktaCatalogue *self = g_new0 (LyktaCatalogue, 1);

  if (file == NULL)
    return self;

  self->bytes = g_mapped_file_get_contents (file);
  self->size = g_mapped_file_get_length (file);
  if (self->size < MO_HEADER || get_word (self->bytes) != MO_MAGIC)
    return self;
  self->originals = get_word (self->bytes + 12);
  self->translations = get_word (self->bytes + 16);
  self->n_texts = get_word (self->bytes + 8);
  if (MAX (self->originals, self->translations) + (guint64) self->n_texts * 8 > self->size)
    self->n_texts = 0;
  self->file = g_steal_pointer (&file);
  return self;
}

static const char *
find (const LyktaCatalogue *self, const char *key)
{
  guint32 low = 0;
  guint32 high = self->n_texts;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *original = get_text (self, self->originals, middle);
      int order;

      if (original == NULL)
        return NULL;
      order = strcmp (key, original);
      if (order == 0)
        {
          const char *translation = get_text (self, self->translations, middle);

          return translation != NULL && *translation != '\0' ? translation : NULL;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

const char *
lykta_translation_get (const char *language, const char *context, const char *msgid)
{
  static GMutex lock;
  static GHashTable *catalogues;
  LyktaCatalogue *catalogue;
  g_autofree char *key = NULL;
  const char *translation;

  if (g_str_equal (language, "en") || strchr (language, '/') != NULL || *msgid == '\0')
    return msgid;

  g_mutex_lock (&lock);
  if (catalogues == NULL)
    catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  catalogue = g_hash_table_lookup (catalogues, language);
  if (catalogue == NULL)
    {
      catalogue = load (language);
      g_hash_table_insert (catalogues, g_strdup (language), catalogue);
    }
  g_mutex_unlock (&lock);

  if (context != NULL)
    key = g_strconcat (context, "\004", msgid, NULL);
  translation = find (catalogue, key != NULL ? key : msgid);
  return translation != NULL ? translation : msgid;
}

const char *const *
lykta_translation_get_languages (void)
{
  return languages;
}

const char *
lykta_translation_get_current (void)
{
  /* Translators: the code of the language that you translate into, such as sv. It says which of the file's texts to show. */
  const char *language = C_ ("language code", "en");

  return language;
}

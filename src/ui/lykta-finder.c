/* lykta-finder.c: finds records of every register by name and text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-finder.h"

#include <string.h>

#include "lykta-worker.h"

/* More of one register than this are found on its own page. */
#define MOST_OF_REGISTER 6

/* Titles are only looked for among so many hits. */
#define MOST_WEIGHED 200

static void
found_free (LyktaFound *self)
{
  g_free (self->title);
  g_free (self);
}

static void
add_found (GPtrArray *found, const LyktaRegister *reg, gint64 id, char *title)
{
  LyktaFound *record = g_new0 (LyktaFound, 1);

  record->reg = reg;
  record->id = id;
  record->title = title;
  g_ptr_array_add (found, record);
}

/* First those whose title holds the words, then those that hold them elsewhere. */
static gboolean
find_in_register (GPtrArray *found, LyktaStore *store, const LyktaRegister *reg, const char *text, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  guint n = 0;

  lykta_query_set_search (query, text);
  ids = lykta_store_select (store, query, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (ids->len, MOST_WEIGHED) && n < MOST_OF_REGISTER; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      char *title = lykta_store_get_title (store, reg, id);

      if (title != NULL && lykta_find_matches (title, text))
        {
          add_found (found, reg, id, title);
          n++;
        }
      else
        add_found (others, reg, id, title != NULL ? title : g_strdup ("–"));
    }
  for (guint i = 0; i < others->len && n < MOST_OF_REGISTER; i++, n++)
    {
      const LyktaFound *other = g_ptr_array_index (others, i);

      add_found (found, reg, other->id, g_strdup (other->title));
    }

  return TRUE;
}

static gpointer
find (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (store);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);

  for (gsize i = 0; registers[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if ((registers[i]->area != LYKTA_AREA_OFFICE || registers[i]->kept)
          && !find_in_register (found, store, registers[i], data, error))
        return NULL;
    }

  return g_steal_pointer (&found);
}

/* Lower case without accents, so that "ar" finds "år" as the registers' own search does */
static char *
fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed, -1);
  GString *folded = g_string_new (NULL);

  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_unichar (folded, g_utf8_get_char (c));

  return g_string_free_and_steal (folded);
}

gboolean
lykta_find_matches (const char *label, const char *text)
{
  g_autofree char *folded = fold (label);
  g_autofree char *wanted = fold (text);
  g_auto (GStrv) words = g_strsplit_set (wanted, " \t", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * lykta_find_async:
 *
 * Searches every register but those of the office, in a thread.
 */
void
lykta_find_async (LyktaStore *store, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer user_data)
{
  lykta_worker_run (store, find, g_strdup (text), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * lykta_find_finish:
 *
 * Returns: (transfer full) (element-type LyktaFound) (nullable): what was found, in the order of the registers
 */
GPtrArray *
lykta_find_finish (GAsyncResult *result, GError **error)
{
  return lykta_worker_finish (result, error);
}

/* lykta-requirement-set.c: requirements that an office may start from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-requirement-set.h"

#include <string.h>

#include "lykta-defaults-private.h"

#define FILE_NAME "requirements.ini"
#define EDITION_KEY "edition"
#define SOURCE_KEY "source"

static gboolean
is_clause (const char *key)
{
  return strcmp (key, EDITION_KEY) != 0 && strcmp (key, SOURCE_KEY) != 0;
}

/* A theme is what other clauses go on from. */
static gboolean
is_theme (char **keys, const char *key)
{
  g_autofree char *prefix = g_strconcat (key, ".", NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], prefix))
      return TRUE;
  return FALSE;
}

/* A name in the office's language, or in the only one that it has. (transfer full) */
static char *
get_name (GKeyFile *file, const char *framework, const char *key, LyktaStore *store)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  g_auto (GStrv) names = g_key_file_get_string_list (file, framework, key, NULL, NULL);
  gboolean english = office != NULL && g_strcmp0 (lykta_record_get_text (office, "language"), "en") == 0;

  if (names == NULL || names[0] == NULL)
    return NULL;
  return g_strdup (g_strstrip (english && names[1] != NULL ? names[1] : names[0]));
}

static gboolean
has_clause (LyktaStore *store, const char *framework, const char *clause)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "requirements"));

  lykta_query_add_condition (query, "framework", LYKTA_IS, framework);
  lykta_query_add_condition (query, "clause", LYKTA_IS, clause);
  return lykta_store_count (store, query) > 0;
}

static void
add (LyktaStore *store, LyktaEdit *edit, GKeyFile *file, const char *framework, const char *clause)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "requirements");
  g_autofree char *edition = g_key_file_get_string (file, framework, EDITION_KEY, NULL);
  g_autofree char *source = g_key_file_get_string (file, framework, SOURCE_KEY, NULL);
  g_autofree char *name = get_name (file, framework, clause, store);
  const char *dot = strrchr (clause, '.');
  g_autofree char *theme_key = g_strndup (clause, dot != NULL ? (gsize) (dot - clause) : 0);
  g_autofree char *theme = *theme_key != '\0' ? get_name (file, framework, theme_key, store) : NULL;
  /* A number says what is meant where the name is short; the law's areas say it themselves. */
  g_autofree char *title = theme != NULL ? g_strdup_printf ("%s %s", clause, name) : g_strdup (name);
  gint64 id = lykta_edit_insert (edit, reg);

  lykta_edit_set_text (edit, reg, id, "name", title);
  lykta_edit_set_text (edit, reg, id, "framework", framework);
  lykta_edit_set_text (edit, reg, id, "clause", clause);
  lykta_edit_set_text (edit, reg, id, "edition", edition);
  lykta_edit_set_text (edit, reg, id, "theme", theme);
  lykta_edit_set_text (edit, reg, id, "note", source);
}

static GPtrArray *
find_missing (LyktaStore *store, GKeyFile *file, const char *framework, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, framework, NULL, error);
  GPtrArray *missing;

  if (keys == NULL)
    return NULL;
  missing = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  for (guint i = 0; keys[i] != NULL; i++)
    if (is_clause (keys[i]) && !is_theme (keys, keys[i]) && !has_clause (store, framework, keys[i]))
      g_ptr_array_add (missing, g_strdup (keys[i]));
  return missing;
}

int
lykta_requirement_set_add (LyktaStore *store, LyktaEdit *edit, const char *framework, GError **error)
{
  g_autoptr (GKeyFile) file = lykta_defaults_load (FILE_NAME, error);
  g_autoptr (GPtrArray) missing = file != NULL ? find_missing (store, file, framework, error) : NULL;

  if (missing == NULL)
    return -1;
  for (guint i = 0; i < missing->len; i++)
    add (store, edit, file, framework, missing->pdata[i]);
  return (int) missing->len;
}

GStrv
lykta_requirement_set_find_missing (LyktaStore *store, const char *framework, GError **error)
{
  g_autoptr (GKeyFile) file = lykta_defaults_load (FILE_NAME, error);
  g_autoptr (GPtrArray) missing = file != NULL ? find_missing (store, file, framework, error) : NULL;

  if (missing == NULL)
    return NULL;
  /* An empty array has nothing to give away. */
  return missing->len > 0 ? (GStrv) g_ptr_array_steal (missing, NULL) : g_new0 (char *, 1);
}

int
lykta_requirement_compare_clauses (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (a != NULL ? a : "", -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (b != NULL ? b : "", -1);

  return strcmp (first, second);
}

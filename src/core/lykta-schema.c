/* lykta-schema.c: the tables of a file, and how an older file becomes a newer one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "lykta-record-private.h"
#include "lykta-schema.h"

static GBytes *
get_step (const char *schema, int number)
{
  g_autofree char *path = g_strdup_printf ("%s/%03d.sql", schema, number);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static gboolean
copy_before (LyktaDatabase *database, const char *path, int newest, GError **error)
{
  g_autofree char *stem =
      g_str_has_suffix (path, ".lykta") ? g_strndup (path, strlen (path) - strlen (".lykta")) : g_strdup (path);

  for (guint i = 1;; i++)
    {
      /* Translators: part of the name of a safety copy: "office-before-version-3-1.lykta". */
      g_autofree char *copy = g_strdup_printf (_ ("%s-before-version-%d-%u.lykta"), stem, newest, i);

      if (!g_file_test (copy, G_FILE_TEST_EXISTS))
        return lykta_database_copy_to (database, copy, error);
    }
}

static gboolean
take_step (LyktaDatabase *database, const char *schema, int number, GError **error)
{
  g_autoptr (GBytes) sql = get_step (schema, number);
  g_autofree char *text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", number);
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", LYKTA_APPLICATION_ID);

  if (!lykta_database_begin (database, error))
    return FALSE;
  if (lykta_database_execute (database, text, error) && lykta_database_execute (database, version, error)
      && lykta_database_execute (database, application, error) && lykta_database_commit (database, error))
    return TRUE;
  lykta_database_rollback (database);
  return FALSE;
}

/* Indexes */

/* Empty values are left out: most columns are mostly empty. Only the titles' index holds all records. */
static void
append_index (GString *sql, const LyktaRegister *reg, const LyktaField *field, gboolean large)
{
  gboolean keyed = field->type == LYKTA_FIELD_TEXT || field->type == LYKTA_FIELD_EMAIL || field->type == LYKTA_FIELD_URL;
  gboolean always = field->type == LYKTA_FIELD_REFERENCE || (field->flags & LYKTA_FIELD_UNIQUE) != 0;
  g_autofree char *link = NULL;
  g_autofree char *column = NULL;

  if (field->type == LYKTA_FIELD_REFERENCES)
    {
      link = lykta_record_get_link_table (reg, field);
      g_string_append_printf (sql, "CREATE INDEX \"by_%s\" ON \"%s\" (target);\n", link, link);
      return;
    }
  if (always)
    g_string_append_printf (sql, "CREATE INDEX \"by_%s_%s\" ON \"%s\" (\"%s\") WHERE \"%s\" IS NOT NULL;\n", reg->id, field->id,
                            reg->id, field->id, field->id);
  if (!large || field->type == LYKTA_FIELD_LONG_TEXT || (always && !keyed))
    return;
  column = g_strdup_printf (keyed ? "lykta_key(\"%s\")" : "\"%s\"", field->id);
  g_string_append_printf (sql, "CREATE INDEX \"sort_%s_%s\" ON \"%s\" (%s)", reg->id, field->id, reg->id, column);
  if (field != lykta_register_get_title (reg))
    g_string_append_printf (sql, " WHERE %s IS NOT NULL", column);
  g_string_append (sql, ";\n");
}

static gboolean
drop_indexes (LyktaDatabase *database, const LyktaRegister *reg, GError **error)
{
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *links = g_strconcat (reg->id, "__", NULL);

  statement = lykta_database_get (database,
                                  "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
                                  " AND (tbl_name = ?1 OR substr(tbl_name, 1, length(?2)) = ?2)",
                                  error);
  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_text (statement, 1, reg->id);
  lykta_statement_bind_text (statement, 2, links);
  while (lykta_statement_next (statement, &local_error))
    {
      const char *name = lykta_statement_get_text (statement, 0);

      if (g_str_has_prefix (name, "by_") || g_str_has_prefix (name, "sort_"))
        g_string_append_printf (sql, "DROP INDEX \"%s\";\n", name);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_clear_pointer (&statement, lykta_statement_release);
  return lykta_database_execute (database, sql->str, error);
}

static gboolean
write_meta (LyktaDatabase *database, const char *key, const char *value, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (database,
                          "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", error);

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_text (statement, 1, key);
  lykta_statement_bind_text (statement, 2, value);
  return lykta_statement_run (statement, error);
}

static gboolean
update_indexes_of (LyktaDatabase *database, const LyktaRegister *reg, const char *version, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *last = lykta_database_read_text (database, "SELECT id FROM next_ids WHERE register = ?", reg->id, NULL);
  g_autofree char *key = g_strconcat ("indexes ", reg->id, NULL);
  g_autofree char *built = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *sum = NULL;
  gboolean large = last != NULL && g_ascii_strtoll (last, NULL, 10) >= LYKTA_SCHEMA_LARGE;
  gboolean inside = lykta_database_is_in_transaction (database);

  for (guint i = 0; i < reg->n_fields; i++)
    append_index (sql, reg, &reg->fields[i], large);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sql->str, -1);
  wanted = g_strdup_printf ("%s %.16s", version, sum);
  built = lykta_database_read_text (database, "SELECT value FROM meta WHERE key = ?", key, NULL);
  if (g_strcmp0 (built, wanted) == 0)
    return TRUE;

  if (!inside && !lykta_database_begin (database, error))
    return FALSE;
  if (drop_indexes (database, reg, error) && lykta_database_execute (database, sql->str, error)
      && write_meta (database, key, wanted, error) && (inside || lykta_database_commit (database, error)))
    return TRUE;
  if (!inside)
    lykta_database_rollback (database);
  return FALSE;
}

int
lykta_schema_get_newest (const char *schema)
{
  int newest = 0;

  for (;;)
    {
      g_autoptr (GBytes) step = get_step (schema, newest + 1);

      if (step == NULL)
        return newest;
      newest++;
    }
}

gboolean
lykta_schema_migrate (LyktaDatabase *database, const char *schema, const char *path, GError **error)
{
  int newest = lykta_schema_get_newest (schema);
  gint64 version;

  if (!lykta_database_read_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > newest)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_TOO_NEW,
                   _ ("“%s” was made by a newer version of Lykta. Update the program to open it."), name);
      return FALSE;
    }
  if (version > 0 && version < newest && !copy_before (database, path, newest, error))
    return FALSE;
  for (int number = (int) version + 1; number <= newest; number++)
    if (!take_step (database, schema, number, error))
      return FALSE;
  return TRUE;
}

gboolean
lykta_schema_update_indexes (LyktaDatabase *database, const LyktaRegister *const *registers, GError **error)
{
  g_autofree char *version = lykta_collation_get_version (lykta_database_get_collation (database));

  for (gsize i = 0; registers[i] != NULL; i++)
    if (!update_indexes_of (database, registers[i], version, error))
      return FALSE;
  return TRUE;
}

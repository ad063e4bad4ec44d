/* test-schema.c: every declaration against the tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "lykta-registers.h"

static const char *const record_columns[] = { "id INTEGER", "changed_at TEXT", "changed_by TEXT" };

static const char *const column_types[] = {
  [LYKTA_FIELD_TEXT] = "TEXT",         [LYKTA_FIELD_LONG_TEXT] = "TEXT", [LYKTA_FIELD_NUMBER] = "INTEGER",
  [LYKTA_FIELD_DATE] = "TEXT",         [LYKTA_FIELD_TIME] = "TEXT",      [LYKTA_FIELD_YES_NO] = "INTEGER",
  [LYKTA_FIELD_CHOICE] = "TEXT",       [LYKTA_FIELD_PICK] = "TEXT",      [LYKTA_FIELD_PICKS] = "TEXT",
  [LYKTA_FIELD_REFERENCE] = "INTEGER", [LYKTA_FIELD_EMAIL] = "TEXT",     [LYKTA_FIELD_URL] = "TEXT",
};

static sqlite3 *
open_schema (void)
{
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  for (guint i = 1;; i++)
    {
      g_autofree char *path = g_strdup_printf (LYKTA_RESOURCE_PATH "/sql/%03u.sql", i);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *sql = NULL;
      char *message = NULL;

      if (bytes == NULL)
        break;
      sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      sqlite3_exec (database, sql, NULL, NULL, &message);
      g_assert_cmpstr (message, ==, NULL);
    }
  return database;
}

/* The rows of a query, each as its columns joined by spaces, in order. */
static GStrv
read_rows (sqlite3 *database, const char *sql, const char *argument)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, argument, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (GString) row = g_string_new (NULL);

      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (row, "%s%s", i > 0 ? " " : "", (const char *) sqlite3_column_text (statement, i));
      g_strv_builder_add (rows, row->str);
    }
  sqlite3_finalize (statement);
  return g_strv_builder_end (rows);
}

static GStrv
get_columns (const LyktaRegister *reg)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (record_columns); i++)
    g_strv_builder_add (columns, record_columns[i]);
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      const char *type = field->decimals > 0 ? "REAL" : column_types[field->type];

      if (field->type != LYKTA_FIELD_REFERENCES)
        g_strv_builder_take (columns, g_strdup_printf ("%s %s", field->id, type));
    }
  return g_strv_builder_end (columns);
}

/* References: to the table and its id, without action, so that the store alone decides. */
static GStrv
get_keys (const LyktaRegister *reg)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].type == LYKTA_FIELD_REFERENCE)
      g_strv_builder_take (keys, g_strdup_printf ("%s %s id NO ACTION NO ACTION", reg->fields[i].id, reg->fields[i].target));
  return g_strv_builder_end (keys);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_same (const char *what, GStrv found, GStrv expected)
{
  g_autofree char *a = g_strjoinv ("\n", found);
  g_autofree char *b = g_strjoinv ("\n", expected);

  g_test_message ("%s", what);
  g_assert_cmpstr (a, ==, b);
}

static void
test_tables (void)
{
  sqlite3 *database = open_schema ();

  for (const LyktaRegister *const *reg = lykta_registers_get (); *reg != NULL; reg++)
    {
      g_auto (GStrv) columns = get_columns (*reg);
      g_auto (GStrv) found = read_rows (database, "SELECT name, type FROM pragma_table_info(?) ORDER BY 1", (*reg)->id);
      g_auto (GStrv) keys = get_keys (*reg);
      g_auto (GStrv) found_keys =
          read_rows (database,
                     "SELECT \"from\", \"table\", \"to\", on_update, on_delete FROM pragma_foreign_key_list(?)"
                     " ORDER BY 1",
                     (*reg)->id);

      qsort (columns, g_strv_length (columns), sizeof *columns, compare_text);
      qsort (keys, g_strv_length (keys), sizeof *keys, compare_text);
      assert_same ((*reg)->id, found, columns);
      assert_same ((*reg)->id, found_keys, keys);
    }
  sqlite3_close (database);
}

static void
test_links (void)
{
  const char *const columns[] = { "id INTEGER", "position INTEGER", "target INTEGER", NULL };
  sqlite3 *database = open_schema ();

  for (const LyktaRegister *const *reg = lykta_registers_get (); *reg != NULL; reg++)
    for (guint i = 0; i < (*reg)->n_fields; i++)
      {
        const LyktaField *field = &(*reg)->fields[i];
        g_autofree char *table = g_strdup_printf ("%s__%s", (*reg)->id, field->id);
        g_auto (GStrv) found = read_rows (database, "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", table);
        g_auto (GStrv) found_keys =
            read_rows (database,
                       "SELECT \"from\", \"table\", \"to\", on_update, on_delete FROM pragma_foreign_key_list(?)"
                       " ORDER BY 1",
                       table);
        g_autofree char *from = g_strdup_printf ("id %s id NO ACTION NO ACTION", (*reg)->id);
        g_autofree char *to = g_strdup_printf ("target %s id NO ACTION NO ACTION", field->target);
        char *keys[] = { from, to, NULL };

        if (field->type != LYKTA_FIELD_REFERENCES)
          {
            g_assert_null (found[0]);
            continue;
          }
        assert_same (table, found, (GStrv) columns);
        assert_same (table, found_keys, keys);
      }
  sqlite3_close (database);
}

/* What refers to a record is found without reading a whole table. Where few records have a value, which is worked out, the index may
 * hold those alone. */
static void
test_indexes (void)
{
  sqlite3 *database = open_schema ();

  for (const LyktaRegister *const *reg = lykta_registers_get (); *reg != NULL; reg++)
    for (guint i = 0; i < (*reg)->n_fields; i++)
      {
        const LyktaField *field = &(*reg)->fields[i];
        g_autofree char *link = g_strdup_printf ("%s__%s", (*reg)->id, field->id);
        gboolean list = field->type == LYKTA_FIELD_REFERENCES;
        g_auto (GStrv) found = NULL;

        if (field->target == NULL)
          continue;
        found = read_rows (database,
                           (field->flags & LYKTA_FIELD_DERIVED) != 0 ? "SELECT info.name FROM pragma_index_list(?) list,"
                                                                       " pragma_index_info(list.name) info WHERE info.seqno = 0"
                                                                     : "SELECT info.name FROM pragma_index_list(?) list,"
                                                                       " pragma_index_info(list.name) info"
                                                                       " WHERE info.seqno = 0 AND NOT list.partial",
                           list ? link : (*reg)->id);
        g_test_message ("%s", link);
        g_assert_true (g_strv_contains ((const char *const *) found, list ? "target" : field->id));
      }
  sqlite3_close (database);
}

/* No table of records that is not declared */
static void
test_nothing_else (void)
{
  sqlite3 *database = open_schema ();
  g_auto (GStrv) tables = read_rows (database,
                                     "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c"
                                     " WHERE m.type = 'table' AND c.name = 'changed_at' AND ?1 IS NULL",
                                     NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    g_assert_nonnull (lykta_registers_find (lykta_registers_get (), tables[i]));
  sqlite3_close (database);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/links", test_links);
  g_test_add_func ("/schema/indexes", test_indexes);
  g_test_add_func ("/schema/nothing-else", test_nothing_else);

  return g_test_run ();
}

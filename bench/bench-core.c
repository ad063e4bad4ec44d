/* bench-core.c: what the store takes for an import, an edit, a search and a sort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-core import ROWS [KEEP] | edit FILE | search FILE | sort FILE | gaps FILE
 */

#include "bench-data.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "lykta-defaults.h"
#include "lykta-import.h"
#include "lykta-indicator.h"
#include "lykta-record-list.h"
#include "lykta-registers.h"

#define EDITS 200
#define ROUNDS 9

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("bench-core: %s", error != NULL ? error->message : "failed");
}

static char *
write_csv (const char *folder, guint n_rows)
{
  g_autofree char *path = g_build_filename (folder, "assets.csv", NULL);
  g_autoptr (GString) csv = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GError) error = NULL;

  for (guint column = 0; column < BENCH_N_FIELDS; column++)
    g_string_append_printf (csv, "%s%s", column > 0 ? ";" : "", bench_fields[column]);
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < n_rows; i++)
    {
      BenchRow row;

      bench_row_init (&row, i);
      for (guint column = 0; column < BENCH_N_FIELDS; column++)
        g_string_append_printf (csv, "%s%s", column > 0 ? ";" : "", row.values[column]);
      g_string_append (csv, "\r\n");
      bench_row_clear (&row);
    }
  must (g_file_set_contents (path, csv->str, (gssize) csv->len, &error), error);
  return g_steal_pointer (&path);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  must (lykta_store_apply_finish (LYKTA_STORE (source), result, &error), error);
  g_main_loop_quit (user_data);
}

/* As the window does it: recognise the columns, check every row, one edit with log and search index. */
static double
import (LyktaStore *store, const char *csv)
{
  const LyktaRegister *assets = lykta_store_find_register (store, "assets");
  g_autoptr (LyktaImport) import = lykta_import_new (store, assets);
  g_autoptr (LyktaEdit) edit = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  must (lykta_import_read_path (import, csv, NULL, &error), error);
  if (lykta_import_get_problems (import)->len > 0)
    {
      const LyktaImportProblem *problem = g_ptr_array_index (lykta_import_get_problems (import), 0);

      g_error ("bench-core: row %u, %s: %s", problem->row, problem->column, problem->reason);
    }
  edit = lykta_edit_ref (lykta_import_get_edit (import));
  lykta_store_apply_async (store, edit, NULL, NULL, NULL, applied_cb, loop);
  g_main_loop_run (loop);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
remove_file (const char *path)
{
  for (const char *const *suffix = (const char *const[]) { "", "-wal", "-shm", NULL }; *suffix; suffix++)
    {
      g_autofree char *file = g_strconcat (path, *suffix, NULL);

      g_remove (file);
    }
}

static void
bench_import (guint n_rows, const char *keep)
{
  g_autofree char *folder = g_dir_make_tmp ("lykta-bench-XXXXXX", NULL);
  g_autofree char *path = keep != NULL ? g_strdup (keep) : g_build_filename (folder, "bench.lykta", NULL);
  g_autofree char *csv = write_csv (folder, n_rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) store = lykta_store_create (path, lykta_registers_get (), &error);

  must (store != NULL, error);
  must (lykta_defaults_fill (store, "Kontoret", "Nämnden", "sv", &error), error);
  bench_print ("import", import (store, csv), "ms");
  lykta_store_close (store);
  g_remove (csv);
  if (keep == NULL)
    remove_file (path);
  g_rmdir (folder);
}

static void
bench_edit (LyktaStore *store)
{
  const LyktaRegister *assets = lykta_store_find_register (store, "assets");
  const LyktaField *note = lykta_register_find_field (assets, "note");
  g_autoptr (LyktaQuery) query = lykta_query_new (assets);
  gint64 n_rows = lykta_store_count (store, query);
  double samples[EDITS];

  for (guint i = 0; i < EDITS; i++)
    {
      g_autoptr (LyktaEdit) edit = lykta_edit_new ("Note");
      g_autoptr (GError) error = NULL;
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
      BenchRow row;
      gint64 start;

      bench_row_init (&row, (guint) n_rows + i);
      lykta_value_set_text (&value, row.values[BENCH_N_FIELDS - 1]);
      bench_row_clear (&row);
      start = g_get_monotonic_time ();
      lykta_edit_set (edit, assets, 1 + (i * 7919) % n_rows, note, &value);
      must (lykta_store_apply (store, edit, &error), error);
      samples[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  bench_print ("edit", bench_median (samples, EDITS), "ms");
}

static double
time_select (LyktaStore *store, const LyktaQuery *query, guint *n_found)
{
  double samples[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = lykta_store_select (store, query, &error);

      must (ids != NULL, error);
      samples[i] = (double) (g_get_monotonic_time () - start) / 1000;
      *n_found = ids->len;
    }
  return bench_median (samples, ROUNDS);
}

static void
bench_search (LyktaStore *store)
{
  static const char *const texts[] = { "a",   "k",    "ö",      "ar",        "ka",     "ing",
                                       "och", "mark", "ärende", "hantering", "av och", "kvarnhjul" };
  const LyktaRegister *assets = lykta_store_find_register (store, "assets");
  double slowest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LyktaQuery) query = lykta_query_new (assets);
      g_autofree char *name = NULL;
      guint n_found;
      double time;

      lykta_query_set_search (query, texts[i]);
      time = time_select (store, query, &n_found);
      slowest = MAX (slowest, time);
      name = g_strdup_printf ("search '%s' (%u found)", texts[i], n_found);
      bench_print (name, time, "ms");
    }
  bench_print ("search", slowest, "ms");
}

/* The file was opened and its list shown by title; then someone clicks on another column for the first time. */
static double
time_first_sort (LyktaStore *store, const LyktaField *field)
{
  const LyktaRegister *assets = lykta_store_find_register (store, "assets");
  double samples[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LyktaStore) opened = lykta_store_open_again (store, &error);
      g_autoptr (LyktaQuery) query = lykta_query_new (assets);
      g_autoptr (GArray) by_title = NULL;
      g_autoptr (GArray) sorted = NULL;
      gint64 start;

      must (opened != NULL, error);
      by_title = lykta_store_select (opened, query, &error);
      must (by_title != NULL, error);
      lykta_query_set_sort (query, field, FALSE);
      start = g_get_monotonic_time ();
      sorted = lykta_store_select (opened, query, &error);
      samples[i] = (double) (g_get_monotonic_time () - start) / 1000;
      must (sorted != NULL, error);
      lykta_store_close (opened);
    }
  return bench_median (samples, ROUNDS);
}

static void
bench_sort (LyktaStore *store)
{
  const LyktaRegister *assets = lykta_store_find_register (store, "assets");
  g_autoptr (LyktaRecordList) list = lykta_record_list_new (store);
  g_autoptr (LyktaQuery) all = lykta_query_new (assets);
  g_autoptr (GObject) last = NULL;
  double slowest = 0;
  gint64 start;

  for (guint i = 0; i < assets->n_fields; i++)
    {
      const LyktaField *field = &assets->fields[i];
      g_autofree char *name = NULL;
      double time;

      if (!(field->flags & LYKTA_FIELD_COLUMN))
        continue;
      time = time_first_sort (store, field);
      slowest = MAX (slowest, time);
      name = g_strdup_printf ("sort by %s", field->id);
      bench_print (name, time, "ms");
    }
  bench_print ("sort", slowest, "ms");

  lykta_record_list_set_query (list, all);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  start = g_get_monotonic_time ();
  last = g_list_model_get_item (G_LIST_MODEL (list), g_list_model_get_n_items (G_LIST_MODEL (list)) - 1);
  bench_print ("jump", (double) (g_get_monotonic_time () - start) / 1000, "ms");
}

/* Every indicator, in a connection of its own, as lyktactl does it. */
static void
bench_gaps (LyktaStore *store)
{
  double samples[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LyktaStore) opened = lykta_store_open_again (store, &error);
      g_autoptr (GPtrArray) figures = NULL;
      gint64 start = g_get_monotonic_time ();

      must (opened != NULL, error);
      figures = lykta_indicators_compute (opened, 0, &error);
      samples[i] = (double) (g_get_monotonic_time () - start) / 1000;
      must (figures != NULL, error);
      lykta_store_close (opened);
    }
  bench_print ("gaps", bench_median (samples, ROUNDS), "ms");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) store = NULL;

  if (argc < 3)
    return 2;
  if (g_str_equal (argv[1], "import"))
    {
      bench_import ((guint) atoi (argv[2]), argc > 3 ? argv[3] : NULL);
      return 0;
    }

  store = lykta_store_open (argv[2], lykta_registers_get (), &error);
  must (store != NULL, error);
  if (g_str_equal (argv[1], "edit"))
    bench_edit (store);
  else if (g_str_equal (argv[1], "search"))
    bench_search (store);
  else if (g_str_equal (argv[1], "gaps"))
    bench_gaps (store);
  else
    bench_sort (store);
  lykta_store_close (store);
  return 0;
}

/* bench-export.c: what a list takes to be written as a spreadsheet or as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-export FORMAT FILE
 */

#include "bench-data.h"

#include <glib/gstdio.h>

#include "lykta-output.h"
#include "lykta-print-list.h"
#include "lykta-registers.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (LyktaOutput) output = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lykta-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list", NULL);
  g_autofree const LyktaField **fields = g_new0 (const LyktaField *, BENCH_N_FIELDS + 1);
  LyktaExport export = { .fields = (const LyktaField *const *) fields };
  const LyktaRegister *assets;
  gint64 start;

  if (argc < 3 || !lykta_export_format_find (argv[1], &export.format))
    return 2;
  store = lykta_store_open (argv[2], lykta_registers_get (), &error);
  if (store == NULL)
    g_error ("bench-export: %s", error->message);
  assets = lykta_store_find_register (store, "assets");
  query = lykta_query_new (assets);
  for (guint i = 0; i < BENCH_N_FIELDS; i++)
    fields[i] = lykta_register_find_field (assets, bench_fields[i]);

  start = g_get_monotonic_time ();
  output = lykta_output_new (path, &error);
  if (output == NULL || !lykta_print_list_write (store, query, &export, lykta_output_get_stream (output), NULL, &error))
    g_error ("bench-export: %s", error->message);
  bench_print (argv[1], (double) (g_get_monotonic_time () - start) / 1000, "ms");
  bench_print ("pss", (double) bench_pss () / 1e6, "MB");

  g_clear_pointer (&output, lykta_output_free);
  g_rmdir (folder);
  lykta_store_close (store);
  return 0;
}

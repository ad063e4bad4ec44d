/* bench-floor.c: what SQLite alone takes for one edit, an import and the gaps, the floor of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-floor edit ROWS | import ROWS | gaps FILE
 *
 * The bare table has the twelve columns of the measured assets, no log, no checks, no sort keys. Its FTS5 index finds substrings
 * (trigram), as ours must; the import builds it once after the rows. The gaps are those of a register file of ours.
 */

#include "bench-data.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#define EDITS 200
#define ROUNDS 9
#define SCHEMA                                                                                                                   \
  "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"                                                                            \
  "CREATE TABLE assets (id INTEGER PRIMARY KEY, name, reference, kind, description, personal_data, lifecycle, locality,"         \
  " rto, rpo, mtd, url, note);"                                                                                                  \
  "CREATE VIRTUAL TABLE found USING fts5 (name, reference, description, note, content='assets', content_rowid='id',"             \
  " tokenize='trigram', detail=none);"
#define TRIGGER                                                                                                                  \
  "CREATE TRIGGER assets_update AFTER UPDATE ON assets BEGIN"                                                                    \
  " INSERT INTO found (found, rowid, name, reference, description, note)"                                                        \
  " VALUES ('delete', old.id, old.name, old.reference, old.description, old.note);"                                              \
  " INSERT INTO found (rowid, name, reference, description, note)"                                                               \
  " VALUES (new.id, new.name, new.reference, new.description, new.note); END;"

static void
must (sqlite3 *database, int result)
{
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    g_error ("bench-floor: %s", sqlite3_errmsg (database));
}

static void
fill (sqlite3 *database, guint n_rows)
{
  sqlite3_stmt *insert;

  must (database, sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  must (database, sqlite3_prepare_v2 (database, "INSERT INTO assets VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, NULL));
  for (guint i = 0; i < n_rows; i++)
    {
      BenchRow row;

      bench_row_init (&row, i);
      for (int column = 0; column < BENCH_N_FIELDS; column++)
        must (database, sqlite3_bind_text (insert, column + 1, row.values[column], -1, SQLITE_TRANSIENT));
      must (database, sqlite3_step (insert));
      must (database, sqlite3_reset (insert));
      bench_row_clear (&row);
    }
  sqlite3_finalize (insert);
  must (database, sqlite3_exec (database, "INSERT INTO found (found) VALUES ('rebuild'); COMMIT", NULL, NULL, NULL));
}

static double
measure_edits (sqlite3 *database, guint n_rows)
{
  double samples[EDITS];
  sqlite3_stmt *update;

  must (database, sqlite3_exec (database, TRIGGER, NULL, NULL, NULL));
  must (database, sqlite3_prepare_v2 (database, "UPDATE assets SET note = ? WHERE id = ?", -1, &update, NULL));
  for (guint i = 0; i < EDITS; i++)
    {
      BenchRow row;
      gint64 start;

      bench_row_init (&row, n_rows + i);
      start = g_get_monotonic_time ();
      must (database, sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, NULL));
      must (database, sqlite3_bind_text (update, 1, row.values[BENCH_N_FIELDS - 1], -1, SQLITE_TRANSIENT));
      must (database, sqlite3_bind_int64 (update, 2, 1 + (i * 7919) % n_rows));
      must (database, sqlite3_step (update));
      must (database, sqlite3_reset (update));
      must (database, sqlite3_exec (database, "COMMIT", NULL, NULL, NULL));
      samples[i] = (double) (g_get_monotonic_time () - start) / 1000;
      bench_row_clear (&row);
    }
  sqlite3_finalize (update);
  return bench_median (samples, EDITS);
}

/* Of each indicator of the assets: which are counted, and which of them are missed. */
static double
measure_gaps (const char *path)
{
  static const char *const missed[] = { "information_owner IS NULL", "object_leader IS NULL",
                                        "classification_state NOT IN ('approved', 'old_tool')" };
  double samples[ROUNDS];
  sqlite3 *database;

  must (NULL, sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL));
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint j = 0; j < G_N_ELEMENTS (missed); j++)
        for (guint k = 0; k < 2; k++)
          {
            g_autofree char *sql = g_strdup_printf ("SELECT id FROM assets WHERE lifecycle IS NOT 'retired'%s%s",
                                                    k > 0 ? " AND " : "", k > 0 ? missed[j] : "");
            sqlite3_stmt *select;
            gint64 sum = 0;

            must (database, sqlite3_prepare_v2 (database, sql, -1, &select, NULL));
            while (sqlite3_step (select) == SQLITE_ROW)
              sum += sqlite3_column_int64 (select, 0);
            must (database, sqlite3_finalize (select));
            g_assert_cmpint (sum, >=, 0);
          }
      samples[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  sqlite3_close (database);
  return bench_median (samples, ROUNDS);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("lykta-floor-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "floor.db", NULL);
  guint n_rows = argc == 3 ? (guint) atoi (argv[2]) : 0;
  sqlite3 *database;
  gint64 start;

  if (argc == 3 && g_str_equal (argv[1], "gaps"))
    {
      g_rmdir (folder);
      bench_print ("gaps", measure_gaps (argv[2]), "ms");
      return 0;
    }
  if (n_rows == 0)
    return 2;
  must (NULL, sqlite3_open (path, &database));
  must (database, sqlite3_exec (database, SCHEMA, NULL, NULL, NULL));
  start = g_get_monotonic_time ();
  fill (database, n_rows);
  if (g_str_equal (argv[1], "import"))
    bench_print ("import", (double) (g_get_monotonic_time () - start) / 1000, "ms");
  else
    bench_print ("edit", measure_edits (database, n_rows), "ms");
  sqlite3_close (database);

  for (const char *const *suffix = (const char *const[]) { "", "-wal", "-shm", NULL }; *suffix; suffix++)
    {
      g_autofree char *file = g_strconcat (path, *suffix, NULL);

      g_remove (file);
    }
  g_rmdir (folder);
  return 0;
}

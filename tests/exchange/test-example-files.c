/* test-example-files.c: a mistake in the example's files is named with its place, and fills nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include <glib/gstdio.h>

#include "lykta-error.h"
#include "lykta-example.h"
#include "lykta-registers.h"

typedef struct
{
  const char *name;
  const char *file;
  const char *text;
  const char *message; /* a pattern */
} Mistake;

/* In files that no other one refers to. */
static const Mistake mistakes[] = {
  { "field", "horizon.csv", "title;kind;colour\n", "*horizon.csv, row 1:*“colour”*" },
  { "cells", "horizon.csv", "title;kind\nNIS2\n", "*horizon.csv, row 2:*cells*" },
  { "reference", "decisions.csv", "title;date;decided_by\nBeslut;2023-11-23;Finns inte\n",
    "*decisions.csv, row 2: decided_by*“Finns inte”*people.csv*" },
  { "references", "horizon.csv", "title;kind;activities\nNIS2;law;Etablera process för registerutdrag | Finns inte\n",
    "*horizon.csv, row 2: activities*“Finns inte”*activities.csv*" },
  { "choice", "horizon.csv", "title;kind\nNIS2;direktiv\n", "*horizon.csv, row 2: kind:*direktiv*" },
  { "date", "horizon.csv", "title;kind;noted_on\nA;law;2023-02-28\nB;law;2023-02-29\n",
    "*horizon.csv, row 3: noted_on:*2023-02-29*" },
  { "text", "horizon.csv", "title;kind;impact\nNIS2;law;@saknas.txt\n", "*horizon.csv, row 2:*“saknas.txt”*" },
  { "quote", "horizon.csv", "title;kind\n\"NIS2;law\n", "horizon.csv:*" },
  { "required", "horizon.csv", "title;kind\nNIS2;\n", "*" },
};

/* Runs with the mistaken file before the program's own. */
static void
fill_and_tell (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lykta-example-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "example.lykta", NULL);
  LyktaStore *store = lykta_store_create (path, lykta_registers_get (), &error);
  g_autoptr (LyktaQuery) assets = NULL;

  g_assert_no_error (error);
  g_assert_false (lykta_example_fill (store, &error));
  g_assert_true (error->domain == LYKTA_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  puts (error->message); /* as it is: g_print() would write it in the locale's encoding */

  assets = lykta_query_new (lykta_store_find_register (store, "assets"));
  g_assert_cmpint (lykta_store_count (store, assets), ==, 0);
  lykta_store_close (store);
  g_assert_finalize_object (store);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_mistake (gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *folder = g_dir_make_tmp ("lykta-overlay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, mistake->file, NULL);
  g_autofree char *overlay = g_strconcat ("/io/github/lykta/Lykta/example=", folder, NULL);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "G_RESOURCE_OVERLAYS", overlay, TRUE);
  g_autofree char *subprocess = g_strconcat ("/example-files/", mistake->name, "/subprocess", NULL);

  g_assert_true (g_file_set_contents (path, mistake->text, -1, NULL));
  g_test_trap_subprocess_with_envp (subprocess, (const char *const *) environment, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (mistake->message);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strconcat ("/example-files/", mistakes[i].name, NULL);
      g_autofree char *subprocess = g_strconcat (path, "/subprocess", NULL);

      g_test_add_data_func (path, &mistakes[i], test_mistake);
      g_test_add_func (subprocess, fill_and_tell);
    }
  return g_test_run ();
}

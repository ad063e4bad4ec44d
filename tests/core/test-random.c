/* test-random.c: whatever is done and taken back, the history says what is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sys/wait.h>
#include <unistd.h>

#include "lykta-test.h"

#define THINGS (&lykta_test_things)
#define PEOPLE (&lykta_test_people)
#define N_STEPS 300

static void
change_thing (GRand *rand, LyktaEdit *edit, gint64 id)
{
  static const char *const words[] = { "ärende", "SYS", "kvarnhjul", "översikt", "" };
  static const char *const colours[] = { "red", "green", "blue", NULL };
  g_auto (LyktaValue) helpers = LYKTA_VALUE_INIT;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      lykta_edit_set_text (edit, THINGS, id, "description", words[g_rand_int_range (rand, 0, 5)]);
      break;
    case 1:
      lykta_edit_set_integer (edit, THINGS, id, "level", g_rand_int_range (rand, 0, 6));
      break;
    case 2:
      lykta_edit_set_integer (edit, THINGS, id, "owner", g_rand_int_range (rand, 1, 6));
      break;
    case 3:
      lykta_value_set_list (&helpers, (gint64[]) { g_rand_int_range (rand, 1, 4), g_rand_int_range (rand, 1, 4) }, 2);
      lykta_edit_set (edit, THINGS, id, lykta_register_find_field (THINGS, "helpers"), &helpers);
      break;
    case 4:
      lykta_edit_set_text (edit, THINGS, id, "colour", colours[g_rand_int_range (rand, 0, 4)]);
      break;
    default:
      lykta_edit_set_text (edit, THINGS, id, "code", words[g_rand_int_range (rand, 0, 5)]);
      break;
    }
}

/* Half of them are refused, by one rule or another. */
static void
step (LyktaStore *store, GRand *rand)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Step");
  g_autoptr (GError) error = NULL;
  guint n = (guint) g_rand_int_range (rand, 1, 5);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
      lykta_store_undo (store, &error);
      return;
    case 2:
      lykta_store_redo (store, &error);
      return;
    default:
      break;
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 id = g_rand_int_range (rand, 1, 20);

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          lykta_edit_delete (edit, g_rand_boolean (rand) ? PEOPLE : THINGS, id);
          break;
        case 1:
          id = lykta_edit_insert (edit, THINGS);
          lykta_edit_set_text (edit, THINGS, id, "name", "Nytt");
          change_thing (rand, edit, id);
          break;
        case 2:
          id = lykta_edit_insert (edit, PEOPLE);
          lykta_edit_set_text (edit, PEOPLE, id, "name", "Ny");
          break;
        default:
          change_thing (rand, edit, id);
          break;
        }
    }
  lykta_store_apply (store, edit, &error);
}

/* The derived fields as the hooks would fill them now. */
static void
assert_derived (LyktaStore *store)
{
  for (gsize i = 0; lykta_test_registers[i] != NULL; i++)
    {
      const LyktaRegister *reg = lykta_test_registers[i];
      g_autoptr (LyktaQuery) query = lykta_query_new (reg);
      g_autoptr (GPtrArray) records = lykta_store_get_records (store, query, NULL);

      for (guint j = 0; reg->derive != NULL && j < records->len; j++)
        {
          g_autoptr (LyktaRecord) copy = lykta_record_copy (g_ptr_array_index (records, j));

          reg->derive (store, copy);
          g_assert_true (lykta_record_equal (copy, g_ptr_array_index (records, j)));
        }
    }
}

static void
test_random (LyktaTest *test, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

      for (guint i = 0; i < N_STEPS; i++)
        step (test->store, rand);
      lykta_test_assert_sound (test->store);
      assert_derived (test->store);
    }
}

/* Everything undone gives the empty file, everything redone what was there. */
static void
test_all_back (LyktaTest *test, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (LyktaQuery) query = lykta_query_new (THINGS);
  g_autoptr (GError) error = NULL;
  gint64 n_things;

  for (guint i = 0; i < N_STEPS; i++)
    step (test->store, rand);
  while (lykta_store_get_redo_label (test->store) != NULL)
    g_assert_true (lykta_store_redo (test->store, &error));
  n_things = lykta_store_count (test->store, query);
  while (lykta_store_get_undo_label (test->store) != NULL)
    g_assert_true (lykta_store_undo (test->store, &error));
  g_assert_cmpint (lykta_store_count (test->store, query), ==, 0);
  while (lykta_store_get_redo_label (test->store) != NULL)
    g_assert_true (lykta_store_redo (test->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lykta_store_count (test->store, query), ==, n_things);
  lykta_test_assert_sound (test->store);
}

/* Two programs at once: every edit that was reported as saved is there. */
static void
test_two_programs (LyktaTest *test, gconstpointer data)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (THINGS);
  pid_t children[2];
  guint *saved = lykta_test_share (sizeof (guint) * G_N_ELEMENTS (children));
  guint n_saved = 0;

  g_assert_finalize_object (g_steal_pointer (&test->store));
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          LyktaStore *store = lykta_store_open_with (test->path, lykta_test_registers, LYKTA_TEST_SCHEMA, NULL);

          for (guint j = 0; store != NULL && j < 50; j++)
            {
              LyktaEdit *edit = lykta_edit_new ("Add");

              lykta_edit_set_text (edit, THINGS, lykta_edit_insert (edit, THINGS), "name", "Ting");
              saved[i] += (guint) lykta_store_apply (store, edit, NULL);
              lykta_edit_unref (edit);
            }
          _exit (0);
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      n_saved += saved[i];
    }
  test->store = lykta_test_open (test);
  g_assert_cmpuint (n_saved, >, 50);
  g_assert_cmpint (lykta_store_count (test->store, query), ==, n_saved);
  lykta_test_assert_sound (test->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lykta_test_add ("/random/sound", test_random);
  lykta_test_add ("/random/all-back", test_all_back);
  lykta_test_add ("/random/two-programs", test_two_programs);
  return g_test_run ();
}

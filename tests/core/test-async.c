/* test-async.c: imports in a thread, other programs on the same file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-test.h"

#define THINGS (&lykta_test_things)

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static void
count_progress_cb (guint done, guint total, gpointer user_data)
{
  guint *n_calls = user_data;

  g_assert_cmpuint (done, <=, total);
  (*n_calls)++;
}

static void
record_change_cb (LyktaStore *store, const LyktaRegister *reg, GArray *ids, GString *told)
{
  g_string_append_printf (told, "%s:%d ", reg->id, ids != NULL ? (int) ids->len : -1);
}

static LyktaEdit *
make_import (guint n)
{
  LyktaEdit *edit = lykta_edit_new ("Import");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Thing %u", i);

      lykta_edit_set_text (edit, THINGS, lykta_edit_insert (edit, THINGS), "name", name);
    }
  return edit;
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_import (LyktaTest *test, gconstpointer data)
{
  g_autoptr (LyktaEdit) edit = make_import (3000);
  g_autoptr (LyktaEdit) other = make_import (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (LyktaQuery) query = lykta_query_new (THINGS);
  guint n_calls = 0;
  gboolean busy;

  g_signal_connect (test->store, "changed", G_CALLBACK (record_change_cb), told);
  lykta_store_apply_async (test->store, edit, NULL, count_progress_cb, &n_calls, store_result_cb, &result);
  g_object_get (test->store, "busy", &busy, NULL);
  g_assert_true (busy);
  g_assert_false (lykta_store_apply (test->store, other, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_LOCKED);
  g_clear_error (&error);
  wait_for (&result);
  g_assert_true (lykta_store_apply_finish (test->store, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_calls, >, 0);
  g_assert_nonnull (strstr (told->str, "things:-1"));
  g_assert_cmpint (lykta_store_count (test->store, query), ==, 3000);
  lykta_test_assert_sound (test->store);

  g_assert_true (lykta_store_undo (test->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lykta_store_count (test->store, query), ==, 0);
  g_clear_object (&result);
}

static void
test_cancel (LyktaTest *test, gconstpointer data)
{
  g_autoptr (LyktaEdit) edit = make_import (5000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaQuery) query = lykta_query_new (THINGS);

  g_cancellable_cancel (cancellable);
  lykta_store_apply_async (test->store, edit, cancellable, NULL, NULL, store_result_cb, &result);
  wait_for (&result);
  g_assert_false (lykta_store_apply_finish (test->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (lykta_store_count (test->store, query), ==, 0);
  g_clear_object (&result);
}

/* A second program: within a second the first one knows, and its live records too. */
static void
test_poll (LyktaTest *test, gconstpointer data)
{
  LyktaStore *other = lykta_test_open (test);
  gint64 id = lykta_test_add_thing (other, "Theirs");
  g_autoptr (LyktaRecord) live = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  g_signal_connect (test->store, "changed", G_CALLBACK (record_change_cb), told);
  lykta_store_poll (test->store);
  g_assert_cmpstr (told->str, ==, "things:1 people:-1 ");
  live = lykta_store_get_record (test->store, THINGS, id);
  lykta_test_set_text (other, THINGS, id, "name", "Theirs, changed");
  while (g_strcmp0 (lykta_record_get_text (live, "name"), "Theirs, changed") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);

  /* Interleaved with an edit of its own, nothing is missed. */
  g_string_truncate (told, 0);
  lykta_test_set_text (other, THINGS, id, "name", "Theirs, again");
  lykta_test_add_thing (test->store, "Ours");
  lykta_store_poll (test->store);
  g_assert_cmpstr (lykta_record_get_text (live, "name"), ==, "Theirs, again");
  g_assert_finalize_object (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lykta_test_add ("/async/import", test_import);
  lykta_test_add ("/async/cancel", test_cancel);
  lykta_test_add ("/async/poll", test_poll);
  return g_test_run ();
}

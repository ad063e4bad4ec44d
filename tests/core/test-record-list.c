/* test-record-list.c: what the list says of changes, and how often it is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "lykta-test.h"

#define THINGS (&lykta_test_things)
#define N_THINGS 2500

static void
tell_cb (GListModel *model, guint position, guint removed, guint added, GString *told)
{
  g_string_append_printf (told, "(%u,%u,%u)", position, removed, added);
}

static void
updated_cb (LyktaRecordList *list, guint *n_updates)
{
  (*n_updates)++;
}

static void
fill (LyktaStore *store)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Fill");

  for (guint i = 0; i < N_THINGS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Thing %04u", i);
      gint64 id = lykta_edit_insert (edit, THINGS);

      lykta_edit_set_text (edit, THINGS, id, "name", name);
      lykta_edit_set_integer (edit, THINGS, id, "level", i % 5);
    }
  lykta_test_apply (store, edit);
}

static void
assert_told (GString *told, const char *right)
{
  g_assert_cmpstr (told->str, ==, right);
  g_string_truncate (told, 0);
}

static void
test_changes (LyktaTest *test, gconstpointer data)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (THINGS);
  g_autoptr (GString) told = g_string_new (NULL);
  LyktaRecordList *list = lykta_record_list_new (test->store);
  GListModel *model = G_LIST_MODEL (list);
  g_autoptr (LyktaRecord) record = NULL;
  g_autoptr (LyktaRecord) again = NULL;
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Delete");
  g_autoptr (GError) error = NULL;
  guint n_updates = 0;

  fill (test->store);
  g_signal_connect (list, "items-changed", G_CALLBACK (tell_cb), told);
  g_signal_connect (list, "updated", G_CALLBACK (updated_cb), &n_updates);
  lykta_record_list_set_query (list, query);
  assert_told (told, "(0,0,2500)");
  g_assert_cmpuint (n_updates, ==, 1);

  /* One object a record, past the end nothing. */
  record = g_list_model_get_item (model, 17);
  again = lykta_store_get_record (test->store, THINGS, lykta_record_list_get_id (list, 17));
  g_assert_true (record == again);
  g_assert_null (g_list_model_get_item (model, N_THINGS));
  g_assert_cmpuint (lykta_record_list_find (list, lykta_record_get_id (record)), ==, 17);

  /* A field that is not sorted by: nothing moves, the record tells of itself. */
  lykta_test_set_text (test->store, THINGS, lykta_record_get_id (record), "description", "x");
  assert_told (told, "");
  g_assert_cmpuint (n_updates, ==, 2);

  /* A new one, one that goes, one that moves. */
  lykta_test_add_thing (test->store, "Thing 0010a");
  assert_told (told, "(11,0,1)");
  lykta_edit_delete (edit, THINGS, lykta_record_list_get_id (list, 5));
  lykta_test_apply (test->store, edit);
  assert_told (told, "(5,1,0)");
  lykta_test_set_text (test->store, THINGS, lykta_record_list_get_id (list, 20), "name", "Thing 0021a");
  assert_told (told, "(20,2,2)");
  g_assert_true (lykta_store_undo (test->store, &error));
  assert_told (told, "(20,2,2)");

  /* Another order: all gone, then all new. */
  lykta_query_set_sort (query, lykta_register_find_field (THINGS, "level"), TRUE);
  lykta_record_list_set_query (list, query);
  assert_told (told, "(0,2500,0)(0,0,2500)");
  g_clear_object (&record);
  g_clear_object (&again);
  g_assert_finalize_object (list);
}

/* Scrolling through reads pages and keeps few. */
static void
test_pages (LyktaTest *test, gconstpointer data)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (THINGS);
  LyktaRecordList *list = lykta_record_list_new (test->store);

  fill (test->store);
  lykta_record_list_set_query (list, query);
  for (guint i = 0; i < N_THINGS; i++)
    {
      g_autoptr (LyktaRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *name = g_strdup_printf ("Thing %04u", i);

      g_assert_cmpstr (lykta_record_get_text (record, "name"), ==, name);
    }
  g_assert_cmpuint (g_hash_table_size (test->store->records), <=, 16 * 128);
  g_assert_finalize_object (list);
  g_assert_cmpuint (g_hash_table_size (test->store->records), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lykta_test_add ("/record-list/changes", test_changes);
  lykta_test_add ("/record-list/pages", test_pages);
  return g_test_run ();
}

/* test-weeding.c: what may be weeded is ticked and weeded by a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-register-page.h"
#include "lykta-test-page.h"
#include "lykta-weeding-dialog.h"

static void
test_weeding (void)
{
  g_autoptr (LyktaStore) store = lykta_test_office_new ();
  const LyktaRegister *requests = lykta_store_find_register (store, "requests");
  gint64 first = lykta_test_add (store, "requests", "dnr", "E2020-1", "kind", "access", "state", "answered", "received",
                                 "2020-01-01", "answered_on", "2020-01-20", NULL);
  gint64 second = lykta_test_add (store, "requests", "dnr", "E2020-2", "kind", "access", "state", "answered", "received",
                                  "2020-01-01", "answered_on", "2020-01-21", NULL);
  GtkWidget *page = lykta_register_page_new (store, requests);
  GtkWidget *window = lykta_test_page_present (page, 1100, 800);
  GtkWidget *dialog = lykta_weeding_dialog_new (page, store);
  const char *picture = g_getenv ("LYKTA_PICTURES");
  g_autoptr (LyktaRecord) weeded = NULL;
  g_autoptr (LyktaRecord) kept = NULL;

  adw_dialog_present (ADW_DIALOG (dialog), page);
  g_assert_cmpuint (lykta_weeding_dialog_get_n_items (LYKTA_WEEDING_DIALOG (dialog)), ==, 2);
  /* Nothing is ticked at the start, and nothing is done without a tick. */
  lykta_weeding_dialog_apply (LYKTA_WEEDING_DIALOG (dialog));
  kept = lykta_store_get_record (store, requests, first);
  g_assert_nonnull (kept);
  g_clear_object (&kept);

  lykta_weeding_dialog_tick (LYKTA_WEEDING_DIALOG (dialog), 0, TRUE);
  lykta_test_turn (50);
  if (picture != NULL)
    {
      g_autofree char *path = g_build_filename (picture, "weeding.png", NULL);

      lykta_test_turn (400);
      lykta_test_page_save_picture (window, path);
    }
  lykta_weeding_dialog_apply (LYKTA_WEEDING_DIALOG (dialog));
  weeded = lykta_store_get_record (store, requests, first);
  kept = lykta_store_get_record (store, requests, second);
  g_assert_null (weeded);
  g_assert_nonnull (kept);
  g_clear_object (&kept);

  g_assert_true (lykta_store_undo (store, NULL));
  weeded = lykta_store_get_record (store, requests, first);
  g_assert_nonnull (weeded);
  g_clear_object (&weeded);
  lykta_test_turn (50);
  lykta_test_page_close (window, page);
  lykta_test_office_remove (g_steal_pointer (&store));
}

int
main (int argc, char *argv[])
{
  lykta_test_page_init (&argc, &argv);

  g_test_add_func ("/weeding", test_weeding);
  return g_test_run ();
}

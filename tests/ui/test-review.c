/* test-review.c: a review on its page: what stands in the way, the steps, the finished files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder pictures are kept there.
 */

#include "config.h"

#include "lykta-example.h"
#include "lykta-registers.h"
#include "lykta-review-approval.h"
#include "lykta-review-check.h"
#include "lykta-review-files-view.h"
#include "lykta-review-page.h"
#include "lykta-review-preview.h"
#include "lykta-test-page.h"

#define NOW "2026-11-24T08:00:00Z"

static GtkWidget *
find_list (GtkWidget *page)
{
  return lykta_test_find (page, GTK_TYPE_LIST_BOX, NULL);
}

static gboolean
is_filled (gpointer page)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_list (page)), 0) != NULL;
}

static gboolean
has_picture (gpointer page)
{
  GtkWidget *preview = lykta_test_find (page, LYKTA_TYPE_REVIEW_PREVIEW, NULL);
  GtkWidget *picture = lykta_test_find (preview, GTK_TYPE_PICTURE, NULL);

  return gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static GtkWidget *
show (LyktaStore *store, int width, GtkWidget **page)
{
  GtkWidget *window;

  *page = lykta_review_page_new (store);
  window = lykta_test_page_present (*page, width, 800);
  lykta_test_wait (is_filled, *page);
  return window;
}

static gboolean
is_ours_alone (gpointer page)
{
  return g_atomic_int_get (&G_OBJECT (page)->ref_count) == 1;
}

/* What a thread still makes for the page holds it. */
static void
close_page (GtkWidget *window, GtkWidget *page)
{
  gtk_window_destroy (GTK_WINDOW (window));
  lykta_test_wait (is_ours_alone, page);
  g_assert_finalize_object (page);
}

static void
fill_in (LyktaStore *store, LyktaRecord *review)
{
  const LyktaRegister *sections = lykta_store_find_register (store, "sections");
  g_autoptr (GPtrArray) hindrances = lykta_review_check (store, review, NULL, NULL);
  g_autoptr (GPtrArray) contents = lykta_review_get_sections (store, review, NULL);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Fill in");
  g_autoptr (GError) error = NULL;

  lykta_edit_set_text (edit, lykta_record_get_register (review), lykta_record_get_id (review), "dnr", "E2026-01402");
  for (guint i = 0; i < hindrances->len; i++)
    {
      const LyktaReviewHindrance *hindrance = g_ptr_array_index (hindrances, i);

      for (guint j = 0; hindrance->section != NULL && j < contents->len; j++)
        {
          const LyktaReviewSection *section = g_ptr_array_index (contents, j);

          if (g_str_equal (section->id, hindrance->section))
            lykta_edit_set_text (edit, sections, section->record_id, "text", "Text.");
        }
      for (guint j = 0; hindrance->section == NULL && j < hindrance->ids->len; j++)
        if (!g_str_equal (hindrance->reg->id, "reviews"))
          lykta_edit_set_text (edit, hindrance->reg, g_array_index (hindrance->ids, gint64, j), "state",
                               g_str_equal (hindrance->reg->id, "transfers") ? "stopped" : "done");
    }
  lykta_store_apply (store, edit, &error);
  g_assert_no_error (error);
}

static LyktaStore *
make_example (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lykta-ui-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "example.lykta", NULL);
  LyktaStore *store;

  g_assert_no_error (error);
  g_setenv ("LYKTA_NOW", NOW, TRUE);
  store = lykta_store_create (path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_example_fill (store, &error);
  g_assert_no_error (error);
  return store;
}

static gboolean
is_dialog (gpointer page)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (gtk_widget_get_root (page))) != NULL;
}

static void
test_page (void)
{
  LyktaStore *store = make_example ();
  g_autoptr (GArray) years = lykta_review_get_years (store);
  g_autoptr (LyktaRecord) review = lykta_review_find (store, g_array_index (years, int, 0));
  gint64 chief = lykta_store_find_by_title (store, lykta_store_find_register (store, "people"), "Förvaltningschef");
  LyktaReviewDecision decision = { chief, (char *) "Förvaltningschef", (char *) "2026-11-23" };
  g_autoptr (LyktaReviewFinished) finished = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;
  GtkWidget *files;
  GtkWidget *window = show (store, 1100, &page);

  lykta_test_wait (has_picture, page);
  lykta_test_page_take_picture (window, "review-draft.png");
  g_assert_nonnull (gtk_widget_get_ancestor (lykta_test_find (page, GTK_TYPE_LABEL, "Approve…"), GTK_TYPE_BUTTON));
  g_assert_false (
      gtk_widget_is_sensitive (gtk_widget_get_ancestor (lykta_test_find (page, GTK_TYPE_LABEL, "Approve…"), GTK_TYPE_BUTTON)));
  gtk_widget_activate_action (page, "review.check", NULL);
  lykta_test_wait (is_dialog, page);
  lykta_test_page_take_picture (window, "review-check.png");
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  close_page (window, page);

  fill_in (store, review);
  finished = lykta_review_finish (store, review, &decision, NULL, &error);
  g_assert_no_error (error);
  window = show (store, 1100, &page);
  gtk_widget_activate_action (page, "review.approve", NULL);
  lykta_test_wait (is_dialog, page);
  lykta_test_page_take_picture (window, "review-approve.png");
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  lykta_review_approve (store, review, finished, &error);
  g_assert_no_error (error);
  close_page (window, page);

  window = show (store, 1100, &page);
  lykta_test_wait (has_picture, page);
  gtk_widget_activate_action (page, "review.show-files", NULL);
  files = lykta_test_find (page, LYKTA_TYPE_REVIEW_FILES_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (files));
  g_assert_nonnull (lykta_test_find (files, GTK_TYPE_LABEL, "Ledningens genomgång 2027.pdf"));
  lykta_test_page_take_picture (window, "review-files.png");
  close_page (window, page);
  window = show (store, 360, &page);
  lykta_test_page_take_picture (window, "review-narrow.png");
  close_page (window, page);
  g_clear_object (&review);
  lykta_test_wait (is_ours_alone, store);
  lykta_test_office_remove (store);
}

int
main (int argc, char *argv[])
{
  lykta_test_page_init (&argc, &argv);
  g_test_add_func ("/review/page", test_page);
  return g_test_run ();
}

/* test-request.c: the three steps of a request
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder a picture is kept there.
 */

#include "config.h"

#include "lykta-fields-dialog.h"
#include "lykta-request-steps.h"
#include "lykta-test-page.h"

typedef struct
{
  LyktaStore *store;
  LyktaRecord *request;
  GtkWidget *section;
  GtkWidget *window;
} Fixture;

/* The clock stands at Wednesday 13 November 2024. A month from 24 October 2024 ends on Sunday 24 November, and so on Monday the 25th. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  fixture->store = lykta_test_office_new ();
  lykta_test_add (fixture->store, "assets", "name", "Diariet", "personal_data", "ordinary", "lifecycle", "in_use", NULL);
  id = lykta_test_add (fixture->store, "requests", "dnr", "E2024-01500", "kind", "access", "state", "open", "received",
                       "2024-10-24", NULL);
  fixture->request = lykta_store_get_record (fixture->store, lykta_store_find_register (fixture->store, "requests"), id);
  fixture->section = lykta_record_section_new (LYKTA_TYPE_REQUEST_STEPS, fixture->store);
  lykta_record_section_set_record (LYKTA_RECORD_SECTION (fixture->section), fixture->request);
  fixture->window = lykta_test_page_present (fixture->section, 360, 560);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_close (fixture->window, fixture->section);
  g_clear_object (&fixture->request);
  lykta_test_office_remove (fixture->store);
}

static gboolean
sees (Fixture *fixture, const char *text)
{
  GtkWidget *label = lykta_test_find (fixture->section, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = lykta_test_find (fixture->section, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static LyktaFieldsDialog *
get_dialog (Fixture *fixture)
{
  return LYKTA_FIELDS_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
}

/* Regulation 1182/71: the plain day and the one that it moves to */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_assert_true (sees (fixture, "12 days left"));
  g_assert_true (sees (fixture, "until 24 Nov 2024, moved to 25 Nov 2024"));
  if (g_getenv ("LYKTA_PICTURES") != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("LYKTA_PICTURES"), "request.png", NULL);

      lykta_test_page_save_picture (fixture->window, path);
    }
}

static void
test_fill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (fixture->store, "request_items"));
  g_autoptr (GError) error = NULL;

  press (fixture, "Fill the _Search List");
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, 1);
  press (fixture, "Fill the _Search List");
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, 1);
  lykta_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, 0);
}

/* Article 12(3) GDPR: without reasons the time is not extended. */
static void
test_extend (Fixture *fixture, gconstpointer data)
{
  press (fixture, "_Extend…");
  lykta_fields_dialog_save (get_dialog (fixture));
  g_assert_cmpint (lykta_record_get_integer (fixture->request, "extended"), ==, 0);
  lykta_fields_dialog_set_text (get_dialog (fixture), "extended_why", "Seven systems.");
  lykta_fields_dialog_save (get_dialog (fixture));
  g_assert_cmpint (lykta_record_get_integer (fixture->request, "extended"), ==, 1);
  g_assert_cmpstr (lykta_record_get_text (fixture->request, "told_on"), ==, "2024-11-13");
  g_assert_true (sees (fixture, "72 days left"));
}

/* The answer with its day closes the case. */
static void
test_answer (Fixture *fixture, gconstpointer data)
{
  press (fixture, "_Answered…");
  lykta_fields_dialog_set_text (get_dialog (fixture), "answered_how", "Letter");
  lykta_fields_dialog_save (get_dialog (fixture));
  g_assert_cmpstr (lykta_record_get_text (fixture->request, "state"), ==, "answered");
  g_assert_cmpstr (lykta_record_get_text (fixture->request, "answered_on"), ==, "2024-11-13");
  g_assert_false (sees (fixture, "12 days left"));
}

#define ADD(path_, function_) g_test_add (path_, Fixture, NULL, set_up, function_, tear_down)

int
main (int argc, char *argv[])
{
  lykta_test_page_init (&argc, &argv);

  ADD ("/request/clock", test_clock);
  ADD ("/request/fill", test_fill);
  ADD ("/request/extend", test_extend);
  ADD ("/request/answer", test_answer);

  return g_test_run ();
}

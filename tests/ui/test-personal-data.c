/* test-personal-data.c: checklists of law, the need of an impact assessment, and the gap list of agreements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures are kept there.
 */

#include "config.h"

#include "lykta-agreement-gaps.h"
#include "lykta-checklist-section.h"
#include "lykta-need-section.h"
#include "lykta-record-section.h"
#include "lykta-test-page.h"
#include "lykta-worker.h"

typedef struct
{
  LyktaStore *store;
  LyktaRecord *processing;
  gint64 supplier;
  GtkWidget *child;
  GtkWidget *window;
} Fixture;

static const char *
id_text (gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return g_intern_string (text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  fixture->store = lykta_test_office_new ();
  fixture->supplier = lykta_test_add (fixture->store, "suppliers", "name", "Kontorssystem AB", "processor", "1", NULL);
  lykta_test_add (fixture->store, "assets", "name", "Ärendesystemet", "lifecycle", "in_use", "personal_data", "ordinary",
                  "supplier", id_text (fixture->supplier), NULL);
  id = lykta_test_add (fixture->store, "processings", "name", "Recruitment", "state", "in_force", "role", "controller", NULL);
  fixture->processing = lykta_store_get_record (fixture->store, lykta_store_find_register (fixture->store, "processings"), id);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_close (fixture->window, fixture->child);
  g_clear_object (&fixture->processing);
  lykta_worker_wait ();
  lykta_test_turn (50);
  lykta_test_office_remove (fixture->store);
}

static void
show (Fixture *fixture, GtkWidget *child, int width)
{
  fixture->child = child;
  fixture->window = lykta_test_page_present (child, width, 640);
}

static void
show_section (Fixture *fixture, GType type, LyktaRecord *record, int width)
{
  show (fixture, lykta_record_section_new (type, fixture->store), width);
  lykta_record_section_set_record (LYKTA_RECORD_SECTION (fixture->child), record);
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Wanted;

static gboolean
has_label (gpointer data)
{
  const Wanted *wanted = data;

  return lykta_test_find (wanted->root, GTK_TYPE_LABEL, wanted->text) != NULL;
}

static void
expect (Fixture *fixture, const char *text)
{
  Wanted wanted = { fixture->child, text };

  lykta_test_wait (has_label, &wanted);
}

static LyktaRecord *
get_dpia (Fixture *fixture)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (fixture->store, "dpias"));
  g_autoptr (GPtrArray) dpias = lykta_store_get_records (fixture->store, query, NULL);

  g_assert_cmpuint (dpias->len, <=, 1);
  return dpias->len == 1 ? g_object_ref (dpias->pdata[0]) : NULL;
}

static void
tick (Fixture *fixture, const char *criterion)
{
  GtkWidget *label = lykta_test_find (fixture->child, GTK_TYPE_LABEL, criterion);

  g_assert_nonnull (label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON)), TRUE);
  lykta_test_turn (50);
}

/* IMY's list under Article 35(4) GDPR: nine criteria, and an assessment when two of them are met. */
static void
test_need (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaRecord) dpia = NULL;
  guint n = 0;

  show_section (fixture, LYKTA_TYPE_NEED_SECTION, fixture->processing, 360);
  expect (fixture,
          "0 criteria are met. With fewer than two an impact assessment is as a rule not needed. It is not decided yet whether "
          "one is made.");
  for (GtkWidget *child =
           gtk_widget_get_first_child (gtk_widget_get_parent (lykta_test_find (fixture->child, GTK_TYPE_CHECK_BUTTON, NULL)));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  g_assert_cmpuint (n, ==, 9);
  dpia = get_dpia (fixture);
  g_assert_null (dpia);

  /* The first tick makes the assessment, the second one says that it is to be made. */
  tick (fixture, "Large scale");
  dpia = get_dpia (fixture);
  g_assert_nonnull (dpia);
  g_assert_cmpint (lykta_record_get_integer (dpia, "processing"), ==, lykta_record_get_id (fixture->processing));
  tick (fixture, "Vulnerable persons");
  g_assert_cmpint (lykta_record_get_integer (dpia, "criteria_met"), ==, 2);
  expect (fixture,
          "2 criteria are met. With two or more an impact assessment is to be made before the processing begins. It is not "
          "decided yet whether one is made.");
  lykta_test_page_take_picture (fixture->window, "need.png");
}

/* Article 30: what lacks is listed, and all of it on demand. */
static void
test_checklist (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;
  guint n_lacking = 0;
  guint n_all = 0;

  show_section (fixture, LYKTA_TYPE_CHECKLIST_SECTION, fixture->processing, 360);
  list = lykta_test_find (fixture->child, GTK_TYPE_LIST_BOX, NULL);
  expect (fixture, "Missing");
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n_lacking) != NULL)
    n_lacking++;
  lykta_test_page_take_picture (fixture->window, "checklist.png");
  g_signal_emit_by_name (lykta_test_find (fixture->child, GTK_TYPE_BUTTON, NULL), "clicked");
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n_all) != NULL)
    n_all++;
  g_assert_cmpuint (n_lacking, >, 0);
  g_assert_cmpuint (n_all, >, n_lacking);
}

/* A57: what is processed without an agreement stands under its supplier, until there is one. */
static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  show (fixture, lykta_agreement_gaps_new (fixture->store), 420);
  expect (fixture, "Kontorssystem AB");
  expect (fixture, "Ärendesystemet");
  expect (fixture, "No agreement");
  lykta_test_page_take_picture (fixture->window, "gaps.png");
  lykta_test_add (fixture->store, "agreements", "name", "Avtal", "supplier", id_text (fixture->supplier), "state", "in_force",
                  NULL);
  expect (fixture, "No Gaps");
}

#define ADD(name, function) g_test_add ("/personal-data/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  lykta_test_page_init (&argc, &argv);
  ADD ("need", test_need);
  ADD ("checklist", test_checklist);
  ADD ("gaps", test_gaps);
  return g_test_run ();
}

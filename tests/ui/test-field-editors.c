/* test-field-editors.c: what can be typed and chosen, type by type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-chooser.h"
#include "lykta-display.h"
#include "lykta-field-row.h"
#include "lykta-filter.h"
#include "lykta-new-record-dialog.h"
#include "lykta-options.h"
#include "lykta-record-todo.h"
#include "lykta-test-page.h"

#define TODAY "2024-11-13"

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *assets;
  const LyktaRegister *people;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  fixture->assets = lykta_store_find_register (fixture->store, "assets");
  fixture->people = lykta_store_find_register (fixture->store, "people");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_office_remove (fixture->store);
}

static LyktaRecord *
get_asset (Fixture *fixture, const char *name)
{
  return lykta_store_get_record (fixture->store, fixture->assets,
                                 lykta_store_find_by_title (fixture->store, fixture->assets, name));
}

/* Levels as the handbook writes them (K2 R3 T1, 2-2-1), and what is neither. */
static void
test_levels (void)
{
  char letters[LYKTA_DISPLAY_MAX_LEVELS];
  guint levels[LYKTA_DISPLAY_MAX_LEVELS];

  g_assert_cmpuint (lykta_display_parse_levels ("K2 R3 T1", letters, levels), ==, 3);
  g_assert_cmpint (letters[1], ==, 'R');
  g_assert_cmpuint (levels[1], ==, 3);
  g_assert_cmpuint (lykta_display_parse_levels ("2-2-1", letters, levels), ==, 3);
  g_assert_cmpint (letters[2], ==, 'T');
  g_assert_cmpuint (lykta_display_parse_levels ("K3 R2 T2 S1", letters, levels), ==, 4);
  g_assert_cmpuint (lykta_display_parse_levels ("3", letters, levels), ==, 0);
  g_assert_cmpuint (lykta_display_parse_levels ("K9", letters, levels), ==, 0);
  g_assert_cmpuint (lykta_display_parse_levels ("2024-11-13", letters, levels), ==, 0);
  g_assert_cmpuint (lykta_display_parse_levels ("Kartor", letters, levels), ==, 0);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    const char *shown;
    const char *due;
  } dates[] = {
    { "2024-12-03", "3 Dec", "3 Dec" },
    { "2025-01-31", "31 Jan 2025", "Jan 2025" },
    { "nonsense", "nonsense", "nonsense" },
  };
  g_autofree char *summer = lykta_display_time ("2024-07-01T12:00:00Z", TODAY);
  g_autofree char *winter = lykta_display_time ("2023-12-31T23:30:00Z", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *shown = lykta_display_date (dates[i].date, TODAY);
      g_autofree char *due = lykta_display_due (dates[i].date, TODAY);

      g_assert_cmpstr (shown, ==, dates[i].shown);
      g_assert_cmpstr (due, ==, dates[i].due);
    }
  /* Two hours before Greenwich in summer, one in winter */
  g_assert_cmpstr (summer, ==, "1 Jul 14:00");
  g_assert_cmpstr (winter, ==, "1 Jan 2024 00:30");
}

static void
test_todo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaRecord) asset = get_asset (fixture, "Kartportalen");
  const LyktaRegister *actions = lykta_store_find_register (fixture->store, "actions");
  gint64 late_id = lykta_store_find_by_title (fixture->store, actions, "Answer recommendation 3");
  gint64 done_id = lykta_store_find_by_title (fixture->store, actions, "Order the course");
  g_autoptr (LyktaRecord) late = lykta_store_get_record (fixture->store, actions, late_id);
  g_autoptr (LyktaRecord) done = lykta_store_get_record (fixture->store, actions, done_id);
  LyktaRecordTodo todo;

  g_assert_true (lykta_record_todo_find (asset, TODAY, &todo));
  g_assert_cmpstr (todo.title, ==, "Information owner is missing");
  g_assert_cmpstr (todo.button, ==, "Choose…");
  lykta_record_todo_clear (&todo);

  /* Due on 4 November */
  g_assert_true (lykta_record_todo_find (late, TODAY, &todo));
  g_assert_cmpstr (todo.title, ==, "Overdue since 4 Nov");
  lykta_record_todo_clear (&todo);

  /* Due on 1 October, but done */
  if (lykta_record_todo_find (done, TODAY, &todo))
    g_assert_false (g_str_has_prefix (todo.title, "Overdue"));
  lykta_record_todo_clear (&todo);
}

static void
test_options (Fixture *fixture, gconstpointer data)
{
  const LyktaField *owner = lykta_register_find_field (fixture->assets, "information_owner");
  const LyktaField *lifecycle = lykta_register_find_field (fixture->assets, "lifecycle");
  const LyktaField *depends = lykta_register_find_field (fixture->assets, "depends_on");
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GPtrArray) assets = NULL;
  guint n_all;
  gsize n;

  people = lykta_options_find (fixture->store, owner, NULL, "MAPS", 10, &n_all);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (((LyktaOption *) people->pdata[0])->label, ==, "Head of maps");
  choices = lykta_options_find (fixture->store, lifecycle, NULL, NULL, 10, &n_all);
  g_assert_cmpuint (choices->len, ==, 4); /* planned, in use, phasing out, retired */
  assets = lykta_options_find (fixture->store, depends, NULL, NULL, 2, &n_all);
  g_assert_cmpuint (assets->len, ==, 2);
  g_assert_cmpuint (n_all, ==, LYKTA_TEST_ASSETS);

  /* Chosen, both, taken away again, none */
  lykta_options_toggle (fixture->store, depends, &value, &((LyktaOption *) assets->pdata[0])->value);
  lykta_options_toggle (fixture->store, depends, &value, &((LyktaOption *) assets->pdata[1])->value);
  lykta_value_get_list (&value, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (lykta_options_contain (depends, &value, &((LyktaOption *) assets->pdata[1])->value));
  lykta_options_toggle (fixture->store, depends, &value, &((LyktaOption *) assets->pdata[0])->value);
  lykta_options_toggle (fixture->store, depends, &value, &((LyktaOption *) assets->pdata[1])->value);
  g_assert_true (lykta_value_is_empty (&value));
}

/* An owner who is not there yet is created and chosen as one step. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  const LyktaField *field = lykta_register_find_field (fixture->assets, "information_owner");
  g_autoptr (LyktaRecord) asset = get_asset (fixture, "Kartportalen");
  GtkWidget *row = lykta_field_row_new (fixture->store, fixture->assets, field);
  GtkWidget *window = lykta_test_page_present (row, 400, 300);
  GtkWidget *chooser;
  GtkWidget *create;
  gint64 id;
  g_autoptr (GError) error = NULL;

  lykta_field_row_set_record (LYKTA_FIELD_ROW (row), asset);
  lykta_field_row_start (LYKTA_FIELD_ROW (row));
  lykta_test_turn (100);
  chooser = lykta_test_find (row, LYKTA_TYPE_CHOOSER, NULL);
  g_assert_nonnull (chooser);
  lykta_chooser_set_search (LYKTA_CHOOSER (chooser), "Kartchef");
  create = gtk_widget_get_ancestor (lykta_test_find (chooser, GTK_TYPE_LABEL, "Create “Kartchef”"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (create, "clicked");
  lykta_test_turn (100);

  id = lykta_store_find_by_title (fixture->store, fixture->people, "Kartchef");
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (lykta_record_get_integer (asset, "information_owner"), ==, id);

  lykta_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lykta_store_find_by_title (fixture->store, fixture->people, "Kartchef"), ==, 0);
  g_assert_true (lykta_record_is_empty (asset, "information_owner"));

  lykta_field_row_set_record (LYKTA_FIELD_ROW (row), NULL);
  lykta_test_page_close (window, row);
}

/* Every field of every register has an editor that gives back the value it was given. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaRecord) asset = get_asset (fixture, "Ritningsarkivet");

  for (guint i = 0; i < fixture->assets->n_fields; i++)
    {
      const LyktaField *field = &fixture->assets->fields[i];
      const LyktaValue *value = lykta_record_get_value (asset, field);
      g_auto (LyktaValue) back = LYKTA_VALUE_INIT;
      GtkWidget *row;

      if ((field->flags & LYKTA_FIELD_DERIVED) != 0)
        continue;
      row = g_object_ref_sink (lykta_field_row_new (fixture->store, fixture->assets, field));
      lykta_field_row_set_value (LYKTA_FIELD_ROW (row), value);
      g_assert_false (lykta_field_row_is_changed (LYKTA_FIELD_ROW (row)));
      g_assert_true (lykta_field_row_get_value (LYKTA_FIELD_ROW (row), &back));
      g_assert_true (lykta_value_equal (value, &back));
      g_assert_finalize_object (row);
    }
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  const LyktaField *lifecycle = lykta_register_find_field (fixture->assets, "lifecycle");
  g_autoptr (LyktaFilter) is = lykta_filter_new (lifecycle, LYKTA_IS, "in_use");
  g_autoptr (LyktaFilter) empty = lykta_filter_new (lifecycle, LYKTA_IS_EMPTY, NULL);
  g_autofree char *is_text = lykta_filter_describe (is, fixture->store);
  g_autofree char *empty_text = lykta_filter_describe (empty, fixture->store);

  g_assert_cmpstr (is_text, ==, "Lifecycle is In use");
  g_assert_cmpstr (empty_text, ==, "Lifecycle is not stated");
}

int
main (int argc, char **argv)
{
  lykta_test_page_init (&argc, &argv);

  g_test_add_func ("/field-editors/levels", test_levels);
  g_test_add_func ("/field-editors/dates", test_dates);
#define TEST(path, function) g_test_add ("/field-editors/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("todo", test_todo);
  TEST ("options", test_options);
  TEST ("create", test_create);
  TEST ("round-trip", test_round_trip);
  TEST ("filters", test_filters);
#undef TEST

  return g_test_run ();
}

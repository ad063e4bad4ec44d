/* test-store.c: writing, reading, deriving, refusing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-test.h"

#define THINGS (&lykta_test_things)
#define PEOPLE (&lykta_test_people)

static void
assert_refused (LyktaTest *test, LyktaEdit *edit, LyktaError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *head = lykta_store_get_log_head (test->store, NULL);
  g_autofree char *head_after = NULL;

  g_assert_false (lykta_store_apply (test->store, edit, &error));
  g_assert_error (error, LYKTA_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in: %s", part, error->message);
  head_after = lykta_store_get_log_head (test->store, NULL);
  g_assert_cmpstr (head, ==, head_after);
}

static void
test_round_trip (LyktaTest *test, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *text;
    const char *kept;
  } cases[] = {
    { "name", "Ärendesystem “A” & <b>", "Ärendesystem “A” & <b>" },
    { "description", "Rad ett\nrad två\t\"citat\" \\ slut", "Rad ett\nrad två\t\"citat\" \\ slut" },
    { "level", "3", "3" },
    { "cost", "1 234,50", "1234.5" },
    { "due", "31/1 2025", "2025-01-31" },
    { "seen_at", "2025-06-01 14:05", "2025-06-01T12:05:00Z" },
    { "shared", "Ja", "yes" },
    { "state", "ongoing", "ongoing" },
    { "colour", "grön", "green" },
    { "tags", "blue; röd", "red blue" },
    { "owner", "Beata", "2" },
    { "helpers", "Beata; Adam", "2 1" },
    { "site", "https://example.org/", "https://example.org/" },
  };
  gint64 id;

  lykta_test_add_person (test->store, "Adam");
  lykta_test_add_person (test->store, "Beata");
  id = lykta_test_add_thing (test->store, "x");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    lykta_test_set_text (test->store, THINGS, id, cases[i].field, cases[i].text);

  for (guint turn = 0; turn < 2; turn++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *text = lykta_test_get_text (test->store, THINGS, id, cases[i].field);

          g_assert_cmpstr (text, ==, cases[i].kept);
        }
      g_assert_finalize_object (test->store);
      test->store = lykta_test_open (test);
    }
}

static void
test_derive (LyktaTest *test, gconstpointer data)
{
  gint64 adam = lykta_test_add_person (test->store, "Adam");
  gint64 beata = lykta_test_add_person (test->store, "Beata");
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add two");
  g_autoptr (LyktaRecord) live = lykta_store_get_record (test->store, PEOPLE, adam);
  gint64 first = lykta_edit_insert (edit, THINGS);
  gint64 second = lykta_edit_insert (edit, THINGS);
  g_autofree char *label = NULL;

  g_assert_cmpint (lykta_record_get_integer (live, "n_things"), ==, 0);
  lykta_edit_set_text (edit, THINGS, first, "name", "One");
  lykta_edit_set_text (edit, THINGS, second, "name", "Two");
  lykta_edit_set_integer (edit, THINGS, first, "owner", adam);
  lykta_edit_set_integer (edit, THINGS, second, "owner", adam);
  lykta_test_apply (test->store, edit);
  g_assert_cmpint (lykta_record_get_integer (live, "n_things"), ==, 2);

  lykta_test_set_text (test->store, THINGS, lykta_edit_get_id (edit, first), "owner", "Beata");
  g_assert_cmpint (lykta_record_get_integer (live, "n_things"), ==, 1);
  label = lykta_test_get_text (test->store, THINGS, lykta_edit_get_id (edit, first), "label");
  g_assert_cmpstr (label, ==, "One (Beata)");
  g_assert_cmpint (beata, ==, 2);
}

static void
test_placeholders (LyktaTest *test, gconstpointer data)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add all");
  gint64 thing = lykta_edit_insert (edit, THINGS);
  gint64 person = lykta_edit_insert (edit, PEOPLE);
  gint64 other = lykta_edit_insert (edit, PEOPLE);
  g_auto (LyktaValue) helpers = LYKTA_VALUE_INIT;
  g_autofree char *kept = NULL;

  lykta_edit_set_text (edit, THINGS, thing, "name", "Thing");
  lykta_edit_set_integer (edit, THINGS, thing, "owner", person);
  lykta_value_set_list (&helpers, (gint64[]) { other, person }, 2);
  lykta_edit_set (edit, THINGS, thing, lykta_register_find_field (THINGS, "helpers"), &helpers);
  lykta_edit_set_text (edit, PEOPLE, person, "name", "Person");
  lykta_edit_set_text (edit, PEOPLE, other, "name", "Other");
  lykta_test_apply (test->store, edit);
  kept = lykta_test_get_text (test->store, THINGS, lykta_edit_get_id (edit, thing), "helpers");
  g_assert_cmpstr (kept, ==, "2 1");
}

static void
test_refusals (LyktaTest *test, gconstpointer data)
{
  gint64 adam = lykta_test_add_person (test->store, "Adam");
  gint64 id = lykta_test_add_thing (test->store, "First");
  gint64 other = lykta_test_add_thing (test->store, "Second");
  g_autoptr (LyktaEdit) required = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) range = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) unique = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) swap = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) rule = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) missing = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) used = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) together = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) pick = lykta_edit_new ("x");
  g_autoptr (LyktaEdit) derived = lykta_edit_new ("x");

  lykta_edit_set_text (required, THINGS, id, "name", "");
  assert_refused (test, required, LYKTA_ERROR_INVALID, "Name: This must be filled in.");
  lykta_edit_set_integer (range, THINGS, id, "level", 5);
  assert_refused (test, range, LYKTA_ERROR_INVALID, "from 0 to 4");
  lykta_test_set_text (test->store, THINGS, id, "code", "A");
  lykta_test_set_text (test->store, THINGS, other, "code", "B");
  lykta_edit_set_text (unique, THINGS, other, "code", "A");
  assert_refused (test, unique, LYKTA_ERROR_DUPLICATE, "“First”");
  lykta_edit_set_text (swap, THINGS, other, "code", "A");
  lykta_edit_set_text (swap, THINGS, id, "code", "B");
  lykta_test_apply (test->store, swap);
  lykta_edit_set_text (rule, THINGS, id, "state", "done");
  assert_refused (test, rule, LYKTA_ERROR_REFUSED, "What is done has an owner.");
  lykta_edit_set_integer (missing, THINGS, id, "owner", 99);
  assert_refused (test, missing, LYKTA_ERROR_INVALID, "99");
  lykta_edit_set_text (pick, THINGS, id, "colour", "pink");
  assert_refused (test, pick, LYKTA_ERROR_INVALID, "pink");
  lykta_edit_set_text (derived, THINGS, id, "label", "pink");
  assert_refused (test, derived, LYKTA_ERROR_REFUSED, "Label");

  lykta_test_set_text (test->store, THINGS, id, "owner", "Adam");
  lykta_edit_delete (used, PEOPLE, adam);
  assert_refused (test, used, LYKTA_ERROR_IN_USE, "Things: 1 (“First”)");
  lykta_edit_delete (together, PEOPLE, adam);
  lykta_edit_delete (together, THINGS, id);
  lykta_test_apply (test->store, together);
}

static void
test_conflict (LyktaTest *test, gconstpointer data)
{
  gint64 id = lykta_test_add_thing (test->store, "First");
  g_autoptr (LyktaStore) other = lykta_test_open (test);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("x");
  g_auto (LyktaValue) seen = LYKTA_VALUE_INIT;
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_store_set_user (other, "Bertil");
  lykta_test_set_text (other, THINGS, id, "name", "Changed");
  lykta_value_set_text (&seen, "First");
  lykta_value_set_text (&value, "Mine");
  lykta_edit_set_seen (edit, THINGS, id, lykta_register_get_title (THINGS), &value, &seen);
  assert_refused (test, edit, LYKTA_ERROR_CONFLICT, "“Changed” by Bertil");
  g_assert_finalize_object (g_steal_pointer (&other));
}

static void
test_undo (LyktaTest *test, gconstpointer data)
{
  gint64 adam = lykta_test_add_person (test->store, "Adam");
  gint64 id = lykta_test_add_thing (test->store, "First");
  g_autoptr (LyktaRecord) live = lykta_store_get_record (test->store, THINGS, id);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Delete it");
  g_autoptr (GError) error = NULL;

  lykta_test_set_text (test->store, THINGS, id, "helpers", "Adam");
  lykta_test_set_text (test->store, THINGS, id, "owner", "Adam");
  lykta_edit_delete (edit, THINGS, id);
  lykta_test_apply (test->store, edit);
  g_assert_true (lykta_record_is_deleted (live));
  g_assert_cmpstr (lykta_store_get_undo_label (test->store), ==, "Delete it");

  g_assert_true (lykta_store_undo (test->store, &error));
  g_assert_no_error (error);
  g_assert_false (lykta_record_is_deleted (live));
  g_assert_cmpint (lykta_record_get_integer (live, "owner"), ==, adam);
  g_assert_cmpstr (lykta_record_get_text (live, "label"), ==, "First (Adam)");
  g_assert_true (lykta_store_undo (test->store, &error));
  g_assert_true (lykta_record_is_empty (live, "owner"));
  g_assert_true (lykta_store_redo (test->store, &error));
  g_assert_cmpint (lykta_record_get_integer (live, "owner"), ==, adam);
  g_assert_true (lykta_store_undo (test->store, &error));
  g_assert_true (lykta_store_undo (test->store, &error));
  g_assert_true (lykta_record_is_empty (live, "helpers"));
  g_assert_true (lykta_store_undo (test->store, &error));
  g_assert_true (lykta_record_is_deleted (live));
  g_assert_true (lykta_store_redo (test->store, &error));
  g_assert_false (lykta_record_is_deleted (live));
  g_assert_no_error (error);
}

static void
test_select (LyktaTest *test, gconstpointer data)
{
  static const char *const names[] = { "Zebra", "Örn", "Älg", "Ål", "Apa", "vessla", "Wombat", "Vildsvin" };
  g_autoptr (LyktaQuery) all = lykta_query_new (THINGS);
  g_autoptr (LyktaQuery) by_level = lykta_query_new (THINGS);
  g_autoptr (LyktaQuery) search = lykta_query_new (THINGS);
  g_autoptr (LyktaQuery) unowned = lykta_query_new_for_view (THINGS, lykta_register_find_view (THINGS, "unowned"));
  g_autofree char *titles = NULL;
  g_autofree char *levels = NULL;
  g_autofree char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    lykta_test_add_thing (test->store, names[i]);
  titles = lykta_test_get_titles (test->store, all);
  g_assert_cmpstr (titles, ==, "Apa vessla Vildsvin Wombat Zebra Ål Älg Örn");

  lykta_test_set_text (test->store, THINGS, 1, "level", "2");
  lykta_test_set_text (test->store, THINGS, 2, "level", "3");
  lykta_test_set_text (test->store, THINGS, 3, "level", "2");
  lykta_query_set_sort (by_level, lykta_register_find_field (THINGS, "level"), TRUE);
  levels = lykta_test_get_titles (test->store, by_level);
  g_assert_cmpstr (levels, ==, "Örn Zebra Älg Apa vessla Vildsvin Wombat Ål");

  lykta_query_set_search (search, "Ä l");
  found = lykta_test_get_titles (test->store, search);
  g_assert_cmpstr (found, ==, "Älg");
  g_assert_cmpint (lykta_store_count (test->store, unowned), ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lykta_test_add ("/store/round-trip", test_round_trip);
  lykta_test_add ("/store/derive", test_derive);
  lykta_test_add ("/store/placeholders", test_placeholders);
  lykta_test_add ("/store/refusals", test_refusals);
  lykta_test_add ("/store/conflict", test_conflict);
  lykta_test_add ("/store/undo", test_undo);
  lykta_test_add ("/store/select", test_select);
  return g_test_run ();
}

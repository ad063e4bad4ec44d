/* test-older-file.c: a file that an earlier version made gets what has come since, and nothing that its office took away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-declare.h"
#include "lykta-defaults.h"
#include "lykta-log.h"
#include "lykta-store-private.h"
#include "office.h"

#define OLDER "/io/github/lykta/Lykta/older"

/* As the second version declared them, as far as it matters here */
static const char *const groups[] = { "About", LYKTA_RECORD_GROUP, NULL };

static const LyktaField old_picks_fields[] = {
  TEXT (0, "label_sv", "Swedish", REQUIRED),
  TEXT (0, "label_en", "English", REQUIRED),
  TEXT (0, "list", "List", REQUIRED),
  TEXT (0, "code", "Code", REQUIRED),
  NUMBER (0, "position", "Order", PLAIN),
  NUMBER (0, "value", "Value", PLAIN, .decimals = 1),
  DATE (0, "valid_to", "Valid to", PLAIN),
  TEXT (0, "source", "Source", PLAIN),
  LYKTA_RECORD_FIELDS (1),
};

static const LyktaField old_office_fields[] = {
  TEXT (0, "name", "Name", REQUIRED),
  TEXT (0, "language", "Language", REQUIRED),
  NUMBER (0, "introduction_days", "Introduce new staff within", PLAIN),
  NUMBER (0, "meetings_planned", "Meetings a year", PLAIN),
  LYKTA_RECORD_FIELDS (1),
};

static const LyktaView views[] = { VIEW_ALL, { NULL } };

static const LyktaRegister old_picks = {
  .id = "picks",
  .label = "Pick lists",
  .label_one = "Entry",
  .area = LYKTA_AREA_OFFICE,
  .groups = groups,
  .fields = old_picks_fields,
  .n_fields = G_N_ELEMENTS (old_picks_fields),
  .views = views,
};

static const LyktaRegister old_office = {
  .id = "office",
  .label = "The office",
  .label_one = "The office",
  .area = LYKTA_AREA_OFFICE,
  .groups = groups,
  .fields = old_office_fields,
  .n_fields = G_N_ELEMENTS (old_office_fields),
  .views = views,
  .single = TRUE,
};

static const LyktaRegister *const old_registers[] = { &old_picks, &old_office, NULL };

/* KLASSA's levels, with neither meaning nor the rest of the lists */
static const char *const levels[][3] = {
  { "negligible", "Ingen eller försumbar skada", "None or negligible harm" },
  { "moderate", "Måttlig skada", "Moderate harm" },
  { "considerable", "Betydande skada", "Considerable harm" },
  { "severe", "Allvarlig skada", "Severe harm" },
  { "extraordinary", "Synnerligen allvarlig skada", "Extraordinarily severe harm" },
};

enum
{
  NEGLIGIBLE = 1,
  MODERATE,
  CONSIDERABLE,
  SEVERE,
};

static void
change (LyktaStore *store, const LyktaRegister *reg, gint64 id, const char *field, const char *text)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Change");
  g_autoptr (GError) error = NULL;

  if (field != NULL)
    lykta_edit_set_text (edit, reg, id, field, text);
  else
    lykta_edit_delete (edit, reg, id);
  lykta_store_apply (store, edit, &error);
  g_assert_no_error (error);
}

static char *
make_older_file (Office *office)
{
  char *path = g_build_filename (office->directory, "older.lykta", NULL);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Set up the register");
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) store = lykta_store_create_with (path, old_registers, OLDER, &error);
  gint64 id;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      id = lykta_edit_insert (edit, &old_picks);
      lykta_edit_set_text (edit, &old_picks, id, "list", "levels");
      lykta_edit_set_text (edit, &old_picks, id, "code", levels[i][0]);
      lykta_edit_set_text (edit, &old_picks, id, "label_sv", levels[i][1]);
      lykta_edit_set_text (edit, &old_picks, id, "label_en", levels[i][2]);
      lykta_edit_set_integer (edit, &old_picks, id, "position", i + 1);
      lykta_edit_set_text (edit, &old_picks, id, "source", "SKR, KLASSA");
    }
  id = lykta_edit_insert (edit, &old_office);
  lykta_edit_set_text (edit, &old_office, id, "name", "Exploateringskontoret");
  lykta_edit_set_text (edit, &old_office, id, "language", "sv");
  lykta_edit_set_integer (edit, &old_office, id, "introduction_days", 14);
  lykta_edit_set_integer (edit, &old_office, id, "meetings_planned", 2);
  lykta_store_apply (store, edit, &error);
  g_assert_no_error (error);

  /* What the office made of it: one level deleted, one in its own words; no number of meetings */
  change (store, &old_picks, MODERATE, NULL, NULL);
  change (store, &old_picks, CONSIDERABLE, "label_sv", "Kännbar skada");
  change (store, &old_office, 1, "meetings_planned", NULL);
  lykta_store_close (store);
  return path;
}

static guint
count (LyktaStore *store, const char *list)
{
  g_autoptr (GPtrArray) picks = lykta_store_get_picks (store, list, NULL);

  return picks->len;
}

static LyktaRecord *
find_level (LyktaStore *store, const char *code)
{
  g_autoptr (GPtrArray) picks = lykta_store_get_picks (store, "levels", NULL);

  for (guint i = 0; i < picks->len; i++)
    if (g_strcmp0 (lykta_record_get_text (g_ptr_array_index (picks, i), "code"), code) == 0)
      return g_object_ref (g_ptr_array_index (picks, i));
  return NULL;
}

static LyktaStore *
open_updated (const char *path)
{
  g_autoptr (GError) error = NULL;
  LyktaStore *store = lykta_store_open (path, lykta_registers_get (), &error);

  g_assert_no_error (error);
  g_assert_true (lykta_defaults_update (store, &error));
  g_assert_no_error (error);
  return store;
}

static void
assert_sound (LyktaStore *store)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  lykta_store_check (store, NULL, &problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_gets_what_is_new (Office *office, gconstpointer data)
{
  static const char *const lists[] = { "weeding", "processing_warnings", "tools", "countries", "dpia_criteria" };
  g_autofree char *path = make_older_file (office);
  g_autoptr (LyktaStore) store = open_updated (path);
  g_autoptr (LyktaQuery) rules = lykta_query_new (lykta_store_find_register (store, "deadlines"));
  g_autoptr (LyktaRecord) severe = find_level (store, "severe");
  g_autoptr (LyktaRecord) record = lykta_store_get_office (store);

  /* Whole lists, as a new file has them */
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert_cmpuint (count (store, lists[i]), >, 1);
      g_assert_cmpuint (count (store, lists[i]), ==, count (office->store, lists[i]));
    }
  g_assert_cmpint (lykta_store_count (store, rules), ==, lykta_store_count (office->store, rules));
  /* What came to be said of an entry: handbook C.2, level 3 */
  g_assert_nonnull (strstr (lykta_record_get_text (severe, "meaning_sv"), "viktigaste uppgifterna kan inte utföras"));
  g_assert_cmpint (lykta_record_get_integer (record, "target_asset_owner"), ==, 100);
  /* One edit, which stands in the history and can be taken back */
  g_assert_nonnull (lykta_store_get_undo_label (store));
  assert_sound (store);
  lykta_store_close (store);
}

static void
test_keeps_what_is_the_offices (Office *office, gconstpointer data)
{
  g_autofree char *path = make_older_file (office);
  g_autoptr (LyktaStore) store = open_updated (path);
  g_autoptr (LyktaRecord) deleted = find_level (store, "moderate");
  g_autoptr (LyktaRecord) reworded = find_level (store, "considerable");
  g_autoptr (LyktaRecord) record = lykta_store_get_office (store);

  g_assert_null (deleted);
  g_assert_cmpuint (count (store, "levels"), ==, 4);
  g_assert_cmpstr (lykta_record_get_text (reworded, "label_sv"), ==, "Kännbar skada");
  g_assert_true (lykta_record_is_empty (reworded, "meaning_sv"));
  g_assert_cmpint (lykta_record_get_integer (record, "introduction_days"), ==, 14);
  g_assert_true (lykta_record_is_empty (record, "meetings_planned"));
  lykta_store_close (store);
}

/* It is offered once: not when it has been taken back, emptied or deleted since. */
static void
test_offers_once (Office *office, gconstpointer data)
{
  g_autofree char *path = make_older_file (office);
  g_autoptr (LyktaStore) store = open_updated (path);
  g_autofree char *head = lykta_store_get_log_head (store, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  lykta_store_close (store);
  g_clear_object (&store);
  store = open_updated (path);
  after = lykta_store_get_log_head (store, NULL);
  g_assert_cmpstr (head, ==, after);

  lykta_store_undo_last (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, "weeding"), ==, 0);
  g_set_str (&head, NULL);
  head = lykta_store_get_log_head (store, NULL);
  lykta_store_close (store);
  g_clear_object (&store);
  store = open_updated (path);
  g_set_str (&after, NULL);
  after = lykta_store_get_log_head (store, NULL);
  g_assert_cmpstr (head, ==, after);
  assert_sound (store);
  lykta_store_close (store);
}

/* A file that has all is left alone. */
static void
test_leaves_new_file (Office *office, gconstpointer data)
{
  g_autofree char *head = lykta_store_get_log_head (office->store, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lykta_defaults_update (office->store, &error));
  g_assert_no_error (error);
  after = lykta_store_get_log_head (office->store, NULL);
  g_assert_cmpstr (head, ==, after);
}

static void
add_tests (void)
{
  office_add_test ("/older-file/gets-what-is-new", test_gets_what_is_new);
  office_add_test ("/older-file/keeps-what-is-the-offices", test_keeps_what_is_the_offices);
  office_add_test ("/older-file/offers-once", test_offers_once);
  office_add_test ("/older-file/leaves-new-file", test_leaves_new_file);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}

/* test-defaults.c: what every new register file has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "office.h"

/* What law says: length, unit and from what (GDPR Articles 12(3) and 33(1); 2 kap. 5, 6 and 8 §§ of 2025:1506) */
static const struct
{
  const char *code;
  gint64 length;
  const char *unit;
  const char *from;
} rules[] = {
  { "gdpr-access-request", 1, "months", "receipt" }, { "gdpr-access-request-extended", 3, "months", "receipt" },
  { "gdpr-breach", 72, "hours", "awareness" },       { "nis2-early-warning", 24, "hours", "awareness" },
  { "nis2-notification", 72, "hours", "awareness" }, { "nis2-final-report", 1, "months", "notification" },
};

static LyktaRecord *
find (Office *office, const char *reg, const char *field, const char *text)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, reg));
  g_autoptr (GPtrArray) records = NULL;

  lykta_query_add_condition (query, field, LYKTA_IS, text);
  records = lykta_store_get_records (office->store, query, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  return g_object_ref (g_ptr_array_index (records, 0));
}

static void
test_deadlines (Office *office, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (LyktaRecord) rule = find (office, "deadlines", "code", rules[i].code);

      g_assert_cmpint (lykta_record_get_integer (rule, "length"), ==, rules[i].length);
      g_assert_cmpstr (lykta_record_get_text (rule, "unit"), ==, rules[i].unit);
      g_assert_cmpstr (lykta_record_get_text (rule, "counted_from"), ==, rules[i].from);
      g_assert_false (lykta_record_is_empty (rule, "source"));
    }
}

/* Every list that a field names has entries, each with both labels, a source, and a code of its own. */
static void
test_picks (Office *office, gconstpointer data)
{
  for (const LyktaRegister *const *reg = lykta_registers_get (); *reg != NULL; reg++)
    for (guint i = 0; i < (*reg)->n_fields; i++)
      {
        const LyktaField *field = &(*reg)->fields[i];
        g_autoptr (GPtrArray) picks = NULL;
        g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

        if (field->picks == NULL)
          continue;
        picks = lykta_store_get_picks (office->store, field->picks, NULL);
        g_assert_cmpuint (picks->len, >, 1);
        for (guint j = 0; j < picks->len; j++)
          {
            LyktaRecord *pick = g_ptr_array_index (picks, j);

            g_assert_true (g_hash_table_add (codes, (gpointer) lykta_record_get_text (pick, "code")));
            g_assert_false (lykta_record_is_empty (pick, "label_sv"));
            g_assert_false (lykta_record_is_empty (pick, "label_en"));
            g_assert_false (lykta_record_is_empty (pick, "source"));
            g_assert_cmpint (lykta_record_get_integer (pick, "position"), ==, j + 1);
          }
      }
}

/* KLASSA's levels run from 0 to 4; IMY's list has nine criteria; the DPO reports on six areas; three EEA states besides the 27. */
static void
test_counts (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *list;
    guint n;
  } counts[] = {
    { "levels", 5 }, { "dpia_criteria", 9 }, { "dpo_areas", 6 }, { "legal_bases", 6 }, { "special_exceptions", 10 }
  };
  g_autoptr (LyktaQuery) eea = lykta_query_new (office_reg (office, "picks"));

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GPtrArray) picks = lykta_store_get_picks (office->store, counts[i].list, NULL);

      g_assert_cmpuint (picks->len, ==, counts[i].n);
    }
  lykta_query_add_condition (eea, "list", LYKTA_IS, "countries");
  lykta_query_add_condition (eea, "value", LYKTA_IS, "1");
  g_assert_cmpint (lykta_store_count (office->store, eea), ==, 27 + 3);
}

static void
test_office (Office *office, gconstpointer data)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_office (office->store);

  g_assert_cmpstr (lykta_record_get_text (record, "name"), ==, "Exploateringskontoret");
  g_assert_cmpstr (lykta_record_get_text (record, "committee"), ==, "Exploateringsnämnden");
  g_assert_cmpstr (lykta_record_get_text (record, "language"), ==, "sv");
  g_assert_cmpint (lykta_record_get_integer (record, "plan_year"), ==, 2026);
  office_refuse_add (office, "office", "name", "Another", "language", "sv", NULL);
}

static void
test_codes (Office *office, gconstpointer data)
{
  const LyktaRegister *picks = office_reg (office, "picks");
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add");
  gint64 id = lykta_edit_insert (edit, picks);
  g_autoptr (GError) error = NULL;

  lykta_edit_set_text (edit, picks, id, "list", "asset_kinds");
  lykta_edit_set_text (edit, picks, id, "code", "two words");
  lykta_edit_set_text (edit, picks, id, "label_sv", "Två ord");
  lykta_edit_set_text (edit, picks, id, "label_en", "Two words");
  g_assert_false (lykta_store_apply (office->store, edit, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
}

/* The file is sound, and one undo would take the defaults back. */
static void
test_whole (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lykta_store_undo (office->store, &error));
  g_assert_no_error (error);
  g_assert_null (lykta_store_get_office (office->store));
}

static void
add_tests (void)
{
  office_add_test ("/defaults/deadlines", test_deadlines);
  office_add_test ("/defaults/picks", test_picks);
  office_add_test ("/defaults/counts", test_counts);
  office_add_test ("/defaults/office", test_office);
  office_add_test ("/defaults/codes", test_codes);
  office_add_test ("/defaults/whole", test_whole);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}

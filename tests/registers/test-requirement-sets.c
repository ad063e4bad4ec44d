/* test-requirement-sets.c: requirements to start from, and statements that there is nothing to report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-requirement-set.h"
#include "lykta-statement.h"
#include "office.h"

static int
add_set (Office *office, const char *framework)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add");
  g_autoptr (GError) error = NULL;
  int n = lykta_requirement_set_add (office->store, edit, framework, &error);

  g_assert_no_error (error);
  if (n > 0)
    g_assert_true (lykta_store_apply (office->store, edit, &error));
  g_assert_no_error (error);
  return n;
}

static gint64
count (Office *office, const char *field, const char *text)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, "requirements"));

  lykta_query_add_condition (query, field, LYKTA_IS, text);
  return lykta_store_count (office->store, query);
}

/* ISO/IEC 27001:2022, Annex A: 93 controls in four themes (handbook B.5) */
static void
test_annex_a (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *theme;
    gint64 n;
  } themes[] = {
    { "Organisatoriska säkerhetsåtgärder", 37 },
    { "Personrelaterade säkerhetsåtgärder", 8 },
    { "Fysiska säkerhetsåtgärder", 14 },
    { "Tekniska säkerhetsåtgärder", 34 },
  };
  gint64 own = office_add (office, "requirements", "name", "Egna ord", "framework", "iso27001-a", "clause", "A.8.13", "state",
                           "met", NULL);
  gint64 added;

  /* What the office has already is left as it is. */
  g_assert_cmpint (add_set (office, "iso27001-a"), ==, 92);
  office_assert (office, "requirements", own, "name", "Egna ord");
  office_assert (office, "requirements", own, "state", "met");
  g_assert_cmpint (add_set (office, "iso27001-a"), ==, 0);
  g_assert_cmpint (count (office, "framework", "iso27001-a"), ==, 93);
  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    g_assert_cmpint (count (office, "theme", themes[i].theme), ==, themes[i].n - (i == 3));

  added = lykta_store_find_by_title (office->store, office_reg (office, "requirements"), "A.5.7 Threat intelligence");
  g_assert_cmpint (added, >, 0);
  office_assert (office, "requirements", added, "clause", "A.5.7");
  office_assert (office, "requirements", added, "edition", "2022");
  office_assert (office, "requirements", added, "state", "");
}

/* 2 kap. 3 § cybersäkerhetslagen (2025:1506): ten areas */
static void
test_areas (Office *office, gconstpointer data)
{
  gint64 area;

  g_assert_cmpint (add_set (office, "nis2"), ==, 10);
  g_assert_cmpint (add_set (office, "nis2"), ==, 0);
  area = lykta_store_find_by_title (office->store, office_reg (office, "requirements"), "NIS2: incidenthantering");
  office_assert (office, "requirements", area, "clause", "2 kap. 3 § 2");
  office_assert (office, "requirements", area, "edition", "2025:1506");
}

static void
test_order (Office *office, gconstpointer data)
{
  static const char *const clauses[] = { "A.5.2", "A.5.10", "A.6.1", "A.8.9", "A.8.34" };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (clauses); i++)
    g_assert_cmpint (lykta_requirement_compare_clauses (clauses[i], clauses[i + 1]), <, 0);
}

static void
state (Office *office, const char *reg, const char *day)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("State");

  lykta_statement_add (office->store, edit, office_reg (office, reg), day);
  g_assert_true (lykta_store_apply (office->store, edit, NULL));
}

/* A39, A48: a dated statement with a name, until something newer is there */
static void
test_statement (Office *office, gconstpointer data)
{
  g_autoptr (LyktaRecord) none = lykta_statement_find (office->store, office_reg (office, "incidents"));
  g_autoptr (LyktaRecord) first = NULL;
  g_autoptr (LyktaRecord) later = NULL;
  g_autoptr (LyktaRecord) other = NULL;
  g_autoptr (LyktaRecord) past = NULL;

  g_assert_null (none);
  office_add (office, "incidents", "title", "Förra årets", "kind", "deviation", "state", "closed", "aware",
              "2025-03-01T08:00:00Z", NULL);
  state (office, "incidents", "2026-06-30");
  state (office, "incidents", OFFICE_TODAY);
  state (office, "incidents", "2026-09-30");
  first = lykta_statement_find (office->store, office_reg (office, "incidents"));
  g_assert_cmpstr (lykta_record_get_text (first, "stated_on"), ==, OFFICE_TODAY);
  g_assert_cmpstr (lykta_record_get_text (first, "stated_by"), ==, "Coordinator");
  other = lykta_statement_find (office->store, office_reg (office, "findings"));
  g_assert_null (other);

  office_add (office, "incidents", "title", "Ny", "kind", "deviation", "state", "open", "aware", "2026-11-01T08:00:00Z", NULL);
  past = lykta_statement_find (office->store, office_reg (office, "incidents"));
  g_assert_null (past);
  state (office, "incidents", OFFICE_TODAY);
  later = lykta_statement_find (office->store, office_reg (office, "incidents"));
  g_assert_nonnull (later);
}

static void
add_tests (void)
{
  office_add_test ("/requirement-sets/annex-a", test_annex_a);
  office_add_test ("/requirement-sets/areas", test_areas);
  office_add_test ("/requirement-sets/order", test_order);
  office_add_test ("/requirement-sets/statement", test_statement);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}

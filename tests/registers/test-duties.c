/* test-duties.c: what a person answers for and owes, and handing it over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-duties.h"
#include "office.h"

/* The duty of a field; NULL when it names the person nowhere. */
static const LyktaDuty *
find (GPtrArray *duties, const char *reg, const char *field)
{
  for (guint i = 0; i < duties->len; i++)
    {
      const LyktaDuty *duty = duties->pdata[i];

      if (strcmp (duty->reg->id, reg) == 0 && strcmp (duty->field->id, field) == 0)
        return duty;
    }
  return NULL;
}

static void
assert_duty (GPtrArray *duties, const char *reg, const char *field, guint current, guint past, guint overdue)
{
  const LyktaDuty *duty = find (duties, reg, field);

  g_assert_nonnull (duty);
  g_assert_cmpuint (duty->current->len, ==, current);
  g_assert_cmpuint (duty->past->len, ==, past);
  g_assert_cmpuint (duty->overdue->len, ==, overdue);
}

static GPtrArray *
get_duties (Office *office, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *duties = lykta_duties_find (office->store, person, &error);

  g_assert_no_error (error);
  return duties;
}

static void
hand_over (Office *office, gint64 from, gint64 to, const char *date)
{
  g_autoptr (GPtrArray) duties = get_duties (office, from);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Hand over");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < duties->len; i++)
    lykta_duties_hand_over (office->store, edit, duties->pdata[i], from, to, date);
  lykta_store_apply (office->store, edit, &error);
  g_assert_no_error (error);
}

/* Section G: an owner owns assets until they are retired, a responsible person actions until they are done; who decided, decided. */
static void
test_find (Office *office, gconstpointer data)
{
  gint64 person = office_add (office, "people", "name", "Enhetschef", NULL);
  const char *id = office_id (person);
  g_autoptr (GPtrArray) duties = NULL;

  office_add (office, "assets", "name", "Passersystemet", "kind", "system", "lifecycle", "in_use", "information_owner", id,
              "object_leader", id, NULL);
  office_add (office, "assets", "name", "Gamla arkivet", "kind", "system", "lifecycle", "retired", "information_owner", id, NULL);
  office_add (office, "actions", "title", "Late", "state", "ongoing", "responsible", id, "due", "2026-11-10", NULL);
  office_add (office, "actions", "title", "Today", "state", "ongoing", "responsible", id, "due", "2026-11-11", NULL);
  office_add (office, "actions", "title", "Done", "state", "done", "responsible", id, "due", "2026-01-01", NULL);
  office_add (office, "documents", "title", "Rutin", "state", "in_force", "responsible", id, NULL);
  office_add (office, "documents", "title", "Gammal rutin", "state", "superseded", "responsible", id, NULL);
  office_add (office, "decisions", "title", "DraftIT", "date", "2023-05-30", "decided_by", id, NULL);

  duties = get_duties (office, person);
  assert_duty (duties, "assets", "information_owner", 1, 1, 0);
  assert_duty (duties, "assets", "object_leader", 1, 0, 0);
  assert_duty (duties, "actions", "responsible", 2, 1, 1);
  assert_duty (duties, "documents", "responsible", 1, 1, 0);
  assert_duty (duties, "decisions", "decided_by", 1, 0, 0);
  g_assert_true (lykta_duty_is_fact (find (duties, "decisions", "decided_by")));
  g_assert_false (lykta_duty_is_fact (find (duties, "actions", "responsible")));
  g_assert_null (find (duties, "units", "head"));
}

/* The nearest first; what is done is owed no more; a record for which someone answers twice is owed once. */
static void
test_debts (Office *office, gconstpointer data)
{
  gint64 person = office_add (office, "people", "name", "Enhetschef", NULL);
  const char *id = office_id (person);
  g_autoptr (GPtrArray) debts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 action =
      office_add (office, "actions", "title", "Open", "state", "not_started", "responsible", id, "due", "2026-12-01", NULL);
  gint64 meeting =
      office_add (office, "meetings", "title", "Genomgång", "state", "planned", "date", "2026-09-20", "participants", id, NULL);
  gint64 request = office_add (office, "requests", "dnr", "2026-10233", "kind", "access", "state", "open", "received",
                               "2026-11-02", "initiated_by", id, "performed_by", id, NULL);

  office_add (office, "actions", "title", "Done", "state", "done", "responsible", id, "due", "2026-01-01", NULL);
  debts = lykta_duties_find_debts (office->store, person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (debts->len, ==, 3);
  g_assert_cmpint (((LyktaDebt *) debts->pdata[0])->id, ==, meeting);
  g_assert_cmpstr (((LyktaDebt *) debts->pdata[0])->due, ==, "2026-09-20");
  g_assert_cmpint (((LyktaDebt *) debts->pdata[1])->id, ==, action);
  /* One month from 2 November (Article 12(3) GDPR, Regulation 1182/71) */
  g_assert_cmpint (((LyktaDebt *) debts->pdata[2])->id, ==, request);
  g_assert_cmpstr (((LyktaDebt *) debts->pdata[2])->due, ==, "2026-12-02");
}

/* What is current moves, history stays, and one undo takes all of it back. */
static void
test_hand_over (Office *office, gconstpointer data)
{
  gint64 from = office_add (office, "people", "name", "Enhetschef", NULL);
  gint64 to = office_add (office, "people", "name", "Ny enhetschef", NULL);
  gint64 other = office_add (office, "people", "name", "Jurist", NULL);
  g_autofree char *both = g_strdup_printf ("%s %s", office_id (from), office_id (other));
  gint64 asset = office_add (office, "assets", "name", "Passersystemet", "kind", "system", "lifecycle", "in_use",
                             "information_owner", office_id (from), "object_leader", office_id (other), NULL);
  gint64 done = office_add (office, "actions", "title", "Done", "state", "done", "responsible", office_id (from), NULL);
  gint64 meeting = office_add (office, "meetings", "title", "Genomgång", "state", "planned", "participants", both, NULL);
  gint64 held = office_add (office, "meetings", "title", "Hållen", "state", "held", "participants", both, NULL);
  g_autofree char *after = g_strdup_printf ("%s %s", office_id (to), office_id (other));
  g_autoptr (GError) error = NULL;

  hand_over (office, from, to, "2026-12-01");
  office_assert (office, "assets", asset, "information_owner", office_id (to));
  office_assert (office, "assets", asset, "object_leader", office_id (other));
  office_assert (office, "actions", done, "responsible", office_id (from));
  office_assert (office, "meetings", meeting, "participants", after);
  office_assert (office, "meetings", held, "participants", both);

  lykta_store_undo (office->store, &error);
  g_assert_no_error (error);
  office_assert (office, "assets", asset, "information_owner", office_id (from));
  office_assert (office, "meetings", meeting, "participants", both);
}

static gint64
find_role (Office *office, gint64 person, guint expected)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, "roles"));
  g_autoptr (GArray) ids = NULL;

  lykta_query_add_condition (query, "person", LYKTA_IS, office_id (person));
  ids = lykta_store_select (office->store, query, NULL);
  g_assert_nonnull (ids);
  g_assert_cmpuint (ids->len, ==, expected);
  return expected > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* G: roles are held from a day to a day: no gap and no overlap between one who leaves and the next. */
static void
test_roles (Office *office, gconstpointer data)
{
  gint64 from = office_add (office, "people", "name", "Enhetschef", NULL);
  gint64 to = office_add (office, "people", "name", "Ny enhetschef", NULL);
  gint64 past = office_add (office, "roles", "role", "coordinator", "person", office_id (from), "held_from", "2019-01-01",
                            "held_to", "2020-12-31", NULL);
  gint64 role = office_add (office, "roles", "role", "manager", "person", office_id (from), "held_from", "2021-01-01", NULL);
  gint64 begun;

  hand_over (office, from, to, "2026-12-01");
  office_assert (office, "roles", past, "held_to", "2020-12-31");
  office_assert (office, "roles", role, "held_to", "2026-11-30");
  office_assert (office, "roles", role, "person", office_id (from));
  begun = find_role (office, to, 1);
  office_assert (office, "roles", begun, "role", "manager");
  office_assert (office, "roles", begun, "held_from", "2026-12-01");
  office_assert (office, "roles", begun, "held_to", "");
}

/* A role that had not begun is simply the successor's. */
static void
test_role_to_come (Office *office, gconstpointer data)
{
  gint64 from = office_add (office, "people", "name", "Enhetschef", NULL);
  gint64 to = office_add (office, "people", "name", "Ny enhetschef", NULL);
  gint64 role = office_add (office, "roles", "role", "manager", "person", office_id (from), "held_from", "2027-01-01", NULL);

  hand_over (office, from, to, "2026-12-01");
  find_role (office, from, 0);
  g_assert_cmpint (find_role (office, to, 1), ==, role);
  office_assert (office, "roles", role, "held_from", "2027-01-01");
}

static void
add_tests (void)
{
  office_add_test ("/duties/find", test_find);
  office_add_test ("/duties/debts", test_debts);
  office_add_test ("/duties/hand-over", test_hand_over);
  office_add_test ("/duties/roles", test_roles);
  office_add_test ("/duties/role-to-come", test_role_to_come);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}

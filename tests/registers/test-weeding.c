/* test-weeding.c: what may be weeded by which day, and that nothing is weeded by itself; and what a public version hides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "office.h"

#include "lykta-secrecy.h"
#include "lykta-weeding.h"

static gint64
add_request (Office *office, const char *dnr, const char *answered_on)
{
  return office_add (office, "requests", "dnr", dnr, "kind", "access", "state", "answered", "received", "2022-01-10", "person",
                     "Kim Karlsson", "answered_on", answered_on, NULL);
}

/* "dnr/rule" of each proposal, parted by blanks; a rule that empties fields is "-" */
static char *
list (Office *office, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = lykta_weeding_find (office->store, today, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const LyktaWeedingItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", item->title, item->fields != NULL ? "-" : "");
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_list (Office *office, const char *today, const char *expected)
{
  g_autofree char *found = list (office, today);

  g_assert_cmpstr (found, ==, expected);
}

/* Two years from the answer (handbook I.5), a whole request; before that the identity in it, after one. The oldest first. */
static void
test_due (Office *office, gconstpointer data)
{
  add_request (office, "E2022-2", "2022-03-01");
  add_request (office, "E2022-1", "2022-02-28");
  office_add (office, "requests", "dnr", "E2022-3", "kind", "access", "state", "open", "received", "2022-01-10", "person", "Kim",
              NULL);

  assert_list (office, "2023-02-27", "");
  assert_list (office, "2023-02-28", "E2022-1-");
  assert_list (office, "2024-02-27", "E2022-1- E2022-2-");
  assert_list (office, "2024-02-28", "E2022-2- E2022-1");
  assert_list (office, "2024-03-01", "E2022-1 E2022-2");
}

/* The office's class of retention decides before the list; what is preserved is never proposed. */
static void
test_office_decides (Office *office, gconstpointer data)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_office (office->store);

  add_request (office, "E2022-1", "2022-02-28");
  office_set (office, "office", lykta_record_get_id (record), "request_retention", "weed-5");
  assert_list (office, "2027-02-27", "E2022-1-");
  assert_list (office, "2027-02-28", "E2022-1");
  office_set (office, "office", lykta_record_get_id (record), "request_retention", "preserve");
  assert_list (office, "2077-02-28", "E2022-1-");
}

/* A day of the case's own comes before the rules. */
static void
test_own_day (Office *office, gconstpointer data)
{
  gint64 id = add_request (office, "E2022-1", "2022-02-28");

  office_set (office, "requests", id, "weed_on", "2026-06-30");
  assert_list (office, "2026-06-29", "E2022-1-");
  assert_list (office, "2026-06-30", "E2022-1");
}

/* With its search list, as one step that can be taken back; identity is only emptied. */
static void
test_weed (Office *office, gconstpointer data)
{
  gint64 old = add_request (office, "E2022-1", "2022-02-28");
  gint64 newer = add_request (office, "E2025-1", "2025-02-28");
  gint64 asset = office_add (office, "assets", "name", "Kartan", NULL);
  gint64 item = office_add (office, "request_items", "request", office_id (old), "asset", office_id (asset), NULL);
  g_autoptr (GPtrArray) items = lykta_weeding_find (office->store, OFFICE_TODAY, NULL);
  g_autoptr (LyktaEdit) edit = lykta_weeding_make_edit (office->store, items);
  g_autoptr (LyktaRecord) gone = NULL;
  g_autoptr (LyktaRecord) gone_item = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (items->len, ==, 2);
  office_assert (office, "requests", old, "dnr", "E2022-1"); /* proposing deletes nothing */
  lykta_store_apply (office->store, edit, &error);
  g_assert_no_error (error);
  gone = lykta_store_get_record (office->store, office_reg (office, "requests"), old);
  gone_item = lykta_store_get_record (office->store, office_reg (office, "request_items"), item);
  g_assert_null (gone);
  g_assert_null (gone_item);
  office_assert (office, "requests", newer, "person", "");
  office_assert (office, "requests", newer, "dnr", "E2025-1");
  assert_list (office, OFFICE_TODAY, "");

  g_assert_true (lykta_store_undo (office->store, &error));
  office_assert (office, "requests", old, "person", "Kim Karlsson");
  office_assert (office, "request_items", item, "asset", office_id (asset));
}

/* OSL 5 kap. 5 §: a mark by section, date or authority; parts are as secret as the whole, names of secret ones too. */
static void
test_hidden (Office *office, gconstpointer data)
{
  gint64 secret = office_add (office, "assets", "name", "Skalskyddet", "secrecy_section", "osl-18-8", NULL);
  gint64 dated = office_add (office, "assets", "name", "Larmet", "secrecy_date", "2026-01-20", NULL);
  gint64 open = office_add (office, "assets", "name", "Kartan", NULL);
  gint64 request = office_add (office, "requests", "dnr", "E1", "kind", "access", "state", "open", "received", "2026-10-10",
                               "secrecy_authority", "Kontoret", NULL);
  gint64 part = office_add (office, "request_items", "request", office_id (request), "asset", office_id (open), NULL);
  gint64 other = office_add (office, "requests", "dnr", "E2", "kind", "access", "state", "open", "received", "2026-10-10", NULL);
  gint64 names = office_add (office, "request_items", "request", office_id (other), "asset", office_id (secret), NULL);
  const LyktaRegister *assets = office_reg (office, "assets");
  const LyktaRegister *items = office_reg (office, "request_items");
  g_autoptr (LyktaSecrecy) secrecy = lykta_secrecy_new (office->store);
  g_autofree char *title = lykta_secrecy_get_title (secrecy, items, names);

  g_assert_true (lykta_secrecy_hides (secrecy, assets, secret));
  g_assert_true (lykta_secrecy_hides (secrecy, assets, dated));
  g_assert_false (lykta_secrecy_hides (secrecy, assets, open));
  g_assert_true (lykta_secrecy_hides (secrecy, items, part));
  g_assert_false (lykta_secrecy_hides (secrecy, items, names));
  /* Its title is made of the secret asset's. */
  office_assert (office, "request_items", names, "title", "Skalskyddet");
  g_assert_cmpstr (title, ==, lykta_secrecy_get_word (secrecy));
}

static void
add_tests (void)
{
  office_add_test ("/weeding/due", test_due);
  office_add_test ("/weeding/office-decides", test_office_decides);
  office_add_test ("/weeding/own-day", test_own_day);
  office_add_test ("/weeding/weed", test_weed);
  office_add_test ("/secrecy/hidden", test_hidden);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}

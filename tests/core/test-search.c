/* test-search.c: what is found, counted against a plain scan, and the order it stands in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-collation.h"
#include "lykta-order.h"
#include "lykta-schema.h"
#include "lykta-test.h"

#define THINGS (&lykta_test_things)
#define N_THINGS 2600
/* Their numbers begin so high that the register becomes a large one, with indexes, among them. */
#define FIRST (LYKTA_SCHEMA_LARGE - 1000)

static const char *const parts[] = { "ärende", "hantering", "system", "journal", "register", "ÖVERSIKT",  "miljö",
                                     "é",      "Ü",         "å",      "i",       "SYS-0",    "2025:1506", "kvarn",
                                     "hjul",   "ing",       "på",     "ŠKODA",   "\xC3\x9F", "naïv",      "A\xCC\x8A" };

static char *
make_text (GRand *rand, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 4);

      for (guint j = 0; j < n; j++)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      g_string_append (text, g_rand_int_range (rand, 0, 5) == 0 ? "\n" : " ");
    }
  return g_string_free_and_steal (text);
}

static void
fill (LyktaTest *test, GRand *rand, guint n)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Fill");
  g_autofree char *numbers = g_strdup_printf ("INSERT INTO next_ids (register, id) VALUES ('things', %d)", FIRST);
  gint64 people[5];

  g_assert_true (lykta_database_execute (test->store->database, numbers, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    people[i] = lykta_test_add_person (test->store, i == 2 ? "Örjan" : i == 3 ? "Adam" : "Beata");
  for (guint i = 0; i < n; i++)
    {
      gint64 id = lykta_edit_insert (edit, THINGS);
      g_autofree char *name = make_text (rand, 1);
      g_autofree char *text = make_text (rand, (guint) g_rand_int_range (rand, 0, 8));
      g_autofree char *due = g_strdup_printf ("2025-%02d-%02d", g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));

      lykta_edit_set_text (edit, THINGS, id, "name", g_strstrip (name));
      lykta_edit_set_text (edit, THINGS, id, "description", text);
      if (i % 3 != 0)
        lykta_edit_set_text (edit, THINGS, id, "due", due);
      if (i % 2 != 0)
        lykta_edit_set_integer (edit, THINGS, id, "level", g_rand_int_range (rand, 0, 5));
      if (i % 5 != 0)
        lykta_edit_set_integer (edit, THINGS, id, "owner", people[g_rand_int_range (rand, 0, 5)]);
      if (i % 7 != 0)
        lykta_edit_set_text (edit, THINGS, id, "state", i % 2 != 0 ? "ongoing" : "planned");
      if (i % 4 != 0)
        lykta_edit_set_text (edit, THINGS, id, "colour", i % 2 != 0 ? "red" : "blue");
    }
  lykta_test_apply (test->store, edit);
}

/* By the plain statement, which reads every record and knows no index. */
static GArray *
scan (LyktaStore *store, LyktaQuery *query)
{
  LyktaQueryContext context = { .registers = lykta_test_registers };
  g_autoptr (LyktaSql) sql = lykta_query_to_sql (query, &context, FALSE, TRUE);
  g_autoptr (GError) error = NULL;
  GArray *ids = lykta_store_select_sql (store, sql, &error);

  g_assert_no_error (error);
  return ids;
}

static void
assert_as_scanned (LyktaStore *store, LyktaQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = lykta_store_select (store, query, &error);
  g_autoptr (GArray) right = scan (store, query);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, right->len);
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), right->data, right->len * sizeof (gint64));
  g_assert_cmpint (lykta_store_count (store, query), ==, right->len);
}

static void
test_against_scan (LyktaTest *test, gconstpointer data)
{
  static const char *const searches[] = { "ä",    "Ä",        "e",   "in",   "ing", "ÄRENDE", "ndeha",    "sys-0",
                                          "5:15", "å i",      "a å", "ö mi", "é",   "ss",     "\xC3\x9F", "skoda",
                                          "naiv", "finns ej", "%",   "_",    "'",   "rn hj" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  fill (test, rand, N_THINGS);
  for (guint turn = 0; turn < 3; turn++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
        {
          g_autoptr (LyktaQuery) query = lykta_query_new (THINGS);

          lykta_query_set_search (query, searches[i]);
          assert_as_scanned (test->store, query);
        }
      /* Edits and deletions keep it in step. */
      for (guint i = 0; i < 40; i++)
        {
          g_autoptr (LyktaEdit) edit = lykta_edit_new ("x");
          g_autofree char *text = make_text (rand, 3);
          gint64 id = FIRST + 1 + (turn * 40 + i) * 7;

          if (i % 4 == 0)
            lykta_edit_delete (edit, THINGS, id);
          else
            lykta_edit_set_text (edit, THINGS, id, "description", i % 4 == 1 ? NULL : text);
          lykta_test_apply (test->store, edit);
        }
    }
  lykta_test_assert_sound (test->store);
}

static void
test_orders (LyktaTest *test, gconstpointer data)
{
  static const char *const sorts[] = { "name", "code",  "level",   "due",   "state",      "colour",
                                       "tags", "owner", "helpers", "label", "description" };
  static const LyktaCondition conditions[][3] = {
    { { NULL } },
    { { "owner", LYKTA_IS_EMPTY }, { NULL } },
    { { "due", LYKTA_BEFORE, "2025-06-01" }, { "state", LYKTA_IS, "ongoing" }, { NULL } },
    { { "state", LYKTA_IS_NOT, "ongoing" }, { "level", LYKTA_MORE, "2" }, { NULL } },
    { { "due", LYKTA_NOT_BEFORE, "2025-06-01" }, { "colour", LYKTA_IS_ONE_OF, "red green" }, { NULL } },
    { { "due", LYKTA_NOT_AFTER, "2025-06-01" }, { NULL } },
    { { "name", LYKTA_CONTAINS, "ÄREN" }, { "level", LYKTA_IS_EMPTY }, { NULL } },
    { { "code", LYKTA_IS_EMPTY }, { "due", LYKTA_IS_NOT_EMPTY }, { NULL } },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  fill (test, rand, N_THINGS);
  for (guint turn = 0; turn < 2; turn++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
        for (gsize j = 0; j < G_N_ELEMENTS (conditions); j++)
          {
            g_autoptr (LyktaQuery) query = lykta_query_new (THINGS);

            lykta_query_set_sort (query, lykta_register_find_field (THINGS, sorts[i]), (i + j + turn) % 2 != 0);
            lykta_query_add_conditions (query, conditions[j]);
            assert_as_scanned (test->store, query);
          }
      /* What was kept is forgotten when it is no longer true. */
      lykta_test_set_text (test->store, THINGS, FIRST + 5, "name", "Ömse");
      lykta_test_set_text (test->store, THINGS, FIRST + 6, "owner", "Adam");
      lykta_test_set_text (test->store, &lykta_test_people, 3, "name", "Aron");
      lykta_test_set_text (test->store, THINGS, FIRST + 7, "due", "");
      lykta_test_add_thing (test->store, "Zäta");
      lykta_test_set_text (test->store, &lykta_test_picks, 1, "position", "9");
    }
}

/* As in a Swedish dictionary: å ä ö last, v and w apart, small and capital letters together. */
static void
test_swedish (LyktaTest *test, gconstpointer data)
{
  static const char *const right[] = { "apa",         "Arvika",     "café",       "Cafét",     "ekonomi", "Vadstena",
                                       "vaktmästare", "verksamhet", "Wallenberg", "webbplats", "zon",     "Ål",
                                       "åska",        "ägare",      "Ärende",     "ö",         "Öland",   "övrigt" };
  g_autoptr (LyktaCollation) collation = lykta_collation_new ("sv");
  g_autoptr (GByteArray) last = g_byte_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      gsize size;
      const guint8 *key = lykta_collation_get_key (collation, right[i], -1, &size);

      if (i > 0)
        {
          int order = memcmp (last->data, key, MIN (last->len, size));

          if (order > 0 || (order == 0 && last->len >= size))
            g_error ("%s does not sort before %s", right[i - 1], right[i]);
        }
      g_byte_array_set_size (last, 0);
      g_byte_array_append (last, key, (guint) size);
    }
}

static void
test_folding (LyktaTest *test, gconstpointer data)
{
  static const char *const pairs[][2] = {
    { "Ärende", "ärende" },
    { "ÅÄÖ", "åäö" },
    { "Café", "cafe" },
    { "Müller", "muller" },
    { "A\xCC\x8Al", "ål" },
    { "ŠKODA", "skoda" },
    { "\xFF"
      "a",
      "\xEF\xBF\xBD"
      "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = lykta_fold (pairs[i][0]);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
    }
}

static void
test_all (LyktaTest *test, gconstpointer data)
{
  g_autoptr (GArray) hits = NULL;

  lykta_test_add_thing (test->store, "Lampa");
  lykta_test_add_thing (test->store, "Bordslampa");
  lykta_test_add_thing (test->store, "Ficklampa");
  lykta_test_add_person (test->store, "Lampert");
  hits = lykta_store_search_all (test->store, "LAMP", 2);
  g_assert_cmpuint (hits->len, ==, 3);
  g_assert_true (g_array_index (hits, LyktaHit, 0).reg == THINGS);
  g_assert_cmpint (g_array_index (hits, LyktaHit, 0).id, ==, 2);
  g_assert_cmpint (g_array_index (hits, LyktaHit, 1).id, ==, 3);
  g_assert_true (g_array_index (hits, LyktaHit, 2).reg == &lykta_test_people);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lykta_test_add ("/search/against-scan", test_against_scan);
  lykta_test_add ("/search/orders", test_orders);
  lykta_test_add ("/search/swedish", test_swedish);
  lykta_test_add ("/search/folding", test_folding);
  lykta_test_add ("/search/all", test_all);
  return g_test_run ();
}

/* test-alarms.c: what is told of clocks that run out, and what is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-alarms.h"
#include "lykta-test-office.h"

/* The office's report to IMY is due on Friday 15 November 2024 at 13 in Stockholm, 72 hours from awareness (Article 33(1) GDPR). */
static guint
take (LyktaAlarms *alarms, const char *moment, const char *title, const char *body)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GPtrArray) taken = lykta_alarms_take (alarms, now);

  if (title != NULL)
    {
      g_assert_cmpuint (taken->len, ==, 1);
      g_assert_cmpstr (((LyktaAlarm *) taken->pdata[0])->title, ==, title);
      g_assert_cmpstr (((LyktaAlarm *) taken->pdata[0])->body, ==, body);
    }
  return taken->len;
}

static void
test_stages (void)
{
  LyktaStore *store = lykta_test_office_new ();
  LyktaAlarms *alarms = lykta_alarms_new (store);

  g_assert_cmpuint (take (alarms, "2024-11-15T05:59:59Z", NULL, NULL), ==, 0);
  take (alarms, "2024-11-15T06:00:00Z", "6 hours left: Notification to IMY", "Letters to the wrong address");
  g_assert_cmpuint (take (alarms, "2024-11-15T06:01:00Z", NULL, NULL), ==, 0);
  take (alarms, "2024-11-15T11:00:00Z", "1 hour left: Notification to IMY", "Letters to the wrong address");

  /* Ended and started again: each once. */
  g_object_unref (alarms);
  alarms = lykta_alarms_new (store);
  g_assert_cmpuint (take (alarms, "2024-11-15T11:30:00Z", NULL, NULL), ==, 0);
  take (alarms, "2024-11-15T12:00:01Z", "The time has passed: Notification to IMY", "Letters to the wrong address");
  g_assert_cmpuint (take (alarms, "2024-11-15T13:00:00Z", NULL, NULL), ==, 0);

  g_object_unref (alarms);
  lykta_test_office_remove (store);
}

/* What is long past is not told by whoever opens the file. */
static void
test_old (void)
{
  LyktaStore *store = lykta_test_office_new ();
  LyktaAlarms *alarms = lykta_alarms_new (store);

  g_assert_cmpuint (take (alarms, "2024-11-20T12:00:00Z", NULL, NULL), ==, 0);
  g_object_unref (alarms);
  lykta_test_office_remove (store);
}

/* OSL 18 kap. 8 b §: a title may itself be secret. */
static void
test_secret (void)
{
  LyktaStore *store = lykta_test_office_new ();
  const LyktaRegister *reg = lykta_store_find_register (store, "incidents");
  gint64 id = lykta_store_find_by_title (store, reg, "Letters to the wrong address");
  LyktaAlarms *alarms = lykta_alarms_new (store);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Mark");
  g_autoptr (GError) error = NULL;

  lykta_edit_set_text (edit, reg, id, "secrecy_section", "osl-18-8b");
  lykta_store_apply (store, edit, &error);
  g_assert_no_error (error);
  take (alarms, "2024-11-15T06:00:00Z", "A clock runs out within 6 hours", "Open Lykta to see which.");
  g_object_unref (alarms);
  lykta_test_office_remove (store);
}

static LyktaDigest *
take_digest (LyktaAlarms *alarms, const char *moment)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (moment, NULL);

  g_setenv ("LYKTA_NOW", moment, TRUE);
  return lykta_alarms_take_digest (alarms, now);
}

/* Once a day, and not in the evening, at night or early in the morning: Stockholm is an hour ahead of these moments. */
static void
test_digest (void)
{
  LyktaStore *store = lykta_test_office_new ();
  LyktaAlarms *alarms = lykta_alarms_new (store);
  LyktaDigest *digest;

  g_assert_null (take_digest (alarms, "2024-11-13T05:59:59Z"));
  digest = take_digest (alarms, "2024-11-13T06:00:00Z");
  g_assert_nonnull (digest);
  /* An action since 4 November; the report on Friday, and an action on the 20th: seven days from today. */
  g_assert_cmpstr (digest->title, ==, "1 is overdue, 2 fall due within a week");
  g_assert_cmpstr (digest->body, ==, "Answer recommendation 3\nAnmälan till IMY\nWrite the routine");
  g_assert_cmpuint (digest->named->len, ==, 3);
  lykta_digest_free (digest);
  g_assert_null (take_digest (alarms, "2024-11-13T09:00:00Z"));

  /* Ended and started again */
  g_object_unref (alarms);
  alarms = lykta_alarms_new (store);
  g_assert_null (take_digest (alarms, "2024-11-13T16:59:59Z"));
  g_assert_null (take_digest (alarms, "2024-11-13T17:00:00Z"));
  digest = take_digest (alarms, "2024-11-14T08:00:00Z");
  g_assert_nonnull (digest);
  lykta_digest_free (digest);

  g_object_unref (alarms);
  lykta_test_office_remove (store);
}

/* What is another's, put off, or secret */
static void
test_digest_leaves_out (void)
{
  LyktaStore *store = lykta_test_office_new ();
  LyktaAlarms *alarms = lykta_alarms_new (store);
  gint64 me = lykta_test_add (store, "people", "name", "Coordinator", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, me);
  gint64 late;
  g_autofree char *record = NULL;
  LyktaDigest *digest;

  lykta_store_set_user (store, "Coordinator");
  g_assert_null (take_digest (alarms, "2024-11-13T08:00:00Z"));
  late = lykta_test_add (store, "actions", "title", "Put off", "state", "ongoing", "due", "2024-11-01", "responsible", id, NULL);
  lykta_test_add (store, "actions", "title", "Hidden", "state", "ongoing", "due", "2024-11-15", "responsible", id,
                  "secrecy_section", "osl-18-8", NULL);
  record = g_strdup_printf ("%" G_GINT64_FORMAT, late);
  lykta_test_add (store, "snoozes", "register", "actions", "record", record, "field", "due", "until", "2024-12-01", "reason",
                  "Waiting", NULL);

  digest = take_digest (alarms, "2024-11-14T08:00:00Z");
  g_assert_nonnull (digest);
  g_assert_cmpstr (digest->title, ==, "1 falls due within a week");
  g_assert_cmpstr (digest->body, ==, "Open Lykta to see all.");
  g_assert_cmpuint (digest->named->len, ==, 0);
  lykta_digest_free (digest);

  g_object_unref (alarms);
  lykta_test_office_remove (store);
}

/* From 18 to 7 passes midnight; equal hours are never. */
static void
test_quiet (void)
{
  static const struct
  {
    int hour, from, to;
    gboolean quiet;
  } cases[] = {
    { 17, 18, 7, FALSE },  { 18, 18, 7, TRUE },  { 0, 18, 7, TRUE },    { 6, 18, 7, TRUE }, { 7, 18, 7, FALSE },
    { 11, 12, 13, FALSE }, { 12, 12, 13, TRUE }, { 13, 12, 13, FALSE }, { 9, 9, 9, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_utc (2024, 11, 13, cases[i].hour, 30, 0);

      g_assert_cmpint (lykta_digest_is_quiet (now, cases[i].from, cases[i].to), ==, cases[i].quiet);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/alarms/stages", test_stages);
  g_test_add_func ("/alarms/old", test_old);
  g_test_add_func ("/alarms/secret", test_secret);

  g_test_add_func ("/alarms/digest", test_digest);
  g_test_add_func ("/alarms/digest-leaves-out", test_digest_leaves_out);
  g_test_add_func ("/alarms/quiet", test_quiet);
  return g_test_run ();
}

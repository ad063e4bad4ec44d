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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/alarms/stages", test_stages);
  g_test_add_func ("/alarms/old", test_old);
  g_test_add_func ("/alarms/secret", test_secret);

  return g_test_run ();
}

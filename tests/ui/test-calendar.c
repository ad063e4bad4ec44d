/* test-calendar.c: the officer's calendar comes into the plan, and comes again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "lykta-calendar-commands.h"
#include "lykta-test-page.h"

#define CALENDAR(days) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//officer//\r\n" days "END:VCALENDAR\r\n"
#define DAY(uid, day) "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART;VALUE=DATE:" day "\r\nSUMMARY:" uid "\r\nEND:VEVENT\r\n"

typedef struct
{
  LyktaStore *store;
  GtkWidget *child;
  GtkWidget *window;
  char *folder;
  char *path;
  const char *toast;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  fixture->child = gtk_label_new ("Page");
  fixture->window = lykta_test_page_present (fixture->child, 700, 500);
  fixture->folder = g_dir_make_tmp ("lykta-calendar-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "officer.ics", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_close (fixture->window, fixture->child);
  lykta_test_office_remove (fixture->store);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
is_told (gpointer data)
{
  Fixture *fixture = data;

  return lykta_test_find (fixture->window, GTK_TYPE_LABEL, fixture->toast) != NULL;
}

static void
import (Fixture *fixture, const char *text, const char *toast)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  lykta_calendar_import_file (fixture->child, fixture->store, file);
  fixture->toast = toast;
  lykta_test_wait (is_told, fixture);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (fixture->store, "occurrences"));
  gint64 before = lykta_store_count (fixture->store, query);

  import (fixture, CALENDAR (DAY ("report", "20241201") DAY ("round", "20250301")),
          "From the calendar: 2 new, 0 changed, 0 dropped");
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, before + 2);
  import (fixture, CALENDAR (DAY ("report", "20241202") DAY ("round", "20250301")),
          "From the calendar: 0 new, 1 changed, 0 dropped");
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, before + 2);
  import (fixture, CALENDAR (DAY ("report", "20241202") DAY ("round", "20250301")), "The plan says the same already");
  g_assert_true (lykta_store_undo (fixture->store, NULL));
  g_assert_true (lykta_store_undo (fixture->store, NULL));
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, before);
}

/* What is no calendar changes nothing, and says so in words. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (fixture->store, "occurrences"));
  gint64 before = lykta_store_count (fixture->store, query);

  import (fixture, "name;day\n", "This is not a calendar. Save or export it from the calendar program as iCalendar (.ics).");
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, before);
}

int
main (int argc, char **argv)
{
  lykta_test_page_init (&argc, &argv);
  g_test_add ("/calendar/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/calendar/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}

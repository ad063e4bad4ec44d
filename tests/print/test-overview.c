/* test-overview.c: the Overview on one page, as another program reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lykta-print-overview.h"
#include "office.h"

static char *
read_paper (Office *office, LyktaPrintFlags flags)
{
  g_autofree char *path = g_build_filename (office->directory, "overview.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaDocument) document = lykta_print_overview (office->store, 0, flags, NULL, &error);
  char *text = NULL;

  g_assert_no_error (error);
  lykta_print_write_pdf (document, path, NULL, &error);
  g_assert_no_error (error);
  g_spawn_command_line_sync (command, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return text;
}

static guint
count_pages (const char *text)
{
  guint n = 0;

  for (const char *at = text; (at = strchr (at, '\f')) != NULL; at++)
    n++;
  return n;
}

static gboolean
has_line (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0);
}

/* On 11 November 2026, in the office's Swedish: one asset of two has an owner, a share that was a quarter two years before. */
static void
test_page (Office *office, gconstpointer data)
{
  gint64 person = office_add (office, "people", "name", "Enhetschef", NULL);
  g_autofree char *text = NULL;

  office_add (office, "assets", "name", "Kartan", "kind", "system", "lifecycle", "in_use", "information_owner",
              office_id (person), NULL);
  office_add (office, "assets", "name", "Arkivet", "kind", "system", "lifecycle", "in_use", NULL);
  office_add (office, "figures", "indicator", "asset-owner", "year", "2024", "value", "1", "total", "4", NULL);
  office_add (office, "actions", "title", "Försenad åtgärd", "state", "ongoing", "due", "2026-11-10", NULL);
  office_add (office, "actions", "title", "Kommande åtgärd", "state", "ongoing", "due", "2026-12-11", NULL);
  office_add (office, "actions", "title", "Långt fram", "state", "ongoing", "due", "2027-12-11", NULL);
  office_add (office, "activities", "title", "Inventera", "state", "decided", "track", "lis", "year_from", "2026", "due",
              "2026-06-30", NULL);

  text = read_paper (office, LYKTA_PRINT_WHOLE);
  g_assert_cmpuint (count_pages (text), ==, 1);
  g_assert_true (has_line (text, "2026-11-10 +Försenad åtgärd \\(Åtgärd\\)"));
  g_assert_true (has_line (text, "2026-12-11 +Kommande åtgärd \\(Åtgärd\\)"));
  g_assert_false (has_line (text, "Långt fram"));
  g_assert_true (has_line (text, "ägare +– +25 % +– +50 % \\(1/2\\)"));
  g_assert_true (has_line (text, "Klar: 0 · Försenad: 1 · Kommande: 0"));
}

/* OSL 5 kap. 5 §: of what bears a mark the public page says only how many there are. */
static void
test_public (Office *office, gconstpointer data)
{
  g_autofree char *whole = NULL;
  g_autofree char *public_ = NULL;

  office_add (office, "actions", "title", "Hemlig brist", "state", "ongoing", "due", "2026-11-10", "secrecy_section", "osl-18-8",
              NULL);
  whole = read_paper (office, LYKTA_PRINT_WHOLE);
  public_ = read_paper (office, LYKTA_PRINT_PUBLIC);
  g_assert_true (has_line (whole, "Hemlig brist"));
  g_assert_false (has_line (public_, "Hemlig brist"));
  g_assert_true (has_line (public_, "Utelämnat som hemligt: 1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/overview/page", test_page);
  office_add_test ("/overview/public", test_public);
  return g_test_run ();
}

/* lykta-cli-calendar.c: the plan and the deadlines as a calendar file, and another's calendar in the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-cli-calendar.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-clock.h"
#include "lykta-file-bytes.h"
#include "lykta-output.h"
#include "lykta-plan-calendar.h"

/* The plan looks three years ahead (handbook A8). */
#define YEARS 3
#define MAX_SIZE (16 * 1024 * 1024)

static gboolean dry_run;
static int from_year;
static int to_year;

static const GOptionEntry import_options[] = {
  { "from", 0, 0, G_OPTION_ARG_INT, &from_year, N_ ("First year to read; this year when it is not given"), "YEAR" },
  { "to", 0, 0, G_OPTION_ARG_INT, &to_year, N_ ("Last year to read; two years later when it is not given"), "YEAR" },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Show what would change, and change nothing"), NULL },
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

gboolean
lykta_cli_write_calendar (LyktaStore *store, int year, LyktaCalendarParts parts, int alarm_days, const char *path, GError **error)
{
  g_autofree char *name = g_strdup_printf (_ ("Yearly plan %d"), year);
  g_autoptr (GDateTime) now = lykta_now ();
  guint n_hidden = 0;
  g_autoptr (GPtrArray) events = lykta_plan_calendar_list (store, year, parts, &n_hidden, error);
  g_autoptr (GBytes) bytes = events != NULL ? lykta_ics_write (name, events, now, alarm_days) : NULL;
  g_autoptr (LyktaOutput) output = bytes != NULL ? lykta_output_new (path, error) : NULL;

  if (output == NULL)
    return FALSE;
  if (!g_output_stream_write_all (lykta_output_get_stream (output), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, NULL, error))
    return lykta_output_explain (output, error);
  if (!lykta_output_commit (output, NULL, error))
    return FALSE;
  if (n_hidden > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u record bears a secrecy mark and was left out.\n",
                             "%u records bear a secrecy mark and were left out.\n", n_hidden),
                n_hidden);
  return TRUE;
}

static gboolean
print_changes (const LyktaCalendarChanges *changes, GError **error)
{
  g_autoptr (LyktaJsonWriter) writer = NULL;

  if (!lykta_cli_json)
    {
      lykta_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u occurrence is new.\n", "%u occurrences are new.\n", changes->n_added),
                       changes->n_added);
      lykta_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u has changed.\n", "%u have changed.\n", changes->n_changed),
                       changes->n_changed);
      lykta_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u is dropped.\n", "%u are dropped.\n", changes->n_dropped),
                       changes->n_dropped);
      return TRUE;
    }
  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_integer_member (writer, "added", changes->n_added);
  lykta_cli_add_integer_member (writer, "changed", changes->n_changed);
  lykta_cli_add_integer_member (writer, "dropped", changes->n_dropped);
  lykta_json_writer_end_object (writer);
  return lykta_cli_end_json (writer, error);
}

static gboolean
run_import_calendar (char **arguments, GError **error)
{
  g_autofree char *today = lykta_today ();
  int first = from_year != 0 ? from_year : (int) g_ascii_strtoll (today, NULL, 10);
  int last = to_year != 0 ? to_year : first + YEARS - 1;
  g_autofree char *from = g_strdup_printf ("%04d-01-01", first);
  g_autofree char *to = g_strdup_printf ("%04d-12-31", last);
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  LyktaCalendarChanges changes;

  if (first < 1990 || last > 2200 || last < first)
    {
      g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("The years are not a span from 1990 to 2200."));
      return FALSE;
    }
  store = lykta_cli_open (arguments[0], error);
  bytes = store != NULL ? lykta_file_bytes_read (arguments[1], MAX_SIZE, NULL, error) : NULL;
  events = bytes != NULL ? lykta_ics_read (bytes, from, to, error) : NULL;
  edit = events != NULL ? lykta_plan_calendar_import (store, events, from, to, &changes, error) : NULL;
  if (edit == NULL || (!dry_run && !lykta_edit_is_empty (edit) && !lykta_store_apply (store, edit, error)))
    return FALSE;
  return print_changes (&changes, error);
}

const LyktaCliCommand lykta_cli_calendar_commands[] = {
  { "import-calendar", "FILE CALENDAR.ics", N_ ("Bring the data protection officer’s calendar into the plan"),
    N_ ("As the plan’s second track, which stays linked: read again, events are changed and not added once more. One change that "
        "“undo” takes back."),
    import_options, 2, 2, run_import_calendar },
  { NULL },
};

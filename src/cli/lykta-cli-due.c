/* lykta-cli-due.c: due
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-deadline.h"
#include "lykta-deadline-rules.h"
#include "lykta-time.h"

static const GOptionEntry due_options[] = {
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

/* The moment of the event, and its day in Stockholm; a day alone stands for its midnight there. */
static char *
parse_event (const char *text, char **day, GError **error)
{
  g_autofree char *date = lykta_date_parse (text);
  g_autofree char *midnight = date != NULL ? g_strconcat (date, " 00:00", NULL) : NULL;
  char *moment = lykta_time_parse (midnight != NULL ? midnight : text);

  if (moment == NULL)
    {
      g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0,
                   _ ("“%s” is neither a day nor a moment. Write 2026-11-09 or “2026-11-09 14:20”."), text);
      return NULL;
    }
  *day = date != NULL ? g_steal_pointer (&date) : lykta_deadline_get_day (moment);
  return moment;
}

static gboolean
run_due (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  g_autofree char *day = NULL;
  g_autofree char *moment = store != NULL ? parse_event (arguments[2], &day, error) : NULL;
  g_autoptr (LyktaRecord) rule = moment != NULL ? lykta_deadline_rules_find (store, arguments[1], day) : NULL;
  g_autoptr (LyktaJsonWriter) writer = NULL;
  g_autofree char *due = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *moved = NULL;

  if (moment == NULL)
    return FALSE;
  if (rule == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("No deadline rule “%s” was valid on %s."), arguments[1], day);
      return FALSE;
    }

  due = lykta_deadline_rules_get_moment (rule, moment);
  plain = lykta_deadline_rules_get_day (store, arguments[1], day);
  moved = lykta_deadline_move (plain);
  if (lykta_cli_json)
    {
      writer = lykta_cli_begin_json ();
      lykta_json_writer_begin_object (writer);
      lykta_cli_add_member (writer, "rule", arguments[1]);
      lykta_cli_add_member (writer, "due", due);
      lykta_cli_add_member (writer, "plain", plain);
      lykta_cli_add_member (writer, "moved", moved);
      lykta_json_writer_end_object (writer);
      return lykta_cli_end_json (writer, error);
    }

  if (plain != NULL)
    lykta_cli_print ("%s\t%s\t%s\n", due, plain, moved);
  else
    lykta_cli_print ("%s\n", due);
  return TRUE;
}

const LyktaCliCommand lykta_cli_due_commands[] = {
  { "due", "FILE RULE EVENT",
    N_ ("Show when a time limit ends: the last moment, for days and months also the plain and the moved day"),
    N_ ("RULE is the code of a deadline rule, EVENT the day or moment that it counts from, in Swedish time. Days and months end "
        "as "
        "Regulation (EEC, Euratom) No 1182/71 has it; hours run without stop."),
    due_options, 3, 3, run_due },
  { NULL },
};

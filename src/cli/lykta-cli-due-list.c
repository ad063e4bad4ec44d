/* lykta-cli-due-list.c: due-list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-matters.h"

#define DEFAULT_DAYS 90
#define MAX_DAYS 3700

/* Of one register and one of its days; what there is more is said. */
#define MOST 1000

static int days = DEFAULT_DAYS;

static const GOptionEntry due_list_options[] = {
  { "days", 0, 0, G_OPTION_ARG_INT, &days, N_ ("How many days ahead; 90 when it is not given"), "N" },
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static const char *
get_state (const LyktaMatter *matter)
{
  if (matter->snooze != 0)
    return "snoozed";
  return matter->urgency == LYKTA_URGENCY_OVERDUE ? "overdue" : matter->urgency == LYKTA_URGENCY_CLOCK ? "clock" : "ahead";
}

static char *
format_due (const LyktaMatter *matter)
{
  return g_date_time_format (matter->due, matter->timed ? "%F %H:%M" : "%F");
}

static void
print_matter (const LyktaMatter *matter)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *due = format_due (matter);

  lykta_cli_append_padded (line, due, 18);
  lykta_cli_append_padded (line,
                           matter->snooze != 0                        ? _ ("put off")
                           : matter->urgency == LYKTA_URGENCY_OVERDUE ? _ ("overdue")
                                                                      : "",
                           12);
  g_string_append_printf (line, "%s (%s)", matter->title, matter->detail);
  lykta_cli_print ("%s\n", line->str);
}

static void
add_matter (LyktaJsonWriter *writer, const LyktaMatter *matter)
{
  g_autofree char *due = matter->timed ? g_date_time_format_iso8601 (matter->due) : g_date_time_format (matter->due, "%F");

  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "due", due);
  lykta_cli_add_member (writer, "state", get_state (matter));
  lykta_cli_add_member (writer, "register", matter->reg->id);
  lykta_cli_add_integer_member (writer, "id", matter->id);
  lykta_cli_add_member (writer, "field", matter->field->id);
  lykta_cli_add_member (writer, "title", matter->title);
  lykta_json_writer_key (writer, "until");
  lykta_json_writer_text (writer, matter->until);
  lykta_json_writer_key (writer, "reason");
  lykta_json_writer_text (writer, matter->reason);
  lykta_json_writer_end_object (writer);
}

static gboolean
run_due_list (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (LyktaMatters) matters = NULL;
  g_autoptr (LyktaJsonWriter) writer = NULL;

  if (days < 0 || days > MAX_DAYS)
    {
      g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("--days is a number from 0 to %d."), MAX_DAYS);
      return FALSE;
    }
  store = lykta_cli_open (arguments[0], error);
  matters = store != NULL ? lykta_matters_read (store, days, MOST, error) : NULL;
  if (matters == NULL)
    return FALSE;

  if (!lykta_cli_json)
    {
      for (guint i = 0; i < matters->list->len; i++)
        print_matter (matters->list->pdata[i]);
      if (matters->n_left_out > 0)
        lykta_cli_print (g_dngettext (GETTEXT_PACKAGE, "and %u more\n", "and %u more\n", matters->n_left_out),
                         matters->n_left_out);
      return TRUE;
    }
  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < matters->list->len; i++)
    add_matter (writer, matters->list->pdata[i]);
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

const LyktaCliCommand lykta_cli_due_list_commands[] = {
  { "due-list", "FILE", N_ ("Show everything that is overdue or falls due"),
    N_ ("Over all registers, the nearest first: what is overdue, running clocks, and what is due within the days."),
    due_list_options, 1, 1, run_due_list },
  { NULL },
};

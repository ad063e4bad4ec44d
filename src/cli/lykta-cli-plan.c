/* lykta-cli-plan.c: plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-calendar.h"
#include "lykta-cli-calendar.h"
#include "lykta-cli.h"
#include "lykta-indicator.h"
#include "lykta-recurrence.h"
#include "lykta-yearly-plan.h"

static gboolean plan_make;
static gboolean plan_deadlines;
static gboolean plan_public;
static char *plan_ics;
static int plan_alarm = -1;

static const GOptionEntry plan_options[] = {
  { "make", 0, 0, G_OPTION_ARG_NONE, &plan_make, N_ ("Make the occurrences that recurring activities have in the year"), NULL },
  { "ics", 0, 0, G_OPTION_ARG_FILENAME, &plan_ics, N_ ("Write the year to a calendar file instead"), "OUT" },
  { "deadlines", 0, 0, G_OPTION_ARG_NONE, &plan_deadlines, N_ ("With --ics: with every other deadline, too"), NULL },
  { "alarm", 0, 0, G_OPTION_ARG_INT, &plan_alarm, N_ ("With --ics: an alarm so many days before"), "DAYS" },
  { "public", 0, 0, G_OPTION_ARG_NONE, &plan_public, N_ ("With --ics: without what bears a secrecy mark"), NULL },
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static char *
get_week (const LyktaPlanItem *item)
{
  GDate date;

  return lykta_calendar_read_day (&date, item->due) ? lykta_recurrence_format_week (&date) : g_strdup ("");
}

/* In the words of whichever register the state is of. */
static char *
get_state (LyktaStore *store, const LyktaPlanItem *item)
{
  const char *reg = item->occurrence != 0 || !item->made ? "occurrences" : "activities";
  const LyktaField *field = lykta_register_find_field (lykta_store_find_register (store, reg), "state");
  const LyktaChoice *choice = lykta_field_find_choice (field, item->state);

  return g_strdup (choice != NULL ? lykta_choice_get_label (choice) : item->state);
}

static void
print_item (LyktaStore *store, const LyktaPlanItem *item)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *week = get_week (item);
  g_autofree char *state = get_state (store, item);

  g_string_append_printf (line, "%s  %s  ", item->due, week);
  lykta_cli_append_padded (line, state, 16);
  g_string_append (line, item->title);
  if (item->period != NULL)
    g_string_append_printf (line, " (%s)", item->period);
  lykta_cli_print ("%s\n", line->str);
}

/* How far the activity is by its indicator; null when none tells. */
static void
add_progress (LyktaJsonWriter *writer, GPtrArray *figures, const char *indicator)
{
  lykta_json_writer_key (writer, "progress");
  for (guint i = 0; i < figures->len; i++)
    {
      const LyktaFigure *figure = figures->pdata[i];

      if (g_strcmp0 (figure->indicator->id, indicator) != 0)
        continue;
      lykta_json_writer_begin_object (writer);
      lykta_cli_add_integer_member (writer, "value", figure->value);
      lykta_cli_add_integer_member (writer, "total", figure->total);
      lykta_json_writer_key (writer, "reached");
      lykta_json_writer_boolean (writer, lykta_figure_is_reached (figure));
      lykta_json_writer_end_object (writer);
      return;
    }
  lykta_json_writer_null (writer);
}

static void
add_item (LyktaJsonWriter *writer, GPtrArray *figures, const LyktaPlanItem *item)
{
  g_autofree char *week = get_week (item);

  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "due", item->due);
  lykta_cli_add_member (writer, "week", week);
  lykta_cli_add_member (writer, "title", item->title);
  lykta_json_writer_key (writer, "period");
  lykta_json_writer_text (writer, item->period);
  lykta_cli_add_member (writer, "state", item->state);
  lykta_cli_add_member (writer, "track", item->track);
  lykta_cli_add_integer_member (writer, "activity", item->activity);
  lykta_json_writer_key (writer, "occurrence");
  if (item->occurrence != 0)
    lykta_json_writer_integer (writer, item->occurrence);
  else
    lykta_json_writer_null (writer);
  lykta_json_writer_key (writer, "made");
  lykta_json_writer_boolean (writer, item->made);
  add_progress (writer, figures, item->indicator);
  lykta_json_writer_end_object (writer);
}

static gboolean
run_plan (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (LyktaJsonWriter) writer = NULL;
  int year;

  if (!lykta_cli_parse_year (arguments[1], &year, error))
    return FALSE;
  store = lykta_cli_open (arguments[0], error);
  if (store == NULL)
    return FALSE;
  if (plan_make)
    {
      g_autoptr (LyktaEdit) edit = lykta_yearly_plan_make (store, year, year, error);

      if (edit == NULL || (!lykta_edit_is_empty (edit) && !lykta_store_apply (store, edit, error)))
        return FALSE;
    }

  if (plan_ics != NULL)
    return lykta_cli_write_calendar (store, year,
                                     LYKTA_CALENDAR_PLAN | (plan_deadlines ? LYKTA_CALENDAR_DEADLINES : 0)
                                         | (plan_public ? LYKTA_CALENDAR_PUBLIC : 0),
                                     plan_alarm, plan_ics, error);

  items = lykta_yearly_plan_list (store, year, error);
  if (items == NULL)
    return FALSE;
  if (!lykta_cli_json)
    {
      for (guint i = 0; i < items->len; i++)
        print_item (store, items->pdata[i]);
      return TRUE;
    }
  figures = lykta_indicators_compute (store, year, error);
  if (figures == NULL)
    return FALSE;
  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < items->len; i++)
    add_item (writer, figures, items->pdata[i]);
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

const LyktaCliCommand lykta_cli_plan_commands[] = {
  { "plan", "FILE YEAR", N_ ("Show the year’s occurrences"), NULL, plan_options, 2, 2, run_plan },
  { NULL },
};

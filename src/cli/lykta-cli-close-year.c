/* lykta-cli-close-year.c: close-year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-carry-over.h"
#include "lykta-cli.h"

static char *close_decisions;

static const GOptionEntry close_options[] = {
  { "decisions", 0, 0, G_OPTION_ARG_FILENAME, &close_decisions,
    N_ ("What is decided about each open activity; without it they are listed"), N_ ("DECISIONS.json") },
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static GInputStream *
open_input (GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (close_decisions, "-"))
    file = g_file_new_for_path ("/dev/stdin");
  else
    file = g_file_new_for_commandline_arg (close_decisions);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* By number, or by title where only one has it. */
static gint64
find_activity (LyktaStore *store, JsonObject *object, guint number, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "activities");
  JsonNode *node = json_object_get_member (object, "activity");
  gint64 id = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
  const char *title = get_text (object, "activity");
  g_autofree char *name = title != NULL ? g_strdup (title) : g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (LyktaRecord) activity = NULL;

  if (title != NULL)
    id = lykta_store_find_by_title (store, reg, title);
  if (id > 0)
    activity = lykta_store_get_record (store, reg, id);
  if (activity == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                   id < 0 ? _ ("Decision %u: several activities are called “%s”. Name it by its id.")
                          : _ ("Decision %u: there is no activity “%s”."),
                   number, name);
      return 0;
    }
  return id;
}

static LyktaCarryDecision *
read_decision (LyktaStore *store, JsonObject *object, guint number, GError **error)
{
  g_autoptr (LyktaCarryDecision) decision = g_new0 (LyktaCarryDecision, 1);
  const char *kind = get_text (object, "decision");

  decision->activity = find_activity (store, object, number, error);
  if (decision->activity == 0)
    return NULL;
  if (!lykta_carry_kind_parse (kind, &decision->kind))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                   _ ("Decision %u: “%s” is none of done, carried_over, reshaped, dropped."), number, kind != NULL ? kind : "");
      return NULL;
    }
  decision->reason = g_strdup (get_text (object, "reason"));
  decision->title = g_strdup (get_text (object, "title"));
  decision->text = g_strdup (get_text (object, "text"));
  return g_steal_pointer (&decision);
}

static GPtrArray *
read_decisions (LyktaStore *store, GError **error)
{
  g_autoptr (GInputStream) stream = open_input (error);
  g_autoptr (LyktaJsonReader) reader = NULL;
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_carry_decision_free);
  GError *problem = NULL;
  JsonObject *object;

  if (stream == NULL)
    return NULL;
  reader = lykta_json_reader_new (stream);
  while ((object = lykta_json_reader_next (reader, NULL, &problem)) != NULL)
    {
      LyktaCarryDecision *decision = read_decision (store, object, lykta_json_reader_get_number (reader), error);

      if (decision == NULL)
        return NULL;
      g_ptr_array_add (decisions, decision);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&decisions);
}

static gboolean
list_open (LyktaStore *store, int year, GError **error)
{
  g_autoptr (GPtrArray) open = lykta_carry_over_find (store, year, error);
  g_autoptr (LyktaJsonWriter) writer = NULL;

  if (open == NULL)
    return FALSE;
  if (!lykta_cli_json)
    {
      for (guint i = 0; i < open->len; i++)
        lykta_cli_print ("%" G_GINT64_FORMAT "  %s (%s)\n", lykta_record_get_id (open->pdata[i]),
                         lykta_record_get_text (open->pdata[i], "title"), lykta_record_get_text (open->pdata[i], "period"));
      return TRUE;
    }
  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < open->len; i++)
    {
      lykta_json_writer_begin_object (writer);
      lykta_cli_add_integer_member (writer, "activity", lykta_record_get_id (open->pdata[i]));
      lykta_cli_add_member (writer, "title", lykta_record_get_text (open->pdata[i], "title"));
      lykta_cli_add_member (writer, "period", lykta_record_get_text (open->pdata[i], "period"));
      lykta_cli_add_member (writer, "state", lykta_record_get_text (open->pdata[i], "state"));
      lykta_cli_add_integer_member (writer, "times_carried", lykta_record_get_integer (open->pdata[i], "times_carried"));
      lykta_json_writer_end_object (writer);
    }
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

static gboolean
run_close_year (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  int year;

  if (!lykta_cli_parse_year (arguments[1], &year, error))
    return FALSE;
  store = lykta_cli_open (arguments[0], error);
  if (store == NULL)
    return FALSE;
  if (close_decisions == NULL)
    return list_open (store, year, error);

  decisions = read_decisions (store, error);
  edit = decisions != NULL ? lykta_carry_over_close (store, year, decisions, error) : NULL;
  return edit != NULL && (lykta_edit_is_empty (edit) || lykta_store_apply (store, edit, error));
}

const LyktaCliCommand lykta_cli_close_year_commands[] = {
  { "close-year", "FILE YEAR", N_ ("Decide what becomes of the year’s open activities"),
    N_ ("DECISIONS.json is an array with an object for each activity that is open at the end of the year:\n"
        "  [ { \"activity\": 12, \"decision\": \"done\", \"reason\": \"Reported to the management.\" },\n"
        "    { \"activity\": 13, \"decision\": \"carried_over\", \"reason\": \"Four systems remain.\" },\n"
        "    { \"activity\": \"Write a routine\", \"decision\": \"reshaped\", \"reason\": \"The law changed.\",\n"
        "      \"title\": \"Write a routine for the new law\", \"text\": \"Within 24 hours.\" },\n"
        "    { \"activity\": 15, \"decision\": \"dropped\", \"reason\": \"The system was retired.\" } ]\n"
        "“activity” is its id, or its title; “reason” may only be left out of what is done, where it is the outcome. What is "
        "carried over or reshaped goes on in an activity of the next year that is linked to this one; plan periods of several "
        "years are split into years. All of it is one change, or none: an activity that is missing, unknown or not open is "
        "named. "
        "“-” reads standard input."),
    close_options, 2, 2, run_close_year },
  { NULL },
};

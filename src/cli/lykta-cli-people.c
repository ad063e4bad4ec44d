/* lykta-cli-people.c: hand-over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-clock.h"
#include "lykta-duties.h"
#include "lykta-time.h"

static gboolean dry_run;
static char *first_day;

static const GOptionEntry hand_over_options[] = {
  { "date", 0, 0, G_OPTION_ARG_STRING, &first_day, N_ ("The successor’s first day; today when it is not given"), "YYYY-MM-DD" },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Show what would be handed over, and change nothing"), NULL },
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

/* A person by id or by name. 0 with an error when there is none, or several of the name. */
static gint64
find_person (LyktaStore *store, const char *text, GError **error)
{
  const LyktaRegister *people = lykta_store_find_register (store, "people");
  g_autoptr (LyktaRecord) record = NULL;
  gint64 id;

  if (g_ascii_isdigit (text[0]))
    {
      record = lykta_cli_find_record (store, people, text, error);
      return record != NULL ? lykta_record_get_id (record) : 0;
    }
  id = lykta_store_find_by_title (store, people, text);
  if (id > 0)
    return id;
  if (id < 0)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("Several people are called “%s”. Give the id instead."), text);
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                 _ ("Nobody is called “%s”. “lyktactl export --ids FILE people” lists all with their ids."), text);
  return 0;
}

static void
print_duty (const LyktaDuty *duty, guint n)
{
  g_autoptr (GString) line = g_string_new (NULL);

  lykta_cli_append_padded (line, lykta_register_get_label (duty->reg), 34);
  lykta_cli_append_padded (line, lykta_field_get_label (duty->field), 24);
  lykta_cli_print ("%s%u\n", line->str, n);
}

static void
add_duty (LyktaJsonWriter *writer, const LyktaDuty *duty)
{
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "register", duty->reg->id);
  lykta_cli_add_member (writer, "field", duty->field->id);
  lykta_cli_add_ids (writer, "ids", (const gint64 *) (gpointer) duty->current->data, duty->current->len);
  lykta_cli_add_ids (writer, "kept", (const gint64 *) (gpointer) duty->past->data, duty->past->len);
  lykta_json_writer_end_object (writer);
}

static char *
get_first_day (GError **error)
{
  if (first_day == NULL)
    return lykta_today ();
  if (lykta_date_is_valid (first_day))
    return g_strdup (first_day);
  g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("“%s” is not a day: give one such as 2026-01-31."), first_day);
  return NULL;
}

static gboolean
print_duties (GPtrArray *duties, const guint *counts, GError **error)
{
  g_autoptr (LyktaJsonWriter) writer = NULL;

  if (!lykta_cli_json)
    {
      for (guint i = 0; i < duties->len; i++)
        if (counts[i] > 0)
          print_duty (duties->pdata[i], counts[i]);
      return TRUE;
    }
  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < duties->len; i++)
    if (!lykta_duty_is_fact (duties->pdata[i]))
      add_duty (writer, duties->pdata[i]);
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

static gboolean
run_hand_over (char **arguments, GError **error)
{
  g_autofree char *date = get_first_day (error);
  g_autoptr (LyktaStore) store = date != NULL ? lykta_cli_open (arguments[0], error) : NULL;
  gint64 from = store != NULL ? find_person (store, arguments[1], error) : 0;
  gint64 to = from != 0 ? find_person (store, arguments[2], error) : 0;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autoptr (GPtrArray) duties = NULL;
  g_autofree guint *counts = NULL;

  if (to == 0)
    return FALSE;
  if (from == to)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("The successor is the same person. Give another."));
      return FALSE;
    }
  duties = lykta_duties_find (store, from, error);
  if (duties == NULL)
    return FALSE;

  edit = lykta_edit_new (_ ("Hand over"));
  counts = g_new0 (guint, duties->len + 1);
  for (guint i = 0; i < duties->len; i++)
    counts[i] = lykta_duties_hand_over (store, edit, duties->pdata[i], from, to, date);
  if (!dry_run && !lykta_edit_is_empty (edit) && !lykta_store_apply (store, edit, error))
    return FALSE;
  return print_duties (duties, counts, error);
}

const LyktaCliCommand lykta_cli_people_commands[] = {
  { "hand-over", "FILE FROM TO", N_ ("Hand over what someone answers for to a successor"),
    N_ ("FROM and TO are people, by name or id. What is current is handed over as one change that “undo” takes back; what is "
        "done "
        "with stays. Roles end the day before and begin for the successor."),
    hand_over_options, 3, 3, run_hand_over },
  { NULL },
};

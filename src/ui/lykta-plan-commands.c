/* lykta-plan-commands.c: what can be done with an occurrence of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-commands.h"

#include <glib/gi18n-lib.h>

#include "lykta-carry-over-dialog.h"
#include "lykta-carry-over.h"
#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-fields-dialog.h"
#include "lykta-new-record-dialog.h"
#include "lykta-plan-row.h"
#include "lykta-toast.h"

/* What a row's target names */
typedef struct
{
  gint64 activity;
  gint64 occurrence;
  const char *period;
  const char *due;
} Target;

static Target
read_target (GVariant *variant)
{
  Target target;

  g_variant_get (variant, "(xx&s&s)", &target.activity, &target.occurrence, &target.period, &target.due);
  return target;
}

static int
get_year (const Target *target)
{
  return (int) g_ascii_strtoll (target->due, NULL, 10);
}

static gboolean
apply (GtkWidget *widget, LyktaStore *store, LyktaEdit *edit, GError *problem)
{
  g_autoptr (GError) error = problem;

  if (edit != NULL && (lykta_edit_is_empty (edit) || lykta_store_apply (store, edit, &error)))
    return TRUE;
  lykta_error_dialog_present (widget, error);
  return FALSE;
}

static gboolean
make_year (GtkWidget *widget, LyktaStore *store, int year)
{
  GError *error = NULL;
  g_autoptr (LyktaEdit) edit = lykta_yearly_plan_make (store, year, year, &error);

  return apply (widget, store, edit, error);
}

/* The occurrence of a period, once it has been made */
static gint64
find_occurrence (LyktaStore *store, const Target *target)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "occurrences"));
  g_autofree char *activity = g_strdup_printf ("%" G_GINT64_FORMAT, target->activity);
  g_autoptr (GArray) ids = NULL;

  lykta_query_add_condition (query, "activity", LYKTA_IS, activity);
  lykta_query_add_condition (query, "period", LYKTA_IS, target->period);
  ids = lykta_store_select (store, query, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* The record behind a row. What the rule only proposes is made with the rest of its year. (transfer full) */
static LyktaRecord *
get_record (GtkWidget *widget, LyktaStore *store, const Target *target)
{
  gint64 occurrence = target->occurrence;
  g_autoptr (LyktaRecord) activity =
      lykta_store_get_record (store, lykta_store_find_register (store, "activities"), target->activity);

  if (activity == NULL)
    return NULL;
  if (occurrence == 0 && *target->period != '\0' && g_strcmp0 (target->period, lykta_record_get_text (activity, "period")) != 0)
    {
      if (!make_year (widget, store, get_year (target)))
        return NULL;
      occurrence = find_occurrence (store, target);
    }
  if (occurrence == 0)
    return g_steal_pointer (&activity);
  return lykta_store_get_record (store, lykta_store_find_register (store, "occurrences"), occurrence);
}

static void
fill_done_cb (LyktaFieldsDialog *dialog, LyktaEdit *edit)
{
  LyktaRecord *record = lykta_fields_dialog_get_record (dialog);
  const LyktaRegister *reg = lykta_record_get_register (record);
  g_autofree char *today = lykta_today ();

  lykta_edit_set_text (edit, reg, lykta_record_get_id (record), "state", "done");
  lykta_edit_set_text (edit, reg, lykta_record_get_id (record), "done_on", today);
}

void
lykta_plan_mark_done (GtkWidget *widget, LyktaStore *store, GVariant *variant)
{
  static const char *const fields[] = { "outcome", "evidence", NULL };
  Target target = read_target (variant);
  g_autoptr (LyktaRecord) record = get_record (widget, store, &target);
  LyktaFieldsDialog *dialog;

  if (record == NULL)
    return;
  dialog = lykta_fields_dialog_new (store, record, _ ("Mark as Done"), _ ("_Done"), fields);
  g_signal_connect (dialog, "fill", G_CALLBACK (fill_done_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
fill_moved_cb (LyktaFieldsDialog *dialog, LyktaEdit *edit)
{
  LyktaRecord *record = lykta_fields_dialog_get_record (dialog);

  lykta_edit_set_text (edit, lykta_record_get_register (record), lykta_record_get_id (record), "state", "moved");
}

static gboolean
check_moved_cb (LyktaFieldsDialog *dialog)
{
  g_autofree char *outcome = lykta_fields_dialog_get_text (dialog, "outcome");

  if (outcome != NULL)
    return FALSE;
  lykta_fields_dialog_refuse (dialog, "outcome", _ ("Say why it is moved."));
  return TRUE;
}

/* One time of many keeps its period, and is done on another day. */
static void
move_occurrence (GtkWidget *widget, LyktaStore *store, LyktaRecord *occurrence, int year)
{
  static const char *const fields[] = { "due", "outcome", NULL };
  LyktaFieldsDialog *dialog = lykta_fields_dialog_new (store, occurrence, _ ("Move Occurrence"), _ ("_Move"), fields);
  g_autofree char *due = lykta_carry_over_move_day (lykta_record_get_text (occurrence, "due"), year);

  lykta_fields_dialog_set_text (dialog, "due", due);
  g_signal_connect (dialog, "check", G_CALLBACK (check_moved_cb), NULL);
  g_signal_connect (dialog, "fill", G_CALLBACK (fill_moved_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
advance (GtkWidget *widget, LyktaStore *store, LyktaRecord *activity, int year)
{
  g_autoptr (LyktaEdit) edit = lykta_carry_over_advance (store, activity, year);
  g_autofree char *text = g_strdup_printf (_ ("Moved to %d"), year);

  if (apply (widget, store, edit, NULL))
    lykta_toast (widget, text, TRUE);
}

void
lykta_plan_move (GtkWidget *widget, LyktaStore *store, GVariant *variant, int year)
{
  Target target = read_target (variant);
  g_autoptr (LyktaRecord) record = NULL;

  if (get_year (&target) == year)
    return;
  record = get_record (widget, store, &target);
  if (record == NULL)
    return;
  if (g_str_equal (lykta_record_get_register (record)->id, "occurrences"))
    move_occurrence (widget, store, record, year);
  else if (!lykta_carry_over_is_open (record))
    lykta_toast (widget, _ ("What is done, carried over or dropped stays in its year."), FALSE);
  else if (year < get_year (&target))
    advance (widget, store, record, year);
  else
    lykta_carry_over_dialog_present_for (widget, store, record, year);
}

void
lykta_plan_make (GtkWidget *widget, LyktaStore *store, int year)
{
  g_autofree char *text = g_strdup_printf (_ ("The plan for %d has been made"), year);

  if (make_year (widget, store, year))
    lykta_toast (widget, text, TRUE);
}

static void
created_cb (LyktaNewRecordDialog *dialog, gint64 id, GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "win.open-record", "(sx)", "activities", id);
}

static void
propose (LyktaNewRecordDialog *dialog, const LyktaRegister *reg, const char *field, const char *text)
{
  const LyktaField *found = lykta_register_find_field (reg, field);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (lykta_field_parse (found, text, &value, NULL))
    lykta_new_record_dialog_set_value (dialog, found, &value);
}

void
lykta_plan_add (GtkWidget *widget, LyktaStore *store, int year)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "activities");
  GtkWidget *dialog = lykta_new_record_dialog_new (store, reg);
  g_autofree char *text = g_strdup_printf ("%d", year);

  propose (LYKTA_NEW_RECORD_DIALOG (dialog), reg, "state", "decided");
  propose (LYKTA_NEW_RECORD_DIALOG (dialog), reg, "track", "lis");
  propose (LYKTA_NEW_RECORD_DIALOG (dialog), reg, "year_from", text);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), widget, 0);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* lykta-governance-commands.c: requirements to start from, the statement of applicability, values of objectives, actions from findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-governance-commands.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-new-record-dialog.h"
#include "lykta-objective.h"
#include "lykta-print-applicability.h"
#include "lykta-requirement-set.h"
#include "lykta-save-dialogs.h"
#include "lykta-toast.h"

/* Which field of an action names where it comes from */
static const struct
{
  const char *reg;
  const char *field;
} action_sources[] = {
  { "exercises", "exercise" },
  { "meetings", "meeting" },
};

static void
add_requirements (GtkWidget *widget, LyktaStore *store, const char *framework)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Add requirements"));
  g_autoptr (GError) error = NULL;
  int n = lykta_requirement_set_add (store, edit, framework, &error);
  g_autofree char *text = NULL;

  if (n < 0 || (n > 0 && !lykta_store_apply (store, edit, &error)))
    {
      lykta_error_dialog_present (widget, error);
      return;
    }
  if (n == 0)
    {
      lykta_toast (widget, _ ("All of them are here already"), FALSE);
      return;
    }
  text = g_strdup_printf (ngettext ("%d requirement added", "%d requirements added", (gulong) n), n);
  lykta_toast (widget, text, TRUE);
}

void
lykta_add_annex_a_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  add_requirements (widget, store, LYKTA_REQUIREMENT_SET_ANNEX_A);
}

void
lykta_add_areas_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  add_requirements (widget, store, LYKTA_REQUIREMENT_SET_NIS2);
}

void
lykta_applicability_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  lykta_save_paper (widget, store, _ ("Statement of applicability"), lykta_print_applicability, 0, LYKTA_PRINT_WHOLE);
}

void
lykta_take_values_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Take values from the indicators"));
  g_autofree char *today = lykta_today ();
  g_autoptr (GError) error = NULL;
  int n = lykta_objective_take_values (store, edit, today, &error);
  g_autofree char *text = NULL;

  if (n < 0 || (n > 0 && !lykta_store_apply (store, edit, &error)))
    {
      lykta_error_dialog_present (widget, error);
      return;
    }
  if (n == 0)
    {
      lykta_toast (widget, _ ("No objective names an indicator that has a value"), FALSE);
      return;
    }
  text =
      g_strdup_printf (ngettext ("%d objective has its value of today", "%d objectives have their values of today", (gulong) n),
                       n);
  lykta_toast (widget, text, TRUE);
}

/* What an exercise or a meeting showed becomes an action that says where it comes from (A77). */
void
lykta_add_action_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *record)
{
  const LyktaRegister *actions = lykta_store_find_register (store, "actions");
  GtkWidget *dialog = lykta_new_record_dialog_new (store, actions);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_integer (&value, lykta_record_get_id (record));
  for (gsize i = 0; i < G_N_ELEMENTS (action_sources); i++)
    if (g_str_equal (lykta_record_get_register (record)->id, action_sources[i].reg))
      lykta_new_record_dialog_set_value (LYKTA_NEW_RECORD_DIALOG (dialog),
                                         lykta_register_find_field (actions, action_sources[i].field), &value);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

gboolean
lykta_document_is_behind (LyktaStore *store, LyktaRecord *record)
{
  return !lykta_record_is_empty (record, "parent_changed_on");
}

/* Seen to follow what it stands under as that is now: nothing needs revising (A13). */
void
lykta_document_compared_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Compare with the document above"));
  g_autofree char *today = lykta_today ();
  g_autoptr (GError) error = NULL;

  lykta_edit_set_text (edit, lykta_record_get_register (record), lykta_record_get_id (record), "compared_on", today);
  if (lykta_store_apply (store, edit, &error))
    lykta_toast (widget, _ ("The document follows the one above it as of today"), TRUE);
  else
    lykta_error_dialog_present (widget, error);
}

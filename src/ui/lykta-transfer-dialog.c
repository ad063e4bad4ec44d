/* lykta-transfer-dialog.c: decides whether a risk is moved to the internal control plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-transfer-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-fields-dialog.h"

static const char *const fields[] = { "moved_why", "moved", "moved_by", "moved_on", NULL };

static gboolean
has_control (LyktaStore *store, LyktaRecord *risk)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "controls"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (risk));

  lykta_query_add_condition (query, "risk", LYKTA_IS, id);
  return lykta_store_count (store, query) > 0;
}

/* A risk that is moved stands in the plan: its control is made in the same edit, to be filled in. */
static void
fill_cb (LyktaFieldsDialog *dialog, LyktaEdit *edit)
{
  LyktaStore *store = lykta_fields_dialog_get_store (dialog);
  LyktaRecord *risk = lykta_fields_dialog_get_record (dialog);
  const LyktaRegister *controls = lykta_store_find_register (store, "controls");
  g_auto (LyktaValue) moved = LYKTA_VALUE_INIT;
  gint64 control;

  if (!lykta_fields_dialog_get_value (dialog, "moved", &moved) || lykta_value_is_empty (&moved)
      || lykta_value_get_integer (&moved) == 0 || has_control (store, risk))
    return;

  control = lykta_edit_insert (edit, controls);
  lykta_edit_set_text (edit, controls, control, "moment", lykta_record_get_text (risk, "event"));
  lykta_edit_set_integer (edit, controls, control, "risk", lykta_record_get_id (risk));
  lykta_edit_set_integer (edit, controls, control, "year", lykta_record_get_integer (risk, "year"));
}

/**
 * lykta_transfer_dialog_new:
 * @risk: about which it is decided
 *
 * Asks for the reason, the answer, by whom and when. The risk value only suggests (handbook F.2).
 */
AdwDialog *
lykta_transfer_dialog_new (LyktaStore *store, LyktaRecord *risk)
{
  LyktaFieldsDialog *dialog = lykta_fields_dialog_new (store, risk, _ ("Decide on Transfer"), _ ("_Decide"), fields);
  g_autofree char *today = lykta_today ();

  lykta_fields_dialog_propose (dialog, "moved_on", today);
  g_signal_connect (dialog, "fill", G_CALLBACK (fill_cb), NULL);
  return ADW_DIALOG (dialog);
}

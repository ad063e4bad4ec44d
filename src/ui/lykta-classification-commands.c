/* lykta-classification-commands.c: what can be done with an asset or its classification beyond its fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-classification-commands.h"

#include <adwaita.h>

#include "lykta-approve-dialog.h"
#include "lykta-clock.h"
#include "lykta-levels-editor.h"
#include "lykta-new-record-dialog.h"
#include "lykta-rows-button.h"
#include "lykta-template-dialog.h"

static void
created_cb (GtkWidget *widget, gint64 id)
{
  gtk_widget_activate_action (widget, "win.open-record", "(sx)", "classifications", id);
}

static void
set_value (GtkWidget *dialog, const LyktaRegister *reg, const char *field, const LyktaValue *value)
{
  lykta_new_record_dialog_set_value (LYKTA_NEW_RECORD_DIALOG (dialog), lykta_register_find_field (reg, field), value);
}

/* A new classification of the asset, performed today, which is then open to be assessed. */
void
lykta_classify_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *asset)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "classifications");
  GtkWidget *dialog = lykta_new_record_dialog_new (store, reg);
  g_autofree char *today = lykta_today ();
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_integer (&value, lykta_record_get_id (asset));
  set_value (dialog, reg, "asset", &value);
  lykta_value_set_text (&value, today);
  set_value (dialog, reg, "performed", &value);
  lykta_value_clear (&value);
  set_value (dialog, reg, "tool", &value);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

gboolean
lykta_classification_is_draft (LyktaStore *store, LyktaRecord *classification)
{
  return lykta_record_is_empty (classification, "approved_on");
}

void
lykta_approve_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *classification)
{
  adw_dialog_present (ADW_DIALOG (lykta_approve_dialog_new (store, classification)), widget);
}

void
lykta_assess_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *classification)
{
  adw_dialog_present (ADW_DIALOG (lykta_levels_dialog_new (store, classification)), widget);
}

void
lykta_template_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *classification)
{
  adw_dialog_present (ADW_DIALOG (lykta_template_dialog_new (store, classification)), widget);
}

/* The asset's classifications, or the asset itself, where the first one is made. */
void
lykta_show_classifications_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *transfer)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "classifications");
  gint64 asset = lykta_record_get_integer (transfer, "asset");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, asset);
  g_autoptr (GArray) ids = NULL;

  lykta_query_add_condition (query, "asset", LYKTA_IS, id);
  ids = lykta_store_select (store, query, NULL);
  if (ids == NULL || ids->len == 0)
    gtk_widget_activate_action (widget, "win.open-record", "(sx)", "assets", asset);
  else if (ids->len == 1)
    gtk_widget_activate_action (widget, "win.open-record", "(sx)", "classifications", g_array_index (ids, gint64, 0));
  else
    {
      g_autofree char *title = lykta_store_get_title (store, lykta_store_find_register (store, "assets"), asset);

      gtk_widget_activate_action_variant (widget, "win.show-ids", lykta_show_ids_target ("classifications", title, ids));
    }
}

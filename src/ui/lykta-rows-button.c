/* lykta-rows-button.c: a figure that opens exactly the records that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-rows-button.h"

GtkWidget *
lykta_rows_button_new (const LyktaRegister *reg, const char *title, GArray *ids)
{
  GtkWidget *button = gtk_button_new ();
  GVariant *list = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(ss@ax)", reg->id, title, list));

  gtk_widget_set_sensitive (button, ids->len > 0);
  if (ids->len > 0)
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-ids");
    }
  return button;
}

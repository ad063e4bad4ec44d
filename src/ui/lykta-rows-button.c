/* lykta-rows-button.c: a figure that opens exactly the records that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-rows-button.h"

GVariant *
lykta_show_ids_target (const char *reg, const char *title, GArray *ids)
{
  return g_variant_new ("(ss@ax)", reg, title,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

GtkWidget *
lykta_rows_button_new (const LyktaRegister *reg, const char *title, GArray *ids)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_sensitive (button, ids->len > 0);
  if (ids->len > 0)
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), lykta_show_ids_target (reg->id, title, ids));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-ids");
    }
  return button;
}

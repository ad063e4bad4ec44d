/* lykta-register-page-faces.c: what single registers have on their page beyond the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-register-page-private.h"

#include <glib/gi18n-lib.h>

#include "lykta-extras.h"
#include "lykta-import-dialog.h"

gboolean
lykta_register_page_is_list (LyktaRegisterPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->faces), "list") == 0;
}

void
lykta_register_page_show_list (LyktaRegisterPage *self)
{
  adw_toggle_group_set_active_name (self->faces, "list");
}

/* Another face than the list is made when it is first chosen. */
void
lykta_register_page_show_face (LyktaRegisterPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->faces);
  const LyktaFace *face = lykta_extras_get_faces ();

  while (face->make != NULL && !(lykta_extras_apply_to (face->reg, self->reg) && g_str_equal (face->id, name)))
    face++;
  if (face->make == NULL)
    return;
  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    gtk_stack_add_named (self->stack, face->make (self->store), name);
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_place), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->bottom_stack), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), FALSE);
}

/* What this register has beyond the list, what can be done with all of it, and what can be dropped on it. */
void
lykta_register_page_add_extras (LyktaRegisterPage *self)
{
  for (const LyktaFace *face = lykta_extras_get_faces (); face->make != NULL; face++)
    if (lykta_extras_apply_to (face->reg, self->reg))
      {
        AdwToggle *toggle = adw_toggle_new ();

        adw_toggle_set_name (toggle, face->id);
        adw_toggle_set_label (toggle, _ (face->label));
        adw_toggle_group_add (self->faces, toggle);
        gtk_widget_set_visible (GTK_WIDGET (self->faces), TRUE);
      }

  lykta_import_accept_drops (GTK_WIDGET (self->stack), self->store, self->reg);
  for (const LyktaListCommand *command = lykta_extras_get_list_commands (); command->run != NULL; command++)
    if (lykta_extras_apply_to (command->reg, self->reg))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_ (command->label), NULL);

        g_menu_item_set_action_and_target (item, "page.run", "s", command->id);
        g_menu_append_item (self->command_menu, item);
      }
}

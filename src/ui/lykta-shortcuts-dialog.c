/* lykta-shortcuts-dialog.c: all keys, from the table that sets them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-actions.h"

static GtkWidget *
make_row (const LyktaAction *action)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *key = lykta_action_format_key (action);
  GtkWidget *label = gtk_label_new (key);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lykta_action_get_label (action));
  gtk_widget_add_css_class (label, "lykta-key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

/**
 * lykta_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog that lists every action with a key
 */
AdwDialog *
lykta_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *groups[LYKTA_N_ACTION_GROUPS];

  for (guint i = 0; i < LYKTA_N_ACTION_GROUPS; i++)
    {
      groups[i] = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (groups[i]), lykta_action_group_get_label (i));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (groups[i]));
    }
  for (const LyktaAction *action = lykta_actions_get (); action->name != NULL; action++)
    if (action->accels[0] != NULL)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (groups[action->group]), make_row (action));

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);

  return dialog;
}

/* lykta-toast.c: a message that passes, with the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define UNDO_TOAST "lykta-undo-toast"

/**
 * lykta_toast_forget_undo:
 * @widget: any widget in the window
 *
 * Takes away the last toast with "Undo", because what it would take back is no longer the last change.
 */
void
lykta_toast_forget_undo (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (AdwToast) toast = NULL;

  if (overlay == NULL)
    return;

  toast = g_object_steal_data (G_OBJECT (overlay), UNDO_TOAST);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/**
 * lykta_toast:
 * @widget: the widget where it happened; it need not be in a window
 * @text: what happened, translated, as plain text
 * @undo: whether the last change can be taken back from here
 *
 * Shows a toast in the window's overlay.
 */
void
lykta_toast (GtkWidget *widget, const char *text, gboolean undo)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  lykta_toast_forget_undo (widget);

  /* A title is markup unless told otherwise, and "Fish & Chips" would leave the toast empty. */
  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      g_object_set_data_full (G_OBJECT (overlay), UNDO_TOAST, g_object_ref (toast), g_object_unref);
    }

  gtk_accessible_announce (GTK_ACCESSIBLE (overlay), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

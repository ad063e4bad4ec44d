/* lykta-attachment-versions.c: what an attachment took the place of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attachment-versions.h"

#include <glib/gi18n-lib.h>

#include "lykta-attachment-open.h"
#include "lykta-attachment-row.h"
#include "lykta-attachment.h"
#include "lykta-clock.h"

#define WIDTH 420

struct _LyktaAttachmentVersions
{
  AdwDialog parent_instance;

  /* Owned */
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaAttachmentVersions, lykta_attachment_versions, ADW_TYPE_DIALOG)

static void
open_action (GtkWidget *widget, const char *name, GVariant *id)
{
  lykta_attachment_open (widget, LYKTA_ATTACHMENT_VERSIONS (widget)->store, g_variant_get_int64 (id));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *id)
{
  lykta_attachment_save_copy (widget, LYKTA_ATTACHMENT_VERSIONS (widget)->store, g_variant_get_int64 (id));
}

static void
row_activated_cb (GtkWidget *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (self, "attachments.open", "x", lykta_attachment_row_get_id (row));
}

static GtkWidget *
make_list (LyktaAttachmentVersions *self, GPtrArray *earlier)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *today = lykta_today ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "lykta-related");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Earlier Versions"), -1);
  for (guint i = 0; i < earlier->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), lykta_attachment_row_new (g_ptr_array_index (earlier, i), today, FALSE));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *page = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _ ("No Earlier Versions"), "description",
                                  _ ("What is replaced stays here, as it was."), NULL);

  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
lykta_attachment_versions_dispose (GObject *object)
{
  g_clear_object (&LYKTA_ATTACHMENT_VERSIONS (object)->store);

  G_OBJECT_CLASS (lykta_attachment_versions_parent_class)->dispose (object);
}

static void
lykta_attachment_versions_class_init (LyktaAttachmentVersionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_attachment_versions_dispose;

  gtk_widget_class_install_action (widget_class, "attachments.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "attachments.save", "x", save_action);
}

static void
lykta_attachment_versions_init (LyktaAttachmentVersions *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Earlier Versions"));
  adw_dialog_set_content_width (ADW_DIALOG (self), WIDTH);
}

GtkWidget *
lykta_attachment_versions_new (LyktaStore *store, LyktaRecord *attachment)
{
  LyktaAttachmentVersions *self = g_object_new (LYKTA_TYPE_ATTACHMENT_VERSIONS, NULL);
  g_autoptr (GPtrArray) earlier = lykta_attachment_list_earlier (store, attachment);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content;

  self->store = g_object_ref (store);
  content = earlier->len > 0 ? make_list (self, earlier) : make_none ();
  if (earlier->len > 0)
    gtk_widget_add_css_class (scroller, "lykta-versions");
  g_object_set (scroller, "child", content, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  return GTK_WIDGET (self);
}

/* lykta-empty-page.c: what a register without records is for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-empty-page.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"

struct _LyktaEmptyPage
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwStatusPage *status;
  GtkLabel *reason;
  GtkButton *add_button;
  GtkWidget *import_button;
};

G_DEFINE_FINAL_TYPE (LyktaEmptyPage, lykta_empty_page, ADW_TYPE_BIN)

/* In a window that cannot import there is no such action, and its button is not sensitive. */
static void
lykta_empty_page_map (GtkWidget *widget)
{
  LyktaEmptyPage *self = LYKTA_EMPTY_PAGE (widget);

  gtk_widget_set_visible (self->import_button, gtk_widget_get_sensitive (self->import_button));

  GTK_WIDGET_CLASS (lykta_empty_page_parent_class)->map (widget);
}

static void
lykta_empty_page_dispose (GObject *object)
{
  /* The status page is a child of the bin as well as of the template. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_EMPTY_PAGE);

  G_OBJECT_CLASS (lykta_empty_page_parent_class)->dispose (object);
}

static void
lykta_empty_page_class_init (LyktaEmptyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_empty_page_dispose;
  widget_class->map = lykta_empty_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaEmptyPage, status);
  gtk_widget_class_bind_template_child (widget_class, LyktaEmptyPage, reason);
  gtk_widget_class_bind_template_child (widget_class, LyktaEmptyPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaEmptyPage, import_button);
}

static void
lykta_empty_page_init (LyktaEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_empty_page_new (const LyktaRegister *reg)
{
  LyktaEmptyPage *self = g_object_new (LYKTA_TYPE_EMPTY_PAGE, NULL);
  g_autofree char *purpose = g_markup_escape_text (_ (reg->purpose), -1);

  adw_status_page_set_icon_name (self->status, reg->icon);
  adw_status_page_set_title (self->status, lykta_register_get_label (reg));
  adw_status_page_set_description (self->status, purpose);
  gtk_label_set_text (self->reason, reg->reason != NULL ? _ (reg->reason) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reg->reason != NULL);
  gtk_button_set_label (self->add_button, lykta_display_new_label (reg));

  return GTK_WIDGET (self);
}

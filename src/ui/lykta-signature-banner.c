/* lykta-signature-banner.c: one sentence about the signatures of the document below it, and the way to more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-signature-banner.h"

#include <glib/gi18n-lib.h>

#include "lykta-signatures-dialog.h"
#include "lykta-verify-task.h"

struct _LyktaSignatureBanner
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *label;

  /* Owned references */
  GBytes *document;
  char *name;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LyktaSignatureBanner, lykta_signature_banner, ADW_TYPE_BIN)

static void
show (LyktaSignatureBanner *self, LyktaPdfVerdict verdict, const char *text)
{
  const char *const classes[] = { lykta_verify_get_style (verdict), NULL };

  gtk_image_set_from_icon_name (self->icon, lykta_verify_get_icon (verdict));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **) classes);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (self->box, verdict != LYKTA_PDF_NOT_SIGNED);
  if (verdict != LYKTA_PDF_NOT_SIGNED)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaSignatureBanner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaPdfVerification) verification = lykta_verify_finish (result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (verification != NULL)
    text = lykta_pdf_verification_describe (verification);
  show (self, verification != NULL ? lykta_pdf_verification_get_verdict (verification) : LYKTA_PDF_BROKEN,
        text != NULL ? text : error->message);
}

static void
verify (LyktaSignatureBanner *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->document == NULL)
    {
      gtk_widget_set_visible (self->box, FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  lykta_verify_async (self->document, self->cancellable, verified_cb, g_object_ref (self));
}

static void
details_clicked_cb (LyktaSignatureBanner *self)
{
  lykta_signatures_dialog_present (GTK_WIDGET (self), self->document, self->name);
}

static void
lykta_signature_banner_dispose (GObject *object)
{
  LyktaSignatureBanner *self = LYKTA_SIGNATURE_BANNER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_SIGNATURE_BANNER);
  g_clear_pointer (&self->document, g_bytes_unref);

  G_OBJECT_CLASS (lykta_signature_banner_parent_class)->dispose (object);
}

static void
lykta_signature_banner_finalize (GObject *object)
{
  g_free (LYKTA_SIGNATURE_BANNER (object)->name);

  G_OBJECT_CLASS (lykta_signature_banner_parent_class)->finalize (object);
}

static void
lykta_signature_banner_class_init (LyktaSignatureBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_signature_banner_dispose;
  object_class->finalize = lykta_signature_banner_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-signature-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaSignatureBanner, box);
  gtk_widget_class_bind_template_child (widget_class, LyktaSignatureBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, LyktaSignatureBanner, label);
  gtk_widget_class_bind_template_callback (widget_class, details_clicked_cb);
}

static void
lykta_signature_banner_init (LyktaSignatureBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (lykta_verify_get_settings (), "changed::trust-lists", G_CALLBACK (verify), self, G_CONNECT_SWAPPED);
}

GtkWidget *
lykta_signature_banner_new (void)
{
  return g_object_new (LYKTA_TYPE_SIGNATURE_BANNER, NULL);
}

void
lykta_signature_banner_set_document (LyktaSignatureBanner *self, GBytes *document, const char *name)
{
  g_return_if_fail (LYKTA_IS_SIGNATURE_BANNER (self));

  if (document != NULL && self->document != NULL && g_bytes_equal (document, self->document))
    return;
  g_clear_pointer (&self->document, g_bytes_unref);
  self->document = document != NULL ? g_bytes_ref (document) : NULL;
  g_set_str (&self->name, name);
  verify (self);
}

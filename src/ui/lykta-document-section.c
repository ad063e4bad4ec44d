/* lykta-document-section.c: in words, why a governing document is due for revision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-document-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-governance-commands.h"

struct _LyktaDocumentSection
{
  LyktaRecordSection parent_instance;

  /* Template widgets */
  GtkLabel *changed_label;
};

G_DEFINE_FINAL_TYPE (LyktaDocumentSection, lykta_document_section, LYKTA_TYPE_RECORD_SECTION)

static void
compared_cb (LyktaDocumentSection *self)
{
  LyktaRecordSection *section = LYKTA_RECORD_SECTION (self);

  lykta_document_compared_run (GTK_WIDGET (self), lykta_record_section_get_store (section),
                               lykta_record_section_get_record (section));
}

static void
lykta_document_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaDocumentSection *self = LYKTA_DOCUMENT_SECTION (section);
  LyktaStore *store = lykta_record_section_get_store (section);
  LyktaRecord *record = lykta_record_section_get_record (section);
  gboolean behind = lykta_document_is_behind (store, record);
  g_autofree char *parent = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), behind);
  if (!behind)
    return;
  parent = lykta_store_get_title (store, lykta_record_get_register (record), lykta_record_get_integer (record, "parent"));
  date = lykta_display_date (lykta_record_get_text (record, "parent_changed_on"), NULL);
  /* Translators: the title of a document, and a date. */
  text = g_strdup_printf (_ ("“%s”, which this document stands under, changed on %s, after this one. Revise it, or see that it "
                             "still follows."),
                          parent, date);
  gtk_label_set_text (self->changed_label, text);
}

static void
lykta_document_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_DOCUMENT_SECTION);

  G_OBJECT_CLASS (lykta_document_section_parent_class)->dispose (object);
}

static void
lykta_document_section_class_init (LyktaDocumentSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_document_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_document_section_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-document-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaDocumentSection, changed_label);
  gtk_widget_class_bind_template_callback (widget_class, compared_cb);
}

static void
lykta_document_section_init (LyktaDocumentSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

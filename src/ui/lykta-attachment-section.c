/* lykta-attachment-section.c: the files that belong to a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attachment-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-attacher.h"
#include "lykta-attachment-open.h"
#include "lykta-attachment-row.h"
#include "lykta-attachment-versions.h"
#include "lykta-attachment.h"
#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-record-pane.h"
#include "lykta-toast.h"

/* What is done sooner shows no bar. */
#define PATIENCE_MS 400

struct _LyktaAttachmentSection
{
  LyktaRecordSection parent_instance;

  guint progress_id;
  gint64 replaced; /* while a file is chosen to take its place */

  /* Template widgets */
  GtkWidget *add_button;
  GtkListBox *list;
  GtkWidget *progress_box;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;

  /* Borrowed */
  GtkWidget *drop_place; /* the pane, while it takes drops */
  GtkEventController *drop;

  /* Owned */
  LyktaAttacher *attacher;
};

G_DEFINE_FINAL_TYPE (LyktaAttachmentSection, lykta_attachment_section, LYKTA_TYPE_RECORD_SECTION)

static LyktaStore *
get_store (LyktaAttachmentSection *self)
{
  return lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
}

static LyktaRecord *
get_attachment (LyktaAttachmentSection *self, GVariant *id)
{
  LyktaStore *store = get_store (self);

  return lykta_store_get_record (store, lykta_store_find_register (store, "attachments"), g_variant_get_int64 (id));
}

/* The keyboard stays where it was, or as near as there is something. */
static void
focus_row (LyktaAttachmentSection *self, int index)
{
  GtkListBoxRow *row = NULL;

  for (; row == NULL && index >= 0; index--)
    row = gtk_list_box_get_row_at_index (self->list, index);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->add_button);
}

static void
fill (LyktaAttachmentSection *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int index = GTK_IS_LIST_BOX_ROW (focused) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : -1;
  LyktaRecord *record = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  g_autofree char *today = lykta_today ();
  g_autoptr (GPtrArray) attachments =
      lykta_attachment_list (get_store (self), lykta_record_get_register (record), lykta_record_get_id (record), FALSE, NULL);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    gtk_list_box_append (self->list, lykta_attachment_row_new (g_ptr_array_index (attachments, i), today, TRUE));
  gtk_widget_set_visible (GTK_WIDGET (self->list), attachments != NULL && attachments->len > 0);
  if (index >= 0)
    focus_row (self, index);
}

/* How far it is */

static gboolean
show_progress_cb (gpointer user_data)
{
  LyktaAttachmentSection *self = user_data;

  self->progress_id = 0;
  gtk_widget_set_visible (self->progress_box, TRUE);
  return G_SOURCE_REMOVE;
}

static void
moved_cb (LyktaAttachmentSection *self)
{
  const char *text = lykta_attacher_get_text (self->attacher);

  if (text == NULL)
    {
      g_clear_handle_id (&self->progress_id, g_source_remove);
      gtk_widget_set_visible (self->progress_box, FALSE);
      return;
    }
  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, lykta_attacher_get_fraction (self->attacher));
  if (self->progress_id == 0 && !gtk_widget_get_visible (self->progress_box))
    self->progress_id = g_timeout_add (PATIENCE_MS, show_progress_cb, self);
}

static void
done_cb (LyktaAttachmentSection *self, const char *text)
{
  lykta_toast (GTK_WIDGET (self), text, TRUE);
}

static void
failed_cb (LyktaAttachmentSection *self, GError *error)
{
  lykta_error_dialog_present (GTK_WIDGET (self), error);
}

static void
cancel_cb (LyktaAttachmentSection *self)
{
  lykta_attacher_cancel (self->attacher);
}

/* Choosing */

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaAttachmentSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) chosen = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (chosen == NULL)
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  lykta_attachment_section_attach (self, files);
}

static void
replacement_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaAttachmentSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    lykta_error_dialog_present (GTK_WIDGET (self), error);
  else if (self->attacher != NULL)
    lykta_attacher_replace (self->attacher, self->replaced, file);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Attach Files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Attach"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}

static void
replace_action (GtkWidget *widget, const char *name, GVariant *id)
{
  LyktaAttachmentSection *self = LYKTA_ATTACHMENT_SECTION (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  self->replaced = g_variant_get_int64 (id);
  gtk_file_dialog_set_title (dialog, _ ("Replace Attachment"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Replace"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, replacement_chosen_cb, g_object_ref (widget));
}

/* What is done with one of them */

static void
open_action (GtkWidget *widget, const char *name, GVariant *id)
{
  lykta_attachment_open (widget, get_store (LYKTA_ATTACHMENT_SECTION (widget)), g_variant_get_int64 (id));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *id)
{
  lykta_attachment_save_copy (widget, get_store (LYKTA_ATTACHMENT_SECTION (widget)), g_variant_get_int64 (id));
}

static void
earlier_action (GtkWidget *widget, const char *name, GVariant *id)
{
  LyktaAttachmentSection *self = LYKTA_ATTACHMENT_SECTION (widget);
  g_autoptr (LyktaRecord) attachment = get_attachment (self, id);

  if (attachment != NULL)
    adw_dialog_present (ADW_DIALOG (lykta_attachment_versions_new (get_store (self), attachment)), widget);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *id)
{
  LyktaAttachmentSection *self = LYKTA_ATTACHMENT_SECTION (widget);
  g_autoptr (LyktaRecord) attachment = get_attachment (self, id);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Remove Attachment"));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (attachment == NULL)
    return;
  /* Translators: %s is the name of an attached file. */
  text = g_strdup_printf (_ ("“%s” is removed"), lykta_record_get_text (attachment, "name"));
  if (!lykta_attachment_remove (get_store (self), edit, attachment, &error))
    lykta_error_dialog_present (widget, error);
  else if (lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    lykta_toast (widget, text, TRUE);
}

static void
row_activated_cb (LyktaAttachmentSection *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "attachments.open", "x", lykta_attachment_row_get_id (row));
}

/* Dropping */

static gboolean
drop_cb (LyktaAttachmentSection *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GSList *dropped = g_value_get_boxed (value);

  for (GSList *file = dropped; file != NULL; file = file->next)
    g_ptr_array_add (files, g_object_ref (file->data));
  lykta_attachment_section_attach (self, files);
  return files->len > 0;
}

/* Anywhere on the record, before a field there could take a file's name for text. */
static void
lykta_attachment_section_root (GtkWidget *widget)
{
  LyktaAttachmentSection *self = LYKTA_ATTACHMENT_SECTION (widget);

  GTK_WIDGET_CLASS (lykta_attachment_section_parent_class)->root (widget);

  self->drop_place = gtk_widget_get_ancestor (widget, LYKTA_TYPE_RECORD_PANE);
  if (self->drop_place == NULL)
    return;
  self->drop = GTK_EVENT_CONTROLLER (gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY));
  gtk_event_controller_set_propagation_phase (self->drop, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->drop_place, self->drop);
}

static void
lykta_attachment_section_unroot (GtkWidget *widget)
{
  LyktaAttachmentSection *self = LYKTA_ATTACHMENT_SECTION (widget);

  if (self->drop_place != NULL)
    gtk_widget_remove_controller (self->drop_place, self->drop);
  self->drop_place = NULL;

  GTK_WIDGET_CLASS (lykta_attachment_section_parent_class)->unroot (widget);
}

static void
lykta_attachment_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaAttachmentSection *self = LYKTA_ATTACHMENT_SECTION (section);

  if (changed == NULL || changed == lykta_store_find_register (get_store (self), "attachments"))
    fill (self);
}

static void
lykta_attachment_section_constructed (GObject *object)
{
  LyktaAttachmentSection *self = LYKTA_ATTACHMENT_SECTION (object);

  G_OBJECT_CLASS (lykta_attachment_section_parent_class)->constructed (object);

  self->attacher = lykta_attacher_new (get_store (self));
  g_signal_connect_object (self->attacher, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attacher, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attacher, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

static void
lykta_attachment_section_dispose (GObject *object)
{
  LyktaAttachmentSection *self = LYKTA_ATTACHMENT_SECTION (object);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->attacher != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->attacher, self);
      lykta_attacher_cancel (self->attacher);
    }
  g_clear_object (&self->attacher);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_ATTACHMENT_SECTION);

  G_OBJECT_CLASS (lykta_attachment_section_parent_class)->dispose (object);
}

static void
lykta_attachment_section_class_init (LyktaAttachmentSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lykta_attachment_section_constructed;
  object_class->dispose = lykta_attachment_section_dispose;
  widget_class->root = lykta_attachment_section_root;
  widget_class->unroot = lykta_attachment_section_unroot;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_attachment_section_update;
  LYKTA_RECORD_SECTION_CLASS (klass)->later = TRUE;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-attachment-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaAttachmentSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaAttachmentSection, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaAttachmentSection, progress_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaAttachmentSection, progress_label);
  gtk_widget_class_bind_template_child (widget_class, LyktaAttachmentSection, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);

  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "attachments.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "attachments.save", "x", save_action);
  gtk_widget_class_install_action (widget_class, "attachments.replace", "x", replace_action);
  gtk_widget_class_install_action (widget_class, "attachments.earlier", "x", earlier_action);
  gtk_widget_class_install_action (widget_class, "attachments.remove", "x", remove_action);
}

static void
lykta_attachment_section_init (LyktaAttachmentSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_attachment_section_attach:
 * @files: (element-type GFile)
 */
void
lykta_attachment_section_attach (LyktaAttachmentSection *self, GPtrArray *files)
{
  LyktaRecord *record = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));

  if (record != NULL && self->attacher != NULL)
    lykta_attacher_add (self->attacher, lykta_record_get_register (record), lykta_record_get_id (record), files);
}

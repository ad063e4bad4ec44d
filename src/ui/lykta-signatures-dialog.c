/* lykta-signatures-dialog.c: who signed a document, and whether it is still what they signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-signatures-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-error-dialog.h"
#include "lykta-verify-task.h"

struct _LyktaSignaturesDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkWidget *trust_button;
  GtkStack *stack;
  AdwBin *place;
  AdwStatusPage *failure;

  /* Owned references */
  GBytes *document;
  GFile *file; /* instead of the document */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LyktaSignaturesDialog, lykta_signatures_dialog, ADW_TYPE_DIALOG)

/* What it is, above what it says; @text is taken. Nothing, for nothing. */
static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *label, char *text)
{
  AdwActionRow *row;

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return NULL;
    }
  row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (row, text);
  adw_action_row_set_subtitle_selectable (row, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_free (text);
  return row;
}

/* A row whose icon says before its words do whether all is well */
static void
add_judged_row (AdwPreferencesGroup *group, const char *label, char *text, LyktaPdfVerdict verdict)
{
  AdwActionRow *row = add_row (group, label, text);
  GtkWidget *icon = gtk_image_new_from_icon_name (lykta_verify_get_icon (verdict));

  gtk_widget_add_css_class (icon, lykta_verify_get_style (verdict));
  adw_action_row_add_prefix (row, icon);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *below = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (group, escaped);
  adw_preferences_group_set_description (group, below);
  adw_preferences_page_add (page, group);
  return group;
}

static LyktaPdfVerdict
judge_integrity (const LyktaPdfSignature *signature)
{
  return signature->integrity == LYKTA_PDF_INTACT && (signature->stamp.at == NULL || signature->stamp.intact) ? LYKTA_PDF_HOLDS
                                                                                                              : LYKTA_PDF_BROKEN;
}

static LyktaPdfVerdict
judge_trust (const LyktaPdfSignature *signature)
{
  if (signature->trust == LYKTA_PDF_TRUSTED && !signature->weak)
    return LYKTA_PDF_HOLDS;
  return signature->trust == LYKTA_PDF_TRUST_UNCHECKED ? LYKTA_PDF_HOLDS_UNTRUSTED : LYKTA_PDF_HOLDS_NOT;
}

static void
add_signature (AdwPreferencesPage *page, const LyktaPdfSignature *signature)
{
  const char *person = signature->person != NULL ? signature->person : _ ("somebody unnamed");
  g_autofree char *stamp = signature->is_stamp ? g_strdup_printf (_ ("Time stamp by %s"), person) : NULL;
  AdwPreferencesGroup *group = add_group (page, stamp != NULL ? stamp : person, signature->organisation);

  add_row (group, _ ("Role"), g_strdup (signature->role));
  add_row (group, _ ("Reason"), g_strdup (signature->reason));
  add_row (group, _ ("Place"), g_strdup (signature->location));
  add_row (group, _ ("Time"), lykta_pdf_signature_describe_time (signature));
  add_judged_row (group, _ ("Document"), lykta_pdf_signature_describe_integrity (signature), judge_integrity (signature));
  add_judged_row (group, _ ("Covers"), lykta_pdf_signature_describe_coverage (signature),
                  signature->covered > 0 && signature->changes->len == 0 ? LYKTA_PDF_HOLDS : LYKTA_PDF_CHANGED);
  for (guint i = 0; i < signature->changes->len; i++)
    add_judged_row (group, _ ("After it"), lykta_pdf_change_describe (g_ptr_array_index (signature->changes, i)),
                    LYKTA_PDF_CHANGED);
  if (signature->certificate == NULL)
    return;
  add_judged_row (group, _ ("Certificate"), lykta_pdf_signature_describe_trust (signature), judge_trust (signature));
  add_row (group, _ ("Revocation"), lykta_pdf_signature_describe_revocation (signature));
  add_row (group, _ ("Issued to"), g_strdup (signature->certificate->subject));
  add_row (group, _ ("Issuer"), g_strdup (signature->certificate->issuer));
  add_row (group, _ ("Serial number"), g_strdup (signature->certificate->serial));
  add_row (group, _ ("Kind"), g_strjoin (" · ", signature->kind, signature->certificate->key, signature->digest, NULL));
}

static void
add_document (AdwPreferencesPage *page, const LyktaPdfVerification *verification)
{
  AdwPreferencesGroup *group = add_group (page, _ ("The document"), NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  LyktaPdfVerdict verdict = lykta_pdf_verification_get_verdict (verification);

  for (guint i = 0; i < verification->attachments->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((LyktaPdfAttachment *) g_ptr_array_index (verification->attachments, i))->name);
  add_judged_row (group, _ ("How it stands"), lykta_pdf_verification_describe (verification), verdict);
  add_row (group, _ ("Says that it follows"), lykta_pdf_verification_describe_claims (verification));
  add_row (group, _ ("Attached"), g_strdup (names->str));
  add_row (group, _ ("Fingerprint (SHA-256)"), g_strdup (verification->digest));
}

static void
show_found (LyktaSignaturesDialog *self, const LyktaPdfVerification *verification)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  g_autofree char *text = lykta_pdf_verification_describe (verification);

  add_document (page, verification);
  for (guint i = 0; i < verification->signatures->len; i++)
    add_signature (page, g_ptr_array_index (verification->signatures, i));
  adw_bin_set_child (self->place, GTK_WIDGET (page));
  gtk_stack_set_visible_child_name (self->stack, "found");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaSignaturesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaPdfVerification) verification = lykta_verify_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (verification != NULL)
    {
      show_found (self, verification);
      return;
    }
  adw_status_page_set_description (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
verify (LyktaSignaturesDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->file != NULL)
    lykta_verify_file_async (self->file, self->cancellable, verified_cb, g_object_ref (self));
  else
    lykta_verify_async (self->document, self->cancellable, verified_cb, g_object_ref (self));
}

static void
trust_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaSignaturesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (LyktaPdfTrust) trust = lykta_pdf_trust_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files) && error == NULL; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      const char *path = g_file_peek_path (file);

      /* Said now, not each time that something is verified */
      if (path != NULL && lykta_pdf_trust_add_file (trust, path, &error))
        g_strv_builder_add (paths, path);
    }
  if (files == NULL || error != NULL)
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return;
    }
  list = g_strv_builder_end (paths);
  lykta_verify_set_trust_lists ((const char *const *) list);
}

static void
trust_clicked_cb (LyktaSignaturesDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Certificates (PEM)"));
  for (guint i = 0; i < 4; i++)
    gtk_file_filter_add_suffix (filter, (const char *const[]) { "pem", "crt", "cer", "der" }[i]);
  gtk_file_dialog_set_title (dialog, _ ("Whom Do You Trust?"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable, trust_chosen_cb,
                                 g_object_ref (self));
}

static void
lykta_signatures_dialog_dispose (GObject *object)
{
  LyktaSignaturesDialog *self = LYKTA_SIGNATURES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_SIGNATURES_DIALOG);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (lykta_signatures_dialog_parent_class)->dispose (object);
}

static void
lykta_signatures_dialog_class_init (LyktaSignaturesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_signatures_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-signatures-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaSignaturesDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaSignaturesDialog, trust_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaSignaturesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaSignaturesDialog, place);
  gtk_widget_class_bind_template_child (widget_class, LyktaSignaturesDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, trust_clicked_cb);
}

static void
lykta_signatures_dialog_init (LyktaSignaturesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (lykta_verify_get_settings (), "changed::trust-lists", G_CALLBACK (verify), self, G_CONNECT_SWAPPED);
}

static void
present (LyktaSignaturesDialog *self, GtkWidget *parent, const char *name)
{
  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
  verify (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
lykta_signatures_dialog_present (GtkWidget *parent, GBytes *document, const char *name)
{
  LyktaSignaturesDialog *self = g_object_new (LYKTA_TYPE_SIGNATURES_DIALOG, NULL);

  self->document = g_bytes_ref (document);
  present (self, parent, name);
}

void
lykta_signatures_dialog_present_file (GtkWidget *parent, GFile *file)
{
  LyktaSignaturesDialog *self = g_object_new (LYKTA_TYPE_SIGNATURES_DIALOG, NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  self->file = g_object_ref (file);
  present (self, parent, shown);
}

static void
document_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    lykta_signatures_dialog_present_file (parent, file);
  else
    lykta_error_dialog_present (parent, error);
}

void
lykta_signatures_dialog_choose (GtkWidget *parent)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_dialog_set_title (dialog, _ ("Verify a Document"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, document_chosen_cb, g_object_ref (parent));
}

static gboolean
drop_cb (GtkWidget *widget, const GValue *value)
{
  GSList *dropped = g_value_get_boxed (value);
  g_autofree char *name = dropped != NULL && dropped->next == NULL ? g_file_get_basename (dropped->data) : NULL;
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  if (folded == NULL || !g_str_has_suffix (folded, ".pdf") || g_file_peek_path (dropped->data) == NULL)
    return FALSE;
  lykta_signatures_dialog_present_file (widget, dropped->data);
  return TRUE;
}

void
lykta_signatures_dialog_accept_drops (GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), widget, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

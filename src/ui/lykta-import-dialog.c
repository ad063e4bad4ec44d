/* lykta-import-dialog.c: the assistant that reads a spreadsheet into a register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-error-dialog.h"
#include "lykta-import-check-page.h"
#include "lykta-import-columns-page.h"
#include "lykta-import-file-page.h"
#include "lykta-import-words.h"
#include "lykta-toast.h"

/* Writing that is done sooner shows no bar. */
#define PATIENCE_MS 300

/* More rows than one would look through are not shown apart. */
#define MOST_SHOWN 500

struct _LyktaImportDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwNavigationView *view;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;

  /* Widgets */
  LyktaImportFilePage *file_page;
  GtkWidget *origin; /* where it was asked for; weak */

  /* Owned */
  LyktaImportSession *session;
  GCancellable *cancellable;

  guint patience_id;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (LyktaImportDialog, lykta_import_dialog, ADW_TYPE_DIALOG)

/* What was added, alone in the table; and the way back. */
static void
tell (LyktaImportDialog *self, const LyktaImportResult *result)
{
  const LyktaRegister *reg = lykta_import_session_get_register (self->session);
  g_autofree char *text = lykta_import_words_done (reg, &result->counts);
  g_autoptr (GVariantBuilder) ids = g_variant_builder_new (G_VARIANT_TYPE ("ax"));

  if (self->origin == NULL)
    return;
  for (guint i = 0; i < result->added->len; i++)
    g_variant_builder_add (ids, "x", lykta_edit_get_id (result->edit, g_array_index (result->added, gint64, i)));
  if (result->added->len > 0 && result->added->len <= MOST_SHOWN)
    gtk_widget_activate_action (self->origin, "win.show-ids", "(ssax)", reg->id, _ ("Just Imported"), ids);
  lykta_toast (self->origin, text, TRUE);
}

static void
end_writing (LyktaImportDialog *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->writing = FALSE;
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), "writing") == 0)
    adw_navigation_view_pop (self->view);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean applied = lykta_store_apply_finish (LYKTA_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (applied)
    {
      lykta_import_session_end_import (self->session, TRUE);
      tell (self, lykta_import_session_get_result (self->session));
      end_writing (self);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  end_writing (self);
  lykta_import_session_end_import (self->session, FALSE);
  lykta_error_dialog_present (GTK_WIDGET (self), error);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  LyktaImportDialog *self = user_data;

  if (self->session != NULL && total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) done / total);
}

static gboolean
patience_cb (gpointer user_data)
{
  LyktaImportDialog *self = user_data;

  self->patience_id = 0;
  adw_navigation_view_push_by_tag (self->view, "writing");
  gtk_widget_grab_focus (self->cancel_button);
  return G_SOURCE_REMOVE;
}

static void
import_cb (LyktaImportDialog *self)
{
  const LyktaImportResult *result = lykta_import_session_get_result (self->session);

  if (self->writing || result == NULL || lykta_import_session_is_checking (self->session))
    return;
  self->writing = TRUE;
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->patience_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  lykta_import_session_begin_import (self->session);
  lykta_store_apply_async (lykta_import_session_get_store (self->session), result->edit, self->cancellable, progress_cb, self,
                           applied_cb, g_object_ref (self));
}

static void
cancel_cb (LyktaImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* Files */

static void
take_file (LyktaImportDialog *self, GFile *file)
{
  const char *path = g_file_peek_path (file);

  if (self->writing)
    return;
  if (path != NULL)
    {
      adw_navigation_view_pop_to_tag (self->view, "file");
      lykta_import_session_set_path (self->session, path);
    }
  else
    {
      g_autoptr (GError) error =
          g_error_new_literal (LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("This file lies elsewhere. Save it on this computer first."));

      lykta_error_dialog_present (GTK_WIDGET (self), error);
    }
}

static GFile *
get_dropped (const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  return files != NULL ? files->data : NULL;
}

static gboolean
drop_cb (LyktaImportDialog *self, const GValue *value)
{
  GFile *file = get_dropped (value);

  if (file != NULL)
    take_file (self, file);
  return file != NULL;
}

static gboolean
drop_elsewhere_cb (GtkDropTarget *target, const GValue *value, double x, double y, LyktaStore *store)
{
  const LyktaRegister *reg = g_object_get_data (G_OBJECT (target), "register");
  GFile *file = get_dropped (value);

  if (file != NULL)
    lykta_import_dialog_present (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), store, reg, file);
  return file != NULL;
}

static void
lykta_import_dialog_dispose (GObject *object)
{
  LyktaImportDialog *self = LYKTA_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->session != NULL)
    lykta_import_session_stop (self->session);
  g_clear_weak_pointer (&self->origin);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (lykta_import_dialog_parent_class)->dispose (object);
}

static void
lykta_import_dialog_class_init (LyktaImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_import_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
lykta_import_dialog_init (LyktaImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (target));
}

/**
 * lykta_import_dialog_present:
 * @widget: where it is asked for; it is told there what was done
 * @reg: what is read into
 * @file: (nullable): to begin with
 *
 * Opens the assistant.
 *
 * Returns: (transfer none): it, shown
 */
LyktaImportDialog *
lykta_import_dialog_present (GtkWidget *widget, LyktaStore *store, const LyktaRegister *reg, GFile *file)
{
  LyktaImportDialog *self = g_object_new (LYKTA_TYPE_IMPORT_DIALOG, NULL);
  AdwNavigationPage *check;

  self->session = lykta_import_session_new (store, reg);
  self->file_page = LYKTA_IMPORT_FILE_PAGE (lykta_import_file_page_new (self->session));
  g_set_weak_pointer (&self->origin, widget);
  check = lykta_import_check_page_new (self->session);
  g_signal_connect_object (check, "import", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_add (self->view, ADW_NAVIGATION_PAGE (self->file_page));
  adw_navigation_view_add (self->view, lykta_import_columns_page_new (self->session));
  adw_navigation_view_add (self->view, check);
  adw_navigation_view_replace_with_tags (self->view, (const char *const[]) { "file" }, 1);
  adw_dialog_set_focus (ADW_DIALOG (self), lykta_import_file_page_get_choose_button (self->file_page));
  adw_dialog_present (ADW_DIALOG (self), widget);
  if (file != NULL)
    take_file (self, file);
  return self;
}

LyktaImportSession *
lykta_import_dialog_get_session (LyktaImportDialog *self)
{
  return self->session;
}

void
lykta_import_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  lykta_import_dialog_present (widget, store, lykta_query_get_register (query), NULL);
}

void
lykta_import_accept_drops (GtkWidget *widget, LyktaStore *store, const LyktaRegister *reg)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_object_set_data (G_OBJECT (target), "register", (gpointer) reg);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_elsewhere_cb), store, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* lykta-import-file-page.c: the first step of an import: the file, its sheet, the row that names the columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-file-page.h"

#include <glib/gi18n-lib.h>

#include "lykta-error-dialog.h"
#include "lykta-import-table.h"

struct _LyktaImportFilePage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkWidget *next_button;
  GtkStack *stack;
  GtkWidget *choose_button;
  AdwStatusPage *failed;
  AdwActionRow *file_row;
  AdwComboRow *sheet_row;
  AdwSpinRow *header_row;
  GtkLabel *header_problem;
  AdwBin *table_place;

  /* Widgets */
  LyktaImportTable *table;

  /* Owned */
  LyktaImportSession *session;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LyktaImportFilePage, lykta_import_file_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_sheets (LyktaImportFilePage *self, const LyktaImportHead *head)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const *) head->sheets);

  adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheet_row, lykta_import_session_get_sheet (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), g_strv_length (head->sheets) > 1);
}

static void
show_header_row (LyktaImportFilePage *self, const LyktaImportHead *head)
{
  guint row = lykta_import_session_get_header_row (self->session);
  const LyktaImportMapping *mapping = lykta_import_session_get_mapping (self->session);
  const char *problem = NULL;

  if (head->rows->len == 0)
    problem = _ ("The sheet is empty. Choose another sheet or file.");
  else if (mapping->names->len == 0)
    problem = _ ("This row is empty. Choose the one that names the columns.");
  else if (head->cut)
    problem = _ ("The sheet has more columns than any register has fields. Those far to the right are left out.");

  adw_spin_row_set_value (self->header_row, MAX (row, 1));
  lykta_import_table_set_header_row (self->table, row);
  gtk_label_set_text (self->header_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->header_problem), problem != NULL);
  gtk_widget_set_sensitive (self->next_button, mapping->names->len > 0);
}

static void
head_cb (LyktaImportFilePage *self)
{
  const LyktaImportHead *head = lykta_import_session_get_head (self->session);
  const GError *error = lykta_import_session_get_error (self->session);
  g_autofree char *name = lykta_import_session_get_name (self->session);

  gtk_widget_set_sensitive (self->next_button, FALSE);
  adw_action_row_set_subtitle (self->file_row, name != NULL ? name : "");
  if (lykta_import_session_is_reading (self->session))
    gtk_stack_set_visible_child_name (self->stack, "reading");
  else if (head == NULL && error != NULL)
    {
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      adw_status_page_set_title (self->failed, lykta_error_get_heading (error));
      adw_status_page_set_description (self->failed, message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  else if (head != NULL)
    {
      self->filling = TRUE;
      show_sheets (self, head);
      lykta_import_table_set_rows (self->table, head->rows, NULL);
      show_header_row (self, head);
      self->filling = FALSE;
      gtk_stack_set_visible_child_name (self->stack, "file");
      gtk_widget_grab_focus (self->next_button);
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      gtk_widget_grab_focus (self->choose_button);
    }
}

static void
columns_cb (LyktaImportFilePage *self)
{
  const LyktaImportHead *head = lykta_import_session_get_head (self->session);

  self->filling = TRUE;
  if (head != NULL)
    show_header_row (self, head);
  self->filling = FALSE;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaImportFilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && self->session != NULL && g_file_peek_path (file) != NULL)
    lykta_import_session_set_path (self->session, g_file_peek_path (file));
  else if (error != NULL)
    lykta_error_dialog_present (GTK_WIDGET (self), error);
}

static void
choose_cb (LyktaImportFilePage *self)
{
  lykta_import_file_page_choose (self);
}

static void
again_cb (LyktaImportFilePage *self)
{
  lykta_import_session_read_again (self->session);
}

static void
sheet_cb (LyktaImportFilePage *self)
{
  if (!self->filling && self->session != NULL)
    lykta_import_session_set_sheet (self->session, adw_combo_row_get_selected (self->sheet_row));
}

static void
header_cb (LyktaImportFilePage *self)
{
  if (!self->filling && self->session != NULL)
    lykta_import_session_set_header_row (self->session, (guint) adw_spin_row_get_value (self->header_row));
}

static void
next_cb (LyktaImportFilePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.push", "s", "columns");
}

static void
lykta_import_file_page_dispose (GObject *object)
{
  LyktaImportFilePage *self = LYKTA_IMPORT_FILE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_IMPORT_FILE_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (lykta_import_file_page_parent_class)->dispose (object);
}

static void
lykta_import_file_page_class_init (LyktaImportFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_import_file_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-import-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, failed);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, file_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, header_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, header_problem);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportFilePage, table_place);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
lykta_import_file_page_init (LyktaImportFilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->table = LYKTA_IMPORT_TABLE (lykta_import_table_new ());
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->table));
}

/**
 * lykta_import_file_page_new:
 *
 * A page for an AdwNavigationView that also has one of the tag "columns".
 */
AdwNavigationPage *
lykta_import_file_page_new (LyktaImportSession *session)
{
  LyktaImportFilePage *self = g_object_new (LYKTA_TYPE_IMPORT_FILE_PAGE, NULL);
  const char *label = lykta_register_get_label (lykta_import_session_get_register (session));
  /* Translators: %s is a register ("Information assets") */
  g_autofree char *title = g_strdup_printf (_ ("Import into %s"), label);

  self->session = g_object_ref (session);
  adw_window_title_set_title (self->title, title);
  g_signal_connect_object (session, "head", G_CALLBACK (head_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "columns", G_CALLBACK (columns_cb), self, G_CONNECT_SWAPPED);
  head_cb (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * lykta_import_file_page_get_choose_button:
 *
 * Returns: (transfer none): where the keyboard begins
 */
GtkWidget *
lykta_import_file_page_get_choose_button (LyktaImportFilePage *self)
{
  return self->choose_button;
}

/**
 * lykta_import_file_page_choose:
 *
 * Asks which file.
 */
void
lykta_import_file_page_choose (LyktaImportFilePage *self)
{
  static const char *const suffixes[] = { "xlsx", "ods", "csv", "tsv", "txt" };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (tables, _ ("Spreadsheets"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_filter_set_name (all, _ ("All files"));
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _ ("Choose a Spreadsheet"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, g_object_ref (self));
}

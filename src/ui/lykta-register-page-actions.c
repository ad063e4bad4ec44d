/* lykta-register-page-actions.c: everything that can be done on a register's page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-register-page-private.h"

#include <glib/gi18n-lib.h>

#include "lykta-actions.h"
#include "lykta-bulk-edit-dialog.h"
#include "lykta-column-menu.h"
#include "lykta-copy-table.h"
#include "lykta-display.h"
#include "lykta-export-dialog.h"
#include "lykta-extras.h"
#include "lykta-new-record-dialog.h"
#include "lykta-save-dialogs.h"
#include "lykta-secrecy-dialog.h"
#include "lykta-toast.h"

/* The selected rows, or the record in the pane when none is selected. */
static GArray *
get_chosen (LyktaRegisterPage *self)
{
  GArray *ids = lykta_table_get_selected (self->table);
  LyktaRecord *record = self->pane != NULL ? lykta_record_pane_get_record (self->pane) : NULL;

  if (ids->len == 0 && record != NULL)
    {
      gint64 id = lykta_record_get_id (record);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
show_error (LyktaRegisterPage *self, const char *heading, const char *message)
{
  AdwDialog *alert = adw_alert_dialog_new (heading, message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
created_cb (LyktaRegisterPage *self, gint64 id)
{
  lykta_register_page_open_record (self, id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  GtkWidget *dialog = lykta_new_record_dialog_new (self->store, self->reg);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  g_autoptr (GArray) ids = get_chosen (self);
  g_autofree char *count = lykta_display_count (self->reg, ids->len);
  /* Translators: how many of what, shown with Undo: "Delete 3 information assets". */
  g_autofree char *label = g_strdup_printf (_ ("Delete %s"), count);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (label);
  g_autoptr (GError) error = NULL;
  g_autofree char *toast = NULL;
  LyktaRecordList *list = lykta_table_get_list (self->table);
  guint position;

  if (ids->len == 0)
    return;

  position = lykta_record_list_find (list, g_array_index (ids, gint64, 0));
  for (guint i = 0; i < ids->len; i++)
    lykta_edit_delete (edit, self->reg, g_array_index (ids, gint64, i));
  if (!lykta_store_apply (self->store, edit, &error))
    {
      show_error (self, _ ("Not Deleted"), error->message);
      return;
    }

  if (self->pane != NULL)
    lykta_record_pane_set_record (self->pane, NULL);
  if (self->narrow)
    lykta_register_page_close_pane (self);

  if (ids->len == 1)
    toast = g_strdup_printf (_ ("%s deleted"), lykta_register_get_label_one (self->reg));
  else
    /* Translators: how many of what: "3 information assets deleted". */
    toast = g_strdup_printf (_ ("%s deleted"), count);
  lykta_toast (widget, toast, TRUE);

  /* The keyboard stays where the row was. */
  if (position != G_MAXUINT && lykta_record_list_get_id (list, position) != 0 && !self->narrow)
    lykta_table_select (self->table, lykta_record_list_get_id (list, position), TRUE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  g_autoptr (GArray) ids = get_chosen (self);
  g_autofree const LyktaField **fields = lykta_table_get_shown_fields (self->table);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *count = NULL;
  g_autofree char *toast = NULL;

  if (ids->len == 0)
    return;

  content = lykta_copy_table (self->store, self->reg, fields, ids);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  count = lykta_display_count (self->reg, ids->len);
  /* Translators: how many of what: "3 information assets copied". */
  toast = g_strdup_printf (_ ("%s copied"), count);
  lykta_toast (widget, toast, FALSE);
}

static void
bulk_done_cb (LyktaRegisterPage *self, guint n)
{
  g_autofree char *count = lykta_display_count (self->reg, n);
  /* Translators: how many of what: "3 information assets changed". */
  g_autofree char *toast = g_strdup_printf (_ ("%s changed"), count);

  lykta_toast (GTK_WIDGET (self), toast, TRUE);
}

static void
bulk_edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  g_autoptr (GArray) ids = get_chosen (self);
  GtkWidget *dialog;

  if (ids->len == 0)
    return;

  dialog = lykta_bulk_edit_dialog_new (self->store, self->reg, ids);
  g_signal_connect_object (dialog, "done", G_CALLBACK (bulk_done_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Dates and columns as they stand on screen; the records of the list, or those that are selected */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  g_autofree const LyktaField **fields = lykta_table_get_shown_fields (self->table);
  g_autoptr (GArray) selected = lykta_table_get_selected (self->table);
  g_autofree char *filter = lykta_filter_bar_describe (self->filter_bar);

  /* One row is selected wherever the keyboard is; several are meant. */
  if (selected->len == 1)
    g_array_set_size (selected, 0);
  adw_dialog_present (ADW_DIALOG (lykta_export_dialog_new (widget, self->store, lykta_register_page_get_query (self), selected,
                                                           (const LyktaField *const *) fields, filter)),
                      widget);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  g_autofree const LyktaField **fields = lykta_table_get_shown_fields (self->table);
  g_autoptr (GArray) selected = lykta_table_get_selected (self->table);
  g_autoptr (LyktaQuery) query = lykta_query_copy (lykta_register_page_get_query (self));
  g_autofree char *filter = lykta_filter_bar_describe (self->filter_bar);
  const LyktaExport how = { .format = LYKTA_EXPORT_PDF, .fields = (const LyktaField *const *) fields, .filter = filter };

  if (selected->len > 1)
    lykta_query_set_ids (query, selected);
  lykta_print_list (widget, self->store, query, &how);
}

static void
mark_secret_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  g_autoptr (GArray) ids = get_chosen (self);
  GtkWidget *dialog;

  if (ids->len == 0)
    return;

  dialog = lykta_secrecy_dialog_new (self->store, self->reg, ids);
  g_signal_connect_object (dialog, "done", G_CALLBACK (bulk_done_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lykta_register_page_start_search (LYKTA_REGISTER_PAGE (widget));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);

  lykta_table_select_relative (self->table, g_str_has_suffix (name, "next-record") ? 1 : -1);
}

static void
toggle_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->split);

  if (shown)
    lykta_register_page_close_pane (self);
  else
    lykta_register_page_show_pane (self, FALSE);
  lykta_view_state_set_pane (self->state, self->reg, !shown);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lykta_register_page_show_pane (LYKTA_REGISTER_PAGE (widget), TRUE);
}

static void
close_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lykta_register_page_close_pane (LYKTA_REGISTER_PAGE (widget));
}

static void
save_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lykta_filter_bar_start_saving (LYKTA_REGISTER_PAGE (widget)->filter_bar);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  lykta_filter_bar_clear (self->filter_bar);
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);

  if (self->column_menu == NULL)
    {
      self->column_menu = lykta_column_menu_new (self->table, self->reg);
      gtk_widget_set_parent (self->column_menu, GTK_WIDGET (self->menu_button));
    }
  gtk_popover_popup (GTK_POPOVER (self->column_menu));
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (const LyktaListCommand *command = lykta_extras_get_list_commands (); command->run != NULL; command++)
    if (lykta_extras_apply_to (command->reg, self->reg) && g_str_equal (command->id, id))
      command->run (widget, self->store, lykta_register_page_get_query (self));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lykta_table_select_all (LYKTA_REGISTER_PAGE (widget)->table);
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lykta_table_unselect (LYKTA_REGISTER_PAGE (widget)->table);
}

/**
 * lykta_register_page_install_actions:
 *
 * All actions of the page and the keys that hold wherever the keyboard is in it. What only a table does (delete, copy) has its
 * keys there, so that they mean text in an entry.
 */
void
lykta_register_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "page.bulk-edit", NULL, bulk_edit_action);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.mark-secret", NULL, mark_secret_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.next-record", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "page.previous-record", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "page.toggle-pane", NULL, toggle_pane_action);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "page.close-record", NULL, close_record_action);
  gtk_widget_class_install_action (widget_class, "page.save-view", NULL, save_view_action);
  gtk_widget_class_install_action (widget_class, "page.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_install_action (widget_class, "page.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "page.run", "s", run_action);
  gtk_widget_class_install_action (widget_class, "page.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "page.unselect", NULL, unselect_action);

  lykta_actions_add_bindings (widget_class);
}

/**
 * lykta_register_page_update_actions:
 *
 * The one place where the page's actions are switched on and off.
 */
void
lykta_register_page_update_actions (LyktaRegisterPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->pane != NULL && lykta_record_pane_get_record (self->pane) != NULL;
  gboolean chosen = open || lykta_table_get_n_selected (self->table) > 0;

  gtk_widget_action_set_enabled (widget, "page.delete", chosen);
  gtk_widget_action_set_enabled (widget, "page.copy", chosen);
  gtk_widget_action_set_enabled (widget, "page.bulk-edit", chosen);
  gtk_widget_action_set_enabled (widget, "page.mark-secret", chosen);
  gtk_widget_action_set_enabled (widget, "page.next-record", lykta_table_can_select_relative (self->table, 1));
  gtk_widget_action_set_enabled (widget, "page.previous-record", lykta_table_can_select_relative (self->table, -1));
  gtk_widget_action_set_enabled (widget, "page.edit", lykta_table_get_current (self->table) != 0);
  gtk_widget_action_set_enabled (widget, "page.columns", !self->narrow);
}

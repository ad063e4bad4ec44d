/* lykta-export-dialog.c: what of a list is exported, and how
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-export-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-save-dialogs.h"
#include "lykta-secrecy.h"

/* Rows of the choices, as in the Blueprint */
#define SELECTED 0
#define WHOLE_LIST 1
#define SHOWN_COLUMNS 0

struct _LyktaExportDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwComboRow *format_row;
  AdwComboRow *records_row;
  AdwComboRow *columns_row;
  AdwSwitchRow *public_row;

  /* Owned */
  GtkWidget *place;
  LyktaStore *store;
  LyktaQuery *query;
  GArray *selected;
  const LyktaField **fields;
  char *filter;
};

G_DEFINE_FINAL_TYPE (LyktaExportDialog, lykta_export_dialog, ADW_TYPE_DIALOG)

static LyktaQuery *
make_query (LyktaExportDialog *self)
{
  LyktaQuery *query = lykta_query_copy (self->query);

  if (self->selected->len > 0 && adw_combo_row_get_selected (self->records_row) == SELECTED)
    lykta_query_set_ids (query, self->selected);
  return query;
}

/* How many the public version leaves out of what is chosen */
static guint
count_hidden (LyktaExportDialog *self)
{
  g_autoptr (LyktaQuery) query = make_query (self);
  g_autoptr (GArray) ids = lykta_store_select (self->store, query, NULL);
  g_autoptr (LyktaSecrecy) secrecy = lykta_secrecy_new (self->store);

  return ids != NULL ? lykta_secrecy_filter (secrecy, lykta_query_get_register (query), ids) : 0;
}

static void
choice_changed_cb (LyktaExportDialog *self)
{
  g_autofree char *subtitle = NULL;
  guint n_hidden;

  if (self->store == NULL)
    return;
  n_hidden = count_hidden (self);
  if (n_hidden > 0)
    subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record bears a secrecy mark and is left out",
                                             "%u records bear a secrecy mark and are left out", n_hidden),
                                n_hidden);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->public_row),
                               n_hidden > 0 ? subtitle : _ ("None of the records bears a secrecy mark"));
}

static void
cancel_cb (LyktaExportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
export_cb (LyktaExportDialog *self)
{
  LyktaExport how;
  g_autoptr (LyktaQuery) query = lykta_export_dialog_get_choice (self, &how);

  lykta_save_list (self->place, self->store, query, &how);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lykta_export_dialog_dispose (GObject *object)
{
  LyktaExportDialog *self = LYKTA_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->place);

  G_OBJECT_CLASS (lykta_export_dialog_parent_class)->dispose (object);
}

static void
lykta_export_dialog_finalize (GObject *object)
{
  LyktaExportDialog *self = LYKTA_EXPORT_DIALOG (object);

  g_clear_pointer (&self->query, lykta_query_free);
  g_clear_pointer (&self->selected, g_array_unref);
  g_free (self->fields);
  g_free (self->filter);

  G_OBJECT_CLASS (lykta_export_dialog_parent_class)->finalize (object);
}

static void
lykta_export_dialog_class_init (LyktaExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_export_dialog_dispose;
  object_class->finalize = lykta_export_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaExportDialog, records_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaExportDialog, columns_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaExportDialog, public_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
lykta_export_dialog_init (LyktaExportDialog *self)
{
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < LYKTA_EXPORT_N_FORMATS; i++)
    gtk_string_list_append (formats, lykta_export_format_get_label (i));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (formats));
}

GtkWidget *
lykta_export_dialog_new (GtkWidget *place, LyktaStore *store, const LyktaQuery *query, GArray *selected,
                         const LyktaField *const *fields, const char *filter)
{
  LyktaExportDialog *self = g_object_new (LYKTA_TYPE_EXPORT_DIALOG, NULL);
  guint n_all = (guint) MAX (lykta_store_count (store, query), 0);
  /* Translators: how many records are selected in the table. */
  g_autofree char *selected_label = g_strdup_printf (_ ("Selected: %u"), selected->len);
  /* Translators: how many records the list has. */
  g_autofree char *list_label = g_strdup_printf (_ ("The whole list: %u"), n_all);
  const char *const choices[] = { selected_label, list_label, NULL };
  g_autoptr (GtkStringList) records = gtk_string_list_new (selected->len > 0 ? choices : choices + WHOLE_LIST);
  guint n_fields = 0;

  while (fields[n_fields] != NULL)
    n_fields++;
  self->place = g_object_ref (place);
  self->fields = g_memdup2 (fields, (n_fields + 1) * sizeof *fields);
  self->query = lykta_query_copy (query);
  self->selected = g_array_ref (selected);
  self->filter = g_strdup (filter);
  adw_combo_row_set_model (self->records_row, G_LIST_MODEL (records));
  self->store = g_object_ref (store);
  choice_changed_cb (self);
  return GTK_WIDGET (self);
}

LyktaQuery *
lykta_export_dialog_get_choice (LyktaExportDialog *self, LyktaExport *how)
{
  memset (how, 0, sizeof *how);
  how->format = adw_combo_row_get_selected (self->format_row);
  how->flags = adw_switch_row_get_active (self->public_row) ? LYKTA_EXPORT_PUBLIC : LYKTA_EXPORT_PLAIN;
  how->filter = self->filter;
  if (adw_combo_row_get_selected (self->columns_row) == SHOWN_COLUMNS)
    how->fields = (const LyktaField *const *) self->fields;
  return make_query (self);
}

/* lykta-welcome-page.c: what is shown while no register is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "lykta-error-dialog.h"
#include "lykta-files.h"
#include "lykta-icon.h"
#include "lykta-new-register-dialog.h"

struct _LyktaWelcomePage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack *stack;
  AdwStatusPage *working;
  AdwPreferencesGroup *recent;
  AdwActionRow *new_row;
  AdwActionRow *example_row;
  AdwActionRow *bring_in_row;

  /* Owned references */
  GPtrArray *rows;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LyktaWelcomePage, lykta_welcome_page, ADW_TYPE_BIN)

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaWelcomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lykta_files_make_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_stack_set_visible_child_name (self->stack, "choices");
  if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
  else
    lykta_error_dialog_present (GTK_WIDGET (self), error);
}

static void
created_cb (LyktaWelcomePage *self, LyktaOfficeDetails *details)
{
  gtk_stack_set_visible_child_name (self->stack, "working");
  lykta_files_create_async (details, self->cancellable, made_cb, g_object_ref (self));
}

static void
new_cb (LyktaWelcomePage *self)
{
  AdwDialog *dialog = lykta_new_register_dialog_new ();

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The example is opened again where it was left, not made anew beside itself. */
static void
example_cb (LyktaWelcomePage *self)
{
  g_autofree char *folder = lykta_files_get_folder ();
  g_autofree char *name = g_strconcat (_ ("Example office"), LYKTA_FILE_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "working");
  lykta_files_create_example_async (self->cancellable, made_cb, g_object_ref (self));
}

static void
bring_in_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaWelcomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "working");
  lykta_files_bring_in_async (file, self->cancellable, made_cb, g_object_ref (self));
}

static void
bring_in_cb (LyktaWelcomePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) registers = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_add_suffix (registers, "lykta");
  gtk_file_filter_set_name (registers, _ ("Register files"));
  g_list_store_append (filters, registers);
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_filter_set_name (all, _ ("All files"));
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, _ ("Bring In a File"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable, bring_in_chosen_cb,
                        g_object_ref (self));
}

static void
open_row_cb (AdwActionRow *row, const char *path)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-path", "s", path);
}

static GtkWidget *
make_row (const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chevron = lykta_icon_new ("go-next-symbolic");
  g_autofree char *name = lykta_files_get_name (path);

  /* A name is not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chevron);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (open_row_cb), g_strdup (path), (GClosureNotify) (void (*) (void)) g_free,
                         0);

  return row;
}

static void
lykta_welcome_page_map (GtkWidget *widget)
{
  lykta_welcome_page_refresh (LYKTA_WELCOME_PAGE (widget));

  GTK_WIDGET_CLASS (lykta_welcome_page_parent_class)->map (widget);
}

static void
lykta_welcome_page_dispose (GObject *object)
{
  LyktaWelcomePage *self = LYKTA_WELCOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (lykta_welcome_page_parent_class)->dispose (object);
}

static void
lykta_welcome_page_finalize (GObject *object)
{
  g_clear_object (&LYKTA_WELCOME_PAGE (object)->cancellable);

  G_OBJECT_CLASS (lykta_welcome_page_parent_class)->finalize (object);
}

static void
lykta_welcome_page_class_init (LyktaWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_welcome_page_dispose;
  object_class->finalize = lykta_welcome_page_finalize;
  widget_class->map = lykta_welcome_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaWelcomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaWelcomePage, working);
  gtk_widget_class_bind_template_child (widget_class, LyktaWelcomePage, recent);
  gtk_widget_class_bind_template_child (widget_class, LyktaWelcomePage, new_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaWelcomePage, example_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaWelcomePage, bring_in_row);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, example_cb);
  gtk_widget_class_bind_template_callback (widget_class, bring_in_cb);
}

static void
lykta_welcome_page_init (LyktaWelcomePage *self)
{
  g_autoptr (GdkPaintable) spinner = NULL;

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  spinner = GDK_PAINTABLE (adw_spinner_paintable_new (GTK_WIDGET (self->working)));
  adw_status_page_set_paintable (self->working, spinner);
}

void
lykta_welcome_page_refresh (LyktaWelcomePage *self)
{
  g_autofree char *folder = lykta_files_get_folder ();
  g_autoptr (GPtrArray) paths = lykta_files_list (folder);

  g_return_if_fail (LYKTA_IS_WELCOME_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < paths->len; i++)
    {
      GtkWidget *row = make_row (g_ptr_array_index (paths, i));

      adw_preferences_group_add (self->recent, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent), paths->len > 0);
}

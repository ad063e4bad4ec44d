/* lykta-preferences-dialog.c: what a person sets for themselves, and the way to what the office sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-preferences-dialog.h"

#include "lykta-background.h"
#include "lykta-error-dialog.h"

struct _LyktaPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* Template widgets */
  GtkEditable *user_name;
  AdwComboRow *color_scheme;
  AdwSwitchRow *reopen;
  AdwSwitchRow *digest;
  AdwSpinRow *quiet_from;
  AdwSpinRow *quiet_to;
  AdwSwitchRow *background;
  GtkWidget *office_group;

  /* Owned references */
  GSettings *settings;
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaPreferencesDialog, lykta_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
name_applied_cb (LyktaPreferencesDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->user_name)));

  g_settings_set_string (self->settings, "user-name", name);
  if (self->store != NULL)
    lykta_store_set_user (self->store, *name != '\0' ? name : NULL);
}

static void
color_scheme_selected_cb (LyktaPreferencesDialog *self)
{
  /* The first notification comes while the template is built. */
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "color-scheme", (int) adw_combo_row_get_selected (self->color_scheme));
}

static void
background_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaPreferencesDialog) self = user_data;
  g_autoptr (GSettings) settings = g_settings_new (LYKTA_APP_ID);
  g_autoptr (GError) error = NULL;

  if (!lykta_background_set_finish (result, &error))
    g_settings_set_boolean (settings, "background-check", FALSE);
  /* It may have been closed meanwhile. */
  if (self->settings == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->background), TRUE);
  if (error == NULL)
    return;
  adw_switch_row_set_active (self->background, FALSE);
  lykta_error_dialog_present (GTK_WIDGET (self), error);
}

static void
background_cb (LyktaPreferencesDialog *self)
{
  gboolean on = adw_switch_row_get_active (self->background);

  /* The first notification comes while the template is built, the last when what was asked for cannot be. */
  if (self->settings == NULL || on == g_settings_get_boolean (self->settings, "background-check"))
    return;
  g_settings_set_boolean (self->settings, "background-check", on);
  gtk_widget_set_sensitive (GTK_WIDGET (self->background), FALSE);
  lykta_background_set_async (on, NULL, background_set_cb, g_object_ref (self));
}

/* The dialog makes room for the page that it opens. */
static void
open_page (LyktaPreferencesDialog *self, const char *action, const char *target)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_widget_activate_action (window, action, target != NULL ? "s" : NULL, target);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
office_cb (LyktaPreferencesDialog *self)
{
  open_page (self, "win.office", NULL);
}

static void
picks_cb (LyktaPreferencesDialog *self)
{
  open_page (self, "win.open-register", "picks");
}

static void
deadlines_cb (LyktaPreferencesDialog *self)
{
  open_page (self, "win.open-register", "deadlines");
}

static void
lykta_preferences_dialog_dispose (GObject *object)
{
  LyktaPreferencesDialog *self = LYKTA_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_preferences_dialog_parent_class)->dispose (object);
}

static void
lykta_preferences_dialog_class_init (LyktaPreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaPreferencesDialog, user_name);
  gtk_widget_class_bind_template_child (widget_class, LyktaPreferencesDialog, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, LyktaPreferencesDialog, reopen);
  gtk_widget_class_bind_template_child (widget_class, LyktaPreferencesDialog, digest);
  gtk_widget_class_bind_template_child (widget_class, LyktaPreferencesDialog, quiet_from);
  gtk_widget_class_bind_template_child (widget_class, LyktaPreferencesDialog, quiet_to);
  gtk_widget_class_bind_template_child (widget_class, LyktaPreferencesDialog, background);
  gtk_widget_class_bind_template_child (widget_class, LyktaPreferencesDialog, office_group);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, color_scheme_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, background_cb);
  gtk_widget_class_bind_template_callback (widget_class, office_cb);
  gtk_widget_class_bind_template_callback (widget_class, picks_cb);
  gtk_widget_class_bind_template_callback (widget_class, deadlines_cb);
}

static void
lykta_preferences_dialog_init (LyktaPreferencesDialog *self)
{
  g_autoptr (GSettings) settings = g_settings_new (LYKTA_APP_ID);
  g_autofree char *name = g_settings_get_string (settings, "user-name");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (self->user_name, name);
  adw_combo_row_set_selected (self->color_scheme, (guint) g_settings_get_enum (settings, "color-scheme"));
  g_settings_bind (settings, "reopen-last-file", self->reopen, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "digest", self->digest, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiet-from", self->quiet_from, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiet-to", self->quiet_to, "value", G_SETTINGS_BIND_DEFAULT);
  adw_switch_row_set_active (self->background, g_settings_get_boolean (settings, "background-check"));
  self->settings = g_steal_pointer (&settings);
}

AdwDialog *
lykta_preferences_dialog_new (LyktaStore *store)
{
  LyktaPreferencesDialog *self = g_object_new (LYKTA_TYPE_PREFERENCES_DIALOG, NULL);

  g_set_object (&self->store, store);
  gtk_widget_set_visible (self->office_group, store != NULL);
  if (store != NULL && *gtk_editable_get_text (self->user_name) == '\0')
    gtk_editable_set_text (self->user_name, lykta_store_get_user (store));

  return ADW_DIALOG (self);
}

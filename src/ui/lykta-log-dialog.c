/* lykta-log-dialog.c: what was changed, when and by whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-log-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-log.h"

/* Changes that are read; an edit of many records has many. */
#define MOST_CHANGES 1000

/* Changes of one edit that are listed */
#define MOST_LISTED 50

struct _LyktaLogDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwPreferencesPage *page;
  GtkStack *stack;

  /* Owned references */
  LyktaStore *store;
  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (LyktaLogDialog, lykta_log_dialog, ADW_TYPE_DIALOG)

static char *
format_time (const char *at)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  /* Translators: day and time of a change; see strftime */
  return local != NULL ? g_date_time_format (local, _ ("%-d %b %Y %H:%M")) : g_strdup (at);
}

/* "Information owner: – → Head of maps" */
static char *
describe_change (LyktaLogDialog *self, const LyktaLogEntry *entry)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  switch (entry->kind)
    {
    case LYKTA_LOG_INSERT:
      return g_strdup (_ ("Added"));
    case LYKTA_LOG_DELETE:
      return g_strdup (_ ("Deleted"));
    case LYKTA_LOG_UPDATE:
      before = lykta_store_format_value (self->store, entry->field, &entry->old);
      after = lykta_store_format_value (self->store, entry->field, &entry->new_);
      return g_strdup_printf ("%s: %s → %s", lykta_field_get_label (entry->field),
                              before != NULL && *before != '\0' ? before : "–", after != NULL && *after != '\0' ? after : "–");
    default:
      g_assert_not_reached ();
    }
}

static GtkWidget *
make_change_row (LyktaLogDialog *self, const LyktaLogEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = lykta_store_get_title (self->store, entry->reg, entry->row);
  g_autofree char *change = describe_change (self, entry);
  g_autofree char *what = g_strdup_printf ("%s · %s", lykta_register_get_label_one (entry->reg), title != NULL ? title : "–");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);

  return row;
}

/* The changes of an edit are listed when somebody looks. */
static void
expanded_cb (LyktaLogDialog *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  guint first = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (row), "first")) - 1;
  const LyktaLogEntry *head;
  guint listed = 0;

  g_signal_handlers_disconnect_by_func (row, expanded_cb, self);
  head = g_ptr_array_index (self->entries, first);
  for (guint i = first; i < self->entries->len && listed < MOST_LISTED; i++)
    {
      const LyktaLogEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->edit != head->edit)
        break;
      adw_expander_row_add_row (row, make_change_row (self, entry));
      listed++;
    }
}

static GtkWidget *
make_edit_row (LyktaLogDialog *self, guint first, guint n_changes)
{
  const LyktaLogEntry *entry = g_ptr_array_index (self->entries, first);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *at = format_time (entry->at);
  g_autofree char *changes =
      n_changes < MOST_CHANGES
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n_changes), n_changes)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "more than %u change", "more than %u changes", n_changes), n_changes);
  g_autofree char *subtitle = g_strjoin (" · ", at, entry->who, changes, NULL);
  g_autofree char *title = lykta_log_entry_get_title (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  g_object_set_data (G_OBJECT (row), "first", GUINT_TO_POINTER (first + 1));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
fill (LyktaLogDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  guint first = 0;

  for (guint i = 1; i <= self->entries->len; i++)
    {
      const LyktaLogEntry *head = g_ptr_array_index (self->entries, first);
      const LyktaLogEntry *entry = i < self->entries->len ? g_ptr_array_index (self->entries, i) : NULL;

      if (entry != NULL && entry->edit == head->edit)
        continue;
      adw_preferences_group_add (group, make_edit_row (self, first, i - first));
      first = i;
    }
  adw_preferences_group_set_description (group,
                                         _ ("The latest first. Nothing is ever taken out of the history: undoing adds to it."));
  adw_preferences_page_add (self->page, group);
}

static void
lykta_log_dialog_dispose (GObject *object)
{
  LyktaLogDialog *self = LYKTA_LOG_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_LOG_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_log_dialog_parent_class)->dispose (object);
}

static void
lykta_log_dialog_finalize (GObject *object)
{
  LyktaLogDialog *self = LYKTA_LOG_DIALOG (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (lykta_log_dialog_parent_class)->finalize (object);
}

static void
lykta_log_dialog_class_init (LyktaLogDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_log_dialog_dispose;
  object_class->finalize = lykta_log_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-log-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaLogDialog, page);
  gtk_widget_class_bind_template_child (widget_class, LyktaLogDialog, stack);
}

static void
lykta_log_dialog_init (LyktaLogDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_log_dialog_new:
 *
 * Returns: (transfer floating): the latest changes of the register file
 */
AdwDialog *
lykta_log_dialog_new (LyktaStore *store)
{
  LyktaLogDialog *self = g_object_new (LYKTA_TYPE_LOG_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->entries = lykta_store_get_log (store, NULL, 0, MOST_CHANGES, NULL);
  if (self->entries != NULL && self->entries->len > 0)
    fill (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");

  return ADW_DIALOG (self);
}

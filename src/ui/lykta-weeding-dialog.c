/* lykta-weeding-dialog.c: what may be weeded by now; a person ticks and decides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-weeding-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-print-weeding.h"
#include "lykta-save-dialogs.h"
#include "lykta-time.h"
#include "lykta-toast.h"
#include "lykta-weeding.h"

struct _LyktaWeedingDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *message;
  GtkButton *weed_button;
  GtkWidget *list_button;

  /* Owned */
  GtkWidget *place;
  LyktaStore *store;
  GPtrArray *items;  /* LyktaWeedingItem */
  GPtrArray *checks; /* GtkCheckButton, borrowed from the rows */
};

G_DEFINE_FINAL_TYPE (LyktaWeedingDialog, lykta_weeding_dialog, ADW_TYPE_DIALOG)

/* (transfer container): what is ticked */
static GPtrArray *
get_ticked (LyktaWeedingDialog *self)
{
  GPtrArray *ticked = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (ticked, g_ptr_array_index (self->items, i));
  return ticked;
}

static void
update (LyktaWeedingDialog *self)
{
  g_autoptr (GPtrArray) ticked = get_ticked (self);
  g_autofree char *label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Weed %u Record", "_Weed %u Records", ticked->len), ticked->len);

  gtk_button_set_label (self->weed_button, ticked->len > 0 ? label : _ ("_Weed"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->weed_button), ticked->len > 0);
}

static char *
describe (const LyktaWeedingItem *item)
{
  g_autofree char *years = lykta_weeding_format_years (item);
  g_autofree char *event = lykta_date_format (item->event);
  g_autofree char *due = lykta_date_format (item->due);
  /* Translators: why a record may be weeded: a rule, "after 2 years", the day it is counted from, the day since when. */
  g_autofree char *why = g_strdup_printf (_ ("%s: %s from %s, since %s"), item->rule, years, event, due);

  return g_strjoin ("\n", why, item->source, NULL);
}

static void
add_row (LyktaWeedingDialog *self, const LyktaWeedingItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *subtitle = describe (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);
}

static void
show_message (LyktaWeedingDialog *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
all_cb (LyktaWeedingDialog *self)
{
  g_autoptr (GPtrArray) ticked = get_ticked (self);
  gboolean all = ticked->len < self->items->len;

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), all);
}

/* What is ticked, or all that is proposed while nothing is */
static void
save_list_cb (LyktaWeedingDialog *self)
{
  g_autoptr (GPtrArray) ticked = get_ticked (self);

  lykta_save_document (self->place, self->store, lykta_print_weeding (self->store, ticked->len > 0 ? ticked : self->items));
}

static void
weed_cb (LyktaWeedingDialog *self)
{
  lykta_weeding_dialog_apply (self);
}

static void
lykta_weeding_dialog_dispose (GObject *object)
{
  LyktaWeedingDialog *self = LYKTA_WEEDING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_WEEDING_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->place);

  G_OBJECT_CLASS (lykta_weeding_dialog_parent_class)->dispose (object);
}

static void
lykta_weeding_dialog_finalize (GObject *object)
{
  LyktaWeedingDialog *self = LYKTA_WEEDING_DIALOG (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (lykta_weeding_dialog_parent_class)->finalize (object);
}

static void
lykta_weeding_dialog_class_init (LyktaWeedingDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_weeding_dialog_dispose;
  object_class->finalize = lykta_weeding_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-weeding-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaWeedingDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaWeedingDialog, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaWeedingDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaWeedingDialog, weed_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaWeedingDialog, list_button);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, weed_cb);
}

static void
lykta_weeding_dialog_init (LyktaWeedingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
}

GtkWidget *
lykta_weeding_dialog_new (GtkWidget *place, LyktaStore *store)
{
  LyktaWeedingDialog *self = g_object_new (LYKTA_TYPE_WEEDING_DIALOG, NULL);
  g_autofree char *today = lykta_today ();
  g_autoptr (GError) error = NULL;

  self->place = g_object_ref (place);
  self->store = g_object_ref (store);
  self->items = lykta_weeding_find (store, today, &error);
  if (self->items == NULL)
    {
      self->items = g_ptr_array_new ();
      show_message (self, error->message);
    }
  for (guint i = 0; i < self->items->len; i++)
    add_row (self, g_ptr_array_index (self->items, i));
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 || error != NULL ? "list" : "empty");
  gtk_widget_set_sensitive (self->list_button, self->items->len > 0);
  update (self);
  return GTK_WIDGET (self);
}

guint
lykta_weeding_dialog_get_n_items (LyktaWeedingDialog *self)
{
  return self->items->len;
}

void
lykta_weeding_dialog_tick (LyktaWeedingDialog *self, guint position, gboolean ticked)
{
  gtk_check_button_set_active (g_ptr_array_index (self->checks, position), ticked);
}

/**
 * lykta_weeding_dialog_apply:
 *
 * Weeds what is ticked and closes, or says what stands in the way, and nothing is changed.
 */
void
lykta_weeding_dialog_apply (LyktaWeedingDialog *self)
{
  g_autoptr (GPtrArray) ticked = get_ticked (self);
  g_autoptr (LyktaEdit) edit = lykta_weeding_make_edit (self->store, ticked);
  g_autofree char *toast = NULL;
  g_autoptr (GError) error = NULL;

  if (ticked->len == 0)
    return;
  if (!lykta_store_apply (self->store, edit, &error))
    {
      show_message (self, error->message);
      return;
    }
  toast = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record weeded", "%u records weeded", ticked->len), ticked->len);
  lykta_toast (self->place, toast, TRUE);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* lykta-due-dialog.c: everything that is overdue or falls due, over all registers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-due-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-error-dialog.h"
#include "lykta-matters.h"
#include "lykta-new-record-dialog.h"
#include "lykta-overview-rows.h"
#include "lykta-time.h"

/* How far the list looks ahead; of one register more are of no use in one list. */
#define DAYS 365
#define MOST 200

/* Rows of a group that are shown at once */
#define SHOWN 40

typedef enum
{
  GROUP_OVERDUE,
  GROUP_WEEK,
  GROUP_MONTH,
  GROUP_LATER,
  GROUP_SNOOZED,
  N_GROUPS,
} Group;

struct _LyktaDueDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkEditable *search;
  AdwToggleGroup *whose;
  GtkStack *stack;
  GtkBox *groups;

  /* Owned */
  LyktaStore *store;
  LyktaMatters *matters;

  gboolean unfolded[N_GROUPS];
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LyktaDueDialog, lykta_due_dialog, ADW_TYPE_DIALOG)

static const char *const headings[N_GROUPS] = {
  [GROUP_OVERDUE] = N_ ("Overdue"),       [GROUP_WEEK] = N_ ("Within a week"), [GROUP_MONTH] = N_ ("Within 30 days"),
  [GROUP_LATER] = N_ ("Within the year"), [GROUP_SNOOZED] = N_ ("Put off"),
};

static void show (LyktaDueDialog *self);

/* Days count from midnight to midnight, whatever the hour is. */
static int
count_days (GDateTime *from, GDateTime *to)
{
  GDate first, last;

  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (from), g_date_time_get_month (from),
                  (GDateYear) g_date_time_get_year (from));
  g_date_set_dmy (&last, (GDateDay) g_date_time_get_day_of_month (to), g_date_time_get_month (to),
                  (GDateYear) g_date_time_get_year (to));
  return g_date_days_between (&first, &last);
}

static Group
get_group (const LyktaMatter *matter, GDateTime *now)
{
  int left = count_days (now, matter->due);

  if (matter->snooze != 0)
    return GROUP_SNOOZED;
  if (matter->urgency == LYKTA_URGENCY_OVERDUE)
    return GROUP_OVERDUE;
  return left <= 7 ? GROUP_WEEK : left <= 30 ? GROUP_MONTH : GROUP_LATER;
}

/* Who uses the program, as a person of the register; 0 when it knows nobody of that name. */
static gint64
get_me (LyktaDueDialog *self)
{
  return lykta_store_find_by_title (self->store, lykta_store_find_register (self->store, "people"),
                                    lykta_store_get_user (self->store));
}

static gboolean
contains (const char *text, const char *folded)
{
  g_autofree char *own = g_utf8_casefold (text, -1);

  return strstr (own, folded) != NULL;
}

/* (transfer container): what the search and the toggle leave, by group */
static GPtrArray *
list_group (LyktaDueDialog *self, Group group)
{
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  gboolean mine = g_strcmp0 (adw_toggle_group_get_active_name (self->whose), "mine") == 0;
  gint64 me = mine ? get_me (self) : 0;
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->matters->list->len; i++)
    {
      LyktaMatter *matter = self->matters->list->pdata[i];

      if (get_group (matter, self->matters->now) == group && (!mine || (me > 0 && matter->who == me))
          && (contains (matter->title, words) || contains (matter->detail, words)))
        g_ptr_array_add (list, matter);
    }
  return list;
}

static void
snooze_cb (LyktaDueDialog *self, GtkButton *button)
{
  const LyktaMatter *matter = g_object_get_data (G_OBJECT (button), "matter");
  const LyktaRegister *reg = lykta_store_find_register (self->store, "snoozes");
  LyktaNewRecordDialog *dialog = LYKTA_NEW_RECORD_DIALOG (lykta_new_record_dialog_new (self->store, reg));
  g_autofree char *title = g_strdup_printf (_ ("Put Off: %s"), matter->title);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_text (&value, matter->reg->id);
  lykta_new_record_dialog_preset (dialog, lykta_register_find_field (reg, "register"), &value);
  lykta_value_set_integer (&value, matter->id);
  lykta_new_record_dialog_preset (dialog, lykta_register_find_field (reg, "record"), &value);
  lykta_value_set_text (&value, matter->field->id);
  lykta_new_record_dialog_preset (dialog, lykta_register_find_field (reg, "field"), &value);
  adw_dialog_set_title (ADW_DIALOG (dialog), title);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
wake_cb (LyktaDueDialog *self, GtkButton *button)
{
  g_autoptr (LyktaEdit) edit = lykta_matter_wake (g_object_get_data (G_OBJECT (button), "matter"), self->store);
  g_autoptr (GError) error = NULL;

  if (!lykta_store_apply (self->store, edit, &error))
    lykta_error_dialog_present (GTK_WIDGET (self), error);
}

static void
add_button (LyktaDueDialog *self, GtkWidget *row, LyktaMatter *matter)
{
  gboolean snoozed = matter->snooze != 0;
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *button = gtk_button_new_from_icon_name (snoozed ? "edit-undo-symbolic" : "alarm-symbolic");
  g_autofree char *name = g_strdup_printf (snoozed ? _ ("Put Off No Longer: %s") : _ ("Put Off: %s"), matter->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, snoozed ? _ ("Put Off No Longer") : _ ("Put Off…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "matter", lykta_matter_ref (matter), (GDestroyNotify) lykta_matter_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (snoozed ? wake_cb : snooze_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (box), button, gtk_widget_get_prev_sibling (gtk_widget_get_last_child (box)));
}

/* What is put off says until when and why, in the place of whose it is. */
static GtkWidget *
make_row (LyktaDueDialog *self, LyktaMatter *matter)
{
  g_autofree char *until = matter->snooze != 0 ? lykta_date_format (matter->until) : NULL;
  g_autofree char *detail = NULL;
  LyktaMatter shown = *matter;
  GtkWidget *row;

  /* Translators: why something is put off, and until when. */
  detail = until != NULL ? g_strdup_printf (_ ("Until %s: %s"), until, matter->reason) : g_strdup (matter->detail);
  shown.detail = detail;
  row = lykta_matter_row_new (&shown, self->matters->now, self->narrow);
  if (lykta_matter_can_snooze (matter))
    add_button (self, row, matter);
  return row;
}

static void
row_activated_cb (LyktaDueDialog *self, GtkListBoxRow *row, GtkWidget *list)
{
  /* A row with an action opens its record; only "Show more" has none. */
  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)) != NULL)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  self->unfolded[GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "group"))] = TRUE;
  show (self);
}

static gboolean
add_group (LyktaDueDialog *self, Group group)
{
  g_autoptr (GPtrArray) list = list_group (self, group);
  g_autofree char *count = g_strdup_printf ("%s (%u)", _ (headings[group]), list->len);
  guint most = self->unfolded[group] ? list->len : SHOWN;
  GtkWidget *heading;
  GtkWidget *box;

  if (list->len == 0)
    return FALSE;
  heading = g_object_new (GTK_TYPE_LABEL, "label", count, "xalign", 0.0f, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  box = gtk_list_box_new ();
  gtk_widget_add_css_class (heading, "lykta-heading");
  gtk_widget_set_margin_top (heading, 12);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_widget_add_css_class (box, "lykta-card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  g_object_set_data (G_OBJECT (box), "group", GINT_TO_POINTER (group));
  for (guint i = 0; i < MIN (list->len, most); i++)
    gtk_list_box_append (GTK_LIST_BOX (box), make_row (self, list->pdata[i]));
  if (list->len > most)
    gtk_list_box_append (GTK_LIST_BOX (box), lykta_more_row_new (list->len - most));
  g_signal_connect_object (box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->groups, heading);
  gtk_box_append (self->groups, box);
  return TRUE;
}

static void
show (LyktaDueDialog *self)
{
  gboolean any = FALSE;
  GtkWidget *child;

  if (self->matters == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (Group group = 0; group < N_GROUPS; group++)
    any |= add_group (self, group);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

static void
filter_cb (LyktaDueDialog *self)
{
  show (self);
}

static void
narrowed_cb (LyktaDueDialog *self)
{
  self->narrow = TRUE;
  show (self);
}

static void
widened_cb (LyktaDueDialog *self)
{
  self->narrow = FALSE;
  show (self);
}

static void
read_matters (LyktaDueDialog *self)
{
  g_autoptr (GError) error = NULL;
  LyktaMatters *matters = lykta_matters_read (self->store, DAYS, MOST, &error);

  if (matters == NULL)
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->matters, lykta_matters_free);
  self->matters = matters;
  show (self);
}

static void
lykta_due_dialog_dispose (GObject *object)
{
  LyktaDueDialog *self = LYKTA_DUE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_DUE_DIALOG);
  g_clear_pointer (&self->matters, lykta_matters_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_due_dialog_parent_class)->dispose (object);
}

static void
lykta_due_dialog_class_init (LyktaDueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_due_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-due-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaDueDialog, search);
  gtk_widget_class_bind_template_child (widget_class, LyktaDueDialog, whose);
  gtk_widget_class_bind_template_child (widget_class, LyktaDueDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaDueDialog, groups);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, widened_cb);
}

static void
lykta_due_dialog_init (LyktaDueDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
lykta_due_dialog_new (LyktaStore *store)
{
  LyktaDueDialog *self = g_object_new (LYKTA_TYPE_DUE_DIALOG, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (read_matters), self, G_CONNECT_SWAPPED);
  read_matters (self);
  return ADW_DIALOG (self);
}

/* lykta-hand-over-dialog.c: hands what someone answers for over to a successor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-hand-over-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-field-row.h"
#include "lykta-person-section.h"
#include "lykta-toast.h"

/* More names than that are not read; the list of them is a click away in the person's record. */
#define MAX_NAMES 20

/* What is asked, as fields are */
static const LyktaField successor_field = {
  .id = "successor",
  .type = LYKTA_FIELD_REFERENCE,
  .label = N_ ("Successor"),
  .flags = LYKTA_FIELD_REQUIRED,
  .target = "people",
};

static const LyktaField date_field = {
  .id = "date",
  .type = LYKTA_FIELD_DATE,
  .label = N_ ("First day"),
  .flags = LYKTA_FIELD_REQUIRED,
  .help = N_ ("The successor’s first day in the roles."),
};

struct _LyktaHandOverDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkLabel *message;
  GtkBox *rows_box;
  GtkListBox *duties;
  GtkWidget *apply_button;

  /* Widgets */
  LyktaFieldRow *successor_row;
  LyktaFieldRow *date_row;
  GPtrArray *checks; /* GtkCheckButton, one a duty */
  GtkWidget *place;  /* weak: where the toast is shown */

  /* Owned */
  LyktaStore *store;
  LyktaRecord *person;
  GPtrArray *found; /* LyktaDuty */
};

G_DEFINE_FINAL_TYPE (LyktaHandOverDialog, lykta_hand_over_dialog, ADW_TYPE_DIALOG)

static void
show_message (LyktaHandOverDialog *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static LyktaFieldRow *
add_field (LyktaHandOverDialog *self, const LyktaField *field)
{
  GtkWidget *row = lykta_field_row_new (self->store, lykta_record_get_register (self->person), field);

  gtk_box_append (self->rows_box, row);
  return LYKTA_FIELD_ROW (row);
}

/* The records by name, as far as anyone reads them */
static char *
list_names (LyktaHandOverDialog *self, const LyktaDuty *duty)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < duty->current->len && i < MAX_NAMES; i++)
    {
      g_autofree char *name = lykta_store_get_title (self->store, duty->reg, g_array_index (duty->current, gint64, i));

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", name);
    }
  if (duty->current->len > MAX_NAMES)
    {
      guint rest = duty->current->len - MAX_NAMES;

      g_string_append_c (names, '\n');
      g_string_append_printf (names, ngettext ("and %u more", "and %u more", rest), rest);
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

/* A tick, and below it what it is about */
static void
add_duty (LyktaHandOverDialog *self, const LyktaDuty *duty)
{
  g_autofree char *text = lykta_duty_describe (duty);
  g_autofree char *names = list_names (self, duty);
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", names, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "margin-start", 44, "margin-end", 12, "margin-top", 8, "margin-bottom", 8, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), label);
  gtk_list_box_append (self->duties, row);
  g_ptr_array_add (self->checks, check);
}

static void
load (LyktaHandOverDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lykta_duties_find (self->store, lykta_record_get_id (self->person), &error);

  if (found == NULL)
    {
      show_message (self, error->message);
      return;
    }
  while (found->len > 0)
    {
      LyktaDuty *duty = g_ptr_array_steal_index (found, 0);

      if (lykta_duty_is_fact (duty) || duty->current->len == 0)
        {
          lykta_duty_free (duty);
          continue;
        }
      g_ptr_array_add (self->found, duty);
      add_duty (self, duty);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->duties), self->found->len > 0);
}

/* FALSE when something is missing; its row says what. */
static gboolean
read_rows (LyktaHandOverDialog *self, gint64 *successor, char **date)
{
  g_auto (LyktaValue) person = LYKTA_VALUE_INIT;
  g_auto (LyktaValue) day = LYKTA_VALUE_INIT;

  if (!lykta_field_row_get_value (self->successor_row, &person))
    {
      gtk_widget_child_focus (GTK_WIDGET (self->successor_row), GTK_DIR_TAB_FORWARD);
      return FALSE;
    }
  if (!lykta_field_row_get_value (self->date_row, &day))
    {
      gtk_widget_child_focus (GTK_WIDGET (self->date_row), GTK_DIR_TAB_FORWARD);
      return FALSE;
    }
  *successor = lykta_value_get_integer (&person);
  *date = g_strdup (lykta_value_get_text (&day));
  if (*successor != lykta_record_get_id (self->person))
    return TRUE;
  lykta_field_row_show_error (self->successor_row, _ ("The successor is the same person. Choose another."));
  return FALSE;
}

static void
cancel_cb (LyktaHandOverDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Hands over what is ticked, as one change, and closes; or says what stands in the way. */
static void
apply (LyktaHandOverDialog *self)
{
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *toast = NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 successor;
  guint n = 0;

  if (!read_rows (self, &successor, &date))
    return;
  name = lykta_store_get_title (self->store, lykta_record_get_register (self->person), successor);
  /* Translators: %s is a person. */
  label = g_strdup_printf (_ ("Hand over to %s"), name);
  edit = lykta_edit_new (label);
  for (guint i = 0; i < self->found->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      n += lykta_duties_hand_over (self->store, edit, self->found->pdata[i], lykta_record_get_id (self->person), successor, date);
  if (n == 0)
    {
      show_message (self, _ ("Nothing is chosen to be handed over. Tick something in the list."));
      return;
    }
  if (!lykta_store_apply (self->store, edit, &error))
    {
      show_message (self, error->message);
      return;
    }

  /* Translators: how many records, and a person. */
  toast = g_strdup_printf (ngettext ("%u handed over to %s", "%u handed over to %s", n), n, name);
  if (self->place != NULL)
    lykta_toast (self->place, toast, TRUE);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
apply_cb (LyktaHandOverDialog *self)
{
  apply (self);
}

static void
lykta_hand_over_dialog_dispose (GObject *object)
{
  LyktaHandOverDialog *self = LYKTA_HAND_OVER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_HAND_OVER_DIALOG);
  g_clear_weak_pointer (&self->place);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->person);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_hand_over_dialog_parent_class)->dispose (object);
}

static void
lykta_hand_over_dialog_class_init (LyktaHandOverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_hand_over_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-hand-over-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaHandOverDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaHandOverDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaHandOverDialog, rows_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaHandOverDialog, duties);
  gtk_widget_class_bind_template_child (widget_class, LyktaHandOverDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
lykta_hand_over_dialog_init (LyktaHandOverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_duty_free);
}

/**
 * lykta_hand_over_dialog_new:
 * @person: who leaves
 * @place: (nullable): where it is said when it is done
 */
GtkWidget *
lykta_hand_over_dialog_new (LyktaStore *store, LyktaRecord *person, GtkWidget *place)
{
  LyktaHandOverDialog *self = g_object_new (LYKTA_TYPE_HAND_OVER_DIALOG, NULL);
  g_auto (LyktaValue) today = LYKTA_VALUE_INIT;

  self->store = g_object_ref (store);
  self->person = g_object_ref (person);
  g_set_weak_pointer (&self->place, place);
  adw_window_title_set_subtitle (self->title, lykta_record_get_text (person, "name"));
  self->successor_row = add_field (self, &successor_field);
  self->date_row = add_field (self, &date_field);
  lykta_value_take_text (&today, lykta_today ());
  lykta_field_row_set_value (self->date_row, &today);
  load (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->successor_row));
  return GTK_WIDGET (self);
}

void
lykta_hand_over_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *person)
{
  adw_dialog_present (ADW_DIALOG (lykta_hand_over_dialog_new (store, person, widget)), widget);
}

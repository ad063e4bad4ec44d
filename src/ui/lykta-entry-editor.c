/* lykta-entry-editor.c: one line that is typed: text, number, date, time, address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-field-editor.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

struct _LyktaEntryEditor
{
  LyktaFieldEditor parent_instance;

  /* Widgets */
  GtkEntry *text;    /* not a GtkText: that one does not tell a screen reader that it has the focus */
  GtkWidget *button; /* a calendar, or what opens the address; else NULL */
  GtkCalendar *calendar;

  gboolean dirty;
  gboolean showing; /* a value, not typing */
  GDate shown_day;  /* that the calendar marks */

  /* Owned */
  LyktaValue shown; /* what the text says as long as nobody typed */
};

G_DEFINE_FINAL_TYPE (LyktaEntryEditor, lykta_entry_editor, LYKTA_TYPE_FIELD_EDITOR)

static char *
get_uri (LyktaEntryEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (*text == '\0')
    return NULL;
  if (lykta_field_editor_get_field (LYKTA_FIELD_EDITOR (self))->type == LYKTA_FIELD_EMAIL)
    return g_strconcat ("mailto:", text, NULL);
  return strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
}

static void
changed_cb (LyktaEntryEditor *self)
{
  if (!self->showing)
    self->dirty = TRUE;
  if (self->button != NULL && self->calendar == NULL && GTK_IS_BUTTON (self->button))
    gtk_widget_set_sensitive (self->button, *gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0');
}

static void
done_cb (LyktaEntryEditor *self)
{
  if (self->dirty)
    lykta_field_editor_commit (LYKTA_FIELD_EDITOR (self));
}

static gboolean
key_cb (LyktaEntryEditor *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape || !self->dirty)
    return FALSE;

  lykta_field_editor_cancel (LYKTA_FIELD_EDITOR (self));
  return TRUE;
}

static void
open_cb (LyktaEntryEditor *self)
{
  g_autofree char *uri = get_uri (self);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (uri != NULL)
    gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL, NULL);
}

/* Turning to another month or year selects the same day there: nobody has chosen it. */
static gboolean
turned_page (LyktaEntryEditor *self, GDateTime *day)
{
  int last;

  if (!g_date_valid (&self->shown_day) || (int) g_date_get_month (&self->shown_day) == g_date_time_get_month (day))
    return g_date_valid (&self->shown_day) && g_date_get_year (&self->shown_day) != g_date_time_get_year (day);

  last = g_date_get_days_in_month ((GDateMonth) g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));
  return g_date_time_get_day_of_month (day) == MIN ((int) g_date_get_day (&self->shown_day), last);
}

static void
day_selected_cb (LyktaEntryEditor *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;
  gboolean turned;

  day = gtk_calendar_get_date (self->calendar);
  turned = turned_page (self, day);
  g_date_set_dmy (&self->shown_day, (GDateDay) g_date_time_get_day_of_month (day), (GDateMonth) g_date_time_get_month (day),
                  (GDateYear) g_date_time_get_year (day));
  if (self->showing || turned)
    return;

  text = g_date_time_format (day, "%Y-%m-%d");
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  done_cb (self);
}

static void
make_calendar_cb (GtkMenuButton *button, gpointer user_data)
{
  LyktaEntryEditor *self = user_data;
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  int year, month, day;

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      gtk_menu_button_set_popover (button, popover);
      self->showing = TRUE;
      day_selected_cb (self);
      self->showing = FALSE;
      g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
    }

  if (lykta_field_editor_get_value (LYKTA_FIELD_EDITOR (self), &value, NULL) && !lykta_value_is_empty (&value)
      && sscanf (lykta_value_get_text (&value), "%4d-%2d-%2d", &year, &month, &day) == 3)
    {
      g_autoptr (GDateTime) when = g_date_time_new_local (year, month, day, 12, 0, 0);

      self->showing = TRUE;
      if (when != NULL)
        gtk_calendar_select_day (self->calendar, when);
      self->showing = FALSE;
    }
}

static GtkWidget *
make_button (LyktaEntryEditor *self, const LyktaField *field)
{
  GtkWidget *button;

  if (field->type == LYKTA_FIELD_DATE)
    {
      button = gtk_menu_button_new ();
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_calendar_cb, self, NULL);
      gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
    }
  else if (field->type == LYKTA_FIELD_URL || field->type == LYKTA_FIELD_EMAIL)
    {
      gboolean mail = field->type == LYKTA_FIELD_EMAIL;

      button = gtk_button_new_from_icon_name (mail ? "mail-send-symbolic" : "web-browser-symbolic");
      gtk_widget_set_tooltip_text (button, mail ? _ ("Write a Message") : _ ("Open the Page"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      return NULL;
    }

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
lykta_entry_editor_setup (LyktaFieldEditor *editor)
{
  LyktaEntryEditor *self = LYKTA_ENTRY_EDITOR (editor);
  const LyktaField *field = lykta_field_editor_get_field (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_entry_set_placeholder_text (self->text, lykta_field_editor_get_empty_text (editor));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));

  switch ((guint) field->type)
    {
    case LYKTA_FIELD_NUMBER:
      gtk_entry_set_input_purpose (self->text, field->decimals > 0 ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_DIGITS);
      break;
    case LYKTA_FIELD_EMAIL:
      gtk_entry_set_input_purpose (self->text, GTK_INPUT_PURPOSE_EMAIL);
      break;
    case LYKTA_FIELD_URL:
      gtk_entry_set_input_purpose (self->text, GTK_INPUT_PURPOSE_URL);
      break;
    default:
      break;
    }

  if (field->unit != NULL)
    {
      GtkWidget *unit = gtk_label_new (_ (field->unit));

      gtk_widget_add_css_class (unit, "lykta-dim");
      gtk_widget_set_margin_end (unit, 8);
      gtk_box_append (GTK_BOX (box), unit);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, unit, NULL, -1);
    }

  self->button = make_button (self, field);
  if (self->button != NULL)
    gtk_box_append (GTK_BOX (box), self->button);

  g_signal_connect_object (self->text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);

  adw_bin_set_child (ADW_BIN (self), box);
  changed_cb (self);
  self->dirty = FALSE;
}

static void
lykta_entry_editor_set_value (LyktaFieldEditor *editor, const LyktaValue *value)
{
  LyktaEntryEditor *self = LYKTA_ENTRY_EDITOR (editor);
  g_autofree char *text = lykta_value_is_empty (value) ? g_strdup ("")
                                                       : lykta_store_format_value (lykta_field_editor_get_store (editor),
                                                                                   lykta_field_editor_get_field (editor), value);

  lykta_value_clear (&self->shown);
  lykta_value_copy (value, &self->shown);
  self->showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->showing = FALSE;
  self->dirty = FALSE;
}

static gboolean
lykta_entry_editor_get_value (LyktaFieldEditor *editor, LyktaValue *value, GError **error)
{
  LyktaEntryEditor *self = LYKTA_ENTRY_EDITOR (editor);

  /* Not every way to write a date can be read back. */
  if (!self->dirty)
    {
      lykta_value_copy (&self->shown, value);
      return TRUE;
    }
  return lykta_store_parse_value (lykta_field_editor_get_store (editor), lykta_field_editor_get_field (editor),
                                  gtk_editable_get_text (GTK_EDITABLE (self->text)), value, error);
}

static void
lykta_entry_editor_start (LyktaFieldEditor *editor)
{
  gtk_widget_grab_focus (GTK_WIDGET (LYKTA_ENTRY_EDITOR (editor)->text));
}

static GtkWidget *
lykta_entry_editor_get_focus_widget (LyktaFieldEditor *editor)
{
  return GTK_WIDGET (LYKTA_ENTRY_EDITOR (editor)->text);
}

static void
lykta_entry_editor_finalize (GObject *object)
{
  lykta_value_clear (&LYKTA_ENTRY_EDITOR (object)->shown);

  G_OBJECT_CLASS (lykta_entry_editor_parent_class)->finalize (object);
}

static void
lykta_entry_editor_class_init (LyktaEntryEditorClass *klass)
{
  LyktaFieldEditorClass *editor_class = LYKTA_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lykta_entry_editor_finalize;
  editor_class->setup = lykta_entry_editor_setup;
  editor_class->set_value = lykta_entry_editor_set_value;
  editor_class->get_value = lykta_entry_editor_get_value;
  editor_class->start = lykta_entry_editor_start;
  editor_class->get_focus_widget = lykta_entry_editor_get_focus_widget;
}

static void
lykta_entry_editor_init (LyktaEntryEditor *self)
{
}

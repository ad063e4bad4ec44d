/* lykta-measures-face.c: a register as bars: how far each thing has come, with the records that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-measures-face.h"

#include <glib/gi18n-lib.h>

#include "lykta-icon.h"
#include "lykta-indicator-bar.h"
#include "lykta-line.h"
#include "lykta-measure.h"
#include "lykta-rows-button.h"

/* What a face shows */
typedef struct
{
  LyktaMeasureFunc measure;
  const char *nothing; /* when there is nothing to measure yet; N_() marked */
} Kind;

static const Kind action_kind = { lykta_action_measures, N_ ("No actions have been entered yet.") };
static const Kind course_kind = { lykta_course_measures, N_ ("No courses have been entered yet.") };
static const Kind focus_area_kind = { lykta_focus_area_measures, N_ ("No focus areas have been entered yet.") };
static const Kind meeting_kind = { lykta_meeting_measures, N_ ("No meetings have been entered yet.") };
static const Kind objective_kind = { lykta_objective_measures, N_ ("No objectives have been entered yet.") };

struct _LyktaMeasuresFace
{
  AdwBin parent_instance;

  const Kind *kind;
  guint waiting;

  /* Borrowed */
  GtkBox *box;

  /* Owned */
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaMeasuresFace, lykta_measures_face, ADW_TYPE_BIN)

static GtkWidget *
make_others (const LyktaMeasure *measure)
{
  GtkWidget *button = lykta_rows_button_new (measure->others_reg, measure->name, measure->others);

  gtk_button_set_label (GTK_BUTTON (button), measure->others_label);
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "lykta-compact");
  return button;
}

static GtkWidget *
make_row (const LyktaMeasure *measure)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (lines), lykta_line_new (measure->name, NULL));
  if (measure->share >= 0)
    {
      GtkWidget *bar = lykta_indicator_bar_new ();

      lykta_indicator_bar_set (LYKTA_INDICATOR_BAR (bar), measure->share, measure->last);
      gtk_box_append (GTK_BOX (lines), bar);
    }
  gtk_box_append (GTK_BOX (lines), lykta_line_new (measure->words, measure->lacking ? "tone-warning" : "lykta-dim"));
  if (measure->others != NULL)
    gtk_box_append (GTK_BOX (lines), make_others (measure));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  if (measure->ids->len > 0)
    {
      gtk_box_append (GTK_BOX (box), lykta_icon_new ("go-next-symbolic"));
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row),
                                              lykta_show_ids_target (measure->reg->id, measure->name, measure->ids));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-ids");
    }
  gtk_widget_add_css_class (box, "lykta-face-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), measure->ids->len > 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, measure->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, measure->words, -1);
  return row;
}

static GtkListBox *
add_list (LyktaMeasuresFace *self, const char *group)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  if (group != NULL)
    {
      GtkWidget *heading = lykta_line_new (group, "heading");

      if (gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL)
        gtk_widget_set_margin_top (heading, 12);
      gtk_box_append (self->box, heading);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
    }
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (self->box, list);
  return GTK_LIST_BOX (list);
}

static gboolean
update_cb (gpointer data)
{
  LyktaMeasuresFace *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) measures = self->kind->measure (self->store, &error);
  GtkListBox *list = NULL;
  GtkWidget *child;

  self->waiting = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (measures == NULL)
    gtk_box_append (self->box, lykta_line_new (error->message, "tone-warning"));
  else if (measures->len == 0)
    gtk_box_append (self->box, lykta_line_new (_ (self->kind->nothing), "lykta-dim"));

  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      const LyktaMeasure *measure = g_ptr_array_index (measures, i);
      const LyktaMeasure *before = i > 0 ? g_ptr_array_index (measures, i - 1) : NULL;

      if (before == NULL || g_strcmp0 (before->group, measure->group) != 0)
        list = add_list (self, measure->group);
      gtk_list_box_append (list, make_row (measure));
    }
  return G_SOURCE_REMOVE;
}

/* Measures are made of many registers; an edit changes several of them at once. */
static void
changed_cb (LyktaMeasuresFace *self)
{
  if (self->waiting == 0)
    self->waiting = g_idle_add (update_cb, self);
}

static void
lykta_measures_face_dispose (GObject *object)
{
  LyktaMeasuresFace *self = LYKTA_MEASURES_FACE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_measures_face_parent_class)->dispose (object);
}

static void
lykta_measures_face_class_init (LyktaMeasuresFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_measures_face_dispose;
}

static void
lykta_measures_face_init (LyktaMeasuresFace *self)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, NULL);

  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-start", 12,
                            "margin-end", 12, "margin-top", 12, "margin-bottom", 24, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static GtkWidget *
make (LyktaStore *store, const Kind *kind)
{
  LyktaMeasuresFace *self = g_object_new (LYKTA_TYPE_MEASURES_FACE, NULL);

  self->kind = kind;
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}

GtkWidget *
lykta_measures_face_new_actions (LyktaStore *store)
{
  return make (store, &action_kind);
}

GtkWidget *
lykta_measures_face_new_courses (LyktaStore *store)
{
  return make (store, &course_kind);
}

GtkWidget *
lykta_measures_face_new_focus_areas (LyktaStore *store)
{
  return make (store, &focus_area_kind);
}

GtkWidget *
lykta_measures_face_new_meetings (LyktaStore *store)
{
  return make (store, &meeting_kind);
}

GtkWidget *
lykta_measures_face_new_objectives (LyktaStore *store)
{
  return make (store, &objective_kind);
}

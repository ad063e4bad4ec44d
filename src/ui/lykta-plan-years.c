/* lykta-plan-years.c: three years of the plan side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-years.h"

#include <glib/gi18n-lib.h>

#include "lykta-plan-row.h"

struct _LyktaPlanYears
{
  AdwBin parent_instance;

  int first;

  /* Borrowed from the child */
  GtkBox *box;
  GtkWidget *columns[LYKTA_PLAN_N_YEARS];
  GtkLabel *headings[LYKTA_PLAN_N_YEARS];
  GtkLabel *counts[LYKTA_PLAN_N_YEARS];
  GtkWidget *lists[LYKTA_PLAN_N_YEARS];
};

G_DEFINE_FINAL_TYPE (LyktaPlanYears, lykta_plan_years, ADW_TYPE_BIN)

enum
{
  SIGNAL_MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
get_year_of (LyktaPlanYears *self, GtkWidget *widget)
{
  for (guint i = 0; i < LYKTA_PLAN_N_YEARS; i++)
    if (widget == self->columns[i] || gtk_widget_is_ancestor (widget, self->columns[i]))
      return self->first + (int) i;
  return 0;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *list)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), (int) y);
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL || !LYKTA_IS_PLAN_ROW (row))
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, picture, 24, 24);
  return gdk_content_provider_new_typed (LYKTA_TYPE_PLAN_ROW, row);
}

static gboolean
drop_cb (GtkDropTarget *drop, const GValue *value, double x, double y, LyktaPlanYears *self)
{
  LyktaPlanRow *row = g_value_get_object (value);
  int year = get_year_of (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop)));

  if (year == get_year_of (self, GTK_WIDGET (row)))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, lykta_plan_row_get_target (row), year);
  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  LyktaPlanYears *self = LYKTA_PLAN_YEARS (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, LYKTA_TYPE_PLAN_ROW) : NULL;

  if (row == NULL)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, lykta_plan_row_get_target (LYKTA_PLAN_ROW (row)),
                 get_year_of (self, row) + g_variant_get_int32 (arguments));
  return TRUE;
}

static void
add_column (LyktaPlanYears *self, guint index)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  GtkWidget *nothing = gtk_label_new (_ ("Nothing is planned."));
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (LYKTA_TYPE_PLAN_ROW, GDK_ACTION_MOVE);

  self->headings[index] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  self->counts[index] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->headings[index]), "title-3");
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[index]), "lykta-dim");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->headings[index]));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->counts[index]));
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (nothing, "lykta-dim");
  gtk_widget_add_css_class (nothing, "lykta-more");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), nothing);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->headings[index], NULL, -1);
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), list);
  gtk_widget_add_css_class (column, "lykta-year");

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), list);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (column, GTK_EVENT_CONTROLLER (drop));

  self->columns[index] = column;
  self->lists[index] = list;
  gtk_box_append (self->box, column);
}

static void
lykta_plan_years_class_init (LyktaPlanYearsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_MOVE] = g_signal_new ("move", LYKTA_TYPE_PLAN_YEARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_VARIANT, G_TYPE_INT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, move_cb, "i", -1);
}

static void
lykta_plan_years_init (LyktaPlanYears *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  gtk_box_set_homogeneous (self->box, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "lykta-plan-month");
  for (guint i = 0; i < LYKTA_PLAN_N_YEARS; i++)
    add_column (self, i);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
lykta_plan_years_new (void)
{
  return g_object_new (LYKTA_TYPE_PLAN_YEARS, NULL);
}

void
lykta_plan_years_set_narrow (LyktaPlanYears *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->box, !narrow);
}

void
lykta_plan_years_show (LyktaPlanYears *self, GPtrArray *const years[LYKTA_PLAN_N_YEARS], int first, const LyktaPlanScene *scene)
{
  self->first = first;
  for (guint i = 0; i < LYKTA_PLAN_N_YEARS; i++)
    {
      g_autofree char *heading = g_strdup_printf ("%d", first + (int) i);
      g_autofree char *count =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u occurrence", "%u occurrences", years[i]->len), years[i]->len);

      gtk_label_set_label (self->headings[i], heading);
      gtk_label_set_label (self->counts[i], count);
      lykta_plan_list_fill (self->lists[i], years[i], scene, LYKTA_PLAN_ROW_MOVABLE);
    }
}

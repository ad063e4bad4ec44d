/* lykta-plan-page.c: the yearly plan (årshjul): a wheel, a list, three years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-page.h"

#include <glib/gi18n-lib.h>

#include "lykta-carry-over-dialog.h"
#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-plan-commands.h"
#include "lykta-plan-list.h"
#include "lykta-plan-mark.h"
#include "lykta-plan-month.h"
#include "lykta-plan-row.h"
#include "lykta-plan-years.h"
#include "lykta-save-wheel.h"
#include "lykta-wheel.h"

/* What the drop-down of the tracks offers after "Both" */
static const char *const tracks[] = { NULL, "lis", "dpo" };

static const char *const watched[] = { "activities", "occurrences", "focus_areas", "people" };

struct _LyktaPlanPage
{
  AdwBin parent_instance;

  int year;
  guint month;
  guint refresh; /* source that is waiting to show anew */
  gboolean filling;
  gboolean narrow;
  char *today;

  /* Template widgets */
  GtkLabel *title;
  AdwToggleGroup *views;
  GtkToggleButton *mine_button;
  GtkToggleButton *late_button;
  GtkDropDown *track_drop_down;
  GtkDropDown *focus_drop_down;
  GtkStack *stack;
  LyktaWheel *wheel;
  AdwWrapBox *legend;
  LyktaPlanMonth *month_list;
  LyktaPlanList *list;
  LyktaPlanYears *years;
  AdwStatusPage *nothing;

  /* Owned */
  LyktaMonitor *monitor;
  GPtrArray *items;  /* LyktaPlanItem, of the year, sifted */
  GArray *focus_ids; /* what the drop-down of focus areas offers after "All" */
};

G_DEFINE_FINAL_TYPE (LyktaPlanPage, lykta_plan_page, ADW_TYPE_BIN)

static LyktaStore *
get_store (LyktaPlanPage *self)
{
  return lykta_monitor_get_store (self->monitor);
}

static LyktaPlanScene
get_scene (LyktaPlanPage *self)
{
  const LyktaAttention *attention = lykta_monitor_get_attention (self->monitor);

  return (LyktaPlanScene) { get_store (self), self->today, attention != NULL ? attention->figures : NULL };
}

static LyktaPlanFilter
get_filter (LyktaPlanPage *self)
{
  guint focus = gtk_drop_down_get_selected (self->focus_drop_down);
  guint track = gtk_drop_down_get_selected (self->track_drop_down);

  return (LyktaPlanFilter) {
    .mine = gtk_toggle_button_get_active (self->mine_button),
    .late = gtk_toggle_button_get_active (self->late_button),
    .track = track < G_N_ELEMENTS (tracks) ? tracks[track] : NULL,
    .focus_area = focus > 0 && focus <= self->focus_ids->len ? g_array_index (self->focus_ids, gint64, focus - 1) : 0,
  };
}

/* (transfer full): what a year has and the filter lets through */
static GPtrArray *
load (LyktaPlanPage *self, int year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = lykta_yearly_plan_list (get_store (self), year, &error);
  LyktaPlanFilter filter = get_filter (self);

  if (items == NULL)
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return g_ptr_array_new ();
    }
  return lykta_plan_filter_apply (&filter, get_store (self), items, self->today);
}

static void
show_focus_areas (LyktaPlanPage *self)
{
  const LyktaRegister *reg = lykta_store_find_register (get_store (self), "focus_areas");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GArray) ids = lykta_store_select (get_store (self), query, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  LyktaPlanFilter before = get_filter (self);
  guint selected = 0;

  g_array_set_size (self->focus_ids, 0);
  gtk_string_list_append (names, _ ("All focus areas"));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      gtk_string_list_take (names, lykta_store_get_title (get_store (self), reg, id));
      g_array_append_val (self->focus_ids, id);
      if (id == before.focus_area)
        selected = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->focus_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->focus_drop_down, selected);
  self->filling = FALSE;
}

static void
show_legend (LyktaPlanPage *self)
{
  const LyktaWheelDrawing *drawing = lykta_wheel_get_drawing (self->wheel);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    adw_wrap_box_remove (self->legend, child);
  for (guint mark = 0; mark < LYKTA_N_PLAN_MARKS; mark++)
    {
      guint n = lykta_wheel_drawing_count (drawing, mark);
      g_autofree char *text = g_strdup_printf ("%s %u", lykta_plan_mark_get_label (mark), n);
      GtkWidget *part;

      if (n == 0)
        continue;
      part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_box_append (GTK_BOX (part), lykta_plan_mark_icon_new (mark));
      gtk_box_append (GTK_BOX (part), gtk_label_new (text));
      adw_wrap_box_append (self->legend, part);
    }
}

static void
show_month (LyktaPlanPage *self, guint month)
{
  LyktaPlanScene scene = get_scene (self);

  self->month = month;
  lykta_wheel_set_month (self->wheel, month);
  lykta_plan_month_show (self->month_list, self->items, month, &scene);
}

static void
show_wheel (LyktaPlanPage *self)
{
  lykta_wheel_set_items (self->wheel, self->items, self->year, self->today);
  show_legend (self);
  show_month (self, self->month);
}

static void
show_years (LyktaPlanPage *self)
{
  GPtrArray *years[LYKTA_PLAN_N_YEARS];
  LyktaPlanScene scene = get_scene (self);

  for (guint i = 0; i < LYKTA_PLAN_N_YEARS; i++)
    years[i] = i == 0 ? g_ptr_array_ref (self->items) : load (self, self->year + (int) i);
  lykta_plan_years_show (self->years, years, self->year, &scene);
  for (guint i = 0; i < LYKTA_PLAN_N_YEARS; i++)
    g_ptr_array_unref (years[i]);
}

static void
show_nothing (LyktaPlanPage *self)
{
  LyktaPlanFilter filter = get_filter (self);
  g_autofree char *title = g_strdup_printf (_ ("Nothing Planned for %d"), self->year);
  gboolean sifted = !lykta_plan_filter_is_empty (&filter);

  adw_status_page_set_title (self->nothing, sifted ? _ ("Nothing Found") : title);
  adw_status_page_set_description (self->nothing,
                                   sifted ? _ ("Change what is shown by the buttons above.")
                                          : _ ("Add the first activity. What recurs comes back every year by itself."));
}

/* Where it is narrow, the year alone: the window's own title says the rest. */
static void
show_title (LyktaPlanPage *self)
{
  g_autofree char *whole = g_strdup_printf (_ ("Yearly plan %d"), self->year);
  g_autofree char *year = g_strdup_printf ("%d", self->year);

  gtk_label_set_label (self->title, self->narrow ? year : whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

/* Only the view that is seen is filled. */
static void
show (LyktaPlanPage *self)
{
  const char *view = adw_toggle_group_get_active_name (self->views);
  LyktaPlanScene scene = get_scene (self);

  show_title (self);
  if (g_strcmp0 (view, "list") == 0)
    lykta_plan_list_show (self->list, self->items, &scene);
  else if (g_strcmp0 (view, "years") == 0)
    show_years (self);
  else
    show_wheel (self);
  show_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, g_strcmp0 (view, "list") == 0 && self->items->len == 0 ? "nothing" : view);
}

static void
load_and_show (LyktaPlanPage *self)
{
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_pointer (&self->today, g_free);
  self->today = lykta_today ();
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = load (self, self->year);
  show (self);
}

static gboolean
refresh_cb (gpointer data)
{
  LyktaPlanPage *self = data;

  self->refresh = 0;
  load_and_show (self);
  return G_SOURCE_REMOVE;
}

/* What changes together is shown once, and only when the page is seen. */
static void
queue_refresh (LyktaPlanPage *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add (refresh_cb, self);
}

static void
store_changed_cb (LyktaPlanPage *self, const LyktaRegister *reg)
{
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    if (g_str_equal (reg->id, watched[i]))
      {
        if (g_str_equal (reg->id, "focus_areas"))
          show_focus_areas (self);
        if (gtk_widget_get_mapped (GTK_WIDGET (self)))
          queue_refresh (self);
        return;
      }
}

/* The indicators have been counted anew. */
static void
updated_cb (LyktaPlanPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    queue_refresh (self);
}

static void
lykta_plan_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lykta_plan_page_parent_class)->map (widget);

  queue_refresh (LYKTA_PLAN_PAGE (widget));
}

static void
view_cb (LyktaPlanPage *self)
{
  if (self->items != NULL)
    show (self);
}

static void
filter_cb (LyktaPlanPage *self)
{
  if (self->items != NULL && !self->filling)
    load_and_show (self);
}

static void
month_chosen_cb (LyktaPlanPage *self, guint month)
{
  show_month (self, month);
  lykta_plan_month_focus (self->month_list);
}

static void
step_cb (LyktaPlanPage *self, int offset)
{
  show_month (self, (self->month + 11 + (guint) (offset + 12)) % LYKTA_WHEEL_MONTHS + 1);
}

static void
item_opened_cb (LyktaPlanPage *self, guint index)
{
  const LyktaPlanItem *item = self->items->pdata[index];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", lykta_plan_item_get_register (item),
                              lykta_plan_item_get_id (item));
}

static void
item_focused_cb (LyktaPlanPage *self, guint index)
{
  const LyktaPlanItem *item = self->items->pdata[index];

  show_month (self, lykta_plan_item_get_month (item));
  lykta_plan_month_point_at (self->month_list, item);
}

static void
moved_cb (LyktaPlanPage *self, GVariant *target, int year)
{
  lykta_plan_move (GTK_WIDGET (self), get_store (self), target, year);
}

static void
set_narrow (LyktaPlanPage *self, gboolean narrow)
{
  self->narrow = narrow;
  lykta_plan_years_set_narrow (self->years, narrow);
  show_title (self);
}

static void
narrowed_cb (LyktaPlanPage *self)
{
  set_narrow (self, TRUE);
}

static void
widened_cb (LyktaPlanPage *self)
{
  set_narrow (self, FALSE);
}

static void
set_year (LyktaPlanPage *self, int year)
{
  self->year = year;
  load_and_show (self);
}

static void
previous_year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_year (LYKTA_PLAN_PAGE (widget), LYKTA_PLAN_PAGE (widget)->year - 1);
}

static void
next_year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_year (LYKTA_PLAN_PAGE (widget), LYKTA_PLAN_PAGE (widget)->year + 1);
}

/* "plan.show-list" shows the list. */
static void
show_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toggle_group_set_active_name (LYKTA_PLAN_PAGE (widget)->views, name + strlen ("plan.show-"));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaPlanPage *self = LYKTA_PLAN_PAGE (widget);

  lykta_plan_add (widget, get_store (self), self->year);
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *target)
{
  lykta_plan_mark_done (widget, get_store (LYKTA_PLAN_PAGE (widget)), target);
}

static void
move_later_action (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *due;

  g_variant_get_child (target, 3, "&s", &due);
  lykta_plan_move (widget, get_store (LYKTA_PLAN_PAGE (widget)), target, (int) g_ascii_strtoll (due, NULL, 10) + 1);
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaPlanPage *self = LYKTA_PLAN_PAGE (widget);

  lykta_plan_make (widget, get_store (self), self->year);
}

static void
close_year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaPlanPage *self = LYKTA_PLAN_PAGE (widget);

  lykta_carry_over_dialog_present (widget, get_store (self), self->year);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaPlanPage *self = LYKTA_PLAN_PAGE (widget);

  lykta_save_wheel (widget, self->items, self->year, self->today);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaPlanPage *self = LYKTA_PLAN_PAGE (widget);

  lykta_print_wheel (widget, self->items, self->year, self->today);
}

static void
lykta_plan_page_dispose (GObject *object)
{
  LyktaPlanPage *self = LYKTA_PLAN_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_PLAN_PAGE);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (lykta_plan_page_parent_class)->dispose (object);
}

static void
lykta_plan_page_finalize (GObject *object)
{
  LyktaPlanPage *self = LYKTA_PLAN_PAGE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_array_unref (self->focus_ids);
  g_free (self->today);

  G_OBJECT_CLASS (lykta_plan_page_parent_class)->finalize (object);
}

static void
lykta_plan_page_class_init (LyktaPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_plan_page_dispose;
  object_class->finalize = lykta_plan_page_finalize;
  widget_class->map = lykta_plan_page_map;

  g_type_ensure (LYKTA_TYPE_WHEEL);
  g_type_ensure (LYKTA_TYPE_PLAN_MONTH);
  g_type_ensure (LYKTA_TYPE_PLAN_LIST);
  g_type_ensure (LYKTA_TYPE_PLAN_YEARS);
  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, views);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, mine_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, late_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, track_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, focus_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, wheel);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, legend);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, month_list);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, years);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, widened_cb);

  gtk_widget_class_install_action (widget_class, "plan.previous-year", NULL, previous_year_action);
  gtk_widget_class_install_action (widget_class, "plan.next-year", NULL, next_year_action);
  gtk_widget_class_install_action (widget_class, "plan.show-wheel", NULL, show_view_action);
  gtk_widget_class_install_action (widget_class, "plan.show-list", NULL, show_view_action);
  gtk_widget_class_install_action (widget_class, "plan.show-years", NULL, show_view_action);
  gtk_widget_class_install_action (widget_class, "plan.done", LYKTA_PLAN_TARGET, done_action);
  gtk_widget_class_install_action (widget_class, "plan.move-later", LYKTA_PLAN_TARGET, move_later_action);
  gtk_widget_class_install_action (widget_class, "plan.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "plan.close-year", NULL, close_year_action);
  gtk_widget_class_install_action (widget_class, "plan.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
}

static void
lykta_plan_page_init (LyktaPlanPage *self)
{
  self->focus_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->wheel, "month-chosen", G_CALLBACK (month_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wheel, "item-opened", G_CALLBACK (item_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wheel, "item-focused", G_CALLBACK (item_focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->month_list, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->years, "move", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
lykta_plan_page_new (LyktaMonitor *monitor)
{
  LyktaPlanPage *self = g_object_new (LYKTA_TYPE_PLAN_PAGE, NULL);

  self->monitor = g_object_ref (monitor);
  self->today = lykta_today ();
  self->year = atoi (self->today);
  self->month = (guint) atoi (self->today + strlen ("YYYY-"));
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  show_focus_areas (self);
  load_and_show (self);
  return GTK_WIDGET (self);
}

void
lykta_plan_page_show (LyktaPlanPage *self, int year, const char *view)
{
  adw_toggle_group_set_active_name (self->views, view);
  set_year (self, year);
}

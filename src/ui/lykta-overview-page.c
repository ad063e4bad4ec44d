/* lykta-overview-page.c: what a head of office reads in one minute
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-overview-page.h"

#include <glib/gi18n-lib.h>

#include "lykta-overview-rows.h"
#include "lykta-phrases.h"
#include "lykta-print-overview.h"
#include "lykta-rows-button.h"
#include "lykta-save-dialogs.h"
#include "lykta-stacked-bar.h"
#include "lykta-trend.h"

/* What fits beside the other sections; the rest unfolds on demand. */
#define MATTERS_SHOWN 5
#define UPCOMING_SHOWN 7
#define OVERDUE_SHOWN 3

/* Years of an indicator beside the current one */
#define TREND_YEARS 5

struct _LyktaOverviewPage
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkWidget *content;
  GtkLabel *lead;
  GtkLabel *outlook;
  GtkBox *columns;
  GtkLabel *matters_head;
  GtkListBox *matters;
  GtkLabel *figures_head;
  GtkLabel *last_legend;
  GtkListBox *figures;
  GtkLabel *activities_total;
  GtkBox *activities;
  AdwWrapBox *legend;
  GtkLabel *upcoming_head;
  GtkLabel *upcoming_end;
  GtkListBox *upcoming;

  /* Borrowed references */
  LyktaStackedBar *bar;
  GtkButton *parts[LYKTA_N_PROGRESS];
  GtkLabel *part_numbers[LYKTA_N_PROGRESS];

  /* Owned references */
  LyktaMonitor *monitor;
  char *matters_shown;
  char *upcoming_shown;

  gboolean unfolded[2]; /* the matters, what lies ahead */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LyktaOverviewPage, lykta_overview_page, ADW_TYPE_BIN)

/* Where activities stand: style class of the part, its name in the legend, and the title of the list that it opens */
static const struct
{
  const char *css_class;
  const char *label;
  const char *title;
} progress[LYKTA_N_PROGRESS] = {
  [LYKTA_PROGRESS_DONE] = { "done", NC_ ("activities", "Done"), N_ ("Activities that are done") },
  [LYKTA_PROGRESS_ONGOING] = { "ongoing", NC_ ("activities", "Ongoing"), N_ ("Activities under way") },
  [LYKTA_PROGRESS_LATE] = { "late", NC_ ("activities", "Late"), N_ ("Activities that are late") },
  [LYKTA_PROGRESS_NOT_STARTED] = { "not-started", NC_ ("activities", "Not started"), N_ ("Activities not started") },
};

/* What the rows would say, so that they are made anew only when that changes. */
static char *
describe_matters (GPtrArray *matters, GDateTime *now, guint shown)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matters->len; i++)
    {
      const LyktaMatter *matter = g_ptr_array_index (matters, i);
      g_autofree char *left = lykta_phrase_left (matter->due, matter->timed, now);

      g_string_append_printf (text, "%u %s %" G_GINT64_FORMAT " %s %s %s\n", shown, matter->reg->id, matter->id, matter->title,
                              matter->detail, left);
    }

  return g_string_free_and_steal (text);
}

/* A person who has come to a row by keyboard stays where it was. */
static int
get_focused_row (GtkListBox *list)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));

  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

/* The first of them, but never so many overdue that the next clock is not seen. */
static GPtrArray *
pick (GPtrArray *matters, guint most)
{
  GPtrArray *picked = g_ptr_array_new ();
  guint n_overdue = 0;
  guint n_ahead = 0;
  guint room;

  for (guint i = 0; i < matters->len; i++)
    {
      const LyktaMatter *matter = g_ptr_array_index (matters, i);

      if (matter->urgency == LYKTA_URGENCY_OVERDUE)
        n_overdue++;
      else
        n_ahead++;
    }
  room = most - MIN (n_ahead, most - OVERDUE_SHOWN);

  for (guint i = 0; i < matters->len && picked->len < most; i++)
    {
      LyktaMatter *matter = g_ptr_array_index (matters, i);

      if (matter->urgency != LYKTA_URGENCY_OVERDUE || i < room)
        g_ptr_array_add (picked, matter);
    }

  return picked;
}

static void
fill (LyktaOverviewPage *self, GtkListBox *list, GPtrArray *matters, guint most, GDateTime *now, const char *nothing)
{
  gboolean ahead = list == self->upcoming;
  g_autoptr (GPtrArray) shown = pick (matters, self->unfolded[ahead] ? MAX (matters->len, most) : most);
  int focused = get_focused_row (list);
  GtkListBoxRow *row;

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < shown->len; i++)
    {
      const LyktaMatter *matter = g_ptr_array_index (shown, i);

      gtk_list_box_append (list, ahead ? lykta_upcoming_row_new (matter, self->narrow)
                                       : lykta_matter_row_new (matter, now, self->narrow));
    }
  if (shown->len < matters->len)
    gtk_list_box_append (list, lykta_more_row_new (matters->len - shown->len));
  if (matters->len == 0)
    gtk_list_box_append (list, lykta_nothing_row_new (nothing));

  row = focused >= 0 ? gtk_list_box_get_row_at_index (list, focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
update_lists (LyktaOverviewPage *self, const LyktaAgenda *agenda)
{
  g_autofree char *matters = describe_matters (agenda->matters, agenda->now, self->unfolded[0]);
  g_autofree char *upcoming = describe_matters (agenda->upcoming, agenda->now, self->unfolded[1]);
  g_autoptr (GDateTime) end = g_date_time_add_days (agenda->now, LYKTA_AGENDA_DAYS);
  /* Translators: the last of the next 30 days; see strftime */
  g_autofree char *until = g_date_time_format (end, _ ("until %-d %b"));

  gtk_label_set_label (self->upcoming_end, until);
  if (g_set_str (&self->matters_shown, matters))
    fill (self, self->matters, agenda->matters, MATTERS_SHOWN, agenda->now, _ ("Nothing is overdue, and no clock is running."));
  if (g_set_str (&self->upcoming_shown, upcoming))
    fill (self, self->upcoming, agenda->upcoming, UPCOMING_SHOWN, agenda->now, _ ("Nothing is due in the next 30 days."));
}

static void
update_activities (LyktaOverviewPage *self, const LyktaAgenda *agenda)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *total = NULL;
  guint counts[LYKTA_N_PROGRESS];
  guint all = 0;

  for (gsize i = 0; i < LYKTA_N_PROGRESS; i++)
    {
      g_autofree char *number = NULL;
      g_autofree char *name = NULL;

      counts[i] = agenda->activities[i]->len;
      all += counts[i];
      number = g_strdup_printf ("%u", counts[i]);
      name = g_strdup_printf ("%s: %s", g_dpgettext2 (GETTEXT_PACKAGE, "activities", progress[i].label), number);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);

      gtk_label_set_label (self->part_numbers[i], number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      /* A part without activities opens nothing. */
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->parts[i]), NULL);
      gtk_widget_set_sensitive (GTK_WIDGET (self->parts[i]), counts[i] > 0);
      if (counts[i] > 0)
        {
          gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->parts[i]),
                                                  lykta_show_ids_target ("activities", _ (progress[i].title),
                                                                         agenda->activities[i]));
          gtk_actionable_set_action_name (GTK_ACTIONABLE (self->parts[i]), "win.show-ids");
        }
    }

  /* Translators: activities of a year, as in "41 in the plan for 2026" */
  total =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u in the plan for %d", "%u in the plan for %d", all), all, agenda->year);
  gtk_label_set_label (self->activities_total, total);
  lykta_stacked_bar_set (self->bar, counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}

static void
update_figures (LyktaOverviewPage *self, const LyktaAttention *attention)
{
  gboolean compared = FALSE;

  for (guint i = 0; i < attention->figures->len; i++)
    {
      const LyktaFigure *figure = g_ptr_array_index (attention->figures, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->figures, (int) i);

      g_autoptr (GArray) trend = lykta_trend_read (lykta_monitor_get_store (self->monitor), figure->indicator, TREND_YEARS);
      g_autofree char *years = lykta_trend_describe (trend);

      lykta_figure_row_set (GTK_WIDGET (row), figure, years);
      compared |= figure->has_last;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->last_legend), compared);
}

static void
count_better (const LyktaAttention *attention, guint *n_better, guint *n_compared)
{
  *n_better = *n_compared = 0;
  for (guint i = 0; attention != NULL && i < attention->figures->len; i++)
    {
      const LyktaFigure *figure = g_ptr_array_index (attention->figures, i);

      if (figure->has_last && figure->total > 0 && figure->last_total > 0)
        {
          *n_compared += 1;
          *n_better += lykta_figure_compare (figure) > 0;
        }
    }
}

static void
update_lead (LyktaOverviewPage *self, const LyktaAgenda *agenda, const LyktaAttention *attention)
{
  const LyktaMatter *next = NULL;
  guint n_activities = 0;
  guint n_better;
  guint n_compared;
  g_autofree char *day = lykta_phrase_day (agenda->now);
  g_autofree char *lead = NULL;
  g_autofree char *outlook = NULL;

  for (guint i = 0; next == NULL && i < agenda->matters->len; i++)
    {
      const LyktaMatter *matter = g_ptr_array_index (agenda->matters, i);

      if (matter->urgency == LYKTA_URGENCY_CLOCK)
        next = matter;
    }
  for (gsize i = 0; i < LYKTA_N_PROGRESS; i++)
    n_activities += agenda->activities[i]->len;
  count_better (attention, &n_better, &n_compared);

  lead = lykta_phrase_lead (agenda->n_overdue, next != NULL ? next->due : NULL, next != NULL && next->timed, agenda->now);
  outlook = lykta_phrase_outlook (n_activities, agenda->activities[LYKTA_PROGRESS_DONE]->len, agenda->year, n_better, n_compared);
  adw_window_title_set_subtitle (self->title, day);
  gtk_label_set_label (self->lead, lead);
  gtk_label_set_label (self->outlook, outlook);
}

static void
update (LyktaOverviewPage *self)
{
  const LyktaAgenda *agenda = lykta_monitor_get_agenda (self->monitor);
  const LyktaAttention *attention = lykta_monitor_get_attention (self->monitor);

  if (agenda != NULL)
    {
      update_lead (self, agenda, attention);
      update_lists (self, agenda);
      update_activities (self, agenda);
    }
  if (attention != NULL)
    update_figures (self, attention);
}

static void
set_narrow (LyktaOverviewPage *self, gboolean narrow)
{
  GtkListBoxRow *row;

  if (narrow)
    gtk_widget_add_css_class (self->content, "narrow");
  else
    gtk_widget_remove_css_class (self->content, "narrow");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->figures, i)) != NULL; i++)
    lykta_figure_row_set_narrow (GTK_WIDGET (row), narrow);

  self->narrow = narrow;
  g_clear_pointer (&self->matters_shown, g_free);
  g_clear_pointer (&self->upcoming_shown, g_free);
  update (self);
}

static void
save_cb (LyktaOverviewPage *self)
{
  lykta_save_paper (GTK_WIDGET (self), lykta_monitor_get_store (self->monitor), _ ("Overview"), lykta_print_overview, 0,
                    LYKTA_PRINT_WHOLE);
}

static void
narrowed_cb (LyktaOverviewPage *self)
{
  set_narrow (self, TRUE);
}

static void
widened_cb (LyktaOverviewPage *self)
{
  set_narrow (self, FALSE);
}

/* Rows open what they tell of by their own actions; only "Show more" has none. */
static void
row_activated_cb (LyktaOverviewPage *self, GtkListBoxRow *row, GtkListBox *list)
{
  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)) != NULL)
    return;

  self->unfolded[list == self->upcoming] = TRUE;
  update (self);
}

static GtkWidget *
make_part (LyktaOverviewPage *self, LyktaProgress part)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new ("0");
  GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "activities", progress[part].label));

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_add_css_class (number, "lykta-number");
  gtk_widget_add_css_class (label, "lykta-dim");
  gtk_widget_add_css_class (label, "lykta-small");
  gtk_box_append (GTK_BOX (line), lykta_swatch_new (progress[part].css_class));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), line);

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, progress[part].css_class);

  self->parts[part] = GTK_BUTTON (button);
  self->part_numbers[part] = GTK_LABEL (number);

  return button;
}

static void
lykta_overview_page_dispose (GObject *object)
{
  LyktaOverviewPage *self = LYKTA_OVERVIEW_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (lykta_overview_page_parent_class)->dispose (object);
}

static void
lykta_overview_page_finalize (GObject *object)
{
  LyktaOverviewPage *self = LYKTA_OVERVIEW_PAGE (object);

  g_free (self->matters_shown);
  g_free (self->upcoming_shown);

  G_OBJECT_CLASS (lykta_overview_page_parent_class)->finalize (object);
}

static void
lykta_overview_page_class_init (LyktaOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_overview_page_dispose;
  object_class->finalize = lykta_overview_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, lead);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, outlook);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, matters_head);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, matters);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, figures_head);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, last_legend);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, figures);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, activities_total);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, activities);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, legend);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, upcoming_head);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, upcoming_end);
  gtk_widget_class_bind_template_child (widget_class, LyktaOverviewPage, upcoming);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, widened_cb);
}

static void
lykta_overview_page_init (LyktaOverviewPage *self)
{
  const char *classes[LYKTA_N_PROGRESS + 1] = { NULL };
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (gsize i = 0; i < LYKTA_N_PROGRESS; i++)
    {
      classes[i] = progress[i].css_class;
      adw_wrap_box_append (self->legend, make_part (self, (LyktaProgress) i));
    }
  self->bar = LYKTA_STACKED_BAR (lykta_stacked_bar_new (classes));
  gtk_box_prepend (self->activities, GTK_WIDGET (self->bar));

  for (const LyktaIndicator *indicator = lykta_indicators_get (); indicator->id != NULL; indicator++)
    gtk_list_box_append (self->figures, lykta_figure_row_new (indicator, labels));

  g_signal_connect_object (self->matters, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->upcoming, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lykta_overview_page_new:
 * @monitor: of the open register
 */
GtkWidget *
lykta_overview_page_new (LyktaMonitor *monitor)
{
  LyktaOverviewPage *self = g_object_new (LYKTA_TYPE_OVERVIEW_PAGE, NULL);

  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

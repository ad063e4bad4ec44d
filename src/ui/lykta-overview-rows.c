/* lykta-overview-rows.c: the rows of the Overview's lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-overview-rows.h"

#include <glib/gi18n-lib.h>

#include "lykta-icon.h"
#include "lykta-indicator-bar.h"
#include "lykta-phrases.h"
#include "lykta-ring.h"
#include "lykta-rows-button.h"
#include "lykta-trend.h"

/* What an indicator's row is made of, kept by the row */
typedef struct
{
  LyktaIndicatorBar *bar;
  GtkLabel *value;
  GtkLabel *last;
} FigureParts;

/* What is read of an indicator before its bar gets more room */
#define LEAST_CHARS 24

#define FIGURE_PARTS "lykta-figure-parts"

static GtkWidget *
make_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The same width in every row, whatever stands in it */
static void
set_columns (GtkLabel *label, int n_chars)
{
  gtk_label_set_width_chars (label, n_chars);
  gtk_label_set_max_width_chars (label, n_chars);
}

/* Two lines, the first bold */
static GtkWidget *
make_lines (const char *first, const char *second, float xalign)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *detail = make_label (second, xalign, "lykta-dim");

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (detail, "lykta-small");
  gtk_box_append (GTK_BOX (box), make_label (first, xalign, "lykta-strong"));
  gtk_box_append (GTK_BOX (box), detail);

  return box;
}

/* The same with room to grow; where it is narrow, on two lines each rather than cut */
static GtkWidget *
make_title_lines (const char *first, const char *second, gboolean narrow)
{
  GtkWidget *lines = make_lines (first, second, 0);

  for (GtkWidget *label = gtk_widget_get_first_child (lines); narrow && label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 2);
    }
  gtk_widget_set_hexpand (lines, TRUE);

  return lines;
}

static GtkWidget *
make_row (GtkWidget *child, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
open_on_click (GtkWidget *row, const LyktaMatter *matter)
{
  /* The target first: an action whose target does not fit warns. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", matter->reg->id, matter->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
}

static GtkWidget *
make_chevron (void)
{
  GtkWidget *chevron = lykta_icon_new ("go-next-symbolic");

  gtk_widget_add_css_class (chevron, "lykta-dim");

  return chevron;
}

/**
 * lykta_matter_row_new:
 * @narrow: whether the time stands beneath instead of beside
 *
 * Returns: a row with a ring, what it is, and how much time is left
 */
GtkWidget *
lykta_matter_row_new (const LyktaMatter *matter, GDateTime *now, gboolean narrow)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, narrow ? 4 : 12);
  gboolean overdue = matter->urgency == LYKTA_URGENCY_OVERDUE;
  g_autofree char *left = lykta_phrase_left (matter->due, matter->timed, now);
  g_autofree char *until = lykta_phrase_until (matter->due, matter->timed, now);
  g_autofree char *name = g_strjoin (", ", matter->title, matter->detail, left, until, NULL);
  GtkWidget *what = make_title_lines (matter->title, matter->detail, narrow);
  GtkWidget *when = make_lines (left, until, narrow ? 0 : 1);
  GtkWidget *row;

  gtk_widget_add_css_class (box, "lykta-row");
  if (overdue)
    gtk_widget_add_css_class (gtk_widget_get_first_child (when), "lykta-overdue");
  for (GtkWidget *label = gtk_widget_get_first_child (when); label != NULL; label = gtk_widget_get_next_sibling (label))
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);

  gtk_box_append (GTK_BOX (box), lykta_ring_new (matter->left, overdue));
  gtk_box_append (GTK_BOX (lines), what);
  gtk_box_append (GTK_BOX (lines), when);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), make_chevron ());

  row = make_row (box, name);
  open_on_click (row, matter);

  return row;
}

/**
 * lykta_upcoming_row_new:
 *
 * Returns: a row with a tile of the day
 */
GtkWidget *
lykta_upcoming_row_new (const LyktaMatter *matter, gboolean narrow)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *what = make_title_lines (matter->title, matter->detail, narrow);
  g_autofree char *day = g_date_time_format (matter->due, "%-d");
  g_autofree char *month = g_date_time_format (matter->due, "%b");
  /* Translators: a day within the year; see strftime */
  g_autofree char *date = g_date_time_format (matter->due, _ ("%-d %B"));
  g_autofree char *name = g_strjoin (", ", date, matter->title, matter->detail, NULL);
  GtkWidget *row;

  gtk_widget_add_css_class (box, "lykta-row");
  gtk_widget_add_css_class (tile, "lykta-tile");
  gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (tile), gtk_label_new (day));
  gtk_box_append (GTK_BOX (tile), gtk_label_new (month));
  gtk_widget_add_css_class (gtk_widget_get_first_child (tile), "day");
  gtk_widget_add_css_class (gtk_widget_get_last_child (tile), "month");

  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), what);

  row = make_row (box, name);
  open_on_click (row, matter);

  return row;
}

GtkWidget *
lykta_nothing_row_new (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (text, 0, "lykta-dim");
  GtkWidget *row;

  gtk_widget_add_css_class (box, "lykta-row");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), lykta_icon_new ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (box), label);

  row = make_row (box, text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

GtkWidget *
lykta_more_row_new (guint n_more)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u more", "Show %u more", n_more), n_more);
  GtkWidget *label = make_label (text, 0.5f, "lykta-strong");
  GtkWidget *row;

  gtk_widget_add_css_class (label, "lykta-more");
  row = make_row (label, text);

  return row;
}

/**
 * lykta_figure_row_new:
 * @labels: makes the labels of all rows equally wide, so that the bars begin at one place
 *
 * Returns: the row of an indicator whose figure is not known yet
 */
GtkWidget *
lykta_figure_row_new (const LyktaIndicator *indicator, GtkSizeGroup *labels)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *label = make_label (lykta_indicator_get_label (indicator), 0, NULL);
  FigureParts *parts = g_new0 (FigureParts, 1);
  GtkWidget *row;

  parts->bar = LYKTA_INDICATOR_BAR (lykta_indicator_bar_new ());
  parts->value = GTK_LABEL (make_label ("", 1, "numeric"));
  parts->last = GTK_LABEL (make_label ("", 1, "numeric"));
  set_columns (parts->value, 9);
  set_columns (parts->last, 13);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_size_group_add_widget (labels, label);
  gtk_widget_add_css_class (GTK_WIDGET (parts->last), "lykta-dim");
  gtk_widget_add_css_class (GTK_WIDGET (parts->last), "lykta-small");

  gtk_widget_set_tooltip_text (label, lykta_indicator_get_label (indicator));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "lykta-row");
  gtk_widget_add_css_class (box, "lykta-figure");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (parts->bar));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (parts->value));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (parts->last));
  gtk_box_append (GTK_BOX (box), line);

  row = make_row (box, lykta_indicator_get_label (indicator));
  g_object_set_data_full (G_OBJECT (row), FIGURE_PARTS, parts, g_free);

  return row;
}

void
lykta_figure_row_set_narrow (GtkWidget *row, gboolean narrow)
{
  FigureParts *parts = g_object_get_data (G_OBJECT (row), FIGURE_PARTS);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (box), narrow ? 4 : 14);
  gtk_widget_set_hexpand (GTK_WIDGET (parts->bar), narrow);
}

/**
 * lykta_figure_row_set:
 * @years: what the indicator showed in past years, "" when nothing is kept
 *
 * Shows the figure of the row's indicator. A click opens exactly the records that are missing.
 */
void
lykta_figure_row_set (GtkWidget *row, const LyktaFigure *figure, const char *years)
{
  /* A smaller share than last year's, the same, a larger one; the number of last year says it in words. */
  static const char *const arrows[] = { "↘", "→", "↗" };
  FigureParts *parts = g_object_get_data (G_OBJECT (row), FIGURE_PARTS);
  g_autofree char *value = NULL;
  g_autofree char *percent = lykta_phrase_percent (figure->value, figure->total);
  g_autofree char *last = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *name = NULL;
  double share = figure->total > 0 ? (double) figure->value / (double) figure->total : 0;
  double last_share = figure->has_last && figure->last_total > 0 ? (double) figure->last_value / (double) figure->last_total : -1;
  gboolean missing = figure->missing != NULL && figure->missing->len > 0;

  /* Translators: how many of how many, as in "57 of 61" */
  value = g_strdup_printf (_ ("%d of %d"), (int) figure->value, (int) figure->total);
  /* Translators: the same, with the first number in bold */
  markup = g_strdup_printf (_ ("<b>%d</b> of %d"), (int) figure->value, (int) figure->total);
  /* Translators: the figure of last year, as in "last year 49" */
  last = figure->has_last ? g_strdup_printf (_ ("last year %d"), (int) figure->last_value) : g_strdup ("");
  shown = figure->has_last ? g_strdup_printf ("%s %s", arrows[lykta_figure_compare (figure) + 1], last) : g_strdup ("");
  name = g_strdup_printf ("%s: %s, %s%s%s", lykta_indicator_get_label (figure->indicator), value, percent,
                          *last != '\0' ? ", " : "", last);

  lykta_indicator_bar_set (parts->bar, share, last_share);
  if (figure->total > 0)
    gtk_label_set_markup (parts->value, markup);
  else
    gtk_label_set_label (parts->value, "–");
  gtk_label_set_label (parts->last, shown);
  gtk_widget_set_tooltip_text (row, *years != '\0' ? years : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  years, -1);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), missing);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), NULL);
  if (missing)
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row),
                                              lykta_show_ids_target (figure->indicator->reg, _ (figure->indicator->missing),
                                                                     figure->missing));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-ids");
    }
}

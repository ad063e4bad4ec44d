/* lykta-review-trend.c: how a fact of a review compares with last year's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-trend.h"

#include <glib/gi18n-lib.h>

#include "lykta-line.h"

/* How a figure compares with last year's: an arrow, and in words for who does not see it. */
GtkWidget *
lykta_review_arrow_new (LyktaTrend trend)
{
  static const struct
  {
    const char *arrow;
    const char *words;
  } looks[] = {
    [LYKTA_TREND_NONE] = { "", NULL },
    [LYKTA_TREND_UP] = { "↑", N_ ("Higher than last year") },
    [LYKTA_TREND_DOWN] = { "↓", N_ ("Lower than last year") },
    [LYKTA_TREND_SAME] = { "→", N_ ("As last year") },
  };
  GtkWidget *label = gtk_label_new (looks[trend].arrow);

  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  if (looks[trend].words != NULL)
    {
      gtk_widget_set_tooltip_text (label, _ (looks[trend].words));
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (looks[trend].words), -1);
    }
  return label;
}

/* What a figure says by its column, a sentence says below itself. */
GtkWidget *
lykta_review_sentence_new (const LyktaFact *fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *trend = NULL;

  gtk_box_append (GTK_BOX (box), lykta_line_new (*fact->sentence != '\0' ? fact->sentence : fact->label, NULL));
  if (fact->trend == LYKTA_TREND_UP)
    trend = g_strdup_printf (_ ("Last year %s, now %s: ↑ more"), fact->last, fact->now);
  else if (fact->trend == LYKTA_TREND_DOWN)
    trend = g_strdup_printf (_ ("Last year %s, now %s: ↓ fewer"), fact->last, fact->now);
  else if (fact->trend == LYKTA_TREND_SAME)
    trend = g_strdup_printf (_ ("Last year %s, now %s: → unchanged"), fact->last, fact->now);
  if (trend != NULL)
    {
      GtkWidget *line = lykta_line_new (trend, "lykta-dim");

      gtk_widget_add_css_class (line, "lykta-small");
      gtk_box_append (GTK_BOX (box), line);
    }
  return box;
}

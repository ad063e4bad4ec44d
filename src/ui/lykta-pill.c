/* lykta-pill.c: small labels for states and levels, where they are not drawn by a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pill.h"

#define MAX_WHOLE 16

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  /* A word or two are read whole; what is longer gives way to what stands beside it. */
  if (g_utf8_strlen (text, -1) > MAX_WHOLE)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * lykta_pill_new:
 *
 * A state with its text in the colour of its tone.
 */
GtkWidget *
lykta_pill_new (const char *text, LyktaTone tone)
{
  GtkWidget *label = make_label (text, "lykta-pill");

  gtk_widget_add_css_class (label, lykta_display_tone_class (tone));
  return label;
}

/**
 * lykta_pill_new_for_display:
 *
 * Returns: (nullable): labels for levels or a state; %NULL for any other value
 */
GtkWidget *
lykta_pill_new_for_display (const LyktaDisplay *display)
{
  char letters[LYKTA_DISPLAY_MAX_LEVELS];
  guint levels[LYKTA_DISPLAY_MAX_LEVELS];
  GtkWidget *box;
  guint n;

  if (display->look == LYKTA_LOOK_STATE)
    return lykta_pill_new (display->text, display->tone);
  if (display->look != LYKTA_LOOK_LEVELS)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  n = lykta_display_parse_levels (display->text, letters, levels);
  for (guint i = 0; i < n; i++)
    {
      char text[] = { letters[i], (char) ('0' + levels[i]), '\0' };
      char css_class[] = "level-0";
      GtkWidget *label = make_label (text, "lykta-level");

      css_class[sizeof css_class - 2] = text[1];
      gtk_widget_add_css_class (label, css_class);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

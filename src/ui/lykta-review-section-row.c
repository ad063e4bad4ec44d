/* lykta-review-section-row.c: a row of the list of a review's sections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-section-row.h"

#include <glib/gi18n-lib.h>

#include "lykta-icon.h"
#include "lykta-line.h"

/* How a section's state looks: an icon, and in words for who cannot see it. */
static const struct
{
  const char *icon;
  const char *css_class;
  const char *label;
} states[] = {
  [LYKTA_SECTION_EMPTY] = { "lykta-empty-symbolic", "empty", NC_ ("section", "Empty") },
  [LYKTA_SECTION_COMPLETE] = { "lykta-complete-symbolic", "complete", NC_ ("section", "Complete") },
  [LYKTA_SECTION_NOTHING] = { "lykta-complete-symbolic", "complete", NC_ ("section", "Nothing to report") },
  [LYKTA_SECTION_CONTRADICTORY] = { "dialog-warning-symbolic", "contradictory", NC_ ("section", "Contradictory") },
};

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = lykta_line_new (text, css_class);

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  return label;
}

/* An icon, a number, and the lines that are added to the box that is returned. */
static GtkWidget *
create_row (const char *icon_name, const char *css_class, const char *number, const char *spoken, GtkWidget **lines)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = lykta_icon_new (icon_name);
  GtkWidget *label = create_label (number, "lykta-dim");

  *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "section-state");
  gtk_widget_add_css_class (icon, css_class);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (*lines, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), *lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/**
 * lykta_review_section_row_new:
 *
 * Returns: a row of the list of sections: its state, number and title
 */
GtkWidget *
lykta_review_section_row_new (const LyktaReviewSection *section)
{
  const char *state = g_dpgettext2 (GETTEXT_PACKAGE, "section", states[section->state].label);
  g_autofree char *spoken = g_strdup_printf ("%s%s%s, %s", section->number, *section->number != '\0' ? " " : "", section->title,
                                             section->problem != NULL ? section->problem : state);
  GtkWidget *lines;
  GtkWidget *row = create_row (states[section->state].icon, states[section->state].css_class, section->number, spoken, &lines);

  gtk_box_append (GTK_BOX (lines), create_label (section->title, NULL));
  if (section->problem != NULL)
    gtk_box_append (GTK_BOX (lines), create_label (section->problem, "lykta-warning-text"));
  else if (section->state != LYKTA_SECTION_COMPLETE)
    gtk_box_append (GTK_BOX (lines), create_label (state, "lykta-dim"));
  return row;
}

/**
 * lykta_review_section_row_new_for_files:
 *
 * Returns: the row below the sections, for the finished files
 */
GtkWidget *
lykta_review_section_row_new_for_files (void)
{
  GtkWidget *lines;
  GtkWidget *row = create_row ("mail-attachment-symbolic", "files", "", _ ("Finished files"), &lines);

  gtk_box_append (GTK_BOX (lines), create_label (_ ("Finished files"), NULL));
  gtk_widget_add_css_class (row, "review-files-row");
  return row;
}

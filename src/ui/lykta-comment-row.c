/* lykta-comment-row.c: one comment in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-comment-row.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-line.h"

/* Letters of a comment that are shown at once; a label takes its time with more. */
#define MAX_SHOWN 600

static char *
make_heading (LyktaRecord *comment)
{
  g_autofree char *when = lykta_display_time (lykta_record_get_text (comment, "written_at"), NULL);

  return g_strdup_printf ("%s · %s", lykta_record_get_text (comment, "written_by"), when);
}

static GtkWidget *
make_mark (LyktaRecord *comment)
{
  g_autofree char *when = lykta_display_time (lykta_record_get_text (comment, "withdrawn_at"), NULL);
  const char *who = lykta_record_get_text (comment, "withdrawn_by");
  /* Translators: a comment; when and by whom. */
  g_autofree char *text = g_strdup_printf (_ ("Withdrawn %s by %s"), when, who != NULL ? who : "?");
  GtkWidget *label = lykta_line_new (text, "caption");

  gtk_widget_add_css_class (label, "tone-warning");
  return label;
}

static GtkWidget *
make_menu_button (LyktaRecord *comment, const char *heading)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Withdraw"), NULL);
  /* Translators: by whom and when a comment was written. */
  g_autofree char *more = g_strdup_printf (_ ("More about the comment by %s"), heading);
  GtkWidget *button;

  g_menu_item_set_action_and_target (item, "comments.withdraw", "x", lykta_record_get_id (comment));
  g_menu_append_item (menu, item);
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model", menu, "tooltip-text", _ ("More"),
                         "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lykta-compact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  return button;
}

static GtkWidget *
make_read_button (LyktaRecord *comment)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Read All"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "comments.read");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", lykta_record_get_id (comment));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lykta-compact");
  return button;
}

GtkWidget *
lykta_comment_row_new (LyktaRecord *comment)
{
  const char *text = lykta_record_get_text (comment, "text");
  gboolean is_long = g_utf8_strlen (text, -1) > MAX_SHOWN;
  g_autofree char *beginning = is_long ? g_utf8_substring (text, 0, MAX_SHOWN) : g_strdup (text);
  g_autofree char *shown = is_long ? g_strconcat (beginning, "…", NULL) : g_strdup (beginning);
  g_autofree char *heading = make_heading (comment);
  gboolean withdrawn = !lykta_record_is_empty (comment, "withdrawn_at");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *who = lykta_line_new (heading, "caption");
  GtkWidget *what = lykta_line_new (shown, NULL);

  gtk_widget_add_css_class (who, "lykta-dim");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), who);
  gtk_label_set_selectable (GTK_LABEL (what), TRUE);
  if (withdrawn)
    gtk_widget_add_css_class (what, "lykta-dim");
  gtk_box_append (GTK_BOX (lines), what);
  if (is_long)
    gtk_box_append (GTK_BOX (lines), make_read_button (comment));
  if (withdrawn)
    gtk_box_append (GTK_BOX (lines), make_mark (comment));
  gtk_box_append (GTK_BOX (box), lines);
  if (!withdrawn)
    gtk_box_append (GTK_BOX (box), make_menu_button (comment, heading));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, shown, -1);
  return row;
}

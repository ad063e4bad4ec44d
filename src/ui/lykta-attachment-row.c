/* lykta-attachment-row.c: one attachment in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attachment-row.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"

#define ID_KEY "lykta-attachment-id"

/* In the menu, in sections */
static const struct
{
  guint section;
  const char *action;
  const char *label;
  gboolean current;
} items[] = {
  { 0, "attachments.open", N_ ("_Open"), FALSE },       { 0, "attachments.save", N_ ("_Save a Copy…"), FALSE },
  { 1, "attachments.replace", N_ ("_Replace…"), TRUE }, { 1, "attachments.earlier", N_ ("_Earlier Versions"), TRUE },
  { 2, "attachments.remove", N_ ("Re_move"), TRUE },
};

static GMenuModel *
make_menu (gint64 id, gboolean current)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      if (items[i].current && !current)
        continue;
      if (i == 0 || items[i].section != items[i - 1].section)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_item_set_action_and_target (item, items[i].action, "x", id);
      g_menu_append_item (section, item);
    }
  return G_MENU_MODEL (menu);
}

/* By the type that was seen when it was added; it says no more than the name. */
static GtkWidget *
make_icon (LyktaRecord *attachment)
{
  const char *media_type = lykta_record_get_text (attachment, "media_type");
  g_autofree char *type = g_content_type_from_mime_type (media_type != NULL ? media_type : "application/octet-stream");
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type != NULL ? type : "application/octet-stream");

  return g_object_new (GTK_TYPE_IMAGE, "gicon", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
make_line (const char *text, PangoEllipsizeMode mode)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "ellipsize", mode, NULL);
}

static char *
make_summary (LyktaRecord *attachment, const char *today)
{
  g_autofree char *size = g_format_size ((guint64) lykta_record_get_integer (attachment, "size"));
  g_autofree char *day = lykta_display_date (lykta_record_get_text (attachment, "added_at"), today);

  return g_strdup_printf ("%s · %s · %s", size, day, lykta_record_get_text (attachment, "added_by"));
}

GtkWidget *
lykta_attachment_row_new (LyktaRecord *attachment, const char *today, gboolean current)
{
  gint64 id = lykta_record_get_id (attachment);
  const char *name = lykta_record_get_text (attachment, "name");
  g_autofree char *summary = make_summary (attachment, today);
  /* Translators: %s is the name of an attached file. */
  g_autofree char *more = g_strdup_printf (_ ("More about “%s”"), name);
  g_autoptr (GMenuModel) menu = make_menu (id, current);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *second = make_line (summary, PANGO_ELLIPSIZE_END);
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model", menu, "tooltip-text",
                                    _ ("More"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "lykta-dim");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  /* The end of a name is its type */
  gtk_box_append (GTK_BOX (lines), make_line (name, PANGO_ELLIPSIZE_MIDDLE));
  gtk_box_append (GTK_BOX (lines), second);
  gtk_box_append (GTK_BOX (box), make_icon (attachment));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), button);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  return row;
}

gint64
lykta_attachment_row_get_id (GtkListBoxRow *row)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (row), ID_KEY);
}

/* lykta-dependency-node.c: an asset in a drawing of dependencies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-dependency-node.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-levels.h"
#include "lykta-pill.h"

#define MAX_CHARS 22

char *
lykta_dependency_format_inherited (LyktaStore *store, LyktaRecord *asset)
{
  const LyktaRegister *reg = lykta_record_get_register (asset);
  g_autoptr (GString) text = g_string_new (NULL);
  int levels[LYKTA_N_ASPECTS];

  lykta_levels_parse (lykta_record_get_text (asset, "inherited"), levels);
  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    {
      g_autofree char *origin = NULL;

      if (levels[i] == LYKTA_LEVEL_NONE)
        continue;
      origin = lykta_store_get_title (store, reg, lykta_record_get_integer (asset, lykta_aspects[i].from));
      if (text->len > 0)
        g_string_append (text, ", ");
      /* Translators: a level and the name of an asset: "R3 from Permits". */
      g_string_append_printf (text, _ ("%c%d from %s"), lykta_aspects[i].letter, levels[i], origin);
    }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static void
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* Where it stands, in words, for those who do not see it. */
static const char *
describe_layer (int layer)
{
  if (layer == 0)
    return _ ("In the middle");
  if (layer > 0)
    return layer == 1 ? _ ("Needed directly") : _ ("Needed by way of others");
  return layer == -1 ? _ ("Depends on it directly") : _ ("Depends on it by way of others");
}

GtkWidget *
lykta_dependency_node_new (LyktaStore *store, gint64 asset, int layer)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "assets");
  g_autoptr (LyktaRecord) record = lykta_store_get_record (store, reg, asset);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const LyktaField *fields[] = { lykta_register_find_field (reg, "supplier"), lykta_register_find_field (reg, "contract"), NULL };
  g_autofree char *today = lykta_today ();
  g_autofree char *title = lykta_store_get_title (store, reg, asset);
  g_autofree char *inherited = NULL;
  g_autofree char *operation = NULL;
  g_autoptr (GString) description = g_string_new (describe_layer (layer));
  g_auto (LyktaDisplay) display = LYKTA_DISPLAY_INIT;
  GtkWidget *pill;

  add_line (box, title, "heading");
  if (record != NULL)
    {
      inherited = lykta_dependency_format_inherited (store, record);
      operation = lykta_display_subtitle (store, record, fields, today);
      lykta_display_field (store, record, lykta_register_find_field (reg, "classes"), today, &display);
      pill = lykta_pill_new_for_display (&display);
      if (pill != NULL)
        gtk_box_append (GTK_BOX (box), pill);
      else
        add_line (box, display.text, "caption");
      g_string_append_printf (description, " · %s", display.text);
    }
  if (inherited != NULL)
    {
      /* Translators: levels and where they come from: "Inherits R3 from Permits". */
      g_autofree char *text = g_strdup_printf (_ ("Inherits %s"), inherited);

      add_line (box, text, "lykta-warning");
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
      g_string_append_printf (description, " · %s", text);
    }
  if (operation != NULL && *operation != '\0')
    {
      add_line (box, operation, "lykta-dim");
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
      g_string_append_printf (description, " · %s", operation);
    }

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "lykta-node");
  if (layer == 0)
    gtk_widget_add_css_class (button, "middle");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
  return button;
}

/* lykta-record-pills.c: what a record is, in a few coloured labels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-record-pills.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-pill.h"

#define MAX_PILLS 4

static void
add_pill (AdwWrapBox *pills, const char *text, LyktaTone tone, guint *n)
{
  if (*n == MAX_PILLS)
    return;
  adw_wrap_box_append (pills, lykta_pill_new (text, tone));
  (*n)++;
}

/**
 * lykta_record_pills_show:
 * @pills: emptied and filled
 */
void
lykta_record_pills_show (AdwWrapBox *pills, LyktaStore *store, LyktaRecord *record)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  const char *secrecy = lykta_record_get_text (record, "secrecy_section");
  g_autofree char *today = lykta_today ();
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (pills))) != NULL)
    adw_wrap_box_remove (pills, child);

  if (secrecy != NULL)
    {
      g_autofree char *label = lykta_store_get_pick_label (store, "secrecy", secrecy);
      /* Translators: the record bears a secrecy mark; a section of law. */
      g_autofree char *text = g_strdup_printf (_ ("Secrecy: %s"), label);

      add_pill (pills, text, LYKTA_TONE_WARNING, &n);
    }

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      const LyktaValue *value = lykta_record_get_value (record, field);

      if (lykta_value_is_empty (value))
        continue;
      if (field->type == LYKTA_FIELD_CHOICE && (field->group == 0 || (field->flags & LYKTA_FIELD_COLUMN) != 0))
        {
          const LyktaChoice *choice = lykta_record_find_choice (record, field, today);

          if (choice != NULL)
            add_pill (pills, lykta_choice_get_label (choice), choice->tone, &n);
        }
      else if (g_str_equal (field->id, "reference") || g_str_equal (field->id, "dnr"))
        {
          add_pill (pills, lykta_value_get_text (value), LYKTA_TONE_PLAIN, &n);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (pills), n > 0);
}

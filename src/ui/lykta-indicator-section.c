/* lykta-indicator-section.c: how far an activity is, by its indicator
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-indicator-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-indicator-bar.h"
#include "lykta-indicator.h"
#include "lykta-pill.h"
#include "lykta-rows-button.h"
#include "lykta-worker.h"

struct _LyktaIndicatorSection
{
  LyktaRecordSection parent_instance;

  GtkBox *box; /* borrowed from the child */

  /* Owned */
  GCancellable *cancellable; /* of the counting that is under way */
};

G_DEFINE_FINAL_TYPE (LyktaIndicatorSection, lykta_indicator_section, LYKTA_TYPE_RECORD_SECTION)

static void
show (LyktaIndicatorSection *self, const LyktaFigure *figure)
{
  const LyktaRegister *reg =
      lykta_store_find_register (lykta_record_section_get_store (LYKTA_RECORD_SECTION (self)), figure->indicator->reg);
  gboolean reached = lykta_figure_is_reached (figure);
  g_autofree char *text = lykta_figure_describe (figure);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bar = lykta_indicator_bar_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", lykta_indicator_get_label (figure->indicator), "xalign", 0.0f, "wrap",
                                   TRUE, "hexpand", TRUE, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_box_append (GTK_BOX (line), label);
  if (reached)
    gtk_box_append (GTK_BOX (line), lykta_pill_new (_ ("Reached"), LYKTA_TONE_DONE));
  else
    {
      GtkWidget *button = lykta_rows_button_new (reg, _ (figure->indicator->missing), figure->missing);

      gtk_button_set_label (GTK_BUTTON (button), text);
      gtk_widget_set_tooltip_text (button, _ ("Show those that remain"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "lykta-compact");
      gtk_box_append (GTK_BOX (line), button);
    }
  lykta_indicator_bar_set (LYKTA_INDICATOR_BAR (bar), figure->total > 0 ? (double) figure->value / (double) figure->total : 0,
                           -1);
  gtk_box_append (self->box, line);
  gtk_box_append (self->box, bar);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static gpointer
count_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return lykta_indicator_compute (store, data, 0, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaIndicatorSection) self = user_data;
  g_autoptr (LyktaFigure) figure = lykta_worker_finish (result, NULL);

  if (figure != NULL && lykta_record_section_get_store (LYKTA_RECORD_SECTION (self)) != NULL)
    show (self, figure);
}

/* Counts through whole registers, so beside the main loop. */
static void
lykta_indicator_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaIndicatorSection *self = LYKTA_INDICATOR_SECTION (section);
  LyktaRecord *activity = lykta_record_section_get_record (section);
  const LyktaIndicator *indicator = lykta_indicator_find (lykta_record_get_text (activity, "indicator"));

  if (changed != NULL && changed != lykta_record_get_register (activity)
      && (indicator == NULL || !g_str_equal (changed->id, indicator->reg)))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (indicator == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  lykta_worker_run (lykta_record_section_get_store (section), count_thread, (gpointer) indicator, NULL,
                    (GDestroyNotify) lykta_figure_free, self->cancellable, counted_cb, g_object_ref (self));
}

static void
lykta_indicator_section_dispose (GObject *object)
{
  LyktaIndicatorSection *self = LYKTA_INDICATOR_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lykta_indicator_section_parent_class)->dispose (object);
}

static void
lykta_indicator_section_class_init (LyktaIndicatorSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_indicator_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_indicator_section_update;
  LYKTA_RECORD_SECTION_CLASS (klass)->later = TRUE;
}

static void
lykta_indicator_section_init (LyktaIndicatorSection *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

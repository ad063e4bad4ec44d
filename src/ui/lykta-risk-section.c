/* lykta-risk-section.c: the decision on the internal control plan, and the consequence by length of outage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-risk-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-transfer-dialog.h"

/* The consequence grows with the outage, or something is wrong. */
static const struct
{
  const char *field;
  const char *label;
} outages[] = {
  { "outage_hours", N_ ("Some hours") },
  { "outage_day", N_ ("A day") },
  { "outage_week", N_ ("A week") },
  { "outage_month", N_ ("A month") },
};

struct _LyktaRiskSection
{
  LyktaRecordSection parent_instance;

  /* Template widgets */
  GtkWidget *decision_box;
  GtkLabel *decision_title;
  GtkLabel *decision_text;
  GtkButton *decide_button;
  GtkWidget *outage_box;
  GtkBox *outage_rows;
  GtkLabel *outage_warning;
};

G_DEFINE_FINAL_TYPE (LyktaRiskSection, lykta_risk_section, LYKTA_TYPE_RECORD_SECTION)

/* What speaks for a transfer; the value alone decides nothing (A38). */
static char *
describe_value (LyktaStore *store, LyktaRecord *risk)
{
  gint64 guideline = lykta_risk_get_guideline (store);
  gint64 value = lykta_record_get_integer (risk, "value");

  if (lykta_record_is_empty (risk, "value"))
    return g_strdup (_ ("The risk has no value yet."));
  if (guideline == 0)
    return g_strdup_printf (_ ("The risk value is %d."), (int) value);
  if (value >= guideline)
    return g_strdup_printf (_ ("The risk value %d is not below the office’s guideline of %d: consider a transfer."), (int) value,
                            (int) guideline);
  return g_strdup_printf (_ ("The risk value %d is below the office’s guideline of %d."), (int) value, (int) guideline);
}

static void
show_decision (LyktaRiskSection *self, LyktaStore *store, LyktaRecord *risk)
{
  const LyktaRegister *reg = lykta_record_get_register (risk);
  gboolean decided = !lykta_record_is_empty (risk, "moved");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *described = describe_value (store, risk);
  g_autofree char *today = lykta_today ();

  gtk_widget_set_visible (self->decision_box, decided || g_strcmp0 (lykta_record_get_text (risk, "kind"), "vor") == 0);
  if (!decided)
    {
      gtk_label_set_text (self->decision_title, _ ("Transfer to the internal control plan is not decided"));
      g_string_append (text, described);
    }
  else
    {
      const LyktaField *by = lykta_register_find_field (reg, "moved_by");
      const char *on = lykta_record_get_text (risk, "moved_on");

      gtk_label_set_text (self->decision_title, lykta_record_get_integer (risk, "moved") != 0
                                                    ? _ ("Moved to the internal control plan")
                                                    : _ ("Not moved to the internal control plan"));
      g_string_append (text, lykta_record_get_text (risk, "moved_why"));
      if (on != NULL)
        {
          g_autofree char *date = lykta_display_date (on, today);
          g_autofree char *who = lykta_record_is_empty (risk, "moved_by")
                                     ? NULL
                                     : lykta_store_format_value (store, by, lykta_record_get_value (risk, by));

          g_string_append_c (text, '\n');
          if (who != NULL)
            /* Translators: a decision: date, person. */
            g_string_append_printf (text, _ ("Decided %s by %s"), date, who);
          else
            /* Translators: a decision: date. */
            g_string_append_printf (text, _ ("Decided %s"), date);
        }
    }
  gtk_label_set_text (self->decision_text, text->str);
  gtk_button_set_label (self->decide_button, decided ? _ ("Change…") : _ ("Decide…"));
}

static double
get_severity (LyktaStore *store, LyktaRecord *risk, const LyktaField *field)
{
  g_autoptr (GPtrArray) picks = lykta_store_get_picks (store, field->picks, NULL);
  const char *code = lykta_record_get_text (risk, field->id);

  for (guint i = 0; i < picks->len; i++)
    if (g_strcmp0 (lykta_record_get_text (picks->pdata[i], "code"), code) == 0)
      return lykta_record_get_real (picks->pdata[i], "value");
  return 0;
}

static void
add_outage (LyktaRiskSection *self, const char *label, const char *consequence, double share)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);
  GtkWidget *value = gtk_label_new (consequence);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 11);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (value), 12);
  /* A great consequence is not a good one. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), share);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  consequence, -1);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), bar);
  gtk_box_append (GTK_BOX (row), value);
  gtk_box_append (self->outage_rows, row);
}

static void
show_outages (LyktaRiskSection *self, LyktaStore *store, LyktaRecord *risk)
{
  const LyktaRegister *reg = lykta_record_get_register (risk);
  double before = 0;
  gboolean shrinks = FALSE;
  guint n = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->outage_rows))) != NULL)
    gtk_box_remove (self->outage_rows, child);
  for (guint i = 0; i < G_N_ELEMENTS (outages); i++)
    {
      const LyktaField *field = lykta_register_find_field (reg, outages[i].field);
      g_autoptr (GPtrArray) scale = NULL;
      g_autofree char *text = NULL;
      double severity;
      double greatest = 1;

      if (lykta_record_is_empty (risk, field->id))
        continue;
      scale = lykta_store_get_picks_for (store, field->picks, NULL, lykta_record_get_text (risk, "kind"));
      for (guint j = 0; j < scale->len; j++)
        greatest = MAX (greatest, lykta_record_get_real (scale->pdata[j], "value"));
      severity = get_severity (store, risk, field);
      text = lykta_store_format_value (store, field, lykta_record_get_value (risk, field));
      add_outage (self, _ (outages[i].label), text, MIN (severity / greatest, 1));
      shrinks |= severity < before;
      before = severity;
      n++;
    }
  gtk_widget_set_visible (self->outage_box, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->outage_warning), shrinks);
}

static void
decide_cb (LyktaRiskSection *self)
{
  LyktaRecordSection *section = LYKTA_RECORD_SECTION (self);

  adw_dialog_present (lykta_transfer_dialog_new (lykta_record_section_get_store (section),
                                                 lykta_record_section_get_record (section)),
                      GTK_WIDGET (self));
}

static void
lykta_risk_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaRiskSection *self = LYKTA_RISK_SECTION (section);
  LyktaStore *store = lykta_record_section_get_store (section);
  LyktaRecord *risk = lykta_record_section_get_record (section);

  if (changed != NULL && changed != lykta_record_get_register (risk) && !g_str_equal (changed->id, "office")
      && !g_str_equal (changed->id, "picks") && !g_str_equal (changed->id, "people"))
    return;
  show_decision (self, store, risk);
  show_outages (self, store, risk);
}

static void
lykta_risk_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_RISK_SECTION);

  G_OBJECT_CLASS (lykta_risk_section_parent_class)->dispose (object);
}

static void
lykta_risk_section_class_init (LyktaRiskSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_risk_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_risk_section_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-risk-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskSection, decision_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskSection, decision_title);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskSection, decision_text);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskSection, decide_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskSection, outage_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskSection, outage_rows);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskSection, outage_warning);
  gtk_widget_class_bind_template_callback (widget_class, decide_cb);
}

static void
lykta_risk_section_init (LyktaRiskSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gint64
lykta_risk_get_guideline (LyktaStore *store)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);

  return office != NULL ? lykta_record_get_integer (office, "risk_guideline") : 0;
}

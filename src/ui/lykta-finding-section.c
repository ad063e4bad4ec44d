/* lykta-finding-section.c: how old a recommendation is, and how it was judged year by year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-finding-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-pill.h"

struct _LyktaFindingSection
{
  LyktaRecordSection parent_instance;

  /* Template widgets */
  GtkLabel *age;
  AdwWrapBox *years;
  GtkLabel *question;
  AdwWrapBox *answers;
};

G_DEFINE_FINAL_TYPE (LyktaFindingSection, lykta_finding_section, LYKTA_TYPE_RECORD_SECTION)

static const LyktaRegister *
get_judgements_register (LyktaFindingSection *self)
{
  return lykta_store_find_register (lykta_record_section_get_store (LYKTA_RECORD_SECTION (self)), "judgements");
}

static int
get_this_year (void)
{
  g_autofree char *today = lykta_today ();

  return (int) g_ascii_strtoll (today, NULL, 10);
}

/* By year, the first first */
static GPtrArray *
get_judgements (LyktaFindingSection *self)
{
  LyktaRecordSection *section = LYKTA_RECORD_SECTION (self);
  const LyktaRegister *reg = get_judgements_register (self);
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (lykta_record_section_get_record (section)));
  GPtrArray *judgements;

  lykta_query_add_condition (query, "finding", LYKTA_IS, id);
  lykta_query_set_sort (query, lykta_register_find_field (reg, "year"), FALSE);
  judgements = lykta_store_get_records (lykta_record_section_get_store (section), query, NULL);
  return judgements != NULL ? judgements : g_ptr_array_new_with_free_func (g_object_unref);
}

static void
clear (AdwWrapBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
}

/* A40: how long it has been waiting is said before what it says. */
static void
show_age (LyktaFindingSection *self, LyktaRecord *finding)
{
  int age = get_this_year () - (int) lykta_record_get_integer (finding, "report_year");
  g_autofree char *text = NULL;

  if (lykta_record_get_integer (finding, "open") == 0)
    text = g_strdup (_ ("Acted on; it does not remain."));
  else if (age <= 0)
    text = g_strdup (_ ("Remains since this year."));
  else
    text = g_strdup_printf (ngettext ("Remains for %d year.", "Remains for %d years.", (gulong) age), age);
  gtk_label_set_text (self->age, text);
}

static void
show_years (LyktaFindingSection *self, GPtrArray *judgements)
{
  const LyktaField *judged = lykta_register_find_field (get_judgements_register (self), "judged");

  clear (self->years);
  for (guint i = 0; i < judgements->len; i++)
    {
      const LyktaChoice *choice = lykta_field_find_choice (judged, lykta_record_get_text (judgements->pdata[i], "judged"));
      g_autofree char *text = NULL;

      if (choice == NULL)
        continue;
      /* Translators: a year and how it was judged: "2023: Partly". */
      text = g_strdup_printf (_ ("%d: %s"), (int) lykta_record_get_integer (judgements->pdata[i], "year"),
                              lykta_choice_get_label (choice));
      adw_wrap_box_append (self->years, lykta_pill_new (text, choice->tone));
    }
}

static LyktaRecord *
find_year (GPtrArray *judgements, int year)
{
  for (guint i = 0; i < judgements->len; i++)
    if (lykta_record_get_integer (judgements->pdata[i], "year") == year)
      return judgements->pdata[i];
  return NULL;
}

/* Whoever judged it before, or those who made it. */
static char *
get_judge (LyktaFindingSection *self, GPtrArray *judgements)
{
  LyktaRecordSection *section = LYKTA_RECORD_SECTION (self);
  LyktaRecord *finding = lykta_record_section_get_record (section);
  const LyktaField *source = lykta_register_find_field (lykta_record_get_register (finding), "source");
  const char *before = judgements->len > 0 ? lykta_record_get_text (judgements->pdata[judgements->len - 1], "judged_by") : NULL;

  if (before != NULL)
    return g_strdup (before);
  return lykta_store_format_value (lykta_record_section_get_store (section), source, lykta_record_get_value (finding, source));
}

static void
judge_cb (LyktaFindingSection *self, GtkButton *button)
{
  LyktaRecordSection *section = LYKTA_RECORD_SECTION (self);
  const LyktaRegister *reg = get_judgements_register (self);
  g_autoptr (GPtrArray) judgements = get_judgements (self);
  LyktaRecord *there = find_year (judgements, get_this_year ());
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Judge the recommendation"));
  g_autofree char *today = lykta_today ();
  gint64 id;

  if (there != NULL)
    id = lykta_record_get_id (there);
  else
    {
      g_autofree char *judge = get_judge (self, judgements);

      id = lykta_edit_insert (edit, reg);
      lykta_edit_set_integer (edit, reg, id, "finding", lykta_record_get_id (lykta_record_section_get_record (section)));
      lykta_edit_set_integer (edit, reg, id, "year", get_this_year ());
      lykta_edit_set_text (edit, reg, id, "judged_by", judge);
    }
  lykta_edit_set_text (edit, reg, id, "judged", gtk_widget_get_name (GTK_WIDGET (button)));
  lykta_edit_set_text (edit, reg, id, "judged_on", today);
  lykta_record_section_apply (section, edit);
}

static void
show_answers (LyktaFindingSection *self, GPtrArray *judgements)
{
  const LyktaField *judged = lykta_register_find_field (get_judgements_register (self), "judged");
  LyktaRecord *there = find_year (judgements, get_this_year ());
  g_autofree char *question = g_strdup_printf (_ ("How is it judged in %d?"), get_this_year ());

  gtk_label_set_text (self->question, question);
  clear (self->answers);
  for (const LyktaChoice *choice = judged->choices; choice->id != NULL; choice++)
    {
      GtkWidget *button = gtk_button_new_with_label (lykta_choice_get_label (choice));
      gboolean chosen = there != NULL && g_strcmp0 (lykta_record_get_text (there, "judged"), choice->id) == 0;

      gtk_widget_set_name (button, choice->id);
      gtk_widget_add_css_class (button, "lykta-compact");
      if (chosen)
        gtk_widget_add_css_class (button, "suggested-action");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, question, -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (judge_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->answers, button);
    }
}

static void
lykta_finding_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaFindingSection *self = LYKTA_FINDING_SECTION (section);
  LyktaRecord *finding = lykta_record_section_get_record (section);
  g_autoptr (GPtrArray) judgements = NULL;

  if (changed != NULL && changed != lykta_record_get_register (finding) && changed != get_judgements_register (self))
    return;
  judgements = get_judgements (self);
  show_age (self, finding);
  show_years (self, judgements);
  show_answers (self, judgements);
}

static void
lykta_finding_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_FINDING_SECTION);

  G_OBJECT_CLASS (lykta_finding_section_parent_class)->dispose (object);
}

static void
lykta_finding_section_class_init (LyktaFindingSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_finding_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_finding_section_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-finding-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaFindingSection, age);
  gtk_widget_class_bind_template_child (widget_class, LyktaFindingSection, years);
  gtk_widget_class_bind_template_child (widget_class, LyktaFindingSection, question);
  gtk_widget_class_bind_template_child (widget_class, LyktaFindingSection, answers);
}

static void
lykta_finding_section_init (LyktaFindingSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

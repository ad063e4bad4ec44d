/* lykta-checklist-section.c: what an article of law asks of the record, and what lacks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-checklist-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-checklist.h"
#include "lykta-line.h"
#include "lykta-pill.h"

/* Where a row leads: to a field of the record, or to the office's own details */
typedef struct
{
  const char *field;
  gboolean of_office;
} Target;

struct _LyktaChecklistSection
{
  LyktaRecordSection parent_instance;

  gboolean all;

  /* Borrowed from the box */
  GtkLabel *heading;
  GtkLabel *count;
  GtkListBox *list;
  GtkButton *toggle;

  /* Owned */
  GArray *targets; /* Target, one a row */
};

G_DEFINE_FINAL_TYPE (LyktaChecklistSection, lykta_checklist_section, LYKTA_TYPE_RECORD_SECTION)

static const struct
{
  const char *label;
  LyktaTone tone;
} states[] = {
  [LYKTA_CHECK_MET] = { N_ ("Stated"), LYKTA_TONE_DONE },
  [LYKTA_CHECK_NOT_MET] = { N_ ("No"), LYKTA_TONE_ERROR },
  [LYKTA_CHECK_MISSING] = { N_ ("Missing"), LYKTA_TONE_WARNING },
  [LYKTA_CHECK_NOT_ASKED] = { N_ ("Not asked"), LYKTA_TONE_DIMMED },
};

/* @detail: what the point demands, or the source of a warning */
static void
add_row (LyktaChecklistSection *self, const char *title, const char *detail, const char *state, LyktaTone tone, Target target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *description = g_strdup_printf ("%s · %s", state, detail);

  gtk_box_append (GTK_BOX (lines), lykta_line_new (title, NULL));
  gtk_box_append (GTK_BOX (lines), lykta_line_new (detail, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "lykta-dim");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), lykta_pill_new (state, tone));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->targets, target);
}

/* Only processings have warnings; their words and sources are a pick list. */
static void
add_warnings (LyktaChecklistSection *self, LyktaStore *store, LyktaRecord *record)
{
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (record), "warnings");
  const char *codes = field != NULL ? lykta_record_get_text (record, "warnings") : NULL;
  g_auto (GStrv) given = g_strsplit (codes != NULL ? codes : "", " ", -1);
  g_autoptr (GPtrArray) entries = codes != NULL ? lykta_store_get_picks (store, field->picks, NULL) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      LyktaRecord *entry = g_ptr_array_index (entries, i);
      const char *code = lykta_record_get_text (entry, "code");
      const char *source = lykta_record_get_text (entry, "source");
      g_autofree char *label = NULL;

      if (!g_strv_contains ((const char *const *) given, code))
        continue;
      label = lykta_store_get_pick_label (store, field->picks, code);
      for (const LyktaWarning *warning = lykta_warnings_processings; warning->code != NULL; warning++)
        if (g_str_equal (warning->code, code))
          add_row (self, label, source != NULL ? source : "", _ ("Warning"), LYKTA_TONE_WARNING,
                   (Target) { warning->field, FALSE });
    }
}

static void
add_check (LyktaChecklistSection *self, LyktaStore *store, LyktaRecord *record, const LyktaCheck *check)
{
  LyktaCheckState state = lykta_check_get_state (check, store, record);
  const LyktaField *place =
      check->place != NULL ? lykta_register_find_field (lykta_record_get_register (record), check->place) : NULL;
  g_autofree char *title = g_strdup_printf ("%s  %s", check->article, _ (check->label));
  g_autofree char *where = place != NULL ? lykta_store_format_value (store, place, lykta_record_get_value (record, place)) : NULL;
  g_autofree char *detail =
      where != NULL && *where != '\0' ? g_strdup_printf ("%s · %s", _ (check->help), where) : g_strdup (_ (check->help));

  if (!lykta_checklist_matches (record, check->applies))
    return;
  if (self->all || state == LYKTA_CHECK_MISSING || state == LYKTA_CHECK_NOT_MET)
    add_row (self, title, detail, _ (states[state].label), states[state].tone, (Target) { check->field, check->of_office });
}

static void
lykta_checklist_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaChecklistSection *self = LYKTA_CHECKLIST_SECTION (section);
  LyktaStore *store = lykta_record_section_get_store (section);
  LyktaRecord *record = lykta_record_section_get_record (section);
  const LyktaChecklist *checklist = lykta_checklist_find (lykta_record_get_register (record));
  g_autofree char *count = NULL;
  guint asked;
  guint met;

  if (changed != NULL && changed != lykta_record_get_register (record) && !g_str_equal (changed->id, "office"))
    return;

  gtk_list_box_remove_all (self->list);
  g_array_set_size (self->targets, 0);
  add_warnings (self, store, record);
  for (const LyktaCheck *check = checklist->checks; check->article != NULL; check++)
    add_check (self, store, record, check);

  met = lykta_checklist_count (checklist, store, record, &asked);
  /* Translators: how many points are met, of how many that are asked for. */
  count = g_strdup_printf (_ ("%u of %u"), met, asked);
  gtk_label_set_text (self->heading, _ (checklist->label));
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->targets->len > 0);
  gtk_button_set_label (self->toggle, self->all ? _ ("Show What Lacks") : _ ("Show All Points"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (checklist->label), -1);
}

static void
row_activated_cb (LyktaChecklistSection *self, GtkListBoxRow *row)
{
  const Target *target = &g_array_index (self->targets, Target, gtk_list_box_row_get_index (row));

  if (target->of_office)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.office", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "pane.edit-field", "s", target->field);
}

static void
toggle_cb (LyktaChecklistSection *self)
{
  self->all = !self->all;
  lykta_checklist_section_update (LYKTA_RECORD_SECTION (self), NULL);
}

static void
lykta_checklist_section_finalize (GObject *object)
{
  g_array_unref (LYKTA_CHECKLIST_SECTION (object)->targets);

  G_OBJECT_CLASS (lykta_checklist_section_parent_class)->finalize (object);
}

static void
lykta_checklist_section_class_init (LyktaChecklistSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lykta_checklist_section_finalize;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_checklist_section_update;
}

static void
lykta_checklist_section_init (LyktaChecklistSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->targets = g_array_new (FALSE, FALSE, sizeof (Target));
  self->heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "group-heading");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "lykta-dim");
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lykta-related");
  self->toggle = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->toggle), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->toggle), "lykta-compact");

  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toggle));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toggle, "clicked", G_CALLBACK (toggle_cb), self, G_CONNECT_SWAPPED);
}

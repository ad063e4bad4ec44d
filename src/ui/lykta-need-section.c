/* lykta-need-section.c: whether an impact assessment is needed, by the nine criteria
 *
 * A processing shows those of its assessment; the first tick makes one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-need-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-checklist.h"
#include "lykta-line.h"

#define CRITERIA "dpia_criteria"

struct _LyktaNeedSection
{
  LyktaRecordSection parent_instance;

  gboolean showing;

  /* Borrowed from the box */
  GtkBox *ticks;
  GtkLabel *result;

  /* Owned */
  LyktaRecord *dpia; /* NULL: a processing that has none yet */
};

G_DEFINE_FINAL_TYPE (LyktaNeedSection, lykta_need_section, LYKTA_TYPE_RECORD_SECTION)

const char *const lykta_need_section_fields[] = { "criteria", NULL };

static const LyktaRegister *
get_dpias (LyktaNeedSection *self)
{
  return lykta_store_find_register (lykta_record_section_get_store (LYKTA_RECORD_SECTION (self)), "dpias");
}

/* The record itself, or the last assessment of the processing that has not been superseded */
static LyktaRecord *
find_dpia (LyktaNeedSection *self)
{
  LyktaRecord *record = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  LyktaStore *store = lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (record));
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  LyktaRecord *last = NULL;

  if (lykta_record_get_register (record) == get_dpias (self))
    return g_object_ref (record);

  query = lykta_query_new (get_dpias (self));
  lykta_query_add_condition (query, "processing", LYKTA_IS, id);
  lykta_query_add_condition (query, "state", LYKTA_IS_NOT, "superseded");
  found = lykta_store_get_records (store, query, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (last == NULL || lykta_record_get_id (last) < lykta_record_get_id (found->pdata[i]))
      last = found->pdata[i];
  return last != NULL ? g_object_ref (last) : NULL;
}

static const char *
get_code (GtkWidget *tick)
{
  return g_object_get_data (G_OBJECT (tick), "code");
}

/* The codes of what is ticked, in the order of the list */
static char *
read_ticks (LyktaNeedSection *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (GtkWidget *tick = gtk_widget_get_first_child (GTK_WIDGET (self->ticks)); tick != NULL;
       tick = gtk_widget_get_next_sibling (tick))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", get_code (tick));
  return codes->len > 0 ? g_string_free_and_steal (g_steal_pointer (&codes)) : NULL;
}

static void
ticked_cb (LyktaNeedSection *self)
{
  LyktaRecord *record = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  const LyktaRegister *reg = get_dpias (self);
  g_autoptr (LyktaEdit) edit = NULL;
  g_autofree char *codes = NULL;
  gint64 id;

  if (self->showing)
    return;

  edit = lykta_edit_new (_ ("Set criteria for an impact assessment"));
  codes = read_ticks (self);
  if (self->dpia != NULL)
    {
      id = lykta_record_get_id (self->dpia);
    }
  else
    {
      id = lykta_edit_insert (edit, reg);
      lykta_edit_set_text (edit, reg, id, "title", lykta_record_get_text (record, "name"));
      lykta_edit_set_integer (edit, reg, id, "processing", lykta_record_get_id (record));
      lykta_edit_set_text (edit, reg, id, "state", "draft");
    }
  lykta_edit_set_text (edit, reg, id, "criteria", codes);
  /* What was refused is not ticked. */
  if (!lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    LYKTA_RECORD_SECTION_GET_CLASS (self)->update (LYKTA_RECORD_SECTION (self), NULL);
}

static void
make_ticks (LyktaNeedSection *self)
{
  LyktaStore *store = lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
  g_autoptr (GPtrArray) picks = lykta_store_get_picks (store, CRITERIA, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ticks))) != NULL)
    gtk_box_remove (self->ticks, child);
  for (guint i = 0; i < picks->len; i++)
    {
      const char *code = lykta_record_get_text (picks->pdata[i], "code");
      g_autofree char *label = lykta_store_get_pick_label (store, CRITERIA, code);
      GtkWidget *tick = gtk_check_button_new ();

      gtk_check_button_set_child (GTK_CHECK_BUTTON (tick), lykta_line_new (label, NULL));
      gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (tick), "code", g_strdup (code), g_free);
      g_signal_connect_object (tick, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->ticks, tick);
    }
}

/* The criteria suggest, the law speaks of likely high risk, and a person decides (Article 35(1)). */
static char *
describe_result (LyktaNeedSection *self, guint n_met)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean decided = self->dpia != NULL && !lykta_record_is_empty (self->dpia, "needed");
  gboolean needed = decided && lykta_record_get_integer (self->dpia, "needed") != 0;

  g_string_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u criterion is met.", "%u criteria are met.", n_met), n_met);
  g_string_append_c (text, ' ');
  if (n_met >= LYKTA_DPIA_CRITERIA)
    g_string_append (text, _ ("With two or more an impact assessment is to be made before the processing begins."));
  else
    g_string_append (text, _ ("With fewer than two an impact assessment is as a rule not needed."));
  g_string_append_c (text, ' ');
  if (!decided)
    g_string_append (text, _ ("It is not decided yet whether one is made."));
  else if (needed)
    g_string_append (text, _ ("It is decided that one is made."));
  else if (n_met >= LYKTA_DPIA_CRITERIA)
    g_string_append (text, _ ("Yet it is decided that none is made: the reasons must be stated."));
  else
    g_string_append (text, _ ("It is decided that none is made."));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
lykta_need_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaNeedSection *self = LYKTA_NEED_SECTION (section);
  g_auto (GStrv) met = NULL;
  g_autofree char *result = NULL;
  const char *codes;

  if (changed != NULL && changed != get_dpias (self) && !g_str_equal (changed->id, "picks"))
    return;

  g_clear_object (&self->dpia);
  self->dpia = find_dpia (self);
  codes = self->dpia != NULL ? lykta_record_get_text (self->dpia, "criteria") : NULL;
  met = g_strsplit (codes != NULL ? codes : "", " ", -1);

  /* Whoever ticks one keeps the focus on it. */
  self->showing = TRUE;
  if (changed == NULL || changed != get_dpias (self))
    make_ticks (self);
  for (GtkWidget *tick = gtk_widget_get_first_child (GTK_WIDGET (self->ticks)); tick != NULL;
       tick = gtk_widget_get_next_sibling (tick))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), g_strv_contains ((const char *const *) met, get_code (tick)));
  self->showing = FALSE;

  result = describe_result (self, codes != NULL ? g_strv_length (met) : 0);
  gtk_label_set_text (self->result, result);
}

static void
lykta_need_section_dispose (GObject *object)
{
  g_clear_object (&LYKTA_NEED_SECTION (object)->dpia);

  G_OBJECT_CLASS (lykta_need_section_parent_class)->dispose (object);
}

static void
lykta_need_section_class_init (LyktaNeedSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_need_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_need_section_update;
  LYKTA_RECORD_SECTION_CLASS (klass)->later = TRUE;
}

static void
lykta_need_section_init (LyktaNeedSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("Need of an Impact Assessment"), "xalign", 0.0f, "ellipsize",
                                     PANGO_ELLIPSIZE_END, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "group-heading");
  self->result = GTK_LABEL (lykta_line_new (NULL, NULL));
  self->ticks =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ticks), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Criteria"), -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->result));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->ticks));
  adw_bin_set_child (ADW_BIN (self), box);
}

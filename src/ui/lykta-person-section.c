/* lykta-person-section.c: what a person answers for, and owes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-person-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-icon.h"
#include "lykta-overview-rows.h"
#include "lykta-rows-button.h"
#include "lykta-toast.h"

#define MAX_DEBTS 5

struct _LyktaPersonSection
{
  LyktaRecordSection parent_instance;

  gboolean all;

  /* Template widgets */
  GtkWidget *nothing;
  GtkListBox *duties;
  GtkWidget *debts_box;
  GtkListBox *debts;
  GtkButton *all_button;
  GtkWidget *facts_box;
  GtkListBox *facts;

  /* Owned */
  GPtrArray *shown_duties; /* LyktaDuty, in the order of the rows, as the next two */
  GPtrArray *shown_facts;  /* LyktaDuty */
  GPtrArray *shown_debts;  /* LyktaDebt */
};

G_DEFINE_FINAL_TYPE (LyktaPersonSection, lykta_person_section, LYKTA_TYPE_RECORD_SECTION)

static GtkWidget *
make_line (const char *text, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }
  return label;
}

static void
add_row (GtkListBox *list, const char *title, const char *subtitle, const char *css_class)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (lines), make_line (title, NULL));
  if (subtitle != NULL)
    gtk_box_append (GTK_BOX (lines), make_line (subtitle, css_class));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), lykta_icon_new ("go-next-symbolic"));
  gtk_widget_add_css_class (box, "lykta-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (subtitle != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_list_box_append (list, row);
}

static char *
describe_overdue (const LyktaDuty *duty)
{
  guint n = duty->overdue->len;

  return n > 0 ? g_strdup_printf (ngettext ("%u overdue", "%u overdue", n), n) : NULL;
}

/* Without what is overdue */
static char *
describe_count (const LyktaDuty *duty)
{
  g_autofree char *count = lykta_display_count (duty->reg, duty->current->len);

  /* Of a role the count says it all. */
  if (g_str_equal (duty->field->id, "person"))
    return g_steal_pointer (&count);
  /* Translators: in what way someone answers for how many of what: "Information owner for 7 information assets". */
  return g_strdup_printf (_ ("%s for %s"), lykta_field_get_label (duty->field), count);
}

static char *
describe_fact (const LyktaDuty *duty)
{
  g_autofree char *count = lykta_display_count (duty->reg, duty->current->len);

  /* Translators: how many of what, and the field that names someone: "3 decisions: Decided by". */
  return g_strdup_printf (_ ("%s: %s"), count, lykta_field_get_label (duty->field));
}

static void
show_duties (LyktaPersonSection *self, GPtrArray *duties)
{
  gtk_list_box_remove_all (self->duties);
  gtk_list_box_remove_all (self->facts);
  g_ptr_array_set_size (self->shown_duties, 0);
  g_ptr_array_set_size (self->shown_facts, 0);
  while (duties->len > 0)
    {
      LyktaDuty *duty = g_ptr_array_steal_index (duties, 0);
      gboolean fact = lykta_duty_is_fact (duty);
      g_autofree char *text = fact ? describe_fact (duty) : describe_count (duty);
      g_autofree char *overdue = describe_overdue (duty);

      if (duty->current->len == 0)
        {
          lykta_duty_free (duty);
          continue;
        }
      add_row (fact ? self->facts : self->duties, text, overdue, "lykta-overdue");
      g_ptr_array_add (fact ? self->shown_facts : self->shown_duties, duty);
    }
  gtk_widget_set_visible (self->nothing, self->shown_duties->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->duties), self->shown_duties->len > 0);
  gtk_widget_set_visible (self->facts_box, self->shown_facts->len > 0);
}

static void
show_debt (LyktaPersonSection *self, const LyktaDebt *debt, const char *today)
{
  LyktaStore *store = lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
  g_autofree char *title = lykta_store_get_title (store, debt->reg, debt->id);
  g_autofree char *now = lykta_now_text ();
  gboolean timed = debt->field->type == LYKTA_FIELD_TIME;
  gboolean overdue = g_strcmp0 (debt->due, timed ? now : today) < 0;
  g_autofree char *due = timed ? lykta_display_time (debt->due, today) : lykta_display_date (debt->due, today);
  g_autofree char *subtitle = NULL;

  if (overdue)
    /* Translators: what kind of record, its deadline, when that was. */
    subtitle = g_strdup_printf (_ ("%s · %s %s, overdue"), lykta_register_get_label_one (debt->reg),
                                lykta_field_get_label (debt->field), due);
  else
    /* Translators: what kind of record, its deadline, when that is. */
    subtitle =
        g_strdup_printf (_ ("%s · %s %s"), lykta_register_get_label_one (debt->reg), lykta_field_get_label (debt->field), due);
  add_row (self->debts, title != NULL ? title : "", subtitle, overdue ? "lykta-overdue" : "lykta-dim");
}

static void
show_debts (LyktaPersonSection *self)
{
  guint n = self->shown_debts->len;
  g_autofree char *today = lykta_today ();
  g_autofree char *text = g_strdup_printf (ngettext ("Show All %u", "Show All %u", n), n);

  gtk_list_box_remove_all (self->debts);
  for (guint i = 0; i < n && (self->all || i < MAX_DEBTS); i++)
    show_debt (self, self->shown_debts->pdata[i], today);
  gtk_widget_set_visible (self->debts_box, n > 0);
  gtk_button_set_label (self->all_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), !self->all && n > MAX_DEBTS);
}

static gboolean
concerns_people (const LyktaRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if (g_strcmp0 (reg->fields[i].target, "people") == 0)
      return TRUE;
  return FALSE;
}

static void
open_rows (LyktaPersonSection *self, const LyktaDuty *duty)
{
  LyktaRecord *person = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  /* Translators: a field and whom it names: "Information owner: Anna". */
  g_autofree char *title =
      g_strdup_printf (_ ("%s: %s"), lykta_field_get_label (duty->field), lykta_record_get_text (person, "name"));

  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.show-ids",
                                      lykta_show_ids_target (duty->reg->id, title, duty->current));
}

static void
duty_activated_cb (LyktaPersonSection *self, GtkListBoxRow *row)
{
  open_rows (self, self->shown_duties->pdata[gtk_list_box_row_get_index (row)]);
}

static void
fact_activated_cb (LyktaPersonSection *self, GtkListBoxRow *row)
{
  open_rows (self, self->shown_facts->pdata[gtk_list_box_row_get_index (row)]);
}

static void
debt_activated_cb (LyktaPersonSection *self, GtkListBoxRow *row)
{
  const LyktaDebt *debt = self->shown_debts->pdata[gtk_list_box_row_get_index (row)];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", debt->reg->id, debt->id);
}

static void
show_all_cb (LyktaPersonSection *self)
{
  self->all = TRUE;
  show_debts (self);
  gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->debts, MAX_DEBTS)), GTK_DIR_TAB_FORWARD);
}

static void
lykta_person_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaPersonSection *self = LYKTA_PERSON_SECTION (section);
  LyktaStore *store = lykta_record_section_get_store (section);
  gint64 id = lykta_record_get_id (lykta_record_section_get_record (section));
  g_autoptr (GPtrArray) duties = NULL;
  g_autoptr (GPtrArray) debts = NULL;
  g_autoptr (GError) error = NULL;

  if (changed == NULL)
    self->all = FALSE;
  else if (!concerns_people (changed))
    return;

  duties = lykta_duties_find (store, id, &error);
  debts = duties != NULL ? lykta_duties_find_debts (store, id, &error) : NULL;
  if (debts == NULL)
    {
      g_warning ("What a person answers for: %s", error->message);
      return;
    }
  show_duties (self, duties);
  g_clear_pointer (&self->shown_debts, g_ptr_array_unref);
  self->shown_debts = g_steal_pointer (&debts);
  show_debts (self);
}

static void
lykta_person_section_dispose (GObject *object)
{
  LyktaPersonSection *self = LYKTA_PERSON_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_PERSON_SECTION);
  g_clear_pointer (&self->shown_duties, g_ptr_array_unref);
  g_clear_pointer (&self->shown_facts, g_ptr_array_unref);
  g_clear_pointer (&self->shown_debts, g_ptr_array_unref);

  G_OBJECT_CLASS (lykta_person_section_parent_class)->dispose (object);
}

static void
lykta_person_section_class_init (LyktaPersonSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_person_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_person_section_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-person-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaPersonSection, nothing);
  gtk_widget_class_bind_template_child (widget_class, LyktaPersonSection, duties);
  gtk_widget_class_bind_template_child (widget_class, LyktaPersonSection, debts_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaPersonSection, debts);
  gtk_widget_class_bind_template_child (widget_class, LyktaPersonSection, all_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaPersonSection, facts_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaPersonSection, facts);
  gtk_widget_class_bind_template_callback (widget_class, duty_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, debt_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fact_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
lykta_person_section_init (LyktaPersonSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown_duties = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_duty_free);
  self->shown_facts = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_duty_free);
  self->shown_debts = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_debt_free);
}

char *
lykta_duty_describe (const LyktaDuty *duty)
{
  g_autofree char *count = describe_count (duty);
  g_autofree char *overdue = describe_overdue (duty);

  return overdue != NULL ? g_strdup_printf ("%s, %s", count, overdue) : g_steal_pointer (&count);
}

void
lykta_person_section_open_me (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  const char *user = lykta_store_get_user (store);
  gint64 id = lykta_store_find_by_title (store, lykta_store_find_register (store, "people"), user);

  if (id > 0)
    gtk_widget_activate_action (widget, "win.open-record", "(sx)", "people", id);
  else
    {
      /* Translators: %s is the name of who uses the program. */
      g_autofree char *text = g_strdup_printf (_ ("Nobody in the register of people is called “%s”"), user);

      lykta_toast (widget, text, FALSE);
    }
}

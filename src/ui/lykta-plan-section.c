/* lykta-plan-section.c: the action plan of a classification, or of an asset's classifications
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-action-section.h"
#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-icon.h"
#include "lykta-indicator-bar.h"
#include "lykta-rows-button.h"
#include "lykta-toast.h"

/* More are a list of their own. */
#define MAX_ROWS 8

struct _LyktaPlanSection
{
  LyktaRecordSection parent_instance;

  const LyktaRegister *actions;
  gint64 classification; /* that new actions belong to; 0: none */

  /* Template widgets */
  GtkLabel *progress_label;
  LyktaIndicatorBar *progress_bar;
  GtkListBox *list;
  GtkButton *all_button;
  GtkEntry *entry;

  /* Owned */
  GPtrArray *plan; /* LyktaRecord */
};

G_DEFINE_FINAL_TYPE (LyktaPlanSection, lykta_plan_section, LYKTA_TYPE_RECORD_SECTION)

static LyktaStore *
get_store (LyktaPlanSection *self)
{
  return lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
}

static gboolean
is_state (LyktaRecord *action, const char *state)
{
  return g_strcmp0 (lykta_record_get_text (action, "state"), state) == 0;
}

static gboolean
is_overdue (LyktaRecord *action, const char *today)
{
  const char *due = lykta_record_get_text (action, "due");

  return due != NULL && g_strcmp0 (due, today) < 0 && lykta_display_is_open (action);
}

/* The classification itself, or all of the asset's, as ids parted by spaces. New actions belong to a draft before the one in force. */
static char *
find_classifications (LyktaPlanSection *self)
{
  LyktaRecord *record = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (record));
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  self->classification = 0;
  if (!g_str_equal (lykta_record_get_register (record)->id, "assets"))
    {
      self->classification = lykta_record_get_id (record);
      return g_steal_pointer (&id);
    }

  query = lykta_query_new (lykta_store_find_register (get_store (self), "classifications"));
  lykta_query_add_condition (query, "asset", LYKTA_IS, id);
  all = lykta_store_get_records (get_store (self), query, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      LyktaRecord *classification = g_ptr_array_index (all, i);

      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", lykta_record_get_id (classification));
      if (is_state (classification, "draft") || (is_state (classification, "approved") && self->classification == 0))
        self->classification = lykta_record_get_id (classification);
    }
  return ids->len > 0 ? g_string_free_and_steal (g_steal_pointer (&ids)) : NULL;
}

/* What is open first, by its day; then what is done. */
static int
compare_actions (gconstpointer a, gconstpointer b)
{
  LyktaRecord *first = *(LyktaRecord *const *) a;
  LyktaRecord *second = *(LyktaRecord *const *) b;
  gboolean first_open = lykta_display_is_open (first);
  gboolean second_open = lykta_display_is_open (second);
  const char *first_due = lykta_record_get_text (first, "due");
  const char *second_due = lykta_record_get_text (second, "due");

  if (first_open != second_open)
    return first_open ? -1 : 1;
  if ((first_due == NULL) != (second_due == NULL))
    return first_due != NULL ? -1 : 1;
  return g_strcmp0 (first_due, second_due);
}

static void
load (LyktaPlanSection *self)
{
  g_autofree char *ids = find_classifications (self);
  g_autoptr (LyktaQuery) query = lykta_query_new (self->actions);

  g_clear_pointer (&self->plan, g_ptr_array_unref);
  if (ids != NULL)
    {
      lykta_query_add_condition (query, "classification", LYKTA_IS_ONE_OF, ids);
      self->plan = lykta_store_get_records (get_store (self), query, NULL);
    }
  if (self->plan == NULL)
    self->plan = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_sort (self->plan, compare_actions);
}

static void
show_progress (LyktaPlanSection *self, const char *today)
{
  guint total = 0;
  guint done = 0;
  guint overdue = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->plan->len; i++)
    {
      LyktaRecord *action = self->plan->pdata[i];

      total += !is_state (action, "dropped");
      done += is_state (action, "done");
      overdue += is_overdue (action, today);
    }

  if (total == 0)
    g_string_assign (text, _ ("No actions yet"));
  else
    /* Translators: how many actions of how many. */
    g_string_printf (text, _ ("%u of %u done"), done, total);
  if (overdue > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " · %u is overdue", " · %u are overdue", overdue), overdue);
  gtk_label_set_text (self->progress_label, text->str);
  lykta_indicator_bar_set (self->progress_bar, total > 0 ? (double) done / total : 0, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), total > 0);
}

static void
take_up_again (LyktaPlanSection *self, LyktaRecord *action)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Take up action again"));
  g_autofree char *text = NULL;

  lykta_edit_set_text (edit, self->actions, lykta_record_get_id (action), "state", "ongoing");
  lykta_edit_set_text (edit, self->actions, lykta_record_get_id (action), "done_on", NULL);
  if (!lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    return;
  /* Translators: the title of an action. */
  text = g_strdup_printf (_ ("“%s” is taken up again"), lykta_record_get_text (action, "title"));
  lykta_toast (GTK_WIDGET (self), text, TRUE);
}

/* The row that had the focus may have moved. */
static void
asked_cb (LyktaPlanSection *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
ticked_cb (GtkCheckButton *check, LyktaPlanSection *self)
{
  LyktaRecord *action = g_object_get_data (G_OBJECT (check), "action");
  AdwDialog *dialog;

  if (!gtk_check_button_get_active (check))
    {
      take_up_again (self, action);
      return;
    }

  /* It is not done until it is said when and with what outcome. */
  g_signal_handlers_block_by_func (check, ticked_cb, self);
  gtk_check_button_set_active (check, FALSE);
  g_signal_handlers_unblock_by_func (check, ticked_cb, self);
  dialog = lykta_action_done_dialog_new (get_store (self), action);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static GtkWidget *
make_check (LyktaPlanSection *self, LyktaRecord *action)
{
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: the title of an action; what a box to tick stands for. */
  g_autofree char *name = g_strdup_printf (_ ("“%s” done"), lykta_record_get_text (action, "title"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_state (action, "done"));
  gtk_widget_set_sensitive (check, !is_state (action, "dropped"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "action", g_object_ref (action), g_object_unref);
  g_signal_connect (check, "toggled", G_CALLBACK (ticked_cb), self);
  return check;
}

static char *
describe (LyktaPlanSection *self, LyktaRecord *action, const char *today)
{
  const LyktaField *fields[] = {
    lykta_register_find_field (self->actions, "state"),
    lykta_register_find_field (self->actions, "due"),
    lykta_register_find_field (self->actions, "responsible"),
    NULL,
  };

  return lykta_display_subtitle (get_store (self), action, fields, today);
}

static GtkWidget *
make_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_row (LyktaPlanSection *self, LyktaRecord *action, const char *today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  const char *title = lykta_record_get_text (action, "title");
  g_autofree char *summary = describe (self, action, today);
  GtkWidget *second = make_line (summary);

  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, is_overdue (action, today) ? "lykta-overdue" : "lykta-dim");
  gtk_box_append (GTK_BOX (lines), make_line (title));
  gtk_box_append (GTK_BOX (lines), second);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), make_check (self, action));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), lykta_icon_new ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary, -1);
  return row;
}

static void
row_activated_cb (LyktaPlanSection *self, GtkListBoxRow *row)
{
  LyktaRecord *action = self->plan->pdata[gtk_list_box_row_get_index (row)];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "actions", lykta_record_get_id (action));
}

static void
show_all_cb (LyktaPlanSection *self)
{
  LyktaRecord *record = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  g_autofree char *title =
      lykta_store_get_title (get_store (self), lykta_record_get_register (record), lykta_record_get_id (record));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->plan->len; i++)
    {
      gint64 id = lykta_record_get_id (self->plan->pdata[i]);

      g_array_append_val (ids, id);
    }
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.show-ids", lykta_show_ids_target ("actions", title, ids));
}

/* Who leads the asset drives its plan. */
static gint64
find_leader (LyktaPlanSection *self)
{
  LyktaStore *store = get_store (self);
  g_autoptr (LyktaRecord) classification =
      lykta_store_get_record (store, lykta_store_find_register (store, "classifications"), self->classification);
  g_autoptr (LyktaRecord) asset = NULL;

  if (classification == NULL)
    return 0;
  asset = lykta_store_get_record (store, lykta_store_find_register (store, "assets"),
                                  lykta_record_get_integer (classification, "asset"));
  return asset != NULL ? lykta_record_get_integer (asset, "object_leader") : 0;
}

static void
add_cb (LyktaPlanSection *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (LyktaEdit) edit = NULL;
  gint64 leader = find_leader (self);
  gint64 id;

  if (*title == '\0')
    return;
  edit = lykta_edit_new (lykta_display_new_label (self->actions));
  id = lykta_edit_insert (edit, self->actions);
  lykta_edit_set_text (edit, self->actions, id, "title", title);
  lykta_edit_set_text (edit, self->actions, id, "state", "not_started");
  lykta_edit_set_integer (edit, self->actions, id, "classification", self->classification);
  if (leader > 0)
    lykta_edit_set_integer (edit, self->actions, id, "responsible", leader);
  /* What was typed goes only when it is kept. */
  if (lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
lykta_plan_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaPlanSection *self = LYKTA_PLAN_SECTION (section);
  g_autofree char *today = lykta_today ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));

  if (changed != NULL && !g_str_equal (changed->id, "actions") && !g_str_equal (changed->id, "classifications"))
    return;

  self->actions = lykta_store_find_register (get_store (self), "actions");
  load (self);
  show_progress (self, today);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < MIN (self->plan->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, make_row (self, self->plan->pdata[i], today));
  if (self->plan->len > MAX_ROWS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Show All %u", "Show All %u", self->plan->len), self->plan->len);

      gtk_button_set_label (self->all_button, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), self->plan->len > MAX_ROWS);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->plan->len > 0);
  /* Without a classification there is nothing to plan for. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->classification != 0);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
lykta_plan_section_dispose (GObject *object)
{
  LyktaPlanSection *self = LYKTA_PLAN_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_PLAN_SECTION);
  g_clear_pointer (&self->plan, g_ptr_array_unref);

  G_OBJECT_CLASS (lykta_plan_section_parent_class)->dispose (object);
}

static void
lykta_plan_section_class_init (LyktaPlanSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_plan_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_plan_section_update;
  LYKTA_RECORD_SECTION_CLASS (klass)->later = TRUE;

  g_type_ensure (LYKTA_TYPE_INDICATOR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-plan-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanSection, progress_label);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanSection, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanSection, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanSection, all_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanSection, entry);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
lykta_plan_section_init (LyktaPlanSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

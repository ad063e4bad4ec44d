/* lykta-action-progress.c: how far the actions have come, source by source
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-action-progress.h"

#include <glib/gi18n-lib.h>

#include "lykta-icon.h"
#include "lykta-indicator-bar.h"
#include "lykta-rows-button.h"

struct _LyktaActionProgress
{
  AdwBin parent_instance;

  const LyktaRegister *reg;

  /* Widgets */
  GtkListBox *list;

  /* Owned */
  LyktaStore *store;
  GPtrArray *sources; /* LyktaChoice, static: what each row is about */
};

G_DEFINE_FINAL_TYPE (LyktaActionProgress, lykta_action_progress, ADW_TYPE_BIN)

typedef struct
{
  gint64 total;
  gint64 done;
  gint64 overdue;
} Progress;

static LyktaQuery *
make_query (LyktaActionProgress *self, const LyktaChoice *source)
{
  LyktaQuery *query = lykta_query_new (self->reg);

  lykta_query_add_condition (query, "source", LYKTA_IS, source->id);
  return query;
}

static void
count (LyktaActionProgress *self, const LyktaChoice *source, Progress *progress)
{
  g_autoptr (LyktaQuery) query = make_query (self, source);
  g_autoptr (GArray) groups = lykta_store_group (self->store, query, lykta_register_find_field (self->reg, "state"), NULL);

  *progress = (Progress) { 0 };
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const LyktaGroup *group = &g_array_index (groups, LyktaGroup, i);

      if (!g_str_equal (group->text, "dropped"))
        progress->total += group->count;
      if (g_str_equal (group->text, "done"))
        progress->done += group->count;
    }
  lykta_query_add_conditions (query, lykta_register_find_view (self->reg, "overdue")->conditions);
  progress->overdue = lykta_store_count (self->store, query);
}

static GtkWidget *
make_row (const LyktaChoice *source, const Progress *progress)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (lykta_choice_get_label (source));
  GtkWidget *bar = lykta_indicator_bar_new ();
  GtkWidget *words;
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: how many actions of how many. */
  g_string_printf (text, _ ("%u of %u done"), (guint) progress->done, (guint) progress->total);
  if (progress->overdue > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, " · %u is overdue", " · %u are overdue", (gulong) progress->overdue),
                            (guint) progress->overdue);
  words = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_add_css_class (words, progress->overdue > 0 ? "lykta-overdue" : "lykta-dim");
  lykta_indicator_bar_set (LYKTA_INDICATOR_BAR (bar),
                           progress->total > 0 ? (double) progress->done / (double) progress->total : 0, -1);
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), bar);
  gtk_box_append (GTK_BOX (lines), words);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), lykta_icon_new ("go-next-symbolic"));
  gtk_widget_add_css_class (box, "lykta-face-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, lykta_choice_get_label (source),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  return row;
}

static void
update (LyktaActionProgress *self)
{
  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->sources, 0);
  for (const LyktaChoice *source = lykta_register_find_field (self->reg, "source")->choices; source->id != NULL; source++)
    {
      Progress progress;

      count (self, source, &progress);
      if (progress.total == 0)
        continue;
      gtk_list_box_append (self->list, make_row (source, &progress));
      g_ptr_array_add (self->sources, (gpointer) source);
    }
}

static void
store_changed_cb (LyktaActionProgress *self, const LyktaRegister *reg)
{
  if (reg == self->reg)
    update (self);
}

static void
row_activated_cb (LyktaActionProgress *self, GtkListBoxRow *row)
{
  const LyktaChoice *source = self->sources->pdata[gtk_list_box_row_get_index (row)];
  g_autoptr (LyktaQuery) query = make_query (self, source);
  g_autoptr (GArray) ids = lykta_store_select (self->store, query, NULL);

  if (ids != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.show-ids",
                                        lykta_show_ids_target ("actions", lykta_choice_get_label (source), ids));
}

static void
lykta_action_progress_dispose (GObject *object)
{
  LyktaActionProgress *self = LYKTA_ACTION_PROGRESS (object);

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_action_progress_parent_class)->dispose (object);
}

static void
lykta_action_progress_class_init (LyktaActionProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_action_progress_dispose;
}

static void
lykta_action_progress_init (LyktaActionProgress *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->sources = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lykta-face");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress by source"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
lykta_action_progress_new (LyktaStore *store)
{
  LyktaActionProgress *self = g_object_new (LYKTA_TYPE_ACTION_PROGRESS, NULL);

  self->store = g_object_ref (store);
  self->reg = lykta_store_find_register (store, "actions");
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* lykta-plan-row.c: an occurrence as a row of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-row.h"

#include <glib/gi18n-lib.h>

#include "lykta-carry-over.h"
#include "lykta-pill.h"
#include "lykta-plan-mark.h"
#include "lykta-time.h"

struct _LyktaPlanRow
{
  GtkListBoxRow parent_instance;

  /* Owned */
  GVariant *target;
};

G_DEFINE_FINAL_TYPE (LyktaPlanRow, lykta_plan_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "9 days late" */
static char *
describe_delay (const LyktaPlanItem *item, const char *today)
{
  GDate due = lykta_date_get (item->due);
  GDate now = lykta_date_get (today);
  int days = g_date_days_between (&due, &now);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) days), days);
}

/* "8 Nov · Coordinator · 31 of 38", "24 Oct · 3 weeks late" */
static char *
describe (const LyktaPlanItem *item, const LyktaPlanScene *scene, const char *progress)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_take (parts, lykta_display_date (item->due, scene->today));
  if (lykta_plan_item_get_mark (item, scene->today) == LYKTA_PLAN_LATE)
    g_strv_builder_take (parts, describe_delay (item, scene->today));
  if (progress != NULL)
    g_strv_builder_add (parts, progress);
  if (item->responsible != 0)
    g_strv_builder_take (parts, lykta_store_get_title (scene->store, lykta_store_find_register (scene->store, "people"),
                                                       item->responsible));
  if (!item->made)
    g_strv_builder_add (parts, _ ("proposed by the rule"));
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *title, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s %s", tooltip, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* Never cut: the words are what the shape says. */
static GtkWidget *
make_pill (const char *text, LyktaTone tone)
{
  GtkWidget *pill = lykta_pill_new (text, tone);

  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_NONE);
  return pill;
}

static GtkWidget *
make_state (const LyktaPlanItem *item, const LyktaPlanScene *scene, gboolean reached)
{
  LyktaPlanMark mark = lykta_plan_item_get_mark (item, scene->today);

  if (reached)
    return make_pill (_ ("Reached"), LYKTA_TONE_DONE);
  return make_pill (lykta_plan_mark_get_label (mark), lykta_plan_mark_get_tone (mark));
}

/* Carried over again and again: below the rest, where it is seen. */
static void
add_times (GtkBox *lines, const LyktaPlanItem *item)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Carried over %u time", "Carried over %u times", item->times_carried),
                       item->times_carried);
  GtkWidget *pill = make_pill (text, LYKTA_TONE_WARNING);

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_box_append (lines, pill);
}

static void
lykta_plan_row_finalize (GObject *object)
{
  g_clear_pointer (&LYKTA_PLAN_ROW (object)->target, g_variant_unref);

  G_OBJECT_CLASS (lykta_plan_row_parent_class)->finalize (object);
}

static void
lykta_plan_row_class_init (LyktaPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lykta_plan_row_finalize;
}

static void
lykta_plan_row_init (LyktaPlanRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "lykta-plan-row");
}

GtkWidget *
lykta_plan_row_new (const LyktaPlanItem *item, const LyktaPlanScene *scene, LyktaPlanRowKind kind)
{
  LyktaPlanRow *self = g_object_new (LYKTA_TYPE_PLAN_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  LyktaPlanMark mark = lykta_plan_item_get_mark (item, scene->today);
  gboolean reached;
  g_autofree char *progress = lykta_plan_item_describe_progress (item, scene, &reached);
  g_autofree char *detail = describe (item, scene, progress);
  g_autofree char *name =
      g_strjoin (", ", item->title, detail, lykta_plan_mark_get_label (mark), reached ? _ ("Reached") : NULL, NULL);
  GtkWidget *state;

  self->target = g_variant_ref_sink (lykta_plan_item_get_target (item));
  gtk_box_append (GTK_BOX (lines), make_label (item->title, NULL));
  gtk_box_append (GTK_BOX (lines), make_label (detail, "lykta-dim"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "lykta-small");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  state = make_state (item, scene, reached);
  if (kind == LYKTA_PLAN_ROW_MOVABLE)
    gtk_widget_set_halign (state, GTK_ALIGN_START);

  gtk_widget_add_css_class (box, "lykta-row");
  gtk_box_append (GTK_BOX (box), lykta_plan_mark_icon_new (mark));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (kind == LYKTA_PLAN_ROW_MOVABLE ? lines : box), state);
  if (item->times_carried >= LYKTA_CARRY_OFTEN)
    add_times (GTK_BOX (lines), item);
  if (lykta_plan_item_is_open (item))
    {
      if (kind == LYKTA_PLAN_ROW_MOVABLE)
        gtk_box_append (GTK_BOX (box), make_button ("go-next-symbolic", _ ("Move to the Next Year… (Ctrl+Right)"), item->title,
                                                    "plan.move-later", self->target));
      gtk_box_append (GTK_BOX (box),
                      make_button ("object-select-symbolic", _ ("Mark as Done…"), item->title, "plan.done", self->target));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(sx)", lykta_plan_item_get_register (item),
                                    lykta_plan_item_get_id (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-record");
  return GTK_WIDGET (self);
}

GVariant *
lykta_plan_item_get_target (const LyktaPlanItem *item)
{
  return g_variant_new (LYKTA_PLAN_TARGET, item->activity, item->occurrence, item->period != NULL ? item->period : "", item->due);
}

GVariant *
lykta_plan_row_get_target (LyktaPlanRow *self)
{
  return self->target;
}

void
lykta_plan_list_fill (GtkWidget *list, GPtrArray *items, const LyktaPlanScene *scene, LyktaPlanRowKind kind)
{
  gtk_list_box_remove_all (GTK_LIST_BOX (list));
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), lykta_plan_row_new (items->pdata[i], scene, kind));
}

/* lykta-plan-month.c: what a month of the plan has, beside the wheel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-month.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-plan-row.h"
#include "lykta-wheel-drawing.h"

struct _LyktaPlanMonth
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *name;
  GtkLabel *count;
  GtkBox *parts;
};

G_DEFINE_FINAL_TYPE (LyktaPlanMonth, lykta_plan_month, ADW_TYPE_BIN)

enum
{
  SIGNAL_STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The parts of the list, in their order */
typedef enum
{
  PART_LIS,
  PART_DPO,
  PART_LEFT,
  PART_NEXT,
  N_PARTS,
} Part;

static gboolean
belongs_to (const LyktaPlanItem *item, Part part, guint month, guint next)
{
  guint its_month = lykta_plan_item_get_month (item);
  gboolean dpo = g_strcmp0 (item->track, "dpo") == 0;

  switch (part)
    {
    case PART_LIS:
      return its_month == month && !dpo;
    case PART_DPO:
      return its_month == month && dpo;
    case PART_LEFT:
      return its_month < month && lykta_plan_item_is_open (item);
    case PART_NEXT:
      return its_month == next;
    case N_PARTS:
    default:
      return FALSE;
    }
}

/* The month after this one that has something; 0: there is none. */
static guint
find_next (GPtrArray *items, guint month)
{
  for (guint i = 0; i < items->len; i++)
    if (lykta_plan_item_get_month (items->pdata[i]) > month)
      return lykta_plan_item_get_month (items->pdata[i]);
  return 0;
}

static char *
get_heading (Part part, guint next)
{
  g_autofree char *name = next != 0 ? lykta_wheel_get_month_name (next) : NULL;
  g_autofree char *lower = name != NULL ? lykta_display_lower (name) : NULL;

  switch (part)
    {
    case PART_LIS:
      return g_strdup (_ ("Information security"));
    case PART_DPO:
      return g_strdup (_ ("Data protection officer"));
    case PART_LEFT:
      return g_strdup (_ ("Left from earlier months"));
    case PART_NEXT:
    case N_PARTS:
    default:
      /* Translators: a month */
      return g_strdup_printf (_ ("Next: %s"), lower);
    }
}

static void
add_part (LyktaPlanMonth *self, Part part, GPtrArray *items, guint month, guint next, const LyktaPlanScene *scene)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autofree char *text = get_heading (part, next);
  GtkWidget *heading;
  GtkWidget *list;

  for (guint i = 0; i < items->len; i++)
    if (belongs_to (items->pdata[i], part, month, next))
      g_ptr_array_add (chosen, items->pdata[i]);
  if (chosen->len == 0)
    return;

  heading = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "accessible-role",
                          GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "lykta-heading");
  list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  lykta_plan_list_fill (list, chosen, scene, LYKTA_PLAN_ROW_PLAIN);
  gtk_box_append (self->parts, heading);
  gtk_box_append (self->parts, list);
}

/* "3 occurrences · 1 done, 2 ongoing" */
static char *
count (GPtrArray *items, guint month, const char *today)
{
  guint counts[LYKTA_N_PLAN_MARKS] = { 0 };
  guint n = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    if (lykta_plan_item_get_month (items->pdata[i]) == month)
      {
        counts[lykta_plan_item_get_mark (items->pdata[i], today)]++;
        n++;
      }
  if (n == 0)
    return g_strdup (_ ("Nothing is planned."));
  g_string_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u occurrence", "%u occurrences", n), n);
  for (guint mark = 0, shown = 0; mark < LYKTA_N_PLAN_MARKS; mark++)
    if (counts[mark] > 0)
      {
        g_autofree char *label = lykta_display_lower (lykta_plan_mark_get_label (mark));

        g_string_append_printf (text, "%s%u %s", shown++ == 0 ? " · " : ", ", counts[mark], label);
      }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
previous_cb (LyktaPlanMonth *self)
{
  g_signal_emit (self, signals[SIGNAL_STEP], 0, -1);
}

static void
next_cb (LyktaPlanMonth *self)
{
  g_signal_emit (self, signals[SIGNAL_STEP], 0, 1);
}

static void
lykta_plan_month_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_PLAN_MONTH);

  G_OBJECT_CLASS (lykta_plan_month_parent_class)->dispose (object);
}

static void
lykta_plan_month_class_init (LyktaPlanMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_plan_month_dispose;

  signals[SIGNAL_STEP] =
      g_signal_new ("step", LYKTA_TYPE_PLAN_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-plan-month.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanMonth, name);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanMonth, count);
  gtk_widget_class_bind_template_child (widget_class, LyktaPlanMonth, parts);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
lykta_plan_month_init (LyktaPlanMonth *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lykta_plan_month_show (LyktaPlanMonth *self, GPtrArray *items, guint month, const LyktaPlanScene *scene)
{
  g_autofree char *name = lykta_wheel_get_month_name (month);
  g_autofree char *counted = count (items, month, scene->today);
  guint next = find_next (items, month);
  GtkWidget *child;

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->count, counted);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, child);
  for (guint part = 0; part < N_PARTS; part++)
    add_part (self, part, items, month, next, scene);
}

void
lykta_plan_month_point_at (LyktaPlanMonth *self, const LyktaPlanItem *item)
{
  g_autoptr (GVariant) target = item != NULL ? g_variant_ref_sink (lykta_plan_item_get_target (item)) : NULL;

  for (GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
      if (LYKTA_IS_PLAN_ROW (row) && target != NULL && g_variant_equal (lykta_plan_row_get_target (LYKTA_PLAN_ROW (row)), target))
        gtk_widget_add_css_class (row, "current");
      else
        gtk_widget_remove_css_class (row, "current");
}

void
lykta_plan_month_focus (LyktaPlanMonth *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->parts), GTK_DIR_TAB_FORWARD);
}

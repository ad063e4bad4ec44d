/* lykta-wheel.c: the yearly plan as a wheel of twelve months and two tracks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-wheel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lykta-accent.h"
#include "lykta-clock.h"
#include "lykta-plan-mark.h"
#include "lykta-snapshot-pen.h"
#include "lykta-wheel-spot.h"

#define MARGIN 8
#define LEAST 260
#define NATURAL 640

/* Half of a mark's place: the mark and its halo */
#define HALO 6

#define FOCUS_STROKE 2.5

struct _LyktaWheel
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *months[LYKTA_WHEEL_MONTHS];
  GPtrArray *spots; /* LyktaWheelSpot, one an item */
  GtkWidget *probe; /* unseen: its colour is that of what is done */

  /* Owned */
  GPtrArray *items;
  LyktaWheelDrawing *drawing;
};

G_DEFINE_FINAL_TYPE (LyktaWheel, lykta_wheel, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MONTH_CHOSEN,
  SIGNAL_ITEM_OPENED,
  SIGNAL_ITEM_FOCUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_month_of (LyktaWheel *self, guint index)
{
  return g_array_index (self->drawing->dots, LyktaWheelDot, index).month;
}

static void
month_clicked_cb (LyktaWheel *self, GtkWidget *spot)
{
  g_signal_emit (self, signals[SIGNAL_MONTH_CHOSEN], 0, lykta_wheel_spot_get_month (LYKTA_WHEEL_SPOT (spot)));
}

static void
spot_clicked_cb (LyktaWheel *self, GtkWidget *spot)
{
  guint index;

  if (g_ptr_array_find (self->spots, spot, &index))
    g_signal_emit (self, signals[SIGNAL_ITEM_OPENED], 0, index);
}

static double
get_radius (int width, int height)
{
  return MAX (MIN (width, height) / 2.0 - MARGIN, 1);
}

static void
get_inks (LyktaWheel *self, LyktaWheelInks *inks)
{
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  lykta_ink_from_color (&inks->text, &color);
  lykta_ink_get_ground (&inks->ground);
  /* White on it is 4.5:1, which it is not on every accent. */
  lykta_accent_get (&color);
  lykta_ink_from_color (&inks->accent, &(GdkRGBA) { color.red * 0.84f, color.green * 0.84f, color.blue * 0.84f, 1 });
  gtk_widget_get_color (self->probe, &color);
  lykta_ink_from_color (&inks->marks[LYKTA_PLAN_DONE], &color);
  inks->contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/* A month has no shape of its own: its sector shows that the keyboard is there. */
static void
draw_month_focus (LyktaWheel *self, LyktaSnapshotPen *pen, const LyktaWheelInks *inks)
{
  for (guint month = 1; month <= LYKTA_WHEEL_MONTHS; month++)
    if (gtk_widget_has_visible_focus (self->months[month - 1]))
      {
        double radius = self->drawing->radius;

        lykta_wheel_draw_sector (self->drawing, &lykta_snapshot_pen, pen, month, lykta_wheel_get_middle (radius), radius);
        lykta_snapshot_pen.stroke (pen, FOCUS_STROKE, &inks->accent);
      }
}

static void
lykta_wheel_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LyktaWheel *self = LYKTA_WHEEL (widget);
  g_auto (LyktaSnapshotPen) pen = LYKTA_SNAPSHOT_PEN_INIT (widget, snapshot);
  float x = (float) gtk_widget_get_width (widget) / 2;
  float y = (float) gtk_widget_get_height (widget) / 2;
  LyktaWheelInks inks = { .contrast = FALSE };

  if (self->drawing == NULL)
    return;
  get_inks (self, &inks);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  lykta_wheel_drawing_draw_ground (self->drawing, &lykta_snapshot_pen, &pen, &inks);
  lykta_wheel_drawing_draw_centre (self->drawing, &lykta_snapshot_pen, &pen, &inks);
  lykta_wheel_drawing_draw_hand (self->drawing, &lykta_snapshot_pen, &pen, &inks, x, y);
  draw_month_focus (self, &pen, &inks);
  gtk_snapshot_restore (snapshot);
  for (guint i = 0; i < self->spots->len; i++)
    gtk_widget_snapshot_child (widget, self->spots->pdata[i], snapshot);
}

static void
lykta_wheel_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  *minimum = LEAST;
  *natural = NATURAL;
}

static void
lykta_wheel_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LyktaWheel *self = LYKTA_WHEEL (widget);
  double radius = get_radius (width, height);
  GtkAllocation square = { (int) (width / 2.0 - radius), (int) (height / 2.0 - radius), (int) (2 * radius), (int) (2 * radius) };

  if (self->drawing == NULL)
    return;
  lykta_wheel_drawing_set_radius (self->drawing, radius);
  for (guint i = 0; i < LYKTA_WHEEL_MONTHS; i++)
    gtk_widget_size_allocate (self->months[i], &square, -1);
  for (guint i = 0; i < self->spots->len; i++)
    {
      const LyktaWheelDot *dot = &g_array_index (self->drawing->dots, LyktaWheelDot, i);
      int half = (int) self->drawing->size + HALO + 1;

      lykta_wheel_spot_set_size (self->spots->pdata[i], self->drawing->size);
      gtk_widget_size_allocate (self->spots->pdata[i],
                                &(GtkAllocation) { (int) (width / 2.0 + dot->x + 0.5) - half,
                                                   (int) (height / 2.0 + dot->y + 0.5) - half, 2 * half, 2 * half },
                                -1);
    }
}

/* The first occurrence of a month, @from some place on; the number of items when there is none */
static guint
find_in_month (LyktaWheel *self, guint month, guint from)
{
  for (guint i = from; i < self->spots->len; i++)
    if (get_month_of (self, i) == month)
      return i;
  return self->spots->len;
}

static GtkWidget *
step_from_month (LyktaWheel *self, guint month, GtkDirectionType direction)
{
  guint index;

  switch (direction)
    {
    case GTK_DIR_LEFT:
      return self->months[(month + LYKTA_WHEEL_MONTHS - 2) % LYKTA_WHEEL_MONTHS];
    case GTK_DIR_RIGHT:
      return self->months[month % LYKTA_WHEEL_MONTHS];
    case GTK_DIR_DOWN:
      index = find_in_month (self, month, 0);
      return index < self->spots->len ? self->spots->pdata[index] : NULL;
    case GTK_DIR_UP:
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return NULL;
    }
}

static GtkWidget *
step_from_spot (LyktaWheel *self, guint index, GtkDirectionType direction)
{
  guint month = get_month_of (self, index);
  guint below;

  switch (direction)
    {
    case GTK_DIR_LEFT:
      return index > 0 ? self->spots->pdata[index - 1] : NULL;
    case GTK_DIR_RIGHT:
      return index + 1 < self->spots->len ? self->spots->pdata[index + 1] : NULL;
    case GTK_DIR_UP:
      return index > 0 && get_month_of (self, index - 1) == month ? self->spots->pdata[index - 1] : self->months[month - 1];
    case GTK_DIR_DOWN:
      below = find_in_month (self, month, index + 1);
      return below < self->spots->len ? self->spots->pdata[below] : NULL;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return NULL;
    }
}

static gboolean
lykta_wheel_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LyktaWheel *self = LYKTA_WHEEL (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  GtkWidget *next;
  guint index;

  if (self->drawing == NULL)
    return FALSE;
  if (child == NULL)
    return gtk_widget_grab_focus (self->months[MAX (self->drawing->chosen, 1) - 1]);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (g_ptr_array_find (self->spots, child, &index))
    next = step_from_spot (self, index, direction);
  else
    next = step_from_month (self, lykta_wheel_spot_get_month (LYKTA_WHEEL_SPOT (child)), direction);
  if (next == NULL)
    return TRUE;
  gtk_widget_grab_focus (next);
  if (g_ptr_array_find (self->spots, next, &index))
    g_signal_emit (self, signals[SIGNAL_ITEM_FOCUSED], 0, index);
  return TRUE;
}

static gboolean
end_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  LyktaWheel *self = LYKTA_WHEEL (widget);

  return gtk_widget_grab_focus (self->months[g_variant_get_boolean (arguments) ? LYKTA_WHEEL_MONTHS - 1 : 0]);
}

static void
remove_spots (LyktaWheel *self)
{
  for (guint i = 0; i < self->spots->len; i++)
    gtk_widget_unparent (self->spots->pdata[i]);
  g_ptr_array_set_size (self->spots, 0);
}

static void
lykta_wheel_dispose (GObject *object)
{
  LyktaWheel *self = LYKTA_WHEEL (object);

  remove_spots (self);
  for (guint i = 0; i < LYKTA_WHEEL_MONTHS; i++)
    g_clear_pointer (&self->months[i], gtk_widget_unparent);
  g_clear_pointer (&self->probe, gtk_widget_unparent);

  G_OBJECT_CLASS (lykta_wheel_parent_class)->dispose (object);
}

static void
lykta_wheel_finalize (GObject *object)
{
  LyktaWheel *self = LYKTA_WHEEL (object);

  g_ptr_array_unref (self->spots);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->drawing, lykta_wheel_drawing_free);

  G_OBJECT_CLASS (lykta_wheel_parent_class)->finalize (object);
}

static void
lykta_wheel_class_init (LyktaWheelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_wheel_dispose;
  object_class->finalize = lykta_wheel_finalize;
  widget_class->snapshot = lykta_wheel_snapshot;
  widget_class->measure = lykta_wheel_measure;
  widget_class->size_allocate = lykta_wheel_size_allocate;
  widget_class->focus = lykta_wheel_focus;

  signals[SIGNAL_MONTH_CHOSEN] =
      g_signal_new ("month-chosen", LYKTA_TYPE_WHEEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ITEM_OPENED] =
      g_signal_new ("item-opened", LYKTA_TYPE_WHEEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ITEM_FOCUSED] =
      g_signal_new ("item-focused", LYKTA_TYPE_WHEEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_cb, "b", TRUE);
  gtk_widget_class_set_css_name (widget_class, "wheel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lykta_wheel_init (LyktaWheel *self)
{
  self->spots = g_ptr_array_new ();
  self->probe = lykta_plan_mark_icon_new (LYKTA_PLAN_DONE);
  gtk_widget_set_parent (self->probe, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->probe, FALSE);
  for (guint i = 0; i < LYKTA_WHEEL_MONTHS; i++)
    {
      g_autofree char *name = lykta_wheel_get_month_name (i + 1);

      self->months[i] = lykta_wheel_spot_new_month (i + 1, name);
      gtk_widget_set_parent (self->months[i], GTK_WIDGET (self));
      g_signal_connect_object (self->months[i], "clicked", G_CALLBACK (month_clicked_cb), self, G_CONNECT_SWAPPED);
    }
  lykta_accent_follow (GTK_WIDGET (self));
}

GtkWidget *
lykta_wheel_new (void)
{
  return g_object_new (LYKTA_TYPE_WHEEL, NULL);
}

char *
lykta_plan_item_describe (const LyktaPlanItem *item, const char *today)
{
  g_autofree char *day = lykta_display_date (item->due, today);
  g_autofree char *times = NULL;

  if (item->times_carried > 1)
    /* Translators: how often an activity has been carried over to the next year */
    times = g_strdup_printf (_ ("carried over %u times"), item->times_carried);
  return g_strjoin (", ", item->title, day, lykta_plan_mark_get_label (lykta_plan_item_get_mark (item, today)), times, NULL);
}

/* What each month has, for who cannot see it */
static void
describe_months (LyktaWheel *self)
{
  guint counts[LYKTA_WHEEL_MONTHS] = { 0 };

  for (guint i = 0; i < self->spots->len; i++)
    counts[get_month_of (self, i) - 1]++;
  for (guint i = 0; i < LYKTA_WHEEL_MONTHS; i++)
    {
      g_autofree char *name = lykta_wheel_get_month_name (i + 1);
      g_autofree char *count =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u occurrence", "%u occurrences", counts[i]), counts[i]);
      g_autofree char *text = g_strdup_printf ("%s, %s", name, count);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->months[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
}

/* The item that had the keyboard is found again, however its state or its day changed. */
static void
restore_focus (LyktaWheel *self, const LyktaPlanItem *had)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const LyktaPlanItem *item = self->items->pdata[i];

      if (item->activity == had->activity && g_strcmp0 (item->period, had->period) == 0)
        {
          gtk_widget_grab_focus (self->spots->pdata[i]);
          return;
        }
    }
}

void
lykta_wheel_set_items (LyktaWheel *self, GPtrArray *items, int year, const char *today)
{
  guint chosen = self->drawing != NULL ? self->drawing->chosen : 0;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->items);
  gboolean had_focus;
  guint focused;
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  had_focus = focus != NULL && g_ptr_array_find (self->spots, focus, &focused);
  remove_spots (self);
  g_clear_pointer (&self->drawing, lykta_wheel_drawing_free);
  self->items = g_ptr_array_ref (items);
  self->drawing = lykta_wheel_drawing_new (items, year, today);
  self->drawing->chosen = chosen;
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *text = lykta_plan_item_describe (items->pdata[i], today);
      GtkWidget *spot = lykta_wheel_spot_new (lykta_plan_item_get_mark (items->pdata[i], today), text);

      gtk_widget_set_parent (spot, GTK_WIDGET (self));
      g_ptr_array_add (self->spots, spot);
      g_signal_connect_object (spot, "clicked", G_CALLBACK (spot_clicked_cb), self, G_CONNECT_SWAPPED);
    }
  describe_months (self);
  count = lykta_wheel_drawing_describe (self->drawing);
  /* Translators: a year and what is done of its plan: "Yearly wheel 2026, 9 of 14 done" */
  name = g_strdup_printf (_ ("Yearly wheel %d, %s"), year, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (had_focus)
    restore_focus (self, before->pdata[focused]);
}

void
lykta_wheel_set_month (LyktaWheel *self, guint month)
{
  if (self->drawing == NULL || self->drawing->chosen == month)
    return;
  self->drawing->chosen = month;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lykta_wheel_focus_month (LyktaWheel *self, guint month)
{
  gtk_widget_grab_focus (self->months[month - 1]);
}

const LyktaWheelDrawing *
lykta_wheel_get_drawing (LyktaWheel *self)
{
  return self->drawing;
}

/* lykta-wheel-layout.c: where everything stands on the yearly wheel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "lykta-calendar.h"
#include "lykta-wheel-drawing.h"

/* Shares of the radius, and pixels */
#define MIDDLE 0.31
#define BETWEEN 0.58
#define BAND 32.0
#define GAP 4.0

/* Marks, in pixels: their radius and what is left free around them */
#define GREATEST 12.0
#define LEAST 3.5
#define FREE 2.0
/* How much of a month's part of a ring marks fill before they get smaller */
#define FULL 0.62

#define STEP (G_PI / 180 * 1.5)

void
lykta_wheel_get_ring (double radius, guint track, double *inner, double *outer)
{
  *inner = track == 0 ? BETWEEN * radius : MIDDLE * radius;
  *outer = track == 0 ? radius - BAND - GAP : BETWEEN * radius - GAP;
}

double
lykta_wheel_get_band (double radius)
{
  return radius - BAND;
}

double
lykta_wheel_get_middle (double radius)
{
  return MIDDLE * radius;
}

static double
get_angle (const GDate *date)
{
  GDateYear year = g_date_get_year (date);

  return 2 * G_PI * (g_date_get_day_of_year (date) - 0.5) / (g_date_is_leap_year (year) ? 366 : 365);
}

static guint
get_passed (int year, const GDate *today)
{
  if (g_date_get_year (today) > year)
    return LYKTA_WHEEL_MONTHS;
  return g_date_get_year (today) == year ? g_date_get_month (today) : 0;
}

LyktaWheelDrawing *
lykta_wheel_drawing_new (GPtrArray *items, int year, const char *today)
{
  LyktaWheelDrawing *self = g_new0 (LyktaWheelDrawing, 1);
  GDate now;

  lykta_calendar_read_day (&now, today);
  self->year = year;
  self->passed = get_passed (year, &now);
  self->today = g_date_get_year (&now) == year ? g_strdup (today) : NULL;
  self->dots = g_array_sized_new (FALSE, TRUE, sizeof (LyktaWheelDot), items->len);
  for (guint i = 0; i < items->len; i++)
    {
      const LyktaPlanItem *item = items->pdata[i];
      LyktaWheelDot dot = { .track = g_strcmp0 (item->track, "dpo") == 0, .mark = lykta_plan_item_get_mark (item, today) };
      GDate due;

      lykta_calendar_read_day (&due, item->due);
      dot.month = g_date_get_month (&due);
      dot.angle = get_angle (&due);
      g_array_append_val (self->dots, dot);
    }
  return self;
}

void
lykta_wheel_drawing_free (LyktaWheelDrawing *self)
{
  g_array_unref (self->dots);
  g_free (self->today);
  g_free (self);
}

/* As large as fits where most stand. */
static double
get_size (LyktaWheelDrawing *self)
{
  guint counts[LYKTA_WHEEL_TRACKS][LYKTA_WHEEL_MONTHS + 1] = { 0 };
  double size = MIN (GREATEST, self->radius / 20);

  for (guint i = 0; i < self->dots->len; i++)
    {
      const LyktaWheelDot *dot = &g_array_index (self->dots, LyktaWheelDot, i);

      counts[dot->track][dot->month]++;
    }
  for (guint track = 0; track < LYKTA_WHEEL_TRACKS; track++)
    for (guint month = 1; month <= LYKTA_WHEEL_MONTHS; month++)
      if (counts[track][month] > 0)
        {
          double inner;
          double outer;
          double area;

          lykta_wheel_get_ring (self->radius, track, &inner, &outer);
          area = G_PI / LYKTA_WHEEL_MONTHS * (outer * outer - inner * inner) * FULL;
          size = MIN (size, sqrt (area / counts[track][month]) / 2 - FREE / 2);
        }
  return MAX (size, LEAST);
}

static gboolean
is_free (LyktaWheelDrawing *self, guint before, const LyktaWheelDot *dot)
{
  double least = 2 * self->size + FREE;

  for (guint i = before; i > 0; i--)
    {
      const LyktaWheelDot *other = &g_array_index (self->dots, LyktaWheelDot, i - 1);

      if (other->track == dot->track && other->month == dot->month && hypot (other->x - dot->x, other->y - dot->y) < least)
        return FALSE;
    }
  return TRUE;
}

/* On one of the ring's lanes, from the middle one outwards */
static gboolean
try_angle (LyktaWheelDrawing *self, guint index, double angle)
{
  LyktaWheelDot *dot = &g_array_index (self->dots, LyktaWheelDot, index);
  double step = 2 * self->size + FREE;
  double inner;
  double outer;
  int n;

  lykta_wheel_get_ring (self->radius, dot->track, &inner, &outer);
  n = MAX ((int) ((outer - inner) / step), 1);
  for (int i = 0; i < n; i++)
    {
      int lane = (n - 1) / 2 + (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2);
      double radius = inner + (lane + 0.5) * (outer - inner) / n;
      double margin = (self->size + FREE) / radius;
      double from = (dot->month - 1) * 2 * G_PI / LYKTA_WHEEL_MONTHS + margin;
      double to = dot->month * 2 * G_PI / LYKTA_WHEEL_MONTHS - margin;
      double placed = from < to ? CLAMP (angle, from, to) : (from + to) / 2;

      dot->x = radius * sin (placed);
      dot->y = -radius * cos (placed);
      if (is_free (self, index, dot))
        return TRUE;
    }
  return FALSE;
}

static void
place (LyktaWheelDrawing *self, guint index)
{
  double angle = g_array_index (self->dots, LyktaWheelDot, index).angle;

  for (int i = 0; i * STEP < 2 * G_PI / LYKTA_WHEEL_MONTHS; i++)
    if (try_angle (self, index, angle - i * STEP) || try_angle (self, index, angle + i * STEP))
      return;
  /* No room is left: on its own day, over what is there */
  try_angle (self, index, angle);
}

void
lykta_wheel_drawing_set_radius (LyktaWheelDrawing *self, double radius)
{
  if (self->radius == radius)
    return;
  self->radius = radius;
  self->size = get_size (self);
  for (guint i = 0; i < self->dots->len; i++)
    place (self, i);
}

guint
lykta_wheel_drawing_count (const LyktaWheelDrawing *self, LyktaPlanMark mark)
{
  guint n = 0;

  for (guint i = 0; i < self->dots->len; i++)
    n += g_array_index (self->dots, LyktaWheelDot, i).mark == mark;
  return n;
}

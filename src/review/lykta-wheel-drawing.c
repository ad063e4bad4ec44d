/* lykta-wheel-drawing.c: the yearly wheel, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-wheel-drawing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lykta-calendar.h"

#define MONTH (2 * G_PI / LYKTA_WHEEL_MONTHS)

/* Between the parts, the same at every radius */
#define GAP 3.0

/* Tints: of a track, paler for months to come; of the chosen month */
#define TINT_PALE 0.6
#define TINT_CHOSEN 0.15
#define TINT_EDGE 0.6
static const double tints[LYKTA_WHEEL_TRACKS] = { 0.05, 0.085 };

#define SMALL 0.86
#define YEAR 2.5
#define HAND 2.5
#define CENTRE_STROKE 7.0

/* The legend of a figure: its height, and the radius of its marks, in shares of the text's size */
#define LEGEND 3.0
#define LEGEND_MARK 0.55

static const LyktaInk white = { 1, 1, 1, 1 };

static LyktaInk
fade (const LyktaInk *ink, double share)
{
  LyktaInk faded = *ink;

  faded.alpha *= share;
  return faded;
}

static void
draw_line (const LyktaWheelPen *pen, gpointer data, double x1, double y1, double x2, double y2, double width, const LyktaInk *ink)
{
  pen->begin (data);
  pen->move_to (data, x1, y1);
  pen->line_to (data, x2, y2);
  pen->stroke (data, width, ink);
}

static void
draw_circle (const LyktaWheelPen *pen, gpointer data, double x, double y, double radius)
{
  pen->begin (data);
  pen->arc (data, x, y, radius, 0, G_PI);
  pen->arc (data, x, y, radius, G_PI, 2 * G_PI);
  pen->close (data);
}

static void
draw_done (const LyktaWheelPen *pen, gpointer data, double x, double y, double size, const LyktaInk *ink, const LyktaInk *ground)
{
  draw_circle (pen, data, x, y, size);
  pen->fill (data, ink);
  pen->begin (data);
  pen->move_to (data, x - 0.44 * size, y + 0.02 * size);
  pen->line_to (data, x - 0.12 * size, y + 0.36 * size);
  pen->line_to (data, x + 0.46 * size, y - 0.32 * size);
  pen->stroke (data, 0.22 * size, ground);
}

static void
draw_ring (const LyktaWheelPen *pen, gpointer data, double x, double y, double size, const LyktaInk *ink)
{
  draw_circle (pen, data, x, y, 0.88 * size);
  pen->stroke (data, 0.2 * size, ink);
}

static void
draw_ongoing (const LyktaWheelPen *pen, gpointer data, double x, double y, double size, const LyktaInk *ink)
{
  draw_ring (pen, data, x, y, size, ink);
  pen->begin (data);
  pen->arc (data, x, y, 0.6 * size, 0, G_PI);
  pen->close (data);
  pen->fill (data, ink);
}

static void
draw_late (const LyktaWheelPen *pen, gpointer data, double x, double y, double size, const LyktaInk *ink, const LyktaInk *ground)
{
  pen->begin (data);
  pen->move_to (data, x, y - 0.95 * size);
  pen->line_to (data, x + 1.05 * size, y + 0.82 * size);
  pen->line_to (data, x - 1.05 * size, y + 0.82 * size);
  pen->close (data);
  pen->fill (data, ink);
  pen->stroke (data, 0.25 * size, ink);
  draw_line (pen, data, x, y - 0.3 * size, x, y + 0.25 * size, 0.24 * size, ground);
  draw_circle (pen, data, x, y + 0.62 * size, 0.14 * size);
  pen->fill (data, ground);
}

static void
draw_carried (const LyktaWheelPen *pen, gpointer data, double x, double y, double size, const LyktaInk *ink,
              const LyktaInk *ground)
{
  double half = 0.88 * size;

  pen->begin (data);
  pen->move_to (data, x - half, y - half);
  pen->line_to (data, x + half, y - half);
  pen->line_to (data, x + half, y + half);
  pen->line_to (data, x - half, y + half);
  pen->close (data);
  pen->fill (data, ink);
  draw_line (pen, data, x - 0.5 * size, y, x + 0.45 * size, y, 0.2 * size, ground);
  pen->begin (data);
  pen->move_to (data, x + 0.08 * size, y - 0.42 * size);
  pen->line_to (data, x + 0.5 * size, y);
  pen->line_to (data, x + 0.08 * size, y + 0.42 * size);
  pen->stroke (data, 0.2 * size, ground);
}

void
lykta_wheel_draw_mark (const LyktaWheelPen *pen, gpointer data, LyktaPlanMark mark, double x, double y, double size,
                       const LyktaInk *ink, const LyktaInk *ground)
{
  switch (mark)
    {
    case LYKTA_PLAN_DONE:
      draw_done (pen, data, x, y, size, ink, ground);
      return;
    case LYKTA_PLAN_ONGOING:
      draw_ongoing (pen, data, x, y, size, ink);
      return;
    case LYKTA_PLAN_LATE:
      draw_late (pen, data, x, y, size, ink, ground);
      return;
    case LYKTA_PLAN_CARRIED:
      draw_carried (pen, data, x, y, size, ink, ground);
      return;
    case LYKTA_PLAN_DROPPED:
      draw_ring (pen, data, x, y, size, ink);
      draw_line (pen, data, x - 0.6 * size, y + 0.6 * size, x + 0.6 * size, y - 0.6 * size, 0.2 * size, ink);
      return;
    case LYKTA_PLAN_NOT_STARTED:
    case LYKTA_N_PLAN_MARKS:
    default:
      draw_ring (pen, data, x, y, size, ink);
      return;
    }
}

/**
 * lykta_wheel_draw_sector:
 * @month: 1 to 12
 *
 * The outline of a month between two radii, with the gap to its neighbours; to be filled or stroked.
 */
void
lykta_wheel_draw_sector (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data, guint month, double inner,
                         double outer)
{
  double from = (month - 1) * MONTH;
  double to = month * MONTH;
  double inside = GAP / 2 / inner;
  double outside = GAP / 2 / outer;

  pen->begin (data);
  pen->arc (data, 0, 0, outer, from + outside, to - outside);
  pen->arc (data, 0, 0, inner, to - inside, from + inside);
  pen->close (data);
}

char *
lykta_wheel_get_month_name (guint month)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2000, (int) month, 1, 0, 0, 0);
  g_autofree char *name = g_date_time_format (day, "%OB");
  const char *rest = g_utf8_next_char (name);
  g_autofree char *first = g_utf8_strup (name, rest - name);

  return g_strconcat (first, rest, NULL);
}

/* Letter by letter along the band, the right way up in the lower half too */
static void
draw_arc_text (const LyktaWheelPen *pen, gpointer data, const char *text, double size, gboolean bold, double radius,
               double middle, const LyktaInk *ink)
{
  gboolean lower = middle > G_PI / 2 && middle < 3 * G_PI / 2;
  double direction = lower ? -1 : 1;
  double angle = middle - direction * pen->measure (data, text, size, bold) / 2 / radius;

  for (const char *letter = text; *letter != '\0'; letter = g_utf8_next_char (letter))
    {
      g_autofree char *one = g_strndup (letter, (gsize) (g_utf8_next_char (letter) - letter));
      double half = pen->measure (data, one, size, bold) / 2 / radius;

      angle += direction * half;
      pen->text (data, one, size, bold, radius * sin (angle), -radius * cos (angle), lower ? angle + G_PI : angle, ink);
      angle += direction * half;
    }
}

/* "November", or "Nov" where the wheel is small or the text large; all of them alike */
static char *
get_name (guint month, gboolean whole)
{
  g_autofree char *name = lykta_wheel_get_month_name (month);

  if (!whole)
    *g_utf8_offset_to_pointer (name, MIN (3, g_utf8_strlen (name, -1))) = '\0';
  return g_steal_pointer (&name);
}

static double
measure_names (const LyktaWheelPen *pen, gpointer data, gboolean whole)
{
  double widest = 1;

  for (guint month = 1; month <= LYKTA_WHEEL_MONTHS; month++)
    {
      g_autofree char *name = get_name (month, whole);

      widest = MAX (widest, pen->measure (data, name, 1, TRUE));
    }
  return widest;
}

static void
draw_month_names (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data, const LyktaWheelInks *inks)
{
  double radius = (lykta_wheel_get_band (self->radius) + self->radius) / 2;
  double room = radius * MONTH * 0.94;
  gboolean whole = measure_names (pen, data, TRUE) <= room;
  double size = whole ? 1 : MIN (1, room / measure_names (pen, data, FALSE));

  for (guint month = 1; month <= LYKTA_WHEEL_MONTHS; month++)
    {
      g_autofree char *name = get_name (month, whole);
      gboolean chosen = month == self->chosen;

      draw_arc_text (pen, data, name, size, chosen, radius, (month - 0.5) * MONTH, chosen ? &white : &inks->text);
    }
}

static void
draw_month (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data, guint month, const LyktaWheelInks *inks)
{
  LyktaInk edge = fade (&inks->text, TINT_EDGE);

  for (guint track = 0; track < LYKTA_WHEEL_TRACKS; track++)
    {
      double share = tints[track] * (month > self->passed ? TINT_PALE : 1);
      LyktaInk tint = month == self->chosen ? fade (&inks->accent, TINT_CHOSEN) : fade (&inks->text, share);
      double inner;
      double outer;

      lykta_wheel_get_ring (self->radius, track, &inner, &outer);
      lykta_wheel_draw_sector (self, pen, data, month, inner, outer);
      pen->fill (data, &tint);
      if (inks->contrast)
        pen->stroke (data, 1, &edge);
    }
  if (month == self->chosen)
    {
      lykta_wheel_draw_sector (self, pen, data, month, lykta_wheel_get_band (self->radius), self->radius);
      pen->fill (data, &inks->accent);
    }
}

void
lykta_wheel_drawing_draw_ground (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data,
                                 const LyktaWheelInks *inks)
{
  /* Translators: the two tracks of the yearly plan, as short as can be: the office's own information security work, and that of the data
   * protection officer */
  const char *const names[LYKTA_WHEEL_TRACKS] = { C_ ("track", "ISMS"), C_ ("track", "DPO") };
  LyktaInk dim = fade (&inks->text, 0.76);

  for (guint month = 1; month <= LYKTA_WHEEL_MONTHS; month++)
    draw_month (self, pen, data, month, inks);
  draw_month_names (self, pen, data, inks);
  for (guint track = 0; track < LYKTA_WHEEL_TRACKS; track++)
    {
      double inner;
      double outer;
      double size;

      lykta_wheel_get_ring (self->radius, track, &inner, &outer);
      /* Small where the ring is narrow: the legend of the list beside says it too. */
      size = MIN (SMALL, (outer - inner) / 5 / pen->measure (data, "M", 1, TRUE));
      draw_arc_text (pen, data, names[track], size, TRUE, outer - 0.9 * pen->measure (data, "M", size, TRUE), 0.13, &dim);
    }
}

char *
lykta_wheel_drawing_describe (const LyktaWheelDrawing *self)
{
  /* Translators: how many of how many occurrences of a year */
  return g_strdup_printf (_ ("%u of %u done"), lykta_wheel_drawing_count (self, LYKTA_PLAN_DONE), self->dots->len);
}

void
lykta_wheel_drawing_draw_centre (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data,
                                 const LyktaWheelInks *inks)
{
  double radius = lykta_wheel_get_middle (self->radius) - 16;
  guint n_done = lykta_wheel_drawing_count (self, LYKTA_PLAN_DONE);
  LyktaInk track = fade (&inks->text, inks->contrast ? 0.45 : 0.13);
  g_autofree char *year = g_strdup_printf ("%d", self->year);
  g_autofree char *text = lykta_wheel_drawing_describe (self);
  double room = 2 * radius - 4 * CENTRE_STROKE;
  double fit = MIN (1, room / MAX (pen->measure (data, text, 1, FALSE), 1));
  double year_size = MIN (YEAR, YEAR * room * 0.7 / MAX (pen->measure (data, year, YEAR, TRUE), 1));

  draw_circle (pen, data, 0, 0, radius);
  pen->stroke (data, CENTRE_STROKE, &track);
  if (n_done > 0)
    {
      double share = (double) n_done / self->dots->len;

      pen->begin (data);
      pen->arc (data, 0, 0, radius, 0, MIN (share, 0.5) * 2 * G_PI);
      if (share > 0.5)
        pen->arc (data, 0, 0, radius, G_PI, share * 2 * G_PI);
      pen->stroke (data, CENTRE_STROKE, &inks->marks[LYKTA_PLAN_DONE]);
    }
  pen->text (data, year, year_size, TRUE, 0, -0.13 * radius, 0, &inks->text);
  pen->text (data, text, fit, FALSE, 0, 0.24 * radius, 0, &inks->text);
}

/**
 * lykta_wheel_drawing_draw_hand:
 * @half_width: how far from the middle there is room to the sides
 * @half_height: the same, above and below
 *
 * Today's hand, with a label at its end; nothing when the year is another.
 */
void
lykta_wheel_drawing_draw_hand (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data, const LyktaWheelInks *inks,
                               double half_width, double half_height)
{
  double from = lykta_wheel_get_middle (self->radius) - 2;
  double to = lykta_wheel_get_band (self->radius) - 4;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;
  double height = pen->measure (data, "M", 1, FALSE) * 2;
  double angle;
  double half;
  double x;
  double y;
  GDate date;

  if (self->today == NULL || !lykta_calendar_read_day (&date, self->today))
    return;
  day = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  /* Translators: at the end of the wheel's hand: "Today 14 Nov"; see strftime */
  text = g_date_time_format (day, _ ("Today %-d %b"));
  angle = 2 * G_PI * (g_date_get_day_of_year (&date) - 0.5) / (g_date_is_leap_year (g_date_get_year (&date)) ? 366 : 365);
  draw_line (pen, data, from * sin (angle), -from * cos (angle), to * sin (angle), -to * cos (angle), HAND, &inks->text);

  half = pen->measure (data, text, SMALL, TRUE) / 2 + height / 2;
  /* Outside the months as far as there is room */
  x = CLAMP ((self->radius + 8 + half) * sin (angle), -half_width + half, half_width - half);
  y = CLAMP (-(self->radius + 8 + height / 2) * cos (angle), -half_height + height / 2, half_height - height / 2);
  pen->begin (data);
  pen->arc (data, x + half - height / 2, y, height / 2, 0, G_PI);
  pen->arc (data, x - half + height / 2, y, height / 2, G_PI, 2 * G_PI);
  pen->close (data);
  pen->fill (data, &inks->text);
  pen->text (data, text, SMALL, TRUE, x, y, 0, &inks->ground);
}

static void
draw_legend (cairo_t *cr, const LyktaWheelDrawing *self, LyktaCairoPen *pen, const LyktaWheelInks *inks, double em, double width)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  double whole = 0;
  double x;

  for (guint mark = 0; mark < LYKTA_N_PLAN_MARKS; mark++)
    {
      guint n = lykta_wheel_drawing_count (self, mark);

      g_ptr_array_add (texts, n > 0 ? g_strdup_printf ("%s %u", lykta_plan_mark_get_label (mark), n) : NULL);
      if (n > 0)
        whole += lykta_cairo_pen.measure (pen, texts->pdata[mark], 1, FALSE) + 4 * em;
    }
  x = (width - whole) / 2 + em;
  for (guint mark = 0; mark < LYKTA_N_PLAN_MARKS; mark++)
    if (texts->pdata[mark] != NULL)
      {
        double half = lykta_cairo_pen.measure (pen, texts->pdata[mark], 1, FALSE) / 2;

        lykta_wheel_draw_mark (&lykta_cairo_pen, pen, mark, x, 0, LEGEND_MARK * em, &inks->marks[mark], &inks->ground);
        lykta_cairo_pen.text (pen, texts->pdata[mark], 1, FALSE, x + em + half, 0, 0, &inks->text);
        x += 2 * half + 4 * em;
      }
}

void
lykta_wheel_draw (cairo_t *cr, LyktaWheelDrawing *self, const PangoFontDescription *font, double width, double height)
{
  /* On paper: the light colours of the window's states */
  static const LyktaWheelInks inks = {
    .text = { 0.09, 0.09, 0.12, 1 },
    .ground = { 1, 1, 1, 1 },
    .accent = { 0.11, 0.44, 0.85, 1 },
    .marks = {
      [LYKTA_PLAN_DONE] = { 0, 0.42, 0.2, 1 },
      [LYKTA_PLAN_ONGOING] = { 0.016, 0.38, 0.745, 1 },
      [LYKTA_PLAN_LATE] = { 0.765, 0, 0, 1 },
      [LYKTA_PLAN_NOT_STARTED] = { 0.36, 0.36, 0.41, 1 },
      [LYKTA_PLAN_CARRIED] = { 0.36, 0.36, 0.41, 1 },
      [LYKTA_PLAN_DROPPED] = { 0.36, 0.36, 0.41, 1 },
    },
  };
  LyktaCairoPen pen = { cr, font };
  double em = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double legend = LEGEND * em;

  lykta_wheel_drawing_set_radius (self, MIN (width, height - legend) / 2 - 2 * em);
  cairo_save (cr);
  cairo_translate (cr, width / 2, (height - legend) / 2);
  lykta_wheel_drawing_draw_ground (self, &lykta_cairo_pen, &pen, &inks);
  lykta_wheel_drawing_draw_centre (self, &lykta_cairo_pen, &pen, &inks);
  lykta_wheel_drawing_draw_hand (self, &lykta_cairo_pen, &pen, &inks, width / 2, (height - legend) / 2);
  for (guint i = 0; i < self->dots->len; i++)
    {
      const LyktaWheelDot *dot = &g_array_index (self->dots, LyktaWheelDot, i);

      lykta_wheel_draw_mark (&lykta_cairo_pen, &pen, dot->mark, dot->x, dot->y, self->size, &inks.marks[dot->mark], &inks.ground);
    }
  cairo_restore (cr);
  cairo_save (cr);
  cairo_translate (cr, 0, height - legend / 2);
  draw_legend (cr, self, &pen, &inks, em, width);
  cairo_restore (cr);
}

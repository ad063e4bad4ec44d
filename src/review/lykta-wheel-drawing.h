/* lykta-wheel-drawing.h: the yearly plan as a wheel: where everything stands, and how it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window, the saved picture and the review's document draw the same: the window part by part with a pen of its own, the others by
 * lykta_wheel_draw().
 */

#pragma once

#include "lykta-wheel-pen.h"
#include "lykta-yearly-plan.h"

G_BEGIN_DECLS

/* How many of the tracks: the office's own outside, the data protection officer's inside */
#define LYKTA_WHEEL_TRACKS 2
#define LYKTA_WHEEL_MONTHS 12

/**
 * LyktaWheelDot:
 * @month: 1 to 12
 * @track: 0 outside, 1 inside
 * @angle: of its true day, in radians clockwise from twelve o'clock
 * @mark: how it stands
 * @x: where it is drawn, in pixels from the middle; set by lykta_wheel_drawing_set_radius()
 * @y: the same, downwards
 */
typedef struct
{
  guint month;
  guint track;
  double angle;
  LyktaPlanMark mark;
  double x;
  double y;
} LyktaWheelDot;

/**
 * LyktaWheelDrawing:
 * @year: the calendar year
 * @today: (nullable): the day, when it is in the year
 * @passed: the last month that has begun: 0 when the year lies ahead, 12 when it has passed
 * @chosen: the month that is shown beside the wheel; 0: none
 * @radius: outer edge of the months' band, in pixels
 * @size: radius of the marks
 * @dots: (element-type LyktaWheelDot): in the order of the items
 */
typedef struct
{
  int year;
  char *today;
  guint passed;
  guint chosen;
  double radius;
  double size;
  GArray *dots;
} LyktaWheelDrawing;

/**
 * LyktaWheelInks:
 * @text: of the ground's text
 * @ground: behind the wheel
 * @accent: of the chosen month
 * @marks: of each mark
 * @contrast: what has a tint has an edge as well
 */
typedef struct
{
  LyktaInk text;
  LyktaInk ground;
  LyktaInk accent;
  LyktaInk marks[LYKTA_N_PLAN_MARKS];
  gboolean contrast;
} LyktaWheelInks;

/* @items: (element-type LyktaPlanItem): of the year */
LyktaWheelDrawing *lykta_wheel_drawing_new (GPtrArray *items, int year, const char *today);
void lykta_wheel_drawing_free (LyktaWheelDrawing *self);

/* Places the dots: on their true day where there is room, and beside each other within their month where there is not. */
void lykta_wheel_drawing_set_radius (LyktaWheelDrawing *self, double radius);

/* The parts, from the back to the front */
void lykta_wheel_drawing_draw_ground (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data,
                                      const LyktaWheelInks *inks);
void lykta_wheel_drawing_draw_centre (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data,
                                      const LyktaWheelInks *inks);
void lykta_wheel_drawing_draw_hand (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data,
                                    const LyktaWheelInks *inks, double half_width, double half_height);
void lykta_wheel_draw_mark (const LyktaWheelPen *pen, gpointer data, LyktaPlanMark mark, double x, double y, double size,
                            const LyktaInk *ink, const LyktaInk *ground);
void lykta_wheel_draw_sector (const LyktaWheelDrawing *self, const LyktaWheelPen *pen, gpointer data, guint month, double inner,
                              double outer);

/* The inner and the outer edge of a track's ring, of the months' band and of the middle, for a wheel of that radius */
void lykta_wheel_get_ring (double radius, guint track, double *inner, double *outer);
double lykta_wheel_get_band (double radius);
double lykta_wheel_get_middle (double radius);

guint lykta_wheel_drawing_count (const LyktaWheelDrawing *self, LyktaPlanMark mark);

/* "9 of 14 done" (transfer full) */
char *lykta_wheel_drawing_describe (const LyktaWheelDrawing *self);
/* "November" (transfer full): as it stands alone, in the user's language */
char *lykta_wheel_get_month_name (guint month);

/**
 * lykta_wheel_draw:
 * @font: of the text, whose size is in points of @cr
 * @width: of the whole, with the legend below
 * @height: of the whole
 *
 * Draws a wheel on white, as a vector figure: for a picture, for paper, for a page of the review's document. The radius and the dots'
 * places of @self are set to fit.
 */
void lykta_wheel_draw (cairo_t *cr, LyktaWheelDrawing *self, const PangoFontDescription *font, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaWheelDrawing, lykta_wheel_drawing_free)

G_END_DECLS

/* bench-floor-export.c: the least that writing the same texts takes: libxlsxwriter by itself, and glyph runs of Cairo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-floor-export xlsx|pdf ROWS
 */

#include "bench-data.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* A4, lying; the type and the measures of the list's pages */
#define WIDTH 841.89
#define HEIGHT 595.28
#define MARGIN 42.5
#define SIZE 8.5
#define PITCH 12.0
#define GAP 9.0

static void
write_xlsx (const char *path, const BenchRow *rows, guint n_rows)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < BENCH_N_FIELDS; column++)
      if (*rows[row].values[column] != '\0')
        worksheet_write_string (sheet, row, (lxw_col_t) column, rows[row].values[column], NULL);
  workbook_close (workbook);
}

typedef struct
{
  unsigned long glyph;
  double advance;
} Glyph;

static Glyph glyphs[0x3000];

static const Glyph *
get_glyph (cairo_scaled_font_t *font, gunichar letter)
{
  Glyph *glyph = &glyphs[letter < G_N_ELEMENTS (glyphs) ? letter : '?'];

  if (glyph->advance == 0)
    {
      char text[8] = "";
      cairo_glyph_t *found = NULL;
      cairo_text_extents_t extents;
      int n = 0;

      g_unichar_to_utf8 (letter, text);
      cairo_scaled_font_text_to_glyphs (font, 0, 0, text, -1, &found, &n, NULL, NULL, NULL);
      cairo_scaled_font_glyph_extents (font, found, n, &extents);
      glyph->glyph = found[0].index;
      glyph->advance = extents.x_advance;
      cairo_glyph_free (found);
    }
  return glyph;
}

static void
show (cairo_t *cr, cairo_scaled_font_t *font, const char *start, const char *end, double x, double y)
{
  cairo_glyph_t run[1024];
  cairo_text_cluster_t clusters[1024];
  int n = 0;

  for (const char *p = start; p < end && n < 1024; p = g_utf8_next_char (p), n++)
    {
      const Glyph *glyph = get_glyph (font, g_utf8_get_char (p));

      run[n] = (cairo_glyph_t) { glyph->glyph, x, y };
      clusters[n] = (cairo_text_cluster_t) { (int) (g_utf8_next_char (p) - p), 1 };
      x += glyph->advance;
    }
  if (n > 0)
    cairo_show_text_glyphs (cr, start, (int) (end - start), run, n, clusters, n, 0);
}

/* Draws a cell, or only counts its lines. */
static guint
set_cell (cairo_t *cr, cairo_scaled_font_t *font, const char *text, double x, double y, double width)
{
  const char *start = text, *blank = NULL;
  double at = 0, after_blank = 0;
  guint n_lines = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      double advance = *p != '\0' ? get_glyph (font, g_utf8_get_char (p))->advance : 0;

      if (*p == '\0' || (at + advance > width && *p != ' ' && p > start))
        {
          const char *end = *p == '\0' || blank == NULL ? p : blank;

          if (cr != NULL)
            show (cr, font, start, end, x, y + n_lines * PITCH);
          n_lines++;
          if (*p == '\0')
            return n_lines;
          start = end == p ? p : end + 1;
          at = end == p ? 0 : at - after_blank;
          blank = NULL;
        }
      at += advance;
      if (*p == ' ')
        {
          blank = p;
          after_blank = at;
        }
    }
}

static void
write_pdf (const char *path, const BenchRow *rows, guint n_rows)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_scaled_font_t *font;
  double widths[BENCH_N_FIELDS], total = 0, room = WIDTH - 2 * MARGIN - GAP * (BENCH_N_FIELDS - 1);
  double y = MARGIN;

  cairo_select_font_face (cr, "Inter", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, SIZE);
  font = cairo_get_scaled_font (cr);
  for (guint column = 0; column < BENCH_N_FIELDS; column++)
    {
      widths[column] = 20;
      for (guint row = 0; row < MIN (n_rows, 400); row++)
        widths[column] += (double) strlen (rows[row].values[column]) / MIN (n_rows, 400);
      total += widths[column];
    }
  for (guint row = 0; row < n_rows; row++)
    {
      guint n_lines = 1;
      double x = MARGIN;

      for (guint column = 0; column < BENCH_N_FIELDS; column++)
        n_lines = MAX (n_lines, set_cell (NULL, font, rows[row].values[column], 0, 0, room * widths[column] / total));
      if (y + n_lines * PITCH > HEIGHT - MARGIN)
        {
          cairo_show_page (cr);
          y = MARGIN;
        }
      for (guint column = 0; column < BENCH_N_FIELDS; column++)
        {
          set_cell (cr, font, rows[row].values[column], x, y + SIZE, room * widths[column] / total);
          x += room * widths[column] / total + GAP;
        }
      y += n_lines * PITCH + 7;
    }
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  guint n_rows = argc == 3 ? (guint) atoi (argv[2]) : 0;
  g_autofree BenchRow *rows = g_new0 (BenchRow, n_rows + 1);
  g_autofree char *folder = g_dir_make_tmp ("lykta-floor-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list", NULL);
  gint64 start;

  if (n_rows == 0)
    return 2;
  for (guint i = 0; i < n_rows; i++)
    bench_row_init (&rows[i], i);
  start = g_get_monotonic_time ();
  (g_str_equal (argv[1], "xlsx") ? write_xlsx : write_pdf) (path, rows, n_rows);
  bench_print (argv[1], (double) (g_get_monotonic_time () - start) / 1000, "ms");
  bench_print ("pss", (double) bench_pss () / 1e6, "MB");
  for (guint i = 0; i < n_rows; i++)
    bench_row_clear (&rows[i]);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}

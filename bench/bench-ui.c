/* bench-ui.c: what the window takes to start, search and scroll, and GTK alone for as much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-ui window | dummy ROWS | overview FILE | assets FILE, then start | search | scroll
 *
 * LYKTA_T0 holds the monotonic time in microseconds at which the process was started.
 */

#include "config.h"

#include "bench-data.h"
#include "bench-window.h"

#include <adwaita.h>
#include <stdlib.h>

#include "lykta-window.h"

#define FRAMES 300
#define SEARCHES 12
#define ROW_HEIGHT 39
#define QUIET_MILLISECONDS 600

typedef struct
{
  const char *what;
  const char *argument;
  const char *task;

  GtkApplication *application;
  GtkWidget *window;
  GtkWidget *table;
  gint64 first_frame;
  gint64 last_frame;
  gint64 start;
  gint64 cpu_start;
  guint quiet_source;
  guint n_frames;
  guint n_samples;
  gint64 frame_start;
  double samples[FRAMES];
  gboolean settled;
  gboolean waiting;
} Bench;

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
finish (Bench *bench)
{
  bench_print ("pss", (double) bench_pss () / 1048576, "MB");
  g_application_quit (G_APPLICATION (bench->application));
}

static GtkAdjustment *
get_adjustment (Bench *bench)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_widget (bench->window, GTK_TYPE_COLUMN_VIEW)));
}

/* Three rows a frame, then in jumps to the end, so that every page of rows was held once. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  GtkAdjustment *adjustment = get_adjustment (bench);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  guint frame = bench->n_frames++;

  if (frame < FRAMES)
    {
      gtk_adjustment_set_value (adjustment, 3.0 * ROW_HEIGHT * frame);
      return G_SOURCE_CONTINUE;
    }
  if (frame < 2 * FRAMES)
    {
      gtk_adjustment_set_value (adjustment, end * (frame - FRAMES) / (FRAMES - 1));
      return G_SOURCE_CONTINUE;
    }
  bench_print ("frame", bench_median (bench->samples, bench->n_samples), "ms CPU");
  finish (bench);
  return G_SOURCE_REMOVE;
}

/* Types one letter, or lets the bare table forget and make all rows; the next frame with rows ends the sample. */
static gboolean
search_cb (gpointer user_data)
{
  static const char *const letters[] = { "a", "k", "s", "m" };
  Bench *bench = user_data;

  if (bench->n_samples == SEARCHES)
    {
      bench_print ("search", bench_median (bench->samples, SEARCHES), "ms");
      finish (bench);
      return G_SOURCE_REMOVE;
    }
  bench->start = g_get_monotonic_time ();
  bench->waiting = TRUE;
  if (g_str_equal (bench->what, "dummy"))
    bench_table_refill (bench->table);
  else
    gtk_editable_set_text (GTK_EDITABLE (find_widget (bench->window, GTK_TYPE_SEARCH_ENTRY)),
                           letters[bench->n_samples % G_N_ELEMENTS (letters)]);
  return G_SOURCE_REMOVE;
}

static gboolean
quiet_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench->quiet_source = 0;
  if (!bench->settled)
    {
      bench->settled = TRUE;
      bench_print ("first", (double) bench->first_frame / 1000, "ms");
      bench_print ("settled", (double) bench->last_frame / 1000, "ms");
      if (g_str_equal (bench->task, "start"))
        finish (bench);
      else if (g_str_equal (bench->task, "scroll"))
        gtk_widget_add_tick_callback (bench->window, scroll_cb, bench, NULL);
      else
        {
          gtk_widget_activate_action (bench->window, "win.search", NULL);
          g_timeout_add (QUIET_MILLISECONDS, search_cb, bench);
        }
    }
  else if (bench->waiting)
    {
      /* The last frame that the letter caused was the one with the rows. */
      bench->waiting = FALSE;
      bench->samples[bench->n_samples++] = (double) (bench->last_frame - bench->start) / 1000;
      search_cb (bench);
    }
  return G_SOURCE_REMOVE;
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->frame_start = bench_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  gint64 now = g_get_monotonic_time ();
  const char *t0 = g_getenv ("LYKTA_T0");

  if (!bench->settled && t0 != NULL)
    now -= g_ascii_strtoll (t0, NULL, 10);
  if (bench->first_frame == 0)
    bench->first_frame = now;
  bench->last_frame = now;
  if (bench->n_frames > 1 && bench->n_frames <= FRAMES && bench->n_samples < FRAMES)
    bench->samples[bench->n_samples++] = (double) (bench_cpu_time () - bench->frame_start) / 1000;
  g_clear_handle_id (&bench->quiet_source, g_source_remove);
  bench->quiet_source = g_timeout_add (QUIET_MILLISECONDS, quiet_cb, bench);
}

static void
activate_cb (GtkApplication *application, Bench *bench)
{
  GdkFrameClock *clock;

  if (g_str_equal (bench->what, "window") || g_str_equal (bench->what, "dummy"))
    {
      GtkWidget *view = adw_toolbar_view_new ();

      bench->window = adw_application_window_new (application);
      adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
      if (g_str_equal (bench->what, "dummy"))
        {
          bench->table = bench_table_new ((guint) atoi (bench->argument));
          adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), bench->table);
        }
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), view);
    }
  else
    {
      LyktaWindow *window = lykta_window_new (application);

      if (!lykta_window_open_path (window, bench->argument))
        g_error ("bench-ui: could not open %s", bench->argument);
      lykta_window_show_page (window, bench->what);
      bench->window = GTK_WIDGET (window);
    }
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1360, 860);
  gtk_widget_realize (bench->window);
  clock = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gtk_window_present (GTK_WINDOW (bench->window));
}

int
main (int argc, char *argv[])
{
  Bench bench = { .what = argv[1], .argument = argc > 3 ? argv[2] : NULL, .task = argv[argc - 1] };
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 3)
    return 2;
  application = adw_application_new ("io.github.lykta.Bench", G_APPLICATION_NON_UNIQUE);
  bench.application = GTK_APPLICATION (application);
  g_application_set_resource_base_path (G_APPLICATION (application), LYKTA_RESOURCE_PATH);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bench);
  return g_application_run (G_APPLICATION (application), 1, argv);
}

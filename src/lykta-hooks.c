/* lykta-hooks.c: what only tests use in the program: pictures of its pages, timings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-hooks.h"

#include <unistd.h>


#define WIDTH 1360
#define HEIGHT 860
#define NARROW 360
#define TALL 760

/* Counting in threads, loading, pop-ups: all is quiet by then. */
#define SETTLE_MS 900

typedef enum
{
  DARK = 1 << 0,
  SMALL = 1 << 1, /* 360 wide */
  LARGE_TEXT = 1 << 2,
  CONTRAST = 1 << 3, /* also taken in high contrast */
  RECORD = 1 << 4,   /* the first record open */
} ShotFlags;

/* One picture: its file's name, the page, an action to take there, and how it looks */
typedef struct
{
  const char *name;
  const char *page;
  const char *action;
  ShotFlags flags;
} Shot;

static const Shot shots[] = {
  { "overview", "overview", NULL, CONTRAST },
  { "overview-dark", "overview", NULL, DARK },
  { "overview-narrow", "overview", NULL, SMALL },
  { "overview-large-text", "overview", NULL, LARGE_TEXT },
  { "plan", "plan", NULL, CONTRAST },
  { "plan-dark", "plan", NULL, DARK },
  { "plan-narrow", "plan", NULL, SMALL },
  { "plan-large-text", "plan", NULL, LARGE_TEXT },
  { "plan-list", "plan", "plan.show-list", CONTRAST },
  { "plan-list-dark", "plan", "plan.show-list", DARK },
  { "plan-list-narrow", "plan", "plan.show-list", SMALL },
  { "plan-list-large-text", "plan", "plan.show-list", LARGE_TEXT },
  { "plan-years", "plan", "plan.show-years", CONTRAST },
  { "plan-years-dark", "plan", "plan.show-years", DARK },
  { "plan-years-narrow", "plan", "plan.show-years", SMALL },
  { "plan-years-large-text", "plan", "plan.show-years", LARGE_TEXT },
  { "review", "review", NULL, CONTRAST },
  { "review-dark", "review", NULL, DARK },
  { "review-narrow", "review", NULL, SMALL },
  { "assets", "assets", NULL, 0 },
  { "assets-record", "assets", NULL, RECORD | CONTRAST },
  { "assets-record-dark", "assets", NULL, RECORD | DARK },
  { "assets-narrow", "assets", NULL, SMALL },
  { "assets-record-narrow", "assets", NULL, RECORD | SMALL },
  { "assets-large-text", "assets", NULL, RECORD | LARGE_TEXT },
  { "classifications", "classifications", NULL, RECORD },
  { "actions", "actions", NULL, RECORD },
  { "processings", "processings", NULL, RECORD },
  { "agreements", "agreements", NULL, RECORD },
  { "requests", "requests", NULL, RECORD },
  { "incidents", "incidents", NULL, RECORD },
  { "risks", "risks", NULL, RECORD },
  { "courses", "courses", NULL, RECORD },
  { "activities", "activities", NULL, RECORD },
  { "office", "office", NULL, RECORD },
  { "goto", "overview", "win.goto", CONTRAST },
  { "goto-narrow", "overview", "win.goto", SMALL },
  { "import", "assets", "win.import", 0 },
  { "import-narrow", "assets", "win.import", SMALL },
  { "history", "overview", "win.log", 0 },
  { "preferences", "overview", "win.preferences", 0 },
  { "preferences-dark", "overview", "win.preferences", DARK },
  { "shortcuts", "overview", "win.shortcuts", 0 },
  { "about", "overview", "win.about", 0 },
  { "sidebar-narrow", "overview", "win.sidebar", SMALL },
  { "welcome", NULL, "win.close-register", CONTRAST },
  { "welcome-dark", NULL, NULL, DARK },
  { "welcome-narrow", NULL, NULL, SMALL },
};

typedef struct
{
  LyktaWindow *window;
  char *folder;
  gsize next;
  gboolean contrast;
} Pictures;

static gint64 began;

static gboolean next_shot (gpointer data);

static void
save_picture (Pictures *pictures, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (pictures->window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s/%s%s.png", pictures->folder, name, pictures->contrast ? "-contrast" : "");

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!gdk_texture_save_to_png (texture, file))
    g_printerr ("lykta: %s cannot be written\n", file);
}

static void
open_first_record (LyktaWindow *window, const char *id)
{
  LyktaStore *store = lykta_window_get_store (window);
  const LyktaRegister *reg = lykta_store_find_register (store, id);
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GArray) ids = lykta_store_select (store, query, NULL);

  if (ids != NULL && ids->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", id,
                                g_array_index (ids, gint64, MIN (5, ids->len - 1)));
}

static void
set_scene (LyktaWindow *window, const Shot *shot)
{
  AdwDialog *dialog;
  GtkWidget *page = NULL;
  GtkSettings *settings = gtk_settings_get_default ();

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL)
    adw_dialog_force_close (dialog);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      shot->flags & DARK ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (settings, "gtk-xft-dpi", (shot->flags & LARGE_TEXT ? 192 : 96) * 1024, NULL);
  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), shot->flags & SMALL ? NARROW : WIDTH, shot->flags & SMALL ? TALL : HEIGHT);

  if (shot->page != NULL && lykta_window_get_store (window) != NULL)
    page = lykta_window_show_page (window, shot->page);
  if (shot->flags & RECORD && lykta_window_get_store (window) != NULL)
    open_first_record (window, shot->page);
  if (shot->action != NULL)
    gtk_widget_activate_action (page != NULL ? page : GTK_WIDGET (window), shot->action, NULL);
}

/* High contrast is known at the start only: the program starts over with it. */
static void
start_over_in_contrast (Pictures *pictures)
{
  const char *path = g_object_get_data (G_OBJECT (pictures->window), "path");
  char *arguments[] = { (char *) "lykta", (char *) "--pictures", pictures->folder, (char *) path, NULL };

  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  execv ("/proc/self/exe", arguments);
}

static gboolean
take_shot (gpointer data)
{
  Pictures *pictures = data;

  save_picture (pictures, shots[pictures->next].name);
  pictures->next++;

  return next_shot (pictures);
}

static gboolean
next_shot (gpointer data)
{
  Pictures *pictures = data;

  while (pictures->next < G_N_ELEMENTS (shots) && pictures->contrast && !(shots[pictures->next].flags & CONTRAST))
    pictures->next++;

  if (pictures->next < G_N_ELEMENTS (shots))
    {
      set_scene (pictures->window, &shots[pictures->next]);
      g_timeout_add (SETTLE_MS, take_shot, pictures);
      return G_SOURCE_REMOVE;
    }

  if (!pictures->contrast)
    start_over_in_contrast (pictures);
  gtk_window_destroy (GTK_WINDOW (pictures->window));
  g_free (pictures->folder);
  g_free (pictures);

  return G_SOURCE_REMOVE;
}

static void
take_pictures (LyktaWindow *window, const char *folder)
{
  Pictures *pictures = g_new0 (Pictures, 1);
  LyktaStore *store = lykta_window_get_store (window);

  pictures->window = window;
  pictures->folder = g_strdup (folder);
  pictures->contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  g_object_set_data_full (G_OBJECT (window), "path", store != NULL ? g_strdup (lykta_store_get_path (store)) : NULL, g_free);
  g_mkdir_with_parents (folder, 0755);

  /* The font of the drafts, and nothing that moves */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Inter 10.5", NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  g_timeout_add (2 * SETTLE_MS, next_shot, pictures);
}

static void
after_paint_cb (GdkFrameClock *clock, LyktaWindow *window)
{
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, window);
  json = g_strdup_printf ("{\"main\": %" G_GINT64_FORMAT ", \"first_frame\": %" G_GINT64_FORMAT "}\n", began,
                          g_get_monotonic_time ());
  if (!g_file_set_contents (g_getenv ("LYKTA_TIMING"), json, -1, &error))
    g_printerr ("lykta: %s\n", error->message);
  if (g_getenv ("LYKTA_TIMING_QUIT") != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
realized_cb (LyktaWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint", G_CALLBACK (after_paint_cb), window);
}

void
lykta_hooks_begin (void)
{
  began = g_get_monotonic_time ();
}

void
lykta_hooks_attach (LyktaWindow *window, const char *pictures)
{
  if (g_getenv ("LYKTA_TIMING") != NULL && !gtk_widget_get_realized (GTK_WIDGET (window)))
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
  if (pictures != NULL)
    take_pictures (window, pictures);
}

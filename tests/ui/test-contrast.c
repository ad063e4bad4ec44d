/* test-contrast.c: every text on every page can be read, in each look: measured in the picture itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>

#include "lykta-cell.h"
#include "lykta-application.h"
#include "lykta-example.h"
#include "lykta-registers.h"
#include "lykta-test-office.h"
#include "lykta-window.h"

/* Drawn larger, so that letters have a core of their full colour */
#define SCALE 3
#define WIDTH 1360
#define HEIGHT 860

/* Letters may reach a little out of their line. */
#define OVERHANG 2

/* Fewer dots than this are the corner of something else. */
#define FEWEST_DOTS 4

/* WCAG 2.2, 1.4.3: text; large text from 18 points, or 14 points bold */
#define LEAST_RATIO 4.5
#define LEAST_RATIO_LARGE 3.0
#define LARGE_POINTS 18
#define LARGE_BOLD_POINTS 14

typedef struct
{
  const char *name;
  const char *color_scheme;
  const char *high_contrast;
} Look;

static const Look looks[] = {
  { "light", "prefer-light", "0" },
  { "dark", "prefer-dark", "0" },
  { "high-contrast", "prefer-light", "1" },
  { "high-contrast-dark", "prefer-dark", "1" },
};

/* A page, and an action to take there */
typedef struct
{
  const char *page;
  const char *action;
} Scene;

static const Scene scenes[] = {
  { "overview", NULL },
  { "overview", "win.goto" },
  { "overview", "win.log" },
  { "overview", "win.preferences" },
  { "overview", "win.shortcuts" },
  { "overview", "win.about" },
  { "review", NULL },
  { "assets", "win.open-record(('assets', @x 3))" },
  { "assets", "win.add" },
  { "classifications", "win.open-record(('classifications', @x 1))" },
  { "actions", "win.open-record(('actions', @x 1))" },
  { "agreements", "win.open-record(('agreements', @x 1))" },
  { "requests", "win.open-record(('requests', @x 1))" },
  { "incidents", "win.open-record(('incidents', @x 1))" },
  { "risks", "win.open-record(('risks', @x 1))" },
  { "office", NULL },
  { NULL, "win.close-register" },
};

/* What is drawn of the window: one guint32 a dot, and how wide a line is */
typedef struct
{
  GBytes *bytes;
  const guint32 *dots;
  gsize stride;
  int width;
  int height;
} Picture;

typedef struct
{
  GtkWidget *window;
  GskRenderNode *node;
  Picture picture;
  const Scene *scene;
  guint measured;
  guint failed;
} Measure;

static GtkApplication *application;
static char *office_path;

static double
get_luminance (guint32 dot)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 }; /* from the lowest byte: blue, green, red */
  double luminance = 0;

  for (guint i = 0; i < 3; i++)
    {
      double part = ((dot >> (8 * i)) & 0xff) / 255.0;

      luminance += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }

  return luminance;
}

static double
get_ratio (guint32 a, guint32 b)
{
  double one = get_luminance (a) + 0.05;
  double other = get_luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

/* A window whose layout is still to come draws nothing: on a busy machine that takes a while. */
static gboolean
take_picture (gpointer data)
{
  Measure *measure = data;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (measure->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (measure->window), gtk_widget_get_height (measure->window));
  g_clear_pointer (&measure->node, gsk_render_node_unref);
  measure->node = gtk_snapshot_free_to_node (snapshot);
  return measure->node != NULL;
}

static void
draw (Measure *measure)
{
  int width = gtk_widget_get_width (measure->window);
  int height = gtk_widget_get_height (measure->window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkTextureDownloader) downloader = NULL;
  Picture *picture = &measure->picture;

  lykta_test_wait (take_picture, measure);
  node = g_steal_pointer (&measure->node);
  picture->width = width * SCALE;
  picture->height = height * SCALE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (measure->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) picture->width, (float) picture->height));
  downloader = gdk_texture_downloader_new (texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_DEFAULT);
  g_clear_pointer (&picture->bytes, g_bytes_unref);
  picture->bytes = gdk_texture_downloader_download_bytes (downloader, &picture->stride);
  picture->dots = g_bytes_get_data (picture->bytes, NULL);
}

/* The commonest colour is the ground; of the others the farthest from it is the text. */
static double
measure_area (const Picture *picture, const graphene_rect_t *area)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  guint most = 0;
  guint32 ground = 0;
  double farthest = 0;
  int left = MAX (0, (int) floorf (area->origin.x * SCALE));
  int top = MAX (0, (int) floorf (area->origin.y * SCALE));
  int right = MIN (picture->width, (int) ceilf ((area->origin.x + area->size.width) * SCALE));
  int bottom = MIN (picture->height, (int) ceilf ((area->origin.y + area->size.height) * SCALE));

  for (int y = top; y < bottom; y++)
    {
      const guint32 *line = picture->dots + (gsize) y * (picture->stride / sizeof (guint32));

      for (int x = left; x < right; x++)
        {
          guint32 color = line[x] & 0xffffff;
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (color))) + 1;

          g_hash_table_insert (counts, GUINT_TO_POINTER (color), GUINT_TO_POINTER (count));
          if (count > most)
            {
              most = count;
              ground = color;
            }
        }
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) >= FEWEST_DOTS)
      farthest = MAX (farthest, get_ratio (ground, GPOINTER_TO_UINT (key)));

  return farthest;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  if (LYKTA_IS_CELL (widget))
    return lykta_cell_get_text (LYKTA_CELL (widget));

  return NULL;
}

/* Where the letters stand in the window; a label's box may reach over its coloured ground. */
static gboolean
get_area (Measure *measure, GtkWidget *widget, graphene_rect_t *area)
{
  graphene_rect_t box;

  if (!gtk_widget_compute_bounds (widget, measure->window, &box))
    return FALSE;

  if (GTK_IS_LABEL (widget))
    {
      PangoRectangle ink;
      int x;
      int y;

      gtk_label_get_layout_offsets (GTK_LABEL (widget), &x, &y);
      pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (widget)), &ink, NULL);
      graphene_rect_init (area, (float) (x + ink.x), (float) (y + ink.y), (float) ink.width, (float) ink.height);
      if (!gtk_widget_compute_point (widget, measure->window, &area->origin, &area->origin))
        return FALSE;
    }
  else
    {
      *area = box;
    }

  return area->size.width >= 1 && area->size.height >= 1;
}

/* Neither cut by what it lies in nor covered by a dialog or a toast. */
static gboolean
is_seen (Measure *measure, GtkWidget *widget, const graphene_rect_t *area)
{
  GtkWidget *picked = gtk_widget_pick (measure->window, area->origin.x + area->size.width / 2,
                                       area->origin.y + area->size.height / 2, GTK_PICK_DEFAULT);

  if (picked == NULL
      || (picked != widget && !gtk_widget_is_ancestor (widget, picked) && !gtk_widget_is_ancestor (picked, widget)))
    return FALSE;

  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    {
      graphene_rect_t box;

      if (gtk_widget_get_overflow (parent) != GTK_OVERFLOW_HIDDEN && parent != measure->window)
        continue;
      if (!gtk_widget_compute_bounds (parent, measure->window, &box))
        return FALSE;
      graphene_rect_inset (&box, -OVERHANG, -OVERHANG);
      if (!graphene_rect_contains_rect (&box, area))
        return FALSE;
    }

  return TRUE;
}

static double
get_least_ratio (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double points = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    points *= 0.75;
  if (points >= LARGE_POINTS || (points >= LARGE_BOLD_POINTS && pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD))
    return LEAST_RATIO_LARGE;

  return LEAST_RATIO;
}

static void
measure_widget (Measure *measure, GtkWidget *widget)
{
  const char *text = get_text (widget);
  graphene_rect_t area;
  double ratio;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;

  if (text != NULL && *text != '\0' && get_area (measure, widget, &area) && is_seen (measure, widget, &area))
    {
      ratio = measure_area (&measure->picture, &area);
      measure->measured++;
      if (ratio < get_least_ratio (widget))
        {
          g_autofree char *classes = g_strjoinv (" ", gtk_widget_get_css_classes (widget));

          measure->failed++;
          g_printerr ("%s %s: %.2f:1 is less than %.1f:1: “%s” (%s in %s; %s)\n",
                      measure->scene->page != NULL ? measure->scene->page : "welcome",
                      measure->scene->action != NULL ? measure->scene->action : "", ratio, get_least_ratio (widget), text,
                      G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), classes);
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    measure_widget (measure, child);
}

static void
show_scene (Measure *measure)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (measure->window);
  AdwDialog *dialog;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) parameter = NULL;
  g_autoptr (GError) error = NULL;

  while ((dialog = adw_application_window_get_visible_dialog (window)) != NULL)
    adw_dialog_force_close (dialog);
  if (measure->scene->page != NULL)
    g_assert_nonnull (lykta_window_show_page (LYKTA_WINDOW (window), measure->scene->page));
  lykta_test_turn (100);
  if (measure->scene->action != NULL)
    {
      g_action_parse_detailed_name (measure->scene->action, &name, &parameter, &error);
      g_assert_no_error (error);
      g_assert_true (gtk_widget_activate_action_variant (measure->window, name, parameter));
    }
  /* Counting in threads, the facts of the review */
  lykta_test_turn (450);
}

static void
measure_look (void)
{
  LyktaWindow *window = lykta_window_new (application);
  Measure measure = { .window = GTK_WIDGET (window) };

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (lykta_window_open_path (window, office_path));

  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      guint before = measure.measured;

      measure.scene = &scenes[i];
      show_scene (&measure);
      draw (&measure);
      measure_widget (&measure, measure.window);
      g_assert_cmpuint (measure.measured, >, before);
    }

  g_bytes_unref (measure.picture.bytes);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (measure.failed, ==, 0);
}

/* High contrast is known at the start only, so each look is a process of its own. */
static void
test_look (gconstpointer data)
{
  const Look *look = data;
  g_auto (GStrv) environment = g_get_environ ();

  if (g_test_subprocess ())
    {
      measure_look ();
      return;
    }

  environment = g_environ_setenv (environment, "ADW_DEBUG_COLOR_SCHEME", look->color_scheme, TRUE);
  environment = g_environ_setenv (environment, "ADW_DEBUG_HIGH_CONTRAST", look->high_contrast, TRUE);
  environment = g_environ_setenv (environment, "LYKTA_TEST_OFFICE", office_path, TRUE);
  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
make_office (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) store = NULL;

  office_path = g_build_filename (folder, "example.lykta", NULL);
  store = lykta_store_create (office_path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_example_fill (store, &error);
  g_assert_no_error (error);
  lykta_store_close (store);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("lykta-contrast-XXXXXX", NULL);
  int result;

  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Inter 10.5", NULL);

  application = GTK_APPLICATION (lykta_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  if (g_getenv ("LYKTA_TEST_OFFICE") != NULL)
    office_path = g_strdup (g_getenv ("LYKTA_TEST_OFFICE"));
  else
    make_office (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/contrast/%s", looks[i].name);

      g_test_add_data_func (path, &looks[i], test_look);
    }
  result = g_test_run ();

  g_object_unref (application);
  if (!g_test_subprocess ())
    g_unlink (office_path);
  g_rmdir (folder);
  g_free (office_path);

  return result;
}

/* lykta-test-page.c: a window for one widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-test-page.h"

static void
load_style (GdkDisplay *display, gboolean dark)
{
  static GtkCssProvider *provider = NULL;

  if (provider != NULL)
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
  g_clear_object (&provider);
  if (!dark)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, LYKTA_RESOURCE_PATH "/style-dark.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
dark_cb (AdwStyleManager *manager)
{
  load_style (adw_style_manager_get_display (manager), adw_style_manager_get_dark (manager));
}

static void
show_ids_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **shown = user_data;
  g_autoptr (GVariant) list = NULL;
  const char *reg;
  const char *title;

  g_variant_get (parameter, "(&s&s@ax)", &reg, &title, &list);
  g_free (*shown);
  *shown = g_strdup_printf ("%s|%s|%u", reg, title, (guint) g_variant_n_children (list));
}

void
lykta_test_page_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_test_init (argc, argv);
  adw_init ();
  /* Pictures and waiting would catch things half way. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Inter 10.5", NULL);

  /* An AdwApplication would load these by where they lie. */
  gtk_css_provider_load_from_resource (provider, LYKTA_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect (adw_style_manager_get_for_display (gdk_display_get_default ()), "notify::dark", G_CALLBACK (dark_cb), NULL);
}

static GskRenderNode *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  return gtk_snapshot_to_node (snapshot);
}

static gboolean
is_drawn (gpointer data)
{
  g_autoptr (GskRenderNode) node = draw (data);

  return node != NULL;
}

GtkWidget *
lykta_test_page_present (GtkWidget *child, int width, int height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  g_object_ref_sink (child);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  lykta_test_wait (is_drawn, window);
  return window;
}

void
lykta_test_page_close (GtkWidget *window, GtkWidget *child)
{
  gtk_window_destroy (GTK_WINDOW (window));
  /* What waits for an idle moment may hold the last reference. */
  lykta_test_turn (50);
  g_assert_finalize_object (child);
}

void
lykta_test_page_save_picture (GtkWidget *window, const char *path)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  /* There is nothing to draw while the window arranges its parts. */
  lykta_test_wait (is_drawn, window);
  node = draw (window);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

void
lykta_test_page_take_picture (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("LYKTA_PICTURES");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  lykta_test_turn (300);
  path = g_build_filename (folder, name, NULL);
  lykta_test_page_save_picture (window, path);
}

void
lykta_test_page_note_rows (GtkWidget *window, char **shown)
{
  static const GActionEntry entries[] = { { "show-ids", show_ids_cb, "(ssax)" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), shown);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
}

/* test-register-pictures.c: the register page with the example office, for people to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder the pictures are kept there; without it the pages are only drawn.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "lykta-example.h"
#include "lykta-register-page.h"
#include "lykta-registers.h"
#include "lykta-test-page.h"

typedef struct
{
  const char *name;
  const char *reg;
  int width;
  int height;
  AdwColorScheme scheme;
  gboolean open;
  const char *action;
} Picture;

static const Picture pictures[] = {
  { "assets", "assets", 1112, 860, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE },
  { "assets-dark", "assets", 1112, 860, ADW_COLOR_SCHEME_FORCE_DARK, TRUE },
  { "assets-narrow", "assets", 360, 640, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE },
  { "record-narrow", "assets", 360, 640, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE },
  { "assets-new", "assets", 1112, 860, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE, "page.add" },
  { "assets-set", "assets", 1112, 860, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE, "page.bulk-edit" },
  { "assets-export", "assets", 1112, 860, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE, "page.export" },
  { "assets-secret", "assets", 360, 640, ADW_COLOR_SCHEME_FORCE_DARK, TRUE, "page.mark-secret" },
  { "assets-selected", "assets", 1112, 860, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE, "page.select-all" },
  { "people", "people", 1112, 860, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE },
  { "activities", "activities", 1112, 860, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE },
  { "processings", "processings", 1600, 1000, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE },
};

static LyktaStore *store;

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  const char *folder = g_getenv ("LYKTA_PICTURES");
  const LyktaRegister *reg = lykta_store_find_register (store, picture->reg);
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GArray) ids = NULL;
  GtkWidget *page = lykta_register_page_new (store, reg);
  GtkWidget *window = lykta_test_page_present (page, picture->width, picture->height);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), picture->scheme);
  ids = lykta_store_select (store, query, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  if (picture->open)
    lykta_register_page_open_record (LYKTA_REGISTER_PAGE (page), g_array_index (ids, gint64, MIN (5, ids->len - 1)));
  lykta_test_turn (200);
  if (picture->action != NULL)
    g_assert_true (gtk_widget_activate_action (page, picture->action, NULL));
  lykta_test_turn (400);

  if (folder != NULL)
    {
      g_autofree char *file = g_strconcat (picture->name, ".png", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      lykta_test_page_save_picture (window, path);
    }
  lykta_test_page_close (window, page);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;
  int result;

  lykta_test_page_init (&argc, &argv);
  directory = g_dir_make_tmp ("lykta-pictures-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (directory, "example.lykta", NULL);
  store = lykta_store_create (path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_example_fill (store, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *name = g_strconcat ("/register-pictures/", pictures[i].name, NULL);

      g_test_add_data_func (name, &pictures[i], test_picture);
    }
  result = g_test_run ();
  lykta_test_office_remove (store);
  return result;
}

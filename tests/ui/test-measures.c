/* test-measures.c: registers as bars: courses, objectives, focus areas, meetings, with the example office
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures are kept there.
 */

#include "config.h"

#include "lykta-example.h"
#include "lykta-measures-face.h"
#include "lykta-registers.h"
#include "lykta-test-page.h"

typedef struct
{
  const char *name;
  GtkWidget *(*make) (LyktaStore *store);
  int width;
  AdwColorScheme scheme;
} Look;

static const Look looks[] = {
  { "courses", lykta_measures_face_new_courses, 1100, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "courses-dark", lykta_measures_face_new_courses, 1100, ADW_COLOR_SCHEME_FORCE_DARK },
  { "courses-narrow", lykta_measures_face_new_courses, 360, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "objectives", lykta_measures_face_new_objectives, 800, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "objectives-narrow", lykta_measures_face_new_objectives, 360, ADW_COLOR_SCHEME_FORCE_DARK },
  { "focus-areas", lykta_measures_face_new_focus_areas, 800, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "meetings", lykta_measures_face_new_meetings, 800, ADW_COLOR_SCHEME_FORCE_LIGHT },
};

static LyktaStore *store;

static void
test_look (gconstpointer data)
{
  const Look *look = data;
  GtkWidget *face = look->make (store);
  GtkWidget *window = lykta_test_page_present (face, look->width, 860);
  g_autofree char *shown = NULL;
  g_autofree char *picture = g_strconcat ("measures-", look->name, ".png", NULL);
  int minimum;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  lykta_test_page_note_rows (window, &shown);
  lykta_test_turn (200);
  gtk_widget_measure (face, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  lykta_test_page_take_picture (window, picture);
  lykta_test_page_close (window, face);
}

static GtkWidget *
find_row (GtkWidget *face, const char *name)
{
  GtkWidget *label = lykta_test_find (face, GTK_TYPE_LABEL, name);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
}

/* Added up by hand from course_results.csv: the five departments of October 2026, and 2023 to 2025 */
static void
test_courses (void)
{
  GtkWidget *face = lykta_measures_face_new_courses (store);
  GtkWidget *window = lykta_test_page_present (face, 800, 860);
  g_autofree char *shown = NULL;
  GtkWidget *row = find_row (face, "Grundutbildning i dataskydd");
  GtkWidget *others;

  lykta_test_page_note_rows (window, &shown);
  g_assert_nonnull (
      lykta_test_find (row, GTK_TYPE_LABEL, "358 of 404, 88%, below the target 95% · 2023: 58% · 2024: 68% · 2025: 82%"));
  g_assert_true (gtk_widget_activate (row));
  g_assert_cmpstr (shown, ==, "course_results|Grundutbildning i dataskydd|10");

  /* By person: the data protection coordinator and six information owners, of whom five have done it */
  row = find_row (face, "Fördjupning i dataskydd – rättslig grund");
  others = lykta_test_find (row, GTK_TYPE_BUTTON, NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (others)), ==, "_2 Have Not Done It");
  g_signal_emit_by_name (others, "clicked");
  g_assert_cmpstr (shown, ==, "people|Fördjupning i dataskydd – rättslig grund|2");
  lykta_test_page_close (window, face);
}

/* The face follows what is entered. */
static void
test_follows (void)
{
  GtkWidget *face = lykta_measures_face_new_meetings (store);
  GtkWidget *window = lykta_test_page_present (face, 800, 860);

  g_assert_null (lykta_test_find (face, GTK_TYPE_LABEL, "3 of 2 held"));
  lykta_test_add (store, "meetings", "title", "Extra", "kind", "head", "state", "held", "date", "2026-11-02", NULL);
  lykta_test_turn (200);
  g_assert_nonnull (lykta_test_find (face, GTK_TYPE_LABEL, "3 of 2 held"));
  lykta_test_page_close (window, face);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;
  int result;

  g_setenv ("LYKTA_NOW", "2026-11-24T09:00:00Z", TRUE);
  lykta_test_page_init (&argc, &argv);
  directory = g_dir_make_tmp ("lykta-measures-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (directory, "example.lykta", NULL);
  store = lykta_store_create (path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_example_fill (store, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *name = g_strconcat ("/measures/look/", looks[i].name, NULL);

      g_test_add_data_func (name, &looks[i], test_look);
    }
  g_test_add_func ("/measures/courses", test_courses);
  g_test_add_func ("/measures/follows", test_follows);
  result = g_test_run ();
  lykta_test_office_remove (store);
  return result;
}

/* lykta-test-office.c: a small office on a Wednesday, 13 November 2024, for tests of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-test-office.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "lykta-example.h"
#include "lykta-registers.h"

static void
fill (LyktaStore *store)
{
  gint64 head = lykta_test_add (store, "people", "name", "Head of maps", NULL);
  g_autofree char *head_id = g_strdup_printf ("%" G_GINT64_FORMAT, head);
  gint64 incident;
  g_autofree char *incident_id = NULL;

  lykta_test_add (store, "assets", "name", "Ritningsarkivet", "information_owner", head_id, NULL);
  lykta_test_add (store, "assets", "name", "Kartportalen", NULL);
  lykta_test_add (store, "assets", "name", "Bygglov & ritningar <nya>", NULL);

  /* Nine days late, a week ahead, done */
  lykta_test_add (store, "actions", "title", "Answer recommendation 3", "state", "ongoing", "due", "2024-11-04", "responsible",
                  head_id, NULL);
  lykta_test_add (store, "actions", "title", "Write the routine", "state", "not_started", "due", "2024-11-20", NULL);
  lykta_test_add (store, "actions", "title", "Order the course", "state", "done", "due", "2024-10-01", NULL);

  /* Aware on Tuesday at 13 in Stockholm: 72 hours are Friday at 13 */
  incident = lykta_test_add (store, "incidents", "title", "Letters to the wrong address", "kind", "breach", "state", "open",
                             "aware", "2024-11-12T12:00:00Z", NULL);
  incident_id = g_strdup_printf ("%" G_GINT64_FORMAT, incident);
  lykta_test_add (store, "reports", "incident", incident_id, "track", "imy", "decision", "report", NULL);

  lykta_test_add (store, "activities", "title", "Inform the management", "state", "done", "year_from", "2024", "track", "lis",
                  NULL);
  lykta_test_add (store, "activities", "title", "Classify systems", "state", "ongoing", "year_from", "2024", "track", "lis",
                  NULL);
  lykta_test_add (store, "activities", "title", "Plan 2026", "state", "proposed", "year_from", "2026", "track", "lis", NULL);
}

LyktaStore *
lykta_test_office_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lykta-ui-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "office.lykta", NULL);
  LyktaStore *store;

  g_assert_no_error (error);
  g_setenv ("LYKTA_NOW", LYKTA_TEST_NOW, TRUE);
  store = lykta_store_create (path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_defaults_fill (store, "Exploateringskontoret", "Exploateringsnämnden", "sv", &error);
  g_assert_no_error (error);
  fill (store);

  return store;
}

void
lykta_test_office_remove (LyktaStore *store)
{
  g_autofree char *path = g_strdup (lykta_store_get_path (store));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  lykta_store_close (store);
  g_assert_finalize_object (store);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

gint64
lykta_test_add (LyktaStore *store, const char *reg, ...)
{
  const LyktaRegister *declared = lykta_store_find_register (store, reg);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Test");
  g_autoptr (GError) error = NULL;
  gint64 id = lykta_edit_insert (edit, declared);
  const char *field;
  va_list fields;

  va_start (fields, reg);
  while ((field = va_arg (fields, const char *)) != NULL)
    {
      const char *text = va_arg (fields, const char *);
      const LyktaField *found = lykta_register_find_field (declared, field);

      g_assert_nonnull (found);
      if (found->type == LYKTA_FIELD_NUMBER)
        {
          g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

          g_assert_true (lykta_field_parse (found, text, &value, NULL));
          lykta_edit_set (edit, declared, id, found, &value);
        }
      else if (found->type == LYKTA_FIELD_REFERENCE || found->type == LYKTA_FIELD_YES_NO)
        lykta_edit_set_integer (edit, declared, id, field, g_ascii_strtoll (text, NULL, 10));
      else
        lykta_edit_set_text (edit, declared, id, field, text);
    }
  va_end (fields);

  lykta_store_apply (store, edit, &error);
  g_assert_no_error (error);

  return lykta_edit_get_id (edit, id);
}

void
lykta_test_wait (LyktaTestCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!condition (data) && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
  g_assert_true (condition (data));
}

void
lykta_test_turn (guint milliseconds)
{
  /* Under a sanitizer everything takes longer. */
  gint64 end = g_get_monotonic_time () + (gint64) milliseconds * (g_getenv ("LYKTA_TEST_SLOW") != NULL ? 5000 : 1000);

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  return NULL;
}

GtkWidget *
lykta_test_find (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || g_strcmp0 (get_text (root), text) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = lykta_test_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

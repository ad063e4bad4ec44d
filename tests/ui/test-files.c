/* test-files.c: registers in the program's folder: made, brought in, copied out, refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "lykta-error.h"
#include "lykta-files.h"
#include "lykta-registers.h"
#include "lykta-test-office.h"

typedef struct
{
  char *path;
  GError *error;
  gboolean done;
} Made;

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Made *made = user_data;

  made->path = lykta_files_make_finish (result, &made->error);
  made->done = TRUE;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Made *made = user_data;

  lykta_files_save_copy_finish (result, &made->error);
  made->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Made *) data)->done;
}

static void
assert_folder_is_tidy (guint n_registers)
{
  g_autofree char *folder = lykta_files_get_folder ();
  g_autoptr (GPtrArray) paths = lykta_files_list (folder);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_cmpuint (paths->len, ==, n_registers);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

static void
test_names (void)
{
  static const struct
  {
    const char *office;
    const char *name;
  } cases[] = {
    { "Exploateringskontoret", "Exploateringskontoret" },
    { "Miljö/hälsa", "Miljö hälsa" },
    { "../../etc/passwd", "etc passwd" },
    { "  ..hidden ", "hidden" },
    { "???", "Register" },
  };
  g_autofree char *folder = g_dir_make_tmp ("lykta-names-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = lykta_files_make_path (folder, cases[i].office);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autofree char *name = lykta_files_get_name (path);

      g_assert_cmpstr (parent, ==, folder);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_rmdir (folder);
}

/* Two offices of one name get two files. */
static void
test_create (void)
{
  g_autofree char *folder = lykta_files_get_folder ();

  for (guint i = 0; i < 2; i++)
    {
      LyktaOfficeDetails *details = g_new0 (LyktaOfficeDetails, 1);
      g_autoptr (LyktaStore) store = NULL;
      g_autoptr (LyktaRecord) office = NULL;
      g_autofree char *name = NULL;
      Made made = { NULL };

      details->office = g_strdup ("Kulturkontoret");
      details->committee = g_strdup ("Kulturnämnden");
      details->language = g_strdup ("sv");
      lykta_files_create_async (details, NULL, made_cb, &made);
      lykta_test_wait (is_done, &made);
      g_assert_no_error (made.error);

      name = lykta_files_get_name (made.path);
      g_assert_cmpstr (name, ==, i == 0 ? "Kulturkontoret" : "Kulturkontoret 2");
      store = lykta_store_open (made.path, lykta_registers_get (), &made.error);
      g_assert_no_error (made.error);
      office = lykta_store_get_office (store);
      g_assert_cmpstr (lykta_record_get_text (office, "committee"), ==, "Kulturnämnden");
      lykta_store_close (store);
      g_free (made.path);
    }
  assert_folder_is_tidy (2);
}

/* A copy goes out while the register is open, and comes in as a register of its own. */
static void
test_copy (void)
{
  LyktaStore *store = lykta_test_office_new ();
  g_autofree char *folder = g_dir_make_tmp ("lykta-copy-XXXXXX", NULL);
  g_autofree char *target = g_build_filename (folder, "Copy.lykta", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (target);
  g_autoptr (LyktaStore) copy = NULL;
  Made made = { NULL };
  Made brought = { NULL };

  lykta_files_save_copy_async (store, file, NULL, copied_cb, &made);
  lykta_test_wait (is_done, &made);
  g_assert_no_error (made.error);

  lykta_files_bring_in_async (file, NULL, made_cb, &brought);
  lykta_test_wait (is_done, &brought);
  g_assert_no_error (brought.error);
  copy = lykta_store_open (brought.path, lykta_registers_get (), &brought.error);
  g_assert_no_error (brought.error);
  g_assert_cmpint (lykta_store_find_by_title (copy, lykta_store_find_register (copy, "assets"), "Ritningsarkivet"), >, 0);
  lykta_store_close (copy);
  assert_folder_is_tidy (3);

  g_unlink (target);
  g_rmdir (folder);
  g_free (brought.path);
  lykta_test_turn (50);
  lykta_test_office_remove (store);
}

/* What is no register stays outside and leaves nothing behind. */
static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lykta-refused-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Letter.lykta", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Made made = { NULL };

  g_assert_true (g_file_set_contents (path, "Dear office, this is a letter and no register at all.\n", -1, NULL));
  lykta_files_bring_in_async (file, NULL, made_cb, &made);
  lykta_test_wait (is_done, &made);
  g_assert_null (made.path);
  g_assert_error (made.error, LYKTA_ERROR, LYKTA_ERROR_NOT_A_REGISTER);
  g_clear_error (&made.error);
  assert_folder_is_tidy (3);

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("lykta-home-XXXXXX", NULL);

  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/names", test_names);
  g_test_add_func ("/files/create", test_create);
  g_test_add_func ("/files/copy", test_copy);
  g_test_add_func ("/files/refused", test_refused);
  return g_test_run ();
}

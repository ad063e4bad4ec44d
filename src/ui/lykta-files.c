/* lykta-files.c: where the register files live, and how they come in and go out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-files.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lykta-example.h"
#include "lykta-log.h"
#include "lykta-registers.h"
#include "lykta-worker.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *name_a = lykta_files_get_name (*(const char *const *) a);
  g_autofree char *name_b = lykta_files_get_name (*(const char *const *) b);

  return g_utf8_collate (name_a, name_b);
}

/* A name that every file system takes, and that does not hide. */
static char *
clean_name (const char *name)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "/\\:*?\"<>|\n\t", ' ');
  g_autofree char *clean = g_strchomp (g_strdup (plain + strspn (plain, ". ")));

  return *clean != '\0' ? g_steal_pointer (&clean) : g_strdup (_ ("Register"));
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_READ_ONLY,
               _ ("The folder for registers, %s, cannot be made. Make room for it, or change who may write there."), folder);
  return FALSE;
}

/* SQLite keeps two files beside the register while it is open. */
static void
remove_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LyktaOfficeDetails *details = data;
  g_autofree char *folder = lykta_files_get_folder ();
  g_autofree char *path = NULL;
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean filled;

  if (!make_folder (folder, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  path = lykta_files_make_path (folder, details != NULL ? details->office : _ ("Example office"));
  store = lykta_store_create (path, lykta_registers_get (), &error);
  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (details != NULL)
    filled = lykta_defaults_fill (store, details->office, details->committee, details->language, &error);
  else
    filled = lykta_example_fill (store, &error);
  lykta_store_close (store);

  if (filled)
    {
      g_task_return_pointer (task, g_steal_pointer (&path), g_free);
      return;
    }

  remove_file (path);
  g_task_return_error (task, g_steal_pointer (&error));
}

/* Copies through a file of our own, because a place given by the file portal cannot be locked. */
static void
bring_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autofree char *folder = lykta_files_get_folder ();
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = lykta_files_get_name (base);
  g_autofree char *path = NULL;
  g_autofree char *part = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!make_folder (folder, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  path = lykta_files_make_path (folder, name);
  part = g_strconcat (path, ".part", NULL);
  target = g_file_new_for_path (part);
  if (!g_file_copy (file, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &error))
    {
      remove_file (part);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* Opening says in the user's words what is wrong with a file that is no register. */
  store = lykta_store_open (part, lykta_registers_get (), &error);
  if (store != NULL)
    lykta_store_close (store);
  if (store == NULL || g_rename (part, path) != 0)
    {
      remove_file (part);
      if (error == NULL)
        g_set_error_literal (&error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("The file could not be brought in. Try again."));
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

/* Makes the copy beside the registers first: the chosen place may be one that cannot lock. */
static gpointer
save_copy (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GFile *target = data;
  g_autofree char *folder = lykta_files_get_folder ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *part = g_strdup_printf ("%s/%s.part", folder, uuid);
  g_autoptr (GFile) from = g_file_new_for_path (part);
  gboolean copied;

  if (!make_folder (folder, error))
    return NULL;

  copied = lykta_store_backup (store, part, cancellable, error)
           && g_file_copy (from, target, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);
  remove_file (part);

  return copied ? g_object_ref (target) : NULL;
}

static void
run_make (GTaskThreadFunc function, gpointer data, GDestroyNotify free_data, GCancellable *cancellable,
          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, run_make);
  g_task_set_task_data (task, data, free_data);
  g_task_run_in_thread (task, function);
}

void
lykta_office_details_free (LyktaOfficeDetails *self)
{
  g_free (self->office);
  g_free (self->committee);
  g_free (self->language);
  g_free (self);
}

/**
 * lykta_files_get_folder:
 *
 * Returns: (transfer full): the folder in which registers live
 */
char *
lykta_files_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "lykta", "registers", NULL);
}

/**
 * lykta_files_get_name:
 *
 * Returns: (transfer full): the name by which the user knows the register
 */
char *
lykta_files_get_name (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, LYKTA_FILE_SUFFIX))
    name[strlen (name) - strlen (LYKTA_FILE_SUFFIX)] = '\0';

  return name;
}

/**
 * lykta_files_make_path:
 *
 * Returns: (transfer full): a path in @folder for a register called @name that no file has yet
 */
char *
lykta_files_make_path (const char *folder, const char *name)
{
  g_autofree char *clean = clean_name (name);
  g_autofree char *path = g_strdup_printf ("%s/%s%s", folder, clean, LYKTA_FILE_SUFFIX);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s %u%s", folder, clean, i, LYKTA_FILE_SUFFIX);
    }

  return g_steal_pointer (&path);
}

/**
 * lykta_files_list:
 *
 * Returns: (transfer full) (element-type filename): the registers of a folder, by name
 */
GPtrArray *
lykta_files_list (const char *folder)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, LYKTA_FILE_SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return g_steal_pointer (&paths);
}

/**
 * lykta_files_create_async:
 * @details: (transfer full): of the office
 *
 * Starts a new register.
 */
void
lykta_files_create_async (LyktaOfficeDetails *details, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  run_make (create_thread, details, (GDestroyNotify) lykta_office_details_free, cancellable, callback, user_data);
}

/**
 * lykta_files_create_example_async:
 *
 * Makes the register of the example office.
 */
void
lykta_files_create_example_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run_make (create_thread, NULL, NULL, cancellable, callback, user_data);
}

/**
 * lykta_files_bring_in_async:
 *
 * Copies a register file from anywhere into the program's own folder.
 */
void
lykta_files_bring_in_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run_make (bring_in_thread, g_object_ref (file), g_object_unref, cancellable, callback, user_data);
}

/**
 * lykta_files_make_finish:
 *
 * Returns: (transfer full) (nullable): path of the register that was made or brought in
 */
char *
lykta_files_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lykta_files_save_copy_async:
 *
 * Writes a consistent copy of an open register to @target, whatever else writes to it meanwhile.
 */
void
lykta_files_save_copy_async (LyktaStore *store, GFile *target, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  lykta_worker_run (store, save_copy, g_object_ref (target), g_object_unref, g_object_unref, cancellable, callback, user_data);
}

gboolean
lykta_files_save_copy_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GFile) copied = lykta_worker_finish (result, error);

  return copied != NULL;
}

/* lykta-files.h: where the register files live, and how they come in and go out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_FILE_SUFFIX ".lykta"

/* Registers live in the program's own data folder and are chosen by name, so that it is the same inside the Flatpak, whose
 * file portal cannot lock a database. Paths are (transfer full). */
char *lykta_files_get_folder (void);
char *lykta_files_get_name (const char *path);                      /* as the user sees it: the base name without the suffix */
char *lykta_files_make_path (const char *folder, const char *name); /* one that is free: "Name.lykta", "Name 2.lykta" … */
GPtrArray *lykta_files_list (const char *folder);                   /* of char *: paths, by name */

/* What a new register asks for. All owned. */
typedef struct
{
  char *office;
  char *committee;
  char *language;
} LyktaOfficeDetails;

void lykta_office_details_free (LyktaOfficeDetails *self);

/* Each makes a whole file in a thread and gives its path, or makes none. */
void lykta_files_create_async (LyktaOfficeDetails *details, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
void lykta_files_create_example_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void lykta_files_bring_in_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *lykta_files_make_finish (GAsyncResult *result, GError **error);

/* A consistent copy of an open register, to any place the user chose. */
void lykta_files_save_copy_async (LyktaStore *store, GFile *target, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean lykta_files_save_copy_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaOfficeDetails, lykta_office_details_free)

G_END_DECLS

/* lykta-file-name.h: names of files that come from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest name that is given, in bytes: file systems take 255, and something may be put before or after it. */
#define LYKTA_FILE_NAME_MAX 200

/**
 * lykta_file_name_clean:
 * @name: as it came, in whatever encoding, of whatever length
 *
 * Makes a name that can be shown and that names a file in a folder, on any system: without folders, without letters that cannot
 * be seen or that turn the text around, not hidden, not one that Windows reserves. What is clean stays as it is.
 *
 * Returns: (transfer full): the name; never empty
 */
char *lykta_file_name_clean (const char *name);

/**
 * lykta_file_name_number:
 * @name: a clean name
 * @number: 2 or more
 *
 * Returns: (transfer full): the name with the number before its extension: "Report (2).pdf"
 */
char *lykta_file_name_number (const char *name, guint number);

/**
 * lykta_file_name_equal:
 *
 * Returns: whether both name the same file where letter case makes no difference
 */
gboolean lykta_file_name_equal (const char *a, const char *b);

G_END_DECLS

/* test-file.c: PDF files from anywhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

#include "lykta-error.h"
#include "lykta-pdf-file.h"

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lykta_pdf_file_read (path, NULL, &error);

  g_assert_error (error, LYKTA_ERROR, code);
  g_assert_null (bytes);
}

static void
test_read (void)
{
  static const char document[] = "\xef\xbb\xbf%PDF-1.7\n%%EOF\n";
  g_autofree char *folder = g_dir_make_tmp ("lykta-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Årsrapport.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  assert_refused (path, LYKTA_ERROR_NOT_FOUND);
  assert_refused (folder, LYKTA_ERROR_INVALID);
  assert_refused ("/dev/zero", LYKTA_ERROR_INVALID);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, LYKTA_ERROR_INVALID);
  g_assert_true (g_file_set_contents (path, "PK\003\004 %PDF", -1, NULL));
  assert_refused (path, LYKTA_ERROR_INVALID);

  g_assert_true (g_file_set_contents (path, document, -1, NULL));
  bytes = lykta_pdf_file_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), document, sizeof document - 1);

  /* A hole takes no room on the disk. */
  g_assert_cmpint (truncate (path, 257L * 1024 * 1024), ==, 0);
  assert_refused (path, LYKTA_ERROR_INVALID);

  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/file/read", test_read);
  return g_test_run ();
}

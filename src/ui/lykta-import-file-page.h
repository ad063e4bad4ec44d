/* lykta-import-file-page.h: the first step of an import: the file, its sheet, the row that names the columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-import-session.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_IMPORT_FILE_PAGE (lykta_import_file_page_get_type ())

/**
 * LyktaImportFilePage:
 *
 * Shows the first rows as they are in the file.
 */
G_DECLARE_FINAL_TYPE (LyktaImportFilePage, lykta_import_file_page, LYKTA, IMPORT_FILE_PAGE, AdwNavigationPage)

AdwNavigationPage *lykta_import_file_page_new (LyktaImportSession *session);
GtkWidget *lykta_import_file_page_get_choose_button (LyktaImportFilePage *self);
void lykta_import_file_page_choose (LyktaImportFilePage *self);

G_END_DECLS

/* lykta-import-columns-page.h: the second step of an import: what the columns of the file are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-import-session.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_IMPORT_COLUMNS_PAGE (lykta_import_columns_page_get_type ())

/**
 * LyktaImportColumnsPage:
 *
 * A row a column, with samples of its values and the field it is; a switch where it names records that are not there.
 */
G_DECLARE_FINAL_TYPE (LyktaImportColumnsPage, lykta_import_columns_page, LYKTA, IMPORT_COLUMNS_PAGE, AdwNavigationPage)

AdwNavigationPage *lykta_import_columns_page_new (LyktaImportSession *session);

G_END_DECLS

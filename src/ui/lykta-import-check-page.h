/* lykta-import-check-page.h: the last step of an import: what would become of the rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-import-session.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_IMPORT_CHECK_PAGE (lykta_import_check_page_get_type ())

/**
 * LyktaImportCheckPage:
 *
 * How many rows would be added, updated and refused, and why each refused one is. Its signal `import` says that a person
 * wants what can be imported.
 */
G_DECLARE_FINAL_TYPE (LyktaImportCheckPage, lykta_import_check_page, LYKTA, IMPORT_CHECK_PAGE, AdwNavigationPage)

AdwNavigationPage *lykta_import_check_page_new (LyktaImportSession *session);

G_END_DECLS

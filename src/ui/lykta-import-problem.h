/* lykta-import-problem.h: why rows of a file are refused, as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @problems: (element-type LyktaImportProblem): kept; items are made as they are asked for */
GListModel *lykta_import_problem_list_new (GPtrArray *problems);
GtkListItemFactory *lykta_import_problem_factory_new (void);

G_END_DECLS

/* lykta-example.h: the example office, built from the files under data/example/
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* Fills a new, empty register file through the same checks as a user's edits. */
gboolean lykta_example_fill (LyktaStore *store, GError **error);

/* Fills what every new file has: pick lists, deadline rules, the office's single record, the template of the review's sections. */
gboolean lykta_defaults_fill (LyktaStore *store, const char *office, const char *committee, const char *language, GError **error);

G_END_DECLS

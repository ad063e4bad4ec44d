/* lykta-search-list.h: where to look for a person's data, from the processings and their systems
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaSearchProgress:
 * @total: places on the search list
 * @done: searched
 * @found: where something was found
 * @unreviewed: of those, where nobody has judged what may be given out
 */
typedef struct
{
  guint total;
  guint done;
  guint found;
  guint unreviewed;
} LyktaSearchProgress;

guint lykta_search_list_fill (LyktaStore *store, LyktaRecord *request, LyktaEdit *edit);
LyktaSearchProgress lykta_search_list_get_progress (LyktaStore *store, LyktaRecord *request);

G_END_DECLS

/* lykta-example.h: the example office, built from the files under data/example/
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-defaults.h"

G_BEGIN_DECLS

/**
 * lykta_example_fill:
 * @store: a new, empty register file
 *
 * Fills it with the example office as one edit, through the same checks as a user's. Each register has a file
 * REGISTER.csv: the first line holds ids of fields, references are titles of records, several of them separated by
 * " | ", picks and choices are codes, and a cell "@FILE" stands for the text of that file. A column "#" names records whose
 * title is computed, or that share it with others.
 *
 * Returns: whether it was filled; nothing was otherwise, but for the defaults
 */
gboolean lykta_example_fill (LyktaStore *store, GError **error);

G_END_DECLS

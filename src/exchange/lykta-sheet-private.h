/* lykta-sheet-private.h: what the formats of tables share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-sheet.h"

G_BEGIN_DECLS

/* A format of tables; @data is what its open function gave */
typedef struct
{
  gboolean (*choose) (gpointer data, guint sheet, GError **error);
  const char *const *(*next) (gpointer data, guint *n_cells, GCancellable *cancellable, GError **error);
  guint (*get_row) (gpointer data);
  void (*free) (gpointer data);
} LyktaSheetFormat;

G_END_DECLS

/* lykta-sheet-private.h: what the formats of tables share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-sheet-package.h"
#include "lykta-sheet.h"

G_BEGIN_DECLS

/* A format of tables; @data is what its open function gave */
typedef struct
{
  gboolean (*choose) (gpointer data, guint sheet, GError **error);
  const char *const *(*next) (gpointer data, guint *n_cells, GCancellable *cancellable, GError **error);
  gboolean (*is_error) (gpointer data, guint column);
  guint (*get_row) (gpointer data);
  void (*free) (gpointer data);
} LyktaSheetFormat;

extern const LyktaSheetFormat lykta_xlsx_format;
extern const LyktaSheetFormat lykta_ods_format;

/* (nullable): data of the format; @names: (out): of its sheets. The package is the reader's when it succeeds. */
gpointer lykta_xlsx_open (LyktaSheetPackage *package, const char *workbook, GStrv *names, GCancellable *cancellable,
                          GError **error);
gpointer lykta_ods_open (LyktaSheetPackage *package, GStrv *names, GCancellable *cancellable, GError **error);

G_END_DECLS

/* lykta-sheet-package.h: the zip file that a spreadsheet is, and the XML in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-sheet-rows.h"

G_BEGIN_DECLS

typedef struct _LyktaSheetPackage LyktaSheetPackage;
typedef struct _LyktaSheetXml LyktaSheetXml;

/* Opaque; see lykta_sheet_xml_copy() */
typedef struct
{
  const unsigned char **list;
  int n;
} LyktaSheetAttributes;

/* Names are without the prefix of their namespace. */
typedef struct
{
  void (*start) (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data);
  void (*end) (LyktaSheetXml *xml, const char *name, gpointer data);
  void (*text) (LyktaSheetXml *xml, const char *text, gsize length, gpointer data);
} LyktaSheetHandler;

/**
 * lykta_sheet_package_new:
 * @stream: can seek; the zip file goes from where it stands to its end
 *
 * Lists what the file holds. How much may be unpacked of it is bounded, altogether and against its size.
 *
 * Returns: (nullable) (transfer full): the package
 */
LyktaSheetPackage *lykta_sheet_package_new (GInputStream *stream, GCancellable *cancellable, GError **error);
void lykta_sheet_package_free (LyktaSheetPackage *self);
gboolean lykta_sheet_package_has (LyktaSheetPackage *self, const char *part);
/* (transfer full) (nullable): the first bytes of a part */
char *lykta_sheet_package_peek (LyktaSheetPackage *self, const char *part, GCancellable *cancellable, GError **error);

/**
 * lykta_sheet_xml_new:
 * @part: of the package, of which one is read at a time
 *
 * Parses a part piece by piece. A document type is refused before anything in it is read, so that there are no entities.
 *
 * Returns: (nullable): a parser before the part's beginning
 */
LyktaSheetXml *lykta_sheet_xml_new (LyktaSheetPackage *package, const char *part, const LyktaSheetHandler *handler, gpointer data,
                                    GCancellable *cancellable, GError **error);
void lykta_sheet_xml_free (LyktaSheetXml *self);
/* Reads the next piece; FALSE at the end, and with @error set. */
gboolean lykta_sheet_xml_step (LyktaSheetXml *self, GCancellable *cancellable, GError **error);
/* Reads until the handler has ended the next of @rows; NULL after the last, and with @error set. The cells stay until the next call. */
const char *const *lykta_sheet_xml_next (LyktaSheetXml *self, LyktaSheetRows *rows, guint *n_cells, GCancellable *cancellable,
                                         GError **error);
/* Reads a whole part. */
gboolean lykta_sheet_xml_read (LyktaSheetPackage *package, const char *part, const LyktaSheetHandler *handler, gpointer data,
                               GCancellable *cancellable, GError **error);
/* For handlers: ends the reading with a sentence; without one as if the part ended here. */
void lykta_sheet_xml_stop (LyktaSheetXml *self, const char *problem);

/* Copies a short value; FALSE, and an empty text, when it is not there or does not fit. */
gboolean lykta_sheet_xml_copy (const LyktaSheetAttributes *attributes, const char *name, char *value, gsize size);
char *lykta_sheet_xml_dup (const LyktaSheetAttributes *attributes, const char *name); /* (nullable) (transfer full) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaSheetPackage, lykta_sheet_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaSheetXml, lykta_sheet_xml_free)

G_END_DECLS

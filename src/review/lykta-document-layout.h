/* lykta-document-layout.h: a document's blocks as lines and rows, and those on pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-document-slice.h"
#include "lykta-document.h"

G_BEGIN_DECLS

typedef struct _LyktaDocumentLayout LyktaDocumentLayout;
typedef struct _LyktaPlaced LyktaPlaced;

/**
 * LyktaPlaced:
 * @slice: what
 * @y: where, from the page's top
 * @repeated: a table head that is drawn again: no part of the structure
 */
struct _LyktaPlaced
{
  const LyktaSlice *slice;
  double y;
  gboolean repeated;
};

/**
 * LyktaDocumentLayout:
 * @document: what is laid out
 * @context: with the document's fonts
 * @slices: in order (element-type LyktaSlice)
 * @pages: (element-type GArray of LyktaPlaced)
 * @block_pages: for each block the page it begins on, from 1 (element-type guint)
 * @heading_pages: for each heading its page, from 1 (element-type guint)
 */
struct _LyktaDocumentLayout
{
  const LyktaDocument *document;
  PangoContext *context;
  GPtrArray *slices;
  GPtrArray *pages;
  GArray *block_pages;
  GArray *heading_pages;
};

LyktaDocumentLayout *lykta_document_layout_new (const LyktaDocument *document, GCancellable *cancellable, GError **error);
void lykta_document_layout_free (LyktaDocumentLayout *self);

/* For the blocks: sets a text in a narrow column, whose long words break where the document's list of words says. */
PangoLayout *lykta_document_layout_set_narrow (LyktaDocumentLayout *self, LyktaStyleId style, const char *text, double width,
                                               gboolean end);
LyktaSlice *lykta_document_layout_add_slice (LyktaDocumentLayout *self, double space);
/* Where a placed slice of a place for a signature has that place. */
void lykta_document_layout_get_place (const LyktaPlaced *placed, double *x, double *y, double *width, double *height);
void lykta_document_layout_add_table (LyktaDocumentLayout *self, const LyktaDocumentTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaDocumentLayout, lykta_document_layout_free)

G_END_DECLS

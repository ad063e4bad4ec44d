/* lykta-print.c: papers from the registers: what they share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-print.h"

#include "lykta-clock.h"
#include "lykta-document-archive.h"

/**
 * lykta_print_new_document:
 * @title: of the paper, in the office's language
 *
 * Returns: (transfer full): a paper without blocks
 */
LyktaDocument *
lykta_print_new_document (LyktaStore *store, const char *title)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  g_autofree char *today = lykta_today ();
  const char *language = office != NULL ? lykta_record_get_text (office, "language") : NULL;
  const char *name = office != NULL ? lykta_record_get_text (office, "name") : NULL;

  return lykta_document_new (language != NULL ? language : "sv", title, name != NULL ? name : "", today);
}

gboolean
lykta_print_write_pdf (const LyktaDocument *document, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaDocumentLayout) layout = lykta_document_layout_new (document, cancellable, error);
  g_autoptr (GBytes) bytes = layout != NULL ? lykta_document_render_archive (layout, 2, NULL, 0, cancellable, error) : NULL;

  return bytes != NULL && lykta_document_save (bytes, path, error);
}

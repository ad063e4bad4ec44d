/* lykta-attachment-row.h: one attachment in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-record.h"

G_BEGIN_DECLS

/**
 * lykta_attachment_row_new:
 * @today: YYYY-MM-DD
 * @current: also what is done with those that are current: replaced, removed
 *
 * Its type, name, size, when and by whom it was added; what can be done with it stands in a menu, as actions `attachments.open`,
 * `.save`, `.replace`, `.earlier` and `.remove` with the attachment's id, which an ancestor has.
 *
 * Returns: a GtkListBoxRow
 */
GtkWidget *lykta_attachment_row_new (LyktaRecord *attachment, const char *today, gboolean current);

/* Of a row that lykta_attachment_row_new() made. */
gint64 lykta_attachment_row_get_id (GtkListBoxRow *row);

G_END_DECLS

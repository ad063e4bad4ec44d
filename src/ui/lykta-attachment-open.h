/* lykta-attachment-open.h: attachments outside of the register: opened by another program, saved as files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/* Opens a copy that only the user can reach, and nobody write to, in the desktop's program. What fails is said in a dialog at @widget. */
void lykta_attachment_open (GtkWidget *widget, LyktaStore *store, gint64 id);
/* Asks where to, and saves a copy there. */
void lykta_attachment_save_copy (GtkWidget *widget, LyktaStore *store, gint64 id);

/* Prints it, when it is a document that the printer takes (PDF). */
void lykta_attachment_print (GtkWidget *widget, LyktaStore *store, gint64 id);

/* Deletes the copies that were opened when the program ran before. */
void lykta_attachment_forget_copies (void);

G_END_DECLS

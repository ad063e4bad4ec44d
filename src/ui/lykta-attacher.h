/* lykta-attacher.h: brings files into the register, one after another, beside everything else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_ATTACHER (lykta_attacher_get_type ())

/**
 * LyktaAttacher:
 *
 * Files are opened and read in threads. Those that were given together become one edit.
 *
 * Signals:
 * - `moved`: there is something else to say of how far it is
 * - `done` (const char *text): files are attached, and the text says which
 * - `failed` (GError *error): some are not; also when it was cancelled
 */
G_DECLARE_FINAL_TYPE (LyktaAttacher, lykta_attacher, LYKTA, ATTACHER, GObject)

LyktaAttacher *lykta_attacher_new (LyktaStore *store);

void lykta_attacher_add (LyktaAttacher *self, const LyktaRegister *reg, gint64 id, GPtrArray *files); /* of GFile */
void lykta_attacher_replace (LyktaAttacher *self, gint64 attachment, GFile *file);
/* Stops what is being attached, and what waits. */
void lykta_attacher_cancel (LyktaAttacher *self);

const char *lykta_attacher_get_text (LyktaAttacher *self); /* what is being attached; NULL: nothing */
double lykta_attacher_get_fraction (LyktaAttacher *self);

G_END_DECLS

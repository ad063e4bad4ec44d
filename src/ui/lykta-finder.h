/* lykta-finder.h: finds records of every register by name and text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaFound:
 * @reg: the register that it is in
 * @id: the record
 * @title: its title
 */
typedef struct
{
  const LyktaRegister *reg;
  gint64 id;
  char *title;
} LyktaFound;

/* Words are found as the search of a register finds them; records whose title holds them come first. */
void lykta_find_async (LyktaStore *store, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data);
GPtrArray *lykta_find_finish (GAsyncResult *result, GError **error); /* of LyktaFound */

/* Whether every word of @text occurs in @label, whatever the letters' case and accents. */
gboolean lykta_find_matches (const char *label, const char *text);

G_END_DECLS

/* lykta-id-set.h: a set of ids as bits, and bits as they are kept in the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ids from 0 up to a greatest one; others are never in it. */
typedef struct _LyktaIdSet LyktaIdSet;

LyktaIdSet *lykta_id_set_new (gint64 greatest);
LyktaIdSet *lykta_id_set_copy (const LyktaIdSet *self);
void lykta_id_set_free (LyktaIdSet *self);
void lykta_id_set_add (LyktaIdSet *self, gint64 id);
gboolean lykta_id_set_contains (const LyktaIdSet *self, gint64 id);
void lykta_id_set_intersect (LyktaIdSet *self, const LyktaIdSet *other);
void lykta_id_set_invert (LyktaIdSet *self); /* also of ids that are nobody's */
guint lykta_id_set_count (const LyktaIdSet *self);

/**
 * lykta_id_set_add_packed:
 * @first: the id of the first bit, a multiple of 64
 * @n_bits: how many bits were packed
 *
 * Adds what lykta_bits_pack() made.
 */
void lykta_id_set_add_packed (LyktaIdSet *self, gint64 first, guint n_bits, const guint8 *bytes, gsize size);

/* Few bits are kept as a list of 16-bit numbers, many as a bitmap: whichever is shorter. @words holds @n_bits / 64 words;
 * unpacking adds to them. Packing gives the size, 0 when no bit is set; @bytes has room for @n_bits / 8. */
void lykta_bits_unpack (const guint8 *bytes, gsize size, guint n_bits, guint64 *words);
gsize lykta_bits_pack (const guint64 *words, guint n_bits, guint8 *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaIdSet, lykta_id_set_free)

G_END_DECLS

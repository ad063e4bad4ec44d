/* lykta-collation.h: the order of texts, and texts as search compares them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LyktaCollation LyktaCollation;

/* @language: "sv", "en" …; an unknown one sorts as the root of CLDR. */
LyktaCollation *lykta_collation_new (const char *language);
void lykta_collation_free (LyktaCollation *self);

/* What the keys depend on: the language, and the versions of ICU and of its data. Keys of one version only compare with their like. */
char *lykta_collation_get_version (LyktaCollation *self);

/**
 * lykta_collation_get_key:
 * @length: length of @text in bytes, or -1
 * @size: (out): length of the key
 *
 * Returns: (transfer none): bytes that compare by memcmp() as the texts sort; valid until the next call
 */
const guint8 *lykta_collation_get_key (LyktaCollation *self, const char *text, gssize length, gsize *size);

/* As search compares: small letters, accents gone except those of å, ä and ö. Appends to @folded. */
void lykta_fold_append (GString *folded, const char *text, gssize length);
char *lykta_fold (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaCollation, lykta_collation_free)

G_END_DECLS

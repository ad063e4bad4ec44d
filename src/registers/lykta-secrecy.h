/* lykta-secrecy.h: secrecy marks: which records bear one, and what a public version says of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* Whether someone marked the record as secret: a section of law, a date or an authority is stated (OSL 5 kap. 5 §). */
gboolean lykta_secrecy_is_marked (LyktaRecord *record);

/* (transfer full) (nullable): the mark as it is written on a paper: "OSL 18 kap. 8 b §, 2026-01-20, the office" */
char *lykta_secrecy_format (LyktaStore *store, LyktaRecord *record);

/**
 * LyktaSecrecy:
 *
 * What a public version of the file leaves out: marked records, and what is a part of one. It holds what was marked when a
 * register was first asked for, and belongs to its store's thread.
 */
typedef struct _LyktaSecrecy LyktaSecrecy;

LyktaSecrecy *lykta_secrecy_new (LyktaStore *store);
void lykta_secrecy_free (LyktaSecrecy *self);

gboolean lykta_secrecy_hides (LyktaSecrecy *self, const LyktaRegister *reg, gint64 id);
/* Whether the record names one that is hidden, by any of its fields. */
gboolean lykta_secrecy_refers (LyktaSecrecy *self, LyktaRecord *record);
/* Drops from @ids what is hidden; gives how many. */
guint lykta_secrecy_filter (LyktaSecrecy *self, const LyktaRegister *reg, GArray *ids);

/* What stands in place of a hidden record's title and of what would name it, in the language of the process or the one that was set. */
const char *lykta_secrecy_get_word (LyktaSecrecy *self);
void lykta_secrecy_set_language (LyktaSecrecy *self, const char *language);
/* (transfer full): the title of a record that may be secret: that itself can be what is to be kept secret */
char *lykta_secrecy_get_title (LyktaSecrecy *self, const LyktaRegister *reg, gint64 id);
/* Whether the field of the record is put together from titles of which one is hidden. */
gboolean lykta_secrecy_masks (LyktaSecrecy *self, LyktaRecord *record, const LyktaField *field);
/* (transfer full): a value as people read it, without the titles of hidden records */
char *lykta_secrecy_format_value (LyktaSecrecy *self, const LyktaField *field, const LyktaValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaSecrecy, lykta_secrecy_free)

G_END_DECLS

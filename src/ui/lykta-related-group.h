/* lykta-related-group.h: the records of another register that refer to this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_RELATED_GROUP (lykta_related_group_get_type ())

/**
 * LyktaRelatedGroup:
 *
 * A heading with a button that adds, and a line for each record; a click opens it.
 */
G_DECLARE_FINAL_TYPE (LyktaRelatedGroup, lykta_related_group, LYKTA, RELATED_GROUP, AdwBin)

GtkWidget *lykta_related_group_new (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field, gboolean several);

void lykta_related_group_set_id (LyktaRelatedGroup *self, gint64 id);
void lykta_related_group_add (LyktaRelatedGroup *self);

gboolean lykta_related_group_is_part (const LyktaRegister *reg, const LyktaField *field);
gboolean lykta_related_group_has_records (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field, gint64 id);

G_END_DECLS

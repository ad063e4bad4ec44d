/* lykta-options.h: what a field can be set to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaOption:
 * @value: what the field holds when it is chosen (of one; several are added up)
 * @label: for the user
 */
typedef struct
{
  LyktaValue value;
  char *label;
} LyktaOption;

LyktaOption *lykta_option_new (const char *label);
void lykta_option_free (LyktaOption *self);

/* (element-type LyktaOption); at most @limit, and how many match in all. Choices and picks all come at once. @record is the one whose field
 * it is, where it is known. */
GPtrArray *lykta_options_find (LyktaStore *store, const LyktaField *field, LyktaRecord *record, const char *search, guint limit,
                               guint *n_all);

gboolean lykta_options_are_several (const LyktaField *field);
gboolean lykta_options_contain (const LyktaField *field, const LyktaValue *value, const LyktaValue *option);
void lykta_options_toggle (LyktaStore *store, const LyktaField *field, LyktaValue *value, const LyktaValue *option);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaOption, lykta_option_free)

G_END_DECLS

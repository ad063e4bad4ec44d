/* lykta-view-state.h: how someone left the tables of a file, and the views they made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-filter.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_VIEW_STATE (lykta_view_state_get_type ())

/**
 * LyktaViewState:
 *
 * What is remembered of each register of a file: columns, their widths and order, sorting, the chosen view, and views of one's own.
 * It lies beside the program's other settings, one file for each register file, and is written a moment after a change.
 */
G_DECLARE_FINAL_TYPE (LyktaViewState, lykta_view_state, LYKTA, VIEW_STATE, GObject)

/**
 * LyktaOwnView:
 * @name: what its user calls it
 * @base: (nullable): id of the register's view that it narrows
 * @search: (nullable): words searched for
 * @filters: (element-type LyktaFilter): conditions
 */
typedef struct
{
  char *name;
  char *base;
  char *search;
  GPtrArray *filters;
} LyktaOwnView;

LyktaOwnView *lykta_own_view_new (const char *name, const char *base, const char *search, GPtrArray *filters);
void lykta_own_view_free (LyktaOwnView *self);

LyktaViewState *lykta_view_state_get (LyktaStore *store);

char **lykta_view_state_get_columns (LyktaViewState *self, const LyktaRegister *reg);
void lykta_view_state_set_columns (LyktaViewState *self, const LyktaRegister *reg, const char *const *columns);
int lykta_view_state_get_width (LyktaViewState *self, const LyktaRegister *reg, const char *column);
void lykta_view_state_set_width (LyktaViewState *self, const LyktaRegister *reg, const char *column, int width);
char *lykta_view_state_get_sort (LyktaViewState *self, const LyktaRegister *reg, gboolean *descending);
void lykta_view_state_set_sort (LyktaViewState *self, const LyktaRegister *reg, const char *column, gboolean descending);
char *lykta_view_state_get_view (LyktaViewState *self, const LyktaRegister *reg);
void lykta_view_state_set_view (LyktaViewState *self, const LyktaRegister *reg, const char *view);
gboolean lykta_view_state_get_pane (LyktaViewState *self, const LyktaRegister *reg);
void lykta_view_state_set_pane (LyktaViewState *self, const LyktaRegister *reg, gboolean shown);

/* How columns of a file were read into the register, by what @file tells of the file */
char **lykta_view_state_get_import (LyktaViewState *self, const LyktaRegister *reg, const char *file);
void lykta_view_state_set_import (LyktaViewState *self, const LyktaRegister *reg, const char *file, const char *const *words);

GPtrArray *lykta_view_state_get_own_views (LyktaViewState *self, const LyktaRegister *reg);
void lykta_view_state_set_own_views (LyktaViewState *self, const LyktaRegister *reg, GPtrArray *views);

void lykta_view_state_flush (LyktaViewState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaOwnView, lykta_own_view_free)

G_END_DECLS

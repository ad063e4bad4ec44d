/* lykta-sidebar.h: the pages of the window, with badges where something needs attention
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-attention.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_SIDEBAR (lykta_sidebar_get_type ())

/**
 * LyktaSidebar:
 *
 * Signal `page-chosen` (const char *name): the user wants to see that page.
 */
G_DECLARE_FINAL_TYPE (LyktaSidebar, lykta_sidebar, LYKTA, SIDEBAR, AdwBin)

void lykta_sidebar_set_registers (LyktaSidebar *self, const LyktaRegister *const *registers);
void lykta_sidebar_set_office (LyktaSidebar *self, const char *name);
void lykta_sidebar_set_attention (LyktaSidebar *self, const LyktaAttention *attention);

/* Marks the row of a page without emitting `page-chosen`; no row when the page has none. */
void lykta_sidebar_select (LyktaSidebar *self, const char *page);

/* The page @offset rows away from the one that is marked; NULL past either end. */
const char *lykta_sidebar_get_page_at (LyktaSidebar *self, int offset);

void lykta_sidebar_open_menu (LyktaSidebar *self);
void lykta_sidebar_focus (LyktaSidebar *self);

G_END_DECLS

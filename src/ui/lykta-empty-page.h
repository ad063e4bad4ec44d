/* lykta-empty-page.h: what a register without records is for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-register.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_EMPTY_PAGE (lykta_empty_page_get_type ())

/**
 * LyktaEmptyPage:
 *
 * Says what the register is for and why it matters, and offers the ways to fill it.
 */
G_DECLARE_FINAL_TYPE (LyktaEmptyPage, lykta_empty_page, LYKTA, EMPTY_PAGE, AdwBin)

GtkWidget *lykta_empty_page_new (const LyktaRegister *reg);

G_END_DECLS

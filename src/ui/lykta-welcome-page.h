/* lykta-welcome-page.h: what is shown while no register is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_WELCOME_PAGE (lykta_welcome_page_get_type ())

/**
 * LyktaWelcomePage:
 *
 * Three ways to begin, and the registers that are there. It opens one by the action `win.open-path`.
 */
G_DECLARE_FINAL_TYPE (LyktaWelcomePage, lykta_welcome_page, LYKTA, WELCOME_PAGE, AdwBin)

/* Lists the registers as they are now. */
void lykta_welcome_page_refresh (LyktaWelcomePage *self);

G_END_DECLS

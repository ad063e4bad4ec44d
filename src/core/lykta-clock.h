/* lykta-clock.h: what time it is, for everything that asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lykta_now:
 *
 * The one place where the program asks for the time. Tests stop the clock by the environment variable `LYKTA_NOW`, a moment
 * ("2024-11-13T08:00:00Z") or a day ("2024-11-13", its noon in Stockholm).
 *
 * Returns: (transfer full): now, in UTC
 */
GDateTime *lykta_now (void);

/**
 * lykta_now_text:
 *
 * Returns: (transfer full): now, as a LYKTA_FIELD_TIME value (YYYY-MM-DDTHH:MM:SSZ)
 */
char *lykta_now_text (void);

/**
 * lykta_today:
 *
 * Returns: (transfer full): the day it is in Stockholm, as a LYKTA_FIELD_DATE value (YYYY-MM-DD)
 */
char *lykta_today (void);

/**
 * lykta_stockholm:
 *
 * Returns: (transfer full): the time zone in which times are entered and shown, and days begin
 */
GTimeZone *lykta_stockholm (void);

G_END_DECLS

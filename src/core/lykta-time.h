/* lykta-time.h: days and moments as the file keeps them and as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days are YYYY-MM-DD; moments YYYY-MM-DDTHH:MM:SSZ, entered and shown in Europe/Stockholm. */
gboolean lykta_date_is_valid (const char *date);
gboolean lykta_time_is_valid (const char *time_);

/* Taken from people and files: 2025-01-31, 20250131, 25-01-31, 31/1 2025, 31 Jan 2025; moments with 14:05 after it, or ISO 8601 with a zone.
 * (transfer full) (nullable): as kept */
char *lykta_date_parse (const char *text);
char *lykta_time_parse (const char *text);

/* For people, in the language of the process: "31 Jan 2025", "31 Jan 2025, 14:05". */
char *lykta_date_format (const char *date);
char *lykta_time_format (const char *time_);

char *lykta_date_add_days (const char *date, int days);
GDate lykta_date_get (const char *date);

/* (transfer full) (nullable): the moment in Europe/Stockholm */
GDateTime *lykta_time_get_local (const char *time_);

G_END_DECLS

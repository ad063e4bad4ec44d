/* lykta-levels.h: the aspects of a classification and their levels in short: "K2 R3 T1"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LYKTA_N_ASPECTS 4

/* No level stated */
#define LYKTA_LEVEL_NONE (-1)

/* From this level on the information concerns Sweden's security and belongs to another regime (handbook C.2). */
#define LYKTA_LEVEL_SECURITY 4

/**
 * LyktaAspect:
 * @letter: as it stands before the level
 * @level: id of the field with the level, of assets and classifications
 * @why: id of the field with the motivation, of classifications
 * @from: id of the field that says whose need it is, of assets
 *
 * Confidentiality (K), integrity (R), availability (T) and traceability (S), in this order.
 */
typedef struct
{
  char letter;
  const char *level;
  const char *why;
  const char *from;
} LyktaAspect;

extern const LyktaAspect lykta_aspects[LYKTA_N_ASPECTS];

void lykta_levels_parse (const char *text, int levels[LYKTA_N_ASPECTS]);
char *lykta_levels_format (const int levels[LYKTA_N_ASPECTS]); /* NULL when none is stated */

G_END_DECLS

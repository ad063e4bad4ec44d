/* lykta-levels.c: the aspects of a classification and their levels in short: "K2 R3 T1"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-levels.h"

const LyktaAspect lykta_aspects[LYKTA_N_ASPECTS] = {
  { 'K', "level_k", "why_k", "from_k" },
  { 'R', "level_r", "why_r", "from_r" },
  { 'T', "level_t", "why_t", "from_t" },
  { 'S', "level_s", "why_s", "from_s" },
};

/**
 * lykta_levels_parse:
 * @text: (nullable): as lykta_levels_format() made it
 * @levels: (out): in the order of the aspects
 */
void
lykta_levels_parse (const char *text, int levels[LYKTA_N_ASPECTS])
{
  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    levels[i] = LYKTA_LEVEL_NONE;
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
      if (p[0] == lykta_aspects[i].letter && g_ascii_isdigit (p[1]))
        levels[i] = g_ascii_digit_value (p[1]);
}

char *
lykta_levels_format (const int levels[LYKTA_N_ASPECTS])
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    if (levels[i] != LYKTA_LEVEL_NONE)
      g_string_append_printf (text, "%s%c%d", text->len > 0 ? " " : "", lykta_aspects[i].letter, levels[i]);
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

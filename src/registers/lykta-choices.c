/* lykta-choices.c: choices that several registers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"

#include <glib/gi18n-lib.h>

const LyktaChoice lykta_choices_agreement_coverage[] = {
  { "not_needed", N_ ("Not needed"), LYKTA_TONE_DIMMED },
  { "missing", N_ ("Missing"), LYKTA_TONE_WARNING },
  { "agreed", N_ ("Agreed"), LYKTA_TONE_DONE },
  { NULL },
};

const LyktaChoice lykta_choices_authorisation[] = {
  { "specific", N_ ("Specific"), LYKTA_TONE_DONE },
  { "general", N_ ("General"), LYKTA_TONE_DONE },
  { "none", N_ ("None"), LYKTA_TONE_ERROR },
  { NULL },
};

const LyktaChoice lykta_choices_fulfilment[] = {
  { "met", N_ ("Met"), LYKTA_TONE_DONE },
  { "partly", N_ ("Partly met"), LYKTA_TONE_ACTIVE },
  { "not_met", N_ ("Not met"), LYKTA_TONE_WARNING },
  { "not_applicable", N_ ("Not applicable"), LYKTA_TONE_DIMMED },
  { NULL },
};

const LyktaChoice lykta_choices_person_category[] = {
  { "manager", N_ ("Manager"), LYKTA_TONE_PLAIN },
  { "employee", N_ ("Employee"), LYKTA_TONE_PLAIN },
  { "newly_employed", N_ ("New employee"), LYKTA_TONE_ACTIVE },
  { "consultant", N_ ("Consultant"), LYKTA_TONE_PLAIN },
  { NULL },
};

/* What was classified in a tool version that no longer applies is to be classified again whatever its own day says (A25, A58). */
const LyktaLapse lykta_lapses_classification[] = {
  { "tool_until", { "old_tool", N_ ("Old tool version"), LYKTA_TONE_WARNING } },
  { "reclassify_by", { "due", N_ ("To reclassify"), LYKTA_TONE_WARNING } },
  { NULL },
};

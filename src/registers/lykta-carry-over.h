/* lykta-carry-over.h: what becomes of the activities that are open when a year is closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaCarryKind:
 * @LYKTA_CARRY_DONE: it was done
 * @LYKTA_CARRY_OVER: it stays what it is and is done another year: number, words and ground follow it, and it is counted
 * @LYKTA_CARRY_RESHAPED: a new activity with other words, linked to this one, takes its place
 * @LYKTA_CARRY_DROPPED: nothing more is done about it
 *
 * The decisions of a year's end (handbook H.3).
 */
typedef enum
{
  LYKTA_CARRY_DONE,
  LYKTA_CARRY_OVER,
  LYKTA_CARRY_RESHAPED,
  LYKTA_CARRY_DROPPED,
  LYKTA_N_CARRY_KINDS,
} LyktaCarryKind;

/**
 * LyktaCarryDecision:
 * @activity: id
 * @kind: what is decided
 * @reason: (nullable): why; of what is done, the outcome, which alone may be left out
 * @title: (nullable): of what takes its place, when it is reshaped
 * @text: (nullable): the same
 */
typedef struct
{
  gint64 activity;
  LyktaCarryKind kind;
  char *reason;
  char *title;
  char *text;
} LyktaCarryDecision;

void lykta_carry_decision_free (LyktaCarryDecision *self);

/* Stable and English: "done", "carried_over", "reshaped", "dropped" */
const char *lykta_carry_kind_get_id (LyktaCarryKind kind);
gboolean lykta_carry_kind_parse (const char *id, LyktaCarryKind *kind);
const char *lykta_carry_kind_get_label (LyktaCarryKind kind); /* translated */

/* How often an activity is carried over before it is highlighted. */
#define LYKTA_CARRY_OFTEN 2

/**
 * lykta_carry_over_find:
 *
 * Returns: (transfer full) (nullable) (element-type LyktaRecord): the activities of the year, and of earlier ones, about which nothing has
 *   been decided: those carried over most often first, then by number
 */
GPtrArray *lykta_carry_over_find (LyktaStore *store, int year, GError **error);

/**
 * lykta_carry_over_close:
 * @decisions: (element-type LyktaCarryDecision): one for each activity that lykta_carry_over_find() gives, and no other
 *
 * Closes a year. A plan period of several years that begins with the next, or holds it, is split, so that the next year has activities of
 * its own: what is planned for 2025–2026 becomes an activity of 2025 and one of 2026 (handbook H.3).
 *
 * Returns: (transfer full) (nullable): all of it as one edit; %NULL with @error set, which names the activity
 */
LyktaEdit *lykta_carry_over_close (LyktaStore *store, int year, GPtrArray *decisions, GError **error);

/**
 * lykta_carry_over_move:
 * @to: the year that it is moved to
 *
 * Decides about a single open activity, at any time.
 */
LyktaEdit *lykta_carry_over_move (LyktaStore *store, const LyktaCarryDecision *decision, int to, GError **error);

gboolean lykta_carry_over_is_open (LyktaRecord *activity);

/* The same day of another year; 29 February becomes the 28th where there is none. (transfer full) (nullable) */
char *lykta_carry_over_move_day (const char *day, int year);

/* Plans an activity for an earlier year, which is no carrying over. */
LyktaEdit *lykta_carry_over_advance (LyktaStore *store, LyktaRecord *activity, int to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaCarryDecision, lykta_carry_decision_free)

G_END_DECLS

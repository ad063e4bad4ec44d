/* lykta-digest.h: once a day, what is overdue and what falls due within the week
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-matters.h"

G_BEGIN_DECLS

#define LYKTA_DIGEST_DAYS 7

/* So many matters are named; each of them can be opened from the notification. */
#define LYKTA_DIGEST_NAMED 3

/**
 * LyktaDigest:
 * @title: how many are overdue, and how many fall due
 * @body: the first of them, a line each; of what bears a secrecy mark nothing is said
 * @named: (element-type LyktaMatter): those that @body names
 *
 * What one notification a day says.
 */
typedef struct
{
  char *title;
  char *body;
  GPtrArray *named;
} LyktaDigest;

/**
 * lykta_digest_new:
 *
 * What is mine, when the register knows a person of the name under which the program is used; otherwise everyone's. What is put off
 * is left out.
 *
 * Returns: (transfer full) (nullable): %NULL when there is nothing to say, or the file could not be read
 */
LyktaDigest *lykta_digest_new (LyktaStore *store);
void lykta_digest_free (LyktaDigest *self);

/* Whether it is between the hours at which nobody wants to be told; from 18 to 7 passes midnight, equal hours are never. */
gboolean lykta_digest_is_quiet (GDateTime *now, int from, int to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaDigest, lykta_digest_free)

G_END_DECLS

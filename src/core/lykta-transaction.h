/* lykta-transaction.h: an edit while it is being applied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store-private.h"

G_BEGIN_DECLS

/* One record of the edit. @before is NULL for a new one, @after for a deleted one. */
typedef struct
{
  LyktaEditRow *row;
  LyktaRecord *before;
  LyktaRecord *after;
  gboolean refused; /* in a rehearsal */
} LyktaPending;

/* A record that the edit does not name: only its derived fields changed. */
typedef struct
{
  LyktaRecord *before;
  LyktaRecord *after;
} LyktaDependent;

/* What an edit goes through, for the bar that shows how far it is. */
enum
{
  PHASE_PREPARE,
  PHASE_WRITE,
  PHASE_CHECK,
  PHASE_DERIVE,
  PHASE_LOG,
  PHASE_SEARCH,
  N_PHASES
};

struct _LyktaTransaction
{
  /* Borrowed */
  LyktaStore *store;
  LyktaEdit *edit;
  LyktaRefusalFunc refused; /* NULL: it is no rehearsal */
  gpointer refused_data;

  /* Owned */
  GPtrArray *pending;  /* LyktaPending */
  GArray *dependents;  /* LyktaDependent */
  GHashTable *records; /* LyktaRecordKey → LyktaRecord as it will be; NULL when it is deleted */
  GHashTable *changed;
  GHashTable *picks; /* set of "list code" that were found in the pick lists */
  char *now;

  gboolean grown; /* a register became large */
  gboolean keeps; /* bytes, beside which rows take no time */
};

/* For the bar, every hundredth record. */
void lykta_transaction_tell (LyktaTransaction *self, guint phase, guint i);
/* The record as it will be, NULL when it is deleted; hooks see it so. */
void lykta_transaction_remember (LyktaTransaction *self, const LyktaRegister *reg, gint64 id, LyktaRecord *record);
/* Whether the record's derived fields are filled before its row is written. */
gboolean lykta_pending_is_derived_first (const LyktaPending *self);
/* Derives the edit's records, then what depends on them. */
gboolean lykta_transaction_derive (LyktaTransaction *self, GError **error);

G_END_DECLS

/* lykta-checklist.h: what an article of law asks of a record, one line a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaCheck LyktaCheck;
typedef struct _LyktaChecklist LyktaChecklist;
typedef struct _LyktaWarning LyktaWarning;

/* IMY's list under Article 35(4): an assessment is needed when at least so many of the nine criteria are met. */
#define LYKTA_DPIA_CRITERIA 2

/**
 * LyktaCheckState:
 * @LYKTA_CHECK_MET: stated; of a yes/no field, yes
 * @LYKTA_CHECK_NOT_MET: answered in the negative
 * @LYKTA_CHECK_MISSING: not stated
 * @LYKTA_CHECK_NOT_ASKED: stated only where there is something to state, and there is not
 */
typedef enum
{
  LYKTA_CHECK_MET,
  LYKTA_CHECK_NOT_MET,
  LYKTA_CHECK_MISSING,
  LYKTA_CHECK_NOT_ASKED,
} LyktaCheckState;

/**
 * LyktaCheck:
 * @article: the point of law ("30.1 b"), or the handbook's name for what is no law; arrays end with a %NULL one
 * @label: what it is about, N_() marked
 * @field: id of the field that answers it
 * @help: what the point demands, one sentence; N_() marked
 * @applies: (nullable): of which records it is asked; of all otherwise
 * @place: (nullable): id of the field that says where in the agreement it stands
 * @of_office: @field is of the office, said once for all records, and not counted
 * @optional: asked only when there is something to state
 */
struct _LyktaCheck
{
  const char *article;
  const char *label;
  const char *field;
  const char *help;
  const LyktaCondition *applies;
  const char *place;
  gboolean of_office;
  gboolean optional;
};

/**
 * LyktaChecklist:
 * @reg: id of the register; arrays end with a %NULL one
 * @label: what is asked for, N_() marked ("Article 30")
 * @checks: its points in the order of the law
 */
struct _LyktaChecklist
{
  const char *reg;
  const char *label;
  const LyktaCheck *checks;
};

/**
 * LyktaWarning:
 * @code: of the entry in the pick list of warnings, which has its words and its source; arrays end with a %NULL one
 * @field: id of the field where it is put right
 * @conditions: (nullable): when it is given; all must hold
 * @kinds: (nullable): id of a field of picks: it is given only when one of the entries chosen there has the value @value
 * @value: see @kinds
 *
 * What the law does not allow, or allows only with more than is stated.
 */
struct _LyktaWarning
{
  const char *code;
  const char *field;
  const LyktaCondition *conditions;
  const char *kinds;
  int value;
};

/* Articles 28, 30 and 35 GDPR; NULL when the register has none. */
const LyktaChecklist *lykta_checklist_find (const LyktaRegister *reg);
extern const LyktaWarning lykta_warnings_processings[];

/* Whether the record as it stands fulfils conditions; those of day and size are for queries. */
gboolean lykta_checklist_matches (LyktaRecord *record, const LyktaCondition *conditions);

LyktaCheckState lykta_check_get_state (const LyktaCheck *self, LyktaStore *store, LyktaRecord *record);
guint lykta_checklist_count (const LyktaChecklist *self, LyktaStore *store, LyktaRecord *record, guint *asked);
guint lykta_checklist_get_share (const LyktaChecklist *self, LyktaStore *store, LyktaRecord *record);

/* The codes of those that are given, parted by spaces; NULL when there is none. */
char *lykta_warnings_find (const LyktaWarning *warnings, LyktaStore *store, LyktaRecord *record);

G_END_DECLS

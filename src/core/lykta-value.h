/* lykta-value.h: one value of one field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-types.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_VALUE (lykta_value_get_type ())

/**
 * LyktaValueKind:
 * @LYKTA_VALUE_EMPTY: nothing is stated (not zero, not "")
 * @LYKTA_VALUE_INTEGER: a whole number, a yes/no (1, 0) or the id of a record
 * @LYKTA_VALUE_REAL: a number with decimals
 * @LYKTA_VALUE_TEXT: text; also dates (YYYY-MM-DD), times (YYYY-MM-DDTHH:MM:SSZ, UTC), ids of choices and codes of picks
 * @LYKTA_VALUE_LIST: ids of records, each once, in the order given; never empty (that is %LYKTA_VALUE_EMPTY)
 */
typedef enum
{
  LYKTA_VALUE_EMPTY,
  LYKTA_VALUE_INTEGER,
  LYKTA_VALUE_REAL,
  LYKTA_VALUE_TEXT,
  LYKTA_VALUE_LIST,
} LyktaValueKind;

/**
 * LyktaValue:
 *
 * A plain tagged value that owns its text or list. Initialise it with %LYKTA_VALUE_INIT, end it with
 * lykta_value_clear(), or use g_auto(LyktaValue).
 */
struct _LyktaValue
{
  LyktaValueKind kind;
  union
  {
    gint64 integer;
    double real;
    char *text;
    struct
    {
      gint64 *ids;
      gsize n_ids;
    } list;
  };
};

#define LYKTA_VALUE_INIT { .kind = LYKTA_VALUE_EMPTY }

GType lykta_value_get_type (void) G_GNUC_CONST;

/* Each setter ends what the value held. */
void lykta_value_set_integer (LyktaValue *self, gint64 integer);
void lykta_value_set_real (LyktaValue *self, double real);
void lykta_value_set_text (LyktaValue *self, const char *text); /* NULL and "" make it empty */
void lykta_value_take_text (LyktaValue *self, char *text);
void lykta_value_set_list (LyktaValue *self, const gint64 *ids, gsize n_ids); /* drops doubles; none makes it empty */
void lykta_value_copy (const LyktaValue *self, LyktaValue *copy);
void lykta_value_clear (LyktaValue *self);

gboolean lykta_value_is_empty (const LyktaValue *self);
gboolean lykta_value_equal (const LyktaValue *a, const LyktaValue *b);

/* Readers for callers that know the kind; empty gives 0, 0.0, NULL, 0 ids. */
gint64 lykta_value_get_integer (const LyktaValue *self);
double lykta_value_get_real (const LyktaValue *self);
const char *lykta_value_get_text (const LyktaValue *self);
const gint64 *lykta_value_get_list (const LyktaValue *self, gsize *n_ids);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LyktaValue, lykta_value_clear)

G_END_DECLS

/* lykta-query-private.h: what a query holds, and as SQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-query.h"

G_BEGIN_DECLS

typedef struct
{
  const LyktaField *field;
  LyktaOperator operator;
  char *text;
} LyktaQueryCondition;

struct _LyktaQuery
{
  const LyktaRegister *reg;
  char *search;
  GPtrArray *conditions; /* LyktaQueryCondition */
  GArray *ids;           /* of gint64; NULL when any will do */
  const LyktaField *sort;
  gboolean descending;
  gboolean sorted;
};

/* What the query needs to know that does not stand in it. */
typedef struct
{
  const LyktaRegister *const *registers;
  gint64 me;
} LyktaQueryContext;

/* A statement that is being put together: its text, and what its parameters are bound to. */
typedef struct
{
  GString *text;
  GArray *values; /* LyktaValue */
} LyktaSql;

LyktaSql *lykta_sql_new (void);
void lykta_sql_free (LyktaSql *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaSql, lykta_sql_free)

/* SELECT ids in order, or their number; @with_search: the search by scanning. */
LyktaSql *lykta_query_to_sql (const LyktaQuery *self, const LyktaQueryContext *context, gboolean count, gboolean with_search);
/* What stands after WHERE for one condition on the table named t. */
void lykta_query_append_condition (LyktaSql *sql, const LyktaRegister *reg, const LyktaQueryCondition *condition,
                                   const LyktaQueryContext *context);
/* What to sort by: an expression over the table named @table, NULL when empty. */
void lykta_query_append_sort_key (GString *sql, const LyktaQueryContext *context, const LyktaRegister *reg,
                                  const LyktaField *field, const char *table, guint depth);
/* What the query sorts by after all: its own sort, the register's, the title. */
const LyktaField *lykta_query_get_effective_sort (const LyktaQuery *self, gboolean *descending);
/* The words of a search, folded; NULL when there are none. */
char **lykta_query_split_search (const char *search);

G_END_DECLS

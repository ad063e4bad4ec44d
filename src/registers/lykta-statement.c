/* lykta-statement.c: that a register has nothing to report, said by someone on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-statement.h"

#include "lykta-register-list.h"

#define STATEMENTS (&lykta_register_statements)

/* Records are numbered as they come. */
static gint64
find_last (LyktaStore *store, const LyktaRegister *reg)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GArray) ids = lykta_store_select (store, query, NULL);
  gint64 last = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    last = MAX (last, g_array_index (ids, gint64, i));
  return last;
}

void
lykta_statement_add (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, const char *day)
{
  gint64 id = lykta_edit_insert (edit, STATEMENTS);

  lykta_edit_set_text (edit, STATEMENTS, id, "register", reg->id);
  lykta_edit_set_text (edit, STATEMENTS, id, "stated_on", day);
  lykta_edit_set_text (edit, STATEMENTS, id, "stated_by", lykta_store_get_user (store));
  lykta_edit_set_integer (edit, STATEMENTS, id, "last_record", find_last (store, reg));
}

LyktaRecord *
lykta_statement_find (LyktaStore *store, const LyktaRegister *reg)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (STATEMENTS);
  g_autoptr (GPtrArray) statements = NULL;
  LyktaRecord *latest = NULL;

  lykta_query_add_condition (query, "register", LYKTA_IS, reg->id);
  statements = lykta_store_get_records (store, query, NULL);
  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      LyktaRecord *statement = g_ptr_array_index (statements, i);
      int order = latest != NULL
                      ? g_strcmp0 (lykta_record_get_text (statement, "stated_on"), lykta_record_get_text (latest, "stated_on"))
                      : 1;

      if (order > 0 || (order == 0 && lykta_record_get_id (statement) > lykta_record_get_id (latest)))
        latest = statement;
    }
  if (latest == NULL || lykta_record_get_integer (latest, "last_record") < find_last (store, reg))
    return NULL;
  return g_object_ref (latest);
}

/* lykta-store-select.c: which records, in what order
 *
 * Small registers, and questions that few records answer, are one statement. For large ones each condition gives a set of ids from its
 * index, the search another, and what is in all of them is taken from the kept order: a few passes over bits and numbers, where SQL would
 * look up a row at a time and sort.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-order.h"
#include "lykta-search.h"

/* From so many records on their order is kept. */
#define LARGE 2000

LyktaStatement *
lykta_store_get_sql (LyktaStore *self, LyktaSql *sql, GError **error)
{
  LyktaStatement *statement = lykta_database_get (self->database, sql->text->str, error);

  for (guint i = 0; statement != NULL && i < sql->values->len; i++)
    lykta_statement_bind_value (statement, (int) i + 1, &g_array_index (sql->values, LyktaValue, i));
  return statement;
}

GArray *
lykta_store_select_sql (LyktaStore *self, LyktaSql *sql, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_store_get_sql (self, sql, error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (lykta_statement_next (statement, &local_error))
    {
      gint64 id = lykta_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&ids);
}

static void
get_context (LyktaStore *self, const LyktaQuery *query, LyktaQueryContext *context)
{
  const LyktaRegister *people = lykta_store_find_register (self, "people");

  context->registers = self->registers;
  context->me = 0;
  for (guint i = 0; people != NULL && i < query->conditions->len; i++)
    {
      const LyktaQueryCondition *condition = g_ptr_array_index (query->conditions, i);

      if (condition->field->target != NULL && g_strcmp0 (condition->text, "me") == 0)
        {
          context->me = MAX (lykta_store_find_by_title (self, people, self->user), 0);
          break;
        }
    }
}

/* Few records refer to the same one. */
static gboolean
is_selective (const LyktaQuery *query)
{
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const LyktaQueryCondition *condition = g_ptr_array_index (query->conditions, i);

      if (condition->field->target != NULL && condition->text != NULL && condition->operator!= LYKTA_IS_NOT)
        return TRUE;
    }
  return FALSE;
}

static gboolean
get_greatest (LyktaStore *self, const LyktaRegister *reg, gint64 *greatest, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce(max(id), 0) FROM \"%s\"", reg->id);

  return lykta_database_read_integer (self->database, sql, greatest, error);
}

/* Empty values are in no index: they are what the others leave. Ids that are not there are in no order either. */
static gboolean
asks_for_empty (const LyktaQueryCondition *condition)
{
  gboolean without = condition->text == NULL || *condition->text == '\0';

  return condition->field->type != LYKTA_FIELD_REFERENCES
         && (condition->operator== LYKTA_IS_EMPTY || (
             without && condition->operator!= LYKTA_IS_NOT && condition->operator!= LYKTA_IS_NOT_EMPTY));
}

static LyktaIdSet *
select_set (LyktaStore *self, const LyktaQuery *query, const LyktaQueryCondition *condition, const LyktaQueryContext *context,
            gint64 greatest, GError **error)
{
  g_autoptr (LyktaSql) sql = lykta_sql_new ();
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (LyktaIdSet) set = lykta_id_set_new (greatest);
  g_autoptr (GError) local_error = NULL;
  const LyktaQueryCondition stated = { condition->field, LYKTA_IS_NOT_EMPTY, NULL };
  gboolean inverted = asks_for_empty (condition);

  g_string_append_printf (sql->text, "SELECT t.id FROM \"%s\" t WHERE ", query->reg->id);
  lykta_query_append_condition (sql, query->reg, inverted ? &stated : condition, context);
  statement = lykta_store_get_sql (self, sql, error);
  if (statement == NULL)
    return NULL;
  while (lykta_statement_next (statement, &local_error))
    lykta_id_set_add (set, lykta_statement_get_integer (statement, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (inverted)
    lykta_id_set_invert (set);
  return g_steal_pointer (&set);
}

/* What all conditions and the search leave; NULL and no error: everything. */
static LyktaIdSet *
select_sets (LyktaStore *self, const LyktaQuery *query, const LyktaQueryContext *context, gboolean conditions, GError **error)
{
  g_auto (GStrv) words = lykta_query_split_search (query->search);
  g_autoptr (LyktaIdSet) all = NULL;
  gint64 greatest;

  if ((words == NULL && (!conditions || query->conditions->len == 0)) || !get_greatest (self, query->reg, &greatest, error))
    return NULL;
  if (words != NULL)
    {
      all = lykta_search_find (self->search, query->reg, (const char *const *) words, greatest, error);
      if (all == NULL)
        return NULL;
    }
  for (guint i = 0; conditions && i < query->conditions->len; i++)
    {
      g_autoptr (LyktaIdSet) set = select_set (self, query, g_ptr_array_index (query->conditions, i), context, greatest, error);

      if (set == NULL)
        return NULL;
      if (all == NULL)
        all = g_steal_pointer (&set);
      else
        lykta_id_set_intersect (all, set);
    }
  return g_steal_pointer (&all);
}

static GArray *
take_from (GArray *order, const LyktaIdSet *set)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), set != NULL ? lykta_id_set_count (set) : order->len);

  if (set == NULL)
    g_array_append_vals (ids, order->data, order->len);
  for (guint i = 0; set != NULL && i < order->len; i++)
    {
      gint64 id = g_array_index (order, gint64, i);

      if (lykta_id_set_contains (set, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

static GArray *
select_small (LyktaStore *self, const LyktaQuery *query, const LyktaQueryContext *context, GError **error)
{
  g_autoptr (LyktaSql) sql = lykta_query_to_sql (query, context, FALSE, self->transaction != NULL);
  g_autoptr (GArray) ids = lykta_store_select_sql (self, sql, error);
  g_autoptr (LyktaIdSet) found = NULL;
  g_autoptr (GError) local_error = NULL;

  /* The index learns of an edit at the end of its transaction. */
  if (ids == NULL || self->transaction != NULL)
    return g_steal_pointer (&ids);
  found = select_sets (self, query, context, FALSE, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return found != NULL ? take_from (ids, found) : g_steal_pointer (&ids);
}

static gboolean
is_large (LyktaStore *self, const LyktaQuery *query)
{
  gint64 greatest;

  return self->transaction == NULL && query->ids == NULL && !is_selective (query)
         && get_greatest (self, query->reg, &greatest, NULL) && greatest >= LARGE;
}

/* While the first letter's records are looked at, there is time to get ready for the third. */
static gboolean
warm_cb (gpointer user_data)
{
  LyktaStore *self = user_data;

  g_clear_pointer (&self->warm, g_source_unref);
  if (self->transaction == NULL)
    lykta_search_warm (self->search, self->warm_register);
  return G_SOURCE_REMOVE;
}

static void
warm_later (LyktaStore *self, const LyktaQuery *query)
{
  if (query->search == NULL || self->poll == NULL || self->warm != NULL || lykta_search_is_warm (self->search, query->reg))
    return;
  self->warm_register = query->reg;
  self->warm = g_idle_source_new ();
  g_source_set_priority (self->warm, G_PRIORITY_LOW);
  g_source_set_callback (self->warm, warm_cb, self, NULL);
  g_source_attach (self->warm, g_main_context_get_thread_default ());
}

GArray *
lykta_store_select (LyktaStore *self, const LyktaQuery *query, GError **error)
{
  LyktaQueryContext context;
  g_autoptr (LyktaIdSet) set = NULL;
  g_autoptr (GError) local_error = NULL;
  const LyktaField *sort;
  gboolean descending;
  GArray *order;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && query != NULL, NULL);

  get_context (self, query, &context);
  if (!is_large (self, query))
    return select_small (self, query, &context, error);

  sort = lykta_query_get_effective_sort (query, &descending);
  set = select_sets (self, query, &context, TRUE, &local_error);
  order = local_error == NULL ? lykta_orders_get (self->orders, query->reg, sort, descending, &local_error) : NULL;
  if (order == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  warm_later (self, query);
  return take_from (order, set);
}

/* The ids in the set that are somebody's: searched ones are. */
static gint64
count_from (LyktaStore *self, const LyktaQuery *query, const LyktaIdSet *set)
{
  GArray *order;
  gint64 count = 0;

  if (query->conditions->len == 0)
    return lykta_id_set_count (set);
  order = lykta_orders_get (self->orders, query->reg, lykta_register_get_title (query->reg), FALSE, NULL);
  for (guint i = 0; order != NULL && i < order->len; i++)
    count += lykta_id_set_contains (set, g_array_index (order, gint64, i));
  return order != NULL ? count : -1;
}

gint64
lykta_store_count (LyktaStore *self, const LyktaQuery *query)
{
  LyktaQueryContext context;
  g_autoptr (LyktaSql) sql = NULL;
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (LyktaIdSet) set = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && query != NULL, -1);

  get_context (self, query, &context);
  if (self->transaction == NULL && query->ids == NULL
      && (query->search != NULL || (query->conditions->len > 1 && is_large (self, query))))
    {
      set = select_sets (self, query, &context, TRUE, &error);
      if (error != NULL)
        return -1;
      if (set != NULL)
        return count_from (self, query, set);
    }
  sql = lykta_query_to_sql (query, &context, TRUE, self->transaction != NULL || query->ids != NULL);
  statement = lykta_store_get_sql (self, sql, NULL);
  return statement != NULL && lykta_statement_next (statement, NULL) ? lykta_statement_get_integer (statement, 0) : -1;
}

/* Ctrl+K: the first few of each register, in the order of their titles. */
GArray *
lykta_store_search_all (LyktaStore *self, const char *text, guint limit)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (LyktaHit));

  g_return_val_if_fail (LYKTA_IS_STORE (self) && text != NULL, hits);

  for (gsize i = 0; self->registers[i] != NULL; i++)
    {
      g_autoptr (LyktaQuery) query = lykta_query_new (self->registers[i]);
      g_autoptr (GArray) ids = NULL;

      lykta_query_set_search (query, text);
      lykta_query_set_sort (query, lykta_register_get_title (self->registers[i]), FALSE);
      ids = lykta_store_select (self, query, NULL);
      for (guint j = 0; ids != NULL && j < MIN (ids->len, limit); j++)
        {
          LyktaHit hit = { self->registers[i], g_array_index (ids, gint64, j) };

          g_array_append_val (hits, hit);
        }
    }
  return hits;
}

static void
group_clear (gpointer data)
{
  g_free (((LyktaGroup *) data)->text);
}

GArray *
lykta_store_group (LyktaStore *self, const LyktaQuery *query, const LyktaField *field, GError **error)
{
  LyktaQueryContext context;
  g_autoptr (LyktaSql) sql = lykta_sql_new ();
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (LyktaGroup));
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && query != NULL && field != NULL, NULL);

  g_array_set_clear_func (groups, group_clear);
  get_context (self, query, &context);
  g_string_append_printf (sql->text, "SELECT t.\"%s\", count(*), min(t.id) FROM \"%s\" t WHERE t.\"%s\" IS NOT NULL", field->id,
                          query->reg->id, field->id);
  for (guint i = 0; i < query->conditions->len; i++)
    {
      g_string_append (sql->text, " AND ");
      lykta_query_append_condition (sql, query->reg, g_ptr_array_index (query->conditions, i), &context);
    }
  g_string_append (sql->text, " GROUP BY 1");

  statement = lykta_store_get_sql (self, sql, error);
  if (statement == NULL)
    return NULL;
  while (lykta_statement_next (statement, &local_error))
    {
      LyktaGroup group = { g_strdup (lykta_statement_get_text (statement, 0)), lykta_statement_get_integer (statement, 1),
                           lykta_statement_get_integer (statement, 2) };

      g_array_append_val (groups, group);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&groups);
}

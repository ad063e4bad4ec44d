/* lykta-order.c: the ids of a large register in order, kept while they are true
 *
 * The order of the titles is read from its index. Any other order reads groups of equal values from the index of its field and
 * drops the ids of the title order into them: one pass each, whatever the field, and ties stand by title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-order.h"

/* Enough for the lists that are looked at in turn; each is 8 bytes a record. */
#define MAX_KEPT 6
#define NO_RANK G_MAXUINT32

typedef struct
{
  const LyktaRegister *reg;
  const LyktaField *field;
  gboolean descending;
  GArray *ids;
  guint64 used;
} LyktaOrder;

struct _LyktaOrders
{
  /* Borrowed */
  LyktaStore *store;

  /* Owned */
  GPtrArray *kept; /* LyktaOrder */

  guint64 clock;
};

static void
free_order (LyktaOrder *order)
{
  g_array_unref (order->ids);
  g_free (order);
}

LyktaOrders *
lykta_orders_new (LyktaStore *store)
{
  LyktaOrders *self = g_new0 (LyktaOrders, 1);

  self->store = store;
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) free_order);
  return self;
}

void
lykta_orders_free (LyktaOrders *self)
{
  g_ptr_array_unref (self->kept);
  g_free (self);
}

static gboolean
propagate (GError **local_error, GError **error)
{
  if (*local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (local_error));
  return FALSE;
}

/* One statement sorts it all: by an index of the field's key, or slowly. */
static GArray *
sort_by_statement (LyktaOrders *self, const LyktaRegister *reg, const LyktaField *field, gboolean descending, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  LyktaQueryContext context = { .registers = self->store->registers };
  g_autoptr (LyktaSql) sql = NULL;

  lykta_query_set_sort (query, field, descending);
  sql = lykta_query_to_sql (query, &context, FALSE, FALSE);
  return lykta_store_select_sql (self->store, sql, error);
}

/* Ranks of what the values of a field stand for, by @key (a code or an id); the greatest rank plus one. */
static gboolean
rank_values (LyktaOrders *self, const char *sql, GHashTable *ranks, gboolean by_id, const char *parameter, guint *n_ranks,
             GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (self->store->database, sql, error);
  g_autoptr (GByteArray) last = g_byte_array_new ();
  g_autoptr (GError) local_error = NULL;

  *n_ranks = 0;
  if (statement == NULL)
    return FALSE;
  if (parameter != NULL)
    lykta_statement_bind_text (statement, 1, parameter);
  while (lykta_statement_next (statement, &local_error))
    {
      if (lykta_statement_differs (statement, 1, last) || *n_ranks == 0)
        (*n_ranks)++;
      if (by_id)
        g_hash_table_insert (ranks, GSIZE_TO_POINTER ((gsize) lykta_statement_get_integer (statement, 0)),
                             GUINT_TO_POINTER (*n_ranks));
      else
        g_hash_table_insert (ranks, g_strdup (lykta_statement_get_text (statement, 0)), GUINT_TO_POINTER (*n_ranks));
    }
  return propagate (&local_error, error);
}

static gboolean
rank_field (LyktaOrders *self, const LyktaField *field, GHashTable **ranks, guint *n_ranks, GError **error)
{
  LyktaQueryContext context = { .registers = self->store->registers };
  const LyktaRegister *target;
  g_autoptr (GString) sql = NULL;

  *ranks = NULL;
  switch (field->type)
    {
    case LYKTA_FIELD_CHOICE:
      *ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (*n_ranks = 0; field->choices[*n_ranks].id != NULL; (*n_ranks)++)
        g_hash_table_insert (*ranks, g_strdup (field->choices[*n_ranks].id), GUINT_TO_POINTER (*n_ranks + 1));
      return TRUE;
    case LYKTA_FIELD_PICK:
      if (lykta_store_find_register (self->store, "picks") == NULL)
        return TRUE;
      *ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      return rank_values (self, "SELECT code, coalesce(position, id) FROM picks WHERE list = ? ORDER BY 2", *ranks, FALSE,
                          field->picks, n_ranks, error);
    case LYKTA_FIELD_REFERENCE:
      target = lykta_store_find_register (self->store, field->target);
      *ranks = g_hash_table_new (NULL, NULL);
      sql = g_string_new ("SELECT t.id, ");
      lykta_query_append_sort_key (sql, &context, target, lykta_register_get_title (target), "t", 1);
      g_string_append_printf (sql, " FROM \"%s\" t ORDER BY 2 NULLS LAST", target->id);
      return rank_values (self, sql->str, *ranks, TRUE, NULL, n_ranks, error);
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_REFERENCES:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      break;
    }
  return TRUE;
}

static guint
look_up_rank (GHashTable *ranks, const LyktaField *field, LyktaStatement *statement)
{
  gconstpointer key = field->type == LYKTA_FIELD_REFERENCE ? GSIZE_TO_POINTER ((gsize) lykta_statement_get_integer (statement, 1))
                                                           : (gconstpointer) lykta_statement_get_text (statement, 1);
  guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, key));

  return rank > 0 ? rank - 1 : NO_RANK;
}

/* The rank of each id's value, NO_RANK for empty ones. */
static guint32 *
rank_records (LyktaOrders *self, const LyktaRegister *reg, const LyktaField *field, gint64 greatest, guint *n_ranks,
              GError **error)
{
  gboolean keyed = field->type == LYKTA_FIELD_TEXT || field->type == LYKTA_FIELD_EMAIL || field->type == LYKTA_FIELD_URL;
  g_autofree char *key = g_strdup_printf (keyed ? "lykta_key(t.\"%s\")" : "t.\"%s\"", field->id);
  g_autofree char *sql =
      g_strdup_printf ("SELECT t.id, %s FROM \"%s\" t WHERE %s IS NOT NULL ORDER BY %s", key, reg->id, key, key);
  g_autofree guint32 *by_id = g_new (guint32, (gsize) greatest + 1);
  g_autoptr (GHashTable) ranks = NULL;
  g_autoptr (GByteArray) last = g_byte_array_new ();
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  guint32 rank = NO_RANK;
  guint n_groups = 0;

  memset (by_id, 0xff, ((gsize) greatest + 1) * sizeof (guint32));
  if (!rank_field (self, field, &ranks, n_ranks, error))
    return NULL;
  statement = lykta_database_get (self->store->database, sql, error);
  if (statement == NULL)
    return NULL;
  while (lykta_statement_next (statement, &local_error))
    {
      gint64 id = lykta_statement_get_integer (statement, 0);

      if (lykta_statement_differs (statement, 1, last) || n_groups == 0)
        {
          rank = ranks != NULL ? look_up_rank (ranks, field, statement) : n_groups;
          n_groups++;
        }
      if (id <= greatest)
        by_id[id] = rank;
    }
  if (!propagate (&local_error, error))
    return NULL;
  if (ranks == NULL)
    *n_ranks = n_groups;
  return g_steal_pointer (&by_id);
}

/* Drops the ids of the title order into their ranks. */
static GArray *
sort_by_rank (GArray *titles, const guint32 *by_id, guint n_ranks, gboolean descending)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), titles->len);
  g_autofree guint *places = g_new0 (guint, (gsize) n_ranks + 2);
  const gint64 *source = (const gint64 *) (gpointer) titles->data;
  gint64 *sorted;

  g_array_set_size (ids, titles->len);
  sorted = (gint64 *) (gpointer) ids->data;
  for (guint turn = 0; turn < 2; turn++)
    {
      for (guint i = 0; i < titles->len; i++)
        {
          guint32 rank = by_id[source[i]];
          guint place = rank == NO_RANK ? n_ranks : descending ? n_ranks - 1 - rank : rank;

          if (turn == 0)
            places[place + 1]++;
          else
            sorted[places[place]++] = source[i];
        }
      for (guint i = 0; turn == 0 && i <= n_ranks; i++)
        places[i + 1] += places[i];
    }
  return ids;
}

static GArray *
sort_by_field (LyktaOrders *self, const LyktaRegister *reg, const LyktaField *field, gboolean descending, GError **error)
{
  const LyktaField *title = lykta_register_get_title (reg);
  GArray *titles = lykta_orders_get (self, reg, title, FALSE, error);
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce(max(id), 0) FROM \"%s\"", reg->id);
  g_autofree guint32 *by_id = NULL;
  gint64 greatest;
  guint n_ranks = 0;

  if (titles == NULL || !lykta_database_read_integer (self->store->database, sql, &greatest, error))
    return NULL;
  /* Another program may have added some since the titles were read. */
  for (guint i = 0; i < titles->len; i++)
    greatest = MAX (greatest, g_array_index (titles, gint64, i));
  by_id = rank_records (self, reg, field, greatest, &n_ranks, error);
  return by_id != NULL ? sort_by_rank (titles, by_id, n_ranks, descending) : NULL;
}

static void
keep (LyktaOrders *self, const LyktaRegister *reg, const LyktaField *field, gboolean descending, GArray *ids)
{
  LyktaOrder *order = g_new0 (LyktaOrder, 1);
  guint oldest = 0;

  if (self->kept->len == MAX_KEPT)
    {
      for (guint i = 1; i < self->kept->len; i++)
        if (((LyktaOrder *) g_ptr_array_index (self->kept, i))->used
            < ((LyktaOrder *) g_ptr_array_index (self->kept, oldest))->used)
          oldest = i;
      g_ptr_array_remove_index_fast (self->kept, oldest);
    }
  order->reg = reg;
  order->field = field;
  order->descending = descending;
  order->ids = ids;
  order->used = ++self->clock;
  g_ptr_array_add (self->kept, order);
}

GArray *
lykta_orders_get (LyktaOrders *self, const LyktaRegister *reg, const LyktaField *field, gboolean descending, GError **error)
{
  const LyktaField *title = lykta_register_get_title (reg);
  GArray *ids;

  for (guint i = 0; i < self->kept->len; i++)
    {
      LyktaOrder *order = g_ptr_array_index (self->kept, i);

      if (order->reg == reg && order->field == field && order->descending == descending)
        {
          order->used = ++self->clock;
          return order->ids;
        }
    }

  if (field == title || field->type == LYKTA_FIELD_REFERENCES || field->type == LYKTA_FIELD_LONG_TEXT)
    ids = sort_by_statement (self, reg, field, descending, error);
  else
    ids = sort_by_field (self, reg, field, descending, error);
  if (ids != NULL)
    keep (self, reg, field, descending, ids);
  return ids;
}

static gboolean
is_affected (const LyktaOrder *order, const LyktaRegister *reg, const LyktaField *field)
{
  const LyktaField *title = lykta_register_get_title (order->reg);
  gboolean titles = field == NULL || field == lykta_register_get_title (reg);

  if (order->reg == reg && (titles || field == order->field))
    return TRUE;
  /* Names of other records by which it is sorted. */
  if (strcmp (reg->id, "picks") == 0)
    return order->field->picks != NULL;
  return titles && (order->field->target != NULL || title->target != NULL);
}

void
lykta_orders_forget (LyktaOrders *self, const LyktaRegister *reg, const LyktaField *field)
{
  for (guint i = self->kept->len; i > 0; i--)
    if (is_affected (g_ptr_array_index (self->kept, i - 1), reg, field))
      g_ptr_array_remove_index_fast (self->kept, i - 1);
}

void
lykta_orders_compare (LyktaOrders *self, LyktaRecord *before, LyktaRecord *after)
{
  const LyktaRegister *reg = lykta_record_get_register (before != NULL ? before : after);

  if (self->kept->len == 0)
    return;
  if (before == NULL || after == NULL)
    {
      lykta_orders_forget (self, reg, NULL);
      return;
    }
  for (guint i = 0; i < reg->n_fields; i++)
    if (!lykta_value_equal (lykta_record_peek (before, i), lykta_record_peek (after, i)))
      lykta_orders_forget (self, reg, &reg->fields[i]);
}

void
lykta_orders_forget_all (LyktaOrders *self)
{
  g_ptr_array_set_size (self->kept, 0);
}

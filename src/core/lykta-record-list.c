/* lykta-record-list.c: the records of a query as a list model: ids in memory, rows on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-record-list.h"
#include "lykta-store-private.h"

#define PAGE_SIZE 128
#define N_PAGES 16
/* More changed positions than that in the middle are told as all gone, all new. */
#define MAX_MIDDLE 1000

typedef struct
{
  guint number;
  guint64 used;
  LyktaRecord *records[PAGE_SIZE];
} LyktaPage;

struct _LyktaRecordList
{
  GObject parent_instance;

  /* Owned */
  LyktaStore *store;
  LyktaQuery *query;
  GArray *ids;
  LyktaPage *pages[N_PAGES];

  gulong changed_handler;
  guint64 clock;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LyktaRecordList, lykta_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  SIGNAL_UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_page (LyktaPage *page)
{
  for (guint i = 0; i < PAGE_SIZE; i++)
    g_clear_object (&page->records[i]);
  g_free (page);
}

static void
forget_pages (LyktaRecordList *self)
{
  for (guint i = 0; i < N_PAGES; i++)
    g_clear_pointer (&self->pages[i], free_page);
}

static void
read_page (LyktaRecordList *self, LyktaPage *page)
{
  guint first = page->number * PAGE_SIZE;
  guint n = MIN (PAGE_SIZE, self->ids->len - first);
  const gint64 *ids = &g_array_index (self->ids, gint64, first);

  lykta_store_read_page (self->store, self->query->reg, ids, n, page->records);

  /* Deleted by another program and not told yet: shown empty until the next poll. */
  for (guint i = 0; i < n; i++)
    if (page->records[i] == NULL)
      {
        page->records[i] = lykta_record_new (self->query->reg, ids[i]);
        lykta_record_set_deleted (page->records[i], TRUE);
      }
}

static LyktaPage *
get_page (LyktaRecordList *self, guint number)
{
  LyktaPage **oldest = &self->pages[0];

  for (guint i = 0; i < N_PAGES; i++)
    {
      if (self->pages[i] != NULL && self->pages[i]->number == number)
        {
          self->pages[i]->used = ++self->clock;
          return self->pages[i];
        }
      if (self->pages[i] == NULL || (*oldest != NULL && self->pages[i]->used < (*oldest)->used))
        oldest = &self->pages[i];
    }

  g_clear_pointer (oldest, free_page);
  *oldest = g_new0 (LyktaPage, 1);
  (*oldest)->number = number;
  (*oldest)->used = ++self->clock;
  read_page (self, *oldest);
  return *oldest;
}

/* Following the query */

/* One emission for a small change in the middle; two for anything else, because GTK asks for every added item to look for the removed
 * ones when both stand in one. */
static void
take_ids (LyktaRecordList *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  guint shorter = MIN (old->len, ids->len);
  guint before = 0;
  guint after = 0;
  guint removed;
  guint added;

  while (before < shorter && g_array_index (old, gint64, before) == g_array_index (ids, gint64, before))
    before++;
  while (after < shorter - before
         && g_array_index (old, gint64, old->len - 1 - after) == g_array_index (ids, gint64, ids->len - 1 - after))
    after++;
  removed = old->len - before - after;
  added = ids->len - before - after;

  forget_pages (self);
  if (removed == 0 && added == 0)
    {
      self->ids = ids;
      return;
    }
  if (removed == 0 || added == 0 || (removed <= MAX_MIDDLE && added <= MAX_MIDDLE))
    {
      self->ids = ids;
      g_list_model_items_changed (G_LIST_MODEL (self), before, removed, added);
      return;
    }
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, 0);
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

static void
select_again (LyktaRecordList *self)
{
  GArray *ids = lykta_store_select (self->store, self->query, NULL);

  if (ids != NULL)
    take_ids (self, ids);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

static void
changed_cb (LyktaRecordList *self, const LyktaRegister *reg, GArray *ids)
{
  if (self->query != NULL && self->query->reg == reg)
    select_again (self);
}

/* List model */

static GType
lykta_record_list_get_item_type (GListModel *model)
{
  return LYKTA_TYPE_RECORD;
}

static guint
lykta_record_list_get_n_items (GListModel *model)
{
  return LYKTA_RECORD_LIST (model)->ids->len;
}

static gpointer
lykta_record_list_get_item (GListModel *model, guint position)
{
  LyktaRecordList *self = LYKTA_RECORD_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return g_object_ref (get_page (self, position / PAGE_SIZE)->records[position % PAGE_SIZE]);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = lykta_record_list_get_item_type;
  iface->get_n_items = lykta_record_list_get_n_items;
  iface->get_item = lykta_record_list_get_item;
}

static void
lykta_record_list_finalize (GObject *object)
{
  LyktaRecordList *self = LYKTA_RECORD_LIST (object);

  forget_pages (self);
  g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_pointer (&self->query, lykta_query_free);
  g_array_unref (self->ids);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_record_list_parent_class)->finalize (object);
}

static void
lykta_record_list_class_init (LyktaRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lykta_record_list_finalize;

  signals[SIGNAL_UPDATED] =
      g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lykta_record_list_init (LyktaRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

LyktaRecordList *
lykta_record_list_new (LyktaStore *store)
{
  LyktaRecordList *self = g_object_new (LYKTA_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

void
lykta_record_list_set_query (LyktaRecordList *self, const LyktaQuery *query)
{
  g_return_if_fail (LYKTA_IS_RECORD_LIST (self) && query != NULL);

  /* Records of another register never match by their ids. */
  if (self->query != NULL && self->query->reg != query->reg)
    take_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
  g_clear_pointer (&self->query, lykta_query_free);
  self->query = lykta_query_copy (query);
  select_again (self);
}

const LyktaQuery *
lykta_record_list_get_query (LyktaRecordList *self)
{
  g_return_val_if_fail (LYKTA_IS_RECORD_LIST (self), NULL);

  return self->query;
}

LyktaStore *
lykta_record_list_get_store (LyktaRecordList *self)
{
  g_return_val_if_fail (LYKTA_IS_RECORD_LIST (self), NULL);

  return self->store;
}

gint64
lykta_record_list_get_id (LyktaRecordList *self, guint position)
{
  g_return_val_if_fail (LYKTA_IS_RECORD_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
lykta_record_list_find (LyktaRecordList *self, gint64 id)
{
  g_return_val_if_fail (LYKTA_IS_RECORD_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

/* lykta-search-list.c: where to look for a person's data, from the processings and their systems
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-search-list.h"

#include "lykta-rules.h"

/* What the list is made from and what it has */
typedef struct
{
  LyktaStore *store;
  LyktaRecord *request;
  LyktaEdit *edit;
  GPtrArray *items;   /* LyktaRecord */
  GHashTable *assets; /* by id: those with personal data that are in use */
  GHashTable *used;   /* of those, what a processing uses */
  guint n_added;
} Filling;

static gboolean
is_text (LyktaRecord *record, const char *field, const char *text)
{
  return g_strcmp0 (lykta_record_get_text (record, field), text) == 0;
}

/* Whether the place is on the list: itself, or the whole processing or asset that it is a part of. */
static gboolean
is_listed (const Filling *filling, gint64 processing, gint64 asset)
{
  for (guint i = 0; i < filling->items->len; i++)
    {
      gint64 listed_processing = lykta_record_get_integer (filling->items->pdata[i], "processing");
      gint64 listed_asset = lykta_record_get_integer (filling->items->pdata[i], "asset");

      if ((listed_processing == 0 || listed_processing == processing) && (listed_asset == 0 || listed_asset == asset))
        return TRUE;
    }
  return FALSE;
}

/* Who looks after the system, or leads it, or owns the information */
static gint64
get_responsible (LyktaRecord *processing, LyktaRecord *asset)
{
  static const char *const roles[] = { "administrator", "object_leader", "information_owner" };

  for (gsize i = 0; asset != NULL && i < G_N_ELEMENTS (roles); i++)
    if (!lykta_record_is_empty (asset, roles[i]))
      return lykta_record_get_integer (asset, roles[i]);
  return processing != NULL ? lykta_record_get_integer (processing, "information_owner") : 0;
}

static void
add_place (Filling *filling, LyktaRecord *processing, LyktaRecord *asset)
{
  const LyktaRegister *reg = lykta_store_find_register (filling->store, "request_items");
  gint64 processing_id = processing != NULL ? lykta_record_get_id (processing) : 0;
  gint64 asset_id = asset != NULL ? lykta_record_get_id (asset) : 0;
  gint64 responsible = get_responsible (processing, asset);
  gint64 id;

  if (is_listed (filling, processing_id, asset_id))
    return;

  id = lykta_edit_insert (filling->edit, reg);
  lykta_edit_set_integer (filling->edit, reg, id, "request", lykta_record_get_id (filling->request));
  if (processing_id != 0)
    lykta_edit_set_integer (filling->edit, reg, id, "processing", processing_id);
  if (asset_id != 0)
    lykta_edit_set_integer (filling->edit, reg, id, "asset", asset_id);
  if (responsible != 0)
    lykta_edit_set_integer (filling->edit, reg, id, "responsible", responsible);
  filling->n_added++;
}

/* A processing with each of its systems; alone when none of them counts: then it is paper, or a system nobody has described. */
static void
add_processing (Filling *filling, LyktaRecord *processing)
{
  gsize n_ids;
  const gint64 *ids = lykta_record_get_list (processing, "assets", &n_ids);
  gboolean any = FALSE;

  for (gsize i = 0; i < n_ids; i++)
    {
      LyktaRecord *asset = g_hash_table_lookup (filling->assets, &ids[i]);

      if (asset == NULL)
        continue;
      any = TRUE;
      g_hash_table_add (filling->used, asset);
      add_place (filling, processing, asset);
    }
  if (!any)
    add_place (filling, processing, NULL);
}

static gboolean
is_searched (LyktaRecord *asset)
{
  return (is_text (asset, "lifecycle", "in_use") || is_text (asset, "lifecycle", "phasing_out"))
         && !lykta_record_is_empty (asset, "personal_data") && !is_text (asset, "personal_data", "none");
}

static GPtrArray *
read_all (LyktaStore *store, const char *reg)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, reg));
  GPtrArray *records = lykta_store_get_records (store, query, NULL);

  return records != NULL ? records : g_ptr_array_new_with_free_func (g_object_unref);
}

/* The assets that are searched, by id */
static GHashTable *
index_assets (GPtrArray *all)
{
  GHashTable *assets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = lykta_record_get_id (all->pdata[i]);

      if (is_searched (all->pdata[i]))
        g_hash_table_insert (assets, g_memdup2 (&id, sizeof id), all->pdata[i]);
    }
  return assets;
}

/**
 * lykta_search_list_fill:
 * @edit: gets what is missing on the list
 *
 * Every processing in force with each of its systems that holds personal data and is in use, and every such system that no
 * processing names (A67). What is listed already is not listed again.
 *
 * Returns: how many places were added
 */
guint
lykta_search_list_fill (LyktaStore *store, LyktaRecord *request, LyktaEdit *edit)
{
  g_autoptr (GPtrArray) items = lykta_rules_find (store, "request_items", "request", lykta_record_get_id (request));
  g_autoptr (GPtrArray) processings = read_all (store, "processings");
  g_autoptr (GPtrArray) all = read_all (store, "assets");
  g_autoptr (GHashTable) assets = index_assets (all);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  Filling filling = { store, request, edit, items, assets, used, 0 };

  for (guint i = 0; i < processings->len; i++)
    if (is_text (processings->pdata[i], "state", "in_force"))
      add_processing (&filling, processings->pdata[i]);
  for (guint i = 0; i < all->len; i++)
    if (is_searched (all->pdata[i]) && !g_hash_table_contains (used, all->pdata[i]))
      add_place (&filling, NULL, all->pdata[i]);
  return filling.n_added;
}

LyktaSearchProgress
lykta_search_list_get_progress (LyktaStore *store, LyktaRecord *request)
{
  g_autoptr (GPtrArray) items = lykta_rules_find (store, "request_items", "request", lykta_record_get_id (request));
  LyktaSearchProgress progress = { .total = items->len };

  for (guint i = 0; i < items->len; i++)
    {
      LyktaRecord *item = items->pdata[i];
      gboolean found = lykta_record_get_integer (item, "found") != 0;

      progress.done += !lykta_record_is_empty (item, "done_on");
      progress.found += found;
      progress.unreviewed += found && lykta_record_is_empty (item, "secrecy_reviewed");
    }
  return progress;
}

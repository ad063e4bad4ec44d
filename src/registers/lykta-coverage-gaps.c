/* lykta-coverage-gaps.c: what is processed by others without a valid agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-coverage-gaps.h"

#include "lykta-clock.h"
#include "lykta-coverage.h"
#include "lykta-rules.h"

/* Which records have a gap; @field is that of an agreement that lists them, @suppliers theirs that names the processors */
static const struct
{
  const char *reg;
  const char *field;
  const char *suppliers;
} kinds[] = {
  { "processings", "processings", "processors" },
  { "assets", "assets", "supplier" },
};

/* Each of these views is a part of the gap list. */
static const char *const views[] = { "agreement_missing", "agreement_expired" };

typedef struct
{
  LyktaStore *store;
  char *today;
  GHashTable *agreements; /* id of a supplier → its agreements */
  GHashTable *gaps;       /* id of a supplier → its gaps */
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->agreements, g_hash_table_unref);
  g_clear_pointer (&search->gaps, g_hash_table_unref);
  g_clear_pointer (&search->today, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gpointer
keep (GHashTable *table, gint64 id, gpointer value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), value);
  return value;
}

static GPtrArray *
get_agreements (Search *search, gint64 supplier)
{
  GPtrArray *agreements = g_hash_table_lookup (search->agreements, &supplier);

  if (agreements == NULL)
    agreements = keep (search->agreements, supplier, lykta_rules_find (search->store, "agreements", "supplier", supplier));
  return agreements;
}

/* The nearer to a valid agreement, the greater. */
static void
look_at (Search *search, LyktaRecord *agreement, const char *field, LyktaCoverageGap *gap, gboolean *covered)
{
  const char *ends_on = lykta_record_get_text (agreement, "ends_on");
  gboolean in_force = lykta_coverage_is_in_force (agreement);
  LyktaCoverageReason reason = LYKTA_COVERAGE_NONE;

  if (in_force && lykta_coverage_covers (agreement, field, gap->id))
    {
      if (ends_on == NULL || g_strcmp0 (ends_on, search->today) >= 0)
        {
          *covered = TRUE;
          return;
        }
      reason = LYKTA_COVERAGE_EXPIRED;
      if (gap->reason == reason && g_strcmp0 (ends_on, gap->ended_on) <= 0)
        return;
    }
  else if (in_force && (ends_on == NULL || g_strcmp0 (ends_on, search->today) >= 0))
    reason = LYKTA_COVERAGE_NOT_LISTED;
  else if (g_strcmp0 (lykta_record_get_text (agreement, "state"), "draft") == 0)
    reason = LYKTA_COVERAGE_DRAFT;

  if (reason == LYKTA_COVERAGE_NONE || reason < gap->reason)
    return;
  gap->reason = reason;
  gap->agreement = lykta_record_get_id (agreement);
  if (reason == LYKTA_COVERAGE_EXPIRED)
    {
      g_free (gap->ended_on);
      gap->ended_on = g_strdup (ends_on);
    }
}

static void
add_gap (Search *search, gint64 supplier, LyktaRecord *record, const char *field)
{
  GPtrArray *agreements = get_agreements (search, supplier);
  GPtrArray *gaps = g_hash_table_lookup (search->gaps, &supplier);
  g_autoptr (LyktaCoverageGap) gap = g_new0 (LyktaCoverageGap, 1);
  gboolean covered = FALSE;

  gap->supplier = supplier;
  gap->reg = lykta_record_get_register (record);
  gap->id = lykta_record_get_id (record);
  for (guint i = 0; i < agreements->len && !covered; i++)
    look_at (search, g_ptr_array_index (agreements, i), field, gap, &covered);
  if (covered)
    return;

  if (gaps == NULL)
    gaps = keep (search->gaps, supplier, g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_coverage_gap_free));
  g_ptr_array_add (gaps, g_steal_pointer (&gap));
}

/* A record may have several processors, not all of them without an agreement. */
static void
add_record (Search *search, LyktaRecord *record, guint kind, gint64 wanted)
{
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (record), kinds[kind].suppliers);
  gint64 one = field->type == LYKTA_FIELD_REFERENCE ? lykta_record_get_integer (record, field->id) : 0;
  gsize n_suppliers = 1;
  const gint64 *suppliers =
      field->type == LYKTA_FIELD_REFERENCES ? lykta_record_get_list (record, field->id, &n_suppliers) : &one;

  for (gsize i = 0; i < n_suppliers; i++)
    if (wanted == 0 || suppliers[i] == wanted)
      add_gap (search, suppliers[i], record, kinds[kind].field);
}

static gboolean
add_view (Search *search, guint kind, const char *view, gint64 supplier, GCancellable *cancellable, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (search->store, kinds[kind].reg);
  const LyktaField *field = lykta_register_find_field (reg, kinds[kind].suppliers);
  g_autoptr (LyktaQuery) query = lykta_query_new_for_view (reg, lykta_register_find_view (reg, view));
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, supplier);
  g_autoptr (GPtrArray) records = NULL;

  if (supplier != 0)
    lykta_query_add_condition (query, field->id, field->type == LYKTA_FIELD_REFERENCES ? LYKTA_CONTAINS : LYKTA_IS, text);
  lykta_query_set_sort (query, lykta_register_get_title (reg), FALSE);
  records = lykta_store_get_records (search->store, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_record (search, g_ptr_array_index (records, i), kind, supplier);
    }
  return records != NULL;
}

/* By the name of the supplier, then processings before assets */
static GPtrArray *
sort_gaps (Search *search, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (search->store, "suppliers"));
  g_autoptr (GArray) ids = lykta_store_select (search->store, query, error);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_coverage_gap_free);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      GPtrArray *gaps = g_hash_table_lookup (search->gaps, &g_array_index (ids, gint64, i));

      if (gaps != NULL)
        g_ptr_array_extend_and_steal (sorted, g_ptr_array_ref (gaps));
    }
  return g_steal_pointer (&sorted);
}

void
lykta_coverage_gap_free (LyktaCoverageGap *self)
{
  g_free (self->ended_on);
  g_free (self);
}

/**
 * lykta_coverage_find_gaps:
 * @supplier: of one supplier only; 0: of all
 * @cancellable: (nullable): stops it
 *
 * The gap list of A57: processings and assets with a processor and no valid agreement (Article 28(3) GDPR).
 *
 * Returns: (transfer full) (element-type LyktaCoverageGap) (nullable): grouped by supplier; %NULL with @error set
 */
GPtrArray *
lykta_coverage_find_gaps (LyktaStore *store, gint64 supplier, GCancellable *cancellable, GError **error)
{
  g_auto (Search) search = { .store = store };

  search.today = lykta_today ();
  search.agreements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  search.gaps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      if (!add_view (&search, kind, views[i], supplier, cancellable, error))
        return NULL;
  return sort_gaps (&search, error);
}

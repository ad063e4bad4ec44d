/* lykta-coverage.c: whether those who process personal data do so under an agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-coverage.h"

#include "lykta-rules.h"

#define NO_END "9999-12-31" /* sorts after every day; never kept */

/* What agreements say of one processor or thing. */
typedef struct
{
  gboolean needed;
  gboolean missing;
  const char *until; /* the first day on which one of those needed ends, NO_END at the latest */
} Coverage;

static gboolean
has_id (LyktaRecord *record, const char *field, gint64 id)
{
  gsize n_ids;
  const gint64 *ids = lykta_record_get_list (record, field, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* Adds one processor: of its agreements the one that lasts longest counts; of several processors the one that ends first. */
static void
add_processor (LyktaStore *store, gint64 supplier, const char *field, gint64 id, Coverage *coverage)
{
  g_autoptr (GPtrArray) agreements = lykta_rules_find (store, "agreements", "supplier", supplier);
  const char *last = NULL;

  for (guint i = 0; i < agreements->len; i++)
    {
      LyktaRecord *agreement = g_ptr_array_index (agreements, i);
      const char *ends_on = lykta_record_get_text (agreement, "ends_on");

      if (!lykta_coverage_is_in_force (agreement) || !lykta_coverage_covers (agreement, field, id))
        continue;
      if (ends_on == NULL)
        ends_on = NO_END;
      if (last == NULL || g_strcmp0 (ends_on, last) > 0)
        last = ends_on;
    }

  coverage->needed = TRUE;
  if (last == NULL)
    coverage->missing = TRUE;
  else if (coverage->until == NULL || g_strcmp0 (last, coverage->until) < 0)
    coverage->until = g_intern_string (last);
}

static void
set_coverage (LyktaRecord *record, const Coverage *coverage)
{
  const char *state = !coverage->needed ? "not_needed" : coverage->missing ? "missing" : "agreed";
  gboolean ends = coverage->needed && !coverage->missing && g_strcmp0 (coverage->until, NO_END) != 0;

  lykta_record_set_derived_text (record, "agreement_state", state);
  lykta_record_set_derived_text (record, "agreement_until", ends ? coverage->until : NULL);
}

/* Signed; whether it has expired since is another question. */
gboolean
lykta_coverage_is_in_force (LyktaRecord *agreement)
{
  return g_strcmp0 (lykta_record_get_text (agreement, "state"), "in_force") == 0;
}

/**
 * lykta_coverage_covers:
 * @agreement: with the supplier in question, whatever its state
 * @field: (nullable): "assets" or "processings", what @id is one of; %NULL when any agreement will do
 * @id: what must be covered
 */
gboolean
lykta_coverage_covers (LyktaRecord *agreement, const char *field, gint64 id)
{
  if (field == NULL || has_id (agreement, field, id))
    return TRUE;
  return lykta_record_is_empty (agreement, "assets") && lykta_record_is_empty (agreement, "processings");
}

void
lykta_coverage_derive_supplier (LyktaStore *store, LyktaRecord *supplier)
{
  Coverage coverage = { FALSE };

  if (lykta_record_get_integer (supplier, "processor") != 0)
    add_processor (store, lykta_record_get_id (supplier), NULL, 0, &coverage);
  set_coverage (supplier, &coverage);
}

void
lykta_coverage_derive_asset (LyktaStore *store, LyktaRecord *asset)
{
  g_autoptr (LyktaRecord) supplier = lykta_rules_get_referred (store, asset, "supplier");
  gboolean has_data = g_strcmp0 (lykta_record_get_text (asset, "personal_data"), "none") != 0;
  Coverage coverage = { FALSE };

  if (supplier != NULL && has_data && lykta_record_get_integer (supplier, "processor") != 0)
    add_processor (store, lykta_record_get_id (supplier), "assets", lykta_record_get_id (asset), &coverage);
  set_coverage (asset, &coverage);
}

void
lykta_coverage_derive_processing (LyktaStore *store, LyktaRecord *processing)
{
  gsize n_ids;
  const gint64 *ids = lykta_record_get_list (processing, "processors", &n_ids);
  Coverage coverage = { FALSE };

  for (gsize i = 0; i < n_ids; i++)
    add_processor (store, ids[i], "processings", lykta_record_get_id (processing), &coverage);
  set_coverage (processing, &coverage);
}

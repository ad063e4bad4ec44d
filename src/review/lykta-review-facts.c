/* lykta-review-facts.c: what the registers say in a section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One way for all: the template's entry says which records, this asks for them and fills the template's sentences.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-review-facts-json.h"
#include "lykta-review-facts.h"
#include "lykta-translation.h"

/* A record and the last of its own records. */
typedef struct
{
  LyktaRecord *record;
  LyktaRecord *latest;
} Found;

static void
found_free (Found *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->latest);
  g_free (self);
}

static void
group_free (LyktaFactGroup *self)
{
  g_free (self->lead);
  g_free (self->end);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

LyktaFact *
lykta_fact_new (const LyktaFactSpec *spec)
{
  LyktaFact *self = g_new0 (LyktaFact, 1);

  self->spec = spec;
  self->label = g_strdup (spec->label);
  self->reg = spec->reg;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  return self;
}

LyktaFactGroup *
lykta_fact_add_group (LyktaFact *self)
{
  LyktaFactGroup *group = g_new0 (LyktaFactGroup, 1);

  group->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->groups, group);
  return group;
}

void
lykta_fact_free (LyktaFact *self)
{
  g_free (self->label);
  g_free (self->last);
  g_free (self->now);
  g_free (self->sentence);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

static LyktaQuery *
make_query (const LyktaReviewRow *row, const LyktaRegister *reg, GArray *where)
{
  LyktaQuery *query = lykta_query_new (reg);

  for (guint i = 0; i < where->len; i++)
    {
      const LyktaFactCondition *condition = &g_array_index (where, LyktaFactCondition, i);
      g_autofree char *text = lykta_review_row_fill (row, condition->text);

      lykta_query_add_condition (query, condition->field, condition->operator, text);
    }
  return query;
}

/* The last of the record's own records by the order in which that register is kept. */
static gboolean
find_latest (const LyktaReviewRow *row, Found *found, GError **error)
{
  const LyktaFactSpec *spec = row->spec;
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *id = NULL;
  const LyktaField *year;

  if (spec->related == NULL || spec->related_by == NULL)
    return TRUE;
  query = make_query (row, spec->related, spec->related_where);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (found->record));
  lykta_query_add_condition (query, spec->related_by, LYKTA_IS, id);
  year = lykta_register_find_field (spec->related, "year");
  if (year != NULL)
    lykta_query_set_sort (query, year, TRUE);
  records = lykta_store_get_records (row->scope->store, query, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len && found->latest == NULL; i++)
    if (!lykta_review_scope_hides (row->scope, g_ptr_array_index (records, i)))
      found->latest = g_object_ref (g_ptr_array_index (records, i));
  return TRUE;
}

/* Compares the value as it is kept. An empty one fulfils nothing. */
static gboolean
fulfils (LyktaRecord *record, const char *id, LyktaOperator operator_, const char *text)
{
  const LyktaField *field = record != NULL ? lykta_register_find_field (lykta_record_get_register (record), id) : NULL;
  const LyktaValue *kept = field != NULL ? lykta_record_get_value (record, field) : NULL;
  g_autofree char *number = NULL;

  if (kept == NULL || lykta_value_is_empty (kept))
    return FALSE;
  if (kept->kind == LYKTA_VALUE_TEXT && operator_ == LYKTA_AFTER)
    return strcmp (lykta_value_get_text (kept), text) > 0;
  if (kept->kind == LYKTA_VALUE_TEXT)
    return g_str_equal (lykta_value_get_text (kept), text);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_value_get_integer (kept));
  return g_str_equal (number, text);
}

/* Whether a later review decided it: plans of years to come grow after they were first printed. */
static gboolean
is_decided_later (const LyktaReviewRow *row, LyktaRecord *record)
{
  const LyktaRegister *reviews = lykta_record_get_register (row->scope->review);
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (record), "review");
  g_autoptr (LyktaRecord) review = NULL;

  if (field == NULL || g_strcmp0 (field->target, reviews->id) != 0 || lykta_record_is_empty (record, "review"))
    return FALSE;
  review = lykta_store_get_record (row->scope->store, reviews, lykta_record_get_integer (record, "review"));
  return review != NULL && lykta_record_get_integer (review, "year") > row->scope->year;
}

static gboolean
is_left_out (const LyktaReviewRow *row, const Found *found)
{
  if (is_decided_later (row, found->record))
    return TRUE;
  for (guint i = 0; i < row->spec->unless->len; i++)
    {
      const LyktaFactCondition *condition = &g_array_index (row->spec->unless, LyktaFactCondition, i);
      gboolean latest = g_str_has_prefix (condition->field, "latest.");
      g_autofree char *text = lykta_review_row_fill (row, condition->text);

      if (fulfils (latest ? found->latest : found->record, condition->field + (latest ? strlen ("latest.") : 0),
                   condition->operator, text))
        return TRUE;
    }
  return FALSE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const Found *first = *(const Found *const *) a;
  const Found *second = *(const Found *const *) b;
  gint64 one = lykta_record_get_id (first->record);
  gint64 two = lykta_record_get_id (second->record);

  return one < two ? -1 : one > two;
}

/* Only those of the last year in which there are any. */
static void
keep_latest_year (const LyktaFactSpec *spec, GPtrArray *rows, gint64 *latest)
{
  for (guint i = 0; i < rows->len; i++)
    *latest = MAX (*latest, lykta_record_get_integer (((Found *) g_ptr_array_index (rows, i))->record, spec->latest_of));
  for (guint i = rows->len; i-- > 0;)
    if (lykta_record_get_integer (((Found *) g_ptr_array_index (rows, i))->record, spec->latest_of) != *latest)
      g_ptr_array_remove_index (rows, i);
}

/* (element-type Found) */
static GPtrArray *
find_rows (LyktaReviewRow *row, GError **error)
{
  const LyktaFactSpec *spec = row->spec;
  g_autoptr (LyktaQuery) query = make_query (row, spec->reg, spec->where);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  gboolean by_id = g_strcmp0 (spec->sort, "id") == 0;

  if (spec->sort != NULL && !by_id)
    lykta_query_set_sort (query, lykta_register_find_field (spec->reg, spec->sort), spec->descending);
  records = lykta_store_get_records (row->scope->store, query, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      Found *found;

      if (lykta_review_scope_hides (row->scope, g_ptr_array_index (records, i)))
        continue;
      found = g_new0 (Found, 1);
      found->record = g_object_ref (g_ptr_array_index (records, i));
      g_ptr_array_add (rows, found);
      if (!find_latest (row, found, error))
        return NULL;
      if (is_left_out (row, found))
        g_ptr_array_set_size (rows, (int) rows->len - 1);
    }
  if (spec->latest_of != NULL)
    keep_latest_year (spec, rows, &row->latest_year);
  if (by_id)
    g_ptr_array_sort (rows, compare_ids);
  return g_steal_pointer (&rows);
}

/* What names a row; with its secrecy mark, which goes wherever the record goes (OSL 5 kap. 5 §). */
static char *
fill_marked (LyktaReviewRow *row, const char *text)
{
  const char *language = row->scope->template_->words->language;
  g_autofree char *filled = lykta_review_row_fill (row, text);
  g_autofree char *mark = row->record != NULL ? lykta_review_scope_format_mark (row->scope, row->record) : NULL;

  if (mark == NULL || filled == NULL)
    return g_steal_pointer (&filled);
  /* Translators: stands before a section of law, in a document. */
  return g_strdup_printf ("%s [%s %s]", filled, lykta_translation_get (language, NULL, N_ ("secrecy:")), mark);
}

/* An item with its number, a text with its label, or the cells of a row. */
static char **
make_row (LyktaReviewRow *row, guint position)
{
  const LyktaFactSpec *spec = row->spec;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (spec->form == LYKTA_FORM_TABLE)
    {
      for (guint i = 0; i < spec->columns->len; i++)
        {
          const char *cell = g_array_index (spec->columns, LyktaFactColumn, i).cell;

          g_strv_builder_take (builder, i == 0 ? fill_marked (row, cell) : lykta_review_row_fill (row, cell));
        }
      return g_strv_builder_end (builder);
    }
  g_strv_builder_take (builder, fill_marked (row, spec->item));
  if (spec->form == LYKTA_FORM_TERMS)
    g_strv_builder_take (builder, lykta_review_row_fill (row, spec->item_label));
  else if (spec->form == LYKTA_FORM_NUMBERS && spec->number != NULL && !lykta_record_is_empty (row->record, spec->number))
    g_strv_builder_take (builder, g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_integer (row->record, spec->number)));
  else
    g_strv_builder_take (builder, g_strdup_printf ("%u", position));
  return g_strv_builder_end (builder);
}

static gboolean
is_counted (const LyktaFactSpec *spec, LyktaRecord *record)
{
  return spec->counted != NULL && lykta_record_get_integer (record, spec->counted) != 0;
}

/* Rows with the same value of the grouping field, in the order in which the values first appear. */
static void
add_groups (LyktaReviewRow *row, GPtrArray *rows, LyktaFact *fact)
{
  const LyktaFactSpec *spec = row->spec;
  const LyktaField *field = spec->group != NULL ? lykta_register_find_field (spec->reg, spec->group) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      Found *first = g_ptr_array_index (rows, i);
      g_autofree char *value = field != NULL ? lykta_review_scope_format (row->scope, first->record, field) : g_strdup ("");
      LyktaReviewRow inner = *row;
      LyktaFactGroup *group;
      guint position = 0;

      if (!g_hash_table_add (seen, g_strdup (value)))
        continue;
      group = lykta_fact_add_group (fact);
      inner.count = inner.counted = 0;
      for (guint j = i; j < rows->len; j++)
        {
          Found *found = g_ptr_array_index (rows, j);
          g_autofree char *other = field != NULL ? lykta_review_scope_format (row->scope, found->record, field) : g_strdup ("");

          if (!g_str_equal (value, other))
            continue;
          inner.record = found->record;
          inner.latest = found->latest;
          inner.count++;
          inner.counted += is_counted (spec, found->record) ? 1 : 0;
          if (spec->form != LYKTA_FORM_SENTENCE)
            g_ptr_array_add (group->rows, make_row (&inner, ++position));
        }
      inner.record = first->record;
      inner.latest = first->latest;
      group->lead = lykta_review_row_fill (&inner, spec->group_lead);
      group->end = lykta_review_row_fill (&inner, lykta_plural_get (&spec->group_end, inner.counted));
    }
}

static char *
join_items (LyktaReviewRow *row, GPtrArray *rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  LyktaReviewRow inner = *row;

  if (row->spec->item == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      Found *found = g_ptr_array_index (rows, i);

      inner.record = found->record;
      inner.latest = found->latest;
      g_ptr_array_add (items, fill_marked (&inner, row->spec->item));
    }
  return lykta_words_join (row->scope->template_->words, items);
}

/* How many there were the year before, or NULL when the template does not compare. */
static gboolean
compare (const LyktaReviewRow *row, LyktaFact *fact, GError **error)
{
  LyktaReviewRow before = *row;
  g_autoptr (GPtrArray) rows = NULL;

  if (!row->spec->compare)
    return TRUE;
  before.shift = -1;
  rows = find_rows (&before, error);
  if (rows == NULL)
    return FALSE;
  fact->last = g_strdup_printf ("%u", rows->len);
  fact->trend = rows->len > 0 ? lykta_trend_compare (rows->len, (double) fact->count) : LYKTA_TREND_NONE;
  return TRUE;
}

static gboolean
add_records (LyktaReviewRow *row, GPtrArray *facts, GError **error)
{
  const LyktaFactSpec *spec = row->spec;
  g_autoptr (GPtrArray) rows = find_rows (row, error);
  g_autofree char *list = NULL;
  LyktaFact *fact;

  if (rows == NULL)
    return FALSE;
  fact = lykta_fact_new (spec);
  g_ptr_array_add (facts, fact);
  fact->count = row->count = rows->len;
  fact->now = g_strdup_printf ("%u", rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      Found *found = g_ptr_array_index (rows, i);
      gint64 id = lykta_record_get_id (found->record);

      g_array_append_val (fact->ids, id);
      row->counted += is_counted (spec, found->record) ? 1 : 0;
    }
  if (spec->picks != NULL)
    {
      g_autoptr (GPtrArray) picks = lykta_store_get_picks (row->scope->store, spec->picks, NULL);

      row->total = picks != NULL ? picks->len : 0;
    }
  list = join_items (row, rows);
  row->list = list;
  row->record = rows->len > 0 ? ((Found *) g_ptr_array_index (rows, 0))->record : NULL;
  row->latest = rows->len > 0 ? ((Found *) g_ptr_array_index (rows, 0))->latest : NULL;
  g_free (fact->label);
  fact->label = lykta_review_row_fill (row, spec->label);
  fact->sentence = lykta_review_row_fill (row, lykta_plural_get (&spec->lead, rows->len));
  add_groups (row, rows, fact);
  return compare (row, fact, error);
}

/* Whether every placeholder of a text stands for something. */
static gboolean
is_whole (LyktaReviewRow *row, const char *text)
{
  while ((text = strchr (text, '{')) != NULL)
    {
      const char *close = strchr (text, '}');
      g_autofree char *placeholder = g_strndup (text, (gsize) (close - text + 1));
      g_autofree char *value = lykta_review_row_fill (row, placeholder);

      if (*value == '\0')
        return FALSE;
      text = close;
    }
  return TRUE;
}

/* Lines about the review itself; those of what has not happened are left out. */
static void
add_lines (LyktaReviewRow *row, GPtrArray *facts)
{
  const LyktaFactSpec *spec = row->spec;
  LyktaFact *fact = lykta_fact_new (spec);
  LyktaFactGroup *group = lykta_fact_add_group (fact);

  for (guint i = 0; i < spec->columns->len; i++)
    {
      const LyktaFactColumn *line = &g_array_index (spec->columns, LyktaFactColumn, i);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      if (!is_whole (row, line->cell))
        continue;
      g_strv_builder_take (builder, lykta_review_row_fill (row, line->cell));
      g_strv_builder_add (builder, line->label);
      g_ptr_array_add (group->rows, g_strv_builder_end (builder));
    }
  fact->count = group->rows->len;
  fact->sentence = lykta_review_row_fill (row, lykta_plural_get (&spec->lead, fact->count));
  g_ptr_array_add (facts, fact);
}

/**
 * lykta_review_facts_compute:
 * @scope: the review
 * @spec: the section
 * @section: (nullable): the section's record
 *
 * Returns: (transfer full) (element-type LyktaFact): its facts, as the registers say now; %NULL on error
 */
GPtrArray *
lykta_review_facts_compute (const LyktaReviewScope *scope, const LyktaSectionSpec *spec, LyktaRecord *section, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_fact_free);

  for (guint i = 0; i < spec->facts->len; i++)
    {
      const LyktaFactSpec *fact = g_ptr_array_index (spec->facts, i);
      LyktaReviewRow row = { .scope = scope, .spec = fact, .section = section };

      if (fact->form == LYKTA_FORM_FIGURES)
        {
          if (!lykta_review_facts_add_figures (scope, fact, facts, error))
            return NULL;
        }
      else if (fact->form == LYKTA_FORM_LINES)
        {
          add_lines (&row, facts);
        }
      else if (!add_records (&row, facts, error))
        {
          return NULL;
        }
    }
  return g_steal_pointer (&facts);
}

/**
 * lykta_review_facts_get:
 * @scope: the review
 * @spec: the section
 * @section: (nullable): the section's record
 *
 * A public version asks the registers again, because it must know of each record whether it bears a mark.
 *
 * Returns: (transfer full) (element-type LyktaFact): the facts as they were taken, or else as the registers say now; %NULL on error
 */
GPtrArray *
lykta_review_facts_get (const LyktaReviewScope *scope, const LyktaSectionSpec *spec, LyktaRecord *section, GError **error)
{
  const char *taken = section != NULL && scope->secrecy == NULL ? lykta_record_get_text (section, "facts") : NULL;
  GPtrArray *facts = taken != NULL ? lykta_review_facts_read (scope->store, taken, spec) : NULL;

  return facts != NULL ? facts : lykta_review_facts_compute (scope, spec, section, error);
}

LyktaTrend
lykta_trend_compare (double last, double now)
{
  return now > last ? LYKTA_TREND_UP : now < last ? LYKTA_TREND_DOWN : LYKTA_TREND_SAME;
}

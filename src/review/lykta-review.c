/* lykta-review.c: the management review of a year: its sections, the facts of the registers, the coordinator's text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-review-facts.h"
#include "lykta-review-private.h"
#include "lykta-review.h"

static const LyktaRegister *
find_register (LyktaStore *store, const char *id)
{
  const LyktaRegister *reg = lykta_store_find_register (store, id);

  g_assert (reg != NULL);
  return reg;
}

/* The sections' records by the template's id. */
static GHashTable *
find_records (const LyktaReviewScope *scope, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (find_register (scope->store, "sections"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (scope->review));
  g_autoptr (GPtrArray) records = NULL;
  GHashTable *by_id;

  lykta_query_add_condition (query, "review", LYKTA_IS, id);
  records = lykta_store_get_records (scope->store, query, error);
  if (records == NULL)
    return NULL;
  by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      LyktaRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (by_id, g_strdup (lykta_record_get_text (record, "section")), g_object_ref (record));
    }
  return by_id;
}

static gint64
count_rows (const LyktaReviewSection *self)
{
  gint64 count = 0;

  for (guint i = 0; i < self->facts->len; i++)
    {
      const LyktaFact *fact = g_ptr_array_index (self->facts, i);

      count += fact->spec->form == LYKTA_FORM_FIGURES ? 1 : fact->count;
    }
  return count;
}

/* The lines about the review's own steps are filled by taking them. */
static gboolean
is_about_itself (const LyktaReviewSection *self)
{
  return self->facts->len > 0 && ((LyktaFact *) g_ptr_array_index (self->facts, 0))->spec->form == LYKTA_FORM_LINES;
}

static void
judge (LyktaReviewSection *self)
{
  gboolean text = self->record != NULL && !lykta_record_is_empty (self->record, "text");
  gboolean nothing = self->record != NULL && lykta_record_get_integer (self->record, "nothing_to_report") != 0;
  gboolean signed_ =
      nothing && !lykta_record_is_empty (self->record, "nothing_by") && !lykta_record_is_empty (self->record, "nothing_on");
  gint64 count = count_rows (self);

  self->printed = !self->spec->optional || text || nothing || count > 0;
  if (nothing && count > 0)
    {
      self->state = LYKTA_SECTION_CONTRADICTORY;
      self->problem = g_strdup_printf (ngettext ("It says that there is nothing to report, but the registers have %u record.",
                                                 "It says that there is nothing to report, but the registers have %u records.",
                                                 (gulong) count),
                                       (guint) count);
    }
  else if (nothing && !signed_)
    {
      self->state = LYKTA_SECTION_EMPTY;
      self->problem = g_strdup (_ ("It says that there is nothing to report, but not who says so and on which day."));
    }
  else if (nothing)
    self->state = LYKTA_SECTION_NOTHING;
  else
    self->state =
        text || count > 0 || self->spec->only_heading || is_about_itself (self) ? LYKTA_SECTION_COMPLETE : LYKTA_SECTION_EMPTY;
}

/* Numbers follow from what is printed, so that a section that is left out leaves no gap. */
static void
set_number (LyktaReviewSection *self, guint counters[3])
{
  GString *number = g_string_new (NULL);

  if (self->spec->numbered && self->printed)
    {
      counters[self->spec->level - 1]++;
      for (guint i = self->spec->level; i < 3; i++)
        counters[i] = 0;
      for (guint i = 0; i < self->spec->level; i++)
        g_string_append_printf (number, "%s%u", i > 0 ? "." : "", counters[i]);
    }
  self->number = g_string_free (number, FALSE);
}

/**
 * lykta_review_find:
 * @year: the plan year
 *
 * Returns: (transfer full) (nullable): the review of that year
 */
LyktaRecord *
lykta_review_find (LyktaStore *store, int year)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (find_register (store, "reviews"));
  g_autofree char *number = g_strdup_printf ("%d", year);
  g_autoptr (GPtrArray) records = NULL;

  lykta_query_add_condition (query, "year", LYKTA_IS, number);
  records = lykta_store_get_records (store, query, NULL);
  return records != NULL && records->len > 0 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

/**
 * lykta_review_start:
 * @year: the plan year
 *
 * Adds the review of a year and a record for each section of the template, as one edit.
 *
 * Returns: (transfer full): the review; %NULL on error, also when there already is one
 */
LyktaRecord *
lykta_review_start (LyktaStore *store, int year, GError **error)
{
  const LyktaRegister *reviews = find_register (store, "reviews");
  const LyktaRegister *sections = find_register (store, "sections");
  g_autofree char *label = g_strdup_printf (_ ("Start the review of %d"), year);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (label);
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  g_autoptr (LyktaRecord) before = lykta_review_find (store, year);
  g_autoptr (LyktaReviewTemplate) template_ = NULL;
  g_autofree char *title = NULL;
  const char *language = office != NULL ? lykta_record_get_text (office, "language") : NULL;
  gint64 review;

  if (before != NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS, _ ("There already is a review of %d. Open that one."), year);
      return NULL;
    }
  template_ = lykta_review_template_load (language != NULL ? language : "sv", lykta_store_get_registers (store), error);
  if (template_ == NULL)
    return NULL;

  review = lykta_edit_insert (edit, reviews);
  title = g_strdup_printf ("%s %d", lykta_words_get (template_->words, "title"), year);
  lykta_edit_set_text (edit, reviews, review, "title", title);
  lykta_edit_set_integer (edit, reviews, review, "year", year);
  lykta_edit_set_integer (edit, reviews, review, "period_year", year - 1);
  if (office != NULL)
    lykta_edit_set_text (edit, reviews, review, "office", lykta_record_get_text (office, "name"));
  for (guint i = 0; i < template_->sections->len; i++)
    {
      const LyktaSectionSpec *spec = g_ptr_array_index (template_->sections, i);
      gint64 section = lykta_edit_insert (edit, sections);
      g_autofree char *heading = lykta_review_template_fill_title (spec, year);

      lykta_edit_set_text (edit, sections, section, "title", heading);
      lykta_edit_set_integer (edit, sections, section, "review", review);
      lykta_edit_set_text (edit, sections, section, "section", spec->id);
      lykta_edit_set_integer (edit, sections, section, "position", i + 1);
    }
  if (!lykta_store_apply (store, edit, error))
    return NULL;
  return lykta_store_get_record (store, reviews, lykta_edit_get_id (edit, review));
}

/**
 * lykta_review_get_years:
 *
 * Returns: (transfer full) (element-type int): the plan years that have a review, latest first
 */
GArray *
lykta_review_get_years (LyktaStore *store)
{
  const LyktaRegister *reg = find_register (store, "reviews");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) records = NULL;
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  lykta_query_set_sort (query, lykta_register_find_field (reg, "year"), TRUE);
  records = lykta_store_get_records (store, query, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      int year = (int) lykta_record_get_integer (g_ptr_array_index (records, i), "year");

      g_array_append_val (years, year);
    }
  return years;
}

GPtrArray *
lykta_review_make_sections (const LyktaReviewScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) records = find_records (scope, error);
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_review_section_free);
  guint counters[3] = { 0 };

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < scope->template_->sections->len; i++)
    {
      const LyktaSectionSpec *spec = g_ptr_array_index (scope->template_->sections, i);
      LyktaRecord *record = g_hash_table_lookup (records, spec->id);
      LyktaReviewSection *section = g_new0 (LyktaReviewSection, 1);
      LyktaReviewRow row = { .scope = scope, .section = record };

      section->id = g_strdup (spec->id);
      section->level = (int) spec->level;
      section->title = lykta_review_row_fill (&row, spec->title);
      section->record = record != NULL ? g_object_ref (record) : NULL;
      section->record_id = record != NULL ? lykta_record_get_id (record) : 0;
      section->template_ = lykta_review_template_ref (scope->template_);
      section->spec = spec;
      g_ptr_array_add (sections, section);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      section->facts = lykta_review_facts_get (scope, spec, record, error);
      if (section->facts == NULL)
        return NULL;
      judge (section);
      set_number (section, counters);
    }
  return g_steal_pointer (&sections);
}

/**
 * lykta_review_get_sections:
 * @review: a record of the register "reviews"
 *
 * Returns: (transfer full) (element-type LyktaReviewSection): every section of the template, in the document's order; %NULL on error
 */
GPtrArray *
lykta_review_get_sections (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autoptr (LyktaReviewScope) scope = lykta_review_scope_new (store, review, FALSE, error);

  return scope != NULL ? lykta_review_make_sections (scope, NULL, error) : NULL;
}

void
lykta_review_section_free (LyktaReviewSection *self)
{
  g_free (self->id);
  g_free (self->number);
  g_free (self->title);
  g_free (self->problem);
  g_clear_object (&self->record);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->template_, lykta_review_template_unref);
  g_free (self);
}

/* lykta-review-scope.c: what the placeholders of a review stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-review-scope.h"
#include "lykta-translation.h"

/* The review's own fields that sentences may use; dates are written out. */
static const char *const review_names[] = { "dnr",         "informed_to", "informed_on", "approved_roles",
                                            "approved_on", "attached_to", "attached_as", "attached_on" };
static const char *const section_names[] = { "nothing_by", "nothing_on" };

/* The day of the approval; for a draft the day it is made. */
static char *
get_as_of (LyktaRecord *review)
{
  return lykta_record_is_empty (review, "approved_on") ? lykta_today ()
                                                       : g_strdup (lykta_record_get_text (review, "approved_on"));
}

/**
 * lykta_review_scope_new:
 * @review: a record of the register "reviews"
 * @public_: leaves out what bears a secrecy mark
 *
 * Returns: (transfer full): the review with the template of the office's language; %NULL on error
 */
LyktaReviewScope *
lykta_review_scope_new (LyktaStore *store, LyktaRecord *review, gboolean public_, GError **error)
{
  g_autoptr (LyktaReviewScope) self = g_new0 (LyktaReviewScope, 1);
  const char *language;

  self->store = store;
  self->office = lykta_store_get_office (store);
  self->review = g_object_ref (review);
  self->year = lykta_record_get_integer (review, "year");
  self->period =
      lykta_record_is_empty (review, "period_year") ? self->year - 1 : lykta_record_get_integer (review, "period_year");
  self->as_of = get_as_of (review);
  language = self->office != NULL ? lykta_record_get_text (self->office, "language") : NULL;
  self->template_ = lykta_review_template_load (language != NULL ? language : "sv", lykta_store_get_registers (store), error);
  if (self->template_ == NULL)
    return NULL;
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (public_)
    {
      self->secrecy = lykta_secrecy_new (store);
      lykta_secrecy_set_language (self->secrecy, self->template_->words->language);
    }
  return g_steal_pointer (&self);
}

void
lykta_review_scope_free (LyktaReviewScope *self)
{
  g_clear_object (&self->office);
  g_clear_object (&self->review);
  g_clear_pointer (&self->template_, lykta_review_template_unref);
  g_clear_pointer (&self->secrecy, lykta_secrecy_free);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_free (self->as_of);
  g_free (self);
}

gboolean
lykta_review_scope_hides (const LyktaReviewScope *self, LyktaRecord *record)
{
  const LyktaRegister *reg = lykta_record_get_register (record);

  if (self->secrecy == NULL || !lykta_secrecy_hides (self->secrecy, reg, lykta_record_get_id (record)))
    return FALSE;
  g_hash_table_add (self->hidden, g_strdup_printf ("%s %" G_GINT64_FORMAT, reg->id, lykta_record_get_id (record)));
  return TRUE;
}

/* The title of a record, unless that itself is secret */
static char *
get_title (const LyktaReviewScope *self, const LyktaRegister *reg, gint64 id)
{
  return self->secrecy != NULL ? lykta_secrecy_get_title (self->secrecy, reg, id) : lykta_store_get_title (self->store, reg, id);
}

/* The entry's label in the document's language, which may differ from the window's. */
static char *
format_pick (const LyktaReviewScope *self, const char *list, const char *code)
{
  const char *label = g_str_equal (self->template_->words->language, "en") ? "label_en" : "label_sv";
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (self->store, "picks"));
  g_autoptr (GPtrArray) records = NULL;

  lykta_query_add_condition (query, "list", LYKTA_IS, list);
  lykta_query_add_condition (query, "code", LYKTA_IS, code);
  records = lykta_store_get_records (self->store, query, NULL);
  if (records == NULL || records->len == 0)
    return g_strdup (code);
  return g_strdup (lykta_record_get_text (g_ptr_array_index (records, 0), label));
}

static char *
format_picks (const LyktaReviewScope *self, const char *list, const char *codes)
{
  g_auto (GStrv) each = g_strsplit (codes, " ", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (char **code = each; *code != NULL; code++)
    g_ptr_array_add (labels, format_pick (self, list, *code));
  return lykta_words_join (self->template_->words, labels);
}

static char *
format_choice (const LyktaReviewScope *self, LyktaRecord *record, const LyktaField *field, const char *id)
{
  const LyktaChoice *choice = lykta_field_find_choice (field, id);
  g_autofree char *key = g_strdup_printf ("%s.%s.%s", lykta_record_get_register (record)->id, field->id, id);
  const char *word = g_hash_table_lookup (self->template_->words->choices, key);

  if (word != NULL)
    return g_strdup (word);
  return g_strdup (choice != NULL ? lykta_translation_get (self->template_->words->language, NULL, choice->label) : id);
}

static char *
format_references (const LyktaReviewScope *self, const LyktaField *field, const LyktaValue *value)
{
  const LyktaRegister *target = lykta_store_find_register (self->store, field->target);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  gsize n_ids;
  const gint64 *ids = lykta_value_get_list (value, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    g_ptr_array_add (titles, get_title (self, target, ids[i]));
  return lykta_words_join (self->template_->words, titles);
}

static char *
format_time (const LyktaReviewScope *self, const char *text)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_timezone (moment, zone) : NULL;
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;

  return lykta_words_format_date (self->template_->words, day);
}

/**
 * lykta_review_scope_format:
 * @record: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): the value in the document's language, "" when it is empty
 */
char *
lykta_review_scope_format (const LyktaReviewScope *self, LyktaRecord *record, const LyktaField *field)
{
  const LyktaWords *words = self->template_->words;
  const LyktaValue *value = lykta_record_get_value (record, field);

  if (lykta_value_is_empty (value))
    return g_strdup ("");
  if (self->secrecy != NULL && lykta_secrecy_masks (self->secrecy, record, field))
    return g_strdup (lykta_secrecy_get_word (self->secrecy));
  switch (field->type)
    {
    case LYKTA_FIELD_NUMBER:
      /* Years are not grouped by thousands, and no number of a register with few digits is. */
      return lykta_words_format_number (words,
                                        value->kind == LYKTA_VALUE_REAL ? value->real : (double) lykta_value_get_integer (value),
                                        field->decimals);
    case LYKTA_FIELD_DATE:
      return lykta_words_format_date (words, lykta_value_get_text (value));
    case LYKTA_FIELD_TIME:
      return format_time (self, lykta_value_get_text (value));
    case LYKTA_FIELD_YES_NO:
      return g_strdup (lykta_words_get (words, lykta_value_get_integer (value) != 0 ? "yes" : "no"));
    case LYKTA_FIELD_CHOICE:
      return format_choice (self, record, field, lykta_value_get_text (value));
    case LYKTA_FIELD_PICK:
      return format_pick (self, field->picks, lykta_value_get_text (value));
    case LYKTA_FIELD_PICKS:
      return format_picks (self, field->picks, lykta_value_get_text (value));
    case LYKTA_FIELD_REFERENCE:
      return get_title (self, lykta_store_find_register (self->store, field->target), lykta_value_get_integer (value));
    case LYKTA_FIELD_REFERENCES:
      return format_references (self, field, value);
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
    default:
      return g_strdup (lykta_value_get_text (value));
    }
}

char *
lykta_review_scope_format_mark (const LyktaReviewScope *self, LyktaRecord *record)
{
  const char *section = lykta_record_get_text (record, "secrecy_section");
  g_autofree char *label = section != NULL ? format_pick (self, "secrecy", section) : NULL;
  const char *const parts[] = { label, lykta_record_get_text (record, "secrecy_date"),
                                lykta_record_get_text (record, "secrecy_authority") };
  g_autoptr (GString) mark = NULL;

  if (!lykta_secrecy_is_marked (record))
    return NULL;
  mark = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (mark, "%s%s", mark->len > 0 ? ", " : "", parts[i]);
  return g_string_free_and_steal (g_steal_pointer (&mark));
}

static char *
format_by_id (const LyktaReviewScope *self, LyktaRecord *record, const char *id)
{
  const LyktaField *field = record != NULL ? lykta_register_find_field (lykta_record_get_register (record), id) : NULL;

  return field != NULL ? lykta_review_scope_format (self, record, field) : g_strdup ("");
}

/* What the approval is about to say of the review goes before what the record says. */
static char *
format_of_review (const LyktaReviewScope *self, const char *id)
{
  const char *decided = self->decided != NULL ? g_hash_table_lookup (self->decided, id) : NULL;
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (self->review), id);

  if (decided == NULL)
    return lykta_review_scope_format (self, self->review, field);
  return field->type == LYKTA_FIELD_DATE ? lykta_words_format_date (self->template_->words, decided) : g_strdup (decided);
}

/* The day for which a section speaks. */
static const char *
get_day (const LyktaReviewScope *self, LyktaRecord *section)
{
  gboolean stated = section != NULL && !lykta_record_is_empty (section, "as_of");
  gboolean taken = stated && !lykta_record_is_empty (section, "facts");

  if (self->taken_on != NULL && (self->retaken || !taken))
    return self->taken_on;
  return stated ? lykta_record_get_text (section, "as_of") : self->as_of;
}

static char *
format_integer (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* The age in whole years, counted to the year that is looked back on. */
static char *
format_age (const LyktaReviewRow *self)
{
  if (self->record == NULL || self->spec->years_since == NULL || lykta_record_is_empty (self->record, self->spec->years_since))
    return g_strdup ("");
  return format_integer (self->scope->period - lykta_record_get_integer (self->record, self->spec->years_since));
}

static char *
look_up_count (const LyktaReviewRow *self, const char *name)
{
  const LyktaWords *words = self->scope->template_->words;

  if (g_str_equal (name, "year"))
    return format_integer (self->scope->year + self->shift);
  if (g_str_equal (name, "period"))
    return format_integer (self->scope->period + self->shift);
  if (g_str_equal (name, "latest_year"))
    return format_integer (self->latest_year);
  if (g_str_equal (name, "count"))
    return format_integer (self->count);
  if (g_str_equal (name, "count_word"))
    return lykta_words_format_count (words, self->count);
  if (g_str_equal (name, "counted"))
    return lykta_words_format_count (words, self->counted);
  if (g_str_equal (name, "total"))
    return format_integer (self->total);
  if (g_str_equal (name, "total_word"))
    return lykta_words_format_count (words, self->total);
  if (g_str_equal (name, "age"))
    return format_age (self);
  return NULL;
}

/**
 * lykta_review_row_look_up:
 * @name: of a placeholder
 * @row: a #LyktaReviewRow
 *
 * Returns: (transfer full): what it stands for
 */
char *
lykta_review_row_look_up (const char *name, gpointer row)
{
  const LyktaReviewRow *self = row;
  const LyktaReviewScope *scope = self->scope;
  char *count = look_up_count (self, name);

  if (count != NULL)
    return count;
  if (g_str_equal (name, "as_of"))
    return lykta_words_format_date (scope->template_->words, get_day (scope, self->section));
  if (g_str_equal (name, "list"))
    return g_strdup (self->list != NULL ? self->list : "");
  if (g_str_equal (name, "office"))
    return format_by_id (scope, scope->office, "name");
  if (g_str_equal (name, "committee") || g_str_equal (name, "city"))
    return format_by_id (scope, scope->office, name);
  for (guint i = 0; i < G_N_ELEMENTS (review_names); i++)
    if (g_str_equal (name, review_names[i]))
      return format_of_review (scope, name);
  for (guint i = 0; i < G_N_ELEMENTS (section_names); i++)
    if (g_str_equal (name, section_names[i]))
      return format_by_id (scope, self->section, name);
  if (g_str_has_prefix (name, "latest."))
    return format_by_id (scope, self->latest, name + strlen ("latest."));
  if (g_str_has_prefix (name, "its."))
    name += strlen ("its.");
  return format_by_id (scope, self->record, name);
}

char *
lykta_review_row_fill (const LyktaReviewRow *self, const char *text)
{
  return text != NULL ? lykta_words_fill (text, lykta_review_row_look_up, (gpointer) self) : NULL;
}

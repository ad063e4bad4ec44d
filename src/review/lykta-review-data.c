/* lykta-review-data.c: what a review says, for programs: its facts as JSON, its tables as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "lykta-csv.h"
#include "lykta-log.h"
#include "lykta-review-data.h"
#include "lykta-review.h"
#include "lykta-translation.h"

#define SCHEMA_NAME "facts.schema.json"

static const char *const state_names[] = {
  [LYKTA_SECTION_EMPTY] = "empty",
  [LYKTA_SECTION_COMPLETE] = "complete",
  [LYKTA_SECTION_NOTHING] = "nothing",
  [LYKTA_SECTION_CONTRADICTORY] = "contradictory",
};

static const char *const form_names[] = {
  [LYKTA_FORM_SENTENCE] = "sentence", [LYKTA_FORM_BULLETS] = "bullets", [LYKTA_FORM_NUMBERS] = "numbers",
  [LYKTA_FORM_TERMS] = "terms",       [LYKTA_FORM_TABLE] = "table",     [LYKTA_FORM_FIGURES] = "figures",
  [LYKTA_FORM_LINES] = "lines",
};

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

static void
add_integer (JsonBuilder *json, const char *name, gint64 number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

static void
add_cells (JsonBuilder *json, char **cells)
{
  json_builder_begin_array (json);
  for (char **cell = cells; *cell != NULL; cell++)
    json_builder_add_string_value (json, *cell);
  json_builder_end_array (json);
}

static void
add_group (JsonBuilder *json, const LyktaFactGroup *group)
{
  json_builder_begin_object (json);
  add_text (json, "lead", group->lead);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_array (json);
  for (guint i = 0; i < group->rows->len; i++)
    add_cells (json, g_ptr_array_index (group->rows, i));
  json_builder_end_array (json);
  add_text (json, "end", group->end);
  json_builder_end_object (json);
}

static char *
fill_column (const LyktaReviewScope *scope, LyktaRecord *section, const LyktaFact *fact, guint i)
{
  LyktaReviewRow row = { .scope = scope, .spec = fact->spec, .section = section, .count = fact->count };

  return lykta_review_row_fill (&row, g_array_index (fact->spec->columns, LyktaFactColumn, i).label);
}

static void
add_fact (JsonBuilder *json, const LyktaReviewScope *scope, LyktaRecord *section, const LyktaFact *fact)
{
  json_builder_begin_object (json);
  add_text (json, "id", fact->spec->id);
  add_text (json, "form", form_names[fact->spec->form]);
  add_text (json, "label", fact->label);
  add_text (json, "register", fact->reg != NULL ? fact->reg->id : NULL);
  if (fact->ids != NULL && fact->ids->len > 0)
    {
      json_builder_set_member_name (json, "records");
      json_builder_begin_array (json);
      for (guint i = 0; i < fact->ids->len; i++)
        json_builder_add_int_value (json, g_array_index (fact->ids, gint64, i));
      json_builder_end_array (json);
    }
  add_integer (json, "count", fact->count);
  add_text (json, "now", fact->now);
  add_text (json, "last", fact->last);
  add_text (json, "sentence", fact->sentence);
  if (fact->spec->form == LYKTA_FORM_TABLE)
    {
      json_builder_set_member_name (json, "columns");
      json_builder_begin_array (json);
      for (guint i = 0; i < fact->spec->columns->len; i++)
        {
          g_autofree char *label = fill_column (scope, section, fact, i);

          json_builder_add_string_value (json, label);
        }
      json_builder_end_array (json);
    }
  if (fact->groups != NULL && fact->groups->len > 0)
    {
      json_builder_set_member_name (json, "groups");
      json_builder_begin_array (json);
      for (guint i = 0; i < fact->groups->len; i++)
        add_group (json, g_ptr_array_index (fact->groups, i));
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
}

static void
add_field (JsonBuilder *json, const char *name, const LyktaReviewScope *scope, LyktaRecord *record, const char *id)
{
  g_autofree char *text =
      lykta_review_scope_format (scope, record, lykta_register_find_field (lykta_record_get_register (record), id));

  add_text (json, name, text);
}

static gboolean
is_left_out (const LyktaReviewScope *scope, const LyktaReviewSection *section)
{
  return section->record != NULL && lykta_review_scope_hides (scope, section->record);
}

static void
add_section (JsonBuilder *json, const LyktaReviewScope *scope, const LyktaReviewSection *section)
{
  json_builder_begin_object (json);
  add_text (json, "id", section->id);
  add_text (json, "number", section->number);
  add_text (json, "title", section->title);
  json_builder_set_member_name (json, "leftOut");
  json_builder_add_boolean_value (json, is_left_out (scope, section));
  if (!is_left_out (scope, section))
    {
      add_text (json, "state", state_names[section->state]);
      if (section->record != NULL)
        {
          add_field (json, "text", scope, section->record, "text");
          add_field (json, "nothingToReportBy", scope, section->record, "nothing_by");
          add_field (json, "nothingToReportOn", scope, section->record, "nothing_on");
          add_field (json, "asOf", scope, section->record, "as_of");
        }
      json_builder_set_member_name (json, "facts");
      json_builder_begin_array (json);
      for (guint i = 0; i < section->facts->len; i++)
        add_fact (json, scope, section->record, g_ptr_array_index (section->facts, i));
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
}

static GBytes *
make_facts (const LyktaReviewScope *scope, GPtrArray *sections, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *head = lykta_store_get_log_head (scope->store, error);
  char *text;
  gsize length;

  if (head == NULL)
    return NULL;
  json_builder_begin_object (json);
  add_text (json, "$schema", SCHEMA_NAME);
  add_text (json, "title", lykta_record_get_text (scope->review, "title"));
  add_field (json, "office", scope, scope->office, "name");
  add_text (json, "dnr", lykta_record_get_text (scope->review, "dnr"));
  add_integer (json, "year", scope->year);
  add_integer (json, "period", scope->period);
  add_text (json, "date", scope->as_of);
  add_text (json, "language", scope->template_->words->language);
  add_text (json, "version", scope->secrecy != NULL ? "public" : "whole");
  add_text (json, "logHead", head);
  json_builder_set_member_name (json, "sections");
  json_builder_begin_array (json);
  for (guint i = 0; i < sections->len; i++)
    add_section (json, scope, g_ptr_array_index (sections, i));
  json_builder_end_array (json);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

static void
add_datum (GPtrArray *data, char *name, const char *media_type, const char *description, GBytes *content)
{
  LyktaReviewDatum *datum = g_new0 (LyktaReviewDatum, 1);

  datum->name = name;
  datum->media_type = media_type;
  datum->description = g_strdup (description);
  datum->content = content;
  datum->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_ptr_array_add (data, datum);
}

/* The rows of all groups; what stands above a group is a column of its own when there are several. */
static void
write_rows (LyktaCsvWriter *writer, const LyktaFact *fact, GError **error)
{
  for (guint i = 0; i < fact->groups->len; i++)
    {
      const LyktaFactGroup *group = g_ptr_array_index (fact->groups, i);

      for (guint j = 0; j < group->rows->len; j++)
        {
          char **cells = g_ptr_array_index (group->rows, j);

          if (fact->groups->len > 1)
            lykta_csv_writer_add_text (writer, group->lead);
          for (char **cell = cells; *cell != NULL; cell++)
            lykta_csv_writer_add_text (writer, *cell);
          lykta_csv_writer_end_row (writer, NULL, error);
        }
    }
}

static GBytes *
make_table (const LyktaReviewScope *scope, LyktaRecord *section, const LyktaFact *fact, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (LyktaCsvWriter) writer = lykta_csv_writer_new (stream);

  if (fact->groups->len > 1)
    lykta_csv_writer_add_text (writer, NULL);
  for (guint i = 0; i < fact->spec->columns->len; i++)
    {
      g_autofree char *label = fill_column (scope, section, fact, i);

      lykta_csv_writer_add_text (writer, label);
    }
  lykta_csv_writer_end_row (writer, NULL, error);
  write_rows (writer, fact, error);
  if (!lykta_csv_writer_finish (writer, NULL, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The figures of one entry of the template, from @first on: one table. */
static GBytes *
make_figures (const LyktaReviewScope *scope, GPtrArray *facts, guint first, GError **error)
{
  const LyktaFactSpec *spec = ((LyktaFact *) g_ptr_array_index (facts, first))->spec;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (LyktaCsvWriter) writer = lykta_csv_writer_new (stream);
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, scope->period - 1);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, scope->period);

  lykta_csv_writer_add_text (writer, lykta_words_get (scope->template_->words, "indicator"));
  lykta_csv_writer_add_number (writer, last);
  lykta_csv_writer_add_number (writer, now);
  lykta_csv_writer_end_row (writer, NULL, error);
  for (guint i = first; i < facts->len && ((LyktaFact *) g_ptr_array_index (facts, i))->spec == spec; i++)
    {
      const LyktaFact *fact = g_ptr_array_index (facts, i);

      lykta_csv_writer_add_text (writer, fact->label);
      lykta_csv_writer_add_text (writer, fact->last);
      lykta_csv_writer_add_text (writer, fact->now);
      lykta_csv_writer_end_row (writer, NULL, error);
    }
  if (!lykta_csv_writer_finish (writer, NULL, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* A section's tables, in the order of the document. */
static gboolean
add_tables (GPtrArray *data, const LyktaReviewScope *scope, const LyktaReviewSection *section, GError **error)
{
  const LyktaFactSpec *before = NULL;

  for (guint i = 0; i < section->facts->len; i++)
    {
      const LyktaFact *fact = g_ptr_array_index (section->facts, i);
      gboolean figures = fact->spec->form == LYKTA_FORM_FIGURES;
      GBytes *content;

      if (fact->spec == before || (!figures && (fact->spec->form != LYKTA_FORM_TABLE || fact->count == 0)))
        continue;
      before = fact->spec;
      content = figures ? make_figures (scope, section->facts, i, error) : make_table (scope, section->record, fact, error);
      if (content == NULL)
        return FALSE;
      add_datum (data, g_strdup_printf ("%s-%s.csv", section->id, fact->spec->id), "text/csv", section->title, content);
    }
  return TRUE;
}

void
lykta_review_datum_free (LyktaReviewDatum *self)
{
  g_free (self->name);
  g_free (self->description);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->sha256);
  g_free (self);
}

GPtrArray *
lykta_review_data_make (const LyktaReviewScope *scope, GPtrArray *sections, GError **error)
{
  g_autoptr (GPtrArray) data = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_review_datum_free);
  const char *language = scope->template_->words->language;
  GBytes *facts = make_facts (scope, sections, error);
  GBytes *schema;

  if (facts == NULL)
    return NULL;
  add_datum (data, g_strdup (LYKTA_REVIEW_FACTS_NAME), "application/json",
             lykta_translation_get (language, NULL, N_ ("What the registers said, for programs")), facts);
  schema = g_resources_lookup_data (LYKTA_RESOURCE_PATH "/review/" SCHEMA_NAME, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (schema == NULL)
    return NULL;
  add_datum (data, g_strdup (SCHEMA_NAME), "application/schema+json",
             lykta_translation_get (language, NULL, N_ ("What facts.json consists of (JSON Schema)")), schema);
  for (guint i = 0; i < sections->len; i++)
    {
      const LyktaReviewSection *section = g_ptr_array_index (sections, i);

      if (section->printed && !is_left_out (scope, section) && !add_tables (data, scope, section, error))
        return NULL;
    }
  return g_steal_pointer (&data);
}

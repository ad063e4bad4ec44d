/* lykta-review-template.c: what a review has in which order, and in what words: read from files that an office can change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "lykta-error.h"
#include "lykta-review-template.h"

#define SECTIONS_FILE "review-sections.json"

static void
section_free (LyktaSectionSpec *self)
{
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static LyktaFactSpec *
find_fact (LyktaReviewTemplate *self, const char *id)
{
  for (guint i = 0; i < self->facts->len; i++)
    if (g_strcmp0 (((LyktaFactSpec *) g_ptr_array_index (self->facts, i))->id, id) == 0)
      return g_ptr_array_index (self->facts, i);
  return NULL;
}

static gboolean
read_section (LyktaReviewTemplate *self, const LyktaTemplateReader *reader, JsonObject *json, JsonObject *titles)
{
  LyktaSectionSpec *section = g_new0 (LyktaSectionSpec, 1);
  JsonArray *facts = lykta_json_get_array (json, "facts");

  section->facts = g_ptr_array_new ();
  section->id = lykta_json_dup_text (json, "id");
  section->level = (guint) CLAMP (json_object_get_int_member_with_default (json, "level", 1), 1, 3);
  section->numbered = json_object_get_boolean_member_with_default (json, "numbered", TRUE);
  section->heading = json_object_get_boolean_member_with_default (json, "heading", TRUE);
  section->optional = json_object_get_boolean_member_with_default (json, "optional", FALSE);
  section->only_heading = json_object_get_boolean_member_with_default (json, "only_heading", FALSE);
  g_ptr_array_add (self->sections, section);
  if (section->id == NULL)
    return lykta_template_reader_fail (reader, _ ("a section has no “id”"));
  section->title = lykta_json_dup_text (titles, section->id);
  if (section->title == NULL)
    return lykta_template_reader_fail (reader, _ ("a section has no title; add it to “sections” of the words"));
  if (!lykta_template_reader_check_text (reader, section->title, NULL))
    return FALSE;
  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      LyktaFactSpec *fact = find_fact (self, lykta_json_get_text_at (facts, i));

      if (fact == NULL)
        return lykta_template_reader_fail (reader, _ ("a section names a fact that is not among “facts”"));
      g_ptr_array_add (section->facts, fact);
    }
  return TRUE;
}

static gboolean
read_all (LyktaReviewTemplate *self, LyktaTemplateReader *reader, JsonObject *sections, JsonObject *words)
{
  JsonObject *facts = lykta_json_get_object (sections, "facts");
  JsonObject *fact_words = lykta_json_get_object (words, "facts");
  JsonArray *array = lykta_json_get_array (sections, "sections");
  GHashTableIter word_iter;
  gpointer word;
  JsonObjectIter iter;
  JsonNode *node;

  g_hash_table_iter_init (&word_iter, self->words->words);
  while (g_hash_table_iter_next (&word_iter, (gpointer *) &reader->place, &word))
    if (!g_str_equal (reader->place, "date_format") && !lykta_template_reader_check_text (reader, word, NULL))
      return FALSE;
  reader->place = "facts";
  if (facts == NULL || array == NULL)
    return lykta_template_reader_fail (reader, _ ("it needs “sections” and “facts”"));
  json_object_iter_init_ordered (&iter, facts);
  while (json_object_iter_next_ordered (&iter, &reader->place, &node))
    {
      LyktaFactSpec *spec = lykta_fact_spec_new (reader->place);

      g_ptr_array_add (self->facts, spec);
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return lykta_template_reader_fail (reader, _ ("it must stand in braces"));
      if (!lykta_fact_spec_read (spec, reader, json_node_get_object (node), lykta_json_get_object (fact_words, reader->place)))
        return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      node = json_array_get_element (array, i);
      reader->place = "sections";
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return lykta_template_reader_fail (reader, _ ("each section must stand in braces"));
      reader->place = json_object_get_string_member_with_default (json_node_get_object (node), "id", "sections");
      if (!read_section (self, reader, json_node_get_object (node), lykta_json_get_object (words, "sections")))
        return FALSE;
    }
  return TRUE;
}

static JsonParser *
parse (const char *text, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;

  if (!json_parser_load_from_data (parser, text, -1, &local))
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                 _ ("The review's template %s is not well-formed: %s. Correct it there, or remove the file to use the one that "
                    "comes with Lykta."),
                 name, local->message);
  else if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                 _ ("The review's template %s must begin with a brace. Correct it there."), name);
  else
    return g_steal_pointer (&parser);
  return NULL;
}

/* The office's own file when there is one, or else the shipped one. */
static char *
load_file (const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "lykta", name, NULL);
  g_autofree char *resource = g_strconcat (LYKTA_RESOURCE_PATH, "/review/", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_file_get_contents (path, &text, NULL, error) ? text : NULL;
  bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * lykta_review_template_load:
 * @language: of the office's documents, "sv" or "en"
 * @registers: which fields there are
 *
 * Returns: (transfer full): the template, checked; %NULL on error
 */
LyktaReviewTemplate *
lykta_review_template_load (const char *language, const LyktaRegister *const *registers, GError **error)
{
  g_autofree char *name = g_strdup_printf ("review-template.%s.json", g_strcmp0 (language, "en") == 0 ? "en" : "sv");
  g_autofree char *sections = load_file (SECTIONS_FILE, error);
  g_autofree char *words = sections != NULL ? load_file (name, error) : NULL;

  if (words == NULL)
    return NULL;
  return lykta_review_template_parse (sections, words, g_strcmp0 (language, "en") == 0 ? "en" : "sv", registers, error);
}

/**
 * lykta_review_template_parse:
 * @sections: text of review-sections.json
 * @words: text of review-template.LANGUAGE.json
 *
 * Returns: (transfer full): the template, checked; %NULL on error
 */
LyktaReviewTemplate *
lykta_review_template_parse (const char *sections, const char *words, const char *language, const LyktaRegister *const *registers,
                             GError **error)
{
  g_autofree char *name = g_strdup_printf ("review-template.%s.json", language);
  g_autoptr (LyktaReviewTemplate) self = g_new0 (LyktaReviewTemplate, 1);
  g_autoptr (JsonParser) section_parser = parse (sections, SECTIONS_FILE, error);
  g_autoptr (JsonParser) word_parser = section_parser != NULL ? parse (words, name, error) : NULL;
  LyktaTemplateReader reader = { .registers = registers, .file = name, .place = "facts", .error = error };

  g_atomic_ref_count_init (&self->ref_count);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_fact_spec_free);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  if (word_parser == NULL)
    return NULL;
  self->words = lykta_words_new (json_node_get_object (json_parser_get_root (word_parser)), language, error);
  if (self->words == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  if (!read_all (self, &reader, json_node_get_object (json_parser_get_root (section_parser)),
                 json_node_get_object (json_parser_get_root (word_parser))))
    return NULL;
  return g_steal_pointer (&self);
}

LyktaReviewTemplate *
lykta_review_template_ref (LyktaReviewTemplate *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lykta_review_template_unref (LyktaReviewTemplate *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->words, lykta_words_free);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static char *
look_up_year (const char *name, gpointer user_data)
{
  int year = *(const int *) user_data;

  return g_strdup_printf ("%d", g_str_equal (name, "period") ? year - 1 : year);
}

char *
lykta_review_template_fill_title (const LyktaSectionSpec *section, int year)
{
  return lykta_words_fill (section->title, look_up_year, &year);
}

LyktaSectionSpec *
lykta_review_template_find_section (LyktaReviewTemplate *self, const char *id)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (g_strcmp0 (((LyktaSectionSpec *) g_ptr_array_index (self->sections, i))->id, id) == 0)
      return g_ptr_array_index (self->sections, i);
  return NULL;
}

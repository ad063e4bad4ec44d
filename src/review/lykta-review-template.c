/* lykta-review-template.c: what a review has in which order, and in what words: read from files that an office can change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-error.h"
#include "lykta-review-template.h"

#define LATEST "latest."
#define SECTIONS_FILE "review-sections.json"

static const char *const forms[] = { "sentence", "bullets", "numbers", "terms", "table", "figures", "lines" };

static const struct
{
  const char *name;
  LyktaOperator operator;
} operators[] = {
  { "is", LYKTA_IS },          { "is-not", LYKTA_IS_NOT },          { "is-one-of", LYKTA_IS_ONE_OF },
  { "empty", LYKTA_IS_EMPTY }, { "before", LYKTA_BEFORE },          { "contains", LYKTA_CONTAINS },
  { "after", LYKTA_AFTER },    { "not-empty", LYKTA_IS_NOT_EMPTY }, { "less", LYKTA_LESS },
  { "more", LYKTA_MORE },      { "not-before", LYKTA_NOT_BEFORE },
};

/* What every sentence may use. */
static const char *const known_names[] = {
  "year",        "period",         "as_of",       "count",       "count_word",  "total",       "total_word", "list",
  "age",         "counted",        "latest_year", "office",      "committee",   "city",        "dnr",        "informed_to",
  "informed_on", "approved_roles", "approved_on", "attached_to", "attached_as", "attached_on", "nothing_by", "nothing_on",
};

/* Where in the files something is wrong, for the message. */
typedef struct
{
  const LyktaRegister *const *registers;
  const char *file;
  const char *fact;
  GError **error;
} Reader;

static gboolean
fail (const Reader *self, const char *what)
{
  g_set_error (self->error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
               /* Translators: file, part of it, what is wrong */
               _ ("The review's template %s is wrong at “%s”: %s. Correct it there, or remove the file to use the one that comes "
                  "with Lykta."),
               self->file, self->fact, what);
  return FALSE;
}

static char *
dup_member (JsonObject *json, const char *member)
{
  JsonNode *node = json != NULL ? json_object_get_member (json, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
}

static gboolean
get_flag (JsonObject *json, const char *member)
{
  return json_object_get_boolean_member_with_default (json, member, FALSE);
}

static JsonArray *
get_array (JsonObject *json, const char *member)
{
  JsonNode *node = json != NULL ? json_object_get_member (json, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *json, const char *member)
{
  JsonNode *node = json != NULL ? json_object_get_member (json, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* A sentence is one text, or one for each count. */
static void
read_plural (JsonObject *json, const char *member, LyktaPlural *plural)
{
  JsonObject *object = get_object (json, member);

  plural->other = object != NULL ? dup_member (object, "other") : dup_member (json, member);
  plural->one = object != NULL ? dup_member (object, "one") : NULL;
  plural->none = object != NULL ? dup_member (object, "none") : g_strdup (plural->other);
}

static void
clear_condition (LyktaFactCondition *condition)
{
  g_free (condition->field);
  g_free (condition->text);
}

static gboolean
read_conditions (const Reader *self, JsonArray *array, const LyktaFactSpec *spec, const LyktaRegister *reg, GArray *conditions)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonArray *triple = json_array_get_array_element (array, i);
      LyktaFactCondition condition = { 0 };
      const char *field;
      guint length = triple != NULL ? json_array_get_length (triple) : 0;
      guint found = 0;

      if (length < 2)
        return fail (self, _ ("each condition of “where” is a field, a comparison and a value"));
      while (found < G_N_ELEMENTS (operators)
             && g_strcmp0 (operators[found].name, json_array_get_string_element (triple, 1)) != 0)
        found++;
      if (found == G_N_ELEMENTS (operators))
        return fail (self, _ ("“where” has an unknown comparison"));
      field = json_array_get_string_element (triple, 0);
      if (g_str_has_prefix (field, LATEST) && spec->related != NULL
              ? lykta_register_find_field (spec->related, field + strlen (LATEST)) == NULL
              : lykta_register_find_field (reg, field) == NULL)
        return fail (self, _ ("“where” names a field that the register lacks"));
      condition.field = g_strdup (field);
      condition.operator= operators[found].operator;
      condition.text = length > 2 ? g_strdup (json_array_get_string_element (triple, 2)) : NULL;
      g_array_append_val (conditions, condition);
    }
  return TRUE;
}

static void
clear_column (LyktaFactColumn *column)
{
  g_free (column->label);
  g_free (column->cell);
}

/* Widths come with the structure, labels and cells with the words. */
static gboolean
read_columns (const Reader *self, JsonObject *json, JsonObject *words, LyktaFactSpec *spec)
{
  JsonArray *widths = get_array (json, "widths");
  JsonArray *columns = get_array (words, "columns");
  double sum = 0;

  if (spec->form != LYKTA_FORM_TABLE && spec->form != LYKTA_FORM_LINES)
    return TRUE;
  if (widths == NULL || columns == NULL || json_array_get_length (widths) != json_array_get_length (columns))
    return fail (self, _ ("it needs as many “columns” as “widths”"));
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonNode *node = json_array_get_element (columns, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      LyktaFactColumn column = { .label = dup_member (object, "label"), .cell = dup_member (object, "cell") };

      column.width = json_array_get_double_element (widths, i);
      column.end = column.width < 0; /* set against the right */
      column.width = ABS (column.width);
      sum += column.width;
      g_array_append_val (spec->columns, column);
      if (column.label == NULL || column.cell == NULL)
        return fail (self, _ ("each of “columns” needs a “label” and a “cell”"));
    }
  if (spec->form == LYKTA_FORM_TABLE && ABS (sum - (spec->wide ? 160 : 130)) > 0.5)
    return fail (self, _ ("the “widths” of a table add up to 130 mm, or to 160 mm when it is wide"));
  return TRUE;
}

static char *
look_up_known (const char *name, gpointer user_data)
{
  const LyktaFactSpec *spec = user_data;

  if (lykta_review_template_knows (name))
    return g_strdup ("");
  if (g_str_has_prefix (name, "its."))
    name += strlen ("its.");
  if (spec != NULL && spec->reg != NULL && lykta_register_find_field (spec->reg, name) != NULL)
    return g_strdup ("");
  if (spec != NULL && spec->related != NULL && g_str_has_prefix (name, LATEST)
      && lykta_register_find_field (spec->related, name + strlen (LATEST)) != NULL)
    return g_strdup ("");
  return NULL;
}

static gboolean
check_text (const Reader *self, const char *text, LyktaFactSpec *spec)
{
  g_autofree char *unknown = text != NULL ? lykta_words_find_unknown (text, look_up_known, spec) : NULL;
  g_autofree char *what = NULL;

  if (unknown == NULL)
    return TRUE;
  what = g_strdup_printf (_ ("the sentence “%s” has the unknown placeholder “%s”"), text, unknown);
  return fail (self, what);
}

static gboolean
check_conditions (const Reader *self, GArray *conditions)
{
  for (guint i = 0; i < conditions->len; i++)
    if (!check_text (self, g_array_index (conditions, LyktaFactCondition, i).text, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
check_texts (const Reader *self, LyktaFactSpec *spec)
{
  const char *texts[] = { spec->label,        spec->lead.none,      spec->lead.one,      spec->lead.other,     spec->item,
                          spec->item_label,   spec->group_lead,     spec->caption,       spec->subcaption,     spec->note,
                          spec->table_number, spec->group_end.none, spec->group_end.one, spec->group_end.other };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!check_text (self, texts[i], spec))
      return FALSE;
  for (guint i = 0; i < spec->columns->len; i++)
    if (!check_text (self, g_array_index (spec->columns, LyktaFactColumn, i).cell, spec)
        || !check_text (self, g_array_index (spec->columns, LyktaFactColumn, i).label, spec))
      return FALSE;
  return check_conditions (self, spec->where) && check_conditions (self, spec->unless)
         && check_conditions (self, spec->related_where);
}

static gboolean
check_field (const Reader *self, const LyktaRegister *reg, const char *field)
{
  g_autofree char *what = NULL;

  if (field == NULL || g_str_equal (field, "id") || (reg != NULL && lykta_register_find_field (reg, field) != NULL))
    return TRUE;
  what = g_strdup_printf (_ ("its register has no field “%s”"), field);
  return fail (self, what);
}

static void
fact_free (LyktaFactSpec *self)
{
  g_free (self->id);
  g_array_unref (self->where);
  g_free (self->sort);
  g_free (self->latest_of);
  g_free (self->group);
  g_free (self->related_by);
  g_array_unref (self->related_where);
  g_array_unref (self->unless);
  g_free (self->picks);
  g_free (self->years_since);
  g_free (self->counted);
  g_strfreev (self->indicators);
  g_free (self->number);
  g_array_unref (self->columns);
  g_free (self->label);
  lykta_plural_clear (&self->lead);
  g_free (self->item);
  g_free (self->item_label);
  g_free (self->group_lead);
  lykta_plural_clear (&self->group_end);
  g_free (self->table_number);
  g_free (self->caption);
  g_free (self->subcaption);
  g_free (self->note);
  g_free (self);
}

static LyktaFactSpec *
fact_new (void)
{
  LyktaFactSpec *self = g_new0 (LyktaFactSpec, 1);

  self->where = g_array_new (FALSE, TRUE, sizeof (LyktaFactCondition));
  g_array_set_clear_func (self->where, (GDestroyNotify) clear_condition);
  self->related_where = g_array_new (FALSE, TRUE, sizeof (LyktaFactCondition));
  g_array_set_clear_func (self->related_where, (GDestroyNotify) clear_condition);
  self->unless = g_array_new (FALSE, TRUE, sizeof (LyktaFactCondition));
  g_array_set_clear_func (self->unless, (GDestroyNotify) clear_condition);
  self->columns = g_array_new (FALSE, TRUE, sizeof (LyktaFactColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) clear_column);
  return self;
}

static char **
dup_list (JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  return g_strv_builder_end (builder);
}

static gboolean
read_register (const Reader *self, JsonObject *json, const char *member, const LyktaRegister **reg)
{
  g_autofree char *id = dup_member (json, member);

  if (id != NULL && (*reg = lykta_registers_find (self->registers, id)) == NULL)
    return fail (self, _ ("there is no such register"));
  return TRUE;
}

static gboolean
read_fact_structure (const Reader *self, JsonObject *json, LyktaFactSpec *spec)
{
  g_autofree char *form = dup_member (json, "form");
  guint found = 0;

  while (found < G_N_ELEMENTS (forms) && g_strcmp0 (forms[found], form) != 0)
    found++;
  if (found == G_N_ELEMENTS (forms))
    return fail (self, _ ("“form” is not one that Lykta knows"));
  spec->form = (LyktaFactForm) found;
  if (!read_register (self, json, "register", &spec->reg) || !read_register (self, json, "related", &spec->related))
    return FALSE;
  spec->sort = dup_member (json, "sort");
  spec->descending = get_flag (json, "descending");
  spec->latest_of = dup_member (json, "latest_of");
  spec->group = dup_member (json, "group");
  spec->related_by = dup_member (json, "related_by");
  spec->picks = dup_member (json, "picks");
  spec->years_since = dup_member (json, "years_since");
  spec->counted = dup_member (json, "counted");
  spec->unless_text = get_flag (json, "unless_text");
  spec->lead_unless_text = get_flag (json, "lead_unless_text");
  spec->compare = get_flag (json, "compare");
  spec->wide = get_flag (json, "wide");
  spec->indicators = dup_list (get_array (json, "indicators"));
  spec->number = dup_member (json, "number");
  return check_field (self, spec->reg, spec->sort) && check_field (self, spec->reg, spec->latest_of)
         && check_field (self, spec->reg, spec->group) && check_field (self, spec->reg, spec->number)
         && check_field (self, spec->reg, spec->years_since) && check_field (self, spec->reg, spec->counted)
         && check_field (self, spec->related, spec->related_by)
         && (spec->reg == NULL || read_conditions (self, get_array (json, "where"), spec, spec->reg, spec->where))
         && (spec->reg == NULL || read_conditions (self, get_array (json, "unless"), spec, spec->reg, spec->unless))
         && (spec->related == NULL
             || read_conditions (self, get_array (json, "related_where"), spec, spec->related, spec->related_where));
}

static gboolean
read_fact (const Reader *self, JsonObject *json, JsonObject *words, LyktaFactSpec *spec)
{
  if (words == NULL)
    return fail (self, _ ("it has no words; add it to “facts”"));
  if (!read_fact_structure (self, json, spec))
    return FALSE;
  spec->label = dup_member (words, "label");
  read_plural (words, "lead", &spec->lead);
  spec->item = dup_member (words, "item");
  spec->item_label = dup_member (words, "item_label");
  spec->group_lead = dup_member (words, "group_lead");
  read_plural (words, "group_end", &spec->group_end);
  spec->table_number = dup_member (words, "number");
  spec->caption = dup_member (words, "caption");
  spec->subcaption = dup_member (words, "subcaption");
  spec->note = dup_member (words, "note");
  if (spec->label == NULL)
    return fail (self, _ ("it needs a “label”"));
  return read_columns (self, json, words, spec) && check_texts (self, spec);
}

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
read_section (LyktaReviewTemplate *self, const Reader *reader, JsonObject *json, JsonObject *titles)
{
  LyktaSectionSpec *section = g_new0 (LyktaSectionSpec, 1);
  JsonArray *facts = get_array (json, "facts");

  section->facts = g_ptr_array_new ();
  section->id = dup_member (json, "id");
  section->level = (guint) CLAMP (json_object_get_int_member_with_default (json, "level", 1), 1, 3);
  section->numbered = json_object_get_boolean_member_with_default (json, "numbered", TRUE);
  section->heading = json_object_get_boolean_member_with_default (json, "heading", TRUE);
  section->optional = get_flag (json, "optional");
  section->only_heading = get_flag (json, "only_heading");
  g_ptr_array_add (self->sections, section);
  if (section->id == NULL)
    return fail (reader, _ ("a section has no “id”"));
  section->title = dup_member (titles, section->id);
  if (section->title == NULL)
    return fail (reader, _ ("a section has no title; add it to “sections” of the words"));
  if (!check_text (reader, section->title, NULL))
    return FALSE;
  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      LyktaFactSpec *fact = find_fact (self, json_array_get_string_element (facts, i));

      if (fact == NULL)
        return fail (reader, _ ("a section names a fact that is not among “facts”"));
      g_ptr_array_add (section->facts, fact);
    }
  return TRUE;
}

static gboolean
read_all (LyktaReviewTemplate *self, Reader *reader, JsonObject *sections, JsonObject *words)
{
  JsonObject *facts = get_object (sections, "facts");
  JsonObject *fact_words = get_object (words, "facts");
  JsonArray *array = get_array (sections, "sections");
  JsonObjectIter iter;
  JsonNode *node;

  if (facts == NULL || array == NULL)
    return fail (reader, _ ("it needs “sections” and “facts”"));
  json_object_iter_init_ordered (&iter, facts);
  while (json_object_iter_next_ordered (&iter, &reader->fact, &node))
    {
      LyktaFactSpec *spec = fact_new ();

      spec->id = g_strdup (reader->fact);
      g_ptr_array_add (self->facts, spec);
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (reader, _ ("it must stand in braces"));
      if (!read_fact (reader, json_node_get_object (node), get_object (fact_words, reader->fact), spec))
        return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      node = json_array_get_element (array, i);
      reader->fact = "sections";
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (reader, _ ("each section must stand in braces"));
      reader->fact = json_object_get_string_member_with_default (json_node_get_object (node), "id", "sections");
      if (!read_section (self, reader, json_node_get_object (node), get_object (words, "sections")))
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
  Reader reader = { .registers = registers, .file = name, .fact = "facts", .error = error };

  g_atomic_ref_count_init (&self->ref_count);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
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

gboolean
lykta_review_template_knows (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_names); i++)
    if (g_str_equal (name, known_names[i]))
      return TRUE;
  return FALSE;
}

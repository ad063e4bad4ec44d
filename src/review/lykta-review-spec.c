/* lykta-review-spec.c: one fact of the review's template: which records, and in what words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-error.h"
#include "lykta-review-spec.h"

#define LATEST "latest."

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

static gboolean
get_flag (JsonObject *json, const char *member)
{
  return json_object_get_boolean_member_with_default (json, member, FALSE);
}

/* A sentence is one text, or one for each count. */
static void
read_plural (JsonObject *json, const char *member, LyktaPlural *plural)
{
  JsonObject *object = lykta_json_get_object (json, member);

  plural->other = object != NULL ? lykta_json_dup_text (object, "other") : lykta_json_dup_text (json, member);
  plural->one = object != NULL ? lykta_json_dup_text (object, "one") : NULL;
  plural->none = object != NULL ? lykta_json_dup_text (object, "none") : g_strdup (plural->other);
}

static void
clear_condition (LyktaFactCondition *condition)
{
  g_free (condition->field);
  g_free (condition->text);
}

static gboolean
read_conditions (const LyktaTemplateReader *self, JsonArray *array, const LyktaFactSpec *spec, const LyktaRegister *reg,
                 GArray *conditions)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonArray *triple = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      LyktaFactCondition condition = { 0 };
      const char *field;
      guint length = triple != NULL ? json_array_get_length (triple) : 0;
      guint found = 0;

      if (length < 2 || lykta_json_get_text_at (triple, 0) == NULL)
        return lykta_template_reader_fail (self, _ ("each condition of “where” is a field, a comparison and a value"));
      while (found < G_N_ELEMENTS (operators) && g_strcmp0 (operators[found].name, lykta_json_get_text_at (triple, 1)) != 0)
        found++;
      if (found == G_N_ELEMENTS (operators))
        return lykta_template_reader_fail (self, _ ("“where” has an unknown comparison"));
      field = lykta_json_get_text_at (triple, 0);
      if (g_str_has_prefix (field, LATEST) && spec->related != NULL
              ? lykta_register_find_field (spec->related, field + strlen (LATEST)) == NULL
              : lykta_register_find_field (reg, field) == NULL)
        return lykta_template_reader_fail (self, _ ("“where” names a field that the register lacks"));
      if (operators[found].operator!= LYKTA_IS_EMPTY && operators[found].operator!= LYKTA_IS_NOT_EMPTY && (
              length < 3 || lykta_json_get_text_at (triple, 2) == NULL))
        return lykta_template_reader_fail (self, _ ("each condition of “where” is a field, a comparison and a value"));
      condition.field = g_strdup (field);
      condition.operator= operators[found].operator;
      condition.text = length > 2 ? g_strdup (lykta_json_get_text_at (triple, 2)) : NULL;
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

static double
get_number_at (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : 0;
}

/* Widths come with the structure, labels and cells with the words. */
static gboolean
read_columns (const LyktaTemplateReader *self, JsonObject *json, JsonObject *words, LyktaFactSpec *spec)
{
  JsonArray *widths = lykta_json_get_array (json, "widths");
  JsonArray *columns = lykta_json_get_array (words, "columns");
  double sum = 0;

  if (spec->form != LYKTA_FORM_TABLE && spec->form != LYKTA_FORM_LINES)
    return TRUE;
  if (widths == NULL || columns == NULL || json_array_get_length (widths) != json_array_get_length (columns))
    return lykta_template_reader_fail (self, _ ("it needs as many “columns” as “widths”"));
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonNode *node = json_array_get_element (columns, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      LyktaFactColumn column = { .label = lykta_json_dup_text (object, "label"), .cell = lykta_json_dup_text (object, "cell") };

      column.width = get_number_at (widths, i);
      column.end = column.width < 0; /* set against the right */
      column.width = ABS (column.width);
      sum += column.width;
      g_array_append_val (spec->columns, column);
      if (column.label == NULL || column.cell == NULL)
        return lykta_template_reader_fail (self, _ ("each of “columns” needs a “label” and a “cell”"));
    }
  if (spec->form == LYKTA_FORM_TABLE && ABS (sum - (spec->wide ? 160 : 130)) > 0.5)
    return lykta_template_reader_fail (self, _ ("the “widths” of a table add up to 130 mm, or to 160 mm when it is wide"));
  return TRUE;
}

static gboolean
is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_names); i++)
    if (g_str_equal (name, known_names[i]))
      return TRUE;
  return FALSE;
}

static char *
look_up_known (const char *name, gpointer user_data)
{
  const LyktaFactSpec *spec = user_data;

  if (is_known (name))
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
check_conditions (const LyktaTemplateReader *self, GArray *conditions)
{
  for (guint i = 0; i < conditions->len; i++)
    if (!lykta_template_reader_check_text (self, g_array_index (conditions, LyktaFactCondition, i).text, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
check_texts (const LyktaTemplateReader *self, LyktaFactSpec *spec)
{
  const char *texts[] = { spec->label,        spec->lead.none,      spec->lead.one,      spec->lead.other,     spec->item,
                          spec->item_label,   spec->group_lead,     spec->caption,       spec->subcaption,     spec->note,
                          spec->table_number, spec->group_end.none, spec->group_end.one, spec->group_end.other };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!lykta_template_reader_check_text (self, texts[i], spec))
      return FALSE;
  for (guint i = 0; i < spec->columns->len; i++)
    if (!lykta_template_reader_check_text (self, g_array_index (spec->columns, LyktaFactColumn, i).cell, spec)
        || !lykta_template_reader_check_text (self, g_array_index (spec->columns, LyktaFactColumn, i).label, spec))
      return FALSE;
  return check_conditions (self, spec->where) && check_conditions (self, spec->unless)
         && check_conditions (self, spec->related_where);
}

static gboolean
check_field (const LyktaTemplateReader *self, const LyktaRegister *reg, const char *field)
{
  g_autofree char *what = NULL;

  if (field == NULL || g_str_equal (field, "id") || (reg != NULL && lykta_register_find_field (reg, field) != NULL))
    return TRUE;
  what = g_strdup_printf (_ ("its register has no field “%s”"), field);
  return lykta_template_reader_fail (self, what);
}

/* What the form cannot do without. */
static gboolean
has_all (const LyktaFactSpec *self)
{
  gboolean listed = self->form == LYKTA_FORM_BULLETS || self->form == LYKTA_FORM_NUMBERS || self->form == LYKTA_FORM_TERMS;

  return (self->reg != NULL || self->form == LYKTA_FORM_FIGURES || self->form == LYKTA_FORM_LINES)
         && (self->item != NULL || !listed) && (self->item_label != NULL || self->form != LYKTA_FORM_TERMS)
         && (self->related_by != NULL || self->related == NULL);
}

static gboolean
read_register (const LyktaTemplateReader *self, JsonObject *json, const char *member, const LyktaRegister **reg)
{
  g_autofree char *id = lykta_json_dup_text (json, member);

  if (id != NULL && (*reg = lykta_registers_find (self->registers, id)) == NULL)
    return lykta_template_reader_fail (self, _ ("there is no such register"));
  return TRUE;
}

static gboolean
read_fact_structure (const LyktaTemplateReader *self, JsonObject *json, LyktaFactSpec *spec)
{
  g_autofree char *form = lykta_json_dup_text (json, "form");
  guint found = 0;

  while (found < G_N_ELEMENTS (forms) && g_strcmp0 (forms[found], form) != 0)
    found++;
  if (found == G_N_ELEMENTS (forms))
    return lykta_template_reader_fail (self, _ ("“form” is not one that Lykta knows"));
  spec->form = (LyktaFactForm) found;
  if (!read_register (self, json, "register", &spec->reg) || !read_register (self, json, "related", &spec->related))
    return FALSE;
  spec->sort = lykta_json_dup_text (json, "sort");
  spec->descending = get_flag (json, "descending");
  spec->latest_of = lykta_json_dup_text (json, "latest_of");
  spec->group = lykta_json_dup_text (json, "group");
  spec->related_by = lykta_json_dup_text (json, "related_by");
  spec->picks = lykta_json_dup_text (json, "picks");
  spec->years_since = lykta_json_dup_text (json, "years_since");
  spec->counted = lykta_json_dup_text (json, "counted");
  spec->unless_text = get_flag (json, "unless_text");
  spec->lead_unless_text = get_flag (json, "lead_unless_text");
  spec->compare = get_flag (json, "compare");
  spec->wide = get_flag (json, "wide");
  spec->indicators = lykta_json_dup_list (json, "indicators");
  spec->number = lykta_json_dup_text (json, "number");
  return check_field (self, spec->reg, spec->sort) && check_field (self, spec->reg, spec->latest_of)
         && check_field (self, spec->reg, spec->group) && check_field (self, spec->reg, spec->number)
         && check_field (self, spec->reg, spec->years_since) && check_field (self, spec->reg, spec->counted)
         && check_field (self, spec->related, spec->related_by)
         && (spec->reg == NULL || read_conditions (self, lykta_json_get_array (json, "where"), spec, spec->reg, spec->where))
         && (spec->reg == NULL || read_conditions (self, lykta_json_get_array (json, "unless"), spec, spec->reg, spec->unless))
         && (spec->related == NULL
             || read_conditions (self, lykta_json_get_array (json, "related_where"), spec, spec->related, spec->related_where));
}

gboolean
lykta_template_reader_fail (const LyktaTemplateReader *self, const char *what)
{
  g_set_error (self->error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
               /* Translators: file, part of it, what is wrong */
               _ ("The review's template %s is wrong at “%s”: %s. Correct it there, or remove the file to use the one that comes "
                  "with Lykta."),
               self->file, self->place, what);
  return FALSE;
}

gboolean
lykta_template_reader_check_text (const LyktaTemplateReader *self, const char *text, const LyktaFactSpec *spec)
{
  g_autofree char *unknown = text != NULL ? lykta_words_find_unknown (text, look_up_known, (gpointer) spec) : NULL;
  g_autofree char *what = NULL;

  if (unknown == NULL)
    return TRUE;
  what = g_strdup_printf (_ ("the sentence “%s” has the unknown placeholder “%s”"), text, unknown);
  return lykta_template_reader_fail (self, what);
}

LyktaFactSpec *
lykta_fact_spec_new (const char *id)
{
  LyktaFactSpec *self = g_new0 (LyktaFactSpec, 1);

  self->id = g_strdup (id);
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

void
lykta_fact_spec_free (LyktaFactSpec *self)
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

/**
 * lykta_fact_spec_read:
 * @json: its entry among the sections' facts
 * @words: (nullable): its entry among the words
 *
 * Returns: whether it is without faults; the reader's error says which
 */
gboolean
lykta_fact_spec_read (LyktaFactSpec *self, const LyktaTemplateReader *reader, JsonObject *json, JsonObject *words)
{
  if (words == NULL)
    return lykta_template_reader_fail (reader, _ ("it has no words; add it to “facts”"));
  if (!read_fact_structure (reader, json, self))
    return FALSE;
  self->label = lykta_json_dup_text (words, "label");
  read_plural (words, "lead", &self->lead);
  self->item = lykta_json_dup_text (words, "item");
  self->item_label = lykta_json_dup_text (words, "item_label");
  self->group_lead = lykta_json_dup_text (words, "group_lead");
  read_plural (words, "group_end", &self->group_end);
  self->table_number = lykta_json_dup_text (words, "number");
  self->caption = lykta_json_dup_text (words, "caption");
  self->subcaption = lykta_json_dup_text (words, "subcaption");
  self->note = lykta_json_dup_text (words, "note");
  if (self->label == NULL)
    return lykta_template_reader_fail (reader, _ ("it needs a “label”"));
  if (!has_all (self))
    return lykta_template_reader_fail (reader,
                                       _ ("its “form” needs a “register”, or an “item” and “item_label”, that are missing"));
  return read_columns (reader, json, words, self) && check_texts (reader, self);
}

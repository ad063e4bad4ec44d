/* lykta-review-facts-json.c: the facts of a section as text, as they were taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-facts-json.h"

#include <json-glib/json-glib.h>

#include "lykta-review-facts.h"

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  if (text == NULL)
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
add_group (JsonBuilder *json, const LyktaFactGroup *group)
{
  json_builder_begin_object (json);
  add_text (json, "lead", group->lead);
  add_text (json, "end", group->end);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_array (json);
  for (guint i = 0; i < group->rows->len; i++)
    {
      json_builder_begin_array (json);
      for (char **cell = g_ptr_array_index (group->rows, i); *cell != NULL; cell++)
        json_builder_add_string_value (json, *cell);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_fact (JsonBuilder *json, const LyktaFact *fact)
{
  json_builder_begin_object (json);
  add_text (json, "fact", fact->spec->id);
  add_text (json, "label", fact->label);
  add_text (json, "last", fact->last);
  add_text (json, "now", fact->now);
  add_text (json, "sentence", fact->sentence);
  add_text (json, "register", fact->reg != NULL ? fact->reg->id : NULL);
  add_integer (json, "count", fact->count);
  add_integer (json, "trend", fact->trend);
  json_builder_set_member_name (json, "ids");
  json_builder_begin_array (json);
  for (guint i = 0; i < fact->ids->len; i++)
    json_builder_add_int_value (json, g_array_index (fact->ids, gint64, i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "groups");
  json_builder_begin_array (json);
  for (guint i = 0; i < fact->groups->len; i++)
    add_group (json, g_ptr_array_index (fact->groups, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

char *
lykta_review_facts_write (GPtrArray *facts)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (json);
  for (guint i = 0; i < facts->len; i++)
    add_fact (json, g_ptr_array_index (facts, i));
  json_builder_end_array (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

static const LyktaFactSpec *
find_spec (const LyktaSectionSpec *section, const char *id)
{
  for (guint i = 0; i < section->facts->len; i++)
    if (g_strcmp0 (((LyktaFactSpec *) g_ptr_array_index (section->facts, i))->id, id) == 0)
      return g_ptr_array_index (section->facts, i);
  return NULL;
}

static JsonObject *
get_object_at (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gint64
get_integer (JsonObject *json, const char *member)
{
  return json_object_get_int_member_with_default (json, member, 0);
}

static void
read_row (JsonArray *cells, LyktaFactGroup *group)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (cells); i++)
    {
      const char *cell = lykta_json_get_text_at (cells, i);

      g_strv_builder_add (builder, cell != NULL ? cell : "");
    }
  g_ptr_array_add (group->rows, g_strv_builder_end (builder));
}

static void
read_group (JsonObject *json, LyktaFact *fact)
{
  LyktaFactGroup *group = lykta_fact_add_group (fact);
  JsonArray *rows = lykta_json_get_array (json, "rows");

  group->lead = lykta_json_dup_text (json, "lead");
  group->end = lykta_json_dup_text (json, "end");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonNode *node = json_array_get_element (rows, i);

      if (JSON_NODE_HOLDS_ARRAY (node))
        read_row (json_node_get_array (node), group);
    }
}

static LyktaFact *
read_fact (LyktaStore *store, JsonObject *json, const LyktaFactSpec *spec)
{
  LyktaFact *fact = lykta_fact_new (spec);
  g_autofree char *reg = lykta_json_dup_text (json, "register");
  JsonArray *ids = lykta_json_get_array (json, "ids");
  JsonArray *groups = lykta_json_get_array (json, "groups");

  g_free (fact->label);
  fact->label = lykta_json_dup_text (json, "label");
  fact->last = lykta_json_dup_text (json, "last");
  fact->now = lykta_json_dup_text (json, "now");
  fact->sentence = lykta_json_dup_text (json, "sentence");
  fact->reg = reg != NULL ? lykta_store_find_register (store, reg) : NULL;
  fact->count = get_integer (json, "count");
  fact->trend = (LyktaTrend) CLAMP (get_integer (json, "trend"), LYKTA_TREND_NONE, LYKTA_TREND_SAME);
  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      gint64 id = json_array_get_int_element (ids, i);

      g_array_append_val (fact->ids, id);
    }
  for (guint i = 0; groups != NULL && i < json_array_get_length (groups); i++)
    {
      JsonObject *group = get_object_at (groups, i);

      if (group != NULL)
        read_group (group, fact);
    }
  return fact;
}

GPtrArray *
lykta_review_facts_read (LyktaStore *store, const char *text, const LyktaSectionSpec *section)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_fact_free);
  JsonArray *array;

  if (!json_parser_load_from_data (parser, text, -1, NULL) || !JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser)))
    return NULL;
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *json = get_object_at (array, i);
      g_autofree char *id = json != NULL ? lykta_json_dup_text (json, "fact") : NULL;
      const LyktaFactSpec *spec = find_spec (section, id);

      if (spec != NULL)
        g_ptr_array_add (facts, read_fact (store, json, spec));
    }
  return g_steal_pointer (&facts);
}

/* lykta-rules.c: what the rules of the registers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-rules.h"

#include <glib/gi18n-lib.h>

/* Collects what @record refers to by @field, a reference or a list of them. */
static void
add_referred (LyktaRecord *record, const LyktaField *field, GQueue *waiting)
{
  if (field->type == LYKTA_FIELD_REFERENCES)
    {
      gsize n_ids;
      const gint64 *ids = lykta_record_get_list (record, field->id, &n_ids);

      for (gsize i = 0; i < n_ids; i++)
        g_queue_push_tail (waiting, g_memdup2 (&ids[i], sizeof ids[i]));
    }
  else if (!lykta_record_is_empty (record, field->id))
    {
      gint64 id = lykta_record_get_integer (record, field->id);

      g_queue_push_tail (waiting, g_memdup2 (&id, sizeof id));
    }
}

/**
 * lykta_rules_find:
 * @reg: id of a register
 * @field: one of its references
 * @id: of the record referred to
 *
 * Returns: (transfer full) (element-type LyktaRecord): the records of @reg that refer to it; empty when the file cannot be read
 */
GPtrArray *
lykta_rules_find (LyktaStore *store, const char *reg, const char *field, gint64 id)
{
  const LyktaRegister *source = lykta_store_find_register (store, reg);
  const LyktaField *reference = lykta_register_find_field (source, field);
  g_autoptr (LyktaQuery) query = lykta_query_new (source);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  lykta_query_add_condition (query, field, reference->type == LYKTA_FIELD_REFERENCES ? LYKTA_CONTAINS : LYKTA_IS, text);
  records = lykta_store_get_records (store, query, &error);
  if (records == NULL)
    {
      g_warning ("%s.%s: %s", reg, field, error->message);
      records = g_ptr_array_new_with_free_func (g_object_unref);
    }
  return records;
}

LyktaRecord *
lykta_rules_get_referred (LyktaStore *store, LyktaRecord *record, const char *field)
{
  const LyktaField *reference = lykta_register_find_field (lykta_record_get_register (record), field);

  if (lykta_record_is_empty (record, field))
    return NULL;
  return lykta_store_get_record (store, lykta_store_find_register (store, reference->target),
                                 lykta_record_get_integer (record, field));
}

/* The record of the register "picks" that a field holds the code of. */
LyktaRecord *
lykta_rules_find_pick (LyktaStore *store, LyktaRecord *record, const char *field)
{
  const LyktaField *pick = lykta_register_find_field (lykta_record_get_register (record), field);
  const char *code = lykta_record_get_text (record, field);
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (code == NULL)
    return NULL;

  query = lykta_query_new (lykta_store_find_register (store, "picks"));
  lykta_query_add_condition (query, "list", LYKTA_IS, pick->picks);
  lykta_query_add_condition (query, "code", LYKTA_IS, code);
  entries = lykta_store_get_records (store, query, NULL);
  return entries != NULL && entries->len > 0 ? g_object_ref (g_ptr_array_index (entries, 0)) : NULL;
}

char *
lykta_rules_format (LyktaStore *store, LyktaRecord *record, const char *field)
{
  const LyktaField *declared = lykta_register_find_field (lykta_record_get_register (record), field);

  if (lykta_record_is_empty (record, field))
    return g_strdup ("");
  return lykta_store_format_value (store, declared, lykta_record_get_value (record, declared));
}

/* In the office's language: what is derived stands in the file, whoever reads it. */
char *
lykta_rules_format_pick (LyktaStore *store, LyktaRecord *record, const char *field)
{
  g_autoptr (LyktaRecord) entry = lykta_rules_find_pick (store, record, field);
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  gboolean english = office != NULL && g_strcmp0 (lykta_record_get_text (office, "language"), "en") == 0;

  if (entry == NULL)
    return g_strdup (lykta_record_get_text (record, field));
  return g_strdup (lykta_record_get_text (entry, english ? "label_en" : "label_sv"));
}

void
lykta_rules_set_yes_no (LyktaRecord *record, const char *field, gboolean yes)
{
  lykta_record_set_derived_integer (record, field, yes ? 1 : 0);
}

void
lykta_rules_set_empty (LyktaRecord *record, const char *field)
{
  const LyktaValue empty = LYKTA_VALUE_INIT;

  lykta_record_set_derived (record, field, &empty);
}

void
lykta_rules_set_positive (LyktaRecord *record, const char *field, gint64 number)
{
  if (number > 0)
    lykta_record_set_derived_integer (record, field, number);
  else
    lykta_rules_set_empty (record, field);
}

gboolean
lykta_rules_has_changed (LyktaRecord *before, LyktaRecord *after, const char *field)
{
  const LyktaField *declared = lykta_register_find_field (lykta_record_get_register (after), field);

  return before == NULL
         || !lykta_value_equal (lykta_record_get_value (before, declared), lykta_record_get_value (after, declared));
}

/**
 * lykta_rules_refuse_circle:
 * @field: a reference to its own register, or a list of them
 *
 * Follows @field from @record onwards, each record once.
 *
 * Returns: %FALSE with an error when that leads back to @record
 */
gboolean
lykta_rules_refuse_circle (LyktaStore *store, LyktaRecord *record, const char *field, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  const LyktaField *declared = lykta_register_find_field (reg, field);
  gint64 start = lykta_record_get_id (record);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GQueue waiting = G_QUEUE_INIT;
  gint64 *id;
  gboolean circle = FALSE;

  add_referred (record, declared, &waiting);
  while (!circle && (id = g_queue_pop_head (&waiting)) != NULL)
    {
      g_autoptr (LyktaRecord) next = NULL;
      gint64 next_id = *id;

      circle = next_id == start;
      if (!g_hash_table_add (seen, id) || circle)
        continue;
      next = lykta_store_get_record (store, reg, next_id);
      if (next != NULL)
        add_referred (next, declared, &waiting);
    }
  g_queue_clear_full (&waiting, g_free);

  if (circle)
    {
      g_autofree char *title = lykta_rules_format (store, record, lykta_register_get_title (reg)->id);

      /* Translators: the first is the name of a field, the second that of a record. */
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("“%s” would lead round in a circle back to “%s”. Choose another."),
                   lykta_field_get_label (declared), title);
    }
  return !circle;
}

/* lykta-secrecy.c: secrecy marks: which records bear one, and what a public version says of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-secrecy.h"
#include "lykta-translation.h"

/* Each of them alone says that someone meant to mark the record. */
static const char *const mark_fields[] = { "secrecy_section", "secrecy_date", "secrecy_authority" };

struct _LyktaSecrecy
{
  LyktaStore *store;  /* owned */
  char *language;     /* owned; NULL: that of the process */
  GHashTable *hidden; /* LyktaRegister → set of ids, for the registers that were asked for */
};

static void
add_ids (GHashTable *set, LyktaStore *store, const LyktaQuery *query)
{
  g_autoptr (GArray) ids = lykta_store_select (store, query, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
}

static GHashTable *get_hidden (LyktaSecrecy *self, const LyktaRegister *reg);

/* A report tells of its incident, and an item of its request: parts are as secret as the whole. */
static void
add_parts (LyktaSecrecy *self, const LyktaRegister *reg, GHashTable *set)
{
  const LyktaField *parent = reg->parent != NULL ? lykta_register_find_field (reg, reg->parent) : NULL;
  const LyktaRegister *target = parent != NULL ? lykta_store_find_register (self->store, parent->target) : NULL;
  GHashTableIter iter;
  gpointer key;

  if (target == NULL || target == reg)
    return;
  g_hash_table_iter_init (&iter, get_hidden (self, target));
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autoptr (LyktaQuery) query = lykta_query_new (reg);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, *(const gint64 *) key);

      lykta_query_add_condition (query, parent->id, parent->type == LYKTA_FIELD_REFERENCES ? LYKTA_CONTAINS : LYKTA_IS, id);
      add_ids (set, self->store, query);
    }
}

/* Attachments and comments name their record by register and number. */
static void
add_additions (LyktaSecrecy *self, const LyktaRegister *reg, GHashTable *set)
{
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!reg->kept || lykta_register_find_field (reg, "register") == NULL)
    return;
  query = lykta_query_new (reg);
  ids = lykta_store_select (self->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LyktaRecord) record = lykta_store_get_record (self->store, reg, id);
      const LyktaRegister *target =
          record != NULL ? lykta_store_find_register (self->store, lykta_record_get_text (record, "register")) : NULL;

      if (target != NULL && target != reg
          && g_hash_table_contains (get_hidden (self, target), &(gint64) { lykta_record_get_integer (record, "record") }))
        g_hash_table_add (set, g_memdup2 (&id, sizeof id));
    }
}

static GHashTable *
get_hidden (LyktaSecrecy *self, const LyktaRegister *reg)
{
  GHashTable *set = g_hash_table_lookup (self->hidden, reg);

  if (set != NULL)
    return set;
  set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_insert (self->hidden, (gpointer) reg, set);
  for (gsize i = 0; i < G_N_ELEMENTS (mark_fields); i++)
    {
      g_autoptr (LyktaQuery) query = lykta_query_new (reg);

      lykta_query_add_condition (query, mark_fields[i], LYKTA_IS_NOT_EMPTY, NULL);
      add_ids (set, self->store, query);
    }
  add_parts (self, reg, set);
  add_additions (self, reg, set);
  return set;
}

/* Texts that Lykta derives are put together from the titles of other records; some titles are another record's. */
static gboolean
may_name_others (const LyktaField *field)
{
  return field->target != NULL
         || ((field->flags & LYKTA_FIELD_DERIVED) && (field->type == LYKTA_FIELD_TEXT || field->type == LYKTA_FIELD_LONG_TEXT));
}

/**
 * lykta_secrecy_is_marked:
 *
 * See lykta-secrecy.h.
 */
gboolean
lykta_secrecy_is_marked (LyktaRecord *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mark_fields); i++)
    if (!lykta_record_is_empty (record, mark_fields[i]))
      return TRUE;
  return FALSE;
}

/**
 * lykta_secrecy_format:
 *
 * See lykta-secrecy.h. What is not stated is left out.
 *
 * Returns: (transfer full) (nullable): the mark; %NULL when there is none
 */
char *
lykta_secrecy_format (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GString) mark = NULL;

  if (!lykta_secrecy_is_marked (record))
    return NULL;
  mark = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (mark_fields); i++)
    {
      const LyktaField *field = lykta_register_find_field (lykta_record_get_register (record), mark_fields[i]);
      const LyktaValue *value = lykta_record_get_value (record, field);
      g_autofree char *text = field->type == LYKTA_FIELD_PICK ? lykta_store_format_value (store, field, value)
                                                              : g_strdup (lykta_value_get_text (value));

      if (text != NULL && *text != '\0')
        g_string_append_printf (mark, "%s%s", mark->len > 0 ? ", " : "", text);
    }
  return g_string_free_and_steal (g_steal_pointer (&mark));
}

/**
 * lykta_secrecy_new:
 *
 * Returns: (transfer full): what is hidden in @store
 */
LyktaSecrecy *
lykta_secrecy_new (LyktaStore *store)
{
  LyktaSecrecy *self = g_new0 (LyktaSecrecy, 1);

  self->store = g_object_ref (store);
  self->hidden = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
lykta_secrecy_free (LyktaSecrecy *self)
{
  g_hash_table_unref (self->hidden);
  g_object_unref (self->store);
  g_free (self->language);
  g_free (self);
}

gboolean
lykta_secrecy_hides (LyktaSecrecy *self, const LyktaRegister *reg, gint64 id)
{
  return g_hash_table_contains (get_hidden (self, reg), &id);
}

gboolean
lykta_secrecy_refers (LyktaSecrecy *self, LyktaRecord *record)
{
  const LyktaRegister *reg = lykta_record_get_register (record);

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      const LyktaRegister *target = field->target != NULL ? lykta_store_find_register (self->store, field->target) : NULL;
      const LyktaValue *value = lykta_record_get_value (record, field);
      const gint64 *ids;
      gsize n_ids;

      if (target == NULL || lykta_value_is_empty (value))
        continue;
      if (field->type == LYKTA_FIELD_REFERENCE && lykta_secrecy_hides (self, target, lykta_value_get_integer (value)))
        return TRUE;
      ids = field->type == LYKTA_FIELD_REFERENCES ? lykta_value_get_list (value, &n_ids) : NULL;
      for (gsize j = 0; ids != NULL && j < n_ids; j++)
        if (lykta_secrecy_hides (self, target, ids[j]))
          return TRUE;
    }
  return FALSE;
}

guint
lykta_secrecy_filter (LyktaSecrecy *self, const LyktaRegister *reg, GArray *ids)
{
  guint n_all = ids->len;
  guint kept = 0;

  for (guint i = 0; i < n_all; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!lykta_secrecy_hides (self, reg, id))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
  return n_all - kept;
}

const char *
lykta_secrecy_get_word (LyktaSecrecy *self)
{
  /* Translators: stands in a public document in place of what may not be shown. */
  static const char word[] = NC_ ("in place of a title", "secret");

  return self->language != NULL ? lykta_translation_get (self->language, "in place of a title", word)
                                : g_dpgettext2 (GETTEXT_PACKAGE, "in place of a title", word);
}

void
lykta_secrecy_set_language (LyktaSecrecy *self, const char *language)
{
  g_set_str (&self->language, language);
}

char *
lykta_secrecy_get_title (LyktaSecrecy *self, const LyktaRegister *reg, gint64 id)
{
  if (lykta_secrecy_hides (self, reg, id))
    return g_strdup (lykta_secrecy_get_word (self));
  if (may_name_others (lykta_register_get_title (reg)))
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (self->store, reg, id);

      if (record != NULL && lykta_secrecy_refers (self, record))
        return g_strdup (lykta_secrecy_get_word (self));
    }
  return lykta_store_get_title (self->store, reg, id);
}

gboolean
lykta_secrecy_masks (LyktaSecrecy *self, LyktaRecord *record, const LyktaField *field)
{
  return field->target == NULL && may_name_others (field) && lykta_secrecy_refers (self, record);
}

char *
lykta_secrecy_format_value (LyktaSecrecy *self, const LyktaField *field, const LyktaValue *value)
{
  const LyktaRegister *target = field->target != NULL ? lykta_store_find_register (self->store, field->target) : NULL;
  g_autoptr (GString) text = NULL;
  gint64 single;
  const gint64 *ids = &single;
  gsize n_ids = 1;

  if (target == NULL || lykta_value_is_empty (value))
    return lykta_store_format_value (self->store, field, value);
  if (field->type == LYKTA_FIELD_REFERENCES)
    ids = lykta_value_get_list (value, &n_ids);
  else
    single = lykta_value_get_integer (value);

  text = g_string_new (NULL);
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autofree char *title = lykta_secrecy_get_title (self, target, ids[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", title != NULL ? title : "");
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* lykta-defaults-update.c: what a newer version brings goes into files that an older one made
 *
 * The history is the memory of what a file has been offered: what it once held and holds no more, the office took away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-defaults-private.h"
#include "lykta-defaults.h"
#include "lykta-log.h"

typedef struct
{
  /* Borrowed */
  LyktaStore *store;
  LyktaEdit *edit;
  const LyktaRegister *reg;

  /* Owned */
  GHashTable *records;   /* by key, those that the file has */
  GHashTable *offered;   /* keys that it has ever had; NULL until one is missed */
  GHashTable *positions; /* the last place in each list */
} Update;

static void
update_clear (Update *self)
{
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->offered, g_hash_table_unref);
  g_clear_pointer (&self->positions, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

static char *
make_key (LyktaRecord *record)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  gboolean has_list = lykta_register_find_field (reg, "list") != NULL;
  gboolean has_code = lykta_register_find_field (reg, "code") != NULL;

  return lykta_defaults_make_key (has_list ? lykta_record_get_text (record, "list") : NULL,
                                  has_code ? lykta_record_get_text (record, "code") : NULL);
}

static gboolean
read_records (Update *self, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (self->reg);
  g_autoptr (GPtrArray) records = lykta_store_get_records (self->store, query, error);
  gboolean listed = lykta_register_find_field (self->reg, "list") != NULL;

  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      LyktaRecord *record = g_ptr_array_index (records, i);
      const char *list = listed ? lykta_record_get_text (record, "list") : NULL;

      if (list != NULL)
        {
          int last = GPOINTER_TO_INT (g_hash_table_lookup (self->positions, list));
          int position = (int) lykta_record_get_integer (record, "position");

          g_hash_table_insert (self->positions, g_strdup (list), GINT_TO_POINTER (MAX (last, position)));
        }
      g_hash_table_insert (self->records, make_key (record), g_object_ref (record));
    }
  return records != NULL;
}

static gboolean
read_offered (Update *self, GError **error)
{
  g_autoptr (GPtrArray) log = lykta_store_get_log (self->store, self->reg, 0, 0, error);

  if (log == NULL)
    return FALSE;
  self->offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < log->len; i++)
    {
      const LyktaLogEntry *entry = g_ptr_array_index (log, i);
      g_autoptr (LyktaRecord) record = NULL;

      if (entry->kind == LYKTA_LOG_UPDATE)
        continue;
      record = lykta_log_entry_get_record (entry, self->store, error);
      if (record == NULL)
        return FALSE;
      g_hash_table_add (self->offered, make_key (record));
    }
  return TRUE;
}

/* At the end of its list: the order is the office's. */
static void
add_entry (Update *self, const LyktaDefault *entry)
{
  gint64 id = lykta_edit_insert (self->edit, self->reg);
  g_auto (GStrv) key = g_strsplit (entry->key, " ", 2);
  int last = GPOINTER_TO_INT (g_hash_table_lookup (self->positions, key[0]));

  lykta_default_apply (entry, self->edit, id);
  if (*key[0] == '\0')
    return;
  lykta_edit_set_integer (self->edit, self->reg, id, "position", last + 1);
  g_hash_table_insert (self->positions, g_strdup (key[0]), GINT_TO_POINTER (last + 1));
}

/* Which fields of a record have ever held something; NULL when the office has made the entry its own by saying something else than what
 * it came with. Where it stands in its list says nothing of what it is. */
static gboolean
read_held (Update *self, LyktaRecord *record, GHashTable **held, GError **error)
{
  g_autoptr (GPtrArray) log = lykta_store_get_log (self->store, self->reg, lykta_record_get_id (record), 0, error);
  g_autoptr (GHashTable) fields = g_hash_table_new (NULL, NULL);

  if (log == NULL)
    return FALSE;
  for (guint i = 0; i < log->len; i++)
    {
      const LyktaLogEntry *entry = g_ptr_array_index (log, i);
      g_autoptr (LyktaRecord) added = NULL;

      if (entry->kind == LYKTA_LOG_UPDATE)
        {
          if (!self->reg->single && !lykta_value_is_empty (&entry->old) && strcmp (entry->field->id, "position") != 0)
            return TRUE;
          g_hash_table_add (fields, (gpointer) entry->field);
          continue;
        }
      added = lykta_log_entry_get_record (entry, self->store, error);
      if (added == NULL)
        return FALSE;
      for (guint j = 0; j < self->reg->n_fields; j++)
        if (!lykta_value_is_empty (lykta_record_get_value (added, &self->reg->fields[j])))
          g_hash_table_add (fields, (gpointer) &self->reg->fields[j]);
    }
  *held = g_steal_pointer (&fields);
  return TRUE;
}

/* Gives a record what came to be said of it after it was added. */
static gboolean
complete_entry (Update *self, LyktaRecord *record, const LyktaDefault *entry, GError **error)
{
  g_autoptr (GHashTable) held = NULL;
  gboolean asked = FALSE;

  for (guint i = 0; i < entry->cells->len; i++)
    {
      const LyktaDefaultCell *cell = &g_array_index (entry->cells, LyktaDefaultCell, i);

      if (!lykta_value_is_empty (lykta_record_get_value (record, cell->field)))
        continue;
      if (!asked && !read_held (self, record, &held, error))
        return FALSE;
      asked = TRUE;
      if (held != NULL && !g_hash_table_contains (held, cell->field))
        lykta_edit_set (self->edit, self->reg, lykta_record_get_id (record), cell->field, &cell->value);
    }
  return TRUE;
}

static gboolean
take_in (Update *self, const LyktaDefault *entry, GError **error)
{
  LyktaRecord *record = g_hash_table_lookup (self->records, entry->key);

  if (record != NULL)
    return complete_entry (self, record, entry, error);
  /* The office itself is nobody's to add again. */
  if (self->reg->single)
    return TRUE;
  if (self->offered == NULL && !read_offered (self, error))
    return FALSE;
  if (!g_hash_table_contains (self->offered, entry->key))
    add_entry (self, entry);
  return TRUE;
}

/**
 * lykta_defaults_update:
 * @store: an open file
 *
 * Adds what this version of Lykta brings and the file has never had: entries of pick lists, deadline rules, what is said of them, numbers of
 * the office. What the office deleted, emptied or worded anew stays as it is. All is one edit, which stands in the history and can be
 * taken back; a file that another program writes to just now gets it the next time that it is opened.
 *
 * Returns: whether the file has all
 */
gboolean
lykta_defaults_update (LyktaStore *store, GError **error)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Add what a new version brings to the pick lists"));
  g_auto (Update) update = { NULL };
  g_autoptr (GPtrArray) defaults = NULL;
  g_autoptr (GError) local_error = NULL;

  /* A file that nobody has set up yet gets everything at once. */
  if (office == NULL)
    return TRUE;
  defaults = lykta_defaults_read (store, lykta_record_get_text (office, "language"), error);
  if (defaults == NULL)
    return FALSE;

  for (guint i = 0; i < defaults->len; i++)
    {
      const LyktaDefault *entry = g_ptr_array_index (defaults, i);

      if (entry->reg != update.reg)
        {
          update_clear (&update);
          update = (Update) { .store = store, .edit = edit, .reg = entry->reg };
          if (!read_records (&update, error))
            return FALSE;
        }
      if (!take_in (&update, entry, error))
        return FALSE;
    }
  if (lykta_edit_is_empty (edit) || lykta_store_apply (store, edit, &local_error)
      || g_error_matches (local_error, LYKTA_ERROR, LYKTA_ERROR_LOCKED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* lykta-import-creates.c: records that a file names, that are not there, and that are added with only their title
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-collation.h"
#include "lykta-import-private.h"

static char *
make_key (const LyktaRegister *reg, const char *title)
{
  g_autofree char *folded = lykta_fold (title);

  return g_strconcat (reg->id, "\n", folded, NULL);
}

static LyktaImportCreated *
add_created (LyktaImport *self, const LyktaRegister *reg, const char *title)
{
  LyktaImportCreated *created = g_new0 (LyktaImportCreated, 1);

  created->reg = reg;
  created->key = make_key (reg, title);
  created->title = g_strdup (title);
  created->id = lykta_edit_insert (self->edit, reg);
  created->users = g_array_new (FALSE, FALSE, sizeof (gint64));
  lykta_edit_set_text (self->edit, reg, created->id, lykta_register_get_title (reg)->id, title);
  g_hash_table_insert (self->created, created->key, created);
  g_hash_table_insert (self->created_ids, &created->id, created);
  self->counts.created++;
  return created;
}

static void
add_use (LyktaImport *self, LyktaImportCreated *created, gint64 user)
{
  GPtrArray *uses = g_hash_table_lookup (self->uses, &user);
  gint64 *key;

  if (uses != NULL && g_ptr_array_find (uses, created, NULL))
    return;
  if (uses == NULL)
    {
      key = g_new (gint64, 1);
      *key = user;
      uses = g_ptr_array_new ();
      g_hash_table_insert (self->uses, key, uses);
    }
  g_ptr_array_add (uses, created);
  g_array_append_val (created->users, user);
}

/**
 * lykta_import_created_free:
 *
 * Frees what is known of a created record; the edit keeps it.
 */
void
lykta_import_created_free (LyktaImportCreated *created)
{
  g_array_unref (created->users);
  g_free (created->title);
  g_free (created->key);
  g_free (created);
}

/**
 * lykta_import_note_missing:
 * @column: of references
 * @title: that no record has
 *
 * Remembers a name, once.
 */
void
lykta_import_note_missing (LyktaImport *self, LyktaImportColumn *column, const char *title)
{
  char *folded = lykta_fold (title);

  if (column->missing == NULL)
    {
      column->missing = g_ptr_array_new_with_free_func (g_free);
      column->missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  if (g_hash_table_add (column->missed, folded))
    g_ptr_array_add (column->missing, g_strdup (title));
}

/**
 * lykta_import_create:
 * @column: of references
 * @title: that no record has
 * @user: id in the edit of the record that refers to it
 *
 * Adds the record, unless another row did.
 *
 * Returns: its id in the edit
 */
gint64
lykta_import_create (LyktaImport *self, const LyktaImportColumn *column, const char *title, gint64 user)
{
  const LyktaRegister *reg = lykta_store_find_register (self->store, column->field->target);
  g_autofree char *key = make_key (reg, title);
  LyktaImportCreated *created = g_hash_table_lookup (self->created, key);

  if (created == NULL)
    created = add_created (self, reg, title);
  add_use (self, created, user);
  return created->id;
}

/**
 * lykta_import_release_created:
 * @user: id in the edit of a record that is left out
 *
 * Leaves out, too, what was created for it alone.
 */
void
lykta_import_release_created (LyktaImport *self, gint64 user)
{
  GPtrArray *uses = g_hash_table_lookup (self->uses, &user);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      LyktaImportCreated *created = g_ptr_array_index (uses, i);

      for (guint j = created->users->len; j > 0; j--)
        if (g_array_index (created->users, gint64, j - 1) == user)
          g_array_remove_index_fast (created->users, j - 1);
      if (created->users->len > 0)
        continue;
      lykta_edit_drop (self->edit, created->reg, created->id);
      g_hash_table_remove (self->created_ids, &created->id);
      g_hash_table_remove (self->created, created->key);
      self->counts.created--;
    }
  g_hash_table_remove (self->uses, &user);
}

/**
 * lykta_import_can_create:
 * @field: of the register that a file is read into
 *
 * Returns: whether it refers to a register of which a record needs no more than a title
 */
gboolean
lykta_import_can_create (LyktaStore *store, const LyktaField *field)
{
  const LyktaRegister *target = field->target != NULL ? lykta_store_find_register (store, field->target) : NULL;
  const LyktaField *title = target != NULL ? lykta_register_get_title (target) : NULL;

  if (title == NULL || title->type != LYKTA_FIELD_TEXT || (title->flags & LYKTA_FIELD_DERIVED))
    return FALSE;
  for (guint i = 0; i < target->n_fields; i++)
    if (&target->fields[i] != title
        && (target->fields[i].flags & (LYKTA_FIELD_REQUIRED | LYKTA_FIELD_DERIVED)) == LYKTA_FIELD_REQUIRED)
      return FALSE;
  return TRUE;
}

/**
 * lykta_import_set_creates:
 * @field: an id or label
 * @creates: whether records that it names are added
 * @error: return location
 *
 * See lykta-import.h. A record that only refused rows name is not added.
 *
 * Returns: whether there is such a field, and its records need no more than a title
 */
gboolean
lykta_import_set_creates (LyktaImport *self, const char *field, gboolean creates, GError **error)
{
  const LyktaField *found = lykta_import_find_field (self->reg, field);

  if (found == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The register %s has no field “%s”."), self->reg->id, field);
      return FALSE;
    }
  if (creates && !lykta_import_can_create (self->store, found))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                   _ ("What “%s” refers to cannot be created by its name alone. Add it first."), lykta_field_get_label (found));
      return FALSE;
    }
  if (creates)
    g_hash_table_add (self->creates, g_strdup (found->id));
  else
    g_hash_table_remove (self->creates, found->id);
  return TRUE;
}

/**
 * lykta_import_get_missing:
 * @field: of references
 *
 * See lykta-import.h.
 *
 * Returns: (transfer none) (element-type utf8) (nullable): titles, in the order of the file
 */
GPtrArray *
lykta_import_get_missing (LyktaImport *self, const LyktaField *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaImportColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field == field)
        return column->missing;
    }
  return NULL;
}

/**
 * lykta_import_set_counter:
 * @counter: (nullable): lives as long as the import
 *
 * See lykta-import.h.
 */
void
lykta_import_set_counter (LyktaImport *self, gint *counter)
{
  self->counter = counter;
}

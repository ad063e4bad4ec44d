/* lykta-store-undo.c: taking back, and taking back the taking back
 *
 * Undoing makes the inverse of an edit from the history and applies it as a new edit; redoing undoes that one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-log.h"
#include "lykta-store-private.h"

static void
free_step (LyktaUndoStep *step)
{
  g_free (step->label);
  g_free (step);
}

static void
clear_steps (GQueue *steps)
{
  g_queue_clear_full (steps, (GDestroyNotify) free_step);
}

static LyktaUndoStep *
make_step (gint64 edit, const char *label)
{
  LyktaUndoStep *step = g_new (LyktaUndoStep, 1);

  step->edit = edit;
  step->label = g_strdup (label);
  return step;
}

static gboolean
add_inverse (LyktaStore *self, LyktaEdit *edit, const LyktaLogEntry *entry, GError **error)
{
  g_autoptr (LyktaRecord) record = NULL;
  LyktaEditRow *row;

  if (entry->kind == LYKTA_LOG_UPDATE)
    {
      lykta_edit_set_seen (edit, entry->reg, entry->row, entry->field, &entry->old, &entry->new_);
      return TRUE;
    }

  record = lykta_log_entry_get_record (entry, self, error);
  if (record == NULL)
    return FALSE;
  row = entry->kind == LYKTA_LOG_INSERT ? lykta_edit_delete_guarded (edit, entry->reg, entry->row)
                                        : lykta_edit_restore (edit, entry->reg, entry->row);
  for (guint i = 0; i < entry->reg->n_fields; i++)
    {
      const LyktaValue *value = lykta_record_peek (record, i);

      if (!lykta_value_is_empty (value))
        lykta_edit_row_set (row, i, value, entry->kind == LYKTA_LOG_INSERT ? value : NULL);
    }
  return TRUE;
}

static gboolean
take_back (LyktaStore *self, gint64 number, const char *label, GError **error)
{
  g_autoptr (GPtrArray) entries = lykta_store_get_edit_log (self, number, error);
  g_autoptr (LyktaEdit) edit = NULL;

  if (entries == NULL)
    return FALSE;
  edit = lykta_edit_new (label);
  lykta_edit_set_undoes (edit, number);
  for (guint i = 0; i < entries->len; i++)
    if (!add_inverse (self, edit, g_ptr_array_index (entries, i), error))
      return FALSE;
  return lykta_store_apply (self, edit, error);
}

/* An edit that takes back goes where it can be taken back from; any other ends what could be redone. */
void
lykta_store_push_undo (LyktaStore *self, gint64 edit, const char *label, gint64 undoes)
{
  LyktaUndoStep *undo = g_queue_peek_head (&self->undo);
  LyktaUndoStep *redo = g_queue_peek_head (&self->redo);

  if (undoes != 0 && undo != NULL && undo->edit == undoes)
    {
      free_step (g_queue_pop_head (&self->undo));
      g_queue_push_head (&self->redo, make_step (edit, label));
    }
  else if (undoes != 0 && redo != NULL && redo->edit == undoes)
    {
      free_step (g_queue_pop_head (&self->redo));
      g_queue_push_head (&self->undo, make_step (edit, label));
    }
  else
    {
      clear_steps (&self->redo);
      g_queue_push_head (&self->undo, make_step (edit, label));
    }
  lykta_store_notify_undo (self);
}

void
lykta_store_clear_undo (LyktaStore *self)
{
  clear_steps (&self->undo);
  clear_steps (&self->redo);
}

static gboolean
take_back_head (LyktaStore *self, GQueue *steps, GError **error)
{
  LyktaUndoStep *step = g_queue_peek_head (steps);
  g_autofree char *label = NULL;

  if (step == NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is nothing to take back."));
      return FALSE;
    }
  label = g_strdup (step->label);
  return take_back (self, step->edit, label, error);
}

gboolean
lykta_store_undo (LyktaStore *self, GError **error)
{
  g_return_val_if_fail (LYKTA_IS_STORE (self), FALSE);

  return take_back_head (self, &self->undo, error);
}

gboolean
lykta_store_redo (LyktaStore *self, GError **error)
{
  g_return_val_if_fail (LYKTA_IS_STORE (self), FALSE);

  return take_back_head (self, &self->redo, error);
}

/* An edit stands when no edit that stands took it back. */
gboolean
lykta_store_undo_last (LyktaStore *self, GError **error)
{
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (GHashTable) taken_back = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *label = NULL;
  gint64 number = 0;

  g_return_val_if_fail (LYKTA_IS_STORE (self), FALSE);

  statement = lykta_database_get (self->database, "SELECT id, undoes, label FROM edits ORDER BY id DESC", error);
  if (statement == NULL)
    return FALSE;
  while (number == 0 && lykta_statement_next (statement, &local_error))
    {
      gint64 id = lykta_statement_get_integer (statement, 0);
      gint64 undoes = lykta_statement_get_integer (statement, 1);

      if (g_hash_table_contains (taken_back, &id))
        continue;
      if (undoes != 0)
        {
          g_hash_table_add (taken_back, g_memdup2 (&undoes, sizeof undoes));
          continue;
        }
      number = id;
      label = g_strdup (lykta_statement_get_text (statement, 2));
    }
  g_clear_pointer (&statement, lykta_statement_release);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (number == 0)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is nothing to take back."));
      return FALSE;
    }
  return take_back (self, number, label, error);
}

const char *
lykta_store_get_undo_label (LyktaStore *self)
{
  LyktaUndoStep *step = g_queue_peek_head (&self->undo);

  return step != NULL ? step->label : NULL;
}

const char *
lykta_store_get_redo_label (LyktaStore *self)
{
  LyktaUndoStep *step = g_queue_peek_head (&self->redo);

  return step != NULL ? step->label : NULL;
}

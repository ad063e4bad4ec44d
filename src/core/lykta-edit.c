/* lykta-edit.c: changes that are made as one, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-edit-private.h"

struct _LyktaEdit
{
  gatomicrefcount refs;
  char *label;
  gint64 undoes;
  GPtrArray *rows;      /* LyktaEditRow */
  GHashTable *existing; /* LyktaEditRow of records that are in the file, by register and id */
  GPtrArray *inserted;  /* borrowed LyktaEditRow; placeholder -1 is the first */
  GArray *ids;          /* the real ids of @inserted, 0 until applied */
};

G_DEFINE_BOXED_TYPE (LyktaEdit, lykta_edit, lykta_edit_ref, lykta_edit_unref)

static void
clear_cell (LyktaEditCell *cell)
{
  lykta_value_clear (&cell->value);
  if (cell->seen != NULL)
    g_boxed_free (LYKTA_TYPE_VALUE, cell->seen);
}

static void
free_content (LyktaEditContent *content)
{
  g_object_unref (content->stream);
  g_free (content);
}

static void
free_row (LyktaEditRow *row)
{
  g_array_unref (row->cells);
  g_clear_pointer (&row->content, free_content);
  g_free (row);
}

static guint
hash_row (const LyktaEditRow *row)
{
  return g_int64_hash (&row->id) ^ g_direct_hash (row->reg);
}

static gboolean
rows_equal (const LyktaEditRow *a, const LyktaEditRow *b)
{
  return a->id == b->id && a->reg == b->reg;
}

static LyktaEditRow *
add_row (LyktaEdit *self, const LyktaRegister *reg, gint64 id, LyktaEditKind kind)
{
  LyktaEditRow *row = g_new0 (LyktaEditRow, 1);

  row->reg = reg;
  row->id = id;
  row->kind = kind;
  row->cells = g_array_new (FALSE, FALSE, sizeof (LyktaEditCell));
  g_array_set_clear_func (row->cells, (GDestroyNotify) clear_cell);
  g_ptr_array_add (self->rows, row);
  return row;
}

static LyktaEditRow *
get_row (LyktaEdit *self, const LyktaRegister *reg, gint64 id)
{
  LyktaEditRow key = { .reg = reg, .id = id };
  LyktaEditRow *row;

  if (id < 0)
    {
      g_return_val_if_fail ((guint64) -id <= self->inserted->len, NULL);
      return g_ptr_array_index (self->inserted, -id - 1);
    }

  row = g_hash_table_lookup (self->existing, &key);
  if (row == NULL)
    {
      row = add_row (self, reg, id, LYKTA_EDIT_UPDATE);
      g_hash_table_add (self->existing, row);
    }
  return row;
}

static void
set_cell (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const LyktaField *field, const LyktaValue *value,
          const LyktaValue *seen)
{
  LyktaEditRow *row;

  g_return_if_fail (field >= reg->fields && field < reg->fields + reg->n_fields);
  g_return_if_fail (id != 0);

  row = get_row (self, reg, id);
  g_return_if_fail (row != NULL && row->reg == reg);
  lykta_edit_row_set (row, (guint) (field - reg->fields), value, seen);
}

GPtrArray *
lykta_edit_get_rows (LyktaEdit *self)
{
  return self->rows;
}

void
lykta_edit_set_id (LyktaEdit *self, gint64 placeholder, gint64 id)
{
  g_array_index (self->ids, gint64, -placeholder - 1) = id;
}

LyktaEditRow *
lykta_edit_restore (LyktaEdit *self, const LyktaRegister *reg, gint64 id)
{
  LyktaEditRow *row = get_row (self, reg, id);

  row->kind = LYKTA_EDIT_INSERT;
  return row;
}

LyktaEditRow *
lykta_edit_delete_guarded (LyktaEdit *self, const LyktaRegister *reg, gint64 id)
{
  LyktaEditRow *row = get_row (self, reg, id);

  row->kind = LYKTA_EDIT_DELETE;
  row->guarded = TRUE;
  return row;
}

/* A field set twice keeps what was seen first and the value given last. */
void
lykta_edit_row_set (LyktaEditRow *self, guint field, const LyktaValue *value, const LyktaValue *seen)
{
  LyktaEditCell cell = { .field = field };

  for (guint i = 0; i < self->cells->len; i++)
    {
      LyktaEditCell *present = &g_array_index (self->cells, LyktaEditCell, i);

      if (present->field == field)
        {
          lykta_value_copy (value, &present->value);
          return;
        }
    }

  lykta_value_copy (value, &cell.value);
  if (seen != NULL)
    cell.seen = g_boxed_copy (LYKTA_TYPE_VALUE, seen);
  g_array_append_val (self->cells, cell);
}

gint64
lykta_edit_get_content_size (LyktaEdit *self)
{
  gint64 size = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const LyktaEditRow *row = g_ptr_array_index (self->rows, i);

      if (row->content != NULL)
        size += MAX (row->content->expected, 1);
    }
  return size;
}

gint64
lykta_edit_get_undoes (LyktaEdit *self)
{
  return self->undoes;
}

void
lykta_edit_set_undoes (LyktaEdit *self, gint64 edit)
{
  self->undoes = edit;
}

LyktaEdit *
lykta_edit_new (const char *label)
{
  LyktaEdit *self = g_new0 (LyktaEdit, 1);

  g_return_val_if_fail (label != NULL, NULL);

  g_atomic_ref_count_init (&self->refs);
  self->label = g_strdup (label);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  self->existing = g_hash_table_new ((GHashFunc) hash_row, (GEqualFunc) rows_equal);
  self->inserted = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  return self;
}

LyktaEdit *
lykta_edit_ref (LyktaEdit *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lykta_edit_unref (LyktaEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->ids);
  g_ptr_array_unref (self->inserted);
  g_hash_table_unref (self->existing);
  g_ptr_array_unref (self->rows);
  g_free (self->label);
  g_free (self);
}

gint64
lykta_edit_insert (LyktaEdit *self, const LyktaRegister *reg)
{
  gint64 placeholder = -(gint64) self->inserted->len - 1;
  gint64 none = 0;

  g_ptr_array_add (self->inserted, add_row (self, reg, placeholder, LYKTA_EDIT_INSERT));
  g_array_append_val (self->ids, none);
  return placeholder;
}

void
lykta_edit_set (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const LyktaField *field, const LyktaValue *value)
{
  set_cell (self, reg, id, field, value, NULL);
}

void
lykta_edit_set_seen (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const LyktaField *field, const LyktaValue *value,
                     const LyktaValue *seen)
{
  set_cell (self, reg, id, field, value, seen);
}

void
lykta_edit_delete (LyktaEdit *self, const LyktaRegister *reg, gint64 id)
{
  g_return_if_fail (id > 0);

  get_row (self, reg, id)->kind = LYKTA_EDIT_DELETE;
}

void
lykta_edit_set_text (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const char *field, const char *text)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  const LyktaField *declared = lykta_register_find_field (reg, field);

  g_return_if_fail (declared != NULL);

  lykta_value_set_text (&value, text);
  set_cell (self, reg, id, declared, &value, NULL);
}

void
lykta_edit_set_integer (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const char *field, gint64 integer)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  const LyktaField *declared = lykta_register_find_field (reg, field);

  g_return_if_fail (declared != NULL);

  lykta_value_set_integer (&value, integer);
  set_cell (self, reg, id, declared, &value, NULL);
}

void
lykta_edit_set_content (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const char *digest, const char *size,
                        GInputStream *stream, gint64 expected)
{
  LyktaEditRow *row = get_row (self, reg, id);
  int digest_index = lykta_register_find_field_index (reg, digest);
  int size_index = lykta_register_find_field_index (reg, size);

  g_return_if_fail (row != NULL && digest_index >= 0 && size_index >= 0);
  g_return_if_fail (reg->fields[digest_index].flags & LYKTA_FIELD_CONTENT);
  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  g_clear_pointer (&row->content, free_content);
  row->content = g_new0 (LyktaEditContent, 1);
  row->content->digest = (guint) digest_index;
  row->content->size = (guint) size_index;
  row->content->expected = expected;
  row->content->stream = g_object_ref (stream);
}

void
lykta_edit_drop (LyktaEdit *self, const LyktaRegister *reg, gint64 id)
{
  LyktaEditRow key = { .reg = reg, .id = id };
  LyktaEditRow *row;

  if (id < 0)
    {
      g_return_if_fail ((guint64) -id <= self->inserted->len);
      row = g_ptr_array_index (self->inserted, -id - 1);
      g_ptr_array_index (self->inserted, -id - 1) = NULL;
    }
  else
    {
      row = g_hash_table_lookup (self->existing, &key);
      g_hash_table_remove (self->existing, &key);
    }
  if (row != NULL)
    g_ptr_array_remove (self->rows, row);
}

gboolean
lykta_edit_is_empty (LyktaEdit *self)
{
  return self->rows->len == 0;
}

const char *
lykta_edit_get_label (LyktaEdit *self)
{
  return self->label;
}

/* Gives back ids of records that were in the file as they are. */
gint64
lykta_edit_get_id (LyktaEdit *self, gint64 id)
{
  if (id >= 0)
    return id;
  g_return_val_if_fail ((guint64) -id <= self->ids->len, 0);
  return g_array_index (self->ids, gint64, -id - 1);
}

/* lykta-import-mapping.c: what the columns of a spreadsheet are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-collation.h"
#include "lykta-import.h"
#include "lykta-view-state.h"

/* What is remembered beside columns, under words that are no names of any: names have no space at their ends. */
#define KEY " key"
#define CREATE " create"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The set of names as a short word */
static char *
make_word (const LyktaImportMapping *self)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (folded, lykta_fold (self->names->pdata[i]));
  g_ptr_array_sort (folded, compare_names);
  g_ptr_array_add (folded, NULL);
  joined = g_strjoinv ("\n", (char **) folded->pdata);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, joined, -1);
}

static const LyktaField *
find_writable (const LyktaImportMapping *self, const char *id)
{
  const LyktaField *field = lykta_register_find_field (self->reg, id);

  return field != NULL && !(field->flags & LYKTA_FIELD_DERIVED) ? field : NULL;
}

/* Names and fields by turns, as they were remembered: what was chosen for the name; NULL when it was not there */
static const char *
recall (char **words, const char *name)
{
  for (gsize i = 0; words != NULL && words[i] != NULL && words[i + 1] != NULL; i += 2)
    if (g_str_equal (words[i], name))
      return words[i + 1];
  return NULL;
}

static const LyktaField *
recognise (const LyktaImportMapping *self, char **words, const char *name)
{
  g_autofree char *folded = lykta_fold (name);
  const char *chosen = recall (words, folded);
  const LyktaField *found;

  if (chosen != NULL)
    return find_writable (self, chosen);
  found = *name != '\0' ? lykta_import_find_field (self->reg, name) : NULL;
  return found != NULL ? find_writable (self, found->id) : NULL;
}

static void
recognise_columns (LyktaImportMapping *self)
{
  g_autofree char *word = make_word (self);
  g_auto (GStrv) words = lykta_view_state_get_import (lykta_view_state_get (self->store), self->reg, word);
  const char *key = recall (words, KEY);

  self->remembered = words != NULL;
  self->key = key != NULL ? find_writable (self, key) : NULL;
  g_ptr_array_set_size (self->fields, 0);
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (self->fields, (gpointer) recognise (self, words, self->names->pdata[i]));

  g_ptr_array_set_size (self->creates, 0);
  for (gsize i = 0; words != NULL && words[i] != NULL && words[i + 1] != NULL; i += 2)
    {
      const LyktaField *field = g_str_equal (words[i], CREATE) ? find_writable (self, words[i + 1]) : NULL;

      if (field != NULL && lykta_import_can_create (self->store, field))
        g_ptr_array_add (self->creates, (gpointer) field);
    }
}

static const char *
get_id (const LyktaField *field)
{
  return field != NULL ? field->id : "";
}

LyktaImportMapping *
lykta_import_mapping_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaImportMapping *self = g_new0 (LyktaImportMapping, 1);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new ();
  self->creates = g_ptr_array_new ();
  return self;
}

void
lykta_import_mapping_free (LyktaImportMapping *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->creates);
  g_object_unref (self->store);
  g_free (self);
}

void
lykta_import_mapping_clear (LyktaImportMapping *self)
{
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->creates, 0);
  self->key = NULL;
  self->remembered = FALSE;
}

/**
 * lykta_import_mapping_take_names:
 * @header: (nullable): the row that names the columns
 *
 * See lykta-import-mapping.h.
 */
void
lykta_import_mapping_take_names (LyktaImportMapping *self, const LyktaImportRow *header)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean same;

  for (guint i = 0; header != NULL && header->cells[i] != NULL; i++)
    g_ptr_array_add (names, g_strstrip (g_strdup (header->cells[i])));
  /* Empty cells at the end of the row are no columns. */
  while (names->len > 0 && *(char *) names->pdata[names->len - 1] == '\0')
    g_ptr_array_set_size (names, names->len - 1);

  same = names->len > 0 && names->len == self->names->len;
  for (guint i = 0; i < names->len && same; i++)
    same = g_str_equal (names->pdata[i], self->names->pdata[i]);
  if (same)
    return;
  g_ptr_array_unref (self->names);
  self->names = g_steal_pointer (&names);
  recognise_columns (self);
}

gboolean
lykta_import_mapping_set_field (LyktaImportMapping *self, guint column, const LyktaField *field)
{
  if (self->fields->pdata[column] == field)
    return FALSE;
  self->fields->pdata[column] = (gpointer) field;
  self->remembered = FALSE;
  if (self->key != NULL && !g_ptr_array_find (self->fields, self->key, NULL))
    self->key = NULL;
  return TRUE;
}

gboolean
lykta_import_mapping_set_creates (LyktaImportMapping *self, const LyktaField *field, gboolean creates)
{
  if (creates == lykta_import_mapping_get_creates (self, field))
    return FALSE;
  if (creates)
    g_ptr_array_add (self->creates, (gpointer) field);
  else
    g_ptr_array_remove (self->creates, (gpointer) field);
  return TRUE;
}

gboolean
lykta_import_mapping_get_creates (const LyktaImportMapping *self, const LyktaField *field)
{
  return g_ptr_array_find (self->creates, field, NULL);
}

gboolean
lykta_import_mapping_is_used_twice (const LyktaImportMapping *self, guint column)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (i != column && self->fields->pdata[i] != NULL && self->fields->pdata[i] == self->fields->pdata[column])
      return TRUE;
  return FALSE;
}

/**
 * lykta_import_mapping_can_be_key:
 *
 * Returns: whether the field's value can tell records apart
 */
gboolean
lykta_import_mapping_can_be_key (const LyktaField *field)
{
  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
    case LYKTA_FIELD_REFERENCE:
      return TRUE;
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_REFERENCES:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * lykta_import_mapping_get_obstacle:
 *
 * Returns: (transfer full) (nullable): a sentence on what keeps the columns from being read, the first such thing
 */
char *
lykta_import_mapping_get_obstacle (const LyktaImportMapping *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    any = any || self->fields->pdata[i] != NULL;
  if (!any)
    return g_strdup (_ ("Say for at least one column which field it is."));

  for (guint i = 0; i < self->fields->len; i++)
    if (lykta_import_mapping_is_used_twice (self, i))
      return g_strdup_printf (_ ("Several columns are for “%s”. Leave out all but one."),
                              lykta_field_get_label (self->fields->pdata[i]));

  for (guint i = 0; i < self->reg->n_fields && self->key == NULL; i++)
    {
      const LyktaField *field = &self->reg->fields[i];

      if ((field->flags & (LYKTA_FIELD_REQUIRED | LYKTA_FIELD_DERIVED)) == LYKTA_FIELD_REQUIRED
          && !g_ptr_array_find (self->fields, field, NULL))
        return g_strdup_printf (_ ("No column is for “%s”, which must be filled in. Choose the one that is."),
                                lykta_field_get_label (field));
    }
  return NULL;
}

/**
 * lykta_import_mapping_list_fields:
 *
 * Returns: (transfer full): ids of fields, "" for columns that are left out
 */
char **
lykta_import_mapping_list_fields (const LyktaImportMapping *self)
{
  char **ids = g_new0 (char *, self->fields->len + 1);

  for (guint i = 0; i < self->fields->len; i++)
    ids[i] = g_strdup (get_id (self->fields->pdata[i]));
  return ids;
}

/**
 * lykta_import_mapping_list_creates:
 *
 * Returns: (transfer full): ids of fields that a column is for and whose missing records are created
 */
char **
lykta_import_mapping_list_creates (const LyktaImportMapping *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->creates->len; i++)
    if (g_ptr_array_find (self->fields, self->creates->pdata[i], NULL))
      g_strv_builder_add (ids, get_id (self->creates->pdata[i]));
  return g_strv_builder_end (ids);
}

void
lykta_import_mapping_remember (const LyktaImportMapping *self)
{
  g_autofree char *word = make_word (self);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      g_strv_builder_take (words, lykta_fold (self->names->pdata[i]));
      g_strv_builder_add (words, get_id (self->fields->pdata[i]));
    }
  if (self->key != NULL)
    g_strv_builder_add_many (words, KEY, self->key->id, NULL);
  for (guint i = 0; i < self->creates->len; i++)
    g_strv_builder_add_many (words, CREATE, get_id (self->creates->pdata[i]), NULL);
  list = g_strv_builder_end (words);
  lykta_view_state_set_import (lykta_view_state_get (self->store), self->reg, word, (const char *const *) list);
}

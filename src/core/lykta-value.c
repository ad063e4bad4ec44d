/* lykta-value.c: one value of one field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-value.h"

static LyktaValue *
lykta_value_box (LyktaValue *self)
{
  LyktaValue *copy = g_new0 (LyktaValue, 1);

  lykta_value_copy (self, copy);
  return copy;
}

static void
lykta_value_unbox (LyktaValue *self)
{
  lykta_value_clear (self);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (LyktaValue, lykta_value, lykta_value_box, lykta_value_unbox)

void
lykta_value_set_integer (LyktaValue *self, gint64 integer)
{
  lykta_value_clear (self);
  self->kind = LYKTA_VALUE_INTEGER;
  self->integer = integer;
}

void
lykta_value_set_real (LyktaValue *self, double real)
{
  lykta_value_clear (self);
  self->kind = LYKTA_VALUE_REAL;
  self->real = real;
}

void
lykta_value_set_text (LyktaValue *self, const char *text)
{
  lykta_value_take_text (self, g_strdup (text));
}

void
lykta_value_take_text (LyktaValue *self, char *text)
{
  lykta_value_clear (self);
  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return;
    }
  self->kind = LYKTA_VALUE_TEXT;
  self->text = text;
}

/* The list may be the value's own. */
void
lykta_value_set_list (LyktaValue *self, const gint64 *ids, gsize n_ids)
{
  gint64 *list = NULL;
  gsize n_list = 0;

  if (n_ids > 0)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

      list = g_new (gint64, n_ids);
      for (gsize i = 0; i < n_ids; i++)
        if (g_hash_table_add (seen, (gpointer) &ids[i]))
          list[n_list++] = ids[i];
    }

  lykta_value_clear (self);
  if (n_list > 0)
    {
      self->kind = LYKTA_VALUE_LIST;
      self->list.ids = list;
      self->list.n_ids = n_list;
    }
}

/* @copy is initialised; what it held ends. */
void
lykta_value_copy (const LyktaValue *self, LyktaValue *copy)
{
  LyktaValue value = LYKTA_VALUE_INIT;

  switch (self->kind)
    {
    case LYKTA_VALUE_EMPTY:
    case LYKTA_VALUE_INTEGER:
    case LYKTA_VALUE_REAL:
      value = *self;
      break;
    case LYKTA_VALUE_TEXT:
      value.kind = LYKTA_VALUE_TEXT;
      value.text = g_strdup (self->text);
      break;
    case LYKTA_VALUE_LIST:
      value.kind = LYKTA_VALUE_LIST;
      value.list.ids = g_memdup2 (self->list.ids, self->list.n_ids * sizeof (gint64));
      value.list.n_ids = self->list.n_ids;
      break;
    }
  lykta_value_clear (copy);
  *copy = value;
}

void
lykta_value_clear (LyktaValue *self)
{
  if (self->kind == LYKTA_VALUE_TEXT)
    g_free (self->text);
  else if (self->kind == LYKTA_VALUE_LIST)
    g_free (self->list.ids);
  *self = (LyktaValue) LYKTA_VALUE_INIT;
}

gboolean
lykta_value_is_empty (const LyktaValue *self)
{
  return self->kind == LYKTA_VALUE_EMPTY;
}

gboolean
lykta_value_equal (const LyktaValue *a, const LyktaValue *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case LYKTA_VALUE_EMPTY:
      return TRUE;
    case LYKTA_VALUE_INTEGER:
      return a->integer == b->integer;
    case LYKTA_VALUE_REAL:
      /* Bit for bit: what was stored comes back the same, and anything else is a change. */
      return memcmp (&a->real, &b->real, sizeof (double)) == 0;
    case LYKTA_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case LYKTA_VALUE_LIST:
      return a->list.n_ids == b->list.n_ids && memcmp (a->list.ids, b->list.ids, a->list.n_ids * sizeof (gint64)) == 0;
    }
  return FALSE;
}

gint64
lykta_value_get_integer (const LyktaValue *self)
{
  g_return_val_if_fail (self->kind == LYKTA_VALUE_INTEGER || self->kind == LYKTA_VALUE_EMPTY, 0);

  return self->kind == LYKTA_VALUE_INTEGER ? self->integer : 0;
}

double
lykta_value_get_real (const LyktaValue *self)
{
  g_return_val_if_fail (self->kind != LYKTA_VALUE_TEXT && self->kind != LYKTA_VALUE_LIST, 0.0);

  if (self->kind == LYKTA_VALUE_INTEGER)
    return (double) self->integer;
  return self->kind == LYKTA_VALUE_REAL ? self->real : 0.0;
}

const char *
lykta_value_get_text (const LyktaValue *self)
{
  g_return_val_if_fail (self->kind == LYKTA_VALUE_TEXT || self->kind == LYKTA_VALUE_EMPTY, NULL);

  return self->kind == LYKTA_VALUE_TEXT ? self->text : NULL;
}

const gint64 *
lykta_value_get_list (const LyktaValue *self, gsize *n_ids)
{
  g_return_val_if_fail (self->kind == LYKTA_VALUE_LIST || self->kind == LYKTA_VALUE_EMPTY, NULL);

  if (n_ids != NULL)
    *n_ids = self->kind == LYKTA_VALUE_LIST ? self->list.n_ids : 0;
  return self->kind == LYKTA_VALUE_LIST ? self->list.ids : NULL;
}

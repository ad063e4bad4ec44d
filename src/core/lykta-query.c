/* lykta-query.c: which records of a register, in what order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-collation.h"
#include "lykta-query-private.h"

G_DEFINE_BOXED_TYPE (LyktaQuery, lykta_query, lykta_query_copy, lykta_query_free)

static void
free_condition (LyktaQueryCondition *condition)
{
  g_free (condition->text);
  g_free (condition);
}

LyktaQuery *
lykta_query_new (const LyktaRegister *reg)
{
  LyktaQuery *self = g_new0 (LyktaQuery, 1);

  g_return_val_if_fail (reg != NULL, NULL);

  self->reg = reg;
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_condition);
  return self;
}

LyktaQuery *
lykta_query_new_for_view (const LyktaRegister *reg, const LyktaView *view)
{
  LyktaQuery *self = lykta_query_new (reg);

  if (view != NULL)
    {
      lykta_query_add_conditions (self, view->conditions);
      if (view->sort != NULL)
        lykta_query_set_sort (self, lykta_register_find_field (reg, view->sort), view->descending);
    }
  return self;
}

LyktaQuery *
lykta_query_copy (const LyktaQuery *self)
{
  LyktaQuery *copy = lykta_query_new (self->reg);

  copy->search = g_strdup (self->search);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const LyktaQueryCondition *condition = g_ptr_array_index (self->conditions, i);

      lykta_query_add_condition (copy, condition->field->id, condition->operator, condition->text);
    }
  lykta_query_set_ids (copy, self->ids);
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->sorted = self->sorted;
  return copy;
}

void
lykta_query_free (LyktaQuery *self)
{
  g_ptr_array_unref (self->conditions);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->search);
  g_free (self);
}

void
lykta_query_set_search (LyktaQuery *self, const char *search)
{
  g_set_str (&self->search, search != NULL && *search != '\0' ? search : NULL);
}

void
lykta_query_set_ids (LyktaQuery *self, GArray *ids)
{
  if (ids != NULL)
    g_array_ref (ids);
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids;
}

void
lykta_query_add_condition (LyktaQuery *self, const char *field, LyktaOperator operator_, const char *text)
{
  const LyktaField *declared = lykta_register_find_field (self->reg, field);
  LyktaQueryCondition *condition;

  g_return_if_fail (declared != NULL);

  condition = g_new0 (LyktaQueryCondition, 1);
  condition->field = declared;
  condition->operator= operator_;
  condition->text = g_strdup (text);
  g_ptr_array_add (self->conditions, condition);
}

void
lykta_query_add_conditions (LyktaQuery *self, const LyktaCondition *conditions)
{
  for (const LyktaCondition *condition = conditions; condition != NULL && condition->field != NULL; condition++)
    lykta_query_add_condition (self, condition->field, condition->operator, condition->text);
}

void
lykta_query_set_sort (LyktaQuery *self, const LyktaField *field, gboolean descending)
{
  g_return_if_fail (field == NULL || (field >= self->reg->fields && field < self->reg->fields + self->reg->n_fields));

  self->sort = field;
  self->descending = descending;
  self->sorted = field != NULL;
}

const LyktaRegister *
lykta_query_get_register (const LyktaQuery *self)
{
  return self->reg;
}

const char *
lykta_query_get_search (const LyktaQuery *self)
{
  return self->search;
}

const LyktaField *
lykta_query_get_sort (const LyktaQuery *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

const LyktaField *
lykta_query_get_effective_sort (const LyktaQuery *self, gboolean *descending)
{
  const LyktaField *order = NULL;

  if (self->sorted)
    {
      *descending = self->descending;
      return self->sort;
    }
  *descending = self->reg->descending;
  if (self->reg->order != NULL)
    order = lykta_register_find_field (self->reg, self->reg->order);
  return order != NULL ? order : lykta_register_get_title (self->reg);
}

char **
lykta_query_split_search (const char *search)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folded = NULL;
  const char *start;
  guint n_words = 0;

  if (search == NULL || !g_utf8_validate (search, -1, NULL))
    return NULL;

  folded = lykta_fold (search);
  for (const char *p = start = folded;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      if (p > start)
        {
          g_strv_builder_take (builder, g_strndup (start, (gsize) (p - start)));
          n_words++;
        }
      if (*p == '\0')
        break;
      start = g_utf8_next_char (p);
    }
  return n_words > 0 ? g_strv_builder_end (builder) : NULL;
}

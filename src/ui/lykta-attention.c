/* lykta-attention.c: what needs attention: a badge a register, and the indicators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attention.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"

/* What a badge is made of */
typedef struct
{
  guint overdue;
  guint clocks;
  GHashTable *incomplete; /* ids */
  GString *text;
} Tally;

static void
badge_free (LyktaBadge *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add_line (Tally *tally, const char *line)
{
  if (tally->text->len > 0)
    g_string_append_c (tally->text, '\n');
  g_string_append (tally->text, line);
}

static gint64
count_due (LyktaStore *store, const LyktaRegister *reg, const LyktaField *due, gboolean overdue)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autofree char *limit = due->type == LYKTA_FIELD_TIME ? lykta_now_text () : lykta_today ();

  lykta_query_add_condition (query, due->id, LYKTA_IS_NOT_EMPTY, NULL);
  if (overdue)
    lykta_query_add_condition (query, due->id, LYKTA_BEFORE, limit);
  lykta_query_add_open (query);

  return MAX (lykta_store_count (store, query), 0);
}

/* A clock is told by its deadline; any other deadline by the saved view that asks for attention, so that the numbers agree. */
static gboolean
tally_deadlines (Tally *tally, LyktaStore *store, const LyktaRegister *reg, GError **error)
{
  if (lykta_register_repeats_deadlines (reg))
    return TRUE;

  for (guint i = 0; lykta_register_has_clock (reg) && i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LYKTA_FIELD_DUE) != 0)
      {
        gint64 overdue = count_due (store, reg, &reg->fields[i], TRUE);

        tally->overdue += (guint) overdue;
        tally->clocks += (guint) (count_due (store, reg, &reg->fields[i], FALSE) - overdue);
      }

  for (const LyktaView *view = reg->views; !lykta_register_has_clock (reg) && view->id != NULL; view++)
    if (lykta_view_get_passed (reg, view) != NULL)
      {
        g_autoptr (LyktaQuery) query = lykta_query_new_for_view (reg, view);
        gint64 overdue = lykta_store_count (store, query);

        if (overdue < 0)
          {
            g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("%s could not be counted."), lykta_register_get_label (reg));
            return FALSE;
          }
        tally->overdue += (guint) overdue;
      }

  return TRUE;
}

static gboolean
tally_gaps (Tally *tally, LyktaStore *store, const LyktaRegister *reg, GError **error)
{
  for (const LyktaView *view = reg->views; view != NULL && view->id != NULL; view++)
    {
      g_autoptr (LyktaQuery) query = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autofree char *line = NULL;

      if (!view->gap || lykta_view_get_passed (reg, view) != NULL)
        continue;

      query = lykta_query_new_for_view (reg, view);
      ids = lykta_store_select (store, query, error);
      if (ids == NULL)
        return FALSE;
      if (ids->len == 0)
        continue;

      for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (tally->incomplete, GSIZE_TO_POINTER (g_array_index (ids, gint64, i)));

      /* Translators: a saved view and how many records are in it, as in "No owner: 4" */
      line = g_strdup_printf (_ ("%s: %u"), _ (view->label), ids->len);
      add_line (tally, line);
    }

  return TRUE;
}

/* Says the urgent first, in the badge and in its words. */
static LyktaBadge *
make_badge (const LyktaRegister *reg, const Tally *tally)
{
  guint incomplete = g_hash_table_size (tally->incomplete);
  g_autoptr (GString) text = g_string_new (NULL);
  LyktaBadge *badge;

  if (tally->overdue + tally->clocks + incomplete == 0)
    return NULL;

  badge = g_new0 (LyktaBadge, 1);
  badge->reg = reg;
  badge->urgency = tally->overdue > 0  ? LYKTA_URGENCY_OVERDUE
                   : tally->clocks > 0 ? LYKTA_URGENCY_CLOCK
                                       : LYKTA_URGENCY_INCOMPLETE;
  badge->count = tally->overdue > 0 ? tally->overdue : tally->clocks > 0 ? tally->clocks : incomplete;

  if (tally->overdue > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u is overdue", "%u are overdue", tally->overdue),
                            tally->overdue);
  if (tally->clocks > 0)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u clock is running", "%u clocks are running", tally->clocks),
                              tally->clocks);
    }
  if (tally->text->len > 0)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append (text, tally->text->str);
    }
  badge->text = g_string_free_and_steal (g_steal_pointer (&text));

  return badge;
}

static gboolean
is_part_of (const LyktaRegister *part, const LyktaRegister *reg)
{
  const LyktaField *field = part->parent != NULL ? lykta_register_find_field (part, part->parent) : NULL;

  return field != NULL && g_strcmp0 (field->target, reg->id) == 0;
}

static gboolean
count_register (LyktaAttention *self, LyktaStore *store, const LyktaRegister *reg, GError **error)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (store);
  g_autoptr (GHashTable) incomplete = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Tally tally = { .incomplete = incomplete, .text = text };
  LyktaBadge *badge;

  if (!tally_deadlines (&tally, store, reg, error))
    return FALSE;
  for (gsize i = 0; registers[i] != NULL; i++)
    if (is_part_of (registers[i], reg) && !tally_deadlines (&tally, store, registers[i], error))
      return FALSE;
  if (!tally_gaps (&tally, store, reg, error))
    return FALSE;

  badge = make_badge (reg, &tally);
  if (badge != NULL)
    g_ptr_array_add (self->badges, badge);

  return TRUE;
}

/**
 * lykta_attention_compute:
 *
 * Counts what needs attention in all registers of the sidebar, and the indicators.
 *
 * Returns: (transfer full) (nullable): the counts
 */
LyktaAttention *
lykta_attention_compute (LyktaStore *store, GCancellable *cancellable, GError **error)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (store);
  g_autoptr (LyktaAttention) self = g_new0 (LyktaAttention, 1);

  self->badges = g_ptr_array_new_with_free_func ((GDestroyNotify) badge_free);
  self->figures = lykta_indicators_compute (store, 0, error);
  if (self->figures == NULL)
    return NULL;

  for (gsize i = 0; registers[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (registers[i]->parent == NULL && registers[i]->area != LYKTA_AREA_OFFICE
          && !count_register (self, store, registers[i], error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

void
lykta_attention_free (LyktaAttention *self)
{
  g_clear_pointer (&self->badges, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_free (self);
}

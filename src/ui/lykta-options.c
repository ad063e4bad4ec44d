/* lykta-options.c: what a field can be set to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-options.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"

static gboolean
matches (const char *label, const char *search)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (search == NULL || *search == '\0')
    return TRUE;
  a = g_utf8_casefold (label, -1);
  b = g_utf8_casefold (search, -1);
  return strstr (a, b) != NULL;
}

static void
add_text (GPtrArray *options, const char *search, const char *label, const char *text)
{
  LyktaOption *option;

  if (!matches (label, search))
    return;
  option = lykta_option_new (label);
  lykta_value_set_text (&option->value, text);
  g_ptr_array_add (options, option);
}

static void
add_integer (GPtrArray *options, const char *search, const char *label, gint64 integer)
{
  LyktaOption *option;

  if (!matches (label, search))
    return;
  option = lykta_option_new (label);
  lykta_value_set_integer (&option->value, integer);
  g_ptr_array_add (options, option);
}

static void
add_picks (LyktaStore *store, const LyktaField *field, LyktaRecord *record, const char *search, GPtrArray *options)
{
  g_autofree char *today = lykta_today ();
  const char *variant = record != NULL && field->picks_by != NULL ? lykta_record_get_text (record, field->picks_by) : NULL;
  g_autoptr (GPtrArray) picks = variant != NULL ? lykta_store_get_picks_for (store, field->picks, today, variant)
                                                : lykta_store_get_picks (store, field->picks, today);

  for (guint i = 0; picks != NULL && i < picks->len; i++)
    {
      const char *code = lykta_record_get_text (picks->pdata[i], "code");
      g_autofree char *label = lykta_store_get_pick_label (store, field->picks, code);

      add_text (options, search, label, code);
    }
}

static guint
add_records (LyktaStore *store, const LyktaField *field, const char *search, guint limit, GPtrArray *options)
{
  const LyktaRegister *target = lykta_store_find_register (store, field->target);
  g_autoptr (LyktaQuery) query = lykta_query_new (target);
  g_autoptr (GArray) ids = NULL;

  lykta_query_set_search (query, search);
  lykta_query_set_sort (query, lykta_register_get_title (target), FALSE);
  ids = lykta_store_select (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len && i < limit; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *title = lykta_store_get_title (store, target, id);

      add_integer (options, NULL, title != NULL ? title : "", id);
    }
  return ids != NULL ? ids->len : 0;
}

LyktaOption *
lykta_option_new (const char *label)
{
  LyktaOption *self = g_new0 (LyktaOption, 1);

  self->label = g_strdup (label);
  return self;
}

void
lykta_option_free (LyktaOption *self)
{
  lykta_value_clear (&self->value);
  g_free (self->label);
  g_free (self);
}

/**
 * lykta_options_find:
 * @record: (nullable): the record whose field it is
 * @search: (nullable): letters that occur in the label
 * @limit: the most records to give
 * @n_all: (out): how many match
 *
 * Returns: (transfer full) (element-type LyktaOption): what the field can be set to
 */
GPtrArray *
lykta_options_find (LyktaStore *store, const LyktaField *field, LyktaRecord *record, const char *search, guint limit,
                    guint *n_all)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_option_free);

  *n_all = 0;
  switch ((guint) field->type)
    {
    case LYKTA_FIELD_YES_NO:
      add_integer (options, search, _ ("Yes"), 1);
      add_integer (options, search, _ ("No"), 0);
      break;
    case LYKTA_FIELD_CHOICE:
      for (const LyktaChoice *choice = field->choices; choice->id != NULL; choice++)
        add_text (options, search, lykta_choice_get_label (choice), choice->id);
      break;
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
      add_picks (store, field, record, search, options);
      break;
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      *n_all = add_records (store, field, search, limit, options);
      return options;
    default:
      break;
    }

  *n_all = options->len;
  return options;
}

gboolean
lykta_options_are_several (const LyktaField *field)
{
  return field->type == LYKTA_FIELD_PICKS || field->type == LYKTA_FIELD_REFERENCES;
}

/**
 * lykta_options_contain:
 *
 * Returns: whether @option is what @value holds, or among it
 */
gboolean
lykta_options_contain (const LyktaField *field, const LyktaValue *value, const LyktaValue *option)
{
  if (lykta_value_is_empty (value))
    return FALSE;

  if (field->type == LYKTA_FIELD_PICKS)
    {
      g_auto (GStrv) codes = g_strsplit (lykta_value_get_text (value), " ", -1);

      return g_strv_contains ((const char *const *) codes, lykta_value_get_text (option));
    }
  if (field->type == LYKTA_FIELD_REFERENCES)
    {
      gsize n;
      const gint64 *ids = lykta_value_get_list (value, &n);

      for (gsize i = 0; i < n; i++)
        if (ids[i] == lykta_value_get_integer (option))
          return TRUE;
      return FALSE;
    }
  return lykta_value_equal (value, option);
}

static void
toggle_code (LyktaStore *store, const LyktaField *field, LyktaValue *value, const LyktaValue *option)
{
  guint n_all;
  g_autoptr (GPtrArray) options = lykta_options_find (store, field, NULL, NULL, 0, &n_all);
  g_autoptr (GString) codes = g_string_new (NULL);

  /* Codes stand in the order of the list, whatever the order they were chosen in. */
  for (guint i = 0; i < options->len; i++)
    {
      const LyktaOption *candidate = options->pdata[i];
      gboolean toggled = lykta_value_equal (&candidate->value, option);

      if (lykta_options_contain (field, value, &candidate->value) == toggled)
        continue;
      if (codes->len > 0)
        g_string_append_c (codes, ' ');
      g_string_append (codes, lykta_value_get_text (&candidate->value));
    }
  lykta_value_set_text (value, codes->str);
}

static void
toggle_id (LyktaValue *value, const LyktaValue *option)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 toggled = lykta_value_get_integer (option);
  gboolean found = FALSE;
  gsize n = 0;
  const gint64 *old = lykta_value_is_empty (value) ? NULL : lykta_value_get_list (value, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (old[i] == toggled)
        found = TRUE;
      else
        g_array_append_val (ids, old[i]);
    }
  if (!found)
    g_array_append_val (ids, toggled);
  lykta_value_set_list (value, (const gint64 *) (gpointer) ids->data, ids->len);
}

/**
 * lykta_options_toggle:
 *
 * Sets the value to the option; where several can be chosen, adds it or takes it away.
 */
void
lykta_options_toggle (LyktaStore *store, const LyktaField *field, LyktaValue *value, const LyktaValue *option)
{
  if (field->type == LYKTA_FIELD_PICKS)
    toggle_code (store, field, value, option);
  else if (field->type == LYKTA_FIELD_REFERENCES)
    toggle_id (value, option);
  else
    {
      lykta_value_clear (value);
      lykta_value_copy (option, value);
    }
}

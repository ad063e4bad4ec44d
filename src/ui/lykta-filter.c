/* lykta-filter.c: conditions that a user puts together, and how they read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-filter.h"

#include <glib/gi18n-lib.h>

/* Translators: these stand between a field's label and a value: "Kind is System". */
#define EMPTY                                                                                                                    \
  { LYKTA_IS_EMPTY, N_ ("is not stated"), FALSE }, { LYKTA_IS_NOT_EMPTY, N_ ("is stated"), FALSE }, { .label = NULL }

static const LyktaFilterOperator text_operators[] = { { LYKTA_CONTAINS, N_ ("contains"), TRUE },
                                                      { LYKTA_IS, N_ ("is"), TRUE },
                                                      EMPTY };
static const LyktaFilterOperator number_operators[] = {
  { LYKTA_IS, N_ ("is"), TRUE },
  { LYKTA_LESS, N_ ("is less than"), TRUE },
  { LYKTA_MORE, N_ ("is more than"), TRUE },
  EMPTY,
};
static const LyktaFilterOperator date_operators[] = { { LYKTA_BEFORE, N_ ("is before"), TRUE },
                                                      { LYKTA_AFTER, N_ ("is after"), TRUE },
                                                      EMPTY };
static const LyktaFilterOperator choice_operators[] = { { LYKTA_IS, N_ ("is"), TRUE },
                                                        { LYKTA_IS_NOT, N_ ("is not"), TRUE },
                                                        EMPTY };
static const LyktaFilterOperator several_operators[] = { { LYKTA_CONTAINS, N_ ("includes"), TRUE }, EMPTY };

LyktaFilter *
lykta_filter_new (const LyktaField *field, LyktaOperator operator_, const char *text)
{
  LyktaFilter *self = g_new0 (LyktaFilter, 1);

  self->field = field;
  self->operator= operator_;
  self->text = g_strdup (text);
  return self;
}

LyktaFilter *
lykta_filter_copy (const LyktaFilter *self)
{
  return lykta_filter_new (self->field, self->operator, self->text);
}

void
lykta_filter_free (LyktaFilter *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * lykta_filter_get_operators:
 *
 * Returns: (transfer none): what can be asked of a field of its type
 */
const LyktaFilterOperator *
lykta_filter_get_operators (const LyktaField *field)
{
  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      return text_operators;
    case LYKTA_FIELD_NUMBER:
      return number_operators;
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
      return date_operators;
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_REFERENCE:
      return choice_operators;
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_REFERENCES:
      return several_operators;
    default:
      g_assert_not_reached ();
    }
}

const LyktaFilterOperator *
lykta_filter_find_operator (const LyktaField *field, LyktaOperator operator_)
{
  for (const LyktaFilterOperator *candidate = lykta_filter_get_operators (field); candidate->label != NULL; candidate++)
    if (candidate->operator== operator_)
      return candidate;
  return NULL;
}

/**
 * lykta_filter_text_for_value:
 *
 * Returns: (transfer full) (nullable): a value as conditions state it; of several the first; %NULL for nothing
 */
char *
lykta_filter_text_for_value (const LyktaField *field, const LyktaValue *value)
{
  gsize n;

  switch (value->kind)
    {
    case LYKTA_VALUE_EMPTY:
      return NULL;
    case LYKTA_VALUE_INTEGER:
      if (field->type == LYKTA_FIELD_YES_NO)
        return g_strdup (lykta_value_get_integer (value) != 0 ? "yes" : "no");
      return g_strdup_printf ("%" G_GINT64_FORMAT, lykta_value_get_integer (value));
    case LYKTA_VALUE_REAL:
      {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];

        return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, lykta_value_get_real (value)));
      }
    case LYKTA_VALUE_TEXT:
      if (field->type == LYKTA_FIELD_PICKS)
        return g_strndup (lykta_value_get_text (value), strcspn (lykta_value_get_text (value), " "));
      return g_strdup (lykta_value_get_text (value));
    case LYKTA_VALUE_LIST:
      return g_strdup_printf ("%" G_GINT64_FORMAT, lykta_value_get_list (value, &n)[0]);
    default:
      g_assert_not_reached ();
    }
}

/**
 * lykta_filter_describe:
 *
 * Returns: (transfer full): "Kind is System"
 */
char *
lykta_filter_describe (const LyktaFilter *self, LyktaStore *store)
{
  const LyktaFilterOperator *operator= lykta_filter_find_operator (self->field, self->operator);
  const char *comparison = operator!= NULL ? _ (operator->label) : "";
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autofree char *text = NULL;

  if (operator== NULL || !operator->has_value || self->text == NULL)
    return g_strdup_printf ("%s %s", lykta_field_get_label (self->field), comparison);

  if (lykta_store_parse_value (store, self->field, self->text, &value, NULL))
    text = lykta_store_format_value (store, self->field, &value);
  return g_strdup_printf ("%s %s %s", lykta_field_get_label (self->field), comparison, text != NULL ? text : self->text);
}

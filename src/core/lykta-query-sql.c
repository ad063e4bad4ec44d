/* lykta-query-sql.c: a query as one statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-collation.h"
#include "lykta-query-private.h"
#include "lykta-record-private.h"
#include "lykta-time.h"

/* A reference is sorted by its record's title, which may be a reference in turn. */
#define MAX_TITLE_DEPTH 3

static void
append_value (LyktaSql *sql, const LyktaValue *value)
{
  LyktaValue copy = LYKTA_VALUE_INIT;

  lykta_value_copy (value, &copy);
  g_array_append_val (sql->values, copy);
}

static void
append_text (LyktaSql *sql, const char *text)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_text (&value, text);
  append_value (sql, &value);
}

static void
append_integer (LyktaSql *sql, gint64 integer)
{
  LyktaValue value = { .kind = LYKTA_VALUE_INTEGER, .integer = integer };

  append_value (sql, &value);
}

/* "today+30", "year+1" or a date as it stands. */
static char *
resolve_date (const char *text)
{
  g_autofree char *today = NULL;

  if (g_str_has_prefix (text, "today"))
    {
      today = lykta_today ();
      return lykta_date_add_days (today, atoi (text + strlen ("today")));
    }
  if (g_str_has_prefix (text, "year"))
    {
      today = lykta_today ();
      return g_strdup_printf ("%04d-01-01", atoi (today) + atoi (text + strlen ("year")));
    }
  return g_strdup (text);
}

/* Days are bounds of moments: before a day is before its midnight in Stockholm, after it is from the next one on. */
static char *
resolve_time (const char *text, gboolean after)
{
  g_autofree char *date = resolve_date (text);
  g_autofree char *day = NULL;
  g_autofree char *midnight = NULL;
  char *time;

  if (!lykta_date_is_valid (date))
    return g_steal_pointer (&date);
  day = after ? lykta_date_add_days (date, 1) : g_strdup (date);
  midnight = g_strconcat (day, " 00:00", NULL);
  time = lykta_time_parse (midnight);
  return time != NULL ? time : g_steal_pointer (&date);
}

static void
append_operand (LyktaSql *sql, const LyktaField *field, const char *text, gboolean after, const LyktaQueryContext *context)
{
  g_autofree char *resolved = NULL;

  g_string_append_c (sql->text, '?');
  switch (field->type)
    {
    case LYKTA_FIELD_NUMBER:
      if (g_str_has_prefix (text, "year"))
        {
          resolved = resolve_date (text);
          append_integer (sql, atoi (resolved));
        }
      else if (field->decimals > 0 || strpbrk (text, ".,eE") != NULL)
        {
          LyktaValue real = { .kind = LYKTA_VALUE_REAL, .real = g_ascii_strtod (text, NULL) };

          append_value (sql, &real);
        }
      else
        append_integer (sql, g_ascii_strtoll (text, NULL, 10));
      break;
    case LYKTA_FIELD_DATE:
      resolved = resolve_date (text);
      append_text (sql, resolved);
      break;
    case LYKTA_FIELD_TIME:
      resolved = resolve_time (text, after);
      append_text (sql, resolved);
      break;
    case LYKTA_FIELD_YES_NO:
      append_integer (sql, strcmp (text, "yes") == 0 || strcmp (text, "1") == 0);
      break;
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      append_integer (sql, strcmp (text, "me") == 0 ? context->me : g_ascii_strtoll (text, NULL, 10));
      break;
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      append_text (sql, text);
      break;
    }
}

static void
append_one_of (LyktaSql *sql, const LyktaField *field, const char *text, const LyktaQueryContext *context)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gboolean first = TRUE;

  g_string_append (sql->text, "IN (");
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!first)
        g_string_append (sql->text, ", ");
      first = FALSE;
      append_operand (sql, field, words[i], FALSE, context);
    }
  g_string_append_c (sql->text, ')');
}

static void
append_list_condition (LyktaSql *sql, const LyktaRegister *reg, const LyktaQueryCondition *condition,
                       const LyktaQueryContext *context)
{
  g_autofree char *link = lykta_record_get_link_table (reg, condition->field);
  gboolean empty = condition->operator== LYKTA_IS_EMPTY || condition->text == NULL;
  gboolean without = condition->operator== LYKTA_IS_NOT || (condition->operator== LYKTA_IS_EMPTY);

  g_string_append_printf (sql->text, "t.id %sIN (SELECT id FROM \"%s\"", without ? "NOT " : "", link);
  if (!empty && condition->operator!= LYKTA_IS_NOT_EMPTY)
    {
      g_string_append (sql->text, " WHERE target ");
      if (condition->operator== LYKTA_IS_ONE_OF)
        append_one_of (sql, condition->field, condition->text, context);
      else
        {
          g_string_append (sql->text, "= ");
          append_operand (sql, condition->field, condition->text, FALSE, context);
        }
    }
  g_string_append_c (sql->text, ')');
}

static void
append_contains (LyktaSql *sql, const LyktaField *field, const char *text)
{
  g_autofree char *operand = NULL;

  if (field->type == LYKTA_FIELD_PICKS)
    {
      operand = g_strdup_printf (" %s ", text);
      g_string_append_printf (sql->text, "instr(' ' || t.\"%s\" || ' ', ?) > 0", field->id);
    }
  else
    {
      operand = lykta_fold (text);
      g_string_append_printf (sql->text, "instr(lykta_fold(t.\"%s\"), ?) > 0", field->id);
    }
  append_text (sql, operand);
}

/* Whether large registers have an index of the field's sort keys. */
static gboolean
is_keyed (const LyktaField *field)
{
  return field->type == LYKTA_FIELD_TEXT || field->type == LYKTA_FIELD_EMAIL || field->type == LYKTA_FIELD_URL;
}

static void
append_compared (LyktaSql *sql, const LyktaField *field, const char *sign, gboolean after, const char *text,
                 const LyktaQueryContext *context)
{
  g_string_append_printf (sql->text, "t.\"%s\" %s ", field->id, sign);
  append_operand (sql, field, text, after, context);
}

void
lykta_query_append_condition (LyktaSql *sql, const LyktaRegister *reg, const LyktaQueryCondition *condition,
                              const LyktaQueryContext *context)
{
  const LyktaField *field = condition->field;
  LyktaOperator operator_ = condition->operator;
  const char *text = condition->text;
  gboolean after;

  if (field->type == LYKTA_FIELD_REFERENCES)
    {
      append_list_condition (sql, reg, condition, context);
      return;
    }
  if (text == NULL || *text == '\0')
    operator_ = operator_ == LYKTA_IS_NOT || operator_ == LYKTA_IS_NOT_EMPTY ? LYKTA_IS_NOT_EMPTY : LYKTA_IS_EMPTY;

  switch (operator_)
    {
    case LYKTA_IS:
      if (is_keyed (field))
        {
          /* The index is on the key; equal keys may still be different texts. */
          g_string_append_printf (sql->text, "lykta_key(t.\"%s\") = lykta_key(?) AND ", field->id);
          append_text (sql, text);
        }
      append_compared (sql, field, "=", FALSE, text, context);
      break;
    case LYKTA_IS_NOT:
      append_compared (sql, field, "IS NOT", FALSE, text, context);
      break;
    case LYKTA_IS_ONE_OF:
      g_string_append_printf (sql->text, "t.\"%s\" ", field->id);
      append_one_of (sql, field, text, context);
      break;
    case LYKTA_IS_EMPTY:
      g_string_append_printf (sql->text, is_keyed (field) ? "lykta_key(t.\"%s\") IS NULL" : "t.\"%s\" IS NULL", field->id);
      break;
    case LYKTA_IS_NOT_EMPTY:
      g_string_append_printf (sql->text, is_keyed (field) ? "lykta_key(t.\"%s\") IS NOT NULL" : "t.\"%s\" IS NOT NULL",
                              field->id);
      break;
    case LYKTA_CONTAINS:
      append_contains (sql, field, text);
      break;
    case LYKTA_BEFORE:
    case LYKTA_LESS:
      append_compared (sql, field, "<", FALSE, text, context);
      break;
    case LYKTA_AFTER:
    case LYKTA_MORE:
      after = field->type == LYKTA_FIELD_TIME;
      append_compared (sql, field, after ? ">=" : ">", after, text, context);
      break;
    case LYKTA_NOT_BEFORE:
      g_string_append_printf (sql->text, "(t.\"%s\" IS NULL OR ", field->id);
      append_compared (sql, field, ">=", FALSE, text, context);
      g_string_append_c (sql->text, ')');
      break;
    case LYKTA_NOT_AFTER:
      after = field->type == LYKTA_FIELD_TIME;
      g_string_append_printf (sql->text, "(t.\"%s\" IS NULL OR ", field->id);
      append_compared (sql, field, after ? "<" : "<=", after, text, context);
      g_string_append_c (sql->text, ')');
      break;
    }
}

static void
append_choice_rank (GString *sql, const LyktaField *field, const char *table)
{
  g_string_append_printf (sql, "CASE %s.\"%s\"", table, field->id);
  for (guint i = 0; field->choices[i].id != NULL; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", field->choices[i].id, i);
  g_string_append (sql, " END");
}

static void
append_pick_rank (GString *sql, const LyktaQueryContext *context, const LyktaField *field, const char *table)
{
  const LyktaRegister *picks = lykta_registers_find (context->registers, "picks");

  if (picks != NULL && lykta_register_find_field (picks, "position") != NULL)
    g_string_append_printf (sql, "(SELECT coalesce(p.position, p.id) FROM picks p WHERE p.list = '%s' AND p.code = %s.\"%s\")",
                            field->picks, table, field->id);
  else
    g_string_append_printf (sql, "%s.\"%s\"", table, field->id);
}

void
lykta_query_append_sort_key (GString *sql, const LyktaQueryContext *context, const LyktaRegister *reg, const LyktaField *field,
                             const char *table, guint depth)
{
  const LyktaRegister *target;
  g_autofree char *inner = g_strdup_printf ("r%u", depth);
  g_autofree char *link = NULL;

  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      g_string_append_printf (sql, "lykta_key(%s.\"%s\")", table, field->id);
      break;
    case LYKTA_FIELD_LONG_TEXT:
      g_string_append_printf (sql, "lykta_key(substr(%s.\"%s\", 1, 60))", table, field->id);
      break;
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_PICKS:
      g_string_append_printf (sql, "%s.\"%s\"", table, field->id);
      break;
    case LYKTA_FIELD_CHOICE:
      append_choice_rank (sql, field, table);
      break;
    case LYKTA_FIELD_PICK:
      append_pick_rank (sql, context, field, table);
      break;
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      target = lykta_registers_find (context->registers, field->target);
      if (depth >= MAX_TITLE_DEPTH || target == NULL)
        {
          g_string_append (sql, "NULL");
          break;
        }
      g_string_append (sql, "(SELECT ");
      lykta_query_append_sort_key (sql, context, target, lykta_register_get_title (target), inner, depth + 1);
      if (field->type == LYKTA_FIELD_REFERENCE)
        g_string_append_printf (sql, " FROM \"%s\" %s WHERE %s.id = %s.\"%s\")", target->id, inner, inner, table, field->id);
      else
        {
          link = lykta_record_get_link_table (reg, field);
          g_string_append_printf (
              sql, " FROM \"%s\" l%u JOIN \"%s\" %s ON %s.id = l%u.target WHERE l%u.id = %s.id ORDER BY l%u.position LIMIT 1)",
              link, depth, target->id, inner, inner, depth, depth, table, depth);
        }
      break;
    }
}

static void
append_search (LyktaSql *sql, const LyktaRegister *reg, const char *search, gboolean *first)
{
  g_auto (GStrv) words = lykta_query_split_search (search);
  g_autoptr (GString) texts = g_string_new (NULL);

  if (words == NULL)
    return;
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].flags & LYKTA_FIELD_SEARCHED)
      g_string_append_printf (texts, "%scoalesce(t.\"%s\", '')", texts->len > 0 ? " || char(10) || " : "", reg->fields[i].id);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_string_append (sql->text, *first ? " WHERE " : " AND ");
      *first = FALSE;
      if (texts->len == 0)
        {
          g_string_append (sql->text, "0");
          continue;
        }
      g_string_append_printf (sql->text, "instr(lykta_fold(%s), ?) > 0", texts->str);
      append_text (sql, words[i]);
    }
}

static void
append_order (LyktaSql *sql, const LyktaQuery *self, const LyktaQueryContext *context)
{
  gboolean descending;
  const LyktaField *sort = lykta_query_get_effective_sort (self, &descending);
  const LyktaField *title = lykta_register_get_title (self->reg);

  g_string_append (sql->text, " ORDER BY ");
  lykta_query_append_sort_key (sql->text, context, self->reg, sort, "t", 0);
  g_string_append (sql->text, descending ? " DESC NULLS LAST" : " NULLS LAST");
  if (sort != title)
    {
      g_string_append (sql->text, ", ");
      lykta_query_append_sort_key (sql->text, context, self->reg, title, "t", 0);
      g_string_append (sql->text, " NULLS LAST");
    }
  g_string_append (sql->text, ", t.id");
}

static void
append_ids (LyktaSql *sql, GArray *ids, gboolean *first)
{
  g_string_append_printf (sql->text, " %s t.id IN (", *first ? "WHERE" : "AND");
  *first = FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (sql->text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (sql->text, ')');
}

LyktaSql *
lykta_query_to_sql (const LyktaQuery *self, const LyktaQueryContext *context, gboolean count, gboolean with_search)
{
  LyktaSql *sql = lykta_sql_new ();
  gboolean first = TRUE;

  g_string_append_printf (sql->text, "SELECT %s FROM \"%s\" t", count ? "count(*)" : "t.id", self->reg->id);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      g_string_append (sql->text, first ? " WHERE " : " AND ");
      first = FALSE;
      lykta_query_append_condition (sql, self->reg, g_ptr_array_index (self->conditions, i), context);
    }
  if (self->ids != NULL)
    append_ids (sql, self->ids, &first);
  if (with_search)
    append_search (sql, self->reg, self->search, &first);
  if (!count)
    append_order (sql, self, context);
  return sql;
}

LyktaSql *
lykta_sql_new (void)
{
  LyktaSql *self = g_new0 (LyktaSql, 1);

  self->text = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (LyktaValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) lykta_value_clear);
  return self;
}

void
lykta_sql_free (LyktaSql *self)
{
  g_array_unref (self->values);
  g_string_free (self->text, TRUE);
  g_free (self);
}

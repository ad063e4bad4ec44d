/* lykta-weeding.c: what may be weeded by now, by which rule; it proposes and deletes nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-deadline.h"
#include "lykta-rules.h"
#include "lykta-weeding.h"

#define PICKS "weeding"

/* The person is kept only in the case, and no longer than the case needs it. */
static const char *const identity_fields[] = { "person", "identity_how", NULL };

/* What can be weeded; for how long it is kept stands in the pick list, under the same code. */
static const struct
{
  const char *code;
  const char *reg;
  const char *event;         /* the field that says from when on it is counted */
  const char *day;           /* (nullable): the record's own day decides before any rule */
  const char *retention;     /* (nullable): the office's field that decides before the list does */
  const char *const *fields; /* (nullable): only these are emptied */
} rules[] = {
  { "requests", "requests", "answered_on", "weed_on", "request_retention", NULL },
  { "request-identity", "requests", "answered_on", NULL, NULL, identity_fields },
  { "course-results", "course_results", "date", NULL, NULL, NULL },
};

static void
item_free (gpointer data)
{
  LyktaWeedingItem *item = data;

  g_free (item->title);
  g_free (item->rule);
  g_free (item->source);
  g_free (item->event);
  g_free (item->due);
  g_free (item);
}

static LyktaRecord *
find_pick (LyktaStore *store, const char *list, const char *code, const char *today)
{
  g_autoptr (GPtrArray) picks = lykta_store_get_picks (store, list, today);

  for (guint i = 0; picks != NULL && i < picks->len; i++)
    if (g_strcmp0 (lykta_record_get_text (g_ptr_array_index (picks, i), "code"), code) == 0)
      return g_object_ref (g_ptr_array_index (picks, i));
  return NULL;
}

/* The entry that says after how many years; NULL: it is preserved. */
static LyktaRecord *
find_years (LyktaStore *store, guint rule, const char *today)
{
  g_autoptr (LyktaRecord) office = rules[rule].retention != NULL ? lykta_store_get_office (store) : NULL;
  const char *class = office != NULL ? lykta_record_get_text (office, rules[rule].retention) : NULL;
  g_autoptr (LyktaRecord) pick =
      class != NULL ? find_pick (store, "retention", class, today) : find_pick (store, PICKS, rules[rule].code, today);

  return pick != NULL && !lykta_record_is_empty (pick, "value") ? g_steal_pointer (&pick) : NULL;
}

static gboolean
is_wanted (guint rule, LyktaRecord *record)
{
  if (rules[rule].fields == NULL)
    return TRUE;
  for (const char *const *field = rules[rule].fields; *field != NULL; field++)
    if (!lykta_record_is_empty (record, *field))
      return TRUE;
  return FALSE;
}

static void
add_record (GPtrArray *items, LyktaStore *store, guint rule, LyktaRecord *record, LyktaRecord *years, const char *today)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  const char *event = lykta_record_get_text (record, rules[rule].event);
  double length = lykta_record_get_real (years, "value");
  const char *day = rules[rule].day != NULL ? lykta_record_get_text (record, rules[rule].day) : NULL;
  g_autofree char *due =
      day != NULL ? g_strdup (day) : lykta_deadline_add (event, (guint) lround (length * 12), LYKTA_DEADLINE_MONTHS);
  LyktaWeedingItem *item;

  if (due == NULL || strcmp (due, today) > 0 || !is_wanted (rule, record))
    return;
  item = g_new0 (LyktaWeedingItem, 1);
  item->reg = reg;
  item->id = lykta_record_get_id (record);
  item->title = lykta_store_get_title (store, reg, item->id);
  item->rule = lykta_store_get_pick_label (store, PICKS, rules[rule].code);
  item->source = g_strdup (lykta_record_get_text (years, "source"));
  item->years = length;
  item->event = g_strdup (event);
  item->due = g_steal_pointer (&due);
  item->fields = rules[rule].fields;
  g_ptr_array_add (items, item);
}

static gboolean
add_rule (GPtrArray *items, LyktaStore *store, guint rule, const char *today, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, rules[rule].reg);
  g_autoptr (LyktaRecord) years = find_years (store, rule, today);
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (years == NULL)
    return TRUE;
  query = lykta_query_new (reg);
  lykta_query_add_condition (query, rules[rule].event, LYKTA_IS_NOT_EMPTY, NULL);
  records = lykta_store_get_records (store, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_record (items, store, rule, g_ptr_array_index (records, i), years, today);
  return records != NULL;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const LyktaWeedingItem *first = *(const LyktaWeedingItem *const *) a;
  const LyktaWeedingItem *second = *(const LyktaWeedingItem *const *) b;
  int order = strcmp (first->due, second->due);

  return order != 0 ? order : g_strcmp0 (first->title, second->title);
}

/* A request is weeded whole: then its identity is no proposal of its own. */
static void
drop_doubles (GPtrArray *items)
{
  for (guint i = items->len; i-- > 0;)
    {
      const LyktaWeedingItem *item = g_ptr_array_index (items, i);

      for (guint j = 0; item->fields != NULL && j < items->len; j++)
        {
          const LyktaWeedingItem *whole = g_ptr_array_index (items, j);

          if (whole->fields == NULL && whole->reg == item->reg && whole->id == item->id)
            {
              g_ptr_array_remove_index (items, i);
              break;
            }
        }
    }
}

GPtrArray *
lykta_weeding_find (LyktaStore *store, const char *today, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);

  for (guint rule = 0; rule < G_N_ELEMENTS (rules); rule++)
    if (!add_rule (items, store, rule, today, error))
      return NULL;
  drop_doubles (items);
  g_ptr_array_sort (items, compare_due);
  return g_steal_pointer (&items);
}

/* An item of a search list goes with its request. */
static void
delete_parts (LyktaStore *store, LyktaEdit *edit, const LyktaWeedingItem *item)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (store);

  for (guint i = 0; registers[i] != NULL; i++)
    {
      const LyktaField *parent =
          registers[i]->parent != NULL ? lykta_register_find_field (registers[i], registers[i]->parent) : NULL;
      g_autoptr (GPtrArray) parts = NULL;

      if (parent == NULL || g_strcmp0 (parent->target, item->reg->id) != 0)
        continue;
      parts = lykta_rules_find (store, registers[i]->id, parent->id, item->id);
      for (guint j = 0; j < parts->len; j++)
        lykta_edit_delete (edit, registers[i], lykta_record_get_id (g_ptr_array_index (parts, j)));
    }
}

LyktaEdit *
lykta_weeding_make_edit (LyktaStore *store, GPtrArray *items)
{
  g_autofree char *label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Weed %u record", "Weed %u records", items->len), items->len);
  LyktaEdit *edit = lykta_edit_new (label);

  for (guint i = 0; i < items->len; i++)
    {
      const LyktaWeedingItem *item = g_ptr_array_index (items, i);
      const LyktaValue empty = LYKTA_VALUE_INIT;

      for (const char *const *field = item->fields; field != NULL && *field != NULL; field++)
        lykta_edit_set (edit, item->reg, item->id, lykta_register_find_field (item->reg, *field), &empty);
      if (item->fields != NULL)
        continue;
      delete_parts (store, edit, item);
      lykta_edit_delete (edit, item->reg, item->id);
    }
  return edit;
}

char *
lykta_weeding_format_years (const LyktaWeedingItem *item)
{
  guint months = (guint) lround (item->years * 12);

  if (months % 12 != 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "after %u month", "after %u months", months), months);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "after %u year", "after %u years", months / 12), months / 12);
}

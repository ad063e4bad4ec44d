/* lykta-print-overview.c: the Overview on one page, for the management group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-print-overview.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-matters.h"
#include "lykta-secrecy.h"
#include "lykta-translation.h"
#include "lykta-trend.h"
#include "lykta-yearly-plan.h"

#define DAYS 30
#define MOST 200

/* What goes on one page with twelve indicators */
#define MATTERS_SHOWN 7

/* Years of an indicator beside the current one */
#define YEARS 3

/* Millimetres */
#define NAME_WIDTH 70
#define FIGURE_WIDTH 19
#define NOW_WIDTH 33

static const char *
say (const LyktaDocument *document, const char *text)
{
  return lykta_translation_get (document->language, NULL, text);
}

static char *
format_share (gint64 value, gint64 total)
{
  return total > 0 ? g_strdup_printf ("%d %%", (int) (100 * value / total)) : g_strdup ("–");
}

/* The share at the end of a year, "" where nothing is kept */
static char *
format_year (GArray *trend, int year)
{
  for (guint i = 0; i < trend->len; i++)
    {
      const LyktaTrendPoint *point = &g_array_index (trend, LyktaTrendPoint, i);

      if (point->year == year)
        return format_share (point->value, point->total);
    }
  return g_strdup ("");
}

static gboolean
add_indicators (LyktaDocument *document, LyktaStore *store, int year, GError **error)
{
  g_autoptr (GPtrArray) figures = lykta_indicators_compute (store, 0, error);
  LyktaDocumentTable *table;

  if (figures == NULL)
    return FALSE;
  table = lykta_document_table_new ();
  lykta_document_table_add_column (table, say (document, N_ ("Indicator")), NAME_WIDTH)->strong = TRUE;
  for (int past = YEARS; past > 0; past--)
    {
      g_autofree char *label = g_strdup_printf ("%d", year - past);

      lykta_document_table_add_column (table, label, FIGURE_WIDTH);
    }
  lykta_document_table_add_column (table, say (document, N_ ("Now")), NOW_WIDTH);
  for (guint i = 0; i < figures->len; i++)
    {
      const LyktaFigure *figure = figures->pdata[i];
      g_autoptr (GArray) trend = lykta_trend_read (store, figure->indicator, YEARS);
      g_autofree char *share = format_share (figure->value, figure->total);
      char **cells = g_new0 (char *, YEARS + 3);

      cells[0] = g_strdup (say (document, figure->indicator->label));
      for (int past = YEARS; past > 0; past--)
        cells[1 + YEARS - past] = format_year (trend, year - past);
      cells[YEARS + 1] = g_strdup_printf ("%s (%d/%d)", share, (int) figure->value, (int) figure->total);
      lykta_document_table_take_row (table, cells);
    }
  lykta_document_add_heading (document, 2, "", say (document, N_ ("Indicators")));
  table->wide = TRUE;
  lykta_document_take_table (document, table);
  return TRUE;
}

static gboolean
add_plan (LyktaDocument *document, LyktaStore *store, int year, const char *today, GError **error)
{
  g_autoptr (GPtrArray) items = lykta_yearly_plan_list (store, year, error);
  guint n_done = 0, n_late = 0, n_open = 0;
  g_autofree char *text = NULL;

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const LyktaPlanItem *item = items->pdata[i];
      gboolean done = g_strcmp0 (item->state, "done") == 0;
      gboolean dropped = g_strcmp0 (item->state, "dropped") == 0 || g_strcmp0 (item->state, "cancelled") == 0;

      n_done += done;
      n_late += !done && !dropped && g_strcmp0 (item->due, today) < 0;
      n_open += !done && !dropped && g_strcmp0 (item->due, today) >= 0;
    }
  text = g_strdup_printf ("%s: %u · %s: %u · %s: %u", say (document, N_ ("Done")), n_done, say (document, N_ ("Overdue")), n_late,
                          say (document, N_ ("To come")), n_open);
  lykta_document_add_heading (document, 2, "", say (document, N_ ("The year’s plan")));
  lykta_document_add_paragraph (document, text);
  return TRUE;
}

/* @overdue: what has passed, or what lies ahead; of what is hidden only how many */
static void
add_matters (LyktaDocument *document, LyktaSecrecy *secrecy, const LyktaMatters *matters, gboolean overdue, const char *heading)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n_hidden = 0;
  guint n_more = 0;

  for (guint i = 0; i < matters->list->len; i++)
    {
      const LyktaMatter *matter = matters->list->pdata[i];
      g_autofree char *due = g_date_time_format (matter->due, matter->timed ? "%F %H:%M" : "%F");

      if (matter->snooze != 0 || (matter->urgency == LYKTA_URGENCY_OVERDUE) != overdue)
        continue;
      if (secrecy != NULL && lykta_secrecy_hides (secrecy, matter->reg, matter->id))
        n_hidden++;
      else if (lines->len >= MATTERS_SHOWN)
        n_more++;
      else
        g_ptr_array_add (lines, g_strdup_printf ("%s  %s (%s)", due, matter->title, say (document, matter->reg->label_one)));
    }
  if (n_more > 0)
    g_ptr_array_add (lines, g_strdup_printf ("%s: %u", say (document, N_ ("And more")), n_more));
  if (n_hidden > 0)
    g_ptr_array_add (lines, g_strdup_printf ("%s: %u", say (document, N_ ("Left out as secret")), n_hidden));
  if (lines->len == 0)
    g_ptr_array_add (lines, g_strdup (say (document, N_ ("Nothing"))));
  g_ptr_array_add (lines, NULL);
  lykta_document_add_heading (document, 2, "", heading);
  lykta_document_add_bullets (document, (const char *const *) lines->pdata);
}

LyktaDocument *
lykta_print_overview (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaDocument) document = lykta_print_new_document (store, "");
  g_autoptr (LyktaSecrecy) secrecy = flags & LYKTA_PRINT_PUBLIC ? lykta_secrecy_new (store) : NULL;
  g_autoptr (LyktaMatters) matters = lykta_matters_read (store, DAYS, MOST, error);
  g_autofree char *today = lykta_today ();
  g_autofree char *title = NULL;
  int year = (int) g_ascii_strtoll (today, NULL, 10);

  if (matters == NULL)
    return NULL;
  /* A title page's head would take a third of the page. */
  title = g_strdup_printf ("%s %s", say (document, N_ ("Information security: where we stand")), document->date);
  g_set_str (&document->title, title);
  lykta_document_add_heading (document, 1, "", title);
  add_matters (document, secrecy, matters, TRUE, say (document, N_ ("Overdue")));
  if (!add_indicators (document, store, year, error) || !add_plan (document, store, year, today, error))
    return NULL;
  add_matters (document, secrecy, matters, FALSE, say (document, N_ ("The next 30 days")));
  return g_steal_pointer (&document);
}

/* lykta-cli-gaps.c: gaps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-indicator.h"

static const GOptionEntry gaps_options[] = {
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static void
print_figure (const LyktaFigure *figure)
{
  g_autoptr (GString) line = g_string_new (NULL);

  lykta_cli_append_padded (line, lykta_indicator_get_label (figure->indicator), 52);
  /* Translators: so many of so many. */
  g_string_append_printf (line, _ ("%d of %d"), (int) figure->value, (int) figure->total);
  if (figure->has_last)
    {
      g_string_append_c (line, ' ');
      /* Translators: last year so many of so many. */
      g_string_append_printf (line, _ ("(last year %d of %d)"), (int) figure->last_value, (int) figure->last_total);
    }
  lykta_cli_print ("%s\n", line->str);

  if (figure->missing->len > 0)
    {
      g_string_assign (line, _ (figure->indicator->missing));
      g_string_append_printf (line, " (%s):", figure->indicator->reg);
      for (guint i = 0; i < figure->missing->len; i++)
        g_string_append_printf (line, " %" G_GINT64_FORMAT, g_array_index (figure->missing, gint64, i));
      lykta_cli_print ("  %s\n", line->str);
    }
}

static void
add_figure (LyktaJsonWriter *writer, const LyktaFigure *figure)
{
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "id", figure->indicator->id);
  lykta_cli_add_member (writer, "label", lykta_indicator_get_label (figure->indicator));
  lykta_cli_add_member (writer, "register", figure->indicator->reg);
  lykta_cli_add_integer_member (writer, "value", figure->value);
  lykta_cli_add_integer_member (writer, "total", figure->total);
  lykta_json_writer_key (writer, "last_value");
  if (figure->has_last)
    lykta_json_writer_integer (writer, figure->last_value);
  else
    lykta_json_writer_null (writer);
  lykta_json_writer_key (writer, "last_total");
  if (figure->has_last)
    lykta_json_writer_integer (writer, figure->last_total);
  else
    lykta_json_writer_null (writer);
  lykta_cli_add_ids (writer, "missing", (const gint64 *) (gpointer) figure->missing->data, figure->missing->len);
  lykta_json_writer_end_object (writer);
}

static gboolean
run_gaps (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  g_autoptr (GPtrArray) figures = store != NULL ? lykta_indicators_compute (store, 0, error) : NULL;
  g_autoptr (LyktaJsonWriter) writer = NULL;

  if (figures == NULL)
    return FALSE;
  if (!lykta_cli_json)
    {
      for (guint i = 0; i < figures->len; i++)
        print_figure (g_ptr_array_index (figures, i));
      return TRUE;
    }

  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < figures->len; i++)
    add_figure (writer, g_ptr_array_index (figures, i));
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

const LyktaCliCommand lykta_cli_gaps_commands[] = {
  { "gaps", "FILE", N_ ("Show every indicator, and which records it misses"), NULL, gaps_options, 1, 1, run_gaps },
  { NULL },
};

/* lykta-cli-weed.c: weed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-clock.h"
#include "lykta-weeding.h"

static const GOptionEntry weed_options[] = {
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static void
print_item (const LyktaWeedingItem *item)
{
  g_autofree char *years = lykta_weeding_format_years (item);

  /* Translators: why something may be weeded: a rule; "after 2 years"; counted from a day; the source of the rule. */
  g_autofree char *why =
      g_strdup_printf (_ ("%s, %s from %s (%s)"), item->rule, years, item->event, item->source != NULL ? item->source : "–");

  lykta_cli_print ("%s  %s %" G_GINT64_FORMAT "  %s: %s\n", item->due, item->reg->id, item->id, item->title, why);
}

static void
add_item (LyktaJsonWriter *writer, const LyktaWeedingItem *item)
{
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "register", item->reg->id);
  lykta_cli_add_integer_member (writer, "id", item->id);
  lykta_cli_add_member (writer, "title", item->title);
  lykta_cli_add_member (writer, "rule", item->rule);
  lykta_cli_add_member (writer, "source", item->source);
  lykta_json_writer_key (writer, "years");
  lykta_json_writer_real (writer, item->years);
  lykta_cli_add_member (writer, "from", item->event);
  lykta_cli_add_member (writer, "due", item->due);
  lykta_json_writer_key (writer, "fields");
  if (item->fields == NULL)
    lykta_json_writer_null (writer);
  else
    lykta_json_writer_begin_array (writer);
  for (const char *const *field = item->fields; field != NULL && *field != NULL; field++)
    lykta_json_writer_text (writer, *field);
  if (item->fields != NULL)
    lykta_json_writer_end_array (writer);
  lykta_json_writer_end_object (writer);
}

static gboolean
run_weed (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  g_autofree char *today = lykta_today ();
  g_autoptr (GPtrArray) items = store != NULL ? lykta_weeding_find (store, today, error) : NULL;
  g_autoptr (LyktaJsonWriter) writer = NULL;

  if (items == NULL)
    return FALSE;
  if (!lykta_cli_json)
    {
      for (guint i = 0; i < items->len; i++)
        print_item (g_ptr_array_index (items, i));
      return TRUE;
    }
  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < items->len; i++)
    add_item (writer, g_ptr_array_index (items, i));
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

const LyktaCliCommand lykta_cli_weed_commands[] = {
  { "weed", "FILE", N_ ("List what may be weeded by now, and by which rule"),
    N_ ("Nothing is deleted: that is decided by a person, in the window. The rules are the pick list “weeding”."), weed_options,
    1, 1, run_weed },
  { NULL },
};

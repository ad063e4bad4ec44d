/* lykta-history.c: what happened to a record, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-history.h"

#include <glib/gi18n-lib.h>

#define MAX_VALUE_CHARS 60

static char *
shorten (char *text)
{
  g_autofree char *whole = g_strdelimit (text, "\r\n", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (whole, -1) <= MAX_VALUE_CHARS)
    return g_steal_pointer (&whole);
  start = g_utf8_substring (whole, 0, MAX_VALUE_CHARS);
  return g_strconcat (start, "…", NULL);
}

static char *
describe_update (LyktaStore *store, const LyktaLogEntry *entry)
{
  const char *label = lykta_field_get_label (entry->field);
  g_autofree char *value = NULL;

  if (lykta_value_is_empty (&entry->new_))
    /* Translators: a field's label; in the history of a record. */
    return g_strdup_printf (_ ("%s cleared"), label);

  value = shorten (lykta_store_format_value (store, entry->field, &entry->new_));
  /* Translators: a field's label and what it was set to; in the history of a record. */
  return g_strdup_printf (_ ("%s set to %s"), label, value);
}

/**
 * lykta_history_describe:
 *
 * Returns: (transfer full): one line that says what happened
 */
char *
lykta_history_describe (LyktaStore *store, const LyktaLogEntry *entry)
{
  switch (entry->kind)
    {
    case LYKTA_LOG_INSERT:
      return g_strdup (entry->undoes != 0 ? _ ("Brought back") : _ ("Added"));
    case LYKTA_LOG_DELETE:
      return g_strdup (_ ("Deleted"));
    case LYKTA_LOG_UPDATE:
      return entry->field != NULL ? describe_update (store, entry) : g_strdup (entry->label);
    default:
      g_assert_not_reached ();
    }
}

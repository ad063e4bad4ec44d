/* lykta-cli.c: what the commands of lyktactl share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-defaults.h"
#include "lykta-registers.h"
#include "lykta-review.h"

gboolean lykta_cli_json;

G_DEFINE_QUARK (lykta - cli - usage - error - quark, lykta_cli_usage_error)

/**
 * lykta_cli_print:
 * @format: as for printf()
 *
 * Writes to standard output.
 */
void
lykta_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs (text, stdout);
}

/**
 * lykta_cli_append_padded:
 * @line: of a table
 * @text: of a column
 * @width: of the column, in characters
 *
 * Appends a column and what keeps it from the next.
 */
void
lykta_cli_append_padded (GString *line, const char *text, guint width)
{
  g_string_append (line, text);
  for (glong length = g_utf8_strlen (text, -1); length < (glong) width; length++)
    g_string_append_c (line, ' ');
  g_string_append (line, "  ");
}

/**
 * lykta_cli_begin_json:
 *
 * Returns: a writer to standard output, to be ended with lykta_cli_end_json()
 */
LyktaJsonWriter *
lykta_cli_begin_json (void)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  return lykta_json_writer_new (stream);
}

/**
 * lykta_cli_end_json:
 * @writer: after its value
 * @error: return location
 *
 * Returns: whether all could be written
 */
gboolean
lykta_cli_end_json (LyktaJsonWriter *writer, GError **error)
{
  return lykta_json_writer_flush (writer, TRUE, NULL, error);
}

/**
 * lykta_cli_add_member:
 * @text: (nullable): null when there is none
 *
 * Writes a member of an object.
 */
void
lykta_cli_add_member (LyktaJsonWriter *writer, const char *key, const char *text)
{
  lykta_json_writer_key (writer, key);
  lykta_json_writer_text (writer, text);
}

/**
 * lykta_cli_add_integer_member:
 *
 * Writes a member of an object.
 */
void
lykta_cli_add_integer_member (LyktaJsonWriter *writer, const char *key, gint64 integer)
{
  lykta_json_writer_key (writer, key);
  lykta_json_writer_integer (writer, integer);
}

/**
 * lykta_cli_add_ids:
 *
 * Writes a member of an object that is an array of ids.
 */
void
lykta_cli_add_ids (LyktaJsonWriter *writer, const char *key, const gint64 *ids, gsize n_ids)
{
  lykta_json_writer_key (writer, key);
  lykta_json_writer_begin_array (writer);
  for (gsize i = 0; i < n_ids; i++)
    lykta_json_writer_integer (writer, ids[i]);
  lykta_json_writer_end_array (writer);
}

/**
 * lykta_cli_open:
 * @path: of a register file
 * @error: return location
 *
 * Returns: (nullable) (transfer full): the open file
 */
LyktaStore *
lykta_cli_open (const char *path, GError **error)
{
  LyktaStore *store = lykta_store_open (path, lykta_registers_get (), error);
  g_autoptr (GError) local_error = NULL;

  /* A file that is not sound is still to be looked at. */
  if (store != NULL && !lykta_defaults_update (store, &local_error))
    g_printerr ("%s\n", local_error->message);
  return store;
}

/**
 * lykta_cli_find_register:
 * @id: as typed
 * @error: return location
 *
 * Returns: (nullable): the register
 */
const LyktaRegister *
lykta_cli_find_register (LyktaStore *store, const char *id, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, id);

  if (reg == NULL)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                 _ ("There is no register “%s”. “lyktactl registers FILE” lists them."), id);
  return reg;
}

/**
 * lykta_cli_parse_id:
 * @text: as typed
 * @id: (out): the id
 * @error: return location
 *
 * Returns: whether it can be the id of a record
 */
gboolean
lykta_cli_parse_id (const char *text, gint64 *id, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("“%s” is not the id of a record: give a whole number."), text);
      return FALSE;
    }
  *id = (gint64) number;
  return TRUE;
}

/**
 * lykta_cli_find_record:
 * @id: as typed
 * @error: return location
 *
 * Returns: (nullable) (transfer full): the record
 */
LyktaRecord *
lykta_cli_find_record (LyktaStore *store, const LyktaRegister *reg, const char *id, GError **error)
{
  LyktaRecord *record;
  gint64 number;

  if (!lykta_cli_parse_id (id, &number, error))
    return NULL;
  record = lykta_store_get_record (store, reg, number);
  if (record == NULL)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                 _ ("There is no record %s in %s. “lyktactl export --ids FILE %s” lists them with their ids."), id, reg->id,
                 reg->id);
  return record;
}

/**
 * lykta_cli_parse_year:
 * @text: as typed
 * @year: (out): the year
 * @error: return location
 *
 * Returns: whether it is a year
 */
gboolean
lykta_cli_parse_year (const char *text, int *year, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 1900, 2999, &number, NULL))
    {
      g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("“%s” is not a year: give one such as 2026."), text);
      return FALSE;
    }
  *year = (int) number;
  return TRUE;
}

/**
 * lykta_cli_find_review:
 * @year: as asked for
 * @error: return location
 *
 * Returns: (nullable) (transfer full): the review of that year
 */
LyktaRecord *
lykta_cli_find_review (LyktaStore *store, int year, GError **error)
{
  LyktaRecord *review = lykta_review_find (store, year);
  g_autoptr (GArray) years = review == NULL ? lykta_review_get_years (store) : NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (review != NULL)
    return review;
  for (guint i = 0; years != NULL && i < years->len; i++)
    g_string_append_printf (list, "%s%d", i > 0 ? ", " : "", g_array_index (years, int, i));
  if (list->len > 0)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no review of %d. Choose one of: %s."), year, list->str);
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no review of %d yet. Begin one in the window."), year);
  return NULL;
}

/**
 * lykta_cli_read_trust:
 * @paths: (nullable): as given by --trust
 * @trust: (out) (transfer full) (nullable): %NULL when there are none
 * @error: return location
 *
 * Returns: whether all could be read
 */
gboolean
lykta_cli_read_trust (char **paths, LyktaPdfTrust **trust, GError **error)
{
  g_autoptr (LyktaPdfTrust) list = paths != NULL ? lykta_pdf_trust_new () : NULL;

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    if (!lykta_pdf_trust_add_file (list, paths[i], error))
      return FALSE;
  *trust = g_steal_pointer (&list);
  return TRUE;
}

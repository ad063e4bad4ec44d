/* lykta-json-reader.c: JSON, read as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-error.h"
#include "lykta-json.h"

#define CHUNK (64 * 1024)

/* The array is cut at its objects by counting brackets outside strings; each object then goes through the real parser. */
struct _LyktaJsonReader
{
  /* Owned */
  GInputStream *stream;
  char *chunk;
  GString *object;
  JsonParser *parser;

  gsize n_chunk;
  gsize position;
  guint number;
  gboolean started;
  gboolean in_array;
  gboolean ended;
};

static gboolean
refuse (LyktaJsonReader *self, const char *what, GError **error)
{
  /* Translators: number of a record in a JSON file, and what is wrong there (a sentence). */
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("Record %u of the JSON: %s"), self->number, what);
  return FALSE;
}

/* -1 at the end, -2 on error */
static int
next_byte (LyktaJsonReader *self, GCancellable *cancellable, GError **error)
{
  if (self->position == self->n_chunk)
    {
      self->position = 0;
      if (!g_input_stream_read_all (self->stream, self->chunk, CHUNK, &self->n_chunk, cancellable, error))
        return -2;
      if (self->n_chunk == 0)
        return -1;
      if (!self->started && self->n_chunk >= 3 && memcmp (self->chunk, "\xef\xbb\xbf", 3) == 0)
        self->position = 3;
      self->started = TRUE;
      return next_byte (self, cancellable, error);
    }
  return (guchar) self->chunk[self->position++];
}

/* Collects the rest of an object whose opening bracket was read. */
static gboolean
collect_object (LyktaJsonReader *self, GCancellable *cancellable, GError **error)
{
  gboolean in_string = FALSE, escaped = FALSE;
  guint depth = 1;

  g_string_assign (self->object, "{");
  while (depth > 0)
    {
      int byte = next_byte (self, cancellable, error);

      if (byte == -2)
        return FALSE;
      if (byte == -1)
        return refuse (self, _ ("The file ends in the midst of it. Fetch the whole file, and try again."), error);
      if (self->object->len >= LYKTA_JSON_MAX_OBJECT)
        return refuse (self, _ ("It is larger than any record can be. Is a quotation mark or a bracket missing?"), error);

      g_string_append_c (self->object, (char) byte);
      if (in_string)
        {
          if (!escaped && byte == '"')
            in_string = FALSE;
          escaped = !escaped && byte == '\\';
        }
      else if (byte == '"')
        in_string = TRUE;
      else if (byte == '{' || byte == '[')
        depth++;
      else if (byte == '}' || byte == ']')
        depth--;
    }
  return TRUE;
}

/* Reads up to the bracket that opens the next object; @found is FALSE at the end. */
static gboolean
find_object (LyktaJsonReader *self, gboolean *found, GCancellable *cancellable, GError **error)
{
  gboolean comma = FALSE;

  *found = FALSE;
  for (;;)
    {
      int byte = next_byte (self, cancellable, error);

      if (byte == -2)
        return FALSE;
      if (byte == -1)
        {
          if (self->in_array && !self->ended)
            return refuse (self,
                           _ ("The file ends before the bracket that closes the list. Fetch the whole file, and try again."),
                           error);
          return TRUE;
        }
      if (g_ascii_isspace (byte))
        continue;
      if (self->ended)
        return refuse (self, _ ("Something follows the end of the list."), error);

      if (byte == '[' && self->number == 1 && !self->in_array)
        self->in_array = TRUE;
      else if (byte == ',' && self->in_array && self->number > 1 && !comma)
        comma = TRUE;
      else if (byte == ']' && self->in_array && !comma)
        self->ended = TRUE;
      else if (byte == '{' && (!self->in_array || comma == (self->number > 1)))
        {
          *found = TRUE;
          return TRUE;
        }
      else
        return refuse (self, _ ("A list of records in curly brackets was expected, such as an export gives."), error);
    }
}

/**
 * lykta_json_reader_new:
 * @stream: an array of objects, or objects one after the other
 *
 * See lykta-json.h.
 *
 * Returns: a reader before the first object
 */
LyktaJsonReader *
lykta_json_reader_new (GInputStream *stream)
{
  LyktaJsonReader *self = g_new0 (LyktaJsonReader, 1);

  self->stream = g_object_ref (stream);
  self->chunk = g_malloc (CHUNK);
  self->object = g_string_new (NULL);
  self->parser = json_parser_new_immutable ();
  return self;
}

/**
 * lykta_json_reader_free:
 *
 * Ends the reader; the object that it gave is gone.
 */
void
lykta_json_reader_free (LyktaJsonReader *self)
{
  g_object_unref (self->stream);
  g_object_unref (self->parser);
  g_string_free (self->object, TRUE);
  g_free (self->chunk);
  g_free (self);
}

/**
 * lykta_json_reader_get_number:
 *
 * Returns: which object was read last, from 1
 */
guint
lykta_json_reader_get_number (LyktaJsonReader *self)
{
  return self->number;
}

/**
 * lykta_json_reader_next:
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * See lykta-json.h.
 *
 * Returns: (nullable): the next object
 */
JsonObject *
lykta_json_reader_next (LyktaJsonReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean found;

  self->number++;
  if (!find_object (self, &found, cancellable, error) || !found || !collect_object (self, cancellable, error))
    return NULL;
  if (!g_utf8_validate_len (self->object->str, self->object->len, NULL))
    {
      refuse (self, _ ("It is not in UTF-8. Save the file in that encoding."), error);
      return NULL;
    }
  if (!json_parser_load_from_data (self->parser, self->object->str, (gssize) self->object->len, &local))
    {
      refuse (self, local->message, error);
      return NULL;
    }
  return json_node_get_object (json_parser_get_root (self->parser));
}

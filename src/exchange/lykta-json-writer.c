/* lykta-json-writer.c: JSON, written as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "lykta-json.h"

#define FLUSH (64 * 1024)
#define MAX_DEPTH 32

struct _LyktaJsonWriter
{
  GOutputStream *stream; /* owned */
  GString *buffer;       /* owned */
  guint depth;
  gboolean filled[MAX_DEPTH]; /* whether the container at that depth has an element */
  gboolean after_key;
};

static void
add_string (GString *buffer, const char *text)
{
  static const char short_escapes[] = "\b\f\n\r\t\"\\";
  static const char short_letters[] = "bfnrt\"\\";

  g_string_append_c (buffer, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *escape, *plain = p;

      while ((guchar) *p >= 0x20 && *p != '"' && *p != '\\')
        p++;
      g_string_append_len (buffer, plain, p - plain);
      if (*p == '\0')
        break;
      if ((escape = strchr (short_escapes, *p)) != NULL)
        {
          g_string_append_c (buffer, '\\');
          g_string_append_c (buffer, short_letters[escape - short_escapes]);
        }
      else
        g_string_append_printf (buffer, "\\u%04x", (guint) *p);
    }
  g_string_append_c (buffer, '"');
}

/* What stands before an element: a comma, and a line of its own at the outside. */
static void
begin_element (LyktaJsonWriter *self)
{
  if (self->after_key)
    {
      self->after_key = FALSE;
      return;
    }
  if (self->depth == 0)
    return;
  if (self->filled[self->depth])
    g_string_append_c (self->buffer, ',');
  if (self->depth == 1)
    g_string_append (self->buffer, "\n  ");
  else if (self->filled[self->depth])
    g_string_append_c (self->buffer, ' ');
  self->filled[self->depth] = TRUE;
}

static void
begin_container (LyktaJsonWriter *self, char bracket)
{
  begin_element (self);
  g_string_append_c (self->buffer, bracket);
  g_assert (self->depth + 1 < MAX_DEPTH);
  self->filled[++self->depth] = FALSE;
}

static void
end_container (LyktaJsonWriter *self, char bracket)
{
  gboolean filled = self->filled[self->depth];

  g_assert (self->depth > 0 && !self->after_key);
  self->depth--;
  if (filled && self->depth == 0)
    g_string_append_c (self->buffer, '\n');
  g_string_append_c (self->buffer, bracket);
}

/**
 * lykta_json_writer_new:
 * @stream: where to
 *
 * See lykta-json.h.
 *
 * Returns: a writer before its value
 */
LyktaJsonWriter *
lykta_json_writer_new (GOutputStream *stream)
{
  LyktaJsonWriter *self = g_new0 (LyktaJsonWriter, 1);

  self->stream = g_object_ref (stream);
  self->buffer = g_string_sized_new (FLUSH);
  return self;
}

/**
 * lykta_json_writer_free:
 *
 * Ends the writer; what was not flushed is lost.
 */
void
lykta_json_writer_free (LyktaJsonWriter *self)
{
  g_object_unref (self->stream);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * lykta_json_writer_begin_object:
 *
 * Begins an object.
 */
void
lykta_json_writer_begin_object (LyktaJsonWriter *self)
{
  begin_container (self, '{');
}

/**
 * lykta_json_writer_end_object:
 *
 * Ends the object that was begun last.
 */
void
lykta_json_writer_end_object (LyktaJsonWriter *self)
{
  end_container (self, '}');
}

/**
 * lykta_json_writer_begin_array:
 *
 * Begins an array.
 */
void
lykta_json_writer_begin_array (LyktaJsonWriter *self)
{
  begin_container (self, '[');
}

/**
 * lykta_json_writer_end_array:
 *
 * Ends the array that was begun last.
 */
void
lykta_json_writer_end_array (LyktaJsonWriter *self)
{
  end_container (self, ']');
}

/**
 * lykta_json_writer_key:
 * @key: of the value that follows
 *
 * Begins a member of an object.
 */
void
lykta_json_writer_key (LyktaJsonWriter *self, const char *key)
{
  begin_element (self);
  add_string (self->buffer, key);
  g_string_append (self->buffer, ": ");
  self->after_key = TRUE;
}

/**
 * lykta_json_writer_null:
 *
 * Writes null.
 */
void
lykta_json_writer_null (LyktaJsonWriter *self)
{
  begin_element (self);
  g_string_append (self->buffer, "null");
}

/**
 * lykta_json_writer_boolean:
 * @value: true or false
 *
 * Writes a truth value.
 */
void
lykta_json_writer_boolean (LyktaJsonWriter *self, gboolean value)
{
  begin_element (self);
  g_string_append (self->buffer, value ? "true" : "false");
}

/**
 * lykta_json_writer_integer:
 * @value: a whole number
 *
 * Writes a number.
 */
void
lykta_json_writer_integer (LyktaJsonWriter *self, gint64 value)
{
  begin_element (self);
  g_string_append_printf (self->buffer, "%" G_GINT64_FORMAT, value);
}

/**
 * lykta_json_writer_real:
 * @value: a number; JSON has no infinity, which is written as null
 *
 * Writes a number.
 */
void
lykta_json_writer_real (LyktaJsonWriter *self, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  begin_element (self);
  if (isfinite (value))
    g_string_append (self->buffer, lykta_json_format_real (value, text, sizeof text));
  else
    g_string_append (self->buffer, "null");
}

/**
 * lykta_json_format_real:
 * @value: a number
 * @buffer: (out caller-allocates): at least %G_ASCII_DTOSTR_BUF_SIZE long
 * @size: of @buffer
 *
 * Returns: @buffer, with the fewest digits that give the same number again
 */
const char *
lykta_json_format_real (double value, char *buffer, int size)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, size, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  return buffer;
}

/**
 * lykta_json_writer_text:
 * @text: (nullable): UTF-8; %NULL writes null
 *
 * Writes a string.
 */
void
lykta_json_writer_text (LyktaJsonWriter *self, const char *text)
{
  if (text == NULL)
    {
      lykta_json_writer_null (self);
      return;
    }
  begin_element (self);
  add_string (self->buffer, text);
}

/**
 * lykta_json_writer_flush:
 * @all: also when it is little, and the end
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes what has come together.
 *
 * Returns: whether it could be written
 */
gboolean
lykta_json_writer_flush (LyktaJsonWriter *self, gboolean all, GCancellable *cancellable, GError **error)
{
  gboolean written;

  if (!all && self->buffer->len < FLUSH)
    return TRUE;
  if (all)
    g_string_append_c (self->buffer, '\n');
  written = g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL, cancellable, error);
  g_string_truncate (self->buffer, 0);
  return written;
}

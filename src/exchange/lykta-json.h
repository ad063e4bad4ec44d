/* lykta-json.h: JSON, written and read as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a file may hold at most: bytes an object of the array. Memory is bounded by one. */
#define LYKTA_JSON_MAX_OBJECT (16 * 1024 * 1024)

typedef struct _LyktaJsonReader LyktaJsonReader;
typedef struct _LyktaJsonWriter LyktaJsonWriter;

/**
 * lykta_json_writer_new:
 *
 * Writes one value, usually an object or an array, each of whose elements has a line of its own. Within an object a
 * value follows lykta_json_writer_key(). The calls cannot fail; lykta_json_writer_flush() tells.
 */
LyktaJsonWriter *lykta_json_writer_new (GOutputStream *stream);
void lykta_json_writer_free (LyktaJsonWriter *self);

void lykta_json_writer_begin_object (LyktaJsonWriter *self);
void lykta_json_writer_end_object (LyktaJsonWriter *self);
void lykta_json_writer_begin_array (LyktaJsonWriter *self);
void lykta_json_writer_end_array (LyktaJsonWriter *self);
void lykta_json_writer_key (LyktaJsonWriter *self, const char *key);

void lykta_json_writer_null (LyktaJsonWriter *self);
void lykta_json_writer_boolean (LyktaJsonWriter *self, gboolean value);
void lykta_json_writer_integer (LyktaJsonWriter *self, gint64 value);
void lykta_json_writer_real (LyktaJsonWriter *self, double value);     /* the fewest digits that give the same number again */
void lykta_json_writer_text (LyktaJsonWriter *self, const char *text); /* NULL is null */
const char *lykta_json_format_real (double value, char *buffer, int size);

/* Writes what has come together when it is much; with @all, all of it and a last line end. */
gboolean lykta_json_writer_flush (LyktaJsonWriter *self, gboolean all, GCancellable *cancellable, GError **error);

/**
 * lykta_json_reader_new:
 * @stream: an array of objects, or objects one after the other (JSON Lines), in UTF-8
 */
LyktaJsonReader *lykta_json_reader_new (GInputStream *stream);
void lykta_json_reader_free (LyktaJsonReader *self);

/**
 * lykta_json_reader_next:
 *
 * Returns: (nullable) (transfer none): the next object, until the next call; %NULL at the end, and with @error set when
 * the file is
 *   malformed (%LYKTA_ERROR_INVALID) or cannot be read
 */
JsonObject *lykta_json_reader_next (LyktaJsonReader *self, GCancellable *cancellable, GError **error);

/* Number of the object that was read last, from 1. */
guint lykta_json_reader_get_number (LyktaJsonReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaJsonReader, lykta_json_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaJsonWriter, lykta_json_writer_free)

G_END_DECLS

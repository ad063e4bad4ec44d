/* lykta-csv.h: comma-separated values, read and written as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a file may hold at most: columns as in a spreadsheet, bytes a cell and a row. Memory is bounded by a row. */
#define LYKTA_CSV_MAX_COLUMNS 16384
#define LYKTA_CSV_MAX_CELL (1024 * 1024)
#define LYKTA_CSV_MAX_ROW (16 * 1024 * 1024)

/**
 * LyktaCsvEncoding:
 * @LYKTA_CSV_UTF_8: with or without a byte order mark
 * @LYKTA_CSV_UTF_16: with a byte order mark ("Unicode text" of spreadsheets)
 * @LYKTA_CSV_WINDOWS_1252: whatever is neither ("CSV" of spreadsheets in Swedish Windows)
 */
typedef enum
{
  LYKTA_CSV_UTF_8,
  LYKTA_CSV_UTF_16,
  LYKTA_CSV_WINDOWS_1252,
} LyktaCsvEncoding;

typedef struct _LyktaCsvReader LyktaCsvReader;
typedef struct _LyktaCsvWriter LyktaCsvWriter;

/**
 * lykta_csv_reader_new:
 * @stream: read from where it stands to its end
 *
 * Finds out the encoding and whether semicolons, tabs or commas separate the cells, which takes one pass over the whole
 * stream; one that cannot seek is copied to a temporary file without a name first.
 *
 * Returns: (nullable): a reader before the first row, to be freed with lykta_csv_reader_free()
 */
LyktaCsvReader *lykta_csv_reader_new (GInputStream *stream, GCancellable *cancellable, GError **error);
LyktaCsvReader *lykta_csv_reader_new_for_path (const char *path, GCancellable *cancellable, GError **error);
LyktaCsvReader *lykta_csv_reader_new_for_bytes (GBytes *bytes, GError **error);
void lykta_csv_reader_free (LyktaCsvReader *self);

LyktaCsvEncoding lykta_csv_reader_get_encoding (LyktaCsvReader *self);
char lykta_csv_reader_get_delimiter (LyktaCsvReader *self);

/**
 * lykta_csv_reader_next:
 * @n_cells: (out) (optional): how many cells the row has
 *
 * Reads the next row. Lines without a single character are passed over, but counted. Cells are valid UTF-8 and exactly what
 * the file says, so a guard that lykta_csv_writer_add_text() put before a formula is still there; see lykta_csv_skip_guard().
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): the cells, until the next call; %NULL at the end, and with
 *   @error set when the file is malformed (%LYKTA_ERROR_INVALID) or cannot be read
 */
const char *const *lykta_csv_reader_next (LyktaCsvReader *self, guint *n_cells, GCancellable *cancellable, GError **error);

/* Number of the row that was read last, as a spreadsheet counts them: the header is row 1. */
guint lykta_csv_reader_get_row (LyktaCsvReader *self);

/* The cell without the apostrophe that keeps spreadsheets from taking it for a formula; undoes the writer's exactly. */
const char *lykta_csv_skip_guard (const char *cell);

/**
 * lykta_csv_writer_new:
 *
 * Writes as Swedish spreadsheets read it: UTF-8 with a byte order mark, semicolons, CRLF.
 */
LyktaCsvWriter *lykta_csv_writer_new (GOutputStream *stream);
void lykta_csv_writer_free (LyktaCsvWriter *self);

/* A cell of text, guarded when a spreadsheet would take it for a formula; NULL is empty. */
void lykta_csv_writer_add_text (LyktaCsvWriter *self, const char *text);
/* A cell that the program itself made and that stays what it is: a number, a date. */
void lykta_csv_writer_add_number (LyktaCsvWriter *self, const char *number);
gboolean lykta_csv_writer_end_row (LyktaCsvWriter *self, GCancellable *cancellable, GError **error);
/* Writes what is left; an empty file still has its byte order mark. The stream is left open. */
gboolean lykta_csv_writer_finish (LyktaCsvWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaCsvReader, lykta_csv_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaCsvWriter, lykta_csv_writer_free)

G_END_DECLS

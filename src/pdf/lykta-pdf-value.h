/* lykta-pdf-value.h: what a PDF file is made of: numbers, names, strings, arrays, dictionaries, streams
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LYKTA_PDF_NULL,
  LYKTA_PDF_BOOLEAN,
  LYKTA_PDF_NUMBER,
  LYKTA_PDF_NAME,
  LYKTA_PDF_STRING,
  LYKTA_PDF_ARRAY,
  LYKTA_PDF_DICTIONARY,
  LYKTA_PDF_STREAM,
  LYKTA_PDF_REFERENCE,
} LyktaPdfType;

typedef struct _LyktaPdfValue LyktaPdfValue;
typedef struct _LyktaPdfArena LyktaPdfArena;

/**
 * LyktaPdfValue:
 * @number: of a boolean (0 or 1) and a number; the object's number of a reference
 * @text: of a name (without its slash) and a string, unescaped; a zero byte follows
 * @items: of an array; of a dictionary and a stream's dictionary keys and values in turn
 * @length: bytes of @text, or how many @items there are
 * @start: of a stream: where its data begins in the file
 *
 * A value as it stands in a file. It lives as long as the arena that it was read into.
 */
struct _LyktaPdfValue
{
  LyktaPdfType type;
  guint length;
  union
  {
    double number;
    const char *text;
    const LyktaPdfValue **items;
  };
  gsize start;
};

/* Memory for values, given back all at once. What would take more than @limit bytes is not read. */
LyktaPdfArena *lykta_pdf_arena_new (gsize limit);
void lykta_pdf_arena_free (LyktaPdfArena *self);
gpointer lykta_pdf_arena_alloc (LyktaPdfArena *self, gsize size); /* (nullable): zeroed */

/**
 * LyktaPdfParser:
 *
 * Reads values, one after the other, from bytes of anyone's; @at moves on. Nothing outside @data .. @data + @size is looked at, and
 * nesting has an end.
 */
typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
  LyktaPdfArena *arena;
  guint depth;
} LyktaPdfParser;

const LyktaPdfValue *lykta_pdf_parser_read (LyktaPdfParser *self); /* (nullable) */
gboolean lykta_pdf_parser_read_integer (LyktaPdfParser *self, guint64 *number);
gboolean lykta_pdf_parser_skip_word (LyktaPdfParser *self, const char *word);
void lykta_pdf_parser_skip_space (LyktaPdfParser *self); /* and comments */

const LyktaPdfValue *lykta_pdf_value_get (const LyktaPdfValue *self, const char *key); /* (nullable): as it stands */
gboolean lykta_pdf_value_is_name (const LyktaPdfValue *self, const char *name);        /* FALSE for %NULL and other types */
gboolean lykta_pdf_value_is (const LyktaPdfValue *self, LyktaPdfType type);
gboolean lykta_pdf_value_is_dictionary (const LyktaPdfValue *self); /* or a stream, which has one */
gboolean lykta_pdf_value_equal (const LyktaPdfValue *a, const LyktaPdfValue *b);
guint lykta_pdf_value_get_reference (const LyktaPdfValue *self); /* the object's number, or 0 */

/* What a string says, whichever of the encodings of ISO 32000 it has; UTF-8 without a mark, as some programs write, is taken as such. */
char *lykta_pdf_value_get_text (const LyktaPdfValue *self);      /* (transfer full) (nullable) */
GDateTime *lykta_pdf_value_get_date (const LyktaPdfValue *self); /* (transfer full) (nullable): in UTC */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfArena, lykta_pdf_arena_free)

G_END_DECLS

/* lykta-pdf-parser.c: values of a PDF file, from bytes of anyone's (ISO 32000-1, 7.2 and 7.3)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-value.h"

#include <string.h>

#define BLOCK_SIZE (64 * 1024)

/* Arrays in arrays; real files have five or six. */
#define MOST_NESTED 64

#define LONGEST_NUMBER 40

struct _LyktaPdfArena
{
  GPtrArray *blocks;
  gsize room; /* left in the last block */
  gsize left; /* of the limit */
};

LyktaPdfArena *
lykta_pdf_arena_new (gsize limit)
{
  LyktaPdfArena *self = g_new0 (LyktaPdfArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->left = limit;
  return self;
}

void
lykta_pdf_arena_free (LyktaPdfArena *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

gpointer
lykta_pdf_arena_alloc (LyktaPdfArena *self, gsize size)
{
  guint8 *block;

  if (size > self->left)
    return NULL;
  size = (size + 7) & ~(gsize) 7;
  self->left -= MIN (self->left, size);
  if (size > BLOCK_SIZE / 4)
    {
      /* Before the last, which has room still */
      block = g_malloc0 (size);
      g_ptr_array_insert (self->blocks, self->blocks->len > 0 ? (int) self->blocks->len - 1 : 0, block);
      return block;
    }
  if (size > self->room)
    {
      g_ptr_array_add (self->blocks, g_malloc0 (BLOCK_SIZE));
      self->room = BLOCK_SIZE;
    }
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  block += BLOCK_SIZE - self->room;
  self->room -= size;
  return block;
}

static gboolean
is_space (guint8 byte)
{
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f' || byte == '\0';
}

static gboolean
is_delimiter (guint8 byte)
{
  return byte != '\0' && strchr ("()<>[]{}/%", byte) != NULL;
}

static gboolean
at_end (LyktaPdfParser *self)
{
  return self->at >= self->size;
}

void
lykta_pdf_parser_skip_space (LyktaPdfParser *self)
{
  while (!at_end (self))
    {
      if (self->data[self->at] == '%')
        while (!at_end (self) && self->data[self->at] != '\n' && self->data[self->at] != '\r')
          self->at++;
      else if (is_space (self->data[self->at]))
        self->at++;
      else
        break;
    }
}

/* A word that stands alone */
gboolean
lykta_pdf_parser_skip_word (LyktaPdfParser *self, const char *word)
{
  gsize length = strlen (word);
  gsize end;

  lykta_pdf_parser_skip_space (self);
  end = self->at + length;
  if (end > self->size || memcmp (self->data + self->at, word, length) != 0
      || (end < self->size && !is_space (self->data[end]) && !is_delimiter (self->data[end])))
    return FALSE;
  self->at = end;
  return TRUE;
}

gboolean
lykta_pdf_parser_read_integer (LyktaPdfParser *self, guint64 *number)
{
  gsize start;

  lykta_pdf_parser_skip_space (self);
  start = self->at;
  *number = 0;
  while (!at_end (self) && g_ascii_isdigit (self->data[self->at]) && self->at - start < 19)
    *number = *number * 10 + (guint64) (self->data[self->at++] - '0');
  return self->at > start && (at_end (self) || is_space (self->data[self->at]) || is_delimiter (self->data[self->at]));
}

static LyktaPdfValue *
make (LyktaPdfParser *self, LyktaPdfType type)
{
  LyktaPdfValue *value = lykta_pdf_arena_alloc (self->arena, sizeof (LyktaPdfValue));

  if (value != NULL)
    value->type = type;
  return value;
}

static const LyktaPdfValue *
make_text (LyktaPdfParser *self, LyktaPdfType type, const GString *text)
{
  LyktaPdfValue *value = make (self, type);
  char *copy = value != NULL ? lykta_pdf_arena_alloc (self->arena, text->len + 1) : NULL;

  if (copy == NULL)
    return NULL;
  memcpy (copy, text->str, text->len);
  value->text = copy;
  value->length = (guint) text->len;
  return value;
}

static const LyktaPdfValue *
read_name (LyktaPdfParser *self)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (self->at++; !at_end (self) && !is_space (self->data[self->at]) && !is_delimiter (self->data[self->at]); self->at++)
    {
      guint8 byte = self->data[self->at];

      if (byte == '#' && self->at + 2 < self->size && g_ascii_isxdigit (self->data[self->at + 1])
          && g_ascii_isxdigit (self->data[self->at + 2]))
        {
          byte = (guint8) (g_ascii_xdigit_value ((char) self->data[self->at + 1]) * 16
                           + g_ascii_xdigit_value ((char) self->data[self->at + 2]));
          self->at += 2;
        }
      g_string_append_c (name, (char) byte);
    }
  return make_text (self, LYKTA_PDF_NAME, name);
}

static const LyktaPdfValue *
read_hexadecimal (LyktaPdfParser *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int half = -1;

  for (self->at++; !at_end (self) && self->data[self->at] != '>'; self->at++)
    {
      int digit = g_ascii_xdigit_value ((char) self->data[self->at]);

      if (is_space (self->data[self->at]))
        continue;
      if (digit < 0)
        return NULL;
      if (half >= 0)
        g_string_append_c (text, (char) (half * 16 + digit));
      half = half >= 0 ? -1 : digit;
    }
  if (at_end (self))
    return NULL;
  self->at++;
  if (half >= 0)
    g_string_append_c (text, (char) (half * 16));
  return make_text (self, LYKTA_PDF_STRING, text);
}

/* What follows a backslash; nothing for one at the end of a line */
static void
read_escape (LyktaPdfParser *self, GString *text)
{
  static const char names[] = "nrtbf";
  static const char bytes[] = "\n\r\t\b\f";
  guint8 byte = self->data[self->at];
  const char *name = byte != '\0' ? strchr (names, byte) : NULL;

  if (name != NULL)
    g_string_append_c (text, bytes[name - names]);
  else if (byte >= '0' && byte <= '7')
    {
      guint code = 0;

      for (guint i = 0; i < 3 && !at_end (self) && self->data[self->at] >= '0' && self->data[self->at] <= '7'; i++)
        code = code * 8 + (guint) (self->data[self->at++] - '0');
      self->at--;
      g_string_append_c (text, (char) (code & 0xff));
    }
  else if (byte == '\r' && self->at + 1 < self->size && self->data[self->at + 1] == '\n')
    self->at++;
  else if (byte != '\n' && byte != '\r')
    g_string_append_c (text, (char) byte);
}

static const LyktaPdfValue *
read_string (LyktaPdfParser *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint open = 1;

  for (self->at++; !at_end (self); self->at++)
    {
      guint8 byte = self->data[self->at];

      if (byte == '\\')
        {
          self->at++;
          if (at_end (self))
            return NULL;
          read_escape (self, text);
          continue;
        }
      open += byte == '(';
      open -= byte == ')';
      if (open == 0)
        {
          self->at++;
          return make_text (self, LYKTA_PDF_STRING, text);
        }
      g_string_append_c (text, (char) byte);
    }
  return NULL;
}

/* A number, or a reference: three words */
static const LyktaPdfValue *
read_number (LyktaPdfParser *self)
{
  char word[LONGEST_NUMBER + 1];
  guint length = 0;
  gsize after;
  guint64 generation;
  LyktaPdfValue *value;

  for (; !at_end (self) && length < LONGEST_NUMBER
         && (g_ascii_isdigit (self->data[self->at])
             || (self->data[self->at] != '\0' && strchr ("+-.", self->data[self->at]) != NULL));
       self->at++)
    word[length++] = (char) self->data[self->at];
  word[length] = '\0';
  if (length == 0 || length == LONGEST_NUMBER)
    return NULL;
  value = make (self, LYKTA_PDF_NUMBER);
  if (value == NULL)
    return NULL;
  value->number = g_ascii_strtod (word, NULL);
  after = self->at;
  if (strspn (word, "0123456789") == length && length < 9 && lykta_pdf_parser_read_integer (self, &generation)
      && generation <= G_MAXUINT16 && lykta_pdf_parser_skip_word (self, "R"))
    {
      value->type = LYKTA_PDF_REFERENCE;
      value->length = (guint) generation;
    }
  else
    self->at = after;
  return value;
}

static const LyktaPdfValue *
read_items (LyktaPdfParser *self, LyktaPdfType type)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const char *end = type == LYKTA_PDF_ARRAY ? "]" : ">>";
  gsize length = strlen (end);
  LyktaPdfValue *value;

  if (self->depth >= MOST_NESTED)
    return NULL;
  self->depth++;
  for (self->at += length;;)
    {
      const LyktaPdfValue *item;

      lykta_pdf_parser_skip_space (self);
      if (self->at + length <= self->size && memcmp (self->data + self->at, end, length) == 0)
        break;
      item = lykta_pdf_parser_read (self);
      if (item == NULL || (type == LYKTA_PDF_DICTIONARY && items->len % 2 == 0 && item->type != LYKTA_PDF_NAME))
        return NULL;
      g_ptr_array_add (items, (gpointer) item);
    }
  self->depth--;
  self->at += length;
  value = type == LYKTA_PDF_DICTIONARY && items->len % 2 == 1 ? NULL : make (self, type);
  if (value == NULL)
    return NULL;
  value->length = items->len;
  value->items = lykta_pdf_arena_alloc (self->arena, items->len * sizeof (gpointer));
  if (value->items != NULL && items->len > 0)
    memcpy (value->items, items->pdata, items->len * sizeof (gpointer));
  return value->items != NULL ? value : NULL;
}

static const LyktaPdfValue *
read_word (LyktaPdfParser *self)
{
  static const struct
  {
    const char *word;
    LyktaPdfType type;
    double number;
  } words[] = {
    { "true", LYKTA_PDF_BOOLEAN, 1 },
    { "false", LYKTA_PDF_BOOLEAN, 0 },
    { "null", LYKTA_PDF_NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (lykta_pdf_parser_skip_word (self, words[i].word))
      {
        LyktaPdfValue *value = make (self, words[i].type);

        if (value != NULL)
          value->number = words[i].number;
        return value;
      }
  return NULL;
}

const LyktaPdfValue *
lykta_pdf_parser_read (LyktaPdfParser *self)
{
  guint8 byte;

  lykta_pdf_parser_skip_space (self);
  if (at_end (self))
    return NULL;
  byte = self->data[self->at];
  if (byte == '/')
    return read_name (self);
  if (byte == '(')
    return read_string (self);
  if (byte == '[')
    return read_items (self, LYKTA_PDF_ARRAY);
  if (byte == '<')
    return self->at + 1 < self->size && self->data[self->at + 1] == '<' ? read_items (self, LYKTA_PDF_DICTIONARY)
                                                                        : read_hexadecimal (self);
  if (g_ascii_isalpha (byte))
    return read_word (self);
  return read_number (self);
}

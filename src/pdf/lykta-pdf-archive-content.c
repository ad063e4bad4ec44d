/* lykta-pdf-archive-content.c: what a page draws outside its structure, marked as an artifact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cairo marks what belongs to a structure element and leaves the rest as it is: rules, heads, feet, table heads drawn again. Of each stretch
 * between two marked contents this wraps the part from where the first painting begins to where the last one ends.
 */

#include "config.h"

#include <string.h>

#include "lykta-pdf-archive-private.h"

#define NOWHERE G_MAXSIZE

/* What an operator does, as far as it matters here. */
typedef enum
{
  DOES_NOTHING,
  DOES_BEGIN_TEXT,
  DOES_END_TEXT,
  DOES_BEGIN_MARK,
  DOES_END_MARK,
  DOES_BUILD_PATH,
  DOES_PAINT,
} OperatorEffect;

static const struct
{
  const char *operators;
  OperatorEffect effect;
} effects[] = {
  { " BT ", DOES_BEGIN_TEXT },
  { " ET ", DOES_END_TEXT },
  { " BMC BDC ", DOES_BEGIN_MARK },
  { " EMC ", DOES_END_MARK },
  { " m l c v y h re ", DOES_BUILD_PATH },
  { " S s f F f* B B* b b* n Do sh ", DOES_PAINT },
};

typedef struct
{
  const char *content;
  gsize size;
  gsize at;

  GString *marked;
  gsize copied; /* to where the content is in @marked */

  guint depth;      /* of marked content */
  gboolean in_text; /* in a text object outside marked content, with what is marked inside it */
  gsize operand;    /* where the operands of the next operator begin */
  gsize path;       /* where the path being built begins */
  gsize first;      /* where the stretch's first painting begins */
  gsize last;       /* where its last painting ends */
} Marker;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return c != '\0' && strchr ("()<>[]{}/%", c) != NULL;
}

static void
skip_string (Marker *self)
{
  int depth = 0;

  for (; self->at < self->size; self->at++)
    {
      char c = self->content[self->at];

      if (c == '\\')
        self->at++;
      else if (c == '(')
        depth++;
      else if (c == ')' && --depth == 0)
        break;
    }
  self->at = MIN (self->at + 1, self->size);
}

/* Goes past one token. Returns whether it is an operator; brackets count as operands, and so do words that are values: no operator that
 * matters here has operands of that kind before it. */
static gboolean
skip_token (Marker *self)
{
  char c = self->content[self->at];

  if (c == '(')
    {
      skip_string (self);
      return FALSE;
    }
  if (c == '<' && self->at + 1 < self->size && self->content[self->at + 1] != '<')
    {
      while (self->at < self->size && self->content[self->at] != '>')
        self->at++;
      self->at = MIN (self->at + 1, self->size);
      return FALSE;
    }
  if (is_delimiter (c))
    {
      self->at++;
      if (c == '<')
        self->at++;
      if (c != '/')
        return FALSE;
    }
  while (self->at < self->size && !is_space (self->content[self->at]) && !is_delimiter (self->content[self->at]))
    self->at++;
  return g_ascii_isalpha (c) || c == '\'' || c == '"';
}

static OperatorEffect
find_effect (const char *operator, gsize length)
{
  char padded[8] = " ";

  if (length > 3)
    return DOES_NOTHING;
  memcpy (padded + 1, operator, length);
  padded[length + 1] = ' ';
  for (gsize i = 0; i < G_N_ELEMENTS (effects); i++)
    if (strstr (effects[i].operators, padded) != NULL)
      return effects[i].effect;
  return DOES_NOTHING;
}

static void
copy_to (Marker *self, gsize end)
{
  g_string_append_len (self->marked, self->content + self->copied, (gssize) (end - self->copied));
  self->copied = end;
}

static void
end_stretch (Marker *self)
{
  if (self->first != NOWHERE)
    {
      copy_to (self, self->first);
      g_string_append (self->marked, "/Artifact BMC\n");
      copy_to (self, self->last);
      g_string_append (self->marked, "\nEMC");
    }
  self->first = NOWHERE;
  self->path = NOWHERE;
}

static void
add_painting (Marker *self, gsize first, gsize last)
{
  if (self->first == NOWHERE)
    self->first = first;
  self->last = last;
  self->path = NOWHERE;
}

static void
note_operator (Marker *self, gsize start)
{
  gsize first = self->operand != NOWHERE ? self->operand : start;
  OperatorEffect effect = find_effect (self->content + start, self->at - start);

  switch (effect)
    {
    case DOES_BEGIN_TEXT:
      if (self->depth == 0)
        {
          self->in_text = TRUE;
          self->path = first;
        }
      break;
    case DOES_END_TEXT:
      if (self->in_text)
        add_painting (self, self->path, self->at);
      self->in_text = FALSE;
      break;
    case DOES_BEGIN_MARK:
      if (self->depth == 0 && !self->in_text)
        end_stretch (self);
      self->depth++;
      break;
    case DOES_END_MARK:
      if (self->depth > 0)
        self->depth--;
      break;
    case DOES_BUILD_PATH:
      if (self->depth == 0 && self->path == NOWHERE)
        self->path = first;
      break;
    case DOES_PAINT:
      if (self->depth == 0)
        add_painting (self, self->path != NOWHERE ? self->path : first, self->at);
      break;
    case DOES_NOTHING:
    default:
      break;
    }
  self->operand = NOWHERE;
}

GString *
lykta_pdf_mark_artifacts (const char *content, gsize size)
{
  Marker marker = { .content = content, .size = size, .operand = NOWHERE, .path = NOWHERE, .first = NOWHERE };

  marker.marked = g_string_sized_new (size + size / 16);
  while (marker.at < size)
    {
      gsize start = marker.at;

      if (is_space (content[start]))
        marker.at++;
      else if (content[start] == '%')
        while (marker.at < size && content[marker.at] != '\n' && content[marker.at] != '\r')
          marker.at++;
      else if (skip_token (&marker))
        note_operator (&marker, start);
      else if (marker.operand == NOWHERE)
        marker.operand = start;
    }
  end_stretch (&marker);
  copy_to (&marker, size);
  if (marker.marked->len > size)
    return marker.marked;
  g_string_free (marker.marked, TRUE);
  return NULL;
}

/* archive-check-content.c: whether everything that a page draws is either in its structure or an artifact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "archive-check.h"

/* A stack of marked contents: what stands at a painting. */
typedef enum
{
  MARK_PLAIN, /* "Span" with a text of its own, within another */
  MARK_ARTIFACT,
  MARK_NUMBERED,
} Mark;

typedef struct
{
  ArchiveCheck *check;
  qpdf_oh page;
  GArray *marks;
  GPtrArray *operands;
  gboolean composed;
} Reader;

static gboolean
has_mark (Reader *self, Mark mark)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, Mark, i) == mark)
      return TRUE;
  return FALSE;
}

static void
begin_mark (Reader *self)
{
  const char *tag = self->operands->len > 0 ? g_ptr_array_index (self->operands, 0) : "";
  Mark mark = g_str_equal (tag, "/Artifact") ? MARK_ARTIFACT : MARK_PLAIN;

  for (guint i = 0; i + 1 < self->operands->len; i++)
    if (g_str_equal (g_ptr_array_index (self->operands, i), "/MCID"))
      {
        char *key = g_strdup_printf ("%d %s", qpdf_oh_get_object_id (self->check->qpdf, self->page),
                                     (char *) g_ptr_array_index (self->operands, i + 1));

        mark = MARK_NUMBERED;
        if (!g_hash_table_add (self->check->marked, key))
          archive_check_problem (self->check, "marked content twice");
      }
  if ((mark == MARK_ARTIFACT && has_mark (self, MARK_NUMBERED)) || (mark == MARK_NUMBERED && has_mark (self, MARK_ARTIFACT)))
    archive_check_problem (self->check, "artifact and structure in each other");
  g_array_append_val (self->marks, mark);
}

static void
read_operator (Reader *self, const char *name)
{
  static const char *const paints[] = { "S",  "s",  "f",  "F",  "f*", "B",  "B*", "b", "b*",
                                        "sh", "Do", "Tj", "TJ", "'",  "\"", "EI", NULL };

  if (g_str_equal (name, "BMC") || g_str_equal (name, "BDC"))
    begin_mark (self);
  else if (g_str_equal (name, "EMC") && self->marks->len == 0)
    archive_check_problem (self->check, "EMC without a beginning");
  else if (g_str_equal (name, "EMC"))
    g_array_set_size (self->marks, self->marks->len - 1);
  else if (g_strv_contains (paints, name) && !has_mark (self, MARK_ARTIFACT) && !has_mark (self, MARK_NUMBERED))
    archive_check_problem (self->check, "content outside structure and artifacts");
  else if (g_str_equal (name, "Tf") && self->operands->len == 2)
    {
      g_autofree char *path = g_strconcat ("/Resources/Font", g_ptr_array_index (self->operands, 0), "/Subtype", NULL);

      self->composed = archive_check_is (self->check, self->page, path, "/Type0");
    }
  else if ((g_str_equal (name, "Tj") || g_str_equal (name, "TJ")) && self->composed)
    for (guint i = 0; i < self->operands->len; i++)
      {
        const char *text = g_ptr_array_index (self->operands, i);

        for (gsize j = 1; *text == '<' && j + 4 <= strlen (text); j += 4)
          if (strncmp (text + j, "0000", 4) == 0)
            archive_check_problem (self->check, "glyph .notdef");
      }
  g_ptr_array_set_size (self->operands, 0);
}

/* One token from @at on; brackets are tokens of their own. */
static const char *
find_end (const char *at, const char *end)
{
  int depth = 0;

  if (*at == '(')
    {
      for (; at < end; at++)
        {
          if (*at == '\\')
            at++;
          else if (*at == '(')
            depth++;
          else if (*at == ')' && --depth == 0)
            return at + 1;
        }
      return end;
    }
  if (*at == '<' && at[1] != '<')
    {
      while (at < end && *at != '>')
        at++;
      return at + 1;
    }
  if (*at == '<' || *at == '>')
    return at + 2;
  if (*at == '[' || *at == ']')
    return at + 1;
  for (at++; at < end && strchr (" \t\r\n\f()<>[]/%", *at) == NULL;)
    at++;
  return at;
}

void
archive_check_content (ArchiveCheck *self, qpdf_oh page)
{
  Reader reader = { .check = self,
                    .page = page,
                    .marks = g_array_new (FALSE, FALSE, sizeof (Mark)),
                    .operands = g_ptr_array_new_with_free_func (g_free) };
  unsigned char *data = NULL;
  size_t size = 0;
  const char *at;
  const char *end;

  if (qpdf_oh_get_page_content_data (self->qpdf, page, &data, &size) != QPDF_SUCCESS)
    archive_check_problem (self, "unreadable content");
  at = (const char *) data;
  end = at + size;
  while (at < end)
    {
      const char *next;
      g_autofree char *token = NULL;

      if (g_ascii_isspace (*at))
        {
          at++;
          continue;
        }
      next = MIN (find_end (at, end), end);
      token = g_strndup (at, (gsize) (next - at));
      at = next;
      if (g_ascii_isalpha (*token) || *token == '\'' || *token == '"')
        read_operator (&reader, token);
      else
        g_ptr_array_add (reader.operands, g_steal_pointer (&token));
    }
  if (reader.marks->len > 0)
    archive_check_problem (self, "marked content that does not end");
  qpdf_oh_free_buffer (&data);
  g_array_unref (reader.marks);
  g_ptr_array_unref (reader.operands);
}

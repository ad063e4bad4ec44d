/* lykta-pdf-update.c: what is appended to a PDF file, whose own bytes stay as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-update.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <openssl/sha.h>

#include "lykta-error.h"

#define TAIL_SIZE 2048
#define MAX_DEPTH 100

typedef struct
{
  int id;
  int generation;
  gsize offset;
} Entry;

struct _LyktaPdfUpdate
{
  GBytes *document;
  qpdf_data q;
  qpdf_data lent_q;
  GByteArray *lent;
  GByteArray *out;    /* what is appended */
  GArray *entries;    /* of Entry */
  GHashTable *queued; /* ids that are written or will be */
  GArray *queue;      /* of Entry, without offset */
  int spare;          /* the first number that is new */
  gint64 before;      /* where the document's own cross-references begin */
  gboolean stream;
};

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return ((const Entry *) a)->id - ((const Entry *) b)->id;
}

static void
append (LyktaPdfUpdate *self, const char *text)
{
  g_byte_array_append (self->out, (const guint8 *) text, (guint) strlen (text));
}

static void append_format (LyktaPdfUpdate *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append_format (LyktaPdfUpdate *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  append (self, text);
}

/* The last "startxref" and the number after it */
static gboolean
find_cross_references (LyktaPdfUpdate *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->document, &size);
  gsize tail = MIN (size, TAIL_SIZE);
  g_autofree char *text = g_malloc0 (tail + 1);
  const char *found;
  const char *at;

  /* A stream of cross-references may hold any byte. */
  for (gsize i = 0; i < tail; i++)
    text[i] = data[size - tail + i] != '\0' ? data[size - tail + i] : ' ';
  found = g_strrstr (text, "startxref");
  if (found == NULL)
    return FALSE;
  self->before = g_ascii_strtoll (found + strlen ("startxref"), NULL, 10);
  if (self->before <= 0 || (gsize) self->before + 4 >= size)
    return FALSE;
  at = data + self->before;
  self->stream = !g_str_has_prefix (at, "xref");
  return !self->stream || g_ascii_isdigit (*at);
}

static gboolean
read_document (LyktaPdfUpdate *self, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (self->document, &size);

  qpdf_silence_errors (self->q);
  qpdf_set_suppress_warnings (self->q, TRUE);
  qpdf_set_attempt_recovery (self->q, FALSE);
  if (qpdf_read_memory (self->q, "document", data, size, NULL) & QPDF_ERRORS)
    {
      qpdf_error problem = qpdf_get_error (self->q);

      if (qpdf_get_error_code (self->q, problem) == qpdf_e_password)
        g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                             _ ("The document is protected by a password: sign a copy without one."));
      else
        g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                             _ ("The document is damaged. Make it again, or get it again from where it came, and sign that."));
      return FALSE;
    }
  if (qpdf_is_encrypted (self->q))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("The document is encrypted: sign a copy that is not."));
      return FALSE;
    }
  if (size < 5 || !g_str_has_prefix (data, "%PDF-") || !find_cross_references (self))
    {
      g_set_error_literal (
          error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
          _ ("The document is not built as it should be, so nothing can be added to it. Save it again in the program "
             "that made it, and sign that."));
      return FALSE;
    }
  return TRUE;
}

static void
enqueue (LyktaPdfUpdate *self, qpdf_oh object)
{
  Entry entry = { qpdf_oh_get_object_id (self->q, object), qpdf_oh_get_generation (self->q, object), 0 };

  if (g_hash_table_add (self->queued, GINT_TO_POINTER (entry.id)))
    g_array_append_val (self->queue, entry);
}

/* Whatever is reached from what is written, and is new itself. Old objects are left where they are. */
static void
queue_new_objects (LyktaPdfUpdate *self, qpdf_oh object, int depth)
{
  g_autoptr (GPtrArray) keys = NULL;
  int id = qpdf_oh_get_object_id (self->q, object);

  if (depth > MAX_DEPTH)
    return;
  if (depth > 0 && id != 0)
    {
      if (id > self->spare)
        enqueue (self, object);
      return;
    }
  if (qpdf_oh_is_array (self->q, object))
    {
      int n = qpdf_oh_get_array_n_items (self->q, object);

      for (int i = 0; i < n; i++)
        {
          qpdf_oh item = qpdf_oh_get_array_item (self->q, object, i);

          queue_new_objects (self, item, depth + 1);
          qpdf_oh_release (self->q, item);
        }
      return;
    }
  if (qpdf_oh_is_stream (self->q, object))
    {
      qpdf_oh dict = qpdf_oh_get_dict (self->q, object);

      queue_new_objects (self, dict, depth + 1);
      qpdf_oh_release (self->q, dict);
      return;
    }
  if (!qpdf_oh_is_dictionary (self->q, object))
    return;
  keys = g_ptr_array_new_with_free_func (g_free);
  qpdf_oh_begin_dict_key_iter (self->q, object);
  while (qpdf_oh_dict_more_keys (self->q))
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (self->q)));
  for (guint i = 0; i < keys->len; i++)
    {
      qpdf_oh item = qpdf_oh_get_key (self->q, object, g_ptr_array_index (keys, i));

      queue_new_objects (self, item, depth + 1);
      qpdf_oh_release (self->q, item);
    }
}

static gsize
begin_object (LyktaPdfUpdate *self, int id, int generation)
{
  Entry entry = { id, generation, g_bytes_get_size (self->document) + self->out->len };

  g_array_append_val (self->entries, entry);
  append_format (self, "%d %d obj\n", id, generation);
  return g_bytes_get_size (self->document) + self->out->len;
}

static gboolean
write_stream (LyktaPdfUpdate *self, qpdf_oh object)
{
  qpdf_oh dict = qpdf_oh_get_dict (self->q, object);
  unsigned char *data = NULL;
  size_t size = 0;

  if (qpdf_oh_get_stream_data (self->q, object, qpdf_dl_none, NULL, &data, &size) & QPDF_ERRORS)
    return FALSE;
  qpdf_oh_replace_key (self->q, dict, "/Length", qpdf_oh_new_integer (self->q, (long long) size));
  append (self, qpdf_oh_unparse_resolved (self->q, dict));
  append (self, "\nstream\n");
  g_byte_array_append (self->out, data, (guint) size);
  append (self, "\nendstream");
  qpdf_oh_free_buffer (&data);
  return TRUE;
}

static gboolean
write_object (LyktaPdfUpdate *self, Entry entry)
{
  qpdf_oh object = qpdf_get_object_by_id (self->q, entry.id, entry.generation);

  begin_object (self, entry.id, entry.generation);
  if (qpdf_oh_is_stream (self->q, object))
    {
      if (!write_stream (self, object))
        return FALSE;
    }
  else
    append (self, qpdf_oh_unparse_resolved (self->q, object));
  append (self, "\nendobj\n");
  queue_new_objects (self, object, 0);
  return TRUE;
}

/* The first of the two identifiers stays; the second says that the file has changed. */
static char *
make_id (LyktaPdfUpdate *self)
{
  qpdf_oh trailer = qpdf_get_trailer (self->q);
  qpdf_oh id = qpdf_oh_get_key (self->q, trailer, "/ID");
  guint8 digest[SHA256_DIGEST_LENGTH];
  g_autoptr (GString) second = g_string_new (NULL);
  g_autofree char *first = NULL;

  SHA256 (self->out->data, self->out->len, digest);
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (second, "%02x", digest[i]);
  if (qpdf_oh_is_array (self->q, id) && qpdf_oh_get_array_n_items (self->q, id) == 2)
    first = g_strdup (qpdf_oh_unparse_binary (self->q, qpdf_oh_get_array_item (self->q, id, 0)));
  else
    first = g_strdup_printf ("<%s>", second->str);
  return g_strdup_printf ("[ %s <%s> ]", first, second->str);
}

static char *
make_trailer (LyktaPdfUpdate *self, int size)
{
  qpdf_oh trailer = qpdf_get_trailer (self->q);
  qpdf_oh info = qpdf_oh_get_key (self->q, trailer, "/Info");
  g_autofree char *id = make_id (self);
  g_autofree char *info_text = NULL;
  g_autofree char *root = g_strdup (qpdf_oh_unparse (self->q, qpdf_oh_get_key (self->q, trailer, "/Root")));

  if (qpdf_oh_is_indirect (self->q, info))
    info_text = g_strdup_printf (" /Info %s", qpdf_oh_unparse (self->q, info));
  return g_strdup_printf ("/Size %d /Root %s%s /ID %s /Prev %" G_GINT64_FORMAT, size, root, info_text != NULL ? info_text : "",
                          id, self->before);
}

static guint
count_run (LyktaPdfUpdate *self, guint from)
{
  guint n = 1;

  while (from + n < self->entries->len
         && g_array_index (self->entries, Entry, from + n).id == g_array_index (self->entries, Entry, from).id + (int) n)
    n++;
  return n;
}

static void
write_table (LyktaPdfUpdate *self, const char *trailer)
{
  append (self, "xref\n");
  g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len;)
    {
      guint n = count_run (self, i);

      append_format (self, "%d %u\n", g_array_index (self->entries, Entry, i).id, n);
      for (guint end = i + n; i < end; i++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i);

          append_format (self, "%010" G_GSIZE_FORMAT " %05d n \n", entry->offset, entry->generation);
        }
    }
  append_format (self, "trailer\n<< %s >>\n", trailer);
}

/* Fields of 1, 4 and 2 bytes: in use, where, generation. */
static void
write_stream_of_references (LyktaPdfUpdate *self, const char *trailer)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GString) index = g_string_new (NULL);

  begin_object (self, self->spare, 0);
  g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len;)
    {
      guint n = count_run (self, i);

      g_string_append_printf (index, " %d %u", g_array_index (self->entries, Entry, i).id, n);
      for (guint end = i + n; i < end; i++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i);
          guint32 offset = GUINT32_TO_BE ((guint32) entry->offset);
          guint16 generation = GUINT16_TO_BE ((guint16) entry->generation);

          g_byte_array_append (rows, (const guint8 *) "\1", 1);
          g_byte_array_append (rows, (const guint8 *) &offset, sizeof offset);
          g_byte_array_append (rows, (const guint8 *) &generation, sizeof generation);
        }
    }
  append_format (self, "<< /Type /XRef /W [ 1 4 2 ] /Index [%s ] %s /Length %u >>\nstream\n", index->str, trailer, rows->len);
  g_byte_array_append (self->out, rows->data, rows->len);
  append (self, "\nendstream\nendobj\n");
}

LyktaPdfUpdate *
lykta_pdf_update_new (GBytes *document, GError **error)
{
  g_autoptr (LyktaPdfUpdate) self = g_new0 (LyktaPdfUpdate, 1);
  self->document = g_bytes_ref (document);
  self->q = qpdf_init ();
  self->out = g_byte_array_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->queued = g_hash_table_new (NULL, NULL);
  self->queue = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (!read_document (self, error))
    return NULL;

  /* It becomes a stream of cross-references; beside a table it stays unused, as a number may. */
  self->spare = qpdf_oh_get_object_id (self->q, qpdf_make_indirect_object (self->q, qpdf_oh_new_null (self->q)));
  return g_steal_pointer (&self);
}

void
lykta_pdf_update_free (LyktaPdfUpdate *self)
{
  qpdf_cleanup (&self->q);
  if (self->lent_q != NULL)
    qpdf_cleanup (&self->lent_q);
  g_clear_pointer (&self->lent, g_byte_array_unref);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_pointer (&self->out, g_byte_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->queued, g_hash_table_unref);
  g_clear_pointer (&self->queue, g_array_unref);
  g_free (self);
}

qpdf_data
lykta_pdf_update_get_qpdf (LyktaPdfUpdate *self)
{
  return self->q;
}

void
lykta_pdf_update_change (LyktaPdfUpdate *self, qpdf_oh object)
{
  g_return_if_fail (qpdf_oh_is_indirect (self->q, object));

  enqueue (self, object);
}

gsize
lykta_pdf_update_add_text (LyktaPdfUpdate *self, qpdf_oh object, const char *text)
{
  int id = qpdf_oh_get_object_id (self->q, object);
  gsize offset;

  if (self->out->len == 0)
    append (self, "\n");
  g_hash_table_add (self->queued, GINT_TO_POINTER (id));
  offset = begin_object (self, id, 0);
  append (self, text);
  append (self, "\nendobj\n");
  return offset;
}

qpdf_data
lykta_pdf_update_borrow (LyktaPdfUpdate *self, GByteArray *bytes)
{
  g_return_val_if_fail (self->lent == NULL, NULL);

  /* Streams that are copied are read when they are written. */
  self->lent = bytes;
  self->lent_q = qpdf_init ();
  qpdf_silence_errors (self->lent_q);
  qpdf_read_memory (self->lent_q, "lent", (const char *) bytes->data, bytes->len, NULL);
  return self->lent_q;
}

qpdf_oh
lykta_pdf_update_new_stream (LyktaPdfUpdate *self, GBytes *bytes)
{
  qpdf_oh stream = qpdf_oh_new_stream (self->q);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  qpdf_oh_replace_stream_data (self->q, stream, data, size, qpdf_oh_new_null (self->q), qpdf_oh_new_null (self->q));
  return stream;
}

GByteArray *
lykta_pdf_update_finish (LyktaPdfUpdate *self, GError **error)
{
  GByteArray *whole;
  g_autofree char *trailer = NULL;
  gsize before;
  gsize size;
  const guint8 *data = g_bytes_get_data (self->document, &size);
  int end;

  if (self->out->len == 0)
    append (self, "\n");
  for (guint i = 0; i < self->queue->len; i++)
    if (!write_object (self, g_array_index (self->queue, Entry, i)))
      {
        g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                             _ ("A part of the document cannot be read: it is damaged. Make it again, and sign that."));
        return NULL;
      }

  end = qpdf_oh_get_object_id (self->q, qpdf_make_indirect_object (self->q, qpdf_oh_new_null (self->q)));
  before = size + self->out->len;
  trailer = make_trailer (self, end);
  if (self->stream)
    write_stream_of_references (self, trailer);
  else
    write_table (self, trailer);
  append_format (self, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", before);

  whole = g_byte_array_sized_new ((guint) (size + self->out->len));
  g_byte_array_append (whole, data, (guint) size);
  g_byte_array_append (whole, self->out->data, self->out->len);
  return whole;
}

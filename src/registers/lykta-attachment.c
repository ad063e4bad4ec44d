/* lykta-attachment.c: files that belong to a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attachment.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-file-name.h"
#include "lykta-register-list.h"

#define ATTACHMENTS (&lykta_register_attachments)
/* How much of a file says of what type it is */
#define PEEK_SIZE 4096

/* The names of a record's current attachments, but for that of @except. (element-type utf8) */
static GPtrArray *
get_names (LyktaStore *store, const LyktaRegister *reg, gint64 id, LyktaRecord *except)
{
  g_autoptr (GPtrArray) present = lykta_attachment_list (store, reg, id, FALSE, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; present != NULL && i < present->len; i++)
    if (except == NULL || lykta_record_get_id (g_ptr_array_index (present, i)) != lykta_record_get_id (except))
      g_ptr_array_add (names, g_strdup (lykta_record_get_text (g_ptr_array_index (present, i), "name")));
  return names;
}

/* A name that is not among @names, to which it is added. */
static const char *
take_name (GPtrArray *names, const char *outside)
{
  g_autofree char *clean = lykta_file_name_clean (outside);
  g_autofree char *name = g_strdup (clean);

  for (guint number = 2; g_ptr_array_find_with_equal_func (names, name, (GEqualFunc) lykta_file_name_equal, NULL); number++)
    {
      g_free (name);
      name = lykta_file_name_number (clean, number);
    }
  g_ptr_array_add (names, g_steal_pointer (&name));
  return g_ptr_array_index (names, names->len - 1);
}

/* By the name and the first bytes, whatever came with the file. */
static char *
guess_type (const char *name, GBufferedInputStream *stream, GError **error)
{
  gsize size;
  gconstpointer bytes;
  g_autofree char *type = NULL;

  if (g_buffered_input_stream_fill (stream, PEEK_SIZE, NULL, error) < 0)
    return NULL;
  bytes = g_buffered_input_stream_peek_buffer (stream, &size);
  type = g_content_type_guess (name, bytes, size, NULL);
  return g_content_type_get_mime_type (type);
}

static gint64
insert (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, GPtrArray *names, const char *outside,
        GInputStream *stream, gint64 expected, GError **error)
{
  const char *name = take_name (names, outside);
  g_autoptr (GInputStream) buffered = g_buffered_input_stream_new_sized (stream, PEEK_SIZE);
  g_autofree char *type = guess_type (name, G_BUFFERED_INPUT_STREAM (buffered), error);
  g_autofree char *now = lykta_now_text ();
  gint64 attachment;

  if (type == NULL)
    return 0;
  attachment = lykta_edit_insert (edit, ATTACHMENTS);
  lykta_edit_set_text (edit, ATTACHMENTS, attachment, "name", name);
  lykta_edit_set_text (edit, ATTACHMENTS, attachment, "register", reg->id);
  lykta_edit_set_integer (edit, ATTACHMENTS, attachment, "record", id);
  lykta_edit_set_text (edit, ATTACHMENTS, attachment, "media_type", type);
  lykta_edit_set_text (edit, ATTACHMENTS, attachment, "added_at", now);
  lykta_edit_set_text (edit, ATTACHMENTS, attachment, "added_by", lykta_store_get_user (store));
  lykta_edit_set_content (edit, ATTACHMENTS, attachment, "digest", "size", buffered, expected);
  return attachment;
}

/* A program that closes a register's file by another handle loses its locks on it: it is told apart before it is opened. */
static gboolean
is_register (LyktaStore *store, GFileInfo *info)
{
  g_autoptr (GFile) own = g_file_new_for_path (lykta_store_get_path (store));
  g_autoptr (GFileInfo) own_info = g_file_query_info (own, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return own_info != NULL
         && g_strcmp0 (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE),
                       g_file_info_get_attribute_string (own_info, G_FILE_ATTRIBUTE_ID_FILE))
                == 0;
}

static GInputStream *
open_file (LyktaStore *store, GFile *file, gint64 *size, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ID_FILE,
                         G_FILE_QUERY_INFO_NONE, NULL, &local_error);
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = lykta_file_name_clean (basename != NULL ? basename : "");
  GFileInputStream *stream = NULL;

  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                   _ ("“%s” is not a file, so it cannot be attached. Attach the files in it, or a compressed copy of it."), name);
      return NULL;
    }
  if (info != NULL && is_register (store, info))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” is this register itself. Attach a copy of it."), name);
      return NULL;
    }
  if (info != NULL)
    stream = g_file_read (file, NULL, &local_error);
  if (stream == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no file “%s”."), name);
      else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” is closed to you. Ask its owner for a copy."), name);
      else
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” cannot be read: %s"), name, local_error->message);
      return NULL;
    }
  *size = g_file_info_get_size (info);
  return G_INPUT_STREAM (stream);
}

gint64
lykta_attachment_add (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const char *name,
                      GInputStream *stream, gint64 expected, GError **error)
{
  g_autoptr (GPtrArray) names = get_names (store, reg, id, NULL);

  return insert (store, edit, reg, id, names, name, stream, expected, error);
}

gboolean
lykta_attachment_add_files (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, GPtrArray *files,
                            GError **error)
{
  g_autoptr (GPtrArray) names = get_names (store, reg, id, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_file_get_basename (file);
      gint64 size;
      g_autoptr (GInputStream) stream = open_file (store, file, &size, error);

      if (stream == NULL || insert (store, edit, reg, id, names, name, stream, size, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_past (LyktaRecord *attachment, GError **error)
{
  if (lykta_attachment_is_current (attachment))
    return FALSE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("“%s” was removed or replaced already."),
               lykta_record_get_text (attachment, "name"));
  return TRUE;
}

gint64
lykta_attachment_replace_file (LyktaStore *store, LyktaEdit *edit, LyktaRecord *attachment, GFile *file, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, lykta_record_get_text (attachment, "register"));
  const LyktaField *field = lykta_register_find_field (ATTACHMENTS, "replaced_by");
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  LyktaValue none = LYKTA_VALUE_INIT;
  gint64 size;
  gint64 id;

  if (reg == NULL || refuse_past (attachment, error))
    return 0;
  stream = open_file (store, file, &size, error);
  if (stream == NULL)
    return 0;
  id = lykta_record_get_integer (attachment, "record");
  names = get_names (store, reg, id, attachment);
  id = insert (store, edit, reg, id, names, name, stream, size, error);
  if (id == 0)
    return 0;
  lykta_value_set_integer (&value, id);
  lykta_edit_set_seen (edit, ATTACHMENTS, lykta_record_get_id (attachment), field, &value, &none);
  return id;
}

gboolean
lykta_attachment_remove (LyktaStore *store, LyktaEdit *edit, LyktaRecord *attachment, GError **error)
{
  const LyktaField *field = lykta_register_find_field (ATTACHMENTS, "removed_at");
  g_auto (LyktaValue) now = LYKTA_VALUE_INIT;
  LyktaValue none = LYKTA_VALUE_INIT;

  if (refuse_past (attachment, error))
    return FALSE;
  lykta_value_take_text (&now, lykta_now_text ());
  lykta_edit_set_seen (edit, ATTACHMENTS, lykta_record_get_id (attachment), field, &now, &none);
  lykta_edit_set_text (edit, ATTACHMENTS, lykta_record_get_id (attachment), "removed_by", lykta_store_get_user (store));
  return TRUE;
}

gboolean
lykta_attachment_is_current (LyktaRecord *attachment)
{
  return lykta_record_is_empty (attachment, "replaced_by") && lykta_record_is_empty (attachment, "removed_at");
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  LyktaRecord *first = *(LyktaRecord *const *) a;
  LyktaRecord *second = *(LyktaRecord *const *) b;
  const char *order = lykta_record_get_register (first)->order;
  int result = g_strcmp0 (lykta_record_get_text (first, order), lykta_record_get_text (second, order));

  return result != 0 ? result : (lykta_record_get_id (first) > lykta_record_get_id (second) ? 1 : -1);
}

GPtrArray *
lykta_attachment_find (LyktaStore *store, const LyktaRegister *added, const LyktaView *view, const LyktaRegister *reg, gint64 id,
                       GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new_for_view (added, view);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  GPtrArray *found;

  lykta_query_add_condition (query, "record", LYKTA_IS, number);
  lykta_query_add_condition (query, "register", LYKTA_IS, reg->id);
  found = lykta_store_get_records (store, query, error);
  if (found != NULL)
    g_ptr_array_sort (found, compare_records);
  return found;
}

GPtrArray *
lykta_attachment_list (LyktaStore *store, const LyktaRegister *reg, gint64 id, gboolean all, GError **error)
{
  return lykta_attachment_find (store, ATTACHMENTS, lykta_register_find_view (ATTACHMENTS, all ? "all" : "current"), reg, id,
                                error);
}

void
lykta_attachment_find_owner (LyktaStore *store, const LyktaRegister **reg, gint64 *id)
{
  g_autoptr (LyktaRecord) record = NULL;
  const LyktaRegister *owner;

  if (*reg != ATTACHMENTS && *reg != &lykta_register_comments)
    return;
  record = lykta_store_get_record (store, *reg, *id);
  owner = record != NULL ? lykta_store_find_register (store, lykta_record_get_text (record, "register")) : NULL;
  if (owner == NULL)
    return;
  *id = lykta_record_get_integer (record, "record");
  *reg = owner;
}

static LyktaRecord *
find_replaced (LyktaStore *store, gint64 id)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (ATTACHMENTS);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) records = NULL;

  lykta_query_add_condition (query, "replaced_by", LYKTA_IS, number);
  records = lykta_store_get_records (store, query, NULL);
  return records != NULL && records->len > 0 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

GPtrArray *
lykta_attachment_list_earlier (LyktaStore *store, LyktaRecord *attachment)
{
  GPtrArray *earlier = g_ptr_array_new_with_free_func (g_object_unref);
  LyktaRecord *version = attachment;

  /* What replaces has a greater number, so that this comes to an end whatever the file says. */
  for (;;)
    {
      LyktaRecord *replaced = find_replaced (store, lykta_record_get_id (version));

      if (replaced == NULL)
        return earlier;
      g_ptr_array_add (earlier, replaced);
      if (lykta_record_get_id (replaced) >= lykta_record_get_id (version))
        return earlier;
      version = replaced;
    }
}

/* lykta-review-files.c: the finished files of a review, kept with it as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-files.h"

#include <glib/gi18n-lib.h>

#include "lykta-attachment.h"
#include "lykta-clock.h"
#include "lykta-content.h"
#include "lykta-document-archive.h"
#include "lykta-register-list.h"
#include "lykta-review-archive.h"
#include "lykta-translation.h"

/* How each kind is kept and called. A document that was received is called as one that was signed here. */
static const struct
{
  const char *id;
  const char *what;
  const char *suffix;
} kinds[] = {
  [LYKTA_REVIEW_FILE_APPROVED] = { "approved", NULL, "pdf" },
  [LYKTA_REVIEW_FILE_PUBLIC] = { "public", NC_ ("file name", "public version"), "pdf" },
  [LYKTA_REVIEW_FILE_DATA] = { "data", NC_ ("file name", "data"), "json" },
  [LYKTA_REVIEW_FILE_SIGNED] = { "signed", NC_ ("file name", "signed"), "pdf" },
  [LYKTA_REVIEW_FILE_RECEIVED] = { "received", NC_ ("file name", "signed"), "pdf" },
  [LYKTA_REVIEW_FILE_PAPER] = { "paper", NC_ ("file name", "signed on paper"), "pdf" },
};

gint64
lykta_review_files_add (LyktaStore *store, LyktaEdit *edit, LyktaRecord *review, LyktaReviewFileKind kind, const char *name,
                        GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  gint64 id = lykta_attachment_add (store, edit, lykta_record_get_register (review), lykta_record_get_id (review), name, stream,
                                    (gint64) g_bytes_get_size (bytes), error);

  if (id != 0)
    lykta_edit_set_text (edit, &lykta_register_attachments, id, "kind", kinds[kind].id);
  return id;
}

/* "Head of office, coordinator": whoever signs after the others comes last. */
static char *
join (LyktaRecord *review, const char *field, const char *added)
{
  const char *before = lykta_record_get_text (review, field);

  return before != NULL ? g_strdup_printf ("%s, %s", before, added) : g_strdup (added);
}

LyktaRecord *
lykta_review_files_keep_signed (LyktaStore *store, LyktaRecord *review, LyktaReviewFileKind kind, GBytes *bytes,
                                const char *person, const char *role, const char *how, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (review);
  gint64 id = lykta_record_get_id (review);
  g_autoptr (LyktaEdit) edit =
      lykta_edit_new (kind == LYKTA_REVIEW_FILE_SIGNED ? _ ("Sign the review") : _ ("Receive the signed review"));
  g_autofree char *name = lykta_review_files_make_name (store, review, kind);
  g_autofree char *roles = join (review, "signed_roles", role);
  g_autofree char *today = lykta_today ();
  gint64 signer = person != NULL ? lykta_store_find_by_title (store, lykta_store_find_register (store, "people"), person) : 0;
  gint64 file = lykta_review_files_add (store, edit, review, kind, name, bytes, error);

  if (file == 0)
    return NULL;
  lykta_edit_set_text (edit, reg, id, "signed_on", today);
  lykta_edit_set_text (edit, reg, id, "signed_roles", roles);
  lykta_edit_set_text (edit, reg, id, "signed_how", how);
  if (signer > 0 && lykta_record_is_empty (review, "signed_by"))
    lykta_edit_set_integer (edit, reg, id, "signed_by", signer);
  if (!lykta_store_apply (store, edit, error))
    return NULL;
  return lykta_store_get_record (store, &lykta_register_attachments, lykta_edit_get_id (edit, file));
}

GPtrArray *
lykta_review_files_list (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autoptr (GPtrArray) files =
      lykta_attachment_list (store, lykta_record_get_register (review), lykta_record_get_id (review), FALSE, error);

  for (guint i = files != NULL ? files->len : 0; i-- > 0;)
    if (lykta_record_is_empty (g_ptr_array_index (files, i), "kind"))
      g_ptr_array_remove_index (files, i);
  return g_steal_pointer (&files);
}

/* The approved document is added before whatever follows from it. */
gboolean
lykta_review_files_is_past (LyktaRecord *review, LyktaRecord *file)
{
  return lykta_record_is_empty (review, "approved_file")
         || lykta_record_get_id (file) < lykta_record_get_integer (review, "approved_file");
}

LyktaRecord *
lykta_review_files_find (LyktaStore *store, LyktaRecord *review, LyktaReviewFileKind kind, GError **error)
{
  g_autoptr (GPtrArray) files = lykta_review_files_list (store, review, error);

  for (guint i = files != NULL ? files->len : 0; i-- > 0;)
    {
      LyktaRecord *file = g_ptr_array_index (files, i);

      if (lykta_review_files_get_kind (file) == kind && !lykta_review_files_is_past (review, file))
        return g_object_ref (file);
    }
  return NULL;
}

LyktaRecord *
lykta_review_files_get_document (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autoptr (GPtrArray) files = lykta_review_files_list (store, review, error);

  for (guint i = files != NULL ? files->len : 0; i-- > 0;)
    {
      LyktaRecord *file = g_ptr_array_index (files, i);
      LyktaReviewFileKind kind = lykta_review_files_get_kind (file);

      if ((kind == LYKTA_REVIEW_FILE_APPROVED || kind == LYKTA_REVIEW_FILE_SIGNED || kind == LYKTA_REVIEW_FILE_RECEIVED)
          && !lykta_review_files_is_past (review, file))
        return g_object_ref (file);
    }
  return NULL;
}

GBytes *
lykta_review_files_read (LyktaStore *store, LyktaRecord *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!lykta_store_copy_content (store, lykta_record_get_text (file, "digest"), stream, cancellable, NULL, NULL, error)
      || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

gboolean
lykta_review_files_export (LyktaStore *store, LyktaRecord *review, gboolean public_, const char *path, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LyktaRecord) file = public_ ? lykta_review_files_find (store, review, LYKTA_REVIEW_FILE_PUBLIC, &local)
                                         : lykta_review_files_get_document (store, review, &local);
  g_autoptr (LyktaReviewArchive) archive = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (file == NULL)
    {
      archive = lykta_review_archive_new (store, review, 3, public_, cancellable, error);
      return archive != NULL && lykta_review_archive_save (archive, path, error);
    }
  bytes = lykta_review_files_read (store, file, cancellable, error);
  return bytes != NULL && lykta_document_save (bytes, path, error);
}

LyktaReviewFileKind
lykta_review_files_get_kind (LyktaRecord *file)
{
  const char *id = lykta_record_get_text (file, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (id, kinds[i].id) == 0)
      return (LyktaReviewFileKind) i;
  return LYKTA_REVIEW_FILE_PAPER;
}

char *
lykta_review_files_make_name (LyktaStore *store, LyktaRecord *review, LyktaReviewFileKind kind)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  const char *language = office != NULL ? lykta_record_get_text (office, "language") : NULL;
  const char *title = lykta_record_get_text (review, "title");
  const char *what =
      kinds[kind].what != NULL ? lykta_translation_get (language != NULL ? language : "sv", "file name", kinds[kind].what) : NULL;

  return g_strdup_printf ("%s%s%s.%s", title, what != NULL ? " – " : "", what != NULL ? what : "", kinds[kind].suffix);
}

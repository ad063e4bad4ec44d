/* lykta-review-files.h: the finished files of a review, kept with it as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaReviewFileKind:
 * @LYKTA_REVIEW_FILE_APPROVED: the document as it was approved
 * @LYKTA_REVIEW_FILE_PUBLIC: the same without what bears a secrecy mark
 * @LYKTA_REVIEW_FILE_DATA: its facts for programs
 * @LYKTA_REVIEW_FILE_SIGNED: the document with signatures that were made here
 * @LYKTA_REVIEW_FILE_RECEIVED: the document with signatures that were made elsewhere
 * @LYKTA_REVIEW_FILE_PAPER: what shows that it was signed on paper
 *
 * Choices of the field "kind" of attachments, by the same order.
 */
typedef enum
{
  LYKTA_REVIEW_FILE_APPROVED,
  LYKTA_REVIEW_FILE_PUBLIC,
  LYKTA_REVIEW_FILE_DATA,
  LYKTA_REVIEW_FILE_SIGNED,
  LYKTA_REVIEW_FILE_RECEIVED,
  LYKTA_REVIEW_FILE_PAPER,
} LyktaReviewFileKind;

/**
 * lykta_review_files_add:
 * @edit: to which it is added
 * @name: as the file is called; numbered when the review has one of that name
 * @bytes: the file
 *
 * Keeps a finished file with its review, byte for byte. Nobody renames, replaces or removes it afterwards.
 *
 * Returns: the attachment's id in the edit; 0 with @error set
 */
gint64 lykta_review_files_add (LyktaStore *store, LyktaEdit *edit, LyktaRecord *review, LyktaReviewFileKind kind,
                               const char *name, GBytes *bytes, GError **error);

/**
 * lykta_review_files_keep_signed:
 * @kind: %LYKTA_REVIEW_FILE_SIGNED or %LYKTA_REVIEW_FILE_RECEIVED
 * @person: (nullable): who signed, by name
 * @role: in which role, or roles
 * @how: "PAdES-B-T, Example CA", for the record
 *
 * Keeps a document with one more signature, and says in the review's record that it is signed today: as one edit. The roles of several
 * who sign one after the other stand one after the other.
 *
 * Returns: (transfer full) (nullable): the attachment
 */
LyktaRecord *lykta_review_files_keep_signed (LyktaStore *store, LyktaRecord *review, LyktaReviewFileKind kind, GBytes *bytes,
                                             const char *person, const char *role, const char *how, GError **error);

/* The finished files of a review, the first one first. (element-type LyktaRecord of the register "attachments") */
GPtrArray *lykta_review_files_list (LyktaStore *store, LyktaRecord *review, GError **error);

/* Whether the file is of an approval that no longer stands. */
gboolean lykta_review_files_is_past (LyktaRecord *review, LyktaRecord *file);

/* (transfer full) (nullable): the file of a kind that belongs to the approval that stands, the last of them; NULL without @error:
 * there is none */
LyktaRecord *lykta_review_files_find (LyktaStore *store, LyktaRecord *review, LyktaReviewFileKind kind, GError **error);

/* (transfer full) (nullable): the document that is shown, printed and signed: the last one with signatures, or else the approved one; NULL
 * without @error: there is none */
LyktaRecord *lykta_review_files_get_document (LyktaStore *store, LyktaRecord *review, GError **error);

/* (transfer full) (nullable): the bytes, checked against the SHA-256 under which they are kept */
GBytes *lykta_review_files_read (LyktaStore *store, LyktaRecord *file, GCancellable *cancellable, GError **error);

/**
 * lykta_review_files_export:
 * @public_: without what bears a secrecy mark
 * @path: the file appears whole or not at all
 *
 * Writes the document of a review: once it is approved the bytes that are kept, and before that what it says now.
 */
gboolean lykta_review_files_export (LyktaStore *store, LyktaRecord *review, gboolean public_, const char *path,
                                    GCancellable *cancellable, GError **error);

LyktaReviewFileKind lykta_review_files_get_kind (LyktaRecord *file);

/* (transfer full): "Ledningens genomgång 2025 – underskriven.pdf": what a file of the kind is called; in the document's language */
char *lykta_review_files_make_name (LyktaStore *store, LyktaRecord *review, LyktaReviewFileKind kind);

G_END_DECLS

/* lykta-pdf-verify.h: whether the signatures of a PDF document hold, and what was done to it since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-pdf-trust.h"

G_BEGIN_DECLS

/**
 * LyktaPdfIntegrity:
 * @LYKTA_PDF_INTACT: what was signed is as it was
 * @LYKTA_PDF_ALTERED: it is not, or the signature is of something else
 * @LYKTA_PDF_MALFORMED: the signature does not say soundly what it covers, or cannot be read
 * @LYKTA_PDF_UNKNOWN_KIND: of a kind that cannot be verified here
 */
typedef enum
{
  LYKTA_PDF_INTACT,
  LYKTA_PDF_ALTERED,
  LYKTA_PDF_MALFORMED,
  LYKTA_PDF_UNKNOWN_KIND,
} LyktaPdfIntegrity;

/* What was done to a document between two signatures, or after the last, beside signing */
typedef enum
{
  LYKTA_PDF_CHANGE_PAGE,        /* what a page shows */
  LYKTA_PDF_CHANGE_PAGES,       /* pages added, removed or put in another order */
  LYKTA_PDF_CHANGE_ANNOTATION,  /* a note, a link or the like */
  LYKTA_PDF_CHANGE_FORM,        /* a form filled in or changed */
  LYKTA_PDF_CHANGE_METADATA,    /* title, author, dates and other properties */
  LYKTA_PDF_CHANGE_ATTACHMENTS, /* attached files */
  LYKTA_PDF_CHANGE_SIGNATURE,   /* a signature replaced or removed */
  LYKTA_PDF_CHANGE_TAGS,        /* the structure that screen readers follow */
  LYKTA_PDF_CHANGE_SETTINGS,    /* what the document does when it is opened, layers, outline */
  LYKTA_PDF_CHANGE_OTHER,
  LYKTA_PDF_CHANGE_UNREADABLE, /* something that cannot be compared */
} LyktaPdfChangeKind;

/**
 * LyktaPdfChange:
 * @page: counted from 1; 0 when it belongs to none
 * @object: number of the object in the file, 0 for none
 */
typedef struct
{
  LyktaPdfChangeKind kind;
  guint page;
  guint object;
} LyktaPdfChange;

/**
 * LyktaPdfStamp:
 * @at: (nullable): %NULL when there is no time stamp
 * @authority: (nullable): who stamped
 * @intact: whether it is of this signature and unaltered
 * @trust: how the authority's certificate stands
 *
 * A time stamp by RFC 3161.
 */
typedef struct
{
  GDateTime *at;
  char *authority;
  gboolean intact;
  LyktaPdfTrustState trust;
} LyktaPdfStamp;

/**
 * LyktaPdfSignature:
 * @field: name of the form field
 * @kind: SubFilter: what kind the file says that it is
 * @is_stamp: a time stamp of the document, by which nobody signs
 * @person: (nullable): the certificate's name
 * @organisation: (nullable): the certificate's
 * @role: (nullable): as stated by the signer; nobody vouches for it
 * @reason: (nullable): as stated
 * @location: (nullable): as stated
 * @claimed_at: (nullable): by the signer's own clock, UTC
 * @stamp: the time stamp of the signature
 * @integrity: how it stands by itself
 * @digest: (nullable): name of the algorithm
 * @weak: whether @digest or the key can be forged today
 * @certificate: (nullable): the signer's
 * @trust: whether the certificate leads to the trust list, at @judged_at
 * @judged_at: the time of the stamp if that is trusted, else now
 * @revocation: what lists and answers about the certificate say
 * @covered: bytes from the file's beginning that it covers, but for itself
 * @covers_file: whether that is all of them
 * @revision: which of the signed states of the document it covers, counted from 1
 * @page: of its visible place, from 1; 0 for none
 * @permissions: what a certifying author allows others to change: 0 not stated, 1 nothing, 2 forms and signing, 3 also notes
 * @changes: (element-type LyktaPdfChange): what was changed after it, up to the next signed state or the end of the file
 */
typedef struct
{
  char *field;
  char *kind;
  gboolean is_stamp;
  char *person;
  char *organisation;
  char *role;
  char *reason;
  char *location;
  GDateTime *claimed_at;
  LyktaPdfStamp stamp;
  LyktaPdfIntegrity integrity;
  char *digest;
  gboolean weak;
  LyktaPdfCertificate *certificate;
  LyktaPdfTrustState trust;
  GDateTime *judged_at;
  LyktaPdfRevocation revocation;
  guint64 covered;
  gboolean covers_file;
  guint revision;
  guint page;
  guint permissions;
  GPtrArray *changes;
} LyktaPdfSignature;

/**
 * LyktaPdfAttachment:
 * @relationship: (nullable): as PDF/A-3 has it: Data, Source, Alternative …
 */
typedef struct
{
  char *name;
  char *media_type;
  char *relationship;
  guint64 size;
} LyktaPdfAttachment;

/**
 * LyktaPdfVerification:
 * @signatures: (element-type LyktaPdfSignature): in the order in which they were made
 * @n_waiting: fields that nobody has signed yet
 * @n_removed: signatures that lie in the file but belong to no field any more
 * @size: of the file, in bytes
 * @digest: SHA-256 of the file, in hexadecimal
 * @archive_part: the part of PDF/A that the file claims to follow, or 0
 * @archive_level: (nullable): and its level
 * @accessible_part: the part of PDF/UA that it claims, or 0
 * @attachments: (element-type LyktaPdfAttachment)
 * @has_trust: whether there was a trust list
 */
typedef struct
{
  GPtrArray *signatures;
  guint n_waiting;
  guint n_removed;
  guint64 size;
  char *digest;
  guint archive_part;
  char *archive_level;
  guint accessible_part;
  GPtrArray *attachments;
  gboolean has_trust;
} LyktaPdfVerification;

/**
 * lykta_pdf_verify:
 * @document: a PDF file of anyone's
 * @trust: (nullable): whom to trust; %NULL: integrity only
 * @now: when certificates without a trusted time stamp are judged
 *
 * Verifies every signature. Nothing is fetched: revocation is judged by what lies in the document and in the trust list. Safe in a
 * thread; takes as long as hashing the file once a signature.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL with %LYKTA_ERROR_INVALID for a file that is damaged or encrypted, or
 * %G_IO_ERROR_CANCELLED
 */
LyktaPdfVerification *lykta_pdf_verify (GBytes *document, const LyktaPdfTrust *trust, GDateTime *now, GCancellable *cancellable,
                                        GError **error);

/**
 * lykta_pdf_verify_addition:
 * @signed_: a document that came back
 * @approved: the one that was sent to be signed
 *
 * Checks that @signed_ is @approved, byte for byte, and after it nothing but signing, with at least one signature that is intact, the
 * last of which covers the whole file.
 *
 * Returns: (transfer full) (nullable): the verification; %NULL with %LYKTA_ERROR_REFUSED and the reason, or as lykta_pdf_verify()
 */
LyktaPdfVerification *lykta_pdf_verify_addition (GBytes *signed_, GBytes *approved, const LyktaPdfTrust *trust, GDateTime *now,
                                                 GCancellable *cancellable, GError **error);

void lykta_pdf_verification_free (LyktaPdfVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfVerification, lykta_pdf_verification_free)

G_END_DECLS

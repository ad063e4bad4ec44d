/* lykta-pdf-signer.h: a key that signs, with its certificate: in a file, or on a card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A password or PIN. g_autoptr (LyktaSecret) wipes it before its memory is given back. */
typedef char LyktaSecret;
void lykta_secret_free (LyktaSecret *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaSecret, lykta_secret_free)

/**
 * LyktaPdfKeyUse:
 * @LYKTA_PDF_KEY_SIGNATURES: the issuer gave the key out for signatures (nonRepudiation)
 * @LYKTA_PDF_KEY_IDENTIFICATION: for showing who one is (digitalSignature)
 *
 * What a certificate says its key is for (RFC 5280, 4.2.1.3). Without a word on it, a key is for both.
 */
typedef enum
{
  LYKTA_PDF_KEY_SIGNATURES = 1 << 0,
  LYKTA_PDF_KEY_IDENTIFICATION = 1 << 1,
} LyktaPdfKeyUse;

/**
 * LyktaPdfCardState:
 * @LYKTA_PDF_CARD_ASKS: it wants its PIN
 * @LYKTA_PDF_CARD_FEW_TRIES: a wrong PIN was given before, so that few tries are left
 * @LYKTA_PDF_CARD_LAST_TRY: one more wrong PIN locks it
 * @LYKTA_PDF_CARD_LOCKED: too many wrong PINs were given
 *
 * What a card says of its PIN.
 */
typedef enum
{
  LYKTA_PDF_CARD_ASKS,
  LYKTA_PDF_CARD_FEW_TRIES,
  LYKTA_PDF_CARD_LAST_TRY,
  LYKTA_PDF_CARD_LOCKED,
} LyktaPdfCardState;

/**
 * LyktaPdfIdentity:
 * @uri: (nullable): by which lykta_pdf_signer_open_card() finds it; %NULL when it is not on a card
 * @card: (nullable): the card's name
 * @person: for whom it was issued
 * @issuer: who answers for that
 * @serial: the issuer's number for it, in hexadecimal
 * @from: valid from, UTC
 * @until: valid until, UTC
 * @use: what its key is for
 * @problem: (nullable): why it cannot sign now, a sentence for the user
 * @state: of the card's PIN
 * @on_reader: the PIN is typed on the reader, not here
 *
 * Somebody's certificate with its key, as whoever chooses one sees it.
 */
typedef struct
{
  char *uri;
  char *card;
  char *person;
  char *issuer;
  char *serial;
  GDateTime *from;
  GDateTime *until;
  LyktaPdfKeyUse use;
  char *problem;
  LyktaPdfCardState state;
  gboolean on_reader;
} LyktaPdfIdentity;

void lykta_pdf_identity_free (LyktaPdfIdentity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfIdentity, lykta_pdf_identity_free)

typedef struct _LyktaPdfSigner LyktaPdfSigner;

/**
 * lykta_pdf_signer_open_file:
 * @path: a plain path of a PKCS#12 file (.p12, .pfx)
 * @password: (nullable): its password
 *
 * Takes the key and the certificates out of a file. Safe in a thread.
 *
 * Returns: (nullable): %NULL with %LYKTA_ERROR_NOT_FOUND (no such file), %LYKTA_ERROR_INVALID (the password is wrong) or
 *   %LYKTA_ERROR_REFUSED (the file is no such file, or its certificate cannot sign now)
 */
LyktaPdfSigner *lykta_pdf_signer_open_file (const char *path, const LyktaSecret *password, GError **error);

/**
 * lykta_pdf_signer_list_cards:
 *
 * Looks on every card that the machine's PKCS#11 modules show for certificates with a key of their own. No PIN is given. Slow: for
 * a thread.
 *
 * Returns: (transfer full) (element-type LyktaPdfIdentity) (nullable): what there is, perhaps nothing; %NULL with @error set
 */
GPtrArray *lykta_pdf_signer_list_cards (GError **error);

/**
 * lykta_pdf_signer_open_card:
 * @uri: a PKCS#11 URI (RFC 7512) of a certificate or of its card; `module-path` names a module that the machine does not know of
 * @pin: (nullable): %NULL when it is typed on the reader
 *
 * Finds a certificate and opens its card, with @pin once: a wrong one is never given again. Safe in a thread.
 *
 * Returns: (nullable): %NULL with %LYKTA_ERROR_NOT_FOUND (no such card or certificate), %LYKTA_ERROR_INVALID (the PIN is wrong; how many
 *   tries are left), %LYKTA_ERROR_REFUSED (locked, or the certificate cannot sign now) or %LYKTA_ERROR_FAILED
 */
LyktaPdfSigner *lykta_pdf_signer_open_card (const char *uri, const LyktaSecret *pin, GError **error);

void lykta_pdf_signer_free (LyktaPdfSigner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfSigner, lykta_pdf_signer_free)

/* (transfer none) */
const LyktaPdfIdentity *lykta_pdf_signer_get_identity (const LyktaPdfSigner *self);

G_END_DECLS

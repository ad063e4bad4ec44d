/* lykta-pdf-signer-card.c: keys on cards, by PKCS #11
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Modules are p11-kit's: what the machine is set up with. They are asked in plain PKCS #11, as only then it is known why a PIN was
 * refused and how many tries are left, and that it is given once.
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <p11-kit/p11-kit.h>
#include <p11-kit/uri.h>

#include "lykta-error.h"
#include "lykta-pdf-encoding.h"
#include "lykta-pdf-signer-private.h"

#define MAX_OBJECTS 64
#define MAX_SLOTS 64
#define MAX_SIGNATURE 2048

/* The modules that are in use; a null ends them. */
typedef struct
{
  CK_FUNCTION_LIST **list;
  CK_FUNCTION_LIST *own[2]; /* one that the URI named */
} Modules;

/* A certificate on a card */
typedef struct
{
  CK_FUNCTION_LIST *module;
  CK_SLOT_ID slot;
  CK_TOKEN_INFO info;
  GBytes *id;
  GBytes *label;
  X509 *x509;
} Found;

typedef struct
{
  Modules *modules;
  CK_FUNCTION_LIST *module;
  CK_SESSION_HANDLE session;
  CK_OBJECT_HANDLE key;
  char *name;
  LyktaSecret *pin; /* only while the key asks for it at each signature */
  gboolean rsa;
  gboolean logged_in;
} Card;

static void
free_modules (Modules *self)
{
  if (self->own[0] != NULL)
    {
      p11_kit_module_finalize (self->own[0]);
      p11_kit_module_release (self->own[0]);
    }
  else if (self->list != NULL)
    p11_kit_modules_finalize_and_release (self->list);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Modules, free_modules)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (P11KitUri, p11_kit_uri_free)

static void
free_found (gpointer data)
{
  Found *self = data;

  g_clear_pointer (&self->id, g_bytes_unref);
  g_clear_pointer (&self->label, g_bytes_unref);
  X509_free (self->x509);
  g_free (self);
}

static void
free_card (gpointer data)
{
  Card *self = data;

  if (self->session != CK_INVALID_HANDLE)
    {
      if (self->logged_in)
        self->module->C_Logout (self->session);
      self->module->C_CloseSession (self->session);
    }
  lykta_secret_free (self->pin);
  free_modules (self->modules);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Card, free_card)

static Modules *
load_modules (P11KitUri *uri, GError **error)
{
  g_autoptr (Modules) self = g_new0 (Modules, 1);
  const char *path = uri != NULL ? p11_kit_uri_get_module_path (uri) : NULL;

  if (path == NULL)
    {
      self->list = p11_kit_modules_load_and_initialize (0);
      if (self->list == NULL)
        {
          g_set_error (
              error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
              _ ("The programs for cards could not be started: %s. Start the computer again, or ask who looks after it."),
              p11_kit_message ());
          return NULL;
        }
      return g_steal_pointer (&self);
    }
  self->own[0] = p11_kit_module_load (path, P11_KIT_MODULE_CRITICAL);
  if (self->own[0] != NULL && p11_kit_module_initialize (self->own[0]) != CKR_OK)
    {
      p11_kit_module_release (self->own[0]);
      self->own[0] = NULL;
    }
  if (self->own[0] == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("“%s” is no program for cards: check its path."), path);
      return NULL;
    }
  self->list = self->own;
  return g_steal_pointer (&self);
}

/* Padded with spaces, as all of Cryptoki's texts */
static char *
get_card_name (const CK_TOKEN_INFO *info)
{
  g_autofree char *label = g_strndup ((const char *) info->label, sizeof info->label);
  g_autofree char *valid = g_utf8_make_valid (g_strchomp (label), -1);

  return g_steal_pointer (&valid);
}

static GBytes *
get_attribute (CK_FUNCTION_LIST *module, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type)
{
  CK_ATTRIBUTE attribute = { type, NULL, 0 };

  if (module->C_GetAttributeValue (session, object, &attribute, 1) != CKR_OK || attribute.ulValueLen == (CK_ULONG) -1)
    return NULL;
  attribute.pValue = g_malloc0 (attribute.ulValueLen + 1);
  if (module->C_GetAttributeValue (session, object, &attribute, 1) != CKR_OK)
    {
      g_free (attribute.pValue);
      return NULL;
    }
  return g_bytes_new_take (attribute.pValue, attribute.ulValueLen);
}

static CK_ULONG
find_objects (CK_FUNCTION_LIST *module, CK_SESSION_HANDLE session, CK_ATTRIBUTE *template, CK_ULONG n_template,
              CK_OBJECT_HANDLE objects[MAX_OBJECTS])
{
  CK_ULONG n = 0;

  if (module->C_FindObjectsInit (session, template, n_template) != CKR_OK)
    return 0;
  if (module->C_FindObjects (session, objects, MAX_OBJECTS, &n) != CKR_OK)
    n = 0;
  module->C_FindObjectsFinal (session);
  return n;
}

static void
add_certificates (GPtrArray *found, CK_FUNCTION_LIST *module, CK_SLOT_ID slot, const CK_TOKEN_INFO *info)
{
  CK_OBJECT_CLASS class = CKO_CERTIFICATE;
  CK_ATTRIBUTE template[] = { { CKA_CLASS, &class, sizeof class } };
  CK_OBJECT_HANDLE objects[MAX_OBJECTS];
  CK_SESSION_HANDLE session;
  CK_ULONG n;

  if (module->C_OpenSession (slot, CKF_SERIAL_SESSION, NULL, NULL, &session) != CKR_OK)
    return;
  n = find_objects (module, session, template, G_N_ELEMENTS (template), objects);
  for (CK_ULONG i = 0; i < n; i++)
    {
      g_autoptr (GBytes) value = get_attribute (module, session, objects[i], CKA_VALUE);
      const unsigned char *at = value != NULL ? g_bytes_get_data (value, NULL) : NULL;
      X509 *x509 = at != NULL ? d2i_X509 (NULL, &at, (long) g_bytes_get_size (value)) : NULL;
      Found *one;

      if (x509 == NULL)
        continue;
      one = g_new0 (Found, 1);
      one->module = module;
      one->slot = slot;
      one->info = *info;
      one->id = get_attribute (module, session, objects[i], CKA_ID);
      one->label = get_attribute (module, session, objects[i], CKA_LABEL);
      one->x509 = x509;
      g_ptr_array_add (found, one);
    }
  module->C_CloseSession (session);
  ERR_clear_error ();
}

/* Every certificate of every card that matches; the machine's own list of authorities is no card. */
static GPtrArray *
find_certificates (Modules *modules, P11KitUri *uri, gboolean *any_card)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (free_found);

  *any_card = FALSE;
  for (guint i = 0; modules->list[i] != NULL; i++)
    {
      CK_SLOT_ID slots[MAX_SLOTS];
      CK_ULONG n = MAX_SLOTS;

      if (modules->list[i]->C_GetSlotList (CK_TRUE, slots, &n) != CKR_OK)
        continue;
      for (CK_ULONG j = 0; j < n; j++)
        {
          CK_TOKEN_INFO info;

          if (modules->list[i]->C_GetTokenInfo (slots[j], &info) != CKR_OK || !(info.flags & CKF_USER_PIN_INITIALIZED)
              || (uri != NULL && !p11_kit_uri_match_token_info (uri, &info)))
            continue;
          *any_card = TRUE;
          add_certificates (found, modules->list[i], slots[j], &info);
        }
    }
  return found;
}

static gboolean
is_authority (X509 *certificate)
{
  return (X509_get_extension_flags (certificate) & EXFLAG_CA) != 0;
}

static char *
format_uri (const Found *found)
{
  g_autoptr (P11KitUri) uri = p11_kit_uri_new ();
  char *text = NULL;
  char *copy;

  *p11_kit_uri_get_token_info (uri) = found->info;
  if (found->id != NULL)
    {
      CK_ATTRIBUTE id = { CKA_ID, (void *) g_bytes_get_data (found->id, NULL), g_bytes_get_size (found->id) };

      p11_kit_uri_set_attribute (uri, &id);
    }
  if (found->label != NULL)
    {
      CK_ATTRIBUTE label = { CKA_LABEL, (void *) g_bytes_get_data (found->label, NULL), g_bytes_get_size (found->label) };

      p11_kit_uri_set_attribute (uri, &label);
    }
  p11_kit_uri_format (uri, P11_KIT_URI_FOR_OBJECT_ON_TOKEN, &text);
  copy = g_strdup (text);
  free (text);
  return copy;
}

static LyktaPdfCardState
get_state (const CK_TOKEN_INFO *info)
{
  if (info->flags & CKF_USER_PIN_LOCKED)
    return LYKTA_PDF_CARD_LOCKED;
  if (info->flags & CKF_USER_PIN_FINAL_TRY)
    return LYKTA_PDF_CARD_LAST_TRY;
  return info->flags & CKF_USER_PIN_COUNT_LOW ? LYKTA_PDF_CARD_FEW_TRIES : LYKTA_PDF_CARD_ASKS;
}

static gboolean
matches (P11KitUri *uri, CK_ATTRIBUTE_TYPE type, GBytes *value)
{
  CK_ATTRIBUTE *wanted = p11_kit_uri_get_attribute (uri, type);
  gsize size;
  const void *data;

  if (wanted == NULL)
    return TRUE;
  if (value == NULL)
    return FALSE;
  data = g_bytes_get_data (value, &size);
  return size == wanted->ulValueLen && memcmp (data, wanted->pValue, size) == 0;
}

/* Of several, the one that can sign now; and of those, the one that was given out for signatures. */
static const Found *
choose (GPtrArray *found, P11KitUri *uri)
{
  const Found *best = NULL;
  int best_rank = -1;

  for (guint i = 0; i < found->len; i++)
    {
      const Found *one = g_ptr_array_index (found, i);
      g_autoptr (LyktaPdfIdentity) identity = NULL;
      int rank;

      if (is_authority (one->x509) || !matches (uri, CKA_ID, one->id) || !matches (uri, CKA_LABEL, one->label))
        continue;
      identity = lykta_pdf_identity_new (one->x509);
      rank = (identity->problem == NULL ? 2 : 0) + (identity->use & LYKTA_PDF_KEY_SIGNATURES ? 1 : 0);
      if (rank > best_rank)
        {
          best = one;
          best_rank = rank;
        }
    }
  return best;
}

/* Those above it that are on the card, up to the root, which every verifier has to have of its own */
static STACK_OF (X509) * collect_chain (GPtrArray *found, X509 *certificate)
{
  STACK_OF (X509) *chain = sk_X509_new_null ();
  X509 *last = certificate;

  for (guint i = 0; i < found->len && sk_X509_num (chain) < 8; i++)
    {
      const Found *one = g_ptr_array_index (found, i);

      if (!is_authority (one->x509) || X509_check_issued (one->x509, last) != X509_V_OK || X509_self_signed (one->x509, 0) == 1)
        continue;
      last = one->x509;
      X509_up_ref (last);
      sk_X509_push (chain, last);
      i = (guint) -1; /* from the beginning, for the one above */
    }
  return chain;
}

static void
set_wrong_pin (Card *card, CK_SLOT_ID slot, GError **error)
{
  CK_TOKEN_INFO info = { 0 };
  LyktaPdfCardState state = LYKTA_PDF_CARD_ASKS;

  if (card->module->C_GetTokenInfo (slot, &info) == CKR_OK)
    state = get_state (&info);
  switch (state)
    {
    case LYKTA_PDF_CARD_LOCKED:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                   _ ("That is not the PIN of “%s”, and the card is locked now. Unlock it with its PUK, or ask its issuer."),
                   card->name);
      break;
    case LYKTA_PDF_CARD_LAST_TRY:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                   _ ("That is not the PIN of “%s”. One try is left: after another wrong PIN the card is locked."), card->name);
      break;
    case LYKTA_PDF_CARD_FEW_TRIES:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                   _ ("That is not the PIN of “%s”. Only a few tries are left before the card is locked."), card->name);
      break;
    case LYKTA_PDF_CARD_ASKS:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("That is not the PIN of “%s”: type it again."), card->name);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
set_card_error (Card *card, CK_SLOT_ID slot, CK_RV rv, GError **error)
{
  switch (rv)
    {
    case CKR_PIN_INCORRECT:
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE:
      set_wrong_pin (card, slot, error);
      break;
    case CKR_PIN_LOCKED:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                   _ ("“%s” is locked after too many wrong PINs. Unlock it with its PUK, or ask its issuer."), card->name);
      break;
    case CKR_PIN_EXPIRED:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                   _ ("The PIN of “%s” has expired: change it in the card's own program."), card->name);
      break;
    case CKR_TOKEN_NOT_PRESENT:
    case CKR_DEVICE_REMOVED:
    case CKR_SLOT_ID_INVALID:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("“%s” is no longer in the reader: put it in and sign again."),
                   card->name);
      break;
    case CKR_FUNCTION_CANCELED:
    case CKR_CANCEL:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was signed."));
      break;
    default:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” could not sign: %s. Take it out, put it in and try again."),
                   card->name, p11_kit_strerror (rv));
      break;
    }
}

/* The one place where a PIN goes to a card, once. */
static gboolean
log_in (Card *card, CK_USER_TYPE user, CK_SLOT_ID slot, const LyktaSecret *pin, GError **error)
{
  CK_RV rv = card->module->C_Login (card->session, user, (CK_UTF8CHAR_PTR) pin, pin != NULL ? strlen (pin) : 0);

  if (rv == CKR_OK || rv == CKR_USER_ALREADY_LOGGED_IN)
    return TRUE;
  set_card_error (card, slot, rv, error);
  return FALSE;
}

static gboolean
open_session (Card *card, const Found *found, const LyktaSecret *pin, GError **error)
{
  gboolean on_reader = (found->info.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
  gboolean asks = (found->info.flags & CKF_LOGIN_REQUIRED) != 0;
  CK_RV rv;

  if (asks && !on_reader && pin == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” asks for its PIN: type it."), card->name);
      return FALSE;
    }
  if (found->info.flags & CKF_USER_PIN_LOCKED)
    {
      set_card_error (card, found->slot, CKR_PIN_LOCKED, error);
      return FALSE;
    }
  rv = card->module->C_OpenSession (found->slot, CKF_SERIAL_SESSION, NULL, NULL, &card->session);
  if (rv != CKR_OK)
    {
      card->session = CK_INVALID_HANDLE;
      set_card_error (card, found->slot, rv, error);
      return FALSE;
    }
  if (asks && !log_in (card, CKU_USER, found->slot, on_reader ? NULL : pin, error))
    return FALSE;
  card->logged_in = asks;
  return TRUE;
}

static gboolean
find_key (Card *card, const Found *found, const LyktaSecret *pin, GError **error)
{
  CK_OBJECT_CLASS class = CKO_PRIVATE_KEY;
  CK_ATTRIBUTE template[] = { { CKA_CLASS, &class, sizeof class }, { CKA_ID, NULL, 0 } };
  CK_OBJECT_HANDLE objects[MAX_OBJECTS];
  g_autoptr (GBytes) always = NULL;

  if (found->id != NULL)
    {
      template[1].pValue = (void *) g_bytes_get_data (found->id, NULL);
      template[1].ulValueLen = g_bytes_get_size (found->id);
    }
  if (found->id == NULL || find_objects (card->module, card->session, template, G_N_ELEMENTS (template), objects) == 0)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                   _ ("“%s” has no key for this certificate: choose another certificate, or ask the card's issuer."), card->name);
      return FALSE;
    }
  card->key = objects[0];
  always = get_attribute (card->module, card->session, card->key, CKA_ALWAYS_AUTHENTICATE);
  if (always != NULL && g_bytes_get_size (always) == sizeof (CK_BBOOL) && *(const CK_BBOOL *) g_bytes_get_data (always, NULL))
    card->pin = g_strdup (found->info.flags & CKF_PROTECTED_AUTHENTICATION_PATH ? "" : pin);
  return TRUE;
}

static GBytes *
sign_with_card (gpointer key, const EVP_MD *md, const guint8 *digest, gsize size, GError **error)
{
  Card *card = key;
  CK_MECHANISM mechanism = { card->rsa ? CKM_RSA_PKCS : CKM_ECDSA, NULL, 0 };
  g_autoptr (GBytes) input = card->rsa ? lykta_pdf_encode_digest_info (md, digest, size) : g_bytes_new (digest, size);
  guint8 signature[MAX_SIGNATURE];
  CK_ULONG length = sizeof signature;
  CK_SESSION_INFO session;
  CK_RV rv = card->module->C_SignInit (card->session, &mechanism, card->key);

  if (rv == CKR_OK && card->pin != NULL)
    {
      CK_SLOT_ID slot = card->module->C_GetSessionInfo (card->session, &session) == CKR_OK ? session.slotID : 0;

      if (!log_in (card, CKU_CONTEXT_SPECIFIC, slot, *card->pin != '\0' ? card->pin : NULL, error))
        return NULL;
    }
  if (rv == CKR_OK)
    rv = card->module->C_Sign (card->session, (CK_BYTE_PTR) g_bytes_get_data (input, NULL), g_bytes_get_size (input), signature,
                               &length);
  if (rv != CKR_OK)
    {
      set_card_error (card, 0, rv, error);
      return NULL;
    }
  return card->rsa ? g_bytes_new (signature, length) : lykta_pdf_encode_ecdsa (signature, length);
}

static const LyktaPdfKey card_key = { sign_with_card, free_card };

static const Found *
find (GPtrArray *certificates, P11KitUri *uri, gboolean any_card, GError **error)
{
  const Found *found = choose (certificates, uri);
  CK_TOKEN_INFO *wanted = p11_kit_uri_get_token_info (uri);
  g_autofree char *name = get_card_name (wanted);

  if (found != NULL)
    return found;
  if (any_card)
    g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                         _ ("The card has no such certificate of a person: choose another, or another card."));
  else if (*name != '\0')
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The card “%s” is not in the reader: put it in and try again."),
                 name);
  else
    g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("No card is in the reader: put it in and try again."));
  return NULL;
}

GPtrArray *
lykta_pdf_signer_list_cards (GError **error)
{
  g_autoptr (Modules) modules = load_modules (NULL, error);
  g_autoptr (GPtrArray) certificates = NULL;
  GPtrArray *identities;
  gboolean any_card;

  if (modules == NULL)
    return NULL;
  certificates = find_certificates (modules, NULL, &any_card);
  identities = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_pdf_identity_free);
  for (guint i = 0; i < certificates->len; i++)
    {
      const Found *found = g_ptr_array_index (certificates, i);
      LyktaPdfIdentity *identity;

      if (is_authority (found->x509))
        continue;
      identity = lykta_pdf_identity_new (found->x509);
      identity->uri = format_uri (found);
      identity->card = get_card_name (&found->info);
      identity->state = get_state (&found->info);
      identity->on_reader = (found->info.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
      g_ptr_array_add (identities, identity);
    }
  return identities;
}

LyktaPdfSigner *
lykta_pdf_signer_open_card (const char *uri_text, const LyktaSecret *pin, GError **error)
{
  g_autoptr (P11KitUri) uri = p11_kit_uri_new ();
  g_autoptr (Modules) modules = NULL;
  g_autoptr (GPtrArray) certificates = NULL;
  g_autoptr (LyktaPdfIdentity) identity = NULL;
  g_autoptr (Card) card = NULL;
  const Found *found;
  gboolean any_card;

  if (p11_kit_uri_parse (uri_text, P11_KIT_URI_FOR_ANY, uri) != P11_KIT_URI_OK)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                           _ ("That is not the address of a card: write it as “pkcs11:token=NAME”."));
      return NULL;
    }
  modules = load_modules (uri, error);
  if (modules == NULL)
    return NULL;
  certificates = find_certificates (modules, uri, &any_card);
  found = find (certificates, uri, any_card, error);
  if (found == NULL)
    return NULL;

  /* What cannot sign costs no PIN. */
  identity = lykta_pdf_identity_new (found->x509);
  if (identity->problem != NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, identity->problem);
      return NULL;
    }
  card = g_new0 (Card, 1);
  card->modules = g_steal_pointer (&modules);
  card->module = found->module;
  card->name = get_card_name (&found->info);
  card->rsa = EVP_PKEY_get_base_id (X509_get0_pubkey (found->x509)) == EVP_PKEY_RSA;
  if (!open_session (card, found, pin, error) || !find_key (card, found, pin, error))
    return NULL;
  X509_up_ref (found->x509);
  return lykta_pdf_signer_new (&card_key, g_steal_pointer (&card), found->x509, collect_chain (certificates, found->x509), error);
}

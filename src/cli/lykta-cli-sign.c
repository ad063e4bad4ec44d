/* lykta-cli-sign.c: sign
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <openssl/crypto.h>
#include <openssl/ui.h>

#include "lykta-cli.h"
#include "lykta-output.h"
#include "lykta-pdf-file.h"
#include "lykta-pdf-sign.h"

#define MAX_SECRET 512

static char *sign_output;
static char *sign_file;
static char *sign_card;
static char *sign_role;
static char *sign_reason;
static char *sign_location;
static char *sign_field;
static char *sign_stamp;
static int sign_password_fd = -1;

static const GOptionEntry sign_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &sign_output, N_ ("Where the signed document goes"), N_ ("OUT.pdf") },
  { "p12", 0, 0, G_OPTION_ARG_FILENAME, &sign_file, N_ ("Sign with the key in a PKCS#12 file"), N_ ("KEY.p12") },
  { "pkcs11", 0, 0, G_OPTION_ARG_FILENAME, &sign_card, N_ ("Sign with the key on a card"), N_ ("URI") },
  { "password-fd", 0, 0, G_OPTION_ARG_INT, &sign_password_fd,
    N_ ("Read the password or PIN, a line, from this file descriptor; otherwise it is asked for"), N_ ("N") },
  { "role", 0, 0, G_OPTION_ARG_FILENAME, &sign_role, N_ ("In which role you sign"), N_ ("TEXT") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &sign_reason, N_ ("Why you sign"), N_ ("TEXT") },
  { "location", 0, 0, G_OPTION_ARG_FILENAME, &sign_location, N_ ("Where you sign"), N_ ("TEXT") },
  { "field", 0, 0, G_OPTION_ARG_FILENAME, &sign_field, N_ ("The prepared place; otherwise the first that is not signed"),
    N_ ("NAME") },
  { "tsa", 0, 0, G_OPTION_ARG_FILENAME, &sign_stamp, N_ ("Add a time stamp of this service (RFC 3161)"), N_ ("URL") },
  { NULL },
};

static gboolean
check_options (GError **error)
{
  const char *message = NULL;

  if (sign_output == NULL)
    message = _ ("Say where the signed document goes, with -o OUT.pdf.");
  else if ((sign_file == NULL) == (sign_card == NULL))
    message = _ ("Say with which key to sign: either --p12 KEY.p12 or --pkcs11 URI.");
  else if (sign_card != NULL && (strstr (sign_card, "pin-value") != NULL || strstr (sign_card, "pin-source") != NULL))
    message =
        _ ("A PIN does not belong on the command line, where others can read it. Leave it out of the URI: it is asked for.");
  if (message != NULL)
    g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0, message);
  return message == NULL;
}

/* A line without its end; a file may end without one. */
static LyktaSecret *
read_secret (int fd, GError **error)
{
  char line[MAX_SECRET];
  gsize n = 0;
  LyktaSecret *secret;

  while (n < sizeof line - 1)
    {
      gssize got = read (fd, line + n, 1);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("File descriptor %d could not be read: %s."), fd,
                       g_strerror (errno));
          OPENSSL_cleanse (line, sizeof line);
          return NULL;
        }
      if (got == 0 || line[n] == '\n')
        break;
      n++;
    }
  if (n > 0 && line[n - 1] == '\r')
    n--;
  secret = g_strndup (line, n);
  OPENSSL_cleanse (line, sizeof line);
  return secret;
}

static LyktaSecret *
ask_secret (GError **error)
{
  char line[MAX_SECRET] = "";
  int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  LyktaSecret *secret = NULL;

  if (terminal < 0)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                           _ ("The password or PIN cannot be asked for here: give it by --password-fd N."));
      return NULL;
    }
  close (terminal);
  if (UI_UTIL_read_pw_string (line, sizeof line - 1, sign_card != NULL ? _ ("PIN: ") : _ ("Password: "), FALSE) == 0)
    secret = g_strdup (line);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was signed."));
  OPENSSL_cleanse (line, sizeof line);
  return secret;
}

static LyktaPdfSigner *
open_with (const LyktaSecret *secret, GError **error)
{
  return sign_file != NULL ? lykta_pdf_signer_open_file (sign_file, secret, error)
                           : lykta_pdf_signer_open_card (sign_card, secret, error);
}

/* A key that needs nothing typed is not asked for it. */
static LyktaPdfSigner *
open_signer (GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (LyktaSecret) secret = NULL;
  LyktaPdfSigner *signer;

  if (sign_password_fd < 0)
    {
      signer = open_with (NULL, &cause);
      if (signer != NULL || !g_error_matches (cause, LYKTA_ERROR, LYKTA_ERROR_INVALID))
        {
          if (signer == NULL)
            g_propagate_error (error, g_steal_pointer (&cause));
          return signer;
        }
    }
  secret = sign_password_fd < 0 ? ask_secret (error) : read_secret (sign_password_fd, error);
  return secret != NULL ? open_with (secret, error) : NULL;
}

static gboolean
write_document (GBytes *document, GError **error)
{
  g_autoptr (LyktaOutput) output = lykta_output_new (sign_output, error);
  gsize size;
  const void *data = g_bytes_get_data (document, &size);

  if (output == NULL)
    return FALSE;
  if (!g_output_stream_write_all (lykta_output_get_stream (output), data, size, NULL, NULL, error))
    return lykta_output_explain (output, error);
  return lykta_output_commit (output, NULL, error);
}

static gboolean
run_sign (char **arguments, GError **error)
{
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) done = NULL;
  g_autoptr (LyktaPdfSigner) signer = NULL;
  LyktaPdfSigning what;

  if (!check_options (error))
    return FALSE;
  document = lykta_pdf_file_read (arguments[0], NULL, error);
  signer = document != NULL ? open_signer (error) : NULL;
  if (signer == NULL)
    return FALSE;

  what = (LyktaPdfSigning) {
    .field = sign_field,
    .role = sign_role,
    .reason = sign_reason,
    .location = sign_location,
    .stamp_url = sign_stamp,
  };
  done = lykta_pdf_sign (document, signer, &what, NULL, error);
  return done != NULL && write_document (done, error);
}

const LyktaCliCommand lykta_cli_sign_commands[] = {
  { "sign", "IN.pdf -o OUT.pdf (--p12 KEY.p12 | --pkcs11 URI)", N_ ("Sign a PDF document"),
    N_ ("The document's own bytes stay as they are, and the signatures that it has. The URI names a card or a certificate on it, "
        "such as\n"
        "“pkcs11:token=Card;object=Signature”. A wrong PIN is never tried twice."),
    sign_options, 1, 1, run_sign },
  { NULL },
};

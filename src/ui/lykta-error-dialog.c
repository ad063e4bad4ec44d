/* lykta-error-dialog.c: says what went wrong and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-error-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lykta-error.h"

static const char *const headings[] = {
  [LYKTA_ERROR_NOT_A_REGISTER] = N_ ("Not a Register File"),
  [LYKTA_ERROR_TOO_NEW] = N_ ("Made by a Newer Lykta"),
  [LYKTA_ERROR_DAMAGED] = N_ ("The File Is Damaged"),
  [LYKTA_ERROR_READ_ONLY] = N_ ("Cannot Write There"),
  [LYKTA_ERROR_LOCKED] = N_ ("In Use by Another Program"),
  [LYKTA_ERROR_CANNOT_LOCK] = N_ ("This Place Cannot Hold a Register"),
  [LYKTA_ERROR_DISK_FULL] = N_ ("The Disk Is Full"),
  [LYKTA_ERROR_NOT_FOUND] = N_ ("Not Found"),
  [LYKTA_ERROR_EXISTS] = N_ ("Already There"),
  [LYKTA_ERROR_DUPLICATE] = N_ ("Already Taken"),
  [LYKTA_ERROR_IN_USE] = N_ ("Others Refer to It"),
  [LYKTA_ERROR_INVALID] = N_ ("Not Acceptable"),
  [LYKTA_ERROR_REFUSED] = N_ ("Not Allowed"),
  [LYKTA_ERROR_CONFLICT] = N_ ("Changed by Someone Else"),
  [LYKTA_ERROR_FAILED] = N_ ("That Did Not Work"),
};

/**
 * lykta_error_get_heading:
 *
 * Returns: what went wrong in a few words, in the user's language
 */
const char *
lykta_error_get_heading (const GError *error)
{
  guint code = LYKTA_ERROR_FAILED;

  if (error->domain == LYKTA_ERROR && error->code >= 0 && error->code < (int) G_N_ELEMENTS (headings))
    code = (guint) error->code;

  return _ (headings[code]);
}

/**
 * lykta_error_dialog_present:
 * @parent: the widget at which it went wrong
 *
 * Shows the whole message of @error.
 */
void
lykta_error_dialog_present (GtkWidget *parent, const GError *error)
{
  AdwDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return;

  dialog = adw_alert_dialog_new (lykta_error_get_heading (error), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, parent);
}

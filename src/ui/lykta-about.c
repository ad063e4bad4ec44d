/* lykta-about.c: what the program is, and which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * lykta_about_present:
 *
 * Shows the program's name, version and licence.
 */
void
lykta_about_present (GtkWidget *parent)
{
  adw_show_about_dialog (parent, "application-name", "Lykta", "application-icon", LYKTA_APP_ID, "version", LYKTA_VERSION,
                         "developer-name", "Lykta", "comments",
                         _ ("Keeps a public office’s registers for information security, and makes the year’s management review "
                            "from them."),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

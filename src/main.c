/* main.c: locale and run; everything else is a library that the tests link
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "lykta-application.h"
#include "lykta-worker.h"

#if LYKTA_HOOKS
#  include "lykta-hooks.h"
#endif

int
main (int argc, char *argv[])
{
  g_autoptr (LyktaApplication) application = NULL;
  int status;

#if LYKTA_HOOKS
  lykta_hooks_begin ();
#endif

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LYKTA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = lykta_application_new ();

  status = g_application_run (G_APPLICATION (application), argc, argv);
  lykta_worker_wait ();

  return status;
}

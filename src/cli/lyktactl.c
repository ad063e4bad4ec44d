/* lyktactl.c: the work that needs no window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"

static const LyktaCliCommand *const groups[] = {
  lykta_cli_file_commands,       lykta_cli_exchange_commands,
  lykta_cli_edit_commands,       lykta_cli_attachments_commands,
  lykta_cli_gaps_commands,       lykta_cli_people_commands,
  lykta_cli_plan_commands,       lykta_cli_review_commands,
  lykta_cli_verify_commands,     lykta_cli_weed_commands,
  lykta_cli_due_commands,        lykta_cli_due_list_commands,
  lykta_cli_calendar_commands,   lykta_cli_record_of_processing_commands,
  lykta_cli_close_year_commands, lykta_cli_applicability_commands,
  lykta_cli_receive_commands,    lykta_cli_sign_commands,
};

static const LyktaCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const LyktaCliCommand *command = groups[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;
  return NULL;
}

static void
print_commands (FILE *stream)
{
  fprintf (stream, "%s\n\n%s\n", _ ("Usage: lyktactl COMMAND ARGUMENTS…"), _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const LyktaCliCommand *command = groups[i]; command->name != NULL; command++)
      fprintf (stream, "  %-15s  %s\n", command->name, _ (command->summary));
  fprintf (stream, "\n%s\n",
           _ ("“lyktactl COMMAND --help” says more. A path “-” is standard input or output. "
              "Exit codes: 0 done, 1 refused or found something wrong, 2 wrong usage."));
}

/* Errors are one line each, so that scripts can take them apart. */
static void
print_error (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\r\n", ' ');

  fprintf (stderr, "lyktactl: %s\n", line);
}

static void
print_usage (const LyktaCliCommand *command)
{
  fprintf (stderr, _ ("Usage: lyktactl %s %s; see “lyktactl %s --help”.\n"), command->name, command->arguments, command->name);
}

/* Arguments come in the locale's encoding or, in the "C" locale of scheduled jobs, in UTF-8. */
static gboolean
convert_arguments (char **arguments, GError **error)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      char *converted;

      if (g_utf8_validate (arguments[i], -1, NULL))
        continue;
      converted = g_locale_to_utf8 (arguments[i], -1, NULL, NULL, NULL);
      if (converted == NULL)
        {
          g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("Argument %u holds bytes that are no letters. Write it in UTF-8."),
                       i + 1);
          return FALSE;
        }
      g_free (arguments[i]);
      arguments[i] = converted;
    }
  return TRUE;
}

static gboolean
parse_options (const LyktaCliCommand *command, char ***arguments, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autoptr (GError) local = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  if (command->details != NULL)
    g_option_context_set_description (context, command->details);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, arguments, &local))
    return TRUE;
  g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0, local->message);
  return FALSE;
}

static int
run_command (const LyktaCliCommand *command, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_strconcat ("lyktactl ", command->name, NULL);
  gboolean done = FALSE;
  guint n;

  /* The help shows the program's name as it is typed */
  arguments = g_strdupv (argv);
  g_set_prgname (program);
  g_set_str (&arguments[0], program);
  if (convert_arguments (arguments, &error) && parse_options (command, &arguments, &error))
    {
      n = g_strv_length (arguments) - 1;
      if (n < command->min || (command->max > 0 && n > command->max))
        {
          print_usage (command);
          return LYKTA_CLI_USAGE;
        }
      done = command->run (arguments + 1, &error);
    }

  if (fflush (stdout) != 0 && error == NULL)
    g_set_error_literal (&error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                         _ ("Standard output could not be written to. Is the disk full?"));
  if (error != NULL)
    print_error (error->message);
  if (g_error_matches (error, LYKTA_CLI_USAGE_ERROR, 0))
    {
      print_usage (command);
      return LYKTA_CLI_USAGE;
    }
  return done && error == NULL ? LYKTA_CLI_DONE : LYKTA_CLI_REFUSED;
}

int
main (int argc, char *argv[])
{
  const char *directory = g_getenv ("LYKTA_LOCALE_DIR");
  const LyktaCliCommand *command;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : LYKTA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    {
      print_commands (stderr);
      return LYKTA_CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_commands (stdout);
      return LYKTA_CLI_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      lykta_cli_print ("lyktactl %s\n", LYKTA_VERSION);
      return LYKTA_CLI_DONE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("There is no command “%s”. “lyktactl --help” lists them."), argv[1]);

      print_error (message);
      return LYKTA_CLI_USAGE;
    }
  return run_command (command, argv + 1);
}

/* lykta-cli-file.c: new, registers, check, backup, restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* renameat2 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-cli.h"
#include "lykta-example.h"
#include "lykta-log.h"
#include "lykta-output.h"
#include "lykta-registers.h"
#include "lykta-translation.h"

static gboolean new_example;
static char *new_office;
static char *new_committee;
static char *new_language;

static const GOptionEntry new_options[] = {
  { "example", 0, 0, G_OPTION_ARG_NONE, &new_example, N_ ("Fill it with the example office"), NULL },
  { "office", 0, 0, G_OPTION_ARG_FILENAME, &new_office, N_ ("Name of the office"), N_ ("NAME") },
  { "committee", 0, 0, G_OPTION_ARG_FILENAME, &new_committee, N_ ("Committee that the office works for"), N_ ("NAME") },
  { "language", 0, 0, G_OPTION_ARG_FILENAME, &new_language, N_ ("Language of its documents: sv or en"), N_ ("LANGUAGE") },
  { NULL },
};

static const GOptionEntry json_options[] = {
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static const char *const type_names[] = {
  [LYKTA_FIELD_TEXT] = "text",
  [LYKTA_FIELD_LONG_TEXT] = "long-text",
  [LYKTA_FIELD_NUMBER] = "number",
  [LYKTA_FIELD_DATE] = "date",
  [LYKTA_FIELD_TIME] = "time",
  [LYKTA_FIELD_YES_NO] = "yes-no",
  [LYKTA_FIELD_CHOICE] = "choice",
  [LYKTA_FIELD_PICK] = "pick",
  [LYKTA_FIELD_PICKS] = "picks",
  [LYKTA_FIELD_REFERENCE] = "reference",
  [LYKTA_FIELD_REFERENCES] = "references",
  [LYKTA_FIELD_EMAIL] = "email",
  [LYKTA_FIELD_URL] = "url",
};

/* With what SQLite may have left beside it */
static void
remove_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

static gboolean
refuse_existing (const char *path, GError **error)
{
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS, _ ("There is already a file “%s”. Choose another name."), path);
  return FALSE;
}

static gboolean
fill_new (const char *path, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_store_create (path, lykta_registers_get (), error);
  const char *language = new_language != NULL ? new_language : "sv";
  gboolean filled;

  if (store == NULL)
    return FALSE;
  if (new_example)
    filled = lykta_example_fill (store, error);
  else
    filled =
        lykta_defaults_fill (store, new_office != NULL ? new_office : lykta_translation_get (language, NULL, N_ ("Our office")),
                             new_committee, language, error);
  lykta_store_close (store);
  return filled;
}

/* Under another name until it is complete */
static gboolean
run_new (char **arguments, GError **error)
{
  const char *path = arguments[0];
  g_autofree char *temporary = g_strdup_printf ("%s.%08x~", path, g_random_int ());

  if (new_language != NULL && !g_strv_contains (lykta_translation_get_languages (), new_language))
    {
      g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("--language: “%s” is not a language of Lykta; choose sv or en."),
                   new_language);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return refuse_existing (path, error);
  if (!fill_new (temporary, error))
    {
      remove_file (temporary);
      return FALSE;
    }
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Some file systems cannot tell whether something is in the way */
  if (errno == EINVAL && link (temporary, path) == 0)
    {
      g_unlink (temporary);
      return TRUE;
    }
  if (errno == EEXIST)
    refuse_existing (path, error);
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” could not be made: %s. Choose another place."), path,
                 g_strerror (errno));
  remove_file (temporary);
  return FALSE;
}

static gint64
count_records (LyktaStore *store, const LyktaRegister *reg)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);

  return lykta_store_count (store, query);
}

static void
add_field (LyktaJsonWriter *writer, const LyktaField *field)
{
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "id", field->id);
  lykta_cli_add_member (writer, "type", type_names[field->type]);
  lykta_cli_add_member (writer, "label", lykta_field_get_label (field));
  lykta_json_writer_key (writer, "required");
  lykta_json_writer_boolean (writer, (field->flags & LYKTA_FIELD_REQUIRED) != 0);
  lykta_json_writer_key (writer, "unique");
  lykta_json_writer_boolean (writer, (field->flags & LYKTA_FIELD_UNIQUE) != 0);
  lykta_json_writer_key (writer, "derived");
  lykta_json_writer_boolean (writer, (field->flags & LYKTA_FIELD_DERIVED) != 0);
  if (field->target != NULL)
    lykta_cli_add_member (writer, "target", field->target);
  if (field->picks != NULL)
    lykta_cli_add_member (writer, "picks", field->picks);
  if (field->choices != NULL)
    {
      lykta_json_writer_key (writer, "choices");
      lykta_json_writer_begin_array (writer);
      for (const LyktaChoice *choice = field->choices; choice->id != NULL; choice++)
        {
          lykta_json_writer_begin_object (writer);
          lykta_cli_add_member (writer, "id", choice->id);
          lykta_cli_add_member (writer, "label", lykta_choice_get_label (choice));
          lykta_json_writer_end_object (writer);
        }
      lykta_json_writer_end_array (writer);
    }
  lykta_json_writer_end_object (writer);
}

static void
add_register (LyktaJsonWriter *writer, LyktaStore *store, const LyktaRegister *reg)
{
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "id", reg->id);
  lykta_cli_add_member (writer, "label", lykta_register_get_label (reg));
  lykta_cli_add_integer_member (writer, "records", count_records (store, reg));
  lykta_cli_add_member (writer, "title", lykta_register_get_title (reg)->id);
  lykta_json_writer_key (writer, "fields");
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < reg->n_fields; i++)
    add_field (writer, &reg->fields[i]);
  lykta_json_writer_end_array (writer);
  lykta_json_writer_key (writer, "views");
  lykta_json_writer_begin_array (writer);
  for (const LyktaView *view = reg->views; view != NULL && view->id != NULL; view++)
    lykta_json_writer_text (writer, view->id);
  lykta_json_writer_end_array (writer);
  lykta_json_writer_end_object (writer);
}

static void
print_register (LyktaStore *store, const LyktaRegister *reg)
{
  gint64 n = count_records (store, reg);

  lykta_cli_print ("%s: %s, ", reg->id, lykta_register_get_label (reg));
  lykta_cli_print (g_dngettext (GETTEXT_PACKAGE, "%d record\n", "%d records\n", (gulong) MAX (n, 0)), (int) n);
  for (guint i = 0; i < reg->n_fields; i++)
    {
      g_autoptr (GString) line = g_string_new ("  ");

      lykta_cli_append_padded (line, reg->fields[i].id, 24);
      lykta_cli_append_padded (line, type_names[reg->fields[i].type], 10);
      g_string_append (line, lykta_field_get_label (&reg->fields[i]));
      if (reg->fields[i].target != NULL)
        g_string_append_printf (line, " → %s", reg->fields[i].target);
      lykta_cli_print ("%s\n", line->str);
    }
}

static gboolean
run_registers (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  g_autoptr (LyktaJsonWriter) writer = NULL;
  const LyktaRegister *const *registers;

  if (store == NULL)
    return FALSE;
  registers = lykta_store_get_registers (store);
  if (!lykta_cli_json)
    {
      for (guint i = 0; registers[i] != NULL; i++)
        print_register (store, registers[i]);
      return TRUE;
    }

  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; registers[i] != NULL; i++)
    add_register (writer, store, registers[i]);
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

static gboolean
run_check (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  g_autoptr (LyktaJsonWriter) writer = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *head = NULL;
  g_autoptr (GError) local = NULL;
  gboolean sound;

  if (store == NULL)
    return FALSE;
  sound = lykta_store_check (store, NULL, &problems, &local);
  if (local == NULL)
    head = lykta_store_get_log_head (store, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (!lykta_cli_json)
    {
      for (guint i = 0; problems != NULL && i < problems->len; i++)
        lykta_cli_print ("%s\n", (const char *) g_ptr_array_index (problems, i));
      if (sound)
        lykta_cli_print (_ ("The file is sound. Head of the log: %s\n"), head);
      return sound;
    }

  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_object (writer);
  lykta_json_writer_key (writer, "sound");
  lykta_json_writer_boolean (writer, sound);
  lykta_cli_add_member (writer, "head", head);
  lykta_json_writer_key (writer, "problems");
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    lykta_json_writer_text (writer, g_ptr_array_index (problems, i));
  lykta_json_writer_end_array (writer);
  lykta_json_writer_end_object (writer);
  return lykta_cli_end_json (writer, error) && sound;
}

/* To standard output by way of a file: SQLite copies into files only. */
static gboolean
backup_to_output (LyktaStore *store, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("lykta-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "backup.lykta", NULL) : NULL;
  g_autoptr (LyktaOutput) output = path != NULL ? lykta_output_new ("-", error) : NULL;
  gboolean done = output != NULL && lykta_store_backup (store, path, NULL, error) && lykta_output_add_file (output, path, error)
                  && lykta_output_commit (output, NULL, error);

  if (path != NULL)
    remove_file (path);
  if (folder != NULL)
    g_rmdir (folder);
  return done;
}

static gboolean
run_backup (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);

  if (store == NULL)
    return FALSE;
  if (g_str_equal (arguments[1], "-"))
    return backup_to_output (store, error);
  return lykta_store_backup (store, arguments[1], NULL, error);
}

static gboolean
run_restore (char **arguments, GError **error)
{
  return lykta_store_restore (arguments[0], arguments[1], lykta_registers_get (), NULL, error);
}

const LyktaCliCommand lykta_cli_file_commands[] = {
  { "new", "FILE", N_ ("Make a register file"), NULL, new_options, 1, 1, run_new },
  { "registers", "FILE", N_ ("List the registers, their fields and how many records they have"), NULL, json_options, 1, 1,
    run_registers },
  { "check", "FILE", N_ ("Check that the file is whole and agrees with its log"), NULL, json_options, 1, 1, run_check },
  { "backup", "FILE OUT", N_ ("Copy the file, also while it is in use"),
    N_ ("OUT is the copy; it appears when it is complete. “-” is standard output."), NULL, 2, 2, run_backup },
  { "restore", "BACKUP OUT", N_ ("Check a backup, and put it in a file’s place"), NULL, NULL, 2, 2, run_restore },
  { NULL },
};

/* lykta-cli-attachments.c: attachments, attach, detach, save-attachment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-attachment.h"
#include "lykta-attachment-output.h"
#include "lykta-cli.h"
#include "lykta-time.h"

static char *replaced;
static char *output = NULL;
static gboolean all;

static const GOptionEntry list_options[] = {
  { "all", 'a', 0, G_OPTION_ARG_NONE, &all, N_ ("Also what was removed, and earlier versions"), NULL },
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static const GOptionEntry attach_options[] = {
  { "replace", 'r', 0, G_OPTION_ARG_FILENAME, &replaced,
    N_ ("Put it in the place of this attachment, which is kept as an earlier version"), N_ ("ATTACHMENT") },
  { NULL },
};

static const GOptionEntry save_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_ ("Where to; by default under its own name in this folder, if nothing is there"), N_ ("OUT") },
  { NULL },
};

static LyktaRecord *
find_attachment (LyktaStore *store, const char *id, GError **error)
{
  return lykta_cli_find_record (store, lykta_store_find_register (store, "attachments"), id, error);
}

/* Of a record that was deleted, they are still there. */
static GPtrArray *
list (LyktaStore *store, const LyktaRegister *reg, const char *id, GError **error)
{
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (LyktaRecord) record = NULL;
  gint64 number;

  if (!lykta_cli_parse_id (id, &number, error))
    return NULL;
  attachments = lykta_attachment_list (store, reg, number, all, error);
  if (attachments == NULL)
    return NULL;
  if (attachments->len == 0 && (record = lykta_cli_find_record (store, reg, id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&attachments);
}

static const char *
get_state (LyktaRecord *attachment)
{
  if (!lykta_record_is_empty (attachment, "removed_at"))
    return "removed";
  return lykta_record_is_empty (attachment, "replaced_by") ? "current" : "replaced";
}

static void
print_attachment (LyktaRecord *attachment)
{
  static const struct
  {
    const char *id;
    const char *label;
  } states[] = { { "current", "" }, { "removed", N_ ("removed") }, { "replaced", N_ ("replaced") } };
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (attachment));
  g_autofree char *size = g_format_size ((guint64) lykta_record_get_integer (attachment, "size"));
  g_autofree char *at = lykta_time_format (lykta_record_get_text (attachment, "added_at"));

  lykta_cli_append_padded (line, id, 4);
  lykta_cli_append_padded (line, at, 16);
  lykta_cli_append_padded (line, size, 9);
  lykta_cli_append_padded (line, lykta_record_get_text (attachment, "added_by"), 20);
  g_string_append (line, lykta_record_get_text (attachment, "name"));
  for (gsize i = 1; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].id, get_state (attachment)))
      g_string_append_printf (line, " (%s)", _ (states[i].label));
  lykta_cli_print ("%s\n", line->str);
}

static void
add_attachment (LyktaJsonWriter *writer, LyktaRecord *attachment)
{
  static const char *const texts[] = { "name", "media_type", "digest", "added_at", "added_by" };

  lykta_json_writer_begin_object (writer);
  lykta_cli_add_integer_member (writer, "id", lykta_record_get_id (attachment));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    lykta_cli_add_member (writer, texts[i], lykta_record_get_text (attachment, texts[i]));
  lykta_cli_add_integer_member (writer, "size", lykta_record_get_integer (attachment, "size"));
  lykta_cli_add_member (writer, "state", get_state (attachment));
  lykta_json_writer_key (writer, "replaced_by");
  if (lykta_record_is_empty (attachment, "replaced_by"))
    lykta_json_writer_null (writer);
  else
    lykta_json_writer_integer (writer, lykta_record_get_integer (attachment, "replaced_by"));
  lykta_cli_add_member (writer, "removed_at", lykta_record_get_text (attachment, "removed_at"));
  lykta_cli_add_member (writer, "removed_by", lykta_record_get_text (attachment, "removed_by"));
  lykta_json_writer_end_object (writer);
}

static gboolean
run_list (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  const LyktaRegister *reg = store != NULL ? lykta_cli_find_register (store, arguments[1], error) : NULL;
  g_autoptr (GPtrArray) attachments = reg != NULL ? list (store, reg, arguments[2], error) : NULL;
  g_autoptr (LyktaJsonWriter) writer = NULL;

  if (attachments == NULL)
    return FALSE;
  if (!lykta_cli_json)
    {
      for (guint i = 0; i < attachments->len; i++)
        print_attachment (g_ptr_array_index (attachments, i));
      return TRUE;
    }
  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < attachments->len; i++)
    add_attachment (writer, g_ptr_array_index (attachments, i));
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

static gint64
replace (LyktaStore *store, LyktaEdit *edit, LyktaRecord *record, GFile *file, GError **error)
{
  g_autoptr (LyktaRecord) attachment = find_attachment (store, replaced, error);

  if (attachment == NULL)
    return 0;
  if (g_strcmp0 (lykta_record_get_text (attachment, "register"), lykta_record_get_register (record)->id) != 0
      || lykta_record_get_integer (attachment, "record") != lykta_record_get_id (record))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("Attachment %s belongs to another record."), replaced);
      return 0;
    }
  return lykta_attachment_replace_file (store, edit, attachment, file, error);
}

static gboolean
run_attach (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  const LyktaRegister *reg = store != NULL ? lykta_cli_find_register (store, arguments[1], error) : NULL;
  g_autoptr (LyktaRecord) record = reg != NULL ? lykta_cli_find_record (store, reg, arguments[2], error) : NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) files = NULL;
  gint64 id = -1;

  if (record == NULL)
    return FALSE;
  file = g_file_new_for_path (arguments[3]);
  files = g_ptr_array_new ();
  g_ptr_array_add (files, file);
  edit = lykta_edit_new (replaced != NULL ? _ ("Replace Attachment") : _ ("Attach File"));
  if (replaced != NULL ? (id = replace (store, edit, record, file, error)) == 0
                       : !lykta_attachment_add_files (store, edit, reg, lykta_record_get_id (record), files, error))
    return FALSE;
  if (!lykta_store_apply (store, edit, error))
    return FALSE;
  lykta_cli_print ("%" G_GINT64_FORMAT "\n", lykta_edit_get_id (edit, id));
  return TRUE;
}

static gboolean
run_detach (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  g_autoptr (LyktaRecord) attachment = store != NULL ? find_attachment (store, arguments[1], error) : NULL;
  g_autoptr (LyktaEdit) edit = NULL;

  if (attachment == NULL)
    return FALSE;
  edit = lykta_edit_new (_ ("Remove Attachment"));
  return lykta_attachment_remove (store, edit, attachment, error) && lykta_store_apply (store, edit, error);
}

static gboolean
run_save (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  g_autoptr (LyktaRecord) attachment = store != NULL ? find_attachment (store, arguments[1], error) : NULL;
  g_autofree char *name = NULL;

  if (attachment == NULL)
    return FALSE;
  name = lykta_attachment_get_file_name (attachment);
  if (output == NULL && g_file_test (name, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS,
                   _ ("There is already a file “%s”. Say by -o where to save the attachment."), name);
      return FALSE;
    }
  return lykta_attachment_save (store, attachment, output != NULL ? output : name, NULL, NULL, NULL, error);
}

const LyktaCliCommand lykta_cli_attachments_commands[] = {
  { "attachments", "FILE REGISTER ID", N_ ("List the files that are attached to a record"),
    N_ ("A line each: its number, when, how large, by whom, its name. The number is what the other commands call ATTACHMENT."),
    list_options, 3, 3, run_list },
  { "attach", "FILE REGISTER ID PATH", N_ ("Keep a file with a record, and print the attachment’s number"), NULL, attach_options,
    4, 4, run_attach },
  { "detach", "FILE ATTACHMENT", N_ ("Remove an attachment"),
    N_ ("It is no longer shown with its record, but stays in the file until it is weeded; “lyktactl undo” brings it back."), NULL,
    2, 2, run_detach },
  { "save-attachment", "FILE ATTACHMENT", N_ ("Save an attachment as a file"),
    N_ ("Its bytes are compared with the fingerprint that the history holds; what is damaged is not saved."), save_options, 2, 2,
    run_save },
  { NULL },
};

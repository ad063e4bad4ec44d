/* lykta-cli-edit.c: set, add, delete, undo, log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-import.h"
#include "lykta-log.h"
#include "lykta-time.h"

static const GOptionEntry log_options[] = {
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static const char *const kind_names[] = {
  [LYKTA_LOG_INSERT] = "insert",
  [LYKTA_LOG_UPDATE] = "update",
  [LYKTA_LOG_DELETE] = "delete",
};

/* One FIELD=VALUE; the field by its id or label, the value as a person writes it. */
static gboolean
parse_assignment (LyktaStore *store, const LyktaRegister *reg, const char *text, const LyktaField **field, LyktaValue *value,
                  GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;

  if (equals == NULL)
    {
      g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("“%s” does not say FIELD=VALUE."), text);
      return FALSE;
    }
  *field = lykta_import_find_field (reg, name);
  if (*field == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                   _ ("The register %s has no field “%s”. “lyktactl registers FILE” lists the fields."), reg->id, name);
      return FALSE;
    }
  return lykta_store_parse_value (store, *field, equals + 1, value, error);
}

static gboolean
set_fields (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, char **assignments, GError **error)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
      const LyktaField *field;

      if (!parse_assignment (store, reg, assignments[i], &field, &value, error))
        return FALSE;
      lykta_edit_set (edit, reg, id, field, &value);
    }
  return TRUE;
}

static gboolean
run_set (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  const LyktaRegister *reg = store != NULL ? lykta_cli_find_register (store, arguments[1], error) : NULL;
  g_autoptr (LyktaRecord) record = reg != NULL ? lykta_cli_find_record (store, reg, arguments[2], error) : NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  /* Translators: what the user did, in the history; %s is one record of a register ("Asset"). */
  label = g_strdup_printf (_ ("Change %s"), lykta_register_get_label_one (reg));
  edit = lykta_edit_new (label);
  return set_fields (store, edit, reg, lykta_record_get_id (record), arguments + 3, error)
         && lykta_store_apply (store, edit, error);
}

static gboolean
run_add (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  const LyktaRegister *reg = store != NULL ? lykta_cli_find_register (store, arguments[1], error) : NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autofree char *label = NULL;
  gint64 id;

  if (reg == NULL)
    return FALSE;
  /* Translators: what the user did, in the history; %s is one record of a register ("Asset"). */
  label = g_strdup_printf (_ ("Add %s"), lykta_register_get_label_one (reg));
  edit = lykta_edit_new (label);
  id = lykta_edit_insert (edit, reg);
  if (!set_fields (store, edit, reg, id, arguments + 2, error) || !lykta_store_apply (store, edit, error))
    return FALSE;
  lykta_cli_print ("%" G_GINT64_FORMAT "\n", lykta_edit_get_id (edit, id));
  return TRUE;
}

static gboolean
run_delete (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  const LyktaRegister *reg = store != NULL ? lykta_cli_find_register (store, arguments[1], error) : NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (reg == NULL)
    return FALSE;
  /* Translators: what the user did, in the history; %s is one record of a register ("Asset"). */
  label = g_strdup_printf (_ ("Delete %s"), lykta_register_get_label_one (reg));
  edit = lykta_edit_new (label);
  for (char **id = arguments + 2; *id != NULL; id++)
    {
      g_autoptr (LyktaRecord) record = lykta_cli_find_record (store, reg, *id, error);

      if (record == NULL)
        return FALSE;
      lykta_edit_delete (edit, reg, lykta_record_get_id (record));
    }
  return lykta_store_apply (store, edit, error);
}

static gboolean
run_undo (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);

  return store != NULL && lykta_store_undo_last (store, error);
}

/* A record as JSON, for insertions and deletions, is the same in every language; a field is shown as people write it. */
static char *
format_logged (LyktaStore *store, const LyktaLogEntry *entry, const LyktaValue *value)
{
  if (entry->field == NULL)
    return g_strdup (lykta_value_get_text (value));
  return lykta_store_format_value (store, entry->field, value);
}

static void
print_entry (LyktaStore *store, const LyktaLogEntry *entry)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->row);
  g_autofree char *old = format_logged (store, entry, &entry->old);
  g_autofree char *new_ = format_logged (store, entry, &entry->new_);

  switch (entry->kind)
    {
    case LYKTA_LOG_INSERT:
      /* Translators: a line of the history: id of a register, number of a record, the record. */
      lykta_cli_print (_ ("  %s %s added: %s\n"), entry->reg->id, id, new_);
      break;
    case LYKTA_LOG_DELETE:
      /* Translators: a line of the history: id of a register, number of a record, the record. */
      lykta_cli_print (_ ("  %s %s deleted: %s\n"), entry->reg->id, id, old);
      break;
    case LYKTA_LOG_UPDATE:
      /* Translators: a line of the history: id of a register, number of a record, label of a field, value before, after. */
      lykta_cli_print (_ ("  %s %s, %s: “%s” → “%s”\n"), entry->reg->id, id, lykta_field_get_label (entry->field), old, new_);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
print_log (LyktaStore *store, GPtrArray *log)
{
  gint64 edit = 0;

  for (guint i = 0; i < log->len; i++)
    {
      const LyktaLogEntry *entry = g_ptr_array_index (log, i);
      g_autofree char *at = lykta_time_format (entry->at);

      if (entry->edit != edit)
        {
          g_autofree char *title = lykta_log_entry_get_title (entry);

          lykta_cli_print ("%" G_GINT64_FORMAT "  %s  %s  %s\n", entry->edit, at, entry->who, title);
        }
      edit = entry->edit;
      print_entry (store, entry);
    }
}

/* The value as it stands in the file: null, a number or a text; a list of ids is an array. */
static void
add_logged (LyktaJsonWriter *writer, const char *key, const LyktaValue *value)
{
  const gint64 *ids;
  gsize n_ids;

  lykta_json_writer_key (writer, key);
  switch (value->kind)
    {
    case LYKTA_VALUE_EMPTY:
      lykta_json_writer_null (writer);
      break;
    case LYKTA_VALUE_INTEGER:
      lykta_json_writer_integer (writer, value->integer);
      break;
    case LYKTA_VALUE_REAL:
      lykta_json_writer_real (writer, value->real);
      break;
    case LYKTA_VALUE_TEXT:
      lykta_json_writer_text (writer, value->text);
      break;
    case LYKTA_VALUE_LIST:
      ids = lykta_value_get_list (value, &n_ids);
      lykta_json_writer_begin_array (writer);
      for (gsize i = 0; i < n_ids; i++)
        lykta_json_writer_integer (writer, ids[i]);
      lykta_json_writer_end_array (writer);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_entry (LyktaJsonWriter *writer, const LyktaLogEntry *entry)
{
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_integer_member (writer, "edit", entry->edit);
  lykta_cli_add_member (writer, "at", entry->at);
  lykta_cli_add_member (writer, "who", entry->who);
  lykta_cli_add_member (writer, "label", entry->label);
  lykta_json_writer_key (writer, "undoes");
  if (entry->undoes != 0)
    lykta_json_writer_integer (writer, entry->undoes);
  else
    lykta_json_writer_null (writer);
  lykta_cli_add_member (writer, "kind", kind_names[entry->kind]);
  lykta_cli_add_member (writer, "register", entry->reg->id);
  lykta_cli_add_integer_member (writer, "record", entry->row);
  lykta_cli_add_member (writer, "field", entry->field != NULL ? entry->field->id : NULL);
  add_logged (writer, "old", &entry->old);
  add_logged (writer, "new", &entry->new_);
  lykta_json_writer_end_object (writer);
}

static gboolean
run_log (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  g_autoptr (LyktaJsonWriter) writer = NULL;
  g_autoptr (GPtrArray) log = NULL;
  const LyktaRegister *reg = NULL;
  gint64 id = 0;

  if (store == NULL || (arguments[1] != NULL && (reg = lykta_cli_find_register (store, arguments[1], error)) == NULL)
      || (reg != NULL && arguments[2] != NULL && !lykta_cli_parse_id (arguments[2], &id, error)))
    return FALSE;
  log = lykta_store_get_log (store, reg, id, 0, error);
  if (log == NULL)
    return FALSE;
  if (!lykta_cli_json)
    {
      print_log (store, log);
      return TRUE;
    }

  writer = lykta_cli_begin_json ();
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < log->len; i++)
    {
      add_entry (writer, g_ptr_array_index (log, i));
      if (!lykta_json_writer_flush (writer, FALSE, NULL, error))
        return FALSE;
    }
  lykta_json_writer_end_array (writer);
  return lykta_cli_end_json (writer, error);
}

const LyktaCliCommand lykta_cli_edit_commands[] = {
  { "set", "FILE REGISTER ID FIELD=VALUE…", N_ ("Change a record"),
    N_ ("A field by its id or label; a value as in the window: choices and records by name. FIELD= empties the field."), NULL, 4,
    0, run_set },
  { "add", "FILE REGISTER FIELD=VALUE…", N_ ("Add a record, and print its id"), NULL, NULL, 3, 0, run_add },
  { "delete", "FILE REGISTER ID…", N_ ("Delete records"), NULL, NULL, 3, 0, run_delete },
  { "undo", "FILE", N_ ("Take back the last change"), NULL, NULL, 1, 1, run_undo },
  { "log", "FILE [REGISTER [ID]]", N_ ("Show who changed what, latest first"), NULL, log_options, 1, 3, run_log },
  { NULL },
};

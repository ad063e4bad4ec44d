/* lykta-defaults.c: what every new register file has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-defaults.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "lykta-clock.h"

#define SOURCE_KEY "source"

/* The parts of an entry in picks.ini, in their order, and the fields they go to */
static const char *const entry_fields[] = { "label_sv", "label_en", "value",      "valid_from",
                                            "valid_to", "source",   "meaning_sv", "meaning_en" };

/* Where the office starts; whoever sets the register up changes it. */
static const struct
{
  const char *field;
  gint64 number;
} office_numbers[] = {
  { "reclassify_months", 24 },           { "follow_up_months", 24 },
  { "introduction_days", 30 },           { "meetings_planned", 2 },
  { "target_asset_owner", 100 },         { "target_asset_leader", 100 },
  { "target_asset_classified", 100 },    { "target_transfer_reclassified", 100 },
  { "target_processor_agreement", 100 }, { "target_requests_in_time", 100 },
  { "target_reports_in_time", 100 },
};

static GKeyFile *
load (const char *name, GError **error)
{
  g_autofree char *path = g_strdup_printf (LYKTA_RESOURCE_PATH "/defaults/%s", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
    return NULL;
  return g_steal_pointer (&file);
}

static gboolean
set_parsed (LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const char *name, const char *text, GError **error)
{
  const LyktaField *field = lykta_register_find_field (reg, name);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (text == NULL || *text == '\0')
    return TRUE;
  /* Codes and ids stand in the files as they are kept; only numbers are something else. */
  if (field->type == LYKTA_FIELD_NUMBER)
    {
      if (!lykta_field_parse (field, text, &value, error))
        return FALSE;
    }
  else
    {
      lykta_value_set_text (&value, text);
    }
  lykta_edit_set (edit, reg, id, field, &value);
  return TRUE;
}

static gboolean
add_entry (LyktaEdit *edit, const LyktaRegister *reg, GKeyFile *file, const char *list, const char *code, guint position,
           GError **error)
{
  g_autofree char *source = g_key_file_get_string (file, list, SOURCE_KEY, NULL);
  g_auto (GStrv) parts = g_key_file_get_string_list (file, list, code, NULL, error);
  gint64 id = lykta_edit_insert (edit, reg);

  if (parts == NULL)
    return FALSE;

  lykta_edit_set_text (edit, reg, id, "list", list);
  lykta_edit_set_text (edit, reg, id, "code", code);
  lykta_edit_set_integer (edit, reg, id, "position", position);
  lykta_edit_set_text (edit, reg, id, "source", source);
  for (guint i = 0; i < G_N_ELEMENTS (entry_fields) && parts[i] != NULL; i++)
    if (!set_parsed (edit, reg, id, entry_fields[i], g_strstrip (parts[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_picks (LyktaStore *store, LyktaEdit *edit, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "picks");
  g_autoptr (GKeyFile) file = load ("picks.ini", error);
  g_auto (GStrv) lists = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; lists != NULL && lists[i] != NULL; i++)
    {
      g_auto (GStrv) codes = g_key_file_get_keys (file, lists[i], NULL, NULL);
      guint position = 0;

      for (guint j = 0; codes[j] != NULL; j++)
        if (strcmp (codes[j], SOURCE_KEY) != 0 && !add_entry (edit, reg, file, lists[i], codes[j], ++position, error))
          return FALSE;
    }
  return file != NULL;
}

static gboolean
add_deadlines (LyktaStore *store, LyktaEdit *edit, const char *language, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "deadlines");
  g_autoptr (GKeyFile) file = load ("deadlines.ini", error);
  g_auto (GStrv) codes = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, codes[i], NULL, NULL);
      g_autofree char *name_key = g_strdup_printf ("what_%s", language);
      gint64 id = lykta_edit_insert (edit, reg);

      lykta_edit_set_text (edit, reg, id, "code", codes[i]);
      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *text = g_key_file_get_string (file, codes[i], keys[j], NULL);
          const char *field = strcmp (keys[j], name_key) == 0 ? "what" : keys[j];

          if (!g_str_has_prefix (field, "what_") && !set_parsed (edit, reg, id, field, text, error))
            return FALSE;
        }
    }
  return file != NULL;
}

static void
add_office (LyktaStore *store, LyktaEdit *edit, const char *name, const char *committee, const char *language)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "office");
  g_autofree char *today = lykta_today ();
  gint64 id = lykta_edit_insert (edit, reg);

  lykta_edit_set_text (edit, reg, id, "name", name);
  lykta_edit_set_text (edit, reg, id, "committee", committee);
  lykta_edit_set_text (edit, reg, id, "language", language);
  lykta_edit_set_integer (edit, reg, id, "plan_year", atoi (today));
  lykta_edit_set_text (edit, reg, id, "review_retention", "preserve");
  lykta_edit_set_text (edit, reg, id, "request_retention", "weed-2");
  for (guint i = 0; i < G_N_ELEMENTS (office_numbers); i++)
    lykta_edit_set_integer (edit, reg, id, office_numbers[i].field, office_numbers[i].number);
}

/**
 * lykta_defaults_fill:
 * @office: the office's name
 * @committee: (nullable): its committee
 * @language: of its documents: "sv" or "en"
 *
 * Fills what every new file has: pick lists, deadline rules, the office's single record, as one edit.
 *
 * Returns: whether it was done
 */
gboolean
lykta_defaults_fill (LyktaStore *store, const char *office, const char *committee, const char *language, GError **error)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Set up the register"));

  if (!add_picks (store, edit, error) || !add_deadlines (store, edit, language, error))
    return FALSE;
  add_office (store, edit, office, committee, language);
  return lykta_store_apply (store, edit, error);
}

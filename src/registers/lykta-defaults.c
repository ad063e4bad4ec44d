/* lykta-defaults.c: what every new register file has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-defaults-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-defaults.h"

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
  { "reclassify_months", 24 },
  { "follow_up_months", 24 },
  { "introduction_days", 30 },
  { "exercise_months", 12 },
  { "meetings_planned", 2 },
  { "target_asset_owner", 100 },
  { "target_asset_leader", 100 },
  { "target_asset_classified", 100 },
  { "target_transfer_reclassified", 100 },
  { "target_processor_agreement", 100 },
  { "target_requests_in_time", 100 },
  { "target_reports_in_time", 100 },
};

static void
cell_clear (gpointer data)
{
  lykta_value_clear (&((LyktaDefaultCell *) data)->value);
}

static LyktaDefault *
lykta_default_new (const LyktaRegister *reg, const char *list, const char *code)
{
  LyktaDefault *self = g_new0 (LyktaDefault, 1);

  self->reg = reg;
  self->key = lykta_defaults_make_key (list, code);
  self->cells = g_array_new (FALSE, FALSE, sizeof (LyktaDefaultCell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

static void
lykta_default_free (LyktaDefault *self)
{
  g_free (self->key);
  g_array_unref (self->cells);
  g_free (self);
}

GKeyFile *
lykta_defaults_load (const char *name, GError **error)
{
  g_autofree char *path = g_strdup_printf (LYKTA_RESOURCE_PATH "/defaults/%s", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
    return NULL;
  return g_steal_pointer (&file);
}

static void
add_integer (LyktaDefault *self, const char *name, gint64 integer)
{
  LyktaDefaultCell cell = { lykta_register_find_field (self->reg, name), LYKTA_VALUE_INIT };

  lykta_value_set_integer (&cell.value, integer);
  g_array_append_val (self->cells, cell);
}

static gboolean
add_parsed (LyktaDefault *self, const char *name, const char *text, GError **error)
{
  LyktaDefaultCell cell = { lykta_register_find_field (self->reg, name), LYKTA_VALUE_INIT };

  if (text == NULL || *text == '\0')
    return TRUE;
  /* Codes and ids stand in the files as they are kept; only numbers are something else. */
  if (cell.field->type != LYKTA_FIELD_NUMBER)
    lykta_value_set_text (&cell.value, text);
  else if (!lykta_field_parse (cell.field, text, &cell.value, error))
    return FALSE;
  g_array_append_val (self->cells, cell);
  return TRUE;
}

static gboolean
read_entry (GPtrArray *defaults, const LyktaRegister *reg, GKeyFile *file, const char *list, const char *code, guint position,
            GError **error)
{
  g_autofree char *source = g_key_file_get_string (file, list, SOURCE_KEY, NULL);
  g_auto (GStrv) parts = g_key_file_get_string_list (file, list, code, NULL, error);
  LyktaDefault *entry;

  if (parts == NULL)
    return FALSE;

  entry = lykta_default_new (reg, list, code);
  g_ptr_array_add (defaults, entry);
  add_integer (entry, "position", position);
  if (!add_parsed (entry, "list", list, error) || !add_parsed (entry, "code", code, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (entry_fields) && parts[i] != NULL; i++)
    {
      const char *text = g_strstrip (parts[i]);

      /* An entry may have a source of its own. */
      if (*text != '\0' && strcmp (entry_fields[i], SOURCE_KEY) == 0)
        g_set_str (&source, text);
      else if (!add_parsed (entry, entry_fields[i], text, error))
        return FALSE;
    }
  return add_parsed (entry, SOURCE_KEY, source, error);
}

static gboolean
read_picks (LyktaStore *store, GPtrArray *defaults, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "picks");
  g_autoptr (GKeyFile) file = lykta_defaults_load ("picks.ini", error);
  g_auto (GStrv) lists = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; lists != NULL && lists[i] != NULL; i++)
    {
      g_auto (GStrv) codes = g_key_file_get_keys (file, lists[i], NULL, NULL);
      guint position = 0;

      for (guint j = 0; codes[j] != NULL; j++)
        if (strcmp (codes[j], SOURCE_KEY) != 0 && !read_entry (defaults, reg, file, lists[i], codes[j], ++position, error))
          return FALSE;
    }
  return file != NULL;
}

static gboolean
read_deadlines (LyktaStore *store, GPtrArray *defaults, const char *language, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "deadlines");
  g_autoptr (GKeyFile) file = lykta_defaults_load ("deadlines.ini", error);
  g_auto (GStrv) codes = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;
  g_autofree char *name_key = g_strdup_printf ("what_%s", language);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, codes[i], NULL, NULL);
      LyktaDefault *rule = lykta_default_new (reg, NULL, codes[i]);

      g_ptr_array_add (defaults, rule);
      if (!add_parsed (rule, "code", codes[i], error))
        return FALSE;
      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *text = g_key_file_get_string (file, codes[i], keys[j], NULL);
          const char *field = strcmp (keys[j], name_key) == 0 ? "what" : keys[j];

          if (!g_str_has_prefix (field, "what_") && !add_parsed (rule, field, text, error))
            return FALSE;
        }
    }
  return file != NULL;
}

static void
read_office (LyktaStore *store, GPtrArray *defaults)
{
  LyktaDefault *office = lykta_default_new (lykta_store_find_register (store, "office"), NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (office_numbers); i++)
    add_integer (office, office_numbers[i].field, office_numbers[i].number);
  g_ptr_array_add (defaults, office);
}

static void
complete_office (LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const char *name, const char *committee,
                 const char *language)
{
  g_autofree char *today = lykta_today ();

  lykta_edit_set_text (edit, reg, id, "name", name);
  lykta_edit_set_text (edit, reg, id, "committee", committee);
  lykta_edit_set_text (edit, reg, id, "language", language);
  lykta_edit_set_integer (edit, reg, id, "plan_year", atoi (today));
  lykta_edit_set_text (edit, reg, id, "review_retention", "preserve");
  lykta_edit_set_text (edit, reg, id, "request_retention", "weed-2");
}

char *
lykta_defaults_make_key (const char *list, const char *code)
{
  return g_strdup_printf ("%s %s", list != NULL ? list : "", code != NULL ? code : "");
}

/**
 * lykta_defaults_read:
 * @language: of the office's documents, in which deadline rules are named
 *
 * Reads what a file has from the start: the entries of pick lists, the deadline rules, and the numbers of the office, in that order.
 *
 * Returns: (transfer full) (element-type LyktaDefault): the entries, or %NULL
 */
GPtrArray *
lykta_defaults_read (LyktaStore *store, const char *language, GError **error)
{
  g_autoptr (GPtrArray) defaults = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_default_free);

  if (!read_picks (store, defaults, error) || !read_deadlines (store, defaults, language, error))
    return NULL;
  read_office (store, defaults);
  return g_steal_pointer (&defaults);
}

/**
 * lykta_default_apply:
 * @id: of the record, as @edit has it
 *
 * Sets every value of the entry.
 */
void
lykta_default_apply (const LyktaDefault *self, LyktaEdit *edit, gint64 id)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const LyktaDefaultCell *cell = &g_array_index (self->cells, LyktaDefaultCell, i);

      lykta_edit_set (edit, self->reg, id, cell->field, &cell->value);
    }
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
  const LyktaRegister *office_reg = lykta_store_find_register (store, "office");
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Set up the register"));
  g_autoptr (GPtrArray) defaults = lykta_defaults_read (store, language, error);

  if (defaults == NULL)
    return FALSE;
  for (guint i = 0; i < defaults->len; i++)
    {
      const LyktaDefault *entry = g_ptr_array_index (defaults, i);
      gint64 id = lykta_edit_insert (edit, entry->reg);

      lykta_default_apply (entry, edit, id);
      if (entry->reg == office_reg)
        complete_office (edit, office_reg, id, office, committee, language);
    }
  return lykta_store_apply (store, edit, error);
}

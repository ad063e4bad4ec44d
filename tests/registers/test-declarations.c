/* test-declarations.c: every declaration is whole, and says the same everywhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-registers.h"

#define MAX_COLUMNS 8
#define N_RECORD_FIELDS 4

/* The registers that the product's description names */
static const char *const ids[] = {
  "assets",      "classifications", "actions",        "contracts",  "transfers",  "suppliers",    "units",      "people",
  "roles",       "courses",         "course_results", "meetings",   "decisions",  "processings",  "agreements", "subprocessors",
  "dpias",       "requests",        "request_items",  "incidents",  "reports",    "timeline",     "exercises",  "risks",
  "controls",    "findings",        "judgements",     "continuity", "documents",  "requirements", "horizon",    "objectives",
  "focus_areas", "activities",      "occurrences",    "reviews",    "office",     "picks",        "deadlines",  "figures",
  "sections",    "attachments",     "comments",       "snoozes",    "statements",
};

static const LyktaFieldType text_types[] = { LYKTA_FIELD_TEXT, LYKTA_FIELD_LONG_TEXT, LYKTA_FIELD_EMAIL, LYKTA_FIELD_URL };

typedef void (*CheckFunc) (const LyktaRegister *reg);

static GKeyFile *picks;
static GHashTable *swedish; /* (element-type utf8 utf8): what has a translation */

static void
check_each (gconstpointer data)
{
  CheckFunc check = *(const CheckFunc *) data;

  for (const LyktaRegister *const *reg = lykta_registers_get (); *reg != NULL; reg++)
    check (*reg);
}

static gboolean
is_id (const char *text)
{
  return g_regex_match_simple ("^[a-z][a-z0-9_]*$", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

static gboolean
is_text (const LyktaField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_types); i++)
    if (field->type == text_types[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_reference (const LyktaField *field)
{
  return field->type == LYKTA_FIELD_REFERENCE || field->type == LYKTA_FIELD_REFERENCES;
}

static void
test_list (void)
{
  const LyktaRegister *const *all = lykta_registers_get ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (; all[n] != NULL; n++)
    {
      g_assert_true (is_id (all[n]->id));
      g_assert_true (g_hash_table_add (seen, (gpointer) all[n]->id));
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (g_hash_table_contains (seen, ids[i]));
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (ids));
}

static void
check_fields (const LyktaRegister *reg)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_groups = g_strv_length ((char **) reg->groups);
  guint n_columns = 0;
  gboolean derived = FALSE;

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];

      g_test_message ("%s.%s", reg->id, field->id);
      g_assert_true (is_id (field->id));
      g_assert_true (g_hash_table_add (seen, (gpointer) field->id));
      g_assert_cmpuint (field->group, <, n_groups);
      /* Fields of a group stand together, in the groups' order, or the pane would tear them apart. */
      g_assert_true (i == 0 || field->group >= reg->fields[i - 1].group);
      g_assert_true (field->minimum <= field->maximum);

      n_columns += (field->flags & LYKTA_FIELD_COLUMN) != 0;
      derived |= (field->flags & LYKTA_FIELD_DERIVED) != 0;
      g_assert_false ((field->flags & LYKTA_FIELD_DERIVED) && (field->flags & (LYKTA_FIELD_REQUIRED | LYKTA_FIELD_WANTED)));
      g_assert_true (!(field->flags & LYKTA_FIELD_SEARCHED) || is_text (field));
      g_assert_true (!(field->flags & LYKTA_FIELD_DUE) || field->type == LYKTA_FIELD_DATE || field->type == LYKTA_FIELD_TIME);
    }
  g_assert_cmpuint (n_columns, <=, MAX_COLUMNS);
  g_assert_cmpuint (n_columns, >, 0);
  g_assert_true (derived == (reg->derive != NULL));
  g_assert_cmpstr (reg->fields[reg->n_fields - N_RECORD_FIELDS].id, ==, "note");
  g_assert_cmpuint (reg->fields[reg->n_fields - 1].group, ==, n_groups - 1);
}

static void
check_types (const LyktaRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      gboolean picked = field->type == LYKTA_FIELD_PICK || field->type == LYKTA_FIELD_PICKS;

      g_test_message ("%s.%s", reg->id, field->id);
      g_assert_true ((field->target != NULL) == is_reference (field));
      g_assert_true ((field->choices != NULL) == (field->type == LYKTA_FIELD_CHOICE));
      g_assert_true ((field->picks != NULL) == picked);
      if (is_reference (field))
        g_assert_nonnull (lykta_registers_find (lykta_registers_get (), field->target));
      if (picked)
        g_assert_true (g_key_file_has_group (picks, field->picks));
    }
}

static void
check_choices (const LyktaRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (const LyktaChoice *choice = reg->fields[i].choices; choice != NULL && choice->id != NULL; choice++)
        {
          g_assert_true (is_id (choice->id));
          g_assert_true (g_hash_table_add (seen, (gpointer) choice->id));
          g_assert_nonnull (choice->label);
        }
    }
}

static void
check_register (const LyktaRegister *reg)
{
  const LyktaField *title = lykta_register_get_title (reg);

  g_test_message ("%s", reg->id);
  g_assert_nonnull (reg->purpose);
  g_assert_nonnull (reg->reason);
  g_assert_true (g_str_has_suffix (reg->icon, "-symbolic"));
  g_assert_true (is_text (title));
  g_assert_true (title->flags & LYKTA_FIELD_COLUMN);
  g_assert_true (title->flags & LYKTA_FIELD_SEARCHED);
  g_assert_true (title->flags & (LYKTA_FIELD_REQUIRED | LYKTA_FIELD_DERIVED));

  if (reg->order != NULL)
    g_assert_nonnull (lykta_register_find_field (reg, reg->order));
  if (reg->parent != NULL)
    {
      const LyktaField *parent = lykta_register_find_field (reg, reg->parent);

      g_assert_nonnull (parent);
      g_assert_cmpint (parent->type, ==, LYKTA_FIELD_REFERENCE);
      g_assert_true (parent->flags & LYKTA_FIELD_REQUIRED);
    }
}

/* What a condition compares with is something that the field can hold. */
static void
check_condition (const LyktaRegister *reg, const LyktaCondition *condition)
{
  const LyktaField *field = lykta_register_find_field (reg, condition->field);
  gboolean bare = condition->operator== LYKTA_IS_EMPTY || condition->operator== LYKTA_IS_NOT_EMPTY;

  g_assert_nonnull (field);
  g_assert_true ((condition->text == NULL) == bare);
  if (condition->operator== LYKTA_BEFORE || condition->
      operator== LYKTA_AFTER || condition->operator== LYKTA_NOT_BEFORE || condition->operator== LYKTA_NOT_AFTER)
    g_assert_true (field->type == LYKTA_FIELD_DATE || field->type == LYKTA_FIELD_TIME);
  if (condition->operator== LYKTA_LESS || condition->operator== LYKTA_MORE)
    g_assert_cmpint (field->type, ==, LYKTA_FIELD_NUMBER);
  if (field->type == LYKTA_FIELD_CHOICE && !bare)
    {
      g_auto (GStrv) words = g_strsplit (condition->text, " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        g_assert_nonnull (lykta_field_find_choice (field, words[i]));
    }
  if (field->type == LYKTA_FIELD_PICK && !bare)
    g_assert_true (g_key_file_has_key (picks, field->picks, condition->text, NULL));
  if (is_reference (field) && !bare)
    g_assert_cmpstr (condition->text, ==, "me");
  if (field->type == LYKTA_FIELD_YES_NO && !bare)
    g_assert_true (strcmp (condition->text, "yes") == 0 || strcmp (condition->text, "no") == 0);
}

static void
check_views (const LyktaRegister *reg)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (reg->views[0].id, ==, "all");
  g_assert_null (reg->views[0].conditions[0].field);
  for (const LyktaView *view = reg->views; view->id != NULL; view++)
    {
      g_test_message ("%s: %s", reg->id, view->id);
      g_assert_true (is_id (view->id));
      g_assert_true (g_hash_table_add (seen, (gpointer) view->id));
      for (const LyktaCondition *condition = view->conditions; condition->field != NULL; condition++)
        check_condition (reg, condition);
      if (view->sort != NULL)
        g_assert_nonnull (lykta_register_find_field (reg, view->sort));
    }
}

static void
check_dependencies (const LyktaRegister *reg)
{
  for (const LyktaDependency *dependency = reg->derive_on; dependency != NULL && dependency->source != NULL; dependency++)
    {
      const LyktaRegister *source = lykta_registers_find (lykta_registers_get (), dependency->source);
      const LyktaField *field;

      g_test_message ("%s on %s", reg->id, dependency->source);
      g_assert_nonnull (source);
      if (dependency->field == NULL && dependency->own == NULL)
        {
          g_assert_true (source->single);
          continue;
        }
      g_assert_true (dependency->field == NULL || dependency->own == NULL);
      field = dependency->field != NULL ? lykta_register_find_field (source, dependency->field)
                                        : lykta_register_find_field (reg, dependency->own);
      g_assert_nonnull (field);
      if (field->picks != NULL)
        g_assert_cmpstr (source->id, ==, "picks");
      else
        g_assert_cmpstr (field->target, ==, dependency->field != NULL ? reg->id : source->id);
      if (dependency->value != NULL)
        g_assert_nonnull (lykta_register_find_field (source, dependency->value));
    }
}

static void
assert_swedish (const char *text)
{
  if (text != NULL && !g_hash_table_contains (swedish, text))
    g_error ("no Swedish for \"%s\"", text);
}

static void
check_translations (const LyktaRegister *reg)
{
  assert_swedish (reg->label);
  assert_swedish (reg->label_one);
  assert_swedish (reg->purpose);
  assert_swedish (reg->reason);
  for (guint i = 0; reg->groups[i] != NULL; i++)
    assert_swedish (reg->groups[i]);
  for (guint i = 0; i < reg->n_fields; i++)
    {
      assert_swedish (reg->fields[i].label);
      assert_swedish (reg->fields[i].unit);
      assert_swedish (reg->fields[i].help);
      for (const LyktaChoice *choice = reg->fields[i].choices; choice != NULL && choice->id != NULL; choice++)
        assert_swedish (choice->label);
    }
  for (const LyktaView *view = reg->views; view->id != NULL; view++)
    assert_swedish (view->label);
}

/* Catalogues, read as gettext writes them: msgid and msgstr in quotes, continued on lines of their own. */
static void
read_catalogue (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) id = g_string_new (NULL);
  g_autoptr (GString) translation = g_string_new (NULL);
  GString *now = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0;; i++)
    {
      const char *line = lines[i];
      g_autofree char *part = NULL;

      if (line == NULL || g_str_has_prefix (line, "msgid \""))
        {
          if (id->len > 0 && translation->len > 0)
            g_hash_table_replace (swedish, g_strdup (id->str), g_strdup (translation->str));
          g_string_set_size (id, 0);
          g_string_set_size (translation, 0);
          now = id;
        }
      if (line == NULL)
        break;
      if (g_str_has_prefix (line, "msgstr"))
        now = translation;
      if (now == NULL || line[0] == '#' || strchr (line, '"') == NULL)
        continue;
      part = g_strndup (strchr (line, '"') + 1, (gsize) (strrchr (line, '"') - strchr (line, '"') - 1));
      g_string_append (now, part);
    }
}

/* Escapes as in a catalogue are undone for the texts that have them. */
static void
read_translations (void)
{
  g_autofree char *parts = g_build_filename (g_getenv ("LYKTA_SOURCE_DIR"), "po", "parts", NULL);
  g_autofree char *whole = g_build_filename (g_getenv ("LYKTA_SOURCE_DIR"), "po", "sv.po", NULL);
  g_autoptr (GDir) folder = g_dir_open (parts, 0, NULL);
  const char *name;
  g_autoptr (GPtrArray) escaped = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  swedish = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_catalogue (whole);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (parts, name, NULL);

      read_catalogue (path);
    }

  g_hash_table_iter_init (&iter, swedish);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (strchr (id, '\\') != NULL)
      g_ptr_array_add (escaped, id);
  for (guint i = 0; i < escaped->len; i++)
    g_hash_table_replace (swedish, g_strcompress (g_ptr_array_index (escaped, i)), g_strdup (""));
}

static const struct
{
  const char *path;
  CheckFunc check;
} checks[] = {
  { "/declarations/fields", check_fields },
  { "/declarations/types", check_types },
  { "/declarations/choices", check_choices },
  { "/declarations/register", check_register },
  { "/declarations/views", check_views },
  { "/declarations/dependencies", check_dependencies },
  { "/declarations/translations", check_translations },
};

int
main (int argc, char *argv[])
{
  g_autoptr (GBytes) bytes = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);

  bytes = g_resources_lookup_data (LYKTA_RESOURCE_PATH "/defaults/picks.ini", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  picks = g_key_file_new ();
  g_assert_true (g_key_file_load_from_bytes (picks, bytes, G_KEY_FILE_NONE, NULL));
  read_translations ();

  g_test_add_func ("/declarations/list", test_list);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    g_test_add_data_func (checks[i].path, &checks[i].check, check_each);

  result = g_test_run ();
  g_key_file_unref (picks);
  g_hash_table_unref (swedish);
  return result;
}

/* lykta-test.c: small registers of the core's tests, and files to keep them in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sys/mman.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "lykta-test.h"

static const char *const groups[] = { "About", LYKTA_RECORD_GROUP, NULL };

static const LyktaChoice states[] = {
  { "planned", "Planned", LYKTA_TONE_PLAIN },
  { "ongoing", "Ongoing", LYKTA_TONE_ACTIVE },
  { "done", "Done", LYKTA_TONE_DONE },
  { NULL },
};

/* Hooks */

static void
derive_person (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (&lykta_test_things);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (record));

  lykta_query_add_condition (query, "owner", LYKTA_IS, id);
  lykta_record_set_derived_integer (record, "n_things", lykta_store_count (store, query));
}

static void
derive_thing (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (LyktaRecord) owner = lykta_store_get_record (store, &lykta_test_people, lykta_record_get_integer (record, "owner"));
  g_autofree char *label = g_strdup_printf ("%s (%s)", lykta_record_get_text (record, "name"),
                                            owner != NULL ? lykta_record_get_text (owner, "name") : "-");

  lykta_record_set_derived_text (record, "label", label);
}

static gboolean
validate_thing (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (g_strcmp0 (lykta_record_get_text (after, "state"), "done") == 0 && lykta_record_is_empty (after, "owner"))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, "What is done has an owner.");
      return FALSE;
    }
  return TRUE;
}

/* Registers */

static const LyktaField people_fields[] = {
  { .id = "name", .type = LYKTA_FIELD_TEXT, .label = "Name", .flags = LYKTA_FIELD_REQUIRED | LYKTA_FIELD_SEARCHED },
  { .id = "email", .type = LYKTA_FIELD_EMAIL, .label = "E-mail" },
  { .id = "n_things", .type = LYKTA_FIELD_NUMBER, .label = "Things", .flags = LYKTA_FIELD_DERIVED },
  LYKTA_RECORD_FIELDS (1),
};

const LyktaRegister lykta_test_people = {
  .id = "people",
  .label = "People",
  .label_one = "Person",
  .groups = groups,
  .fields = people_fields,
  .n_fields = G_N_ELEMENTS (people_fields),
  .derive_on = (const LyktaDependency[]) { { "things", "owner" }, { NULL } },
  .derive = derive_person,
};

static const LyktaField things_fields[] = {
  { .id = "name",
    .type = LYKTA_FIELD_TEXT,
    .label = "Name",
    .flags = LYKTA_FIELD_REQUIRED | LYKTA_FIELD_SEARCHED | LYKTA_FIELD_COLUMN },
  { .id = "code", .type = LYKTA_FIELD_TEXT, .label = "Code", .flags = LYKTA_FIELD_UNIQUE | LYKTA_FIELD_SEARCHED },
  { .id = "description", .type = LYKTA_FIELD_LONG_TEXT, .label = "Description", .flags = LYKTA_FIELD_SEARCHED },
  { .id = "level", .type = LYKTA_FIELD_NUMBER, .label = "Level", .minimum = 0, .maximum = 4 },
  { .id = "cost", .type = LYKTA_FIELD_NUMBER, .label = "Cost", .decimals = 2 },
  { .id = "due", .type = LYKTA_FIELD_DATE, .label = "Due", .flags = LYKTA_FIELD_DUE },
  { .id = "seen_at", .type = LYKTA_FIELD_TIME, .label = "Seen" },
  { .id = "shared", .type = LYKTA_FIELD_YES_NO, .label = "Shared" },
  { .id = "state", .type = LYKTA_FIELD_CHOICE, .label = "State", .choices = states },
  { .id = "colour", .type = LYKTA_FIELD_PICK, .label = "Colour", .picks = "colours" },
  { .id = "tags", .type = LYKTA_FIELD_PICKS, .label = "Tags", .picks = "colours" },
  { .id = "owner", .type = LYKTA_FIELD_REFERENCE, .label = "Owner", .target = "people", .flags = LYKTA_FIELD_WANTED },
  { .id = "helpers", .type = LYKTA_FIELD_REFERENCES, .label = "Helpers", .target = "people" },
  { .id = "site", .type = LYKTA_FIELD_URL, .label = "Site" },
  { .id = "label", .type = LYKTA_FIELD_TEXT, .label = "Label", .flags = LYKTA_FIELD_DERIVED },
  LYKTA_RECORD_FIELDS (1),
};

static const LyktaView things_views[] = {
  { .id = "all", .label = "All" },
  { .id = "unowned",
    .label = "Unowned",
    .conditions = (const LyktaCondition[]) { { "owner", LYKTA_IS_EMPTY }, { NULL } },
    .gap = TRUE },
  { NULL },
};

const LyktaRegister lykta_test_things = {
  .id = "things",
  .label = "Things",
  .label_one = "Thing",
  .groups = groups,
  .fields = things_fields,
  .n_fields = G_N_ELEMENTS (things_fields),
  .views = things_views,
  .validate = validate_thing,
  .derive = derive_thing,
};

static const LyktaField parts_fields[] = {
  { .id = "thing", .type = LYKTA_FIELD_REFERENCE, .label = "Thing", .target = "things", .flags = LYKTA_FIELD_REQUIRED },
  { .id = "size", .type = LYKTA_FIELD_NUMBER, .label = "Size" },
  LYKTA_RECORD_FIELDS (1),
};

const LyktaRegister lykta_test_parts = {
  .id = "parts",
  .label = "Parts",
  .label_one = "Part",
  .groups = groups,
  .fields = parts_fields,
  .n_fields = G_N_ELEMENTS (parts_fields),
  .parent = "thing",
};

static const LyktaField picks_fields[] = {
  { .id = "label_sv", .type = LYKTA_FIELD_TEXT, .label = "Swedish" },
  { .id = "label_en", .type = LYKTA_FIELD_TEXT, .label = "English" },
  { .id = "list", .type = LYKTA_FIELD_TEXT, .label = "List" },
  { .id = "code", .type = LYKTA_FIELD_TEXT, .label = "Code" },
  { .id = "position", .type = LYKTA_FIELD_NUMBER, .label = "Position" },
  { .id = "valid_from", .type = LYKTA_FIELD_DATE, .label = "From" },
  { .id = "valid_to", .type = LYKTA_FIELD_DATE, .label = "To" },
  LYKTA_RECORD_FIELDS (1),
};

const LyktaRegister lykta_test_picks = {
  .id = "picks",
  .label = "Picks",
  .label_one = "Pick",
  .groups = groups,
  .fields = picks_fields,
  .n_fields = G_N_ELEMENTS (picks_fields),
};

static const LyktaField files_fields[] = {
  { .id = "name", .type = LYKTA_FIELD_TEXT, .label = "Name", .flags = LYKTA_FIELD_REQUIRED },
  { .id = "digest", .type = LYKTA_FIELD_TEXT, .label = "Digest", .flags = LYKTA_FIELD_REQUIRED | LYKTA_FIELD_CONTENT },
  { .id = "size", .type = LYKTA_FIELD_NUMBER, .label = "Size" },
  LYKTA_RECORD_FIELDS (1),
};

const LyktaRegister lykta_test_files = {
  .id = "files",
  .label = "Files",
  .label_one = "File",
  .groups = groups,
  .fields = files_fields,
  .n_fields = G_N_ELEMENTS (files_fields),
  .kept = TRUE,
};

const LyktaRegister *const lykta_test_registers[] = { &lykta_test_things, &lykta_test_people, &lykta_test_parts,
                                                      &lykta_test_files,  &lykta_test_picks,  NULL };

/* Files */

void
lykta_test_remove_tree (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        lykta_test_remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (directory);
}

static void
add_pick (LyktaEdit *edit, const char *code, const char *sv, const char *en, gint64 position)
{
  gint64 id = lykta_edit_insert (edit, &lykta_test_picks);

  lykta_edit_set_text (edit, &lykta_test_picks, id, "list", "colours");
  lykta_edit_set_text (edit, &lykta_test_picks, id, "code", code);
  lykta_edit_set_text (edit, &lykta_test_picks, id, "label_sv", sv);
  lykta_edit_set_text (edit, &lykta_test_picks, id, "label_en", en);
  lykta_edit_set_integer (edit, &lykta_test_picks, id, "position", position);
}

void
lykta_test_set_up (LyktaTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Fill the pick lists");

  test->directory = g_dir_make_tmp ("lykta-test-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->directory, "office.lykta", NULL);
  test->store = lykta_store_create_with (test->path, lykta_test_registers, LYKTA_TEST_SCHEMA, &error);
  g_assert_no_error (error);
  lykta_store_set_user (test->store, "Anna");
  add_pick (edit, "red", "röd", "red", 1);
  add_pick (edit, "green", "grön", "green", 2);
  add_pick (edit, "blue", "blå", "blue", 3);
  lykta_test_apply (test->store, edit);
  lykta_store_clear_undo (test->store);
}

void
lykta_test_tear_down (LyktaTest *test, gconstpointer data)
{
  /* A thread may not have let go of its task yet. */
  for (guint i = 0; test->store != NULL && g_atomic_int_get (&G_OBJECT (test->store)->ref_count) > 1 && i < 100; i++)
    g_usleep (10000);
  if (test->store != NULL)
    g_assert_finalize_object (test->store);
  lykta_test_remove_tree (test->directory);
  g_free (test->directory);
  g_free (test->path);
}

LyktaStore *
lykta_test_open (LyktaTest *test)
{
  g_autoptr (GError) error = NULL;
  LyktaStore *store = lykta_store_open_with (test->path, lykta_test_registers, LYKTA_TEST_SCHEMA, &error);

  g_assert_no_error (error);
  return store;
}

void
lykta_test_apply (LyktaStore *store, LyktaEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gboolean applied = lykta_store_apply (store, edit, &error);

  g_assert_no_error (error);
  g_assert_true (applied);
}

static gint64
add_named (LyktaStore *store, const LyktaRegister *reg, const char *name)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add");
  gint64 id = lykta_edit_insert (edit, reg);

  lykta_edit_set_text (edit, reg, id, "name", name);
  lykta_test_apply (store, edit);
  return lykta_edit_get_id (edit, id);
}

gint64
lykta_test_add_person (LyktaStore *store, const char *name)
{
  return add_named (store, &lykta_test_people, name);
}

gint64
lykta_test_add_thing (LyktaStore *store, const char *name)
{
  return add_named (store, &lykta_test_things, name);
}

gint64
lykta_test_add_file (LyktaEdit *edit, const char *name, guint32 seed, gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint8 *bytes = g_malloc (size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) size, g_free);
  gint64 id = lykta_edit_insert (edit, &lykta_test_files);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) g_rand_int (rand);
  lykta_edit_set_text (edit, &lykta_test_files, id, "name", name);
  lykta_edit_set_content (edit, &lykta_test_files, id, "digest", "size", stream, (gint64) size);
  return id;
}

void
lykta_test_set_text (LyktaStore *store, const LyktaRegister *reg, gint64 id, const char *field, const char *text)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Set");
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  const LyktaField *declared = lykta_register_find_field (reg, field);

  lykta_store_parse_value (store, declared, text, &value, &error);
  g_assert_no_error (error);
  lykta_edit_set (edit, reg, id, declared, &value);
  lykta_test_apply (store, edit);
}

char *
lykta_test_get_text (LyktaStore *store, const LyktaRegister *reg, gint64 id, const char *field)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (store, reg, id);
  const LyktaField *declared = lykta_register_find_field (reg, field);

  g_assert_nonnull (record);
  return lykta_store_write_value (store, declared, lykta_record_get_value (record, declared));
}

char *
lykta_test_get_titles (LyktaStore *store, const LyktaQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lykta_store_select (store, query, &error);
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = lykta_store_get_title (store, lykta_query_get_register (query), g_array_index (ids, gint64, i));

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", title);
    }
  return g_string_free_and_steal (titles);
}

void
lykta_test_assert_sound (LyktaStore *store)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sound = lykta_store_check (store, NULL, &problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_true (sound);
}

gpointer
lykta_test_share (gsize size)
{
  gpointer memory = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

  g_assert_true (memory != MAP_FAILED);
  return memory;
}

/* test-import-creates.c: records that a file names and that are created with it, and what a check of a file says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "lykta-import-check.h"
#include "lykta-defaults.h"
#include "lykta-registers.h"

typedef struct
{
  char *folder;
  char *path;
  LyktaStore *store;
} Fixture;

static const LyktaRegister *
reg (Fixture *fixture, const char *id)
{
  return lykta_store_find_register (fixture->store, id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *office = NULL;

  fixture->folder = g_dir_make_tmp ("lykta-creates-XXXXXX", &error);
  g_assert_no_error (error);
  office = g_build_filename (fixture->folder, "office.lykta", NULL);
  fixture->path = g_build_filename (fixture->folder, "list.csv", NULL);
  fixture->store = lykta_store_create (office, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_defaults_fill (fixture->store, "Kontoret", "Nämnden", "sv", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  lykta_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* @fields and @creates: ids between spaces, "-" for a column that is left out */
static LyktaImportPlan *
plan (Fixture *fixture, const char *id, const char *fields, const char *creates, const char *csv)
{
  LyktaImportPlan *self = lykta_import_plan_new ();

  g_assert_true (g_file_set_contents (fixture->path, csv, -1, NULL));
  self->reg = reg (fixture, id);
  self->path = g_strdup (fixture->path);
  self->header_row = 1;
  self->fields = g_strsplit (fields, " ", -1);
  for (guint i = 0; self->fields[i] != NULL; i++)
    if (g_str_equal (self->fields[i], "-"))
      g_set_str (&self->fields[i], "");
  self->creates = *creates != '\0' ? g_strsplit (creates, " ", -1) : g_new0 (char *, 1);
  return self;
}

static LyktaImportResult *
check (Fixture *fixture, LyktaImportPlan *wanted)
{
  g_autoptr (GError) error = NULL;
  LyktaImportResult *result = lykta_import_check (fixture->store, wanted, NULL, &error);

  lykta_store_prepare_work (fixture->store, NULL);
  g_assert_no_error (error);
  return result;
}

static void
apply (Fixture *fixture, LyktaImportResult *result)
{
  g_autoptr (GError) error = NULL;

  lykta_store_apply (fixture->store, result->edit, &error);
  g_assert_no_error (error);
}

static gint64
count (Fixture *fixture, const char *id)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg (fixture, id));

  return lykta_store_count (fixture->store, query);
}

/* What a field of the record of that title shows */
static char *
show (Fixture *fixture, const char *id, const char *title, const char *field)
{
  gint64 found = lykta_store_find_by_title (fixture->store, reg (fixture, id), title);
  g_autoptr (LyktaRecord) record = NULL;
  const LyktaField *declared = lykta_register_find_field (reg (fixture, id), field);

  g_assert_cmpint (found, >, 0);
  record = lykta_store_get_record (fixture->store, reg (fixture, id), found);
  return lykta_store_format_value (fixture->store, declared, lykta_record_get_value (record, declared));
}

static void
assert_missing (LyktaImportResult *result, const char *field, const char *titles)
{
  GPtrArray *missing = g_hash_table_lookup (result->missing, field);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (missing, i));
  g_assert_cmpstr (joined->str, ==, titles);
}

/* Each once, also when two fields and many rows name it; one undo takes all back. */
static void
test_created (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaImportPlan) wanted =
      plan (fixture, "assets", "name information_owner object_leader supplier", "information_owner object_leader supplier",
            "Namn;Ägare;Ledare;Leverantör\nDiariet;Anna Ek;Bo Berg;Sokigo\nKartan;anna ek;Anna Ek;\nArkivet;Bo Berg;;SOKIGO\n");
  g_autoptr (LyktaImportResult) result = check (fixture, wanted);
  gint64 people = count (fixture, "people");
  g_autofree char *owner = NULL;
  g_autofree char *leader = NULL;
  g_autofree char *supplier = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (result->counts.added, ==, 3);
  g_assert_cmpuint (result->counts.created, ==, 3);
  g_assert_cmpuint (result->counts.refused, ==, 0);
  assert_missing (result, "information_owner", "Anna Ek, Bo Berg");
  assert_missing (result, "object_leader", "Bo Berg, Anna Ek");
  assert_missing (result, "supplier", "Sokigo");
  g_assert_cmpint (count (fixture, "assets"), ==, 0);

  apply (fixture, result);
  g_assert_cmpint (count (fixture, "assets"), ==, 3);
  g_assert_cmpint (count (fixture, "people"), ==, people + 2);
  g_assert_cmpint (count (fixture, "suppliers"), ==, 1);
  owner = show (fixture, "assets", "Kartan", "information_owner");
  g_assert_cmpstr (owner, ==, "Anna Ek");
  leader = show (fixture, "assets", "Diariet", "object_leader");
  g_assert_cmpstr (leader, ==, "Bo Berg");
  supplier = show (fixture, "assets", "Arkivet", "supplier");
  g_assert_cmpstr (supplier, ==, "Sokigo");

  lykta_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "assets"), ==, 0);
  g_assert_cmpint (count (fixture, "people"), ==, people);
  g_assert_cmpint (count (fixture, "suppliers"), ==, 0);
}

/* Without being asked for, nothing is created: the rows are refused, and it is said who is missing. */
static void
test_not_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaImportPlan) wanted = plan (fixture, "assets", "name information_owner", "",
                                             "Namn;Ägare\nDiariet;Anna Ek\nKartan;\nArkivet;Bo Berg\nPlanen;Anna Ek\n");
  g_autoptr (LyktaImportResult) result = check (fixture, wanted);
  const LyktaImportProblem *first = g_ptr_array_index (result->problems, 0);

  g_assert_cmpuint (result->counts.added, ==, 1);
  g_assert_cmpuint (result->counts.refused, ==, 3);
  g_assert_cmpuint (result->counts.created, ==, 0);
  assert_missing (result, "information_owner", "Anna Ek, Bo Berg");
  g_assert_cmpuint (first->row, ==, 2);
  g_assert_cmpstr (first->column, ==, "Ägare");
  g_assert_cmpstr (first->value, ==, "Anna Ek");
  g_assert_cmpstr (first->reason, ==, "There is no record called “Anna Ek”.");
}

/* Whom only refused rows name is not created, whether a cell or a rule refuses them. */
static void
test_refused_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaImportPlan) wanted =
      plan (fixture, "assets", "name information_owner used_from depends_on", "information_owner",
            "Namn;Ägare;Från;Beror på\nDiariet;Anna Ek;inte alls;\nKartan;Bo Berg;;Kartan\nArkivet;Cia Dal;2024-01-01;\n");
  g_autoptr (LyktaImportResult) result = check (fixture, wanted);
  gint64 people = count (fixture, "people");

  g_assert_cmpuint (result->counts.added, ==, 1);
  g_assert_cmpuint (result->counts.refused, ==, 2);
  g_assert_cmpuint (result->counts.created, ==, 1);
  apply (fixture, result);
  g_assert_cmpint (count (fixture, "people"), ==, people + 1);
  g_assert_cmpint (lykta_store_find_by_title (fixture->store, reg (fixture, "people"), "Cia Dal"), >, 0);
  g_assert_cmpint (lykta_store_find_by_title (fixture->store, reg (fixture, "people"), "Bo Berg"), ==, 0);
}

/* What another row adds is not created a second time; what nobody adds is. */
static void
test_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaImportPlan) wanted = plan (fixture, "assets", "name depends_on", "depends_on",
                                             "Namn;Beror på\nDiariet;Kartan; \nKartan;Servern\nArkivet;Servern; Kartan\n");
  g_autoptr (LyktaImportResult) result = NULL;
  g_autofree char *depends = NULL;

  g_assert_true (g_file_set_contents (fixture->path,
                                      "Namn\tBeror på\nDiariet\tKartan\nKartan\tServern\nArkivet\tServern; Kartan\n", -1, NULL));
  result = check (fixture, wanted);
  g_assert_cmpuint (result->counts.added, ==, 3);
  g_assert_cmpuint (result->counts.created, ==, 1);
  apply (fixture, result);
  g_assert_cmpint (count (fixture, "assets"), ==, 4);
  depends = show (fixture, "assets", "Arkivet", "depends_on");
  g_assert_cmpstr (depends, ==, "Servern; Kartan");
}

/* Digits are the number of a record that is not there, a name of 1001 letters is none, and two of one name stay two. */
static void
test_no_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (LYKTA_FIELD_MAX_TEXT + 1, 'x');
  g_autofree char *csv = g_strdup_printf ("Namn;Leverantör\nA;4711\nB;%s\nC;Tieto\n", long_name);
  g_autoptr (LyktaImportPlan) wanted = plan (fixture, "assets", "name supplier", "supplier", csv);
  g_autoptr (LyktaImportResult) result = NULL;
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Two of one name");

  for (guint i = 0; i < 2; i++)
    lykta_edit_set_text (edit, reg (fixture, "suppliers"), lykta_edit_insert (edit, reg (fixture, "suppliers")), "name", "Tieto");
  g_assert_true (lykta_store_apply (fixture->store, edit, NULL));

  result = check (fixture, wanted);
  g_assert_cmpuint (result->counts.refused, ==, 3);
  g_assert_cmpuint (result->counts.created, ==, 0);
  g_assert_true (lykta_edit_is_empty (result->edit));
}

/* What needs more than a name cannot be created by it. */
static void
test_cannot (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *reg;
    const char *field;
    gboolean can;
  } cases[] = {
    { "assets", "information_owner", TRUE },
    { "assets", "unit", TRUE },
    { "people", "unit", TRUE },
    { "agreements", "supplier", TRUE },
    { "reports", "incident", FALSE },
    { "assets", "classification", FALSE },
    { "assets", "name", FALSE },
    { "judgements", "finding", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LyktaField *field = lykta_register_find_field (reg (fixture, cases[i].reg), cases[i].field);
      g_autoptr (LyktaImport) import = lykta_import_new (fixture->store, reg (fixture, cases[i].reg));
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (lykta_import_can_create (fixture->store, field), ==, cases[i].can);
      g_assert_cmpint (lykta_import_set_creates (import, cases[i].field, TRUE, &error), ==, cases[i].can);
      if (!cases[i].can)
        g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
    }
}

/* The names of the columns may stand below a title. */
static void
test_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaImportPlan) wanted = plan (fixture, "assets", "name - url", "",
                                             "Förteckning 2024\n\nNamn;Eget;Webbadress\nDiariet;x;\nKartan;;https://a.example\n");
  g_autoptr (LyktaImportHead) head = NULL;
  g_autoptr (LyktaImportResult) result = NULL;
  g_autofree char *samples = NULL;
  g_autoptr (GError) error = NULL;

  head = lykta_import_head_read (fixture->path, 0, wanted->reg, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (head->header_row, ==, 3);
  g_assert_cmpuint (lykta_import_head_get_n_columns (head), ==, 3);
  samples = lykta_import_head_get_samples (head, 3, 0);
  g_assert_cmpstr (samples, ==, "Diariet · Kartan");

  wanted->header_row = 3;
  result = check (fixture, wanted);
  g_assert_cmpuint (result->counts.added, ==, 2);
  g_assert_cmpuint (result->counts.refused, ==, 0);
  g_assert_cmpuint (result->rows->len, ==, 2);
}

static GBytes *
write_refused (LyktaImportPlan *wanted, LyktaImportResult *result, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!lykta_import_write_refused (wanted, &result->stamp, result->problems, stream, NULL, error))
    return NULL;
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The refused rows come out as they went in, the reasons behind them; not from a file that is another one by now. */
static void
test_write_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaImportPlan) wanted = plan (fixture, "assets", "name used_from url", "",
                                             "Namn;Från;Webb\nDiariet;2024-01-01;\nKartan;31 februari\nArkivet;;\n;;ftp\n");
  g_autoptr (LyktaImportResult) result = check (fixture, wanted);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = write_refused (wanted, result, &error);
  g_auto (GStrv) lines = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  g_assert_no_error (error);
  g_assert_cmpuint (result->counts.refused, ==, 2);
  lines = g_strsplit (text + strlen ("\xef\xbb\xbf"), "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "Namn;Från;Webb;Reason");
  g_assert_true (g_str_has_prefix (lines[1], "Kartan;31 februari;;\"Från: ")
                 || g_str_has_prefix (lines[1], "Kartan;31 februari;;Från: "));
  g_assert_true (g_str_has_prefix (lines[2], ";;ftp;"));
  g_assert_nonnull (strstr (lines[2], "Webb: "));

  g_assert_true (g_file_set_contents (fixture->path, "Namn\nEtt\n", -1, NULL));
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = write_refused (wanted, result, &error);
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import-creates/created", Fixture, NULL, set_up, test_created, tear_down);
  g_test_add ("/import-creates/not-asked", Fixture, NULL, set_up, test_not_asked, tear_down);
  g_test_add ("/import-creates/refused-rows", Fixture, NULL, set_up, test_refused_rows, tear_down);
  g_test_add ("/import-creates/itself", Fixture, NULL, set_up, test_itself, tear_down);
  g_test_add ("/import-creates/no-names", Fixture, NULL, set_up, test_no_names, tear_down);
  g_test_add ("/import-creates/cannot", Fixture, NULL, set_up, test_cannot, tear_down);
  g_test_add ("/import-creates/header", Fixture, NULL, set_up, test_header, tear_down);
  g_test_add ("/import-creates/write-refused", Fixture, NULL, set_up, test_write_refused, tear_down);
  return g_test_run ();
}

/* test-round-trip.c: every field of every register out in each format and in again, with random values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "lykta-csv.h"
#include "lykta-export.h"
#include "lykta-import.h"
#include "lykta-registers.h"
#include "lykta-time.h"
#include "lykta-translation.h"

#define N_RECORDS 12
#define N_PICKS 5

typedef struct
{
  char *folder;
  LyktaStore *store;
  GRand *random;
  guint n_made; /* for values that must be unique */
} Fixture;

static char *
make_text (Fixture *fixture, gboolean lines)
{
  static const char *const pieces[] = { "a", "Ö", "€", "\xf0\x9f\x94\xa6", " ",  ";",  ",",   "\"", "'", "=", "+",
                                        "-", "@", "1", "2025-01-31",       "\n", "\t", "null" };
  guint n_pieces = lines ? G_N_ELEMENTS (pieces) : G_N_ELEMENTS (pieces) - 3;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_rand_int_range (fixture->random, 1, 8); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (fixture->random, 0, (gint32) n_pieces)]);
  g_string_append_printf (text, "%u", ++fixture->n_made);
  if (!lines)
    g_strchug (text->str);
  return g_strdup (text->str);
}

/* Several codes of a list, in its order */
static char *
make_picks (Fixture *fixture)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < N_PICKS; i++)
    if (g_rand_boolean (fixture->random))
      g_string_append_printf (codes, "%scode-%u", codes->len > 0 ? " " : "", i);
  return g_strdup (codes->str);
}

static gint64
make_id (Fixture *fixture, const LyktaField *field)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (fixture->store, field->target));
  g_autoptr (GArray) ids = lykta_store_select (fixture->store, query, NULL);

  return ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (fixture->random, 0, (gint32) ids->len)) : 0;
}

static void
make_number (Fixture *fixture, const LyktaField *field, LyktaValue *value)
{
  double least = field->minimum < field->maximum ? field->minimum : -1000000;
  double greatest = field->minimum < field->maximum ? field->maximum : 1000000;
  double number = g_rand_double_range (fixture->random, least, greatest);

  if (field->decimals > 0)
    {
      /* Spreadsheets keep 15 digits */
      double places = pow (10, field->decimals);

      lykta_value_set_real (value, round (number * places) / places);
    }
  else
    lykta_value_set_integer (value, (gint64) number);
}

static void
make_value (Fixture *fixture, const LyktaField *field, LyktaValue *value)
{
  g_autofree char *text = NULL;
  gint64 ids[3];
  guint n_choices = 0;
  gsize n = 0;

  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
      text = make_text (fixture, field->type == LYKTA_FIELD_LONG_TEXT);
      break;
    case LYKTA_FIELD_EMAIL:
      text = g_strdup_printf ("-a%u@example.org", ++fixture->n_made);
      break;
    case LYKTA_FIELD_URL:
      text = g_strdup_printf ("https://example.org/?a=%u;b", ++fixture->n_made);
      break;
    case LYKTA_FIELD_NUMBER:
      make_number (fixture, field, value);
      return;
    case LYKTA_FIELD_DATE:
      text = lykta_date_add_days ("1990-01-01", g_rand_int_range (fixture->random, 0, 30000));
      break;
    case LYKTA_FIELD_TIME:
      /* The night when an hour comes twice, or any other moment; seconds as they come */
      if (g_rand_boolean (fixture->random))
        text = g_strdup_printf ("2026-10-25T%02d:%02d:00Z", g_rand_int_range (fixture->random, 0, 3),
                                g_rand_int_range (fixture->random, 0, 60));
      else
        text = g_strdup_printf ("20%02d-0%d-11T%02d:%02d:%02dZ", g_rand_int_range (fixture->random, 10, 60),
                                g_rand_int_range (fixture->random, 1, 10), g_rand_int_range (fixture->random, 0, 24),
                                g_rand_int_range (fixture->random, 0, 60), g_rand_int_range (fixture->random, 0, 60));
      break;
    case LYKTA_FIELD_YES_NO:
      lykta_value_set_integer (value, g_rand_boolean (fixture->random));
      return;
    case LYKTA_FIELD_CHOICE:
      while (field->choices[n_choices].id != NULL)
        n_choices++;
      text = g_strdup (field->choices[g_rand_int_range (fixture->random, 0, (gint32) n_choices)].id);
      break;
    case LYKTA_FIELD_PICK:
      text = g_strdup_printf ("code-%d", g_rand_int_range (fixture->random, 0, N_PICKS));
      break;
    case LYKTA_FIELD_PICKS:
      text = make_picks (fixture);
      break;
    case LYKTA_FIELD_REFERENCE:
      ids[0] = make_id (fixture, field);
      if (ids[0] != 0)
        lykta_value_set_integer (value, ids[0]);
      return;
    case LYKTA_FIELD_REFERENCES:
      for (int i = 0; i < 3; i++)
        if ((ids[n] = make_id (fixture, field)) != 0)
          n++;
      lykta_value_set_list (value, ids, n);
      return;
    default:
      g_assert_not_reached ();
    }
  lykta_value_set_text (value, text);
}

/* Codes that every list has; labels of which two are the same, and one that looks like a formula. */
static void
make_pick_lists (Fixture *fixture)
{
  static const char *const labels[N_PICKS] = { "Gul", "Grön", "Gul", "=Blå", "Röd, mörk" };
  const LyktaRegister *const *registers = lykta_registers_get ();
  const LyktaRegister *picks = lykta_registers_find (registers, "picks");
  g_autoptr (GHashTable) lists = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Lists");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; registers[i] != NULL; i++)
    for (guint j = 0; j < registers[i]->n_fields; j++)
      {
        const char *list = registers[i]->fields[j].picks;

        if (list == NULL || !g_hash_table_add (lists, (gpointer) list))
          continue;
        for (guint k = 0; k < N_PICKS; k++)
          {
            gint64 id = lykta_edit_insert (edit, picks);
            g_autofree char *code = g_strdup_printf ("code-%u", k);

            lykta_edit_set_text (edit, picks, id, "list", list);
            lykta_edit_set_text (edit, picks, id, "code", code);
            lykta_edit_set_integer (edit, picks, id, "position", k);
            lykta_edit_set_text (edit, picks, id, "label_sv", labels[k]);
            lykta_edit_set_text (edit, picks, id, "label_en", labels[k]);
          }
      }
  lykta_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
}

/* A record with everything that its rules allow: the fields that a rule refuses are left out one after the other, from the end. */
static gboolean
make_record (Fixture *fixture, const LyktaRegister *reg)
{
  g_autoptr (GError) error = NULL;

  for (guint n_fields = reg->n_fields; n_fields > 0; n_fields--)
    {
      g_autoptr (LyktaEdit) edit = lykta_edit_new ("Random");
      gint64 id = lykta_edit_insert (edit, reg);

      for (guint i = 0; i < reg->n_fields; i++)
        {
          const LyktaField *field = &reg->fields[i];
          g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

          if ((field->flags & LYKTA_FIELD_DERIVED)
              || (!(field->flags & LYKTA_FIELD_REQUIRED) && (i >= n_fields || g_rand_int_range (fixture->random, 0, 5) == 0)))
            continue;
          make_value (fixture, field, &value);
          lykta_edit_set (edit, reg, id, field, &value);
        }
      g_clear_error (&error);
      if (lykta_store_apply (fixture->store, edit, &error))
        return TRUE;
    }
  g_test_message ("No random record of %s: %s", reg->id, error->message);
  return FALSE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lykta-test-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "test.lykta", NULL);
  fixture->store = lykta_store_create (path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  fixture->random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  make_pick_lists (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (lykta_store_get_path (fixture->store));

  g_rand_free (fixture->random);
  g_assert_finalize_object (fixture->store);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static GBytes *export (Fixture *fixture, const LyktaRegister *reg, LyktaExportFormat format, LyktaExportFlags flags)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  LyktaExport how = { .format = format, .flags = flags };

  lykta_export_write (fixture->store, query, &how, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static LyktaImport *
import (Fixture *fixture, const LyktaRegister *reg, LyktaExportFormat format, GBytes *bytes)
{
  LyktaImport *self = lykta_import_new (fixture->store, reg);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;

  lykta_import_set_key (self, "id", &error);
  g_assert_no_error (error);
  if (format != LYKTA_EXPORT_JSON)
    {
      g_autoptr (LyktaSheetReader) reader = lykta_sheet_reader_new (stream, NULL, &error);

      g_assert_no_error (error);
      lykta_import_read_sheet (self, reader, NULL, &error);
    }
  else
    {
      g_autoptr (LyktaJsonReader) reader = lykta_json_reader_new (stream);

      lykta_import_read_json (self, reader, NULL, &error);
    }
  g_assert_no_error (error);
  for (guint i = 0; i < lykta_import_get_problems (self)->len; i++)
    {
      const LyktaImportProblem *problem = g_ptr_array_index (lykta_import_get_problems (self), i);

      g_test_message ("%s row %u, %s: %s", reg->id, problem->row, problem->column, problem->reason);
      g_test_fail ();
    }
  g_assert_cmpuint (lykta_import_get_ignored_columns (self)->len, ==, 0);
  return self;
}

/* Empties what may be empty, where the rules let it. Tables refer by titles, so what makes a title stays. */
static void
wipe (Fixture *fixture, LyktaRecord *record, LyktaExportFormat format)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Wipe");
  const LyktaValue empty = LYKTA_VALUE_INIT;

  /* Approval and signatures come with their documents, and not by an import */
  if (g_str_equal (reg->id, "reviews"))
    return;
  if (format != LYKTA_EXPORT_JSON && (lykta_register_get_title (reg)->flags & LYKTA_FIELD_DERIVED))
    return;
  for (guint i = 0; i < reg->n_fields; i++)
    if (!(reg->fields[i].flags & (LYKTA_FIELD_DERIVED | LYKTA_FIELD_REQUIRED)))
      lykta_edit_set (edit, reg, lykta_record_get_id (record), &reg->fields[i], &empty);
  if (!lykta_store_apply (fixture->store, edit, NULL))
    g_test_message ("%s %" G_GINT64_FORMAT " may not be wiped", reg->id, lykta_record_get_id (record));
}

static void
check_register (Fixture *fixture, const LyktaRegister *reg, LyktaExportFormat format)
{
  g_autoptr (GBytes) bytes = export (fixture, reg, format, LYKTA_EXPORT_IDS);
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) records = lykta_store_get_records (fixture->store, query, NULL);
  g_autofree LyktaValue *values = g_new0 (LyktaValue, records->len * reg->n_fields);
  g_autoptr (LyktaImport) same = import (fixture, reg, format, bytes);
  g_autoptr (LyktaImport) again = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s, %u records", reg->id, records->len);
  /* As it is there: nothing would change */
  g_assert_cmpuint (lykta_import_get_counts (same)->unchanged, ==, records->len);
  g_assert_true (lykta_edit_is_empty (lykta_import_get_edit (same)));

  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < reg->n_fields; j++)
      lykta_value_copy (lykta_record_get_value (g_ptr_array_index (records, i), &reg->fields[j]), &values[i * reg->n_fields + j]);
  for (guint i = 0; i < records->len; i++)
    wipe (fixture, g_ptr_array_index (records, i), format);

  again = import (fixture, reg, format, bytes);
  lykta_store_apply (fixture->store, lykta_import_get_edit (again), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < reg->n_fields; j++)
      {
        LyktaValue *before = &values[i * reg->n_fields + j];
        const LyktaValue *after = lykta_record_get_value (g_ptr_array_index (records, i), &reg->fields[j]);

        /* What is computed may depend on more than the record */
        if (!(reg->fields[j].flags & LYKTA_FIELD_DERIVED) && !lykta_value_equal (before, after))
          {
            g_test_message ("%s.%s of %" G_GINT64_FORMAT " came back differently", reg->id, reg->fields[j].id,
                            lykta_record_get_id (g_ptr_array_index (records, i)));
            g_test_fail ();
          }
        lykta_value_clear (before);
      }
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const LyktaExportFormat formats[] = { LYKTA_EXPORT_CSV, LYKTA_EXPORT_JSON, LYKTA_EXPORT_XLSX, LYKTA_EXPORT_ODS };
  const LyktaRegister *const *registers = lykta_registers_get ();

  /* Twice, so that references go backwards, too */
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; registers[i] != NULL; i++)
      for (guint j = 0; j < N_RECORDS / 2; j++)
        make_record (fixture, registers[i]);

  for (guint i = 0; registers[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
      check_register (fixture, registers[i], formats[j]);
}

/* The header of an export names each field in a way that an import recognises; labels do in either language. */
static void
test_labels (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *const *registers = lykta_registers_get ();

  for (guint i = 0; registers[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = export (fixture, registers[i], LYKTA_EXPORT_CSV, LYKTA_EXPORT_PLAIN);
      g_autoptr (LyktaCsvReader) reader = lykta_csv_reader_new_for_bytes (bytes, NULL);
      guint n_cells, n_labels = 0;
      const char *const *cells = lykta_csv_reader_next (reader, &n_cells, NULL, NULL);

      g_assert_cmpuint (n_cells, ==, registers[i]->n_fields);
      for (guint j = 0; j < n_cells; j++)
        {
          const LyktaField *field = &registers[i]->fields[j];
          const char *swedish = lykta_translation_get ("sv", NULL, field->label);
          const LyktaField *found = lykta_import_find_field (registers[i], swedish);

          g_assert_true (lykta_import_find_field (registers[i], cells[j]) == field);
          n_labels += g_str_equal (cells[j], lykta_field_get_label (field));
          if (found != field)
            g_test_message ("%s.%s: “%s” names another field as well", registers[i]->id, field->id, swedish);
        }
      g_assert_cmpuint (n_labels, >, n_cells * 3 / 4);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/round-trip/1", Fixture, GUINT_TO_POINTER (1), set_up, test_round_trip, tear_down);
  g_test_add ("/round-trip/20261123", Fixture, GUINT_TO_POINTER (20261123), set_up, test_round_trip, tear_down);
  g_test_add ("/round-trip/labels", Fixture, GUINT_TO_POINTER (1), set_up, test_labels, tear_down);
  return g_test_run ();
}

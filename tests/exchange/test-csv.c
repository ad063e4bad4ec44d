/* test-csv.c: what the reader makes of files as they come, and that the writer's come back as they were
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-csv.h"
#include "lykta-error.h"

typedef struct
{
  const char *name;
  const char *text;
  gssize length;        /* -1: to the NUL */
  const char *expected; /* cells in brackets, rows with their number */
  char delimiter;
  LyktaCsvEncoding encoding;
} ReadCase;

/* RFC 4180 §2 and what spreadsheets write beyond it. Windows-1252 and UTF-16 bytes by iconv(1). */
static const ReadCase read_cases[] = {
  { "empty", "", -1, "", ';', LYKTA_CSV_UTF_8 },
  { "bom-only", "\xef\xbb\xbf", -1, "", ';', LYKTA_CSV_UTF_8 },
  { "one-cell", "a", -1, "1[a]", ';', LYKTA_CSV_UTF_8 },
  { "crlf", "a;b\r\nc;d\r\n", -1, "1[a][b]2[c][d]", ';', LYKTA_CSV_UTF_8 },
  { "lf-no-end", "a;b\nc;d", -1, "1[a][b]2[c][d]", ';', LYKTA_CSV_UTF_8 },
  { "cr", "a;b\rc;d\r", -1, "1[a][b]2[c][d]", ';', LYKTA_CSV_UTF_8 },
  { "comma", "a,b\nc,d\n", -1, "1[a][b]2[c][d]", ',', LYKTA_CSV_UTF_8 },
  { "tab", "a\tb\nc\td\n", -1, "1[a][b]2[c][d]", '\t', LYKTA_CSV_UTF_8 },
  { "decimal-comma", "pris;antal\n1,5;2\n2,5;3\n", -1, "1[pris][antal]2[1,5][2]3[2,5][3]", ';', LYKTA_CSV_UTF_8 },
  { "comma-in-header", "Secrecy, marked on;Name\n;x\n", -1, "1[Secrecy, marked on][Name]2[][x]", ';', LYKTA_CSV_UTF_8 },
  { "semicolon-in-quotes", "\"a;b;c;d\",x\n\"e;f\",y\n", -1, "1[a;b;c;d][x]2[e;f][y]", ',', LYKTA_CSV_UTF_8 },
  { "sep-line", "sep=,\r\na,b;c\r\n", -1, "2[a][b;c]", ',', LYKTA_CSV_UTF_8 },
  { "quoted", "\"a\";\"b;c\"\r\n", -1, "1[a][b;c]", ';', LYKTA_CSV_UTF_8 },
  { "doubled", "\"a \"\"b\"\" c\";\"\"\"\"\n", -1, "1[a \"b\" c][\"]", ';', LYKTA_CSV_UTF_8 },
  { "newlines-in-quotes", "\"a\r\nb\nc\";d\r\ne;f", -1, "1[a\r\nb\nc][d]2[e][f]", ';', LYKTA_CSV_UTF_8 },
  { "quote-inside", "5\" rör;b\n", -1, "1[5\" rör][b]", ';', LYKTA_CSV_UTF_8 },
  { "empty-cells", ";;\n;a;\n", -1, "1[][][]2[][a][]", ';', LYKTA_CSV_UTF_8 },
  { "empty-quoted", "\"\"\n\"\";\"\"\n", -1, "1[]2[][]", ';', LYKTA_CSV_UTF_8 },
  { "blank-lines", "\n\na;b\n\n\nc;d\n\n", -1, "3[a][b]6[c][d]", ';', LYKTA_CSV_UTF_8 },
  { "ragged", "a;b;c\nd\ne;f;g;h\n", -1, "1[a][b][c]2[d]3[e][f][g][h]", ';', LYKTA_CSV_UTF_8 },
  { "bom", "\xef\xbb\xbfnamn;\xc3\xa5r\n", -1, "1[namn][år]", ';', LYKTA_CSV_UTF_8 },
  { "bom-quoted", "\xef\xbb\xbf\"namn\";b\n", -1, "1[namn][b]", ';', LYKTA_CSV_UTF_8 },
  { "windows-1252", "f\xf6r\xe4ndring;\x80 \x96 \x93\xc5\x94\n", -1, "1[förändring][€ – “Å”]", ';', LYKTA_CSV_WINDOWS_1252 },
  { "windows-1252-open", "\x81;\xff\n", -1, "1[\xc2\x81][ÿ]", ';', LYKTA_CSV_WINDOWS_1252 },
  { "half-utf-8", "a;\xc3", -1, "1[a][Ã]", ';', LYKTA_CSV_WINDOWS_1252 },
  { "overlong", "\xc0\xaf;b", -1, "1[À¯][b]", ';', LYKTA_CSV_WINDOWS_1252 },
  { "utf-16le", "\xff\xfe\xe5\0\t\0b\0\n\0", 10, "1[å][b]", '\t', LYKTA_CSV_UTF_16 },
  { "utf-16be", "\xfe\xff\0\xe5\0;\0b\0\n", 10, "1[å][b]", ';', LYKTA_CSV_UTF_16 },
};

typedef struct
{
  const char *name;
  const char *text;
  gssize length;
  const char *place;
} BadCase;

static const BadCase bad_cases[] = {
  { "half-quote", "a;b\nc;\"d\ne;f\n", -1, "Row 2, column 2: " },
  { "half-quote-last", "a;b\nc;\"", -1, "Row 2, column 2: " },
  { "after-quote", "a;b\n\"c\"d;e\n", -1, "Row 2, column 1: " },
  { "single-inside", "\"Bygg \"stora\" hus\";x\n", -1, "Row 1, column 1: " },
  { "nul", "a;b\nc;d\0e\n", 10, "Row 2, column 2: " },
  { "nul-first", "\0", 1, "Row 1, column 1: " },
  { "nul-in-quotes", "\"a\0\"\n", 5, "Row 1, column 1: " },
  { "utf-16-without-bom", "a\0;\0b\0\n\0", 8, "Row 1, column 1: " },
};

static char *
read_all (LyktaCsvReader *reader, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *const *cells;
  guint n_cells;

  while ((cells = lykta_csv_reader_next (reader, &n_cells, NULL, error)) != NULL)
    {
      g_string_append_printf (all, "%u", lykta_csv_reader_get_row (reader));
      g_assert_cmpuint (g_strv_length ((char **) cells), ==, n_cells);
      for (guint i = 0; i < n_cells; i++)
        {
          g_assert_true (g_utf8_validate (cells[i], -1, NULL));
          g_string_append_printf (all, "[%s]", cells[i]);
        }
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static LyktaCsvReader *
open_text (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  LyktaCsvReader *reader = lykta_csv_reader_new_for_bytes (bytes, &error);

  g_assert_no_error (error);
  return reader;
}

static void
test_read (gconstpointer data)
{
  const ReadCase *c = data;
  g_autoptr (LyktaCsvReader) reader = open_text (c->text, c->length);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = read_all (reader, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (all, ==, c->expected);
  g_assert_cmpint (lykta_csv_reader_get_delimiter (reader), ==, c->delimiter);
  g_assert_cmpint (lykta_csv_reader_get_encoding (reader), ==, c->encoding);
}

static void
test_bad (gconstpointer data)
{
  const BadCase *c = data;
  g_autoptr (LyktaCsvReader) reader = open_text (c->text, c->length);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = read_all (reader, &error);

  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, c->place));
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, "?"));
}

static void
assert_refused (GString *text, const char *place)
{
  g_autoptr (LyktaCsvReader) reader = open_text (text->str, (gssize) text->len);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = read_all (reader, &error);

  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, place));
}

static void
test_limits (void)
{
  g_autoptr (GString) columns = g_string_new ("a;b\n");
  g_autoptr (GString) cell = g_string_new ("a;b\nc;");
  g_autoptr (GString) row = g_string_new ("a;b\n");

  for (int i = 0; i < 1000000; i++)
    g_string_append_c (columns, ';');
  assert_refused (columns, "Row 2, column 16385: ");

  for (int i = 0; i <= LYKTA_CSV_MAX_CELL; i++)
    g_string_append_c (cell, 'x');
  assert_refused (cell, "Row 2, column 2: ");

  for (int i = 0; i < 20; i++)
    {
      for (int j = 0; j < LYKTA_CSV_MAX_CELL; j++)
        g_string_append_c (row, 'x');
      g_string_append_c (row, ';');
    }
  assert_refused (row, "Row 2, column 16: ");
}

/* Characters, line ends and quotes that fall on the border between two chunks */
static void
test_borders (void)
{
  const gsize chunk = 64 * 1024;
  static const char *const tails[] = { "å", "€", "\xf0\x9f\x94\xa6", "\r\n", "\"\"", "\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    for (gsize before = chunk - 6; before < chunk + 2; before++)
      {
        g_autoptr (GString) text = g_string_new ("a;\"");
        g_autoptr (GString) expected = g_string_new ("1[a][");
        g_autoptr (LyktaCsvReader) reader = NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *all = NULL;

        while (text->len < before)
          {
            g_string_append_c (text, 'x');
            g_string_append_c (expected, 'x');
          }
        g_string_append (text, tails[i]);
        g_string_append (expected, *tails[i] == '"' ? "\"" : tails[i]);
        g_string_append (text, "\"\r\nb;å");
        g_string_append (expected, "]2[b][å]");

        reader = open_text (text->str, (gssize) text->len);
        g_assert_cmpint (lykta_csv_reader_get_encoding (reader), ==, LYKTA_CSV_UTF_8);
        all = read_all (reader, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (all, ==, expected->str);
      }
}

/* A pipe cannot seek: the reader reads it once and still finds a letter of Windows-1252 at the very end. */
static void
test_pipe (void)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (LyktaCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "printf", "a;b\\n%0200000d;\\344\\n", "7", NULL);
  g_assert_no_error (error);
  reader = lykta_csv_reader_new (g_subprocess_get_stdout_pipe (process), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lykta_csv_reader_get_encoding (reader), ==, LYKTA_CSV_WINDOWS_1252);
  all = read_all (reader, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (all, "7][ä]"));
  g_assert_cmpuint (strlen (all), ==, strlen ("1[a][b]2[") + 200000 + strlen ("][ä]"));
}

static char *
write_cells (const char *const *cells, guint n_columns)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (LyktaCsvWriter) writer = lykta_csv_writer_new (stream);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      lykta_csv_writer_add_text (writer, cells[i]);
      if ((i + 1) % n_columns == 0)
        lykta_csv_writer_end_row (writer, NULL, &error);
    }
  lykta_csv_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_write (void)
{
  static const char *const cells[] = { "a", "b c", "x;y", "1,5", "say \"hi\"", "two\nlines", "", "=1+1", " x", NULL };
  g_autofree char *text = write_cells (cells, 3);

  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf"
                   "a;b c;\"x;y\"\r\n"
                   "\"1,5\";\"say \"\"hi\"\"\";\"two\nlines\"\r\n"
                   ";'=1+1;\" x\"\r\n");
}

static void
test_write_number (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (LyktaCsvWriter) writer = lykta_csv_writer_new (stream);
  g_autoptr (GError) error = NULL;

  lykta_csv_writer_add_number (writer, "-5");
  lykta_csv_writer_add_text (writer, "-5");
  lykta_csv_writer_add_number (writer, "-0,5");
  lykta_csv_writer_end_row (writer, NULL, &error);
  lykta_csv_writer_add_number (writer, "");
  lykta_csv_writer_end_row (writer, NULL, &error);
  lykta_csv_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_assert_cmpstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), ==, "\xef\xbb\xbf-5;'-5;-0,5\r\n\"\"\r\n");
}

/* The dangerous beginnings are those of OWASP's page "CSV Injection". */
static void
test_guard (void)
{
  static const char *const dangerous[] = { "=1", "+46 8", "-", "@x", "\tx", "\rx", "'=1", "''@", NULL };
  static const char *const harmless[] = { "1=", "'x", "'", "''", "å", NULL };

  for (guint i = 0; dangerous[i] != NULL; i++)
    {
      const char *const cells[] = { dangerous[i], NULL };
      g_autofree char *text = write_cells (cells, 1);
      g_autoptr (LyktaCsvReader) reader = open_text (text, -1);
      const char *const *read = lykta_csv_reader_next (reader, NULL, NULL, NULL);

      g_assert_true (read[0][0] == '\'');
      g_assert_cmpstr (lykta_csv_skip_guard (read[0]), ==, dangerous[i]);
    }
  for (guint i = 0; harmless[i] != NULL; i++)
    {
      const char *const cells[] = { harmless[i], NULL };
      g_autofree char *text = write_cells (cells, 1);
      g_autoptr (LyktaCsvReader) reader = open_text (text, -1);
      const char *const *read = lykta_csv_reader_next (reader, NULL, NULL, NULL);

      g_assert_cmpstr (read[0], ==, harmless[i]);
      g_assert_cmpstr (lykta_csv_skip_guard (read[0]), ==, harmless[i]);
    }
}

/* Texts of the characters that matter, by a seed: as many as would take a person a year to think of. */
static char *
random_text (GRand *random)
{
  static const char *const pieces[] = { ";", ",", "\t", "\"", "\r", "\n", "\r\n",  "'", "=",        "+",
                                        "-", "@", " ",  "a",  "å",  "€",  "sep=,", "1", "\xc2\x85", "\xf0\x9f\x94\xa6" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, 6); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static GPtrArray *
random_cells (guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (cells, g_strdup_printf ("column %d", i));
  for (int i = 0; i < 3 * 500; i++)
    g_ptr_array_add (cells, random_text (random));
  g_ptr_array_add (cells, NULL);
  return cells;
}

static void
test_round_trip (void)
{
  for (guint seed = 1; seed <= 50; seed++)
    {
      g_autoptr (GPtrArray) cells = random_cells (seed);
      g_autofree char *text = write_cells ((const char *const *) cells->pdata, 3);
      g_autoptr (LyktaCsvReader) reader = open_text (text, -1);
      g_autoptr (GError) error = NULL;
      const char *const *row;
      guint i = 0, n_cells;

      while ((row = lykta_csv_reader_next (reader, &n_cells, NULL, &error)) != NULL)
        {
          g_assert_cmpuint (n_cells, ==, 3);
          for (guint column = 0; column < 3; column++)
            g_assert_cmpstr (lykta_csv_skip_guard (row[column]), ==, g_ptr_array_index (cells, i++));
        }
      g_assert_no_error (error);
      g_assert_cmpuint (i, ==, cells->len - 1);
    }
}

/* Whatever the bytes, the reader ends, and gives valid text or says what is wrong. */
static void
test_noise (void)
{
  static const char bytes[] = "a;,\t\"\r\n'=\0\xc3\xa5\xff\xfe\xef\xbb\xbf";
  g_autoptr (GRand) random = g_rand_new_with_seed (4180);

  for (guint i = 0; i < 20000; i++)
    {
      char text[40];
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) input = NULL;
      g_autoptr (LyktaCsvReader) reader = NULL;
      g_autofree char *all = NULL;

      for (gsize j = 0; j < length; j++)
        text[j] = bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
      input = g_bytes_new (text, length);
      reader = lykta_csv_reader_new_for_bytes (input, &error);
      if (reader != NULL)
        all = read_all (reader, &error);
      g_assert_true (error != NULL || all != NULL);
    }
}

/* Another program reads the same: Python's csv. It is told that the delimiter is a semicolon, and gives back its own count and a
 * digest of all cells, each ended by a byte that no text holds. */
static void
test_python (void)
{
  static const char program[] = "import csv,sys,hashlib,io\n"
                                "text=io.TextIOWrapper(sys.stdin.buffer,encoding='utf-8-sig',newline='')\n"
                                "h=hashlib.sha256();n=0\n"
                                "for row in csv.reader(text,delimiter=';',strict=True):\n"
                                "  for cell in row: h.update(cell.encode()+b'\\xff');n+=1\n"
                                "print(n,h.hexdigest())\n";
  g_autoptr (GPtrArray) cells = random_cells (20261123);
  g_autofree char *text = write_cells ((const char *const *) cells->pdata, 3);
  g_autoptr (LyktaCsvReader) reader = open_text (text, -1);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GBytes) input = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL, *answer = NULL;
  const char *const *row;
  guint n = 0, n_cells;

  while ((row = lykta_csv_reader_next (reader, &n_cells, NULL, &error)) != NULL)
    for (guint i = 0; i < n_cells; i++, n++)
      {
        g_checksum_update (checksum, (const guchar *) row[i], -1);
        g_checksum_update (checksum, (const guchar *) "\xff", 1);
      }
  g_assert_no_error (error);
  expected = g_strdup_printf ("%u %s", n, g_checksum_get_string (checksum));

  process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", "-c", program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  answer = g_strstrip (g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output)));
  g_assert_cmpstr (answer, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/read/", read_cases[i].name, NULL);

      g_test_add_data_func (path, &read_cases[i], test_read);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/borders", test_borders);
  g_test_add_func ("/csv/pipe", test_pipe);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/write-number", test_write_number);
  g_test_add_func ("/csv/guard", test_guard);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/noise", test_noise);
  g_test_add_func ("/csv/python", test_python);
  return g_test_run ();
}

/* test-json.c: JSON as a stream, against Python's json
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-error.h"
#include "lykta-json.h"

typedef struct
{
  const char *name;
  const char *text;
  gssize length;
  const char *expected; /* the member "a" of each object, in brackets; NULL: refused */
  guint number;         /* of the object that is refused */
} ReadCase;

static const ReadCase read_cases[] = {
  { "empty", "", -1, "", 0 },
  { "empty-array", " [ ] \n", -1, "", 0 },
  { "array", "[{\"a\":\"1\"},\n {\"a\":\"2\"}]", -1, "[1][2]", 0 },
  { "lines", "{\"a\":\"1\"}\n{\"a\":\"2\"}\n", -1, "[1][2]", 0 },
  { "bom", "\xef\xbb\xbf[{\"a\":\"å\"}]", -1, "[å]", 0 },
  { "brackets-in-strings", "[{\"a\":\"}]{[\"},{\"a\":\"\\\"}\"},{\"a\":\"\\\\\"}]", -1, "[}]{[][\"}][\\]", 0 },
  { "nested", "[{\"b\":{\"c\":[1,{\"d\":2}]},\"a\":\"x\"}]", -1, "[x]", 0 },
  { "no-close", "[{\"a\":\"1\"}", -1, NULL, 2 },
  { "cut", "[{\"a\":\"1\"},{\"a\":\"2", -1, NULL, 2 },
  { "no-comma", "[{\"a\":\"1\"}{\"a\":\"2\"}]", -1, NULL, 2 },
  { "two-commas", "[{\"a\":\"1\"},,{\"a\":\"2\"}]", -1, NULL, 2 },
  { "last-comma", "[{\"a\":\"1\"},]", -1, NULL, 2 },
  { "more", "[{\"a\":\"1\"}] x", -1, NULL, 2 },
  { "number", "[1]", -1, NULL, 1 },
  { "text", "hello", -1, NULL, 1 },
  { "bad-object", "[{\"a\" \"1\"}]", -1, NULL, 1 },
  { "not-utf-8", "[{\"a\":\"\xe5\"}]", -1, NULL, 1 },
  { "nul", "[{\"a\":\"\0\"}]", 11, NULL, 1 },
};

static void
test_read (gconstpointer data)
{
  const ReadCase *c = data;
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (c->text, c->length < 0 ? (gssize) strlen (c->text) : c->length, NULL);
  g_autoptr (LyktaJsonReader) reader = lykta_json_reader_new (stream);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  while ((object = lykta_json_reader_next (reader, NULL, &error)) != NULL)
    g_string_append_printf (all, "[%s]", json_object_get_string_member (object, "a"));

  if (c->expected != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (all->str, ==, c->expected);
    }
  else
    {
      g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
      g_assert_cmpuint (lykta_json_reader_get_number (reader), ==, c->number);
    }
}

static void
test_limit (void)
{
  g_autoptr (GString) text = g_string_new ("[{\"a\":\"");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LyktaJsonReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i <= LYKTA_JSON_MAX_OBJECT; i++)
    g_string_append_c (text, 'x');
  stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  reader = lykta_json_reader_new (stream);
  g_assert_null (lykta_json_reader_next (reader, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
}

static void
write_all (LyktaJsonWriter *writer)
{
  lykta_json_writer_begin_array (writer);
  lykta_json_writer_begin_object (writer);
  lykta_json_writer_key (writer, "text \"å\"");
  lykta_json_writer_text (writer, "a\tb\nc\r\\\"\x01\x1f\x7f/å€\xf0\x9f\x94\xa6");
  lykta_json_writer_key (writer, "none");
  lykta_json_writer_text (writer, NULL);
  lykta_json_writer_key (writer, "numbers");
  lykta_json_writer_begin_array (writer);
  lykta_json_writer_integer (writer, G_MAXINT64);
  lykta_json_writer_integer (writer, G_MININT64);
  lykta_json_writer_real (writer, 0.1);
  lykta_json_writer_real (writer, 1.0 / 3.0);
  lykta_json_writer_real (writer, -1e300);
  lykta_json_writer_end_array (writer);
  lykta_json_writer_key (writer, "yes");
  lykta_json_writer_boolean (writer, TRUE);
  lykta_json_writer_key (writer, "empty");
  lykta_json_writer_begin_object (writer);
  lykta_json_writer_end_object (writer);
  lykta_json_writer_end_object (writer);
  lykta_json_writer_end_array (writer);
}

/* Whatever the bytes, the reader ends. */
static void
test_noise (void)
{
  static const char bytes[] = "[]{},:\"\\a1 \n\0\xc3\xa5";
  g_autoptr (GRand) random = g_rand_new_with_seed (4180);

  for (guint i = 0; i < 20000; i++)
    {
      char text[24];
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof text);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (LyktaJsonReader) reader = NULL;
      guint n = 0;

      for (gsize j = 0; j < length; j++)
        text[j] = bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
      stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
      reader = lykta_json_reader_new (stream);
      while (lykta_json_reader_next (reader, NULL, NULL) != NULL)
        n++;
      g_assert_cmpuint (n, <=, length);
    }
}

/* Python decides whether it is JSON, and what it says. */
static void
test_python (void)
{
  static const char program[] = "import json,sys\n"
                                "d=json.load(sys.stdin)\n"
                                "assert d==[{'text \"å\"':'a\\tb\\nc\\r\\\\\"\\x01\\x1f\\x7f/å€🔦','none':None,"
                                "'numbers':[2**63-1,-2**63,0.1,1/3,-1e300],'yes':True,'empty':{}}],d\n"
                                "assert str(d[0]['numbers'][2])=='0.1'\n";
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (LyktaJsonWriter) writer = lykta_json_writer_new (stream);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GError) error = NULL;

  write_all (writer);
  g_assert_true (lykta_json_writer_flush (writer, TRUE, NULL, &error));
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  input = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "python3", "-X", "utf8", "-c", program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json/read/", read_cases[i].name, NULL);

      g_test_add_data_func (path, &read_cases[i], test_read);
    }
  g_test_add_func ("/json/limit", test_limit);
  g_test_add_func ("/json/noise", test_noise);
  g_test_add_func ("/json/python", test_python);
  return g_test_run ();
}

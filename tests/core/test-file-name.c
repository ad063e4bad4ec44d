/* test-file-name.c: names from outside, the worst there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-file-name.h"

typedef struct
{
  const char *outside;
  const char *clean;
} Case;

static const Case cases[] = {
  { "Beslut.pdf", "Beslut.pdf" },
  { "Åtgärdsplan 2026 – utkast (3).docx", "Åtgärdsplan 2026 – utkast (3).docx" },
  { "日本語.txt", "日本語.txt" },
  /* Folders */
  { "../../etc/passwd", "passwd" },
  { "/etc/shadow", "shadow" },
  { "C:\\Users\\me\\avtal.pdf", "avtal.pdf" },
  { "..\\..\\avtal.pdf", "avtal.pdf" },
  { "a/b/", "b_" },
  { "..", "Attachment" },
  { ".", "Attachment" },
  { "/", "_" },
  { "", "Attachment" },
  { "   ", "Attachment" },
  /* Hidden files, and what Windows drops at the end */
  { ".bashrc", "bashrc" },
  { "...hemlig.txt", "hemlig.txt" },
  { "report.pdf. . .", "report.pdf" },
  { "  a \t b  .txt ", "a b .txt" },
  /* Letters that cannot be seen: controls, line ends, zero width, the mark of byte order */
  { "a\001b\x7f.txt", "ab.txt" },
  { "rad ett\nrad två\r\n.txt", "rad ett rad två .txt" },
  { "a\xe2\x80\x8b\xef\xbb\xbf.pdf", "a.pdf" },
  { "a\xe2\x80\xa8z.pdf", "a z.pdf" },
  /* Letters that turn the text around: "exe.fdp" made to look like a PDF */
  { "faktura\xe2\x80\xae"
    "fdp.exe",
    "fakturafdp.exe" },
  { "\xe2\x81\xa6x\xe2\x81\xa9.txt", "x.txt" },
  { "\xd8\x9cx.txt", "x.txt" },
  /* What Windows does not take */
  { "a<b>c:d\"e|f?g*h.txt", "a_b_c_d_e_f_g_h.txt" },
  { "NUL", "_NUL" },
  { "con.txt", "_con.txt" },
  { "Com1.tar.gz", "_Com1.tar.gz" },
  { "aux .c", "_aux .c" },
  { "lpt\xc2\xb9", "_lpt\xc2\xb9" },
  { "console.log", "console.log" },
  { "com10.txt", "com10.txt" },
  /* Bytes that are no UTF-8, and letters written in two ways */
  { "a\xff\xfe.txt", "a\xef\xbf\xbd\xef\xbf\xbd.txt" },
  { "a\xcc\x8a.txt", "å.txt" },
  { "e\xe2\x80\x8d\xcc\x81.txt", "é.txt" },
};

/* What is true of every name that was cleaned */
static void
assert_safe (const char *name)
{
  g_autofree char *again = lykta_file_name_clean (name);

  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), >, 0);
  g_assert_cmpuint (strlen (name), <=, LYKTA_FILE_NAME_MAX);
  g_assert_null (strpbrk (name, "/\\<>:\"|?*"));
  g_assert_true (name[0] != '.' && name[0] != ' ');
  g_assert_true (name[strlen (name) - 1] != '.' && name[strlen (name) - 1] != ' ');
  g_assert_cmpstr (again, ==, name);
}

static void
test_clean (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = lykta_file_name_clean (cases[i].outside);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      assert_safe (clean);
    }
}

static void
test_long (void)
{
  static const char *const letters[] = { "a", "å", "日", "😀", "CON.", ". " };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    for (guint tail = 0; tail < 2; tail++)
      {
        g_autoptr (GString) name = g_string_new (NULL);
        g_autofree char *clean = NULL;

        for (guint j = 0; j < 10000; j++)
          g_string_append (name, letters[i]);
        if (tail == 1)
          g_string_append (name, "z.pdf");
        clean = lykta_file_name_clean (name->str);
        assert_safe (clean);
        if (tail == 1)
          g_assert_true (g_str_has_suffix (clean, ".pdf"));
      }
}

/* Whatever bytes: nothing unsafe comes out. */
static void
test_any (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char bytes[40];
      guint length = (guint) g_test_rand_int_range (0, sizeof bytes);
      g_autofree char *clean = NULL;

      for (guint j = 0; j < length; j++)
        bytes[j] =
            g_test_rand_bit () ? (char) g_test_rand_int_range (1, 256) : "./\\ aC:oN\xe2\x80\xae"[g_test_rand_int_range (0, 12)];
      bytes[length] = '\0';
      clean = lykta_file_name_clean (bytes);
      assert_safe (clean);
    }
}

static void
test_number (void)
{
  g_autofree char *with = lykta_file_name_number ("Report.pdf", 2);
  g_autofree char *without = lykta_file_name_number ("README", 12);
  g_autofree char *letters = g_strnfill (LYKTA_FILE_NAME_MAX, 'x');
  g_autofree char *name = lykta_file_name_clean (letters);
  g_autofree char *numbered = lykta_file_name_number (name, 3);

  g_assert_cmpstr (with, ==, "Report (2).pdf");
  g_assert_cmpstr (without, ==, "README (12)");
  g_assert_true (g_str_has_suffix (numbered, "x (3)"));
  assert_safe (numbered);
  g_assert_true (lykta_file_name_equal ("Å.PDF", "å.pdf"));
  g_assert_false (lykta_file_name_equal ("a.pdf", "b.pdf"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-name/clean", test_clean);
  g_test_add_func ("/file-name/long", test_long);
  g_test_add_func ("/file-name/any", test_any);
  g_test_add_func ("/file-name/number", test_number);
  return g_test_run ();
}

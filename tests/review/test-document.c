/* test-document.c: pages, tags, fonts and bytes of a document, as other programs see them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lykta-document-pdf.h"
#include "review-test.h"

#define SENTENCE                                                                                                                 \
  "Verksamheten går igenom sina informationstillgångar varje år och beslutar om åtgärder som följs upp – även i 3 § och "        \
  "”citat”. "

static const char *self_path;

static LyktaDocument *
make_empty (void)
{
  LyktaDocument *document = lykta_document_new ("sv", "Ledningens genomgång", "Provkontoret", "2023-11-23");

  document->subtitle = g_strdup ("Prov 2024");
  document->running = g_strdup ("Ledningens genomgång 2024 · Dnr P1");
  document->footer = g_strdup ("Provkontoret · Provstad");
  lykta_document_add_title (document, (const char *[]) { "Diarienummer", "P1", "Status", "Utkast", NULL });
  return document;
}

static LyktaDocumentTable *
make_table (guint n_rows)
{
  LyktaDocumentTable *table = lykta_document_table_new ();

  table->wide = TRUE;
  table->number = g_strdup ("Tabell 1");
  table->caption = g_strdup ("Kurser");
  lykta_document_table_add_column (table, "Kursnamn", 100);
  lykta_document_table_add_column (table, "Kravkolumn", 60);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      g_strv_builder_take (cells, g_strdup_printf ("Kurs nummer %u", i + 1));
      g_strv_builder_add (cells, i % 2 == 0 ? "" : "Obligatorisk");
      lykta_document_table_take_row (table, g_strv_builder_end (cells));
    }
  return table;
}

/* A little of everything, over several pages. */
static LyktaDocument *
make_full (void)
{
  LyktaDocument *document = make_empty ();

  lykta_document_add_contents (document, "Innehåll");
  lykta_document_add_page_break (document);
  lykta_document_add_heading (document, 1, "1", "Första rubriken");
  for (int i = 0; i < 12; i++)
    lykta_document_add_paragraph (document, SENTENCE SENTENCE SENTENCE);
  lykta_document_add_heading (document, 2, "1.1", "Andra rubriken");
  lykta_document_add_text (document, "Ingress.\n\n• Ett\n• Två\n\n1. Första\n2. Andra\n\n# Etikett\nText till etiketten.");
  lykta_document_add_heading (document, 3, "1.1.1", "Tredje rubriken");
  lykta_document_take_table (document, make_table (60));
  return document;
}

static GBytes *
render (LyktaDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaDocumentLayout) layout = lykta_document_layout_new (document, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = lykta_document_render_pdf (layout, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
save (GBytes *bytes, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

typedef struct
{
  char *directory;
  char *path;
} FileTest;

static void
set_up (FileTest *test, gconstpointer data)
{
  g_autoptr (LyktaDocument) document = make_full ();
  g_autoptr (GBytes) bytes = render (document);

  test->directory = g_dir_make_tmp ("lykta-document-XXXXXX", NULL);
  test->path = g_build_filename (test->directory, "document.pdf", NULL);
  save (bytes, test->path);
}

static void
tear_down (FileTest *test, gconstpointer data)
{
  g_remove (test->path);
  g_rmdir (test->directory);
  g_free (test->path);
  g_free (test->directory);
}

static guint
count (const char *text, const char *wanted)
{
  guint n = 0;

  while ((text = strstr (text, wanted)) != NULL)
    {
      n++;
      text += strlen (wanted);
    }
  return n;
}

static guint
count_pages (const char *path)
{
  g_autofree char *info = review_test_run ("pdfinfo", path, NULL);
  const char *pages = strstr (info, "Pages:");

  g_assert_nonnull (pages);
  return (guint) g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

static void
test_pages (FileTest *test, gconstpointer data)
{
  guint n = count_pages (test->path);
  guint n_heads = 0;

  g_assert_cmpuint (n, >=, 5);
  for (guint page = 1; page <= n; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u", page);
      g_autofree char *text = review_test_run ("pdftotext", "-f", number, "-l", number, test->path, "-", NULL);
      g_autofree char *normal = review_test_normalise (text);
      g_autofree char *printed = g_strdup_printf ("%u (%u)", page, n);

      review_test_assert_contains (normal, printed);
      review_test_assert_contains (normal, "Provkontoret · Provstad");
      g_assert_cmpint (strstr (normal, "Dnr P1") != NULL, ==, page > 1);
      if (strstr (normal, "Kurs nummer") != NULL)
        {
          review_test_assert_contains (normal, "Kursnamn");
          review_test_assert_contains (normal, "Kravkolumn");
          n_heads++;
        }
    }
  g_assert_cmpuint (n_heads, >=, 2);
}

static void
test_tags (FileTest *test, gconstpointer data)
{
  g_autofree char *tree = review_test_run ("pdfinfo", "-struct-text", test->path, NULL);
  g_autofree char *check = review_test_run ("qpdf", "--check", test->path, NULL);
  static const char *const tags[] = { "Document\n", "H1 (block)", "H2 (block)", "H3 (block)", "P (block)",
                                      "L (block)",  "LI (block)", "Lbl",        "LBody",      "Table",
                                      "TR",         "TOC\n",      "TOCI\n",     "Link",       "Caption" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (tree, tags[i]) == NULL)
      g_error ("no %s in %s", tags[i], tree);
  g_assert_true (g_str_has_prefix (tree, "Document\n"));
  g_assert_null (strstr (tree + 1, "\nDocument"));
  g_assert_cmpuint (count (tree, "TH"), ==, 2);
  g_assert_cmpuint (count (tree, "TD"), ==, 120);
  g_assert_nonnull (strstr (tree, "\"1 Första rubriken\""));
  /* What stands on every page is no part of it, nor is a head that is drawn again. */
  g_assert_null (strstr (tree, "Dnr P1"));
  g_assert_null (strstr (tree, "Provstad"));
  g_assert_cmpuint (count (tree, "Kursnamn"), ==, 1);
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors"));
}

static void
test_contents (FileTest *test, gconstpointer data)
{
  g_autofree char *dests = review_test_run ("pdfinfo", "-dests", test->path, NULL);
  g_autofree char *contents = review_test_run ("pdftotext", "-raw", "-f", "1", "-l", "1", test->path, "-", NULL);
  static const char *const headings[] = { "1 Första rubriken", "1.1 Andra rubriken", "1.1.1 Tredje rubriken" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("(\\d+) \\[.*\"h%u\"", i);
      g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *page = NULL;
      g_autofree char *line = NULL;

      g_assert_true (g_regex_match (regex, dests, 0, &match));
      page = g_match_info_fetch (match, 1);
      line = g_strdup_printf ("%s %s\n", headings[i], page);
      if (strstr (contents, line) == NULL)
        g_error ("no “%s” in %s", line, contents);
    }
}

static void
test_metadata (FileTest *test, gconstpointer data)
{
  g_autofree char *info = review_test_run ("pdfinfo", "-isodates", test->path, NULL);
  g_autofree char *custom = review_test_run ("pdfinfo", "-custom", test->path, NULL);

  g_assert_nonnull (strstr (info, "Ledningens genomgång – Prov 2024\n"));
  g_assert_nonnull (strstr (info, "Provkontoret\n"));
  g_assert_nonnull (strstr (info, "CreationDate:    2023-11-23T12:00:00Z"));
  g_assert_nonnull (strstr (info, "ModDate:         2023-11-23T12:00:00Z"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "(A4)"));
  g_assert_nonnull (strstr (custom, "sv"));
}

static void
test_fonts (FileTest *test, gconstpointer data)
{
  g_autofree char *fonts = review_test_run ("pdffonts", test->path, NULL);
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);
  guint n = 0;

  for (char **line = lines + 2; *line != NULL && **line != '\0'; line++)
    {
      g_assert_nonnull (strstr (*line, "+Inter-"));
      g_assert_nonnull (strstr (*line, " yes yes yes "));
      n++;
    }
  g_assert_cmpuint (n, >=, 3);
}

/* Another time zone, language and other fonts make the same bytes. */
static void
test_bytes (FileTest *test, gconstpointer data)
{
  g_autofree char *fonts = g_build_filename (test->directory, "fonts.conf", NULL);
  static const char *const places[][4] = {
    { "TZ=Pacific/Auckland", "LC_ALL=sv_SE.UTF-8", "LANGUAGE=sv", "FONTCONFIG_FILE=fonts.conf" },
    { "TZ=America/New_York", "LC_ALL=C", "LANGUAGE=en", "LYKTA_NOW=2031-01-01" },
  };
  g_autofree char *variable = g_strconcat ("FONTCONFIG_FILE=", fonts, NULL);
  g_autofree char *first = NULL;
  gsize size;

  g_assert_true (
      g_file_set_contents (fonts, "<fontconfig><dir>/nowhere</dir><cachedir prefix=\"xdg\">c</cachedir></fontconfig>", -1, NULL));
  g_assert_true (g_file_get_contents (test->path, &first, &size, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (test->directory, "other.pdf", NULL);
      g_autofree char *other = NULL;
      g_autofree char *output = NULL;
      gsize other_size;

      output = review_test_run ("env", places[i][0], places[i][1], places[i][2],
                                g_str_has_prefix (places[i][3], "FONTCONFIG_FILE") ? variable : places[i][3], self_path,
                                "--write", path, NULL);
      g_assert_true (g_file_get_contents (path, &other, &other_size, NULL));
      g_assert_cmpmem (first, size, other, other_size);
      g_remove (path);
    }
  g_remove (fonts);
}

/* Whatever stands before: a heading is never last, no line of a paragraph alone, nothing runs over the foot. */
static void
test_breaks (void)
{
  for (int before = 0; before < 60; before++)
    {
      g_autoptr (LyktaDocument) document = make_empty ();
      g_autoptr (LyktaDocumentLayout) layout = NULL;
      guint n_placed = 0;

      lykta_document_add_page_break (document);
      for (int i = 0; i < before; i++)
        lykta_document_add_paragraph (document, "En rad.");
      lykta_document_add_heading (document, 1, "1", "Rubrik");
      lykta_document_add_heading (document, 2, "1.1", "Rubrik");
      lykta_document_add_paragraph (document, SENTENCE SENTENCE SENTENCE SENTENCE);
      lykta_document_add_numbers (document, (const char *[]) { SENTENCE SENTENCE, SENTENCE SENTENCE SENTENCE SENTENCE, NULL },
                                  NULL);
      lykta_document_take_table (document, make_table (12));
      layout = lykta_document_layout_new (document, NULL, NULL);
      g_assert_nonnull (layout);
      for (guint i = 0; i < layout->pages->len; i++)
        {
          GArray *page = g_ptr_array_index (layout->pages, i);
          const LyktaPlaced *last = &g_array_index (page, LyktaPlaced, page->len - 1);

          g_assert_cmpfloat (last->y + last->slice->height, <=, LYKTA_PAGE_BOTTOM + 0.01);
          g_assert_true (i + 1 == layout->pages->len || !last->slice->keep);
          for (guint j = 0; j < page->len; j++)
            n_placed += g_array_index (page, LyktaPlaced, j).repeated ? 0 : 1;
        }
      g_assert_cmpuint (n_placed, ==, layout->slices->len);
    }
}

/* The only row that is split is one that no page could hold, and it is whole on paper. */
static void
test_high_row (void)
{
  g_autoptr (LyktaDocument) document = make_empty ();
  LyktaDocumentTable *table = make_table (3);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *directory = g_dir_make_tmp ("lykta-document-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "high.pdf", NULL);
  g_autofree char *extracted = NULL;

  for (int i = 0; i < 700; i++)
    g_string_append_printf (text, "Ord%03d på rad ", i);
  lykta_document_table_take_row (table, g_strdupv ((char **) (const char *[]) { text->str, "Sist", NULL }));
  lykta_document_take_table (document, table);
  bytes = render (document);
  save (bytes, path);
  g_assert_cmpuint (count_pages (path), >=, 2);
  extracted = review_test_extract (path);
  for (int i = 0; i < 700; i++)
    {
      g_autofree char *word = g_strdup_printf ("Ord%03d", i);

      review_test_assert_contains (extracted, word);
    }
  g_remove (path);
  g_rmdir (directory);
}

/* What a person types. */
static void
test_text (void)
{
  static const struct
  {
    LyktaDocumentBlockKind kind;
    const char *label;
    const char *text;
    const char *items[4];
  } expected[] = {
    { LYKTA_BLOCK_PARAGRAPH, NULL, "Ett stycke på två rader.", { NULL } },
    { LYKTA_BLOCK_PARAGRAPH, NULL, "Nästa stycke:", { NULL } },
    { LYKTA_BLOCK_BULLETS, NULL, NULL, { "första punkten som fortsätter", "andra", NULL } },
    { LYKTA_BLOCK_NUMBERS, NULL, NULL, { "ett", "två", "tre", NULL } },
    { LYKTA_BLOCK_TERM, "Registerförteckning", "Uppgifter saknas.", { NULL } },
    { LYKTA_BLOCK_TERM, "Styrdokument", "Rutin saknas.", { NULL } },
    { LYKTA_BLOCK_PARAGRAPH, NULL, "2024 är inget nummer. 10.5 är det inte heller.", { NULL } },
  };
  g_autoptr (LyktaDocument) document = make_empty ();

  lykta_document_add_text (
      document, "Ett stycke\npå två rader.\n\n\nNästa stycke:\n• första punkten\n  som fortsätter\n• andra\n\n1. ett\n\n2. två\n"
                "3. tre\n# Registerförteckning\nUppgifter saknas.\n# Styrdokument\nRutin saknas.\n\n"
                "2024 är inget nummer.\n10.5 är det inte heller.\n");
  g_assert_cmpuint (document->blocks->len, ==, 1 + G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LyktaDocumentBlock *block = g_ptr_array_index (document->blocks, i + 1);

      g_assert_cmpint (block->kind, ==, expected[i].kind);
      g_assert_cmpstr (block->label, ==, expected[i].label);
      g_assert_cmpstr (block->text, ==, expected[i].text);
      if (expected[i].items[0] != NULL)
        g_assert_cmpstrv (block->items, expected[i].items);
    }
}

static void
test_cancel (void)
{
  g_autoptr (LyktaDocument) document = make_full ();
  g_autoptr (LyktaDocumentLayout) layout = lykta_document_layout_new (document, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lykta_document_layout_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (lykta_document_render_pdf (layout, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *path, void (*test) (FileTest *, gconstpointer))
{
  g_test_add (path, FileTest, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    {
      g_autoptr (LyktaDocument) document = make_full ();
      g_autoptr (GBytes) bytes = render (document);

      save (bytes, argv[2]);
      return 0;
    }
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  add ("/document/pages", test_pages);
  add ("/document/tags", test_tags);
  add ("/document/contents", test_contents);
  add ("/document/metadata", test_metadata);
  add ("/document/fonts", test_fonts);
  add ("/document/bytes", test_bytes);
  g_test_add_func ("/document/breaks", test_breaks);
  g_test_add_func ("/document/high-row", test_high_row);
  g_test_add_func ("/document/text", test_text);
  g_test_add_func ("/document/cancel", test_cancel);
  return g_test_run ();
}

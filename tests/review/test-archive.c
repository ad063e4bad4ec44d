/* test-archive.c: documents as files for the archive: PDF/A of level A and PDF/UA-1
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "archive-check.h"
#include "lykta-document-archive.h"
#include "lykta-document-pdf.h"
#include "lykta-error.h"
#include "review-test.h"

#define JAVA "/usr/share/java/"
#define PREFLIGHT                                                                                                                \
  JAVA "preflight.jar:" JAVA "pdfbox2.jar:" JAVA "fontbox2.jar:" JAVA "xmpbox.jar:" JAVA "commons-logging.jar:" JAVA             \
       "jaxb-api.jar:" JAVA "javax.activation.jar"

static const char *self_path;

static void
draw_bars (cairo_t *cr, PangoContext *context, double width, double height, gpointer data)
{
  g_autoptr (PangoLayout) layout = lykta_document_set_text (context, LYKTA_STYLE_CELL, "Klassade 7 av 9", width, FALSE);

  lykta_ink_set (LYKTA_INK_HAIRLINE, cr);
  cairo_rectangle (cr, 0, height / 2, width * 7 / 9, height / 2);
  cairo_fill (cr);
  lykta_ink_set (LYKTA_INK_TEXT, cr);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  cairo_rectangle (cr, 0, height / 2, width, height / 2);
  cairo_stroke (cr);
}

static LyktaDocumentTable *
make_table (guint n_rows)
{
  LyktaDocumentTable *table = lykta_document_table_new ();

  table->wide = TRUE;
  table->caption = g_strdup ("Kurser");
  lykta_document_table_add_column (table, "Kursnamn", 100);
  lykta_document_table_add_column (table, "Krav", 60);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      g_strv_builder_take (cells, g_strdup_printf ("Kurs nummer %u – ”på tu man hand”", i + 1));
      g_strv_builder_add (cells, i % 2 == 0 ? "" : "Obligatorisk");
      lykta_document_table_take_row (table, g_strv_builder_end (cells));
    }
  return table;
}

/* Every kind of block, over several pages. */
static LyktaDocument *
make_document (void)
{
  LyktaDocument *document = lykta_document_new ("sv", "Ledningens genomgång", "Provkontoret & Nämnden", "2023-11-23");

  document->subtitle = g_strdup ("Prov <2024>");
  document->subject = g_strdup ("Åtgärder inför 2024");
  document->dnr = g_strdup ("P2023-00017");
  document->running = g_strdup ("Ledningens genomgång 2024");
  document->footer = g_strdup ("Provkontoret · Provstad");
  lykta_document_add_title (document, (const char *[]) { "Diarienummer", "P1", "Status", "Utkast", NULL });
  lykta_document_add_contents (document, "Innehåll");
  lykta_document_add_page_break (document);
  lykta_document_add_heading (document, 1, "1", "Första rubriken");
  lykta_document_add_text (document,
                           "Ingress som är så lång att den inte ryms på en rad utan fortsätter på nästa, vilket den ska.\n\n"
                           "• Ett\n• Två\n\n1. Första\n2. Andra\n\n# Etikett\nText till etiketten.");
  lykta_document_add_heading (document, 2, "1.1", "Andra rubriken");
  lykta_document_add_figure (document, LYKTA_FIGURE_WIDTH, 60, draw_bars, NULL, NULL,
                             "Sju av nio tillgångar är klassade – två är det inte.");
  lykta_document_add_heading (document, 3, "1.1.1", "Tredje rubriken");
  lykta_document_take_table (document, make_table (60));
  lykta_document_add_note (document, "En not.");
  lykta_document_add_place (document, "Förvaltningschef", "head-of-office");
  lykta_document_add_place (document, "Dataskyddsombud", "data-protection-officer");
  return document;
}

static GBytes *
make_archive (int part)
{
  g_autoptr (LyktaDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaDocumentLayout) layout = lykta_document_layout_new (document, NULL, &error);
  g_autoptr (GBytes) json = g_bytes_new_static ("{}\n", 3);
  g_autoptr (GBytes) csv = g_bytes_new_static ("\xef\xbb\xbf"
                                               "Kurs;Krav\r\n",
                                               14);
  const LyktaPdfAttachment attachments[] = { { "facts.json", "application/json", "Vad registren sade", json },
                                             { "courses.csv", "text/csv", "Kurser", csv } };
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = lykta_document_render_archive (layout, part, attachments, G_N_ELEMENTS (attachments), NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static char *
save (GBytes *bytes, const char *directory)
{
  char *path = g_build_filename (directory, "archive.pdf", NULL);
  g_autoptr (GError) error = NULL;

  lykta_document_save (bytes, path, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_parts (void)
{
  for (int part = 1; part <= 3; part++)
    {
      g_autoptr (GBytes) bytes = make_archive (part);

      archive_assert (bytes, part);
    }
}

/* What is taken out of a file, and what is then missed: first every key that 2a, 3a and UA-1 add to what Cairo draws, then what it draws. */
typedef struct
{
  const char *key;     /* where the object has @value; NULL: at the end of @path from the trailer */
  const char *value;   /* of the first object that is looked at */
  const char *path;    /* from there to the dictionary that is changed */
  const char *removed; /* from it */
  const char *written; /* instead, as PDF writes it */
  const char *problem;
  int part;
} Loss;

static const Loss losses[] = {
  { NULL, NULL, "/Root", "/Lang", NULL, "catalogue Lang" },
  { NULL, NULL, "/Root", "/MarkInfo", NULL, "catalogue MarkInfo" },
  { NULL, NULL, "/Root/ViewerPreferences", "/DisplayDocTitle", NULL, "catalogue DisplayDocTitle" },
  { NULL, NULL, "/Root", "/Metadata", NULL, "XMP" },
  { NULL, NULL, "/Root", "/StructTreeRoot", NULL, "structure" },
  { NULL, NULL, "/Root", "/OutputIntents", NULL, "output intent" },
  { NULL, NULL, "/Root/OutputIntents/0", "/DestOutputProfile", NULL, "output profile" },
  { NULL, NULL, "/Root/OutputIntents/0", "/OutputConditionIdentifier", NULL, "output condition" },
  { NULL, NULL, "/Root", "/AF", NULL, "catalogue AF" },
  { NULL, NULL, "/Root", "/OpenAction", "[null /Fit]", "catalogue has /OpenAction" },
  { NULL, NULL, "/Root/AcroForm", "/XFA", "()", "XFA" },
  { NULL, NULL, "/Root/StructTreeRoot", "/RoleMap", "<< /Lista /L >>", "RoleMap" },
  { NULL, NULL, "/Root/StructTreeRoot/ParentTree", "/Nums", "[]", "parent tree" },
  { NULL, NULL, "/Info", "/Title", "(Annat)", "XMP dc:title" },
  { NULL, NULL, "/Info", "/Author", "(Annan)", "XMP dc:creator" },
  { NULL, NULL, "/Info", "/CreationDate", "(D:20240101000000Z)", "XMP xmp:CreateDate" },
  { "/Type", "/Page", "", "/Tabs", NULL, "page Tabs" },
  { "/Type", "/Page", "", "/StructParents", NULL, "page StructParents" },
  { "/Subtype", "/Link", "", "/Contents", NULL, "link Contents" },
  { "/Subtype", "/Link", "", "/F", NULL, "annotation F" },
  { "/Subtype", "/Link", "", "/StructParent", NULL, "annotation StructParent" },
  { "/Subtype", "/Widget", "", "/TU", NULL, "field TU" },
  { "/Subtype", "/Widget", "", "/AP", NULL, "field AP" },
  { "/Subtype", "/Widget", "", "/F", NULL, "annotation F" },
  { "/S", "/TH", "", "/A", NULL, "TH Scope" },
  { "/S", "/L", "", "/A", NULL, "L ListNumbering" },
  { "/S", "/Figure", "", "/Alt", NULL, "Figure Alt" },
  { "/S", "/Figure", "/A", "/BBox", NULL, "Figure BBox" },
  { "/S", "/Figure", "", "/K", NULL, "empty /Figure" },
  { "/S", "/Form", "", "/K", NULL, "empty /Form" },
  { "/S", "/TOC", "", "/K", NULL, "empty /TOC" },
  { "/S", "/H2", "", "/S", "/H3", "heading skipped" },
  { "/S", "/P", "", "/S", "/Stycke", "element /Stycke" },
  { "/S", "/P", "", "/K", "4711", "structure of content that is not there" },
  { "/S", "/TR", "", "/S", "/LI", "/LI in /Table" },
  { "/S", "/TR", "", "/K", "[]", "table that is not regular" },
  { "/S", "/LBody", "", "/S", "/P", "/P in /LI" },
  { "/S", "/P", "", "/P", NULL, "element P" },
  { "/Type", "/Filespec", "", "/AFRelationship", NULL, "attachment AFRelationship" },
  { "/Type", "/Filespec", "", "/UF", NULL, "attachment F, UF or Desc" },
  { "/Type", "/EmbeddedFile", "", "/Subtype", NULL, "attachment Subtype" },
  { "/Type", "/Font", "", "/ToUnicode", NULL, "font ToUnicode" },
  { "/Type", "/FontDescriptor", "", "/FontFile3", NULL, "font file" },
  { "/Type", "/FontDescriptor", "", "/CharSet", NULL, "font CharSet", 1 },
  { "/Type", "/FontDescriptor", "", "/CIDSet", NULL, "font CIDSet", 1 },
  { "/Type", "/Page", "", "/Group", "<< /S /Transparency >>", "transparency group", 1 },
};

/* The first object with @key and @value that has what is to be removed. */
static qpdf_oh
find_object (ArchiveCheck *check, const Loss *loss)
{
  int n = qpdf_oh_get_int_value_as_int (check->qpdf, archive_check_at (check, qpdf_get_trailer (check->qpdf), "/Size"));

  for (int i = 1; i < n; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (check->qpdf, i, 0);

      if (qpdf_oh_is_stream (check->qpdf, object))
        object = qpdf_oh_get_dict (check->qpdf, object);
      if (archive_check_is (check, object, loss->key, loss->value)
          && (loss->written != NULL
              || qpdf_oh_has_key (check->qpdf, *loss->path != '\0' ? archive_check_at (check, object, loss->path) : object,
                                  loss->removed)))
        return object;
    }
  g_error ("no object with %s %s", loss->key, loss->value);
}

static GBytes *
lose (GBytes *bytes, const Loss *loss)
{
  ArchiveCheck check = { .qpdf = qpdf_init () };
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  qpdf_oh object;
  GBytes *lost;

  g_assert_cmpint (qpdf_read_memory (check.qpdf, "archive", data, size, NULL), ==, QPDF_SUCCESS);
  object = loss->key != NULL ? find_object (&check, loss) : qpdf_get_trailer (check.qpdf);
  if (*loss->path != '\0')
    object = archive_check_at (&check, object, loss->path);
  if (loss->written != NULL)
    qpdf_oh_replace_key (check.qpdf, object, loss->removed, qpdf_oh_parse (check.qpdf, loss->written));
  else
    qpdf_oh_remove_key (check.qpdf, object, loss->removed);
  qpdf_init_write_memory (check.qpdf);
  qpdf_set_deterministic_ID (check.qpdf, QPDF_TRUE);
  g_assert_cmpint (qpdf_write (check.qpdf), ==, QPDF_SUCCESS);
  lost = g_bytes_new (qpdf_get_buffer (check.qpdf), qpdf_get_buffer_length (check.qpdf));
  qpdf_cleanup (&check.qpdf);
  return lost;
}

/* Each thing that is missing is missed, by its name: the check above would see it. */
static void
test_losses (void)
{
  g_autoptr (GBytes) first = make_archive (1);
  g_autoptr (GBytes) third = make_archive (3);

  for (gsize i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      const Loss *loss = &losses[i];
      g_autoptr (GBytes) lost = lose (loss->part == 1 ? first : third, loss);
      g_autoptr (GPtrArray) problems = archive_check (lost, loss->part == 1 ? 1 : 3);

      if (!g_ptr_array_find_with_equal_func (problems, loss->problem, g_str_equal, NULL))
        g_error ("%s is not missed; instead %u problems, first “%s”", loss->problem, problems->len,
                 problems->len > 0 ? (char *) g_ptr_array_index (problems, 0) : "none");
    }
}

/* What Cairo draws without the second stage has none of it. */
static void
test_drawn (void)
{
  static const char *const missed[] = { "catalogue Lang", "XMP",
                                        "output intent",  "trailer ID",
                                        "page Tabs",      "TH Scope",
                                        "link Contents",  "content outside structure and artifacts",
                                        "Figure Alt",     "empty /Form" };
  g_autoptr (LyktaDocument) document = make_document ();
  g_autoptr (LyktaDocumentLayout) layout = lykta_document_layout_new (document, NULL, NULL);
  g_autoptr (GBytes) drawn = lykta_document_render_pdf (layout, NULL, NULL);
  g_autoptr (GPtrArray) problems = archive_check (drawn, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (missed); i++)
    if (!g_ptr_array_find_with_equal_func (problems, missed[i], g_str_equal, NULL))
      g_error ("%s is not missed", missed[i]);
}

static void
test_same_bytes (void)
{
  static const char *const zones[] = { "UTC", "Europe/Stockholm", "Pacific/Kiritimati" };
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *zone = g_strconcat ("TZ=", zones[i], NULL);
      g_autofree char *sum =
          review_test_run ("env", zone, i > 0 ? "LC_ALL=sv_SE.UTF-8" : "LC_ALL=C.UTF-8", self_path, "--sum", NULL);

      g_assert_cmpuint (strlen (sum), ==, 64);
      if (first == NULL)
        first = g_steal_pointer (&sum);
      else
        g_assert_cmpstr (sum, ==, first);
    }
}

/* Programs of others find no fault, and what was put in comes out. */
static void
test_others (void)
{
  g_autofree char *directory = g_dir_make_tmp ("lykta-archive-XXXXXX", NULL);
  g_autoptr (GBytes) bytes = make_archive (3);
  g_autofree char *path = save (bytes, directory);
  g_autofree char *attached = g_build_filename (directory, "attached", NULL);
  g_autofree char *checked = review_test_run ("qpdf", "--check", path, NULL);
  g_autofree char *list = review_test_run ("pdfdetach", "-list", path, NULL);
  g_autofree char *none = review_test_run ("pdfdetach", "-save", "1", "-o", attached, path, NULL);
  g_autofree char *info = review_test_run ("pdfinfo", path, NULL);
  g_autofree char *structure = review_test_run ("pdfinfo", "-struct", path, NULL);
  g_autofree char *content = NULL;
  gsize size;

  review_test_assert_contains (checked, "No syntax or stream encoding errors found");
  review_test_assert_contains (list, "1: courses.csv");
  review_test_assert_contains (list, "2: facts.json");
  g_assert_true (g_file_get_contents (attached, &content, &size, NULL));
  g_assert_cmpmem (content, size, "\xef\xbb\xbfKurs;Krav\r\n", 14);
  review_test_assert_contains (info, "Prov <2024>");
  review_test_assert_contains (structure, "/ListNumbering /Decimal");
  review_test_assert_contains (structure, "/Scope /Column");
  g_remove (attached);
  g_remove (path);
  g_rmdir (directory);
}

/* The only validator of PDF/A in Debian knows part 1, level B. It takes seconds to start. */
static void
test_preflight (void)
{
  g_autofree char *java = g_find_program_in_path ("java");
  g_autofree char *directory = g_dir_make_tmp ("lykta-archive-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (java == NULL || !g_file_test (JAVA "preflight.jar", G_FILE_TEST_EXISTS))
    {
      g_rmdir (directory);
      g_test_skip ("no Java, or no Apache Preflight");
      return;
    }
  bytes = make_archive (1);
  path = save (bytes, directory);
  said = review_test_run (java, "-cp", PREFLIGHT, "org.apache.pdfbox.preflight.Validator_A1b", path, NULL);
  review_test_assert_contains (said, "is a valid PDF/A-1b file");
  g_remove (path);
  g_rmdir (directory);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("%PDF-1.7\nnot really", 19);
  g_autoptr (LyktaDocument) document = make_document ();
  g_autoptr (LyktaDocumentLayout) layout = lykta_document_layout_new (document, NULL, NULL);
  g_autoptr (GBytes) drawn = lykta_document_render_pdf (layout, NULL, NULL);
  g_autoptr (GDateTime) date = g_date_time_new_utc (2023, 11, 23, 12, 0, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const LyktaPdfArchive how = { .part = 3, .language = "sv-SE", .title = "Prov", .date = date };

  g_assert_null (lykta_pdf_archive (nothing, &how, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (lykta_pdf_archive (drawn, &how, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc > 1 && g_str_equal (argv[1], "--sum"))
    {
      g_autoptr (GBytes) bytes = make_archive (3);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      g_print ("%s", sum);
      return 0;
    }
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/parts", test_parts);
  g_test_add_func ("/archive/losses", test_losses);
  g_test_add_func ("/archive/drawn", test_drawn);
  g_test_add_func ("/archive/same-bytes", test_same_bytes);
  g_test_add_func ("/archive/others", test_others);
  g_test_add_func ("/archive/preflight", test_preflight);
  g_test_add_func ("/archive/refused", test_refused);
  return g_test_run ();
}

/* lykta-export-ods.c: rows as a spreadsheet of OpenDocument
 *
 * The text of the sheet is compressed while it is written. Only its first rows are kept back, because the widths of the columns stand
 * before them (ODF 1.3 part 3, 9.1.2: columns come before rows, automatic styles before both).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-clock.h"
#include "lykta-export-private.h"
#include "lykta-zip-writer.h"

#define MEASURED_ROWS 500
#define FLUSH (64 * 1024)
#define LETTER_MM 2.1 /* of a letter of the sheet's usual size, on average */
#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"

/* clang-format off */
static const char manifest[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MIME_TYPE "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>\n";

static const char styles[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\">"
    "<office:automatic-styles><style:page-layout style:name=\"page\"><style:page-layout-properties"
    " style:print-orientation=\"landscape\" fo:page-width=\"297mm\" fo:page-height=\"210mm\" style:scale-to-X=\"1\""
    " style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles>"
    "<office:master-styles><style:master-page style:name=\"Default\" style:page-layout-name=\"page\"/></office:master-styles>"
    "</office:document-styles>\n";

static const char content_head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\">"
    "<office:automatic-styles>"
    "<number:date-style style:name=\"nd\"><number:year number:style=\"long\"/><number:text>-</number:text>"
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>"
    "<number:date-style style:name=\"nt\"><number:year number:style=\"long\"/><number:text>-</number:text>"
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>"
    "<number:text> </number:text><number:hours number:style=\"long\"/><number:text>:</number:text>"
    "<number:minutes number:style=\"long\"/></number:date-style>"
    "<number:boolean-style style:name=\"nb\"><number:boolean/></number:boolean-style>"
    "<style:style style:name=\"ta\" style:family=\"table\" style:master-page-name=\"Default\">"
    "<style:table-properties table:display=\"true\"/></style:style>"
    "<style:style style:name=\"head\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:border-bottom=\"0.75pt solid #000000\"/><style:text-properties fo:font-weight=\"bold\""
    " style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\"/></style:style>"
    "<style:style style:name=\"text\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/></style:style>"
    "<style:style style:name=\"number\" style:family=\"table-cell\">"
    "<style:table-cell-properties style:vertical-align=\"top\"/></style:style>"
    "<style:style style:name=\"date\" style:family=\"table-cell\" style:data-style-name=\"nd\">"
    "<style:table-cell-properties style:vertical-align=\"top\"/></style:style>"
    "<style:style style:name=\"time\" style:family=\"table-cell\" style:data-style-name=\"nt\">"
    "<style:table-cell-properties style:vertical-align=\"top\"/></style:style>"
    "<style:style style:name=\"yes-no\" style:family=\"table-cell\" style:data-style-name=\"nb\">"
    "<style:table-cell-properties style:vertical-align=\"top\"/></style:style>"
    "<style:style style:name=\"ro\" style:family=\"table-row\">"
    "<style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>";
/* clang-format on */

typedef struct
{
  LyktaExportRows *rows;
  LyktaZipWriter *zip; /* owned */
  GString *buffer;     /* owned */
  guint *widths;       /* owned; for each column, in letters */
  char *name;          /* owned; of the sheet, as XML */
  guint n_columns;
  guint n_rows;
} Sheet;

static void
sheet_clear (Sheet *self)
{
  g_clear_pointer (&self->zip, lykta_zip_writer_free);
  g_string_free (self->buffer, TRUE);
  g_free (self->widths);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

/* A line for each paragraph; white space that XML would fold has elements of its own (ODF 1.3 part 3, 6.1.3). */
static void
add_paragraphs (GString *buffer, const char *text)
{
  g_autofree char *clean = lykta_export_clean (text);
  gboolean blank = TRUE; /* what came before is a blank or nothing */

  g_string_append (buffer, "<text:p>");
  for (const char *p = clean != NULL ? clean : text; *p != '\0'; p++)
    {
      const char *plain = p;

      while (*p != '\0' && strchr ("<>&\"\n\t ", *p) == NULL)
        p++;
      g_string_append_len (buffer, plain, p - plain);
      blank = blank && p == plain;
      switch (*p)
        {
        case '\0':
          g_string_append (buffer, "</text:p>");
          return;
        case '<':
          g_string_append (buffer, "&lt;");
          break;
        case '>':
          g_string_append (buffer, "&gt;");
          break;
        case '&':
          g_string_append (buffer, "&amp;");
          break;
        case '"':
          g_string_append (buffer, "&quot;");
          break;
        case '\n':
          g_string_append (buffer, "</text:p><text:p>");
          break;
        case '\t':
          g_string_append (buffer, "<text:tab/>");
          break;
        default:
          g_string_append (buffer, blank || p[1] == '\0' || p[1] == '\n' ? "<text:s/>" : " ");
          break;
        }
      blank = *p == ' ' || *p == '\n' || *p == '\t';
    }
  g_string_append (buffer, "</text:p>");
}

static void
widen (Sheet *self, guint column, const char *text)
{
  if (self->n_rows <= MEASURED_ROWS && self->widths[column] < LYKTA_SHEET_MAX_WIDTH)
    self->widths[column] = MAX (self->widths[column], lykta_export_measure (text));
}

static void
add_number (GString *buffer, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (buffer,
                          "<table:table-cell table:style-name=\"number\" office:value-type=\"float\" office:value=\"%s\">",
                          g_ascii_dtostr (digits, sizeof digits, number));
}

static void
add_cell (Sheet *self, guint column, guint index)
{
  LyktaCell cell = lykta_export_rows_get_cell (self->rows, index);
  GString *buffer = self->buffer;

  widen (self, column, cell.text);
  switch (cell.kind)
    {
    case LYKTA_CELL_EMPTY:
      g_string_append (buffer, "<table:table-cell/>");
      return;
    case LYKTA_CELL_NUMBER:
      add_number (buffer, cell.number);
      break;
    case LYKTA_CELL_YES_NO:
      g_string_append_printf (
          buffer, "<table:table-cell table:style-name=\"yes-no\" office:value-type=\"boolean\" office:boolean-value=\"%s\">",
          cell.number != 0 ? "true" : "false");
      break;
    case LYKTA_CELL_DATE:
      g_string_append_printf (buffer,
                              "<table:table-cell table:style-name=\"date\" office:value-type=\"date\" office:date-value=\"%s\">",
                              cell.text);
      break;
    case LYKTA_CELL_TIME:
      g_string_append_printf (
          buffer, "<table:table-cell table:style-name=\"time\" office:value-type=\"date\" office:date-value=\"%.10sT%s:00\">",
          cell.text, cell.text + 11);
      break;
    case LYKTA_CELL_TEXT:
    default:
      g_string_append (buffer, "<table:table-cell table:style-name=\"text\" office:value-type=\"string\">");
      break;
    }
  add_paragraphs (buffer, cell.text);
  g_string_append (buffer, "</table:table-cell>");
}

static void
add_head (Sheet *self)
{
  guint ids = lykta_export_rows_has_ids (self->rows);

  g_string_append (self->buffer, "<table:table-header-rows><table:table-row table:style-name=\"ro\">");
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *head = i < ids ? g_strdup ("id") : lykta_export_rows_get_head (self->rows, i - ids);

      /* With room for the button of the filter */
      self->widths[i] = (guint) g_utf8_strlen (head, -1) + 3;
      g_string_append (self->buffer, "<table:table-cell table:style-name=\"head\" office:value-type=\"string\">");
      add_paragraphs (self->buffer, head);
      g_string_append (self->buffer, "</table:table-cell>");
    }
  g_string_append (self->buffer, "</table:table-row></table:table-header-rows>");
}

static void
add_row (Sheet *self)
{
  guint ids = lykta_export_rows_has_ids (self->rows);

  self->n_rows++;
  g_string_append (self->buffer, "<table:table-row table:style-name=\"ro\">");
  if (ids)
    {
      gint64 id = lykta_record_get_id (lykta_export_rows_get_record (self->rows));

      add_number (self->buffer, (double) id);
      g_string_append_printf (self->buffer, "<text:p>%" G_GINT64_FORMAT "</text:p></table:table-cell>", id);
    }
  for (guint i = ids; i < self->n_columns; i++)
    add_cell (self, i, i - ids);
  g_string_append (self->buffer, "</table:table-row>\n");
}

static gboolean
flush (Sheet *self, GCancellable *cancellable, GError **error)
{
  gboolean done = lykta_zip_writer_add (self->zip, self->buffer->str, self->buffer->len, cancellable, error);

  g_string_truncate (self->buffer, 0);
  return done;
}

/* What comes before the rows, when their widths are known */
static gboolean
begin_table (Sheet *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) head = g_string_new (content_head);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < self->n_columns; i++)
    {
      double width = CLAMP (self->widths[i] + 1, LYKTA_SHEET_MIN_WIDTH, LYKTA_SHEET_MAX_WIDTH) * LETTER_MM;

      g_string_append_printf (head,
                              "<style:style style:name=\"co%u\" style:family=\"table-column\"><style:table-column-properties"
                              " style:column-width=\"%smm\"/></style:style>",
                              i, g_ascii_formatd (digits, sizeof digits, "%.1f", width));
    }
  g_string_append_printf (
      head, "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"%s\" table:style-name=\"ta\">",
      self->name);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (head, "<table:table-column table:style-name=\"co%u\"/>", i);
  return lykta_zip_writer_add (self->zip, head->str, head->len, cancellable, error) && flush (self, cancellable, error);
}

/* "AB" for 27 */
static char *
get_column_name (guint column)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint left = column + 1; left > 0; left = (left - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (left - 1) % 26));
  return g_string_free_and_steal (g_steal_pointer (&name));
}

static gboolean
end_table (Sheet *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *last = get_column_name (self->n_columns - 1);

  g_string_append_printf (self->buffer,
                          "</table:table><table:database-ranges><table:database-range table:name=\"__Anonymous_Sheet_DB__0\""
                          " table:target-range-address=\"&apos;%s&apos;.A1:&apos;%s&apos;.%s%u\""
                          " table:display-filter-buttons=\"true\"/></table:database-ranges>"
                          "</office:spreadsheet></office:body></office:document-content>\n",
                          self->name, self->name, last, self->n_rows + 1);
  return flush (self, cancellable, error);
}

static gboolean
write_content (Sheet *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean begun = FALSE;

  if (!lykta_zip_writer_begin (self->zip, "content.xml", cancellable, error))
    return FALSE;
  add_head (self);
  while (lykta_export_rows_next (self->rows, cancellable, &local_error))
    {
      add_row (self);
      if (self->n_rows < MEASURED_ROWS || self->buffer->len < FLUSH)
        continue;
      if (!(begun ? flush : begin_table) (self, cancellable, error))
        return FALSE;
      begun = TRUE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return (begun || begin_table (self, cancellable, error)) && end_table (self, cancellable, error)
         && lykta_zip_writer_end (self->zip, cancellable, error);
}

static gboolean
write_entry (Sheet *self, const char *name, const char *text, GCancellable *cancellable, GError **error)
{
  return lykta_zip_writer_begin (self->zip, name, cancellable, error)
         && lykta_zip_writer_add (self->zip, text, strlen (text), cancellable, error)
         && lykta_zip_writer_end (self->zip, cancellable, error);
}

/* Where the head stays when one scrolls is a setting of the view. */
static char *
make_settings (Sheet *self)
{
  return g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<office:document-settings xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
      " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" office:version=\"1.3\"><office:settings>"
      "<config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">"
      "<config:config-item-map-entry><config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>"
      "<config:config-item-map-named config:name=\"Tables\"><config:config-item-map-entry config:name=\"%s\">"
      "<config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2</config:config-item>"
      "<config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">1</config:config-item>"
      "<config:config-item config:name=\"ActiveSplitRange\" config:type=\"short\">2</config:config-item>"
      "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">1</config:config-item>"
      "</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry>"
      "</config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>\n",
      self->name);
}

static char *
make_meta (Sheet *self)
{
  g_autofree char *now = lykta_now_text ();

  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                          " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>"
                          "<meta:generator>Lykta/" LYKTA_VERSION "</meta:generator><dc:title>%s</dc:title>"
                          "<meta:creation-date>%s</meta:creation-date></office:meta></office:document-meta>\n",
                          self->name, now);
}

gboolean
lykta_export_write_ods (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_auto (Sheet) self = { .rows = rows, .buffer = g_string_sized_new (FLUSH) };
  g_autofree char *name = lykta_export_get_sheet_name (rows);
  g_autofree char *settings = NULL;
  g_autofree char *meta = NULL;

  self.name = g_markup_escape_text (name, -1);
  self.n_columns = lykta_export_rows_get_n_fields (rows) + lykta_export_rows_has_ids (rows);
  self.widths = g_new0 (guint, self.n_columns);
  self.zip = lykta_zip_writer_new (stream);
  settings = make_settings (&self);
  meta = make_meta (&self);

  return lykta_export_check_length (rows, error) && lykta_zip_writer_store (self.zip, "mimetype", MIME_TYPE, cancellable, error)
         && write_content (&self, cancellable, error) && write_entry (&self, "styles.xml", styles, cancellable, error)
         && write_entry (&self, "settings.xml", settings, cancellable, error)
         && write_entry (&self, "meta.xml", meta, cancellable, error)
         && write_entry (&self, "META-INF/manifest.xml", manifest, cancellable, error)
         && lykta_zip_writer_finish (self.zip, cancellable, error);
}

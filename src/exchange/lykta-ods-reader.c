/* lykta-ods-reader.c: sheets of OpenDocument (OASIS, version 1.3, part 3), read as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-csv.h"
#include "lykta-error.h"
#include "lykta-sheet-private.h"
#include "lykta-sheet-rows.h"
#include "lykta-sheet-value.h"

#define CONTENT "content.xml"
#define MANIFEST "META-INF/manifest.xml"
#define MAX_SHEETS 1000

typedef struct
{
  /* Owned */
  LyktaSheetPackage *package;
  LyktaSheetXml *xml; /* once the first row was asked for */
  LyktaSheetRows *rows;
  GPtrArray *names;   /* of sheets, in the file's order */
  GPtrArray *styles;  /* of their styles, "" without one */
  GHashTable *hidden; /* set of styles of hidden sheets */
  char *style;        /* that is being read */
  GArray *order;      /* of guint: number in the file of each sheet that the reader names */
  GString *text;      /* of the cell that is being read */
  GString *value;     /* the same, from the attributes */

  guint sheet; /* number in the file */
  gboolean encrypted;

  /* Where the parser is */
  guint depth;
  guint table; /* number of the table that began last, from 1 */
  guint table_depth;
  guint cell_depth; /* 0: outside of cells */
  guint text_depth; /* 0: outside of paragraphs of the cell */
  guint n_paragraphs;
  guint row;
  guint column;
  guint row_repeat;
  guint repeat;
  gboolean failed; /* the cell's formula */
} Ods;

static void
ignore_end_cb (LyktaSheetXml *xml, const char *name, gpointer data)
{
}

static void
manifest_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  Ods *self = data;

  self->encrypted = self->encrypted || g_str_equal (name, "encryption-data");
}

static const LyktaSheetHandler manifest_handler = { manifest_cb, ignore_end_cb, NULL };

/* ---------------------------------------------------------------- names of the sheets */

static void
name_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  Ods *self = data;
  char display[8];

  self->depth++;
  if (g_str_equal (name, "style"))
    {
      g_free (self->style);
      self->style = lykta_sheet_xml_dup (attributes, "name");
    }
  else if (g_str_equal (name, "table-properties") && self->style != NULL
           && lykta_sheet_xml_copy (attributes, "display", display, sizeof display) && g_str_equal (display, "false"))
    g_hash_table_add (self->hidden, g_strdup (self->style));
  else if (g_str_equal (name, "table") && self->table_depth == 0)
    {
      char *title = lykta_sheet_xml_dup (attributes, "name");
      char *style = lykta_sheet_xml_dup (attributes, "style-name");

      self->table_depth = self->depth;
      g_ptr_array_add (self->names, title != NULL ? title : g_strdup (""));
      g_ptr_array_add (self->styles, style != NULL ? style : g_strdup (""));
      if (self->names->len == MAX_SHEETS)
        lykta_sheet_xml_stop (xml, NULL);
    }
}

static void
name_end_cb (LyktaSheetXml *xml, const char *name, gpointer data)
{
  Ods *self = data;

  if (self->depth == self->table_depth)
    self->table_depth = 0;
  self->depth--;
}

static const LyktaSheetHandler names_handler = { name_cb, name_end_cb, NULL };

/* ---------------------------------------------------------------- the sheet */

static guint
get_repeat (const LyktaSheetAttributes *attributes, const char *name)
{
  char value[16];

  if (!lykta_sheet_xml_copy (attributes, name, value, sizeof value))
    return 1;
  return (guint) CLAMP (g_ascii_strtoull (value, NULL, 10), 1, G_MAXINT / 4);
}

static void
append_text (Ods *self, LyktaSheetXml *xml, const char *text, gsize length)
{
  if (self->text->len + length > LYKTA_CSV_MAX_CELL)
    lykta_sheet_xml_stop (xml, _ ("A cell is longer than a million characters. Shorten it."));
  else
    g_string_append_len (self->text, text, (gssize) length);
}

/* What the attributes say (part 3, 19.385); without a value the paragraphs count. */
static void
take_value (Ods *self, const LyktaSheetAttributes *attributes)
{
  char type[16], value[64];

  g_string_truncate (self->value, 0);
  self->failed = FALSE;
  if (!lykta_sheet_xml_copy (attributes, "value-type", type, sizeof type))
    return;
  /* A formula that failed has a number, too; LibreOffice says so in a second attribute of the name, which its text shows. */
  for (int i = 0; i < attributes->n; i++)
    {
      LyktaSheetAttributes one = { attributes->list + (gsize) i * 5, 1 };

      if (lykta_sheet_xml_copy (&one, "value-type", type, sizeof type) && g_str_equal (type, "error"))
        {
          self->failed = TRUE;
          return;
        }
    }
  lykta_sheet_xml_copy (attributes, "value-type", type, sizeof type);

  if (g_str_equal (type, "boolean") && lykta_sheet_xml_copy (attributes, "boolean-value", value, sizeof value))
    g_string_append (self->value, g_str_equal (value, "true") ? "yes" : "no");
  else if ((g_str_equal (type, "date") && lykta_sheet_xml_copy (attributes, "date-value", value, sizeof value))
           || (g_str_equal (type, "time") && lykta_sheet_xml_copy (attributes, "time-value", value, sizeof value)))
    lykta_sheet_append_iso (self->value, value);
  else if ((g_str_equal (type, "float") || g_str_equal (type, "currency") || g_str_equal (type, "percentage"))
           && lykta_sheet_xml_copy (attributes, "value", value, sizeof value))
    {
      char *end;
      double number = g_ascii_strtod (value, &end);

      if (*end == '\0')
        lykta_sheet_append_number (self->value, number,
                                   g_str_equal (type, "percentage") ? LYKTA_SHEET_PERCENT : LYKTA_SHEET_NUMBER, FALSE);
    }
  else if (g_str_equal (type, "string"))
    {
      g_autofree char *text = lykta_sheet_xml_dup (attributes, "string-value");

      if (text != NULL)
        g_string_append (self->value, text);
    }
}

static void
begin_row (Ods *self, const LyktaSheetAttributes *attributes)
{
  self->row_repeat = get_repeat (attributes, "number-rows-repeated");
  self->column = 0;
  lykta_sheet_rows_begin (self->rows, self->row + 1);
}

static void
begin_cell (Ods *self, const LyktaSheetAttributes *attributes)
{
  self->cell_depth = self->depth;
  self->repeat = get_repeat (attributes, "number-columns-repeated");
  self->n_paragraphs = 0;
  g_string_truncate (self->text, 0);
  take_value (self, attributes);
}

/* Inside a paragraph of the cell: spaces, tabs and line breaks that XML would not keep */
static void
begin_span (Ods *self, LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes)
{
  guint n;

  if (g_str_equal (name, "tab"))
    append_text (self, xml, "\t", 1);
  else if (g_str_equal (name, "line-break"))
    append_text (self, xml, "\n", 1);
  else if (g_str_equal (name, "s"))
    {
      n = MIN (get_repeat (attributes, "c"), LYKTA_CSV_MAX_CELL + 1);
      for (; n > 0 && self->text->len <= LYKTA_CSV_MAX_CELL; n--)
        append_text (self, xml, " ", 1);
    }
}

static void
sheet_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  Ods *self = data;

  self->depth++;
  if (self->table_depth == 0)
    {
      if (g_str_equal (name, "table"))
        {
          self->table_depth = self->depth;
          self->table++;
        }
      return;
    }
  if (self->table != self->sheet + 1)
    return;
  if (self->text_depth != 0)
    begin_span (self, xml, name, attributes);
  else if (self->cell_depth != 0)
    {
      if (self->depth == self->cell_depth + 1 && g_str_equal (name, "p"))
        {
          self->text_depth = self->depth;
          if (self->n_paragraphs++ > 0)
            append_text (self, xml, "\n", 1);
        }
    }
  else if (g_str_equal (name, "table-row"))
    begin_row (self, attributes);
  else if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
    begin_cell (self, attributes);
}

static void
end_cell (Ods *self, LyktaSheetXml *xml, const char *name)
{
  const GString *text = self->value->len > 0 ? self->value : self->text;
  const char *problem = NULL;

  /* What a merged cell covers is not seen */
  if (g_str_equal (name, "table-cell"))
    problem = lykta_sheet_rows_add (self->rows, self->column, self->repeat, text->str, text->len, self->failed);
  if (problem != NULL)
    lykta_sheet_xml_stop (xml, problem);
  self->column = MIN (self->column + self->repeat, LYKTA_CSV_MAX_COLUMNS + 1);
  self->cell_depth = 0;
}

static void
end_row (Ods *self, LyktaSheetXml *xml)
{
  const char *problem = lykta_sheet_rows_end (self->rows, self->row_repeat);

  if (problem != NULL)
    lykta_sheet_xml_stop (xml, problem);
  self->row = MIN (self->row + self->row_repeat, LYKTA_SHEET_MAX_ROWS);
}

static void
sheet_end_cb (LyktaSheetXml *xml, const char *name, gpointer data)
{
  Ods *self = data;

  if (self->depth == self->text_depth)
    self->text_depth = 0;
  else if (self->depth == self->cell_depth)
    end_cell (self, xml, name);
  else if (self->depth == self->table_depth)
    {
      self->table_depth = 0;
      if (self->table == self->sheet + 1)
        lykta_sheet_xml_stop (xml, NULL);
    }
  else if (self->table == self->sheet + 1 && self->table_depth != 0 && self->cell_depth == 0 && g_str_equal (name, "table-row"))
    end_row (self, xml);
  self->depth--;
}

/* White space counts as one space, as in HTML (part 3, 6.1.2). */
static void
text_cb (LyktaSheetXml *xml, const char *text, gsize length, gpointer data)
{
  Ods *self = data;

  if (self->text_depth == 0)
    return;
  for (gsize begin = 0; begin < length;)
    {
      gsize end = begin;

      while (end < length && !g_ascii_isspace (text[end]))
        end++;
      append_text (self, xml, text + begin, end - begin);
      if (end < length && self->text->len > 0 && !g_ascii_isspace (self->text->str[self->text->len - 1]))
        append_text (self, xml, " ", 1);
      while (end < length && g_ascii_isspace (text[end]))
        end++;
      begin = end;
    }
}

static const LyktaSheetHandler sheet_handler = { sheet_cb, sheet_end_cb, text_cb };

/* ---------------------------------------------------------------- the format */

static void
ods_free (gpointer data)
{
  Ods *self = data;

  g_clear_pointer (&self->xml, lykta_sheet_xml_free);
  g_clear_pointer (&self->package, lykta_sheet_package_free);
  lykta_sheet_rows_free (self->rows);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->styles);
  g_hash_table_unref (self->hidden);
  g_free (self->style);
  g_array_unref (self->order);
  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self);
}

static gboolean
ods_choose (gpointer data, guint sheet, GError **error)
{
  Ods *self = data;

  self->sheet = g_array_index (self->order, guint, sheet);
  return TRUE;
}

static const char *const *
ods_next (gpointer data, guint *n_cells, GCancellable *cancellable, GError **error)
{
  Ods *self = data;

  if (self->xml == NULL)
    self->xml = lykta_sheet_xml_new (self->package, CONTENT, &sheet_handler, self, cancellable, error);
  return self->xml != NULL ? lykta_sheet_xml_next (self->xml, self->rows, n_cells, cancellable, error) : NULL;
}

static gboolean
ods_is_error (gpointer data, guint column)
{
  return lykta_sheet_rows_is_error (((Ods *) data)->rows, column);
}

static guint
ods_get_row (gpointer data)
{
  return lykta_sheet_rows_get_row (((Ods *) data)->rows);
}

const LyktaSheetFormat lykta_ods_format = { ods_choose, ods_next, ods_is_error, ods_get_row, ods_free };

/* Hidden sheets come last. */
static GStrv
order_sheets (Ods *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (int hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < self->names->len; i++)
      if (g_hash_table_contains (self->hidden, g_ptr_array_index (self->styles, i)) == hidden)
        {
          g_strv_builder_add (names, g_ptr_array_index (self->names, i));
          g_array_append_val (self->order, i);
        }
  return g_strv_builder_end (names);
}

static gboolean
read_names (Ods *self, GCancellable *cancellable, GError **error)
{
  if (lykta_sheet_package_has (self->package, MANIFEST)
      && !lykta_sheet_xml_read (self->package, MANIFEST, &manifest_handler, self, cancellable, error))
    return FALSE;
  if (self->encrypted || lykta_sheet_package_has (self->package, "encrypted-package"))
    g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                         _ ("The spreadsheet is protected by a password. Open it in a spreadsheet program, save a copy "
                            "without the password, and choose that."));
  else if (lykta_sheet_xml_read (self->package, CONTENT, &names_handler, self, cancellable, error))
    {
      if (self->names->len > 0)
        return TRUE;
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                           _ ("The workbook holds no sheet with a table. Choose another file."));
    }
  return FALSE;
}

gpointer
lykta_ods_open (LyktaSheetPackage *package, GStrv *names, GCancellable *cancellable, GError **error)
{
  Ods *self = g_new0 (Ods, 1);

  self->package = package;
  self->rows = lykta_sheet_rows_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->styles = g_ptr_array_new_with_free_func (g_free);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);

  if (read_names (self, cancellable, error))
    {
      *names = order_sheets (self);
      self->sheet = g_array_index (self->order, guint, 0);
      self->depth = self->table_depth = 0;
      return self;
    }
  self->package = NULL;
  ods_free (self);
  return NULL;
}

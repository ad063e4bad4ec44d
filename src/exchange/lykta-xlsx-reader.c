/* lykta-xlsx-reader.c: sheets of Office Open XML (ECMA-376), read as a stream
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

/* All texts that a workbook shares are held in memory while it is read. */
#define MAX_SHARED ((gsize) 256 * 1024 * 1024)
#define MAX_SHEETS 1000

typedef struct
{
  char *name;
  char *relation; /* id of it */
  gboolean hidden;
} Sheet;

typedef struct
{
  /* Owned */
  LyktaSheetPackage *package;
  LyktaSheetXml *xml; /* of the sheet, once its first row was asked for */
  LyktaSheetRows *rows;
  char *workbook;        /* names of parts */
  GPtrArray *sheets;     /* of Sheet */
  GHashTable *relations; /* id → name of a part */
  char *strings_part;
  char *styles_part;
  GString *shared;     /* texts, each with its NUL */
  GArray *starts;      /* of gsize: where each begins */
  GHashTable *formats; /* id of a number format → LyktaSheetKind */
  GArray *kinds;       /* of LyktaSheetKind: by number of a cell's style */
  GString *text;       /* of the cell or shared text that is being read */
  GString *shown;      /* of the cell, as the reader gives it */

  guint sheet;
  gboolean from_1904;
  gboolean has_texts; /* the shared ones were read */

  /* Where the parser is */
  gboolean in_xfs;
  gboolean in_rows;
  gboolean takes_text;
  guint phonetic; /* depth of readings of Chinese characters, which are no text */
  guint row;
  guint column;
  guint style;
  char type[16];
} Xlsx;

static void
sheet_free (Sheet *self)
{
  g_free (self->name);
  g_free (self->relation);
  g_free (self);
}

/* Characters that XML cannot hold are written _x000D_. */
static void
append_unescaped (GString *to, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guint code = 0;

      if (text[i] == '_' && i + 7 <= length && text[i + 1] == 'x' && text[i + 6] == '_')
        {
          guint n = 0;

          for (; n < 4 && g_ascii_isxdigit (text[i + 2 + n]); n++)
            code = code * 16 + (guint) g_ascii_xdigit_value (text[i + 2 + n]);
          if (n == 4 && code > 0 && g_unichar_validate (code))
            {
              /* Line breaks of spreadsheets are line feeds */
              if (code != '\r')
                g_string_append_unichar (to, code);
              i += 6;
              continue;
            }
        }
      g_string_append_c (to, text[i]);
    }
}

static void
append_text (Xlsx *self, LyktaSheetXml *xml, const char *text, gsize length)
{
  if (self->text->len + length > LYKTA_CSV_MAX_CELL)
    lykta_sheet_xml_stop (xml, _ ("A cell is longer than a million characters. Shorten it."));
  else
    g_string_append_len (self->text, text, (gssize) length);
}

static void
text_cb (LyktaSheetXml *xml, const char *text, gsize length, gpointer data)
{
  Xlsx *self = data;

  if (self->takes_text && self->phonetic == 0)
    append_text (self, xml, text, length);
}

static void
ignore_end_cb (LyktaSheetXml *xml, const char *name, gpointer data)
{
}

/* ---------------------------------------------------------------- relations, workbook, styles, texts */

/* @target as a part's name, seen from the workbook */
static char *
resolve (Xlsx *self, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (self->workbook);
  g_autofree char *base = g_strconcat ("/", folder, NULL);
  g_autofree char *path = g_canonicalize_filename (target, base);

  return g_strdup (path + 1);
}

static void
relation_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  Xlsx *self = data;
  g_autofree char *id = lykta_sheet_xml_dup (attributes, "Id");
  g_autofree char *type = lykta_sheet_xml_dup (attributes, "Type");
  g_autofree char *target = lykta_sheet_xml_dup (attributes, "Target");

  if (!g_str_equal (name, "Relationship") || id == NULL || type == NULL || target == NULL)
    return;
  if (g_str_has_suffix (type, "/worksheet"))
    g_hash_table_insert (self->relations, g_steal_pointer (&id), resolve (self, target));
  else if (g_str_has_suffix (type, "/sharedStrings") && self->strings_part == NULL)
    self->strings_part = resolve (self, target);
  else if (g_str_has_suffix (type, "/styles") && self->styles_part == NULL)
    self->styles_part = resolve (self, target);
}

static const LyktaSheetHandler relations_handler = { relation_cb, ignore_end_cb, NULL };

static void
workbook_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  Xlsx *self = data;
  char value[16];

  if (g_str_equal (name, "workbookPr") && lykta_sheet_xml_copy (attributes, "date1904", value, sizeof value))
    self->from_1904 = g_str_equal (value, "1") || g_str_equal (value, "true");
  else if (g_str_equal (name, "sheet") && self->sheets->len < MAX_SHEETS)
    {
      Sheet *sheet = g_new0 (Sheet, 1);

      sheet->name = lykta_sheet_xml_dup (attributes, "name");
      sheet->relation = lykta_sheet_xml_dup (attributes, "id");
      lykta_sheet_xml_copy (attributes, "state", value, sizeof value);
      sheet->hidden = g_str_has_suffix (value, "idden");
      g_ptr_array_add (self->sheets, sheet);
    }
}

static const LyktaSheetHandler workbook_handler = { workbook_cb, ignore_end_cb, NULL };

static LyktaSheetKind
find_kind (Xlsx *self, guint id)
{
  gpointer kind;

  return g_hash_table_lookup_extended (self->formats, GUINT_TO_POINTER (id), NULL, &kind) ? GPOINTER_TO_UINT (kind)
                                                                                          : lykta_sheet_kind_of_id (id);
}

static guint
get_number (const LyktaSheetAttributes *attributes, const char *name)
{
  char value[16];

  lykta_sheet_xml_copy (attributes, name, value, sizeof value);
  return (guint) MIN (g_ascii_strtoull (value, NULL, 10), G_MAXINT);
}

static void
style_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  Xlsx *self = data;

  if (g_str_equal (name, "numFmt"))
    {
      g_autofree char *code = lykta_sheet_xml_dup (attributes, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->formats, GUINT_TO_POINTER (get_number (attributes, "numFmtId")),
                             GUINT_TO_POINTER (lykta_sheet_kind_of_code (code)));
    }
  else if (g_str_equal (name, "cellXfs"))
    self->in_xfs = TRUE;
  else if (self->in_xfs && g_str_equal (name, "xf"))
    {
      LyktaSheetKind kind = find_kind (self, get_number (attributes, "numFmtId"));

      g_array_append_val (self->kinds, kind);
    }
}

static void
style_end_cb (LyktaSheetXml *xml, const char *name, gpointer data)
{
  if (g_str_equal (name, "cellXfs"))
    ((Xlsx *) data)->in_xfs = FALSE;
}

static const LyktaSheetHandler styles_handler = { style_cb, style_end_cb, NULL };

static void
shared_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  Xlsx *self = data;

  if (g_str_equal (name, "t"))
    self->takes_text = TRUE;
  else if (g_str_equal (name, "rPh"))
    self->phonetic++;
}

static void
shared_end_cb (LyktaSheetXml *xml, const char *name, gpointer data)
{
  Xlsx *self = data;

  if (g_str_equal (name, "t"))
    self->takes_text = FALSE;
  else if (g_str_equal (name, "rPh") && self->phonetic > 0)
    self->phonetic--;
  else if (g_str_equal (name, "si"))
    {
      g_array_append_val (self->starts, self->shared->len);
      append_unescaped (self->shared, self->text->str, self->text->len);
      g_string_append_c (self->shared, '\0');
      g_string_truncate (self->text, 0);
      if (self->shared->len + self->starts->len * sizeof (gsize) > MAX_SHARED)
        lykta_sheet_xml_stop (
            xml, _ ("The workbook holds more text than a register takes. Save only the sheet that is wanted, as CSV."));
    }
}

static const LyktaSheetHandler shared_handler = { shared_cb, shared_end_cb, text_cb };

/* ---------------------------------------------------------------- the sheet */

/* "AB12": the column from 0, and the row from 1; what it does not say stays. */
static void
take_reference (const char *reference, guint *column, guint *row)
{
  guint letters = 0;
  const char *p = reference;

  for (; g_ascii_isalpha (*p) && letters <= LYKTA_CSV_MAX_COLUMNS; p++)
    letters = letters * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
  if (letters > 0)
    *column = letters - 1;
  if (g_ascii_isdigit (*p))
    *row = (guint) MIN (g_ascii_strtoull (p, NULL, 10), G_MAXINT);
}

static void
begin_row (Xlsx *self, LyktaSheetXml *xml, const LyktaSheetAttributes *attributes)
{
  guint number = get_number (attributes, "r");

  if (number != 0 && number <= self->row)
    lykta_sheet_xml_stop (xml,
                          _ ("The rows do not stand in their order. Open the file in a spreadsheet program, save it again, and "
                             "choose that."));
  self->row = number != 0 ? number : self->row + 1;
  self->column = 0;
  lykta_sheet_rows_begin (self->rows, self->row);
}

static void
begin_cell (Xlsx *self, const LyktaSheetAttributes *attributes)
{
  char reference[16];
  guint row;

  if (lykta_sheet_xml_copy (attributes, "r", reference, sizeof reference))
    take_reference (reference, &self->column, &row);
  lykta_sheet_xml_copy (attributes, "t", self->type, sizeof self->type);
  self->style = get_number (attributes, "s");
  g_string_truncate (self->text, 0);
}

static void
sheet_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  Xlsx *self = data;

  if (g_str_equal (name, "sheetData"))
    self->in_rows = TRUE;
  if (!self->in_rows)
    return;
  if (g_str_equal (name, "c"))
    begin_cell (self, attributes);
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    self->takes_text = TRUE;
  else if (g_str_equal (name, "row"))
    begin_row (self, xml, attributes);
  else if (g_str_equal (name, "rPh"))
    self->phonetic++;
}

static void
show_number (Xlsx *self)
{
  char *end;
  double number = g_ascii_strtod (self->text->str, &end);
  LyktaSheetKind kind =
      self->style < self->kinds->len ? g_array_index (self->kinds, LyktaSheetKind, self->style) : LYKTA_SHEET_NUMBER;

  if (end == self->text->str || *end != '\0')
    g_string_append (self->shown, self->text->str);
  else
    lykta_sheet_append_number (self->shown, number, kind, self->from_1904);
}

/* What the cell says, into @shown (ECMA-376 part 1, 18.18.11) */
static void
show_cell (Xlsx *self)
{
  guint64 index;

  if (g_str_equal (self->type, "s"))
    {
      if (g_ascii_string_to_unsigned (self->text->str, 10, 0, G_MAXUINT32, &index, NULL) && index < self->starts->len)
        g_string_append (self->shown, self->shared->str + g_array_index (self->starts, gsize, index));
    }
  else if (g_str_equal (self->type, "str") || g_str_equal (self->type, "inlineStr"))
    append_unescaped (self->shown, self->text->str, self->text->len);
  else if (g_str_equal (self->type, "b"))
    g_string_append (self->shown, g_str_equal (self->text->str, "0") ? "no" : "yes");
  else if (g_str_equal (self->type, "d"))
    lykta_sheet_append_iso (self->shown, self->text->str);
  else if (g_str_equal (self->type, "e"))
    g_string_append (self->shown, self->text->str);
  else
    show_number (self);
}

static void
end_cell (Xlsx *self, LyktaSheetXml *xml)
{
  const char *problem;

  g_string_truncate (self->shown, 0);
  if (self->text->len > 0)
    show_cell (self);
  problem = lykta_sheet_rows_add (self->rows, self->column, 1, self->shown->str, self->shown->len, g_str_equal (self->type, "e"));
  if (problem != NULL)
    lykta_sheet_xml_stop (xml, problem);
  self->column++;
}

static void
sheet_end_cb (LyktaSheetXml *xml, const char *name, gpointer data)
{
  Xlsx *self = data;
  const char *problem;

  if (!self->in_rows)
    return;
  if (g_str_equal (name, "c"))
    end_cell (self, xml);
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    self->takes_text = FALSE;
  else if (g_str_equal (name, "row"))
    {
      problem = lykta_sheet_rows_end (self->rows, 1);
      if (problem != NULL)
        lykta_sheet_xml_stop (xml, problem);
    }
  else if (g_str_equal (name, "rPh") && self->phonetic > 0)
    self->phonetic--;
  else if (g_str_equal (name, "sheetData"))
    self->in_rows = FALSE;
}

static const LyktaSheetHandler sheet_handler = { sheet_cb, sheet_end_cb, text_cb };

/* ---------------------------------------------------------------- the format */

static void
xlsx_free (gpointer data)
{
  Xlsx *self = data;

  g_clear_pointer (&self->xml, lykta_sheet_xml_free);
  g_clear_pointer (&self->package, lykta_sheet_package_free);
  lykta_sheet_rows_free (self->rows);
  g_free (self->workbook);
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->relations);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_string_free (self->shared, TRUE);
  g_array_unref (self->starts);
  g_hash_table_unref (self->formats);
  g_array_unref (self->kinds);
  g_string_free (self->text, TRUE);
  g_string_free (self->shown, TRUE);
  g_free (self);
}

static gboolean
xlsx_choose (gpointer data, guint sheet, GError **error)
{
  ((Xlsx *) data)->sheet = sheet;
  return TRUE;
}

/* Before the first row */
static gboolean
begin_sheet (Xlsx *self, GCancellable *cancellable, GError **error)
{
  const Sheet *sheet = g_ptr_array_index (self->sheets, self->sheet);
  const char *part = g_hash_table_lookup (self->relations, sheet->relation);

  if (!self->has_texts && self->strings_part != NULL && lykta_sheet_package_has (self->package, self->strings_part)
      && !lykta_sheet_xml_read (self->package, self->strings_part, &shared_handler, self, cancellable, error))
    return FALSE;
  self->has_texts = TRUE;
  self->takes_text = FALSE;
  self->phonetic = 0;
  self->xml = lykta_sheet_xml_new (self->package, part, &sheet_handler, self, cancellable, error);
  return self->xml != NULL;
}

static const char *const *
xlsx_next (gpointer data, guint *n_cells, GCancellable *cancellable, GError **error)
{
  Xlsx *self = data;

  if (self->xml == NULL && !begin_sheet (self, cancellable, error))
    return NULL;
  return lykta_sheet_xml_next (self->xml, self->rows, n_cells, cancellable, error);
}

static gboolean
xlsx_is_error (gpointer data, guint column)
{
  return lykta_sheet_rows_is_error (((Xlsx *) data)->rows, column);
}

static guint
xlsx_get_row (gpointer data)
{
  return lykta_sheet_rows_get_row (((Xlsx *) data)->rows);
}

const LyktaSheetFormat lykta_xlsx_format = { xlsx_choose, xlsx_next, xlsx_is_error, xlsx_get_row, xlsx_free };

static gboolean
read_workbook (Xlsx *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->workbook);
  g_autofree char *base = g_path_get_basename (self->workbook);
  g_autofree char *relations =
      g_str_equal (folder, ".") ? g_strdup_printf ("_rels/%s.rels", base) : g_strdup_printf ("%s/_rels/%s.rels", folder, base);

  return lykta_sheet_xml_read (self->package, relations, &relations_handler, self, cancellable, error)
         && lykta_sheet_xml_read (self->package, self->workbook, &workbook_handler, self, cancellable, error)
         && (self->styles_part == NULL || !lykta_sheet_package_has (self->package, self->styles_part)
             || lykta_sheet_xml_read (self->package, self->styles_part, &styles_handler, self, cancellable, error));
}

/* Sheets of charts hold no table; hidden ones come last. */
static GStrv
order_sheets (Xlsx *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GPtrArray) ordered = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);

  for (int hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < self->sheets->len;)
      {
        Sheet *sheet = g_ptr_array_index (self->sheets, i);

        if (sheet->name == NULL || sheet->relation == NULL || !g_hash_table_contains (self->relations, sheet->relation))
          g_ptr_array_remove_index (self->sheets, i);
        else if (sheet->hidden != hidden)
          i++;
        else
          {
            g_strv_builder_add (names, sheet->name);
            g_ptr_array_add (ordered, g_ptr_array_steal_index (self->sheets, i));
          }
      }
  g_ptr_array_unref (self->sheets);
  self->sheets = g_steal_pointer (&ordered);
  return g_strv_builder_end (names);
}

gpointer
lykta_xlsx_open (LyktaSheetPackage *package, const char *workbook, GStrv *names, GCancellable *cancellable, GError **error)
{
  Xlsx *self = g_new0 (Xlsx, 1);

  self->package = package;
  self->rows = lykta_sheet_rows_new ();
  self->workbook = g_strdup (workbook);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->shared = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->formats = g_hash_table_new (NULL, NULL);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (LyktaSheetKind));
  self->text = g_string_new (NULL);
  self->shown = g_string_new (NULL);

  if (read_workbook (self, cancellable, error))
    {
      *names = order_sheets (self);
      if (self->sheets->len > 0)
        return self;
      g_clear_pointer (names, g_strfreev);
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                           _ ("The workbook holds no sheet with a table. Choose another file."));
    }
  self->package = NULL;
  xlsx_free (self);
  return NULL;
}

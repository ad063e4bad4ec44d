/* lykta-export-xlsx.c: rows as a workbook of Excel
 *
 * Cells are written row by row to a temporary file of libxlsxwriter and never held together. A text is always a string: what looks
 * like a formula is shown as it is, and the format says "quoted", so that it stays one when someone edits the cell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "lykta-clock.h"
#include "lykta-export-private.h"
#include "lykta-time.h"

/* Letters a cell holds, in units of UTF-16 */
#define MAX_CELL 32767

/* Excel counts days from 1900, and has a 29 February of that year; from 1 March 1900 on its days are right. */
#define FIRST_DATE "1900-03-01"
#define EPOCH_JULIAN 693594 /* GDate's number of 30 December 1899 */

typedef struct
{
  LyktaExportRows *rows;
  lxw_workbook *workbook; /* owned until it is closed */
  lxw_worksheet *sheet;
  lxw_format *head;
  lxw_format *text;
  lxw_format *quoted;
  lxw_format *date;
  lxw_format *time_;
  lxw_format **numbers; /* owned; for each field */
  guint *widths;        /* owned; for each column, in letters */
  guint n_columns;
} Workbook;

static void
workbook_clear (Workbook *self)
{
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  g_free (self->numbers);
  g_free (self->widths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

static lxw_format *
add_format (Workbook *self, const char *number)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number != NULL)
    format_set_num_format (format, number);
  return format;
}

static void
add_formats (Workbook *self)
{
  guint n_fields = lykta_export_rows_get_n_fields (self->rows);

  self->head = add_format (self, NULL);
  format_set_bold (self->head);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  self->text = add_format (self, NULL);
  format_set_text_wrap (self->text);
  self->quoted = add_format (self, NULL);
  format_set_text_wrap (self->quoted);
  format_set_quote_prefix (self->quoted);
  self->date = add_format (self, "yyyy-mm-dd");
  self->time_ = add_format (self, "yyyy-mm-dd hh:mm");
  self->numbers = g_new0 (lxw_format *, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      const LyktaField *field = lykta_export_rows_get_field (self->rows, i);
      g_autofree char *decimals = g_strnfill (field->decimals, '0');
      g_autofree char *number = field->decimals > 0 ? g_strconcat ("0.", decimals, NULL) : g_strdup ("0");

      if (field->type == LYKTA_FIELD_NUMBER)
        self->numbers[i] = add_format (self, number);
    }
}

static double
get_serial (const char *date)
{
  GDate day = lykta_date_get (date);

  return (double) g_date_get_julian (&day) - EPOCH_JULIAN;
}

/* Only texts that are long in bytes are counted; a letter outside the first 65 536 is two units. */
static const char *
fit_text (Workbook *self, const char *text, char **cut)
{
  guint units = 0;

  if (strlen (text) <= MAX_CELL)
    return text;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      units += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
      if (units > MAX_CELL)
        {
          const char *mark = "…";

          p = g_utf8_prev_char (p);
          lykta_export_rows_get_export (self->rows)->n_cut++;
          *cut = g_strdup_printf ("%.*s%s", (int) (p - text), text, mark);
          return *cut;
        }
    }
  return text;
}

static void
write_text (Workbook *self, guint row, guint column, const char *text)
{
  g_autofree char *clean = lykta_export_clean (text);
  g_autofree char *cut = NULL;
  gboolean formula = strchr ("=+-@\t\r\n", *text) != NULL;

  text = fit_text (self, clean != NULL ? clean : text, &cut);
  worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, formula ? self->quoted : self->text);
}

static void
widen (Workbook *self, guint column, const char *text)
{
  if (self->widths[column] < LYKTA_SHEET_MAX_WIDTH)
    self->widths[column] = MAX (self->widths[column], lykta_export_measure (text));
}

static void
write_cell (Workbook *self, guint row, guint column, guint index)
{
  LyktaCell cell = lykta_export_rows_get_cell (self->rows, index);
  lxw_col_t to = (lxw_col_t) column;

  if (cell.kind == LYKTA_CELL_EMPTY)
    return;
  widen (self, column, cell.text);
  if ((cell.kind == LYKTA_CELL_DATE || cell.kind == LYKTA_CELL_TIME) && strcmp (cell.text, FIRST_DATE) < 0)
    cell.kind = LYKTA_CELL_TEXT;
  switch (cell.kind)
    {
    case LYKTA_CELL_NUMBER:
      worksheet_write_number (self->sheet, row, to, cell.number, self->numbers[index]);
      break;
    case LYKTA_CELL_YES_NO:
      worksheet_write_boolean (self->sheet, row, to, cell.number != 0, self->text);
      break;
    case LYKTA_CELL_DATE:
      worksheet_write_number (self->sheet, row, to, get_serial (cell.text), self->date);
      break;
    case LYKTA_CELL_TIME:
      {
        g_autofree char *date = g_strndup (cell.text, 10);
        double hours = g_ascii_strtod (cell.text + 11, NULL);
        double minutes = g_ascii_strtod (cell.text + 14, NULL);

        worksheet_write_number (self->sheet, row, to, get_serial (date) + (hours * 60 + minutes) / (24 * 60), self->time_);
      }
      break;
    case LYKTA_CELL_EMPTY:
    case LYKTA_CELL_TEXT:
    default:
      write_text (self, row, column, cell.text);
      break;
    }
}

static void
write_head (Workbook *self)
{
  guint ids = lykta_export_rows_has_ids (self->rows);

  if (ids)
    worksheet_write_string (self->sheet, 0, 0, "id", self->head);
  for (guint i = ids; i < self->n_columns; i++)
    {
      g_autofree char *head = lykta_export_rows_get_head (self->rows, i - ids);

      /* With room for the button of the filter */
      self->widths[i] = (guint) g_utf8_strlen (head, -1) + 3;
      worksheet_write_string (self->sheet, 0, (lxw_col_t) i, head, self->head);
    }
}

static gboolean
write_rows (Workbook *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint ids = lykta_export_rows_has_ids (self->rows);
  guint row = 0;

  write_head (self);
  while (lykta_export_rows_next (self->rows, cancellable, &local_error))
    {
      row++;
      if (ids)
        worksheet_write_number (self->sheet, row, 0, (double) lykta_record_get_id (lykta_export_rows_get_record (self->rows)),
                                NULL);
      for (guint i = ids; i < self->n_columns; i++)
        write_cell (self, row, i, i - ids);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < self->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                          CLAMP (self->widths[i] + 1, LYKTA_SHEET_MIN_WIDTH, LYKTA_SHEET_MAX_WIDTH), NULL);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_autofilter (self->sheet, 0, 0, row, (lxw_col_t) (self->n_columns - 1));
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9 /* A4 */);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  return TRUE;
}

static void
set_properties (Workbook *self)
{
  g_autoptr (GDateTime) now = lykta_now ();
  lxw_doc_properties properties = {
    .title = lykta_register_get_label (lykta_export_rows_get_register (self->rows)),
    .created = (time_t) g_date_time_to_unix (now),
  };

  workbook_set_properties (self->workbook, &properties);
}

static gboolean
make_file (LyktaExportRows *rows, const char *path, GCancellable *cancellable, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = g_get_tmp_dir (), .use_zip64 = LXW_TRUE };
  g_auto (Workbook) self = { .rows = rows };
  g_autofree char *name = lykta_export_get_sheet_name (rows);
  lxw_error status;

  self.n_columns = lykta_export_rows_get_n_fields (rows) + lykta_export_rows_has_ids (rows);
  self.widths = g_new0 (guint, self.n_columns);
  self.workbook = workbook_new_opt (path, &options);
  self.sheet = self.workbook != NULL ? workbook_add_worksheet (self.workbook, name) : NULL;
  if (self.sheet == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                   _ ("There is no room for temporary files in “%s”. Free some and try again."), g_get_tmp_dir ());
      return FALSE;
    }
  add_formats (&self);
  set_properties (&self);
  if (!write_rows (&self, cancellable, error))
    return FALSE;
  status = workbook_close (g_steal_pointer (&self.workbook));
  if (status == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
               _ ("The workbook could not be made: %s. Free some room in “%s” and try again."), lxw_strerror (status),
               g_get_tmp_dir ());
  return FALSE;
}

gboolean
lykta_export_write_xlsx (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) input = NULL;
  locale_t before, points;
  gboolean done;
  int fd;

  if (!lykta_export_check_length (rows, error))
    return FALSE;
  fd = g_file_open_tmp ("lykta-XXXXXX.xlsx", &path, error); /* its owner's alone */
  if (fd < 0)
    return FALSE;
  g_close (fd, NULL);

  /* libxlsxwriter prints numbers with the decimal sign of the thread's locale, and XML knows only points. */
  points = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale (0)));
  before = uselocale (points);
  done = make_file (rows, path, cancellable, error);
  uselocale (before);
  freelocale (points);

  file = g_file_new_for_path (path);
  done = done && (input = g_file_read (file, cancellable, error)) != NULL
         && g_output_stream_splice (stream, G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_NONE, cancellable, error) >= 0;
  g_unlink (path);
  return done;
}

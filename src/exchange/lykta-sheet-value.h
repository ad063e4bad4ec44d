/* lykta-sheet-value.h: numbers, days and times of spreadsheets as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a number in a cell is, which in XLSX only its format says */
typedef enum
{
  LYKTA_SHEET_NUMBER,
  LYKTA_SHEET_PERCENT,
  LYKTA_SHEET_DATE,
  LYKTA_SHEET_MOMENT,
  LYKTA_SHEET_TIME,
} LyktaSheetKind;

/* Of a format that the standard numbers (ECMA-376 part 1, 18.8.30), and of one that the file spells out */
LyktaSheetKind lykta_sheet_kind_of_id (guint id);
LyktaSheetKind lykta_sheet_kind_of_code (const char *code);

/* @from_1904: days are counted from 1 January 1904; otherwise as Excel does, to which 1900 is a leap year */
void lykta_sheet_append_number (GString *text, double number, LyktaSheetKind kind, gboolean from_1904);
/* ISO 8601: 2025-01-31T14:05:00 as "2025-01-31 14:05", PT12H30M00S as "12:30" */
void lykta_sheet_append_iso (GString *text, const char *iso);

G_END_DECLS

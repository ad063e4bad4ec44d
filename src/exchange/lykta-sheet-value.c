/* lykta-sheet-value.c: numbers, days and times of spreadsheets as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lykta-sheet-value.h"

/* The last day that Excel knows: 31 December 9999 */
#define LAST_SERIAL 2958465
/* Excel's 29 February 1900, which never was */
#define LEAP_SERIAL 60

#define SECONDS_A_DAY 86400

LyktaSheetKind
lykta_sheet_kind_of_id (guint id)
{
  static const struct
  {
    guint first, last;
    LyktaSheetKind kind;
  } ranges[] = {
    { 9, 10, LYKTA_SHEET_PERCENT }, { 14, 17, LYKTA_SHEET_DATE }, { 18, 21, LYKTA_SHEET_TIME },
    { 22, 22, LYKTA_SHEET_MOMENT }, { 27, 31, LYKTA_SHEET_DATE }, { 32, 35, LYKTA_SHEET_TIME },
    { 36, 36, LYKTA_SHEET_DATE },   { 45, 47, LYKTA_SHEET_TIME }, { 50, 58, LYKTA_SHEET_DATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (id >= ranges[i].first && id <= ranges[i].last)
      return ranges[i].kind;
  return LYKTA_SHEET_NUMBER;
}

/* Only what is for positive numbers counts: all up to the first semicolon, without what is shown as it stands. */
LyktaSheetKind
lykta_sheet_kind_of_code (const char *code)
{
  gboolean day = FALSE, hour = FALSE, month = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      char c = g_ascii_tolower (*p);

      if (*p == '"')
        p = strchr (p + 1, '"');
      else if (*p == '[' && strchr ("hms", g_ascii_tolower (p[1])) != NULL)
        hour = TRUE;
      else if (*p == '[')
        p = strchr (p, ']');
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (*p == '%')
        return LYKTA_SHEET_PERCENT;
      else if (g_ascii_strncasecmp (p, "general", 7) == 0)
        p += 6;
      day = day || c == 'y' || c == 'd';
      hour = hour || c == 'h' || c == 's';
      month = month || c == 'm';
      if (p == NULL)
        break;
    }
  if (day && hour)
    return LYKTA_SHEET_MOMENT;
  if (hour)
    return LYKTA_SHEET_TIME;
  return day || month ? LYKTA_SHEET_DATE : LYKTA_SHEET_NUMBER;
}

/* The shortest digits that mean the same number, without an exponent */
static void
append_plain (GString *text, double number)
{
  char digits[512];

  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (digits, sizeof digits, format, number);
      if (g_ascii_strtod (digits, NULL) == number)
        break;
    }
  if (strchr (digits, 'e') != NULL && fabs (number) >= 1 && fabs (number) < 1e21)
    g_ascii_formatd (digits, sizeof digits, "%.0f", number);
  else if (strchr (digits, 'e') != NULL && fabs (number) > 1e-15 && fabs (number) < 1)
    {
      g_ascii_formatd (digits, sizeof digits, "%.20f", number);
      for (gsize length = strlen (digits); digits[length - 1] == '0'; length--)
        digits[length - 1] = '\0';
    }
  g_string_append (text, g_str_equal (digits, "-0") ? "0" : digits);
}

static void
append_clock (GString *text, guint seconds)
{
  g_string_append_printf (text, "%02u:%02u", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0)
    g_string_append_printf (text, ":%02u", seconds % 60);
}

static void
append_day (GString *text, guint serial, gboolean from_1904)
{
  GDate day;

  if (!from_1904 && (serial == 0 || serial == LEAP_SERIAL))
    {
      g_string_append (text, serial == 0 ? "1900-01-00" : "1900-02-29");
      return;
    }
  g_date_clear (&day, 1);
  g_date_set_dmy (&day,
                  from_1904              ? 1
                  : serial < LEAP_SERIAL ? 31
                                         : 30,
                  from_1904 ? G_DATE_JANUARY : G_DATE_DECEMBER, from_1904 ? 1904 : 1899);
  g_date_add_days (&day, serial);
  g_string_append_printf (text, "%04d-%02d-%02d", g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day));
}

void
lykta_sheet_append_number (GString *text, double number, LyktaSheetKind kind, gboolean from_1904)
{
  guint64 seconds;
  guint serial;

  if (kind == LYKTA_SHEET_PERCENT)
    {
      /* 0.07 × 100 is 7.000000000000001 */
      append_plain (text, round (number * 1e12) / 1e10);
      g_string_append_c (text, '%');
      return;
    }
  if (kind == LYKTA_SHEET_NUMBER || !(number >= 0 && number < LAST_SERIAL + 1))
    {
      append_plain (text, number);
      return;
    }

  seconds = (guint64) round (number * SECONDS_A_DAY);
  serial = (guint) (seconds / SECONDS_A_DAY);
  if (kind == LYKTA_SHEET_TIME)
    {
      append_clock (text, (guint) MIN (seconds, G_MAXUINT));
      return;
    }
  append_day (text, kind == LYKTA_SHEET_DATE ? (guint) number : serial, from_1904);
  if (kind == LYKTA_SHEET_MOMENT)
    {
      g_string_append_c (text, ' ');
      append_clock (text, (guint) (seconds % SECONDS_A_DAY));
    }
}

void
lykta_sheet_append_iso (GString *text, const char *iso)
{
  const char *time = strchr (iso, 'T');
  guint hours, minutes, seconds = 0;

  if (*iso == 'P' && time != NULL && sscanf (time, "T%5uH%2uM%2uS", &hours, &minutes, &seconds) >= 2)
    {
      append_clock (text, hours * 3600 + minutes * 60 + seconds);
      return;
    }
  if (time == NULL || *iso == 'P' || sscanf (time, "T%2u:%2u:%2u", &hours, &minutes, &seconds) < 2)
    {
      g_string_append (text, iso);
      return;
    }
  g_string_append_len (text, iso, time - iso);
  g_string_append_c (text, ' ');
  append_clock (text, hours * 3600 + minutes * 60 + seconds);
}

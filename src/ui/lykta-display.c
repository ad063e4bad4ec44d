/* lykta-display.c: how a value looks in a table, a pill or a line: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-display.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "lykta-clock.h"

/* The field that says whether a record is done with. */
#define STATE_FIELD "state"

/* The field with the levels of a classification. */
#define CLASSES_FIELD "classes"

/* "New asset" is a phrase of its own: what stands before the noun follows its gender. */
static const struct
{
  const char *reg;
  const char *label;
} new_labels[] = {
  { "assets", N_ ("New asset") },
  { "classifications", N_ ("New classification") },
  { "actions", N_ ("New action") },
  { "contracts", N_ ("New operating contract") },
  { "transfers", N_ ("New transfer") },
  { "suppliers", N_ ("New supplier") },
  { "units", N_ ("New unit") },
  { "people", N_ ("New person") },
  { "roles", N_ ("New role") },
  { "courses", N_ ("New course") },
  { "course_results", N_ ("New course result") },
  { "meetings", N_ ("New meeting") },
  { "decisions", N_ ("New decision") },
  { "processings", N_ ("New processing activity") },
  { "agreements", N_ ("New processor agreement") },
  { "subprocessors", N_ ("New sub-processor") },
  { "dpias", N_ ("New impact assessment") },
  { "requests", N_ ("New request") },
  { "request_items", N_ ("New search item") },
  { "incidents", N_ ("New incident") },
  { "reports", N_ ("New report") },
  { "timeline", N_ ("New timeline entry") },
  { "exercises", N_ ("New exercise") },
  { "risks", N_ ("New risk") },
  { "controls", N_ ("New control") },
  { "findings", N_ ("New finding") },
  { "judgements", N_ ("New judgement") },
  { "continuity", N_ ("New continuity plan") },
  { "documents", N_ ("New document") },
  { "requirements", N_ ("New requirement") },
  { "horizon", N_ ("New issue") },
  { "objectives", N_ ("New objective") },
  { "focus_areas", N_ ("New focus area") },
  { "activities", N_ ("New activity") },
  { "occurrences", N_ ("New occurrence") },
  { "reviews", N_ ("New management review") },
};

/* What is counted, where the register's own name is not the name of its records. */
static const struct
{
  const char *reg;
  const char *one;
  const char *many;
} nouns[] = {
  { "controls", NC_ ("noun", "control"), NC_ ("noun", "controls") },
  { "request_items", NC_ ("noun", "search item"), NC_ ("noun", "search items") },
  { "timeline", NC_ ("noun", "event"), NC_ ("noun", "events") },
  { "horizon", NC_ ("noun", "issue"), NC_ ("noun", "issues") },
  { "reviews", NC_ ("noun", "management review"), NC_ ("noun", "management reviews") },
  { "sections", NC_ ("noun", "section"), NC_ ("noun", "sections") },
  { "office", NC_ ("noun", "office"), NC_ ("noun", "offices") },
  { "picks", NC_ ("noun", "entry"), NC_ ("noun", "entries") },
  { "figures", NC_ ("noun", "figure"), NC_ ("noun", "figures") },
};

static char *
format_date_time (GDateTime *when, const char *format)
{
  g_autofree char *text = g_date_time_format (when, format);

  return text != NULL ? g_strdup (g_strstrip (text)) : NULL;
}

static gboolean
same_year (const char *a, const char *b)
{
  return strncmp (a, b, 4) == 0;
}

static void
display_due (const char *date, LyktaRecord *record, const char *today, LyktaDisplay *display)
{
  if (strncmp (date, today, 10) < 0 && lykta_display_is_open (record))
    {
      display->look = LYKTA_LOOK_OVERDUE;
      /* Translators: in a table, instead of a date that has passed. */
      display->text = g_strdup (_ ("Overdue"));
      return;
    }

  display->text = lykta_display_due (date, today);
}

static void
display_choice (LyktaRecord *record, const LyktaField *field, const char *today, LyktaDisplay *display)
{
  const LyktaChoice *choice = lykta_record_find_choice (record, field, today);

  if (choice == NULL)
    {
      display->text = g_strdup (lykta_record_get_text (record, field->id));
      return;
    }

  display->text = g_strdup (lykta_choice_get_label (choice));
  display->tone = choice->tone;
  if (choice->tone == LYKTA_TONE_DIMMED)
    display->look = LYKTA_LOOK_DIMMED;
  else if (choice->tone != LYKTA_TONE_PLAIN)
    display->look = LYKTA_LOOK_STATE;
}

static void
display_text (LyktaRecord *record, const LyktaField *field, const char *text, LyktaDisplay *display)
{
  char letters[LYKTA_DISPLAY_MAX_LEVELS];
  guint levels[LYKTA_DISPLAY_MAX_LEVELS];

  display->text = g_strdup (text);
  if (field == lykta_register_get_title (lykta_record_get_register (record)))
    display->look = LYKTA_LOOK_NAME;
  else if ((field->flags & LYKTA_FIELD_DERIVED) != 0 && lykta_display_parse_levels (text, letters, levels) > 0)
    display->look = LYKTA_LOOK_LEVELS;
  else
    display->look = LYKTA_LOOK_DIMMED;
}

/* Line breaks would make a row of a table higher than the others. */
static char *
first_line (const char *text)
{
  const char *end = strpbrk (text, "\r\n");

  return end == NULL ? g_strdup (text) : g_strdup_printf ("%.*s …", (int) (end - text), text);
}

/**
 * lykta_display_clear:
 *
 * Ends a display.
 */
void
lykta_display_clear (LyktaDisplay *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->mark, g_free);
  self->look = LYKTA_LOOK_PLAIN;
  self->tone = LYKTA_TONE_PLAIN;
}

/**
 * lykta_display_field:
 * @today: the day it is, YYYY-MM-DD
 * @display: (out): what is shown
 *
 * Says how a field of a record is shown in a table.
 */
void
lykta_display_field (LyktaStore *store, LyktaRecord *record, const LyktaField *field, const char *today, LyktaDisplay *display)
{
  const LyktaValue *value = lykta_record_get_value (record, field);
  gboolean title = field == lykta_register_get_title (lykta_record_get_register (record));

  *display = (LyktaDisplay) LYKTA_DISPLAY_INIT;

  if (lykta_value_is_empty (value))
    {
      if (g_str_equal (field->id, CLASSES_FIELD))
        {
          display->look = LYKTA_LOOK_MISSING;
          /* Translators: in a table, of something without classification. */
          display->text = g_strdup (_ ("Not classified"));
          return;
        }
      if ((field->flags & LYKTA_FIELD_WANTED) == 0)
        {
          display->look = LYKTA_LOOK_DIMMED;
          display->text = g_strdup ("–");
          return;
        }
      display->look = LYKTA_LOOK_MISSING;
      /* Translators: in a table, where a value that is wanted is not stated. */
      display->text = g_strdup (_ ("Missing"));
      return;
    }

  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      display_text (record, field, lykta_value_get_text (value), display);
      return;
    case LYKTA_FIELD_LONG_TEXT:
      display->look = LYKTA_LOOK_DIMMED;
      display->text = first_line (lykta_value_get_text (value));
      break;
    case LYKTA_FIELD_DATE:
      if ((field->flags & LYKTA_FIELD_DUE) != 0)
        display_due (lykta_value_get_text (value), record, today, display);
      else
        display->text = lykta_display_date (lykta_value_get_text (value), today);
      break;
    case LYKTA_FIELD_TIME:
      if ((field->flags & LYKTA_FIELD_DUE) != 0 && strncmp (lykta_value_get_text (value), today, 10) < 0)
        display_due (lykta_value_get_text (value), record, today, display);
      else
        display->text = lykta_display_time (lykta_value_get_text (value), today);
      break;
    case LYKTA_FIELD_CHOICE:
      display_choice (record, field, today, display);
      break;
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
      display->look = LYKTA_LOOK_DIMMED;
      display->text = lykta_store_format_value (store, field, value);
      break;
    case LYKTA_FIELD_NUMBER:
      display->look = LYKTA_LOOK_NUMBER;
      display->text = lykta_store_format_value (store, field, value);
      break;
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      display->text = lykta_store_format_value (store, field, value);
      break;
    default:
      g_assert_not_reached ();
    }

  if (title)
    display->look = LYKTA_LOOK_NAME;
}

/**
 * lykta_display_subtitle:
 * @fields: ends with %NULL
 *
 * Returns: (transfer full): what these fields hold, in one line, for where there is no room for columns
 */
char *
lykta_display_subtitle (LyktaStore *store, LyktaRecord *record, const LyktaField *const *fields, const char *today)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_auto (LyktaDisplay) display = LYKTA_DISPLAY_INIT;

      lykta_display_field (store, record, fields[i], today, &display);
      if (display.text == NULL || g_str_equal (display.text, "–"))
        continue;

      if (line->len > 0)
        g_string_append (line, " · ");
      if (display.look == LYKTA_LOOK_MISSING || display.look == LYKTA_LOOK_OVERDUE)
        g_string_append_printf (line, "%s: ", lykta_field_get_label (fields[i]));
      g_string_append (line, display.text);
    }

  return g_string_free_and_steal (g_steal_pointer (&line));
}

/**
 * lykta_display_date:
 * @date: YYYY-MM-DD
 * @today: (nullable): the day it is; without it the year is always said
 *
 * Returns: (transfer full): the date as people in this locale write it, without the year when it is this one
 */
char *
lykta_display_date (const char *date, const char *today)
{
  g_autoptr (GDateTime) when = NULL;
  int year, month, day;

  if (sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_strdup (date);
  when = g_date_time_new_utc (year, month, day, 12, 0, 0);
  if (when == NULL)
    return g_strdup (date);

  if (today != NULL && same_year (date, today))
    /* Translators: a day of this year, "3 Dec"; see strftime(3). */
    return format_date_time (when, _ ("%-e %b"));
  /* Translators: a day of another year, "3 Dec 2027"; see strftime(3). */
  return format_date_time (when, _ ("%-e %b %Y"));
}

/**
 * lykta_display_due:
 * @date: YYYY-MM-DD
 * @today: the day it is
 *
 * Returns: (transfer full): a day to come, as exactly as one needs it now: "3 Dec", "Jan 2027"
 */
char *
lykta_display_due (const char *date, const char *today)
{
  g_autoptr (GDateTime) when = NULL;
  int year, month, day;

  if (same_year (date, today) || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return lykta_display_date (date, today);
  when = g_date_time_new_utc (year, month, day, 12, 0, 0);
  /* Translators: a month of another year, "Jan 2027"; see strftime(3). */
  return when != NULL ? format_date_time (when, _ ("%b %Y")) : g_strdup (date);
}

/**
 * lykta_display_time:
 * @time: YYYY-MM-DDTHH:MM:SSZ
 * @today: (nullable): the day it is, when a moment of this year can do without the year
 *
 * Returns: (transfer full): the moment as the clocks in Stockholm show it
 */
char *
lykta_display_time (const char *time, const char *today)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) local = NULL;

  if (utc == NULL)
    return g_strdup (time);
  local = g_date_time_to_timezone (utc, zone);
  if (today != NULL && same_year (time, today))
    /* Translators: a moment of this year, "3 Dec 14:20"; see strftime(3). */
    return format_date_time (local, _ ("%-e %b %H:%M"));
  /* Translators: a moment, "3 Dec 2027 14:20"; see strftime(3). */
  return format_date_time (local, _ ("%-e %b %Y %H:%M"));
}

/**
 * lykta_display_is_open:
 *
 * Returns: whether something is still to be done with the record
 */
gboolean
lykta_display_is_open (LyktaRecord *record)
{
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (record), STATE_FIELD);
  const LyktaChoice *choice;

  if (field == NULL || field->type != LYKTA_FIELD_CHOICE)
    return TRUE;

  choice = lykta_field_find_choice (field, lykta_record_get_text (record, STATE_FIELD));
  return choice == NULL || (choice->tone != LYKTA_TONE_DONE && choice->tone != LYKTA_TONE_DIMMED);
}

guint
lykta_display_parse_levels (const char *text, char letters[LYKTA_DISPLAY_MAX_LEVELS], guint levels[LYKTA_DISPLAY_MAX_LEVELS])
{
  static const char order[] = "KRTS";
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean letter = g_ascii_isalpha (*p);

      if (n == LYKTA_DISPLAY_MAX_LEVELS || (letter && strchr (order, *p) == NULL))
        return 0;
      letters[n] = letter ? *p++ : order[n];
      if (*p < '0' || *p > '4')
        return 0;
      levels[n++] = (guint) (*p - '0');

      if (p[1] == '\0')
        break;
      p++;
      if (*p != ' ' && *p != '-')
        return 0;
    }

  /* A lone figure is a figure. */
  return n > 1 || (n == 1 && g_ascii_isalpha (text[0])) ? n : 0;
}

char *
lykta_display_lower (const char *label)
{
  const char *second = g_utf8_next_char (label);
  g_autofree char *first = NULL;

  if (*label == '\0' || g_unichar_isupper (g_utf8_get_char (second)))
    return g_strdup (label);

  first = g_utf8_strdown (label, second - label);
  return g_strconcat (first, second, NULL);
}

/* The records of a register, as within a sentence. */
static char *
get_noun (const LyktaRegister *reg, gint64 n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].reg, reg->id))
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "noun", n == 1 ? nouns[i].one : nouns[i].many));

  return lykta_display_lower (n == 1 ? lykta_register_get_label_one (reg) : lykta_register_get_label (reg));
}

/**
 * lykta_display_count:
 *
 * Returns: (transfer full): "61 information assets"
 */
char *
lykta_display_count (const LyktaRegister *reg, gint64 n)
{
  g_autofree char *noun = get_noun (reg, n);
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  /* Translators: a number and what is counted: "61 information assets". */
  return g_strdup_printf (_ ("%s %s"), number, noun);
}

/**
 * lykta_display_new_label:
 *
 * Returns: (transfer none): what the button says that adds a record
 */
const char *
lykta_display_new_label (const LyktaRegister *reg)
{
  for (gsize i = 0; i < G_N_ELEMENTS (new_labels); i++)
    if (g_str_equal (new_labels[i].reg, reg->id))
      return _ (new_labels[i].label);

  return _ ("New record");
}

const char *
lykta_display_tone_class (LyktaTone tone)
{
  static const char *const classes[] = {
    [LYKTA_TONE_PLAIN] = "tone-plain",     [LYKTA_TONE_DONE] = "tone-done",   [LYKTA_TONE_ACTIVE] = "tone-active",
    [LYKTA_TONE_WARNING] = "tone-warning", [LYKTA_TONE_ERROR] = "tone-error", [LYKTA_TONE_DIMMED] = "tone-dimmed",
  };

  return classes[tone];
}

/* lykta-display.h: how a value looks in a table, a pill or a line: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaLook:
 * @LYKTA_LOOK_PLAIN: as it is
 * @LYKTA_LOOK_NAME: what names the record
 * @LYKTA_LOOK_DIMMED: ordinary, steps back
 * @LYKTA_LOOK_MISSING: a wanted value that is not there, in words
 * @LYKTA_LOOK_OVERDUE: a day that has passed, in words
 * @LYKTA_LOOK_LEVELS: levels of a classification, one label each
 * @LYKTA_LOOK_STATE: one label, in the colour of its tone
 * @LYKTA_LOOK_NUMBER: in figures of equal width
 */
typedef enum
{
  LYKTA_LOOK_PLAIN,
  LYKTA_LOOK_NAME,
  LYKTA_LOOK_DIMMED,
  LYKTA_LOOK_MISSING,
  LYKTA_LOOK_OVERDUE,
  LYKTA_LOOK_LEVELS,
  LYKTA_LOOK_STATE,
  LYKTA_LOOK_NUMBER,
} LyktaLook;

/**
 * LyktaDisplay:
 * @text: (owned): what is read
 * @look: how it is shown
 * @tone: of a state
 * @mark: (owned) (nullable): the record's secrecy mark, beside its name
 */
typedef struct
{
  char *text;
  LyktaLook look;
  LyktaTone tone;
  char *mark;
} LyktaDisplay;

#define LYKTA_DISPLAY_INIT { .text = NULL }
#define LYKTA_DISPLAY_MAX_LEVELS 4

void lykta_display_clear (LyktaDisplay *self);

void lykta_display_field (LyktaStore *store, LyktaRecord *record, const LyktaField *field, const char *today,
                          LyktaDisplay *display);
char *lykta_display_subtitle (LyktaStore *store, LyktaRecord *record, const LyktaField *const *fields, const char *today);

char *lykta_display_date (const char *date, const char *today);
char *lykta_display_due (const char *date, const char *today);
char *lykta_display_time (const char *time, const char *today);
gboolean lykta_display_is_open (LyktaRecord *record);

/* "K2 R3 T1" and "2-3-1" as letters and levels; 0 when the text is neither. */
guint lykta_display_parse_levels (const char *text, char letters[LYKTA_DISPLAY_MAX_LEVELS],
                                  guint levels[LYKTA_DISPLAY_MAX_LEVELS]);

/* Within a sentence: "Information assets" as "information assets", but "DPIAs" as it is. */
char *lykta_display_lower (const char *label);
char *lykta_display_count (const LyktaRegister *reg, gint64 n);
const char *lykta_display_new_label (const LyktaRegister *reg);
const char *lykta_display_tone_class (LyktaTone tone);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LyktaDisplay, lykta_display_clear)

G_END_DECLS

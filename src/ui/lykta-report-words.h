/* lykta-report-words.h: the clock of an incident report in words: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaReportMood:
 * @LYKTA_REPORT_RUNNING: the clock runs
 * @LYKTA_REPORT_OVERDUE: it has run out
 * @LYKTA_REPORT_UNDECIDED: there is no clock, but someone must decide
 * @LYKTA_REPORT_WAITING: what the clock counts from has not happened
 * @LYKTA_REPORT_SENT: done
 * @LYKTA_REPORT_NOT_NEEDED: decided not to
 */
typedef enum
{
  LYKTA_REPORT_RUNNING,
  LYKTA_REPORT_OVERDUE,
  LYKTA_REPORT_UNDECIDED,
  LYKTA_REPORT_WAITING,
  LYKTA_REPORT_SENT,
  LYKTA_REPORT_NOT_NEEDED,
} LyktaReportMood;

/**
 * LyktaReportWords:
 * @title: "Notification to IMY"
 * @detail: to whom, and within what time of what: "IMY · 72 hours from awareness"
 * @left: "31 h 12 min left", "2 h 05 min late", "Sent"
 * @until: "until Thu 14:20", "without undue delay", when it was sent
 * @button: what is to be done with it
 * @mood: how it stands
 * @share: of the time that is left, 1 to 0
 */
typedef struct
{
  char *title;
  char *detail;
  char *left;
  char *until;
  const char *button;
  LyktaReportMood mood;
  double share;
} LyktaReportWords;

#define LYKTA_REPORT_WORDS_INIT { .title = NULL }

void lykta_report_words_set (LyktaReportWords *self, LyktaStore *store, LyktaRecord *incident, LyktaRecord *report,
                             GDateTime *now);
void lykta_report_words_clear (LyktaReportWords *self);

char *lykta_report_words_span (GTimeSpan span);                 /* "6 h 45 min", "3 days" */
char *lykta_report_words_left (GDateTime *due, GDateTime *now); /* "31 h 12 min left", "2 h 05 min late" */
char *lykta_report_words_limit (LyktaRecord *rule);             /* "72 hours from awareness" */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LyktaReportWords, lykta_report_words_clear)

G_END_DECLS

/* lykta-report-form.h: the questions of the authorities' forms in their order, answered from the registers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaFormPlace:
 *
 * Which record answers a question: the office, the incident, the person responsible for it, the report that the form is for,
 * the information to the people concerned.
 */
typedef enum
{
  LYKTA_FORM_OFFICE,
  LYKTA_FORM_INCIDENT,
  LYKTA_FORM_RESPONSIBLE,
  LYKTA_FORM_REPORT,
  LYKTA_FORM_SUBJECTS,
} LyktaFormPlace;

/**
 * LyktaQuestion:
 * @number: (nullable): on the form
 * @label: what is asked, N_() marked
 * @place: which record answers it
 * @field: id of the field that does
 * @optional: whether it may be left empty
 */
typedef struct
{
  const char *number;
  const char *label;
  LyktaFormPlace place;
  const char *field;
  gboolean optional;
} LyktaQuestion;

/**
 * LyktaReportForm:
 * @id: "imy", or the track of the NIS2 report
 * @label: short, N_() marked
 * @title: on paper, N_() marked
 * @source: where the questions are from, in Swedish
 * @questions: in the form's order, ended by one without a label
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *title;
  const char *source;
  const LyktaQuestion *questions;
} LyktaReportForm;

/**
 * LyktaAnswer:
 * @question: what is asked
 * @text: the answer in the office's language, "" when there is none
 * @record: (nullable): where it is filled in
 * @field: id of the field of @record
 */
typedef struct
{
  const LyktaQuestion *question;
  char *text;
  LyktaRecord *record;
  const char *field;
} LyktaAnswer;

const LyktaReportForm *lykta_report_forms_get (guint *n_forms);
gboolean lykta_report_form_applies (const LyktaReportForm *form, LyktaRecord *incident);

GPtrArray *lykta_report_form_fill (const LyktaReportForm *form, LyktaStore *store, LyktaRecord *incident);
gboolean lykta_answer_is_missing (const LyktaAnswer *self);
char *lykta_report_form_write (const LyktaReportForm *form, LyktaStore *store, LyktaRecord *incident);

G_END_DECLS

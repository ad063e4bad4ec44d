/* lykta-extras.c: what single registers have in the window beyond table and fields: four tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-extras.h"

#include <glib/gi18n-lib.h>

#include "lykta-action-section.h"
#include "lykta-agreement-gaps.h"
#include "lykta-attachment-section.h"
#include "lykta-calendar-commands.h"
#include "lykta-checklist-section.h"
#include "lykta-classification-commands.h"
#include "lykta-comment-section.h"
#include "lykta-dependencies-dialog.h"
#include "lykta-document-section.h"
#include "lykta-dpo-areas.h"
#include "lykta-dpo-report-dialog.h"
#include "lykta-finding-section.h"
#include "lykta-governance-commands.h"
#include "lykta-hand-over-dialog.h"
#include "lykta-import-dialog.h"
#include "lykta-incident-clocks.h"
#include "lykta-incident-timeline.h"
#include "lykta-indicator-section.h"
#include "lykta-levels-section.h"
#include "lykta-need-section.h"
#include "lykta-measures-face.h"
#include "lykta-person-section.h"
#include "lykta-plan-section.h"
#include "lykta-processing-commands.h"
#include "lykta-request-steps.h"
#include "lykta-risk-matrix.h"
#include "lykta-risk-section.h"
#include "lykta-statement-banner.h"
#include "lykta-transfer-countdown.h"

/* One row a line, in the order of the sidebar; what every register has comes last */
static const LyktaSection sections[] = {
  { "assets", lykta_plan_section_get_type, TRUE },
  { "classifications", lykta_levels_section_get_type, FALSE, NULL, lykta_levels_section_fields },
  { "classifications", lykta_plan_section_get_type, TRUE, "actions" },
  { "actions", lykta_action_section_get_type, FALSE },
  { "transfers", lykta_transfer_section_get_type, FALSE },
  { "processings", lykta_checklist_section_get_type, FALSE },
  { "processings", lykta_need_section_get_type, TRUE },
  { "agreements", lykta_checklist_section_get_type, FALSE },
  { "dpias", lykta_need_section_get_type, FALSE, NULL, lykta_need_section_fields },
  { "dpias", lykta_checklist_section_get_type, FALSE },
  { "requests", lykta_request_steps_get_type, FALSE },
  { "people", lykta_person_section_get_type, FALSE },
  { "incidents", lykta_incident_clocks_get_type, FALSE, "reports" },
  { "incidents", lykta_incident_timeline_get_type, TRUE, "timeline" },
  { "risks", lykta_risk_section_get_type, FALSE },
  { "findings", lykta_finding_section_get_type, FALSE },
  { "documents", lykta_document_section_get_type, FALSE },
  { "activities", lykta_indicator_section_get_type, FALSE },
  { NULL, lykta_attachment_section_get_type, TRUE },
  { NULL, lykta_comment_section_get_type, TRUE },
  { NULL, NULL, FALSE },
};

static const LyktaRecordCommand record_commands[] = {
  { "assets", "classify", N_ ("C_lassify…"), NULL, lykta_classify_run },
  { "assets", "dependencies", N_ ("Show De_pendencies"), NULL, lykta_dependencies_run },
  { "classifications", "assess", N_ ("Assess _Levels…"), NULL, lykta_assess_run },
  { "classifications", "template", N_ ("_Start from a Normative Classification…"), lykta_classification_is_draft,
    lykta_template_run },
  { "classifications", "approve", N_ ("_Approve…"), lykta_classification_is_draft, lykta_approve_run },
  { "actions", "done", N_ ("Mark as _Done…"), lykta_action_is_open, lykta_action_done_run },
  { "processings", "document", N_ ("Save as _Document…"), NULL, lykta_processing_document_run },
  { "transfers", "show-classifications", N_ ("Open the Asset's _Classifications"), NULL, lykta_show_classifications_run },
  { "meetings", "add-action", N_ ("Add _Action…"), NULL, lykta_add_action_run },
  { "exercises", "add-action", N_ ("Add _Action…"), NULL, lykta_add_action_run },
  { "documents", "compared", N_ ("It Still _Follows"), lykta_document_is_behind, lykta_document_compared_run },
  { "people", "hand-over", N_ ("Hand _Over To…"), NULL, lykta_hand_over_run },
  { NULL },
};

static const LyktaListCommand list_commands[] = {
  { "processings", "record-of-processing", N_ ("Save the _Record of Processing…"), lykta_record_of_processing_run },
  { NULL, "me", N_ ("What _I Answer For"), lykta_person_section_open_me },
  { "findings", "dpo-report", N_ ("Data Protection Officer’s _Report…"), lykta_dpo_report_run },
  { "activities", "import-calendar", N_ ("Import a _Calendar…"), lykta_calendar_import_run },
  { "activities", "save-calendar", N_ ("Sa_ve as a Calendar…"), lykta_calendar_save_run },
  { "requirements", "applicability", N_ ("Save the _Statement of Applicability…"), lykta_applicability_run },
  { "requirements", "add-annex-a", N_ ("Add the _Controls of Annex A"), lykta_add_annex_a_run },
  { "requirements", "add-areas", N_ ("Add the A_reas of the Cybersecurity Act"), lykta_add_areas_run },
  { "objectives", "take-values", N_ ("Take _Values from the Indicators"), lykta_take_values_run },
  { "incidents", "state-nothing", N_ ("State That There Is _Nothing to Report…"), lykta_state_nothing_run },
  { "requests", "state-nothing", N_ ("State That There Is _Nothing to Report…"), lykta_state_nothing_run },
  { "risks", "state-nothing", N_ ("State That There Is _Nothing to Report…"), lykta_state_nothing_run },
  { "findings", "state-nothing", N_ ("State That There Is _Nothing to Report…"), lykta_state_nothing_run },
  { "exercises", "state-nothing", N_ ("State That There Is _Nothing to Report…"), lykta_state_nothing_run },
  { "horizon", "state-nothing", N_ ("State That There Is _Nothing to Report…"), lykta_state_nothing_run },
  { "decisions", "state-nothing", N_ ("State That There Is _Nothing to Report…"), lykta_state_nothing_run },
  { NULL, "import", N_ ("_Import…"), lykta_import_run },
  { NULL },
};

static const LyktaFace faces[] = {
  { "actions", "progress", N_ ("Progress"), lykta_measures_face_new_actions },
  { "transfers", "countdown", N_ ("Countdown"), lykta_transfer_countdown_new },
  { "courses", "coverage", N_ ("Coverage"), lykta_measures_face_new_courses },
  { "meetings", "held", N_ ("Held and Planned"), lykta_measures_face_new_meetings },
  { "risks", "matrix", N_ ("Matrix"), lykta_risk_matrix_new },
  { "agreements", "gaps", N_ ("Gaps"), lykta_agreement_gaps_new },
  { "findings", "areas", N_ ("Officer’s Areas"), lykta_dpo_areas_new },
  { "objectives", "progress", N_ ("Progress"), lykta_measures_face_new_objectives },
  { "focus_areas", "progress", N_ ("Progress"), lykta_measures_face_new_focus_areas },
  { NULL },
};

const LyktaSection *
lykta_extras_get_sections (void)
{
  return sections;
}

const LyktaRecordCommand *
lykta_extras_get_record_commands (void)
{
  return record_commands;
}

const LyktaListCommand *
lykta_extras_get_list_commands (void)
{
  return list_commands;
}

const LyktaFace *
lykta_extras_get_faces (void)
{
  return faces;
}

/**
 * lykta_extras_replace:
 * @part: a register whose records are parts of records of @reg
 *
 * Returns: whether a section of @reg shows them
 */
gboolean
lykta_extras_replace (const LyktaRegister *reg, const LyktaRegister *part)
{
  for (const LyktaSection *section = sections; section->get_type != NULL; section++)
    if (lykta_extras_apply_to (section->reg, reg) && g_strcmp0 (section->replaces, part->id) == 0)
      return TRUE;
  return FALSE;
}

/**
 * lykta_extras_apply_to:
 * @wanted: (nullable): the register of a row
 */
gboolean
lykta_extras_apply_to (const char *wanted, const LyktaRegister *reg)
{
  return wanted == NULL || g_str_equal (wanted, reg->id);
}

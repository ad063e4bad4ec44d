/* lykta-registers.c: every register that Lykta keeps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-registers.h"

#include "lykta-register-list.h"

static const LyktaRegister *const all_registers[] = {
  &lykta_register_assets,         &lykta_register_classifications,
  &lykta_register_actions,        &lykta_register_contracts,
  &lykta_register_transfers,      &lykta_register_suppliers,
  &lykta_register_units,          &lykta_register_people,
  &lykta_register_roles,          &lykta_register_courses,
  &lykta_register_course_results, &lykta_register_meetings,
  &lykta_register_decisions,      &lykta_register_processings,
  &lykta_register_agreements,     &lykta_register_dpias,
  &lykta_register_requests,       &lykta_register_incidents,
  &lykta_register_exercises,      &lykta_register_risks,
  &lykta_register_controls,       &lykta_register_findings,
  &lykta_register_continuity,     &lykta_register_documents,
  &lykta_register_requirements,   &lykta_register_horizon,
  &lykta_register_objectives,     &lykta_register_focus_areas,
  &lykta_register_activities,     &lykta_register_reviews,
  &lykta_register_subprocessors,  &lykta_register_request_items,
  &lykta_register_reports,        &lykta_register_timeline,
  &lykta_register_judgements,     &lykta_register_occurrences,
  &lykta_register_sections,       &lykta_register_office,
  &lykta_register_picks,          &lykta_register_deadlines,
  &lykta_register_figures,        &lykta_register_attachments,
  &lykta_register_comments,       &lykta_register_snoozes,
  &lykta_register_statements,     NULL,
};

const LyktaRegister *const *
lykta_registers_get (void)
{
  return all_registers;
}

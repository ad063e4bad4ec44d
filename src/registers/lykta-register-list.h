/* lykta-register-list.h: the declarations, one a register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-register.h"

G_BEGIN_DECLS

extern const LyktaRegister lykta_register_assets;
extern const LyktaRegister lykta_register_classifications;
extern const LyktaRegister lykta_register_actions;
extern const LyktaRegister lykta_register_contracts;
extern const LyktaRegister lykta_register_transfers;
extern const LyktaRegister lykta_register_suppliers;
extern const LyktaRegister lykta_register_units;
extern const LyktaRegister lykta_register_people;
extern const LyktaRegister lykta_register_roles;
extern const LyktaRegister lykta_register_courses;
extern const LyktaRegister lykta_register_course_results;
extern const LyktaRegister lykta_register_meetings;
extern const LyktaRegister lykta_register_decisions;
extern const LyktaRegister lykta_register_processings;
extern const LyktaRegister lykta_register_agreements;
extern const LyktaRegister lykta_register_dpias;
extern const LyktaRegister lykta_register_requests;
extern const LyktaRegister lykta_register_incidents;
extern const LyktaRegister lykta_register_exercises;
extern const LyktaRegister lykta_register_risks;
extern const LyktaRegister lykta_register_controls;
extern const LyktaRegister lykta_register_findings;
extern const LyktaRegister lykta_register_continuity;
extern const LyktaRegister lykta_register_documents;
extern const LyktaRegister lykta_register_requirements;
extern const LyktaRegister lykta_register_horizon;
extern const LyktaRegister lykta_register_objectives;
extern const LyktaRegister lykta_register_focus_areas;
extern const LyktaRegister lykta_register_activities;
extern const LyktaRegister lykta_register_reviews;
extern const LyktaRegister lykta_register_subprocessors;
extern const LyktaRegister lykta_register_request_items;
extern const LyktaRegister lykta_register_reports;
extern const LyktaRegister lykta_register_timeline;
extern const LyktaRegister lykta_register_judgements;
extern const LyktaRegister lykta_register_occurrences;
extern const LyktaRegister lykta_register_sections;
extern const LyktaRegister lykta_register_office;
extern const LyktaRegister lykta_register_picks;
extern const LyktaRegister lykta_register_deadlines;
extern const LyktaRegister lykta_register_figures;
extern const LyktaRegister lykta_register_attachments;
extern const LyktaRegister lykta_register_comments;
extern const LyktaRegister lykta_register_snoozes;
extern const LyktaRegister lykta_register_statements;

G_END_DECLS

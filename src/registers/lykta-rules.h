/* lykta-rules.h: the rules of the registers that are code, and what they share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* What the rules share. Fields are named by their ids; a field that the register lacks is a programming error. */
GPtrArray *lykta_rules_find (LyktaStore *store, const char *reg, const char *field, gint64 id); /* of LyktaRecord */
LyktaRecord *lykta_rules_get_referred (LyktaStore *store, LyktaRecord *record, const char *field);
LyktaRecord *lykta_rules_find_pick (LyktaStore *store, LyktaRecord *record, const char *field);
char *lykta_rules_format (LyktaStore *store, LyktaRecord *record, const char *field); /* "" when it is empty */
char *lykta_rules_format_pick (LyktaStore *store, LyktaRecord *record, const char *field);
void lykta_rules_set_yes_no (LyktaRecord *record, const char *field, gboolean yes);
void lykta_rules_set_empty (LyktaRecord *record, const char *field);
void lykta_rules_set_positive (LyktaRecord *record, const char *field, gint64 number); /* 0: empty */
gboolean lykta_rules_has_changed (LyktaRecord *before, LyktaRecord *after, const char *field);
gboolean lykta_rules_refuse_circle (LyktaStore *store, LyktaRecord *record, const char *field, GError **error);

/* Of two approved classifications, which applies. */
gboolean lykta_classification_is_later (LyktaRecord *a, LyktaRecord *b);

/* Rules that refuse a change; called with the whole new record, and the one before or NULL. */
gboolean lykta_activities_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_attachments_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_comments_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_assets_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_classifications_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_course_results_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_courses_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_documents_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_office_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_picks_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_reports_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_request_items_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_requests_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_requirements_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_reviews_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_risks_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_roles_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_sections_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_snoozes_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_timeline_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_transfers_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
gboolean lykta_units_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);

/* Rules that compute derived fields. */
void lykta_actions_derive (LyktaStore *store, LyktaRecord *record);
void lykta_activities_derive (LyktaStore *store, LyktaRecord *record);
void lykta_agreements_derive (LyktaStore *store, LyktaRecord *record);
void lykta_assets_derive (LyktaStore *store, LyktaRecord *record);
void lykta_classifications_derive (LyktaStore *store, LyktaRecord *record);
void lykta_comments_derive (LyktaStore *store, LyktaRecord *record);
void lykta_continuity_derive (LyktaStore *store, LyktaRecord *record);
void lykta_course_results_derive (LyktaStore *store, LyktaRecord *record);
void lykta_documents_derive (LyktaStore *store, LyktaRecord *record);
void lykta_dpias_derive (LyktaStore *store, LyktaRecord *record);
void lykta_findings_derive (LyktaStore *store, LyktaRecord *record);
void lykta_incidents_derive (LyktaStore *store, LyktaRecord *record);
void lykta_judgements_derive (LyktaStore *store, LyktaRecord *record);
void lykta_occurrences_derive (LyktaStore *store, LyktaRecord *record);
void lykta_objectives_derive (LyktaStore *store, LyktaRecord *record);
void lykta_people_derive (LyktaStore *store, LyktaRecord *record);
void lykta_processings_derive (LyktaStore *store, LyktaRecord *record);
void lykta_reports_derive (LyktaStore *store, LyktaRecord *record);
void lykta_request_items_derive (LyktaStore *store, LyktaRecord *record);
void lykta_requests_derive (LyktaStore *store, LyktaRecord *record);
void lykta_reviews_derive (LyktaStore *store, LyktaRecord *record);
void lykta_risks_derive (LyktaStore *store, LyktaRecord *record);
void lykta_roles_derive (LyktaStore *store, LyktaRecord *record);
void lykta_snoozes_derive (LyktaStore *store, LyktaRecord *record);
void lykta_subprocessors_derive (LyktaStore *store, LyktaRecord *record);
void lykta_suppliers_derive (LyktaStore *store, LyktaRecord *record);
void lykta_transfers_derive (LyktaStore *store, LyktaRecord *record);

/* The clock of an incident report: its deadline rule, and when it started. */
LyktaRecord *lykta_report_find_rule (LyktaStore *store, LyktaRecord *report, LyktaRecord *incident);
const char *lykta_report_get_start (LyktaRecord *rule, LyktaRecord *incident);

/* Second lines for lists of related records. (transfer full) */
char *lykta_agreements_summary (LyktaStore *store, LyktaRecord *record);

G_END_DECLS

/* lykta-checklists-personal-data.c: Articles 28, 30 and 35 GDPR, point by point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-checklist.h"
#include "lykta-declare.h"

#define ARTICLE_9 9   /* the value of kinds of data that are special categories */
#define ARTICLE_10 10 /* … and of those on criminal offences */
#define THIRD_COUNTRY 3
#define CHILDREN 8 /* the value of data subjects that are children */

#define AS_CONTROLLER { "role", LYKTA_IS_NOT, "processor" }
#define AS_PROCESSOR { "role", LYKTA_IS, "processor" }
#define TRANSFERRED { "third_country", LYKTA_IS, "yes" }
#define ARTICLE_49 { "transfer_basis", LYKTA_IS, "exception" }
#define NEEDED { "needed", LYKTA_IS, "yes" }

#define HELP_THIRD_COUNTRY                                                                                                       \
  N_ ("Whether data are transferred to a third country or an international organisation, also by access from there.")
#define HELP_COUNTRIES N_ ("Which third country or international organisation.")
#define HELP_BASIS N_ ("On what the transfer rests (Chapter V).")
#define HELP_SAFEGUARDS N_ ("Transfers under Article 49(1), second subparagraph: the documentation of suitable safeguards.")
#define HELP_SECURITY N_ ("Where possible, a general description of the technical and organisational measures (Article 32(1)).")

/* Article 30(1) and (2), and what the city and Article 6 ask for beside it */
static const LyktaCheck processings_checks[] = {
  { "30.1 a", N_ ("Controller"), "committee", N_ ("Name and contact details of the controller."), WHERE (AS_CONTROLLER),
    .of_office = TRUE },
  { "30.1 a", N_ ("Data protection officer"), "dpo_contact", N_ ("Name and contact details of the data protection officer."),
    WHERE (AS_CONTROLLER), .of_office = TRUE },
  { "30.1 a", N_ ("Joint controllers"), "joint_controllers",
    N_ ("Where applicable, name and contact details of each joint controller."), WHERE (AS_CONTROLLER), .optional = TRUE },
  { "30.1 a", N_ ("Representative"), "representative",
    N_ ("Where applicable, name and contact details of the controller's representative."), WHERE (AS_CONTROLLER),
    .optional = TRUE },
  { "30.1 b", N_ ("Purpose"), "purpose", N_ ("The purposes of the processing."), WHERE (AS_CONTROLLER) },
  { "30.1 c", N_ ("Data subjects"), "subjects", N_ ("The categories of data subjects."), WHERE (AS_CONTROLLER) },
  { "30.1 c", N_ ("Kinds of data"), "data", N_ ("The categories of personal data."), WHERE (AS_CONTROLLER) },
  { "30.1 d", N_ ("Recipients"), "recipients",
    N_ ("The categories of recipients, also in third countries and international organisations."), WHERE (AS_CONTROLLER) },
  { "30.1 e", N_ ("Third country"), "third_country", HELP_THIRD_COUNTRY, WHERE (AS_CONTROLLER) },
  { "30.1 e", N_ ("Countries"), "countries", HELP_COUNTRIES, WHERE (AS_CONTROLLER, TRANSFERRED) },
  { "30.1 e", N_ ("Transfer basis"), "transfer_basis", HELP_BASIS, WHERE (AS_CONTROLLER, TRANSFERRED) },
  { "30.1 e", N_ ("Safeguards"), "safeguards", HELP_SAFEGUARDS, WHERE (AS_CONTROLLER, TRANSFERRED, ARTICLE_49) },
  { "30.1 f", N_ ("Erased after"), "erasure", N_ ("Where possible, the time limits for erasure of the categories of data."),
    WHERE (AS_CONTROLLER) },
  { "30.1 g", N_ ("Security measures"), "security", HELP_SECURITY, WHERE (AS_CONTROLLER) },
  { "30.2 a", N_ ("Processor"), "committee", N_ ("Name and contact details of the processor."), WHERE (AS_PROCESSOR),
    .of_office = TRUE },
  { "30.2 a", N_ ("Data protection officer"), "dpo_contact", N_ ("Name and contact details of the data protection officer."),
    WHERE (AS_PROCESSOR), .of_office = TRUE },
  { "30.2 a", N_ ("On behalf of"), "controllers",
    N_ ("Name and contact details of each controller, its representative and its data protection officer."),
    WHERE (AS_PROCESSOR) },
  { "30.2 b", N_ ("Processing done"), "categories", N_ ("The categories of processing done on behalf of each controller."),
    WHERE (AS_PROCESSOR) },
  { "30.2 c", N_ ("Third country"), "third_country", HELP_THIRD_COUNTRY, WHERE (AS_PROCESSOR) },
  { "30.2 c", N_ ("Countries"), "countries", HELP_COUNTRIES, WHERE (AS_PROCESSOR, TRANSFERRED) },
  { "30.2 c", N_ ("Transfer basis"), "transfer_basis", HELP_BASIS, WHERE (AS_PROCESSOR, TRANSFERRED) },
  { "30.2 c", N_ ("Safeguards"), "safeguards", HELP_SAFEGUARDS, WHERE (AS_PROCESSOR, TRANSFERRED, ARTICLE_49) },
  { "30.2 d", N_ ("Security measures"), "security", HELP_SECURITY, WHERE (AS_PROCESSOR) },
  { "6.1", N_ ("Legal basis"), "legal_basis", N_ ("Processing is lawful only on one of the six bases."), WHERE (AS_CONTROLLER) },
  { "6.3", N_ ("Statute"), "statute", N_ ("A legal obligation or a public task must be laid down in law: which?"),
    WHERE (AS_CONTROLLER, { "legal_basis", LYKTA_IS_ONE_OF, "c e" }) },
  { "9.2", N_ ("Exception, Article 9"), "exception", N_ ("Special categories may be processed only under an exception."),
    WHERE (AS_CONTROLLER, { "special", LYKTA_IS, "yes" }) },
  { "A68", N_ ("Information owner"), "information_owner", N_ ("Who answers for the processing in the office.") },
  { NULL },
};

/* Article 28(3): what the agreement states, then a to h; 28(2), (4) and (9); the two annexes of the standard agreement */
static const LyktaCheck agreements_checks[] = {
  { "28.3", N_ ("Subject and duration"), "subject", N_ ("The agreement states what it is about and how long it lasts.") },
  { "28.3", N_ ("Nature and purpose"), "purpose", N_ ("The agreement states the nature and purpose of the processing.") },
  { "28.3", N_ ("Kinds of data"), "data", N_ ("The agreement states the types of personal data.") },
  { "28.3", N_ ("Data subjects"), "subjects", N_ ("The agreement states the categories of data subjects.") },
  { "28.3", N_ ("Rights and duties"), "rights", N_ ("The agreement states the obligations and rights of the controller.") },
  { "28.3 a", N_ ("Instructions"), "art28_a", N_ ("Acts only on documented instructions, also for transfers."),
    .place = "art28_a_where" },
  { "28.3 b", N_ ("Confidentiality"), "art28_b", N_ ("Those who process the data are bound to confidentiality."),
    .place = "art28_b_where" },
  { "28.3 c", N_ ("Security"), "art28_c", N_ ("Takes all measures of Article 32."), .place = "art28_c_where" },
  { "28.3 d", N_ ("Sub-processors"), "art28_d", N_ ("Only with prior authorisation, with the same duties passed on."),
    .place = "art28_d_where" },
  { "28.3 e", N_ ("Data subjects"), "art28_e", N_ ("Assists with the rights of data subjects."), .place = "art28_e_where" },
  { "28.3 f", N_ ("Assistance"), "art28_f", N_ ("Assists with Articles 32 to 36: security, breaches, impact assessments."),
    .place = "art28_f_where" },
  { "28.3 g", N_ ("At the end"), "art28_g", N_ ("Deletes or returns the data when the agreement ends."),
    .place = "art28_g_where" },
  { "28.3 h", N_ ("Proof and audit"), "art28_h",
    N_ ("Shows compliance, allows audits, and tells when an instruction breaks the law."), .place = "art28_h_where" },
  { "28.2", N_ ("Authorisation"), "authorisation",
    N_ ("Another processor is engaged only with prior specific or general written authorisation; under a general one, changes "
        "are "
        "told beforehand."),
    .place = "art28_2_where" },
  { "28.4", N_ ("Same duties"), "art28_4",
    N_ ("Other processors are bound by the same duties, and the first answers for what they do."), .place = "art28_4_where" },
  { "28.9", N_ ("In writing"), "art28_9", N_ ("The agreement is in writing, which may be electronic."),
    .place = "art28_9_where" },
  { "D.3", N_ ("Instruction"), "annex_instruction", N_ ("The annex with the controller's instruction is filled in."),
    .place = "instruction_on" },
  { "D.3", N_ ("List of sub-processors"), "annex_subprocessors", N_ ("The annex that lists the sub-processors is filled in."),
    .place = "subprocessors_on" },
  { NULL },
};

/* Article 35: the need and its decision; (2) and (7) to (11) of an assessment that is needed; Article 36 */
static const LyktaCheck dpias_checks[] = {
  { "35.1", N_ ("Why"), "motivation", N_ ("Why the processing is or is not likely to result in a high risk.") },
  { "35.1", N_ ("Assessment needed"), "needed", N_ ("The controller's decision: is an assessment needed?") },
  { "35.2", N_ ("Officer's opinion"), "dpo_opinion", N_ ("The controller seeks the advice of the data protection officer.") },
  { "35.7 a", N_ ("Description"), "description", N_ ("A systematic description of the processing and its purposes."),
    WHERE (NEEDED) },
  { "35.7 b", N_ ("Necessity"), "necessity", N_ ("Whether the processing is necessary and in proportion to the purposes."),
    WHERE (NEEDED) },
  { "35.7 c", N_ ("Risks"), "risks", N_ ("The risks to the rights and freedoms of data subjects."), WHERE (NEEDED) },
  { "35.7 d", N_ ("Measures"), "measures", N_ ("The measures that are to meet the risks and show compliance."), WHERE (NEEDED) },
  { "35.9", N_ ("Data subjects' views"), "views", N_ ("Where appropriate, the views of data subjects or their representatives."),
    WHERE (NEEDED), .optional = TRUE },
  { "35.11", N_ ("Review by"), "review_on", N_ ("The assessment is reviewed at least when the risk changes."), WHERE (NEEDED) },
  { "36.1", N_ ("Consulted on"), "consulted_on", N_ ("The authority is consulted before processing when a high risk remains."),
    WHERE (NEEDED, { "high_risk", LYKTA_IS, "yes" }) },
  { NULL },
};

/* In the order of the pick list processing_warnings */
const LyktaWarning lykta_warnings_processings[] = {
  { "basis-f", "legal_basis", WHERE (AS_CONTROLLER, { "legal_basis", LYKTA_IS, "f" }) },
  { "consent", "legal_basis", WHERE (AS_CONTROLLER, { "legal_basis", LYKTA_IS, "a" }) },
  { "statute", "statute", WHERE (AS_CONTROLLER, { "legal_basis", LYKTA_IS_ONE_OF, "c e" }, { "statute", LYKTA_IS_EMPTY }) },
  { "special-basis", "exception", WHERE (AS_CONTROLLER, { "special", LYKTA_IS, "yes" }, { "exception", LYKTA_IS_EMPTY }) },
  { "special-mark", "special", WHERE ({ "special", LYKTA_IS_NOT, "yes" }), "data", ARTICLE_9 },
  { "offences-basis", "statute", WHERE (AS_CONTROLLER, { "offences", LYKTA_IS, "yes" }, { "statute", LYKTA_IS_EMPTY }) },
  { "offences-mark", "offences", WHERE ({ "offences", LYKTA_IS_NOT, "yes" }), "data", ARTICLE_10 },
  { "number-mark", "personal_number",
    WHERE ({ "personal_number", LYKTA_IS_NOT, "yes" }, { "data", LYKTA_CONTAINS, "personal-number" }) },
  { "children-consent", "legal_basis", WHERE (AS_CONTROLLER, { "legal_basis", LYKTA_IS, "a" }), "subjects", CHILDREN },
  { "children-informed", "informed", WHERE (AS_CONTROLLER, { "informed", LYKTA_IS_NOT, "yes" }), "subjects", CHILDREN },
  { "not-informed", "informed", WHERE (AS_CONTROLLER, { "informed", LYKTA_IS, "no" }) },
  { "transfer-basis", "transfer_basis", WHERE ({ "transfer_basis", LYKTA_IS_EMPTY }), "countries", THIRD_COUNTRY },
  { "transfer-mark", "third_country", WHERE ({ "third_country", LYKTA_IS_NOT, "yes" }), "countries", THIRD_COUNTRY },
  { "transfer-safeguards", "safeguards", WHERE (TRANSFERRED, ARTICLE_49, { "safeguards", LYKTA_IS_EMPTY }) },
  { "city-forbids", "city_position", WHERE (TRANSFERRED, { "city_position", LYKTA_IS, "forbidden" }) },
  { "dpia-missing", "dpia_state", WHERE (AS_CONTROLLER, { "dpia_state", LYKTA_IS, "lacking" }) },
  { "dpia-criteria", "dpia_state", WHERE (AS_CONTROLLER, { "dpia_state", LYKTA_IS, "contradicted" }) },
  { "dpia-large", "dpia_need",
    WHERE (AS_CONTROLLER, { "special", LYKTA_IS, "yes" }, { "volume", LYKTA_IS, "many" }, { "dpia_need", LYKTA_IS_NOT, "needed" },
           { "dpia_state", LYKTA_IS_NOT, "made" }, { "dpia_state", LYKTA_IS_NOT, "lacking" }) },
  { NULL },
};

static const LyktaChecklist checklists[] = {
  { "processings", N_ ("Articles 30, 6 and 9"), processings_checks },
  { "agreements", N_ ("Article 28"), agreements_checks },
  { "dpias", N_ ("Article 35"), dpias_checks },
  { NULL },
};

const LyktaChecklist *
lykta_checklist_find (const LyktaRegister *reg)
{
  for (const LyktaChecklist *list = checklists; list->reg != NULL; list++)
    if (g_str_equal (list->reg, reg->id))
      return list;
  return NULL;
}

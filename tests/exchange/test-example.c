/* test-example.c: the example office holds every fact of the real review that it is modelled on, each in its register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "lykta-example.h"
#include "lykta-indicator.h"
#include "lykta-log.h"
#include "lykta-registers.h"

#define MAX_CONDITIONS 5

/* One item of the handbook's list A1 to A86: where it is kept, and how many records say so (0: at least one). The text
 * of a condition
 * on a reference is the title of the record that it refers to. */
typedef struct
{
  guint item;
  guint count;
  const char *reg;
  LyktaCondition conditions[MAX_CONDITIONS];
} Fact;

#define HAS(field_, text_) { field_, LYKTA_CONTAINS, text_ }
#define IS(field_, text_) { field_, LYKTA_IS, text_ }
#define SET(field_) { field_, LYKTA_IS_NOT_EMPTY, NULL }
#define UNSET(field_) { field_, LYKTA_IS_EMPTY, NULL }
#define PLAN_2024 IS ("year_from", "2024"), UNSET ("year_to")
#define PLAN_2025 IS ("year_from", "2025"), IS ("year_to", "2026")
#define TEXT_2024(section_) IS ("review", "Ledningens genomgång 2024"), IS ("section", section_)

static const Fact facts[] = {
  { 1, 1, "requirements", { HAS ("name", "ledningens genomgång i arbetet med verksamhetsplan 2024"), SET ("document") } },
  { 1, 1, "documents", { IS ("title", "Anvisningar för nämndernas arbete med verksamhetsplan 2024") } },
  { 2, 1, "documents", { HAS ("title", "Tillämpningsanvisningar till stadens riktlinje"), IS ("dated", "2023-10-13") } },
  { 3, 1, "documents", { HAS ("title", "ISO/IEC 27000") } },
  { 3, 1, "requirements", { IS ("framework", "iso27001"), IS ("clause", "9.3") } },
  { 4, 1, "reviews", { IS ("year", "2024"), SET ("approved_on") } },
  { 5, 1, "reviews", { IS ("year", "2024"), IS ("attached_to", "Verksamhetsplan 2024"), SET ("attached_as") } },
  { 6, 0, "activities", { IS ("state", "proposed") } },
  { 7, 0, "activities", { PLAN_2024, SET ("requirements"), SET ("risks") } },
  { 8, 3, "focus_areas", { IS ("year_from", "2024"), IS ("year_to", "2026") } },
  { 9, 0, "activities", { IS ("category", "support") } },
  { 9, 0, "activities", { IS ("category", "routine") } },
  { 9, 0, "activities", { IS ("category", "course") } },
  { 9, 0, "activities", { IS ("category", "competence") } },
  { 10, 0, "requirements", { IS ("framework", "iso27001-a") } },
  { 11, 1, "documents", { IS ("title", "Riktlinje för informationssäkerhet"), IS ("parent", "Kvalitetsprogram") } },
  { 12,
    1,
    "documents",
    { HAS ("title", "Tillämpningsanvisningar till"), IS ("adopted_by", "Stadsdirektören"),
      IS ("attached_to", "Kvalitetsprogrammet") } },
  { 12, 0, "requirements", { IS ("framework", "city"), SET ("role"), SET ("state") } },
  { 13, 1, "documents", { IS ("kind", "local-instruction"), SET ("adopted_on"), SET ("parent"), SET ("interval") } },
  { 14, 1, "objectives", { HAS ("text", "tillfredsställande operativ skyddsnivå"), SET ("measure"), SET ("target") } },
  { 15, 0, "risks", { IS ("kind", "isms") } },
  { 15, 0, "findings", { IS ("source", "own") } },
  { 16, 0, "horizon", { IS ("kind", "threat"), HAS ("impact", "Myndigheter tenderar att vara särskilt utsatta") } },
  { 17, 1, "horizon", { HAS ("title", "Säkerhetsskyddsförordningen"), HAS ("impact", "slutet av 2021") } },
  { 18, 1, "horizon", { HAS ("title", "MSB och SÄPO") } },
  { 19, 1, "horizon", { HAS ("title", "NIS2-direktivet"), SET ("expected"), IS ("actual", "2026-01-15") } },
  { 20, 1, "horizon", { IS ("title", "EU-US Data Privacy Framework"), SET ("waiting_for") } },
  { 21, 1, "horizon", { IS ("kind", "city"), HAS ("title", "Kvalitetsprogrammet") } },
  { 21, 1, "horizon", { IS ("kind", "city"), HAS ("title", "tillämpningsanvisningar publicerade") } },
  { 22, 1, "horizon", { HAS ("title", "CISO"), HAS ("impact", "organisatorisk förstärkning under 2023") } },
  { 23, 1, "horizon", { HAS ("title", "CERT-funktion införd") } },
  { 23, 1, "office", { SET ("cert_contact") } },
  { 24, 0, "meetings", { IS ("kind", "council") } },
  { 24, 1, "horizon", { HAS ("title", "Informationssäkerhetsråd") } },
  { 25, 1, "horizon", { HAS ("title", "KLASSA version 4") } },
  { 25, 0, "classifications", { IS ("tool", "klassa-4") } },
  { 25, 0, "classifications", { IS ("tool", "klassa-3"), IS ("state", "approved") } },
  { 26, 1, "assets", { IS ("name", "Zoom X"), IS ("locality", "central") } },
  { 26, 1, "assets", { IS ("name", "Säkra meddelanden"), IS ("locality", "central") } },
  { 27, 0, "risks", { IS ("kind", "rsa"), IS ("year", "2022") } },
  { 27, 0, "risks", { IS ("kind", "rsa"), IS ("year", "2024") } },
  { 28, 0, "risks", { IS ("kind", "rsa"), IS ("year", "2022"), SET ("outage_hours"), SET ("outage_month") } },
  { 29, 0, "continuity", { SET ("risks"), SET ("rto"), SET ("fallback") } },
  { 30,
    1,
    "risks",
    { IS ("kind", "vor"), IS ("year", "2023"), IS ("goal", "3.4"),
      HAS ("goal_text", "goda förutsättningar att göra ett bra jobb") } },
  { 31,
    1,
    "risks",
    { HAS ("event", "IT-infrastruktur och IT-stöd"), IS ("year", "2023"), IS ("stated_value", "9"), IS ("moved", "yes") } },
  { 31, 1, "controls", { HAS ("moment", "Svarstider och avbrott"), SET ("risk"), IS ("year", "2023") } },
  { 32,
    5,
    "risks",
    { IS ("kind", "vor"), IS ("year", "2023"), IS ("goal", "3.5"), HAS ("goal_text", "Hög beredskap och stark rådighet"),
      IS ("process", "Systematiskt informationssäkerhetsarbete") } },
  { 33, 1, "risks", { IS ("event", "Behörighetshantering"), IS ("year", "2023"), IS ("stated_value", "9"), IS ("moved", "no") } },
  { 34,
    1,
    "risks",
    { IS ("event", "Implementering av lokal anvisning"), IS ("year", "2023"), IS ("stated_value", "4"), IS ("moved", "no") } },
  { 35, 1, "risks", { IS ("event", "Incidenthantering"), IS ("year", "2023"), IS ("stated_value", "6"), IS ("moved", "no") } },
  { 36,
    1,
    "risks",
    { IS ("event", "Informationsklassning"), IS ("year", "2023"), IS ("stated_value", "6"), IS ("moved", "no") } },
  { 37,
    1,
    "risks",
    { IS ("event", "Informationssäkerhet inom upphandlingsförfarande"), IS ("year", "2023"), IS ("stated_value", "3"),
      IS ("moved", "no") } },
  { 38, 6, "risks", { IS ("kind", "vor"), IS ("year", "2023"), SET ("moved"), SET ("moved_why") } },
  { 39, 1, "sections", { TEXT_2024 ("audits"), HAS ("text", "hittills inga rekommendationer"), SET ("as_of") } },
  { 40,
    1,
    "findings",
    { IS ("source", "audit"), IS ("report_year", "2019"), IS ("report", "Implementering av dataskyddsförordningen") } },
  { 40,
    1,
    "judgements",
    { IS ("finding", "Revisionsrapport 2019: Implementering av dataskyddsförordningen"), IS ("year", "2022"),
      IS ("judged", "partly") } },
  { 41, 1, "findings", { IS ("report_year", "2019"), HAS ("answer", "komplettera registerförteckningen"), SET ("activities") } },
  { 42, 6, "findings", { IS ("source", "dpo"), IS ("report_year", "2022"), SET ("grade"), SET ("area") } },
  { 42, 4, "findings", { IS ("source", "dpo"), IS ("report_year", "2022"), IS ("grade", "not-urgent"), SET ("text") } },
  { 43,
    1,
    "findings",
    { IS ("report_year", "2022"), IS ("area", "record"), IS ("grade", "not-urgent"),
      HAS ("text", "Data behöver uppdateras och kompletteras") } },
  { 44,
    1,
    "findings",
    { IS ("report_year", "2022"), IS ("area", "governing"), IS ("grade", "not-urgent"),
      HAS ("text", "registerföring, incidenthantering, konsekvensbedömning") } },
  { 44, 0, "documents", { IS ("kind", "routine"), HAS ("title", "registerföring") } },
  { 44, 0, "documents", { IS ("kind", "routine"), HAS ("title", "incident") } },
  { 44, 0, "documents", { IS ("kind", "routine"), HAS ("title", "konsekvensbedömning") } },
  { 44, 0, "documents", { IS ("kind", "routine"), HAS ("title", "registrerades rättigheter") } },
  { 45, 1, "findings", { IS ("report_year", "2022"), IS ("area", "rights"), HAS ("text", "hur och av vem") } },
  { 45, 0, "requests", { SET ("initiated_by"), SET ("performed_by"), SET ("followed_up_by") } },
  { 46, 1, "findings", { IS ("report_year", "2022"), IS ("area", "breaches"), HAS ("text", "göras känd i organisationen") } },
  { 46, 1, "documents", { IS ("title", "Rutin för personuppgiftsincidenter"), SET ("known_to"), SET ("known_on") } },
  { 47, 1, "findings", { IS ("report_year", "2022"), IS ("area", "measures"), IS ("grade", "none") } },
  { 47, 1, "findings", { IS ("report_year", "2022"), IS ("area", "dpia"), IS ("grade", "none") } },
  { 48,
    1,
    "sections",
    { TEXT_2024 ("incidents"), IS ("nothing_to_report", "yes"), SET ("nothing_on"),
      HAS ("text", "Inga incidenter har hittills") } },
  { 49, 1, "reviews", { IS ("year", "2024"), IS ("period_year", "2023") } },
  { 50, 2, "meetings", { IS ("kind", "head"), { "date", LYKTA_BEFORE, "2024-01-01" }, IS ("state", "held") } },
  { 50, 1, "meetings", { IS ("kind", "head"), { "date", LYKTA_BEFORE, "2024-01-01" }, HAS ("participants", "Dataskyddsombud") } },
  { 51, 1, "decisions", { HAS ("title", "dataskyddsombudets årsrapport"), HAS ("consequence", "Stor hänsyn tas") } },
  { 52,
    1,
    "documents",
    { IS ("title", "Lokal anvisning för informationssäkerhet"), { "adopted_on", LYKTA_BEFORE, "2024-01-01" } } },
  { 53, 1, "documents", { IS ("title", "Rutin för personuppgiftsincidenter"), { "adopted_on", LYKTA_BEFORE, "2024-01-01" } } },
  { 54, 0, "course_results", { { "date", LYKTA_BEFORE, "2024-01-01" }, SET ("done"), SET ("total"), SET ("category") } },
  { 54, 1, "activities", { IS ("year_from", "2023"), HAS ("text", "obligatoriska e-utbildningar samtliga medarbetare") } },
  { 55, 1, "decisions", { HAS ("title", "DraftIT"), IS ("negative", "yes"), SET ("why"), SET ("consequence") } },
  { 56, 1, "activities", { PLAN_2024, IS ("number", "1"), HAS ("text", "teknisk plattform för lokalt LIS (samarbetsyta)") } },
  { 56, 1, "assets", { HAS ("name", "samarbetsyta") } },
  { 57, 1, "activities", { PLAN_2024, IS ("number", "2"), HAS ("text", "personuppgiftsbiträdesavtal med bilaga") } },
  { 57, 0, "agreements", { IS ("annex_instruction", "yes"), IS ("annex_subprocessors", "yes") } },
  { 58, 1, "activities", { PLAN_2024, IS ("number", "3"), HAS ("text", "annat system än KLASSA 4") } },
  { 58, 0, "classifications", { IS ("state", "approved"), SET ("document"), SET ("why_k"), SET ("why_r") } },
  { 59, 1, "activities", { PLAN_2024, IS ("number", "3"), HAS ("text", "samtliga informationstillgångar har en objektledare") } },
  { 59, 7, "assets", { UNSET ("object_leader") } },
  { 60, 1, "activities", { PLAN_2024, IS ("number", "3"), HAS ("text", "handlingsplaner fullföljs") } },
  { 60, 0, "actions", { SET ("classification") } },
  { 61,
    1,
    "activities",
    { PLAN_2024, IS ("number", "4"), HAS ("text", "omklassningar av befintliga lokala verksamhetssystem") } },
  { 61, 0, "classifications", { SET ("predecessor"), IS ("state", "approved") } },
  { 62, 1, "contracts", { IS ("name", "GSIT-avtalet") } },
  { 62, 1, "contracts", { IS ("name", "Systemtjänsteavtalet") } },
  { 62,
    0,
    "transfers",
    { IS ("from_contract", "GSIT-avtalet"),
      IS ("to_contract", "Systemtjänsteavtalet"),
      IS ("planning_starts", "2024-01-08"),
      { "transfer_date", LYKTA_AFTER, "2024-12-31" },
      { "transfer_date", LYKTA_BEFORE, "2026-01-01" } } },
  { 63, 0, "transfers", { IS ("state", "planned"), IS ("blocked", "yes") } },
  { 63, 10, "transfers", { IS ("state", "done") } },
  { 63, 10, "transfers", { IS ("state", "done"), IS ("blocked", "no") } },
  { 64, 1, "activities", { PLAN_2024, IS ("number", "5"), HAS ("text", "uppdatera registerförteckning") } },
  { 64, 0, "processings", { SET ("assets") } },
  { 65, 1, "activities", { PLAN_2024, IS ("number", "5"), HAS ("text", "omformas och införas i lokalt LIS") } },
  { 66, 0, "processings", { IS ("privacy_sensitive", "yes"), IS ("special", "no"), SET ("volume") } },
  { 66, 0, "processings", { IS ("special", "yes"), SET ("volume") } },
  { 67, 1, "activities", { PLAN_2024, IS ("number", "6"), HAS ("text", "process för registerutdrag") } },
  { 67, 1, "horizon", { HAS ("title", "EDPB:s fokusområde 2024") } },
  { 67, 0, "request_items", { SET ("request") } },
  { 68, 1, "activities", { PLAN_2024, IS ("number", "7"), HAS ("text", "tilldela informationsägare") } },
  { 68, 4, "assets", { UNSET ("information_owner") } },
  { 69, 1, "activities", { PLAN_2024, IS ("number", "8"), HAS ("text", "introduktion för nyanställda/konsulter") } },
  { 69, 0, "people", { IS ("category", "newly_employed"), SET ("employed_from") } },
  { 69, 0, "people", { IS ("category", "consultant") } },
  { 70, 1, "activities", { PLAN_2024, IS ("number", "8"), HAS ("text", "stöd i verksamhetskopplade frågor") } },
  { 71, 1, "activities", { PLAN_2024, IS ("number", "9"), HAS ("text", "mer funktionsspecifika e-utbildningar") } },
  { 72, 1, "courses", { IS ("name", "Paketering för chefer"), IS ("released", "2024-01-15") } },
  { 72, 1, "courses", { IS ("name", "Paketering för medarbetare"), IS ("released", "2024-01-15") } },
  { 72, 8, "courses", { IS ("part_of", "Paketering för chefer"), SET ("released") } },
  { 72, 8, "courses", { IS ("part_of", "Paketering för medarbetare"), SET ("released") } },
  { 73, 13, "courses", { IS ("audience", "Chefer, ledningsgrupp och medarbetare med specialistområden") } },
  { 74, 1, "activities", { PLAN_2025, IS ("number", "1"), HAS ("text", "Kontinuitetsplanering") } },
  { 75, 1, "activities", { PLAN_2025, IS ("number", "2"), HAS ("text", "Informationssäkerhet inom projektverksamhet") } },
  { 76,
    1,
    "activities",
    { PLAN_2025, IS ("number", "3"), HAS ("text", "normerande informationsklassning för projektstödsystem") } },
  { 76, 1, "classifications", { IS ("normative", "yes"), IS ("asset", "Projektportalen") } },
  { 77, 1, "activities", { PLAN_2025, IS ("number", "4"), HAS ("text", "provtryckningar av säkerhetsmekanismer") } },
  { 77, 0, "exercises", { IS ("kind", "penetration"), IS ("place", "supplier") } },
  { 77, 0, "exercises", { IS ("kind", "incident"), IS ("place", "office") } },
  { 78, 1, "activities", { PLAN_2025, IS ("number", "5"), HAS ("text", "informationsmodeller och arkitektur") } },
  { 79, 1, "activities", { PLAN_2025, IS ("number", "6"), HAS ("text", "Samverkan med andra förvaltningar") } },
  { 80, 1, "activities", { PLAN_2025, IS ("number", "7"), HAS ("text", "GIS-plattformar för kartstöd") } },
  { 80, 0, "assets", { IS ("kind", "gis-platform") } },
  { 81, 1, "activities", { PLAN_2025, IS ("number", "8"), HAS ("text", "Regelbunden revidering") } },
  { 81, 0, "documents", { SET ("interval"), SET ("next_revision") } },
  { 82, 1, "activities", { PLAN_2025, IS ("number", "9"), HAS ("text", "cyklisk plan (årshjul)") } },
  { 82, 0, "activities", { IS ("track", "dpo") } },
  { 83, 0, "activities", { SET ("carried_from"), SET ("times_carried") } },
  { 84,
    1,
    "reviews",
    { IS ("year", "2024"), IS ("approved_on", "2023-11-23"),
      IS ("approved_roles", "Förvaltningschef och informationssäkerhetsansvarig") } },
  { 84, 1, "roles", { IS ("role", "head-of-office"), IS ("person", "Förvaltningschef") } },
  { 84, 1, "roles", { IS ("role", "security-officer-office"), IS ("person", "Förvaltningschef") } },
  { 85, 1, "reviews", { IS ("year", "2024"), IS ("informed_on", "2023-11-10"), IS ("informed_to", "Ledningsgrupp") } },
  { 86, 9, "activities", { PLAN_2024 } },
  { 86, 9, "activities", { PLAN_2025 } },
};


/* The table of the review as printed: name, description, requirement, type. */
static const char *const printed_courses[][4] = {
  { "Informationssäkerhet för medarbetare i staden", "Grundutbildning inom informationssäkerhet.", "Obligatorisk för samtliga",
    "Certifiering" },
  { "Informationssäkerhet – Fördjupning", "Fördjupningskurs inom informationssäkerhet", "", "E-lärande" },
  { "Informationssäkerhet för chefer", "Utbildning för roll som chef", "", "E-lärande" },
  { "Informationssäkerhet: Ledningsgruppens ansvar", "Utbildning för förvaltningschef och ledningsgrupp", "", "E-lärande" },
  { "Förberedelse inför informationsklassning", "Deltagare i klassningar", "", "E-lärande" },
  { "Grundutbildning i dataskydd", "", "Obligatorisk för samtliga", "Certifiering" },
  { "Fördjupning i dataskydd – överföring till tredje land", "", "Obligatorisk för berörda roller", "E-lärande" },
  { "Fördjupning i dataskydd – rättslig grund", "", "Obligatorisk för berörda roller", "E-lärande" },
  { "Fördjupning i dataskydd – personalfrågor", "", "Obligatorisk för berörda roller", "E-lärande" },
  { "Fördjupning i dataskydd – webbpublicering och e-post", "", "Obligatorisk för berörda roller", "E-lärande" },
  { "Fördjupning i dataskydd – känsliga personuppgifter", "", "Obligatorisk för berörda roller", "E-lärande" },
  { "Fördjupning i dataskydd – offentlighet och sekretess", "", "Obligatorisk för berörda roller", "E-lärande" },
  { "Fördjupning i dataskydd – registerutdrag", "", "Obligatorisk för berörda roller", "E-lärande" },
};

/* ---------------------------------------------------------------- the store, filled once */

static LyktaStore *
open_example (char **folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  LyktaStore *store;

  *folder = g_dir_make_tmp ("lykta-example-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (*folder, "example.lykta", NULL);
  store = lykta_store_create (path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_example_fill (store, &error);
  g_assert_no_error (error);
  return store;
}

static void
close_example (LyktaStore *store, char *folder)
{
  g_autoptr (GDir) files = NULL;
  const char *name;

  lykta_store_close (store);
  g_assert_finalize_object (store);
  files = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

static LyktaQuery *
query_fact (LyktaStore *store, const Fact *fact)
{
  const LyktaRegister *reg = lykta_store_find_register (store, fact->reg);
  LyktaQuery *query = lykta_query_new (reg);

  for (guint i = 0; i < MAX_CONDITIONS && fact->conditions[i].field != NULL; i++)
    {
      const LyktaCondition *condition = &fact->conditions[i];
      const LyktaField *field = lykta_register_find_field (reg, condition->field);
      g_autofree char *id = NULL;

      g_assert_nonnull (field);
      if (field->target != NULL && condition->text != NULL)
        {
          const LyktaRegister *target = lykta_store_find_register (store, field->target);
          gint64 found = lykta_store_find_by_title (store, target, condition->text);

          g_assert_cmpint (found, >, 0);
          id = g_strdup_printf ("%" G_GINT64_FORMAT, found);
        }
      lykta_query_add_condition (query, condition->field, condition->operator, id != NULL ? id : condition->text);
    }
  return query;
}

/* ---------------------------------------------------------------- tests */

static void
test_facts (LyktaStore *store)
{
  gboolean seen[87] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (LyktaQuery) query = query_fact (store, &facts[i]);
      gint64 count = lykta_store_count (store, query);

      if (facts[i].count > 0 ? count != facts[i].count : count < 1)
        {
          g_test_message ("A%u in %s: %" G_GINT64_FORMAT " records", facts[i].item, facts[i].reg, count);
          g_test_fail ();
        }
      seen[facts[i].item] = TRUE;
    }
  for (guint item = 1; item <= 86; item++)
    g_assert_true (seen[item]);
}

/* "" for no code, as an empty cell of the table. */
static char *
dup_swedish_label (LyktaStore *store, const char *list, const char *code)
{
  g_autoptr (GPtrArray) picks = lykta_store_get_picks (store, list, NULL);

  for (guint i = 0; i < picks->len; i++)
    {
      LyktaRecord *pick = g_ptr_array_index (picks, i);

      if (g_strcmp0 (lykta_record_get_text (pick, "code"), code) == 0)
        return g_strdup (lykta_record_get_text (pick, "label_sv"));
    }
  g_assert_null (code);
  return g_strdup ("");
}

static void
test_courses (LyktaStore *store)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "courses");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GError) error = NULL;

  lykta_query_add_condition (query, "audience", LYKTA_IS, "Chefer, ledningsgrupp och medarbetare med specialistområden");
  lykta_query_set_sort (query, lykta_register_find_field (reg, "position"), FALSE);
  courses = lykta_store_get_records (store, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (courses->len, ==, G_N_ELEMENTS (printed_courses));
  for (guint i = 0; i < courses->len; i++)
    {
      LyktaRecord *course = g_ptr_array_index (courses, i);
      g_autofree char *demanded = dup_swedish_label (store, "course_requirements", lykta_record_get_text (course, "requirement"));
      g_autofree char *type = dup_swedish_label (store, "course_types", lykta_record_get_text (course, "type"));
      const char *description = lykta_record_get_text (course, "description");

      g_assert_cmpstr (lykta_record_get_text (course, "name"), ==, printed_courses[i][0]);
      g_assert_cmpstr (description != NULL ? description : "", ==, printed_courses[i][1]);
      g_assert_cmpstr (demanded, ==, printed_courses[i][2]);
      g_assert_cmpstr (type, ==, printed_courses[i][3]);
    }
}

/* Printed numbers 1 to 9, each once, in both plan periods. */
static void
test_numbers (LyktaStore *store)
{
  static const Fact periods[] = {
    { 86, 9, "activities", { PLAN_2024 } },
    { 86, 9, "activities", { PLAN_2025 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (LyktaQuery) query = query_fact (store, &periods[i]);
      g_autoptr (GPtrArray) activities = NULL;

      lykta_query_set_sort (query, lykta_register_find_field (lykta_query_get_register (query), "number"), FALSE);
      activities = lykta_store_get_records (store, query, NULL);
      g_assert_cmpuint (activities->len, ==, 9);
      for (guint j = 0; j < 9; j++)
        g_assert_cmpint (lykta_record_get_integer (g_ptr_array_index (activities, j), "number"), ==, j + 1);
    }
}

static void
test_registers (LyktaStore *store)
{
  const LyktaRegister *const *registers = lykta_registers_get ();

  for (guint i = 0; registers[i] != NULL; i++)
    {
      g_autoptr (LyktaQuery) query = lykta_query_new (registers[i]);

      g_test_message ("%s: %" G_GINT64_FORMAT, registers[i]->id, lykta_store_count (store, query));
      g_assert_cmpint (lykta_store_count (store, query), >, 0);
    }
}

/* Role titles: the first word ends as the names of Swedish posts do, and nowhere is the name that the real review was signed with. */
static void
test_people (LyktaStore *store)
{
  static const char *const posts[] = { "chef",      "ledare",      "samordnare",  "ombud",      "förvaltare",
                                       "arkivarie", "registrator", "sekreterare", "controller", "specialist",
                                       "handlare",  "redaktör",    "jurist",      "ingenjör",   "ägare",
                                       "utredare",  "funktionen",  "ordförande",  "ciso",       "biträdande" };
  const LyktaRegister *reg = lykta_store_find_register (store, "people");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) people = lykta_store_get_records (store, query, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  for (guint i = 0; i < people->len; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (lykta_record_get_text (g_ptr_array_index (people, i), "name"), " ,", 2);
      g_autofree char *first = g_utf8_strdown (words[0], -1);
      gboolean known = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (posts); j++)
        known = known || g_str_has_suffix (first, posts[j]);
      if (!known)
        g_test_message ("%s", words[0]);
      g_assert_true (known);
    }

  g_assert_true (g_file_get_contents (lykta_store_get_path (store), &contents, &length, NULL));
  g_assert_null (g_strstr_len (contents, (gssize) length, "Andersson"));
}

static void
test_check (LyktaStore *store)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sound = lykta_store_check (store, NULL, &problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_true (sound);
}

static void
test_indicators (LyktaStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = lykta_indicators_compute (store, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 12);
  for (guint i = 0; i < figures->len; i++)
    {
      LyktaFigure *figure = g_ptr_array_index (figures, i);

      g_test_message ("%s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " (before: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT ")",
                      figure->indicator->id, figure->value, figure->total, figure->last_value, figure->last_total);
      g_assert_cmpint (figure->total, >, 0);
      g_assert_cmpint (figure->value, >, 0);
      g_assert_cmpint (figure->value, <=, figure->total);
      g_assert_true (figure->has_last);
    }
}

/* Counted in the files, not by the program: 61 assets, of which 4 lack an owner, 7 a leader and 13 an approved classification. */
static void
test_gaps (LyktaStore *store)
{
  static const struct
  {
    const char *id;
    gint64 value;
    gint64 total;
  } expected[] = {
    { "asset-owner", 57, 61 },
    { "asset-leader", 54, 61 },
    { "asset-classified", 48, 61 },
  };
  g_autoptr (GPtrArray) figures = lykta_indicators_compute (store, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      LyktaFigure *found = NULL;

      for (guint j = 0; j < figures->len; j++)
        {
          LyktaFigure *figure = g_ptr_array_index (figures, j);

          if (g_str_equal (figure->indicator->id, expected[i].id))
            found = figure;
        }
      g_assert_nonnull (found);
      g_assert_cmpint (found->value, ==, expected[i].value);
      g_assert_cmpint (found->total, ==, expected[i].total);
      g_assert_cmpuint (found->missing->len, ==, expected[i].total - expected[i].value);
    }
}

/* One edit that can be undone; what is left is a new file. */
static void
test_undo (LyktaStore *store)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "assets"));
  g_autoptr (GError) error = NULL;

  lykta_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lykta_store_count (store, query), ==, 0);
  lykta_store_redo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lykta_store_count (store, query), ==, 61);
  test_check (store);
}

int
main (int argc, char *argv[])
{
  char *folder;
  LyktaStore *store;
  int failed;

  g_setenv ("LYKTA_TODAY", "2026-11-23", TRUE);
  g_setenv ("LYKTA_NOW", "2026-11-23T12:00:00Z", TRUE);
  g_test_init (&argc, &argv, NULL);
  store = open_example (&folder);
  g_test_add_data_func ("/example/facts", store, (GTestDataFunc) test_facts);
  g_test_add_data_func ("/example/courses", store, (GTestDataFunc) test_courses);
  g_test_add_data_func ("/example/numbers", store, (GTestDataFunc) test_numbers);
  g_test_add_data_func ("/example/registers", store, (GTestDataFunc) test_registers);
  g_test_add_data_func ("/example/people", store, (GTestDataFunc) test_people);
  g_test_add_data_func ("/example/check", store, (GTestDataFunc) test_check);
  g_test_add_data_func ("/example/indicators", store, (GTestDataFunc) test_indicators);
  g_test_add_data_func ("/example/gaps", store, (GTestDataFunc) test_gaps);
  g_test_add_data_func ("/example/undo", store, (GTestDataFunc) test_undo);
  failed = g_test_run ();
  close_example (store, folder);
  return failed;
}

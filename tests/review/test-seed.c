/* test-seed.c: the example's review of 2024 holds every fact of the real one that it was made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strings are the seed's own words; the numbers are those of the domain handbook, section A.1. Two are left out on purpose: A47 is what
 * the seed does not say, and of A84 the name of a person.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lykta-example.h"
#include "lykta-registers.h"
#include "lykta-review-archive.h"
#include "lykta-review.h"
#include "review-test.h"

static const struct
{
  int item;
  const char *text;
} facts[] = {
  { 1, "Anvisningar för nämndernas arbete med verksamhetsplan 2024" },
  { 2, "Tillämpningsanvisningar till stadens riktlinje för informationssäkerhet, dat. 2023-10-13" },
  { 3, "standarden för informationssäkerhet ISO-27000" },
  { 4, "genomlysning av befintligt ledningssystem för informationssäkerhet och förbättringsförslag med åtgärder att inplanera" },
  { 5, "styrande dokument som ska biläggas som redovisat mål i verksamhetsplanen och kommer att följas upp" },
  { 6, "Föreslagna aktiviteter beskrivs i detta dokument" },
  { 7, "krav- och riskbaserat med ett 3-årigt perspektiv" },
  { 7, "en serie av årliga och återkommande åtgärder" },
  { 8, "för perioden 2024-2026 främst vara fokuserat på inventeringar, informationsklassningar och registerförteckning" },
  { 9, "stödprocesser, rutiner, utbildningar och kompetensfördjupningar" },
  { 10, "global ISO standard, ISO 27001" },
  { 10, "systematiserar roller, processer och uppgifter" },
  { 10, "planera, hantera, mäta och förbättra arbetet" },
  { 11, "övergripande Riktlinje för informationssäkerhet" },
  { 12, "Tillämpningsanvisningar (fastställda av stadsdirektören)" },
  { 12, "bilaga till stadens Kvalitetsprogram" },
  { 12, "stipulerar krav och reglerar ansvar och roller" },
  { 13, "utarbetat en Lokal anvisning för informationssäkerhet" },
  { 14, "målet att säkerställa en tillfredsställande operativ skyddsnivå" },
  { 14, "mer transparenta och utformas systematiskt" },
  { 15, "lokalt LIS (ledningssystem för informationssäkerhet)" },
  { 15, "interna aktiviteter och styrmedel för informationshantering" },
  { 15, "identifiera, analysera som följa upp förekomsten av olika informationssäkerhetsrisker eller brister" },
  { 16, "fler hotbilder med olika typer av hotmedel och tekniker" },
  { 16, "Myndigheter tenderar att vara särskilt utsatta" },
  { 17, "uppdatering av Säkerhetsskyddsförordningen har aktualiserats i slutet av 2021" },
  { 18, "skyddsopererande myndigheter som MSB och SÄPO" },
  { 19, "NIS2-direktivet införs under 2024 och ersätter tidigare NIS-direktiv" },
  { 20, "EU US Data Privacy Framework" },
  { 20, "utreds för närvarande på central nivå" },
  { 21, "Kvalitetsprogrammet betonar vikten av utökade krav" },
  { 21, "Uppdaterade tillämpningsanvisningar till riktlinjer för informationssäkerhet har publicerats" },
  { 22, "(CISO) har en expanderad uppdragsbeskrivning och genomgått en organisatorisk förstärkning under 2023" },
  { 23, "CERT-funktion för att kunna respondera i lägen av allvarliga incidenter" },
  { 24, "Informationssäkerhetsråd finns upprättat med en mix av olika kompetensfält" },
  { 25, "KLASSA har uppdaterats till ny version 4" },
  { 25, "tydligare kravställning och mer anpassade frågor rörande dataskydd" },
  { 26, "säkerheten och kvalitet i distansarbete och kommunikation (t ex Zoom X, Säkra meddelanden)" },
  { 27, "(RSA) bedrivs i tvåårscykler och en ny cykel inleds under 2024" },
  { 28, "RSA-arbetet år 2022 identifierat några risker" },
  { 28, "längre bortfall ger givetvis större konsekvenser medan kortare bortfall endast påverkar verksamheten marginellt" },
  { 29, "kontinuitetshantering att prioriteras och utredas" },
  { 30, "3.4 ”Medarbetare i Stockholm ska ges goda förutsättningar att göra ett bra jobb”" },
  { 31, "IT-infrastruktur och IT-stöd inte fungerar optimalt (RV 9)" },
  { 31, "ingår även i internkontrollplanen (IKP)" },
  { 31, "IT-infrastruktur och IT-stöd fungerar inte optimalt 9 Ja" },
  { 32, "3.5 ”Hög beredskap och stark rådighet ska råda i alla verksamhetsområden”" },
  { 32, "processen ”Systematiskt informationssäkerhetsarbete” identifierats fem oönskade händelser" },
  { 33, "Behörighetshantering – felaktig åtkomst till information 9 Nej" },
  { 34, "Implementering av lokal anvisning – lokal anvisning avviker jämfört med stadens centrala anvisningar 4 Nej" },
  { 35, "Incidenthantering – incidentrapportering görs inte enligt lagstiftning och övriga regler 6 Nej" },
  { 36, "Informationsklassning – avvikelser i informationshanteringen jämfört med informationsklassning 6 Nej" },
  { 37, "Informationssäkerhet inom upphandlingsförfarande – Nödvändiga krav ställs inte 3 Nej" },
  { 38, "Ingen av dessa punkter överfördes till internkontrollplanen för 2023" },
  { 39, "Under år 2023 har hittills inga rekommendationer från revisionen lämnats" },
  { 40, "I årsrapport för 2022 kvarstår rekommendation från en Revisionsrapport från år 2019, Implementering av "
        "dataskyddsförordningen" },
  { 40, "nämnden endast delvis vidtagit åtgärder" },
  { 40, "Revisionsrapport 2019: Implementering av dataskyddsförordningen 4 Delvis åtgärdad, Årsrapport för 2022" },
  { 41, "Arbete pågår med att komplettera registerförteckningen" },
  { 42, "i samband med verksamhetsberättelsen, fanns ”brister identifierade som bör åtgärdas men ej bedöms vara brådskande, "
        "omfattande eller "
        "allvarliga” för fyra av de sex obligatoriska rapporteringsområdena" },
  { 43,
    "Data behöver uppdateras och kompletteras. Arbete pågår med att ta fram en plan för hur förteckningen ska kompletteras." },
  { 44, "Styrdokument Fler rutiner för dataskyddsarbetet bör utarbetas och de som finns, bör uppdateras" },
  { 44, "registerföring, incidenthantering, konsekvensbedömning och de registrerades rättigheter" },
  { 45, "Individens rättigheter En skriftlig rutin tas fram för hur och av vem frågor om de registrerades rättigheter, inklusive "
        "begäran om "
        "registerutdrag, ska initieras, genomföras och följas upp" },
  { 46, "Befintlig rutin bör uppdateras, roller och ansvar klargöras samt göras känd i organisationen" },
  { 48, "Inga incidenter har hittills under året rapporterats i IA för exploateringskontoret" },
  { 48, "informationssäkerhetssamordnare 2023-11-10" },
  { 49, "Under 2023 har arbetet med informationssäkerhet och dataskydd fortskridit" },
  { 50, "Två separata genomgångar mellan förvaltningschef och informationssäkerhetssamordnare (och del av genomgång med "
        "dataskyddsombudet)" },
  { 50, "informera och belysa grunder och status" },
  { 51, "I samband med verksamhetsberättelse och bokslut tar förvaltningen del av dataskyddsombudets överlämnade årsrapport" },
  { 51, "rekommendationer till personuppgiftsansvarig" },
  { 52, "Framtagning och fastställande av Lokal anvisning för informationssäkerhet inom exploateringskontoret" },
  { 53, "Framtagning av Rutin för personuppgiftsincidenter inom exploateringskontoret" },
  { 54, "Kontroll av genomgångna obligatoriska e-utbildningar samtliga medarbetare" },
  { 55, "Beslut om att inte använda systemet DraftIT för registerförteckning och konsekvensbedömning" },
  { 56, "1. Att skapa teknisk plattform för lokalt LIS (samarbetsyta)." },
  { 57, "2. Sammanställa personuppgiftsbiträdesavtal med bilaga till lokalt LIS." },
  { 58, "3. Att inventera och dokumentera vilka informationsklassningar som är genomförda och lagra dokumentationen i annat "
        "system än KLASSA 4." },
  { 59, "Säkerställa att samtliga informationstillgångar har en objektledare" },
  { 60, "klassningars handlingsplaner fullföljs" },
  { 61, "4. Genomföra omklassningar av befintliga lokala verksamhetssystem." },
  { 62, "server- och applikationsdriftstjänster för Lokala System från det nuvarande GSIT-avtalet till stadens nya "
        "Systemtjänsteavtal startar i "
        "januari 2024 och överföringen sker 2025" },
  { 63, "Informationsklassningarna måste vara genomförda innan överföringen till förvaltning under nytt avtal kan ske 2025" },
  { 64, "5. Att inventera system- och applikationsbaserade personuppgiftsbehandlingar och uppdatera registerförteckning." },
  { 65, "Registerförteckningen ska omformas och införas i lokalt LIS" },
  { 66, "volymer av integritetskänsliga och känsliga personuppgifter" },
  { 67, "6. Etablera process för registerutdrag." },
  { 67, "Europeiska dataskyddsstyrelsen (EDPB) valts ut som ett fokusområde för 2024" },
  { 68, "7. Att inventera och tilldela informationsägare till respektive system- och applikation." },
  { 69, "8. Följa upp utbildningsinsatser för chefer och introduktion för nyanställda/konsulter." },
  { 70, "Planera kompetenshöjande insatser och medverka som stöd i verksamhetskopplade frågor" },
  { 71, "9. Erbjuda och genomföra fler generella och mer funktionsspecifika e-utbildningar" },
  { 71, "Vissa kurser blir obligatoriska för funktioner och roller" },
  { 72, "I januari 2024 kommer två nya e-utbildningar att lanseras, en paketering för chefer och en paketering för medarbetare" },
  { 72, "Båda paketeringarna består av åtta delavsnitt" },
  { 73, "Tabell 2.1 Tillgängliga e-utbildningar 2023" },
  { 73, "Chefer, ledningsgrupp och medarbetare med specialistområden" },
  { 74, "1. Kontinuitetsplanering för att motverka risker som är identifierade och prioriterade enligt RSA." },
  { 75, "2. Utvärdera om förvaltningsspecifik utbildning ska tas fram för exploateringsprojekt: Informationssäkerhet inom "
        "projektverksamhet." },
  { 76, "3. Eventuellt införande av intern normerande informationsklassning för projektstödsystem." },
  { 76, "externa normerande klassningar som finns att tillgå, t ex centrala system och plattformar" },
  { 77, "4. Genomföra övningar av incidenter och provtryckningar av säkerhetsmekanismer" },
  { 77, "hos it-leverantör" },
  { 78, "5. Fortsätt arbete med ett informationsmodeller och arkitektur som medger integrerat systemstöd i lokala "
        "verksamhetssystem" },
  { 79, "6. Utöka identifiering av externt påverkande krav eller lagar, myndigheter, generell omvärldsbevakning" },
  { 79, "Samverkan med andra förvaltningar och organisationer" },
  { 80, "7. Utreda behov och lokalt stöd för informationssäkerhet i geodatahantering och GIS-plattformar för kartstöd." },
  { 81, "8. Regelbunden revidering av lokala processer och styr- och stöddokumentation." },
  { 82, "9. En cyklisk plan (årshjul) för aktiviteter vidareutvecklas. Planen ska synkroniseras med dataskyddsombudets "
        "aktiviteter." },
  { 83, "Observera att några kan omformas och fler kan tillkomma" },
  { 84, "Fastställt av förvaltningschef och informationssäkerhetsansvarig 2023-11-23" },
  { 85, "Informerat och delgivet ledningsgrupp 2023-11-10" },
  { 86, "Verksamhetsår 2024" },
  { 86, "Verksamhetsår 2025–2026" },
};

/* Table 2.1 as printed, an empty cell as a dash. */
static const char *const courses[] = {
  "Informationssäkerhet för medarbetare i staden Grundutbildning inom informationssäkerhet. Obligatorisk för samtliga "
  "Certifiering",
  "Informationssäkerhet – Fördjupning Fördjupningskurs inom informationssäkerhet – E-lärande",
  "Informationssäkerhet för chefer Utbildning för roll som chef – E-lärande",
  "Informationssäkerhet: Ledningsgruppens ansvar Utbildning för förvaltningschef och ledningsgrupp – E-lärande",
  "Förberedelse inför informationsklassning Deltagare i klassningar – E-lärande",
  "Grundutbildning i dataskydd – Obligatorisk för samtliga Certifiering",
  "Fördjupning i dataskydd – överföring till tredje land – Obligatorisk för berörda roller E-lärande",
  "Fördjupning i dataskydd – rättslig grund – Obligatorisk för berörda roller E-lärande",
  "Fördjupning i dataskydd – personalfrågor – Obligatorisk för berörda roller E-lärande",
  "Fördjupning i dataskydd – webbpublicering och e-post – Obligatorisk för berörda roller E-lärande",
  "Fördjupning i dataskydd – känsliga personuppgifter – Obligatorisk för berörda roller E-lärande",
  "Fördjupning i dataskydd – offentlighet och sekretess – Obligatorisk för berörda roller E-lärande",
  "Fördjupning i dataskydd – registerutdrag – Obligatorisk för berörda roller E-lärande",
};

/* Sections in the seed's order. */
static const char *const headings[] = {
  "1 Sammanfattning",
  "1.1 Faktorer som påverkar verksamhetens LIS",
  "1.1.1 Omvärldsbevakning – hot, trender och ny lagstiftning",
  "1.1.2 Vad händer inom staden – budget, inriktningar, lokala förändringar eller satsningar",
  "1.1.3 Vad har verksamheten identifierat i RSA-arbetet",
  "1.1.4 Resultatet från egen uppföljning (VoR och IKP)",
  "1.1.5 Resultatet från revisioner",
  "1.1.6 Risker som identifierats i GDPR-årsrapport",
  "1.1.7 Information om avvikelser (incidenter och andra händelser)",
  "2 Fokuspunkter för verksamhetens arbete med informationssäkerhet",
  "2.1 Arbete och aktiviteter under innevarande period",
  "2.2 Planerat och prioriterat arbete och aktiviteter under kommande perioder",
  "2.2.1 Verksamhetsår 2024",
  "Tabell 2.1 Tillgängliga e-utbildningar 2023",
  "2.2.2 Verksamhetsår 2025–2026",
  "Fastställt av förvaltningschef och informationssäkerhetsansvarig 2023-11-23",
};

typedef struct
{
  ReviewTest test;
  char *pdf;
  char *text;
  char *body; /* after the list of contents */
} SeedTest;

static void
set_up (SeedTest *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (LyktaRecord) review = NULL;
  g_autoptr (GError) error = NULL;

  self->test.directory = g_dir_make_tmp ("lykta-seed-XXXXXX", &error);
  g_assert_no_error (error);
  path = review_test_path (&self->test, "example.lykta");
  self->test.store = lykta_store_create (path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_example_fill (self->test.store, &error);
  g_assert_no_error (error);
  review = lykta_review_find (self->test.store, 2024);
  g_assert_nonnull (review);
  self->pdf = review_test_path (&self->test, "review.pdf");
  lykta_review_write_pdf (self->test.store, review, self->pdf, NULL, NULL, &error);
  g_assert_no_error (error);
  self->text = review_test_extract (self->pdf);
  self->body = strstr (strstr (self->text, headings[0]) + 1, headings[0]);
}

static void
tear_down (SeedTest *self, gconstpointer data)
{
  review_test_tear_down (&self->test, NULL);
  g_free (self->pdf);
  g_free (self->text);
}

static void
test_facts (SeedTest *self, gconstpointer data)
{
  gboolean seen[87] = { FALSE };
  guint missing = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *text = review_test_normalise (facts[i].text);

      seen[facts[i].item] = TRUE;
      if (strstr (self->body, text) != NULL)
        continue;
      g_test_message ("A%d is missing: %s", facts[i].item, text);
      missing++;
    }
  for (int item = 1; item <= 86; item++)
    g_assert_true (seen[item] || item == 47);
  if (missing > 0)
    g_test_message ("%s", self->body);
  g_assert_cmpuint (missing, ==, 0);
}

static void
test_courses (SeedTest *self, gconstpointer data)
{
  const char *table = strstr (self->body, "Tabell 2.1");

  g_assert_nonnull (table);
  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    review_test_assert_contains (table, courses[i]);
  /* Those that came in 2024 were not there in 2023. */
  review_test_assert_lacks (table, "Paketering för chefer");
}

static void
test_order (SeedTest *self, gconstpointer data)
{
  const char *place = self->body;

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *heading = review_test_normalise (headings[i]);
      const char *found = strstr (place, heading);

      if (found == NULL)
        g_error ("“%s” is missing or out of order", heading);
      place = found;
    }
}

/* No name of a person, and nothing of later years. */
static void
test_absent (SeedTest *self, gconstpointer data)
{
  static const char *const absent[] = { "Thomas", "Andersson", "2025:1506", "2026-", "2027" };

  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    review_test_assert_lacks (self->body, absent[i]);
}

static void
add (const char *path, void (*test) (SeedTest *, gconstpointer))
{
  g_test_add (path, SeedTest, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_setenv ("LYKTA_NOW", "2026-11-23", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/seed/facts", test_facts);
  add ("/seed/courses", test_courses);
  add ("/seed/order", test_order);
  add ("/seed/absent", test_absent);
  return g_test_run ();
}

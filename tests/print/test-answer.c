/* test-answer.c: the answer to a request of a data subject
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-print-answer.h"
#include "office.h"

static char *
read_document (const LyktaDocument *document)
{
  GString *text = g_string_new (document->title);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const LyktaDocumentBlock *block = document->blocks->pdata[i];

      g_string_append_printf (text, "\n%s: %s", block->label != NULL ? block->label : "", block->text != NULL ? block->text : "");
      for (guint j = 0; block->table != NULL && j < block->table->rows->len; j++)
        {
          g_autofree char *row = g_strjoinv (" | ", block->table->rows->pdata[j]);

          g_string_append_printf (text, "\n%s", row);
        }
    }
  return g_string_free_and_steal (text);
}

static char *
print (Office *office, gint64 request, LyktaPrintFunc make, LyktaPrintFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaDocument) document = make (office->store, request, flags, NULL, &error);

  g_assert_no_error (error);
  return read_document (document);
}

static gint64
add_request (Office *office)
{
  gint64 processing = office_add (office, "processings", "name", "Föra diarium", "state", "in_force", "role", "controller",
                                  "purpose", "Hålla ordning på allmänna handlingar", "recipients", "Den som begär handlingen",
                                  "erasure", "Bevaras", "data_source", "Den som skriver till nämnden", NULL);
  gint64 request = office_add (office, "requests", "dnr", "E2026-01410", "kind", "access", "state", "open", "received",
                               "2026-10-19", "person", "Anna Andersson 19800101-0000", NULL);

  office_add (office, "request_items", "request", office_id (request), "processing", office_id (processing), "found", "1",
              "result", "Tre ärenden", "done_on", "2026-11-04", NULL);
  return request;
}

/* Article 15(1): a purposes, c recipients, d how long, g source; e the other rights; f the complaint. The name stays in the case. */
static void
test_access (Office *office, gconstpointer data)
{
  gint64 request = add_request (office);
  g_autofree char *text = print (office, request, lykta_print_answer, LYKTA_PRINT_WHOLE);
  static const char *const expected[] = {
    "Hålla ordning på allmänna handlingar", "Den som begär handlingen", "Bevaras", "Den som skriver till nämnden", "Tre ärenden",
    "Integritetsskyddsmyndigheten",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_nonnull (strstr (text, expected[i]));
  g_assert_null (strstr (text, "Anna Andersson"));
  g_assert_null (strstr (text, " | "));
}

/* Article 15(1)(h): whether a machine decides, and how; nothing is said where nobody has answered that. */
static void
test_automated (Office *office, gconstpointer data)
{
  gint64 request = add_request (office);
  gint64 processing =
      lykta_store_find_by_title (office->store, lykta_store_find_register (office->store, "processings"), "Föra diarium");
  g_autofree char *unknown = print (office, request, lykta_print_answer, LYKTA_PRINT_WHOLE);
  g_autofree char *none = NULL;
  g_autofree char *how = NULL;

  g_assert_null (strstr (unknown, "Automatiserade beslut (h)"));
  office_set (office, "processings", processing, "automated", "0");
  none = print (office, request, lykta_print_answer, LYKTA_PRINT_WHOLE);
  g_assert_nonnull (strstr (none, "Automatiserade beslut (h): Inget beslut fattas enbart av en maskin."));
  office_set (office, "processings", processing, "automated", "1");
  office_set (office, "processings", processing, "automated_how", "Poäng efter inkomst avgör turordningen.");
  how = print (office, request, lykta_print_answer, LYKTA_PRINT_WHOLE);
  g_assert_nonnull (strstr (how, "Automatiserade beslut (h): Poäng efter inkomst avgör turordningen."));
}

/* Article 12(4): the reasons, the complaint and the court */
static void
test_refused (Office *office, gconstpointer data)
{
  gint64 request = add_request (office);
  g_autofree char *granted = print (office, request, lykta_print_answer, LYKTA_PRINT_WHOLE);
  g_autofree char *refused = NULL;

  office_set (office, "requests", request, "refused_why", "Begäran är uppenbart ogrundad.");
  office_set (office, "requests", request, "outcome", "refused");
  refused = print (office, request, lykta_print_answer, LYKTA_PRINT_WHOLE);
  g_assert_nonnull (strstr (refused, "Begäran är uppenbart ogrundad."));
  g_assert_nonnull (strstr (refused, "förvaltningsrätten"));
  g_assert_null (strstr (granted, "förvaltningsrätten"));
  g_assert_null (strstr (refused, "Tre ärenden"));
}

static void
test_bundle (Office *office, gconstpointer data)
{
  gint64 request = add_request (office);
  g_autofree char *text = print (office, request, lykta_print_answer_bundle, LYKTA_PRINT_WHOLE);

  g_assert_nonnull (strstr (text, "Föra diarium | "));
  g_assert_nonnull (strstr (text, "2026-11-04"));
}

/* OSL 5 kap. 5 §: what is marked stands in no public version, which says how much it lacks. */
static void
test_public (Office *office, gconstpointer data)
{
  gint64 request = add_request (office);
  gint64 item = office_add (office, "request_items", "request", office_id (request), "result", "Hemligt", "found", "1",
                            "secrecy_section", "osl-21-7", NULL);
  g_autofree char *text = print (office, request, lykta_print_answer_bundle, LYKTA_PRINT_PUBLIC);

  g_assert_cmpint (item, >, 0);
  g_assert_null (strstr (text, "Hemligt"));
  g_assert_nonnull (strstr (text, ": 1"));
}

static void
add_tests (void)
{
  office_add_test ("/print/answer/access", test_access);
  office_add_test ("/print/answer/automated", test_automated);
  office_add_test ("/print/answer/refused", test_refused);
  office_add_test ("/print/answer/bundle", test_bundle);
  office_add_test ("/print/answer/public", test_public);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}

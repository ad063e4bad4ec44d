/* test-applicability.c: the statement of applicability
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-print-applicability.h"
#include "lykta-requirement-set.h"
#include "office.h"

static const LyktaDocumentBlock *
find_term (const LyktaDocument *document, const char *label)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const LyktaDocumentBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == LYKTA_BLOCK_TERM && g_strcmp0 (block->label, label) == 0)
        return block;
    }
  g_assert_not_reached ();
}

/* All rows of the tables, in order: cells joined. */
static GStrv
get_rows (const LyktaDocument *document)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const LyktaDocumentBlock *block = g_ptr_array_index (document->blocks, i);

      for (guint j = 0; block->table != NULL && j < block->table->rows->len; j++)
        g_strv_builder_take (rows, g_strjoinv ("|", g_ptr_array_index (block->table->rows, j)));
    }
  return g_strv_builder_end (rows);
}

static void
add_controls (Office *office)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add");

  office_add (office, "requirements", "name", "A.5.10 Användning", "framework", "iso27001-a", "clause", "A.5.10", "state",
              "partly", "applicable_why", "Risk: felaktig åtkomst", "evidence", "Lokal anvisning", NULL);
  office_add (office, "requirements", "name", "A.8.30 Utveckling", "framework", "iso27001-a", "clause", "A.8.30", "state",
              "not_applicable", "not_applicable_why", "Kontoret utvecklar inget", NULL);
  office_add (office, "requirements", "name", "A.7.4 Bevakning", "framework", "iso27001-a", "clause", "A.7.4", "state", "met",
              "secrecy_section", "osl-18-8", NULL);
  office_add (office, "requirements", "name", "Annat", "framework", "city", NULL);
  g_assert_cmpint (lykta_requirement_set_add (office->store, edit, "iso27001-a", NULL), ==, 90);
  g_assert_true (lykta_store_apply (office->store, edit, NULL));
}

/* ISO/IEC 27001 clause 6.1.3 d: the controls, why they are included, whether they are implemented, and why others are left out */
static void
test_statement (Office *office, gconstpointer data)
{
  g_autoptr (LyktaDocument) document = NULL;
  g_auto (GStrv) rows = NULL;

  add_controls (office);
  document = lykta_print_applicability (office->store, 0, LYKTA_PRINT_WHOLE, NULL, NULL);
  g_assert_cmpstr (document->title, ==, "Uttalande om tillämplighet");
  g_assert_cmpstr (find_term (document, "Delvis uppfyllt")->text, ==, "1");
  g_assert_cmpstr (find_term (document, "Ej tillämpligt")->text, ==, "1");
  g_assert_cmpstr (find_term (document, "Ej bedömd ännu")->text, ==, "90");
  rows = get_rows (document);
  g_assert_cmpuint (g_strv_length (rows), ==, 93);
  /* In the order of the annex: the tenth of A.5, not the second */
  g_assert_cmpstr (rows[0], ==, "A.5.1 Policies for information security|Ej bedömd ännu||");
  g_assert_cmpstr (rows[9], ==, "A.5.10 Användning|Ja|Risk: felaktig åtkomst|Delvis uppfyllt. Lokal anvisning");
  g_assert_cmpstr (rows[88], ==, "A.8.30 Utveckling|Nej|Kontoret utvecklar inget|");
}

/* OSL 6 kap. 4 §: whoever asks is told that something was left out; of a short register what it lacks. */
static void
test_public (Office *office, gconstpointer data)
{
  g_autoptr (LyktaDocument) public = NULL;
  g_autoptr (LyktaDocument) empty = lykta_print_applicability (office->store, 0, LYKTA_PRINT_WHOLE, NULL, NULL);
  g_auto (GStrv) rows = NULL;
  gboolean told = FALSE;
  gboolean lacks = FALSE;

  for (guint i = 0; i < empty->blocks->len; i++)
    {
      const LyktaDocumentBlock *block = g_ptr_array_index (empty->blocks, i);

      lacks |= block->text != NULL && g_str_has_suffix (block->text, ", A.8.33, A.8.34");
    }
  g_assert_true (lacks);

  add_controls (office);
  public = lykta_print_applicability (office->store, 0, LYKTA_PRINT_PUBLIC, NULL, NULL);
  rows = get_rows (public);
  g_assert_cmpuint (g_strv_length (rows), ==, 92);
  for (guint i = 0; rows[i] != NULL; i++)
    g_assert_false (g_str_has_prefix (rows[i], "A.7.4"));
  for (guint i = 0; i < public->blocks->len; i++)
    {
      const LyktaDocumentBlock *block = g_ptr_array_index (public->blocks, i);

      told |= block->text != NULL && g_str_has_suffix (block->text, "sekretessmarkering: 1");
    }
  g_assert_true (told);
}

static void
add_tests (void)
{
  office_add_test ("/applicability/statement", test_statement);
  office_add_test ("/applicability/public", test_public);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}

/* lykta-print-answer.c: the answer to a request of a data subject, as a letter and with the search list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-print-answer.h"

#include <glib/gi18n-lib.h>

#include "lykta-attachment.h"
#include "lykta-clock.h"
#include "lykta-print-words.h"
#include "lykta-rules.h"
#include "lykta-secrecy.h"

/* What Article 15(1) GDPR asks of each processing, and 15(2) of transfers; what the record does not state is left out. */
static const struct
{
  const char *label;
  const char *field;
} particulars[] = {
  { N_ ("Purposes (a)"), "purpose" },
  { N_ ("Kinds of personal data (b)"), "data" },
  { N_ ("Recipients (c)"), "recipients" },
  { N_ ("Erased after (d)"), "erasure" },
  { N_ ("Kept (d)"), "retention" },
  { N_ ("Collected from (g)"), "data_source" },
  { N_ ("Third countries (15(2))"), "countries" },
  { N_ ("Safeguards (15(2))"), "safeguards" },
};

static gboolean
is_text (LyktaRecord *record, const char *field, const char *text)
{
  return g_strcmp0 (lykta_record_get_text (record, field), text) == 0;
}

static void
add_words (LyktaDocument *document, LyktaStore *store, const char *text)
{
  lykta_document_add_paragraph (document, lykta_print_translate (store, text));
}

/* Adds the reasons that someone wrote, after what they are reasons for. */
static void
add_reasons (LyktaDocument *document, LyktaStore *store, LyktaRecord *request, const char *lead, const char *field)
{
  const char *reasons = lykta_record_get_text (request, field);
  g_autofree char *text = g_strconcat (lykta_print_translate (store, lead), " ", reasons != NULL ? reasons : "", NULL);

  lykta_document_add_paragraph (document, g_strchomp (text));
}

static guint
count_found (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += lykta_record_get_integer (items->pdata[i], "found") != 0;
  return n;
}

/* Article 15(1)(h) asks for the existence of automated decision-making: that there is none is said, too, where it is known. */
static void
add_automated (LyktaDocument *document, LyktaStore *store, LyktaRecord *processing)
{
  const char *how = lykta_record_get_text (processing, "automated_how");
  const char *text = lykta_print_translate (store, N_ ("No decision is made by a machine alone."));

  if (lykta_record_is_empty (processing, "automated") && how == NULL)
    return;
  if (how != NULL)
    text = how;
  else if (lykta_record_get_integer (processing, "automated") != 0)
    text = lykta_print_translate (store, N_ ("Yes"));
  lykta_document_add_term (document, lykta_print_translate (store, N_ ("Automated decisions (h)")), text);
}

/* Each place where something was found: what was found, and what the law says the person is to know of the processing */
static void
add_find (LyktaDocument *document, LyktaStore *store, LyktaRecord *item)
{
  g_autoptr (LyktaRecord) processing = lykta_rules_get_referred (store, item, "processing");
  g_autofree char *result = lykta_print_format (store, item, "result");

  lykta_document_add_heading (document, 2, NULL, lykta_record_get_text (item, "title"));
  if (*result != '\0')
    lykta_document_add_paragraph (document, result);
  for (gsize i = 0; processing != NULL && i < G_N_ELEMENTS (particulars); i++)
    {
      g_autofree char *text = lykta_print_format (store, processing, particulars[i].field);

      if (*text != '\0')
        lykta_document_add_term (document, lykta_print_translate (store, particulars[i].label), text);
    }
  if (processing != NULL)
    add_automated (document, store, processing);
}

static void
add_access (LyktaDocument *document, LyktaStore *store, GPtrArray *items)
{
  if (count_found (items) == 0)
    {
      add_words (document, store, N_ ("We have searched and found no personal data concerning you."));
      return;
    }

  add_words (
      document, store,
      N_ ("We process personal data concerning you. Below stands where, and for each what Article 15 of the General Data "
          "Protection Regulation gives you the right to know. A copy of the data is enclosed, apart from what the rights of "
          "others or secrecy prevent."));
  for (guint i = 0; i < items->len; i++)
    if (lykta_record_get_integer (items->pdata[i], "found") != 0)
      add_find (document, store, items->pdata[i]);
}

/* Article 15(1)(e) and (f); Article 12(4) for a refusal */
static void
add_rights (LyktaDocument *document, LyktaStore *store, LyktaRecord *request)
{
  gboolean refused = is_text (request, "outcome", "refused") || is_text (request, "outcome", "partly");

  lykta_document_add_heading (document, 2, NULL, lykta_print_translate (store, N_ ("Your rights")));
  add_words (
      document, store,
      N_ ("You may ask for rectification or erasure of your personal data, for restriction of the processing, and object to "
          "it."));
  add_words (document, store,
             N_ ("You may lodge a complaint with the supervisory authority, Integritetsskyddsmyndigheten (IMY), www.imy.se."));
  if (refused)
    add_words (document, store, N_ ("You may also appeal against the decision to the administrative court."));
}

static void
add_title (LyktaDocument *document, LyktaStore *store, LyktaRecord *request)
{
  g_autofree char *answered_on = lykta_print_format (store, request, "answered_on");
  g_autofree char *today = lykta_today ();
  const char *const pairs[] = {
    lykta_print_translate (store, N_ ("Case number")),
    lykta_record_get_text (request, "dnr"),
    lykta_print_translate (store, N_ ("Date")),
    *answered_on != '\0' ? answered_on : today,
    NULL,
  };

  lykta_document_add_title (document, pairs);
}

static void
add_letter (LyktaDocument *document, LyktaStore *store, LyktaRecord *request, GPtrArray *items)
{
  const char *scope = lykta_record_get_text (request, "scope");
  g_autofree char *received = g_strconcat (lykta_print_translate (store, N_ ("Your request came to us on")), " ",
                                           lykta_record_get_text (request, "received"), ".", NULL);

  lykta_document_add_paragraph (document, received);
  if (scope != NULL)
    lykta_document_add_term (document, lykta_print_translate (store, N_ ("You ask for")), scope);
  if (lykta_record_get_integer (request, "extended") != 0)
    add_reasons (document, store, request, N_ ("We have needed more time than a month, of which you have been told."),
                 "extended_why");
  if (is_text (request, "outcome", "refused"))
    add_reasons (document, store, request, N_ ("We cannot do what you ask for."), "refused_why");
  else if (is_text (request, "kind", "access"))
    add_access (document, store, items);
  else
    add_words (document, store, N_ ("We have done what you ask for."));
  if (is_text (request, "outcome", "partly"))
    add_reasons (document, store, request, N_ ("Some of what you ask for we cannot do."), "refused_why");
  if (lykta_record_get_integer (request, "fee") > 0)
    add_reasons (document, store, request, N_ ("We charge a fee for our answer."), "fee_why");
  add_rights (document, store, request);
}

static void
add_list (LyktaDocument *document, LyktaStore *store, GPtrArray *items)
{
  g_autoptr (LyktaDocumentTable) table = lykta_document_table_new ();

  if (items->len == 0)
    return;
  lykta_document_add_page_break (document);
  lykta_document_add_heading (document, 1, NULL, lykta_print_translate (store, N_ ("Search list")));
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Where")), 70)->strong = TRUE;
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Responsible")), 40);
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Found")), 16);
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Done on")), 24);
  table->wide = TRUE;
  for (guint i = 0; i < items->len; i++)
    {
      static const char *const cells[] = { "title", "responsible", "found", "done_on" };
      char **row = g_new0 (char *, G_N_ELEMENTS (cells) + 1);

      for (gsize j = 0; j < G_N_ELEMENTS (cells); j++)
        row[j] = lykta_print_format (store, items->pdata[i], cells[j]);
      lykta_document_table_take_row (table, row);
    }
  lykta_document_take_table (document, g_steal_pointer (&table));
}

static void
add_enclosures (LyktaDocument *document, LyktaStore *store, LyktaRecord *request)
{
  g_autoptr (GPtrArray) attachments =
      lykta_attachment_list (store, lykta_record_get_register (request), lykta_record_get_id (request), FALSE, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    if (!lykta_secrecy_is_marked (attachments->pdata[i]))
      g_ptr_array_add (names, (gpointer) lykta_record_get_text (attachments->pdata[i], "name"));
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  lykta_document_add_heading (document, 1, NULL, lykta_print_translate (store, N_ ("Enclosures")));
  lykta_document_add_bullets (document, (const char *const *) names->pdata);
}

/* Marked places are left out of what goes to the person when the paper is to be public. */
static guint
drop_marked (GPtrArray *items, LyktaPrintFlags flags)
{
  guint n = 0;

  for (guint i = items->len; (flags & LYKTA_PRINT_PUBLIC) != 0 && i > 0; i--)
    if (lykta_secrecy_is_marked (items->pdata[i - 1]))
      {
        g_ptr_array_remove_index (items, i - 1);
        n++;
      }
  return n;
}

static LyktaDocument *
make (LyktaStore *store, gint64 id, LyktaPrintFlags flags, gboolean bundle, GError **error)
{
  g_autoptr (LyktaRecord) request = lykta_store_get_record (store, lykta_store_find_register (store, "requests"), id);
  g_autoptr (LyktaDocument) document = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *kind = NULL;
  guint n_left_out;

  if (request == NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The request is no longer there."));
      return NULL;
    }

  kind = lykta_print_format (store, request, "kind");
  items = lykta_rules_find (store, "request_items", "request", id);
  n_left_out = drop_marked (items, flags);
  document = lykta_print_new_document (store, lykta_print_translate (store, N_ ("Answer to your request")));
  g_set_str (&document->subtitle, kind);
  add_title (document, store, request);
  add_letter (document, store, request, items);
  if (bundle)
    {
      add_list (document, store, items);
      add_enclosures (document, store, request);
    }
  if (n_left_out > 0)
    {
      g_autofree char *text =
          g_strdup_printf ("%s: %u", lykta_print_translate (store, N_ ("Left out because of secrecy marks")), n_left_out);

      lykta_document_add_note (document, text);
    }
  return g_steal_pointer (&document);
}

/**
 * lykta_print_answer:
 * @id: of the request
 *
 * The letter to the person: what was found where, the information of Article 15(1) and (2) GDPR where the record of processing
 * states it, reasons for a refusal (Article 12(4)), rights and complaint. The person's name is not on it: it is kept in the case.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with @error set
 */
LyktaDocument *
lykta_print_answer (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable, GError **error)
{
  return make (store, id, flags, FALSE, error);
}

/**
 * lykta_print_answer_bundle:
 * @id: of the request
 *
 * The letter, then the search list with what came of it, and the names of the enclosures.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with @error set
 */
LyktaDocument *
lykta_print_answer_bundle (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable, GError **error)
{
  return make (store, id, flags, TRUE, error);
}

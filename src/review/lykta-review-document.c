/* lykta-review-document.c: a review as a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "lykta-log.h"
#include "lykta-review-data.h"
#include "lykta-review-document.h"
#include "lykta-translation.h"
#include "lykta-review.h"

static char *
fill_word (const LyktaReviewScope *scope, LyktaRecord *section, const char *id)
{
  LyktaReviewRow row = { .scope = scope, .section = section };

  return lykta_review_row_fill (&row, lykta_words_get (scope->template_->words, id));
}

/* A document that is about to be approved says that it is. */
static char *
format_state (const LyktaReviewScope *scope)
{
  if (scope->decided != NULL)
    return g_strdup (g_hash_table_lookup (scope->template_->words->choices, "reviews.state.approved"));
  return lykta_review_scope_format (scope, scope->review,
                                    lykta_register_find_field (lykta_record_get_register (scope->review), "state"));
}

static void
add_title (const LyktaReviewScope *scope, LyktaDocument *document)
{
  const LyktaWords *words = scope->template_->words;
  const char *dnr = lykta_record_get_text (scope->review, "dnr");
  g_autofree char *date = lykta_words_format_date (words, scope->as_of);
  g_autofree char *state = format_state (scope);
  g_autofree char *period = fill_word (scope, NULL, "period_is");
  const char *const pairs[] = {
    lykta_words_get (words, "dnr"),
    dnr != NULL ? dnr : "–",
    lykta_words_get (words, "date"),
    date,
    lykta_words_get (words, "state"),
    state,
    lykta_words_get (words, "period"),
    period,
    NULL,
  };

  lykta_document_add_title (document, pairs);
}

/* Bullets and numbers; a numbered list keeps the records' own numbers. */
static void
add_list (LyktaDocument *document, LyktaFactForm form, GPtrArray *rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      g_ptr_array_add (items, row[0]);
      g_ptr_array_add (labels, g_strconcat (row[1], ".", NULL));
    }
  g_ptr_array_add (items, NULL);
  g_ptr_array_add (labels, NULL);
  if (form == LYKTA_FORM_NUMBERS)
    lykta_document_add_numbers (document, (const char *const *) items->pdata, (const char *const *) labels->pdata);
  else
    lykta_document_add_bullets (document, (const char *const *) items->pdata);
}

static LyktaDocumentTable *
make_table (const LyktaReviewScope *scope, LyktaRecord *section, const LyktaFact *fact, GPtrArray *rows)
{
  const LyktaFactSpec *spec = fact->spec;
  LyktaReviewRow row = { .scope = scope, .spec = spec, .section = section, .count = fact->count };
  LyktaDocumentTable *table = lykta_document_table_new ();

  table->wide = spec->wide;
  table->number = lykta_review_row_fill (&row, spec->table_number);
  table->caption = lykta_review_row_fill (&row, spec->caption);
  table->subcaption = lykta_review_row_fill (&row, spec->subcaption);
  table->note = lykta_review_row_fill (&row, spec->note);
  for (guint i = 0; i < spec->columns->len; i++)
    {
      const LyktaFactColumn *column = &g_array_index (spec->columns, LyktaFactColumn, i);
      g_autofree char *label = lykta_review_row_fill (&row, column->label);
      LyktaDocumentColumn *added = lykta_document_table_add_column (table, label, column->width);

      added->end = column->end;
      added->strong = spec->wide && i == 0;
    }
  for (guint i = 0; i < rows->len; i++)
    lykta_document_table_take_row (table, g_strdupv (g_ptr_array_index (rows, i)));
  return table;
}

static void
add_groups (const LyktaReviewScope *scope, LyktaRecord *section, LyktaDocument *document, const LyktaFact *fact,
            gboolean sentences)
{
  for (guint i = 0; i < fact->groups->len; i++)
    {
      const LyktaFactGroup *group = g_ptr_array_index (fact->groups, i);

      if (group->lead != NULL && *group->lead != '\0')
        lykta_document_add_paragraph (document, group->lead);
      switch (fact->spec->form)
        {
        case LYKTA_FORM_BULLETS:
        case LYKTA_FORM_NUMBERS:
          add_list (document, fact->spec->form, group->rows);
          break;
        case LYKTA_FORM_TERMS:
        case LYKTA_FORM_LINES:
          for (guint j = 0; j < group->rows->len; j++)
            {
              char **row = g_ptr_array_index (group->rows, j);

              lykta_document_add_term (document, row[1], row[0]);
            }
          break;
        case LYKTA_FORM_TABLE:
          lykta_document_take_table (document, make_table (scope, section, fact, group->rows));
          break;
        case LYKTA_FORM_SENTENCE:
        case LYKTA_FORM_FIGURES:
        default:
          break;
        }
      if (sentences && group->end != NULL && *group->end != '\0')
        lykta_document_add_paragraph (document, group->end);
    }
}

static LyktaDocumentTable *
make_figures_table (const LyktaReviewScope *scope, LyktaRecord *section, const LyktaFactSpec *spec, gboolean compared)
{
  LyktaReviewRow row = { .scope = scope, .spec = spec, .section = section };
  LyktaDocumentTable *table = lykta_document_table_new ();
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, scope->period - 1);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, scope->period);
  LyktaDocumentColumn *column;

  table->number = lykta_review_row_fill (&row, spec->table_number);
  table->note = lykta_review_row_fill (&row, spec->note);
  lykta_document_table_add_column (table, lykta_words_get (scope->template_->words, "indicator"), compared ? 57 : 103);
  if (compared)
    {
      column = lykta_document_table_add_column (table, last, 23);
      column->end = column->dimmed = TRUE;
    }
  column = lykta_document_table_add_column (table, now, compared ? 23 : 27);
  column->end = column->strong = TRUE;
  if (compared)
    lykta_document_table_add_column (table, lykta_words_get (scope->template_->words, "trend"), 27);
  return table;
}

/* In words beside the arrow, for those who do not see it. */
static const char *
get_trend (const LyktaReviewScope *scope, const LyktaFact *fact)
{
  static const char *const words[] = { NULL, "trend_up", "trend_down", "trend_same" };

  return words[fact->trend] != NULL ? lykta_words_get (scope->template_->words, words[fact->trend]) : "";
}

/* The figures of one entry of the template are one table; last year's are quieter, and left out when none is known. */
static guint
add_figures (const LyktaReviewScope *scope, LyktaRecord *section, LyktaDocument *document, GPtrArray *facts, guint first)
{
  const LyktaFactSpec *spec = ((LyktaFact *) g_ptr_array_index (facts, first))->spec;
  LyktaDocumentTable *table;
  gboolean compared = FALSE;
  guint end = first;

  for (; end < facts->len && ((LyktaFact *) g_ptr_array_index (facts, end))->spec == spec; end++)
    compared = compared || ((LyktaFact *) g_ptr_array_index (facts, end))->last != NULL;
  table = make_figures_table (scope, section, spec, compared);
  for (guint i = first; i < end; i++)
    {
      const LyktaFact *fact = g_ptr_array_index (facts, i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      g_strv_builder_add (cells, fact->label);
      if (compared)
        g_strv_builder_add (cells, fact->last != NULL ? fact->last : "");
      g_strv_builder_add (cells, fact->now != NULL ? fact->now : "");
      if (compared)
        g_strv_builder_add (cells, get_trend (scope, fact));
      lykta_document_table_take_row (table, g_strv_builder_end (cells));
    }
  lykta_document_take_table (document, table);
  return end - 1;
}

/* A table has its note below it. */
static void
add_note (const LyktaReviewScope *scope, LyktaRecord *section, LyktaDocument *document, const LyktaFact *fact)
{
  LyktaReviewRow row = { .scope = scope, .spec = fact->spec, .section = section, .count = fact->count };
  g_autofree char *note = lykta_review_row_fill (&row, fact->spec->note);

  if (note != NULL && fact->spec->form != LYKTA_FORM_TABLE)
    lykta_document_add_paragraph (document, note);
}

static void
add_facts (const LyktaReviewScope *scope, const LyktaReviewSection *section, LyktaDocument *document, gboolean has_text)
{
  for (guint i = 0; i < section->facts->len; i++)
    {
      const LyktaFact *fact = g_ptr_array_index (section->facts, i);
      gboolean sentences;

      if (fact->spec->unless_text && has_text)
        continue;
      if (fact->spec->form == LYKTA_FORM_FIGURES)
        {
          i = add_figures (scope, section->record, document, section->facts, i);
          continue;
        }
      sentences = !(fact->spec->lead_unless_text && has_text);
      if (sentences && fact->sentence != NULL && *fact->sentence != '\0')
        lykta_document_add_paragraph (document, fact->sentence);
      if (fact->count == 0)
        continue;
      add_groups (scope, section->record, document, fact, sentences);
      add_note (scope, section->record, document, fact);
    }
}

/* Where in the coordinator's text the facts belong: after the first paragraph that ends with a colon and is not followed by the writer's
 * own list; otherwise at its end. */
static gsize
find_place (const char *text)
{
  const char *colon = text;

  while ((colon = strstr (colon, ":\n")) != NULL)
    {
      const char *next = colon + 1;

      while (g_ascii_isspace (*next))
        next++;
      if (next - colon > 2 && !g_str_has_prefix (next, "•") && !g_str_has_prefix (next, "- ") && !g_ascii_isdigit (*next))
        return (gsize) (next - text);
      colon++;
    }
  return strlen (text);
}

static void
add_section (const LyktaReviewScope *scope, const LyktaReviewSection *section, LyktaDocument *document)
{
  const char *text = section->record != NULL ? lykta_record_get_text (section->record, "text") : NULL;
  gboolean has_text;

  if (section->spec->heading)
    lykta_document_add_heading (document, section->spec->level, section->number, section->title);
  if (section->record != NULL && lykta_review_scope_hides (scope, section->record))
    {
      lykta_document_add_note (document, lykta_secrecy_get_word (scope->secrecy));
      return;
    }
  has_text = text != NULL && *text != '\0';
  if (has_text)
    {
      g_autofree char *before = g_strndup (text, find_place (text));

      lykta_document_add_text (document, before);
      text += strlen (before);
    }
  if (section->record != NULL && lykta_record_get_integer (section->record, "nothing_to_report") != 0)
    {
      gboolean signed_ =
          !lykta_record_is_empty (section->record, "nothing_by") && !lykta_record_is_empty (section->record, "nothing_on");
      g_autofree char *nothing = fill_word (scope, section->record, signed_ ? "nothing_by" : "nothing");

      lykta_document_add_note (document, nothing);
      has_text = TRUE;
    }
  add_facts (scope, section, document, has_text);
  if (text != NULL)
    lykta_document_add_text (document, text);
}

/* A public version says that it is one, and how much it lacks. */
static void
add_public (const LyktaReviewScope *scope, GPtrArray *sections, LyktaDocument *document)
{
  const char *language = scope->template_->words->language;
  g_autofree char *said = NULL;

  if (scope->secrecy == NULL)
    return;
  for (guint i = 0; i < sections->len; i++)
    {
      const LyktaReviewSection *section = g_ptr_array_index (sections, i);

      if (section->printed && section->record != NULL)
        lykta_review_scope_hides (scope, section->record);
    }
  /* Translators: a number follows. */
  said = g_strdup_printf (
      "%s %u",
      lykta_translation_get (language, NULL,
                             N_ ("Public version. Records that bear a secrecy mark (5 kap. 5 § OSL) and were left out:")),
      g_hash_table_size (scope->hidden));
  lykta_document_add_paragraph (document, said);
}

/* Who signs, one after the other; the fields' names are known to what signs. */
static void
add_places (const LyktaReviewScope *scope, LyktaDocument *document)
{
  static const struct
  {
    const char *name;
    const char *label;
  } places[] = {
    { "head-of-office", N_ ("Head of office") },
    { "coordinator", N_ ("Information security coordinator") },
    { "data-protection-officer", N_ ("Data protection officer") },
  };
  const char *language = scope->template_->words->language;

  lykta_document_add_heading (document, 1, NULL, lykta_translation_get (language, NULL, N_ ("Signatures")));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    lykta_document_add_place (document, lykta_translation_get (language, NULL, places[i].label), places[i].name);
}

static void
add_sum (LyktaDocument *document, const char *label, const char *sum)
{
  g_autofree char *line = g_strdup_printf ("%s, SHA-256:\n%s", label, sum);

  lykta_document_add_note (document, line);
}

/* What ties the document to the registers and to its data; the data of parts 1 and 2 are files of their own. */
static void
add_evidence (const LyktaReviewScope *scope, int part, GPtrArray *data, LyktaDocument *document)
{
  const char *language = scope->template_->words->language;
  g_autofree char *head = lykta_store_get_log_head (scope->store, NULL);
  const char *said =
      part == 3 ? N_ ("What the registers said is attached to this document as data. These sums tell whether it is unchanged.")
                : N_ ("What the registers said lies beside this document as data. These sums tell whether it is unchanged.");

  lykta_document_add_heading (document, 2, NULL, lykta_translation_get (language, NULL, N_ ("The document’s data")));
  lykta_document_add_paragraph (document, lykta_translation_get (language, NULL, said));
  if (head != NULL)
    add_sum (document, lykta_translation_get (language, NULL, N_ ("The registers’ log, last entry")), head);
  for (guint i = 0; i < data->len && (i == 0 || part < 3); i++)
    {
      const LyktaReviewDatum *datum = g_ptr_array_index (data, i);

      add_sum (document, datum->name, datum->sha256);
    }
}

/**
 * lykta_review_make_document:
 * @scope: the review
 * @sections: (element-type LyktaReviewSection): its sections
 * @part: of ISO 19005 that is made of it
 * @data: (element-type LyktaReviewDatum): what belongs to it
 * @first_blocks: (out) (transfer full): where each begins
 *
 * Returns: (transfer full): the document
 */
LyktaDocument *
lykta_review_make_document (const LyktaReviewScope *scope, GPtrArray *sections, int part, GPtrArray *data, GArray **first_blocks)
{
  const LyktaWords *words = scope->template_->words;
  g_autofree char *title = fill_word (scope, NULL, "title");
  g_autofree char *author = fill_word (scope, NULL, "author");
  LyktaDocument *document = lykta_document_new (words->language, title, author, scope->as_of);

  document->subtitle = fill_word (scope, NULL, "subtitle");
  document->place = fill_word (scope, NULL, "place");
  document->subject = fill_word (scope, NULL, "subject");
  document->dnr = g_strdup (lykta_record_get_text (scope->review, "dnr"));
  document->running = fill_word (scope, NULL, lykta_record_is_empty (scope->review, "dnr") ? "running_undated" : "running");
  document->footer = fill_word (scope, NULL, "footer");
  for (char **word = words->hyphens; *word != NULL; word++)
    {
      g_auto (GStrv) parts = g_strsplit (*word, "-", -1);

      g_ptr_array_add (document->hyphens, g_strjoinv ("\u00ad", parts));
    }

  add_title (scope, document);
  add_public (scope, sections, document);
  lykta_document_add_contents (document, lykta_words_get (words, "contents"));
  lykta_document_add_page_break (document);
  *first_blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < sections->len; i++)
    {
      const LyktaReviewSection *section = g_ptr_array_index (sections, i);
      guint first = section->printed ? document->blocks->len : G_MAXUINT;

      if (section->printed)
        add_section (scope, section, document);
      g_array_append_val (*first_blocks, first);
    }
  add_places (scope, document);
  add_evidence (scope, part, data, document);
  return document;
}

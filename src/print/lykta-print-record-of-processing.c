/* lykta-print-record-of-processing.c: the record of processing activities as the supervisory authority asks for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-print-record-of-processing.h"

#include <glib/gi18n-lib.h>

#include "lykta-checklist.h"
#include "lykta-secrecy.h"
#include "lykta-translation.h"

/* Millimetres, over the hanging column as well */
#define ARTICLE_WIDTH 20
#define WHAT_WIDTH 42
#define STATEMENT_WIDTH 98

/* What the sheet has and what follows the letters of the article, in order */
static const char *const sheet_fields[] = {
  "name",        "role",          "joint_controllers", "representative", "purpose",      "subjects", "data",
  "recipients",  "third_country", "countries",         "transfer_basis", "safeguards",   "erasure",  "security",
  "controllers", "categories",    "legal_basis",       "statute",        "exception",    "unit",     "information_owner",
  "assets",      "processors",    "dpia_state",        "reviewed_on",    "completeness",
};

static const char *const beside_fields[] = { "unit", "assets", "processors", "dpia_state", "reviewed_on" };

static const struct
{
  const char *role;
  const char *heading;
} parts[] = {
  { "controller", N_ ("As controller, Article 30(1)") },
  { "processor", N_ ("As processor, Article 30(2)") },
};

typedef struct
{
  LyktaStore *store;
  LyktaDocument *document;
  LyktaSecrecy *secrecy; /* NULL: everything is shown */
  const LyktaRegister *reg;
} Paper;

static const char *
say (const Paper *paper, const char *text)
{
  return lykta_translation_get (paper->document->language, NULL, text);
}

static char *
format_picks (const Paper *paper, const LyktaField *field, const LyktaValue *value)
{
  g_auto (GStrv) codes = g_strsplit (lykta_value_get_text (value), " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *label = lykta_store_get_pick_label_in (paper->store, field->picks, codes[i], paper->document->language);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", label != NULL ? label : codes[i]);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* In the document's language, which need not be the program's. */
static char *
format_field (const Paper *paper, LyktaRecord *record, const LyktaField *field)
{
  const LyktaValue *value = lykta_record_get_value (record, field);
  const LyktaChoice *choice;

  if (lykta_value_is_empty (value))
    return NULL;
  if (field->type == LYKTA_FIELD_PICK || field->type == LYKTA_FIELD_PICKS)
    return format_picks (paper, field, value);
  if (field->type == LYKTA_FIELD_YES_NO)
    return g_strdup (say (paper, lykta_value_get_integer (value) != 0 ? N_ ("Yes") : N_ ("No")));
  if (field->type == LYKTA_FIELD_CHOICE)
    {
      choice = lykta_field_find_choice (field, lykta_value_get_text (value));
      return choice != NULL ? g_strdup (say (paper, choice->label)) : NULL;
    }
  if (field->type == LYKTA_FIELD_DATE)
    return g_strdup (lykta_value_get_text (value));
  if (paper->secrecy != NULL && field->target != NULL)
    return lykta_secrecy_format_value (paper->secrecy, field, value);
  return lykta_store_format_value (paper->store, field, value);
}

static LyktaDocumentTable *
make_table (const Paper *paper)
{
  LyktaDocumentTable *table = lykta_document_table_new ();

  lykta_document_table_add_column (table, say (paper, N_ ("Article")), ARTICLE_WIDTH)->dimmed = TRUE;
  lykta_document_table_add_column (table, say (paper, N_ ("What")), WHAT_WIDTH)->strong = TRUE;
  lykta_document_table_add_column (table, say (paper, N_ ("Statement")), STATEMENT_WIDTH);
  table->wide = TRUE;
  return table;
}

static void
add_row (const Paper *paper, LyktaDocumentTable *table, const char *article, const char *label, const char *text)
{
  char **cells = g_new0 (char *, 4);

  cells[0] = g_strdup (article);
  cells[1] = g_strdup (say (paper, label));
  cells[2] = g_strdup (text != NULL && *text != '\0' ? text : say (paper, N_ ("Not stated")));
  lykta_document_table_take_row (table, cells);
}

/* a) is the same for every activity and stands first, once. */
static void
add_office (const Paper *paper)
{
  static const struct
  {
    const char *field;
    const char *article;
    const char *label;
  } rows[] = {
    { "committee", "30.1 a, 30.2 a", N_ ("Controller") },
    { "name", "", N_ ("Office") },
    { "organisation_number", "", N_ ("Organisation number") },
    { "address", "", N_ ("Postal address") },
    { "dpo_contact", "30.1 a, 30.2 a", N_ ("Data protection officer") },
  };
  g_autoptr (LyktaRecord) office = lykta_store_get_office (paper->store);
  LyktaDocumentTable *table = make_table (paper);

  lykta_document_add_heading (paper->document, 1, NULL, say (paper, N_ ("Controller and data protection officer")));
  for (guint i = 0; office != NULL && i < G_N_ELEMENTS (rows); i++)
    add_row (paper, table, rows[i].article, rows[i].label, lykta_record_get_text (office, rows[i].field));
  lykta_document_take_table (paper->document, table);
}

/* Letter by letter; then the basis, and what the office keeps beside what the articles ask. */
static void
add_activity (const Paper *paper, LyktaRecord *record)
{
  const LyktaChecklist *checklist = lykta_checklist_find (paper->reg);
  LyktaDocumentTable *table = make_table (paper);

  lykta_document_add_heading (paper->document, 2, NULL, lykta_record_get_text (record, "name"));
  for (const LyktaCheck *check = checklist->checks; check->article != NULL; check++)
    {
      g_autofree char *text = NULL;

      if (check->of_office || lykta_check_get_state (check, paper->store, record) == LYKTA_CHECK_NOT_ASKED)
        continue;
      text = format_field (paper, record, lykta_register_find_field (paper->reg, check->field));
      add_row (paper, table, g_ascii_isdigit (*check->article) ? check->article : "", check->label, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (beside_fields); i++)
    {
      const LyktaField *field = lykta_register_find_field (paper->reg, beside_fields[i]);
      g_autofree char *text = format_field (paper, record, field);

      if (text != NULL)
        add_row (paper, table, "", field->label, text);
    }
  lykta_document_take_table (paper->document, table);
}

static GArray *
select_part (const Paper *paper, const char *role, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (paper->reg);

  lykta_query_add_condition (query, "state", LYKTA_IS_NOT, "ended");
  if (role != NULL)
    lykta_query_add_condition (query, "role", LYKTA_IS, role);
  lykta_query_set_sort (query, lykta_register_get_title (paper->reg), FALSE);
  return lykta_store_select (paper->store, query, error);
}

static gboolean
add_part (const Paper *paper, guint part, guint *hidden, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = select_part (paper, parts[part].role, error);
  guint shown = 0;

  if (ids == NULL)
    return FALSE;
  lykta_document_add_heading (paper->document, 1, NULL, say (paper, parts[part].heading));
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LyktaRecord) record = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (paper->secrecy != NULL && lykta_secrecy_hides (paper->secrecy, paper->reg, id))
        {
          ++*hidden;
          continue;
        }
      record = lykta_store_get_record (paper->store, paper->reg, id);
      if (record == NULL)
        continue;
      add_activity (paper, record);
      shown++;
    }
  if (shown == 0)
    lykta_document_add_paragraph (paper->document, say (paper, N_ ("No activities.")));
  return TRUE;
}

/* OSL 6 kap. 4 §: whoever asks is told that something was left out. */
static void
add_hidden (const Paper *paper, guint hidden)
{
  g_autofree char *text = NULL;

  if (hidden == 0)
    return;
  text = g_strdup_printf ("%s: %u", say (paper, N_ ("Activities left out because they bear a secrecy mark")), hidden);
  lykta_document_add_note (paper->document, text);
}

static gboolean
fill (const Paper *paper, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaRecord) record = id != 0 ? lykta_store_get_record (paper->store, paper->reg, id) : NULL;
  guint hidden = 0;

  if (id != 0)
    {
      if (record == NULL)
        {
          g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The processing activity is no longer there."));
          return FALSE;
        }
      add_office (paper);
      if (paper->secrecy != NULL && lykta_secrecy_hides (paper->secrecy, paper->reg, id))
        add_hidden (paper, 1);
      else
        add_activity (paper, record);
      return TRUE;
    }

  lykta_document_add_contents (paper->document, say (paper, N_ ("Contents")));
  add_office (paper);
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    if (!add_part (paper, part, &hidden, cancellable, error))
      return FALSE;
  add_hidden (paper, hidden);
  return TRUE;
}

LyktaDocument *
lykta_print_record_of_processing (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaDocument) document = lykta_print_new_document (store, "");
  g_autoptr (LyktaSecrecy) secrecy = (flags & LYKTA_PRINT_PUBLIC) != 0 ? lykta_secrecy_new (store) : NULL;
  const Paper paper = { store, document, secrecy, lykta_store_find_register (store, "processings") };

  g_set_str (&document->title, say (&paper, N_ ("Record of processing")));
  document->subtitle = g_strdup (say (&paper, N_ ("Under Article 30 GDPR")));
  lykta_document_add_title (document, (const char *const[]) { say (&paper, N_ ("Date")), document->date, NULL });
  return fill (&paper, id, cancellable, error) ? g_steal_pointer (&document) : NULL;
}

gboolean
lykta_print_write_record_of_processing_sheet (LyktaStore *store, LyktaPrintFlags flags, GOutputStream *stream,
                                              GCancellable *cancellable, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "processings");
  const LyktaField *fields[G_N_ELEMENTS (sheet_fields) + 1] = { NULL };
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  LyktaExport export = { .format = LYKTA_EXPORT_XLSX,
                         .flags = (flags & LYKTA_PRINT_PUBLIC) != 0 ? LYKTA_EXPORT_PUBLIC : LYKTA_EXPORT_PLAIN,
                         .fields = fields };

  for (guint i = 0; i < G_N_ELEMENTS (sheet_fields); i++)
    fields[i] = lykta_register_find_field (reg, sheet_fields[i]);
  lykta_query_add_condition (query, "state", LYKTA_IS_NOT, "ended");
  lykta_query_set_sort (query, lykta_register_get_title (reg), FALSE);
  return lykta_export_write (store, query, &export, stream, cancellable, error);
}

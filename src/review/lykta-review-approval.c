/* lykta-review-approval.c: a review is approved with its document, and opened again for a reason
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-approval.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-indicator.h"
#include "lykta-review-archive.h"
#include "lykta-review-check.h"
#include "lykta-review-facts-json.h"
#include "lykta-review-facts.h"
#include "lykta-review-files.h"
#include "lykta-review-private.h"

/* The facts of a section. */
typedef struct
{
  gint64 section;
  char *facts;
} Taken;

/**
 * LyktaReviewFinished:
 * @files: by their kinds
 * @taken: (element-type Taken): facts to keep
 * @taken_on: the day on which they were taken
 * @written: what stood in the review then, as a checksum
 */
struct _LyktaReviewFinished
{
  GBytes *files[LYKTA_REVIEW_FILE_DATA + 1];
  GArray *taken;
  char *taken_on;
  char *written;
  gint64 by;
  char *roles;
  char *on;
};

static void
clear_taken (Taken *taken)
{
  g_free (taken->facts);
}

static GArray *
taken_new (void)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (Taken));

  g_array_set_clear_func (taken, (GDestroyNotify) clear_taken);
  return taken;
}

/* What is about the review itself goes on changing: it is informed of, signed and attached after the approval. */
static gboolean
is_about_itself (GPtrArray *facts)
{
  return facts->len > 0 && ((LyktaFact *) g_ptr_array_index (facts, 0))->spec->form == LYKTA_FORM_LINES;
}

static void
add_taken (GArray *taken, LyktaRecord *section, GPtrArray *facts)
{
  Taken one = { lykta_record_get_id (section), NULL };

  if (is_about_itself (facts))
    return;
  one.facts = lykta_review_facts_write (facts);
  g_array_append_val (taken, one);
}

static GPtrArray *
find_sections (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "sections"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (review));

  lykta_query_add_condition (query, "review", LYKTA_IS, id);
  return lykta_store_get_records (store, query, error);
}

/* What people wrote in the review and its sections. */
static char *
sum_written (LyktaStore *store, LyktaRecord *review, GError **error)
{
  static const char *const fields[] = { "text", "nothing_on", "facts", "as_of", "secrecy_section" };
  static const char *const own[] = { "title", "dnr", "office", "informed_to", "informed_on" };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) sections = find_sections (store, review, error);

  if (sections == NULL)
    return NULL;
  for (guint i = 0; i <= sections->len; i++)
    {
      LyktaRecord *record = i < sections->len ? g_ptr_array_index (sections, i) : review;
      const char *const *names = i < sections->len ? fields : own;

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          const char *text = lykta_record_get_text (record, names[j]);

          g_checksum_update (checksum, (const guchar *) (text != NULL ? text : ""), -1);
          g_checksum_update (checksum, (const guchar *) "\n", 1);
        }
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* With the approval's day, roles and state in it. */
static LyktaReviewArchive *
make_archive (LyktaStore *store, LyktaRecord *review, const LyktaReviewFinished *finished, gboolean public_, GArray *taken,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaReviewScope) scope = lykta_review_scope_new (store, review, public_, error);
  g_autoptr (GHashTable) decided = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sections = NULL;

  if (scope == NULL)
    return NULL;
  g_hash_table_insert (decided, (char *) "approved_roles", finished->roles);
  g_hash_table_insert (decided, (char *) "approved_on", finished->on);
  g_set_str (&scope->as_of, finished->on);
  scope->decided = decided;
  scope->taken_on = finished->taken_on;
  sections = lykta_review_make_sections (scope, cancellable, error);
  if (sections == NULL)
    return NULL;
  for (guint i = 0; taken != NULL && i < sections->len; i++)
    {
      const LyktaReviewSection *section = g_ptr_array_index (sections, i);

      if (section->record != NULL && lykta_record_is_empty (section->record, "facts"))
        add_taken (taken, section->record, section->facts);
    }
  return lykta_review_archive_make (scope, sections, 3, cancellable, error);
}

static gboolean
refuse_hindrances (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autoptr (GPtrArray) hindrances = lykta_review_check (store, review, NULL, error);
  const LyktaReviewHindrance *first;

  if (hindrances == NULL)
    return TRUE;
  if (hindrances->len == 0)
    return FALSE;
  first = g_ptr_array_index (hindrances, 0);
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE, "%u thing stands in the way of the approval. %s: %s",
                            "%u things stand in the way of the approval. The first is %s: %s", hindrances->len),
               hindrances->len, first->title, first->message);
  return TRUE;
}

LyktaReviewFinished *
lykta_review_finish (LyktaStore *store, LyktaRecord *review, const LyktaReviewDecision *decision, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (LyktaReviewFinished) self = g_new0 (LyktaReviewFinished, 1);
  g_autoptr (LyktaReviewArchive) whole = NULL;
  g_autoptr (LyktaReviewArchive) public_ = NULL;

  self->taken = taken_new ();
  if (!lykta_record_is_empty (review, "approved_on"))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("The review is approved already."));
      return NULL;
    }
  if (refuse_hindrances (store, review, error))
    return NULL;
  self->by = decision->by;
  self->roles = g_strdup (decision->roles);
  self->on = g_strdup (decision->on);
  self->taken_on = lykta_today ();
  self->written = sum_written (store, review, error);
  if (self->written == NULL)
    return NULL;
  whole = make_archive (store, review, self, FALSE, self->taken, cancellable, error);
  public_ = whole != NULL ? make_archive (store, review, self, TRUE, NULL, cancellable, error) : NULL;
  if (public_ == NULL)
    return NULL;
  self->files[LYKTA_REVIEW_FILE_APPROVED] = g_bytes_ref (whole->pdf);
  self->files[LYKTA_REVIEW_FILE_PUBLIC] = g_bytes_ref (public_->pdf);
  self->files[LYKTA_REVIEW_FILE_DATA] = g_bytes_ref (((LyktaReviewDatum *) g_ptr_array_index (whole->data, 0))->content);
  return g_steal_pointer (&self);
}

static gboolean
keep_taken (LyktaStore *store, GArray *taken, const char *taken_on, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "sections");
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Take the facts of the review"));

  for (guint i = 0; i < taken->len; i++)
    {
      const Taken *one = &g_array_index (taken, Taken, i);

      lykta_edit_set_text (edit, reg, one->section, "facts", one->facts);
      lykta_edit_set_text (edit, reg, one->section, "as_of", taken_on);
    }
  return lykta_edit_is_empty (edit) || lykta_store_apply (store, edit, error);
}

static gboolean
add_files (LyktaStore *store, LyktaEdit *edit, LyktaRecord *review, const LyktaReviewFinished *finished, GError **error)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (finished->files); kind++)
    {
      g_autofree char *name = lykta_review_files_make_name (store, review, (LyktaReviewFileKind) kind);
      gint64 file;

      file = lykta_review_files_add (store, edit, review, (LyktaReviewFileKind) kind, name, finished->files[kind], error);
      if (file == 0)
        return FALSE;
      if (kind == LYKTA_REVIEW_FILE_APPROVED)
        lykta_edit_set_integer (edit, lykta_record_get_register (review), lykta_record_get_id (review), "approved_file", file);
    }
  return TRUE;
}

gboolean
lykta_review_approve (LyktaStore *store, LyktaRecord *review, const LyktaReviewFinished *finished, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (review);
  gint64 id = lykta_record_get_id (review);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Approve the review"));
  g_autofree char *written = sum_written (store, review, error);
  g_autoptr (GPtrArray) figures = NULL;
  int period = (int) lykta_record_get_integer (review, "period_year");

  if (written == NULL)
    return FALSE;
  if (!g_str_equal (written, finished->written))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT,
                           _ ("Somebody wrote in the review while its document was made. Look at it, and approve it again."));
      return FALSE;
    }
  figures = lykta_indicators_compute (store, period, error);
  if (figures == NULL || !add_files (store, edit, review, finished, error))
    return FALSE;
  lykta_indicators_record (edit, store, period, figures);
  lykta_edit_set_integer (edit, reg, id, "approved_by", finished->by);
  lykta_edit_set_text (edit, reg, id, "approved_roles", finished->roles);
  lykta_edit_set_text (edit, reg, id, "approved_on", finished->on);
  return keep_taken (store, finished->taken, finished->taken_on, error) && lykta_store_apply (store, edit, error);
}

gboolean
lykta_review_reopen (LyktaStore *store, LyktaRecord *review, const char *why, GError **error)
{
  static const char *const cleared[] = { "approved_by",  "approved_roles", "approved_on", "approved_file", "signed_by",
                                         "signed_roles", "signed_on",      "signed_how",  "signed_dnr",    "attached_to",
                                         "attached_as",  "attached_on",    "attached_by", "attached_role" };
  const LyktaRegister *reg = lykta_record_get_register (review);
  gint64 id = lykta_record_get_id (review);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Open the review again"));
  g_autofree char *today = lykta_today ();

  for (guint i = 0; i < G_N_ELEMENTS (cleared); i++)
    lykta_edit_set_text (edit, reg, id, cleared[i], NULL);
  lykta_edit_set_text (edit, reg, id, "reopened_on", today);
  lykta_edit_set_text (edit, reg, id, "reopened_why", why);
  return lykta_store_apply (store, edit, error);
}

gboolean
lykta_review_take_facts (LyktaStore *store, LyktaRecord *review, const char *section, GError **error)
{
  g_autoptr (LyktaReviewScope) scope = lykta_review_scope_new (store, review, FALSE, error);
  g_autoptr (GPtrArray) sections = scope != NULL ? find_sections (store, review, error) : NULL;
  g_autoptr (GArray) taken = taken_new ();
  g_autofree char *today = lykta_today ();

  if (sections == NULL)
    return FALSE;
  scope->taken_on = today;
  scope->retaken = TRUE;
  for (guint i = 0; i < sections->len; i++)
    {
      LyktaRecord *record = g_ptr_array_index (sections, i);
      const char *id = lykta_record_get_text (record, "section");
      const LyktaSectionSpec *spec = lykta_review_template_find_section (scope->template_, id);
      g_autoptr (GPtrArray) facts = NULL;

      if (spec == NULL || (section != NULL && g_strcmp0 (section, id) != 0))
        continue;
      facts = lykta_review_facts_compute (scope, spec, record, error);
      if (facts == NULL)
        return FALSE;
      add_taken (taken, record, facts);
    }
  return keep_taken (store, taken, today, error);
}

void
lykta_review_finished_free (LyktaReviewFinished *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->files); i++)
    g_clear_pointer (&self->files[i], g_bytes_unref);
  g_clear_pointer (&self->taken, g_array_unref);
  g_free (self->taken_on);
  g_free (self->written);
  g_free (self->roles);
  g_free (self->on);
  g_free (self);
}

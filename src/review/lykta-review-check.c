/* lykta-review-check.c: what stands in the way of a review's approval
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-check.h"

#include <glib/gi18n-lib.h>

#include "lykta-review-facts-json.h"
#include "lykta-review-facts.h"
#include "lykta-review-scope.h"

/* What contradicts the plan that is about to be decided. Conditions may hold {year} and {period}. */
static const struct
{
  const char *reg;
  LyktaFactCondition where[4];
  gboolean left_open;
  const char *one;
  const char *other;
} contradictions[] = {
  { "transfers",
    { { (char *) "state", LYKTA_IS_ONE_OF, (char *) "planned approved" },
      { (char *) "blocked", LYKTA_IS, (char *) "yes" },
      { (char *) "transfer_date", LYKTA_BEFORE, (char *) "{year+1}-01-01" } },
    FALSE,
    N_ ("A transfer is planned whose asset has no approved classification. Classify it first, or move the transfer."),
    N_ ("Transfers are planned whose assets have no approved classification. Classify them first, or move the transfers.") },
  { "activities",
    { { (char *) "state", LYKTA_IS_ONE_OF, (char *) "decided ongoing" },
      { (char *) "responsible", LYKTA_IS_EMPTY, NULL },
      { (char *) "year_from", LYKTA_LESS, (char *) "{year+1}" },
      { (char *) "year_last", LYKTA_MORE, (char *) "{period-1}" } },
    FALSE,
    N_ ("An activity is decided and nobody is responsible for it. Say who is."),
    N_ ("Activities are decided and nobody is responsible for them. Say who is.") },
  { "activities",
    { { (char *) "state", LYKTA_IS_ONE_OF, (char *) "proposed decided ongoing" },
      { (char *) "year_last", LYKTA_LESS, (char *) "{year}" } },
    TRUE,
    N_ ("An activity of an earlier year is still open. Decide whether it is done, carried over, reshaped or dropped."),
    N_ ("Activities of earlier years are still open. Decide whether they are done, carried over, reshaped or dropped.") },
};

static LyktaReviewHindrance *
hindrance_new (const char *section, const char *title, char *message)
{
  LyktaReviewHindrance *self = g_new0 (LyktaReviewHindrance, 1);

  self->section = g_strdup (section);
  self->title = g_strdup (title);
  self->message = message;
  return self;
}

static char *
make_title (const LyktaReviewSection *section)
{
  return g_strdup_printf ("%s%s%s", section->number, *section->number != '\0' ? " " : "", section->title);
}

static void
check_content (const LyktaReviewSection *section, GPtrArray *hindrances)
{
  g_autofree char *title = make_title (section);
  const char *message = section->problem;

  if (section->state == LYKTA_SECTION_COMPLETE || section->state == LYKTA_SECTION_NOTHING)
    return;
  if (message == NULL)
    message = _ ("Nothing is stated yet. Write something, or say that there is nothing to report.");
  g_ptr_array_add (hindrances, hindrance_new (section->id, title, g_strdup (message)));
}

/* Whether the registers still say what they said when the facts were taken. */
static gboolean
check_facts (const LyktaReviewScope *scope, const LyktaReviewSection *section, LyktaRecord *record, GPtrArray *hindrances,
             GError **error)
{
  const char *taken = record != NULL ? lykta_record_get_text (record, "facts") : NULL;
  g_autoptr (GPtrArray) facts = taken != NULL ? lykta_review_facts_compute (scope, section->spec, record, error) : NULL;
  g_autofree char *now = facts != NULL ? lykta_review_facts_write (facts) : NULL;
  g_autofree char *title = NULL;
  LyktaReviewHindrance *hindrance;

  if (taken == NULL || g_strcmp0 (taken, now) == 0)
    return TRUE;
  if (facts == NULL)
    return FALSE;
  title = make_title (section);
  hindrance = hindrance_new (section->id, title,
                             /* Translators: %s is a date */
                             g_strdup_printf (_ ("The registers have changed since the facts were taken on %s. Update them."),
                                              lykta_record_get_text (record, "as_of")));
  hindrance->outdated = TRUE;
  g_ptr_array_add (hindrances, hindrance);
  return TRUE;
}

static gboolean
check_contradiction (const LyktaReviewScope *scope, guint i, GPtrArray *hindrances, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (scope->store, contradictions[i].reg);
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GArray) ids = NULL;
  g_autofree char *title = NULL;
  LyktaReviewRow row = { .scope = scope };
  LyktaReviewHindrance *hindrance;

  for (guint j = 0; j < G_N_ELEMENTS (contradictions[i].where) && contradictions[i].where[j].field != NULL; j++)
    {
      g_autofree char *text = lykta_review_row_fill (&row, contradictions[i].where[j].text);

      lykta_query_add_condition (query, contradictions[i].where[j].field, contradictions[i].where[j].operator, text);
    }
  ids = lykta_store_select (scope->store, query, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  title = g_strdup_printf ("%s (%u)", lykta_register_get_label (reg), ids->len);
  hindrance = hindrance_new (NULL, title, g_strdup (ids->len == 1 ? _ (contradictions[i].one) : _ (contradictions[i].other)));
  hindrance->left_open = contradictions[i].left_open;
  hindrance->reg = reg;
  hindrance->ids = g_steal_pointer (&ids);
  g_ptr_array_add (hindrances, hindrance);
  return TRUE;
}

static void
check_dnr (const LyktaReviewScope *scope, GPtrArray *hindrances)
{
  const LyktaRegister *reg = lykta_record_get_register (scope->review);
  gint64 id = lykta_record_get_id (scope->review);
  LyktaReviewHindrance *hindrance;

  if (!lykta_record_is_empty (scope->review, "dnr"))
    return;
  hindrance =
      hindrance_new (NULL, lykta_field_get_label (lykta_register_find_field (reg, "dnr")),
                     g_strdup (_ ("The review has no case number yet. Register it, and enter the number in its record.")));
  hindrance->reg = reg;
  hindrance->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (hindrance->ids, id);
  g_ptr_array_add (hindrances, hindrance);
}

GPtrArray *
lykta_review_check (LyktaStore *store, LyktaRecord *review, GPtrArray *sections, GError **error)
{
  g_autoptr (LyktaReviewScope) scope = lykta_review_scope_new (store, review, FALSE, error);
  g_autoptr (GPtrArray) own = scope != NULL && sections == NULL ? lykta_review_get_sections (store, review, error) : NULL;
  g_autoptr (GPtrArray) hindrances = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_review_hindrance_free);
  GPtrArray *all = sections != NULL ? sections : own;

  if (scope == NULL || all == NULL)
    return NULL;
  check_dnr (scope, hindrances);
  for (guint i = 0; i < all->len; i++)
    {
      const LyktaReviewSection *section = g_ptr_array_index (all, i);

      check_content (section, hindrances);
      if (!check_facts (scope, section, section->record, hindrances, error))
        return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (contradictions); i++)
    if (!check_contradiction (scope, i, hindrances, error))
      return NULL;
  return g_steal_pointer (&hindrances);
}

void
lykta_review_hindrance_free (LyktaReviewHindrance *self)
{
  g_free (self->section);
  g_free (self->title);
  g_free (self->message);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/* lykta-rules-reviews.c: the rules of management reviews: one step after the other, and what is approved stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-attachment.h"
#include "lykta-clock.h"
#include "lykta-rules.h"

/* What a step asks for beside its day. Informing may come before or after the approval (handbook A85). */
static const struct
{
  const char *day;
  const char *needs[3];
  gboolean after_approval;
} steps[] = {
  { "informed_on", { "informed_to" }, FALSE },
  { "approved_on", { "approved_by", "approved_roles" }, FALSE },
  { "signed_on", { "signed_roles" }, TRUE },
  { "attached_on", { "attached_to" }, TRUE },
};

/* What stands in the approved document. */
static const char *const frozen[] = {
  "title", "year", "period_year", "office", "dnr", "approved_by", "approved_roles", "approved_on", "approved_file", NULL,
};

/* How far it has come, the last first. */
static const struct
{
  const char *day;
  const char *state;
} states[] = {
  { "attached_on", "attached" },
  { "signed_on", "signed" },
  { "approved_on", "approved" },
  { "informed_on", "informed" },
};

static const char *
get_label (LyktaRecord *record, const char *field)
{
  return lykta_field_get_label (lykta_register_find_field (lykta_record_get_register (record), field));
}

static gboolean
has (LyktaRecord *record, const char *field)
{
  return record != NULL && !lykta_record_is_empty (record, field);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
check_step (LyktaRecord *before, LyktaRecord *after, guint i, GError **error)
{
  const char *day = lykta_record_get_text (after, steps[i].day);
  g_autofree char *today = lykta_today ();

  if (day == NULL || !lykta_rules_has_changed (before, after, steps[i].day))
    return TRUE;
  if (g_strcmp0 (day, today) > 0)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("%s: Give the day on which it was done, today at the latest."),
                   get_label (after, steps[i].day));
      return FALSE;
    }
  for (const char *const *need = steps[i].needs; *need != NULL; need++)
    if (!has (after, *need))
      {
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("“%s” is needed before “%s”."), get_label (after, *need),
                     get_label (after, steps[i].day));
        return FALSE;
      }
  if (!steps[i].after_approval)
    return TRUE;
  if (!has (after, "approved_on"))
    return refuse (error, _ ("The review is not approved yet. Approve it first."));
  if (g_strcmp0 (day, lykta_record_get_text (after, "approved_on")) < 0)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("%s: The day is before that of the approval."),
                   get_label (after, steps[i].day));
      return FALSE;
    }
  return TRUE;
}

/* An approved document is one of the review's own finished files. */
static gboolean
check_file (LyktaStore *store, LyktaRecord *after, GError **error)
{
  g_autoptr (LyktaRecord) file = has (after, "approved_file") ? lykta_rules_get_referred (store, after, "approved_file") : NULL;

  if (file != NULL && g_strcmp0 (lykta_record_get_text (file, "register"), "reviews") == 0
      && lykta_record_get_integer (file, "record") == lykta_record_get_id (after)
      && g_strcmp0 (lykta_record_get_text (file, "kind"), "approved") == 0)
    return TRUE;
  return refuse (error, _ ("An approval makes and keeps the finished document. Approve the review on its page, or by “lyktactl "
                           "review --approve”."));
}

/* What is approved here gets its file in the same step. A review that comes from another file has been approved there. */
static gboolean
check_approval (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (before == NULL)
    return TRUE;
  if (has (after, "approved_file"))
    return has (after, "approved_on")
               ? check_file (store, after, error)
               : refuse (error, _ ("A finished document belongs to an approval: say who approves, and when."));
  return !has (after, "approved_on") || has (before, "approved_on") || check_file (store, after, error);
}

/* To open it again is to take back everything that followed from the approval, for a reason. */
static gboolean
check_reopening (LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (!has (after, "reopened_why") || !lykta_rules_has_changed (before, after, "reopened_why"))
    return refuse (error, _ ("The review is approved. To open it again, say why on its page: Open It Again."));
  if (has (after, "approved_file") || has (after, "signed_on") || has (after, "attached_on"))
    return refuse (error, _ ("A review that is opened again is neither signed nor attached."));
  return TRUE;
}

static gboolean
keep_frozen (LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (!has (before, "approved_file"))
    return TRUE;
  if (!has (after, "approved_on"))
    return check_reopening (before, after, error);
  for (const char *const *field = frozen; *field != NULL; field++)
    if (lykta_rules_has_changed (before, after, *field))
      {
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                     _ ("The review is approved: “%s” stays as it is in the document. Open the review again to change it."),
                     get_label (after, *field));
        return FALSE;
      }
  return TRUE;
}

static gboolean
has_signed_file (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autoptr (GPtrArray) files =
      lykta_attachment_list (store, lykta_record_get_register (review), lykta_record_get_id (review), FALSE, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      LyktaRecord *file = g_ptr_array_index (files, i);
      const char *kind = lykta_record_get_text (file, "kind");

      if ((g_strcmp0 (kind, "signed") == 0 || g_strcmp0 (kind, "received") == 0)
          && lykta_record_get_id (file) > lykta_record_get_integer (review, "approved_file"))
        return TRUE;
    }
  return FALSE;
}

/* A signature is in a file, or on a paper that can be found. */
static gboolean
check_signing (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (before == NULL || !has (after, "signed_on") || has (before, "signed_on") || has (after, "signed_dnr"))
    return TRUE;
  return has_signed_file (store, after, error)
         || refuse (error, _ ("Keep the signed document with the review, or give the case number of the signed paper."));
}

gboolean
lykta_reviews_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (!keep_frozen (before, after, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!check_step (before, after, i, error))
      return FALSE;
  return check_approval (store, before, after, error) && check_signing (store, before, after, error);
}

void
lykta_reviews_derive (LyktaStore *store, LyktaRecord *record)
{
  const char *state = "draft";

  for (guint i = G_N_ELEMENTS (states); i-- > 0;)
    if (has (record, states[i].day))
      state = states[i].state;
  lykta_record_set_derived_text (record, "state", state);
}

/* Whether it has another section for the same heading. */
static gboolean
has_section (LyktaStore *store, LyktaRecord *section)
{
  g_autoptr (GPtrArray) sections = lykta_rules_find (store, "sections", "review", lykta_record_get_integer (section, "review"));

  for (guint i = 0; i < sections->len; i++)
    {
      LyktaRecord *other = g_ptr_array_index (sections, i);

      if (lykta_record_get_id (other) != lykta_record_get_id (section)
          && g_strcmp0 (lykta_record_get_text (other, "section"), lykta_record_get_text (section, "section")) == 0)
        return TRUE;
    }
  return FALSE;
}

/* An approved review that comes from another file brings its sections after it. */
gboolean
lykta_sections_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  g_autoptr (LyktaRecord) review = lykta_rules_get_referred (store, after, "review");

  if (!has (review, "approved_file") || (before == NULL && !has_section (store, after)))
    return TRUE;
  return refuse (error, _ ("The review is approved: its text and facts stay as they are. Open the review again to change them."));
}

/* lykta-rules-attachments.c: the rules of attachments, comments and what is put off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-content.h"
#include "lykta-file-name.h"
#include "lykta-matters.h"
#include "lykta-rules.h"

/* Letters of a comment by which it is known */
#define MAX_TITLE 80

/* What nobody changes once it is there; an attachment may be renamed, marked as removed or as replaced. */
static const char *const fixed_of_attachments[] = { "register", "record",   "size",     "media_type", "kind",
                                                    "digest",   "added_at", "added_by", NULL };
/* Nor of a finished file of a review. */
static const char *const fixed_of_finished[] = { "name", "replaced_by", "removed_at", NULL };
static const char *const fixed_of_comments[] = { "register", "record", "text", "written_at", "written_by", NULL };

static gboolean
refuse_changes (LyktaRecord *before, LyktaRecord *after, const char *const *fixed, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (after);

  for (; *fixed != NULL; fixed++)
    if (lykta_rules_has_changed (before, after, *fixed))
      {
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("“%s” stays as it was when it was added. Add another one."),
                     lykta_field_get_label (lykta_register_find_field (reg, *fixed)));
        return FALSE;
      }
  return TRUE;
}

/* Whether the record that it is added to is there, in a register that people write in. */
static gboolean
check_record (LyktaStore *store, LyktaRecord *added, GError **error)
{
  const char *id = lykta_record_get_text (added, "register");
  const LyktaRegister *reg = lykta_store_find_register (store, id);
  g_autoptr (LyktaRecord) record = NULL;
  g_autofree char *number = NULL;

  if (reg == NULL || reg->kept)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("Nothing can be added to records of “%s”."), id);
      return FALSE;
    }
  record = lykta_store_get_record (store, reg, lykta_record_get_integer (added, "record"));
  if (record != NULL)
    return TRUE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_integer (added, "record"));
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("There is no %s with the number %s."),
               lykta_register_get_label_one (reg), number);
  return FALSE;
}

/* Names come from outside, by whatever way: what was not cleaned is refused. */
static gboolean
check_name (LyktaRecord *attachment, GError **error)
{
  const char *name = lykta_record_get_text (attachment, "name");
  g_autofree char *clean = lykta_file_name_clean (name);

  if (strcmp (name, clean) == 0)
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("A file cannot be called that. It can be called “%s”."), clean);
  return FALSE;
}

/* What was approved or signed stays with the review, whatever comes after it. */
static gboolean
keep_finished (LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (lykta_record_is_empty (before, "kind"))
    return TRUE;
  for (const char *const *field = fixed_of_finished; *field != NULL; field++)
    if (lykta_rules_has_changed (before, after, *field))
      {
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                     _ ("“%s” is a finished file of a management review and stays there as it is."),
                     lykta_record_get_text (before, "name"));
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_finished (LyktaRecord *attachment, GError **error)
{
  if (lykta_record_is_empty (attachment, "kind") || g_strcmp0 (lykta_record_get_text (attachment, "register"), "reviews") == 0)
    return TRUE;
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("Only a management review has finished files."));
  return FALSE;
}

gboolean
lykta_attachments_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  gint64 size = 0;

  if (!check_name (after, error))
    return FALSE;
  if (before != NULL)
    return refuse_changes (before, after, fixed_of_attachments, error) && keep_finished (before, after, error);
  if (!check_finished (after, error) || !check_record (store, after, error)
      || !lykta_store_find_content (store, lykta_record_get_text (after, "digest"), &size, error))
    return FALSE;
  if (size == lykta_record_get_integer (after, "size"))
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("%s: that is not how many bytes there are."),
               lykta_field_get_label (lykta_register_find_field (lykta_record_get_register (after), "size")));
  return FALSE;
}

gboolean
lykta_comments_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  return before == NULL ? check_record (store, after, error) : refuse_changes (before, after, fixed_of_comments, error);
}

/* Its beginning: the first line, as far as it is short. */
void
lykta_comments_derive (LyktaStore *store, LyktaRecord *record)
{
  const char *text = lykta_record_get_text (record, "text");
  g_autofree char *line = g_strndup (text, text != NULL ? strcspn (text, "\n") : 0);

  if (g_utf8_strlen (line, -1) > MAX_TITLE)
    {
      g_autofree char *beginning = g_utf8_substring (line, 0, MAX_TITLE - 1);
      g_autofree char *title = g_strconcat (beginning, "…", NULL);

      lykta_record_set_derived_text (record, "title", title);
    }
  else
    lykta_record_set_derived_text (record, "title", line);
}

/* The law's clocks run whoever looks away (GDPR Articles 12, 33; cybersäkerhetslagen 2 kap.). */
gboolean
lykta_snoozes_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, lykta_record_get_text (after, "register"));
  const char *id = lykta_record_get_text (after, "field");
  const LyktaField *field = NULL;

  if (before == NULL && !check_record (store, after, error))
    return FALSE;
  field = reg != NULL ? lykta_register_find_field (reg, id) : NULL;
  if (field == NULL || (field->flags & LYKTA_FIELD_DUE) == 0)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("“%s” is no day by which something is due."), id);
      return FALSE;
    }
  if (!lykta_register_has_clock (reg))
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("%s: the law’s clock runs on and cannot be put off."),
               lykta_register_get_label (reg));
  return FALSE;
}

/* "Antivirus for servers: Due" */
void
lykta_snoozes_derive (LyktaStore *store, LyktaRecord *record)
{
  const LyktaRegister *reg = lykta_store_find_register (store, lykta_record_get_text (record, "register"));
  const LyktaField *field = reg != NULL ? lykta_register_find_field (reg, lykta_record_get_text (record, "field")) : NULL;
  g_autofree char *name = field != NULL ? lykta_store_get_title (store, reg, lykta_record_get_integer (record, "record")) : NULL;
  g_autofree char *title = name != NULL ? g_strdup_printf ("%s: %s", name, lykta_field_get_label (field)) : NULL;

  lykta_record_set_derived_text (record, "title", title);
}

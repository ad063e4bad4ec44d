/* lykta-rules-requests.c: what a request of a data subject and its search list may not say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-deadline.h"
#include "lykta-deadline-rules.h"
#include "lykta-rules.h"

#define FIRST_RULE "gdpr-access-request"
#define EXTENDED_RULE "gdpr-access-request-extended"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, message);
  return FALSE;
}

/* The last day of a time limit of a request, moved as Regulation 1182/71 has it */
static char *
get_last_day (LyktaStore *store, LyktaRecord *request, const char *rule)
{
  const char *from = lykta_record_get_text (request, "counted_from");
  g_autofree char *plain =
      lykta_deadline_rules_get_day (store, rule, from != NULL ? from : lykta_record_get_text (request, "received"));

  return lykta_deadline_move (plain);
}

static gboolean
is_after (const char *day, const char *last)
{
  return day != NULL && last != NULL && strcmp (day, last) > 0;
}

/* Article 12(3): with reasons, told within the first month, by two further months at most */
static gboolean
check_extension (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  g_autofree char *first = get_last_day (store, after, FIRST_RULE);
  g_autofree char *last = get_last_day (store, after, EXTENDED_RULE);
  g_autofree char *today = lykta_today ();
  const char *told_on = lykta_record_get_text (after, "told_on");

  if (lykta_record_get_integer (after, "extended") == 0)
    return TRUE;
  if (lykta_record_is_empty (after, "extended_why"))
    return refuse (error, _ ("An extension needs its reason, which the person is told (Article 12(3) GDPR). Fill in “Extended "
                             "because” first."));
  if (is_after (told_on, first))
    return refuse (error, _ ("The person must be told of an extension within the first month (Article 12(3) GDPR)."));
  if (told_on == NULL && is_after (today, first) && lykta_rules_has_changed (before, after, "extended"))
    return refuse (error, _ ("The first month has passed: it is too late to extend the time (Article 12(3) GDPR). If the person "
                             "was told in time, fill in “Person told on” first."));
  if (is_after (lykta_record_get_text (after, "extended_until"), last))
    return refuse (error, _ ("The time can be extended by two further months at most (Article 12(3) GDPR)."));
  return TRUE;
}

gboolean
lykta_requests_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (!check_extension (store, before, after, error))
    return FALSE;
  if (g_strcmp0 (lykta_record_get_text (after, "outcome"), "refused") == 0 && lykta_record_is_empty (after, "refused_why"))
    return refuse (error, _ ("A refusal needs its reasons, which the person is told (Article 12(4) GDPR). Fill in “Refused "
                             "because” first."));
  if (lykta_record_get_integer (after, "fee") > 0 && lykta_record_is_empty (after, "fee_why"))
    return refuse (error,
                   _ ("A fee may be charged only when a request is manifestly unfounded or excessive, which the office must "
                      "show (Article 12(5) GDPR). Fill in “Charged because” first."));
  return TRUE;
}

static gboolean
is_same (LyktaRecord *a, LyktaRecord *b, const char *field)
{
  return lykta_record_get_integer (a, field) == lykta_record_get_integer (b, field);
}

/* A place is searched once a request. */
gboolean
lykta_request_items_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;

  if (before != NULL && !lykta_rules_has_changed (before, after, "processing")
      && !lykta_rules_has_changed (before, after, "asset"))
    return TRUE;
  if (lykta_record_is_empty (after, "processing") && lykta_record_is_empty (after, "asset"))
    return TRUE;

  items = lykta_rules_find (store, "request_items", "request", lykta_record_get_integer (after, "request"));
  for (guint i = 0; i < items->len; i++)
    if (lykta_record_get_id (items->pdata[i]) != lykta_record_get_id (after) && is_same (items->pdata[i], after, "processing")
        && is_same (items->pdata[i], after, "asset"))
      return refuse (error, _ ("That place is on the search list already."));
  return TRUE;
}

/* lykta-digest.c: once a day, what is overdue and what falls due within the week
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-digest.h"

#include <glib/gi18n-lib.h>

#include "lykta-secrecy.h"

/* Of one register: more would only change a number. */
#define MOST 500

static gboolean
is_secret (LyktaStore *store, const LyktaMatter *matter)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (store, matter->reg, matter->id);

  return record == NULL || lykta_secrecy_is_marked (record);
}

static char *
make_title (guint n_overdue, guint n_ahead)
{
  g_autofree char *overdue =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is overdue", "%u are overdue", n_overdue), n_overdue);
  g_autofree char *ahead =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u falls due within a week", "%u fall due within a week", n_ahead),
                       n_ahead);

  if (n_overdue == 0 || n_ahead == 0)
    return g_strdup (n_overdue > 0 ? overdue : ahead);
  return g_strdup_printf ("%s, %s", overdue, ahead);
}

static void
add_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

LyktaDigest *
lykta_digest_new (LyktaStore *store)
{
  g_autoptr (LyktaMatters) matters = lykta_matters_read (store, LYKTA_DIGEST_DAYS, MOST, NULL);
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_matter_unref);
  g_autoptr (GDateTime) end = NULL;
  gint64 me = lykta_store_find_by_title (store, lykta_store_find_register (store, "people"), lykta_store_get_user (store));
  GString *body;
  guint n_overdue = 0;
  guint n_ahead = 0;
  LyktaDigest *self;

  if (matters == NULL)
    return NULL;
  end = g_date_time_add_days (matters->now, LYKTA_DIGEST_DAYS + 1);
  body = g_string_new (NULL);
  for (guint i = 0; i < matters->list->len; i++)
    {
      LyktaMatter *matter = matters->list->pdata[i];
      gboolean overdue = matter->urgency == LYKTA_URGENCY_OVERDUE;

      /* A clock of the law is read at any distance. */
      if (matter->snooze != 0 || (me > 0 && matter->who != me) || g_date_time_compare (matter->due, end) > 0)
        continue;
      n_overdue += overdue;
      n_ahead += !overdue;
      if (named->len < LYKTA_DIGEST_NAMED && !is_secret (store, matter))
        {
          g_ptr_array_add (named, lykta_matter_ref (matter));
          add_line (body, matter->title);
        }
    }
  if (n_overdue + n_ahead == 0)
    {
      g_string_free (body, TRUE);
      return NULL;
    }
  if (n_overdue + n_ahead > named->len)
    add_line (body, _ ("Open Lykta to see all."));
  self = g_new0 (LyktaDigest, 1);
  self->title = make_title (n_overdue, n_ahead);
  self->body = g_string_free_and_steal (body);
  self->named = g_steal_pointer (&named);
  return self;
}

void
lykta_digest_free (LyktaDigest *self)
{
  g_free (self->title);
  g_free (self->body);
  g_ptr_array_unref (self->named);
  g_free (self);
}

gboolean
lykta_digest_is_quiet (GDateTime *now, int from, int to)
{
  int hour = g_date_time_get_hour (now);

  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/* lykta-tracks.c: to whom an incident may have to be reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-tracks.h"

#include <glib/gi18n-lib.h>

#include "lykta-deadline.h"
#include "lykta-rules.h"

static gboolean
is_text (LyktaRecord *record, const char *field, const char *text)
{
  return g_strcmp0 (lykta_record_get_text (record, field), text) == 0;
}

static gboolean
is_any (LyktaRecord *incident)
{
  return TRUE;
}

static gboolean
is_breach (LyktaRecord *incident)
{
  return is_text (incident, "kind", "breach");
}

static gboolean
is_high_risk (LyktaRecord *incident)
{
  return lykta_record_get_integer (incident, "high_risk") != 0;
}

static gboolean
is_security_sensitive (LyktaRecord *incident)
{
  return lykta_record_get_integer (incident, "security_sensitive") != 0;
}

/* 1 kap. 12 §: what belongs to security protection is reported under that law. */
static gboolean
is_significant (LyktaRecord *incident)
{
  return lykta_record_get_integer (incident, "significant") != 0 && !is_security_sensitive (incident);
}

/* 2 kap. 8 §: a situation report in place of the final one, when the incident still goes on. */
static gboolean
is_significant_and_ongoing (LyktaRecord *incident)
{
  return is_significant (incident) && lykta_record_get_integer (incident, "ongoing") != 0
         && !lykta_record_is_empty (incident, "notified_at");
}

static gboolean
is_serious (LyktaRecord *incident)
{
  return is_significant (incident) || is_text (incident, "malicious", "yes") || is_text (incident, "severity", "considerable")
         || is_text (incident, "severity", "maximal");
}

static gboolean
is_cert_called (LyktaRecord *incident)
{
  return !lykta_record_is_empty (incident, "cert_called");
}

/* In the order in which they are due */
static const LyktaTrack tracks[] = {
  { "ia", N_ ("The city"), N_ ("as soon as possible"), N_ ("Every incident and deviation is reported in IA."),
    "Stadens rutin för avvikelser (IA)", NULL, is_any, is_any },
  { "cert", NULL, N_ ("at once, when it is serious"), N_ ("It is significant, severe or perhaps malicious."),
    "Stadens kvalitetsprogram, CERT-funktionen", NULL, is_serious, is_cert_called },
  { "nis2-warning", N_ ("NCSC/CERT-SE"), NULL, N_ ("The incident is significant."), "Cybersäkerhetslagen (2025:1506) 2 kap. 5 §",
    "nis2-warning", is_significant, is_significant },
  { "imy", N_ ("IMY"), NULL, N_ ("It is a personal data breach, unless a risk to people is unlikely."),
    "Dataskyddsförordningen (EU) 2016/679, artikel 33.1", "imy", is_breach, is_high_risk },
  { "nis2-notification", N_ ("NCSC/CERT-SE"), NULL, N_ ("The incident is significant."),
    "Cybersäkerhetslagen (2025:1506) 2 kap. 6 §", "nis2-notification", is_significant, is_significant },
  { "subjects", NULL, N_ ("without undue delay, when the risk is high"),
    N_ ("It is a personal data breach: told when the risk to people is high."),
    "Dataskyddsförordningen (EU) 2016/679, artikel 34.1", NULL, is_breach, is_high_risk },
  { "nis2-situation", N_ ("NCSC/CERT-SE"), NULL, N_ ("The incident is significant and still goes on."),
    "Cybersäkerhetslagen (2025:1506) 2 kap. 8 §", "nis2-final", is_significant_and_ongoing, is_significant },
  { "nis2-final", N_ ("NCSC/CERT-SE"), NULL, N_ ("The incident is significant."), "Cybersäkerhetslagen (2025:1506) 2 kap. 8 §",
    "nis2-final", is_significant, is_significant },
  { "nis2-interim", N_ ("NCSC/CERT-SE"), N_ ("when the receiver asks for it"), N_ ("The receiver has asked for it."),
    "Cybersäkerhetslagen (2025:1506) 2 kap. 7 §", "nis2-notification", NULL, NULL },
  { "sapo", NULL, N_ ("without delay"), N_ ("It concerns security-sensitive activity."),
    "Säkerhetsskyddsförordningen (2021:955) 2 kap. 4 §", NULL, is_security_sensitive, is_security_sensitive },
};

static gboolean
has_report (GPtrArray *reports, const char *track)
{
  for (guint i = 0; i < reports->len; i++)
    if (is_text (g_ptr_array_index (reports, i), "track", track))
      return TRUE;
  return FALSE;
}

/* Whether the law behind a track was in force when the office became aware. */
static gboolean
is_in_force (GPtrArray *picks, const char *track)
{
  for (guint i = 0; i < picks->len; i++)
    if (is_text (g_ptr_array_index (picks, i), "code", track))
      return TRUE;
  return FALSE;
}

/**
 * lykta_tracks_find:
 * @code: (nullable): of the pick list "report_tracks"
 *
 * Returns: (nullable): %NULL for a track that the office has added to the list
 */
const LyktaTrack *
lykta_tracks_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (tracks); i++)
    if (g_strcmp0 (tracks[i].code, code) == 0)
      return &tracks[i];
  return NULL;
}

/**
 * lykta_tracks_propose:
 *
 * Which tracks an incident should have and has not: Articles 33 and 34 GDPR for a personal data breach, 2 kap. 5–8 §§ of the
 * Cybersecurity Act for a significant incident, the city's own routines.
 *
 * Returns: (transfer full) (element-type LyktaTrack): in the order of the table
 */
GPtrArray *
lykta_tracks_propose (LyktaStore *store, LyktaRecord *incident)
{
  g_autoptr (GPtrArray) reports = lykta_rules_find (store, "reports", "incident", lykta_record_get_id (incident));
  g_autofree char *day = lykta_deadline_get_day (lykta_record_get_text (incident, "aware"));
  g_autoptr (GPtrArray) picks = lykta_store_get_picks (store, "report_tracks", day);
  GPtrArray *proposed = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tracks); i++)
    if (tracks[i].applies != NULL && tracks[i].applies (incident) && is_in_force (picks, tracks[i].code)
        && !has_report (reports, tracks[i].code))
      g_ptr_array_add (proposed, (gpointer) &tracks[i]);
  return proposed;
}

/**
 * lykta_tracks_add_report:
 *
 * Adds to @edit the report of a track: to be made where there is no choice, to be decided otherwise.
 *
 * Returns: what stands for the report within the edit
 */
gint64
lykta_tracks_add_report (LyktaStore *store, LyktaRecord *incident, const LyktaTrack *track, LyktaEdit *edit)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "reports");
  gint64 id = lykta_edit_insert (edit, reg);

  lykta_edit_set_integer (edit, reg, id, "incident", lykta_record_get_id (incident));
  lykta_edit_set_text (edit, reg, id, "track", track->code);
  lykta_edit_set_text (edit, reg, id, "decision", track->certain != NULL && track->certain (incident) ? "report" : "undecided");
  return id;
}

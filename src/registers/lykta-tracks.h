/* lykta-tracks.h: to whom an incident may have to be reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaTrack:
 * @code: in the pick list "report_tracks"
 * @receiver: (nullable): who gets the report, where its name does not say it, N_() marked
 * @undated: (nullable): when it is to be made where no deadline rule says so, N_() marked
 * @why: when it is proposed, a sentence, N_() marked
 * @source: where that is written, as it is cited in Swedish
 * @form: (nullable): id of the form whose questions it answers, see lykta-report-form.h
 * @applies: whether it is proposed for an incident
 * @certain: (nullable): whether it must be reported; otherwise someone decides
 *
 * One way in which an incident is reported. Lykta proposes, a person decides.
 */
typedef struct
{
  const char *code;
  const char *receiver;
  const char *undated;
  const char *why;
  const char *source;
  const char *form;
  gboolean (*applies) (LyktaRecord *incident);
  gboolean (*certain) (LyktaRecord *incident);
} LyktaTrack;

const LyktaTrack *lykta_tracks_find (const char *code);

GPtrArray *lykta_tracks_propose (LyktaStore *store, LyktaRecord *incident);
gint64 lykta_tracks_add_report (LyktaStore *store, LyktaRecord *incident, const LyktaTrack *track, LyktaEdit *edit);

G_END_DECLS

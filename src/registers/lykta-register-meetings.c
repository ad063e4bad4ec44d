/* lykta-register-meetings.c: meetings and decisions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"

static const LyktaChoice meeting_kind_choices[] = {
  { "head", N_ ("Head and coordinator"), LYKTA_TONE_PLAIN },
  { "management", N_ ("Management group"), LYKTA_TONE_PLAIN },
  { "council", N_ ("Council"), LYKTA_TONE_PLAIN },
  { "forum", N_ ("Forum"), LYKTA_TONE_PLAIN },
  { "other", N_ ("Other"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice meeting_state_choices[] = {
  { "planned", N_ ("To be held"), LYKTA_TONE_PLAIN },
  { "held", N_ ("Held"), LYKTA_TONE_DONE },
  { "cancelled", N_ ("Cancelled"), LYKTA_TONE_DIMMED },
  { NULL },
};

enum
{
  MEETINGS_ABOUT,
  MEETINGS_RECORD,
};

static const char *const meetings_groups[] = {
  N_ ("About the meeting"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField meetings_fields[] = {
  TEXT (MEETINGS_ABOUT, "title", N_ ("Meeting"), REQUIRED | COLUMN | SEARCHED),
  CHOICE (MEETINGS_ABOUT, "kind", N_ ("Kind"), COLUMN, meeting_kind_choices),
  DATE (MEETINGS_ABOUT, "date", N_ ("Date"), COLUMN | DUE),
  CHOICE (MEETINGS_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, meeting_state_choices),
  REFERENCES (MEETINGS_ABOUT, "participants", N_ ("Participants"), COLUMN | DUTY, "people"),
  LONG_TEXT (MEETINGS_ABOUT, "agenda", N_ ("Agenda"), SEARCHED),
  LONG_TEXT (MEETINGS_ABOUT, "notes", N_ ("Notes"), SEARCHED),
  LYKTA_RECORD_FIELDS (MEETINGS_RECORD),
};

static const LyktaView meetings_views[] = {
  VIEW_ALL,
  { .id = "this_year",
    .label = N_ ("This year"),
    .conditions = WHERE ({ "date", LYKTA_NOT_BEFORE, "year" }, { "date", LYKTA_BEFORE, "year+1" }) },
  { .id = "head", .label = N_ ("Head and coordinator"), .conditions = WHERE ({ "kind", LYKTA_IS, "head" }) },
  { .id = "planned", .label = N_ ("To come"), .conditions = WHERE ({ "state", LYKTA_IS, "planned" }), .sort = "date" },
  { .id = "late",
    .label = N_ ("Not held"),
    .conditions = WHERE ({ "state", LYKTA_IS, "planned" }, { "date", LYKTA_BEFORE, "today" }),
    .sort = "date",
    .gap = TRUE },
  { NULL },
};

const LyktaRegister lykta_register_meetings = {
  .id = "meetings",
  .label = N_ ("Meetings"),
  .label_one = N_ ("Meeting"),
  .area = LYKTA_AREA_PEOPLE,
  .icon = "chat-message-new-symbolic",
  .purpose = N_ ("Meetings of the head and the coordinator, councils and forums, with what was decided."),
  .reason = N_ (
      "The head of the office and the coordinator go through the state of things twice a year (management review 2024, 2.1)."),
  .groups = meetings_groups,
  .fields = meetings_fields,
  .n_fields = G_N_ELEMENTS (meetings_fields),
  .title = 0,
  .views = meetings_views,
  .order = "date",
  .descending = TRUE,
};

enum
{
  DECISIONS_ABOUT,
  DECISIONS_RECORD,
};

static const char *const decisions_groups[] = {
  N_ ("About the decision"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField decisions_fields[] = {
  TEXT (DECISIONS_ABOUT, "title", N_ ("Decision"), REQUIRED | COLUMN | SEARCHED),
  DATE (DECISIONS_ABOUT, "date", N_ ("Date"), REQUIRED | COLUMN),
  REFERENCE (DECISIONS_ABOUT, "decided_by", N_ ("Decided by"), COLUMN | WANTED, "people"),
  REFERENCE (DECISIONS_ABOUT, "decided_in", N_ ("Decided in"), COLUMN, "units"),
  LONG_TEXT (DECISIONS_ABOUT, "why", N_ ("Why"), SEARCHED),
  LONG_TEXT (DECISIONS_ABOUT, "consequence", N_ ("Consequence"), SEARCHED),
  YES_NO (DECISIONS_ABOUT, "negative", N_ ("Not to do"), COLUMN, .help = N_ ("A decision not to do or use something.")),
  TEXT (DECISIONS_ABOUT, "dnr", N_ ("Case number"), COLUMN | SEARCHED),
  REFERENCE (DECISIONS_ABOUT, "meeting", N_ ("Meeting"), PLAIN, "meetings"),
  LYKTA_RECORD_FIELDS (DECISIONS_RECORD),
};

static const LyktaView decisions_views[] = {
  VIEW_ALL,
  { .id = "this_year", .label = N_ ("This year"), .conditions = WHERE ({ "date", LYKTA_NOT_BEFORE, "year" }) },
  { .id = "negative", .label = N_ ("Not to do"), .conditions = WHERE ({ "negative", LYKTA_IS, "yes" }) },
  { NULL },
};

const LyktaRegister lykta_register_decisions = {
  .id = "decisions",
  .label = N_ ("Decisions"),
  .label_one = N_ ("Decision"),
  .area = LYKTA_AREA_PEOPLE,
  .icon = "checkbox-checked-symbolic",
  .purpose = N_ ("What was decided, by whom and why, including decisions not to do something."),
  .reason = N_ ("The decision not to use DraftIT is one of the year's results (management review 2024, 2.1); ISO/IEC 27001 "
                "clause 9.3.3 asks that decisions be kept."),
  .groups = decisions_groups,
  .fields = decisions_fields,
  .n_fields = G_N_ELEMENTS (decisions_fields),
  .title = 0,
  .views = decisions_views,
  .order = "date",
  .descending = TRUE,
};

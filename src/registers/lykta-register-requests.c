/* lykta-register-requests.c: requests by data subjects and the search lists of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice request_state_choices[] = {
  { "open", N_ ("Ongoing"), LYKTA_TONE_ACTIVE },
  { "answered", N_ ("Answered"), LYKTA_TONE_DONE },
  { "withdrawn", N_ ("Withdrawn"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice request_channel_choices[] = {
  { "e_service", N_ ("E-service"), LYKTA_TONE_PLAIN }, { "letter", N_ ("Letter"), LYKTA_TONE_PLAIN },
  { "email", N_ ("E-mail"), LYKTA_TONE_PLAIN },        { "phone", N_ ("Telephone"), LYKTA_TONE_PLAIN },
  { "visit", N_ ("Visit"), LYKTA_TONE_PLAIN },         { NULL },
};

static const LyktaChoice request_outcome_choices[] = {
  { "granted", N_ ("Granted"), LYKTA_TONE_DONE },
  { "partly", N_ ("Partly granted"), LYKTA_TONE_ACTIVE },
  { "refused", N_ ("Refused"), LYKTA_TONE_WARNING },
  { "nothing", N_ ("Nothing found"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  REQUESTS_ABOUT,
  REQUESTS_START,
  REQUESTS_PERFORM,
  REQUESTS_FOLLOW_UP,
  REQUESTS_RECORD,
};

static const char *const requests_groups[] = {
  N_ ("About the request"), N_ ("Initiate"), N_ ("Perform"), N_ ("Follow up"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField requests_fields[] = {
  TEXT (REQUESTS_ABOUT, "dnr", N_ ("Case number"), REQUIRED | COLUMN | SEARCHED,
        .help = N_ ("Never the person's name or identity number.")),
  PICK (REQUESTS_ABOUT, "kind", N_ ("Kind"), REQUIRED | COLUMN, "request_kinds"),
  CHOICE (REQUESTS_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, request_state_choices),
  DATE (REQUESTS_ABOUT, "due_moved", N_ ("Due"), COLUMN | DUE | DERIVED,
        .help = N_ ("Moved to the next working day when it falls on a Saturday, Sunday or holiday (Regulation 1182/71).")),
  DATE (REQUESTS_ABOUT, "due", N_ ("Due, plain date"), DERIVED,
        .help = N_ ("The same day one month on, before it is moved: aim for this one.")),
  DATE (REQUESTS_START, "received", N_ ("Received"), REQUIRED | COLUMN),
  CHOICE (REQUESTS_START, "channel", N_ ("Channel"), PLAIN, request_channel_choices),
  REFERENCE (REQUESTS_START, "initiated_by", N_ ("Responsible, start"), WANTED | DUTY, "people"),
  DATE (REQUESTS_START, "initiated_on", N_ ("Initiated on"), PLAIN, .help = N_ ("When the case was registered and handed over.")),
  LONG_TEXT (REQUESTS_START, "person", N_ ("The person"), PLAIN, .help = N_ ("Only what the case needs; weeded with it.")),
  TEXT (REQUESTS_START, "identity_how", N_ ("Identity checked how"), WANTED),
  DATE (REQUESTS_START, "identity_on", N_ ("Identity checked"), PLAIN),
  DATE (REQUESTS_START, "counted_from", N_ ("Counted from"), PLAIN,
        .help = N_ ("If not from receipt: the day the person's identity was clear.")),
  LONG_TEXT (REQUESTS_START, "scope", N_ ("Asks for"), PLAIN),
  REFERENCE (REQUESTS_PERFORM, "performed_by", N_ ("Responsible, perform"), COLUMN | WANTED | DUTY, "people"),
  DATE (REQUESTS_PERFORM, "performed_on", N_ ("Performed on"), PLAIN,
        .help = N_ ("When all was searched, reviewed and compiled.")),
  YES_NO (REQUESTS_PERFORM, "extended", N_ ("Extended"), PLAIN,
          .help = N_ ("By two further months, when the request is complex or they are many (Article 12(3)).")),
  DATE (REQUESTS_PERFORM, "extended_until", N_ ("Extended until"), PLAIN,
        .help = N_ ("A day of its own within the two months; otherwise all of them.")),
  LONG_TEXT (REQUESTS_PERFORM, "extended_why", N_ ("Extended because"), PLAIN),
  DATE (REQUESTS_PERFORM, "told_on", N_ ("Person told on"), PLAIN, .help = N_ ("Must be within the first month.")),
  REFERENCE (REQUESTS_FOLLOW_UP, "followed_up_by", N_ ("Responsible, follow-up"), DUTY, "people"),
  DATE (REQUESTS_FOLLOW_UP, "followed_up_on", N_ ("Followed up on"), PLAIN),
  DATE (REQUESTS_FOLLOW_UP, "answered_on", N_ ("Answered on"), COLUMN),
  TEXT (REQUESTS_FOLLOW_UP, "answered_how", N_ ("Answered how"), PLAIN),
  CHOICE (REQUESTS_FOLLOW_UP, "outcome", N_ ("Outcome"), PLAIN, request_outcome_choices),
  LONG_TEXT (REQUESTS_FOLLOW_UP, "refused_why", N_ ("Refused because"), PLAIN,
             .help = N_ ("The person must be told of the right to complain to IMY and to go to court.")),
  NUMBER (REQUESTS_FOLLOW_UP, "fee", N_ ("Fee charged"), PLAIN, .minimum = 0, .maximum = 1000000, .unit = N_ ("kr"),
          .help = N_ ("Free of charge, unless the request is manifestly unfounded or excessive (Article 12(5)).")),
  LONG_TEXT (REQUESTS_FOLLOW_UP, "fee_why", N_ ("Charged because"), PLAIN),
  NUMBER (REQUESTS_FOLLOW_UP, "days_used", N_ ("Days used"), DERIVED),
  YES_NO (REQUESTS_FOLLOW_UP, "in_time", N_ ("Answered in time"), COLUMN | DERIVED),
  DATE (REQUESTS_FOLLOW_UP, "settled_on", N_ ("Settled"), DERIVED,
        .help = N_ ("The day from which it counts as done in time or not.")),
  LONG_TEXT (REQUESTS_FOLLOW_UP, "lessons", N_ ("Lessons"), SEARCHED),
  DATE (REQUESTS_FOLLOW_UP, "weed_on", N_ ("Weed on"), PLAIN),
  LYKTA_RECORD_FIELDS (REQUESTS_RECORD),
};

static const LyktaView requests_views[] = {
  VIEW_ALL,
  { .id = "open", .label = N_ ("Still open"), .conditions = WHERE ({ "state", LYKTA_IS, "open" }), .sort = "due_moved" },
  { .id = "overdue",
    .label = N_ ("Past due"),
    .conditions = WHERE ({ "state", LYKTA_IS, "open" }, { "due_moved", LYKTA_BEFORE, "today" }),
    .sort = "due_moved",
    .gap = TRUE },
  { .id = "soon",
    .label = N_ ("Due within a week"),
    .conditions = WHERE ({ "state", LYKTA_IS, "open" }, { "due_moved", LYKTA_BEFORE, "today+8" }),
    .sort = "due_moved" },
  { .id = "identity",
    .label = N_ ("Identity not checked"),
    .conditions = WHERE ({ "state", LYKTA_IS, "open" }, { "identity_on", LYKTA_IS_EMPTY }),
    .gap = TRUE },
  { .id = "late", .label = N_ ("Answered late"), .conditions = WHERE ({ "in_time", LYKTA_IS, "no" }) },
  { .id = "weed", .label = N_ ("To be weeded"), .conditions = WHERE ({ "weed_on", LYKTA_BEFORE, "today" }), .sort = "weed_on" },
  { NULL },
};

const LyktaRegister lykta_register_requests = {
  .id = "requests",
  .label = N_ ("Data-subject requests"),
  .label_one = N_ ("Request"),
  .area = LYKTA_AREA_PERSONAL_DATA,
  .icon = "mail-unread-symbolic",
  .purpose = N_ ("Requests by people for their own data or to have them changed, with the clock that runs."),
  .reason = N_ ("A request must be answered without undue delay and at the latest within one month (Article 12(3) GDPR)."),
  .groups = requests_groups,
  .fields = requests_fields,
  .n_fields = G_N_ELEMENTS (requests_fields),
  .title = 0,
  .views = requests_views,
  .order = "received",
  .descending = TRUE,
  .validate = lykta_requests_validate,
  .derive = lykta_requests_derive,
};

enum
{
  REQUEST_ITEMS_ABOUT,
  REQUEST_ITEMS_RECORD,
};

static const char *const request_items_groups[] = {
  N_ ("About the search"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField request_items_fields[] = {
  TEXT (REQUEST_ITEMS_ABOUT, "title", N_ ("Where"), COLUMN | SEARCHED | DERIVED),
  REFERENCE (REQUEST_ITEMS_ABOUT, "request", N_ ("Request"), REQUIRED | COLUMN, "requests"),
  REFERENCE (REQUEST_ITEMS_ABOUT, "processing", N_ ("Processing"), PLAIN, "processings"),
  REFERENCE (REQUEST_ITEMS_ABOUT, "asset", N_ ("Asset"), PLAIN, "assets"),
  REFERENCE (REQUEST_ITEMS_ABOUT, "responsible", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  YES_NO (REQUEST_ITEMS_ABOUT, "found", N_ ("Found"), COLUMN),
  DATE (REQUEST_ITEMS_ABOUT, "secrecy_reviewed", N_ ("Secrecy reviewed"), COLUMN,
        .help = N_ ("When someone judged what may be given out (OSL).")),
  DATE (REQUEST_ITEMS_ABOUT, "done_on", N_ ("Done on"), COLUMN),
  LONG_TEXT (REQUEST_ITEMS_ABOUT, "result", N_ ("Result"), SEARCHED),
  LYKTA_RECORD_FIELDS (REQUEST_ITEMS_RECORD),
};

static const LyktaView request_items_views[] = {
  VIEW_ALL,
  { .id = "open", .label = N_ ("Not searched"), .conditions = WHERE ({ "done_on", LYKTA_IS_EMPTY }), .gap = TRUE },
  { .id = "secrecy",
    .label = N_ ("Secrecy not reviewed"),
    .conditions = WHERE ({ "found", LYKTA_IS, "yes" }, { "secrecy_reviewed", LYKTA_IS_EMPTY }) },
  { NULL },
};

static const LyktaDependency request_items_derive_on[] = {
  { "processings", NULL, "processing" },
  { "assets", NULL, "asset" },
  { NULL },
};

const LyktaRegister lykta_register_request_items = {
  .id = "request_items",
  .label = N_ ("Search list"),
  .label_one = N_ ("Search item"),
  .area = LYKTA_AREA_PERSONAL_DATA,
  .icon = "edit-find-symbolic",
  .parent = "request",
  .purpose = N_ ("Where to look for a person's data, and what was found."),
  .reason = N_ (
      "A routine must say how and by whom requests are initiated, performed and followed up (management review 2024, 1.1.6)."),
  .groups = request_items_groups,
  .fields = request_items_fields,
  .n_fields = G_N_ELEMENTS (request_items_fields),
  .title = 0,
  .views = request_items_views,
  .current = WHERE ({ "done_on", LYKTA_IS_EMPTY }),
  .derive_on = request_items_derive_on,
  .validate = lykta_request_items_validate,
  .derive = lykta_request_items_derive,
};

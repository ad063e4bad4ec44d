/* lykta-register-attachments.c: what is added to records of any register: files, comments, what is put off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

/* What a finished file of a review is; what people attach has no kind. */
static const LyktaChoice attachment_kind_choices[] = {
  { "approved", N_ ("Approved document"), LYKTA_TONE_DONE },
  { "public", N_ ("Public version"), LYKTA_TONE_PLAIN },
  { "data", N_ ("Data of the document"), LYKTA_TONE_PLAIN },
  { "signed", N_ ("Signed document"), LYKTA_TONE_DONE },
  { "received", N_ ("Signed elsewhere and received"), LYKTA_TONE_DONE },
  { "paper", N_ ("Record of signing on paper"), LYKTA_TONE_DONE },
  { NULL },
};

/* Which record they belong to: its register and its number, since it can be any */
#define BELONGS_TO(group_)                                                                                                       \
  TEXT (group_, "register", N_ ("Register"), REQUIRED | COLUMN),                                                                 \
      NUMBER (group_, "record", N_ ("Record number"), REQUIRED | COLUMN | LYKTA_FIELD_RECORD, .minimum = 1,                      \
              .maximum = 9007199254740992.0)

enum
{
  ATTACHMENTS_ABOUT,
  ATTACHMENTS_RECORD,
};

static const char *const attachments_groups[] = {
  N_ ("About the attachment"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField attachments_fields[] = {
  TEXT (ATTACHMENTS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  BELONGS_TO (ATTACHMENTS_ABOUT),
  NUMBER (ATTACHMENTS_ABOUT, "size", N_ ("Size"), REQUIRED | COLUMN, .unit = N_ ("bytes")),
  TEXT (ATTACHMENTS_ABOUT, "media_type", N_ ("Media type"), COLUMN),
  CHOICE (ATTACHMENTS_ABOUT, "kind", N_ ("Finished file"), PLAIN, attachment_kind_choices,
          .help = N_ ("What it is among the finished files of a review, which stay as they are.")),
  TEXT (ATTACHMENTS_ABOUT, "digest", N_ ("SHA-256"), REQUIRED | LYKTA_FIELD_CONTENT,
        .help = N_ ("The fingerprint of the bytes: as long as it is the same, so are they.")),
  TIME (ATTACHMENTS_ABOUT, "added_at", N_ ("Added"), REQUIRED | COLUMN),
  TEXT (ATTACHMENTS_ABOUT, "added_by", N_ ("Added by"), REQUIRED | COLUMN),
  REFERENCE (ATTACHMENTS_ABOUT, "replaced_by", N_ ("Replaced by"), PLAIN, "attachments"),
  TIME (ATTACHMENTS_ABOUT, "removed_at", N_ ("Removed"), PLAIN),
  TEXT (ATTACHMENTS_ABOUT, "removed_by", N_ ("Removed by"), PLAIN),
  LYKTA_RECORD_FIELDS (ATTACHMENTS_RECORD),
};

static const LyktaView attachments_views[] = {
  VIEW_ALL,
  { .id = "current",
    .label = N_ ("Current"),
    .conditions = WHERE ({ "replaced_by", LYKTA_IS_EMPTY }, { "removed_at", LYKTA_IS_EMPTY }) },
  { .id = "removed", .label = N_ ("Removed"), .conditions = WHERE ({ "removed_at", LYKTA_IS_NOT_EMPTY }) },
  { NULL },
};

const LyktaRegister lykta_register_attachments = {
  .id = "attachments",
  .label = N_ ("Attachments"),
  .label_one = N_ ("Attachment"),
  .area = LYKTA_AREA_OFFICE,
  .icon = "mail-attachment-symbolic",
  .purpose = N_ ("Files that belong to records, kept inside the register file."),
  .reason = N_ ("What is kept with a case is a public record until it is weeded by a decision (10 § arkivlagen)."),
  .groups = attachments_groups,
  .fields = attachments_fields,
  .n_fields = G_N_ELEMENTS (attachments_fields),
  .title = 0,
  .views = attachments_views,
  .order = "added_at",
  .kept = TRUE,
  .validate = lykta_attachments_validate,
};

enum
{
  COMMENTS_ABOUT,
  COMMENTS_RECORD,
};

static const char *const comments_groups[] = {
  N_ ("About the comment"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField comments_fields[] = {
  TEXT (COMMENTS_ABOUT, "title", N_ ("Beginning"), COLUMN | SEARCHED | DERIVED),
  BELONGS_TO (COMMENTS_ABOUT),
  LONG_TEXT (COMMENTS_ABOUT, "text", N_ ("Comment"), REQUIRED | SEARCHED),
  TIME (COMMENTS_ABOUT, "written_at", N_ ("Written"), REQUIRED | COLUMN),
  TEXT (COMMENTS_ABOUT, "written_by", N_ ("Written by"), REQUIRED | COLUMN),
  TIME (COMMENTS_ABOUT, "withdrawn_at", N_ ("Withdrawn"), PLAIN),
  TEXT (COMMENTS_ABOUT, "withdrawn_by", N_ ("Withdrawn by"), PLAIN),
  LYKTA_RECORD_FIELDS (COMMENTS_RECORD),
};

static const LyktaView comments_views[] = {
  VIEW_ALL,
  { .id = "withdrawn", .label = N_ ("Withdrawn"), .conditions = WHERE ({ "withdrawn_at", LYKTA_IS_NOT_EMPTY }) },
  { NULL },
};

const LyktaRegister lykta_register_comments = {
  .id = "comments",
  .label = N_ ("Comments"),
  .label_one = N_ ("Comment"),
  .area = LYKTA_AREA_OFFICE,
  .icon = "user-available-symbolic",
  .purpose = N_ ("What people have to say about records, with name and time; it is only added to."),
  .reason = N_ ("Information that matters to a case must be recorded, with when and by whom (27 § förvaltningslagen)."),
  .groups = comments_groups,
  .fields = comments_fields,
  .n_fields = G_N_ELEMENTS (comments_fields),
  .title = 0,
  .views = comments_views,
  .order = "written_at",
  .kept = TRUE,
  .validate = lykta_comments_validate,
  .derive = lykta_comments_derive,
};

enum
{
  SNOOZES_ABOUT,
  SNOOZES_RECORD,
};

static const char *const snoozes_groups[] = {
  N_ ("About what is put off"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField snoozes_fields[] = {
  TEXT (SNOOZES_ABOUT, "title", N_ ("What"), COLUMN | SEARCHED | DERIVED),
  BELONGS_TO (SNOOZES_ABOUT),
  TEXT (SNOOZES_ABOUT, "field", N_ ("Which day"), REQUIRED, .help = N_ ("The id of the field with the day.")),
  DATE (SNOOZES_ABOUT, "until", N_ ("Put off until"), REQUIRED | COLUMN),
  LONG_TEXT (SNOOZES_ABOUT, "reason", N_ ("Why"), REQUIRED | COLUMN | SEARCHED),
  LYKTA_RECORD_FIELDS (SNOOZES_RECORD),
};

static const LyktaView snoozes_views[] = {
  VIEW_ALL,
  { .id = "current", .label = N_ ("Still put off"), .conditions = WHERE ({ "until", LYKTA_AFTER, "today" }), .sort = "until" },
  { NULL },
};

const LyktaRegister lykta_register_snoozes = {
  .id = "snoozes",
  .label = N_ ("Put off"),
  .label_one = N_ ("Matter put off"),
  .area = LYKTA_AREA_OFFICE,
  .icon = "alarm-symbolic",
  .purpose = N_ ("What falls due and has been put off until a day, with the reason. The day itself stays what it is."),
  .reason = N_ ("That something waits is decided by a person and can be asked for afterwards (ISO/IEC 27001 clause 10.2)."),
  .groups = snoozes_groups,
  .fields = snoozes_fields,
  .n_fields = G_N_ELEMENTS (snoozes_fields),
  .title = 0,
  .views = snoozes_views,
  .order = "until",
  .validate = lykta_snoozes_validate,
  .derive = lykta_snoozes_derive,
};

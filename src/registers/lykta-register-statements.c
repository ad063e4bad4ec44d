/* lykta-register-statements.c: that there is nothing to report, said by someone on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"

enum
{
  STATEMENTS_ABOUT,
  STATEMENTS_RECORD,
};

static const char *const statements_groups[] = {
  N_ ("About the statement"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField statements_fields[] = {
  TEXT (STATEMENTS_ABOUT, "register", N_ ("Register"), REQUIRED | COLUMN | SEARCHED),
  DATE (STATEMENTS_ABOUT, "stated_on", N_ ("Stated on"), REQUIRED | COLUMN),
  TEXT (STATEMENTS_ABOUT, "stated_by", N_ ("Stated by"), REQUIRED | COLUMN | SEARCHED),
  NUMBER (STATEMENTS_ABOUT, "last_record", N_ ("Latest entry then"), PLAIN, .minimum = 0, .maximum = G_MAXINT,
          .help = N_ ("The statement holds until something is entered after it.")),
  LYKTA_RECORD_FIELDS (STATEMENTS_RECORD),
};

static const LyktaView statements_views[] = {
  VIEW_ALL,
  { NULL },
};

const LyktaRegister lykta_register_statements = {
  .id = "statements",
  .label = N_ ("Nothing to report"),
  .label_one = N_ ("Statement of nothing"),
  .area = LYKTA_AREA_OFFICE,
  .icon = "object-select-symbolic",
  .purpose = N_ ("Who has said on which day that a register has nothing to report."),
  .reason =
      N_ ("“So far this year there are no recommendations from the auditors” is a fact of the review, too (management review "
          "2024, 1.1.5; ISO/IEC 27001 clause 9.3.2)."),
  .groups = statements_groups,
  .fields = statements_fields,
  .n_fields = G_N_ELEMENTS (statements_fields),
  .title = 0,
  .views = statements_views,
  .order = "stated_on",
  .descending = TRUE,
};

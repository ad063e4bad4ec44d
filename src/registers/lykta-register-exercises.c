/* lykta-register-exercises.c: exercises and tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"

static const LyktaChoice exercise_kind_choices[] = {
  { "incident", N_ ("Incident exercise"), LYKTA_TONE_PLAIN },
  { "continuity", N_ ("Continuity exercise"), LYKTA_TONE_PLAIN },
  { "penetration", N_ ("Penetration test"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice exercise_state_choices[] = {
  { "planned", N_ ("Planned"), LYKTA_TONE_PLAIN },
  { "done", N_ ("Done"), LYKTA_TONE_DONE },
  { "cancelled", N_ ("Dropped"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice exercise_place_choices[] = {
  { "office", N_ ("In the office"), LYKTA_TONE_PLAIN },
  { "supplier", N_ ("At the supplier"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  EXERCISES_ABOUT,
  EXERCISES_RECORD,
};

static const char *const exercises_groups[] = {
  N_ ("About the exercise"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField exercises_fields[] = {
  TEXT (EXERCISES_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  CHOICE (EXERCISES_ABOUT, "kind", N_ ("Kind"), REQUIRED | COLUMN, exercise_kind_choices),
  DATE (EXERCISES_ABOUT, "date", N_ ("Date"), COLUMN | DUE),
  CHOICE (EXERCISES_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, exercise_state_choices),
  CHOICE (EXERCISES_ABOUT, "place", N_ ("Where"), COLUMN, exercise_place_choices),
  REFERENCE (EXERCISES_ABOUT, "supplier", N_ ("Supplier"), COLUMN, "suppliers"),
  REFERENCE (EXERCISES_ABOUT, "responsible", N_ ("Responsible"), COLUMN | DUTY, "people"),
  LONG_TEXT (EXERCISES_ABOUT, "scope", N_ ("Scope"), SEARCHED),
  REFERENCES (EXERCISES_ABOUT, "assets", N_ ("Systems"), PLAIN, "assets"),
  REFERENCES (EXERCISES_ABOUT, "plans", N_ ("Continuity plans"), PLAIN, "continuity"),
  LONG_TEXT (EXERCISES_ABOUT, "result", N_ ("Result"), SEARCHED),
  LYKTA_RECORD_FIELDS (EXERCISES_RECORD),
};

static const LyktaView exercises_views[] = {
  VIEW_ALL,
  { .id = "planned", .label = N_ ("To come"), .conditions = WHERE ({ "state", LYKTA_IS, "planned" }), .sort = "date" },
  { .id = "late",
    .label = N_ ("Past due"),
    .conditions = WHERE ({ "state", LYKTA_IS, "planned" }, { "date", LYKTA_BEFORE, "today" }),
    .sort = "date",
    .gap = TRUE },
  { .id = "no_result",
    .label = N_ ("No result"),
    .conditions = WHERE ({ "state", LYKTA_IS, "done" }, { "result", LYKTA_IS_EMPTY }) },
  { NULL },
};

const LyktaRegister lykta_register_exercises = {
  .id = "exercises",
  .label = N_ ("Exercises and tests"),
  .label_one = N_ ("Exercise"),
  .area = LYKTA_AREA_EVENTS,
  .icon = "applications-engineering-symbolic",
  .purpose = N_ ("Exercises of incidents and tests of security mechanisms, and what they showed."),
  .reason = N_ ("Incidents are exercised and security mechanisms tested in the office and at the IT supplier (management review "
                "2024, 2.2.2, item 4)."),
  .groups = exercises_groups,
  .fields = exercises_fields,
  .n_fields = G_N_ELEMENTS (exercises_fields),
  .title = 0,
  .views = exercises_views,
  .order = "date",
  .descending = TRUE,
};

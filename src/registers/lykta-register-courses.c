/* lykta-register-courses.c: courses and their results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

enum
{
  COURSES_ABOUT,
  COURSES_PARTS,
  COURSES_RECORD,
};

static const char *const courses_groups[] = {
  N_ ("About the course"),
  N_ ("Parts and release"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField courses_fields[] = {
  TEXT (COURSES_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  LONG_TEXT (COURSES_ABOUT, "description", N_ ("Description"), COLUMN | SEARCHED),
  PICK (COURSES_ABOUT, "requirement", N_ ("Requirement"), COLUMN, "course_requirements"),
  PICKS (COURSES_ABOUT, "roles", N_ ("Roles concerned"), PLAIN, "roles"),
  PICK (COURSES_ABOUT, "type", N_ ("Type"), COLUMN, "course_types"),
  TEXT (COURSES_ABOUT, "audience", N_ ("Audience"), COLUMN | SEARCHED),
  NUMBER (COURSES_ABOUT, "valid_months", N_ ("Valid for"), PLAIN, .minimum = 1, .maximum = 120, .unit = N_ ("months")),
  URL (COURSES_ABOUT, "url", N_ ("Web address"), PLAIN),
  REFERENCE (COURSES_PARTS, "part_of", N_ ("Part of"), PLAIN, "courses", .help = N_ ("The package that this is one part of.")),
  NUMBER (COURSES_PARTS, "part_number", N_ ("Part"), PLAIN, .minimum = 1, .maximum = 99),
  DATE (COURSES_PARTS, "released", N_ ("Released on"), COLUMN),
  DATE (COURSES_PARTS, "withdrawn", N_ ("Withdrawn on"), PLAIN),
  NUMBER (COURSES_PARTS, "position", N_ ("Order in lists"), PLAIN, .minimum = 0, .maximum = 9999,
          .help = N_ ("Courses are printed in this order.")),
  LYKTA_RECORD_FIELDS (COURSES_RECORD),
};

static const LyktaView courses_views[] = {
  VIEW_ALL,
  { .id = "courses",
    .label = N_ ("Courses and packages"),
    .conditions = WHERE ({ "part_of", LYKTA_IS_EMPTY }),
    .sort = "position" },
  { .id = "mandatory", .label = N_ ("Mandatory for all"), .conditions = WHERE ({ "requirement", LYKTA_IS, "all" }) },
  { .id = "roles", .label = N_ ("Mandatory for roles"), .conditions = WHERE ({ "requirement", LYKTA_IS, "roles" }) },
  { .id = "parts", .label = N_ ("Parts"), .conditions = WHERE ({ "part_of", LYKTA_IS_NOT_EMPTY }) },
  { NULL },
};

const LyktaRegister lykta_register_courses = {
  .id = "courses",
  .label = N_ ("Courses"),
  .label_one = N_ ("Course"),
  .area = LYKTA_AREA_PEOPLE,
  .icon = "display-projector-symbolic",
  .purpose = N_ ("Courses on information security and data protection: for whom, mandatory or not, and how many have done them."),
  .reason = N_ (
      "Those who lead the organisation shall undergo training in security measures (2 kap. 4 § cybersäkerhetslagen, 2025:1506)."),
  .groups = courses_groups,
  .fields = courses_fields,
  .n_fields = G_N_ELEMENTS (courses_fields),
  .title = 0,
  .views = courses_views,
  .validate = lykta_courses_validate,
};

enum
{
  COURSE_RESULTS_ABOUT,
  COURSE_RESULTS_WHO,
  COURSE_RESULTS_RECORD,
};

static const char *const course_results_groups[] = {
  N_ ("About the result"),
  N_ ("Who"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField course_results_fields[] = {
  TEXT (COURSE_RESULTS_ABOUT, "title", N_ ("Result"), COLUMN | SEARCHED | DERIVED),
  REFERENCE (COURSE_RESULTS_ABOUT, "course", N_ ("Course"), REQUIRED, "courses"),
  REFERENCE (COURSE_RESULTS_ABOUT, "part", N_ ("Part"), PLAIN, "courses"),
  DATE (COURSE_RESULTS_ABOUT, "date", N_ ("Date"), REQUIRED | COLUMN),
  REFERENCE (COURSE_RESULTS_WHO, "person", N_ ("Person"), COLUMN, "people",
             .help = N_ ("One person; or a unit and category with counts below.")),
  REFERENCE (COURSE_RESULTS_WHO, "unit", N_ ("Unit"), COLUMN, "units"),
  CHOICE (COURSE_RESULTS_WHO, "category", N_ ("Category"), PLAIN, lykta_choices_person_category),
  NUMBER (COURSE_RESULTS_WHO, "done", N_ ("Have done it"), COLUMN, .minimum = 0, .maximum = 1000000),
  NUMBER (COURSE_RESULTS_WHO, "total", N_ ("Of"), COLUMN, .minimum = 0, .maximum = 1000000),
  NUMBER (COURSE_RESULTS_WHO, "share", N_ ("Share"), COLUMN | DERIVED, .unit = N_ ("%")),
  YES_NO (COURSE_RESULTS_WHO, "complete", N_ ("All have done it"), DERIVED),
  LYKTA_RECORD_FIELDS (COURSE_RESULTS_RECORD),
};

static const LyktaView course_results_views[] = {
  VIEW_ALL,
  { .id = "this_year", .label = N_ ("This year"), .conditions = WHERE ({ "date", LYKTA_NOT_BEFORE, "year" }) },
  { .id = "incomplete",
    .label = N_ ("Not everyone"),
    .conditions = WHERE ({ "complete", LYKTA_IS, "no" }, { "date", LYKTA_NOT_BEFORE, "year" }) },
  { NULL },
};

static const LyktaDependency course_results_derive_on[] = {
  { "courses", NULL, "course" },
  { "people", NULL, "person" },
  { "units", NULL, "unit" },
  { NULL },
};

const LyktaRegister lykta_register_course_results = {
  .id = "course_results",
  .label = N_ ("Course results"),
  .label_one = N_ ("Course result"),
  .area = LYKTA_AREA_PEOPLE,
  .icon = "application-certificate-symbolic",
  .purpose = N_ ("Who has done which course: one person, or how many of a unit."),
  .reason = N_ ("Mandatory e-learning is checked for all employees (management review 2024, 2.1)."),
  .groups = course_results_groups,
  .fields = course_results_fields,
  .n_fields = G_N_ELEMENTS (course_results_fields),
  .title = 0,
  .views = course_results_views,
  .order = "date",
  .descending = TRUE,
  .derive_on = course_results_derive_on,
  .validate = lykta_course_results_validate,
  .derive = lykta_course_results_derive,
};

/* lykta-course-coverage.h: how many of those a course is meant for have done it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaCourseCoverage LyktaCourseCoverage;

/**
 * LyktaCourseFigure:
 * @done: how many have done it
 * @total: of how many; 0 when nobody has counted
 * @results: the course results that make the number (element-type gint64)
 * @incomplete: those of them that are not of everybody, and those of persons that are no longer valid (element-type gint64)
 * @people: persons it is meant for who have not done it, each once (element-type gint64)
 *
 * What is known of a course, a package or a unit in a year.
 */
typedef struct
{
  gint64 done;
  gint64 total;
  GArray *results;
  GArray *incomplete;
  GArray *people;
} LyktaCourseFigure;

/**
 * lykta_course_coverage_new:
 *
 * Reads courses, results and those whom courses are meant for, once for any number of years.
 *
 * A result is of a unit and category with counts, or of a person. Of several counts of the same unit and category in a year
 * the last applies. A person has done a course until the result is too old by the course's "valid for". Once a course is
 * followed up by person, everybody it is mandatory for counts who was employed on the day, unless a count of their unit
 * and category has them already. Parts count from the day they are released; a package is the sum of its parts. The day is
 * the last of the year, or today.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LyktaCourseCoverage *lykta_course_coverage_new (LyktaStore *store, GError **error);
void lykta_course_coverage_free (LyktaCourseCoverage *self);

/* The courses and packages in their order, without their parts; the parts of one. (element-type LyktaRecord, borrowed) */
GPtrArray *lykta_course_coverage_get_courses (LyktaCourseCoverage *self);
GPtrArray *lykta_course_coverage_get_parts (LyktaCourseCoverage *self, gint64 course);

/* @course: a course, a package or a part; 0: all. @unit: only what is of that unit itself; 0: of all. (transfer full) */
LyktaCourseFigure *lykta_course_coverage_count (LyktaCourseCoverage *self, gint64 course, gint64 unit, int year);

/* The units that have figures in the year. (element-type gint64) */
GArray *lykta_course_coverage_get_units (LyktaCourseCoverage *self, int year);

void lykta_course_figure_free (LyktaCourseFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaCourseCoverage, lykta_course_coverage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaCourseFigure, lykta_course_figure_free)

G_END_DECLS

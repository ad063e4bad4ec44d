/* review-test.h: an office in a file of its own, and other programs' view of a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *directory;
  LyktaStore *store;
} ReviewTest;

void review_test_set_up (ReviewTest *test, gconstpointer language); /* "sv" or "en"; an office without records */
void review_test_tear_down (ReviewTest *test, gconstpointer language);
char *review_test_path (ReviewTest *test, const char *name);

/* Adds a record; @...: field, text as it is stored, …, NULL. References and numbers by their digits. Returns its id. */
gint64 review_test_add (ReviewTest *test, const char *reg, ...) G_GNUC_NULL_TERMINATED;
void review_test_change (ReviewTest *test, const char *reg, gint64 id, const char *field, const char *text);
gint64 review_test_find_section (ReviewTest *test, gint64 review, const char *section);

/* What a program prints; the test fails when it does. */
char *review_test_run (const char *first, ...) G_GNUC_NULL_TERMINATED;
char *review_test_extract (const char *pdf); /* pdftotext, in one line, without the pages' heads and feet */
char *review_test_normalise (const char *text);
void review_test_assert_contains (const char *text, const char *wanted);
void review_test_assert_lacks (const char *text, const char *unwanted);

G_END_DECLS

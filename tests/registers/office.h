/* office.h: a new register file for the tests of the rules, and short ways to fill it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-registers.h"

G_BEGIN_DECLS

/* The clock stands at this day in all of these tests. */
#define OFFICE_TODAY "2026-11-11"

typedef struct
{
  char *directory;
  char *path;
  LyktaStore *store;
} Office;

void office_set_up (Office *office, gconstpointer data);
void office_tear_down (Office *office, gconstpointer data);
#define office_add_test(path_, function_) g_test_add (path_, Office, NULL, office_set_up, function_, office_tear_down)

const LyktaRegister *office_reg (Office *office, const char *reg);

/* Values as text: ids of records are numbers, several of them parted by spaces, yes and no are 1 and 0. Pairs end with NULL. */
gint64 office_add (Office *office, const char *reg, ...) G_GNUC_NULL_TERMINATED;
void office_set (Office *office, const char *reg, gint64 id, const char *field, const char *text);
void office_refuse_add (Office *office, const char *reg, ...) G_GNUC_NULL_TERMINATED; /* REFUSED, and nothing changed */
void office_refuse_set (Office *office, const char *reg, gint64 id, const char *field, const char *text);

/* The value as it would be typed above, "" when it is empty. */
char *office_get (Office *office, const char *reg, gint64 id, const char *field);
void office_assert (Office *office, const char *reg, gint64 id, const char *field, const char *expected);
const char *office_id (gint64 id); /* as text; valid as long as the program runs */

/* Whether the record is in the saved view. */
gboolean office_view_has (Office *office, const char *reg, const char *view, gint64 id);

int office_run (int argc, char *argv[], void (*add_tests) (void));

G_END_DECLS

/* lykta-test.h: small registers of the core's tests, and files to keep them in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-log.h"
#include "lykta-record-list.h"
#include "lykta-store-private.h"

G_BEGIN_DECLS

#define LYKTA_TEST_SCHEMA "/io/github/lykta/Lykta/test"

/* Every type of field, hooks that count, derive and refuse. */
extern const LyktaRegister lykta_test_people;
extern const LyktaRegister lykta_test_things;
extern const LyktaRegister lykta_test_parts;
extern const LyktaRegister lykta_test_files; /* with bytes; only added to */
extern const LyktaRegister lykta_test_picks;
extern const LyktaRegister *const lykta_test_registers[];

/* A folder that goes with the test, and a store in it. */
typedef struct
{
  char *directory;
  char *path;
  LyktaStore *store;
} LyktaTest;

void lykta_test_set_up (LyktaTest *test, gconstpointer data);
void lykta_test_tear_down (LyktaTest *test, gconstpointer data);
#define lykta_test_add(path_, function_) g_test_add (path_, LyktaTest, NULL, lykta_test_set_up, function_, lykta_test_tear_down)

LyktaStore *lykta_test_open (LyktaTest *test);
void lykta_test_apply (LyktaStore *store, LyktaEdit *edit);
gint64 lykta_test_add_person (LyktaStore *store, const char *name);
gint64 lykta_test_add_thing (LyktaStore *store, const char *name);
/* Keeps @size bytes that are the same for the same seed. Returns the record's id in the edit. */
gint64 lykta_test_add_file (LyktaEdit *edit, const char *name, guint32 seed, gsize size);
void lykta_test_set_text (LyktaStore *store, const LyktaRegister *reg, gint64 id, const char *field, const char *text);
char *lykta_test_get_text (LyktaStore *store, const LyktaRegister *reg, gint64 id, const char *field);
/* The titles of a selection, joined by a space. */
char *lykta_test_get_titles (LyktaStore *store, const LyktaQuery *query);
void lykta_test_assert_sound (LyktaStore *store);
/* Memory, zeroed, that a forked child writes and its parent reads: the exit code of a child is valgrind's, since what a process
 * that ends at once leaves behind counts as leaked. Kept until the program ends. */
gpointer lykta_test_share (gsize size);
void lykta_test_remove_tree (const char *directory);

G_END_DECLS

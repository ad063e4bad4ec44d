/* lykta-test-office.h: a small office on a Wednesday, 13 November 2024, for tests of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TEST_NOW "2024-11-13T08:00:00Z"

/* What is in it */
#define LYKTA_TEST_ASSETS 3
#define LYKTA_TEST_OWNERLESS 2
#define LYKTA_TEST_OVERDUE 1

/* A new register in a folder of its own, opened; stops the clock. */
LyktaStore *lykta_test_office_new (void);

/* Closes it, lets go of it and removes the folder. */
void lykta_test_office_remove (LyktaStore *store);

/* Adds a record with fields by id and text as it is stored, ended by NULL. */
gint64 lykta_test_add (LyktaStore *store, const char *reg, ...) G_GNUC_NULL_TERMINATED;

/* Turns the main loop until @condition holds, twenty seconds at most: machines are busy. */
typedef gboolean (*LyktaTestCondition) (gpointer data);
void lykta_test_wait (LyktaTestCondition condition, gpointer data);
void lykta_test_turn (guint milliseconds);

/* The first widget below @root of a type whose text (label, title) is @text; NULL finds the first of the type. */
GtkWidget *lykta_test_find (GtkWidget *root, GType type, const char *text);

G_END_DECLS

/* lykta-requirement-set.h: requirements that an office may start from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* Frameworks that there are sets of, as in the pick list */
#define LYKTA_REQUIREMENT_SET_ANNEX_A "iso27001-a"
#define LYKTA_REQUIREMENT_SET_NIS2 "nis2"

/**
 * lykta_requirement_set_add:
 * @framework: of which the requirements are
 * @edit: takes them
 *
 * Adds those whose clause is not among the framework's requirements yet, so that it may be done again.
 *
 * Returns: how many; -1 with @error set
 */
int lykta_requirement_set_add (LyktaStore *store, LyktaEdit *edit, const char *framework, GError **error);

/* Clauses of the set that no requirement of the framework has. (transfer full) (nullable): NULL with @error set */
GStrv lykta_requirement_set_find_missing (LyktaStore *store, const char *framework, GError **error);

/* "A.5.2" before "A.5.10" */
int lykta_requirement_compare_clauses (const char *a, const char *b);

G_END_DECLS

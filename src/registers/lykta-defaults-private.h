/* lykta-defaults-private.h: the entries that a file has from the start, as the program brings them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct
{
  const LyktaField *field;
  LyktaValue value;
} LyktaDefaultCell;

/**
 * LyktaDefault:
 * @reg: pick lists, deadline rules or the office
 * @key: what it is known by, whatever it is called: see lykta_defaults_make_key()
 * @cells: (element-type LyktaDefaultCell): its values, none of them empty
 */
typedef struct
{
  const LyktaRegister *reg;
  char *key;
  GArray *cells;
} LyktaDefault;

GKeyFile *lykta_defaults_load (const char *name, GError **error);   /* "picks.ini" */
char *lykta_defaults_make_key (const char *list, const char *code); /* either may be NULL */
GPtrArray *lykta_defaults_read (LyktaStore *store, const char *language, GError **error);
void lykta_default_apply (const LyktaDefault *self, LyktaEdit *edit, gint64 id);

G_END_DECLS

/* lykta-import-mapping.h: what the columns of a spreadsheet are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-import-head.h"
#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaImportMapping:
 * @names: (element-type utf8): of the columns, as the file says them
 * @fields: (element-type LyktaField): which field each is; %NULL: left out
 * @creates: (element-type LyktaField): fields whose missing records are created
 * @key: (nullable): the field that says which records are meant
 * @remembered: whether it was chosen for a file with the same columns before
 *
 * Columns are recognised by what was chosen before, then by id and label.
 */
typedef struct
{
  /* Borrowed */
  const LyktaRegister *reg;
  const LyktaField *key;

  /* Owned */
  LyktaStore *store;
  GPtrArray *names;
  GPtrArray *fields;
  GPtrArray *creates;

  gboolean remembered;
} LyktaImportMapping;

LyktaImportMapping *lykta_import_mapping_new (LyktaStore *store, const LyktaRegister *reg);
void lykta_import_mapping_free (LyktaImportMapping *self);
void lykta_import_mapping_clear (LyktaImportMapping *self);

/* Takes the names from a row, and recognises them unless they are the same as before. */
void lykta_import_mapping_take_names (LyktaImportMapping *self, const LyktaImportRow *header);

/* Each returns whether that changes anything. */
gboolean lykta_import_mapping_set_field (LyktaImportMapping *self, guint column, const LyktaField *field);
gboolean lykta_import_mapping_set_creates (LyktaImportMapping *self, const LyktaField *field, gboolean creates);

gboolean lykta_import_mapping_get_creates (const LyktaImportMapping *self, const LyktaField *field);
gboolean lykta_import_mapping_is_used_twice (const LyktaImportMapping *self, guint column);
gboolean lykta_import_mapping_can_be_key (const LyktaField *field);
char *lykta_import_mapping_get_obstacle (const LyktaImportMapping *self);
char **lykta_import_mapping_list_fields (const LyktaImportMapping *self);
char **lykta_import_mapping_list_creates (const LyktaImportMapping *self);

/* For the next file with the same columns. */
void lykta_import_mapping_remember (const LyktaImportMapping *self);

G_END_DECLS

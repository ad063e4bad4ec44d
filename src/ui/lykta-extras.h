/* lykta-extras.h: what single registers have in the window beyond table and fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaSection:
 * @reg: (nullable): id of the register; %NULL: every register
 * @get_type: of a class derived from #LyktaRecordSection
 * @last: below the fields and what belongs to the record; above the fields otherwise
 * @replaces: (nullable): id of a register whose records, parts of this one, it shows in place of the plain list of them
 * @fields: (nullable): ids of fields that the section shows in the pane's stead, ends with %NULL
 *
 * A part of the record pane.
 */
typedef struct
{
  const char *reg;
  GType (*get_type) (void);
  gboolean last;
  const char *replaces;
  const char *const *fields;
} LyktaSection;

/**
 * LyktaRecordCommand:
 * @reg: (nullable): id of the register; %NULL: every register
 * @id: stable and English ("hand-over")
 * @label: in the menu of the record, N_() marked ("_Hand Over To…")
 * @applies: (nullable): whether it can be done with this record
 * @run: does it, or opens the dialog that does; @widget is the record's pane
 *
 * What can be done with a record.
 */
typedef struct
{
  const char *reg;
  const char *id;
  const char *label;
  gboolean (*applies) (LyktaStore *store, LyktaRecord *record);
  void (*run) (GtkWidget *widget, LyktaStore *store, LyktaRecord *record);
} LyktaRecordCommand;

/**
 * LyktaListCommand:
 * @reg: (nullable): id of the register; %NULL: every register
 * @id: stable and English ("print-record-of-processing")
 * @label: in the menu of the register's page, N_() marked
 * @run: does it, or opens the dialog that does; @widget is the page, @query what it shows
 *
 * What can be done with a register as a whole.
 */
typedef struct
{
  const char *reg;
  const char *id;
  const char *label;
  void (*run) (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);
} LyktaListCommand;

/**
 * LyktaFace:
 * @reg: id of the register
 * @id: stable and English ("matrix")
 * @label: beside "List" above the table, N_() marked
 * @make: the widget that is shown in the table's place; it follows the store by itself and opens rows by the actions
 *   `win.show-ids` (register, title, ids) and `win.open-record` (register, id)
 *
 * Another way to see a register than as a list.
 */
typedef struct
{
  const char *reg;
  const char *id;
  const char *label;
  GtkWidget *(*make) (LyktaStore *store);
} LyktaFace;

/* Each table ends with a row without the function; lykta_extras_apply_to() says which rows are a register's. */
const LyktaSection *lykta_extras_get_sections (void);
const LyktaRecordCommand *lykta_extras_get_record_commands (void);
const LyktaListCommand *lykta_extras_get_list_commands (void);
const LyktaFace *lykta_extras_get_faces (void);
gboolean lykta_extras_replace (const LyktaRegister *reg, const LyktaRegister *part);
gboolean lykta_extras_apply_to (const char *wanted, const LyktaRegister *reg);

G_END_DECLS

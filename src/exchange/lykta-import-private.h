/* lykta-import-private.h: what the parts of an import share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-import.h"

G_BEGIN_DECLS

/* A column of the file, and what is known of its field's values */
typedef struct
{
  char *name;
  const LyktaField *field; /* NULL: left out */
  gboolean is_id;          /* the records' own ids */
  GHashTable *values;      /* text → LyktaValue, for fields whose values are looked up */
  gboolean creates;        /* records that it names are added when they are not there */
  GPtrArray *missing;      /* titles of such records, in the order of the file */
  GHashTable *missed;      /* the same, folded */
  GHashTable *taken;       /* value → who has it: id of a record, or minus the row of the file; for the key and unique fields */
} LyktaImportColumn;

/* A cell of the row that is being read. @titles: records that may be added, by another row or with only a title; where @ids has 0 */
typedef struct
{
  gboolean present;
  LyktaValue value;
  GArray *ids;
  GPtrArray *titles;
} LyktaImportCell;

/* A row that names such records, kept until all rows are read */
typedef struct
{
  guint row;
  gint64 id; /* of the record to update, 0 to add one */
  gboolean refused;
  guint n_cells;
  LyktaImportCell *cells;
} LyktaImportPending;

/* A record that rows name and that the edit adds with only its title. @users: ids in the edit of those rows' records */
typedef struct
{
  const LyktaRegister *reg;
  char *key;
  char *title;
  gint64 id;
  GArray *users;
} LyktaImportCreated;

struct _LyktaImport
{
  /* Borrowed */
  const LyktaRegister *reg;
  LyktaImportColumn *key;
  gint *counter;
  const char *const *texts; /* of the row that is being read; NULL when it is no row of text */

  /* Owned */
  LyktaStore *store;
  GHashTable *maps; /* name of a column → id of a field */
  char *key_field;
  char *sheet;             /* its name */
  char **fields;           /* by the columns' order; NULL: recognised by name */
  GHashTable *creates;     /* ids of fields whose records are created */
  GHashTable *created;     /* register and folded title → LyktaImportCreated */
  GHashTable *created_ids; /* its id in the edit → the same */
  GHashTable *uses;        /* id in the edit of a row's record → GPtrArray of the LyktaImportCreated it names */
  GPtrArray *columns;      /* of LyktaImportColumn */
  GPtrArray *problems;
  GPtrArray *ignored;
  LyktaEdit *edit;
  GArray *cells;       /* of LyktaImportCell, one a column */
  GHashTable *titles;  /* folded title of a record that the file adds → its id in the edit, 0 when several have it */
  GHashTable *matched; /* id of a record → row that updates it */
  GArray *rows;        /* of guint: which row adds the first, the second … record of the edit */
  GPtrArray *pending;  /* of LyktaImportPending */
  GHashTable *dropped; /* ids in the edit of rows that the last rehearsal refused */

  LyktaImportCounts counts;
  guint row;
  guint header_row;
  gboolean row_refused;
  gboolean skips_blank;
  gboolean names_itself; /* a column refers to records of the register itself */
};

/* lykta-import-columns.c */
LyktaImportColumn *lykta_import_add_column (LyktaImport *self, const char *name);
gboolean lykta_import_check_columns (LyktaImport *self, GError **error);

/* lykta-import-creates.c */
void lykta_import_note_missing (LyktaImport *self, LyktaImportColumn *column, const char *title);
gint64 lykta_import_create (LyktaImport *self, const LyktaImportColumn *column, const char *title, gint64 user);
void lykta_import_release_created (LyktaImport *self, gint64 user);
void lykta_import_created_free (LyktaImportCreated *created);

/* lykta-import-source.c */
void lykta_import_finish_reading (LyktaImport *self);

/* lykta-import.c */
gboolean lykta_import_read_taken (LyktaImport *self, GCancellable *cancellable, GError **error);
void lykta_import_begin_row (LyktaImport *self, guint row);
void lykta_import_refuse (LyktaImport *self, const LyktaImportColumn *column, const char *reason);
void lykta_import_refuse_value (LyktaImport *self, const LyktaImportColumn *column, const char *value, const char *reason);
void lykta_import_end_row (LyktaImport *self);
void lykta_import_sort_problems (LyktaImport *self);

/* lykta-import-pending.c */
void lykta_import_postpone_row (LyktaImport *self, gint64 id);
void lykta_import_finish_pending (LyktaImport *self);
void lykta_import_add_record (LyktaImport *self, LyktaImportCell *cells, guint n_cells, gint64 id, guint row);
void lykta_import_pending_free (LyktaImportPending *pending);

/* lykta-import-value.c */
void lykta_import_cell_clear (LyktaImportCell *cell);
void lykta_import_cell_settle (LyktaImportCell *cell, const LyktaField *field);
gboolean lykta_import_targets_itself (LyktaImport *self, const LyktaField *field);
void lykta_import_take_text (LyktaImport *self, guint column, const char *text);
void lykta_import_take_node (LyktaImport *self, guint column, JsonNode *node);
char *lykta_import_get_reason (const LyktaField *field, const GError *error);

G_END_DECLS

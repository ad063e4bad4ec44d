/* lykta-example.c: the example office, built from the files under data/example/
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-example.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-csv.h"

#define EXAMPLE_PATH "/io/github/lykta/Lykta/example/"

/* The column that names records whose title is computed or not theirs alone, for references to them */
#define KEY_COLUMN "#"

/* What separates the titles of several references */
#define SEPARATOR " | "

/* A row as the file says it, and its record in the edit */
typedef struct
{
  GStrv cells;
  gint64 id;
  guint number;
} ExampleRow;

typedef struct
{
  const LyktaRegister *reg;
  char *name;
  GPtrArray *fields; /* of LyktaField, one a column; NULL: the key */
  GPtrArray *rows;   /* of ExampleRow */
} ExampleFile;

typedef struct
{
  LyktaStore *store;
  LyktaEdit *edit;
  GPtrArray *files;  /* of ExampleFile */
  GHashTable *names; /* "register\nname" → id in the edit */
} Example;

static void
example_row_free (ExampleRow *self)
{
  g_strfreev (self->cells);
  g_free (self);
}

static void
example_file_free (ExampleFile *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExampleFile, example_file_free)

static void
example_clear (Example *self)
{
  lykta_edit_unref (self->edit);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Example, example_clear)

/* Attachments and comments name register and record in their first two cells. */
static gboolean
belongs_anywhere (const LyktaRegister *reg)
{
  return lykta_register_find_field (reg, "record") != NULL;
}

static char *
get_name_key (const LyktaRegister *reg, const char *name)
{
  return g_strconcat (reg->id, "\n", name, NULL);
}

static gboolean
refuse (GError **error, const ExampleFile *file, guint row, const char *reason)
{
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("The example file %s, row %u: %s"), file->name, row, reason);
  return FALSE;
}

/* ---------------------------------------------------------------- reading the files */

static gboolean
read_header (ExampleFile *file, LyktaCsvReader *reader, GError **error)
{
  const char *const *cells = lykta_csv_reader_next (reader, NULL, NULL, error);

  for (guint i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      const LyktaField *field = lykta_register_find_field (file->reg, cells[i]);
      g_autofree char *reason = NULL;

      if (field == NULL && !g_str_equal (cells[i], KEY_COLUMN))
        {
          reason = g_strdup_printf (_ ("there is no field “%s”."), cells[i]);
          return refuse (error, file, 1, reason);
        }
      g_ptr_array_add (file->fields, (gpointer) field);
    }
  return cells != NULL;
}

static gboolean
read_rows (ExampleFile *file, LyktaCsvReader *reader, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const char *const *cells;
  guint n_cells;

  while ((cells = lykta_csv_reader_next (reader, &n_cells, NULL, &failure)) != NULL)
    {
      ExampleRow *row = g_new0 (ExampleRow, 1);

      row->cells = g_strdupv ((GStrv) cells);
      row->number = lykta_csv_reader_get_row (reader);
      g_ptr_array_add (file->rows, row);
      if (n_cells != file->fields->len)
        return refuse (error, file, row->number, _ ("it does not have as many cells as the first row."));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", file->name);
  return FALSE;
}

/* NULL without an error: the register has no file. */
static ExampleFile *
read_file (const LyktaRegister *reg, GError **error)
{
  g_autoptr (ExampleFile) file = g_new0 (ExampleFile, 1);
  g_autofree char *path = g_strconcat (EXAMPLE_PATH, reg->id, ".csv", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (LyktaCsvReader) reader = NULL;

  file->reg = reg;
  file->name = g_path_get_basename (path);
  file->fields = g_ptr_array_new ();
  file->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) example_row_free);
  if (bytes == NULL)
    return NULL;

  reader = lykta_csv_reader_new_for_bytes (bytes, error);
  if (reader == NULL || !read_header (file, reader, error) || !read_rows (file, reader, error))
    return NULL;
  return g_steal_pointer (&file);
}

static gboolean
read_files (Example *self, GError **error)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (self->store);

  for (guint i = 0; registers[i] != NULL; i++)
    {
      g_autoptr (GError) failure = NULL;
      ExampleFile *file = read_file (registers[i], &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (file != NULL)
        g_ptr_array_add (self->files, file);
    }
  return TRUE;
}

/* ---------------------------------------------------------------- records and their names */

/* What other files call the record: its key, when it has one, or its title. */
static const char *
get_name (const ExampleFile *file, const ExampleRow *row)
{
  const LyktaField *title = lykta_register_get_title (file->reg);
  const char *name = "";

  for (guint i = 0; i < file->fields->len; i++)
    {
      const LyktaField *field = g_ptr_array_index (file->fields, i);

      if (field == NULL && *row->cells[i] != '\0')
        return row->cells[i];
      if (field == title)
        name = row->cells[i];
    }
  return name;
}

/* Every record gets its id before any is filled, so that they can refer to each other. The office is there already. */
static void
add_records (Example *self, const ExampleFile *file)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (self->store);
  gboolean is_office = office != NULL && file->reg == lykta_record_get_register (office);

  for (guint i = 0; !belongs_anywhere (file->reg) && i < file->rows->len; i++)
    {
      ExampleRow *row = g_ptr_array_index (file->rows, i);

      row->id = is_office ? lykta_record_get_id (office) : lykta_edit_insert (self->edit, file->reg);
      g_hash_table_insert (self->names, get_name_key (file->reg, get_name (file, row)), g_memdup2 (&row->id, sizeof row->id));
    }
}

static gboolean
find_name (Example *self, const LyktaField *field, const char *name, gint64 *id, char **reason)
{
  const LyktaRegister *target = lykta_store_find_register (self->store, field->target);
  g_autofree char *key = get_name_key (target, name);
  const gint64 *known = g_hash_table_lookup (self->names, key);

  if (known == NULL)
    *reason = g_strdup_printf (_ ("%s names “%s”, which is not in %s.csv."), field->id, name, field->target);
  else
    *id = *known;
  return known != NULL;
}

/* ---------------------------------------------------------------- values */

static gboolean
parse_references (Example *self, const LyktaField *field, const char *cell, LyktaValue *value, char **reason)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) names = g_strsplit (cell, SEPARATOR, -1);
  gint64 id;

  if (field->type == LYKTA_FIELD_REFERENCE)
    {
      if (!find_name (self, field, cell, &id, reason))
        return FALSE;
      lykta_value_set_integer (value, id);
      return TRUE;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!find_name (self, field, names[i], &id, reason))
        return FALSE;
      g_array_append_val (ids, id);
    }
  lykta_value_set_list (value, (const gint64 *) (gpointer) ids->data, ids->len);
  return TRUE;
}

/* The text of a file beside the others; its last line break is not part of it. */
static gboolean
parse_text_file (const char *name, LyktaValue *value, char **reason)
{
  g_autofree char *path = g_strconcat (EXAMPLE_PATH, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  char *text;

  if (bytes == NULL)
    {
      *reason = g_strdup_printf (_ ("there is no file “%s”."), name);
      return FALSE;
    }
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lykta_value_take_text (value, g_strchomp (text));
  return TRUE;
}

static gboolean
parse_cell (Example *self, const LyktaField *field, const char *cell, LyktaValue *value, char **reason)
{
  g_autoptr (GError) error = NULL;

  if (field->target != NULL)
    return parse_references (self, field, cell, value, reason);
  if (field->type == LYKTA_FIELD_LONG_TEXT && *cell == '@')
    return parse_text_file (cell + 1, value, reason);
  if (lykta_store_parse_value (self->store, field, cell, value, &error))
    return TRUE;
  *reason = g_strdup_printf ("%s: %s", field->id, error->message);
  return FALSE;
}

static gboolean
fill_record (Example *self, const ExampleFile *file, const ExampleRow *row, GError **error)
{
  for (guint i = 0; i < file->fields->len; i++)
    {
      const LyktaField *field = g_ptr_array_index (file->fields, i);
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
      g_autofree char *reason = NULL;

      if (field == NULL || *row->cells[i] == '\0')
        continue;
      if (!parse_cell (self, field, row->cells[i], &value, &reason))
        return refuse (error, file, row->number, reason);
      lykta_edit_set (self->edit, file->reg, row->id, field, &value);
    }
  return TRUE;
}

static gboolean
fill_records (Example *self, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const ExampleFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; !belongs_anywhere (file->reg) && j < file->rows->len; j++)
        if (!fill_record (self, file, g_ptr_array_index (file->rows, j), error))
          return FALSE;
    }
  return TRUE;
}

/* ---------------------------------------------------------------- attachments and comments */

static gboolean
set_bytes (Example *self, const LyktaRegister *reg, gint64 id, const char *name, char **reason)
{
  g_autofree char *path = g_strconcat (EXAMPLE_PATH, name, NULL);
  g_autoptr (GInputStream) stream = g_resources_open_stream (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (stream == NULL)
    *reason = g_strdup_printf (_ ("there is no file “%s”."), name);
  else
    lykta_edit_set_content (self->edit, reg, id, "digest", "size", stream, 0);
  return stream != NULL;
}

static gboolean
set_record (Example *self, const ExampleFile *file, gint64 id, const char *reg, const char *name, char **reason)
{
  const LyktaField record = { .id = "record", .target = reg };
  gint64 known;

  if (!find_name (self, &record, name, &known, reason))
    return FALSE;
  lykta_edit_set_text (self->edit, file->reg, id, "register", reg);
  lykta_edit_set_integer (self->edit, file->reg, id, "record", known);
  return TRUE;
}

/* The first two cells name the register and the record. */
static gboolean
add_belonging (Example *self, const ExampleFile *file, const ExampleRow *row, GError **error)
{
  gint64 id = lykta_edit_insert (self->edit, file->reg);
  g_autofree char *reason = NULL;

  if (!set_record (self, file, id, row->cells[0], row->cells[1], &reason))
    return refuse (error, file, row->number, reason);
  for (guint i = 2; i < file->fields->len; i++)
    {
      const LyktaField *field = g_ptr_array_index (file->fields, i);
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

      if (*row->cells[i] == '\0')
        continue;
      if ((field->flags & LYKTA_FIELD_CONTENT) ? !set_bytes (self, file->reg, id, row->cells[i], &reason)
                                               : !parse_cell (self, field, row->cells[i], &value, &reason))
        return refuse (error, file, row->number, reason);
      if (!(field->flags & LYKTA_FIELD_CONTENT))
        lykta_edit_set (self->edit, file->reg, id, field, &value);
    }
  return TRUE;
}

static gboolean
add_belongings (Example *self, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const ExampleFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; belongs_anywhere (file->reg) && j < file->rows->len; j++)
        if (!add_belonging (self, file, g_ptr_array_index (file->rows, j), error))
          return FALSE;
    }
  return TRUE;
}

gboolean
lykta_example_fill (LyktaStore *store, GError **error)
{
  g_auto (Example) example = { 0 };

  example.store = store;
  example.edit = lykta_edit_new (_ ("Build the example office"));
  example.files = g_ptr_array_new_with_free_func ((GDestroyNotify) example_file_free);
  example.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  /* The office's own name is in its file; it needs one until that is read. */
  if (!lykta_defaults_fill (store, "Exploateringskontoret", "Exploateringsnämnden", "sv", error) || !read_files (&example, error))
    return FALSE;
  for (guint i = 0; i < example.files->len; i++)
    add_records (&example, g_ptr_array_index (example.files, i));
  return fill_records (&example, error) && add_belongings (&example, error) && lykta_store_apply (store, example.edit, error);
}

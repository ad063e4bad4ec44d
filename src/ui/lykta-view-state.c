/* lykta-view-state.c: how someone left the tables of a file, and the views they made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-view-state.h"

#define STATE_KEY "lykta-view-state"

/* A width changes with every step of the pointer; the file is written when the hand rests. */
#define WRITE_DELAY_MS 500

struct _LyktaViewState
{
  GObject parent_instance;

  /* Owned */
  GKeyFile *keys;
  char *path;
  guint write_id;
};

G_DEFINE_FINAL_TYPE (LyktaViewState, lykta_view_state, G_TYPE_OBJECT)

static char *
own_key (const char *key, guint index)
{
  return g_strdup_printf ("own-%s-%u", key, index);
}

static gboolean
write_cb (gpointer user_data)
{
  LyktaViewState *self = user_data;

  self->write_id = 0;
  lykta_view_state_flush (self);
  return G_SOURCE_REMOVE;
}

static void
changed (LyktaViewState *self)
{
  if (self->write_id == 0)
    self->write_id = g_timeout_add (WRITE_DELAY_MS, write_cb, self);
}

static void
set_or_remove (LyktaViewState *self, const char *group, const char *key, const char *text)
{
  if (text == NULL)
    g_key_file_remove_key (self->keys, group, key, NULL);
  else
    g_key_file_set_string (self->keys, group, key, text);
}

static LyktaOwnView *
read_own_view (LyktaViewState *self, const LyktaRegister *reg, guint index)
{
  g_autofree char *name_key = own_key ("name", index);
  g_autofree char *base_key = own_key ("base", index);
  g_autofree char *search_key = own_key ("search", index);
  g_autofree char *filters_key = own_key ("filters", index);
  g_autofree char *name = g_key_file_get_string (self->keys, reg->id, name_key, NULL);
  g_autofree char *base = g_key_file_get_string (self->keys, reg->id, base_key, NULL);
  g_autofree char *search = g_key_file_get_string (self->keys, reg->id, search_key, NULL);
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_filter_free);
  g_auto (GStrv) parts = NULL;

  if (name == NULL)
    return NULL;

  parts = g_key_file_get_string_list (self->keys, reg->id, filters_key, NULL, NULL);
  for (guint i = 0; parts != NULL && parts[i] != NULL && parts[i + 1] != NULL && parts[i + 2] != NULL; i += 3)
    {
      const LyktaField *field = lykta_register_find_field (reg, parts[i]);
      gint64 operator= g_ascii_strtoll (parts[i + 1], NULL, 10);

      /* A field that a newer version of the program no longer has narrows nothing. */
      if (field != NULL && operator>= LYKTA_IS && operator<= LYKTA_NOT_AFTER)
        g_ptr_array_add (filters, lykta_filter_new (field, (LyktaOperator) operator, parts[i + 2]));
    }

  return lykta_own_view_new (name, base, search, filters);
}

static void
lykta_view_state_finalize (GObject *object)
{
  LyktaViewState *self = LYKTA_VIEW_STATE (object);

  if (self->write_id != 0)
    lykta_view_state_flush (self);
  g_clear_pointer (&self->keys, g_key_file_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (lykta_view_state_parent_class)->finalize (object);
}

static void
lykta_view_state_class_init (LyktaViewStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lykta_view_state_finalize;
}

static void
lykta_view_state_init (LyktaViewState *self)
{
  self->keys = g_key_file_new ();
}

/**
 * lykta_own_view_new:
 * @filters: (element-type LyktaFilter): copied
 */
LyktaOwnView *
lykta_own_view_new (const char *name, const char *base, const char *search, GPtrArray *filters)
{
  LyktaOwnView *self = g_new0 (LyktaOwnView, 1);

  self->name = g_strdup (name);
  self->base = g_strdup (base);
  self->search = g_strdup (search);
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_filter_free);
  for (guint i = 0; i < filters->len; i++)
    g_ptr_array_add (self->filters, lykta_filter_copy (filters->pdata[i]));
  return self;
}

void
lykta_own_view_free (LyktaOwnView *self)
{
  g_free (self->name);
  g_free (self->base);
  g_free (self->search);
  g_ptr_array_unref (self->filters);
  g_free (self);
}

/**
 * lykta_view_state_get:
 *
 * Returns: (transfer none): what is remembered of the file; one object for as long as the store lives
 */
LyktaViewState *
lykta_view_state_get (LyktaStore *store)
{
  LyktaViewState *self = g_object_get_data (G_OBJECT (store), STATE_KEY);
  g_autofree char *name = NULL;

  if (self != NULL)
    return self;

  self = g_object_new (LYKTA_TYPE_VIEW_STATE, NULL);
  name = g_strconcat (lykta_store_get_uuid (store), ".ini", NULL);
  self->path = g_build_filename (g_get_user_config_dir (), "lykta", "views", name, NULL);
  /* No file, or one that cannot be read: the tables look as they do at the start. */
  g_key_file_load_from_file (self->keys, self->path, G_KEY_FILE_NONE, NULL);
  g_object_set_data_full (G_OBJECT (store), STATE_KEY, self, g_object_unref);

  return self;
}

char **
lykta_view_state_get_columns (LyktaViewState *self, const LyktaRegister *reg)
{
  return g_key_file_get_string_list (self->keys, reg->id, "columns", NULL, NULL);
}

void
lykta_view_state_set_columns (LyktaViewState *self, const LyktaRegister *reg, const char *const *columns)
{
  g_key_file_set_string_list (self->keys, reg->id, "columns", columns, g_strv_length ((char **) columns));
  changed (self);
}

/**
 * lykta_view_state_get_width:
 *
 * Returns: the width someone gave the column, or -1
 */
int
lykta_view_state_get_width (LyktaViewState *self, const LyktaRegister *reg, const char *column)
{
  g_autofree char *key = g_strconcat ("width-", column, NULL);
  int width = g_key_file_get_integer (self->keys, reg->id, key, NULL);

  return width > 0 ? width : -1;
}

void
lykta_view_state_set_width (LyktaViewState *self, const LyktaRegister *reg, const char *column, int width)
{
  g_autofree char *key = g_strconcat ("width-", column, NULL);

  g_key_file_set_integer (self->keys, reg->id, key, width);
  changed (self);
}

char *
lykta_view_state_get_sort (LyktaViewState *self, const LyktaRegister *reg, gboolean *descending)
{
  *descending = g_key_file_get_boolean (self->keys, reg->id, "descending", NULL);
  return g_key_file_get_string (self->keys, reg->id, "sort", NULL);
}

void
lykta_view_state_set_sort (LyktaViewState *self, const LyktaRegister *reg, const char *column, gboolean descending)
{
  set_or_remove (self, reg->id, "sort", column);
  g_key_file_set_boolean (self->keys, reg->id, "descending", descending);
  changed (self);
}

char *
lykta_view_state_get_view (LyktaViewState *self, const LyktaRegister *reg)
{
  return g_key_file_get_string (self->keys, reg->id, "view", NULL);
}

void
lykta_view_state_set_view (LyktaViewState *self, const LyktaRegister *reg, const char *view)
{
  set_or_remove (self, reg->id, "view", view);
  changed (self);
}

gboolean
lykta_view_state_get_pane (LyktaViewState *self, const LyktaRegister *reg)
{
  return !g_key_file_get_boolean (self->keys, reg->id, "pane-closed", NULL);
}

void
lykta_view_state_set_pane (LyktaViewState *self, const LyktaRegister *reg, gboolean shown)
{
  g_key_file_set_boolean (self->keys, reg->id, "pane-closed", !shown);
  changed (self);
}

char **
lykta_view_state_get_import (LyktaViewState *self, const LyktaRegister *reg, const char *file)
{
  g_autofree char *key = g_strconcat ("import-", file, NULL);

  return g_key_file_get_string_list (self->keys, reg->id, key, NULL, NULL);
}

void
lykta_view_state_set_import (LyktaViewState *self, const LyktaRegister *reg, const char *file, const char *const *words)
{
  g_autofree char *key = g_strconcat ("import-", file, NULL);

  g_key_file_set_string_list (self->keys, reg->id, key, words, g_strv_length ((char **) words));
  changed (self);
}

/**
 * lykta_view_state_get_own_views:
 *
 * Returns: (transfer full) (element-type LyktaOwnView): the views that the user made
 */
GPtrArray *
lykta_view_state_get_own_views (LyktaViewState *self, const LyktaRegister *reg)
{
  GPtrArray *views = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_own_view_free);

  for (guint i = 0;; i++)
    {
      LyktaOwnView *view = read_own_view (self, reg, i);

      if (view == NULL)
        return views;
      g_ptr_array_add (views, view);
    }
}

void
lykta_view_state_set_own_views (LyktaViewState *self, const LyktaRegister *reg, GPtrArray *views)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->keys, reg->id, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], "own-"))
      g_key_file_remove_key (self->keys, reg->id, keys[i], NULL);

  for (guint i = 0; i < views->len; i++)
    {
      const LyktaOwnView *view = views->pdata[i];
      g_autofree char *name_key = own_key ("name", i);
      g_autofree char *base_key = own_key ("base", i);
      g_autofree char *search_key = own_key ("search", i);
      g_autofree char *filters_key = own_key ("filters", i);
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_auto (GStrv) list = NULL;

      for (guint j = 0; j < view->filters->len; j++)
        {
          const LyktaFilter *filter = view->filters->pdata[j];

          g_strv_builder_add (parts, filter->field->id);
          g_strv_builder_take (parts, g_strdup_printf ("%d", filter->operator));
          g_strv_builder_add (parts, filter->text != NULL ? filter->text : "");
        }
      list = g_strv_builder_end (parts);

      g_key_file_set_string (self->keys, reg->id, name_key, view->name);
      set_or_remove (self, reg->id, base_key, view->base);
      set_or_remove (self, reg->id, search_key, view->search);
      g_key_file_set_string_list (self->keys, reg->id, filters_key, (const char *const *) list, g_strv_length (list));
    }
  changed (self);
}

/**
 * lykta_view_state_flush:
 *
 * Writes what has changed, now.
 */
void
lykta_view_state_flush (LyktaViewState *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *data = NULL;
  gsize length;

  g_clear_handle_id (&self->write_id, g_source_remove);

  /* Where it cannot be written, the tables are merely not remembered: nothing of the office is lost. */
  data = g_key_file_to_data (self->keys, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (self->path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

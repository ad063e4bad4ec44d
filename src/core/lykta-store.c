/* lykta-store.c: the open register file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-clock.h"
#include "lykta-order.h"
#include "lykta-schema.h"
#include "lykta-store-private.h"

#define POLL_INTERVAL_MS 500

G_DEFINE_FINAL_TYPE (LyktaStore, lykta_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_BUSY,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
poll_cb (gpointer user_data)
{
  lykta_store_poll (user_data);
  return G_SOURCE_CONTINUE;
}

static void
forget_record (gpointer key, gpointer record, gpointer user_data)
{
  lykta_record_set_owner (record, NULL, NULL);
}

static void
lykta_store_finalize (GObject *object)
{
  LyktaStore *self = LYKTA_STORE (object);

  lykta_store_close (self);
  lykta_store_clear_undo (self);
  g_hash_table_unref (self->records);
  g_free (self->path);
  g_free (self->schema);
  g_free (self->uuid);
  g_free (self->user);

  G_OBJECT_CLASS (lykta_store_parent_class)->finalize (object);
}

static void
lykta_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LyktaStore *self = LYKTA_STORE (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, !g_queue_is_empty (&self->undo));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, !g_queue_is_empty (&self->redo));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_store_class_init (LyktaStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lykta_store_finalize;
  object_class->get_property = lykta_store_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LyktaStore::changed:
   * @reg: (type gpointer): a LyktaRegister
   * @ids: (nullable) (type gpointer): a GArray of gint64, NULL when too much changed to list it
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
lykta_store_init (LyktaStore *self)
{
  self->records = g_hash_table_new_full ((GHashFunc) lykta_record_key_hash, (GEqualFunc) lykta_record_key_equal, g_free, NULL);
  self->user = g_strdup (g_get_real_name ());
  if (g_strcmp0 (self->user, "Unknown") == 0 || *self->user == '\0')
    g_set_str (&self->user, g_get_user_name ());
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

guint
lykta_record_key_hash (const LyktaRecordKey *key)
{
  return g_int64_hash (&key->id) ^ g_direct_hash (key->reg);
}

gboolean
lykta_record_key_equal (const LyktaRecordKey *a, const LyktaRecordKey *b)
{
  return a->id == b->id && a->reg == b->reg;
}

LyktaRecordKey *
lykta_record_key_new (const LyktaRegister *reg, gint64 id)
{
  LyktaRecordKey *key = g_new (LyktaRecordKey, 1);

  key->reg = reg;
  key->id = id;
  return key;
}

/* In a thread that turns no main loop nobody would see what others write; without this the main thread would look for it, with a
 * connection that belongs to the other thread. */
static void
watch (LyktaStore *self)
{
  GMainContext *context = g_main_context_get_thread_default ();

  lykta_database_read_integer (self->database, "PRAGMA data_version", &self->data_version, NULL);
  lykta_database_read_integer (self->database, "SELECT coalesce(max(id), 0) FROM edits", &self->last_edit, NULL);
  if (!g_main_context_acquire (context))
    return;

  self->poll = g_timeout_source_new (POLL_INTERVAL_MS);
  g_source_set_callback (self->poll, poll_cb, self, NULL);
  g_source_set_static_name (self->poll, "lykta-store-poll");
  g_source_attach (self->poll, context);
  g_main_context_release (context);
}

static LyktaStore *
open_store (const char *path, const LyktaRegister *const *registers, const char *schema, LyktaDatabaseMode mode, GError **error)
{
  g_autoptr (LyktaStore) self = g_object_new (LYKTA_TYPE_STORE, NULL);
  g_autofree char *language = NULL;

  self->registers = registers;
  self->path = g_canonicalize_filename (path, NULL);
  self->schema = g_strdup (schema);
  self->database = lykta_database_open (self->path, mode, lykta_schema_get_newest (schema), error);
  if (self->database == NULL || !lykta_schema_migrate (self->database, schema, self->path, error))
    return NULL;

  if (mode == LYKTA_DATABASE_CREATE)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *now = lykta_now_text ();
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO meta (key, value) VALUES ('uuid', '%s'), ('made', '%s'), ('collation', 'sv')", uuid, now);

      if (!lykta_database_execute (self->database, sql, error))
        return NULL;
    }

  self->uuid = lykta_database_read_text (self->database, "SELECT value FROM meta WHERE key = 'uuid'", NULL, error);
  if (self->uuid == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_DAMAGED, _ ("“%s” is damaged (%s). Restore a backup of it."), self->path,
                     "uuid");
      return NULL;
    }
  language = lykta_database_read_text (self->database, "SELECT value FROM meta WHERE key = 'collation'", NULL, NULL);
  lykta_database_set_language (self->database, language != NULL ? language : "sv");
  if (!lykta_schema_update_indexes (self->database, registers, error) || !lykta_search_update (self->database, registers, error))
    return NULL;
  self->search = lykta_search_new (self->database);
  self->orders = lykta_orders_new (self);
  return g_steal_pointer (&self);
}

/* Everything is made under another name: the file appears whole or not at all, and never in the place of another. */
LyktaStore *
lykta_store_create_with (const char *path, const LyktaRegister *const *registers, const char *schema, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *temporary = g_strdup_printf ("%s.%.8s~", path, uuid);
  g_autoptr (LyktaStore) made = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS, _ ("There is already a file “%s”. Choose another name."), name);
      return NULL;
    }

  made = open_store (temporary, registers, schema, LYKTA_DATABASE_CREATE, error);
  if (made == NULL)
    {
      g_autofree char *wal = g_strconcat (temporary, "-wal", NULL);
      g_autofree char *shm = g_strconcat (temporary, "-shm", NULL);

      g_unlink (wal);
      g_unlink (shm);
      g_unlink (temporary);
      return NULL;
    }
  lykta_store_close (made);

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) != 0
      && (errno == EEXIST || g_rename (temporary, path) != 0))
    {
      if (errno == EEXIST)
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS, _ ("There is already a file “%s”. Choose another name."), name);
      else
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” cannot be made: %s"), name, g_strerror (errno));
      g_unlink (temporary);
      return NULL;
    }
  return lykta_store_open_with (path, registers, schema, error);
}

LyktaStore *
lykta_store_open_with (const char *path, const LyktaRegister *const *registers, const char *schema, GError **error)
{
  g_autoptr (LyktaStore) self = open_store (path, registers, schema, LYKTA_DATABASE_OPEN, error);

  if (self == NULL)
    return NULL;
  watch (self);
  return g_steal_pointer (&self);
}

LyktaStore *
lykta_store_create (const char *path, const LyktaRegister *const *registers, GError **error)
{
  g_return_val_if_fail (path != NULL && registers != NULL, NULL);

  return lykta_store_create_with (path, registers, LYKTA_SCHEMA_PATH, error);
}

LyktaStore *
lykta_store_open (const char *path, const LyktaRegister *const *registers, GError **error)
{
  g_return_val_if_fail (path != NULL && registers != NULL, NULL);

  return lykta_store_open_with (path, registers, LYKTA_SCHEMA_PATH, error);
}

/* A connection of its own for another thread; it does not watch the file. */
LyktaStore *
lykta_store_open_again (LyktaStore *self, GError **error)
{
  LyktaStore *again = open_store (self->path, self->registers, self->schema, LYKTA_DATABASE_OPEN, error);

  if (again != NULL)
    lykta_store_set_user (again, self->user);
  return again;
}

void
lykta_store_close (LyktaStore *self)
{
  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
  if (self->warm != NULL)
    g_source_destroy (self->warm);
  g_clear_pointer (&self->warm, g_source_unref);
  g_hash_table_foreach (self->records, forget_record, NULL);
  g_hash_table_remove_all (self->records);
  g_clear_pointer (&self->search, lykta_search_free);
  g_clear_pointer (&self->orders, lykta_orders_free);
  g_clear_pointer (&self->database, lykta_database_free);
}

const char *
lykta_store_get_path (LyktaStore *self)
{
  return self->path;
}

const char *
lykta_store_get_uuid (LyktaStore *self)
{
  return self->uuid;
}

const LyktaRegister *const *
lykta_store_get_registers (LyktaStore *self)
{
  return self->registers;
}

const LyktaRegister *
lykta_store_find_register (LyktaStore *self, const char *id)
{
  return lykta_registers_find (self->registers, id);
}

const char *
lykta_store_get_user (LyktaStore *self)
{
  return self->user;
}

void
lykta_store_set_user (LyktaStore *self, const char *name)
{
  g_return_if_fail (name != NULL && *name != '\0');

  g_set_str (&self->user, name);
}

GHashTable *
lykta_changes_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
}

void
lykta_changes_add (GHashTable *changed, const LyktaRegister *reg, gint64 id)
{
  GHashTable *ids = g_hash_table_lookup (changed, reg);

  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (changed, (gpointer) reg, ids);
    }
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* Id 0 stands for all. */
void
lykta_changes_add_all (GHashTable *changed, const LyktaRegister *reg)
{
  lykta_changes_add (changed, reg, 0);
}

static void
refresh_live (LyktaStore *self, LyktaRecord *live, GPtrArray *told)
{
  g_autoptr (LyktaRecord) record =
      lykta_store_read_record (self, lykta_record_get_register (live), lykta_record_get_id (live), NULL);

  if (record != NULL)
    lykta_record_take_over (live, record);
  else
    lykta_record_set_deleted (live, TRUE);
  g_ptr_array_add (told, g_object_ref (live));
}

void
lykta_store_announce (LyktaStore *self, GHashTable *changed)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LyktaStore) alive = g_object_ref (self);
  GHashTableIter iter;
  gpointer key;
  gpointer live;

  lykta_search_forget (self->search);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &key, &live))
    {
      GHashTable *ids = g_hash_table_lookup (changed, ((LyktaRecordKey *) key)->reg);
      gint64 all = 0;

      if (ids != NULL && (g_hash_table_contains (ids, &((LyktaRecordKey *) key)->id) || g_hash_table_contains (ids, &all)))
        refresh_live (self, live, told);
    }
  for (guint i = 0; i < told->len; i++)
    lykta_record_emit_changed (g_ptr_array_index (told, i));

  for (gsize i = 0; self->registers[i] != NULL; i++)
    {
      GHashTable *set = g_hash_table_lookup (changed, self->registers[i]);
      g_autoptr (GArray) ids = NULL;
      gint64 all = 0;
      gpointer id;

      if (set == NULL)
        continue;
      if (g_hash_table_size (set) <= LYKTA_STORE_MAX_IDS && !g_hash_table_contains (set, &all))
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_iter_init (&iter, set);
          while (g_hash_table_iter_next (&iter, &id, NULL))
            g_array_append_vals (ids, id, 1);
        }
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->registers[i], ids);
    }
}

/* Undo and busy are kept in files of their own. */
void
lykta_store_notify_undo (LyktaStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

void
lykta_store_set_busy (LyktaStore *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

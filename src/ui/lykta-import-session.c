/* lykta-import-session.c: a spreadsheet on its way into a register: the file, what its columns are, what would become of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-session.h"

#include <glib/gi18n-lib.h>

#include "lykta-worker.h"

/* Several choices are made in a row; each need not be checked. */
#define CHECK_DELAY_MS 120

struct _LyktaImportSession
{
  GObject parent_instance;

  /* Borrowed */
  const LyktaRegister *reg;

  /* Owned */
  LyktaStore *store;
  char *path;
  LyktaImportHead *head;
  LyktaImportMapping *mapping;
  GCancellable *cancellable;
  LyktaImportPlan *plan; /* of the check that runs or ran last */
  LyktaImportResult *result;
  GError *error;

  guint sheet;
  guint header_row;
  guint check_id;
  gulong changed_id;
  gboolean reading;
  gboolean checking;
  gboolean importing;
};

G_DEFINE_FINAL_TYPE (LyktaImportSession, lykta_import_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_HEAD,
  SIGNAL_COLUMNS,
  SIGNAL_RESULT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a thread reads the head of */
typedef struct
{
  const LyktaRegister *reg;
  char *path;
  guint sheet;
} Place;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_free (place->path);
  g_free (place);
}

static void
stop_work (LyktaImportSession *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->reading = self->checking = FALSE;
}

static gpointer
free_thread (gpointer result)
{
  lykta_import_result_free (result);
  return NULL;
}

/* A hundred thousand rows take longer to free than a frame lasts. */
static void
forget_result (LyktaImportSession *self)
{
  if (self->result != NULL)
    g_thread_unref (g_thread_new ("lykta-forget", free_thread, g_steal_pointer (&self->result)));
  g_clear_error (&self->error);
}

/* Checking */

static LyktaImportPlan *
make_plan (LyktaImportSession *self)
{
  LyktaImportPlan *plan = lykta_import_plan_new ();

  plan->reg = self->reg;
  plan->path = g_strdup (self->path);
  plan->sheet = self->sheet;
  plan->header_row = self->header_row;
  plan->fields = lykta_import_mapping_list_fields (self->mapping);
  plan->key = g_strdup (self->mapping->key != NULL ? self->mapping->key->id : NULL);
  plan->creates = lykta_import_mapping_list_creates (self->mapping);
  return plan;
}

static gpointer
check_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return lykta_import_check (store, data, cancellable, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaImportSession) self = user_data;
  g_autoptr (GError) error = NULL;
  LyktaImportResult *checked = lykta_worker_finish (result, &error);

  /* Something else was chosen meanwhile, or the window is gone. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&checked, lykta_import_result_free);
      return;
    }
  forget_result (self);
  self->checking = FALSE;
  self->result = checked;
  self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[SIGNAL_RESULT], 0);
}

static gboolean
check_cb (gpointer user_data)
{
  LyktaImportSession *self = user_data;

  self->check_id = 0;
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->plan, lykta_import_plan_unref);
  self->plan = make_plan (self);
  lykta_worker_run (self->store, check_thread, lykta_import_plan_ref (self->plan), (GDestroyNotify) lykta_import_plan_unref,
                    (GDestroyNotify) lykta_import_result_free, self->cancellable, checked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* What was found out stays until it is found out anew, so that nothing flickers; but it cannot be imported meanwhile. */
static void
begin_check (LyktaImportSession *self)
{
  g_autofree char *obstacle = lykta_import_session_get_obstacle (self);

  stop_work (self);
  if (self->head == NULL || obstacle != NULL)
    forget_result (self);
  else
    {
      self->checking = TRUE;
      self->check_id = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
    }
  g_signal_emit (self, signals[SIGNAL_RESULT], 0);
}

static void
store_changed_cb (LyktaImportSession *self)
{
  if (!self->importing && !self->reading && self->head != NULL)
    begin_check (self);
}

static void
columns_changed (LyktaImportSession *self)
{
  g_signal_emit (self, signals[SIGNAL_COLUMNS], 0);
  begin_check (self);
}

/* The head */

static gpointer
read_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Place *place = data;

  return lykta_import_head_read (place->path, place->sheet, place->reg, cancellable, error);
}

static void
take_head (LyktaImportSession *self, LyktaImportHead *head)
{
  self->head = head;
  if (self->header_row == 0 || lykta_import_head_find_row (head, self->header_row) == NULL)
    self->header_row = head->header_row;
  lykta_import_mapping_take_names (self->mapping, lykta_import_head_find_row (head, self->header_row));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaImportSession) self = user_data;
  g_autoptr (GError) error = NULL;
  LyktaImportHead *head = lykta_worker_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&head, lykta_import_head_free);
      return;
    }
  self->reading = FALSE;
  self->error = g_steal_pointer (&error);
  if (head != NULL)
    take_head (self, head);
  g_signal_emit (self, signals[SIGNAL_HEAD], 0);
  if (head != NULL)
    columns_changed (self);
  else
    g_signal_emit (self, signals[SIGNAL_RESULT], 0);
}

static void
begin_reading (LyktaImportSession *self)
{
  Place *place = g_new0 (Place, 1);

  stop_work (self);
  forget_result (self);
  g_clear_pointer (&self->head, lykta_import_head_free);
  place->reg = self->reg;
  place->path = g_strdup (self->path);
  place->sheet = self->sheet;
  self->reading = TRUE;
  self->cancellable = g_cancellable_new ();
  lykta_worker_run (self->store, read_thread, place, free_place, (GDestroyNotify) lykta_import_head_free, self->cancellable,
                    read_cb, g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_HEAD], 0);
}

static void
lykta_import_session_finalize (GObject *object)
{
  LyktaImportSession *self = LYKTA_IMPORT_SESSION (object);

  stop_work (self);
  g_clear_signal_handler (&self->changed_id, self->store);
  forget_result (self);
  g_clear_pointer (&self->head, lykta_import_head_free);
  g_clear_pointer (&self->plan, lykta_import_plan_unref);
  g_clear_pointer (&self->mapping, lykta_import_mapping_free);
  g_clear_object (&self->store);
  g_free (self->path);

  G_OBJECT_CLASS (lykta_import_session_parent_class)->finalize (object);
}

static void
lykta_import_session_class_init (LyktaImportSessionClass *klass)
{
  static const char *const names[N_SIGNALS] = { "head", "columns", "result" };

  G_OBJECT_CLASS (klass)->finalize = lykta_import_session_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LYKTA_TYPE_IMPORT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lykta_import_session_init (LyktaImportSession *self)
{
}

LyktaImportSession *
lykta_import_session_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaImportSession *self = g_object_new (LYKTA_TYPE_IMPORT_SESSION, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->mapping = lykta_import_mapping_new (store, reg);
  self->changed_id = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  return self;
}

/**
 * lykta_import_session_stop:
 *
 * Ends what runs in threads; nothing is told any more.
 */
void
lykta_import_session_stop (LyktaImportSession *self)
{
  g_clear_signal_handler (&self->changed_id, self->store);
  stop_work (self);
}

LyktaStore *
lykta_import_session_get_store (LyktaImportSession *self)
{
  return self->store;
}

const LyktaRegister *
lykta_import_session_get_register (LyktaImportSession *self)
{
  return self->reg;
}

/**
 * lykta_import_session_set_path:
 * @path: a plain path
 *
 * Begins with a file.
 */
void
lykta_import_session_set_path (LyktaImportSession *self, const char *path)
{
  g_set_str (&self->path, path);
  self->sheet = 0;
  self->header_row = 0;
  lykta_import_mapping_clear (self->mapping);
  begin_reading (self);
}

const char *
lykta_import_session_get_path (LyktaImportSession *self)
{
  return self->path;
}

/**
 * lykta_import_session_get_name:
 *
 * Returns: (transfer full) (nullable): what the file is called, as it is shown
 */
char *
lykta_import_session_get_name (LyktaImportSession *self)
{
  return self->path != NULL ? g_filename_display_basename (self->path) : NULL;
}

void
lykta_import_session_set_sheet (LyktaImportSession *self, guint sheet)
{
  if (sheet == self->sheet)
    return;
  self->sheet = sheet;
  self->header_row = 0;
  begin_reading (self);
}

guint
lykta_import_session_get_sheet (LyktaImportSession *self)
{
  return self->sheet;
}

/**
 * lykta_import_session_set_header_row:
 * @row: as a spreadsheet counts
 *
 * Says which row names the columns.
 */
void
lykta_import_session_set_header_row (LyktaImportSession *self, guint row)
{
  if (row == self->header_row || self->head == NULL)
    return;
  self->header_row = row;
  lykta_import_mapping_take_names (self->mapping, lykta_import_head_find_row (self->head, row));
  columns_changed (self);
}

guint
lykta_import_session_get_header_row (LyktaImportSession *self)
{
  return self->header_row;
}

/**
 * lykta_import_session_read_again:
 *
 * Reads the file as it is now.
 */
void
lykta_import_session_read_again (LyktaImportSession *self)
{
  if (self->path != NULL)
    begin_reading (self);
}

gboolean
lykta_import_session_is_reading (LyktaImportSession *self)
{
  return self->reading;
}

const LyktaImportHead *
lykta_import_session_get_head (LyktaImportSession *self)
{
  return self->head;
}

const GError *
lykta_import_session_get_error (LyktaImportSession *self)
{
  return self->error;
}

const LyktaImportMapping *
lykta_import_session_get_mapping (LyktaImportSession *self)
{
  return self->mapping;
}

/**
 * lykta_import_session_get_obstacle:
 *
 * Returns: (transfer full) (nullable): a sentence on what keeps the file from being checked, when it has been read
 */
char *
lykta_import_session_get_obstacle (LyktaImportSession *self)
{
  if (self->head == NULL)
    return NULL;
  if (self->head->rows->len == 0)
    return g_strdup (_ ("The sheet is empty. Choose another sheet or file."));
  return lykta_import_mapping_get_obstacle (self->mapping);
}

void
lykta_import_session_set_field (LyktaImportSession *self, guint column, const LyktaField *field)
{
  if (lykta_import_mapping_set_field (self->mapping, column, field))
    columns_changed (self);
}

void
lykta_import_session_set_key (LyktaImportSession *self, const LyktaField *field)
{
  if (self->mapping->key == field)
    return;
  self->mapping->key = field;
  columns_changed (self);
}

void
lykta_import_session_set_creates (LyktaImportSession *self, const LyktaField *field, gboolean creates)
{
  if (lykta_import_mapping_set_creates (self->mapping, field, creates))
    begin_check (self);
}

gboolean
lykta_import_session_is_checking (LyktaImportSession *self)
{
  return self->checking;
}

/**
 * lykta_import_session_get_n_read:
 *
 * Returns: how many rows the running check has read
 */
guint
lykta_import_session_get_n_read (LyktaImportSession *self)
{
  return self->plan != NULL ? (guint) g_atomic_int_get (&self->plan->n_read) : 0;
}

const LyktaImportResult *
lykta_import_session_get_result (LyktaImportSession *self)
{
  return self->result;
}

LyktaImportPlan *
lykta_import_session_get_plan (LyktaImportSession *self)
{
  return self->plan;
}

/**
 * lykta_import_session_begin_import:
 *
 * The result is being written.
 */
void
lykta_import_session_begin_import (LyktaImportSession *self)
{
  self->importing = TRUE;
}

/**
 * lykta_import_session_end_import:
 * @imported: whether it is written
 *
 * Remembers what was chosen for such a file; or checks it anew, when it was not written.
 */
void
lykta_import_session_end_import (LyktaImportSession *self, gboolean imported)
{
  self->importing = imported;
  if (imported)
    lykta_import_mapping_remember (self->mapping);
  else
    begin_check (self);
}

/* test-fault.c: full disks, I/O errors, programs that end in the midst of a write: all or nothing, and what was saved stays
 *
 * A virtual file system below SQLite fails at write, sync, truncate or delete number k, for every k.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "lykta-test.h"

#define THINGS (&lykta_test_things)
#define PEOPLE (&lykta_test_people)
#define N_OLD 40

typedef enum
{
  FAULT_NONE,
  FAULT_FULL,
  FAULT_ERROR,
  FAULT_END,
  FAULT_TORN,
  N_FAULTS
} Fault;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static Fault fault;
static guint countdown;

/* How the child ended: what the parent may then expect. */
typedef enum
{
  ENDED_NOT,
  ENDED_SAVED,
  ENDED_REFUSED,
  ENDED_PASSED, /* saved, and no fault was met */
  ENDED_AT_ONCE,
} Ended;

static Ended *ended;

_Noreturn static void
end (Ended how)
{
  *ended = how;
  _exit (0);
}

/* Whether this is the k-th operation. */
static gboolean
strikes (void)
{
  if (fault == FAULT_NONE || countdown == 0)
    return FALSE;
  return --countdown == 0;
}

/* A disk that is full stays full. */
static int
strike (void)
{
  switch (fault)
    {
    case FAULT_FULL:
      countdown = 1;
      return SQLITE_FULL;
    case FAULT_ERROR:
      return SQLITE_IOERR;
    case FAULT_END:
    case FAULT_TORN:
      end (ENDED_AT_ONCE);
    case FAULT_NONE:
    case N_FAULTS:
    default:
      return SQLITE_OK;
    }
}

static int
fault_close (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;
  int code = self->real->pMethods->xClose (self->real);

  sqlite3_free (self->real);
  return code;
}

static int
fault_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xRead (self->real, data, size, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  FaultFile *self = (FaultFile *) file;

  if (strikes ())
    {
      if (fault == FAULT_TORN)
        self->real->pMethods->xWrite (self->real, data, size / 2, offset);
      return strike ();
    }
  return self->real->pMethods->xWrite (self->real, data, size, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  FaultFile *self = (FaultFile *) file;

  return strikes () ? strike () : self->real->pMethods->xTruncate (self->real, size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  FaultFile *self = (FaultFile *) file;

  return strikes () ? strike () : self->real->pMethods->xSync (self->real, flags);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xFileSize (self->real, size);
}

static int
fault_lock (sqlite3_file *file, int lock)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xLock (self->real, lock);
}

static int
fault_unlock (sqlite3_file *file, int lock)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xUnlock (self->real, lock);
}

static int
fault_check_lock (sqlite3_file *file, int *locked)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xCheckReservedLock (self->real, locked);
}

static int
fault_control (sqlite3_file *file, int operation, void *argument)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xFileControl (self->real, operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xSectorSize (self->real);
}

static int
fault_characteristics (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **address)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xShmMap (self->real, page, size, extend, address);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xShmLock (self->real, offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  self->real->pMethods->xShmBarrier (self->real);
}

static int
fault_shm_unmap (sqlite3_file *file, int delete_flag)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xShmUnmap (self->real, delete_flag);
}

static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  self->real = sqlite3_malloc (real_vfs->szOsFile);
  memset (self->real, 0, (gsize) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (code != SQLITE_OK)
    {
      sqlite3_free (self->real);
      self->base.pMethods = NULL;
      return code;
    }
  self->base.pMethods = &fault_methods;
  return SQLITE_OK;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  return strikes () ? strike () : real_vfs->xDelete (real_vfs, name, sync);
}

static void
set_up_vfs (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = (int) sizeof (FaultFile);
  fault_vfs.xOpen = fault_open;
  fault_vfs.xDelete = fault_delete;
  sqlite3_vfs_register (&fault_vfs, 1);
}

/* An edit that adds, changes and deletes, in several registers, and keeps bytes. */
static LyktaEdit *
make_edit (void)
{
  LyktaEdit *edit = lykta_edit_new ("Everything");
  gint64 person = lykta_edit_insert (edit, PEOPLE);

  lykta_edit_set_text (edit, PEOPLE, person, "name", "New");
  for (gint64 id = 1; id <= N_OLD / 2; id++)
    {
      lykta_edit_set_text (edit, THINGS, id, "description", "Något helt annat, och så långt att det tar plats i filen");
      lykta_edit_set_integer (edit, THINGS, id, "owner", person);
    }
  lykta_edit_delete (edit, THINGS, N_OLD);
  lykta_test_add_file (edit, "Bytes", 1, 20000);
  return edit;
}

/* In the child: opens, makes the edit with the fault on its way, closes. */
static void
run_child (const char *path, Fault kind, guint k)
{
  LyktaStore *store = lykta_store_open_with (path, lykta_test_registers, LYKTA_TEST_SCHEMA, NULL);
  LyktaEdit *edit = make_edit ();
  gboolean saved;

  g_assert_nonnull (store);
  fault = kind;
  countdown = k;
  saved = lykta_store_apply (store, edit, NULL);
  if (countdown > 0 && kind != FAULT_FULL && saved)
    {
      /* The fault may still strike when the file is closed. */
      lykta_store_close (store);
      end (countdown > 0 ? ENDED_PASSED : ENDED_SAVED);
    }
  lykta_store_close (store);
  end (saved ? (countdown > 1 ? ENDED_PASSED : ENDED_SAVED) : ENDED_REFUSED);
}

/* What the edit left: TRUE when it is there, FALSE when nothing of it is. */
static gboolean
is_whole (LyktaStore *store)
{
  g_autoptr (LyktaRecord) first = lykta_store_get_record (store, THINGS, 1);
  g_autoptr (LyktaRecord) middle = lykta_store_get_record (store, THINGS, N_OLD / 2);
  g_autoptr (LyktaRecord) last = lykta_store_get_record (store, THINGS, N_OLD);
  g_autoptr (LyktaRecord) person = lykta_store_get_record (store, PEOPLE, 1);
  g_autoptr (LyktaRecord) file = lykta_store_get_record (store, &lykta_test_files, 1);
  gint64 n_chunks;
  gboolean there = person != NULL;

  g_assert_true (lykta_record_is_empty (first, "owner") == !there);
  g_assert_true (lykta_record_is_empty (middle, "owner") == !there);
  g_assert_true ((last == NULL) == there);
  g_assert_true ((file != NULL) == there);
  g_assert_true (lykta_database_read_integer (store->database, "SELECT count(*) FROM content_chunks", &n_chunks, NULL));
  g_assert_cmpint (n_chunks, ==, there);
  return there;
}

static void
test_fault (LyktaTest *test, gconstpointer data)
{
  Fault kind = (Fault) GPOINTER_TO_UINT (data);
  g_autofree char *path = g_build_filename (test->directory, "fault.lykta", NULL);
  g_autofree char *bytes = NULL;
  gsize size;
  guint k;
  gboolean passed = FALSE;

  for (guint i = 0; i < N_OLD; i++)
    lykta_test_add_thing (test->store, "Ett ting");
  g_assert_finalize_object (g_steal_pointer (&test->store));
  g_assert_true (g_file_get_contents (test->path, &bytes, &size, NULL));

  for (k = 1; !passed; k++)
    {
      LyktaStore *store;
      gboolean there;
      pid_t child;
      int status;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
      *ended = ENDED_NOT;
      child = fork ();
      if (child == 0)
        run_child (path, kind, k);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status));

      store = lykta_store_open_with (path, lykta_test_registers, LYKTA_TEST_SCHEMA, NULL);
      g_assert_nonnull (store);
      lykta_test_assert_sound (store);
      there = is_whole (store);
      switch (*ended)
        {
        case ENDED_PASSED:
          passed = TRUE;
          G_GNUC_FALLTHROUGH;
        case ENDED_SAVED:
          g_assert_true (there);
          break;
        case ENDED_REFUSED:
        case ENDED_AT_ONCE:
          break;
        case ENDED_NOT:
        default:
          g_error ("Fault %u at %u: the child ended with %d", kind, k, status);
        }
      g_assert_finalize_object (store);
    }
  g_test_message ("%u points", k - 1);
  g_assert_cmpuint (k, >, 10);
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { NULL, "full", "error", "end", "torn" };

  g_test_init (&argc, &argv, NULL);
  set_up_vfs ();
  ended = lykta_test_share (sizeof *ended);
  for (guint i = FAULT_FULL; i < N_FAULTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/fault/%s", names[i]);

      g_test_add (path, LyktaTest, GUINT_TO_POINTER (i), lykta_test_set_up, test_fault, lykta_test_tear_down);
    }
  return g_test_run ();
}

/* test-content.c: bytes that are kept in the file: in and out, undone, damaged, cancelled, large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "lykta-content.h"
#include "lykta-test.h"

#define FILES (&lykta_test_files)
#define CHUNK (256 * 1024)
#define LARGE (200 * 1024 * 1024)
#define MEMORY_KIB (100 * 1024)

static gint64
keep (LyktaTest *test, const char *name, guint32 seed, gsize size)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Keep");
  gint64 id = lykta_test_add_file (edit, name, seed, size);

  lykta_test_apply (test->store, edit);
  return lykta_edit_get_id (edit, id);
}

static char *
get_digest (LyktaTest *test, gint64 id)
{
  return lykta_test_get_text (test->store, FILES, id, "digest");
}

static gint64
count (LyktaTest *test, const char *sql)
{
  gint64 n;

  g_assert_true (lykta_database_read_integer (test->store->database, sql, &n, NULL));
  return n;
}

/* The digest is GLib's own, of the same bytes made again. */
static void
assert_kept (LyktaTest *test, gint64 id, guint32 seed, gsize size)
{
  g_autofree char *digest = get_digest (test, id);
  g_autofree char *length = lykta_test_get_text (test->store, FILES, id, "size");
  g_autofree char *expected_length = g_strdup_printf ("%" G_GSIZE_FORMAT, size);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree guint8 *bytes = g_malloc (size + 1);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) g_rand_int (rand);
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, size);
  g_assert_cmpstr (digest, ==, expected);
  g_assert_cmpstr (length, ==, expected_length);

  lykta_store_copy_content (test->store, digest, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), bytes, size);
}

static void
test_round_trip (LyktaTest *test, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7 };

  for (guint32 i = 0; i < G_N_ELEMENTS (sizes); i++)
    keep (test, "File", i, sizes[i]);
  for (guint32 i = 0; i < G_N_ELEMENTS (sizes); i++)
    assert_kept (test, (gint64) i + 1, i, sizes[i]);
  lykta_test_assert_sound (test->store);
}

/* The same bytes are kept once, and stay while they may be wanted again. */
static void
test_once (LyktaTest *test, gconstpointer data)
{
  gint64 first = keep (test, "One", 1, 2 * CHUNK);
  gint64 second = keep (test, "Two", 1, 2 * CHUNK);

  g_assert_cmpint (count (test, "SELECT count(*) FROM contents"), ==, 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM content_chunks"), ==, 2);
  assert_kept (test, first, 1, 2 * CHUNK);
  assert_kept (test, second, 1, 2 * CHUNK);
  lykta_test_assert_sound (test->store);
}

static void
test_undo (LyktaTest *test, gconstpointer data)
{
  gint64 id = keep (test, "One", 1, CHUNK + 5);
  g_autoptr (GError) error = NULL;

  lykta_store_undo (test->store, &error);
  g_assert_no_error (error);
  g_assert_null (lykta_store_get_record (test->store, FILES, id));
  lykta_test_assert_sound (test->store);
  lykta_store_redo (test->store, &error);
  g_assert_no_error (error);
  assert_kept (test, id, 1, CHUNK + 5);
  lykta_test_assert_sound (test->store);
}

/* Only the adding can be taken back; nobody can claim bytes that are not there. */
static void
test_refused (LyktaTest *test, gconstpointer data)
{
  gint64 id = keep (test, "One", 1, 10);
  g_autoptr (LyktaEdit) delete = lykta_edit_new ("Delete");
  g_autoptr (LyktaEdit) claim = lykta_edit_new ("Claim");
  g_autofree char *other = g_strnfill (64, 'a');
  g_autoptr (GError) error = NULL;

  lykta_edit_delete (delete, FILES, id);
  g_assert_false (lykta_store_apply (test->store, delete, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  g_clear_error (&error);
  lykta_edit_set_text (claim, FILES, id, "digest", other);
  g_assert_false (lykta_store_apply (test->store, claim, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  assert_kept (test, id, 1, 10);
}

static char *
check (LyktaTest *test)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lykta_store_check (test->store, NULL, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
  return g_strdup (g_ptr_array_index (problems, 0));
}

/* The bytes are changed behind the program's back. */
static void
test_damaged (LyktaTest *test, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE content_chunks SET bytes = CAST('x' || substr(bytes, 2) AS BLOB) WHERE number = 1",
    "DELETE FROM content_chunks WHERE number = 1",
    "UPDATE contents SET size = size + 1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strdup_printf ("File %u", (guint) i);
      gint64 id = keep (test, name, 1, 2 * CHUNK);
      g_autofree char *digest = get_digest (test, id);
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autofree char *problem = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (lykta_database_execute (test->store->database, "BEGIN", NULL));
      g_assert_true (lykta_database_execute (test->store->database, damages[i], NULL));
      g_assert_false (lykta_store_copy_content (test->store, digest, stream, NULL, NULL, NULL, &error));
      g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_DAMAGED);
      g_assert_true (lykta_database_execute (test->store->database, "COMMIT", NULL));
      problem = check (test);
      g_assert_nonnull (strstr (problem, digest));
      lykta_test_tear_down (test, NULL);
      lykta_test_set_up (test, NULL);
    }
}

/* What is gone is missed, even when no record names it any more. */
static void
test_missing (LyktaTest *test, gconstpointer data)
{
  gint64 id = keep (test, "One", 1, 100);
  g_autofree char *digest = get_digest (test, id);
  g_autofree char *problem = NULL;

  g_assert_true (lykta_store_undo (test->store, NULL));
  g_assert_true (lykta_database_execute (test->store->database, "DELETE FROM content_chunks; DELETE FROM contents", NULL));
  problem = check (test);
  g_assert_nonnull (strstr (problem, digest));
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/* A stream that is cancelled by the one who reads it, half way. */
typedef struct
{
  GFilterInputStream parent_instance;
  GCancellable *cancellable;
  gsize left;
} HalfStream;

typedef struct
{
  GFilterInputStreamClass parent_class;
} HalfStreamClass;

static GType half_stream_get_type (void);
G_DEFINE_TYPE (HalfStream, half_stream, G_TYPE_FILTER_INPUT_STREAM)

static gssize
half_stream_read (GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  HalfStream *self = (HalfStream *) stream;

  size = MIN (size, CHUNK);
  memset (buffer, 'x', size);
  if (self->left <= size)
    {
      if (self->cancellable == NULL)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the stick was pulled out");
          return -1;
        }
      g_cancellable_cancel (self->cancellable);
    }
  self->left -= MIN (self->left, size);
  return (gssize) size;
}

static void
half_stream_class_init (HalfStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = half_stream_read;
}

static void
half_stream_init (HalfStream *self)
{
}

static void
test_half (LyktaTest *test, gconstpointer data)
{
  g_autofree char *head = lykta_store_get_log_head (test->store, NULL);

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GInputStream) base = g_memory_input_stream_new ();
      g_autoptr (GInputStream) stream = g_object_new (half_stream_get_type (), "base-stream", base, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (LyktaEdit) edit = lykta_edit_new ("Keep");
      gint64 id = lykta_edit_insert (edit, FILES);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *head_after = NULL;

      ((HalfStream *) stream)->cancellable = turn == 0 ? cancellable : NULL;
      ((HalfStream *) stream)->left = 12 * 1024 * 1024; /* more than is kept in memory */
      lykta_edit_set_text (edit, FILES, id, "name", "Half");
      lykta_edit_set_content (edit, FILES, id, "digest", "size", stream, 0);
      lykta_store_apply_async (test->store, edit, cancellable, NULL, NULL, store_result_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_false (lykta_store_apply_finish (test->store, result, &error));
      if (turn == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_nonnull (strstr (error->message, "the stick was pulled out"));
      head_after = lykta_store_get_log_head (test->store, NULL);
      g_assert_cmpstr (head_after, ==, head);
      g_assert_cmpint (count (test, "SELECT count(*) FROM content_chunks"), ==, 0);
    }
  lykta_test_assert_sound (test->store);
}

static void
check_progress_cb (guint done, guint total, gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (done, >=, *last);
  *last = done;
}

/* 200 MiB in and out, in the memory of a small program. */
static void
test_large (LyktaTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->directory, "large", NULL);
  g_autofree char *copy = g_build_filename (test->directory, "copy", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) copied = g_file_new_for_path (copy);
  g_autoptr (GFileInputStream) input = NULL;
  g_autoptr (GFileOutputStream) output = NULL;
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Keep");
  gint64 id = lykta_edit_insert (edit, FILES);
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  gint64 start;
  guint last = 0;
  int fd;

  if (g_getenv ("LYKTA_TEST_SLOW") != NULL)
    {
      g_test_skip ("200 MiB take too long here");
      return;
    }
  fd = open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  g_assert_cmpint (ftruncate (fd, LARGE), ==, 0);
  for (off_t at = 0; at < LARGE; at += 1024 * 1024)
    g_assert_cmpint (pwrite (fd, &at, sizeof at, at), ==, sizeof at);
  close (fd);

  input = g_file_read (file, NULL, &error);
  g_assert_no_error (error);
  lykta_edit_set_text (edit, FILES, id, "name", "Large");
  lykta_edit_set_content (edit, FILES, id, "digest", "size", G_INPUT_STREAM (input), LARGE);
  start = g_get_monotonic_time ();
  test->store->progress = check_progress_cb;
  test->store->progress_data = &last;
  lykta_test_apply (test->store, edit);
  test->store->progress = NULL;
  g_assert_cmpuint (last, ==, LARGE / 1024);
  g_test_message ("in: %.2f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);

  digest = get_digest (test, lykta_edit_get_id (edit, id));
  output = g_file_replace (copied, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  lykta_store_copy_content (test->store, digest, G_OUTPUT_STREAM (output), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("out: %.2f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);

  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("at most %ld KiB of memory", usage.ru_maxrss);
  g_assert_cmpint (usage.ru_maxrss, <, MEMORY_KIB);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lykta_test_add ("/content/large", test_large); /* first, so that nothing else takes memory */
  lykta_test_add ("/content/round-trip", test_round_trip);
  lykta_test_add ("/content/once", test_once);
  lykta_test_add ("/content/undo", test_undo);
  lykta_test_add ("/content/refused", test_refused);
  lykta_test_add ("/content/damaged", test_damaged);
  lykta_test_add ("/content/missing", test_missing);
  lykta_test_add ("/content/half", test_half);
  return g_test_run ();
}

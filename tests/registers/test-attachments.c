/* test-attachments.c: files and comments on records: what may be added, what stays, two programs at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "lykta-attachment.h"
#include "lykta-comment.h"
#include "lykta-log.h"
#include "office.h"

static GFile *
make_file (Office *office, const char *folder, const char *name)
{
  g_autofree char *directory = g_build_filename (office->directory, folder, NULL);
  g_autofree char *path = g_build_filename (directory, name, NULL);

  g_mkdir_with_parents (directory, 0700);
  g_assert_true (g_file_set_contents (path, folder, -1, NULL));
  return g_file_new_for_path (path);
}

static void
remove_file (Office *office, const char *folder, const char *name)
{
  g_autofree char *directory = g_build_filename (office->directory, folder, NULL);
  g_autofree char *path = g_build_filename (directory, name, NULL);

  g_unlink (path);
  g_rmdir (directory);
}

static void
apply (LyktaStore *store, LyktaEdit *edit)
{
  g_autoptr (GError) error = NULL;

  lykta_store_apply (store, edit, &error);
  g_assert_no_error (error);
}

static void
attach (Office *office, const LyktaRegister *reg, gint64 id, GFile *first, GFile *second)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Attach");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, first);
  if (second != NULL)
    g_ptr_array_add (files, second);
  lykta_attachment_add_files (office->store, edit, reg, id, files, &error);
  g_assert_no_error (error);
  apply (office->store, edit);
}

/* Their names, the first one first. */
static char *
list (Office *office, const LyktaRegister *reg, gint64 id)
{
  g_autoptr (GPtrArray) attachments = lykta_attachment_list (office->store, reg, id, FALSE, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < attachments->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", lykta_record_get_text (attachments->pdata[i], "name"));
  return g_string_free_and_steal (names);
}

static void
assert_list (Office *office, const LyktaRegister *reg, gint64 id, const char *expected)
{
  g_autofree char *names = list (office, reg, id);

  g_assert_cmpstr (names, ==, expected);
}

/* One step of undo for what was attached together; the same name twice is told apart; each register has its own numbers. */
static void
test_together (Office *office, gconstpointer data)
{
  const LyktaRegister *units = office_reg (office, "units");
  const LyktaRegister *people = office_reg (office, "people");
  gint64 unit = office_add (office, "units", "name", "Unit", NULL);
  gint64 person = office_add (office, "people", "name", "Person", NULL);
  g_autoptr (GFile) first = make_file (office, "a", "plan.txt");
  g_autoptr (GFile) second = make_file (office, "b", "PLAN.txt");

  g_assert_cmpint (unit, ==, person);
  attach (office, units, unit, first, second);
  assert_list (office, units, unit, "plan.txt|PLAN (2).txt");
  assert_list (office, people, person, "");
  attach (office, people, person, first, NULL);
  assert_list (office, people, person, "plan.txt");

  g_assert_true (lykta_store_undo (office->store, NULL));
  g_assert_true (lykta_store_undo (office->store, NULL));
  assert_list (office, units, unit, "");
  g_assert_true (lykta_store_redo (office->store, NULL));
  assert_list (office, units, unit, "plan.txt|PLAN (2).txt");
  g_assert_true (lykta_store_check (office->store, NULL, NULL, NULL));
  remove_file (office, "a", "plan.txt");
  remove_file (office, "b", "PLAN.txt");
}

static void
test_versions (Office *office, gconstpointer data)
{
  static const char *const folders[] = { "a", "b", "c" };
  const LyktaRegister *units = office_reg (office, "units");
  gint64 unit = office_add (office, "units", "name", "Unit", NULL);
  g_autoptr (GPtrArray) earlier = NULL;
  g_autoptr (GPtrArray) current = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GFile) file = make_file (office, folders[i], "plan.txt");
      g_autoptr (LyktaEdit) edit = lykta_edit_new ("Replace");
      g_autoptr (GPtrArray) attachments = lykta_attachment_list (office->store, units, unit, FALSE, NULL);
      g_autoptr (GError) error = NULL;

      if (i == 0)
        {
          attach (office, units, unit, file, NULL);
          continue;
        }
      lykta_attachment_replace_file (office->store, edit, attachments->pdata[0], file, &error);
      g_assert_no_error (error);
      apply (office->store, edit);
    }
  assert_list (office, units, unit, "plan.txt");
  current = lykta_attachment_list (office->store, units, unit, FALSE, NULL);
  g_assert_cmpint (lykta_record_get_id (current->pdata[0]), ==, 3);
  earlier = lykta_attachment_list_earlier (office->store, current->pdata[0]);
  g_assert_cmpuint (earlier->len, ==, 2);
  g_assert_cmpint (lykta_record_get_id (earlier->pdata[0]), ==, 2);
  g_assert_cmpint (lykta_record_get_id (earlier->pdata[1]), ==, 1);
  g_assert_true (lykta_store_undo (office->store, NULL));
  g_clear_pointer (&current, g_ptr_array_unref);
  current = lykta_attachment_list (office->store, units, unit, FALSE, NULL);
  g_assert_cmpint (lykta_record_get_id (current->pdata[0]), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    remove_file (office, folders[i], "plan.txt");
}

/* Whoever comes second with a replacement is told who was first. */
static void
test_two_programs (Office *office, gconstpointer data)
{
  const LyktaRegister *units = office_reg (office, "units");
  gint64 unit = office_add (office, "units", "name", "Unit", NULL);
  g_autoptr (GFile) file = make_file (office, "a", "plan.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) other = lykta_store_open_again (office->store, &error);
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (LyktaEdit) mine = lykta_edit_new ("Replace");
  g_autoptr (LyktaEdit) theirs = lykta_edit_new ("Remove");

  g_assert_no_error (error);
  attach (office, units, unit, file, NULL);
  attachments = lykta_attachment_list (office->store, units, unit, FALSE, NULL);
  lykta_attachment_replace_file (office->store, mine, attachments->pdata[0], file, &error);
  g_assert_no_error (error);

  lykta_store_set_user (other, "Somebody else");
  lykta_attachment_replace_file (other, theirs, attachments->pdata[0], file, &error);
  g_assert_no_error (error);
  apply (other, theirs);
  lykta_store_close (other);

  g_assert_false (lykta_store_apply (office->store, mine, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Somebody else"));
  lykta_store_poll (office->store);
  all = lykta_attachment_list (office->store, units, unit, TRUE, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  remove_file (office, "a", "plan.txt");
}

/* A record that is gone keeps what it had; nothing is added to it, not even by redoing. */
static void
test_deleted (Office *office, gconstpointer data)
{
  const LyktaRegister *units = office_reg (office, "units");
  gint64 unit = office_add (office, "units", "name", "Unit", NULL);
  g_autoptr (LyktaStore) other = lykta_store_open_again (office->store, NULL);
  g_autoptr (LyktaEdit) comment = lykta_edit_new ("Comment");
  g_autoptr (LyktaEdit) late = lykta_edit_new ("Comment");
  g_autoptr (LyktaEdit) delete = lykta_edit_new ("Delete");
  g_autoptr (GPtrArray) comments = NULL;
  g_autoptr (GError) error = NULL;

  lykta_comment_add (office->store, comment, units, unit, "Before");
  apply (office->store, comment);
  lykta_comment_add (office->store, late, units, unit, "Taken back");
  apply (office->store, late);
  g_assert_true (lykta_store_undo (office->store, NULL));

  lykta_edit_delete (delete, units, unit);
  apply (other, delete);
  lykta_store_close (other);
  g_assert_false (lykta_store_redo (office->store, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  comments = lykta_comment_list (office->store, units, unit, NULL);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_true (lykta_store_check (office->store, NULL, NULL, NULL));
}

/* A record and what belongs to it, in one edit. */
static void
test_at_once (Office *office, gconstpointer data)
{
  const LyktaRegister *units = office_reg (office, "units");
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("All");
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("bytes", 5, NULL);
  g_autoptr (GPtrArray) comments = NULL;
  g_autoptr (GError) error = NULL;
  gint64 unit = lykta_edit_insert (edit, units);

  lykta_edit_set_text (edit, units, unit, "name", "Unit");
  lykta_comment_add (office->store, edit, units, unit, "First line\nsecond line");
  g_assert_cmpint (lykta_attachment_add (office->store, edit, units, unit, "../a\nb.txt", stream, 0, &error), !=, 0);
  g_assert_no_error (error);
  apply (office->store, edit);
  unit = lykta_edit_get_id (edit, unit);
  assert_list (office, units, unit, "a b.txt");
  comments = lykta_comment_list (office->store, units, unit, NULL);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpstr (lykta_record_get_text (comments->pdata[0], "title"), ==, "First line");
}

/* A hit of the search is shown where it belongs. */
static void
test_owner (Office *office, gconstpointer data)
{
  const LyktaRegister *units = office_reg (office, "units");
  const LyktaRegister *reg = office_reg (office, "comments");
  gint64 id;

  office_add (office, "units", "name", "One", NULL);
  office_add (office, "units", "name", "Two", NULL);
  id = office_add (office, "comments", "register", "units", "record", "2", "text", "Hej", "written_at", "2026-11-11T08:00:00Z",
                   "written_by", "X", NULL);
  lykta_attachment_find_owner (office->store, &reg, &id);
  g_assert_true (reg == units);
  g_assert_cmpint (id, ==, 2);
  lykta_attachment_find_owner (office->store, &reg, &id);
  g_assert_true (reg == units);
  g_assert_cmpint (id, ==, 2);
}

static void
test_rules (Office *office, gconstpointer data)
{
  office_add (office, "units", "name", "Unit", NULL);
  office_add (office, "comments", "register", "units", "record", "1", "text", "Hej", "written_at", "2026-11-11T08:00:00Z",
              "written_by", "X", NULL);
  office_refuse_set (office, "comments", 1, "text", "Nej");
  office_refuse_set (office, "comments", 1, "written_by", "Y");
  office_set (office, "comments", 1, "withdrawn_by", "Y");
  office_refuse_add (office, "comments", "register", "comments", "record", "1", "text", "Hej", "written_at",
                     "2026-11-11T08:00:00Z", "written_by", "X", NULL);
  office_refuse_add (office, "comments", "register", "nothing", "record", "1", "text", "Hej", "written_at",
                     "2026-11-11T08:00:00Z", "written_by", "X", NULL);
}

static void
add_tests (void)
{
  office_add_test ("/attachments/together", test_together);
  office_add_test ("/attachments/versions", test_versions);
  office_add_test ("/attachments/two-programs", test_two_programs);
  office_add_test ("/attachments/deleted", test_deleted);
  office_add_test ("/attachments/at-once", test_at_once);
  office_add_test ("/attachments/owner", test_owner);
  office_add_test ("/attachments/rules", test_rules);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}

/* test-files.c: the finished files of a review stay as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attachment.h"
#include "lykta-review-files.h"
#include "lykta-review.h"
#include "review-test.h"

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static LyktaRecord *
keep (ReviewTest *test, LyktaRecord *review, LyktaReviewFileKind kind, const char *text)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Keep");
  g_autoptr (GBytes) bytes = make_bytes (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = lykta_review_files_make_name (test->store, review, kind);
  gint64 id = lykta_review_files_add (test->store, edit, review, kind, name, bytes, &error);

  g_assert_no_error (error);
  if (kind == LYKTA_REVIEW_FILE_APPROVED)
    {
      const LyktaRegister *reg = lykta_record_get_register (review);
      gint64 person = review_test_add (test, "people", "name", "Chef", "category", "manager", NULL);

      lykta_edit_set_integer (edit, reg, lykta_record_get_id (review), "approved_by", person);
      lykta_edit_set_text (edit, reg, lykta_record_get_id (review), "approved_roles", "Förvaltningschef");
      lykta_edit_set_text (edit, reg, lykta_record_get_id (review), "approved_on", "2023-11-23");
      lykta_edit_set_integer (edit, reg, lykta_record_get_id (review), "approved_file", id);
    }
  lykta_store_apply (test->store, edit, &error);
  g_assert_no_error (error);
  return lykta_store_get_record (test->store, lykta_store_find_register (test->store, "attachments"),
                                 lykta_edit_get_id (edit, id));
}

static void
assert_refused (ReviewTest *test, const char *reg, gint64 id, const char *field, const char *text)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Change");
  g_autoptr (GError) error = NULL;

  lykta_edit_set_text (edit, lykta_store_find_register (test->store, reg), id, field, text);
  g_assert_false (lykta_store_apply (test->store, edit, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
}

/* SHA-256 of "abc" (FIPS 180-2, B.1). */
static void
test_bytes (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = lykta_review_start (test->store, 2024, NULL);
  g_autoptr (LyktaRecord) approved = keep (test, review, LYKTA_REVIEW_FILE_APPROVED, "abc");
  g_autoptr (LyktaRecord) public_ = keep (test, review, LYKTA_REVIEW_FILE_PUBLIC, "ab");
  g_autoptr (GBytes) expected = make_bytes ("abc");
  g_autoptr (GPtrArray) files = lykta_review_files_list (test->store, review, NULL);
  g_autoptr (GBytes) bytes = lykta_review_files_read (test->store, approved, NULL, NULL);
  g_autoptr (LyktaRecord) document = lykta_review_files_get_document (test->store, review, NULL);
  g_autoptr (LyktaRecord) found = lykta_review_files_find (test->store, review, LYKTA_REVIEW_FILE_PUBLIC, NULL);
  g_autoptr (LyktaRecord) none = lykta_review_files_find (test->store, review, LYKTA_REVIEW_FILE_SIGNED, NULL);

  g_assert_true (g_bytes_equal (bytes, expected));
  g_assert_cmpstr (lykta_record_get_text (approved, "digest"), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_true (document == approved);
  g_assert_true (found == public_);
  g_assert_null (none);
  g_assert_cmpstr (lykta_record_get_text (approved, "name"), ==, "Ledningens genomgång 2024.pdf");
}

/* Nobody renames or removes a finished file, and only reviews have some. */
static void
test_kept (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = lykta_review_start (test->store, 2024, NULL);
  g_autoptr (LyktaRecord) approved = keep (test, review, LYKTA_REVIEW_FILE_APPROVED, "abc");
  gint64 id = lykta_record_get_id (approved);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Remove");
  g_autoptr (LyktaEdit) other = lykta_edit_new ("Add");
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("abc", 3, NULL);
  g_autoptr (GError) error = NULL;
  gint64 person = review_test_add (test, "people", "name", "Samordnare", "category", "employee", NULL);
  gint64 added;

  assert_refused (test, "attachments", id, "name", "annat.pdf");
  assert_refused (test, "attachments", id, "kind", "signed");
  g_assert_true (lykta_attachment_remove (test->store, edit, approved, NULL));
  g_assert_false (lykta_store_apply (test->store, edit, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  g_clear_error (&error);

  added = lykta_attachment_add (test->store, other, lykta_store_find_register (test->store, "people"), person, "a.pdf", stream, 3,
                                &error);
  g_assert_no_error (error);
  lykta_edit_set_text (other, lykta_store_find_register (test->store, "attachments"), added, "kind", "approved");
  g_assert_false (lykta_store_apply (test->store, other, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
}

/* Two sign one after the other: the last document is the one to show, and the record says who they are. */
static void
test_signed (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = lykta_review_start (test->store, 2024, NULL);
  g_autoptr (LyktaRecord) approved = keep (test, review, LYKTA_REVIEW_FILE_APPROVED, "abc");
  g_autoptr (GBytes) one = make_bytes ("abc1");
  g_autoptr (GBytes) two = make_bytes ("abc12");
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaRecord) first = lykta_review_files_keep_signed (test->store, review, LYKTA_REVIEW_FILE_SIGNED, one, "Chef",
                                                                  "Förvaltningschef", "PAdES-B-B", &error);
  g_autoptr (LyktaRecord) second = lykta_review_files_keep_signed (test->store, review, LYKTA_REVIEW_FILE_RECEIVED, two, NULL,
                                                                   "Samordnare", "PAdES-B-T", &error);
  g_autoptr (LyktaRecord) document = lykta_review_files_get_document (test->store, review, NULL);

  g_assert_no_error (error);
  g_assert_true (document == second);
  g_assert_cmpstr (lykta_record_get_text (review, "state"), ==, "signed");
  g_assert_cmpstr (lykta_record_get_text (review, "signed_roles"), ==, "Förvaltningschef, Samordnare");
  g_assert_cmpint (lykta_record_get_integer (review, "signed_by"), ==, lykta_record_get_integer (review, "approved_by"));
  g_assert_cmpstr (lykta_record_get_text (first, "name"), ==, "Ledningens genomgång 2024 – underskriven.pdf");
}

#define ADD(name_, function_)                                                                                                    \
  g_test_add ("/review/files/" name_, ReviewTest, "sv", review_test_set_up, function_, review_test_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bytes", test_bytes);
  ADD ("kept", test_kept);
  ADD ("signed", test_signed);
  return g_test_run ();
}

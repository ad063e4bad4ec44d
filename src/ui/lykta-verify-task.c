/* lykta-verify-task.c: verifies a document in a thread, by the trust list that the user chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-verify-task.h"

#include "lykta-clock.h"
#include "lykta-pdf-file.h"

typedef struct
{
  GBytes *document;
  GFile *file; /* from which it is read, or NULL */
  char **trust_lists;
} Verify;

static void
verify_free (Verify *self)
{
  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_object (&self->file);
  g_strfreev (self->trust_lists);
  g_free (self);
}

static void
verify_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Verify *self = data;
  g_autoptr (LyktaPdfTrust) trust = self->trust_lists[0] != NULL ? lykta_pdf_trust_new () : NULL;
  g_autoptr (GDateTime) now = lykta_now ();
  LyktaPdfVerification *verification = NULL;
  GError *error = NULL;

  if (self->document == NULL)
    self->document = lykta_pdf_file_read (g_file_peek_path (self->file), cancellable, &error);
  for (guint i = 0; error == NULL && self->trust_lists[i] != NULL; i++)
    lykta_pdf_trust_add_file (trust, self->trust_lists[i], &error);
  if (error == NULL)
    verification = lykta_pdf_verify (self->document, trust, now, cancellable, &error);
  if (verification != NULL)
    g_task_return_pointer (task, verification, (GDestroyNotify) lykta_pdf_verification_free);
  else
    g_task_return_error (task, error);
}

static void
run (Verify *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  self->trust_lists = lykta_verify_get_trust_lists ();
  g_task_set_task_data (task, self, (GDestroyNotify) verify_free);
  g_task_set_source_tag (task, run);
  g_task_run_in_thread (task, verify_thread);
}

void
lykta_verify_async (GBytes *document, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Verify *self = g_new0 (Verify, 1);

  self->document = g_bytes_ref (document);
  run (self, cancellable, callback, user_data);
}

void
lykta_verify_file_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Verify *self = g_new0 (Verify, 1);

  self->file = g_object_ref (file);
  run (self, cancellable, callback, user_data);
}

LyktaPdfVerification *
lykta_verify_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GSettings *
lykta_verify_get_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (LYKTA_APP_ID);
  return settings;
}

char **
lykta_verify_get_trust_lists (void)
{
  return g_settings_get_strv (lykta_verify_get_settings (), "trust-lists");
}

void
lykta_verify_set_trust_lists (const char *const *paths)
{
  g_settings_set_strv (lykta_verify_get_settings (), "trust-lists", paths);
}

const char *
lykta_verify_get_icon (LyktaPdfVerdict verdict)
{
  if (verdict == LYKTA_PDF_HOLDS)
    return "emblem-ok-symbolic";
  return verdict == LYKTA_PDF_NOT_SIGNED ? "dialog-information-symbolic" : "dialog-warning-symbolic";
}

const char *
lykta_verify_get_style (LyktaPdfVerdict verdict)
{
  if (verdict == LYKTA_PDF_HOLDS)
    return "success";
  if (verdict == LYKTA_PDF_ADDED_TO || verdict == LYKTA_PDF_CHANGED || verdict == LYKTA_PDF_BROKEN)
    return "error";
  return verdict == LYKTA_PDF_NOT_SIGNED ? "dimmed" : "warning";
}

/* lykta-review-page-actions.c: what can be done with the review that is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-page-private.h"

#include "lykta-carry-over-dialog.h"
#include "lykta-error-dialog.h"
#include "lykta-review-approval.h"
#include "lykta-review-check-dialog.h"
#include "lykta-review-workflow.h"
#include "lykta-rows-button.h"
#include "lykta-save-dialogs.h"
#include "lykta-worker.h"

static void
export_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);

  if (lykta_review_editor_save (self->editor))
    lykta_save_review (widget, self->store, self->review, LYKTA_PRINT_WHOLE);
}

static void
save_public_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);

  if (lykta_review_editor_save (self->editor))
    lykta_save_review (widget, self->store, self->review, LYKTA_PRINT_PUBLIC);
}

/* Which facts are taken again: of a section, or of all */
typedef struct
{
  gint64 review;
  char *section;
} Take;

static void
take_free (gpointer data)
{
  Take *take = data;

  g_free (take->section);
  g_free (take);
}

static gpointer
take_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Take *take = data;
  g_autoptr (LyktaRecord) review = lykta_store_get_record (store, lykta_store_find_register (store, "reviews"), take->review);

  return review != NULL && lykta_review_take_facts (store, review, take->section, error) ? g_object_ref (review) : NULL;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaRecord) review = lykta_worker_finish (result, &error);

  if (self->store == NULL)
    return;
  if (error != NULL)
    lykta_error_dialog_present (GTK_WIDGET (self), error);
  lykta_store_poll (self->store);
}

static void
take (LyktaReviewPage *self, const char *section)
{
  Take *data = g_new0 (Take, 1);

  data->review = lykta_record_get_id (self->review);
  data->section = g_strdup (section);
  lykta_worker_run (self->store, take_thread, data, take_free, g_object_unref, NULL, taken_cb, g_object_ref (self));
}

static void
take_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections);
  int selected = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (self->contents != NULL && selected >= 0 && (guint) selected < self->contents->len)
    take (self, ((LyktaReviewSection *) g_ptr_array_index (self->contents, selected))->id);
}

static void
take_all_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  take (LYKTA_REVIEW_PAGE (widget), NULL);
}

/* To the section, or to the rows that cause it. */
static void
hindrance_chosen_cb (LyktaReviewPage *self, guint i, GtkWidget *dialog)
{
  const LyktaReviewHindrance *hindrance;

  if (self->hindrances == NULL || i >= self->hindrances->len)
    return;
  hindrance = g_ptr_array_index (self->hindrances, i);
  if (hindrance->left_open)
    lykta_carry_over_dialog_present (GTK_WIDGET (self), self->store, (int) lykta_record_get_integer (self->review, "year") - 1);
  else if (hindrance->section == NULL && hindrance->ids->len == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", hindrance->reg->id,
                                g_array_index (hindrance->ids, gint64, 0));
  else if (hindrance->section == NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.show-ids",
                                        lykta_show_ids_target (hindrance->reg->id, hindrance->title, hindrance->ids));
  for (guint j = 0; hindrance->section != NULL && j < self->contents->len; j++)
    if (g_str_equal (((LyktaReviewSection *) g_ptr_array_index (self->contents, j))->id, hindrance->section))
      {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sections, (int) j);

        gtk_list_box_select_row (self->sections, row);
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static void
check_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);
  GtkWidget *dialog = lykta_review_check_dialog_new (self->hindrances);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (hindrance_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* What is typed is part of what is decided. */
static void
step_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    void (*run) (GtkWidget *widget, LyktaStore *store, LyktaRecord *review);
  } steps[] = {
    { "review.inform", lykta_review_inform_run }, { "review.approve", lykta_review_approve_run },
    { "review.attach", lykta_review_attach_run }, { "review.sign-on-paper", lykta_review_sign_on_paper_run },
    { "review.reopen", lykta_review_reopen_run },
  };
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (action, steps[i].action) && lykta_review_editor_save (self->editor))
      steps[i].run (widget, self->store, self->review);
}

static void
show_files_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);

  if (self->contents != NULL)
    gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, (int) self->contents->len));
}

static void
open_record_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);

  gtk_widget_activate_action (widget, "win.open-record", "(sx)", lykta_record_get_register (self->review)->id,
                              lykta_record_get_id (self->review));
}

static gboolean
has (LyktaReviewPage *self, const char *field)
{
  return self->review != NULL && !lykta_record_is_empty (self->review, field);
}

/**
 * lykta_review_page_update_actions:
 *
 * What can be done follows from how far the review has come.
 */
void
lykta_review_page_update_actions (LyktaReviewPage *self)
{
  gboolean approved = has (self, "approved_on");
  const struct
  {
    const char *name;
    gboolean enabled;
  } actions[] = {
    { "review.export", self->review != NULL },
    { "review.save-public", self->review != NULL },
    { "review.open-record", self->review != NULL },
    { "review.take", self->review != NULL && !approved },
    { "review.take-all", self->review != NULL && !approved },
    { "review.check", self->hindrances != NULL },
    { "review.inform", self->review != NULL },
    { "review.approve", self->hindrances != NULL && self->hindrances->len == 0 },
    { "review.sign-on-paper", has (self, "approved_file") && !has (self, "signed_on") },
    { "review.attach", approved },
    { "review.reopen", has (self, "approved_file") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, actions[i].enabled);
  gtk_widget_set_visible (self->approve_button, self->review != NULL && !approved);
  adw_banner_set_revealed (self->banner, has (self, "approved_file"));
}

void
lykta_review_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "review.save-public", NULL, save_public_activated);
  gtk_widget_class_install_action (widget_class, "review.take", NULL, take_activated);
  gtk_widget_class_install_action (widget_class, "review.take-all", NULL, take_all_activated);
  gtk_widget_class_install_action (widget_class, "review.check", NULL, check_activated);
  gtk_widget_class_install_action (widget_class, "review.show-files", NULL, show_files_activated);
  gtk_widget_class_install_action (widget_class, "review.inform", NULL, step_activated);
  gtk_widget_class_install_action (widget_class, "review.approve", NULL, step_activated);
  gtk_widget_class_install_action (widget_class, "review.sign-on-paper", NULL, step_activated);
  gtk_widget_class_install_action (widget_class, "review.attach", NULL, step_activated);
  gtk_widget_class_install_action (widget_class, "review.reopen", NULL, step_activated);
  gtk_widget_class_install_action (widget_class, "review.open-record", NULL, open_record_activated);
}

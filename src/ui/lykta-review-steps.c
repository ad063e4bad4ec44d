/* lykta-review-steps.c: where a review stands, from draft to attached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-steps.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-icon.h"
#include "lykta-review-check-dialog.h"

struct _LyktaReviewSteps
{
  AdwBin parent_instance;

  /* Owned by their parent */
  AdwWrapBox *box;
  GtkWidget *check_button;
  GtkWidget *check_label;
};

G_DEFINE_FINAL_TYPE (LyktaReviewSteps, lykta_review_steps, ADW_TYPE_BIN)

/* The draft is done when anything after it is. */
static const struct
{
  const char *label;
  const char *date;
  const char *who; /* to whom or in which role, in words */
} steps[] = {
  { NC_ ("review", "Draft"), NULL, NULL },
  { NC_ ("review", "Informed"), "informed_on", "informed_to" },
  { NC_ ("review", "Approved"), "approved_on", "approved_roles" },
  { NC_ ("review", "Signed"), "signed_on", "signed_roles" },
  { NC_ ("review", "Attached"), "attached_on", "attached_to" },
};

static gboolean
is_done (LyktaRecord *review, guint step)
{
  if (steps[step].date != NULL)
    return !lykta_record_is_empty (review, steps[step].date);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].date != NULL && is_done (review, i))
      return TRUE;
  return FALSE;
}

/* The first step that is not done. */
static guint
find_current (LyktaRecord *review)
{
  guint step = 0;

  while (step < G_N_ELEMENTS (steps) && is_done (review, step))
    step++;
  return step;
}

static GtkWidget *
create_mark (guint step, gboolean done, gboolean current)
{
  g_autofree char *number = g_strdup_printf ("%u", step + 1);
  GtkWidget *mark = done ? lykta_icon_new ("object-select-symbolic") : gtk_label_new (number);

  gtk_widget_add_css_class (mark, "review-mark");
  gtk_widget_add_css_class (mark, done ? "done" : current ? "current" : "open");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  return mark;
}

static GtkWidget *
create_step (LyktaRecord *review, guint step, const char *today)
{
  gboolean done = is_done (review, step);
  gboolean current = step == find_current (review);
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "review", steps[step].label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (label);
  g_autofree char *date = NULL;
  g_autofree char *spoken = NULL;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  if (current)
    gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (lines), name);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  if (steps[step].date != NULL && done)
    {
      GtkWidget *when;

      date = lykta_display_date (lykta_record_get_text (review, steps[step].date), today);
      when = gtk_label_new (date);
      gtk_label_set_xalign (GTK_LABEL (when), 0);
      gtk_widget_add_css_class (when, "lykta-dim");
      gtk_widget_add_css_class (when, "lykta-small");
      gtk_box_append (GTK_BOX (lines), when);
    }

  if (done && steps[step].who != NULL)
    gtk_widget_set_tooltip_text (box, lykta_record_get_text (review, steps[step].who));
  gtk_box_append (GTK_BOX (box), create_mark (step, done, current));
  gtk_box_append (GTK_BOX (box), lines);

  if (date != NULL)
    /* Translators: a step of the review and its date, as in "Approved, done 23 Nov 2023" */
    spoken = g_strdup_printf (_ ("%s, done %s"), label, date);
  else if (done)
    /* Translators: a step of the review, as in "Draft, done" */
    spoken = g_strdup_printf (_ ("%s, done"), label);
  else
    /* Translators: a step of the review, as in "Signed, not done" */
    spoken = g_strdup_printf (_ ("%s, not done"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return box;
}

static void
lykta_review_steps_class_init (LyktaReviewStepsClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lykta_review_steps_init (LyktaReviewSteps *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 28);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "review-steps");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Where the review stands"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->box), TRUE);
  self->check_label = gtk_label_new (NULL);
  self->check_button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->check_button), "review.check");
  gtk_widget_set_valign (self->check_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->check_button, "review-check");
  gtk_label_set_ellipsize (GTK_LABEL (self->check_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (inner), lykta_icon_new ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (inner), self->check_label);
  gtk_button_set_child (GTK_BUTTON (self->check_button), inner);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (outer), self->check_button);
  adw_bin_set_child (ADW_BIN (self), outer);
}

/**
 * lykta_review_steps_set_review:
 *
 * Shows the steps of a review as its record says now.
 */
void
lykta_review_steps_set_review (LyktaReviewSteps *self, LyktaRecord *review)
{
  g_autofree char *today = lykta_today ();
  GtkWidget *child;

  g_return_if_fail (LYKTA_IS_REVIEW_STEPS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);
  gtk_widget_set_visible (GTK_WIDGET (self), review != NULL);
  for (guint step = 0; review != NULL && step < G_N_ELEMENTS (steps); step++)
    adw_wrap_box_append (self->box, create_step (review, step, today));
}

/**
 * lykta_review_steps_set_hindrances:
 * @hindrances: (nullable) (element-type LyktaReviewHindrance): what stands in the way of the approval; %NULL when that is no question
 */
void
lykta_review_steps_set_hindrances (LyktaReviewSteps *self, GPtrArray *hindrances)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LYKTA_IS_REVIEW_STEPS (self));

  gtk_widget_set_visible (self->check_button, hindrances != NULL && hindrances->len > 0);
  if (hindrances == NULL || hindrances->len == 0)
    return;
  text = g_strdup_printf (ngettext ("%u hindrance", "%u hindrances", hindrances->len), hindrances->len);
  gtk_label_set_text (GTK_LABEL (self->check_label), text);
  g_clear_pointer (&text, g_free);
  text = lykta_review_check_describe (hindrances);
  gtk_widget_set_tooltip_text (self->check_button, text);
}

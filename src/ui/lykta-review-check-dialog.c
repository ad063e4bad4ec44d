/* lykta-review-check-dialog.c: what stands in the way of a review's approval, with a way to each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-check-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-icon.h"
#include "lykta-line.h"

struct _LyktaReviewCheckDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkLabel *lead;
  GtkListBox *list;
  GtkWidget *update_button;
};

G_DEFINE_FINAL_TYPE (LyktaReviewCheckDialog, lykta_review_check_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_row (const LyktaReviewHindrance *hindrance)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), lykta_line_new (hindrance->title, "heading"));
  gtk_box_append (GTK_BOX (lines), lykta_line_new (hindrance->message, NULL));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), lykta_icon_new ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hindrance->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hindrance->message, -1);
  return row;
}

static void
row_activated_cb (LyktaReviewCheckDialog *self, GtkListBoxRow *row)
{
  guint i = (guint) gtk_list_box_row_get_index (row);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, i);
}

static void
update_cb (LyktaReviewCheckDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lykta_review_check_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_REVIEW_CHECK_DIALOG);

  G_OBJECT_CLASS (lykta_review_check_dialog_parent_class)->dispose (object);
}

static void
lykta_review_check_dialog_class_init (LyktaReviewCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_review_check_dialog_dispose;

  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-review-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewCheckDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewCheckDialog, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewCheckDialog, update_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
lykta_review_check_dialog_init (LyktaReviewCheckDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_review_check_dialog_new (GPtrArray *hindrances)
{
  LyktaReviewCheckDialog *self = g_object_new (LYKTA_TYPE_REVIEW_CHECK_DIALOG, NULL);
  g_autofree char *lead = lykta_review_check_describe (hindrances);
  gboolean outdated = FALSE;

  gtk_label_set_text (self->lead, lead);
  for (guint i = 0; i < hindrances->len; i++)
    {
      const LyktaReviewHindrance *hindrance = g_ptr_array_index (hindrances, i);

      outdated = outdated || hindrance->outdated;
      gtk_list_box_append (self->list, create_row (hindrance));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), hindrances->len > 0);
  gtk_widget_set_visible (self->update_button, outdated);
  return GTK_WIDGET (self);
}

char *
lykta_review_check_describe (GPtrArray *hindrances)
{
  if (hindrances->len == 0)
    return g_strdup (_ ("Nothing stands in the way of the approval"));
  return g_strdup_printf (ngettext ("%u thing stands in the way of the approval", "%u things stand in the way of the approval",
                                    hindrances->len),
                          hindrances->len);
}

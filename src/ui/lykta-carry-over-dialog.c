/* lykta-carry-over-dialog.c: asks what becomes of open activities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-carry-over-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-carry-over-row.h"
#include "lykta-error-dialog.h"
#include "lykta-toast.h"

struct _LyktaCarryOverDialog
{
  AdwDialog parent_instance;

  int year; /* that is closed; 0: one activity is moved */
  int to;   /* that what is carried over goes on in */

  /* Template widgets */
  GtkLabel *lead;
  GtkLabel *message;
  GtkBox *rows;
  GtkButton *save_button;

  /* Borrowed */
  GtkWidget *widget; /* weak: where a toast is shown */

  /* Owned */
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaCarryOverDialog, lykta_carry_over_dialog, ADW_TYPE_DIALOG)

static void
say (LyktaCarryOverDialog *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static gboolean
lacks_something (const LyktaCarryDecision *decision)
{
  return decision == NULL || (decision->kind != LYKTA_CARRY_DONE && decision->reason == NULL)
         || (decision->kind == LYKTA_CARRY_RESHAPED && decision->title == NULL && decision->text == NULL);
}

/* (element-type LyktaCarryDecision): of each row; @lacking is the first that something lacks of */
static GPtrArray *
get_decisions (LyktaCarryOverDialog *self, GtkWidget **lacking)
{
  GPtrArray *decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_carry_decision_free);

  *lacking = NULL;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      LyktaCarryDecision *decision = lykta_carry_over_row_get_decision (LYKTA_CARRY_OVER_ROW (row));

      if (*lacking == NULL && lacks_something (decision))
        *lacking = row;
      if (decision != NULL)
        g_ptr_array_add (decisions, decision);
    }
  return decisions;
}

static void
save_cb (LyktaCarryOverDialog *self)
{
  lykta_carry_over_dialog_save (self);
}

static void
cancel_cb (LyktaCarryOverDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lykta_carry_over_dialog_dispose (GObject *object)
{
  LyktaCarryOverDialog *self = LYKTA_CARRY_OVER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_CARRY_OVER_DIALOG);
  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_carry_over_dialog_parent_class)->dispose (object);
}

static void
lykta_carry_over_dialog_class_init (LyktaCarryOverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_carry_over_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-carry-over-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
lykta_carry_over_dialog_init (LyktaCarryOverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static LyktaCarryOverDialog *
dialog_new (GtkWidget *widget, LyktaStore *store, int year, int to, const char *title, const char *button, const char *lead)
{
  LyktaCarryOverDialog *self = g_object_new (LYKTA_TYPE_CARRY_OVER_DIALOG, "title", title, NULL);

  self->store = g_object_ref (store);
  self->year = year;
  self->to = to;
  g_set_weak_pointer (&self->widget, widget);
  gtk_button_set_label (self->save_button, button);
  gtk_label_set_label (self->lead, lead);
  return self;
}

void
lykta_carry_over_dialog_present (GtkWidget *widget, LyktaStore *store, int year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = lykta_carry_over_find (store, year, &error);
  g_autofree char *title = g_strdup_printf (_ ("Close the Year %d"), year);
  g_autofree char *lead = NULL;
  LyktaCarryOverDialog *self;

  if (open == NULL)
    {
      lykta_error_dialog_present (widget, error);
      return;
    }
  if (open->len == 0)
    {
      g_autofree char *nothing = g_strdup_printf (_ ("No activity of %d is open."), year);

      lykta_toast (widget, nothing, FALSE);
      return;
    }
  lead =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity is open. Decide what becomes of it; the next review says so.",
                                    "%u activities are open. Decide what becomes of each; the next review says so.", open->len),
                       open->len);
  self = dialog_new (widget, store, year, year + 1, title, _ ("_Close the Year"), lead);
  for (guint i = 0; i < open->len; i++)
    gtk_box_append (self->rows, lykta_carry_over_row_new (store, open->pdata[i], year + 1));
  adw_dialog_present (ADW_DIALOG (self), widget);
}

void
lykta_carry_over_dialog_present_for (GtkWidget *widget, LyktaStore *store, LyktaRecord *activity, int year)
{
  g_autofree char *lead = g_strdup_printf (_ ("Say why it is not done as planned; the next review says so too."));
  LyktaCarryOverDialog *self = dialog_new (widget, store, 0, year, _ ("Move Activity"), _ ("_Move"), lead);
  GtkWidget *row = lykta_carry_over_row_new (store, activity, year);

  gtk_box_append (self->rows, row);
  lykta_carry_over_row_set_kind (LYKTA_CARRY_OVER_ROW (row), LYKTA_CARRY_OVER);
  adw_dialog_set_content_height (ADW_DIALOG (self), -1);
  adw_dialog_present (ADW_DIALOG (self), widget);
}

static LyktaEdit *
make_edit (LyktaCarryOverDialog *self, GPtrArray *decisions, GError **error)
{
  if (self->year != 0)
    return lykta_carry_over_close (self->store, self->year, decisions, error);
  return lykta_carry_over_move (self->store, decisions->pdata[0], self->to, error);
}

gboolean
lykta_carry_over_dialog_save (LyktaCarryOverDialog *self)
{
  GtkWidget *lacking;
  g_autoptr (GPtrArray) decisions = get_decisions (self, &lacking);
  g_autoptr (LyktaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (self->year == 0 && decisions->len == 0)
    {
      lykta_carry_over_row_point_out (LYKTA_CARRY_OVER_ROW (lacking));
      return FALSE;
    }
  edit = make_edit (self, decisions, &error);
  if (edit == NULL || !lykta_store_apply (self->store, edit, &error))
    {
      say (self, error->message);
      if (lacking != NULL)
        lykta_carry_over_row_point_out (LYKTA_CARRY_OVER_ROW (lacking));
      return FALSE;
    }
  if (self->widget != NULL)
    lykta_toast (self->widget, self->year != 0 ? _ ("The year has been closed") : _ ("The activity has been moved"), TRUE);
  adw_dialog_close (ADW_DIALOG (self));
  return TRUE;
}

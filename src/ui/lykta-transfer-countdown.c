/* lykta-transfer-countdown.c: the transfers to come, by how many days are left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-transfer-countdown.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-icon.h"
#include "lykta-line.h"
#include "lykta-pill.h"

struct _LyktaTransferCountdown
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkLabel *summary;
  GtkListBox *list;

  /* Owned */
  LyktaStore *store;
  GPtrArray *transfers; /* LyktaRecord */
};

G_DEFINE_FINAL_TYPE (LyktaTransferCountdown, lykta_transfer_countdown, ADW_TYPE_BIN)

static gboolean
is_late (LyktaRecord *transfer, const char *today)
{
  const char *date = lykta_record_get_text (transfer, "transfer_date");

  return date != NULL && g_strcmp0 (date, today) < 0;
}

char *
lykta_transfer_format_left (LyktaRecord *transfer, const char *today)
{
  const char *text = lykta_record_get_text (transfer, "transfer_date");
  GDate from;
  GDate to;
  int days;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  if (text == NULL)
    return NULL;
  g_date_set_parse (&from, today);
  g_date_set_parse (&to, text);
  if (!g_date_valid (&from) || !g_date_valid (&to))
    return NULL;

  days = g_date_days_between (&from, &to);
  if (days == 0)
    return g_strdup (_ ("Today"));
  if (days < 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) -days), -days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong) days), days);
}

static GtkWidget *
make_pills (LyktaTransferCountdown *self, LyktaRecord *transfer, const char *today)
{
  const LyktaRegister *reg = lykta_record_get_register (transfer);
  GtkWidget *pills = adw_wrap_box_new ();
  const LyktaChoice *state = lykta_record_find_choice (transfer, lykta_register_find_field (reg, "state"), today);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (pills), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (pills), 4);
  if (state != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (pills), lykta_pill_new (lykta_choice_get_label (state), state->tone));
  if (lykta_record_get_integer (transfer, "blocked") != 0)
    adw_wrap_box_append (ADW_WRAP_BOX (pills), lykta_pill_new (_ ("Classification missing"), LYKTA_TONE_WARNING));
  return pills;
}

static GtkWidget *
make_row (LyktaTransferCountdown *self, LyktaRecord *transfer, const char *today)
{
  const LyktaRegister *reg = lykta_record_get_register (transfer);
  const LyktaField *fields[] = { lykta_register_find_field (reg, "transfer_date"),
                                 lykta_register_find_field (reg, "from_contract"), NULL };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *left = lykta_transfer_format_left (transfer, today);
  g_autofree char *summary = lykta_display_subtitle (self->store, transfer, fields, today);
  const char *title = lykta_record_get_text (transfer, "title");
  const char *words = left != NULL ? left : _ ("No date");
  gboolean blocked = lykta_record_get_integer (transfer, "blocked") != 0;
  g_autofree char *description =
      g_strdup_printf ("%s · %s%s%s", words, summary, blocked ? " · " : "", blocked ? _ ("Classification missing") : "");
  GtkWidget *days = lykta_line_new (words, "heading");

  gtk_widget_set_size_request (days, 96, -1);
  gtk_label_set_wrap (GTK_LABEL (days), FALSE);
  if (is_late (transfer, today))
    gtk_widget_add_css_class (days, "lykta-overdue");
  gtk_box_append (GTK_BOX (lines), lykta_line_new (title, NULL));
  gtk_box_append (GTK_BOX (lines), lykta_line_new (summary, "lykta-dim"));
  gtk_box_append (GTK_BOX (lines), make_pills (self, transfer, today));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), days);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), lykta_icon_new ("go-next-symbolic"));
  gtk_widget_add_css_class (box, "lykta-face-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  return row;
}

static void
update (LyktaTransferCountdown *self)
{
  const LyktaRegister *reg = lykta_store_find_register (self->store, "transfers");
  g_autoptr (LyktaQuery) query = lykta_query_new_for_view (reg, lykta_register_find_view (reg, "coming"));
  g_autofree char *today = lykta_today ();
  g_autofree char *count = NULL;
  guint blocked = 0;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->transfers, g_ptr_array_unref);
  self->transfers = lykta_store_get_records (self->store, query, NULL);
  if (self->transfers == NULL)
    self->transfers = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->transfers->len; i++)
    {
      LyktaRecord *transfer = self->transfers->pdata[i];

      blocked += lykta_record_get_integer (transfer, "blocked") != 0;
      gtk_list_box_append (self->list, make_row (self, transfer, today));
    }
  count = lykta_display_count (reg, self->transfers->len);
  /* Translators: how many transfers ("4 transfers"), and how many of them lack a classification. */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s to come, %u without an approved classification before it",
                                       "%s to come, %u without an approved classification before it", blocked),
                          count, blocked);
  gtk_label_set_text (self->summary, text);
  gtk_stack_set_visible_child_name (self->stack, self->transfers->len > 0 ? "list" : "empty");
}

static void
store_changed_cb (LyktaTransferCountdown *self, const LyktaRegister *reg)
{
  if (g_str_equal (reg->id, "transfers"))
    update (self);
}

static void
row_activated_cb (LyktaTransferCountdown *self, GtkListBoxRow *row)
{
  LyktaRecord *transfer = self->transfers->pdata[gtk_list_box_row_get_index (row)];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "transfers", lykta_record_get_id (transfer));
}

static void
lykta_transfer_countdown_dispose (GObject *object)
{
  LyktaTransferCountdown *self = LYKTA_TRANSFER_COUNTDOWN (object);

  /* The bin lets go of its child before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_TRANSFER_COUNTDOWN);
  g_clear_pointer (&self->transfers, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_transfer_countdown_parent_class)->dispose (object);
}

static void
lykta_transfer_countdown_class_init (LyktaTransferCountdownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_transfer_countdown_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-transfer-countdown.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaTransferCountdown, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaTransferCountdown, summary);
  gtk_widget_class_bind_template_child (widget_class, LyktaTransferCountdown, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lykta_transfer_countdown_init (LyktaTransferCountdown *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_transfer_countdown_new (LyktaStore *store)
{
  LyktaTransferCountdown *self = g_object_new (LYKTA_TYPE_TRANSFER_COUNTDOWN, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* lykta-agreement-gaps.c: what is processed by others without a valid agreement, by supplier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-agreement-gaps.h"

#include <glib/gi18n-lib.h>

#include "lykta-coverage-gaps.h"
#include "lykta-display.h"
#include "lykta-icon.h"
#include "lykta-new-record-dialog.h"
#include "lykta-pill.h"
#include "lykta-toast.h"
#include "lykta-worker.h"

struct _LyktaAgreementGaps
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkBox *box;

  /* Owned */
  LyktaStore *store;
  GPtrArray *gaps; /* LyktaCoverageGap */
  GCancellable *search;
};

G_DEFINE_FINAL_TYPE (LyktaAgreementGaps, lykta_agreement_gaps, ADW_TYPE_BIN)

static const LyktaCoverageGap *
get_gap (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "gap");
}

static char *
describe (const LyktaCoverageGap *gap)
{
  static const char *const reasons[] = {
    [LYKTA_COVERAGE_NONE] = N_ ("No agreement"),
    [LYKTA_COVERAGE_DRAFT] = N_ ("Being drafted"),
    [LYKTA_COVERAGE_NOT_LISTED] = N_ ("Not listed in the agreement"),
  };

  if (gap->reason == LYKTA_COVERAGE_EXPIRED)
    {
      g_autofree char *date = lykta_display_date (gap->ended_on, NULL);

      /* Translators: a date */
      return g_strdup_printf (_ ("Expired %s"), date);
    }
  return g_strdup (_ (reasons[gap->reason]));
}

static GtkWidget *
make_row (LyktaAgreementGaps *self, LyktaCoverageGap *gap)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = lykta_store_get_title (self->store, gap->reg, gap->id);
  g_autofree char *reason = describe (gap);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lykta_register_get_label_one (gap->reg));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             lykta_pill_new (reason,
                                             gap->reason == LYKTA_COVERAGE_DRAFT ? LYKTA_TONE_ACTIVE : LYKTA_TONE_WARNING));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lykta_icon_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "gap", gap);
  return row;
}

static void
row_activated_cb (LyktaAgreementGaps *self, GtkListBoxRow *row)
{
  const LyktaCoverageGap *gap = get_gap (GTK_WIDGET (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", gap->reg->id, gap->id);
}

static void
set_list (LyktaAgreementGaps *self, GtkWidget *dialog, const LyktaRegister *reg, const char *field, gint64 supplier)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const LyktaCoverageGap *gap = g_ptr_array_index (self->gaps, i);

      if (gap->supplier == supplier && g_str_equal (gap->reg->id, field))
        g_array_append_val (ids, gap->id);
    }
  if (ids->len == 0)
    return;
  lykta_value_set_list (&value, (const gint64 *) (gpointer) ids->data, ids->len);
  lykta_new_record_dialog_set_value (LYKTA_NEW_RECORD_DIALOG (dialog), lykta_register_find_field (reg, field), &value);
}

/* An agreement with the supplier that lists all that lacks one. */
static void
new_agreement_cb (LyktaAgreementGaps *self, GtkWidget *button)
{
  const LyktaRegister *reg = lykta_store_find_register (self->store, "agreements");
  gint64 supplier = get_gap (button)->supplier;
  GtkWidget *dialog = lykta_new_record_dialog_new (self->store, reg);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_integer (&value, supplier);
  lykta_new_record_dialog_set_value (LYKTA_NEW_RECORD_DIALOG (dialog), lykta_register_find_field (reg, "supplier"), &value);
  set_list (self, dialog, reg, "processings", supplier);
  set_list (self, dialog, reg, "assets", supplier);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
add_supplier (LyktaAgreementGaps *self, LyktaCoverageGap *gap)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("New Agreement"));
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  g_autofree char *name =
      lykta_store_get_title (self->store, lykta_store_find_register (self->store, "suppliers"), gap->supplier);
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "gap", gap);
  g_signal_connect_object (button, "clicked", G_CALLBACK (new_agreement_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (self->box, group);
  return list;
}

static void
show_empty (LyktaAgreementGaps *self)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-edit-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Gaps"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Every processing and asset with a processor has a valid agreement."));
  gtk_widget_add_css_class (page, "compact");
  gtk_box_append (self->box, page);
}

static void
show (LyktaAgreementGaps *self)
{
  GtkWidget *list = NULL;
  gint64 supplier = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      LyktaCoverageGap *gap = g_ptr_array_index (self->gaps, i);

      if (list == NULL || gap->supplier != supplier)
        list = add_supplier (self, gap);
      supplier = gap->supplier;
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, gap));
    }
  if (self->gaps->len == 0)
    show_empty (self);
}

static gpointer
find_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return lykta_coverage_find_gaps (store, 0, cancellable, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gaps = lykta_worker_finish (result, &error);
  LyktaAgreementGaps *self = user_data;

  /* Another search has begun, or nobody looks any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (gaps == NULL)
    {
      lykta_toast (GTK_WIDGET (self), error->message, FALSE);
      return;
    }
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  self->gaps = g_steal_pointer (&gaps);
  show (self);
}

static void
update (LyktaAgreementGaps *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  lykta_worker_run (self->store, find_thread, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->search, found_cb, self);
}

static void
store_changed_cb (LyktaAgreementGaps *self, const LyktaRegister *reg)
{
  static const char *const sources[] = { "agreements", "processings", "assets", "suppliers", NULL };

  if (g_strv_contains (sources, reg->id))
    update (self);
}

static void
lykta_agreement_gaps_dispose (GObject *object)
{
  LyktaAgreementGaps *self = LYKTA_AGREEMENT_GAPS (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_agreement_gaps_parent_class)->dispose (object);
}

static void
lykta_agreement_gaps_class_init (LyktaAgreementGapsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_agreement_gaps_dispose;
}

static void
lykta_agreement_gaps_init (LyktaAgreementGaps *self)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, NULL);

  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 24, "margin-start", 12,
                            "margin-end", 12, "margin-top", 12, "margin-bottom", 24, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
lykta_agreement_gaps_new (LyktaStore *store)
{
  LyktaAgreementGaps *self = g_object_new (LYKTA_TYPE_AGREEMENT_GAPS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

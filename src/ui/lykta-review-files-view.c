/* lykta-review-files-view.c: the finished files of a review, and what is done with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-files-view.h"

#include <glib/gi18n-lib.h>

#include "lykta-attachment-open.h"
#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-error-dialog.h"
#include "lykta-icon.h"
#include "lykta-review-files.h"
#include "lykta-signatures-dialog.h"
#include "lykta-toast.h"

#define ID_KEY "lykta-attachment-id"

struct _LyktaReviewFilesView
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *lead;
  GtkListBox *list;
  GtkWidget *past_heading;
  GtkListBox *past;

  /* Borrowed */
  LyktaStore *store;

  /* Owned */
  LyktaRecord *review;
};

G_DEFINE_FINAL_TYPE (LyktaReviewFilesView, lykta_review_files_view, ADW_TYPE_BIN)

/* In the menu of a file, in sections; some are for documents only */
static const struct
{
  guint section;
  const char *action;
  const char *label;
  gboolean document;
} items[] = {
  { 0, "review-files.open", N_ ("_Open"), FALSE },
  { 0, "review-files.save", N_ ("_Save a Copy…"), FALSE },
  { 0, "review-files.print", N_ ("_Print…"), TRUE },
  { 1, "review-files.verify", N_ ("_Verify…"), TRUE },
  { 1, "review-files.copy-digest", N_ ("_Copy SHA-256"), FALSE },
};

static gboolean
is_document (LyktaRecord *file)
{
  return lykta_review_files_get_kind (file) != LYKTA_REVIEW_FILE_DATA;
}

static GMenuModel *
make_menu (LyktaRecord *file)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  guint last = G_MAXUINT;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      if (items[i].document && !is_document (file))
        continue;
      if (items[i].section != last)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          last = items[i].section;
        }
      g_menu_item_set_action_and_target (item, items[i].action, "x", lykta_record_get_id (file));
      g_menu_append_item (section, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_label (const char *text, PangoEllipsizeMode mode, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "ellipsize", mode, NULL);

  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "lykta-small");
    }
  return label;
}

static GtkWidget *
create_row (LyktaRecord *file)
{
  gint64 id = lykta_record_get_id (file);
  const char *name = lykta_record_get_text (file, "name");
  g_autofree char *summary = lykta_review_files_view_describe (file);
  g_autofree char *digest = g_strdup_printf ("SHA-256 %s", lykta_record_get_text (file, "digest"));
  /* Translators: %s is the name of a file. */
  g_autofree char *more = g_strdup_printf (_ ("More about “%s”"), name);
  g_autoptr (GMenuModel) menu = make_menu (file);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model", menu, "tooltip-text",
                                    _ ("More"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_label (name, PANGO_ELLIPSIZE_MIDDLE, NULL));
  gtk_box_append (GTK_BOX (lines), make_label (summary, PANGO_ELLIPSIZE_END, "lykta-dim"));
  gtk_box_append (GTK_BOX (lines), make_label (digest, PANGO_ELLIPSIZE_MIDDLE, "lykta-dim"));
  gtk_box_append (GTK_BOX (box), lykta_icon_new (is_document (file) ? "x-office-document-symbolic" : "text-x-generic-symbolic"));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  return row;
}

/* What the user can expect to find here. */
static const char *
get_lead (LyktaReviewFilesView *self, guint n_files)
{
  if (!lykta_record_is_empty (self->review, "approved_file"))
    return _ ("The document as it was approved, and what followed from it. These files stay as they are, byte for byte.");
  if (!lykta_record_is_empty (self->review, "approved_on"))
    return _ ("This review was approved before Lykta kept its documents. Attach the document to the record of the review.");
  return n_files > 0 ? _ ("The review was opened again. Approving it makes a new document.")
                     : _ ("There is no finished file yet. Approving the review makes the document and keeps it here.");
}

/* Documents come first, the last of them on top; what belongs to them comes after. */
static int
compare_files (gconstpointer a, gconstpointer b)
{
  LyktaRecord *one = *(LyktaRecord *const *) a;
  LyktaRecord *two = *(LyktaRecord *const *) b;
  LyktaReviewFileKind first = lykta_review_files_get_kind (one);
  LyktaReviewFileKind second = lykta_review_files_get_kind (two);
  gboolean first_beside = first == LYKTA_REVIEW_FILE_PUBLIC || first == LYKTA_REVIEW_FILE_DATA;
  gboolean second_beside = second == LYKTA_REVIEW_FILE_PUBLIC || second == LYKTA_REVIEW_FILE_DATA;

  if (first_beside != second_beside)
    return first_beside ? 1 : -1;
  if (first_beside && first != second)
    return first < second ? -1 : 1;
  return lykta_record_get_id (one) > lykta_record_get_id (two) ? -1 : 1;
}

static void
fill (LyktaReviewFilesView *self)
{
  g_autoptr (GPtrArray) files = self->review != NULL ? lykta_review_files_list (self->store, self->review, NULL) : NULL;

  gtk_list_box_remove_all (self->list);
  gtk_list_box_remove_all (self->past);
  if (self->review == NULL)
    return;
  if (files != NULL)
    g_ptr_array_sort (files, compare_files);
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      LyktaRecord *file = g_ptr_array_index (files, i);

      gtk_list_box_append (lykta_review_files_is_past (self->review, file) ? self->past : self->list, create_row (file));
    }
  gtk_label_set_text (self->lead, get_lead (self, files != NULL ? files->len : 0));
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->past), gtk_list_box_get_row_at_index (self->past, 0) != NULL);
  gtk_widget_set_visible (self->past_heading, gtk_widget_get_visible (GTK_WIDGET (self->past)));
}

static void
row_activated_cb (LyktaReviewFilesView *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review-files.open", "x",
                              *(gint64 *) g_object_get_data (G_OBJECT (row), ID_KEY));
}

static void
open_activated (GtkWidget *widget, const char *action, GVariant *id)
{
  lykta_attachment_open (widget, LYKTA_REVIEW_FILES_VIEW (widget)->store, g_variant_get_int64 (id));
}

static void
save_activated (GtkWidget *widget, const char *action, GVariant *id)
{
  lykta_attachment_save_copy (widget, LYKTA_REVIEW_FILES_VIEW (widget)->store, g_variant_get_int64 (id));
}

static void
print_activated (GtkWidget *widget, const char *action, GVariant *id)
{
  lykta_attachment_print (widget, LYKTA_REVIEW_FILES_VIEW (widget)->store, g_variant_get_int64 (id));
}

static LyktaRecord *
find_file (LyktaReviewFilesView *self, gint64 id)
{
  return lykta_store_get_record (self->store, lykta_store_find_register (self->store, "attachments"), id);
}

static void
verify_activated (GtkWidget *widget, const char *action, GVariant *id)
{
  LyktaReviewFilesView *self = LYKTA_REVIEW_FILES_VIEW (widget);
  g_autoptr (LyktaRecord) file = find_file (self, g_variant_get_int64 (id));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = file != NULL ? lykta_review_files_read (self->store, file, NULL, &error) : NULL;

  if (bytes != NULL)
    lykta_signatures_dialog_present (widget, bytes, lykta_record_get_text (file, "name"));
  else if (error != NULL)
    lykta_error_dialog_present (widget, error);
}

static void
copy_digest_activated (GtkWidget *widget, const char *action, GVariant *id)
{
  LyktaReviewFilesView *self = LYKTA_REVIEW_FILES_VIEW (widget);
  g_autoptr (LyktaRecord) file = find_file (self, g_variant_get_int64 (id));

  if (file == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), lykta_record_get_text (file, "digest"));
  lykta_toast (widget, _ ("The SHA-256 is copied"), FALSE);
}

static void
lykta_review_files_view_dispose (GObject *object)
{
  LyktaReviewFilesView *self = LYKTA_REVIEW_FILES_VIEW (object);

  g_clear_object (&self->review);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_REVIEW_FILES_VIEW);

  G_OBJECT_CLASS (lykta_review_files_view_parent_class)->dispose (object);
}

static void
lykta_review_files_view_class_init (LyktaReviewFilesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_review_files_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-review-files-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewFilesView, lead);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewFilesView, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewFilesView, past_heading);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewFilesView, past);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "review-files.open", "x", open_activated);
  gtk_widget_class_install_action (widget_class, "review-files.save", "x", save_activated);
  gtk_widget_class_install_action (widget_class, "review-files.print", "x", print_activated);
  gtk_widget_class_install_action (widget_class, "review-files.verify", "x", verify_activated);
  gtk_widget_class_install_action (widget_class, "review-files.copy-digest", "x", copy_digest_activated);
}

static void
lykta_review_files_view_init (LyktaReviewFilesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_review_files_view_set_review:
 * @review: (nullable): whose files are shown, as they are now
 */
void
lykta_review_files_view_set_review (LyktaReviewFilesView *self, LyktaStore *store, LyktaRecord *review)
{
  g_return_if_fail (LYKTA_IS_REVIEW_FILES_VIEW (self));

  self->store = store;
  g_set_object (&self->review, review);
  fill (self);
}

char *
lykta_review_files_view_describe (LyktaRecord *file)
{
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (file), "kind");
  const LyktaChoice *kind = lykta_field_find_choice (field, lykta_record_get_text (file, "kind"));
  g_autofree char *today = lykta_today ();
  g_autofree char *size = g_format_size ((guint64) lykta_record_get_integer (file, "size"));
  g_autofree char *day = lykta_display_date (lykta_record_get_text (file, "added_at"), today);

  return g_strdup_printf ("%s · %s · %s · %s", kind != NULL ? lykta_choice_get_label (kind) : "", size, day,
                          lykta_record_get_text (file, "added_by"));
}

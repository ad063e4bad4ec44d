/* lykta-comment-section.c: what people have to say about a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-comment-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-comment-row.h"
#include "lykta-comment.h"
#include "lykta-toast.h"

/* The latest are shown, and the others when they are asked for. */
#define MAX_ROWS 10
#define READER_WIDTH 560
#define READER_HEIGHT 480

struct _LyktaCommentSection
{
  LyktaRecordSection parent_instance;

  gint64 id; /* of the record whose draft is in the view */
  gboolean all;

  /* Template widgets */
  GtkWidget *start_button;
  GtkButton *all_button;
  GtkListBox *list;
  GtkWidget *entry_box;
  GtkTextView *view;

  /* Owned */
  GHashTable *drafts; /* id of a record → what was typed and not added yet */
};

G_DEFINE_FINAL_TYPE (LyktaCommentSection, lykta_comment_section, LYKTA_TYPE_RECORD_SECTION)

static LyktaStore *
get_store (LyktaCommentSection *self)
{
  return lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
}

static LyktaRecord *
get_comment (LyktaCommentSection *self, GVariant *id)
{
  LyktaStore *store = get_store (self);

  return lykta_store_get_record (store, lykta_store_find_register (store, "comments"), g_variant_get_int64 (id));
}

static char *
get_text (LyktaCommentSection *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
set_text (LyktaCommentSection *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

static void
fill (LyktaCommentSection *self)
{
  LyktaRecord *record = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  g_autoptr (GPtrArray) comments =
      lykta_comment_list (get_store (self), lykta_record_get_register (record), lykta_record_get_id (record), NULL);
  guint n = comments != NULL ? comments->len : 0;
  guint first = self->all || n <= MAX_ROWS ? 0 : n - MAX_ROWS;
  g_autofree char *label = g_strdup_printf (ngettext ("Show All %u", "Show All %u", n), n);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;

  gtk_list_box_remove_all (self->list);
  for (guint i = first; i < n; i++)
    gtk_list_box_append (self->list, lykta_comment_row_new (g_ptr_array_index (comments, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_button_set_label (self->all_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), first > 0);
  if (focused)
    gtk_widget_grab_focus (self->start_button);
}

/* What was typed stays with its record. */
static void
keep_draft (LyktaCommentSection *self)
{
  g_autofree char *text = get_text (self);

  if (self->id == 0)
    return;
  if (*text == '\0')
    g_hash_table_remove (self->drafts, &self->id);
  else
    g_hash_table_insert (self->drafts, g_memdup2 (&self->id, sizeof self->id), g_steal_pointer (&text));
}

static void
show_draft (LyktaCommentSection *self, gint64 id)
{
  const char *draft = g_hash_table_lookup (self->drafts, &id);

  self->id = id;
  set_text (self, draft != NULL ? draft : "");
  gtk_widget_set_visible (self->entry_box, draft != NULL);
}

static void
text_changed_cb (LyktaCommentSection *self)
{
  g_autofree char *text = get_text (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comments.add", *text != '\0');
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaCommentSection *self = LYKTA_COMMENT_SECTION (widget);

  gtk_widget_set_visible (self->entry_box, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaCommentSection *self = LYKTA_COMMENT_SECTION (widget);

  set_text (self, "");
  gtk_widget_set_visible (self->entry_box, FALSE);
  gtk_widget_grab_focus (self->start_button);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaCommentSection *self = LYKTA_COMMENT_SECTION (widget);
  LyktaRecord *record = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Add Comment"));
  g_autofree char *text = get_text (self);

  if (record == NULL || *text == '\0')
    return;
  lykta_comment_add (get_store (self), edit, lykta_record_get_register (record), lykta_record_get_id (record), text);
  if (!lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    return;
  cancel_action (widget, NULL, NULL);
  lykta_toast (widget, _ ("The comment is added"), TRUE);
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *id)
{
  LyktaCommentSection *self = LYKTA_COMMENT_SECTION (widget);
  g_autoptr (LyktaRecord) comment = get_comment (self, id);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Withdraw Comment"));

  if (comment == NULL)
    return;
  lykta_comment_withdraw (get_store (self), edit, comment);
  if (lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    lykta_toast (widget, _ ("The comment is withdrawn"), TRUE);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaCommentSection *self = LYKTA_COMMENT_SECTION (widget);

  self->all = TRUE;
  fill (self);
}

/* A text view lays out only what is seen of a long text. */
static void
read_action (GtkWidget *widget, const char *name, GVariant *id)
{
  g_autoptr (LyktaRecord) comment = get_comment (LYKTA_COMMENT_SECTION (widget), id);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT_VIEW, "editable", FALSE, "cursor-visible", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR,
                                  "left-margin", 18, "right-margin", 18, "bottom-margin", 18, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", text, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Comment"), -1);
  if (comment != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), lykta_record_get_text (comment, "text"), -1);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (dialog, _ ("Comment"));
  adw_dialog_set_content_width (dialog, READER_WIDTH);
  adw_dialog_set_content_height (dialog, READER_HEIGHT);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, widget);
}

static gboolean
key_cb (LyktaCommentSection *self, guint key, guint code, GdkModifierType state)
{
  g_autofree char *text = get_text (self);

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "comments.add", NULL);
  if (key == GDK_KEY_Escape && *text == '\0')
    return gtk_widget_activate_action (GTK_WIDGET (self), "comments.cancel", NULL);
  return FALSE;
}

static void
lykta_comment_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaCommentSection *self = LYKTA_COMMENT_SECTION (section);

  if (changed == NULL)
    {
      self->all = FALSE;
      keep_draft (self);
      show_draft (self, lykta_record_get_id (lykta_record_section_get_record (section)));
    }
  if (changed == NULL || changed == lykta_store_find_register (get_store (self), "comments"))
    fill (self);
}

static void
lykta_comment_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_COMMENT_SECTION);

  G_OBJECT_CLASS (lykta_comment_section_parent_class)->dispose (object);
}

static void
lykta_comment_section_finalize (GObject *object)
{
  g_hash_table_unref (LYKTA_COMMENT_SECTION (object)->drafts);

  G_OBJECT_CLASS (lykta_comment_section_parent_class)->finalize (object);
}

static void
lykta_comment_section_class_init (LyktaCommentSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_comment_section_dispose;
  object_class->finalize = lykta_comment_section_finalize;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_comment_section_update;
  LYKTA_RECORD_SECTION_CLASS (klass)->later = TRUE;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-comment-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaCommentSection, start_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaCommentSection, all_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaCommentSection, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaCommentSection, entry_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaCommentSection, view);

  gtk_widget_class_install_action (widget_class, "comments.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "comments.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "comments.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "comments.withdraw", "x", withdraw_action);
  gtk_widget_class_install_action (widget_class, "comments.read", "x", read_action);
  gtk_widget_class_install_action (widget_class, "comments.show-all", NULL, show_all_action);
}

static void
lykta_comment_section_init (LyktaCommentSection *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  text_changed_cb (self);
}

/* lykta-review-editor.c: one section of a review: the facts, and the coordinator's own text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-editor.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-error-dialog.h"
#include "lykta-field-row.h"
#include "lykta-icon.h"
#include "lykta-line.h"
#include "lykta-review-trend.h"
#include "lykta-rows-button.h"

/* How long the typing rests before the text is saved by itself. */
#define REST_SECONDS 3

struct _LyktaReviewEditor
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scrolled;
  GtkLabel *number;
  GtkLabel *title;
  GtkWidget *problem_box;
  GtkLabel *problem;
  GtkWidget *facts_head;
  GtkLabel *as_of;
  GtkWidget *update_button;
  GtkListBox *facts;
  GtkTextView *text;
  GtkLabel *saved;
  GtkWidget *conflict_box;
  GtkLabel *conflict;
  GtkCheckButton *nothing;
  GtkWidget *nothing_box;
  GtkLabel *nothing_label;
  AdwBin *nothing_by;

  /* Borrowed */
  LyktaStore *store;

  /* Owned */
  LyktaRecord *section;
  char *seen; /* the text as it was read, "" for none */
  gulong changed_handler;
  guint save_source;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (LyktaReviewEditor, lykta_review_editor, ADW_TYPE_BIN)

enum
{
  SIGNAL_TEXT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where a row of the facts leads. */
typedef struct
{
  const LyktaRegister *reg;
  GArray *ids;
  char *label;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_array_unref (target->ids);
  g_free (target->label);
  g_free (target);
}

static const LyktaRegister *
get_register (LyktaReviewEditor *self)
{
  return lykta_record_get_register (self->section);
}

static char *
get_typed (LyktaReviewEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
get_kept (LyktaReviewEditor *self)
{
  const char *text = lykta_record_get_text (self->section, "text");

  return text != NULL ? text : "";
}

static void
show_text (LyktaReviewEditor *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->loading = FALSE;
  g_set_str (&self->seen, text);
}

static void
show_saved (LyktaReviewEditor *self)
{
  const char *at = lykta_record_get_changed_at (self->section);
  g_autofree char *when = at != NULL && *self->seen != '\0' ? lykta_display_time (at, NULL) : NULL;
  /* Translators: %s is when the text was saved, such as "14 Nov 10:42" */
  g_autofree char *text = when != NULL ? g_strdup_printf (_ ("Saved %s"), when) : NULL;

  gtk_label_set_text (self->saved, text != NULL ? text : "");
}

static GtkWidget *
create_figure (const char *text, gboolean now)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, now ? "heading" : "lykta-dim");
  return label;
}

static GtkWidget *
create_fact (const LyktaFact *fact)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = fact->sentence != NULL ? lykta_review_sentence_new (fact) : lykta_line_new (fact->label, NULL);
  GtkWidget *chevron;
  gboolean leads = fact->reg != NULL && fact->ids != NULL && fact->ids->len > 0;

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (fact->sentence == NULL)
    {
      gtk_box_append (GTK_BOX (box), create_figure (fact->last != NULL ? fact->last : "–", FALSE));
      gtk_box_append (GTK_BOX (box), create_figure (fact->now != NULL ? fact->now : "–", TRUE));
      gtk_box_append (GTK_BOX (box), lykta_review_arrow_new (fact->trend));
    }
  chevron = lykta_icon_new ("go-next-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (chevron), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_opacity (chevron, leads ? 1 : 0);
  gtk_box_append (GTK_BOX (box), chevron);
  if (leads)
    {
      Target *target = g_new0 (Target, 1);

      target->reg = fact->reg;
      target->ids = g_array_ref (fact->ids);
      target->label = g_strdup (fact->label != NULL ? fact->label : fact->sentence);
      g_object_set_data_full (G_OBJECT (row), "target", target, target_free);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leads);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, box, NULL, -1);
  return row;
}

/* The columns' years stand above the figures, as in the document. */
static GtkWidget *
create_years (int year)
{
  g_autofree char *last = g_strdup_printf ("%d", year - 1);
  g_autofree char *now = g_strdup_printf ("%d", year);
  LyktaFact head = { .label = (char *) "", .last = last, .now = now };
  GtkWidget *row = create_fact (&head);

  gtk_widget_add_css_class (row, "years");
  return row;
}

/* When the facts were taken, or that they are those of today. */
static char *
describe_as_of (LyktaReviewEditor *self)
{
  g_autofree char *today = lykta_today ();
  g_autofree char *day = NULL;

  if (lykta_record_is_empty (self->section, "facts") || lykta_record_is_empty (self->section, "as_of"))
    return g_strdup (_ ("As they are now"));
  day = lykta_display_date (lykta_record_get_text (self->section, "as_of"), today);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("Taken %s"), day);
}

static void
show_facts (LyktaReviewEditor *self, LyktaRecord *review, const LyktaReviewSection *section)
{
  gboolean figures = FALSE;
  g_autofree char *as_of = describe_as_of (self);
  int year = (int) lykta_record_get_integer (review, "period_year");

  gtk_list_box_remove_all (self->facts);
  for (guint i = 0; i < section->facts->len; i++)
    {
      const LyktaFact *fact = g_ptr_array_index (section->facts, i);

      figures = figures || fact->sentence == NULL;
    }
  if (figures && year > 0)
    gtk_list_box_append (self->facts, create_years (year));
  for (guint i = 0; i < section->facts->len; i++)
    gtk_list_box_append (self->facts, create_fact (g_ptr_array_index (section->facts, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->facts), section->facts->len > 0);
  gtk_widget_set_visible (self->facts_head, section->facts->len > 0);
  gtk_label_set_text (self->as_of, as_of);
}

static void
show_nothing (LyktaReviewEditor *self)
{
  gboolean nothing = lykta_record_get_integer (self->section, "nothing_to_report") == 1;
  const char *on = lykta_record_get_text (self->section, "nothing_on");
  g_autofree char *today = lykta_today ();
  g_autofree char *date = on != NULL ? lykta_display_date (on, today) : NULL;
  /* Translators: when someone stated that there is nothing to report; %s is a date */
  g_autofree char *text = date != NULL ? g_strdup_printf (_ ("Stated %s"), date) : NULL;

  self->loading = TRUE;
  gtk_check_button_set_active (self->nothing, nothing);
  self->loading = FALSE;
  gtk_label_set_text (self->nothing_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->nothing_box, nothing);
}

/* What is approved can be read and copied. */
static void
show_frozen (LyktaReviewEditor *self, gboolean frozen)
{
  gtk_text_view_set_editable (self->text, !frozen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->nothing), !frozen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->nothing_by), !frozen);
  gtk_widget_set_visible (self->update_button, !frozen);
}

static void
saved (LyktaReviewEditor *self)
{
  show_saved (self);
  g_signal_emit (self, signals[SIGNAL_TEXT_CHANGED], 0);
}

/* Saves the text; when someone else saved another one meanwhile, says so and leaves both. */
static gboolean
save_text (LyktaReviewEditor *self, gboolean check)
{
  g_autofree char *typed = NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_auto (LyktaValue) seen = LYKTA_VALUE_INIT;
  const LyktaField *field;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->section == NULL || lykta_record_is_deleted (self->section))
    return TRUE;
  typed = get_typed (self);
  if (g_str_equal (typed, self->seen))
    return TRUE;

  field = lykta_register_find_field (get_register (self), "text");
  lykta_value_set_text (&value, typed);
  lykta_value_set_text (&seen, self->seen);
  edit = lykta_edit_new (_ ("Write in the review"));
  if (check)
    lykta_edit_set_seen (edit, get_register (self), lykta_record_get_id (self->section), field, &value, &seen);
  else
    lykta_edit_set (edit, get_register (self), lykta_record_get_id (self->section), field, &value);
  if (!lykta_store_apply (self->store, edit, &error))
    {
      if (g_error_matches (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT))
        {
          gtk_label_set_text (self->conflict, error->message);
          gtk_widget_set_visible (self->conflict_box, TRUE);
        }
      else
        {
          gtk_label_set_text (self->saved, _ ("Not saved"));
          lykta_error_dialog_present (GTK_WIDGET (self), error);
        }
      return FALSE;
    }

  g_set_str (&self->seen, typed);
  gtk_widget_set_visible (self->conflict_box, FALSE);
  saved (self);
  return TRUE;
}

static gboolean
save_cb (gpointer user_data)
{
  LyktaReviewEditor *self = user_data;

  self->save_source = 0;
  save_text (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
buffer_changed_cb (LyktaReviewEditor *self)
{
  if (self->loading || self->section == NULL)
    return;
  gtk_label_set_text (self->saved, _ ("Not saved yet"));
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add_seconds (REST_SECONDS, save_cb, self);
}

static void
left_cb (LyktaReviewEditor *self)
{
  lykta_review_editor_save (self);
}

static void
keep_mine_cb (LyktaReviewEditor *self)
{
  save_text (self, FALSE);
}

static void
take_theirs_cb (LyktaReviewEditor *self)
{
  gtk_widget_set_visible (self->conflict_box, FALSE);
  show_text (self, get_kept (self));
  show_saved (self);
}

/* The record changed: by an undo, by another window. What is typed and not saved stays. */
static void
record_changed_cb (LyktaReviewEditor *self)
{
  g_autofree char *typed = get_typed (self);

  if (g_str_equal (typed, self->seen) && !g_str_equal (typed, get_kept (self)))
    {
      show_text (self, get_kept (self));
      show_saved (self);
    }
  show_nothing (self);
}

static void
apply (LyktaReviewEditor *self, LyktaEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (lykta_store_apply (self->store, edit, &error))
    saved (self);
  else
    lykta_error_dialog_present (GTK_WIDGET (self), error);
  show_nothing (self);
}

static void
nothing_toggled_cb (LyktaReviewEditor *self)
{
  const LyktaRegister *reg, *people;
  gboolean nothing = gtk_check_button_get_active (self->nothing);
  g_autoptr (LyktaEdit) edit = NULL;
  g_autofree char *today = NULL;
  gint64 id, person;

  if (self->loading || self->section == NULL)
    return;
  reg = get_register (self);
  people = lykta_store_find_register (self->store, "people");
  id = lykta_record_get_id (self->section);
  today = lykta_today ();
  edit = lykta_edit_new (nothing ? _ ("State that there is nothing to report") : _ ("Take back that there is nothing to report"));
  lykta_edit_set_integer (edit, reg, id, "nothing_to_report", nothing);
  lykta_edit_set_text (edit, reg, id, "nothing_on", nothing ? today : NULL);
  person = nothing ? lykta_store_find_by_title (self->store, people, lykta_store_get_user (self->store)) : 0;
  if (person > 0)
    lykta_edit_set_integer (edit, reg, id, "nothing_by", person);
  else if (!nothing)
    lykta_edit_set_text (edit, reg, id, "nothing_by", NULL);
  apply (self, edit);
}

static void
fact_activated_cb (LyktaReviewEditor *self, GtkListBoxRow *row)
{
  const Target *target = g_object_get_data (G_OBJECT (row), "target");

  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.show-ids",
                                      lykta_show_ids_target (target->reg->id, target->label, target->ids));
}

static void
drop_section (LyktaReviewEditor *self)
{
  if (self->section != NULL)
    g_clear_signal_handler (&self->changed_handler, self->section);
  g_clear_object (&self->section);
}

static void
lykta_review_editor_unmap (GtkWidget *widget)
{
  save_text (LYKTA_REVIEW_EDITOR (widget), TRUE);

  GTK_WIDGET_CLASS (lykta_review_editor_parent_class)->unmap (widget);
}

static void
lykta_review_editor_dispose (GObject *object)
{
  LyktaReviewEditor *self = LYKTA_REVIEW_EDITOR (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  drop_section (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_REVIEW_EDITOR);

  G_OBJECT_CLASS (lykta_review_editor_parent_class)->dispose (object);
}

static void
lykta_review_editor_finalize (GObject *object)
{
  LyktaReviewEditor *self = LYKTA_REVIEW_EDITOR (object);

  g_free (self->seen);

  G_OBJECT_CLASS (lykta_review_editor_parent_class)->finalize (object);
}

static void
lykta_review_editor_class_init (LyktaReviewEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_review_editor_dispose;
  object_class->finalize = lykta_review_editor_finalize;
  widget_class->unmap = lykta_review_editor_unmap;

  signals[SIGNAL_TEXT_CHANGED] =
      g_signal_new ("text-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-review-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, scrolled);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, number);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, problem_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, facts_head);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, as_of);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, update_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, facts);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, text);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, saved);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, conflict_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, conflict);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, nothing);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, nothing_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewEditor, nothing_by);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, nothing_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, fact_activated_cb);
}

static void
lykta_review_editor_init (LyktaReviewEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->seen = g_strdup ("");
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

/**
 * lykta_review_editor_set_section:
 * @section: the section to show
 *
 * Saves what is typed and shows another section, or the same with its facts taken again.
 */
void
lykta_review_editor_set_section (LyktaReviewEditor *self, LyktaStore *store, LyktaRecord *review,
                                 const LyktaReviewSection *section)
{
  gboolean same;

  g_return_if_fail (LYKTA_IS_REVIEW_EDITOR (self));

  same = self->section == section->record;
  if (!same)
    {
      save_text (self, TRUE);
      drop_section (self);
      self->store = store;
      self->section = g_object_ref (section->record);
      self->changed_handler = g_signal_connect_swapped (self->section, "changed", G_CALLBACK (record_changed_cb), self);
      if (adw_bin_get_child (self->nothing_by) == NULL)
        adw_bin_set_child (self->nothing_by, lykta_field_row_new (store, get_register (self),
                                                                  lykta_register_find_field (get_register (self), "nothing_by")));
      lykta_field_row_set_record (LYKTA_FIELD_ROW (adw_bin_get_child (self->nothing_by)), self->section);
      gtk_widget_set_visible (self->conflict_box, FALSE);
      show_text (self, get_kept (self));
      show_saved (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
    }

  gtk_label_set_text (self->number, section->number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *section->number != '\0');
  gtk_label_set_text (self->title, section->title);
  gtk_widget_set_visible (self->problem_box, section->problem != NULL);
  gtk_label_set_text (self->problem, section->problem != NULL ? section->problem : "");
  show_facts (self, review, section);
  show_nothing (self);
  show_frozen (self, !lykta_record_is_empty (review, "approved_file"));
}

/**
 * lykta_review_editor_save:
 *
 * Saves what is typed, now.
 *
 * Returns: whether nothing is left unsaved
 */
gboolean
lykta_review_editor_save (LyktaReviewEditor *self)
{
  g_return_val_if_fail (LYKTA_IS_REVIEW_EDITOR (self), FALSE);

  return save_text (self, TRUE);
}

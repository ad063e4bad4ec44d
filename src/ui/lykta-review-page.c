/* lykta-review-page.c: the management review of a year: sections, facts, own text, preview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "lykta-carry-over-dialog.h"
#include "lykta-carry-over.h"
#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-line.h"
#include "lykta-icon.h"
#include "lykta-review-check.h"
#include "lykta-review-section-row.h"
#include "lykta-review.h"
#include "lykta-worker.h"

/* How long the registers rest before the facts are taken again. */
#define REST_MILLISECONDS 400

G_DEFINE_FINAL_TYPE (LyktaReviewPage, lykta_review_page, ADW_TYPE_BREAKPOINT_BIN)

static int
get_selected (LyktaReviewPage *self)
{
  /* The list tells of its last row when the page is already being taken down. */
  GtkListBoxRow *row = self->sections != NULL ? gtk_list_box_get_selected_row (self->sections) : NULL;

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* The row below the sections is that of the files. */
static void
show_section (LyktaReviewPage *self)
{
  int selected = get_selected (self);

  if (selected < 0 || self->contents == NULL)
    return;
  if ((guint) selected >= self->contents->len)
    {
      lykta_review_editor_save (self->editor);
      gtk_stack_set_visible_child_name (self->content, "files");
      return;
    }
  gtk_stack_set_visible_child_name (self->content, "section");
  lykta_review_editor_set_section (self->editor, self->store, self->review, g_ptr_array_index (self->contents, selected));
  lykta_review_preview_show_section (self->preview, (guint) selected);
}

/* What a thread found out */
typedef struct
{
  GPtrArray *sections;
  GPtrArray *hindrances;
} Contents;

static void
contents_free (Contents *contents)
{
  g_clear_pointer (&contents->sections, g_ptr_array_unref);
  g_clear_pointer (&contents->hindrances, g_ptr_array_unref);
  g_free (contents);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contents, contents_free)

static gpointer
get_contents (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  g_autoptr (LyktaRecord) review = lykta_store_get_record (store, lykta_store_find_register (store, "reviews"), *id);
  g_autoptr (Contents) contents = g_new0 (Contents, 1);

  contents->sections = review != NULL ? lykta_review_get_sections (store, review, error) : g_ptr_array_new ();
  if (contents->sections == NULL)
    return NULL;
  if (review != NULL && lykta_record_is_empty (review, "approved_on"))
    {
      contents->hindrances = lykta_review_check (store, review, contents->sections, error);
      if (contents->hindrances == NULL)
        return NULL;
    }
  /* The records of this thread's store must not leave it. */
  for (guint i = 0; i < contents->sections->len; i++)
    {
      LyktaReviewSection *section = g_ptr_array_index (contents->sections, i);

      section->record_id = section->record != NULL ? lykta_record_get_id (section->record) : 0;
      g_clear_object (&section->record);
    }
  return g_steal_pointer (&contents);
}

static void
contents_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Contents) contents = lykta_worker_finish (result, &error);
  const LyktaRegister *reg;
  GtkRoot *root;
  GtkWidget *focus;
  gboolean focused;
  int selected;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (contents == NULL)
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return;
    }

  reg = lykta_store_find_register (self->store, "sections");
  for (guint i = 0; i < contents->sections->len; i++)
    {
      LyktaReviewSection *section = g_ptr_array_index (contents->sections, i);

      section->record = section->record_id != 0 ? lykta_store_get_record (self->store, reg, section->record_id) : NULL;
      /* The register was closed meanwhile, or the section deleted, which is told by a change of its own. */
      if (section->record == NULL)
        return;
    }
  selected = MAX (0, get_selected (self));
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sections));
  g_clear_pointer (&self->contents, g_ptr_array_unref);
  g_clear_pointer (&self->hindrances, g_ptr_array_unref);
  self->contents = g_steal_pointer (&contents->sections);
  self->hindrances = g_steal_pointer (&contents->hindrances);
  lykta_review_steps_set_hindrances (self->steps, self->hindrances);
  lykta_review_page_update_actions (self);
  self->filling = TRUE;
  gtk_list_box_remove_all (self->sections);
  for (guint i = 0; i < self->contents->len; i++)
    gtk_list_box_append (self->sections, lykta_review_section_row_new (g_ptr_array_index (self->contents, i)));
  gtk_list_box_append (self->sections, lykta_review_section_row_new_for_files ());
  gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, selected));
  self->filling = FALSE;
  /* New rows: the keyboard stays where it was. */
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->sections, selected)));
  show_section (self);
}

/* Takes the facts again, in a thread, and keeps the section that is being read. */
static void
take_facts (LyktaReviewPage *self)
{
  gint64 id;

  if (self->review == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  id = lykta_record_get_id (self->review);
  lykta_worker_run (self->store, get_contents, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) contents_free,
                    self->cancellable, contents_taken_cb, g_object_ref (self));
}

static int
get_year (LyktaReviewPage *self)
{
  return self->review != NULL ? (int) lykta_record_get_integer (self->review, "year") : 0;
}

/* The year of the review beside this one: the next older for -1, the next newer for 1; 0 when there is none. */
static int
find_year (LyktaReviewPage *self, int direction)
{
  g_autoptr (GArray) years = lykta_review_get_years (self->store);
  int year = get_year (self);

  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      {
        guint other = direction > 0 ? i - 1 : i + 1;

        return other < years->len ? g_array_index (years, int, other) : 0;
      }
  return 0;
}

/* The year that the next review is for: the one after the latest, or the coming one. */
static int
get_next_year (LyktaReviewPage *self)
{
  g_autoptr (GArray) years = lykta_review_get_years (self->store);
  g_autofree char *today = lykta_today ();

  return years->len > 0 ? g_array_index (years, int, 0) + 1 : atoi (today) + 1;
}

static void
update_head (LyktaReviewPage *self)
{
  g_autofree char *start = NULL;
  /* Translators: %d is the plan year */
  g_autofree char *title = self->review != NULL ? g_strdup_printf (_ ("Management review %d"), get_year (self)) : NULL;

  gtk_label_set_text (self->title, title != NULL ? title : _ ("Management review"));
  gtk_widget_set_visible (self->previous_button, self->review != NULL);
  gtk_widget_set_visible (self->next_button, self->review != NULL);
  gtk_widget_set_sensitive (self->previous_button, find_year (self, -1) != 0);
  gtk_widget_set_sensitive (self->next_button, find_year (self, 1) != 0);
  gtk_stack_set_visible_child_name (self->stack, self->review != NULL ? "review" : "empty");
  lykta_review_steps_set_review (self->steps, self->review);
  lykta_review_files_view_set_review (self->files, self->store, self->review);
  lykta_review_page_update_actions (self);

  /* Translators: %d is the plan year */
  start = g_strdup_printf (_ ("Start the review for %d"), get_next_year (self));
  gtk_button_set_label (self->start_button, start);
}

static void
show_review (LyktaReviewPage *self, LyktaRecord *review)
{
  g_set_object (&self->review, review);
  g_clear_pointer (&self->hindrances, g_ptr_array_unref);
  lykta_review_steps_set_hindrances (self->steps, NULL);
  update_head (self);
  lykta_review_preview_set_review (self->preview, self->store, review);
  self->filling = TRUE;
  gtk_list_box_remove_all (self->sections);
  self->filling = FALSE;
  take_facts (self);
}

static void
show_latest (LyktaReviewPage *self)
{
  g_autoptr (GArray) years = lykta_review_get_years (self->store);
  g_autoptr (LyktaRecord) review = years->len > 0 ? lykta_review_find (self->store, g_array_index (years, int, 0)) : NULL;

  show_review (self, review);
}

static gboolean
refresh_cb (gpointer user_data)
{
  LyktaReviewPage *self = user_data;

  self->refresh_source = 0;
  if (self->review == NULL || lykta_record_is_deleted (self->review))
    {
      show_latest (self);
      return G_SOURCE_REMOVE;
    }
  update_head (self);
  take_facts (self);
  lykta_review_preview_refresh (self->preview);
  return G_SOURCE_REMOVE;
}

/* Facts come from every register: whatever changed, they are taken again when it is quiet and someone looks. */
static void
store_changed_cb (LyktaReviewPage *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_source = g_timeout_add (REST_MILLISECONDS, refresh_cb, self);
}

static void
previous_clicked_cb (LyktaReviewPage *self)
{
  lykta_review_page_show_year (self, find_year (self, -1));
}

static void
next_clicked_cb (LyktaReviewPage *self)
{
  lykta_review_page_show_year (self, find_year (self, 1));
}

static void
section_selected_cb (LyktaReviewPage *self)
{
  if (!self->filling)
    show_section (self);
}

static void
section_activated_cb (LyktaReviewPage *self)
{
  if (adw_overlay_split_view_get_collapsed (self->sections_view))
    adw_overlay_split_view_set_show_sidebar (self->sections_view, FALSE);
}

static void
text_changed_cb (LyktaReviewPage *self)
{
  lykta_review_preview_refresh (self->preview);
}

static void
start_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaRecord) review = NULL;
  g_autoptr (GPtrArray) open = NULL;

  if (!lykta_review_editor_save (self->editor))
    return;
  review = lykta_review_start (self->store, get_next_year (self), &error);
  if (review == NULL)
    {
      lykta_error_dialog_present (widget, error);
      return;
    }
  show_review (self, review);
  /* What the review before it decided and nobody has finished */
  open = lykta_carry_over_find (self->store, get_year (self) - 1, NULL);
  if (open != NULL && open->len > 0)
    lykta_carry_over_dialog_present (widget, self->store, get_year (self) - 1);
}

static void
lykta_review_page_map (GtkWidget *widget)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (lykta_review_page_parent_class)->map (widget);
  store_changed_cb (self);
}

static void
lykta_review_page_dispose (GObject *object)
{
  LyktaReviewPage *self = LYKTA_REVIEW_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_REVIEW_PAGE);
  g_clear_pointer (&self->contents, g_ptr_array_unref);
  g_clear_pointer (&self->hindrances, g_ptr_array_unref);
  g_clear_object (&self->review);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_review_page_parent_class)->dispose (object);
}

static void
lykta_review_page_class_init (LyktaReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_review_page_dispose;
  widget_class->map = lykta_review_page_map;

  g_type_ensure (LYKTA_TYPE_REVIEW_EDITOR);
  g_type_ensure (LYKTA_TYPE_REVIEW_FILES_VIEW);
  g_type_ensure (LYKTA_TYPE_REVIEW_PREVIEW);
  g_type_ensure (LYKTA_TYPE_REVIEW_STEPS);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, approve_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, banner);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, sections_view);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, sections);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, editor);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, files);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_install_action (widget_class, "review.start", NULL, start_activated);
  lykta_review_page_install_actions (widget_class);
}

static void
lykta_review_page_init (LyktaReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_review_page_new:
 *
 * Returns: a page that shows the latest review
 */
GtkWidget *
lykta_review_page_new (LyktaStore *store)
{
  LyktaReviewPage *self = g_object_new (LYKTA_TYPE_REVIEW_PAGE, NULL);

  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  show_latest (self);
  return GTK_WIDGET (self);
}

/**
 * lykta_review_page_get_year:
 *
 * Returns: the plan year of the review that is shown, or 0
 */
int
lykta_review_page_get_year (LyktaReviewPage *self)
{
  g_return_val_if_fail (LYKTA_IS_REVIEW_PAGE (self), 0);

  return get_year (self);
}

/**
 * lykta_review_page_show_year:
 * @year: the plan year of a review that exists
 *
 * Saves what is typed and shows the review of another year.
 */
void
lykta_review_page_show_year (LyktaReviewPage *self, int year)
{
  g_autoptr (LyktaRecord) review = NULL;

  g_return_if_fail (LYKTA_IS_REVIEW_PAGE (self));

  review = lykta_review_find (self->store, year);
  if (review != NULL && lykta_review_editor_save (self->editor))
    show_review (self, review);
}

/**
 * lykta_review_page_save:
 *
 * Returns: whether nothing that was typed is left unsaved
 */
gboolean
lykta_review_page_save (LyktaReviewPage *self)
{
  g_return_val_if_fail (LYKTA_IS_REVIEW_PAGE (self), FALSE);

  return lykta_review_editor_save (self->editor);
}

/* lykta-import-check-page.c: the last step of an import: what would become of the rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-check-page.h"

#include <glib/gi18n-lib.h>

#include "lykta-error-dialog.h"
#include "lykta-import-problem.h"
#include "lykta-import-table.h"
#include "lykta-import-words.h"
#include "lykta-import-save.h"

/* How long a check may take before it says how far it has come, and how often it does */
#define PATIENCE_MS 500
#define INTERVAL_MS 200

/* A count of rows, large, above what it counts */
typedef struct
{
  gsize offset; /* of the count */
  const char *label;
  const char *style;
} Tile;

static const Tile tiles[] = {
  { G_STRUCT_OFFSET (LyktaImportCounts, added), N_ ("Will be added"), "tone-done" },
  { G_STRUCT_OFFSET (LyktaImportCounts, updated), N_ ("Will be updated"), "tone-active" },
  { G_STRUCT_OFFSET (LyktaImportCounts, unchanged), N_ ("Unchanged"), NULL },
  { G_STRUCT_OFFSET (LyktaImportCounts, refused), N_ ("Will be refused"), "tone-error" },
};

struct _LyktaImportCheckPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkButton *import_button;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwWrapBox *tiles;
  GtkLabel *created;
  GtkWidget *views_line;
  AdwToggleGroup *views;
  GtkCheckButton *only_refused;
  GtkStack *views_stack;
  GtkListView *reasons;
  AdwBin *table_place;
  GtkWidget *save_button;
  GtkWidget *spinner;
  GtkLabel *status;

  /* Widgets */
  LyktaImportTable *table;
  GtkLabel *numbers[G_N_ELEMENTS (tiles)];

  /* Owned */
  LyktaImportSession *session;
  char *said;

  guint tick_id;
  gboolean showing;
  gboolean stale; /* the table shows another result */
};

G_DEFINE_FINAL_TYPE (LyktaImportCheckPage, lykta_import_check_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_IMPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_count (const LyktaImportCounts *counts, gsize offset)
{
  return G_STRUCT_MEMBER (guint, counts, offset);
}

static void
make_tiles (LyktaImportCheckPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *number = gtk_label_new ("0");
      GtkWidget *label = gtk_label_new (_ (tiles[i].label));

      gtk_widget_add_css_class (tile, "card");
      gtk_widget_add_css_class (tile, "lykta-count");
      gtk_widget_add_css_class (number, "lykta-number");
      gtk_widget_add_css_class (label, "lykta-small");
      gtk_box_append (GTK_BOX (tile), number);
      gtk_box_append (GTK_BOX (tile), label);
      self->numbers[i] = GTK_LABEL (number);
      adw_wrap_box_append (self->tiles, tile);
    }
}

static void
show_counts (LyktaImportCheckPage *self, const LyktaImportCounts *counts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      guint n = get_count (counts, tiles[i].offset);
      g_autofree char *text = g_strdup_printf ("%'u", n);

      gtk_label_set_text (self->numbers[i], text);
      if (tiles[i].style != NULL && n > 0)
        gtk_widget_add_css_class (GTK_WIDGET (self->numbers[i]), tiles[i].style);
      else if (tiles[i].style != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self->numbers[i]), tiles[i].style);
    }
}

/* The first of the names that are created: the same may stand in several columns, some in rows that are refused. */
static void
show_created (LyktaImportCheckPage *self, const LyktaImportResult *result)
{
  const LyktaImportMapping *mapping = lykta_import_session_get_mapping (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint most = MIN (result->counts.created, LYKTA_IMPORT_MOST_NAMES);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < mapping->creates->len; i++)
    {
      GPtrArray *missing = g_hash_table_lookup (result->missing, ((LyktaField *) mapping->creates->pdata[i])->id);

      for (guint j = 0; missing != NULL && j < missing->len && names->len < most; j++)
        if (!g_ptr_array_find_with_equal_func (names, missing->pdata[j], g_str_equal, NULL))
          g_ptr_array_add (names, missing->pdata[j]);
    }
  list = lykta_import_words_names (names, result->counts.created);
  /* Translators: names of records that an import adds because rows name them */
  text = g_strdup_printf (_ ("Also created, by name alone: %s"), list);
  gtk_label_set_text (self->created, text);
  gtk_widget_set_visible (GTK_WIDGET (self->created), result->counts.created > 0);
}

static void
show_view (LyktaImportCheckPage *self)
{
  const LyktaImportResult *result = lykta_import_session_get_result (self->session);
  gboolean refused = result != NULL && result->counts.refused > 0;
  gboolean rows = !refused || g_strcmp0 (adw_toggle_group_get_active_name (self->views), "rows") == 0;

  gtk_widget_set_visible (self->views_line, refused);
  gtk_widget_set_visible (GTK_WIDGET (self->only_refused), refused && rows);
  if (rows && self->stale && result != NULL)
    {
      self->stale = FALSE;
      lykta_import_table_set_rows (self->table, result->rows, lykta_import_session_get_mapping (self->session)->names);
    }
  gtk_stack_set_visible_child_name (self->views_stack, rows ? "rows" : "reasons");
  lykta_import_table_set_only_refused (self->table, refused && gtk_check_button_get_active (self->only_refused));
}

static void
show_result (LyktaImportCheckPage *self, const LyktaImportResult *result)
{
  GListModel *problems = lykta_import_problem_list_new (result->problems);

  show_counts (self, &result->counts);
  show_created (self, result);
  gtk_list_view_set_model (self->reasons, GTK_SELECTION_MODEL (gtk_no_selection_new (problems)));
  self->stale = TRUE;
  gtk_button_set_label (self->import_button, result->counts.refused > 0 ? _ ("_Import the Others") : _ ("_Import"));
  show_view (self);
}

static void
announce (LyktaImportCheckPage *self, const char *text)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && g_set_str (&self->said, text))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
announce_counts (LyktaImportCheckPage *self, const LyktaImportCounts *counts)
{
  g_autofree char *summary = lykta_import_words_summary (counts);

  announce (self, summary);
}

static gboolean
tick_cb (gpointer user_data)
{
  LyktaImportCheckPage *self = user_data;
  guint n = lykta_import_session_get_n_read (self->session);
  /* Translators: how far the check of a file has come */
  g_autofree char *text = g_strdup_printf (ngettext ("Checking: %'u row", "Checking: %'u rows", n), n);

  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_label_set_text (self->status, text);
  self->tick_id = g_timeout_add (INTERVAL_MS, tick_cb, self);
  return G_SOURCE_REMOVE;
}

static void
show_progress (LyktaImportCheckPage *self, gboolean working)
{
  if (working && self->tick_id == 0)
    self->tick_id = g_timeout_add (PATIENCE_MS, tick_cb, self);
  if (working)
    return;
  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_label_set_text (self->status, "");
}

static void
show_failure (LyktaImportCheckPage *self, const char *heading, const char *message)
{
  g_autofree char *description = g_markup_escape_text (message, -1);

  adw_status_page_set_title (self->failed, heading);
  adw_status_page_set_description (self->failed, description);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  announce (self, message);
}

/* Lists and tables make their rows also where nobody sees them: this waits until the page is shown. */
static void
update (LyktaImportCheckPage *self)
{
  g_autofree char *obstacle = lykta_import_session_get_obstacle (self->session);
  const LyktaImportResult *result = lykta_import_session_get_result (self->session);
  const GError *error = lykta_import_session_get_error (self->session);
  gboolean working = lykta_import_session_is_checking (self->session) || lykta_import_session_is_reading (self->session);
  gboolean something = result != NULL && result->counts.added + result->counts.updated > 0;
  g_autofree char *name = lykta_import_session_get_name (self->session);

  show_progress (self, working);
  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), something && !working);
  gtk_widget_set_visible (self->save_button, result != NULL && result->counts.refused > 0);
  gtk_widget_set_sensitive (self->save_button, !working);
  if (error != NULL && !working)
    show_failure (self, lykta_error_get_heading (error), error->message);
  else if (obstacle != NULL && !working)
    show_failure (self, _ ("The Columns Do Not Fit"), obstacle);
  else if (result == NULL)
    gtk_stack_set_visible_child_name (self->stack, "checking");
  else if (!working)
    {
      show_result (self, result);
      gtk_stack_set_visible_child_name (self->stack, "result");
      announce_counts (self, &result->counts);
    }
}

static void
result_cb (LyktaImportCheckPage *self)
{
  if (self->showing)
    update (self);
}

static void
import_cb (LyktaImportCheckPage *self)
{
  g_signal_emit (self, signals[SIGNAL_IMPORT], 0);
}

static void
again_cb (LyktaImportCheckPage *self)
{
  g_clear_pointer (&self->said, g_free);
  lykta_import_session_read_again (self->session);
}

static void
save_cb (LyktaImportCheckPage *self)
{
  const LyktaImportResult *result = lykta_import_session_get_result (self->session);

  if (result != NULL)
    lykta_import_save_refused (GTK_WIDGET (self), lykta_import_session_get_store (self->session),
                               lykta_import_session_get_plan (self->session), result);
}

static void
view_cb (LyktaImportCheckPage *self)
{
  if (self->session != NULL)
    show_view (self);
}

static void
only_refused_cb (LyktaImportCheckPage *self)
{
  show_view (self);
}

static void
lykta_import_check_page_showing (AdwNavigationPage *page)
{
  LyktaImportCheckPage *self = LYKTA_IMPORT_CHECK_PAGE (page);

  self->showing = TRUE;
  update (self);
}

static void
lykta_import_check_page_hidden (AdwNavigationPage *page)
{
  LYKTA_IMPORT_CHECK_PAGE (page)->showing = FALSE;
}

static void
lykta_import_check_page_shown (AdwNavigationPage *page)
{
  LyktaImportCheckPage *self = LYKTA_IMPORT_CHECK_PAGE (page);
  const LyktaImportResult *result = lykta_import_session_get_result (self->session);

  g_clear_pointer (&self->said, g_free);
  if (result != NULL && !lykta_import_session_is_checking (self->session))
    announce_counts (self, &result->counts);
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->import_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static void
lykta_import_check_page_dispose (GObject *object)
{
  LyktaImportCheckPage *self = LYKTA_IMPORT_CHECK_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_IMPORT_CHECK_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (lykta_import_check_page_parent_class)->dispose (object);
}

static void
lykta_import_check_page_finalize (GObject *object)
{
  g_free (LYKTA_IMPORT_CHECK_PAGE (object)->said);

  G_OBJECT_CLASS (lykta_import_check_page_parent_class)->finalize (object);
}

static void
lykta_import_check_page_class_init (LyktaImportCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_import_check_page_dispose;
  object_class->finalize = lykta_import_check_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = lykta_import_check_page_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = lykta_import_check_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = lykta_import_check_page_hidden;

  signals[SIGNAL_IMPORT] =
      g_signal_new ("import", LYKTA_TYPE_IMPORT_CHECK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-import-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, failed);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, created);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, views_line);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, views);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, only_refused);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, views_stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, reasons);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, table_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportCheckPage, status);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_refused_cb);
}

static void
lykta_import_check_page_init (LyktaImportCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->table = LYKTA_IMPORT_TABLE (lykta_import_table_new ());
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->table));
  gtk_list_view_set_factory (self->reasons, lykta_import_problem_factory_new ());
  gtk_button_set_label (self->import_button, _ ("_Import"));
  make_tiles (self);
}

AdwNavigationPage *
lykta_import_check_page_new (LyktaImportSession *session)
{
  LyktaImportCheckPage *self = g_object_new (LYKTA_TYPE_IMPORT_CHECK_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "head", G_CALLBACK (result_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "result", G_CALLBACK (result_cb), self, G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (self);
}

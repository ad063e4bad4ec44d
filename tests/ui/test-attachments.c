/* test-attachments.c: files and comments at the end of every record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures are kept there.
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "lykta-attacher.h"
#include "lykta-attachment-section.h"
#include "lykta-attachment-versions.h"
#include "lykta-attachment.h"
#include "lykta-comment-section.h"
#include "lykta-comment.h"
#include "lykta-record-pane.h"
#include "lykta-test-page.h"

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *assets;
  gint64 id;
  gint64 other;
  char *folder;
  GtkWidget *pane;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = lykta_test_office_new ();
  fixture->assets = lykta_store_find_register (fixture->store, "assets");
  fixture->id = lykta_store_find_by_title (fixture->store, fixture->assets, "Kartportalen");
  fixture->other = lykta_store_find_by_title (fixture->store, fixture->assets, "Ritningsarkivet");
  fixture->folder = g_dir_make_tmp ("lykta-files-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->pane = lykta_record_pane_new (fixture->store, fixture->assets);
  fixture->window = lykta_test_page_present (fixture->pane, 360, 1500);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) files = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  lykta_test_page_close (fixture->window, fixture->pane);
  lykta_test_office_remove (fixture->store);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
show (Fixture *fixture, gint64 id)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (fixture->store, fixture->assets, id);

  lykta_record_pane_set_record (LYKTA_RECORD_PANE (fixture->pane), record);
}

static GFile *
make_file (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *text)
{
  return lykta_test_find (fixture->pane, type, text);
}

/* A label somewhere in a widget that is seen. */
typedef struct
{
  GtkWidget *root;
  const char *text;
  gboolean seen;
} Sight;

static gboolean
is_seen (gpointer data)
{
  Sight *sight = data;
  GtkWidget *label = lykta_test_find (sight->root, GTK_TYPE_LABEL, sight->text);

  return (label != NULL && gtk_widget_get_mapped (label)) == sight->seen;
}

static void
wait_for (Fixture *fixture, const char *text, gboolean seen)
{
  Sight sight = { fixture->pane, text, seen };

  lykta_test_wait (is_seen, &sight);
}

static GtkWidget *
get_section (Fixture *fixture, GType type)
{
  GtkWidget *section = find (fixture, type, NULL);

  g_assert_nonnull (section);
  return section;
}

static void
attach (Fixture *fixture, const char *name, const char *content)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, make_file (fixture, name, content));
  lykta_attachment_section_attach (LYKTA_ATTACHMENT_SECTION (get_section (fixture, LYKTA_TYPE_ATTACHMENT_SECTION)), files);
}

/* An empty section is a heading with a button. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  show (fixture, fixture->id);
  wait_for (fixture, "Attachments", TRUE);
  wait_for (fixture, "Comments", TRUE);
  list = lykta_test_find (get_section (fixture, LYKTA_TYPE_ATTACHMENT_SECTION), GTK_TYPE_LIST_BOX, NULL);
  g_assert_false (gtk_widget_get_visible (list));
  list = lykta_test_find (get_section (fixture, LYKTA_TYPE_COMMENT_SECTION), GTK_TYPE_LIST_BOX, NULL);
  g_assert_false (gtk_widget_get_visible (list));
  g_assert_cmpint (gtk_widget_get_height (get_section (fixture, LYKTA_TYPE_ATTACHMENT_SECTION)), <, 50);
}

static void
test_attach (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) attachments = NULL;
  GtkWidget *section;

  show (fixture, fixture->id);
  wait_for (fixture, "Attachments", TRUE);
  attach (fixture, "Åtgärder & planer.txt", "one");
  wait_for (fixture, "Åtgärder & planer.txt", TRUE);

  /* Another record has none; coming back shows it again. */
  show (fixture, fixture->other);
  wait_for (fixture, "Attachments", TRUE);
  g_assert_null (find (fixture, GTK_TYPE_LABEL, "Åtgärder & planer.txt"));
  show (fixture, fixture->id);
  wait_for (fixture, "Åtgärder & planer.txt", TRUE);

  attachments = lykta_attachment_list (fixture->store, fixture->assets, fixture->id, FALSE, NULL);
  g_assert_cmpuint (attachments->len, ==, 1);
  section = get_section (fixture, LYKTA_TYPE_ATTACHMENT_SECTION);
  g_assert_true (gtk_widget_activate_action (section, "attachments.remove", "x", lykta_record_get_id (attachments->pdata[0])));
  wait_for (fixture, "Åtgärder & planer.txt", FALSE);
  g_assert_true (lykta_store_undo (fixture->store, NULL));
  wait_for (fixture, "Åtgärder & planer.txt", TRUE);
  /* And the attaching itself */
  g_assert_true (lykta_store_undo (fixture->store, NULL));
  wait_for (fixture, "Åtgärder & planer.txt", FALSE);
}

/* What another program attaches, or another edit, is seen. */
static void
test_from_outside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaStore) other = NULL;
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Attach");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  show (fixture, fixture->id);
  wait_for (fixture, "Attachments", TRUE);
  other = lykta_store_open_again (fixture->store, &error);
  g_assert_no_error (error);
  g_ptr_array_add (files, make_file (fixture, "outside.txt", "x"));
  lykta_attachment_add_files (other, edit, fixture->assets, fixture->id, files, &error);
  g_assert_no_error (error);
  lykta_store_apply (other, edit, &error);
  g_assert_no_error (error);
  lykta_store_close (other);
  wait_for (fixture, "outside.txt", TRUE);
}

/* What cannot be attached is said, and nothing is left of it. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) attachments = NULL;
  AdwDialog *dialog;

  show (fixture, fixture->id);
  wait_for (fixture, "Attachments", TRUE);
  g_ptr_array_add (files, make_file (fixture, "fine.txt", "x"));
  g_ptr_array_add (files, g_file_new_for_path (fixture->folder));
  lykta_attachment_section_attach (LYKTA_ATTACHMENT_SECTION (get_section (fixture, LYKTA_TYPE_ATTACHMENT_SECTION)), files);
  while ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  attachments = lykta_attachment_list (fixture->store, fixture->assets, fixture->id, TRUE, NULL);
  g_assert_cmpuint (attachments->len, ==, 0);
}

/* Files held over a field of the record belong to the record. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->pane);
  g_autoptr (GFile) file = make_file (fixture, "dropped.txt", "x");
  g_auto (GValue) value = G_VALUE_INIT;
  GtkDropTarget *target = NULL;
  gboolean taken = FALSE;

  show (fixture, fixture->id);
  wait_for (fixture, "Attachments", TRUE);
  for (guint i = 0; target == NULL && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        target = GTK_DROP_TARGET (controller);
    }
  g_assert_nonnull (target);
  g_assert_cmpint (gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (target)), ==, GTK_PHASE_CAPTURE);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
  wait_for (fixture, "dropped.txt", TRUE);
}

static void
cancel_when_moving_cb (LyktaAttacher *attacher)
{
  if (lykta_attacher_get_fraction (attacher) > 0)
    lykta_attacher_cancel (attacher);
}

static void
keep_error_cb (LyktaAttacher *attacher, GError *error, GError **kept)
{
  *kept = g_error_copy (error);
}

static void
keep_done_cb (LyktaAttacher *attacher, const char *text, char **kept)
{
  g_set_str (kept, text);
}

/* Half way through, nothing is left of it; the next one that waits is dropped with it. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaAttacher) attacher = lykta_attacher_new (fixture->store);
  g_autoptr (GFile) file = make_file (fixture, "large.bin", "x");
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  g_assert_cmpint (truncate (path, 64 * 1024 * 1024), ==, 0);
  g_ptr_array_add (files, file);
  g_signal_connect (attacher, "moved", G_CALLBACK (cancel_when_moving_cb), NULL);
  g_signal_connect (attacher, "failed", G_CALLBACK (keep_error_cb), &error);
  g_signal_connect (attacher, "done", G_CALLBACK (keep_done_cb), &done);
  lykta_attacher_add (attacher, fixture->assets, fixture->id, files);
  lykta_attacher_add (attacher, fixture->assets, fixture->id, files);
  while (lykta_attacher_get_text (attacher) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (done);
  attachments = lykta_attachment_list (fixture->store, fixture->assets, fixture->id, TRUE, NULL);
  g_assert_cmpuint (attachments->len, ==, 0);

  /* And the way is free again */
  g_assert_true (g_file_set_contents (path, "small", -1, NULL));
  lykta_attacher_add (attacher, fixture->assets, fixture->id, files);
  while (lykta_attacher_get_text (attacher) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (done, ==, "“large.bin” is attached");
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Replace");
  g_autoptr (GFile) file = make_file (fixture, "plan 2.txt", "two");
  g_autoptr (GError) error = NULL;
  GtkWidget *section;
  AdwDialog *dialog;
  gint64 id;

  show (fixture, fixture->id);
  wait_for (fixture, "Attachments", TRUE);
  attach (fixture, "plan.txt", "one");
  wait_for (fixture, "plan.txt", TRUE);
  attachments = lykta_attachment_list (fixture->store, fixture->assets, fixture->id, FALSE, NULL);
  id = lykta_attachment_replace_file (fixture->store, edit, attachments->pdata[0], file, &error);
  g_assert_no_error (error);
  g_assert_true (lykta_store_apply (fixture->store, edit, NULL));
  wait_for (fixture, "plan 2.txt", TRUE);
  g_assert_null (find (fixture, GTK_TYPE_LABEL, "plan.txt"));

  section = get_section (fixture, LYKTA_TYPE_ATTACHMENT_SECTION);
  g_assert_true (gtk_widget_activate_action (section, "attachments.earlier", "x", lykta_edit_get_id (edit, id)));
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (LYKTA_IS_ATTACHMENT_VERSIONS (dialog));
  g_assert_nonnull (lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "plan.txt"));
  adw_dialog_force_close (dialog);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  GtkWidget *view = lykta_test_find (get_section (fixture, LYKTA_TYPE_COMMENT_SECTION), GTK_TYPE_TEXT_VIEW, NULL);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static gboolean
buffer_is (Fixture *fixture, const char *text)
{
  g_autofree char *typed = NULL;

  g_object_get (get_buffer (fixture), "text", &typed, NULL);
  return strcmp (typed, text) == 0;
}

static gboolean
draft_is_back (gpointer data)
{
  return buffer_is (data, "Half a thought");
}

static gboolean
draft_is_away (gpointer data)
{
  return buffer_is (data, "");
}

static void
test_comments (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) comments = NULL;
  GtkWidget *section;

  show (fixture, fixture->id);
  wait_for (fixture, "Comments", TRUE);
  section = get_section (fixture, LYKTA_TYPE_COMMENT_SECTION);
  g_assert_true (gtk_widget_activate_action (section, "comments.start", NULL));
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  gtk_text_buffer_set_text (get_buffer (fixture), "  <b>Look</b> & see\n", -1);
  g_assert_true (gtk_widget_activate_action (section, "comments.add", NULL));
  wait_for (fixture, "<b>Look</b> & see", TRUE);
  g_assert_true (buffer_is (fixture, ""));

  comments = lykta_comment_list (fixture->store, fixture->assets, fixture->id, NULL);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpstr (lykta_record_get_text (comments->pdata[0], "written_by"), ==, lykta_store_get_user (fixture->store));
  g_assert_true (gtk_widget_activate_action (section, "comments.withdraw", "x", lykta_record_get_id (comments->pdata[0])));
  g_assert_false (lykta_record_is_empty (comments->pdata[0], "withdrawn_at"));
  wait_for (fixture, "<b>Look</b> & see", TRUE);
  g_assert_true (lykta_store_undo (fixture->store, NULL));
  g_assert_true (lykta_store_undo (fixture->store, NULL));
  wait_for (fixture, "<b>Look</b> & see", FALSE);
}

/* What was typed stays with its record. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  show (fixture, fixture->id);
  wait_for (fixture, "Comments", TRUE);
  g_assert_true (gtk_widget_activate_action (get_section (fixture, LYKTA_TYPE_COMMENT_SECTION), "comments.start", NULL));
  gtk_text_buffer_set_text (get_buffer (fixture), "Half a thought", -1);
  show (fixture, fixture->other);
  lykta_test_wait (draft_is_away, fixture);
  show (fixture, fixture->id);
  lykta_test_wait (draft_is_back, fixture);
}

/* 200 000 letters are taken, more are refused and stay where they were typed; only the beginning is laid out. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (LYKTA_FIELD_MAX_LONG_TEXT + 1, 'x');
  GtkWidget *section;
  AdwDialog *dialog;
  g_autoptr (GPtrArray) comments = NULL;

  show (fixture, fixture->id);
  wait_for (fixture, "Comments", TRUE);
  section = get_section (fixture, LYKTA_TYPE_COMMENT_SECTION);
  gtk_text_buffer_set_text (get_buffer (fixture), text, -1);
  g_assert_true (gtk_widget_activate_action (section, "comments.add", NULL));
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  g_assert_true (buffer_is (fixture, text));

  text[LYKTA_FIELD_MAX_LONG_TEXT] = '\0';
  gtk_text_buffer_set_text (get_buffer (fixture), text, -1);
  g_assert_true (gtk_widget_activate_action (section, "comments.add", NULL));
  comments = lykta_comment_list (fixture->store, fixture->assets, fixture->id, NULL);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpstr (lykta_record_get_text (comments->pdata[0], "text"), ==, text);
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_BUTTON, "Read All"));
}

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  gboolean dark = GPOINTER_TO_INT (data);
  const char *folder = g_getenv ("LYKTA_PICTURES");
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Comment");
  g_autoptr (LyktaEdit) withdrawal = lykta_edit_new ("Withdraw");
  g_autoptr (GPtrArray) comments = NULL;
  GtkWidget *scroller;
  GtkAdjustment *adjustment;
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/attachments%s.png", folder, dark ? "-dark" : "") : NULL;
  GtkWidget *section;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  show (fixture, fixture->id);
  section = get_section (fixture, LYKTA_TYPE_ATTACHMENT_SECTION);
  while (!gtk_widget_get_visible (section))
    g_main_context_iteration (NULL, TRUE);
  attach (fixture, "Personuppgiftsbiträdesavtal kartplattform 2024–2027, undertecknat.pdf", "%PDF-1.7\n");
  attach (fixture, "Mätvärden.csv", "a;b\n1;2\n");
  lykta_comment_add (fixture->store, edit, fixture->assets, fixture->id, "Leverantören byter driftställe under våren.");
  lykta_comment_add (fixture->store, edit, fixture->assets, fixture->id,
                     "Driftstället är bytt och återläsningen prövad, se bilagan.");
  wait_for (fixture, "Mätvärden.csv", TRUE);
  g_assert_true (lykta_store_apply (fixture->store, edit, NULL));
  section = get_section (fixture, LYKTA_TYPE_COMMENT_SECTION);
  comments = lykta_comment_list (fixture->store, fixture->assets, fixture->id, NULL);
  lykta_comment_withdraw (fixture->store, withdrawal, comments->pdata[0]);
  g_assert_true (lykta_store_apply (fixture->store, withdrawal, NULL));
  gtk_widget_activate_action (section, "comments.start", NULL);
  gtk_text_buffer_set_text (get_buffer (fixture), "Bra. Jag", -1);
  lykta_test_turn (200);
  scroller = gtk_widget_get_ancestor (section, GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  lykta_test_turn (200);
  if (path == NULL)
    return;
  lykta_test_turn (6000); /* until no toast is in the picture */
  lykta_test_page_save_picture (fixture->window, path);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/attachments/empty", test_empty },
    { "/attachments/attach", test_attach },
    { "/attachments/outside", test_from_outside },
    { "/attachments/refused", test_refused },
    { "/attachments/drop", test_drop },
    { "/attachments/cancel", test_cancel },
    { "/attachments/versions", test_versions },
    { "/comments/add", test_comments },
    { "/comments/draft", test_draft },
    { "/comments/long", test_long },
  };

  lykta_test_page_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add ("/attachments/picture", Fixture, GINT_TO_POINTER (FALSE), set_up, test_picture, tear_down);
  g_test_add ("/attachments/picture-dark", Fixture, GINT_TO_POINTER (TRUE), set_up, test_picture, tear_down);
  return g_test_run ();
}

/* lykta-window-actions.c: every action of the window, and when it can be taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-window-private.h"

#include <glib/gi18n-lib.h>

#include "lykta-about.h"
#include "lykta-attachment.h"
#include "lykta-due-dialog.h"
#include "lykta-error-dialog.h"
#include "lykta-files.h"
#include "lykta-goto-dialog.h"
#include "lykta-import-dialog.h"
#include "lykta-log-dialog.h"
#include "lykta-plan-page.h"
#include "lykta-preferences-dialog.h"
#include "lykta-register-page.h"
#include "lykta-review-page.h"
#include "lykta-save-dialogs.h"
#include "lykta-shortcuts-dialog.h"
#include "lykta-signatures-dialog.h"
#include "lykta-toast.h"
#include "lykta-weeding-dialog.h"

/* The page of a register that is shown, or NULL. */
static LyktaRegisterPage *
get_register_page (LyktaWindow *self)
{
  GtkWidget *page = self->store != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;

  return LYKTA_IS_REGISTER_PAGE (page) ? LYKTA_REGISTER_PAGE (page) : NULL;
}

/* The page that is shown, when it has actions of the names that registers give theirs; or NULL. */
static GtkWidget *
get_acting_page (LyktaWindow *self)
{
  GtkWidget *page = self->store != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;

  return LYKTA_IS_REGISTER_PAGE (page) || LYKTA_IS_PLAN_PAGE (page) ? page : NULL;
}

static LyktaRegisterPage *
show_register (LyktaWindow *self, const char *id)
{
  GtkWidget *page = self->store != NULL ? lykta_window_show_page (self, id) : NULL;

  return LYKTA_IS_REGISTER_PAGE (page) ? LYKTA_REGISTER_PAGE (page) : NULL;
}

/* Edits that are typed but not left yet are saved by leaving them. */
static void
leave_edit (LyktaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && GTK_IS_EDITABLE (focus))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
toast (LyktaWindow *self, const char *text)
{
  lykta_toast (GTK_WIDGET (self->stack), text, FALSE);
}

static void
goto_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  adw_dialog_present (lykta_goto_dialog_new (self->store), GTK_WIDGET (self));
}

static void
show_page_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  if (self->store != NULL)
    lykta_window_show_page (self, g_variant_get_string (parameter, NULL));
}

static void
step_page (LyktaWindow *self, int offset)
{
  const char *name = lykta_sidebar_get_page_at (self->sidebar, offset);

  if (name != NULL)
    lykta_window_show_page (self, name);
}

static void
next_page_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_page (user_data, 1);
}

static void
previous_page_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_page (user_data, -1);
}

static void
back_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _lykta_window_back (user_data);
}

static void
sidebar_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  lykta_sidebar_focus (self->sidebar);
}

static void
open_view_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *reg;
  const char *view;
  LyktaRegisterPage *page;

  g_variant_get (parameter, "(&s&s)", &reg, &view);
  page = show_register (user_data, reg);
  if (page != NULL)
    lykta_register_page_show_view (page, view);
}

static void
open_record_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;
  const LyktaRegister *reg;
  const char *name;
  gint64 id;
  LyktaRegisterPage *page;

  g_variant_get (parameter, "(&sx)", &name, &id);
  reg = lykta_store_find_register (self->store, name);
  if (reg == NULL)
    return;
  /* What is added to a record is seen there. */
  lykta_attachment_find_owner (self->store, &reg, &id);
  page = show_register (self, reg->id);
  if (page != NULL)
    lykta_register_page_open_record (page, id);
}

static void
show_incident_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  lykta_window_show_incident (user_data, g_variant_get_int64 (parameter));
}

static void
show_ids_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *reg;
  const char *title;
  gconstpointer data;
  gsize n;
  LyktaRegisterPage *page;

  g_variant_get (parameter, "(&s&s@ax)", &reg, &title, &list);
  data = g_variant_get_fixed_array (list, &n, sizeof (gint64));
  g_array_append_vals (ids, data, (guint) n);
  page = show_register (user_data, reg);
  if (page != NULL)
    lykta_register_page_show_ids (page, title, ids);
}

static void
search_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  lykta_register_page_start_search (get_register_page (user_data));
}

static void
add_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (get_acting_page (user_data), "page.add", NULL);
}

static void
undo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  leave_edit (self);
  label = g_strdup (lykta_store_get_undo_label (self->store));
  lykta_toast_forget_undo (GTK_WIDGET (self->stack));
  if (!lykta_store_undo (self->store, &error))
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: %s is what was done, such as "Set information owner" */
  text = g_strdup_printf (_ ("Undone: %s"), label);
  toast (self, text);
}

static void
redo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  leave_edit (self);
  label = g_strdup (lykta_store_get_redo_label (self->store));
  if (!lykta_store_redo (self->store, &error))
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: %s is what was done, such as "Set information owner" */
  text = g_strdup_printf (_ ("Done again: %s"), label);
  toast (self, text);
}

static void
log_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  adw_dialog_present (lykta_log_dialog_new (self->store), GTK_WIDGET (self));
}

static void
toast_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;
  const char *text;
  gboolean undo;

  g_variant_get (parameter, "(&sb)", &text, &undo);
  lykta_toast (GTK_WIDGET (self->stack), text, undo);
}

static void
import_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;
  LyktaRegisterPage *page = get_register_page (self);

  lykta_import_dialog_present (GTK_WIDGET (page), self->store, lykta_register_page_get_register (page), NULL);
}

static void
export_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (get_register_page (self)), "page.export", NULL);
}

static void
print_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (get_acting_page (user_data), "page.print", NULL);
}

static void
due_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  adw_dialog_present (lykta_due_dialog_new (self->store), GTK_WIDGET (self));
}

static void
weeding_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  adw_dialog_present (ADW_DIALOG (lykta_weeding_dialog_new (GTK_WIDGET (self->stack), self->store)), GTK_WIDGET (self));
}

static void
export_review_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  gtk_widget_activate_action (lykta_window_show_page (self, "review"), "review.export", NULL);
}

static void
verify_document_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  lykta_signatures_dialog_choose (user_data);
}

static void
save_copy_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  lykta_save_copy (GTK_WIDGET (self->stack), self->store);
}

static void
close_register_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  leave_edit (self);
  g_settings_reset (self->settings, "last-file");
  lykta_window_set_store (self, NULL);
}

static void
open_path_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  lykta_window_open_path (user_data, g_variant_get_string (parameter, NULL));
}

static void
office_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;
  g_autoptr (LyktaRecord) office = lykta_store_get_office (self->store);
  LyktaRegisterPage *page = show_register (self, "office");

  if (page != NULL && office != NULL)
    lykta_register_page_open_record (page, lykta_record_get_id (office));
}

static void
preferences_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  adw_dialog_present (lykta_preferences_dialog_new (self->store), GTK_WIDGET (self));
}

static void
shortcuts_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (lykta_shortcuts_dialog_new (), user_data);
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  lykta_about_present (user_data);
}

static void
menu_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *self = user_data;

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  lykta_sidebar_open_menu (self->sidebar);
}

static const GActionEntry entries[] = {
  { "goto", goto_activated },
  { "show-page", show_page_activated, "s" },
  { "open-register", show_page_activated, "s" },
  { "open-view", open_view_activated, "(ss)" },
  { "open-record", open_record_activated, "(sx)" },
  { "show-ids", show_ids_activated, "(ssax)" },
  { "show-incident", show_incident_activated, "x" },
  { "next-page", next_page_activated },
  { "previous-page", previous_page_activated },
  { "back", back_activated },
  { "sidebar", sidebar_activated },
  { "search", search_activated },
  { "add", add_activated },
  { "undo", undo_activated },
  { "redo", redo_activated },
  { "log", log_activated },
  { "toast", toast_activated, "(sb)" },
  { "import", import_activated },
  { "export", export_activated },
  { "due", due_activated },
  { "weeding", weeding_activated },
  { "print", print_activated },
  { "export-review", export_review_activated },
  { "verify-document", verify_document_activated },
  { "save-copy", save_copy_activated },
  { "close-register", close_register_activated },
  { "open-path", open_path_activated, "s" },
  { "office", office_activated },
  { "preferences", preferences_activated },
  { "shortcuts", shortcuts_activated },
  { "about", about_activated },
  { "menu", menu_activated },
};

/* What must be so for actions of the table to make sense; those not named here always do. */
typedef enum
{
  NEEDS_STORE = 1 << 0,
  NEEDS_REGISTER = 1 << 1,
  NEEDS_UNDO = 1 << 2,
  NEEDS_REDO = 1 << 3,
  NEEDS_VISITED = 1 << 4,
  NEEDS_IDLE = 1 << 5,
  NEEDS_PAGE = 1 << 6,
} Needs;

static const struct
{
  const char *name;
  Needs needs;
} conditions[] = {
  { "show-page", NEEDS_STORE },
  { "open-register", NEEDS_STORE },
  { "open-view", NEEDS_STORE },
  { "open-record", NEEDS_STORE },
  { "show-ids", NEEDS_STORE },
  { "goto", NEEDS_STORE },
  { "next-page", NEEDS_STORE },
  { "previous-page", NEEDS_STORE },
  { "back", NEEDS_VISITED },
  { "sidebar", NEEDS_STORE },
  { "search", NEEDS_REGISTER },
  { "add", NEEDS_PAGE | NEEDS_IDLE },
  { "undo", NEEDS_UNDO | NEEDS_IDLE },
  { "redo", NEEDS_REDO | NEEDS_IDLE },
  { "log", NEEDS_STORE },
  { "import", NEEDS_REGISTER | NEEDS_IDLE },
  { "export", NEEDS_REGISTER },
  { "due", NEEDS_STORE },
  { "weeding", NEEDS_STORE | NEEDS_IDLE },
  { "print", NEEDS_PAGE },
  { "export-review", NEEDS_STORE },
  { "save-copy", NEEDS_STORE },
  { "close-register", NEEDS_STORE | NEEDS_IDLE },
  { "office", NEEDS_STORE },
  { "menu", NEEDS_STORE },
};

void
_lykta_window_init_actions (LyktaWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  _lykta_window_update_actions (self);
}

void
_lykta_window_update_actions (LyktaWindow *self)
{
  gboolean undo = FALSE;
  gboolean redo = FALSE;
  gboolean busy = FALSE;
  guint have = 0;

  if (self->store != NULL)
    {
      g_object_get (self->store, "can-undo", &undo, "can-redo", &redo, "busy", &busy, NULL);
      have |= NEEDS_STORE;
    }
  have |= get_register_page (self) != NULL ? NEEDS_REGISTER : 0;
  have |= get_acting_page (self) != NULL ? NEEDS_PAGE : 0;
  have |= undo ? NEEDS_UNDO : 0;
  have |= redo ? NEEDS_REDO : 0;
  have |= busy ? 0 : NEEDS_IDLE;
  have |= g_queue_get_length (self->visited) > 1 ? NEEDS_VISITED : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), conditions[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), (conditions[i].needs & ~have) == 0);
    }
}

/* lykta-actions.c: the actions a person can take, their keys and their names: one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-actions.h"

#include <glib/gi18n-lib.h>

static const LyktaAction actions[] = {
  { "win.goto", { "<Control>k" }, N_ ("Go to or find"), LYKTA_ACTIONS_GO, FALSE },
  { "win.show-page::overview", { "<Alt>1" }, N_ ("Overview"), LYKTA_ACTIONS_GO, FALSE },
  { "win.show-page::plan", { "<Alt>2" }, N_ ("Yearly plan"), LYKTA_ACTIONS_GO, FALSE },
  { "win.show-page::review", { "<Alt>3" }, N_ ("Management review"), LYKTA_ACTIONS_GO, FALSE },
  { "win.due", { "<Control>d" }, N_ ("What falls due"), LYKTA_ACTIONS_GO, TRUE },
  { "win.next-page", { "<Control>Page_Down" }, N_ ("Next page of the sidebar"), LYKTA_ACTIONS_GO, FALSE },
  { "win.previous-page", { "<Control>Page_Up" }, N_ ("Previous page of the sidebar"), LYKTA_ACTIONS_GO, FALSE },
  { "win.back", { "<Alt>Left" }, N_ ("Back to the page before"), LYKTA_ACTIONS_GO, FALSE },
  { "win.sidebar", { "F9" }, N_ ("Go to the sidebar"), LYKTA_ACTIONS_GO, TRUE },

  { "win.search", { "<Control>f" }, N_ ("Search in the page"), LYKTA_ACTIONS_RECORDS, TRUE },
  { "win.add", { "<Control>n" }, N_ ("New record"), LYKTA_ACTIONS_RECORDS, TRUE },
  { "page.previous-record", { "<Alt>Up" }, N_ ("Previous Record"), LYKTA_ACTIONS_RECORDS, FALSE, LYKTA_SCOPE_PAGE },
  { "page.next-record", { "<Alt>Down" }, N_ ("Next Record"), LYKTA_ACTIONS_RECORDS, FALSE, LYKTA_SCOPE_PAGE },
  { "page.toggle-pane", { "<Shift>F9" }, N_ ("Show the Record"), LYKTA_ACTIONS_RECORDS, FALSE, LYKTA_SCOPE_PAGE },
  { "page.edit", { "F2" }, N_ ("Change a record"), LYKTA_ACTIONS_RECORDS, FALSE, LYKTA_SCOPE_TABLE },
  { "page.copy", { "<Control>c" }, N_ ("Copy as a Table"), LYKTA_ACTIONS_RECORDS, FALSE, LYKTA_SCOPE_TABLE },
  { "page.delete", { "Delete" }, N_ ("Delete"), LYKTA_ACTIONS_RECORDS, FALSE, LYKTA_SCOPE_TABLE },

  { "win.undo", { "<Control>z" }, N_ ("Undo"), LYKTA_ACTIONS_EDIT, TRUE },
  { "win.redo", { "<Control><Shift>z", "<Control>y" }, N_ ("Redo"), LYKTA_ACTIONS_EDIT, TRUE },
  { "win.log", { "<Control>h" }, N_ ("History"), LYKTA_ACTIONS_EDIT, TRUE },

  { "win.import", { "<Control>i" }, N_ ("Import a spreadsheet…"), LYKTA_ACTIONS_FILE, TRUE },
  { "win.export", { "<Control>e" }, N_ ("Export the list…"), LYKTA_ACTIONS_FILE, TRUE },
  { "win.print", { "<Control>p" }, N_ ("Print the list…"), LYKTA_ACTIONS_FILE, TRUE },
  { "win.export-review", { "<Control><Shift>e" }, N_ ("Export the management review…"), LYKTA_ACTIONS_FILE, TRUE },
  { "win.verify-document", { NULL }, N_ ("Verify a document…"), LYKTA_ACTIONS_FILE, TRUE },
  { "win.save-copy", { "<Control><Shift>s" }, N_ ("Save a copy…"), LYKTA_ACTIONS_FILE, TRUE },
  { "win.close-register", { "<Control><Shift>w" }, N_ ("Close the register"), LYKTA_ACTIONS_FILE, TRUE },

  { "win.office", { "<Alt>Return" }, N_ ("The office"), LYKTA_ACTIONS_PROGRAM, TRUE },
  { "win.weeding", { NULL }, N_ ("Weeding"), LYKTA_ACTIONS_FILE, TRUE },
  { "win.preferences", { "<Control>comma" }, N_ ("Preferences"), LYKTA_ACTIONS_PROGRAM, TRUE },
  { "win.shortcuts", { "<Control>question", "<Control>slash" }, N_ ("Keyboard shortcuts"), LYKTA_ACTIONS_PROGRAM, TRUE },
  { "win.about", { NULL }, N_ ("About Lykta"), LYKTA_ACTIONS_PROGRAM, TRUE },
  { "win.menu", { "F10" }, N_ ("Main menu"), LYKTA_ACTIONS_PROGRAM, FALSE },
  { "window.close", { "<Control>w" }, N_ ("Close the window"), LYKTA_ACTIONS_PROGRAM, FALSE },
  { "app.quit", { "<Control>q" }, N_ ("Quit"), LYKTA_ACTIONS_PROGRAM, TRUE },
  { NULL },
};

static const char *const group_labels[LYKTA_N_ACTION_GROUPS] = {
  [LYKTA_ACTIONS_GO] = N_ ("Go to"),        [LYKTA_ACTIONS_RECORDS] = N_ ("Lists and records"),
  [LYKTA_ACTIONS_EDIT] = N_ ("Changes"),    [LYKTA_ACTIONS_FILE] = N_ ("The register file"),
  [LYKTA_ACTIONS_PROGRAM] = N_ ("Program"),
};

/**
 * lykta_actions_get:
 *
 * Returns: (transfer none): the table of actions; ends with a %NULL name
 */
const LyktaAction *
lykta_actions_get (void)
{
  return actions;
}

/**
 * lykta_action_get_label:
 *
 * Returns: what the action does, in the user's language
 */
const char *
lykta_action_get_label (const LyktaAction *self)
{
  return _ (self->label);
}

/**
 * lykta_action_group_get_label:
 *
 * Returns: the heading of a group of actions, in the user's language
 */
const char *
lykta_action_group_get_label (LyktaActionGroup group)
{
  g_return_val_if_fail (group < LYKTA_N_ACTION_GROUPS, NULL);

  return _ (group_labels[group]);
}

/**
 * lykta_actions_set_accels:
 *
 * Gives the actions whose keys hold everywhere their keys.
 */
void
lykta_actions_set_accels (GtkApplication *application)
{
  for (const LyktaAction *action = actions; action->name != NULL; action++)
    if (action->scope == LYKTA_SCOPE_WINDOW)
      gtk_application_set_accels_for_action (application, action->name, action->accels);
}

/**
 * lykta_actions_add_bindings:
 * @widget_class: of a register's page
 *
 * Gives the page's actions the keys that hold wherever the keyboard is in it.
 */
void
lykta_actions_add_bindings (GtkWidgetClass *widget_class)
{
  guint key;
  GdkModifierType modifiers;

  for (const LyktaAction *action = actions; action->name != NULL; action++)
    if (action->scope == LYKTA_SCOPE_PAGE && gtk_accelerator_parse (action->accels[0], &key, &modifiers))
      gtk_widget_class_add_binding_action (widget_class, key, modifiers, action->name, NULL);
}

/**
 * lykta_actions_add_shortcuts:
 * @controller: of a register's table
 *
 * Adds the keys that only a table has.
 */
void
lykta_actions_add_shortcuts (GtkShortcutController *controller)
{
  for (const LyktaAction *action = actions; action->name != NULL; action++)
    if (action->scope == LYKTA_SCOPE_TABLE)
      gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (action->accels[0]),
                                                                          gtk_named_action_new (action->name)));
}

/**
 * lykta_action_format_key:
 *
 * Returns: (transfer full) (nullable): the action's first key as it is written for people ("Ctrl+K")
 */
char *
lykta_action_format_key (const LyktaAction *self)
{
  guint key;
  GdkModifierType modifiers;

  if (self->accels[0] == NULL || !gtk_accelerator_parse (self->accels[0], &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}

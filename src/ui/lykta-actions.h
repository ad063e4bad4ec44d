/* lykta-actions.h: the actions a person can take, their keys and their names: one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _LyktaAction LyktaAction;

/**
 * LyktaActionGroup:
 *
 * The headings of the shortcuts dialog.
 */
typedef enum
{
  LYKTA_ACTIONS_GO,
  LYKTA_ACTIONS_RECORDS,
  LYKTA_ACTIONS_EDIT,
  LYKTA_ACTIONS_FILE,
  LYKTA_ACTIONS_PROGRAM,
} LyktaActionGroup;

/* One heading more than the last. */
#define LYKTA_N_ACTION_GROUPS (LYKTA_ACTIONS_PROGRAM + 1)

/**
 * LyktaActionScope:
 * @LYKTA_SCOPE_WINDOW: the keys hold everywhere in the window
 * @LYKTA_SCOPE_PAGE: they hold in a register's page
 * @LYKTA_SCOPE_TABLE: they hold in its table, because they mean text in an entry
 */
typedef enum
{
  LYKTA_SCOPE_WINDOW,
  LYKTA_SCOPE_PAGE,
  LYKTA_SCOPE_TABLE,
} LyktaActionScope;

/**
 * LyktaAction:
 * @name: detailed name, with its target ("win.show-page::overview")
 * @accels: its keys; the first is shown
 * @label: what it does; N_() marked
 * @group: under which heading it stands
 * @offered: whether "Go to or find" offers it
 * @scope: where its keys hold
 *
 * The table sets the accelerators and fills the shortcuts dialog and "Go to or find". It ends with a %NULL name.
 */
struct _LyktaAction
{
  const char *name;
  const char *accels[3];
  const char *label;
  LyktaActionGroup group;
  gboolean offered;
  LyktaActionScope scope;
};

const LyktaAction *lykta_actions_get (void);
const char *lykta_action_get_label (const LyktaAction *self);      /* translated */
const char *lykta_action_group_get_label (LyktaActionGroup group); /* translated */
void lykta_actions_set_accels (GtkApplication *application);
void lykta_actions_add_bindings (GtkWidgetClass *widget_class);
void lykta_actions_add_shortcuts (GtkShortcutController *controller);
char *lykta_action_format_key (const LyktaAction *self); /* (nullable): "Ctrl+K" */

G_END_DECLS

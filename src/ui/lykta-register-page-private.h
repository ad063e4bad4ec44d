/* lykta-register-page-private.h: the page's parts, shared with its actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-filter-bar.h"
#include "lykta-record-pane.h"
#include "lykta-register-page.h"
#include "lykta-table.h"
#include "lykta-view-state.h"

G_BEGIN_DECLS

struct _LyktaRegisterPage
{
  AdwBin parent_instance;

  const LyktaRegister *reg;
  gboolean narrow;
  guint tick_id;
  gint64 pending; /* a record to select as soon as it is among the rows */

  /* Template widgets */
  AdwOverlaySplitView *split;
  GtkWidget *add_button;
  GtkLabel *add_label;
  GtkSearchEntry *search_entry;
  GtkMenuButton *menu_button;
  GMenu *command_menu;
  GtkToggleButton *pane_button;
  AdwToggleGroup *faces;
  AdwBin *filter_place;
  AdwBin *statement_place;
  GtkStack *stack;
  AdwBin *table_place;
  AdwBin *empty_place;
  AdwBin *pane_place;
  GtkStack *bottom_stack;
  GtkLabel *count_label;
  GtkBox *gaps_box;
  GtkLabel *selected_label;

  /* Widgets */
  LyktaTable *table;
  LyktaFilterBar *filter_bar;
  LyktaRecordPane *pane; /* NULL until a record is first opened */
  GtkWidget *column_menu;
  GtkWidget *context_menu;

  /* Borrowed */
  LyktaViewState *state;

  /* Owned */
  LyktaStore *store;
  LyktaViewCounts *counts;
};

void lykta_register_page_install_actions (GtkWidgetClass *widget_class);
void lykta_register_page_update_actions (LyktaRegisterPage *self);

/* Beside the list a register may have other faces; see lykta-extras.h. */
void lykta_register_page_add_extras (LyktaRegisterPage *self);
gboolean lykta_register_page_is_list (LyktaRegisterPage *self);
void lykta_register_page_show_list (LyktaRegisterPage *self);
void lykta_register_page_show_face (LyktaRegisterPage *self);

void lykta_register_page_show_pane (LyktaRegisterPage *self, gboolean focus);
void lykta_register_page_close_pane (LyktaRegisterPage *self);

G_END_DECLS

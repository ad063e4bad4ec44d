/* lykta-window-private.h: what the window shares with its actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-window.h"

#include "lykta-alarms.h"
#include "lykta-monitor.h"
#include "lykta-sidebar.h"
#include "lykta-welcome-page.h"

G_BEGIN_DECLS

struct _LyktaWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwNavigationSplitView *split_view;
  LyktaSidebar *sidebar;
  AdwNavigationPage *content;
  GtkStack *pages;

  /* Borrowed references */
  LyktaWelcomePage *welcome_page;

  /* Owned references */
  LyktaStore *store;
  LyktaMonitor *monitor;
  LyktaAlarms *alarms;
  GCancellable *cancellable;
  GQueue *visited;
  GSettings *settings;

  guint painted;
};

void _lykta_window_init_actions (LyktaWindow *self);

/* The one function that enables and disables the window's actions; called whenever something they depend on changes. */
void _lykta_window_update_actions (LyktaWindow *self);

void _lykta_window_back (LyktaWindow *self);

G_END_DECLS

/* lykta-window.c: the window: a sidebar and the pages of one register file, or the welcome page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-window-private.h"

#include <glib/gi18n-lib.h>

#include "lykta-defaults.h"
#include "lykta-error-dialog.h"
#include "lykta-incident-page.h"
#include "lykta-overview-page.h"
#include "lykta-plan-page.h"
#include "lykta-register-page.h"
#include "lykta-registers.h"
#include "lykta-review-page.h"
#include "lykta-signatures-dialog.h"
#include "lykta-toast.h"

/* How many pages "Back" remembers */
#define MOST_VISITED 50

/* An incident opened wide; in the sidebar it is one of its register's. */
#define INCIDENT_PAGE "incident"
#define INCIDENTS "incidents"

G_DEFINE_FINAL_TYPE (LyktaWindow, lykta_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
make_page (LyktaWindow *self, const char *name, const char **title)
{
  const LyktaRegister *reg;

  if (g_strcmp0 (name, "overview") == 0)
    {
      *title = _ ("Overview");
      return lykta_overview_page_new (self->monitor);
    }

  if (g_strcmp0 (name, "plan") == 0)
    {
      *title = _ ("Yearly plan");
      return lykta_plan_page_new (self->monitor);
    }

  if (g_strcmp0 (name, "review") == 0)
    {
      *title = _ ("Management review");
      return lykta_review_page_new (self->store);
    }

  if (g_strcmp0 (name, INCIDENT_PAGE) == 0)
    {
      *title = _ ("Incident");
      return lykta_incident_page_new (self->store);
    }

  reg = lykta_store_find_register (self->store, name);
  if (reg == NULL)
    return NULL;

  *title = lykta_register_get_label (reg);
  return lykta_register_page_new (self->store, reg);
}

static void
update_office (LyktaWindow *self)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (self->store);
  const char *name = office != NULL ? lykta_record_get_text (office, "name") : NULL;

  lykta_sidebar_set_office (self->sidebar, name);
  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? name : "Lykta");
}

/* Pages hold the store and the monitor: they go first. */
static void
drop_store (LyktaWindow *self)
{
  GtkWidget *page;

  if (self->store == NULL)
    return;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
  g_queue_clear_full (self->visited, g_free);

  g_clear_object (&self->alarms);
  g_object_run_dispose (G_OBJECT (self->monitor));
  g_clear_object (&self->monitor);
  g_signal_handlers_disconnect_by_data (self->store, self);
  lykta_store_close (self->store);
  g_clear_object (&self->store);
}

/* Made when it is needed: who has a register does not wait for it. */
static void
show_welcome (LyktaWindow *self)
{
  if (self->welcome_page == NULL)
    {
      self->welcome_page = g_object_new (LYKTA_TYPE_WELCOME_PAGE, NULL);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->welcome_page));
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->welcome_page));
}

static void
monitor_updated_cb (LyktaWindow *self)
{
  const LyktaAttention *attention = lykta_monitor_get_attention (self->monitor);

  if (attention != NULL)
    lykta_sidebar_set_attention (self->sidebar, attention);
}

/* The first tick comes before a frame, the second when that frame has been painted. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LyktaWindow *self = LYKTA_WINDOW (widget);

  if (self->painted++ == 0)
    return G_SOURCE_CONTINUE;

  if (self->monitor != NULL)
    {
      lykta_monitor_start (self->monitor);
      lykta_alarms_start (self->alarms);
    }

  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LyktaWindow *self, const LyktaRegister *reg)
{
  if (g_strcmp0 (reg->id, "office") == 0)
    update_office (self);
  _lykta_window_update_actions (self);
}

static void
page_chosen_cb (LyktaWindow *self, const char *name)
{
  lykta_window_show_page (self, name);
}

static void
visible_page_changed_cb (LyktaWindow *self)
{
  const char *name = lykta_window_get_page_name (self);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page == NULL)
    return;

  adw_navigation_page_set_title (self->content, gtk_stack_page_get_title (gtk_stack_get_page (self->pages, page)));
  lykta_sidebar_select (self->sidebar, g_strcmp0 (name, INCIDENT_PAGE) == 0 ? INCIDENTS : name);
  _lykta_window_update_actions (self);
}

static void
lykta_window_realize (GtkWidget *widget)
{
  LyktaWindow *self = LYKTA_WINDOW (widget);

  if (self->store == NULL)
    show_welcome (self);

  GTK_WIDGET_CLASS (lykta_window_parent_class)->realize (widget);
}

static gboolean
lykta_window_close_request (GtkWindow *window)
{
  LyktaWindow *self = LYKTA_WINDOW (window);
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  /* What is typed but not yet left is saved when the focus leaves it. */
  gtk_window_set_focus (window, NULL);

  return GTK_WINDOW_CLASS (lykta_window_parent_class)->close_request (window);
}

static void
lykta_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LyktaWindow *self = LYKTA_WINDOW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      lykta_window_set_store (LYKTA_WINDOW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_window_dispose (GObject *object)
{
  LyktaWindow *self = LYKTA_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  drop_store (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_WINDOW);

  G_OBJECT_CLASS (lykta_window_parent_class)->dispose (object);
}

static void
lykta_window_finalize (GObject *object)
{
  LyktaWindow *self = LYKTA_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_queue_free_full (self->visited, g_free);

  G_OBJECT_CLASS (lykta_window_parent_class)->finalize (object);
}

static void
lykta_window_class_init (LyktaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->get_property = lykta_window_get_property;
  object_class->set_property = lykta_window_set_property;
  object_class->dispose = lykta_window_dispose;
  object_class->finalize = lykta_window_finalize;
  widget_class->realize = lykta_window_realize;
  window_class->close_request = lykta_window_close_request;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, LYKTA_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LYKTA_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LyktaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, LyktaWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LyktaWindow, content);
  gtk_widget_class_bind_template_child (widget_class, LyktaWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_changed_cb);
}

static void
lykta_window_init (LyktaWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (LYKTA_APP_ID);
  self->visited = g_queue_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->sidebar, "page-chosen", G_CALLBACK (page_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  _lykta_window_init_actions (self);
  lykta_signatures_dialog_accept_drops (GTK_WIDGET (self->stack));
}

/* Shows the page that was shown before the one that is. */
void
_lykta_window_back (LyktaWindow *self)
{
  g_autofree char *name = NULL;

  if (g_queue_get_length (self->visited) < 2)
    return;

  g_free (g_queue_pop_tail (self->visited));
  name = g_queue_pop_tail (self->visited);
  lykta_window_show_page (self, name);
}

LyktaWindow *
lykta_window_new (GtkApplication *application)
{
  return g_object_new (LYKTA_TYPE_WINDOW, "application", application, NULL);
}

LyktaStore *
lykta_window_get_store (LyktaWindow *self)
{
  g_return_val_if_fail (LYKTA_IS_WINDOW (self), NULL);

  return self->store;
}

/**
 * lykta_window_set_store:
 * @store: (nullable): the register to show; %NULL for the welcome page
 *
 * The window closes the register that it showed before.
 */
void
lykta_window_set_store (LyktaWindow *self, LyktaStore *store)
{
  g_autofree char *user = NULL;

  g_return_if_fail (LYKTA_IS_WINDOW (self));

  if (store == self->store)
    return;

  drop_store (self);

  if (store != NULL)
    {
      self->store = g_object_ref (store);
      user = g_settings_get_string (self->settings, "user-name");
      if (*user != '\0')
        lykta_store_set_user (store, user);

      g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
      g_signal_connect_swapped (store, "notify", G_CALLBACK (_lykta_window_update_actions), self);
      self->monitor = lykta_monitor_new (store);
      self->alarms = lykta_alarms_new (store);
      g_signal_connect_object (self->monitor, "updated", G_CALLBACK (monitor_updated_cb), self, G_CONNECT_SWAPPED);
      lykta_sidebar_set_registers (self->sidebar, lykta_store_get_registers (store));
      update_office (self);
      gtk_stack_set_visible_child_name (self->stack, "office");
      lykta_window_show_page (self, "overview");
      self->painted = 0;
      gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else
    {
      gtk_window_set_title (GTK_WINDOW (self), "Lykta");
      show_welcome (self);
    }

  _lykta_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

/**
 * lykta_window_open_path:
 *
 * Opens a register file in place of the one that is shown.
 *
 * Returns: %FALSE when it was refused; the user was told why
 */
gboolean
lykta_window_open_path (LyktaWindow *self, const char *path)
{
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean updated;

  g_return_val_if_fail (LYKTA_IS_WINDOW (self), FALSE);

  store = lykta_store_open (path, lykta_registers_get (), &error);
  if (store == NULL)
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return FALSE;
    }

  updated = lykta_defaults_update (store, &error);
  lykta_window_set_store (self, store);
  g_settings_set_string (self->settings, "last-file", path);
  if (!updated)
    lykta_error_dialog_present (GTK_WIDGET (self), error);
  else if (lykta_store_get_undo_label (store) != NULL)
    lykta_toast (GTK_WIDGET (self->pages), _ ("This version brought new entries of pick lists and time limits"), TRUE);

  return TRUE;
}

/**
 * lykta_window_show_page:
 * @name: "overview", "plan", "review", or the id of a register
 *
 * Returns: (transfer none) (nullable): the page; %NULL when there is none of that name
 */
GtkWidget *
lykta_window_show_page (LyktaWindow *self, const char *name)
{
  GtkWidget *page;

  g_return_val_if_fail (LYKTA_IS_WINDOW (self), NULL);
  g_return_val_if_fail (self->store != NULL, NULL);

  page = gtk_stack_get_child_by_name (self->pages, name);
  if (page == NULL)
    {
      const char *title;

      page = make_page (self, name, &title);
      if (page == NULL)
        return NULL;
      gtk_stack_add_titled (self->pages, page, name, title);
    }

  if (g_strcmp0 (g_queue_peek_tail (self->visited), name) != 0)
    g_queue_push_tail (self->visited, g_strdup (name));
  if (g_queue_get_length (self->visited) > MOST_VISITED)
    g_free (g_queue_pop_head (self->visited));

  gtk_stack_set_visible_child (self->pages, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  _lykta_window_update_actions (self);

  return page;
}

/**
 * lykta_window_show_incident:
 * @id: of the incident
 *
 * Shows an incident on a page of its own.
 */
void
lykta_window_show_incident (LyktaWindow *self, gint64 id)
{
  g_autoptr (LyktaRecord) incident = NULL;
  GtkWidget *page;

  g_return_if_fail (LYKTA_IS_WINDOW (self) && self->store != NULL);

  /* Who comes from a notification may find it gone. */
  incident = lykta_store_get_record (self->store, lykta_store_find_register (self->store, INCIDENTS), id);
  page = lykta_window_show_page (self, incident != NULL ? INCIDENT_PAGE : INCIDENTS);
  if (incident != NULL)
    lykta_incident_page_set_incident (LYKTA_INCIDENT_PAGE (page), id);
}

const char *
lykta_window_get_page_name (LyktaWindow *self)
{
  g_return_val_if_fail (LYKTA_IS_WINDOW (self), NULL);

  return self->store != NULL ? gtk_stack_get_visible_child_name (self->pages) : NULL;
}

/* lykta-sidebar.c: the pages of the window, with badges where something needs attention
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-sidebar.h"

#include <glib/gi18n-lib.h>

#include "lykta-sidebar-row.h"

struct _LyktaSidebar
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkMenuButton *menu_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LyktaSidebar, lykta_sidebar, ADW_TYPE_BIN)

enum
{
  SIGNAL_PAGE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The pages that are not registers, above them */
static const struct
{
  const char *page;
  const char *label;
  const char *icon;
} pages[] = {
  { "overview", N_ ("Overview"), "lykta-overview-symbolic" },
  { "plan", N_ ("Yearly plan"), "lykta-plan-symbolic" },
  { "review", N_ ("Management review"), "lykta-review-symbolic" },
};

static LyktaSidebarRow *
find_row (LyktaSidebar *self, const char *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (lykta_sidebar_row_get_page (LYKTA_SIDEBAR_ROW (row)), page) == 0)
      return LYKTA_SIDEBAR_ROW (row);

  return NULL;
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *heading = lykta_sidebar_row_get_heading (LYKTA_SIDEBAR_ROW (row));
  const char *heading_before = before != NULL ? lykta_sidebar_row_get_heading (LYKTA_SIDEBAR_ROW (before)) : NULL;
  GtkWidget *label;

  if (heading == NULL || g_strcmp0 (heading, heading_before) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "lykta-group");
  gtk_list_box_row_set_header (row, label);
}

static void
row_activated_cb (LyktaSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_PAGE_CHOSEN], 0, lykta_sidebar_row_get_page (LYKTA_SIDEBAR_ROW (row)));
}

static void
lykta_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_SIDEBAR);

  G_OBJECT_CLASS (lykta_sidebar_parent_class)->dispose (object);
}

static void
lykta_sidebar_class_init (LyktaSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_sidebar_dispose;

  signals[SIGNAL_PAGE_CHOSEN] = g_signal_new ("page-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lykta_sidebar_init (LyktaSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_func, NULL, NULL);
}

/**
 * lykta_sidebar_set_registers:
 * @registers: (array zero-terminated=1): those of the open file, in the order of the sidebar
 *
 * Lists the pages: those that are not registers, then the registers under the headings of their areas. What is a part of
 * other records, and what the office sets up once, has no row.
 */
void
lykta_sidebar_set_registers (LyktaSidebar *self, const LyktaRegister *const *registers)
{
  g_return_if_fail (LYKTA_IS_SIDEBAR (self));

  gtk_list_box_remove_all (self->list);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->list, lykta_sidebar_row_new (pages[i].page, _ (pages[i].label), pages[i].icon, NULL));

  for (gsize i = 0; registers[i] != NULL; i++)
    {
      const LyktaRegister *reg = registers[i];

      if (reg->parent == NULL && reg->area != LYKTA_AREA_OFFICE && g_strcmp0 (reg->id, "reviews") != 0)
        gtk_list_box_append (self->list, lykta_sidebar_row_new (reg->id, lykta_register_get_label (reg), reg->icon,
                                                                lykta_area_get_label (reg->area)));
    }
}

void
lykta_sidebar_set_office (LyktaSidebar *self, const char *name)
{
  g_return_if_fail (LYKTA_IS_SIDEBAR (self));

  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
}

/**
 * lykta_sidebar_set_attention:
 *
 * Shows badges where something needs attention, and takes the others away.
 */
void
lykta_sidebar_set_attention (LyktaSidebar *self, const LyktaAttention *attention)
{
  GtkListBoxRow *row;

  g_return_if_fail (LYKTA_IS_SIDEBAR (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const char *page = lykta_sidebar_row_get_page (LYKTA_SIDEBAR_ROW (row));
      const LyktaBadge *badge = NULL;

      for (guint j = 0; badge == NULL && j < attention->badges->len; j++)
        {
          const LyktaBadge *candidate = g_ptr_array_index (attention->badges, j);

          if (g_strcmp0 (candidate->reg->id, page) == 0)
            badge = candidate;
        }

      if (badge != NULL)
        lykta_sidebar_row_set_badge (LYKTA_SIDEBAR_ROW (row), badge->urgency, badge->count, badge->text);
      else
        lykta_sidebar_row_set_badge (LYKTA_SIDEBAR_ROW (row), LYKTA_URGENCY_NONE, 0, NULL);
    }
}

void
lykta_sidebar_select (LyktaSidebar *self, const char *page)
{
  LyktaSidebarRow *row;

  g_return_if_fail (LYKTA_IS_SIDEBAR (self));

  row = find_row (self, page);
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
}

const char *
lykta_sidebar_get_page_at (LyktaSidebar *self, int offset)
{
  GtkListBoxRow *row;
  int position;

  g_return_val_if_fail (LYKTA_IS_SIDEBAR (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  position = row != NULL ? gtk_list_box_row_get_index (row) + offset : 0;
  row = position >= 0 ? gtk_list_box_get_row_at_index (self->list, position) : NULL;

  return row != NULL ? lykta_sidebar_row_get_page (LYKTA_SIDEBAR_ROW (row)) : NULL;
}

void
lykta_sidebar_open_menu (LyktaSidebar *self)
{
  g_return_if_fail (LYKTA_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}

/**
 * lykta_sidebar_focus:
 *
 * Puts the focus on the row of the page that is shown.
 */
void
lykta_sidebar_focus (LyktaSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (LYKTA_IS_SIDEBAR (self));

  row = gtk_list_box_get_selected_row (self->list);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

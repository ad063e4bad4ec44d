/* lykta-head-list.c: the first rows of a list now, the rest when the first frame is on screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-head-list.h"

/**
 * LyktaHeadList:
 *
 * GtkColumnView makes some two hundred rows before its first frame however few fit; given forty it is on screen in half the
 * time. GtkSliceListModel would do that too, but turns every later insertion into a change of all that follows.
 */
struct _LyktaHeadList
{
  GObject parent_instance;

  guint size; /* 0 when all rows are given */

  /* Owned */
  GListModel *model;
};

static GType
lykta_head_list_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (LYKTA_HEAD_LIST (list)->model);
}

static guint
lykta_head_list_get_n_items (GListModel *list)
{
  LyktaHeadList *self = LYKTA_HEAD_LIST (list);
  guint n = g_list_model_get_n_items (self->model);

  return self->size > 0 ? MIN (n, self->size) : n;
}

static gpointer
lykta_head_list_get_item (GListModel *list, guint position)
{
  LyktaHeadList *self = LYKTA_HEAD_LIST (list);

  return self->size > 0 && position >= self->size ? NULL : g_list_model_get_item (self->model, position);
}

static void
lykta_head_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = lykta_head_list_get_item_type;
  iface->get_n_items = lykta_head_list_get_n_items;
  iface->get_item = lykta_head_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LyktaHeadList, lykta_head_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lykta_head_list_iface_init))

static void
items_changed_cb (LyktaHeadList *self, guint position, guint removed, guint added)
{
  guint after = g_list_model_get_n_items (self->model);
  guint before = after - added + removed;

  if (self->size > 0)
    {
      if (position >= self->size)
        return;
      after = MIN (after, self->size);
      before = MIN (before, self->size);

      g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, after - position);
      return;
    }

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
lykta_head_list_dispose (GObject *object)
{
  LyktaHeadList *self = LYKTA_HEAD_LIST (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (lykta_head_list_parent_class)->dispose (object);
}

static void
lykta_head_list_class_init (LyktaHeadListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_head_list_dispose;
}

static void
lykta_head_list_init (LyktaHeadList *self)
{
}

/**
 * lykta_head_list_new:
 * @model: (transfer none): the list
 * @size: how many rows to give at first
 */
LyktaHeadList *
lykta_head_list_new (GListModel *model, guint size)
{
  LyktaHeadList *self = g_object_new (LYKTA_TYPE_HEAD_LIST, NULL);

  self->size = size;
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * lykta_head_list_open:
 *
 * Gives all rows from now on.
 */
void
lykta_head_list_open (LyktaHeadList *self)
{
  guint n = g_list_model_get_n_items (self->model);
  guint size = self->size;

  self->size = 0;
  if (size > 0 && n > size)
    g_list_model_items_changed (G_LIST_MODEL (self), size, 0, n - size);
}

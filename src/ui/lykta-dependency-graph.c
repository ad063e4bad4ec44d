/* lykta-dependency-graph.c: an asset and its surroundings, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-dependency-graph.h"

#include <glib/gi18n-lib.h>

#include "lykta-dependencies.h"
#include "lykta-dependency-node.h"

/* How far it shows on either side, and how much */
#define STEPS 3
#define MOST 100

#define COLUMN_GAP 56
#define ROW_GAP 10
#define MARGIN 18
#define STROKE 1.5f
#define ARROW 7.0f

struct _LyktaDependencyGraph
{
  GtkWidget parent_instance;

  int first_layer;
  int last_layer;

  /* Widgets, one a node in the order of the nodes, then those that say how many more there are */
  GPtrArray *widgets;
  GtkWidget *more_needing;
  GtkWidget *more_needed;

  /* Owned */
  LyktaStore *store;
  LyktaDependencies *dependencies;
};

G_DEFINE_FINAL_TYPE (LyktaDependencyGraph, lykta_dependency_graph, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  SIGNAL_CENTRED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LyktaDependencyNode *
get_node (LyktaDependencyGraph *self, guint index)
{
  return &g_array_index (self->dependencies->nodes, LyktaDependencyNode, index);
}

static gint64
get_id (LyktaDependencyGraph *self, GtkWidget *widget)
{
  guint index;

  return g_ptr_array_find (self->widgets, widget, &index) ? get_node (self, index)->id : 0;
}

/* The layer that a widget stands in: also of those that only say how many more there are. */
static gboolean
get_layer (LyktaDependencyGraph *self, GtkWidget *widget, int *layer)
{
  guint index;

  if (widget == self->more_needing)
    *layer = MIN (self->first_layer, -1);
  else if (widget == self->more_needed)
    *layer = MAX (self->last_layer, 1);
  else if (g_ptr_array_find (self->widgets, widget, &index))
    *layer = get_node (self, index)->layer;
  else
    return FALSE;
  return TRUE;
}

static int
measure_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* All are as wide as the widest, so that the columns are straight. */
static int
get_node_width (LyktaDependencyGraph *self)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    width = MAX (width, measure_width (child));
  return width;
}

static int
get_column_height (LyktaDependencyGraph *self, int layer, int width)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int its_layer;

      if (get_layer (self, child, &its_layer) && its_layer == layer)
        height += (height > 0 ? ROW_GAP : 0) + measure_height (child, width);
    }
  return height;
}

static void
lykta_dependency_graph_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  LyktaDependencyGraph *self = LYKTA_DEPENDENCY_GRAPH (widget);
  int width = get_node_width (self);
  int size = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int n = self->last_layer - self->first_layer + 1;

      size = n * width + (n - 1) * COLUMN_GAP;
    }
  else
    for (int layer = self->first_layer; layer <= self->last_layer; layer++)
      size = MAX (size, get_column_height (self, layer, width));
  *minimum = *natural = size + 2 * MARGIN;
}

/* The widgets of a layer from the top. (element-type GtkWidget) */
static GPtrArray *
list_layer (LyktaDependencyGraph *self, int layer)
{
  GPtrArray *widgets = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < self->widgets->len; i++)
    n += get_node (self, i)->layer == layer;
  g_ptr_array_set_size (widgets, (int) n);
  for (guint i = 0; i < self->widgets->len; i++)
    if (get_node (self, i)->layer == layer)
      widgets->pdata[get_node (self, i)->row] = self->widgets->pdata[i];
  if (self->more_needing != NULL && layer == MIN (self->first_layer, -1))
    g_ptr_array_add (widgets, self->more_needing);
  if (self->more_needed != NULL && layer == MAX (self->last_layer, 1))
    g_ptr_array_add (widgets, self->more_needed);
  return widgets;
}

static void
lykta_dependency_graph_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LyktaDependencyGraph *self = LYKTA_DEPENDENCY_GRAPH (widget);
  int node_width = get_node_width (self);
  int n = self->last_layer - self->first_layer + 1;
  int left = MAX (MARGIN, (width - n * node_width - (n - 1) * COLUMN_GAP) / 2);

  for (int layer = self->first_layer; layer <= self->last_layer; layer++)
    {
      g_autoptr (GPtrArray) widgets = list_layer (self, layer);
      int x = left + (layer - self->first_layer) * (node_width + COLUMN_GAP);
      int y = MAX (MARGIN, (height - get_column_height (self, layer, node_width)) / 2);

      for (guint i = 0; i < widgets->len; i++)
        {
          int its_height = measure_height (widgets->pdata[i], node_width);

          gtk_widget_size_allocate (widgets->pdata[i], &(GtkAllocation) { x, y, node_width, its_height }, -1);
          y += its_height + ROW_GAP;
        }
    }
}

static void
append_arrow (GtkSnapshot *snapshot, const graphene_point_t *tip, const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (builder, tip->x, tip->y);
  gsk_path_builder_line_to (builder, tip->x - ARROW, tip->y - ARROW / 2);
  gsk_path_builder_line_to (builder, tip->x - ARROW, tip->y + ARROW / 2);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

static void
append_edge (LyktaDependencyGraph *self, GtkSnapshot *snapshot, const LyktaDependencyEdge *edge, const GskStroke *stroke,
             const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  graphene_rect_t from;
  graphene_rect_t to;
  graphene_point_t start;
  graphene_point_t end;
  float bend;

  if (!gtk_widget_compute_bounds (self->widgets->pdata[edge->from], GTK_WIDGET (self), &from)
      || !gtk_widget_compute_bounds (self->widgets->pdata[edge->to], GTK_WIDGET (self), &to))
    return;
  start = GRAPHENE_POINT_INIT (from.origin.x + from.size.width, from.origin.y + from.size.height / 2);
  end = GRAPHENE_POINT_INIT (to.origin.x, to.origin.y + to.size.height / 2);
  bend = MIN (COLUMN_GAP * 0.6f, (end.x - start.x) / 2);
  gsk_path_builder_move_to (builder, start.x, start.y);
  gsk_path_builder_cubic_to (builder, start.x + bend, start.y, end.x - ARROW - bend, end.y, end.x - ARROW, end.y);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  append_arrow (snapshot, &end, color);
}

static void
lykta_dependency_graph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LyktaDependencyGraph *self = LYKTA_DEPENDENCY_GRAPH (widget);
  GskStroke *stroke = gsk_stroke_new (STROKE);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  for (guint i = 0; self->dependencies != NULL && i < self->dependencies->edges->len; i++)
    append_edge (self, snapshot, &g_array_index (self->dependencies->edges, LyktaDependencyEdge, i), stroke, &color);
  gsk_stroke_free (stroke);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

/* The one in the layer whose middle is nearest in height. */
static GtkWidget *
find_beside (LyktaDependencyGraph *self, GtkWidget *from, int layer)
{
  g_autoptr (GPtrArray) widgets = list_layer (self, layer);
  graphene_rect_t here;
  GtkWidget *best = NULL;
  float best_distance = 0;

  if (!gtk_widget_compute_bounds (from, GTK_WIDGET (self), &here))
    return NULL;
  for (guint i = 0; i < widgets->len; i++)
    {
      graphene_rect_t there;
      float distance;

      if (!gtk_widget_compute_bounds (widgets->pdata[i], GTK_WIDGET (self), &there))
        continue;
      distance = ABS (here.origin.y + here.size.height / 2 - there.origin.y - there.size.height / 2);
      if (best == NULL || distance < best_distance)
        {
          best = widgets->pdata[i];
          best_distance = distance;
        }
    }
  return best;
}

static gboolean
move_focus (LyktaDependencyGraph *self, GtkWidget *from, guint key)
{
  int layer;
  GtkWidget *to = NULL;

  if (!get_layer (self, from, &layer))
    return FALSE;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    {
      int step = key == GDK_KEY_Left ? -1 : 1;

      for (int next = layer + step; to == NULL && next >= self->first_layer && next <= self->last_layer; next += step)
        to = find_beside (self, from, next);
    }
  else
    {
      g_autoptr (GPtrArray) widgets = list_layer (self, layer);
      guint index = 0;

      g_ptr_array_find (widgets, from, &index);
      if (key == GDK_KEY_Up && index > 0)
        to = widgets->pdata[index - 1];
      else if (key == GDK_KEY_Down && index + 1 < widgets->len)
        to = widgets->pdata[index + 1];
    }
  return to != NULL && gtk_widget_grab_focus (to);
}

static gboolean
key_cb (LyktaDependencyGraph *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      /* At an edge there is nowhere to go, and out of the drawing leads Tab. */
      move_focus (self, focus, key);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (get_id (self, focus) == 0)
        return FALSE;
      lykta_dependency_graph_show (self, get_id (self, focus));
      gtk_widget_grab_focus (lykta_dependency_graph_get_middle (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
clicked_cb (LyktaDependencyGraph *self, GtkWidget *node)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, get_id (self, node));
}

static GtkWidget *
add_more (LyktaDependencyGraph *self, guint n)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (n == 0)
    return NULL;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "lykta-dim");
  gtk_widget_set_focusable (label, TRUE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
remove_all (LyktaDependencyGraph *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->widgets, 0);
  self->more_needing = self->more_needed = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->dependencies, lykta_dependencies_free);
  self->first_layer = self->last_layer = 0;
}

static void
add_node (LyktaDependencyGraph *self, guint index)
{
  GtkWidget *widget = lykta_dependency_node_new (self->store, get_node (self, index)->id, get_node (self, index)->layer);

  g_signal_connect_object (widget, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  g_ptr_array_add (self->widgets, widget);
  self->first_layer = MIN (self->first_layer, get_node (self, index)->layer);
  self->last_layer = MAX (self->last_layer, get_node (self, index)->layer);
}

static void
lykta_dependency_graph_dispose (GObject *object)
{
  LyktaDependencyGraph *self = LYKTA_DEPENDENCY_GRAPH (object);

  if (self->widgets != NULL)
    remove_all (self);
  g_clear_pointer (&self->widgets, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_dependency_graph_parent_class)->dispose (object);
}

static void
lykta_dependency_graph_class_init (LyktaDependencyGraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_dependency_graph_dispose;
  widget_class->measure = lykta_dependency_graph_measure;
  widget_class->size_allocate = lykta_dependency_graph_size_allocate;
  widget_class->snapshot = lykta_dependency_graph_snapshot;

  signals[SIGNAL_OPENED] =
      g_signal_new ("opened", LYKTA_TYPE_DEPENDENCY_GRAPH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_CENTRED] =
      g_signal_new ("centred", LYKTA_TYPE_DEPENDENCY_GRAPH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "dependencygraph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lykta_dependency_graph_init (LyktaDependencyGraph *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->widgets = g_ptr_array_new ();
  /* Before a button takes the space bar as a click */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Dependencies"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Arrow keys walk, Enter opens, the space bar puts an asset in the middle."), -1);
}

GtkWidget *
lykta_dependency_graph_new (LyktaStore *store)
{
  LyktaDependencyGraph *self = g_object_new (LYKTA_TYPE_DEPENDENCY_GRAPH, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * lykta_dependency_graph_show:
 * @asset: the one in the middle
 */
void
lykta_dependency_graph_show (LyktaDependencyGraph *self, gint64 asset)
{
  remove_all (self);
  self->dependencies = lykta_dependencies_new (self->store, asset, STEPS, MOST);
  for (guint i = 0; i < self->dependencies->nodes->len; i++)
    add_node (self, i);
  self->more_needing = add_more (self, self->dependencies->more_needing);
  self->more_needed = add_more (self, self->dependencies->more_needed);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CENTRED], 0, asset);
}

GtkWidget *
lykta_dependency_graph_get_middle (LyktaDependencyGraph *self)
{
  return self->widgets->len > 0 ? self->widgets->pdata[0] : NULL;
}

/* lykta-cell.c: one value in a table, drawn by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-cell.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The labels of levels: all of one width, so that columns of them can be compared. */
#define LEVEL_WIDTH 25
#define LEVEL_GAP 4
#define PILL_PADDING 8
#define PILL_RADIUS 6

/* Secondary text; libadwaita's own 55 % is too weak to read. */
#define DIMMED_ALPHA 0.76f

/**
 * LyktaCell:
 *
 * A cell of a table. It makes its text layout when it is first drawn, because a table keeps two hundred rows of which thirty are
 * seen, and it draws the labels of levels and states itself.
 */
struct _LyktaCell
{
  GtkWidget parent_instance;

  /* Borrowed */
  const LyktaCellMetrics *metrics;

  /* Owned */
  LyktaDisplay display;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (LyktaCell, lykta_cell, GTK_TYPE_WIDGET)

static const char *const look_classes[] = {
  [LYKTA_LOOK_PLAIN] = NULL,        [LYKTA_LOOK_NAME] = NULL,   [LYKTA_LOOK_DIMMED] = NULL,   [LYKTA_LOOK_MISSING] = "missing",
  [LYKTA_LOOK_OVERDUE] = "overdue", [LYKTA_LOOK_LEVELS] = NULL, [LYKTA_LOOK_STATE] = "state", [LYKTA_LOOK_NUMBER] = NULL,
};

static PangoLayout *
make_layout (LyktaCell *self, const char *text, gboolean bold, gboolean figures)
{
  PangoLayout *layout = pango_layout_new (self->metrics->context);
  g_autoptr (PangoAttrList) attributes = NULL;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  if (bold || figures)
    {
      attributes = pango_attr_list_new ();
      if (bold)
        pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      if (figures)
        pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, attributes);
    }

  return layout;
}

/* Draws a rounded ground with text in its middle. */
static void
snapshot_label (LyktaCell *self, GtkSnapshot *snapshot, PangoLayout *layout, const graphene_rect_t *area, const GdkRGBA *ground,
                const GdkRGBA *ink)
{
  GskRoundedRect outline;
  int width, height;

  gsk_rounded_rect_init_from_rect (&outline, area, PILL_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, ground, area);
  gtk_snapshot_pop (snapshot);

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area->origin.x + (area->size.width - (float) width) / 2,
                                                          area->origin.y + (area->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

/* Weight rises with the level within one hue: red would say "late". */
static void
level_colors (guint level, const GdkRGBA *foreground, GdkRGBA *ground, GdkRGBA *ink)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  *ground = *foreground;
  *ink = *foreground;

  if (level < 3)
    {
      ground->alpha = level == 2 ? 0.14f : 0.06f;
      ink->alpha = level == 2 ? 1.0f : DIMMED_ALPHA;
    }
  else
    {
      g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);

      *ground = *accent;
      adw_rgba_to_standalone (accent, dark, ink);
      if (level == 3)
        {
          ground->alpha = dark ? 0.28f : 0.18f;
        }
      else if (dark)
        {
          adw_rgba_to_standalone (accent, TRUE, ground);
          *ink = (GdkRGBA) { 0, 0, 0, 0.87f };
        }
      else
        {
          adw_rgba_to_standalone (accent, FALSE, ground);
          *ink = (GdkRGBA) { 1, 1, 1, 1 };
        }
    }
}

static void
snapshot_levels (LyktaCell *self, GtkSnapshot *snapshot, const GdkRGBA *foreground)
{
  char letters[LYKTA_DISPLAY_MAX_LEVELS];
  guint levels[LYKTA_DISPLAY_MAX_LEVELS];
  guint n = lykta_display_parse_levels (self->display.text, letters, levels);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float level_width = MAX (LEVEL_WIDTH, (float) self->metrics->height * 1.5f);
  float level_height = (float) self->metrics->height + 1;
  float y = floorf (((float) gtk_widget_get_height (GTK_WIDGET (self)) - level_height) / 2);

  for (guint i = 0; i < n; i++)
    {
      char text[] = { letters[i], (char) ('0' + levels[i]), '\0' };
      float offset = (float) i * (level_width + LEVEL_GAP);
      float x = rtl ? (float) gtk_widget_get_width (GTK_WIDGET (self)) - offset - level_width : offset;
      graphene_rect_t area = GRAPHENE_RECT_INIT (x, y, level_width, level_height);
      g_autoptr (PangoLayout) layout = make_layout (self, text, TRUE, FALSE);
      PangoAttrList *attributes = pango_layout_get_attributes (layout);
      GdkRGBA ground, ink;

      pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
      pango_layout_set_attributes (layout, attributes);
      level_colors (levels[i], foreground, &ground, &ink);
      snapshot_label (self, snapshot, layout, &area, &ground, &ink);
    }
}

static void
snapshot_state (LyktaCell *self, GtkSnapshot *snapshot, const GdkRGBA *foreground)
{
  int available = gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) self->metrics->height + 2;
  graphene_rect_t area;
  GdkRGBA ground = *foreground;
  int width;

  pango_layout_set_width (self->layout, MAX (available - 2 * PILL_PADDING, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  width = MIN (width + 2 * PILL_PADDING, available);

  ground.alpha = 0.15f;
  area = GRAPHENE_RECT_INIT (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? (float) (available - width) : 0,
                             floorf (((float) gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2), (float) width, height);
  snapshot_label (self, snapshot, self->layout, &area, &ground, foreground);
}

/* A label at the end of the cell; gives what it takes of the width. */
static int
snapshot_mark (LyktaCell *self, GtkSnapshot *snapshot, const GdkRGBA *foreground)
{
  /* Translators: a label on a record that bears a secrecy mark. */
  g_autoptr (PangoLayout) layout = make_layout (self, C_ ("mark", "Secret"), FALSE, FALSE);
  int available = gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) self->metrics->height + 2;
  GdkRGBA ground = *foreground;
  graphene_rect_t area;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  width = MIN (width + 2 * PILL_PADDING, available);
  ground.alpha = 0.15f;
  area = GRAPHENE_RECT_INIT (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 0 : (float) (available - width),
                             floorf (((float) gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2), (float) width, height);
  snapshot_label (self, snapshot, layout, &area, &ground, foreground);
  return width + LEVEL_GAP;
}

static void
snapshot_text (LyktaCell *self, GtkSnapshot *snapshot, const GdkRGBA *foreground)
{
  int mark = self->display.mark != NULL ? snapshot_mark (self, snapshot, foreground) : 0;
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - mark, 1);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA ink = *foreground;
  int height;

  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  if (self->display.look == LYKTA_LOOK_DIMMED)
    ink.alpha *= DIMMED_ALPHA;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (rtl ? (float) mark : 0,
                                                floorf ((float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
lykta_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LyktaCell *self = LYKTA_CELL (widget);
  LyktaLook look = self->display.look;
  GdkRGBA foreground;

  if (self->display.text == NULL || gtk_widget_get_width (widget) <= 0)
    return;

  gtk_widget_get_color (widget, &foreground);
  if (look == LYKTA_LOOK_LEVELS)
    {
      snapshot_levels (self, snapshot, &foreground);
      return;
    }

  if (self->layout == NULL)
    {
      gboolean bold = look == LYKTA_LOOK_NAME || look == LYKTA_LOOK_MISSING || look == LYKTA_LOOK_OVERDUE;

      self->layout = make_layout (self, self->display.text, bold, look == LYKTA_LOOK_NUMBER);
    }

  if (look == LYKTA_LOOK_STATE)
    snapshot_state (self, snapshot, &foreground);
  else
    snapshot_text (self, snapshot, &foreground);
}

static void
lykta_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  LyktaCell *self = LYKTA_CELL (widget);

  /* Columns have widths of their own; the text is cut to them. */
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->metrics->height : LEVEL_WIDTH;
}

static void
lykta_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LyktaCell *self = LYKTA_CELL (widget);

  GTK_WIDGET_CLASS (lykta_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
}

/* What is not all seen: the text, and the mark by its section of law */
static char *
describe (LyktaCell *self)
{
  const char *text = self->display.text != NULL ? self->display.text : "";

  if (self->display.mark == NULL)
    return g_strdup (text);
  /* Translators: the name of a record, then its secrecy mark: a section of law, a date, an authority. */
  return g_strdup_printf (_ ("%s. Secrecy: %s"), text, self->display.mark);
}

static gboolean
lykta_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  LyktaCell *self = LYKTA_CELL (widget);

  gboolean cut = self->layout != NULL && pango_layout_is_ellipsized (self->layout);
  g_autofree char *described = describe (self);

  if (!cut && self->display.mark == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, described);
  return TRUE;
}

static void
lykta_cell_finalize (GObject *object)
{
  LyktaCell *self = LYKTA_CELL (object);

  lykta_display_clear (&self->display);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (lykta_cell_parent_class)->finalize (object);
}

static void
lykta_cell_class_init (LyktaCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = lykta_cell_finalize;

  widget_class->snapshot = lykta_cell_snapshot;
  widget_class->measure = lykta_cell_measure;
  widget_class->css_changed = lykta_cell_css_changed;
  widget_class->query_tooltip = lykta_cell_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "lykta-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
lykta_cell_init (LyktaCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * lykta_cell_new:
 * @metrics: (transfer none): what the table's cells share; outlives the cell
 */
GtkWidget *
lykta_cell_new (const LyktaCellMetrics *metrics)
{
  LyktaCell *self = g_object_new (LYKTA_TYPE_CELL, NULL);

  self->metrics = metrics;
  return GTK_WIDGET (self);
}

/**
 * lykta_cell_take:
 * @display: (transfer full): what to show; it is empty afterwards
 */
void
lykta_cell_take (LyktaCell *self, LyktaDisplay *display)
{
  const char *old_class = look_classes[self->display.look];
  const char *new_class = look_classes[display->look];
  gboolean retell = g_strcmp0 (self->display.text, display->text) != 0 || g_strcmp0 (self->display.mark, display->mark) != 0;
  g_autofree char *described = NULL;

  if (old_class != new_class)
    {
      if (old_class != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), old_class);
      if (new_class != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (self), new_class);
    }
  /* The tone is that of a state's label; what is merely dimmed is drawn so. */
  if (display->look != LYKTA_LOOK_STATE)
    display->tone = LYKTA_TONE_PLAIN;
  if (self->display.tone != display->tone)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), lykta_display_tone_class (self->display.tone));
      if (display->tone != LYKTA_TONE_PLAIN)
        gtk_widget_add_css_class (GTK_WIDGET (self), lykta_display_tone_class (display->tone));
    }

  lykta_display_clear (&self->display);
  self->display = *display;
  *display = (LyktaDisplay) LYKTA_DISPLAY_INIT;

  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!retell)
    return;
  described = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, described, -1);
}

const char *
lykta_cell_get_text (LyktaCell *self)
{
  return self->display.text;
}

const char *
lykta_cell_get_mark (LyktaCell *self)
{
  return self->display.mark;
}

LyktaLook
lykta_cell_get_look (LyktaCell *self)
{
  return self->display.look;
}

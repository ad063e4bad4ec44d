/* lykta-levels-editor.c: the four aspects of a classification beside one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-levels-editor.h"

#include "lykta-aspect-editor.h"
#include "lykta-levels.h"

struct _LyktaLevelsEditor
{
  GtkBox parent_instance;

  gboolean wide;
  LyktaAspectEditor *aspects[LYKTA_N_ASPECTS]; /* widgets, made when the store is known */
};

G_DEFINE_FINAL_TYPE (LyktaLevelsEditor, lykta_levels_editor, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_WIDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update_wide (LyktaLevelsEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), self->wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (self), self->wide);
  for (guint i = 0; self->aspects[0] != NULL && i < LYKTA_N_ASPECTS; i++)
    lykta_aspect_editor_set_wide (self->aspects[i], self->wide);
}

static void
lykta_levels_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WIDE:
      g_value_set_boolean (value, LYKTA_LEVELS_EDITOR (object)->wide);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_levels_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LyktaLevelsEditor *self = LYKTA_LEVELS_EDITOR (object);

  switch (prop_id)
    {
    case PROP_WIDE:
      if (self->wide == g_value_get_boolean (value))
        break;
      self->wide = g_value_get_boolean (value);
      update_wide (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_levels_editor_class_init (LyktaLevelsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lykta_levels_editor_get_property;
  object_class->set_property = lykta_levels_editor_set_property;

  properties[PROP_WIDE] =
      g_param_spec_boolean ("wide", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lykta_levels_editor_init (LyktaLevelsEditor *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

void
lykta_levels_editor_show (LyktaLevelsEditor *self, LyktaStore *store, LyktaRecord *classification)
{
  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    {
      if (self->aspects[i] == NULL)
        {
          self->aspects[i] = LYKTA_ASPECT_EDITOR (lykta_aspect_editor_new (store, i));
          lykta_aspect_editor_set_wide (self->aspects[i], self->wide);
          gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->aspects[i]));
        }
      lykta_aspect_editor_show (self->aspects[i], classification);
    }
}

gboolean
lykta_levels_editor_edit_field (LyktaLevelsEditor *self, const LyktaField *field)
{
  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    if (self->aspects[i] != NULL && lykta_aspect_editor_edit_field (self->aspects[i], field))
      return TRUE;
  return FALSE;
}

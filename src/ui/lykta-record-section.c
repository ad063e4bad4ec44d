/* lykta-record-section.c: a part of the record pane that is more than fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-record-section.h"

#include "lykta-error-dialog.h"

typedef struct
{
  LyktaStore *store;
  LyktaRecord *record;
  guint update_id;
} LyktaRecordSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LyktaRecordSection, lykta_record_section, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static LyktaRecordSectionPrivate *
get_private (LyktaRecordSection *self)
{
  return lykta_record_section_get_instance_private (self);
}

static void
update (LyktaRecordSection *self, const LyktaRegister *changed)
{
  LyktaRecordSectionClass *klass = LYKTA_RECORD_SECTION_GET_CLASS (self);
  LyktaRecord *record = get_private (self)->record;

  if (record != NULL && !lykta_record_is_deleted (record) && klass->update != NULL)
    klass->update (self, changed);
}

static void
store_changed_cb (LyktaRecordSection *self, gpointer reg)
{
  if (get_private (self)->update_id == 0)
    update (self, reg);
}

static gboolean
update_cb (gpointer user_data)
{
  LyktaRecordSection *self = user_data;

  get_private (self)->update_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  update (self, NULL);
  return G_SOURCE_REMOVE;
}

static void
lykta_record_section_constructed (GObject *object)
{
  LyktaRecordSection *self = LYKTA_RECORD_SECTION (object);

  G_OBJECT_CLASS (lykta_record_section_parent_class)->constructed (object);

  g_signal_connect_object (get_private (self)->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
lykta_record_section_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, get_private (LYKTA_RECORD_SECTION (object))->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_record_section_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      get_private (LYKTA_RECORD_SECTION (object))->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_record_section_dispose (GObject *object)
{
  LyktaRecordSectionPrivate *private = get_private (LYKTA_RECORD_SECTION (object));

  g_clear_handle_id (&private->update_id, g_source_remove);
  g_clear_object (&private->record);
  g_clear_object (&private->store);

  G_OBJECT_CLASS (lykta_record_section_parent_class)->dispose (object);
}

static void
lykta_record_section_class_init (LyktaRecordSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = lykta_record_section_constructed;
  object_class->get_property = lykta_record_section_get_property;
  object_class->set_property = lykta_record_section_set_property;
  object_class->dispose = lykta_record_section_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, LYKTA_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lykta_record_section_init (LyktaRecordSection *self)
{
}

/**
 * lykta_record_section_new:
 * @type: a type that is derived from it
 */
GtkWidget *
lykta_record_section_new (GType type, LyktaStore *store)
{
  return g_object_new (type, "store", store, NULL);
}

/**
 * lykta_record_section_get_store:
 *
 * Returns: (transfer none)
 */
LyktaStore *
lykta_record_section_get_store (LyktaRecordSection *self)
{
  return get_private (self)->store;
}

/**
 * lykta_record_section_get_record:
 *
 * Returns: (nullable) (transfer none): the record shown
 */
LyktaRecord *
lykta_record_section_get_record (LyktaRecordSection *self)
{
  return get_private (self)->record;
}

void
lykta_record_section_set_record (LyktaRecordSection *self, LyktaRecord *record)
{
  LyktaRecordSectionPrivate *private = get_private (self);

  if (!g_set_object (&private->record, record))
    return;
  g_clear_handle_id (&private->update_id, g_source_remove);
  if (!LYKTA_RECORD_SECTION_GET_CLASS (self)->later)
    update (self, NULL);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      private->update_id = g_idle_add (update_cb, self);
    }
}

/**
 * lykta_record_section_edit_field:
 *
 * Returns: whether the section shows the field, and the cursor is there now
 */
gboolean
lykta_record_section_edit_field (LyktaRecordSection *self, const LyktaField *field)
{
  LyktaRecordSectionClass *klass = LYKTA_RECORD_SECTION_GET_CLASS (self);

  return klass->edit_field != NULL && klass->edit_field (self, field);
}

/**
 * lykta_record_section_apply:
 *
 * Returns: whether it was saved; the user was told why when it was not
 */
gboolean
lykta_record_section_apply (LyktaRecordSection *self, LyktaEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (lykta_store_apply (get_private (self)->store, edit, &error))
    return TRUE;

  lykta_error_dialog_present (GTK_WIDGET (self), error);
  return FALSE;
}

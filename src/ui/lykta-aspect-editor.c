/* lykta-aspect-editor.c: the level of one aspect of a classification, with what it means and why it was chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-aspect-editor.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-error-dialog.h"
#include "lykta-field-row.h"
#include "lykta-levels.h"
#include "lykta-translation.h"

struct _LyktaAspectEditor
{
  AdwBin parent_instance;

  const LyktaAspect *aspect;
  guint index;
  const LyktaField *level;
  gboolean showing; /* what stands in the file, not a choice */
  gboolean wide;

  /* Template widgets */
  GtkLabel *heading;
  GtkLabel *question;
  AdwToggleGroup *levels;
  GtkLabel *meaning;
  GtkBox *notes;
  GtkBox *motivation;

  /* Widgets */
  LyktaFieldRow *row;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
  GPtrArray *picks; /* LyktaRecord, the lowest level first */
};

G_DEFINE_FINAL_TYPE (LyktaAspectEditor, lykta_aspect_editor, ADW_TYPE_BIN)

static const char *
get_in_language (LyktaRecord *pick, const char *swedish, const char *english)
{
  return lykta_record_get_text (pick, g_str_equal (lykta_translation_get_current (), "sv") ? swedish : english);
}

static LyktaRecord *
find_pick (LyktaAspectEditor *self, const char *code)
{
  for (guint i = 0; code != NULL && i < self->picks->len; i++)
    if (g_strcmp0 (lykta_record_get_text (self->picks->pdata[i], "code"), code) == 0)
      return self->picks->pdata[i];
  return NULL;
}

/* "2 Considerable harm" */
static char *
format_level (LyktaRecord *pick)
{
  return g_strdup_printf ("%d %s", (int) lykta_record_get_real (pick, "value"), get_in_language (pick, "label_sv", "label_en"));
}

static void
add_levels (LyktaAspectEditor *self)
{
  for (guint i = 0; i < self->picks->len; i++)
    {
      LyktaRecord *pick = self->picks->pdata[i];
      AdwToggle *toggle = adw_toggle_new ();
      g_autofree char *number = g_strdup_printf ("%d", (int) lykta_record_get_real (pick, "value"));
      g_autofree char *label = format_level (pick);

      adw_toggle_set_name (toggle, lykta_record_get_text (pick, "code"));
      adw_toggle_set_label (toggle, self->wide ? label : number);
      adw_toggle_set_tooltip (toggle, label);
      adw_toggle_group_add (self->levels, toggle);
    }
}

static void
fill_levels (LyktaAspectEditor *self)
{
  self->showing = TRUE;
  adw_toggle_group_remove_all (self->levels);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->levels),
                                  self->wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  add_levels (self);
  self->showing = FALSE;
}

static void
add_note (LyktaAspectEditor *self, const char *text, gboolean warning)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, warning ? "lykta-warning" : "lykta-dim");
  gtk_box_append (self->notes, label);
}

/* What another classification says of this aspect. @format has one %s. */
static void
add_comparison (LyktaAspectEditor *self, const char *reference, const char *format)
{
  const LyktaRegister *reg = lykta_record_get_register (self->record);
  gint64 id = lykta_record_get_integer (self->record, reference);
  g_autoptr (LyktaRecord) other = id > 0 ? lykta_store_get_record (self->store, reg, id) : NULL;
  LyktaRecord *pick = other != NULL ? find_pick (self, lykta_record_get_text (other, self->aspect->level)) : NULL;
  g_autofree char *level = pick != NULL ? format_level (pick) : NULL;
  g_autofree char *text = NULL;

  if (pick == NULL)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, level);
#pragma GCC diagnostic pop
  add_note (self, text, FALSE);
}

static void
add_inherited (LyktaAspectEditor *self)
{
  const LyktaRegister *assets = lykta_store_find_register (self->store, "assets");
  g_autoptr (LyktaRecord) asset = lykta_store_get_record (self->store, assets, lykta_record_get_integer (self->record, "asset"));
  int levels[LYKTA_N_ASPECTS];
  g_autofree char *origin = NULL;
  g_autofree char *text = NULL;

  if (asset == NULL || lykta_record_is_empty (asset, self->aspect->from))
    return;
  lykta_levels_parse (lykta_record_get_text (asset, "inherited"), levels);
  origin = lykta_store_get_title (self->store, assets, lykta_record_get_integer (asset, self->aspect->from));
  /* Translators: a level and the name of an asset: "The asset inherits K3 from Permits". */
  text = g_strdup_printf (_ ("The asset inherits %c%d from %s"), self->aspect->letter, levels[self->index], origin);
  add_note (self, text, TRUE);
}

static void
show_notes (LyktaAspectEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, child);
  /* Translators: what the classification before this one says: "Before: 2 Considerable harm". */
  add_comparison (self, "predecessor", _ ("Before: %s"));
  /* Translators: what the normative classification says that this one follows. */
  add_comparison (self, "template", _ ("Template: %s"));
  add_inherited (self);
}

static void
show_meaning (LyktaAspectEditor *self)
{
  LyktaRecord *pick = find_pick (self, lykta_record_get_text (self->record, self->aspect->level));
  const char *meaning = pick != NULL ? get_in_language (pick, "meaning_sv", "meaning_en") : NULL;
  g_autofree char *level = pick != NULL ? format_level (pick) : NULL;
  g_autofree char *text = NULL;

  if (pick == NULL)
    text = g_strdup (_ ("No level chosen yet"));
  else if (meaning != NULL)
    text = g_strdup_printf ("%s. %s", level, meaning);
  gtk_label_set_text (self->meaning, text != NULL ? text : level);
}

static char *
make_label (LyktaAspectEditor *self)
{
  g_autofree char *noun = lykta_display_lower (lykta_field_get_label (self->level));

  /* Translators: what the user did, shown with Undo: "Set information owner". */
  return g_strdup_printf (_ ("Set %s"), noun);
}

static void
chosen_cb (LyktaAspectEditor *self)
{
  const char *code = adw_toggle_group_get_active_name (self->levels);
  g_autofree char *label = NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (self->showing || self->record == NULL || code == NULL
      || g_strcmp0 (code, lykta_record_get_text (self->record, self->aspect->level)) == 0)
    return;

  label = make_label (self);
  edit = lykta_edit_new (label);
  lykta_value_set_text (&value, code);
  lykta_edit_set_seen (edit, lykta_record_get_register (self->record), lykta_record_get_id (self->record), self->level, &value,
                       lykta_record_get_value (self->record, self->level));
  if (!lykta_store_apply (self->store, edit, &error))
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      lykta_aspect_editor_show (self, self->record);
      return;
    }
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->meaning),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
lykta_aspect_editor_dispose (GObject *object)
{
  LyktaAspectEditor *self = LYKTA_ASPECT_EDITOR (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_ASPECT_EDITOR);
  g_clear_pointer (&self->picks, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_aspect_editor_parent_class)->dispose (object);
}

static void
lykta_aspect_editor_class_init (LyktaAspectEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_aspect_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-aspect-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaAspectEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, LyktaAspectEditor, question);
  gtk_widget_class_bind_template_child (widget_class, LyktaAspectEditor, levels);
  gtk_widget_class_bind_template_child (widget_class, LyktaAspectEditor, meaning);
  gtk_widget_class_bind_template_child (widget_class, LyktaAspectEditor, notes);
  gtk_widget_class_bind_template_child (widget_class, LyktaAspectEditor, motivation);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
lykta_aspect_editor_init (LyktaAspectEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_aspect_editor_new:
 * @aspect: index of one of the aspects
 */
GtkWidget *
lykta_aspect_editor_new (LyktaStore *store, guint aspect)
{
  LyktaAspectEditor *self = g_object_new (LYKTA_TYPE_ASPECT_EDITOR, NULL);
  const LyktaRegister *reg = lykta_store_find_register (store, "classifications");

  self->store = g_object_ref (store);
  self->index = aspect;
  self->aspect = &lykta_aspects[aspect];
  self->level = lykta_register_find_field (reg, self->aspect->level);
  self->picks = lykta_store_get_picks (store, self->level->picks, NULL);
  fill_levels (self);

  gtk_label_set_text (self->heading, lykta_field_get_label (self->level));
  gtk_label_set_text (self->question, self->level->help != NULL ? _ (self->level->help) : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->levels), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lykta_field_get_label (self->level), -1);
  self->row = LYKTA_FIELD_ROW (lykta_field_row_new (store, reg, lykta_register_find_field (reg, self->aspect->why)));
  gtk_box_append (self->motivation, GTK_WIDGET (self->row));
  return GTK_WIDGET (self);
}

void
lykta_aspect_editor_show (LyktaAspectEditor *self, LyktaRecord *classification)
{
  const char *code = lykta_record_get_text (classification, self->aspect->level);

  g_set_object (&self->record, classification);
  self->showing = TRUE;
  if (find_pick (self, code) != NULL)
    adw_toggle_group_set_active_name (self->levels, code);
  else
    adw_toggle_group_set_active (self->levels, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
  show_meaning (self);
  show_notes (self);
  lykta_field_row_set_record (self->row, classification);
}

/**
 * lykta_aspect_editor_set_wide:
 * @wide: whether there is room for the levels' names, one below the other
 */
void
lykta_aspect_editor_set_wide (LyktaAspectEditor *self, gboolean wide)
{
  if (self->wide == wide)
    return;
  self->wide = wide;
  fill_levels (self);
  if (self->record != NULL)
    lykta_aspect_editor_show (self, self->record);
}

/**
 * lykta_aspect_editor_edit_field:
 *
 * Returns: whether the field is this aspect's level or motivation, and the cursor is there now
 */
gboolean
lykta_aspect_editor_edit_field (LyktaAspectEditor *self, const LyktaField *field)
{
  if (field == self->level)
    return gtk_widget_child_focus (GTK_WIDGET (self->levels), GTK_DIR_TAB_FORWARD);
  if (field != lykta_field_row_get_field (self->row))
    return FALSE;
  lykta_field_row_start (self->row);
  return TRUE;
}

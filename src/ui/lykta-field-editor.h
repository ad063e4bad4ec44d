/* lykta-field-editor.h: where one value is typed or chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_FIELD_EDITOR (lykta_field_editor_get_type ())

G_DECLARE_DERIVABLE_TYPE (LyktaFieldEditor, lykta_field_editor, LYKTA, FIELD_EDITOR, AdwBin)

/**
 * LyktaFieldEditorClass:
 * @setup: makes the widgets; store and field are known
 * @set_value: shows a value as it stands in the file
 * @get_value: reads what was typed; fails with %LYKTA_ERROR_INVALID in words for the user
 * @start: opens the list or puts the cursor in
 * @get_focus_widget: the widget that is operated and needs a name
 * @get_value_widget: what shows the value, if the widget that is operated does not say it itself
 *
 * Signals:
 * - `commit`: the user is done with the field.
 * - `cancel`: the user wants back what was there.
 * - `create` (const char *title): the user wants to refer to a record that does not exist yet.
 */
struct _LyktaFieldEditorClass
{
  AdwBinClass parent_class;

  void (*setup) (LyktaFieldEditor *self);
  void (*set_value) (LyktaFieldEditor *self, const LyktaValue *value);
  gboolean (*get_value) (LyktaFieldEditor *self, LyktaValue *value, GError **error);
  void (*start) (LyktaFieldEditor *self);
  GtkWidget *(*get_focus_widget) (LyktaFieldEditor *self);
  GtkWidget *(*get_value_widget) (LyktaFieldEditor *self);
};

GtkWidget *lykta_field_editor_new (LyktaStore *store, const LyktaField *field);

LyktaStore *lykta_field_editor_get_store (LyktaFieldEditor *self);
const LyktaField *lykta_field_editor_get_field (LyktaFieldEditor *self);

/* The record whose field it is; NULL while it is not known. */
LyktaRecord *lykta_field_editor_get_record (LyktaFieldEditor *self);
void lykta_field_editor_set_record (LyktaFieldEditor *self, LyktaRecord *record);
void lykta_field_editor_set_value (LyktaFieldEditor *self, const LyktaValue *value);
gboolean lykta_field_editor_get_value (LyktaFieldEditor *self, LyktaValue *value, GError **error);
void lykta_field_editor_start (LyktaFieldEditor *self);
void lykta_field_editor_set_label (LyktaFieldEditor *self, GtkWidget *label);
void lykta_field_editor_set_invalid (LyktaFieldEditor *self, const char *message);

/* For the kinds of editors */
void lykta_field_editor_commit (LyktaFieldEditor *self);
void lykta_field_editor_cancel (LyktaFieldEditor *self);
void lykta_field_editor_create (LyktaFieldEditor *self, const char *title);
const char *lykta_field_editor_get_empty_text (LyktaFieldEditor *self);

#define LYKTA_TYPE_ENTRY_EDITOR (lykta_entry_editor_get_type ())
#define LYKTA_TYPE_TEXT_EDITOR (lykta_text_editor_get_type ())
#define LYKTA_TYPE_CHOICE_EDITOR (lykta_choice_editor_get_type ())

/* One line that is typed; paragraphs; one or several of a list. */
G_DECLARE_FINAL_TYPE (LyktaEntryEditor, lykta_entry_editor, LYKTA, ENTRY_EDITOR, LyktaFieldEditor)
G_DECLARE_FINAL_TYPE (LyktaTextEditor, lykta_text_editor, LYKTA, TEXT_EDITOR, LyktaFieldEditor)
G_DECLARE_FINAL_TYPE (LyktaChoiceEditor, lykta_choice_editor, LYKTA, CHOICE_EDITOR, LyktaFieldEditor)

G_END_DECLS

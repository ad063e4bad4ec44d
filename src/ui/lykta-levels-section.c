/* lykta-levels-section.c: the levels of a classification, on top of its pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-levels-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-levels-editor.h"

struct _LyktaLevelsSection
{
  LyktaRecordSection parent_instance;

  /* Template widgets */
  GtkWidget *remark_box;
  GtkLabel *remark_title;
  GtkLabel *remark_text;
  LyktaLevelsEditor *editor;
};

G_DEFINE_FINAL_TYPE (LyktaLevelsSection, lykta_levels_section, LYKTA_TYPE_RECORD_SECTION)

const char *const lykta_levels_section_fields[] = {
  "remark", "level_k", "why_k", "level_r", "why_r", "level_t", "why_t", "level_s", "why_s", NULL,
};

/* What to do about a remark; what else is remarked stands at its aspect. */
static const struct
{
  const char *remark;
  const char *text;
} remarks[] = {
  { "security",
    N_ ("Level 4 concerns Sweden's security. Do not describe it in this register: ask the security protection officer, "
        "and take away what is written here.") },
  { "reasons", N_ ("Say at each level above 0 what harm would be done.") },
};

static void
show_remark (LyktaLevelsSection *self, LyktaRecord *record)
{
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (record), "remark");
  const char *id = lykta_record_get_text (record, field->id);
  const LyktaChoice *choice = id != NULL ? lykta_field_find_choice (field, id) : NULL;

  gtk_widget_set_visible (self->remark_box, FALSE);
  for (guint i = 0; choice != NULL && i < G_N_ELEMENTS (remarks); i++)
    if (g_str_equal (remarks[i].remark, id))
      {
        gtk_label_set_text (self->remark_title, lykta_choice_get_label (choice));
        gtk_label_set_text (self->remark_text, _ (remarks[i].text));
        gtk_widget_set_visible (self->remark_box, TRUE);
      }
}

static void
expand_cb (LyktaLevelsSection *self)
{
  LyktaRecordSection *section = LYKTA_RECORD_SECTION (self);
  GtkWidget *dialog =
      lykta_levels_dialog_new (lykta_record_section_get_store (section), lykta_record_section_get_record (section));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
lykta_levels_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaLevelsSection *self = LYKTA_LEVELS_SECTION (section);
  LyktaStore *store = lykta_record_section_get_store (section);
  LyktaRecord *record = lykta_record_section_get_record (section);

  if (changed != NULL && changed != lykta_record_get_register (record) && !g_str_equal (changed->id, "assets"))
    return;
  show_remark (self, record);
  lykta_levels_editor_show (self->editor, store, record);
}

static gboolean
lykta_levels_section_edit_field (LyktaRecordSection *section, const LyktaField *field)
{
  return lykta_levels_editor_edit_field (LYKTA_LEVELS_SECTION (section)->editor, field);
}

static void
lykta_levels_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_LEVELS_SECTION);

  G_OBJECT_CLASS (lykta_levels_section_parent_class)->dispose (object);
}

static void
lykta_levels_section_class_init (LyktaLevelsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LyktaRecordSectionClass *section_class = LYKTA_RECORD_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_levels_section_dispose;
  section_class->update = lykta_levels_section_update;
  section_class->edit_field = lykta_levels_section_edit_field;

  g_type_ensure (LYKTA_TYPE_LEVELS_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-levels-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaLevelsSection, remark_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaLevelsSection, remark_title);
  gtk_widget_class_bind_template_child (widget_class, LyktaLevelsSection, remark_text);
  gtk_widget_class_bind_template_child (widget_class, LyktaLevelsSection, editor);
  gtk_widget_class_bind_template_callback (widget_class, expand_cb);
}

static void
lykta_levels_section_init (LyktaLevelsSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

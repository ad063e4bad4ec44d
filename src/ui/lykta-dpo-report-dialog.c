/* lykta-dpo-report-dialog.c: the six areas of the data protection officer's yearly report, as a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-dpo-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-field-row.h"
#include "lykta-translation.h"

/* What is filled in of each area */
static const char *const asked[] = { "grade", "text" };

/* An area of the pick list, and what is said of it */
typedef struct
{
  char *code;
  GtkWidget *before; /* GtkLabel: last year's grade */
  LyktaFieldRow *rows[G_N_ELEMENTS (asked)];
  LyktaRecord *there; /* the finding of this year, if there is one */
} Area;

struct _LyktaDpoReportDialog
{
  AdwDialog parent_instance;

  const LyktaRegister *reg;

  /* Template widgets */
  GtkSpinButton *year_button;
  AdwBin *date_place;
  GtkBox *areas_box;
  GtkLabel *message;
  GtkWidget *save_button;

  /* Widgets */
  LyktaFieldRow *date_row;

  /* Owned */
  LyktaStore *store;
  GArray *areas; /* Area */
};

G_DEFINE_FINAL_TYPE (LyktaDpoReportDialog, lykta_dpo_report_dialog, ADW_TYPE_DIALOG)

static void
area_clear (gpointer data)
{
  Area *area = data;

  g_free (area->code);
  g_clear_object (&area->there);
}

static int
get_year (LyktaDpoReportDialog *self)
{
  return gtk_spin_button_get_value_as_int (self->year_button);
}

static LyktaRecord *
find_finding (LyktaDpoReportDialog *self, const char *area, int year)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (self->reg);
  g_autofree char *text = g_strdup_printf ("%d", year);
  g_autoptr (GPtrArray) found = NULL;

  lykta_query_add_condition (query, "source", LYKTA_IS, "dpo");
  lykta_query_add_condition (query, "area", LYKTA_IS, area);
  lykta_query_add_condition (query, "report_year", LYKTA_IS, text);
  found = lykta_store_get_records (self->store, query, NULL);
  return found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

static void
fill_row (LyktaFieldRow *row, LyktaRecord *record)
{
  g_auto (LyktaValue) empty = LYKTA_VALUE_INIT;

  lykta_field_row_set_value (row, record != NULL ? lykta_record_get_value (record, lykta_field_row_get_field (row)) : &empty);
}

static void
show_before (LyktaDpoReportDialog *self, const Area *area)
{
  const LyktaField *grade = lykta_register_find_field (self->reg, "grade");
  g_autoptr (LyktaRecord) before = find_finding (self, area->code, get_year (self) - 1);
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  if (before != NULL && !lykta_record_is_empty (before, "grade"))
    {
      value = lykta_store_format_value (self->store, grade, lykta_record_get_value (before, grade));
      /* Translators: a year and the grade of that year. */
      text = g_strdup_printf (_ ("%d: %s"), get_year (self) - 1, value);
    }
  gtk_label_set_text (GTK_LABEL (area->before), text != NULL ? text : "");
  gtk_widget_set_visible (area->before, text != NULL);
}

/* What is in the register of that year, to be completed or corrected. */
static void
load (LyktaDpoReportDialog *self)
{
  LyktaRecord *any = NULL;

  for (guint i = 0; i < self->areas->len; i++)
    {
      Area *area = &g_array_index (self->areas, Area, i);

      g_clear_object (&area->there);
      area->there = find_finding (self, area->code, get_year (self));
      any = any != NULL ? any : area->there;
      for (gsize j = 0; j < G_N_ELEMENTS (asked); j++)
        fill_row (area->rows[j], area->there);
      show_before (self, area);
    }
  fill_row (self->date_row, any);
}

static LyktaFieldRow *
add_row (LyktaDpoReportDialog *self, GtkBox *card, const char *field)
{
  GtkWidget *row = lykta_field_row_new (self->store, self->reg, lykta_register_find_field (self->reg, field));

  if (gtk_widget_get_first_child (GTK_WIDGET (card)) == NULL)
    gtk_widget_add_css_class (row, "first");
  gtk_box_append (card, row);
  return LYKTA_FIELD_ROW (row);
}

static void
add_area (LyktaDpoReportDialog *self, const char *code, const char *label)
{
  Area area = { .code = g_strdup (code) };
  GtkWidget *heading = gtk_label_new (label);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_set_margin_top (heading, 8);
  gtk_widget_add_css_class (heading, "heading");
  area.before = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (area.before, "lykta-dim");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "lykta-rows");
  gtk_box_append (self->areas_box, heading);
  gtk_box_append (self->areas_box, area.before);
  gtk_box_append (self->areas_box, card);
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    area.rows[i] = add_row (self, GTK_BOX (card), asked[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_array_append_val (self->areas, area);
}

/* What the report and its parts are called, in the office's language */
static char *
make_name (LyktaDpoReportDialog *self, const char *pattern, int year, const char *area)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (self->store);
  const char *language = office != NULL ? lykta_record_get_text (office, "language") : "sv";
  const char *translated = lykta_translation_get (language, NULL, pattern);
  g_autofree char *number = g_strdup_printf ("%d", year);
  g_autoptr (GString) name = g_string_new (translated);
  g_autofree char *label = area != NULL ? lykta_store_get_pick_label_in (self->store, "dpo_areas", area, language) : NULL;

  g_string_replace (name, "{year}", number, 0);
  if (label != NULL)
    g_string_replace (name, "{area}", label, 0);
  return g_string_free_and_steal (g_steal_pointer (&name));
}

static gint64
begin_finding (LyktaDpoReportDialog *self, LyktaEdit *edit, const Area *area)
{
  g_autofree char *report = make_name (self, N_ ("Annual report {year} of the data protection officer"), get_year (self), NULL);
  /* Translators: the name of one area of the data protection officer's annual report. */
  g_autofree char *title = make_name (self, N_ ("Annual report {year}: {area}"), get_year (self), area->code);
  gint64 id;

  if (area->there != NULL)
    return lykta_record_get_id (area->there);
  id = lykta_edit_insert (edit, self->reg);
  lykta_edit_set_text (edit, self->reg, id, "title", title);
  lykta_edit_set_text (edit, self->reg, id, "source", "dpo");
  lykta_edit_set_text (edit, self->reg, id, "report", report);
  lykta_edit_set_integer (edit, self->reg, id, "report_year", get_year (self));
  lykta_edit_set_text (edit, self->reg, id, "area", area->code);
  return id;
}

/* FALSE when something entered makes no sense; its row says what. */
static gboolean
add_to_edit (LyktaDpoReportDialog *self, LyktaEdit *edit, const Area *area, const LyktaValue *date)
{
  gboolean anything = area->there != NULL;
  gint64 id;

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

      if (!lykta_field_row_get_value (area->rows[i], &value))
        return FALSE;
      anything |= !lykta_value_is_empty (&value);
    }
  if (!anything)
    return TRUE;

  id = begin_finding (self, edit, area);
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

      lykta_field_row_get_value (area->rows[i], &value);
      lykta_edit_set (edit, self->reg, id, lykta_field_row_get_field (area->rows[i]), &value);
    }
  lykta_edit_set (edit, self->reg, id, lykta_field_row_get_field (self->date_row), date);
  return TRUE;
}

static void
year_cb (LyktaDpoReportDialog *self)
{
  if (self->store != NULL && self->areas->len > 0)
    load (self);
}

static void
save_cb (LyktaDpoReportDialog *self)
{
  lykta_dpo_report_dialog_save (self);
}

static void
cancel_cb (LyktaDpoReportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lykta_dpo_report_dialog_dispose (GObject *object)
{
  LyktaDpoReportDialog *self = LYKTA_DPO_REPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_DPO_REPORT_DIALOG);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_dpo_report_dialog_parent_class)->dispose (object);
}

static void
lykta_dpo_report_dialog_class_init (LyktaDpoReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_dpo_report_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-dpo-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaDpoReportDialog, year_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaDpoReportDialog, date_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaDpoReportDialog, areas_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaDpoReportDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaDpoReportDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
lykta_dpo_report_dialog_init (LyktaDpoReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_array_set_clear_func (self->areas, area_clear);
}

LyktaDpoReportDialog *
lykta_dpo_report_dialog_new (LyktaStore *store, int year)
{
  LyktaDpoReportDialog *self = g_object_new (LYKTA_TYPE_DPO_REPORT_DIALOG, NULL);
  g_autofree char *today = lykta_today ();
  g_autoptr (GPtrArray) areas = lykta_store_get_picks (store, "dpo_areas", today);

  self->store = g_object_ref (store);
  self->reg = lykta_store_find_register (store, "findings");
  self->date_row = LYKTA_FIELD_ROW (lykta_field_row_new (store, self->reg, lykta_register_find_field (self->reg, "reported_on")));
  adw_bin_set_child (self->date_place, GTK_WIDGET (self->date_row));
  gtk_spin_button_set_value (self->year_button, year != 0 ? year : (double) g_ascii_strtoll (today, NULL, 10) - 1);
  for (guint i = 0; i < areas->len; i++)
    {
      const char *code = lykta_record_get_text (areas->pdata[i], "code");
      g_autofree char *label = lykta_store_get_pick_label (store, "dpo_areas", code);

      add_area (self, code, label);
    }
  load (self);
  return self;
}

void
lykta_dpo_report_dialog_set_grade (LyktaDpoReportDialog *self, const char *area, const char *grade, const char *text)
{
  const char *const values[] = { grade, text };

  for (guint i = 0; i < self->areas->len; i++)
    {
      const Area *found = &g_array_index (self->areas, Area, i);

      for (gsize j = 0; g_str_equal (found->code, area) && j < G_N_ELEMENTS (asked); j++)
        {
          g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

          lykta_value_set_text (&value, values[j]);
          lykta_field_row_set_value (found->rows[j], &value);
        }
    }
}

/**
 * lykta_dpo_report_dialog_save:
 *
 * Saves the areas as one edit and closes; what was entered stays when that is refused.
 *
 * Returns: whether it was saved
 */
gboolean
lykta_dpo_report_dialog_save (LyktaDpoReportDialog *self)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (adw_dialog_get_title (ADW_DIALOG (self)));
  g_auto (LyktaValue) date = LYKTA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (!lykta_field_row_get_value (self->date_row, &date))
    return FALSE;
  for (guint i = 0; i < self->areas->len; i++)
    if (!add_to_edit (self, edit, &g_array_index (self->areas, Area, i), &date))
      return FALSE;

  if (lykta_edit_is_empty (edit) || lykta_store_apply (self->store, edit, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return TRUE;
    }
  gtk_label_set_text (self->message, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  return FALSE;
}

void
lykta_dpo_report_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  adw_dialog_present (ADW_DIALOG (lykta_dpo_report_dialog_new (store, 0)), widget);
}

/* lykta-dpo-areas.c: the areas of the data protection officer's reports, year by year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-dpo-areas.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-dpo-report-dialog.h"
#include "lykta-rows-button.h"

/* So many years are seen at a time. */
#define MAX_YEARS 5

/* A grade's value says how grave it is: 1 is none. */
static const LyktaTone tones[] = { LYKTA_TONE_PLAIN, LYKTA_TONE_DONE, LYKTA_TONE_WARNING, LYKTA_TONE_ERROR };

#define LYKTA_TYPE_DPO_AREAS (lykta_dpo_areas_get_type ())
G_DECLARE_FINAL_TYPE (LyktaDpoAreas, lykta_dpo_areas, LYKTA, DPO_AREAS, AdwBin)

struct _LyktaDpoAreas
{
  AdwBin parent_instance;

  const LyktaRegister *reg;

  /* Template widgets */
  GtkGrid *grid;
  GtkWidget *nothing;

  /* Owned */
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaDpoAreas, lykta_dpo_areas, ADW_TYPE_BIN)

static GPtrArray *
get_findings (LyktaDpoAreas *self)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (self->reg);
  GPtrArray *findings;

  lykta_query_add_condition (query, "source", LYKTA_IS, "dpo");
  lykta_query_add_condition (query, "area", LYKTA_IS_NOT_EMPTY, NULL);
  lykta_query_set_sort (query, lykta_register_find_field (self->reg, "report_year"), TRUE);
  findings = lykta_store_get_records (self->store, query, NULL);
  return findings != NULL ? findings : g_ptr_array_new_with_free_func (g_object_unref);
}

/* The years there are reports of, the latest last. */
static GArray *
get_years (GPtrArray *findings)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < findings->len && years->len < MAX_YEARS; i++)
    {
      int year = (int) lykta_record_get_integer (findings->pdata[i], "report_year");

      if (years->len == 0 || g_array_index (years, int, 0) != year)
        g_array_prepend_val (years, year);
    }
  return years;
}

static LyktaTone
get_tone (LyktaDpoAreas *self, const char *grade)
{
  g_autoptr (GPtrArray) grades = lykta_store_get_picks (self->store, "dpo_grades", NULL);

  for (guint i = 0; i < grades->len; i++)
    if (g_strcmp0 (lykta_record_get_text (grades->pdata[i], "code"), grade) == 0)
      {
        double value = lykta_record_get_real (grades->pdata[i], "value");

        return tones[(guint) CLAMP (value, 0, G_N_ELEMENTS (tones) - 1)];
      }
  return LYKTA_TONE_PLAIN;
}

static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, NULL);
}

static void
add_cell (LyktaDpoAreas *self, LyktaRecord *finding, const char *area, int year, int column, int row)
{
  const LyktaField *field = lykta_register_find_field (self->reg, "grade");
  const char *code = finding != NULL ? lykta_record_get_text (finding, "grade") : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *title = g_strdup_printf ("%s, %d", area, year);
  g_autofree char *grade = code != NULL ? lykta_store_format_value (self->store, field, lykta_record_get_value (finding, field))
                                        : g_strdup (finding != NULL ? _ ("Not graded") : _ ("No report"));
  g_autofree char *name = g_strdup_printf ("%s: %s", title, grade);
  GtkWidget *label = gtk_label_new (grade);
  GtkWidget *button;

  if (finding != NULL)
    g_array_append_vals (ids, &(gint64) { lykta_record_get_id (finding) }, 1);
  button = lykta_rows_button_new (self->reg, title, ids);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "lykta-matrix-cell");
  if (code != NULL)
    gtk_widget_add_css_class (label, lykta_display_tone_class (get_tone (self, code)));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (self->grid, button, column, row, 1, 1);
}

static LyktaRecord *
find (GPtrArray *findings, const char *area, int year)
{
  for (guint i = 0; i < findings->len; i++)
    if (lykta_record_get_integer (findings->pdata[i], "report_year") == year
        && g_strcmp0 (lykta_record_get_text (findings->pdata[i], "area"), area) == 0)
      return findings->pdata[i];
  return NULL;
}

static void
update (LyktaDpoAreas *self)
{
  g_autoptr (GPtrArray) areas = lykta_store_get_picks (self->store, "dpo_areas", NULL);
  g_autoptr (GPtrArray) findings = get_findings (self);
  g_autoptr (GArray) years = get_years (findings);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_set_visible (self->nothing, years->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), years->len > 0);

  for (guint j = 0; j < years->len; j++)
    {
      g_autofree char *text = g_strdup_printf ("%d", g_array_index (years, int, j));
      GtkWidget *label = make_label (text);

      gtk_widget_add_css_class (label, "heading");
      gtk_grid_attach (self->grid, label, (int) j + 1, 0, 1, 1);
    }
  for (guint i = 0; i < areas->len; i++)
    {
      const char *code = lykta_record_get_text (areas->pdata[i], "code");
      g_autofree char *label = lykta_store_get_pick_label (self->store, "dpo_areas", code);

      gtk_grid_attach (self->grid, make_label (label), 0, (int) i + 1, 1, 1);
      for (guint j = 0; j < years->len; j++)
        add_cell (self, find (findings, code, g_array_index (years, int, j)), label, g_array_index (years, int, j), (int) j + 1,
                  (int) i + 1);
    }
}

static void
changed_cb (LyktaDpoAreas *self, const LyktaRegister *reg)
{
  if (reg == self->reg || g_str_equal (reg->id, "picks"))
    update (self);
}

static void
report_cb (LyktaDpoAreas *self)
{
  lykta_dpo_report_run (GTK_WIDGET (self), self->store, NULL);
}

static void
lykta_dpo_areas_dispose (GObject *object)
{
  LyktaDpoAreas *self = LYKTA_DPO_AREAS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_DPO_AREAS);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_dpo_areas_parent_class)->dispose (object);
}

static void
lykta_dpo_areas_class_init (LyktaDpoAreasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_dpo_areas_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-dpo-areas.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaDpoAreas, grid);
  gtk_widget_class_bind_template_child (widget_class, LyktaDpoAreas, nothing);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
}

static void
lykta_dpo_areas_init (LyktaDpoAreas *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_dpo_areas_new (LyktaStore *store)
{
  LyktaDpoAreas *self = g_object_new (LYKTA_TYPE_DPO_AREAS, NULL);

  self->store = g_object_ref (store);
  self->reg = lykta_store_find_register (store, "findings");
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

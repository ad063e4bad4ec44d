/* lykta-risk-matrix.c: the risks of one kind and year by probability and consequence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-risk-matrix.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-risk-section.h"
#include "lykta-rows-button.h"

#define LYKTA_TYPE_RISK_MATRIX (lykta_risk_matrix_get_type ())
G_DECLARE_FINAL_TYPE (LyktaRiskMatrix, lykta_risk_matrix, LYKTA, RISK_MATRIX, AdwBin)

/* The two sides of the matrix and what is looked up of an entry on them */
typedef struct
{
  char *code;
  char *label;
  double value;
} Step;

struct _LyktaRiskMatrix
{
  AdwBin parent_instance;

  const LyktaRegister *reg;
  const LyktaField *kind;
  gboolean filling;

  /* Template widgets */
  AdwToggleGroup *kinds;
  GtkDropDown *years;
  GtkGrid *grid;
  GtkLabel *guideline;
  GtkBox *alone_box;
  GtkWidget *nothing;

  /* Owned */
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaRiskMatrix, lykta_risk_matrix, ADW_TYPE_BIN)

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_free (step->code);
  g_free (step->label);
}

/* The scale of the kind, from the least to the greatest. */
static GArray *
get_scale (LyktaRiskMatrix *self, const char *list, const char *kind)
{
  g_autofree char *today = lykta_today ();
  g_autoptr (GPtrArray) picks = lykta_store_get_picks_for (self->store, list, today, kind);
  GArray *scale = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (scale, step_clear);
  for (guint i = 0; i < picks->len; i++)
    {
      const char *code = lykta_record_get_text (picks->pdata[i], "code");
      Step step = { g_strdup (code), lykta_store_get_pick_label (self->store, list, code),
                    lykta_record_get_real (picks->pdata[i], "value") };

      g_array_append_val (scale, step);
    }
  return scale;
}

static gint64
get_year (LyktaRiskMatrix *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->years);

  return chosen != NULL ? g_ascii_strtoll (gtk_string_object_get_string (chosen), NULL, 10) : 0;
}

static GPtrArray *
get_risks (LyktaRiskMatrix *self, const char *kind, gint64 year)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (self->reg);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, year);
  GPtrArray *risks;

  lykta_query_add_condition (query, "kind", LYKTA_IS, kind);
  if (year > 0)
    lykta_query_add_condition (query, "year", LYKTA_IS, text);
  risks = lykta_store_get_records (self->store, query, NULL);
  return risks != NULL ? risks : g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_heading (LyktaRiskMatrix *self, const char *text, int column, int row, gboolean end)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "tooltip-text", text, "ellipsize", PANGO_ELLIPSIZE_END, "xalign",
                    end ? 1.0f : 0.5f, "width-chars", end ? -1 : 10, "max-width-chars", end ? 18 : 10, NULL);

  gtk_widget_add_css_class (label, "lykta-small");
  gtk_widget_add_css_class (label, "lykta-dim");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
add_cell (LyktaRiskMatrix *self, const Step *probability, const Step *consequence, gint64 guideline, GArray *ids, int column,
          int row)
{
  gint64 value = (gint64) (probability->value * consequence->value);
  g_autofree char *count = lykta_display_count (self->reg, ids->len);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  /* Translators: a cell of the risk matrix: probability, consequence. */
  g_autofree char *title = g_strdup_printf (_ ("%s, %s"), probability->label, consequence->label);
  /* Translators: for screen readers: probability and consequence, the risk value, how many risks. */
  g_autofree char *name = g_strdup_printf (_ ("%s, risk value %s: %s"), title, number, count);
  g_autofree char *figure = ids->len > 0 ? g_strdup_printf ("%u", ids->len) : g_strdup ("");
  GtkWidget *button = lykta_rows_button_new (self->reg, title, ids);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure_label = gtk_label_new (figure);
  GtkWidget *value_label = gtk_label_new (number);

  gtk_widget_add_css_class (figure_label, "lykta-heading");
  gtk_widget_add_css_class (value_label, "lykta-small");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), figure_label);
  gtk_box_append (GTK_BOX (box), value_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "lykta-matrix-cell");
  if (guideline > 0 && value >= guideline)
    gtk_widget_add_css_class (button, "considered");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (self->grid, button, column, row, 1, 1);
}

static gboolean
is_at (LyktaRecord *risk, const Step *probability, const Step *consequence)
{
  return g_strcmp0 (lykta_record_get_text (risk, "probability"), probability->code) == 0
         && g_strcmp0 (lykta_record_get_text (risk, "consequence"), consequence->code) == 0;
}

/* The greatest probability on top, the greatest consequence at the end. */
static void
fill_grid (LyktaRiskMatrix *self, const char *kind, gint64 guideline, GPtrArray *risks)
{
  g_autoptr (GArray) probabilities = get_scale (self, "probability", kind);
  g_autoptr (GArray) consequences = get_scale (self, "consequence", kind);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < probabilities->len; i++)
    {
      const Step *probability = &g_array_index (probabilities, Step, i);
      int row = (int) (probabilities->len - i - 1);

      add_heading (self, probability->label, 0, row, TRUE);
      for (guint j = 0; j < consequences->len; j++)
        {
          const Step *consequence = &g_array_index (consequences, Step, j);
          g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

          for (guint k = 0; k < risks->len; k++)
            if (is_at (risks->pdata[k], probability, consequence))
              g_array_append_vals (ids, &(gint64) { lykta_record_get_id (risks->pdata[k]) }, 1);
          add_cell (self, probability, consequence, guideline, ids, (int) j + 1, row);
        }
    }
  for (guint j = 0; j < consequences->len; j++)
    add_heading (self, g_array_index (consequences, Step, j).label, (int) j + 1, (int) probabilities->len, FALSE);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  gint64 first = lykta_record_get_integer (*(LyktaRecord *const *) a, "value");
  gint64 second = lykta_record_get_integer (*(LyktaRecord *const *) b, "value");

  return first < second ? 1 : first > second ? -1 : 0;
}

/* Risks of which only the value is known, or nothing, stand below: "9: 2 risks". */
static void
fill_alone (LyktaRiskMatrix *self, GPtrArray *risks)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->alone_box))) != NULL)
    gtk_box_remove (self->alone_box, child);
  for (guint i = 0; i < risks->len; i++)
    if (lykta_record_is_empty (risks->pdata[i], "probability") || lykta_record_is_empty (risks->pdata[i], "consequence"))
      g_ptr_array_add (alone, risks->pdata[i]);
  g_ptr_array_sort (alone, compare_values);

  for (guint i = 0; i < alone->len;)
    {
      gint64 value = lykta_record_get_integer (alone->pdata[i], "value");
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autofree char *count = NULL;
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;
      GtkWidget *button;

      for (; i < alone->len && lykta_record_get_integer (alone->pdata[i], "value") == value; i++)
        g_array_append_vals (ids, &(gint64) { lykta_record_get_id (alone->pdata[i]) }, 1);
      count = lykta_display_count (self->reg, ids->len);
      /* Translators: risks of which only the value is known. */
      title = value > 0 ? g_strdup_printf (_ ("Risk value %d alone"), (int) value) : g_strdup (_ ("Not valued yet"));
      text = g_strdup_printf ("%s: %s", title, count);
      button = lykta_rows_button_new (self->reg, title, ids);
      gtk_button_set_label (GTK_BUTTON (button), text);
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_box_append (self->alone_box, button);
    }
}

static void
update (LyktaRiskMatrix *self)
{
  const char *kind = adw_toggle_group_get_active_name (self->kinds);
  g_autoptr (GPtrArray) risks = NULL;
  gint64 guideline = lykta_risk_get_guideline (self->store);

  if (kind == NULL || self->filling)
    return;
  risks = get_risks (self, kind, get_year (self));
  fill_grid (self, kind, guideline, risks);
  fill_alone (self, risks);
  gtk_widget_set_visible (self->nothing, risks->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->guideline), guideline > 0);
  if (guideline > 0)
    {
      g_autofree char *text =
          g_strdup_printf (_ ("From a risk value of %d on (framed) a transfer to the internal control plan is to be considered. "
                              "A person decides."),
                           (int) guideline);

      gtk_label_set_text (self->guideline, text);
    }
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

/* The years that there are risks of, the latest first. */
static void
fill_years (LyktaRiskMatrix *self)
{
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) risks = get_risks (self, adw_toggle_group_get_active_name (self->kinds), 0);

  for (guint i = 0; i < risks->len; i++)
    g_array_append_vals (found, &(int) { (int) lykta_record_get_integer (risks->pdata[i], "year") }, 1);
  g_array_sort (found, compare_years);
  for (guint i = 0; i < found->len; i++)
    if (i == 0 || g_array_index (found, int, i) != g_array_index (found, int, i - 1))
      {
        g_autofree char *text = g_strdup_printf ("%d", g_array_index (found, int, i));

        gtk_string_list_append (years, text);
      }

  self->filling = TRUE;
  gtk_drop_down_set_model (self->years, G_LIST_MODEL (years));
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->years), found->len > 0);
  update (self);
}

static void
kind_cb (LyktaRiskMatrix *self)
{
  if (self->store != NULL && !self->filling)
    fill_years (self);
}

static void
year_cb (LyktaRiskMatrix *self)
{
  if (self->store != NULL)
    update (self);
}

static void
changed_cb (LyktaRiskMatrix *self, const LyktaRegister *reg)
{
  if (reg == self->reg || g_str_equal (reg->id, "picks") || g_str_equal (reg->id, "office"))
    update (self);
}

static void
lykta_risk_matrix_dispose (GObject *object)
{
  LyktaRiskMatrix *self = LYKTA_RISK_MATRIX (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_RISK_MATRIX);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_risk_matrix_parent_class)->dispose (object);
}

static void
lykta_risk_matrix_class_init (LyktaRiskMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_risk_matrix_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-risk-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskMatrix, kinds);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskMatrix, years);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskMatrix, grid);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskMatrix, guideline);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskMatrix, alone_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRiskMatrix, nothing);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
}

static void
lykta_risk_matrix_init (LyktaRiskMatrix *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_risk_matrix_new:
 *
 * A matrix for each kind of risk, because each has its own scale; a cell shows its risks in the list.
 */
GtkWidget *
lykta_risk_matrix_new (LyktaStore *store)
{
  LyktaRiskMatrix *self = g_object_new (LYKTA_TYPE_RISK_MATRIX, NULL);

  self->reg = lykta_store_find_register (store, "risks");
  self->kind = lykta_register_find_field (self->reg, "kind");
  self->filling = TRUE;
  for (const LyktaChoice *choice = self->kind->choices; choice->id != NULL; choice++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, choice->id);
      adw_toggle_set_label (toggle, lykta_choice_get_label (choice));
      adw_toggle_group_add (self->kinds, toggle);
    }
  adw_toggle_group_set_active (self->kinds, 0);
  self->filling = FALSE;
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill_years (self);
  return GTK_WIDGET (self);
}

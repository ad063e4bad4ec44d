/* lykta-carry-over-row.c: what is decided about one activity
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-carry-over-row.h"

#include <glib/gi18n-lib.h>

#include "lykta-pill.h"

struct _LyktaCarryOverRow
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *detail;
  GtkBox *head;
  AdwToggleGroup *kinds;
  AdwEntryRow *reason;
  AdwEntryRow *new_title;
  AdwEntryRow *new_text;
  GtkWidget *fields;

  /* Owned */
  LyktaRecord *activity;
};

G_DEFINE_FINAL_TYPE (LyktaCarryOverRow, lykta_carry_over_row, ADW_TYPE_BIN)

static gboolean
get_kind (LyktaCarryOverRow *self, LyktaCarryKind *kind)
{
  return lykta_carry_kind_parse (adw_toggle_group_get_active_name (self->kinds), kind);
}

static char *
get_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
kind_cb (LyktaCarryOverRow *self)
{
  LyktaCarryKind kind;
  gboolean decided = get_kind (self, &kind);

  gtk_widget_set_visible (self->fields, decided);
  if (!decided)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), kind == LYKTA_CARRY_DONE ? _ ("Outcome") : _ ("Why"));
  gtk_widget_set_visible (GTK_WIDGET (self->new_title), kind == LYKTA_CARRY_RESHAPED);
  gtk_widget_set_visible (GTK_WIDGET (self->new_text), kind == LYKTA_CARRY_RESHAPED);
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
}

static void
typed_cb (LyktaCarryOverRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
}

static void
lykta_carry_over_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_CARRY_OVER_ROW);
  g_clear_object (&LYKTA_CARRY_OVER_ROW (object)->activity);

  G_OBJECT_CLASS (lykta_carry_over_row_parent_class)->dispose (object);
}

static void
lykta_carry_over_row_class_init (LyktaCarryOverRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_carry_over_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-carry-over-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverRow, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverRow, head);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverRow, kinds);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverRow, reason);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverRow, new_title);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverRow, new_text);
  gtk_widget_class_bind_template_child (widget_class, LyktaCarryOverRow, fields);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lykta_carry_over_row_init (LyktaCarryOverRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "3 · 2025–2026 · Coordinator" */
static char *
describe (LyktaStore *store, LyktaRecord *activity)
{
  const LyktaField *responsible = lykta_register_find_field (lykta_record_get_register (activity), "responsible");
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add (parts, lykta_record_get_text (activity, "period"));
  if (!lykta_record_is_empty (activity, "responsible"))
    g_strv_builder_take (parts, lykta_store_format_value (store, responsible, lykta_record_get_value (activity, responsible)));
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static void
add_kind (LyktaCarryOverRow *self, LyktaCarryKind kind, int to)
{
  AdwToggle *toggle = adw_toggle_new ();
  /* Translators: a decision about an activity: it goes on in that year */
  g_autofree char *over = g_strdup_printf (_ ("To %d"), to);

  adw_toggle_set_name (toggle, lykta_carry_kind_get_id (kind));
  adw_toggle_set_label (toggle, kind == LYKTA_CARRY_OVER ? over : lykta_carry_kind_get_label (kind));
  adw_toggle_group_add (self->kinds, toggle);
}

GtkWidget *
lykta_carry_over_row_new (LyktaStore *store, LyktaRecord *activity, int to)
{
  LyktaCarryOverRow *self = g_object_new (LYKTA_TYPE_CARRY_OVER_ROW, NULL);
  guint times = (guint) lykta_record_get_integer (activity, "times_carried");
  g_autofree char *detail = describe (store, activity);

  self->activity = g_object_ref (activity);
  gtk_label_set_label (self->title, lykta_record_get_text (activity, "title"));
  gtk_label_set_label (self->detail, detail);
  if (times >= LYKTA_CARRY_OFTEN)
    {
      g_autofree char *text =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Carried over %u time", "Carried over %u times", times), times);

      gtk_box_append (self->head, lykta_pill_new (text, LYKTA_TONE_WARNING));
    }
  for (guint kind = 0; kind < LYKTA_N_CARRY_KINDS; kind++)
    add_kind (self, kind, to);
  adw_toggle_group_set_active (self->kinds, GTK_INVALID_LIST_POSITION);
  kind_cb (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, lykta_record_get_text (activity, "title"),
                                  -1);
  return GTK_WIDGET (self);
}

void
lykta_carry_over_row_set_kind (LyktaCarryOverRow *self, LyktaCarryKind kind)
{
  adw_toggle_group_set_active_name (self->kinds, lykta_carry_kind_get_id (kind));
}

LyktaCarryDecision *
lykta_carry_over_row_get_decision (LyktaCarryOverRow *self)
{
  LyktaCarryDecision *decision;
  LyktaCarryKind kind;

  if (!get_kind (self, &kind))
    return NULL;
  decision = g_new0 (LyktaCarryDecision, 1);
  decision->activity = lykta_record_get_id (self->activity);
  decision->kind = kind;
  decision->reason = get_text (self->reason);
  if (kind == LYKTA_CARRY_RESHAPED)
    {
      decision->title = get_text (self->new_title);
      decision->text = get_text (self->new_text);
    }
  return decision;
}

void
lykta_carry_over_row_point_out (LyktaCarryOverRow *self)
{
  g_autoptr (LyktaCarryDecision) decision = lykta_carry_over_row_get_decision (self);

  if (decision == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->kinds), GTK_DIR_TAB_FORWARD);
  else
    {
      AdwEntryRow *row = decision->reason == NULL ? self->reason : self->new_title;

      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

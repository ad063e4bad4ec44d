/* lykta-report-row.c: one report of an incident with its clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-report-row.h"

#include <glib/gi18n-lib.h>

#include "lykta-line.h"
#include "lykta-report-words.h"
#include "lykta-ring.h"

struct _LyktaReportRow
{
  GtkListBoxRow parent_instance;

  /* Widgets */
  GtkStack *sign;
  LyktaRing *ring;
  GtkWidget *mark;
  GtkWidget *lines; /* what beside or above when */
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *left;
  GtkLabel *until;
  GtkButton *button;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *incident;
  LyktaRecord *report;
};

G_DEFINE_FINAL_TYPE (LyktaReportRow, lykta_report_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How each mood looks beside its words: a picture in place of the ring, and a colour */
static const struct
{
  const char *icon;
  const char *css_class;
} looks[] = {
  [LYKTA_REPORT_RUNNING] = { NULL, NULL },
  [LYKTA_REPORT_OVERDUE] = { NULL, "tone-error" },
  [LYKTA_REPORT_UNDECIDED] = { "dialog-question-symbolic", "tone-warning" },
  [LYKTA_REPORT_WAITING] = { "content-loading-symbolic", "tone-dimmed" },
  [LYKTA_REPORT_SENT] = { "object-select-symbolic", "tone-done" },
  [LYKTA_REPORT_NOT_NEEDED] = { "action-unavailable-symbolic", "tone-dimmed" },
};

static void
set_look (GtkWidget *widget, const char *css_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].css_class != NULL)
      gtk_widget_remove_css_class (widget, looks[i].css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
}

static GtkWidget *
make_lines (GtkLabel **first, GtkLabel **second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  *first = GTK_LABEL (lykta_line_new (NULL, "lykta-strong"));
  *second = GTK_LABEL (lykta_line_new (NULL, "lykta-dim"));
  gtk_widget_add_css_class (GTK_WIDGET (*second), "lykta-small");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*first));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*second));
  return box;
}

/* Setting what a label shows already would draw it again. */
static void
set_label (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_sign (LyktaReportRow *self, const LyktaReportWords *words)
{
  const char *icon = looks[words->mood].icon;

  gtk_stack_set_visible_child_name (self->sign, icon != NULL ? "mark" : "ring");
  if (icon != NULL)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), icon);
      set_look (self->mark, looks[words->mood].css_class);
    }
  else
    {
      lykta_ring_set_left (self->ring, words->share, words->mood == LYKTA_REPORT_OVERDUE);
    }
}

static void
chosen_cb (LyktaReportRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
lykta_report_row_activate (GtkListBoxRow *row)
{
  chosen_cb (LYKTA_REPORT_ROW (row));
}

static void
lykta_report_row_dispose (GObject *object)
{
  LyktaReportRow *self = LYKTA_REPORT_ROW (object);

  g_clear_object (&self->report);
  g_clear_object (&self->incident);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_report_row_parent_class)->dispose (object);
}

static void
lykta_report_row_class_init (LyktaReportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_report_row_dispose;
  GTK_LIST_BOX_ROW_CLASS (klass)->activate = lykta_report_row_activate;

  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lykta_report_row_init (LyktaReportRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *what = make_lines (&self->title, &self->detail);
  GtkWidget *when = make_lines (&self->left, &self->until);

  self->ring = LYKTA_RING (lykta_ring_new (1, FALSE));
  self->mark = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->mark, "lykta-mark");
  self->sign = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->sign), GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->sign, GTK_WIDGET (self->ring), "ring");
  gtk_stack_add_named (self->sign, self->mark, "mark");

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (self->lines), what);
  gtk_box_append (GTK_BOX (self->lines), when);

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (box, "lykta-row");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sign));
  gtk_box_append (GTK_BOX (box), self->lines);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  /* The button is what the keyboard comes to. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lykta_report_row_new (LyktaStore *store, LyktaRecord *incident, LyktaRecord *report)
{
  LyktaReportRow *self = g_object_new (LYKTA_TYPE_REPORT_ROW, NULL);

  self->store = g_object_ref (store);
  self->incident = g_object_ref (incident);
  self->report = g_object_ref (report);
  return GTK_WIDGET (self);
}

/**
 * lykta_report_row_get_report:
 *
 * Returns: (transfer none)
 */
LyktaRecord *
lykta_report_row_get_report (LyktaReportRow *self)
{
  return self->report;
}

/**
 * lykta_report_row_tick:
 * @now: in the zone of Stockholm
 *
 * Says how the report stands at that moment.
 */
void
lykta_report_row_tick (LyktaReportRow *self, GDateTime *now)
{
  g_auto (LyktaReportWords) words = LYKTA_REPORT_WORDS_INIT;
  g_autofree char *name = NULL;

  lykta_report_words_set (&words, self->store, self->incident, self->report, now);
  name = g_strjoin (", ", words.title, words.left, *words.until != '\0' ? words.until : NULL, NULL);

  show_sign (self, &words);
  set_label (self->title, words.title);
  set_label (self->detail, words.detail);
  set_label (self->left, words.left);
  set_label (self->until, words.until);
  set_look (GTK_WIDGET (self->left), looks[words.mood].css_class);
  gtk_button_set_label (self->button, words.button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* "Decide… Notification to IMY" */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_button_get_child (self->button), self->title, NULL, -1);
}

/**
 * lykta_report_row_set_wide:
 * @wide: whether the time stands beside what is reported, not beneath it
 */
void
lykta_report_row_set_wide (LyktaReportRow *self, gboolean wide)
{
  float xalign = wide ? 1 : 0;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->lines), wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_label_set_xalign (self->left, xalign);
  gtk_label_set_xalign (self->until, xalign);
  if (wide)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "lykta-compact");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "lykta-compact");
  gtk_label_set_justify (self->until, wide ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
}

/**
 * lykta_report_row_set_first:
 * @first: whether it is what should be done next
 */
void
lykta_report_row_set_first (LyktaReportRow *self, gboolean first)
{
  if (first)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
}

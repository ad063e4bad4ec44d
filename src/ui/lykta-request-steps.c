/* lykta-request-steps.c: the three steps of a request, and what to do now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-request-steps.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-deadline.h"
#include "lykta-display.h"
#include "lykta-fields-dialog.h"
#include "lykta-phrases.h"
#include "lykta-print-answer.h"
#include "lykta-ring.h"
#include "lykta-save-dialogs.h"
#include "lykta-search-list.h"
#include "lykta-time.h"
#include "lykta-toast.h"

#define N_STEPS 3
#define MAX_FIELDS 9

/* The written routine names who does each step (A45). */
typedef struct
{
  const char *label;
  const char *responsible;
  const char *done_on;
  const char *button;
  const char *title;
  const char *fields[MAX_FIELDS];
} Step;

static const Step steps[N_STEPS] = {
  { N_ ("Initiate"),
    "initiated_by",
    "initiated_on",
    N_ ("_Initiate…"),
    N_ ("Initiate the Request"),
    { "initiated_by", "identity_how", "identity_on", "counted_from", "person", "initiated_on", NULL } },
  { N_ ("Perform"),
    "performed_by",
    "performed_on",
    N_ ("_Performed…"),
    N_ ("Perform the Request"),
    { "performed_by", "performed_on", NULL } },
  { N_ ("Follow up"),
    "followed_up_by",
    "answered_on",
    N_ ("_Answered…"),
    N_ ("Answer the Request"),
    { "answered_on", "answered_how", "outcome", "refused_why", "fee", "fee_why", "followed_up_by", "followed_up_on", NULL } },
};

/* Whose date is proposed when a step is done */
static const char *const dates[N_STEPS] = { "initiated_on", "performed_on", "answered_on" };

static const char *const extension_fields[] = { "extended", "extended_why", "extended_until", "told_on", NULL };

typedef struct
{
  GtkLabel *mark;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *now;
  GtkProgressBar *progress;
  GtkButton *fill_button;
  GtkButton *button;
} StepRow;

struct _LyktaRequestSteps
{
  LyktaRecordSection parent_instance;

  StepRow rows[N_STEPS];

  /* Template widgets */
  GtkWidget *clock_box;
  AdwBin *ring_place;
  GtkLabel *left;
  GtkLabel *until;
  GtkWidget *extend_button;
  GtkBox *steps_box;
};

G_DEFINE_FINAL_TYPE (LyktaRequestSteps, lykta_request_steps, LYKTA_TYPE_RECORD_SECTION)

static LyktaStore *
get_store (LyktaRequestSteps *self)
{
  return lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
}

static LyktaRecord *
get_request (LyktaRequestSteps *self)
{
  return lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
}

static gboolean
is_open (LyktaRecord *request)
{
  return g_strcmp0 (lykta_record_get_text (request, "state"), "open") == 0;
}

static gboolean
is_done (LyktaRecord *request, guint step, const LyktaSearchProgress *search)
{
  switch (step)
    {
    case 0:
      return !lykta_record_is_empty (request, "initiated_by") && !lykta_record_is_empty (request, "identity_on");
    case 1:
      return !is_open (request)
             || (search->total > 0 && search->done == search->total && search->unreviewed == 0
                 && !lykta_record_is_empty (request, "performed_by"));
    default:
      return !lykta_record_is_empty (request, "answered_on");
    }
}

/* What is to be done in a step, or NULL when nothing is */
static char *
describe_now (LyktaRecord *request, guint step, const LyktaSearchProgress *search)
{
  if (step == 0 && lykta_record_is_empty (request, "identity_on"))
    return g_strdup (
        _ ("Make sure of the person’s identity: ask for more only where there is reasonable doubt (Article 12(6))."));
  if (step == 0)
    return g_strdup (_ ("Say who is responsible for this step."));
  if (step == 1 && search->total == 0)
    return g_strdup (_ ("List where to search, from the processings and their systems."));
  if (step == 1 && search->done < search->total)
    /* Translators: places that were searched, places on the list */
    return g_strdup_printf (_ ("%u of %u places searched."), search->done, search->total);
  if (step == 1 && search->unreviewed > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u find is not reviewed for secrecy.",
                                         "%u finds are not reviewed for secrecy.", search->unreviewed),
                            search->unreviewed);
  if (step == 1)
    return g_strdup (_ ("All is searched and reviewed: say who did it."));
  return g_strdup (_ ("Answer the person, and write down how and with what outcome."));
}

static char *
describe_who (LyktaRequestSteps *self, const Step *step)
{
  LyktaRecord *request = get_request (self);
  const LyktaRegister *reg = lykta_record_get_register (request);
  const LyktaField *who_field = lykta_register_find_field (reg, step->responsible);
  g_autofree char *today = lykta_today ();
  g_autofree char *who = NULL;
  g_autofree char *when = NULL;

  if (lykta_record_is_empty (request, step->responsible))
    who = g_strdup (_ ("No one responsible yet"));
  else
    who = lykta_store_format_value (get_store (self), who_field, lykta_record_get_value (request, who_field));
  if (lykta_record_is_empty (request, step->done_on))
    return g_steal_pointer (&who);
  when = lykta_display_date (lykta_record_get_text (request, step->done_on), today);
  return g_strjoin (" · ", who, when, NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_mark (GtkLabel *mark, guint step, const char *look)
{
  g_autofree char *number = g_strdup_printf ("%u", step + 1);

  gtk_label_set_text (mark, g_str_equal (look, "done") ? "✓" : number);
  gtk_widget_remove_css_class (GTK_WIDGET (mark), "done");
  gtk_widget_remove_css_class (GTK_WIDGET (mark), "current");
  gtk_widget_remove_css_class (GTK_WIDGET (mark), "open");
  gtk_widget_add_css_class (GTK_WIDGET (mark), look);
}

static void
show_steps (LyktaRequestSteps *self)
{
  LyktaRecord *request = get_request (self);
  LyktaSearchProgress search = lykta_search_list_get_progress (get_store (self), request);
  gboolean reached = FALSE;

  for (guint i = 0; i < N_STEPS; i++)
    {
      StepRow *row = &self->rows[i];
      gboolean done = is_done (request, i, &search);
      gboolean current = !done && !reached && is_open (request);
      g_autofree char *detail = describe_who (self, &steps[i]);
      g_autofree char *now = current ? describe_now (request, i, &search) : NULL;

      show_mark (row->mark, i, done ? "done" : current ? "current" : "open");
      gtk_accessible_update_property (GTK_ACCESSIBLE (row->mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      done      ? _ ("Step done")
                                      : current ? _ ("Step to do now")
                                                : _ ("Step ahead"),
                                      -1);
      set_text (row->detail, detail);
      set_text (row->now, now);
      if (current)
        gtk_widget_add_css_class (GTK_WIDGET (row->button), "suggested-action");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row->button), "suggested-action");
      gtk_widget_set_visible (GTK_WIDGET (row->fill_button), i == 1 && is_open (request));
      gtk_widget_set_visible (GTK_WIDGET (row->progress), i == 1 && search.total > 0);
      gtk_progress_bar_set_fraction (row->progress, search.total > 0 ? (double) search.done / search.total : 0);
      reached = reached || current;
    }
}

/* The plain date first: that is what one should aim for. */
static void
show_clock (LyktaRequestSteps *self)
{
  LyktaRecord *request = get_request (self);
  const char *plain = lykta_record_get_text (request, "due");
  const char *moved = lykta_record_get_text (request, "due_moved");
  g_autofree char *today = lykta_today ();
  g_autofree char *plain_day = plain != NULL ? lykta_date_format (plain) : NULL;
  g_autofree char *moved_day = moved != NULL ? lykta_date_format (moved) : NULL;
  g_autofree char *until = NULL;
  g_autofree char *left = NULL;
  int days = moved != NULL ? lykta_deadline_count_days (today, moved) : 0;
  int all = moved != NULL ? lykta_deadline_count_days (lykta_record_get_text (request, "received"), moved) : 0;

  gtk_widget_set_visible (self->clock_box, is_open (request) && moved != NULL);
  if (!is_open (request) || moved == NULL)
    return;

  if (days > 0)
    left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong) days), days);
  else if (days == 0)
    left = g_strdup (_ ("Due today"));
  else
    left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) -days), -days);
  if (g_strcmp0 (plain, moved) == 0)
    /* Translators: a day */
    until = g_strdup_printf (_ ("until %s"), plain_day);
  else
    /* Translators: a day that is no working day, and the next one that is */
    until = g_strdup_printf (_ ("until %s, moved to %s"), plain_day, moved_day);

  adw_bin_set_child (self->ring_place, lykta_ring_new (all > 0 ? CLAMP ((double) days / all, 0, 1) : 0, days < 0));
  gtk_label_set_text (self->left, left);
  gtk_label_set_text (self->until, until);
  if (days < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->left), "tone-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->left), "tone-error");
  gtk_widget_set_visible (self->extend_button, lykta_record_get_integer (request, "extended") == 0);
}

static guint
find_step (LyktaRequestSteps *self, GtkButton *button)
{
  for (guint i = 0; i < N_STEPS; i++)
    if (self->rows[i].button == button)
      return i;
  return 0;
}

/* An answer with its day closes the case. */
static void
answered_cb (LyktaFieldsDialog *dialog, LyktaEdit *edit)
{
  LyktaRecord *request = lykta_fields_dialog_get_record (dialog);
  g_autofree char *answered_on = lykta_fields_dialog_get_text (dialog, "answered_on");

  if (answered_on != NULL && is_open (request))
    lykta_edit_set_text (edit, lykta_record_get_register (request), lykta_record_get_id (request), "state", "answered");
}

static void
step_cb (LyktaRequestSteps *self, GtkButton *button)
{
  guint i = find_step (self, button);
  LyktaFieldsDialog *dialog =
      lykta_fields_dialog_new (get_store (self), get_request (self), _ (steps[i].title), _ ("_Save"), steps[i].fields);
  g_autofree char *today = lykta_today ();

  if (is_open (get_request (self)))
    lykta_fields_dialog_propose (dialog, dates[i], today);
  if (i == N_STEPS - 1)
    g_signal_connect (dialog, "fill", G_CALLBACK (answered_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
fill_cb (LyktaRequestSteps *self)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Fill the search list"));
  guint n = lykta_search_list_fill (get_store (self), get_request (self), edit);
  g_autofree char *text = NULL;

  if (n == 0)
    {
      lykta_toast (GTK_WIDGET (self), _ ("Every place is on the list already"), FALSE);
      return;
    }
  if (!lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place is added", "%u places are added", n), n);
  lykta_toast (GTK_WIDGET (self), text, TRUE);
}

static void
extend_cb (LyktaRequestSteps *self)
{
  LyktaFieldsDialog *dialog =
      lykta_fields_dialog_new (get_store (self), get_request (self), _ ("Extend the Time"), _ ("_Extend"), extension_fields);
  g_autofree char *today = lykta_today ();

  lykta_fields_dialog_set_lead (dialog, _ ("By two further months at most, when the request is complex or they are many. The "
                                           "person is told why within the first month (Article 12(3) GDPR)."));
  lykta_fields_dialog_propose (dialog, "extended", "yes");
  lykta_fields_dialog_propose (dialog, "told_on", today);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
save_paper (LyktaRequestSteps *self, LyktaPrintFunc make)
{
  LyktaRecord *request = get_request (self);
  /* Translators: the name of a document; a case number */
  g_autofree char *title = g_strdup_printf (_ ("Answer %s"), lykta_record_get_text (request, "dnr"));

  lykta_save_paper (GTK_WIDGET (self), get_store (self), title, make, lykta_record_get_id (request), LYKTA_PRINT_WHOLE);
}

static void
letter_cb (LyktaRequestSteps *self)
{
  save_paper (self, lykta_print_answer);
}

static void
bundle_cb (LyktaRequestSteps *self)
{
  save_paper (self, lykta_print_answer_bundle);
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
add_step (LyktaRequestSteps *self, guint index)
{
  StepRow *row = &self->rows[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = adw_wrap_box_new ();

  row->mark = make_label ("review-mark");
  gtk_label_set_xalign (row->mark, 0.5f);
  gtk_widget_set_valign (GTK_WIDGET (row->mark), GTK_ALIGN_START);
  row->title = make_label ("lykta-strong");
  gtk_label_set_text (row->title, _ (steps[index].label));
  row->detail = make_label ("lykta-dim");
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "lykta-small");
  row->now = make_label ("lykta-small");
  row->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Places searched"), -1);
  row->fill_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("Fill the _Search List")));
  gtk_widget_add_css_class (GTK_WIDGET (row->fill_button), "lykta-compact");
  g_signal_connect_object (row->fill_button, "clicked", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);
  row->button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ (steps[index].button)));
  gtk_widget_add_css_class (GTK_WIDGET (row->button), "lykta-compact");
  g_signal_connect_object (row->button, "clicked", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), GTK_WIDGET (row->fill_button));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), GTK_WIDGET (row->button));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (row->title));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (row->detail));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (row->now));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (row->progress));
  gtk_box_append (GTK_BOX (lines), buttons);
  gtk_widget_add_css_class (box, "lykta-step");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->mark));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (self->steps_box, box);
}

static void
lykta_request_steps_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaRequestSteps *self = LYKTA_REQUEST_STEPS (section);

  if (changed != NULL && !g_str_equal (changed->id, "requests") && !g_str_equal (changed->id, "request_items")
      && !g_str_equal (changed->id, "people"))
    return;
  show_clock (self);
  show_steps (self);
}

static void
lykta_request_steps_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_REQUEST_STEPS);

  G_OBJECT_CLASS (lykta_request_steps_parent_class)->dispose (object);
}

static void
lykta_request_steps_class_init (LyktaRequestStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_request_steps_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_request_steps_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-request-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaRequestSteps, clock_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRequestSteps, ring_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaRequestSteps, left);
  gtk_widget_class_bind_template_child (widget_class, LyktaRequestSteps, until);
  gtk_widget_class_bind_template_child (widget_class, LyktaRequestSteps, extend_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaRequestSteps, steps_box);
  gtk_widget_class_bind_template_callback (widget_class, extend_cb);
  gtk_widget_class_bind_template_callback (widget_class, letter_cb);
  gtk_widget_class_bind_template_callback (widget_class, bundle_cb);
}

static void
lykta_request_steps_init (LyktaRequestSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_STEPS; i++)
    add_step (self, i);
}

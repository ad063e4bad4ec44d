/* lykta-statement-banner.c: above a list: who has said that there is nothing to report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-statement-banner.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-error-dialog.h"
#include "lykta-review-nothing.h"
#include "lykta-statement.h"
#include "lykta-toast.h"

#define STATE_RESPONSE "state"

struct _LyktaStatementBanner
{
  AdwBin parent_instance;

  const LyktaRegister *reg;

  /* Widgets */
  AdwBanner *banner;

  /* Owned */
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaStatementBanner, lykta_statement_banner, ADW_TYPE_BIN)

/* What the question is about */
typedef struct
{
  GtkWidget *widget; /* weak */
  LyktaStore *store;
  const LyktaRegister *reg;
} Question;

static void
question_free (Question *self)
{
  g_clear_weak_pointer (&self->widget);
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
update (LyktaStatementBanner *self)
{
  g_autoptr (LyktaRecord) statement = lykta_statement_find (self->store, self->reg);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (statement != NULL)
    {
      date = lykta_display_date (lykta_record_get_text (statement, "stated_on"), NULL);
      /* Translators: a person and a date. */
      text = g_strdup_printf (_ ("Nothing to report, says %s as of %s"), lykta_record_get_text (statement, "stated_by"), date);
      adw_banner_set_title (self->banner, text);
    }
  adw_banner_set_revealed (self->banner, statement != NULL);
}

static void
changed_cb (LyktaStatementBanner *self, const LyktaRegister *reg)
{
  if (reg == self->reg || g_str_equal (reg->id, "statements"))
    update (self);
}

static void
state (const Question *question)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("State that there is nothing to report"));
  const LyktaRegister *people = lykta_store_find_register (question->store, "people");
  gint64 person = lykta_store_find_by_title (question->store, people, lykta_store_get_user (question->store));
  g_autofree char *today = lykta_today ();
  g_autoptr (GError) error = NULL;
  int n = 0;

  lykta_statement_add (question->store, edit, question->reg, today);
  /* A section of the review names a person of the register. */
  if (person > 0)
    n = lykta_review_state_nothing (question->store, edit, question->reg, person, today, &error);
  if (n < 0 || !lykta_store_apply (question->store, edit, &error))
    {
      if (question->widget != NULL)
        lykta_error_dialog_present (question->widget, error);
      return;
    }
  if (question->widget != NULL)
    lykta_toast (question->widget, n > 0 ? _ ("Stated, in the management review too") : _ ("Stated as of today"), TRUE);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *data)
{
  g_autoptr (Question) question = data;

  if (g_str_equal (response, STATE_RESPONSE))
    state (question);
}

static void
lykta_statement_banner_dispose (GObject *object)
{
  LyktaStatementBanner *self = LYKTA_STATEMENT_BANNER (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_statement_banner_parent_class)->dispose (object);
}

static void
lykta_statement_banner_class_init (LyktaStatementBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_statement_banner_dispose;
}

static void
lykta_statement_banner_init (LyktaStatementBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

GtkWidget *
lykta_statement_banner_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaStatementBanner *self = g_object_new (LYKTA_TYPE_STATEMENT_BANNER, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
lykta_state_nothing_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  const LyktaRegister *reg = lykta_query_get_register (query);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Nothing to Report?"), NULL);
  Question *question = g_new0 (Question, 1);
  g_autofree char *today = lykta_today ();
  g_autofree char *date = lykta_display_date (today, NULL);

  question->store = g_object_ref (store);
  question->reg = reg;
  g_set_weak_pointer (&question->widget, widget);
  /* Translators: the name of a register, a person, a date. */
  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("“%s” has nothing new to report: %s states this as of %s. It holds until something is entered."),
      lykta_register_get_label (reg), lykta_store_get_user (store), date);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), STATE_RESPONSE, _ ("_State It"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), STATE_RESPONSE, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), STATE_RESPONSE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  adw_dialog_present (dialog, widget);
}

/* lykta-import-columns-page.c: the second step of an import: what the columns of the file are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-columns-page.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-import-words.h"

/* The first entry of each column's list */
#define LEFT_OUT 0

struct _LyktaImportColumnsPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkWidget *next_button;
  AdwPreferencesGroup *columns_group;
  AdwComboRow *key_row;
  GtkWidget *spinner;
  GtkLabel *status;

  /* Owned */
  LyktaImportSession *session;
  GPtrArray *fields;  /* LyktaField that a column can be, static */
  GPtrArray *keys;    /* LyktaField that the key row offers after its first entry, static */
  GPtrArray *rows;    /* AdwComboRow, one a column; borrowed */
  GPtrArray *creates; /* AdwSwitchRow, one a column; borrowed */
  char *said;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LyktaImportColumnsPage, lykta_import_columns_page, ADW_TYPE_NAVIGATION_PAGE)

static void
field_cb (LyktaImportColumnsPage *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  guint column;

  if (!self->filling && g_ptr_array_find (self->rows, row, &column))
    lykta_import_session_set_field (self->session, column, selected == LEFT_OUT ? NULL : self->fields->pdata[selected - 1]);
}

static void
creates_cb (LyktaImportColumnsPage *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  const LyktaImportMapping *mapping = lykta_import_session_get_mapping (self->session);
  guint column;

  if (!self->filling && g_ptr_array_find (self->creates, row, &column))
    lykta_import_session_set_creates (self->session, mapping->fields->pdata[column], adw_switch_row_get_active (row));
}

static void
key_cb (LyktaImportColumnsPage *self)
{
  guint selected = adw_combo_row_get_selected (self->key_row);

  if (!self->filling && self->session != NULL)
    lykta_import_session_set_key (self->session, selected == 0 ? NULL : self->keys->pdata[selected - 1]);
}

static void
next_cb (LyktaImportColumnsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.push", "s", "check");
}

static GtkStringList *
make_labels (LyktaImportColumnsPage *self)
{
  const LyktaRegister *reg = lykta_import_session_get_register (self->session);
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Leave Out"));
  g_ptr_array_set_size (self->fields, 0);
  for (guint i = 0; i < reg->n_fields; i++)
    if (!(reg->fields[i].flags & LYKTA_FIELD_DERIVED))
      {
        g_ptr_array_add (self->fields, (gpointer) &reg->fields[i]);
        gtk_string_list_append (labels, lykta_field_get_label (&reg->fields[i]));
      }
  return labels;
}

/* A row, and the switch below it, of a column */
static void
add_rows (LyktaImportColumnsPage *self, GtkStringList *labels, const char *name, const char *samples)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  AdwSwitchRow *create = ADW_SWITCH_ROW (adw_switch_row_new ());
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (create), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *name != '\0' ? name : _ ("(without a name)"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *samples != '\0' ? samples : _ ("empty in the first rows"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_expression (row, text);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_enable_search (row, TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (create), 3);
  gtk_widget_add_css_class (GTK_WIDGET (create), "lykta-create");
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (field_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (create, "notify::active", G_CALLBACK (creates_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->creates, create);
  adw_preferences_group_add (self->columns_group, GTK_WIDGET (row));
  adw_preferences_group_add (self->columns_group, GTK_WIDGET (create));
}

static void
make_rows (LyktaImportColumnsPage *self)
{
  const LyktaImportHead *head = lykta_import_session_get_head (self->session);
  const LyktaImportMapping *mapping = lykta_import_session_get_mapping (self->session);
  g_autoptr (GtkStringList) labels = make_labels (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      adw_preferences_group_remove (self->columns_group, self->rows->pdata[i]);
      adw_preferences_group_remove (self->columns_group, self->creates->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->creates, 0);
  for (guint i = 0; head != NULL && i < mapping->names->len; i++)
    {
      g_autofree char *samples = lykta_import_head_get_samples (head, lykta_import_session_get_header_row (self->session), i);

      add_rows (self, labels, mapping->names->pdata[i], samples);
    }
}

/* Fields that a column is for and that can tell records apart */
static GPtrArray *
list_keys (const LyktaImportMapping *mapping)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < mapping->fields->len; i++)
    {
      const LyktaField *field = mapping->fields->pdata[i];

      if (field != NULL && lykta_import_mapping_can_be_key (field) && !g_ptr_array_find (keys, field, NULL))
        g_ptr_array_add (keys, (gpointer) field);
    }
  return keys;
}

static gboolean
are_same (GPtrArray *a, GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; i < a->len && same; i++)
    same = a->pdata[i] == b->pdata[i];
  return same;
}

/* The list stays as long as it holds the same: this may be called while a person chooses from it. */
static void
fill_keys (LyktaImportColumnsPage *self)
{
  const LyktaImportMapping *mapping = lykta_import_session_get_mapping (self->session);
  g_autoptr (GPtrArray) keys = list_keys (mapping);
  guint index;

  if (adw_combo_row_get_model (self->key_row) == NULL || !are_same (keys, self->keys))
    {
      g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

      gtk_string_list_append (labels, _ ("Nothing: Add All Rows"));
      for (guint i = 0; i < keys->len; i++)
        gtk_string_list_append (labels, lykta_field_get_label (keys->pdata[i]));
      g_ptr_array_unref (self->keys);
      self->keys = g_steal_pointer (&keys);
      adw_combo_row_set_model (self->key_row, G_LIST_MODEL (labels));
    }
  adw_combo_row_set_selected (self->key_row, g_ptr_array_find (self->keys, mapping->key, &index) ? index + 1 : 0);
}

/* Whom the column names and who is not there, as far as that is known by now */
static void
fill_creates (LyktaImportColumnsPage *self, guint column)
{
  const LyktaImportMapping *mapping = lykta_import_session_get_mapping (self->session);
  const LyktaImportResult *result = lykta_import_session_get_result (self->session);
  LyktaStore *store = lykta_import_session_get_store (self->session);
  const LyktaField *field = mapping->fields->pdata[column];
  gboolean can = field != NULL && lykta_import_can_create (store, field);
  gboolean creates = can && lykta_import_mapping_get_creates (mapping, field);
  GPtrArray *missing = can && result != NULL ? g_hash_table_lookup (result->missing, field->id) : NULL;
  AdwSwitchRow *row = self->creates->pdata[column];

  gtk_widget_set_visible (GTK_WIDGET (row), missing != NULL || creates);
  if (!can)
    return;
  if (missing != NULL)
    {
      g_autofree char *count = lykta_display_count (lykta_store_find_register (store, field->target), missing->len);
      g_autofree char *names = lykta_import_words_names (missing, missing->len);
      /* Translators: how many of what: "Create 3 missing people" would be "Create the Missing: 3 people" */
      g_autofree char *title = g_strdup_printf (_ ("Create the Missing: %s"), count);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), names);
    }
  else
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Create the Missing"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("None is missing."));
    }
  adw_switch_row_set_active (row, creates);
}

static void
columns_cb (LyktaImportColumnsPage *self)
{
  const LyktaImportMapping *mapping = lykta_import_session_get_mapping (self->session);

  self->filling = TRUE;
  if (self->rows->len != mapping->names->len)
    make_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwComboRow *row = self->rows->pdata[i];
      guint index = 0;
      gboolean found = g_ptr_array_find (self->fields, mapping->fields->pdata[i], &index);

      adw_combo_row_set_selected (row, found ? index + 1 : LEFT_OUT);
      if (lykta_import_mapping_is_used_twice (mapping, i))
        gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      fill_creates (self, i);
    }
  fill_keys (self);
  adw_preferences_group_set_description (self->columns_group,
                                         mapping->remembered ? _ ("As you chose for such a file before.") : NULL);
  self->filling = FALSE;
}

static char *
make_status (LyktaImportColumnsPage *self, gboolean *wrong)
{
  g_autofree char *obstacle = lykta_import_session_get_obstacle (self->session);
  const GError *error = lykta_import_session_get_error (self->session);
  const LyktaImportResult *result = lykta_import_session_get_result (self->session);

  *wrong = obstacle != NULL || error != NULL;
  if (obstacle != NULL)
    return g_steal_pointer (&obstacle);
  if (error != NULL)
    return g_strdup (error->message);
  return result != NULL ? lykta_import_words_summary (&result->counts) : g_strdup (_ ("Checking the rows…"));
}

static void
result_cb (LyktaImportColumnsPage *self)
{
  gboolean wrong;
  gboolean checking = lykta_import_session_is_checking (self->session);
  g_autofree char *text = make_status (self, &wrong);
  g_autofree char *name = lykta_import_session_get_name (self->session);

  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    fill_creates (self, i);
  self->filling = FALSE;
  gtk_widget_set_visible (self->spinner, checking);
  gtk_label_set_text (self->status, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "lykta-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "lykta-error");
  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
  gtk_widget_set_sensitive (self->next_button, !wrong);
  if (!checking && gtk_widget_get_mapped (GTK_WIDGET (self)) && g_set_str (&self->said, text))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->status), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
head_cb (LyktaImportColumnsPage *self)
{
  if (lykta_import_session_get_head (self->session) == NULL)
    return;
  self->filling = TRUE;
  make_rows (self);
  self->filling = FALSE;
}

static void
lykta_import_columns_page_dispose (GObject *object)
{
  LyktaImportColumnsPage *self = LYKTA_IMPORT_COLUMNS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_IMPORT_COLUMNS_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (lykta_import_columns_page_parent_class)->dispose (object);
}

static void
lykta_import_columns_page_finalize (GObject *object)
{
  LyktaImportColumnsPage *self = LYKTA_IMPORT_COLUMNS_PAGE (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->creates);
  g_free (self->said);

  G_OBJECT_CLASS (lykta_import_columns_page_parent_class)->finalize (object);
}

static void
lykta_import_columns_page_class_init (LyktaImportColumnsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_import_columns_page_dispose;
  object_class->finalize = lykta_import_columns_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-import-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaImportColumnsPage, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportColumnsPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportColumnsPage, columns_group);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportColumnsPage, key_row);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportColumnsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LyktaImportColumnsPage, status);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
lykta_import_columns_page_init (LyktaImportColumnsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = g_ptr_array_new ();
  self->keys = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->creates = g_ptr_array_new ();
}

/**
 * lykta_import_columns_page_new:
 *
 * A page for an AdwNavigationView that also has one of the tag "check".
 */
AdwNavigationPage *
lykta_import_columns_page_new (LyktaImportSession *session)
{
  LyktaImportColumnsPage *self = g_object_new (LYKTA_TYPE_IMPORT_COLUMNS_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "head", G_CALLBACK (head_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "columns", G_CALLBACK (columns_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "result", G_CALLBACK (result_cb), self, G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (self);
}

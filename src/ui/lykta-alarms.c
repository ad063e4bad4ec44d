/* lykta-alarms.c: tells when the clock of an incident report runs out, and once a day what falls due
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-alarms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-secrecy.h"
#include "lykta-time.h"

#define CHECK_SECONDS 60
#define GROUP "reports"
#define DIGEST_GROUP "digest"
#define NOTIFICATIONS_NAME "org.freedesktop.Notifications"

/* What has been late for longer is seen in the Overview, not told anew by every program that opens the file. */
#define LATE_HOURS 24

struct _LyktaAlarms
{
  GObject parent_instance;

  guint check_id;
  guint watch_id;

  /* Owned */
  LyktaStore *store;
  GKeyFile *told; /* by id of the report: its deadline and the last stage that was told */
  char *path;
};

G_DEFINE_FINAL_TYPE (LyktaAlarms, lykta_alarms, G_TYPE_OBJECT)

/* In the order in which they come */
static const struct
{
  double hours; /* left, at most */
  const char *title;
  const char *secret;
} stages[] = {
  { 6, N_ ("6 hours left"), N_ ("A clock runs out within 6 hours") },
  { 1, N_ ("1 hour left"), N_ ("A clock runs out within an hour") },
  { 0, N_ ("The time has passed"), N_ ("A clock has run out") },
};

static void
alarm_free (LyktaAlarm *self)
{
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

/* How far a clock has come, or -1 when there is nothing to tell of it */
static int
get_stage (GDateTime *due, GDateTime *now)
{
  double left = (double) g_date_time_difference (due, now) / G_TIME_SPAN_HOUR;
  int stage = -1;

  if (left < -LATE_HOURS)
    return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (left <= stages[i].hours)
      stage = (int) i;
  return stage;
}

/* Whether it is new; a deadline that was moved starts over. */
static gboolean
take_stage (LyktaAlarms *self, LyktaRecord *report, int stage)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (report));
  g_autofree char *value = g_strdup_printf ("%s %d", lykta_record_get_text (report, "due"), stage);
  g_autofree char *before = g_key_file_get_string (self->told, GROUP, key, NULL);
  const char *due = lykta_record_get_text (report, "due");

  if (before != NULL && g_str_has_prefix (before, due) && g_ascii_strtoll (before + strlen (due), NULL, 10) >= stage)
    return FALSE;
  g_key_file_set_string (self->told, GROUP, key, value);
  return TRUE;
}

static LyktaAlarm *
alarm_new (LyktaAlarms *self, LyktaRecord *report, int stage)
{
  const LyktaRegister *incidents = lykta_store_find_register (self->store, "incidents");
  LyktaAlarm *alarm = g_new0 (LyktaAlarm, 1);
  g_autoptr (LyktaRecord) incident = NULL;

  alarm->report = lykta_record_get_id (report);
  alarm->incident = lykta_record_get_integer (report, "incident");
  alarm->late = stage == G_N_ELEMENTS (stages) - 1;
  incident = lykta_store_get_record (self->store, incidents, alarm->incident);
  if (incident == NULL || lykta_secrecy_is_marked (incident) || lykta_secrecy_is_marked (report))
    {
      alarm->title = g_strdup (_ (stages[stage].secret));
      alarm->body = g_strdup (_ ("Open Lykta to see which."));
    }
  else
    {
      g_autofree char *track = lykta_store_get_pick_label (self->store, "report_tracks", lykta_record_get_text (report, "track"));

      /* Translators: how much time is left, and for what: "6 hours left: Notification to IMY" */
      alarm->title = g_strdup_printf (_ ("%s: %s"), _ (stages[stage].title), track);
      alarm->body = g_strdup (lykta_record_get_text (incident, "title"));
    }
  return alarm;
}

static void
remember (LyktaAlarms *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  gsize length;
  g_autofree char *data = g_key_file_to_data (self->told, &length, NULL);

  /* Where it cannot be written, something may be told twice: nothing of the office is lost. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (self->path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static void
send (LyktaAlarms *self, const LyktaAlarm *alarm)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GNotification) notification = g_notification_new (alarm->title);
  g_autofree char *id = g_strdup_printf ("%s-%" G_GINT64_FORMAT, lykta_store_get_uuid (self->store), alarm->report);

  if (application == NULL)
    return;
  g_notification_set_body (notification, alarm->body);
  g_notification_set_priority (notification, alarm->late ? G_NOTIFICATION_PRIORITY_URGENT : G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target (notification, "app.show-incident", "(sx)", lykta_store_get_path (self->store),
                                                alarm->incident);
  g_application_send_notification (application, id, notification);
}

static void
send_digest (LyktaAlarms *self, const LyktaDigest *digest)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GNotification) notification = g_notification_new (digest->title);
  g_autofree char *id = g_strdup_printf ("%s-digest", lykta_store_get_uuid (self->store));

  if (application == NULL)
    return;
  g_notification_set_body (notification, digest->body);
  g_notification_set_default_action_and_target (notification, "app.show-due", "s", lykta_store_get_path (self->store));
  for (guint i = 0; i < digest->named->len; i++)
    {
      const LyktaMatter *matter = digest->named->pdata[i];

      g_notification_add_button_with_target (notification, matter->title, "app.show-record", "(ssx)",
                                             lykta_store_get_path (self->store), matter->reg->id, matter->id);
    }
  g_application_send_notification (application, id, notification);
}

static gboolean
check_cb (gpointer user_data)
{
  lykta_alarms_tell (user_data);
  return G_SOURCE_CONTINUE;
}

static void
begin (LyktaAlarms *self)
{
  if (self->check_id != 0)
    return;
  self->check_id = g_timeout_add_seconds (CHECK_SECONDS, check_cb, self);
  check_cb (self);
}

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  begin (user_data);
}

/* What nobody would show is not taken, so that it is told when somebody does. */
static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  LyktaAlarms *self = user_data;

  g_clear_handle_id (&self->check_id, g_source_remove);
}

static void
lykta_alarms_dispose (GObject *object)
{
  LyktaAlarms *self = LYKTA_ALARMS (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_alarms_parent_class)->dispose (object);
}

static void
lykta_alarms_finalize (GObject *object)
{
  LyktaAlarms *self = LYKTA_ALARMS (object);

  g_key_file_unref (self->told);
  g_free (self->path);

  G_OBJECT_CLASS (lykta_alarms_parent_class)->finalize (object);
}

static void
lykta_alarms_class_init (LyktaAlarmsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_alarms_dispose;
  G_OBJECT_CLASS (klass)->finalize = lykta_alarms_finalize;
}

static void
lykta_alarms_init (LyktaAlarms *self)
{
  self->told = g_key_file_new ();
}

LyktaAlarms *
lykta_alarms_new (LyktaStore *store)
{
  LyktaAlarms *self = g_object_new (LYKTA_TYPE_ALARMS, NULL);
  g_autofree char *name = g_strconcat (lykta_store_get_uuid (store), ".ini", NULL);

  self->store = g_object_ref (store);
  self->path = g_build_filename (g_get_user_state_dir (), "lykta", "alarms", name, NULL);
  /* No file, or one that cannot be read: nothing has been told. */
  g_key_file_load_from_file (self->told, self->path, G_KEY_FILE_NONE, NULL);
  return self;
}

GPtrArray *
lykta_alarms_take (LyktaAlarms *self, GDateTime *now)
{
  const LyktaRegister *reg = lykta_store_find_register (self->store, "reports");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) reports = NULL;
  GPtrArray *alarms = g_ptr_array_new_with_free_func ((GDestroyNotify) alarm_free);

  lykta_query_add_condition (query, "state", LYKTA_IS, "running");
  lykta_query_add_condition (query, "due", LYKTA_IS_NOT_EMPTY, NULL);
  reports = lykta_store_get_records (self->store, query, NULL);
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      g_autoptr (GDateTime) due = lykta_time_get_local (lykta_record_get_text (reports->pdata[i], "due"));
      int stage = due != NULL ? get_stage (due, now) : -1;

      if (stage >= 0 && take_stage (self, reports->pdata[i], stage))
        g_ptr_array_add (alarms, alarm_new (self, reports->pdata[i], stage));
    }
  if (alarms->len > 0)
    remember (self);
  return alarms;
}

void
lykta_alarms_start (LyktaAlarms *self)
{
  /* In a sandbox the portal shows them, whoever that may be. */
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    begin (self);
  else if (self->watch_id == 0)
    self->watch_id = g_bus_watch_name (G_BUS_TYPE_SESSION, NOTIFICATIONS_NAME, G_BUS_NAME_WATCHER_FLAGS_AUTO_START, appeared_cb,
                                       vanished_cb, self, NULL);
}

LyktaDigest *
lykta_alarms_take_digest (LyktaAlarms *self, GDateTime *now)
{
  g_autoptr (GSettings) settings = g_settings_new (LYKTA_APP_ID);
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) local = g_date_time_to_timezone (now, zone);
  g_autofree char *today = g_date_time_format (local, "%F");
  g_autofree char *last = g_key_file_get_string (self->told, DIGEST_GROUP, "day", NULL);
  LyktaDigest *digest;

  if (!g_settings_get_boolean (settings, "digest") || g_strcmp0 (last, today) >= 0
      || lykta_digest_is_quiet (local, g_settings_get_int (settings, "quiet-from"), g_settings_get_int (settings, "quiet-to")))
    return NULL;
  digest = lykta_digest_new (self->store);
  g_key_file_set_string (self->told, DIGEST_GROUP, "day", today);
  remember (self);
  return digest;
}

void
lykta_alarms_tell (LyktaAlarms *self)
{
  g_autoptr (GDateTime) now = lykta_now ();
  g_autoptr (GPtrArray) alarms = lykta_alarms_take (self, now);
  g_autoptr (LyktaDigest) digest = lykta_alarms_take_digest (self, now);

  for (guint i = 0; i < alarms->len; i++)
    send (self, alarms->pdata[i]);
  if (digest != NULL)
    send_digest (self, digest);
}

/* lykta-cli.h: what the commands of lyktactl share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-json.h"
#include "lykta-pdf-trust.h"
#include "lykta-store.h"

G_BEGIN_DECLS

/* Exit codes */
#define LYKTA_CLI_DONE 0
#define LYKTA_CLI_REFUSED 1
#define LYKTA_CLI_USAGE 2

#define LYKTA_CLI_USAGE_ERROR (lykta_cli_usage_error_quark ())

/* Wrong usage; any other error is a refusal. The domain has one code, 0. */
GQuark lykta_cli_usage_error_quark (void);

/**
 * LyktaCliCommand:
 * @name: as it is typed
 * @arguments: as the help shows them
 * @summary: what it does, N_() marked, without full stop
 * @details: (nullable): paragraphs below the options in its help, N_() marked
 * @options: (nullable): beside --help, their descriptions N_() marked
 * @min: least number of arguments
 * @max: greatest, or 0 for any number
 * @run: does it; FALSE without an error: something was found wrong, and said
 *
 * One command; arrays of them end with a %NULL name.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  const GOptionEntry *options;
  guint min;
  guint max;
  gboolean (*run) (char **arguments, GError **error);
} LyktaCliCommand;

extern const LyktaCliCommand lykta_cli_file_commands[];
extern const LyktaCliCommand lykta_cli_exchange_commands[];
extern const LyktaCliCommand lykta_cli_edit_commands[];
extern const LyktaCliCommand lykta_cli_applicability_commands[];
extern const LyktaCliCommand lykta_cli_attachments_commands[];
extern const LyktaCliCommand lykta_cli_close_year_commands[];
extern const LyktaCliCommand lykta_cli_due_commands[];
extern const LyktaCliCommand lykta_cli_calendar_commands[];
extern const LyktaCliCommand lykta_cli_due_list_commands[];
extern const LyktaCliCommand lykta_cli_gaps_commands[];
extern const LyktaCliCommand lykta_cli_people_commands[];
extern const LyktaCliCommand lykta_cli_plan_commands[];
extern const LyktaCliCommand lykta_cli_receive_commands[];
extern const LyktaCliCommand lykta_cli_record_of_processing_commands[];
extern const LyktaCliCommand lykta_cli_review_commands[];
extern const LyktaCliCommand lykta_cli_verify_commands[];
extern const LyktaCliCommand lykta_cli_sign_commands[];
extern const LyktaCliCommand lykta_cli_weed_commands[];

/* --json, for commands that have it */
extern gboolean lykta_cli_json;
#define LYKTA_CLI_JSON_OPTION { "json", 0, 0, G_OPTION_ARG_NONE, &lykta_cli_json, N_ ("Output for programs, in JSON"), NULL }

/* Standard output is UTF-8 whatever the locale. */
void lykta_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void lykta_cli_append_padded (GString *line, const char *text, guint width);
LyktaJsonWriter *lykta_cli_begin_json (void);
gboolean lykta_cli_end_json (LyktaJsonWriter *writer, GError **error);
void lykta_cli_add_member (LyktaJsonWriter *writer, const char *key, const char *text);
void lykta_cli_add_integer_member (LyktaJsonWriter *writer, const char *key, gint64 integer);
void lykta_cli_add_ids (LyktaJsonWriter *writer, const char *key, const gint64 *ids, gsize n_ids);

/* What the arguments name */
LyktaStore *lykta_cli_open (const char *path, GError **error);
const LyktaRegister *lykta_cli_find_register (LyktaStore *store, const char *id, GError **error);
gboolean lykta_cli_parse_id (const char *text, gint64 *id, GError **error);
LyktaRecord *lykta_cli_find_record (LyktaStore *store, const LyktaRegister *reg, const char *id, GError **error);
gboolean lykta_cli_parse_year (const char *text, int *year, GError **error);
LyktaRecord *lykta_cli_find_review (LyktaStore *store, int year, GError **error);
gboolean lykta_cli_read_trust (char **paths, LyktaPdfTrust **trust, GError **error);

G_END_DECLS

/* lykta-extras.c: what single registers have in the window beyond table and fields: four tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-extras.h"

#include <glib/gi18n-lib.h>

/* One row a line, in the order of the sidebar */
static const LyktaSection sections[] = {
  { NULL, NULL, FALSE },
};

static const LyktaRecordCommand record_commands[] = {
  { NULL },
};

static const LyktaListCommand list_commands[] = {
  { NULL },
};

static const LyktaFace faces[] = {
  { NULL },
};

const LyktaSection *
lykta_extras_get_sections (void)
{
  return sections;
}

const LyktaRecordCommand *
lykta_extras_get_record_commands (void)
{
  return record_commands;
}

const LyktaListCommand *
lykta_extras_get_list_commands (void)
{
  return list_commands;
}

const LyktaFace *
lykta_extras_get_faces (void)
{
  return faces;
}

/**
 * lykta_extras_apply_to:
 * @wanted: (nullable): the register of a row
 */
gboolean
lykta_extras_apply_to (const char *wanted, const LyktaRegister *reg)
{
  return wanted == NULL || g_str_equal (wanted, reg->id);
}

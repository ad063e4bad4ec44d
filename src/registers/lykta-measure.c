/* lykta-measure.c: how far something has come: a share of a whole, said in words, with the records that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-measure.h"

#include <glib/gi18n-lib.h>

LyktaMeasure *
lykta_measure_new (const char *group, const char *name, gint64 done, gint64 total, const LyktaRegister *reg, GArray *ids)
{
  LyktaMeasure *self = g_new0 (LyktaMeasure, 1);

  self->group = g_strdup (group);
  self->name = g_strdup (name);
  self->share = total > 0 ? (double) done / (double) total : -1;
  self->last = -1;
  self->reg = reg;
  self->ids = g_array_ref (ids);
  return self;
}

void
lykta_measure_free (LyktaMeasure *self)
{
  g_free (self->group);
  g_free (self->name);
  g_free (self->words);
  g_array_unref (self->ids);
  g_free (self->others_label);
  g_clear_pointer (&self->others, g_array_unref);
  g_free (self);
}

int
lykta_measure_get_percent (gint64 done, gint64 total)
{
  return total > 0 ? (int) (done * 100 / total) : 0;
}

char *
lykta_measure_format_percent (int percent)
{
  /* Translators: a share in per cent. */
  return g_strdup_printf (_ ("%d%%"), percent);
}

/* lykta-register.c: look-ups in a declared register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-register.h"

static const char *const area_labels[] = {
  [LYKTA_AREA_INFORMATION] = N_ ("Information"),
  [LYKTA_AREA_PEOPLE] = N_ ("People and organisation"),
  [LYKTA_AREA_PERSONAL_DATA] = N_ ("Personal data"),
  [LYKTA_AREA_EVENTS] = N_ ("Events"),
  [LYKTA_AREA_RISK] = N_ ("Risk and follow-up"),
  [LYKTA_AREA_GOVERNANCE] = N_ ("Governance"),
  /* Translators: the group of what is set up once: pick lists, deadline rules, the office itself. */
  [LYKTA_AREA_OFFICE] = N_ ("Office"),
};

const char *
lykta_register_get_label (const LyktaRegister *self)
{
  return _ (self->label);
}

const char *
lykta_register_get_label_one (const LyktaRegister *self)
{
  return _ (self->label_one);
}

const LyktaField *
lykta_register_get_title (const LyktaRegister *self)
{
  return &self->fields[self->title];
}

const LyktaField *
lykta_register_find_field (const LyktaRegister *self, const char *id)
{
  int index = lykta_register_find_field_index (self, id);

  return index >= 0 ? &self->fields[index] : NULL;
}

int
lykta_register_find_field_index (const LyktaRegister *self, const char *id)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (*self->fields[i].id == *id && strcmp (self->fields[i].id, id) == 0)
      return (int) i;
  return -1;
}

const LyktaView *
lykta_register_find_view (const LyktaRegister *self, const char *id)
{
  for (const LyktaView *view = self->views; view != NULL && view->id != NULL; view++)
    if (strcmp (view->id, id) == 0)
      return view;
  return NULL;
}

const char *
lykta_area_get_label (LyktaArea area)
{
  return _ (area_labels[area]);
}

const LyktaRegister *
lykta_registers_find (const LyktaRegister *const *registers, const char *id)
{
  for (gsize i = 0; registers[i] != NULL; i++)
    if (strcmp (registers[i]->id, id) == 0)
      return registers[i];
  return NULL;
}

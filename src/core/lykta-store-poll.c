/* lykta-store-poll.c: seeing what other programs wrote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-order.h"

/* What was derived from the changes is not in the history. */
static void
add_dependents (LyktaStore *self, GHashTable *changed)
{
  for (gsize i = 0; self->registers[i] != NULL; i++)
    for (const LyktaDependency *dependency = self->registers[i]->derive_on; dependency != NULL && dependency->source != NULL;
         dependency++)
      {
        const LyktaRegister *source = lykta_store_find_register (self, dependency->source);

        if (source != NULL && g_hash_table_contains (changed, source))
          {
            lykta_changes_add_all (changed, self->registers[i]);
            lykta_orders_forget (self->orders, self->registers[i], NULL);
          }
      }
}

void
lykta_store_poll (LyktaStore *self)
{
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (LyktaStatement) statement = NULL;
  gint64 version;

  g_return_if_fail (LYKTA_IS_STORE (self));

  if (self->database == NULL || self->transaction != NULL
      || !lykta_database_read_integer (self->database, "PRAGMA data_version", &version, NULL) || version == self->data_version)
    return;

  statement = lykta_database_get (self->database, "SELECT edit, register, row, field FROM changes WHERE edit > ?", NULL);
  if (statement == NULL)
    return;
  changed = lykta_changes_new ();
  lykta_statement_bind_integer (statement, 1, self->last_edit);
  while (lykta_statement_next (statement, NULL))
    {
      const LyktaRegister *reg = lykta_store_find_register (self, lykta_statement_get_text (statement, 1));
      const char *field = lykta_statement_get_text (statement, 3);

      self->last_edit = MAX (self->last_edit, lykta_statement_get_integer (statement, 0));
      if (reg != NULL)
        {
          lykta_changes_add (changed, reg, lykta_statement_get_integer (statement, 2));
          lykta_orders_forget (self->orders, reg, field != NULL ? lykta_register_find_field (reg, field) : NULL);
        }
    }
  g_clear_pointer (&statement, lykta_statement_release);
  self->data_version = version;
  add_dependents (self, changed);
  lykta_store_announce (self, changed);
}

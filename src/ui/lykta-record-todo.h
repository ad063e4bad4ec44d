/* lykta-record-todo.h: the one thing to do with a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record.h"

G_BEGIN_DECLS

/**
 * LyktaRecordTodo:
 * @field: the field it is about
 * @title: (owned): what is wrong
 * @subtitle: (owned) (nullable): more of it
 * @button: (nullable): what the button says that does it; %NULL when it cannot be done in the field
 */
typedef struct
{
  const LyktaField *field;
  char *title;
  char *subtitle;
  const char *button;
} LyktaRecordTodo;

gboolean lykta_record_todo_find (LyktaRecord *record, const char *today, LyktaRecordTodo *todo);
void lykta_record_todo_clear (LyktaRecordTodo *self);

G_END_DECLS

/* lykta-declare.h: short words for declaring registers; included by declarations only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gi18n-lib.h>

#include "lykta-register.h"

/* Flags of fields */
#define PLAIN LYKTA_FIELD_PLAIN
#define REQUIRED LYKTA_FIELD_REQUIRED
#define UNIQUE LYKTA_FIELD_UNIQUE
#define COLUMN LYKTA_FIELD_COLUMN
#define SEARCHED LYKTA_FIELD_SEARCHED
#define WANTED LYKTA_FIELD_WANTED
#define DUE LYKTA_FIELD_DUE
#define DERIVED LYKTA_FIELD_DERIVED
#define DUTY LYKTA_FIELD_DUTY

/* One field each: its group, id, label and flags, then what its type needs, then anything else by name. */
#define FIELD(type_, group_, id_, label_, flags_, ...)                                                                           \
  { .id = id_, .type = LYKTA_FIELD_##type_, .label = label_, .flags = flags_, .group = group_, __VA_ARGS__ }

#define TEXT(...) FIELD (TEXT, __VA_ARGS__)
#define LONG_TEXT(...) FIELD (LONG_TEXT, __VA_ARGS__)
#define NUMBER(...) FIELD (NUMBER, __VA_ARGS__)
#define DATE(...) FIELD (DATE, __VA_ARGS__)
#define TIME(...) FIELD (TIME, __VA_ARGS__)
#define YES_NO(...) FIELD (YES_NO, __VA_ARGS__)
#define EMAIL(...) FIELD (EMAIL, __VA_ARGS__)
#define URL(...) FIELD (URL, __VA_ARGS__)
#define CHOICE(group_, id_, label_, flags_, choices_, ...)                                                                       \
  FIELD (CHOICE, group_, id_, label_, flags_, .choices = choices_, __VA_ARGS__)
#define PICK(group_, id_, label_, flags_, list_, ...) FIELD (PICK, group_, id_, label_, flags_, .picks = list_, __VA_ARGS__)
#define PICKS(group_, id_, label_, flags_, list_, ...) FIELD (PICKS, group_, id_, label_, flags_, .picks = list_, __VA_ARGS__)
#define REFERENCE(group_, id_, label_, flags_, target_, ...)                                                                     \
  FIELD (REFERENCE, group_, id_, label_, flags_, .target = target_, __VA_ARGS__)
#define REFERENCES(group_, id_, label_, flags_, target_, ...)                                                                    \
  FIELD (REFERENCES, group_, id_, label_, flags_, .target = target_, __VA_ARGS__)

/* The conditions of a view, all of which must hold */
#define WHERE(...) ((const LyktaCondition[]) { __VA_ARGS__, { NULL } })

/* Conditions that hold for every record */
#define EVERY ((const LyktaCondition[]) { { NULL } })

/* The first view of every register */
#define VIEW_ALL                                                                                                                 \
  {                                                                                                                              \
    .id = "all", .label = N_ ("All"), .conditions = (const LyktaCondition[])                                                     \
    {                                                                                                                            \
      {                                                                                                                          \
        NULL                                                                                                                     \
      }                                                                                                                          \
    }                                                                                                                            \
  }

/* lykta-types.h: forward declarations, so that headers need not include each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _LyktaChoice LyktaChoice;
typedef struct _LyktaCondition LyktaCondition;
typedef struct _LyktaDatabase LyktaDatabase;
typedef struct _LyktaDependency LyktaDependency;
typedef struct _LyktaEdit LyktaEdit;
typedef struct _LyktaField LyktaField;
typedef struct _LyktaLapse LyktaLapse;
typedef struct _LyktaLogEntry LyktaLogEntry;
typedef struct _LyktaQuery LyktaQuery;
typedef struct _LyktaRecord LyktaRecord;
typedef struct _LyktaRecordList LyktaRecordList;
typedef struct _LyktaRegister LyktaRegister;
typedef struct _LyktaStore LyktaStore;
typedef struct _LyktaValue LyktaValue;
typedef struct _LyktaView LyktaView;

G_END_DECLS

/* lykta-pdf-reader-private.h: what reading tables and reading objects share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-reader.h"

G_BEGIN_DECLS

/* An object that was read; value is %NULL if it could not be. */
typedef struct
{
  const LyktaPdfValue *value;
  guint number;
  gsize end; /* where what was read of it ends */
} LyktaPdfObject;

/* An object stream (ISO 32000-1, 7.5.7), inflated */
typedef struct
{
  GBytes *data;
  GArray *offsets; /* of guint64: number and offset in turn */
} LyktaPdfPack;

struct _LyktaPdfReader
{
  GBytes *bytes;
  LyktaPdfArena *arena;
  GHashTable *objects; /* LyktaPdfObject by place in the file, or by pack and index */
  GHashTable *packs;   /* LyktaPdfPack by place of the stream */
  gsize inflated;      /* bytes in packs so far */
};

typedef enum
{
  LYKTA_PDF_ENTRY_NONE,
  LYKTA_PDF_ENTRY_FREE,
  LYKTA_PDF_ENTRY_PLAIN,
  LYKTA_PDF_ENTRY_PACKED,
} LyktaPdfEntryType;

typedef struct
{
  guint64 place; /* in the file, or the number of the object stream */
  guint32 index; /* in the object stream, else the generation */
  guint32 type;
} LyktaPdfEntry;

/* What one table or stream lists */
typedef struct
{
  gsize place;
  guint first; /* in listed */
} LyktaPdfSection;

struct _LyktaPdfRevision
{
  LyktaPdfReader *reader;
  gsize end;
  const LyktaPdfValue *trailer;
  GArray *entries;  /* LyktaPdfEntry by number */
  GArray *listed;   /* of guint: numbers, newest section first */
  GArray *sections; /* of LyktaPdfSection, newest first */
  guint8 depth;     /* of lengths that are references, and of packs */
};

/* (nullable): the object of that number that stands at a place, whatever the tables say */
const LyktaPdfObject *_lykta_pdf_revision_read_at (LyktaPdfRevision *self, gsize place, guint number);

/* (transfer full) (nullable): inflated, and predictors undone */
GBytes *_lykta_pdf_inflate (LyktaPdfRevision *self, const LyktaPdfValue *stream, const guint8 *data, gsize size, gsize most);

G_END_DECLS

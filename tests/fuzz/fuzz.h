/* fuzz.h: what the fuzz targets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The entry that libFuzzer calls, and the replay of the corpus. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/**
 * FuzzPart:
 * @name: of a part of the package; arrays end with a %NULL one
 * @text: what it holds; %NULL: the input
 *
 * A part of a spreadsheet's package.
 */
typedef struct
{
  const char *name;
  const char *text;
} FuzzPart;

/* Reads every row of every sheet; errors are what hostile files deserve, anything else ends the program. */
void fuzz_read_sheets (const guint8 *data, gsize size);

/* Packs the parts without compression, so that the fuzzer meets XML and not checksums, and reads the package. */
void fuzz_read_package (const FuzzPart *parts, const guint8 *data, gsize size);

G_END_DECLS

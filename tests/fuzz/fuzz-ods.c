/* fuzz-ods.c: the content of an ODS package
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const FuzzPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", NULL },
    { NULL },
  };

  fuzz_read_package (parts, data, size);
  return 0;
}

/* fuzz-xlsx.c: one part of an XLSX package; its first byte says which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#define TYPES                                                                                                                    \
  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" "       \
  "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
#define RELATIONS                                                                                                                \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "               \
  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"     \
  "</Relationships>"
#define WORKBOOK                                                                                                                 \
  "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "                                               \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"One\" sheetId=\"1\" "   \
  "r:id=\"r1\"/></sheets></workbook>"
#define WORKBOOK_RELATIONS                                                                                                       \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "               \
  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"    \
  "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" "          \
  "Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" "                                                                       \
  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define STRINGS "<sst " MAIN "><si><t>Name</t></si><si><r><t>A</t></r><r><t>B</t></r></si></sst>"
#define STYLES                                                                                                                   \
  "<styleSheet " MAIN                                                                                                            \
  "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"                    \
  "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
#define SHEET                                                                                                                    \
  "<worksheet " MAIN "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"2\"><v>45000</v></c></row>"       \
  "</sheetData></worksheet>"

/* The parts that are fuzzed: the last four, in turn */
#define N_FIXED 3
#define N_FUZZED 4

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzPart parts[] = {
    { "[Content_Types].xml", TYPES },
    { "_rels/.rels", RELATIONS },
    { "xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS },
    { "xl/sharedStrings.xml", STRINGS },
    { "xl/workbook.xml", WORKBOOK },
    { "xl/styles.xml", STYLES },
    { "xl/worksheets/sheet1.xml", SHEET },
    { NULL },
  };

  if (size == 0)
    return 0;
  parts[N_FIXED + data[0] % N_FUZZED].text = NULL;
  fuzz_read_package (parts, data + 1, size - 1);
  return 0;
}

#!/usr/bin/env python3
# spreadsheets.py: XLSX and ODS made by other programs and by hand, and files that mean harm
#
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import os
import resource
import zipfile

import openpyxl

from tap import main, read_json, refuse, run, test

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def pack(name, parts):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as file:
        for part, text in parts:
            file.writestr(part, text)


def xlsx(name, rows, workbook="", shared="", styles="", before=""):
    """A workbook of one sheet, by hand: rows are the XML of sheetData."""
    relation = f'<Relationship Id="r{{}}" Type="{RELATIONS}/{{}}" Target="{{}}"/>'.format
    pack(name, [
        ("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relation(1, "worksheet", "worksheets/sheet1.xml")}'
         f'{relation(2, "sharedStrings", "sharedStrings.xml")}{relation(3, "styles", "styles.xml")}</Relationships>'),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}<sheets><sheet name="A" sheetId="1" r:id="r1"/>'
         '</sheets></workbook>'),
        ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>'),
        ("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'),
        ("xl/worksheets/sheet1.xml", f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'),
    ])


def ods(name, rows, before=""):
    pack(name, [("mimetype", ODS_TYPE), ("content.xml", (
        f'{before}<office:document-content xmlns:office="{ODF}office:1.0" xmlns:table="{ODF}table:1.0" xmlns:text="{ODF}text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Blad">{rows}</table:table></office:spreadsheet></office:body>'
        '</office:document-content>'))])


def inline(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = f'<row r="1">{inline("A1", "name")}{inline("B1", "valid_from")}{inline("C1", "note")}</row>'
ODS_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'.format
ODS_HEAD = f'<table:table-row>{ODS_CELL("name")}{ODS_CELL("valid_from")}{ODS_CELL("note")}</table:table-row>'


def read(file, *options):
    run("new", "office.lykta")
    run("import", "office.lykta", "contracts", file, *options)
    records = read_json("export", "office.lykta", "contracts", "-f", "json")
    return sorted((r["name"], r["valid_from"], r["note"]) for r in records)


@test
def openpyxl_file_by_another_name():
    book = openpyxl.Workbook()
    book.active.title = "Avtal"
    for row in (("Name", "From", "Note"), ("Å&<", datetime.date(2025, 1, 31), "rad 1\nrad 2"), (None, None, None),
                ("B", datetime.datetime(2024, 2, 29), 1.1), (1234567890, 45688, True)):
        book.active.append(row)
    hidden = book.create_sheet("Gömd", 0)
    hidden.sheet_state = "hidden"
    hidden.append(["Name"])
    hidden.append(["Dold"])
    book.save("a.csv")
    assert read("a.csv") == [("1234567890", "2025-01-31", "yes"), ("B", "2024-02-29", "1.1"),
                             ("Å&<", "2025-01-31", "rad 1\nrad 2")]
    assert "Avtal, Gömd" in refuse("import", "office.lykta", "contracts", "a.csv", "--sheet", "Nej")
    run("new", "other.lykta")
    run("import", "other.lykta", "contracts", "a.csv", "--sheet", "Gömd")
    assert [r["name"] for r in read_json("export", "other.lykta", "contracts", "-f", "json")] == ["Dold"]


@test
def shared_strings_formulas_and_styles():
    styles = ('<numFmts><numFmt numFmtId="170" formatCode="[$-41D]d\\ mmmm\\ yyyy;@"/></numFmts>'
              '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs>')
    shared = '<si><t>Ett</t></si><si><r><t xml:space="preserve">Tv </t></r><rPh><t>x</t></rPh><r><t>å_x000D_</t></r></si>'
    rows = (HEAD + '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45688</v></c><c r="C2" s="2"><v>0.07</v></c></row>'
            '<row r="7"><c r="A7" t="s"><v>1</v></c><c r="C7" t="str"><f>1&amp;2</f><v>svar</v></c></row>'
            '<row r="8"><c r="A8" t="inlineStr"><is><t>#N/A</t></is></c><c r="C8"><f>1/10</f><v>1.1000000000000001</v></c></row>')
    xlsx("a.xlsx", rows, shared=shared, styles=styles)
    assert read("a.xlsx") == [("#N/A", None, "1.1"), ("Ett", "2025-01-31", "7%"), ("Tv å", None, "svar")]


@test
def both_date_systems():
    """Excel: 1 is 1 January 1900, 59 is 28 February, 61 is 1 March; from 1904, 0 is 1 January 1904."""
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    for workbook, days in (("", {1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 45688: "2025-01-31"}),
                           ('<workbookPr date1904="1"/>', {0: "1904-01-01", 59: "1904-02-29", 44226: "2025-01-31"})):
        rows = HEAD + "".join(f'<row r="{i}">{inline(f"A{i}", f"{i:03}")}<c r="B{i}" s="1"><v>{day}</v></c></row>'
                              for i, day in enumerate(days, 2))
        xlsx("a.xlsx", rows, workbook, styles=styles)
        assert [r[1] for r in read("a.xlsx")] == list(days.values())
        os.remove("office.lykta")


@test
def opendocument_values():
    cell = '<table:table-cell office:value-type="{}" office:{}="{}"><text:p>shown</text:p></table:table-cell>'.format
    empty = '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    ods("a.ods", ODS_HEAD + empty.format(3)
        + f'<table:table-row table:number-rows-repeated="2">{ODS_CELL("A<text:s text:c=&quot;2&quot;/>å<text:tab/>".replace("&quot;", chr(34)))}'
        f'{cell("date", "date-value", "2025-01-31")}{cell("percentage", "value", "0.25")}</table:table-row>'
        f'<table:table-row>{ODS_CELL("B")}<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>'
        f'{cell("boolean", "boolean-value", "true")}</table:table-row>'
        f'<table:table-row>{ODS_CELL("C")}{cell("date", "date-value", "2025-01-31T00:00:00")}{cell("time", "time-value", "PT12H30M00S")}'
        '</table:table-row>' + empty.format(1048000))
    assert read("a.ods") == [("A  å", "2025-01-31", "25%")] * 2 + [("B", None, "yes"), ("C", "2025-01-31", "12:30")]


@test
def formulas_without_a_result():
    """ECMA-376 part 1, 18.18.11: t="e"; calcext:value-type="error" as LibreOffice writes it; in CSV only Excel's words are left."""
    errors = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
    run("new", "office.lykta")
    rows = "".join(f'<row r="{row}">{inline(f"A{row}", f"Namn {row}")}<c r="C{row}" t="e"><f>A1</f><v>{error}</v></c></row>'
                   for row, error in enumerate(errors, 2))
    xlsx("a.xlsx", HEAD + rows + f'<row r="20">{inline("A20", "Dag")}<c r="B20" t="e"><v>#N/A</v></c></row>'
         + f'<row r="21">{inline("A21", "Hel")}</row>')
    failed = ('<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
              f'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
              'calcext:value-type="error"><text:p>{}</text:p></table:table-cell>').format
    ods("a.ods", ODS_HEAD + "".join(f'<table:table-row>{ODS_CELL("A")}<table:table-cell/>{failed(error)}</table:table-row>'
                                    for error in ("#DIV/0!", "Err:502")) + f'<table:table-row>{ODS_CELL("Hel")}</table:table-row>')
    with open("a.csv", "w", encoding="utf-8-sig") as file:
        file.write("name;note\nA;#DIVISION/0!\nB;#SAKNAS!\nC;#REFERENS!\nHel;#1\n")
    for file, refused in (("a.xlsx", [(row, "note", error) for row, error in enumerate(errors, 2)] + [(20, "valid_from", "#N/A")]),
                          ("a.ods", [(2, "note", "#DIV/0!"), (3, "note", "Err:502")]),
                          ("a.csv", [(2, "note", "#DIVISION/0!"), (3, "note", "#SAKNAS!"), (4, "note", "#REFERENS!")])):
        report = read_json("import", "office.lykta", "contracts", file, "--dry-run", "--json", code=1)
        assert [(p["row"], p["column"], p["value"]) for p in report["errors"]] == refused, report["errors"]
        assert all("no result" in p["reason"] for p in report["errors"]), report["errors"]
        run("import", "office.lykta", "contracts", file, "--skip-errors")
    assert [r["name"] for r in read_json("export", "office.lykta", "contracts", "-f", "json")] == ["Hel"] * 3


@test
def merged_cells():
    """openpyxl writes the value into the first cell and leaves the others empty, as Excel does."""
    book = openpyxl.Workbook()
    for row in (("Name", "From", "Note"), ("Sammanslaget avtal", None, "a"), ("B", datetime.date(2025, 1, 31), "över två rader"),
                ("C", None, None)):
        book.active.append(row)
    book.active.merge_cells("A2:B2")
    book.active.merge_cells("C3:C4")
    book.save("a.xlsx")
    assert read("a.xlsx") == [("B", "2025-01-31", "över två rader"), ("C", None, None), ("Sammanslaget avtal", None, "a")]
    os.remove("office.lykta")
    covered = "<table:covered-table-cell/>"
    wide = '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>Brett</text:p></table:table-cell>'
    ods("a.ods", ODS_HEAD + f'<table:table-row>{wide}{covered}{ODS_CELL("a")}</table:table-row>'
        f'<table:table-row>{covered * 2}{ODS_CELL("b")}</table:table-row><table:table-row>{ODS_CELL("C")}</table:table-row>')
    run("new", "office.lykta")
    report = read_json("import", "office.lykta", "contracts", "a.ods", "--skip-errors", "--json")
    assert [(p["row"], p["column"]) for p in report["errors"]] == [(3, "name")], report
    assert sorted((r["name"], r["note"]) for r in read_json("export", "office.lykta", "contracts", "-f", "json")) == [
        ("Brett", "a"), ("C", None)]


@test
def passwords_and_old_files():
    """Each kind is told apart from what is only damaged, and the sentence says what to do."""
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    stream = lambda name: name.encode("utf-16-le").ljust(64, b"\0") + bytes(64)  # noqa: E731
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
                'manifest:full-path="{}"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>').format
    for name, data in (("secret.xlsx", compound + stream("Root Entry") + stream("EncryptionInfo") + stream("EncryptedPackage")),
                       ("old.xls", compound + stream("Root Entry") + stream("Workbook")),
                       ("older.xls", compound + stream("Root Entry") + stream("Book")),
                       ("biff4.xls", bytes.fromhex("0904060000000000 1000") + bytes(100)),
                       ("biff2.xls", bytes.fromhex("0900040000001000") + bytes(100))):
        with open(name, "wb") as file:
            file.write(data)
    pack("secret.ods", [("mimetype", ODS_TYPE), ("content.xml", bytes(range(256))), ("META-INF/manifest.xml", manifest("content.xml"))])
    pack("wholesome.ods", [("mimetype", ODS_TYPE), ("encrypted-package", bytes(range(256))),
                           ("META-INF/manifest.xml", manifest("encrypted-package"))])
    run("new", "office.lykta")
    for name in ("secret.xlsx", "secret.ods", "wholesome.ods"):
        assert "protected by a password" in refuse("import", "office.lykta", "contracts", name), name
    for name in ("old.xls", "older.xls", "biff4.xls", "biff2.xls"):
        assert "old office program (.xls)" in refuse("import", "office.lykta", "contracts", name), name
    assert "lösenord" in refuse("import", "office.lykta", "contracts", "secret.xlsx", locale="sv_SE.UTF-8")


@test
def hostile_files():
    """Each is refused by one sentence, in 2 GB of address space and a minute of work."""
    entities = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi")) + "]>"
    wide = "".join(inline("", "x") for _ in range(20000))
    xlsx("entities.xlsx", HEAD, before=entities)
    ods("entities.ods", ODS_HEAD, before=entities)
    ods("bomb.ods", " " * 200_000_000)
    xlsx("bomb.xlsx", HEAD, shared=" " * 200_000_000)
    ods("repeated.ods", ODS_HEAD + '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>xxxxxxxxxxxx</text:p></table:table-cell></table:table-row>')
    ods("columns.ods", ODS_HEAD + '<table:table-row><table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p>'
        '</table:table-cell></table:table-row>')
    xlsx("columns.xlsx", HEAD + f'<row r="2">{wide}</row>')
    xlsx("far.xlsx", HEAD + f'<row r="2">{inline("ZZZZ2", "x")}</row>')
    xlsx("deep.xlsx", HEAD + "<row>" + "<c>" * 100000)
    pack("names.xlsx", [("../../etc/passwd", "x")])
    pack("twice.ods", [("mimetype", ODS_TYPE), ("content.xml", "<a/>"), ("content.xml", "<b/>")])
    pack("many.xlsx", [(f"part{i}", "") for i in range(20000)])
    pack("nothing.zip", [("a.txt", "x")])
    pack("text.odt", [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")])
    with open("bomb.ods", "rb") as whole, open("half.ods", "wb") as half:
        half.write(whole.read(3000))
    for name, data in (("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)), ("a.pdf", b"%PDF-1.7\n"), ("a.png", b"\x89PNG\r\n"),
                       ("secret.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(70000) + "EncryptedPackage".encode("utf-16-le"))):
        with open(name, "wb") as file:
            file.write(data)

    def bounded():
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    run("new", "office.lykta")
    for name in ("entities.xlsx", "entities.ods", "bomb.ods", "bomb.xlsx", "repeated.ods", "columns.ods", "columns.xlsx", "far.xlsx", "deep.xlsx",
                 "names.xlsx", "twice.ods", "many.xlsx", "nothing.zip", "text.odt", "half.ods", "old.xls", "a.pdf", "a.png", "secret.xlsx"):
        message = refuse("import", "office.lykta", "contracts", name, preexec_fn=bounded)
        assert ("password" in message) == (name == "secret.xlsx"), (name, message)


if __name__ == "__main__":
    main()

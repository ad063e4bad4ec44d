#!/usr/bin/env python3
# sheets.py: exports as XLSX and ODS, judged by openpyxl, zipfile and ElementTree against the JSON of the same records
#
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import subprocess
import xml.etree.ElementTree as xml
import zipfile

import openpyxl

from tap import main, read_json, refuse, run, test

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HOSTILE = ["=1+1", "+46 8", "-5", "@x", '=cmd|" /C calc"!A0', "_x0041_", "<b>&amp;", "a  b", " x", "'quoted"]


def make(example=False):
    run("new", "office.lykta", *(["--example"] if example else []))


def fields():
    return {r["id"]: r["fields"] for r in read_json("registers", "office.lykta", "--json")}


def records(register, *options):
    return read_json("export", "office.lykta", register, "-f", "json", *options)


def read_xlsx(register, *options, **more):
    run("export", "office.lykta", register, "-o", "a.xlsx", *options, **more)
    sheet = openpyxl.load_workbook("a.xlsx").worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def get_text(element):
    """The text of a paragraph as ODF 1.3 part 3, 6.1.2 and 6.1.3 say it is read."""
    text = element.text or ""
    for part in element:
        text += {TEXT + "s": " ", TEXT + "tab": "\t"}[part.tag] + (part.tail or "")
    return text


def get_value(cell):
    kind = cell.get(OFFICE + "value-type")
    if kind == "float":
        return float(cell.get(OFFICE + "value"))
    if kind == "boolean":
        return cell.get(OFFICE + "boolean-value") == "true"
    if kind == "date":
        return datetime.datetime.fromisoformat(cell.get(OFFICE + "date-value"))
    return "\n".join(get_text(p) for p in cell.iter(TEXT + "p")) or None


def read_ods(register, *options, **more):
    run("export", "office.lykta", register, "-o", "a.ods", *options, **more)
    with zipfile.ZipFile("a.ods") as archive:
        assert archive.testzip() is None
        content = xml.fromstring(archive.read("content.xml"))
    return [[get_value(cell) for cell in row.findall(TABLE + "table-cell")] for row in content.iter(TABLE + "table-row")]


def expect(kind, value):
    """What stands in a typed cell for a value of the JSON; None where a name stands in its place."""
    if value is None or kind in ("number", "yes-no"):
        return value
    if kind == "date":
        return datetime.datetime.fromisoformat(value)
    return value if kind in ("text", "long-text", "email", "url") else NotImplemented


def compare(read):
    make(example=True)
    seen = set()
    for register, declared in fields().items():
        rows = read(register, "--ids", locale="sv_SE.UTF-8")  # where a number has a decimal comma
        kinds = {field["id"]: field["type"] for field in declared}
        original = records(register)
        assert rows[0][0] == "id" and set(rows[0][1:]) == set(kinds), register
        assert len(rows) == len(original) + 1
        for row, record in zip(rows[1:], original):
            assert row[0] == record["id"]
            for name, cell in zip(rows[0][1:], row[1:]):
                wanted = expect(kinds[name], record[name])
                if wanted is NotImplemented:
                    assert cell is not None, (register, name)
                    continue
                seen.add(kinds[name])
                assert cell == wanted and isinstance(cell, bool) == isinstance(wanted, bool), (register, name, cell, wanted)
    assert {"number", "yes-no", "date", "text", "long-text"} <= seen, seen


@test
def xlsx_has_typed_cells():
    compare(read_xlsx)


@test
def ods_has_typed_cells():
    compare(read_ods)


@test
def moments_are_local():
    """2026-07-01T12:05 UTC is 14:05 in Stockholm; with seconds it would lose them, and stays a text."""
    make()
    run("add", "office.lykta", "incidents", "title=A", "kind=breach", "state=open", "aware=2026-07-01 14:05", "discovered=2026-07-01 14:05")
    for read in (read_xlsx, read_ods):
        rows = read("incidents", "--ids", "--columns", "title,discovered")
        assert rows[1][2] == datetime.datetime(2026, 7, 1, 14, 5), rows


@test
def the_sheet_is_ready_to_use():
    make(example=True)
    run("export", "office.lykta", "assets", "-o", "a.xlsx", locale="sv_SE.UTF-8")
    sheet = openpyxl.load_workbook("a.xlsx").worksheets[0]
    assert sheet.title == "Informationstillgångar", sheet.title
    assert sheet.freeze_panes == "A2" and sheet.cell(1, 1).font.bold and not sheet.cell(2, 1).font.bold
    assert sheet.auto_filter.ref == sheet.dimensions, (sheet.auto_filter.ref, sheet.dimensions)
    widths = [column.width for column in sheet.column_dimensions.values()]
    assert min(widths) >= 8 and max(widths) <= 61 and len(set(widths)) > 3, widths
    dates = [cell for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, datetime.datetime)]
    assert dates and all(cell.number_format == "yyyy-mm-dd" for cell in dates)


@test
def ods_is_recognised():
    """The first entry is stored without compression and without extra fields (ODF 1.3 part 2, 3.3)."""
    make(example=True)
    run("export", "office.lykta", "assets", "-o", "a.ods", locale="sv_SE.UTF-8")
    data = open("a.ods", "rb").read()
    assert data[30:38] == b"mimetype" and data[38:].startswith(b"application/vnd.oasis.opendocument.spreadsheetPK")
    with zipfile.ZipFile("a.ods") as archive:
        names = [entry.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path")
                 for entry in xml.fromstring(archive.read("META-INF/manifest.xml"))]
        assert set(names) - {"/"} == set(archive.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        for name in archive.namelist():
            if name.endswith(".xml"):
                xml.fromstring(archive.read(name))
        content = archive.read("content.xml").decode()
        assert 'table:name="Informationstillgångar"' in content and 'display-filter-buttons="true"' in content
        assert "VerticalSplitPosition" in archive.read("settings.xml").decode()


@test
def formulas_are_texts():
    make()
    for name in HOSTILE:
        run("add", "office.lykta", "units", f"name={name}")
    wanted = sorted(name.strip() for name in HOSTILE)
    run("export", "office.lykta", "units", "-o", "a.xlsx", "--columns", "name")
    sheet = openpyxl.load_workbook("a.xlsx").worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert all(cell.data_type == "s" and not cell.hyperlink for cell in cells), [c.data_type for c in cells]
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@")
    # openpyxl leaves ECMA-376's _xHHHH_ as it stands in the file
    assert sorted(cell.value.replace("_x005F_", "_") for cell in cells) == wanted, [c.value for c in cells]
    with zipfile.ZipFile("a.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert sorted(row[0] for row in read_ods("units", "--columns", "name")[1:]) == wanted
    with zipfile.ZipFile("a.ods") as archive:
        assert b"table:formula" not in archive.read("content.xml")


@test
def a_text_longer_than_a_cell():
    """Excel's cells hold 32 767 units of UTF-16."""
    make()
    note = "å\U0001f526" * 20000
    with open("a.csv", "w") as file:
        file.write(f"name;note\nLång;{note}\nKort;{note[:21844]}\n")
    run("import", "office.lykta", "units", "a.csv")
    result = run("export", "office.lykta", "units", "-o", "a.xlsx", "--columns", "note")
    assert result.err.startswith("1 text was longer"), result.err
    cells = sorted((row[0].value for row in openpyxl.load_workbook("a.xlsx").worksheets[0].iter_rows(min_row=2)), key=len)
    assert cells[0] == note[:21844]
    assert cells[1].endswith("…") and note.startswith(cells[1][:-1]) and len(cells[1].encode("utf-16-le")) // 2 in (32766, 32767)
    assert max(len(row[0]) for row in read_ods("units", "--columns", "note")[1:]) == len(note)


@test
def columns_in_the_order_asked_for():
    make(example=True)
    rows = read_xlsx("assets", "--columns", "kind,Name")
    assert rows[0][:2] == ["Kind", "Name"], rows[0]
    assert [row[1] for row in rows[1:]] == [record["name"] for record in records("assets")]
    assert "nothing" in refuse("export", "office.lykta", "assets", "--columns", "name,nothing")


@test
def the_public_version():
    """Marked records are left out with their parts; what refers to them does not say their titles (OSL 5 kap. 5 §)."""
    make()
    secret = run("add", "office.lykta", "assets", "name=Skalskydd").out.strip()
    open_ = run("add", "office.lykta", "assets", "name=Karta", f"depends_on={secret}").out.strip()
    incident = run("add", "office.lykta", "incidents", "title=Intrång", "kind=breach", "state=open", "aware=2026-01-02 03:04").out.strip()
    run("add", "office.lykta", "timeline", f"incident={incident}", "what=Hittades", "at=2026-01-02 03:04")
    run("set", "office.lykta", "assets", secret, "secrecy_section=osl-18-8", "secrecy_date=2026-01-20", "secrecy_authority=Kontoret")
    run("set", "office.lykta", "incidents", incident, "secrecy_date=2026-01-20")
    for format_ in ("xlsx", "ods", "csv", "json"):
        out = f"a.{format_}"
        result = run("export", "office.lykta", "assets", "--public", "-o", out)
        assert result.err == "1 record bears a secrecy mark and was left out.\n", result.err
        data = open(out, "rb").read()
        if format_ in ("xlsx", "ods"):
            with zipfile.ZipFile(out) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        assert "Skalskydd".encode() not in data and b"Karta" in data and b"secret" in data, format_
    assert records("timeline", "--public") == [] and len(records("timeline")) == 1
    rows = read_xlsx("assets", "--columns", "name")
    assert len(rows[0]) == 4 and ["2026-01-20", "Kontoret"] == [str(rows[2][2])[:10], rows[2][3]], rows
    assert len(read_xlsx("assets", "--columns", "name", "--search", "karta")[0]) == 1
    assert [r["id"] for r in records("assets", "--public")] == [int(open_)]


def read_pdf(path):
    return " ".join(subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode().split())


@test
def the_public_review():
    """A marked incident is in the review with its mark, and out of its public version, which says so."""
    make(example=True)
    year = max(r["year"] for r in records("reviews"))
    run("review", "office.lykta", str(year), "-o", "a.pdf")
    before = read_pdf("a.pdf")
    register, record, title = next((reg, r["id"], r[name]) for reg, name in (("actions", "title"), ("findings", "title"),
                                                                            ("activities", "title"), ("documents", "title"))
                                   for r in records(reg) if r[name] in before and r["secrecy_section"] is None)
    run("set", "office.lykta", register, str(record), "secrecy_section=osl-18-8", "secrecy_date=2026-01-20")
    run("review", "office.lykta", str(year), "-o", "a.pdf")
    run("review", "office.lykta", str(year), "--public", "-o", "b.pdf")
    whole, public = read_pdf("a.pdf"), read_pdf("b.pdf")
    assert "[sekretess: 18 kap. 8 § OSL" in whole and title in whole
    assert before.count(title) > public.count(title), title
    assert "Offentlig version." in public and "Offentlig version." not in whole


@test
def the_list_as_pdf():
    """Tagged, with the shown columns, its filter, and fonts of its own; a public one says what it lacks."""
    make(example=True)
    run("export", "office.lykta", "assets", "--view", "no_owner", "-o", "a.pdf")
    missing = [r["name"] for r in records("assets", "--view", "no_owner")]
    text = read_pdf("a.pdf")
    assert missing and all(name in text for name in missing) and "No information owner" in text
    subprocess.run(["qpdf", "--check", "a.pdf"], check=True, capture_output=True)
    assert b"Tagged:          yes" in subprocess.run(["pdfinfo", "a.pdf"], capture_output=True).stdout
    fonts = subprocess.run(["pdffonts", "a.pdf"], capture_output=True).stdout.decode().splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), fonts
    tags = subprocess.run(["pdfinfo", "-struct", "a.pdf"], capture_output=True).stdout.decode().split()
    assert tags.count("Table") == 1 and tags.count("TR") == len(missing) + 1, tags[:40]
    assert tags.count("TH:") >= 5 and tags.count("/Scope") == tags.count("/Column") == tags.count("TH:"), tags[:40]
    assert tags.count("TD") == tags.count("TH:") * len(missing), (tags.count("TD"), len(missing))
    shown = subprocess.run(["pdfinfo", "a.pdf"], capture_output=True).stdout.decode()
    assert "Title:           Information assets" in shown and "Author:          Exploateringskontoret" in shown, shown
    with open("a.pdf", "rb") as file:
        before = file.read()
    assert b"/Lang<FEFF0065006E" in before and b"/DisplayDocTitle true" in before  # "en"
    run("export", "office.lykta", "assets", "--view", "no_owner", "-o", "a.pdf")
    with open("a.pdf", "rb") as file:
        assert file.read() == before
    run("export", "office.lykta", "assets", "--public", "-o", "b.pdf")
    hidden = len(records("assets")) - len(records("assets", "--public"))
    assert hidden > 0 and f"{hidden} records bear a secrecy mark" in read_pdf("b.pdf")
    assert "16" in refuse("export", "office.lykta", "assets", "-o", "c.pdf", "--columns", ",".join(
        f["id"] for f in fields()["assets"]))


@test
def a_cell_longer_than_a_page():
    make()
    words = [f"ord{i}" for i in range(9000)]
    with open("a.csv", "w") as file:
        file.write("name;note\nLång;" + " ".join(words) + "\nKort;slut\n")
    run("import", "office.lykta", "units", "a.csv")
    run("export", "office.lykta", "units", "-o", "a.pdf", "--columns", "name,note")
    text = read_pdf("a.pdf").split()
    assert [word for word in text if word.startswith("ord")] == words and "slut" in text
    tags = subprocess.run(["pdfinfo", "-struct", "a.pdf"], capture_output=True).stdout.decode().split()
    assert tags.count("TR") == 3 and tags.count("TD") == 4, tags[:60]


@test
def letters_of_other_scripts():
    """What the document's own font lacks is set with the machine's, and can be copied whatever it looks like."""
    make()
    names = ["Нева", "日本", "עברית", "a → b", "x ✅"]
    with open("a.csv", "w") as file:
        file.write("name\n" + "\n".join(names) + "\n")
    run("import", "office.lykta", "units", "a.csv")
    run("export", "office.lykta", "units", "-o", "a.pdf", "--columns", "name,note")
    subprocess.run(["qpdf", "--check", "a.pdf"], check=True, capture_output=True)
    text = subprocess.run(["pdftotext", "-raw", "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert all(name in text for name in names), text


@test
def weeding_only_lists():
    """Two years after the answer, by the pick list; the list deletes nothing."""
    make()
    old = run("add", "office.lykta", "requests", "dnr=E2020-1", "kind=access", "state=answered", "received=2020-01-10",
              "answered_on=2020-02-10").out.strip()
    today = datetime.date.today().isoformat()
    run("add", "office.lykta", "requests", "dnr=E2", "kind=access", "state=answered", f"received={today}", f"answered_on={today}")
    items = read_json("weed", "office.lykta", "--json")
    assert [(i["register"], i["id"], i["from"], i["due"], i["years"]) for i in items] == [
        ("requests", int(old), "2020-02-10", "2022-02-10", 2)], items
    assert items[0]["source"] and "E2020-1" in run("weed", "office.lykta").out
    assert len(records("requests")) == 2


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# exchange.py: export and import as lyktactl.md says, judged by Python's csv and json
#
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import io
import json
import os
import resource
import signal
import subprocess

from tap import LYKTACTL, main, read_json, refuse, run, test


def make(n_units=0):
    run("new", "office.lykta")
    for i in range(n_units):
        run("add", "office.lykta", "units", f"name=Unit {i}")


def write(name, text, encoding="utf-8"):
    with open(name, "wb") as file:
        file.write(text.encode(encoding))


def export(*options, register="suppliers"):
    out = run("export", "office.lykta", register, *options).stdout
    assert out.startswith(b"\xef\xbb\xbf"), "no byte order mark"
    text = out[3:].decode("utf-8")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def count(register="suppliers"):
    return next(r["records"] for r in read_json("registers", "office.lykta", "--json") if r["id"] == register)


@test
def csv_header_and_cells():
    make()
    run("add", "office.lykta", "suppliers", "name==SUM(A1)", "contact=Sverige; \"syd\"")
    rows = export("--ids")
    assert rows[0][0] == "id" and "name" in rows[0]
    record = dict(zip(rows[0], rows[1]))
    assert record["id"] == "1"
    assert record["name"] == "'=SUM(A1)", "a formula must be harmless"
    assert record["contact"] == 'Sverige; "syd"'
    labels = export()
    assert "Name" in labels[0] and len(labels[0]) == len(rows[0]) - 1


@test
def formulas_come_back():
    make()
    names = ["=1+1", "+46 8", "-5", "@x", "'quoted", "'=x", "''-y"]
    for name in names:
        run("add", "office.lykta", "suppliers", f"name={name}")
    write("all.csv", run("export", "office.lykta", "suppliers").out)
    run("new", "other.lykta")
    run("import", "other.lykta", "suppliers", "all.csv")
    records = read_json("export", "other.lykta", "suppliers", "--format", "json")
    assert sorted(r["name"] for r in records) == sorted(names)


@test
def json_has_ids_and_types():
    make()
    unit = run("add", "office.lykta", "units", "name=Mark").out.strip()
    run("add", "office.lykta", "units", "name=Karta", f"parent={unit}")
    records = {r["name"]: r for r in read_json("export", "office.lykta", "units", "-f", "json")}
    assert records["Karta"]["parent"] == {"id": int(unit), "title": "Mark"}
    assert records["Mark"]["parent"] is None


@test
def output_file():
    make(1)
    run("export", "office.lykta", "units", "-o", "out.json")
    assert json.load(open("out.json"))[0]["name"] == "Unit 0"
    run("export", "office.lykta", "units", "-o", "out.csv")
    assert open("out.csv", "rb").read(3) == b"\xef\xbb\xbf"
    assert sorted(os.listdir(".")) == ["office.lykta", "out.csv", "out.json"]


@test
def search_and_view():
    make(3)
    rows = export("--search", "unit 1", register="units")
    assert len(rows) == 2 and "Unit 1" in rows[1]
    views = next(r["views"] for r in read_json("registers", "office.lykta", "--json") if r["id"] == "units")
    for view in views:
        export("--view", view, register="units")
    message = refuse("export", "office.lykta", "units", "--view", "nothing")
    assert views[0] in message


@test
def unknown_names():
    make()
    assert "registers FILE" in refuse("export", "office.lykta", "nothing")
    refuse("export", "office.lykta", "units", "--format", "xml", code=2)
    refuse("export", "missing.lykta", "units")


@test
def output_is_whole_or_not_at_all():
    make()
    write("a.csv", "name\n" + "".join(f"Unit {i}\n" for i in range(9000)))
    run("import", "office.lykta", "units", "a.csv")
    limit = 100000  # bytes a file may have: a full disk

    def full():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    write("out.csv", "before")
    refuse("export", "office.lykta", "units", "-o", "out.csv", preexec_fn=full)
    assert open("out.csv").read() == "before"
    refuse("export", "office.lykta", "units", "-o", "new.csv", preexec_fn=full)
    assert sorted(os.listdir(".")) == ["a.csv", "office.lykta", "out.csv"], os.listdir(".")
    refuse("export", "office.lykta", "units", "-o", "no/such/folder.csv")
    with open("/dev/full", "wb") as file:
        result = subprocess.run([LYKTACTL, "export", "office.lykta", "units"], stdout=file, stderr=subprocess.PIPE)
    assert result.returncode == 1 and result.stderr


@test
def columns_by_id_and_label():
    make()
    for name, header in (("ids", "name;contact"), ("english", "NAME;Contact"), ("swedish", "Namn;Kontakt")):
        write(f"{name}.csv", f"{header}\r\nLeverantör {name};Sverige\r\n")
        run("import", "office.lykta", "suppliers", f"{name}.csv")
    records = read_json("export", "office.lykta", "suppliers", "-f", "json")
    assert sorted(r["name"] for r in records) == ["Leverantör english", "Leverantör ids", "Leverantör swedish"]
    assert all(r["contact"] == "Sverige" for r in records)


@test
def columns_by_map():
    make()
    write("a.csv", "Firma,Kontakt,Skräp\nAlfa,Norge,x\n")
    result = run("import", "office.lykta", "suppliers", "a.csv", "--map", "firma=name", "--map", "Skräp=")
    assert result.err == ""
    write("b.csv", "Firma,Stat,Skräp\nBeta,Finland,x\n")
    result = run("import", "office.lykta", "suppliers", "b.csv", "--map", "Firma=name", "2=Contact")
    assert "Skräp" in result.err, "a column that is left out is told"
    records = read_json("export", "office.lykta", "suppliers", "-f", "json")
    assert [(r["name"], r["contact"]) for r in records] == [("Alfa", "Norge"), ("Beta", "Finland")]
    assert "nothing" in refuse("import", "office.lykta", "suppliers", "a.csv", "--map", "Firma=nothing")
    refuse("import", "office.lykta", "suppliers", "a.csv", "--map", "Firma", code=2)
    refuse("import", "office.lykta", "suppliers", "a.csv", "--map", "Firma=name", "--map", "Kontakt=name")


@test
def windows_files():
    make()
    write("a.csv", "Namn;Kontakt\r\nBygg & Mätning – Söder;Åland\r\n", "cp1252")
    run("import", "office.lykta", "suppliers", "a.csv")
    write("b.csv", "Namn\tKontakt\r\nTabb;Åland\tÖ\r\n", "utf-16")
    run("import", "office.lykta", "suppliers", "b.csv")
    records = read_json("export", "office.lykta", "suppliers", "-f", "json")
    assert [(r["name"], r["contact"]) for r in records] == [("Bygg & Mätning – Söder", "Åland"), ("Tabb;Åland", "Ö")]


@test
def values_as_people_write_them():
    make()
    write("a.csv", "Name;From;To\nA;2025-01-31;45688\nB;20250131;31/1 2025\nC;25-01-31;\n")
    run("import", "office.lykta", "contracts", "a.csv")
    for record in read_json("export", "office.lykta", "contracts", "-f", "json"):
        dates = [v for k, v in record.items() if k in ("from", "to", "valid_from", "valid_to", "from_date", "to_date")]
        assert set(dates) <= {"2025-01-31", None} and "2025-01-31" in dates, record
    write("b.csv", "Namn;Personuppgiftsbiträde\nA;Ja\nB;nej\nC;X\nD;0\nE;\n")
    field = next(f["id"] for r in read_json("registers", "office.lykta", "--json") if r["id"] == "suppliers"
                 for f in r["fields"] if f["type"] == "yes-no")
    run("import", "office.lykta", "suppliers", "b.csv", "--map", f"Personuppgiftsbiträde={field}")
    records = read_json("export", "office.lykta", "suppliers", "-f", "json")
    assert [r[field] for r in records] == [True, False, True, False, None]


@test
def references_by_title():
    make()
    write("a.csv", "name;parent\nGrupp;Enhet\nEnhet;Kontor\nKontor;\n")
    run("import", "office.lykta", "units", "a.csv")
    records = {r["name"]: r for r in read_json("export", "office.lykta", "units", "-f", "json")}
    assert records["Grupp"]["parent"]["title"] == "Enhet"
    assert records["Enhet"]["parent"]["title"] == "Kontor"
    write("b.csv", "name;parent\nEn;Kontor\nTvå;Ingenstans\nTre;Två\n")
    result = read_json("import", "office.lykta", "units", "b.csv", "--json", code=1)
    assert [(e["row"], e["column"]) for e in result["errors"]] == [(3, "parent"), (4, "parent")], result
    assert count("units") == 3
    result = read_json("import", "office.lykta", "units", "b.csv", "--json", "--skip-errors")
    assert result["added"] == 1 and result["refused"] == 2 and count("units") == 4


@test
def refused_rows():
    make()
    write("a.csv", "Name;From\nA;2025-01-31\n;2025-01-31\nC;in spring\nD;2025-02-30\nE;2025-03-01;surplus\n")
    result = run("import", "office.lykta", "contracts", "a.csv", code=1)
    lines = result.out.splitlines()
    assert [line.split(":")[0] for line in lines[:4]] == [
        "Row 3, column “Name”", "Row 4, column “From”", "Row 5, column “From”", "Row 6"], lines
    assert "in spring" in lines[1] and "2025-02-30" in lines[2]
    assert count("contracts") == 0, "nothing is imported when a row is refused"
    run("import", "office.lykta", "contracts", "a.csv", "--skip-errors")
    assert count("contracts") == 1


@test
def dry_run():
    make()
    write("a.csv", "name\nA\nB\n")
    result = read_json("import", "office.lykta", "units", "a.csv", "--dry-run", "--json")
    assert result["imported"] is False and result["added"] == 2 and count("units") == 0
    assert read_json("log", "office.lykta", "units", "--json") == []


@test
def one_step_to_undo():
    make()
    write("a.csv", "name\n" + "".join(f"Unit {i}\n" for i in range(50)))
    run("import", "office.lykta", "units", "a.csv")
    assert count("units") == 50
    assert len({e["edit"] for e in read_json("log", "office.lykta", "units", "--json")}) == 1
    run("undo", "office.lykta")
    assert count("units") == 0
    run("check", "office.lykta")


@test
def key_updates():
    make()
    write("a.csv", "name;contact\nA;Sverige\nB;Norge\n")
    run("import", "office.lykta", "suppliers", "a.csv")
    write("b.csv", "name;contact\nA;Sverige\nB;Danmark\nC;Finland\n")
    result = read_json("import", "office.lykta", "suppliers", "b.csv", "--key", "name", "--json")
    assert (result["added"], result["updated"], result["unchanged"]) == (1, 1, 1), result
    records = read_json("export", "office.lykta", "suppliers", "-f", "json")
    assert [(r["name"], r["contact"]) for r in records] == [("A", "Sverige"), ("B", "Danmark"), ("C", "Finland")]
    write("c.csv", "name;contact\nA;Island\nA;Grönland\n;x\n")
    result = read_json("import", "office.lykta", "suppliers", "c.csv", "--key", "name", "--json", code=1)
    assert [e["row"] for e in result["errors"]] == [3, 4]
    refuse("import", "office.lykta", "suppliers", "c.csv", "--key", "nothing")
    refuse("import", "office.lykta", "suppliers", "c.csv", "--key", "organisation_number")


@test
def creates_what_rows_name():
    make()
    write("a.csv", "name;unit\nAnna;Drift\nBo;drift\nCia;Bygg\n;Arkiv\n")
    assert read_json("import", "office.lykta", "people", "a.csv", "--json", "--skip-errors", code=0)["refused"] == 4
    people = count("people")
    result = read_json("import", "office.lykta", "people", "a.csv", "--create", "unit", "--json", "--skip-errors")
    assert (result["added"], result["refused"], result["created"]) == (3, 1, 2), result
    assert [(e["row"], e["column"], e["value"]) for e in result["errors"]] == [(5, "name", None)], result
    units = {r["id"]: r["name"] for r in read_json("export", "office.lykta", "units", "-f", "json")}
    assert sorted(units.values()) == ["Bygg", "Drift"], "one each, and none for a row that is refused"
    run("undo", "office.lykta")
    assert count("people") == people and count("units") == 0
    refuse("import", "office.lykta", "people", "a.csv", "--create", "name")
    refuse("import", "office.lykta", "people", "a.csv", "--create", "nothing")
    run("check", "office.lykta")


@test
def key_id_moves_whole_registers():
    make(5)
    write("a.csv", run("export", "office.lykta", "units", "--ids").out)
    result = read_json("import", "office.lykta", "units", "a.csv", "--key", "id", "--json")
    assert result["unchanged"] == 5 and result["updated"] == 0
    write("a.json", run("export", "office.lykta", "units", "-f", "json").out)
    result = read_json("import", "office.lykta", "units", "a.json", "--key", "id", "--json")
    assert result["unchanged"] == 5 and result["updated"] == 0
    refuse("import", "office.lykta", "units", "nothing.csv", "--key", "id")


@test
def rules_of_the_register():
    """A transfer cannot be approved without an approved classification of the asset dated before it (A62, A63)."""
    make()
    for name in ("Karta", "Arkiv", "Diarium"):
        run("add", "office.lykta", "assets", f"name={name}")
    write("a.csv", "asset;state;transfer_date\nKarta;planned;2027-01-01\nArkiv;approved;2027-01-01\nDiarium;Klar;2027-01-01\n")
    for options in ((), ("--dry-run",)):
        result = read_json("import", "office.lykta", "transfers", "a.csv", "--json", *options, code=1)
        assert [e["row"] for e in result["errors"]] == [3, 4], result
        assert all("lassific" in e["reason"] for e in result["errors"]), result
        assert (result["added"], result["refused"], result["imported"]) == (1, 2, False), result
        assert count("transfers") == 0
    result = read_json("import", "office.lykta", "transfers", "a.csv", "--json", "--skip-errors")
    assert result["imported"] is True and count("transfers") == 1
    run("check", "office.lykta")


@test
def values_that_must_be_unique():
    make()
    run("add", "office.lykta", "suppliers", "name=Alfa", "organisation_number=556677-8899")
    write("a.csv", "name;organisation_number\nBeta;556677-8899\nGamma;212000-0142\nDelta;212000-0142\n")
    result = read_json("import", "office.lykta", "suppliers", "a.csv", "--json", code=1)
    assert [(e["row"], e["column"]) for e in result["errors"]] == [(2, "organisation_number"), (4, "organisation_number")], result
    refuse("add", "office.lykta", "suppliers", "name=Beta", "organisation_number=556677-8899")
    assert count() == 1


@test
def example_goes_round_in_both_languages():
    """What one language writes, the other reads: labels, Ja and Nej, decimal commas, titles that occur twice."""
    run("new", "office.lykta", "--example")
    for register in read_json("registers", "office.lykta", "--json"):
        name = register["id"]
        for file, options in (("a.csv", ("--ids",)), ("a.json", ("-f", "json"))):
            for out_locale, in_locale in (("sv_SE.UTF-8", "C.UTF-8"), ("C.UTF-8", "sv_SE.UTF-8")):
                write(file, run("export", "office.lykta", name, *options, locale=out_locale).out)
                result = read_json("import", "office.lykta", name, file, "--key", "id", "--dry-run", "--json", locale=in_locale)
                assert result["unchanged"] == register["records"] and not result["ignored_columns"], (name, out_locale, result)


@test
def standard_input():
    make()
    run("import", "office.lykta", "units", "-", input="namn;x\nÄlvsjö\n".encode())
    run("import", "office.lykta", "units", "-", input='[{"name": "Årsta"}]'.encode())
    run("import", "office.lykta", "units", "-", input="name\nÖ\n".encode("cp1252"))
    records = read_json("export", "office.lykta", "units", "-f", "json")
    assert sorted(r["name"] for r in records) == sorted(["Älvsjö", "Årsta", "Ö"])


@test
def hostile_files():
    make()
    for name, data in (
        ("empty.csv", b""),
        ("binary.csv", bytes(range(256)) * 100),
        ("nul.csv", b"name\nA\0B\n"),
        ("half.csv", b'name\n"A\nB\n'),
        ("wide.csv", b"name" + b";" * 1000000 + b"\n"),
        ("long.csv", b'name\n"' + b"x" * 3000000 + b'"\n'),
        ("no-header.csv", b"1;2;3\n4;5;6\n"),
        ("half.json", b'[{"name": "A"}'),
        ("deep.json", b'[{"name": ' + b"[" * 100000 + b"]" * 100000 + b"}]"),
        ("wrong.json", b'[{"nothing": 1}]'),
    ):
        with open(name, "wb") as file:
            file.write(data)
        result = subprocess.run([LYKTACTL, "import", "office.lykta", "units", name], capture_output=True, timeout=30)
        assert result.returncode == 1, (name, result)
        assert len(result.stdout + result.stderr) > 10 and b"CRITICAL" not in result.stderr, (name, result)
    assert count("units") == 0
    run("check", "office.lykta")


@test
def killed_import_leaves_all_or_nothing():
    make()
    write("a.csv", "name\n" + "".join(f"Unit {i}\n" for i in range(20000)))
    for delay in (0.05, 0.1, 0.2, 0.3, 0.4, 0.6):
        process = subprocess.Popen([LYKTACTL, "import", "office.lykta", "units", "a.csv"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert count("units") % 20000 == 0
        run("check", "office.lykta")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# lyktactl.py: every command of lyktactl.md, its exit codes, its --json, what it refuses and in which words
#
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import json
import os
import re
import sqlite3
import stat
import subprocess

from tap import LYKTACTL, main, read_json, refuse, run, test, translate

COMMANDS = ["new", "registers", "export", "import", "set", "add", "delete", "undo", "log", "gaps", "review", "check", "backup",
            "restore", "attachments", "attach", "detach", "save-attachment", "hand-over"]


def make(n_units=0):
    run("new", "office.lykta")
    for i in range(n_units):
        run("add", "office.lykta", "units", f"name=Unit {i}")


def names(register="units", file="office.lykta"):
    return [r["name"] for r in read_json("export", file, register, "-f", "json")]


def execute(file, statement):
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute(statement)


@test
def no_window_library():
    libraries = subprocess.run(["ldd", LYKTACTL], capture_output=True, check=True).stdout.decode()
    for word in ("libgtk", "libadwaita", "libgdk", "libwayland"):
        assert word not in libraries, word


@test
def help_everywhere():
    listed = run("--help").out
    for command in COMMANDS:
        assert re.search(rf"^  {command}\b", listed, re.M), command
        for arguments in ((command, "--help"), (command, "-h")):
            text = run(*arguments).out
            assert f"lyktactl {command}" in text and "--help" in text, text
    assert run("--version").out.startswith("lyktactl ")


@test
def wrong_usage():
    make()
    run(code=2)
    refuse("nothing", code=2)
    refuse("check", "office.lykta", "--nothing", code=2)
    for command in COMMANDS:
        result = run(command, code=2)
        assert "Usage" in result.err and result.stdout == b"", command
    refuse("set", "office.lykta", "units", "one", "name=x", code=2)
    refuse("add", "office.lykta", "units", "name", code=2)
    refuse("review", "office.lykta", "soon", code=2)
    refuse("new", "x.lykta", "--language", "xx", code=2)
    assert os.listdir(".") == ["office.lykta"]


@test
def new_refuses_to_overwrite():
    make()
    before = open("office.lykta", "rb").read()
    assert "office.lykta" in refuse("new", "office.lykta")
    refuse("new", "office.lykta", "--example")
    assert open("office.lykta", "rb").read() == before
    assert stat.S_IMODE(os.stat("office.lykta").st_mode) == 0o600
    refuse("new", "no/such/folder/office.lykta")
    assert os.listdir(".") == ["office.lykta"]


@test
def new_has_what_an_office_needs():
    run("new", "office.lykta", "--office", "Kartkontoret", "--committee", "Nämnden", "--language", "en")
    office = read_json("export", "office.lykta", "office", "-f", "json")
    assert len(office) == 1 and "Kartkontoret" in office[0].values() and "en" in office[0].values(), office
    assert len(read_json("export", "office.lykta", "picks", "-f", "json")) > 50
    run("check", "office.lykta")


@test
def new_example():
    run("new", "example.lykta", "--example")
    counts = {r["id"]: r["records"] for r in read_json("registers", "example.lykta", "--json")}
    assert counts["courses"] >= 13 and counts["assets"] >= 50, counts
    run("check", "example.lykta")
    assert sorted(os.listdir(".")) == ["example.lykta"]


@test
def registers():
    make(2)
    found = {r["id"]: r for r in read_json("registers", "office.lykta", "--json")}
    assert len(found) >= 40
    units = found["units"]
    assert units["records"] == 2
    parent = next(f for f in units["fields"] if f["id"] == "parent")
    assert parent["type"] == "reference" and parent["target"] == "units"
    text = run("registers", "office.lykta").out
    assert "units" in text and "parent" in text


@test
def add_set_delete_undo_log():
    make()
    one = run("add", "office.lykta", "units", "name=Mark").out.strip()
    two = run("add", "office.lykta", "units", "Namn=Karta", "parent=Mark").out.strip()
    assert (one, two) == ("1", "2")
    run("set", "office.lykta", "units", "1", "name=Mark och miljö")
    assert sorted(names()) == ["Karta", "Mark och miljö"]
    message = refuse("delete", "office.lykta", "units", "1")
    assert "Karta" in message, "says what still refers to it"
    assert "Mark och miljö" in message, "and what cannot be deleted"
    run("set", "office.lykta", "units", "2", "parent=")
    run("delete", "office.lykta", "units", "1", "2")
    assert names() == []
    run("undo", "office.lykta")
    assert len(names()) == 2
    log = read_json("log", "office.lykta", "units", "--json")
    assert log[0]["undoes"] is not None and log[0]["kind"] == "insert"
    assert "Undo: " in run("log", "office.lykta").out.splitlines()[0]
    assert {e["register"] for e in log} == {"units"}
    update = next(e for e in log if e["field"] == "name")
    assert (update["old"], update["new"], update["record"]) == ("Mark", "Mark och miljö", 1)
    assert "Mark och miljö" in run("log", "office.lykta", "units", "1").out
    one_record = read_json("log", "office.lykta", "units", "2", "--json")
    assert one_record and {e["record"] for e in one_record} == {2}
    run("check", "office.lykta")


@test
def undo_has_an_end():
    make(3)
    for left in (2, 1, 0):
        run("undo", "office.lykta")
        assert len(names()) == left
    run("check", "office.lykta")


@test
def values_are_checked():
    make(1)
    assert "Nowhere" in refuse("set", "office.lykta", "units", "1", "parent=Nowhere")
    refuse("set", "office.lykta", "units", "1", "name=")
    refuse("set", "office.lykta", "units", "1", "nothing=x")
    refuse("set", "office.lykta", "units", "99", "name=x")
    refuse("delete", "office.lykta", "units", "99")
    refuse("add", "office.lykta", "units", "parent=Unit 0")
    refuse("add", "office.lykta", "nothing", "name=x")
    assert names() == ["Unit 0"]


@test
def hand_over():
    make()
    for name in ("Enhetschef", "Ny enhetschef"):
        run("add", "office.lykta", "people", f"name={name}")
    run("add", "office.lykta", "assets", "name=Karta", "information_owner=Enhetschef")
    run("add", "office.lykta", "actions", "title=Klar", "state=done", "responsible=Enhetschef")
    run("add", "office.lykta", "roles", "role=manager", "person=Enhetschef", "held_from=2020-01-01")
    before = read_json("export", "office.lykta", "assets", "-f", "json")
    arguments = ("hand-over", "office.lykta", "Enhetschef", "Ny enhetschef", "--date", "2026-12-01")

    plan = read_json(*arguments, "--dry-run", "--json")
    assert read_json("export", "office.lykta", "assets", "-f", "json") == before, "a dry run changes nothing"
    found = {(d["register"], d["field"]): (d["ids"], d["kept"]) for d in plan}
    assert found == {("assets", "information_owner"): ([1], []), ("actions", "responsible"): ([], [1]),
                     ("roles", "person"): ([1], [])}, found

    assert "1" in run(*arguments).out
    owner = read_json("export", "office.lykta", "assets", "-f", "json")[0]["information_owner"]["title"]
    assert owner == "Ny enhetschef", owner
    roles = read_json("export", "office.lykta", "roles", "-f", "json")
    periods = {r["person"]["title"]: (r["held_from"], r["held_to"]) for r in roles}
    assert periods == {"Enhetschef": ("2020-01-01", "2026-11-30"), "Ny enhetschef": ("2026-12-01", None)}, periods
    run("undo", "office.lykta")
    assert read_json("export", "office.lykta", "assets", "-f", "json") == before
    assert len(read_json("export", "office.lykta", "roles", "-f", "json")) == 1

    assert "Nobody" in refuse("hand-over", "office.lykta", "Nobody", "1")
    refuse("hand-over", "office.lykta", "1", "Enhetschef")
    refuse("hand-over", "office.lykta", "1", "2", "--date", "2026-02-30", code=2)
    run("check", "office.lykta")


@test
def gaps():
    make()
    run("add", "office.lykta", "assets", "name=Karta")
    figures = read_json("gaps", "office.lykta", "--json")
    assert len(figures) >= 10
    for figure in figures:
        assert set(figure) >= {"id", "label", "value", "total", "last_value", "missing"}
    assert any(f["register"] == "assets" and f["total"] == 1 and f["missing"] == [1] for f in figures), figures
    assert run("gaps", "office.lykta").out.strip()


@test
def review():
    run("new", "example.lykta", "--example")
    years = [r["year"] if "year" in r else r["plan_year"]
             for r in read_json("export", "example.lykta", "reviews", "-f", "json")]
    year = str(min(years))
    run("review", "example.lykta", year, "-o", "review.pdf")
    assert open("review.pdf", "rb").read(5) == b"%PDF-"
    assert run("review", "example.lykta", year, code="pdf").stdout[:5] == b"%PDF-"
    assert run("review", "example.lykta", year, "-o", "-", code="pdf").stdout[:5] == b"%PDF-"
    assert year in refuse("review", "example.lykta", "1999", "-o", "no.pdf")
    refuse("review", "example.lykta", year, "-o", "no/such/folder.pdf")
    check = subprocess.run([LYKTACTL, "review", "example.lykta", year, "--check"], capture_output=True)
    assert check.returncode in (0, 1) and (check.returncode == 0) == (check.stdout == b""), check
    assert sorted(os.listdir(".")) == ["example.lykta", "review.pdf"]


@test
def check():
    make(1)
    result = read_json("check", "office.lykta", "--json")
    assert result["sound"] is True and result["problems"] == [] and re.fullmatch("[0-9a-f]{64}", result["head"])
    before = result["head"]
    run("add", "office.lykta", "units", "name=More")
    assert read_json("check", "office.lykta", "--json")["head"] != before
    # Someone who writes past the program
    execute("office.lykta", "UPDATE units SET parent = 2 WHERE id = 1")
    result = read_json("check", "office.lykta", "--json", code=1)
    assert result["sound"] is False and result["problems"]
    assert run("check", "office.lykta", code=1).out.strip()


@test
def files_that_are_refused():
    make()
    with open("foreign.lykta", "wb") as file:
        file.write(b"This is a letter, not a register file.\n" * 100)
    with open("empty.lykta", "wb"):
        pass
    whole = open("office.lykta", "rb").read()
    with open("cut.lykta", "wb") as file:
        file.write(whole[:len(whole) // 3])
    os.mkdir("folder.lykta")
    execute("other.lykta", "CREATE TABLE x (y)")
    messages = set()
    for name in ("foreign", "empty", "cut", "folder", "other", "missing"):
        before = open(f"{name}.lykta", "rb").read() if os.path.isfile(f"{name}.lykta") else None
        messages.add(refuse("registers", f"{name}.lykta"))
        if before is not None:
            assert open(f"{name}.lykta", "rb").read() == before, name
    assert not os.path.exists("missing.lykta")
    assert len(messages) >= 4, messages


@test
def newer_file():
    make()
    execute("office.lykta", "PRAGMA user_version = 99999")
    before = open("office.lykta", "rb").read()
    refuse("set", "office.lykta", "office", "1", "name=x")
    assert open("office.lykta", "rb").read() == before


@test
def backup_and_restore():
    make(2)
    # The file is open and has changes that are not in its main file yet
    holder = sqlite3.connect("office.lykta")
    holder.execute("BEGIN")
    holder.execute("SELECT count(*) FROM units").fetchone()
    run("add", "office.lykta", "units", "name=Late")
    run("backup", "office.lykta", "copy.lykta")
    holder.close()
    assert sorted(names(file="copy.lykta")) == ["Late", "Unit 0", "Unit 1"]
    run("check", "copy.lykta")
    with open("piped.lykta", "wb") as file:
        file.write(run("backup", "office.lykta", "-", code="pdf").stdout)
    run("check", "piped.lykta")
    os.remove("piped.lykta")

    run("add", "office.lykta", "units", "name=Too much")
    run("restore", "copy.lykta", "office.lykta")
    assert len(names()) == 3
    run("check", "office.lykta")

    with open("broken.lykta", "wb") as file:
        whole = open("copy.lykta", "rb").read()
        file.write(whole[:len(whole) // 2])
    before = open("office.lykta", "rb").read()
    refuse("restore", "broken.lykta", "office.lykta")
    refuse("restore", "missing.lykta", "office.lykta")
    assert open("office.lykta", "rb").read() == before
    refuse("backup", "office.lykta", "no/such/folder.lykta")


@test
def locked_by_another_program():
    make(1)
    holder = sqlite3.connect("office.lykta", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    refuse("add", "office.lykta", "units", "name=Waits")
    assert names() == ["Unit 0"], "reading goes on"
    holder.execute("ROLLBACK")
    holder.close()
    run("add", "office.lykta", "units", "name=Waits")
    assert len(names()) == 2


@test
def two_programs():
    make()
    script = 'for i in 1 2 3 4 5 6 7 8 9 10; do "$0" add office.lykta units "name=$1 $i" || exit 1; done'
    both = [subprocess.Popen(["sh", "-c", script, LYKTACTL, name], stdout=subprocess.DEVNULL) for name in ("A", "B")]
    assert [process.wait(60) for process in both] == [0, 0]
    assert sorted(names()) == sorted(f"{name} {i}" for name in "AB" for i in range(1, 11))
    assert len({e["edit"] for e in read_json("log", "office.lykta", "units", "--json")}) == 20
    run("check", "office.lykta")


@test
def swedish():
    message = "There is no register “%s”. “lyktactl registers FILE” lists them."
    assert translate()(message) != message
    make()
    found = refuse("export", "office.lykta", "nothing", locale="sv_SE.UTF-8")
    assert found == translate()(message) % "nothing", found
    listed = run("--help", locale="sv_SE.UTF-8").out
    assert translate()("Make a register file") in listed and "Make a register file" not in listed
    keys = read_json("registers", "office.lykta", "--json", locale="sv_SE.UTF-8")[0].keys()
    assert "fields" in keys and "records" in keys, "keys are English whatever the locale"
    header = run("export", "office.lykta", "units", locale="sv_SE.UTF-8").out.splitlines()[0]
    assert "Namn" in header


@test
def plain_c_locale():
    make()
    run("add", "office.lykta", "units", "name=Ängs", locale="C")
    assert json.loads(run("export", "office.lykta", "units", "-f", "json", locale="C").stdout)[0]["name"] == "Ängs"
    assert len(read_json("export", "office.lykta", "units", "-f", "json", "--search", "äng", locale="C")) == 1


if __name__ == "__main__":
    main()

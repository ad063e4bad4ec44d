#!/usr/bin/env python3
# attachments.py: attachments, attach, detach, save-attachment: bytes come out as they went in, or not at all
#
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import hashlib
import os
import resource
import signal
import sqlite3
import stat

from tap import main, read_json, refuse, run, test

MIB = 1024 * 1024


def make():
    run("new", "office.lykta")
    run("add", "office.lykta", "units", "name=Unit")


def write(name, content):
    with open(name, "wb") as file:
        file.write(content)


def attach(name, content, *more):
    write(name, content)
    return run("attach", "office.lykta", "units", "1", name, *more).out.strip()


def listed(*more):
    return read_json("attachments", "office.lykta", "units", "1", "--json", *more)


def saved(attachment):
    run("save-attachment", "office.lykta", attachment, "-o", "saved")
    with open("saved", "rb") as file:
        return file.read()


@test
def in_and_out():
    make()
    content = os.urandom(3 * MIB + 17)
    number = attach("Åtgärder 2026.bin", content)
    assert number == "1"
    found = listed()
    assert len(found) == 1 and found[0]["name"] == "Åtgärder 2026.bin", found
    assert found[0]["digest"] == hashlib.sha256(content).hexdigest()
    assert found[0]["size"] == len(content) and found[0]["state"] == "current"
    assert saved(number) == content
    assert run("save-attachment", "office.lykta", number, "-o", "-", code="pdf").stdout == content
    assert "Åtgärder 2026.bin" in run("attachments", "office.lykta", "units", "1").out
    entry = read_json("log", "office.lykta", "attachments", number, "--json")[0]
    for part in ("Åtgärder 2026.bin", str(len(content)), found[0]["digest"], "added_at", "added_by", "media_type"):
        assert part in entry["new"], entry
    run("check", "office.lykta")


@test
def media_type():
    make()
    attach("notes.txt", b"hej\n")
    attach("faktura.pdf", b"%PDF-1.7\n")
    types = [a["media_type"] for a in listed()]
    assert types == ["text/plain", "application/pdf"], types


@test
def replace_remove_undo():
    make()
    attach("plan.txt", b"one")
    assert attach("plan.txt", b"two", "--replace", "1") == "2"
    assert [(a["id"], a["name"]) for a in listed()] == [(2, "plan.txt")]
    assert [a["state"] for a in listed("--all")] == ["replaced", "current"]
    assert saved("1") == b"one" and saved("2") == b"two"
    refuse("attach", "office.lykta", "units", "1", "plan.txt", "--replace", "1")
    refuse("detach", "office.lykta", "1")

    run("detach", "office.lykta", "2")
    assert listed() == [] and saved("2") == b"two"
    removed = listed("--all")[1]
    assert removed["state"] == "removed" and removed["removed_at"] and removed["removed_by"]
    run("undo", "office.lykta")
    assert [a["id"] for a in listed()] == [2]
    run("undo", "office.lykta")
    assert [a["id"] for a in listed("--all")] == [1]
    run("undo", "office.lykta")
    assert listed("--all") == []
    run("check", "office.lykta")


@test
def names():
    make()
    attach("a.txt", b"1")
    attach("a.txt", b"2")
    attach("A.TXT", b"3")
    attach(".hidden", b"4")
    attach("nul.txt", b"5")
    attach("fak\u202efdp.exe", b"6")
    attach("two\nlines.txt", b"7")
    names_ = [a["name"] for a in listed()]
    assert names_ == ["a.txt", "a (2).txt", "A (3).TXT", "hidden", "_nul.txt", "fakfdp.exe", "two lines.txt"], names_
    # A name that a program wrote past the checks is cleaned again on its way out
    with contextlib.closing(sqlite3.connect("office.lykta", isolation_level=None)) as database:
        database.execute("UPDATE attachments SET name = '../../../evil' WHERE id = 1")
    os.mkdir("a")
    os.chdir("a")
    run("save-attachment", "../office.lykta", "1")
    assert os.listdir(".") == ["evil"]
    refuse("save-attachment", "../office.lykta", "1")
    os.chdir("..")
    refuse("set", "office.lykta", "attachments", "2", "name=../x")


@test
def refusals():
    make()
    attach("a.txt", b"1")
    os.mkdir("folder")
    for path in ("folder", "nothing", "office.lykta", "/dev/null"):
        refuse("attach", "office.lykta", "units", "1", path)
    refuse("attach", "office.lykta", "units", "2", "a.txt")
    refuse("attach", "office.lykta", "nothing", "1", "a.txt")
    refuse("attach", "office.lykta", "attachments", "1", "a.txt")
    refuse("attachments", "office.lykta", "units", "2")
    refuse("detach", "office.lykta", "7")
    refuse("save-attachment", "office.lykta", "7", "-o", "x")
    refuse("save-attachment", "office.lykta", "1", "-o", "no/such/x")
    refuse("delete", "office.lykta", "attachments", "1")
    refuse("set", "office.lykta", "attachments", "1", "size=7")
    refuse("set", "office.lykta", "attachments", "1", f"digest={'0' * 64}")
    assert [a["id"] for a in listed()] == [1] and saved("1") == b"1"


@test
def of_a_deleted_record():
    make()
    attach("a.txt", b"1")
    run("delete", "office.lykta", "units", "1")
    assert [a["id"] for a in listed()] == [1] and saved("1") == b"1"
    run("check", "office.lykta")
    run("undo", "office.lykta")
    assert [a["id"] for a in listed()] == [1]


@test
def comments():
    make()
    text = "Rad ett.\n" + "å" * 199_000
    run("add", "office.lykta", "comments", "register=units", "record=1", "text=Hej", "written_at=2026-11-24 10:00", "written_by=X")
    write("long.json", b"")
    found = read_json("export", "office.lykta", "comments", "-f", "json")
    assert found[0]["text"] == "Hej" and found[0]["title"] == "Hej", found
    refuse("set", "office.lykta", "comments", "1", "text=Annat")
    refuse("delete", "office.lykta", "comments", "1")
    refuse("add", "office.lykta", "comments", "register=units", "record=9", "text=x", "written_at=2026-11-24 10:00", "written_by=X")
    run("set", "office.lykta", "comments", "1", "withdrawn_at=2026-11-24 11:00", "withdrawn_by=X")
    with open("long.csv", "w", encoding="utf-8") as file:
        file.write(f'register;record;text;written_at;written_by\nunits;1;"{text}";2026-11-24 12:00;X\n')
    run("import", "office.lykta", "comments", "long.csv")
    found = read_json("export", "office.lykta", "comments", "-f", "json")
    assert found[1]["text"] == text and found[1]["title"] == "Rad ett."
    run("undo", "office.lykta")
    assert len(read_json("export", "office.lykta", "comments", "-f", "json")) == 1
    run("check", "office.lykta")


@test
def tampered():
    make()
    attach("a.txt", b"to be paid: 100")
    with contextlib.closing(sqlite3.connect("office.lykta", isolation_level=None)) as database:
        database.execute("DROP TRIGGER content_chunks_keep_update")
        database.execute("UPDATE content_chunks SET bytes = CAST('to be paid: 900' AS BLOB)")
    digest = hashlib.sha256(b"to be paid: 100").hexdigest()
    assert digest in run("check", "office.lykta", code=1).out
    refuse("save-attachment", "office.lykta", "1", "-o", "out.txt")
    assert not os.path.exists("out.txt")


@test
def no_room():
    """Files may not grow past 8 MiB, so that writing stops half way: nothing is left of it."""

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8 * MIB, 8 * MIB))

    make()
    write("large.bin", os.urandom(30 * MIB))
    size = os.path.getsize("office.lykta")
    refuse("attach", "office.lykta", "units", "1", "large.bin", preexec_fn=limit)
    assert listed("--all") == []
    run("check", "office.lykta")
    assert os.path.getsize("office.lykta") < size + MIB
    assert sorted(os.listdir(".")) == ["large.bin", "office.lykta"]

    run("attach", "office.lykta", "units", "1", "large.bin")
    refuse("save-attachment", "office.lykta", "1", "-o", "out.bin", preexec_fn=limit)
    assert sorted(os.listdir(".")) == ["large.bin", "office.lykta"]


@test
def two_programs():
    """What another program holds the file for is said; a backup takes the bytes along."""
    make()
    attach("a.txt", b"1")
    with contextlib.closing(sqlite3.connect("office.lykta", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        write("b.txt", b"2")
        refuse("attach", "office.lykta", "units", "1", "b.txt")
        database.execute("ROLLBACK")
    run("attach", "office.lykta", "units", "1", "b.txt")
    run("backup", "office.lykta", "backup.lykta")
    run("save-attachment", "backup.lykta", "2", "-o", "out")
    assert open("out", "rb").read() == b"2"
    assert stat.S_IMODE(os.stat("backup.lykta").st_mode) == 0o600


main()

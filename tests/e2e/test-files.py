#!/usr/bin/env python3
# test-files.py: files that are no register, or no longer one, given on the command line
#
# SPDX-License-Identifier: GPL-3.0-or-later

import hashlib
import sqlite3
import sys

from driver import App, Failure, example, main


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_words(path):
    path.write_text("Förteckning över informationstillgångar\n" * 200, encoding="utf-8")


def write_nothing(path):
    path.write_bytes(b"")


def write_foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE assets (id INTEGER PRIMARY KEY, name TEXT)")
        connection.execute("INSERT INTO assets (name) VALUES ('Diariet')")
    connection.close()


def cut(path):
    example(path.parent).rename(path)
    with open(path, "r+b") as file:
        file.truncate(path.stat().st_size // 2)


def damage(path):
    """As a failing disk does: some of the pages are full of something else."""
    example(path.parent).rename(path)
    with open(path, "r+b") as file:
        for page in range(2, 40):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)


def make_newer(path):
    example(path.parent).rename(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def refuse(folder, spoil, heading, words):
    """The window opens, says what is wrong, leaves the file as it is, and goes on living."""
    path = folder / "Kontoret.lykta"
    spoil(path)
    before = digest(path)
    with App(path) as app:
        app.expect(heading)
        app.expect(words)
        app.click("button", "Close", within=app.find("alert dialog"))
        app.expect_gone(heading)
        app.expect("Open the example")
        app.close()
    if digest(path) != before:
        raise Failure("the file was touched")
    left = sorted(item.name for item in folder.iterdir())
    if left != [path.name]:
        raise Failure(f"beside the file there now is {left}")


def words(folder):
    """A text file is refused and left alone"""
    refuse(folder, write_words, "Not a Register File", "“Kontoret.lykta” is not a register file of Lykta. Choose another file.")


def nothing(folder):
    """An empty file is refused and left alone"""
    refuse(folder, write_nothing, "Not a Register File", "“Kontoret.lykta” is empty, so it is no register file. Choose another file.")


def foreign(folder):
    """Another program's database is refused and left alone"""
    refuse(folder, write_foreign, "Not a Register File", "“Kontoret.lykta” is not a register file of Lykta. Choose another file.")


def half(folder):
    """A file cut in the middle is refused and left alone"""
    refuse(folder, cut, "The File Is Damaged", "Restore a backup of it.")


def damaged(folder):
    """A file with damaged pages is refused and left alone"""
    refuse(folder, damage, "The File Is Damaged", "Restore a backup of it.")


def newer(folder):
    """A file of a newer Lykta is refused and left alone"""
    refuse(folder, make_newer, "Made by a Newer Lykta", "Lykta")


sys.exit(main(words, nothing, foreign, half, damaged, newer))

#!/usr/bin/env python3
# test-import.py: a spreadsheet with ten broken rows is read in by keyboard: explained, the others imported, taken back
#
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import io
import json
import re
import sys

from driver import App, Failure, example, lyktactl, main

HEADER = ["Name", "Typ", "Lifecycle", "Information owner", "Beroende av", "Longest outage", "Web address", "Used from"]
GOOD = [
    ["AAA Building permits", "System", "In use", "Förvaltningschef", "", "24", "https://a.example/", "2020-01-31"],
    ["AAB Utility map", "", "Planned", "", "AAA Building permits", "", "", ""],
]

# Each row, and how its explanation begins
BROKEN = [
    (["Wrong date", "", "", "", "", "", "", "31 februari 2024"], "“31 februari 2024” is not a date."),
    (["Unknown pick", "Home made", "", "", "", "", "", ""], "“Home made” is not in the pick list."),
    (["x" * 1001, "", "", "", "", "", "", ""], "The text is longer than 1000 characters."),
    (["", "System", "", "", "", "", "", ""], "This must be filled in."),
    (["Unknown reference", "", "", "Nobody Here", "", "", "", ""], "There is no record called “Nobody Here”."),
    (["Out of range", "", "", "", "", "-5", "", ""], "The number must be from 0 to"),
    (["Bad address", "", "", "", "", "", "www .example", ""], "“www .example” is not a web address."),
    (["Round and round", "", "", "", "Round and round", "", "", ""], "“Depends on” would lead round in a circle"),
    (["Unknown choice", "", "Soon", "", "", "", "", ""], "“Soon” is none of the choices"),
    (["No number", "", "", "", "", "two days", "", ""], "“two days” is not a number."),
]


def assets(path):
    return json.loads(lyktactl("export", path, "assets", "--format", "json"))


def write_csv(path, rows):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    path.write_text(text.getvalue(), encoding="windows-1252", errors="strict")


def choose_file(app, path):
    """As one does in the desktop's dialog: the beginning of a path, then the rest."""
    app.key("Return")
    app.find("button", "Open", patience=20)
    app.type(str(path))
    app.key("Return")


def press(app, name):
    app.tab_to("button", name, within=app.find("dialog"))
    app.key("Return")


def import_broken(folder, source, write):
    rows = [GOOD[0], *(cells for cells, reason in BROKEN), GOOD[1]]
    path = example(folder)
    before = assets(path)
    write(folder / source, [HEADER, *rows])
    with App(path, "--page", "assets") as app:
        app.find("row", re.compile("^3D-stadsmodellen"))
        app.key("Control+i")
        app.expect_focus("button", "Choose a File…")
        choose_file(app, folder / source)
        app.expect_focus("button", "Next")
        app.key("Return")
        app.expect("2 will be added · 10 refused")
        press(app, "Next")
        app.find("button", "Import the Others")
        for number, (cells, reason) in enumerate(BROKEN, 3):
            app.key("Down") if number > 3 else app.tab_to("list item", re.compile("^Row 3 "), within=app.find("dialog"))
            said = app.wait(lambda: re.match(rf"Row {number}\b", app.focused().name) and app.focused().name, f"row {number}")
            if reason not in said:
                raise Failure(f"row {number} is explained as {said!r} and not by {reason!r}")

        app.tab_to("button", "Import the Others", within=app.find("dialog"), key="Shift+Tab")
        app.key("Return")
        app.expect("2 information assets added", patience=20)
        app.find("row", re.compile("^AAA Building permits"))
        app.find("row", re.compile("^AAB Utility map"))
        after = assets(path)
        if sorted(asset["name"] for asset in after) != sorted([asset["name"] for asset in before] + [row[0] for row in GOOD]):
            raise Failure("other assets were imported than the two good ones")

        app.key("Control+z")
        app.expect("Undone: Import into Information assets")
        if assets(path) != before:
            raise Failure("one undo did not bring back what was")
        app.close()
    lyktactl("check", path)


def import_csv(folder):
    """A spreadsheet saved as CSV: ten broken rows are explained, the others imported and taken back"""
    import_broken(folder, "system.csv", write_csv)


sys.exit(main(import_csv))

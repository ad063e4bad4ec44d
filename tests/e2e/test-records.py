#!/usr/bin/env python3
# test-records.py: records are added, changed together, deleted and copied; nonsense is refused where it stands
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import sys

from driver import App, Failure, example, lyktactl, main

FIRST_THREE = ["3D-stadsmodellen", "Anbud och utvärderingar", "Ansökningar om markanvisning"]


def assets(path):
    return json.loads(lyktactl("export", path, "assets", "--format", "json"))


def expect(there, what):
    if not there:
        raise Failure(what)


def enter(app, name, text):
    """Puts a text into a field of the record, as by pasting, and leaves it by Enter."""
    entry = app.tab_to("text box", name, within=app.find("region"))
    entry.set_text(text)
    app.key("Return")
    return entry


def start_anew(folder):
    """A new register gets its first record; nonsense is refused in place and stays to be mended"""
    with App(home=folder) as app:
        app.click("list item", "Start a new register")
        app.expect_focus("text box", "Name of the office")
        app.type("Office of Maps & Roads")
        app.click("button", "Create")
        app.find("window", "Office of Maps & Roads", patience=20)
        path = next((folder / "data").rglob("*.lykta"))
        app.click("list item", "Information assets")
        app.expect("Every information asset must have an object leader")

        app.key("Control+n")
        app.expect_focus("text box", "Name")
        app.type("Registry")
        app.click("button", "Add")
        app.find("heading", "Registry")
        app.find("row", re.compile("^Registry "))

        long = "å" * 10000
        entry = enter(app, "Name", long)
        app.expect("The text is longer than")
        expect(entry.text() == long, "what was typed is gone")
        app.key("Escape")
        app.expect_gone("The text is longer than")
        app.wait(lambda: entry.text() == "Registry", "the name as it was")

        entry = enter(app, "Used from", "31 februari")
        app.expect(re.compile("“31 februari”"))
        expect(entry.text() == "31 februari", "what was typed is gone")
        expect(app.find("text box", "Used from").has("invalid-entry"), "the field is not marked as invalid")
        entry.set_text("2026-02-28")
        app.key("Return")
        app.expect_gone(re.compile("“31 februari”"))
        app.wait(lambda: "2026-02-28" in json.dumps(assets(path)), "the mended date in the file")
        app.close()
    expect([asset["name"] for asset in assets(path)] == ["Registry"], "the register holds something else than was entered")
    lyktactl("check", path)


def select_three(app):
    app.mouse(app.find("row", re.compile("^" + FIRST_THREE[0])))
    app.key("Shift+Down", 2)
    app.find("label", "3 information assets selected")


def change_together(folder):
    """Three selected rows get a value in one step, and one undo takes it back"""
    path = example(folder)
    before = assets(path)
    with App(path, "--page", "assets") as app:
        select_three(app)
        app.click("button", "Set a Field…")
        dialog = app.find("dialog")
        app.click("toggle button", "Reference", within=dialog)
        app.expect_focus("search box")
        app.type("life")
        app.find("label", "Lifecycle")
        app.key("Down")
        app.key("Return")
        app.click("toggle button", "Lifecycle –", within=dialog)
        app.wait(lambda: app.key("Down") or app.focused().name == "Phasing out", "the choice Phasing out")
        app.key("Return")
        app.find("toggle button", "Lifecycle Phasing out", within=dialog)
        app.click("button", "Set", within=dialog)
        app.expect("3 information assets changed")
        changed = [asset["name"] for asset in assets(path) if asset["lifecycle"] == "phasing_out"]
        expect(set(FIRST_THREE) <= set(changed), f"these were changed: {changed}")

        app.click("button", "Undo")
        app.expect("Undone: ")
        expect(assets(path) == before, "one undo did not bring back what was")
        app.close()
    lyktactl("check", path)


def delete_and_copy(folder):
    """A row is deleted and brought back from the toast; rows are copied as a table"""
    path = example(folder)
    lyktactl("add", path, "assets", "name=AAA first of all")
    before = assets(path)
    with App(path, "--page", "assets") as app:
        app.mouse(app.find("row", re.compile("^AAA first of all")))
        app.key("Delete")
        app.expect("Information asset deleted")
        app.wait(lambda: len(assets(path)) == len(before) - 1, "one asset less")
        app.click("button", "Undo")
        app.find("row", re.compile("^AAA first of all"))
        expect(assets(path) == before, "the undo did not bring back what was")

        select_three(app)
        app.key("Control+c")
        app.expect("3 information assets copied")
        app.key("Control+f")
        app.expect_focus("search box")
        app.key("Control+v")
        pasted = app.wait(lambda: app.find("search box").text(), "what was copied")
        expect(FIRST_THREE[0] in pasted and FIRST_THREE[1] in pasted, f"this was copied: {pasted}")
        app.close()


sys.exit(main(start_anew, change_together, delete_and_copy))

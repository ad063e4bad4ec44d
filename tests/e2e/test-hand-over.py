#!/usr/bin/env python3
# test-hand-over.py: a manager leaves: what they answer for goes to a successor by keyboard alone, and one undo brings it back
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import sys

from driver import App, Failure, example, lyktactl, main

LEAVES = "Enhetschef Geodata"
SUCCESSOR = "Kanslichef"


def duties(path, person):
    """What lyktactl says would be handed over: how many records by register and field."""
    other = SUCCESSOR if person == LEAVES else LEAVES
    found = json.loads(lyktactl("hand-over", path, person, other, "--dry-run", "--json"))
    return {(item["register"], item["field"]): len(item["ids"]) for item in found if item["ids"]}


def hand_over(folder):
    """The command of a person's record, the successor by a few letters, Enter; and Ctrl+Z"""
    path = example(folder)
    before = duties(path, LEAVES)
    if len(before) < 2 or "assets" not in {register for register, _ in before}:
        raise Failure(f"{LEAVES} answers for too little to be a test: {before}")
    with App(path, "--page", "people") as app:
        app.key("Control+f")
        app.expect_focus("search box")
        app.type(LEAVES)
        app.find("label", re.compile("^1 of \\d+ people"))
        app.key("Return")
        app.find("heading", LEAVES)
        for label in ("Answers for", "Is due to do"):
            app.find("heading", label)

        app.tab_to("toggle button", "More", within=app.find("region"))
        app.key("Return")
        # The record's own commands come first; GTK's menu items have no names.
        app.wait(lambda: app.focused().role == "menu item", "the first command of the menu")
        app.key("Return")
        dialog = app.find("dialog")
        app.wait(lambda: app.focused().name.startswith("Successor"), "the keyboard at the successor")
        app.key("Return")
        app.expect_focus("search box", "Type to find")
        app.type(SUCCESSOR)
        app.find("list item", SUCCESSOR)
        app.key("Return")
        app.find("toggle button", f"Successor {SUCCESSOR}", within=dialog)
        app.tab_to("button", "Hand Over", within=dialog)
        app.key("Return")
        app.expect(re.compile(f"\\d+ handed over to {SUCCESSOR}"))
        app.wait(lambda: duties(path, LEAVES) == {}, "nothing left with the one who leaves")

        app.key("Control+z")
        app.wait(lambda: duties(path, LEAVES) == before, "everything back after one undo")
        app.close()
    lyktactl("check", path)


sys.exit(main(hand_over))

#!/usr/bin/env python3
# test-owner.py: the first quarter of an hour: the example, an asset without an owner, one less gap, and back
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import sys

from driver import App, Failure, lyktactl, main

ASSET = "Passersystemet"
OWNER = "Chefsjurist"


def gaps(path):
    """The ids that lyktactl says lack an owner."""
    indicators = json.loads(lyktactl("gaps", path, "--json"))
    return next(len(item["missing"]) for item in indicators if "owner" in item["label"])


def overview_number(app):
    """What the Overview says of assets with an information owner."""
    row = app.find("list item", re.compile("^Assets with an information owner"))
    return re.search(r"(\d+) of (\d+)", row.name + " " + row.text_below()).group(1)


def expect_badge(app, count):
    """The words behind the badge of the sidebar."""
    words = f"No information owner: {count}"
    app.wait(lambda: words in app.find("list item", "Information assets").description.splitlines(),
             f"a badge that tells of {count} without an owner")


def give_an_owner(folder):
    """An asset gets an owner: chip, badge and Overview say so; undo takes it back"""
    with App(home=folder) as app:
        app.click("list item", "Open the example")
        app.wait(lambda: overview_number(app) == "57", "57 assets with an owner", patience=20)
        path = next((app.home / "data").rglob("*.lykta"))
        before = gaps(path)

        app.click("list item", "Information assets")
        app.find("toggle button", f"No information owner {before}")
        expect_badge(app, before)

        app.key("Control+f")
        app.expect_focus("search box")
        app.type(ASSET)
        app.find("label", "1 of 61 information assets")
        app.key("Return")
        app.find("heading", ASSET)
        app.click("toggle button", re.compile("^Information owner"))
        app.expect_focus("search box", "Type to find")
        app.type(OWNER[:5].lower())
        app.find("list item", OWNER)
        app.key("Return")

        app.find("toggle button", f"Information owner {OWNER}")
        app.find("toggle button", f"No information owner {before - 1}")
        expect_badge(app, before - 1)
        if gaps(path) != before - 1:
            raise Failure("lyktactl does not agree with the window")
        app.click("list item", "Overview")
        app.wait(lambda: overview_number(app) == "58", "58 assets with an owner")

        app.key("Control+z")
        app.wait(lambda: overview_number(app) == "57", "57 assets with an owner again")
        expect_badge(app, before)
        app.click("list item", "Information assets")
        app.find("toggle button", f"No information owner {before}")
        app.close()

    text = lyktactl("log", path)
    for words in (f"“” → “{OWNER}”", f"“{OWNER}” → “”", "Set information owner"):
        if words not in text:
            raise Failure(f"the log does not name {words!r}:\n{text[:600]}")
    lyktactl("check", path)


sys.exit(main(give_an_owner))

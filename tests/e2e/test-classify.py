#!/usr/bin/env python3
# test-classify.py: a system is classified from nothing to approved, and its transfer is accepted then
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import sys

from driver import App, Failure, example, lyktactl, main

ASSET = "Bildbanken"  # of the example: no classification, a transfer planned
LEVELS = {"Confidentiality (K)": "1", "Integrity (R)": "2", "Availability (T)": "1"}
REASONS = {"Why, confidentiality": "Bilderna publiceras", "Why, integrity": "Fel bild av ett beslut", "Why, availability": "Kan vänta"}


def record(path, register, field, name):
    found = json.loads(lyktactl("export", path, register, "--format", "json"))
    return next(item for item in found if item[field] == name or (isinstance(item[field], dict) and item[field]["title"] == name))


def command(app, number):
    """Runs a command of the record's menu by its place there."""
    app.click("toggle button", "More", within=app.find("region"))
    app.expect_focus("menu item")
    app.key("Down", number - 1)
    app.key("Return")


def approve_transfer(app):
    """Sets the transfer's state as a person does, in the field."""
    state = re.compile("^State ")
    app.click("toggle button", state, within=app.find("region"))
    app.find("list item", "Approved for transfer")
    app.wait(lambda: app.key("Down") or app.focused().name == "Approved for transfer", "the choice")
    app.key("Return")


def choose_level(app, aspect, level):
    """Tab leads to the aspect, arrows to its level."""
    group = app.find("radio group", aspect)
    app.tab_to("radio", "0", within=group)
    app.key("Right", int(level))
    app.key("space")


def classify_to_approved(folder):
    """A system is classified from nothing to approved with the keyboard; its transfer, refused before, is accepted"""
    path = example(folder)
    with App(path, "--page", "transfers") as app:
        app.mouse(app.find("row", re.compile("^" + ASSET)))
        app.expect("No classification of the asset was approved before the transfer date")
        approve_transfer(app)
        app.expect(re.compile("can be approved only after the asset has been classified"))
        if record(path, "transfers", "asset", ASSET)["state"] != "planned":
            raise Failure("the transfer was approved without a classification")

        app.click("button", "Open the Asset's Classifications")
        app.find("heading", ASSET, within=app.find("region"))
        command(app, 1)
        app.tab_to("button", "Add", within=app.find("dialog", "New classification"))
        app.key("Return")
        app.find("heading", re.compile(f"^{ASSET}, "))

        for aspect, level in LEVELS.items():
            choose_level(app, aspect, level)
        for reason, text in REASONS.items():
            entry = app.tab_to("text box", reason)
            entry.set_text(text)
        app.key("Tab")
        app.wait(lambda: record(path, "classifications", "asset", ASSET)["classes"] == "K1 R2 T1", "the class in the file")
        app.wait(lambda: record(path, "classifications", "asset", ASSET)["why_t"], "the last motivation in the file")

        command(app, 3)
        app.find("dialog", "Approve Classification")
        app.key("Return")
        app.wait(lambda: record(path, "classifications", "asset", ASSET)["state"] == "approved", "the approval in the file")
        if record(path, "assets", "name", ASSET)["classes"] != "K1 R2 T1":
            raise Failure("the asset does not show the class")

        app.click("list item", re.compile("^Transfers"))
        app.mouse(app.find("row", re.compile("^" + ASSET)))
        app.click("button", "Approve for Transfer")
        app.wait(lambda: record(path, "transfers", "asset", ASSET)["state"] == "approved", "the transfer in the file")
        app.close()
    lyktactl("check", path)


sys.exit(main(classify_to_approved))

#!/usr/bin/env python3
# test-keyboard.py: the keyboard alone, from the start to a changed value; Ctrl+K, shortcuts, preferences
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from driver import App, Failure, example, lyktactl, main


def without_a_mouse(folder):
    """Without a mouse: the example is opened, an asset found and its unit changed"""
    with App(home=folder) as app:
        app.tab_to("list item", "Open the example")
        app.key("Return")
        app.find("heading", "Indicators", patience=20)
        path = next((folder / "data").rglob("*.lykta"))

        app.key("Control+k")
        app.expect_focus("search box", "Go to or find")
        app.type("kartplatt")
        app.find("list item", re.compile("^Kartplattformen"))
        app.key("Return")
        app.find("heading", "Kartplattformen (GIS)")
        app.tab_to("toggle button", re.compile("^Unit "))
        app.key("Return")
        app.expect_focus("search box", "Type to find")
        app.type("anl")
        app.find("list item", "Enheten Anläggning")
        app.key("Return")
        app.find("toggle button", "Unit Enheten Anläggning")
        app.close()

    text = lyktactl("log", path)
    if "→ “Enheten Anläggning”" not in text:
        raise Failure(f"the log does not tell it: {text[:300]}")
    lyktactl("check", path)


def find_and_set_up(folder):
    """Ctrl+K goes to pages and records; shortcuts are listed; preferences hold over a new start"""
    path = example(folder)
    with App(path, home=folder) as app:
        app.key("Control+k")
        app.type("risks")
        app.find("list item", "Risks", within=app.find("dialog"))
        app.key("Return")
        app.find("button", "New risk")
        app.key("Control+k")
        app.expect_focus("search box", "Go to or find")
        app.type("xyzzy")
        app.expect("Nothing Found")
        app.key("Escape")
        app.wait(lambda: not app.sees("Nothing Found"), "the dialog to go")

        app.key("Control+question")
        dialog = app.find("dialog", "Keyboard Shortcuts")
        for words in ("Go to or find", "Search in the page", "New record", "Undo", "Preferences"):
            app.find("label", words, within=dialog)
        app.key("Escape")
        app.expect_gone("Keyboard Shortcuts")

        app.key("Control+comma")
        dialog = app.find("dialog", "Preferences")
        app.set("text box", "Your name in the history", "Säkerhetssamordnaren", within=dialog)
        app.click("button", "Apply", within=dialog)
        app.tab_to("combo box", re.compile("^Colours"), within=dialog)
        app.key("space")
        app.key("Down", 2)
        app.key("Return")
        app.find("label", "Dark", within=dialog)
        app.key("Escape")
        app.expect_gone("Your name in the history")
        app.close()

        app.arguments = []
        app.start()
        app.find("window", "Exploateringskontoret")
        app.find("heading", "Indicators")
        app.key("Control+comma")
        dialog = app.find("dialog", "Preferences")
        app.find("label", "Dark", within=dialog)
        if (name := app.find("text box", "Your name in the history", within=dialog).text()) != "Säkerhetssamordnaren":
            raise Failure(f"the name is {name!r} after a new start")
        app.key("Escape")
        app.expect_gone("Your name in the history")
        app.close()


sys.exit(main(without_a_mouse, find_and_set_up))

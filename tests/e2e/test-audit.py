#!/usr/bin/env python3
# test-audit.py: every page and dialog, as assistive technology and the keyboard find it
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from audit import Audit
from driver import App, Failure, example, main

DIALOGS = {
    "win.goto": "Go To or Find",
    "win.log": "History",
    "win.preferences": "Preferences",
    "win.shortcuts": "Keyboard Shortcuts",
    "win.about": "About",
}


def finish(audit):
    if audit.faults:
        raise Failure("\n".join(sorted(audit.faults.values())))


def audit_all(audit, where, tab=True):
    audit.wait_still()
    audit.look(where)
    if tab:
        audit.tab(where)


def close_dialog(app):
    app.key("Escape")
    app.wait(lambda: not any(app.read().find_all("dialog")), "the dialog to go")


def welcome(folder):
    """The welcome page and the dialog for a new register"""
    with App(home=folder) as app:
        audit = Audit(app)
        app.find("list item", "Start a new register")
        audit_all(audit, "welcome")
        app.click("list item", "Start a new register")
        app.find("dialog", "New Register")
        audit_all(audit, "new register")
        close_dialog(app)
        app.close()
    finish(audit)


def dialogs(folder):
    """The Overview, and the dialogs that open from everywhere"""
    with App(example(folder)) as app:
        audit = Audit(app)
        app.find("heading", "Indicators")
        audit_all(audit, "overview")
        for action, title in DIALOGS.items():
            app.act(action)
            app.find("dialog", title)
            audit_all(audit, title)
            close_dialog(app)
        app.close()
    finish(audit)


def register_page(folder):
    """A register's page with a record open, and its dialogs and pop-ups"""
    with App(example(folder), "--page", "assets") as app:
        audit = Audit(app)
        app.mouse(app.find("row", re.compile("^3D-stadsmodellen")))
        app.find("heading", "3D-stadsmodellen")
        audit_all(audit, "assets")
        app.mouse(app.find("row", re.compile("^3D-stadsmodellen")))
        app.key("Shift+Down", 2)
        app.find("label", "3 information assets selected")
        audit_all(audit, "selection", tab=False)
        app.click("button", "Set a Field…")
        app.find("dialog", "Set a Field")
        audit_all(audit, "set a field")
        close_dialog(app)
        app.key("Control+n")
        app.find("dialog", "New asset")
        audit_all(audit, "new asset")
        close_dialog(app)
        for name in (re.compile("^Information owner "), re.compile("^Narrow, or"), re.compile("^Add Related")):
            app.mouse(app.find("row", re.compile("^3D-stadsmodellen")))
            app.click("toggle button", name)
            audit_all(audit, f"pop-up {name.pattern}", tab=False)
            app.key("Escape")
        app.close()
    finish(audit)


def review_page(folder):
    """The page of the management review"""
    with App(example(folder), "--page", "review") as app:
        audit = Audit(app)
        app.find("heading", "Own text")
        audit_all(audit, "review")
        app.close()
    finish(audit)


def all_registers(folder):
    """The page of every register in the sidebar"""
    with App(example(folder), "--page", "assets") as app:
        audit = Audit(app)
        pages = [item.name for item in app.find("list", "Pages").children if item.role == "list item"]
        for page in pages[pages.index("Information assets"):]:
            app.wait(lambda: any(item.has("selected") for item in app.read().find_all("list item", page)), f"the page {page}")
            audit_all(audit, page, tab=False)
            app.key("Control+Page_Down")
        app.close()
    finish(audit)


sys.exit(main(welcome, dialogs, register_page, review_page, all_registers))

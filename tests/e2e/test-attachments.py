#!/usr/bin/env python3
# test-attachments.py: a comment by the keyboard alone; an attachment is opened from a private copy, removed and brought back
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import stat
import sys

from driver import App, Failure, example, lyktactl, main

ASSET = "Projektportalen"
FILE = "Samråd om återläsning.txt"
OTHER = "Behörighetsgrupper.csv"

# A program of the desktop, for texts: it writes down what it was asked to open
OPENER = """[Desktop Entry]
Type=Application
Name=Reader
Exec=sh -c 'echo "$1" > {told}' reader %f
MimeType=text/plain;
"""


def expect(there, what):
    if not there:
        raise Failure(what)


def open_asset(app):
    app.key("Control+f")
    app.expect_focus("search box")
    app.type(ASSET)
    app.find("label", re.compile("^1 of"))
    app.key("Return")
    app.find("heading", ASSET)
    app.find("heading", "Comments")


def comment(folder):
    """A comment is written with the keyboard alone, and taken back"""
    path = example(folder)
    with App(path, "--page", "assets") as app:
        open_asset(app)
        app.tab_to("button", "New Comment")
        app.key("Return")
        app.expect_focus("text box", "New comment")
        app.type("seen and approved")
        app.key("Control+Return")
        app.find("label", "seen and approved")
        app.find("label", "The comment is added")
        expect("seen and approved" in lyktactl("export", path, "comments"), "the comment is not in the file")
        app.act("win.undo")
        app.wait(lambda: not list(app.read().find_all("label", "seen and approved")), "the comment to go")
        expect("seen and approved" not in lyktactl("export", path, "comments"), "the comment is still in the file")
        app.close()
    lyktactl("check", path)


def open_and_remove(folder):
    """An attachment is opened from a copy that is the user's alone; removed, and brought back"""
    path = example(folder)
    told = folder / "told"
    (folder / "data/applications").mkdir(parents=True)
    (folder / "data/applications/reader.desktop").write_text(OPENER.format(told=told))
    (folder / "config").mkdir()
    (folder / "config/mimeapps.list").write_text("[Default Applications]\ntext/plain=reader.desktop\n")
    with App(path, "--page", "assets", home=folder) as app:
        open_asset(app)
        row = app.tab_to("list item", FILE)
        expect(re.search(r"345 bytes · .* · Objektledare Projektstöd", row.description), f"the row says {row.description!r}")
        app.key("Return")
        copy = app.wait(lambda: told.exists() and told.read_text().strip(), "the desktop's program")
        copy = type(path)(copy)
        expect(copy.name == FILE, f"the copy is called {copy.name}")
        expect(stat.S_IMODE(copy.stat().st_mode) == 0o400, "others can read the copy, or write to it")
        expect(stat.S_IMODE(copy.parent.stat().st_mode) == 0o700, "others can enter the folder of the copy")
        kept = json.loads(lyktactl("attachments", path, "assets", "1", "--json"))[0]
        expect(copy.stat().st_size == kept["size"], "the copy is not as large as the attachment")

        app.tab_to("toggle button", f"More about “{OTHER}”")
        app.key("Return")
        app.find("menu")
        app.key("Down", 4)
        app.key("Return")
        app.find("label", f"“{OTHER}” is removed")
        app.wait(lambda: not list(app.read().find_all("list item", OTHER)), "the row to go")
        app.click("button", "Undo")
        app.find("list item", OTHER)
        app.close()
        app.start()
        app.wait(lambda: not copy.exists(), "the copy to go when the program starts again")
        app.close()
    lyktactl("check", path)


sys.exit(main(comment, open_and_remove))

#!/usr/bin/env python3
# test-safety.py: the window is killed in the midst of edits; another program writes to the same file
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import random
import re
import sys
import time

from driver import App, Failure, example, lyktactl, main

ASSET = "60"
ROUNDS = 4
EDITS = 3


def name_in(path):
    assets = json.loads(lyktactl("export", path, "assets", "--format", "json"))
    return next(asset["name"] for asset in assets if str(asset["id"]) == ASSET)


def open_asset(app, name):
    app.key("Control+f")
    app.expect_focus("search box")
    app.type(name)
    app.find("label", "1 of 61 information assets")
    app.key("Return")
    app.find("heading", name)
    return app.tab_to("text box", "Name", within=app.find("region"))


def kill_while_editing(folder):
    """Killed in the midst of edits, several times: all that was shown as saved is there"""
    path = example(folder)
    shown = name_in(path)
    with App(path, "--page", "assets") as app:
        for number in range(ROUNDS):
            entry = open_asset(app, shown)
            for edit in range(EDITS):
                wanted = f"Access {number} {edit}"
                entry.set_text(wanted)
                app.key("Return")
                app.find("heading", wanted)
                shown = wanted
            following = f"Access {number} last"
            entry.set_text(following)
            app.key("Return")
            time.sleep(random.uniform(0, 0.03))
            app.kill()

            lyktactl("check", path)
            if name_in(path) not in (shown, following):
                raise Failure(f"{shown!r} was shown as saved, and in the file stands {name_in(path)!r}")
            shown = name_in(path)
            app.start()
        app.find("row", re.compile("^Access 3 "))
        app.close()
    lyktactl("check", path)


def two_programs(folder):
    """What another program writes is seen within a second; a conflict says who, and loses nothing"""
    path = example(folder)
    with App(path, "--page", "assets") as app:
        entry = open_asset(app, "Passersystemet")
        lyktactl("set", path, "assets", ASSET, "name=Dörrarna")
        start = time.monotonic()
        app.find("heading", "Dörrarna", patience=2)
        print(f"# seen after {time.monotonic() - start:.2f} s", flush=True)
        app.wait(lambda: entry.text() == "Dörrarna", "the new name in its field")

        entry.set_text("Gates")
        lyktactl("set", path, "assets", ASSET, "name=Portarna")
        app.find("heading", "Portarna", patience=2)
        if entry.text() != "Gates":
            raise Failure("what was being typed is gone")
        app.key("Return")
        app.expect(re.compile(r"^\S+ changed this on .* to “Portarna”"))
        if name_in(path) != "Portarna":
            raise Failure("the other program's edit is lost")
        app.click("button", "Keep Mine")
        app.find("heading", "Gates")
        app.wait(lambda: name_in(path) == "Gates", "my text in the file")
        app.close()
    lyktactl("check", path)


sys.exit(main(kill_while_editing, two_programs))

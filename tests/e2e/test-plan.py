#!/usr/bin/env python3
# test-plan.py: a year is planned, done, moved and closed with the keyboard alone
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import sys

from driver import App, Failure, lyktactl, main

CLOCK = {"LYKTA_NOW": "2026-11-24T09:00:00Z"}


def office(folder, *activities):
    path = folder / "office.lykta"
    lyktactl("new", path)
    for fields in activities:
        lyktactl("add", path, "activities", "track=lis", "state=decided", *fields)
    return path


def activities(path):
    return {(item["title"], item["period"]): item for item in json.loads(lyktactl("export", path, "activities", "--format", "json"))}


def expect(there, what):
    if not there:
        raise Failure(what)


def tab_to_row(app, name):
    """The rows are made anew when what they show has been counted; the keyboard stays where it is."""
    for _ in range(60):
        app.key("Tab")
        item = app.focused()
        if item and item.role == "list item" and item.name.startswith(name):
            return
    raise Failure(f"the keyboard does not come to {name}")


def plan_and_complete(folder):
    """A year is planned on the wheel and its first activity done, by keyboard"""
    path = office(folder)
    with App(path, environment=CLOCK) as app:
        app.key("Alt+2")
        app.find("heading", "Yearly plan 2026")
        app.key("Control+n")
        app.expect_focus("text box", "Title")
        app.type("Report")
        app.tab_to("button", "Add")
        app.key("Return")
        app.find("heading", "Report")
        app.key("Alt+Left")
        app.find("button", re.compile("^Report, 30 Dec, Not started"))

        app.tab_to("button", re.compile("^November, "))
        app.key("Right")
        app.expect_focus("button", "December, 1 occurrence")
        app.key("Down")
        app.expect_focus("button", re.compile("^Report, "))
        app.tab_to("button", "Mark as Done… Report")
        app.key("Return")
        app.find("button", "Done")
        app.set("text box", "Outcome", "Reported to the management")
        app.tab_to("button", "Done")
        app.key("Return")
        app.find("button", re.compile("^Report, 24 Nov, Done"))
        app.close()
    item = activities(path)["Report", "2026"]
    expect((item["state"], item["done_on"], item["outcome"]) == ("done", "2026-11-24", "Reported to the management"), f"this is kept: {item}")


def move_and_close(folder):
    """One activity is moved to another year and the rest carried over, each with a reason; one undo takes back the closing"""
    path = office(folder, ("title=Classify", "year_from=2026"), ("title=Exercise", "year_from=2026", "times_carried=1"))
    with App(path, "--page", "plan", environment=CLOCK) as app:
        app.click("radio", "Three Years")
        tab_to_row(app, "Classify, ")
        app.key("Control+Right")
        app.set("text box", "Why", "Four systems remain")
        app.tab_to("button", "Move")
        app.key("Return")
        app.expect("The activity has been moved")
        moved = activities(path)
        expect(moved["Classify", "2027"]["times_carried"] == 1, f"this is kept: {moved}")

        app.tab_to("toggle button", "More")
        app.key("Return")
        # The second of the menu; GTK's menu items have no names.
        app.expect_focus("menu item")
        app.key("Down")
        app.key("Return")
        app.find("label", "Close the Year 2026")
        app.click("radio", "To 2027")
        app.set("text box", "Why", "No time")
        app.tab_to("button", "Close the Year")
        app.key("Return")
        app.expect("The year has been closed")
        closed = activities(path)
        expect(closed["Exercise", "2027"]["times_carried"] == 2, f"this is kept: {closed}")
        app.key("Control+z")
        app.wait(lambda: activities(path) == moved, "the year as it was")
        app.close()


sys.exit(main(plan_and_complete, move_and_close))

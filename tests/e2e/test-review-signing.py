#!/usr/bin/env python3
# test-review-signing.py: a review is checked, approved in the window, and its document kept as it is
#
# SPDX-License-Identifier: GPL-3.0-or-later

import hashlib
import json
import subprocess
import sys

from driver import App, Failure, example, lyktactl, main

YEAR = 2027
NOW = {"LYKTA_NOW": "2026-11-24"}


def records(path, register):
    return json.loads(lyktactl("export", path, register, "--format", "json"))


def fill(path):
    """All that stands in the way but the case number: one section, what is not classified, what was left open"""
    section, = [r for r in records(path, "sections") if r["section"] == "resources" and str(YEAR) in r["review"]["title"]]
    lyktactl("set", path, "sections", section["id"], "text=En halv tjänst tillkommer.")
    for transfer in records(path, "transfers"):
        if transfer["blocked"] and transfer["state"] in ("planned", "approved"):
            lyktactl("set", path, "transfers", transfer["id"], "state=stopped", "why_stopped=Klassas först")
    for activity in records(path, "activities"):
        if activity["year_last"] < YEAR and activity["state"] in ("proposed", "decided", "ongoing"):
            lyktactl("set", path, "activities", activity["id"], "state=done")


def approve(folder):
    """Checked, approved, kept: what the registers say later changes nothing in it"""
    path = example(folder)
    fill(path)
    with App(path, home=folder, environment=NOW) as app:
        app.click("list item", "Management review")
        app.find("button", "1 hindrance")
        review, = [r for r in records(path, "reviews") if r["year"] == YEAR]
        lyktactl("set", path, "reviews", review["id"], "dnr=E2026-01402")
        app.wait(lambda: app.find("button", "Approve…").has("sensitive"), "nothing stands in the way")
        app.click("button", "Approve…")
        dialog = app.find("dialog", "Approve the Review")
        app.click("button", "Approve", within=dialog)
        app.expect("The review is approved, and its document is kept")
        app.click("button", "Finished Files")
        app.wait(lambda: "Approved document" in app.find("list", "Finished files").text_below(), "the finished files")
        app.close()

    first = folder / "first.pdf"
    second = folder / "second.pdf"
    lyktactl("review", path, YEAR, "-o", first)
    text = subprocess.run(["pdftotext", first, "-"], check=True, capture_output=True, text=True).stdout
    for wanted in ("Fastställt av", "2026-11-24", "E2026-01402", "En halv tjänst tillkommer."):
        if wanted not in " ".join(text.split()):
            raise Failure(f"“{wanted}” is not in the approved document")
    lyktactl("set", path, "activities", records(path, "activities")[0]["id"], "title=Efteråt")
    lyktactl("review", path, YEAR, "-o", second)
    if first.read_bytes() != second.read_bytes():
        raise Failure("the approved document changed")
    kept = {r["digest"] for r in records(path, "attachments")}
    if hashlib.sha256(first.read_bytes()).hexdigest() not in kept:
        raise Failure("what is written is not what is kept")
    lyktactl("check", path)


sys.exit(main(approve))

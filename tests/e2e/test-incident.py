#!/usr/bin/env python3
# test-incident.py: an incident's tracks are started and two of its reports sent, by keyboard
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import sys

from driver import App, Failure, example, lyktactl, main

TITLE = "Letters astray"
SENT = (("IA, deviation report", "IA-1"), ("Notification to IMY", "IMY-1"))


def report(app, track, receipt):
    """Says that a report has been sent, with the number on its receipt."""
    app.tab_to("button", f"Report… {track}")
    app.key("Return")
    app.find("button", "Save")
    app.set("text box", "Receipt number", receipt)
    app.tab_to("button", "Save")
    app.key("Return")
    app.expect(f"{track}, Sent")


def two_tracks(folder):
    """An incident is reported on two tracks, each with its clock and its receipt"""
    path = example(folder)
    # 72 hours from 8.00 on the 24th; it is 10.00 in Stockholm
    lyktactl("add", path, "incidents", f"title={TITLE}", "kind=breach", "state=open", "aware=2026-11-24 08:00", "high_risk=yes")
    with App(path, "--page", "incidents", environment={"LYKTA_NOW": "2026-11-24T09:00:00Z"}) as app:
        app.key("Control+f")
        app.expect_focus("search box")
        app.type(TITLE)
        app.find("label", "1 of 9 incidents")
        app.key("Return")
        app.find("heading", TITLE)
        app.tab_to("button", "Start the Tracks")
        app.key("Return")
        app.expect("70 h 00 min left")
        for track, receipt in SENT:
            report(app, track, receipt)
        app.close()

    reports = json.loads(lyktactl("export", path, "reports", "--format", "json"))
    receipts = {item["receipt"] for item in reports if item["incident"] and item["incident"]["title"] == TITLE}
    if not {receipt for _, receipt in SENT} <= receipts:
        raise Failure(f"the receipts are {receipts}")
    lyktactl("check", path)


sys.exit(main(two_tracks))

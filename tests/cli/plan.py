#!/usr/bin/env python3
# plan.py: the yearly plan by lyktactl: made once, and kept when the rule changes
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os

from tap import main, refuse, run, test

os.environ["LYKTA_NOW"] = "2026-02-01T09:00:00Z"


def make():
    run("new", "office.lykta")
    return add("title=Statistics", "recurrence=tertial", "year_from=2026", "year_to=2027")


def add(*fields):
    return run("add", "office.lykta", "activities", "state=decided", "track=lis", *fields).out.strip()


def plan(year, *options):
    return json.loads(run("plan", "office.lykta", str(year), "--json", *options).out)


def days(items):
    return [(item["due"], item["state"], item["made"]) for item in items]


@test
def shown_before_it_is_made():
    """A tertial ends on 30 April, 31 August, 31 December; showing writes nothing."""
    make()
    assert days(plan(2026)) == [("2026-04-30", "not_started", False), ("2026-08-31", "not_started", False),
                                ("2026-12-31", "not_started", False)]
    assert run("export", "office.lykta", "occurrences", "-f", "json").out.strip() == "[]"
    assert plan(2028) == []


@test
def made_once():
    make()
    first = plan(2026, "--make")
    assert days(first) == [(day, "not_started", True) for day in ("2026-04-30", "2026-08-31", "2026-12-31")]
    assert plan(2026, "--make") == first
    assert len(plan(2027, "--make")) == 3
    assert plan(2026) == first
    assert first[0]["week"] == "2026-W18"


@test
def a_change_of_rule_keeps_what_was_done():
    activity = make()
    items = plan(2026, "--make")
    run("set", "office.lykta", "occurrences", str(items[0]["occurrence"]), "state=done", "done_on=2026-04-21")
    run("set", "office.lykta", "activities", activity, "recurrence=yearly", "recur_month=10", "recur_day=15")
    changed = plan(2026, "--make")
    assert days(changed) == [("2026-04-30", "done", True), ("2026-10-15", "not_started", True)]
    assert changed[0]["occurrence"] == items[0]["occurrence"]
    run("undo", "office.lykta")
    assert len(plan(2026)) == 4, plan(2026)


@test
def once_and_never():
    """What is done once stands in the plan itself; what is triggered has no day; what is not decided is not planned."""
    run("new", "office.lykta")
    add("title=Report", "year_from=2026", "due=2026-03-31")
    add("title=New law", "recurrence=triggered", "year_from=2026")
    run("add", "office.lykta", "activities", "state=proposed", "track=lis", "title=Idea", "recurrence=monthly", "year_from=2026")
    assert [item["title"] for item in plan(2026)] == ["Report"]
    assert plan(2026, "--make")[0]["occurrence"] is None


@test
def after_what_must_come_first():
    """A62–A63: nothing is planned before what it waits for."""
    run("new", "office.lykta")
    first = add("title=Classify", "year_from=2026", "due=2026-05-20")
    add("title=Follow up", "recurrence=quarterly", "year_from=2026", f"only_after={first}")
    assert [item["due"] for item in plan(2026) if item["title"] == "Follow up"] == ["2026-06-30", "2026-09-30", "2026-12-30"]


@test
def progress_by_indicator():
    """What an indicator tells is told of the activity: two assets, one without a leader; then both have one."""
    run("new", "office.lykta")
    leader = run("add", "office.lykta", "people", "name=Leader").out.strip()
    run("add", "office.lykta", "assets", "name=Map", f"object_leader={leader}")
    asset = run("add", "office.lykta", "assets", "name=Archive").out.strip()
    add("title=Leaders", "year_from=2026", "indicator=asset-leader")
    add("title=Other", "year_from=2026")
    assert [item["progress"] for item in plan(2026)] == [{"value": 1, "total": 2, "reached": False}, None]
    run("set", "office.lykta", "assets", asset, f"object_leader={leader}")
    assert plan(2026)[0]["progress"] == {"value": 2, "total": 2, "reached": True}


@test
def a_year_is_closed_from_a_file():
    """H.3: every open activity is decided about, all at once or nothing; what is missing or unknown is named."""
    run("new", "office.lykta")
    done = add("title=Train", "year_from=2026")
    kept = add("title=Classify", "year_from=2026", "times_carried=1")
    span = add("title=Exercise", "year_from=2027", "year_to=2028")

    def close(*decisions, by=run):
        with open("decisions.json", "w", encoding="utf-8") as stream:
            json.dump(decisions, stream)
        return by("close-year", "office.lykta", "2026", "--decisions", "decisions.json")

    def activities():
        return {(item["title"], item["period"]): item for item in json.loads(
            run("export", "office.lykta", "activities", "-f", "json").out)}

    first = {"activity": int(done), "decision": "done"}
    before = activities()
    listed = json.loads(run("close-year", "office.lykta", "2026", "--json").out)
    assert [(item["title"], item["times_carried"]) for item in listed] == [("Classify", 1), ("Train", 0)]
    assert "Classify" in close(first, by=refuse)
    assert "Nonsense" in close(first, {"activity": "Nonsense", "decision": "done"}, by=refuse)
    assert "Exercise" in close(first, {"activity": int(kept), "decision": "dropped", "reason": "x"},
                               {"activity": int(span), "decision": "done"}, by=refuse)
    assert "maybe" in close({"activity": int(done), "decision": "maybe"}, by=refuse)
    assert activities() == before

    close(first, {"activity": "Classify", "decision": "carried_over", "reason": "Four remain"})
    after = activities()
    assert after["Classify", "2026"]["state"] == "carried_over"
    assert after["Classify", "2027"]["times_carried"] == 2
    assert ("Exercise", "2027") in after and ("Exercise", "2028") in after
    run("undo", "office.lykta")
    assert activities() == before


main()

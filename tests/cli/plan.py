#!/usr/bin/env python3
# plan.py: the yearly plan by lyktactl: made once, and kept when the rule changes
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os

from tap import main, run, test

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


main()

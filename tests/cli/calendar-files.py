#!/usr/bin/env python3
# calendar-files.py: the plan in other programs' calendars, and the officer's calendar in the plan
#
# The other program is python3-icalendar, which neither writes nor reads with libical.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import json
import os

from icalendar import Calendar, Event

from tap import main, read_json, refuse, run, test

os.environ["LYKTA_NOW"] = "2026-02-01T09:00:00Z"


def new(*options):
    run("new", "office.lykta", *options)


def read_ics(path="plan.ics"):
    with open(path, "rb") as file:
        return Calendar.from_ical(file.read())


def write_ics(*events, path="officer.ics"):
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//officer//")
    for fields in events:
        event = Event()
        for name, value in fields.items():
            event.add(name, value)
        calendar.add_component(event)
    with open(path, "wb") as file:
        file.write(calendar.to_ical())


def day(text):
    return datetime.date.fromisoformat(text)


def occurrences():
    return read_json("export", "office.lykta", "occurrences", "-f", "json")


def changes(*options):
    return read_json("import-calendar", "office.lykta", "officer.ics", "--json", *options)


@test
def another_program_reads_the_same():
    new("--example")
    for year in ("2024", "2026"):
        run("plan", "office.lykta", year, "--ics", "plan.ics")
        events = read_ics().walk("VEVENT")
        plan = read_json("plan", "office.lykta", year, "--json")
        assert plan, year
        assert sorted((str(event["summary"]), event.decoded("dtstart").isoformat()) for event in events) \
            == sorted((item["title"], item["due"]) for item in plan)
        assert len({str(event["uid"]) for event in events}) == len(plan)
        for event in events:
            assert event.decoded("dtend") - event.decoded("dtstart") == datetime.timedelta(days=1)
            assert "VALARM" not in [part.name for part in event.subcomponents]


@test
def identities_stay_when_the_plan_is_made():
    new()
    run("add", "office.lykta", "activities", "title=Statistics", "recurrence=quarterly", "year_from=2026", "state=decided",
        "track=lis")
    run("plan", "office.lykta", "2026", "--ics", "before.ics")
    run("plan", "office.lykta", "2026", "--make")
    run("plan", "office.lykta", "2026", "--ics", "after.ics")
    before = [str(event["uid"]) for event in read_ics("before.ics").walk("VEVENT")]
    assert len(before) == 4
    assert before == [str(event["uid"]) for event in read_ics("after.ics").walk("VEVENT")]


@test
def deadlines_are_those_of_the_due_list():
    new("--example")
    os.environ["LYKTA_NOW"] = "2026-11-24T09:00:00Z"
    try:
        due = read_json("due-list", "office.lykta", "--days", "37", "--json")
        run("plan", "office.lykta", "2026", "--ics", "plan.ics", "--deadlines", "--alarm", "7")
        plan = read_json("plan", "office.lykta", "2026", "--json")
    finally:
        os.environ["LYKTA_NOW"] = "2026-02-01T09:00:00Z"
    events = read_ics().walk("VEVENT")
    others = [matter for matter in due if matter["register"] not in ("activities", "occurrences")]
    assert len(events) == len(plan) + len(others)
    by_title = {str(event["summary"]): event for event in events}
    timed = [matter for matter in others if "T" in matter["due"]]
    assert timed
    for matter in timed:
        assert by_title[matter["title"]].decoded("dtstart") == datetime.datetime.fromisoformat(matter["due"])
    alarms = [alarm for event in events for alarm in event.walk("VALARM")]
    assert alarms and all(alarm.decoded("trigger") == datetime.timedelta(days=-7) for alarm in alarms)


@test
def the_secret_stays_here():
    """A record with a mark is confidential in the calendar, and not in a public one (OSL 5 kap. 5 §)."""
    new()
    fields = ("recurrence=none", "due=2026-05-05", "year_from=2026", "state=decided", "track=lis")
    run("add", "office.lykta", "activities", "title=Open", *fields)
    run("add", "office.lykta", "activities", "title=Hidden", *fields, "secrecy_section=osl-18-8")
    run("plan", "office.lykta", "2026", "--ics", "plan.ics")
    classes = {str(event["summary"]): str(event.get("class", "")) for event in read_ics().walk("VEVENT")}
    assert classes == {"Open": "", "Hidden": "CONFIDENTIAL"}
    told = run("plan", "office.lykta", "2026", "--ics", "plan.ics", "--public")
    assert told.err == "1 record bears a secrecy mark and was left out.\n"
    assert [str(event["summary"]) for event in read_ics().walk("VEVENT")] == ["Open"]


@test
def the_officer_s_calendar_stays_linked():
    new()
    report = {"uid": "report@officer", "summary": "Årsrapport", "dtstart": day("2026-02-20"), "description": "Till nämnden"}
    round_ = {"uid": "round@officer", "summary": "Rond", "dtstart": day("2026-03-10"), "rrule": {"freq": "monthly", "count": 3}}
    write_ics(report, round_)
    assert changes("--dry-run") == {"added": 4, "changed": 0, "dropped": 0}
    assert occurrences() == []
    assert changes() == {"added": 4, "changed": 0, "dropped": 0}
    assert [(item["due"], item["title"], item["track"]) for item in read_json("plan", "office.lykta", "2026", "--json")] == [
        ("2026-02-20", "Årsrapport", "dpo"), ("2026-03-10", "Rond", "dpo"), ("2026-04-10", "Rond", "dpo"),
        ("2026-05-10", "Rond", "dpo")]
    assert changes() == {"added": 0, "changed": 0, "dropped": 0}

    # One is done here, one moved there, one called off there, one gone; a new title
    done = next(item["id"] for item in occurrences() if item["due"] == "2026-03-10")
    run("set", "office.lykta", "occurrences", str(done), "state=done", "done_on=2026-03-11")
    moved = dict(round_, summary="Rond", dtstart=day("2026-04-17"))
    moved.pop("rrule")
    moved["recurrence-id"] = day("2026-04-10")
    round_ = dict(round_, exdate=[day("2026-05-10")])
    write_ics(dict(report, summary="Årsrapport 2025", dtstart=day("2026-02-27")), round_, moved)
    assert changes() == {"added": 0, "changed": 2, "dropped": 1}
    states = {item["due"]: item["state"] for item in occurrences()}
    assert states == {"2026-02-27": "not_started", "2026-03-10": "done", "2026-04-17": "not_started", "2026-05-10": "dropped"}
    titles = [item["title"] for item in read_json("export", "office.lykta", "activities", "-f", "json")]
    assert sorted(titles) == ["Rond", "Årsrapport 2025"]

    # The whole calendar gone: what was done stays, and one step takes it back
    write_ics()
    assert changes()["dropped"] == 2
    run("undo", "office.lykta")
    assert {item["due"]: item["state"] for item in occurrences()} == states


@test
def what_came_from_here_is_not_taken_again():
    new("--example")
    run("plan", "office.lykta", "2026", "--ics", "officer.ics", "--deadlines")
    before = occurrences()
    assert changes() == {"added": 0, "changed": 0, "dropped": 0}
    assert occurrences() == before


@test
def what_is_no_calendar():
    new()
    with open("officer.ics", "w", encoding="utf-8") as file:
        file.write("a;b;c\n")
    assert "not a calendar" in refuse("import-calendar", "office.lykta", "officer.ics")
    refuse("import-calendar", "office.lykta", "missing.ics")
    refuse("import-calendar", "office.lykta", "officer.ics", "--from", "2027", "--to", "2026", code=2)
    assert json.loads(run("export", "office.lykta", "activities", "-f", "json").out) == []


@test
def put_off_with_a_reason():
    new()
    run("add", "office.lykta", "contracts", "name=Drift", "valid_to=2026-03-01")
    assert [matter["state"] for matter in read_json("due-list", "office.lykta", "--json")] == ["ahead"]
    fields = ("register=contracts", "record=1", "field=valid_to")
    refuse("add", "office.lykta", "snoozes", *fields, "until=2026-02-20")
    run("add", "office.lykta", "snoozes", *fields, "until=2026-02-20", "reason=Väntar på staden")
    (matter,) = read_json("due-list", "office.lykta", "--json")
    assert (matter["state"], matter["until"], matter["reason"]) == ("snoozed", "2026-02-20", "Väntar på staden")
    os.environ["LYKTA_NOW"] = "2026-02-20T09:00:00Z"
    try:
        (matter,) = read_json("due-list", "office.lykta", "--json")
    finally:
        os.environ["LYKTA_NOW"] = "2026-02-01T09:00:00Z"
    assert matter["state"] == "ahead"
    refuse("add", "office.lykta", "snoozes", "register=contracts", "record=1", "field=name", "until=2026-02-20", "reason=x")


@test
def the_law_s_clock_cannot_be_put_off():
    """GDPR Article 12(3): a month from receipt, whoever looks away."""
    new()
    run("add", "office.lykta", "requests", "dnr=E2026-1", "kind=access", "received=2026-01-30", "state=open")
    assert "clock" in refuse("add", "office.lykta", "snoozes", "register=requests", "record=1", "field=due_moved",
                             "until=2026-03-20", "reason=Semester")


main()

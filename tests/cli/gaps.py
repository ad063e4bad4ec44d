#!/usr/bin/env python3
# gaps.py: every indicator of the example office, computed a second time from what people entered
#
# The numbers are worked out from the JSON export and from no derived field: rules as the registers' law and the city's
# rules state them, in another language than the program's.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import json
import os
import zoneinfo

from tap import main, run, test

NOW = "2026-11-24T09:00:00Z"
TODAY = "2026-11-24"
YEAR = 2026
STOCKHOLM = zoneinfo.ZoneInfo("Europe/Stockholm")

def export(name):
    return json.loads(run("export", "example.lykta", name, "-f", "json").out)


def ref(value):
    return value["id"] if value else None


def refs(values):
    return [value["id"] for value in values or []]


def easter(year):
    """Sunday, by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime.date(year, f // 31, f % 31 + 1)


def is_holiday(day):
    """Lag (1989:253) om allmänna helgdagar, and the eves that are treated like them (lag 1930:173, 2 §)."""
    sunday = easter(day.year)
    moved = {sunday + datetime.timedelta(n) for n in (-2, 0, 1, 39, 49)}
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    midsummer_eve = next(datetime.date(day.year, 6, n) for n in range(19, 26) if datetime.date(day.year, 6, n).weekday() == 4)
    return day.weekday() >= 5 or (day.month, day.day) in fixed or day in moved or day == midsummer_eve


def add_months(day, months):
    """Regulation 1182/71, Article 3: the same day of the month, or the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = (datetime.date(year + month // 11, (month + 1) % 12 + 1, 1) - datetime.timedelta(1)).day
    return datetime.date(year, month + 1, min(day.day, last))


def move(day):
    while is_holiday(day):
        day += datetime.timedelta(1)
    return day


def parse_time(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def local_day(text):
    return parse_time(text).astimezone(STOCKHOLM).date()


def ids(records):
    return sorted(record["id"] for record in records)


def split(counted, fulfilled):
    return {"value": sum(map(fulfilled, counted)), "total": len(counted),
            "missing": ids(record for record in counted if not fulfilled(record))}


def assets():
    classified = {ref(c["asset"]) for c in export("classifications") if c["approved_on"]}
    counted = [asset for asset in export("assets") if asset["lifecycle"] != "retired"]
    return {"asset-owner": split(counted, lambda a: a["information_owner"] is not None),
            "asset-leader": split(counted, lambda a: a["object_leader"] is not None),
            "asset-classified": split(counted, lambda a: a["id"] in classified)}


def transfers():
    """A62–A63: before a system moves it is classified."""
    approved = {}
    for c in export("classifications"):
        if c["approved_on"]:
            approved.setdefault(ref(c["asset"]), []).append(c["approved_on"])
    counted = [t for t in export("transfers") if t["state"] != "stopped"]
    return {"transfer-reclassified": split(counted, lambda t: any(
        day < (t["transfer_date"] or TODAY) for day in approved.get(ref(t["asset"]), [])))}


def actions():
    counted = [a for a in export("actions") if a["state"] != "dropped"]
    return {"actions-done": split(counted, lambda a: a["state"] == "done")}


def processors():
    agreements = [a for a in export("agreements") if a["state"] == "in_force" and (a["ends_on"] or "9999") >= TODAY]
    held = {ref(a["supplier"]) for a in agreements}
    return {"processor-agreement": split([s for s in export("suppliers") if s["processor"]], lambda s: s["id"] in held)}


def requests():
    """Article 12.3 GDPR: one month, three when extended; late from the day after."""
    counted, in_time = [], set()
    for request in export("requests"):
        if request["state"] == "withdrawn":
            continue
        start = datetime.date.fromisoformat(request["counted_from"] or request["received"])
        due = move(add_months(start, 3 if request["extended"] else 1))
        if request["extended"] and request["extended_until"]:
            due = move(datetime.date.fromisoformat(request["extended_until"]))
        answered = request["answered_on"]
        settled = answered or (due + datetime.timedelta(1)).isoformat()
        if f"{YEAR}-01-01" <= settled <= TODAY:
            counted.append(request)
            if answered and answered <= due.isoformat():
                in_time.add(request["id"])
    return {"requests-in-time": split(counted, lambda r: r["id"] in in_time)}


# Article 33.1 GDPR; 2 kap. 5, 6 §§ cybersäkerhetslagen (2025:1506)
HOURS = {"imy": 72, "nis2-warning": 24, "nis2-notification": 72}
# 2 kap. 8 §: a month from the notification
MONTHS = {"nis2-final": 1, "nis2-situation": 1}


def get_due(report, incident, notified):
    if report["due_asked"]:
        return parse_time(report["due_asked"])
    if report["track"] in HOURS and incident["aware"]:
        return parse_time(incident["aware"]) + datetime.timedelta(hours=HOURS[report["track"]])
    if report["track"] in MONTHS and notified:
        day = move(add_months(local_day(notified), MONTHS[report["track"]]))
        return datetime.datetime.combine(day, datetime.time(23, 59, 59), STOCKHOLM)
    return None


def reports():
    incidents = {incident["id"]: incident for incident in export("incidents")}
    everything = export("reports")
    notified = {ref(r["incident"]): r["sent_at"] for r in everything if r["track"] == "nis2-notification" and r["sent_at"]}
    counted, in_time = [], set()
    for report in everything:
        if report["decision"] == "not_needed":
            continue
        due = get_due(report, incidents[ref(report["incident"])], notified.get(ref(report["incident"])))
        sent = report["sent_at"]
        if not sent and due is None:
            continue
        settled = local_day(sent) if sent else due.astimezone(STOCKHOLM).date() + datetime.timedelta(1)
        if f"{YEAR}-01-01" <= settled.isoformat() <= TODAY:
            counted.append(report)
            if sent and (due is None or parse_time(sent) <= due):
                in_time.add(report["id"])
    return {"reports-in-time": split(counted, lambda r: r["id"] in in_time)}


def courses():
    """A54, A71, A72: counts of a unit and category, the last of each in the year; or persons, then all whom the course is for."""
    names = {course["id"]: course for course in export("courses")}
    counts, persons = {}, {}
    for result in sorted(export("course_results"), key=lambda r: (r["date"], r["id"])):
        item = ref(result["part"]) or ref(result["course"])
        if result["person"]:
            persons.setdefault(item, {})[ref(result["person"])] = result
        elif result["date"][:4] == str(YEAR):
            counts[item, ref(result["unit"]), result["category"]] = result
    done, total = sum(r["done"] for r in counts.values()), sum(r["total"] for r in counts.values())
    roles = [role for role in export("roles") if (role["held_to"] or "9999") >= TODAY]
    for item, results in persons.items():
        # The example counts a course either way; none of those followed by person grows old.
        assert not any(key[0] == item for key in counts) and not names[item]["valid_months"]
        wanted = {ref(role["person"]) for role in roles if role["role"] in names[item]["roles"]}
        assert names[item]["requirement"] == "roles" and set(results) <= wanted
        done, total = done + len(results), total + len(wanted)
    return {"courses-done": {"value": done, "total": total, "missing": ids(
        r for r in counts.values() if r["done"] < r["total"])}}


def documents():
    """A81: revised at the interval that was decided for each."""
    def is_revised(document):
        start = document["revised_on"] or document["adopted_on"]
        return start is not None and add_months(datetime.date.fromisoformat(start), document["interval"]).isoformat() >= TODAY
    return {"documents-revised": split([d for d in export("documents") if d["state"] == "in_force" and d["interval"]], is_revised)}


def activities():
    counted = [a for a in export("activities") if a["state"] != "cancelled"
               and a["year_from"] <= YEAR <= (a["year_to"] or a["year_from"])]
    return {"activities-done": split(counted, lambda a: a["state"] == "done")}


def owed(processing):
    """What a record must hold: Article 30.1 b–g of a controller, 30.2 a–d of a processor, Articles 6 and 9, and an owner."""
    fields = ["information_owner", "security", "third_country"]
    if processing["role"] == "processor":
        fields += ["controllers", "categories"]
    else:
        fields += ["purpose", "subjects", "data", "recipients", "erasure", "legal_basis"]
        fields += ["statute"] if processing["legal_basis"] in ("c", "e") else []
        fields += ["exception"] if processing["special"] else []
    if processing["third_country"]:
        fields += ["countries", "transfer_basis"]
        fields += ["safeguards"] if processing["transfer_basis"] == "exception" else []
    return fields


def processings():
    counted = [p for p in export("processings") if p["state"] != "ended"]
    return {"processings-complete": split(counted, lambda p: all(p[field] not in (None, [], "") for field in owed(p)))}


@test
def every_indicator():
    os.environ["LYKTA_NOW"] = NOW
    run("new", "example.lykta", "--example")
    figures = {figure["id"]: figure for figure in json.loads(run("gaps", "example.lykta", "--json").out)}
    expected = {}
    for part in (assets, transfers, actions, processings, processors, requests, reports, courses, documents, activities):
        expected.update(part())
    assert set(figures) == set(expected), set(figures) ^ set(expected)
    for name, values in expected.items():
        found = {key: figures[name][key] for key in ("value", "total")}
        found["missing"] = sorted(figures[name]["missing"])
        assert found == values, f"{name}: {found} instead of {values}"


main()

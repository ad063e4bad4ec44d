#!/usr/bin/env python3
# due.py: every deadline rule of a new file, with days worked out by hand from the law and the almanac
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json

from tap import main, refuse, run, test

# Rule, event in Swedish time, the last moment (UTC), the plain day, the moved day.
# Hours run without stop (GDPR Article 33(1); 2 kap. 5-6 §§ cybersäkerhetslagen); Stockholm is UTC+1, in summer UTC+2.
# Months: Regulation 1182/71 Article 3(2)(c), the same date or the last of the month; Article 3(4), the next working day.
CASES = [
    # GDPR Article 33(1): 72 hours
    ("gdpr-breach", "2026-11-09 14:20", "2026-11-12T13:20:00Z", None, None),
    ("gdpr-breach", "2026-12-23 16:00", "2026-12-26T15:00:00Z", None, None),   # over Christmas
    ("gdpr-breach", "2026-03-27 13:00", "2026-03-30T12:00:00Z", None, None),   # 14.00 summer time on the 30th
    ("gdpr-breach", "2026-10-23 14:00", "2026-10-26T12:00:00Z", None, None),   # 13.00 winter time on the 26th
    ("gdpr-breach", "2024-02-27 00:30", "2024-02-29T23:30:00Z", None, None),   # leap day
    ("gdpr-breach", "2026-12-31 23:30", "2027-01-03T22:30:00Z", None, None),   # into the next year
    # 2 kap. 5 §: 24 hours
    ("nis2-early-warning", "2026-03-28 13:00", "2026-03-29T12:00:00Z", None, None),
    ("nis2-early-warning", "2026-10-24 14:00", "2026-10-25T12:00:00Z", None, None),
    ("nis2-early-warning", "2026-06-19 23:59", "2026-06-20T21:59:00Z", None, None),  # Midsummer Eve
    # 2 kap. 6 §: 72 hours
    ("nis2-notification", "2026-04-02 12:00", "2026-04-05T10:00:00Z", None, None),   # Good Friday to Easter Day
    ("nis2-notification", "2028-02-28 08:00", "2028-03-02T07:00:00Z", None, None),   # over a leap day
    # 2 kap. 8 §: one month from the notification, to the end of the day in Stockholm
    ("nis2-final-report", "2026-03-14 10:45", "2026-04-14T21:59:59Z", "2026-04-14", "2026-04-14"),
    ("nis2-final-report", "2026-11-24 09:00", "2026-12-28T22:59:59Z", "2026-12-24", "2026-12-28"),  # Christmas, then a Sunday
    ("nis2-final-report", "2027-01-31 09:00", "2027-03-01T22:59:59Z", "2027-02-28", "2027-03-01"),  # a Sunday
    ("nis2-situation-report", "2026-05-31 23:30", "2026-06-30T21:59:59Z", "2026-06-30", "2026-06-30"),
    ("nis2-situation-report", "2026-05-19 12:00", "2026-06-22T21:59:59Z", "2026-06-19", "2026-06-22"),  # Midsummer Eve
    # 2 kap. 8 §: one month after the incident was handled
    ("nis2-final-after-situation", "2026-04-14 08:00", "2026-05-15T21:59:59Z", "2026-05-14", "2026-05-15"),  # Ascension Day
    ("nis2-final-after-situation", "2026-12-31 08:00", "2027-02-01T22:59:59Z", "2027-01-31", "2027-02-01"),  # a Sunday
    # GDPR Article 12(3): one month, and three when extended
    ("gdpr-access-request", "2026-11-24", "2026-12-28T22:59:59Z", "2026-12-24", "2026-12-28"),
    ("gdpr-access-request", "2028-01-31", "2028-02-29T22:59:59Z", "2028-02-29", "2028-02-29"),  # a leap year
    ("gdpr-access-request", "2026-01-31", "2026-03-02T22:59:59Z", "2026-02-28", "2026-03-02"),  # a Saturday
    ("gdpr-access-request", "2026-03-03", "2026-04-07T21:59:59Z", "2026-04-03", "2026-04-07"),  # Good Friday
    ("gdpr-access-request", "2025-05-01", "2025-06-02T21:59:59Z", "2025-06-01", "2025-06-02"),  # a Sunday
    ("gdpr-access-request", "2025-05-06", "2025-06-09T21:59:59Z", "2025-06-06", "2025-06-09"),  # National Day, then Whitsun
    ("gdpr-access-request", "2026-09-30", "2026-10-30T22:59:59Z", "2026-10-30", "2026-10-30"),
    ("gdpr-access-request", "2026-10-01", "2026-11-02T22:59:59Z", "2026-11-01", "2026-11-02"),  # All Saints' is Saturday 31 Oct
    ("gdpr-access-request-extended", "2026-11-30", "2027-03-01T22:59:59Z", "2027-02-28", "2027-03-01"),  # a Sunday
    ("gdpr-access-request-extended", "2026-10-01", "2027-01-04T22:59:59Z", "2027-01-01", "2027-01-04"),  # New Year, a Friday
    ("gdpr-access-request-extended", "2026-10-06", "2027-01-07T22:59:59Z", "2027-01-06", "2027-01-07"),  # Epiphany
]


@test
def due_by_every_rule():
    """Articles 12(3) and 33(1) GDPR; 2 kap. 5, 6 and 8 §§ cybersäkerhetslagen; Article 3 of Regulation 1182/71"""
    run("new", "office.lykta")
    for rule, event, due, plain, moved in CASES:
        said = json.loads(run("due", "office.lykta", rule, event, "--json").out)
        assert (said["due"], said["plain"], said["moved"]) == (due, plain, moved), (rule, event, said)


@test
def every_rule_has_cases():
    run("new", "office.lykta")
    rules = json.loads(run("export", "office.lykta", "deadlines", "-f", "json").out)
    assert {rule["code"] for rule in rules} == {case[0] for case in CASES}


@test
def unknown_rules_and_moments():
    """The Cybersecurity Act is in force from 15 January 2026."""
    run("new", "office.lykta")
    refuse("due", "office.lykta", "no-such-rule", "2026-11-09")
    refuse("due", "office.lykta", "gdpr-breach", "yesterday", code=2)
    refuse("due", "office.lykta", "nis2-early-warning", "2026-01-14 12:00")
    assert run("due", "office.lykta", "nis2-early-warning", "2026-01-15 12:00").out == "2026-01-16T11:00:00Z\n"


main()

#!/usr/bin/env python3
# classify.py: the rules of classifications and transfers hold in whatever way something is written
#
# SPDX-License-Identifier: GPL-3.0-or-later

from tap import main, read_json, refuse, run, test

HEAD = "asset;performed;approved_on;level_k;level_r;level_t\n"


def make():
    run("new", "office.lykta")
    run("add", "office.lykta", "assets", "name=Portal")


def write(name, text):
    with open(name, "w", encoding="utf-8") as file:
        file.write(text)


def states():
    found = read_json("export", "office.lykta", "classifications", "-f", "json")
    return {item["approved_on"] or "-": item["state"] for item in found}


def transfers():
    return [item["state"] for item in read_json("export", "office.lykta", "transfers", "-f", "json")]


@test
def approval_supersedes():
    make()
    run("add", "office.lykta", "classifications", "asset=Portal", "approved_on=2020-03-01")
    assert states() == {"2020-03-01": "approved"}
    run("add", "office.lykta", "classifications", "asset=Portal", "performed=2024-02-01")
    assert states() == {"2020-03-01": "approved", "-": "draft"}
    run("set", "office.lykta", "classifications", "2", "approved_on=2024-03-01")
    assert states() == {"2020-03-01": "superseded", "2024-03-01": "approved"}
    found = read_json("export", "office.lykta", "classifications", "-f", "json")
    assert [item["predecessor"] is not None for item in sorted(found, key=lambda item: item["approved_on"])] == [False, True]
    # One step, which undo takes back as one.
    run("undo", "office.lykta")
    assert states() == {"2020-03-01": "approved", "-": "draft"}
    refuse("set", "office.lykta", "classifications", "2", "state=approved")


@test
def import_supersedes():
    make()
    write("a.csv", HEAD + "Portal;2024-02-01;2024-03-01;considerable;considerable;moderate\nPortal;2018-02-01;2018-03-01;;;\nPortal;2021-02-01;2021-03-01;;;\n")
    run("import", "office.lykta", "classifications", "a.csv")
    assert states() == {"2018-03-01": "superseded", "2021-03-01": "superseded", "2024-03-01": "approved"}
    run("check", "office.lykta")


@test
def transfer_needs_an_approval_before_it():
    """A63: refused alike when it is set, added and imported"""
    make()
    write("transfers.csv", "asset;transfer_date;state\nPortal;2025-05-01;approved\n")
    run("add", "office.lykta", "transfers", "asset=Portal", "transfer_date=2025-05-01", "state=planned")
    for approved_on in (None, "2025-05-01", "2025-06-01"):
        if approved_on == "2025-05-01":
            run("add", "office.lykta", "classifications", "asset=Portal", f"approved_on={approved_on}")
        elif approved_on:
            run("set", "office.lykta", "classifications", "1", f"approved_on={approved_on}")
        for state in ("approved", "done"):
            assert "Portal" in refuse("set", "office.lykta", "transfers", "1", f"state={state}")
            assert "Portal" in refuse("add", "office.lykta", "transfers", "asset=Portal", "transfer_date=2025-05-01",
                                      f"state={state}")
        result = run("import", "office.lykta", "transfers", "transfers.csv", code=1)
        assert "Portal" in result.out + result.err, result.out + result.err
        assert transfers() == ["planned"]

    run("set", "office.lykta", "classifications", "1", "approved_on=2025-04-30")
    run("import", "office.lykta", "transfers", "transfers.csv")
    run("set", "office.lykta", "transfers", "1", "state=done")
    assert sorted(transfers()) == ["approved", "done"]


if __name__ == "__main__":
    main()

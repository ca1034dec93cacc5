"""The record's own projection and `rabta count` make the same events and the same totals of the example campaign."""

from collections import Counter
from typing import Any

from rabta.counting.rules.count import count
from rabta.counting.rules.facts import facts_from_reading, table_source
from rabta.counting.rules.projection import Placed, project
from rabta.example.campaign import make_campaign
from rabta.filing.rules.kinds import kind_of
from rabta.filing.rules.rows import rows_of

MONTHS = ("2025-09", "2025-10")
"""Two months of the campaign are enough to disagree about, and read in seconds."""


def readings() -> list[dict[str, Any]]:
    """Every row read of two months' filings, each under an id of its own; a re-filed text is left out."""
    found, seen = [], set()
    for filing in make_campaign(7).filings:
        if not filing.written_on.startswith(MONTHS):
            continue
        name = filing.file.rpartition("/")[2]
        kind, _ = kind_of(filing.content, file_name=name)
        rows = rows_of(filing.content, kind=kind, file_name=name, agency=filing.agency, written_on=filing.written_on)
        for row in rows:
            if row.read is not None and row.content_hash not in seen:
                seen.add(row.content_hash)
                found.append({**row.read, "id": f"{name}#{row.row_no}", "table": row.cells is not None})
    return found


def test_events_and_totals_are_the_same() -> None:
    statements = [r for r in readings() if not r["table"]]
    placed = [
        Placed(key := f"{r['id']}|{i['incident_no']}", facts_from_reading((key,), r, i, source=r["id"]), r["id"])
        for r in statements if r["kind"] != "periodic" for i in r["incidents"]
    ]  # fmt: skip
    projected = project(placed, ()).events
    counted = count({k: v for k, v in r.items() if k != "table"} for r in statements)
    assert {frozenset(e.members) for e in projected} == {
        frozenset(f"{a}|{n}" for a, n in e["incidents"]) for e in counted["events"]
    }
    grams: Counter[str] = Counter()
    for event in projected:
        for line in event.lines:
            grams[line.substance] += line.g or 0
    assert {s: g for s, g in grams.items() if g} == {
        s: t["g"] for s, t in counted["totals"]["counted_once"].items() if t["g"]
    }


def test_a_table_source_keeps_two_agencies_of_one_table_apart() -> None:
    rows = [{"row": n, "agency": a, "incidents": []} for n, a in ((1, "ANF"), (2, "CUSTOMS"), (3, "ANF"))]
    assert table_source("t", rows[0]) == table_source("t", rows[2]) != table_source("t", rows[1])

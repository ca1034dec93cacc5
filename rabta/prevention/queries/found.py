"""What laboratories found as one reader sees it: beside drugs, in their place, how pure; from the words of reports."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from rabta.counting.queries import Seen, seen
from rabta.prevention.rules.found import UNNAMED, Found, purities
from rabta.prevention.rules.rises import DAYS
from rabta.records.rules.naming import agencies_named, substance_named
from rabta.vocabulary.rules.adulterants import adulterant
from rabta.vocabulary.rules.numbered import substance_numbered
from rabta.vocabulary.rules.substances import substance

SQL = "prevention/sql/queries/"
YEAR = timedelta(days=365)
NEWEST = 20
Row = dict[str, Any]


def findings(now: Seen, today: date) -> list[Row]:
    """Every finding in the reader's view up to a day, the newest first, one row of `signal_findings.sql` each."""
    return now.ask(f"{SQL}watched_place.sql", f"{SQL}signal_findings.sql", today=today)


def as_found(row: Row) -> Found:
    """The finding as the rules of early warning take it."""
    sold_as = row["instead_of"] or row["substance"]
    code = substance_numbered(sold_as).code if sold_as is not None else UNNAMED
    return Found(
        row["day"], row["country"], row["province"], tuple(row["found"]), code if row["counterfeit"] else "", row["key"]
    )


def thing_named(code: str) -> Row:
    """`{"code", "name_en", "name_ur"}` of a substance or of what is found beside one."""
    beside = adulterant(code)
    if beside is not None:
        return {"code": code, "name_en": beside.name_en, "name_ur": beside.name_ur}
    return dict(substance_named(substance(code).number))


def told(row: Row) -> Row:
    """A finding as a page shows it: `things` found, `sold_as`, `substance`, per cents, `laboratory` ("" where the agency
    alone says so), `words` ("" where they are withheld), and where it leads."""
    return {
        **row, "things": [thing_named(code) for code in row["found"]], "agencies": agencies_named(row["agencies"]),
        "substance": _named(row["substance"]), "sold_as": _named(row["instead_of"]),
    }  # fmt: skip


def laboratory(*, today: date) -> Row:
    """What laboratories found in the year up to a day.

    `purities`: `substance`, `spread`. `beside`: `thing`, `events`, `first` (in the whole record), `last`, `in_substances`,
    `places`, by events and then name. `counterfeit`: findings of tablets that pass for another; `newest`: the newest others.
    `total` of the year; `since`: the first finding; `unnamed`: those for which no laboratory is named.
    """
    rows = findings(seen(), today)
    late = [row for row in rows if row["day"] > today - YEAR]
    return {
        "purities": _purities(late), "beside": _beside(late, rows),
        "counterfeit": [told(row) for row in late if row["counterfeit"]],
        "newest": [told(row) for row in late if not row["counterfeit"]][:NEWEST], "total": len(late), "today": today,
        "since": min((row["day"] for row in rows), default=None), "begins": today - timedelta(days=DAYS - 1),
        "unnamed": sum(bool(row["words"]) and not row["laboratory"] for row in late),
    }  # fmt: skip


def _purities(rows: Iterable[Row]) -> list[Row]:
    """Once an event: of several reports of one event the newest that states a purity."""
    stated: dict[int, dict[Any, tuple[Any, Any]]] = {}
    for row in rows:
        if row["purity_low"] is not None and row["substance"] is not None:
            stated.setdefault(row["substance"], {}).setdefault(row["key"], (row["purity_low"], row["purity_high"]))
    spreads = [(substance_named(number), purities(list(its.values()))) for number, its in stated.items()]
    return [
        {"substance": named, "spread": spread}
        for named, spread in sorted(spreads, key=lambda one: (-one[1].results if one[1] else 0, one[0]["name_en"]))
    ]


def _beside(late: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    found = []
    for code in sorted({code for row in late for code in row["found"] if adulterant(code)}):
        its = [row for row in late if code in row["found"]]
        drugs = {row["substance"] for row in its if row["substance"] is not None}
        found.append({
            "thing": thing_named(code), "events": len({row["key"] for row in its}), "last": its[0]["day"],
            "first": min(row["day"] for row in rows if code in row["found"]),
            "in_substances": [substance_named(number) for number in sorted(drugs)],
            "places": sorted({row["province"] for row in its if row["province"]}),
        })  # fmt: skip
    return sorted(found, key=lambda one: (-one["events"], one["thing"]["name_en"]))


def _named(number: int | None) -> Row | None:
    return None if number is None else dict(substance_named(number))

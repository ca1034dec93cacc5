"""Routes that were stated and the contacts of recruiters, as one reader sees them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rabta.records.asking import ask
from rabta.smuggling.queries.met import SQL
from rabta.smuggling.queries.stated import CONTACTS, stated
from rabta.smuggling.rules.route import Price, Range, end_of, first_and_last, legs_of, ranges, together

Row = dict[str, Any]


def routes(*, since: date | None = None, of: Iterable[Row] | None = None) -> list[Row]:
    """One dict per pair of places between which a leg was stated, the last seen first.

    `origin`, `destination` (each an `End`: key, name, district, country, lat, lon), `modes` (codes), `first`, `last` (days,
    None where no day is known), `statements` and `reports` (how many), `agencies`, `prices` (dicts: a `Price` as `price`,
    `report_id`, `report_number`, `agency`, `statement`), `ranges` (by currency: least, most, statements), `stated` (the
    statements, as in `stated`). A statement without a price counts as a statement all the same.
    `since`: only statements of that day or later; `of`: only these statements.
    """
    by: dict[tuple[str, str], list[Row]] = {}
    for row in stated() if of is None else of:
        if since is not None and (row["on"] is None or row["on"] < since):
            continue
        for origin, destination in legs_of(row):
            one, other = end_of(origin), end_of(destination)
            by.setdefault((one.key, other.key), []).append({**row, "one": one, "other": other})
    found = [_route(rows) for rows in by.values()]
    return sorted(found, key=_last_seen, reverse=True)


def routes_briefly(*, since: date | None = None) -> list[Row]:
    """The same, of every statement, without the statements: origin, destination, modes, first, last, statements, ranges."""
    by: dict[tuple[str, str], list[Row]] = {}
    for row in ask(SQL + "legs.sql", since=since):
        for origin, destination in legs_of(row):
            one, other = end_of(origin), end_of(destination)
            by.setdefault((one.key, other.key), []).append({**row, "one": one, "other": other})
    found = [
        {
            "origin": rows[0]["one"], "destination": rows[0]["other"], "prices": (),
            "modes": sorted({row["mode"] for row in rows if row["mode"]}),
            "first": first_and_last(row["first"] for row in rows)[0],
            "last": first_and_last(row["last"] for row in rows)[1], "statements": sum(row["statements"] for row in rows),
            "ranges": together(
                Range(currency=row["price_currency"], least=row["least"], most=row["most"], statements=row["prices"])
                for row in rows if row["prices"]
            ),
        } for rows in by.values()
    ]  # fmt: skip
    return sorted(found, key=_last_seen, reverse=True)


def _last_seen(one: Row) -> tuple[date, int, str]:
    return one["last"] or date.min, one["statements"], one["origin"].name


def contacts(*, parts: Sequence[str] = ("recruiter",), since: date | None = None) -> list[Row]:
    """One dict per telephone, vehicle or account that was stated of facilitators in one of these parts, the last seen first.

    `kind`, `value` (its one form; what has none is left out), `written` (each way it was written), `parts`, `names` (of the
    facilitators named with it), `first`, `last`, `statements`, `reports`, `agencies`, `places`. No `parts`: of every part.
    """
    by: dict[tuple[str, str], list[tuple[Row, str]]] = {}
    for row in stated():
        if (parts and row["part"] not in parts) or (since is not None and (row["on"] is None or row["on"] < since)):
            continue
        for one in row["things"]:
            if one["value"] and one["kind"] in CONTACTS:
                by.setdefault((one["kind"], one["value"]), []).append((row, one["written"]))
    found = [
        {
            "kind": kind, "value": value, "written": sorted({written for _, written in told}),
            **_seen([row for row, _ in told]), "parts": sorted({row["part"] for row, _ in told if row["part"]}),
            "names": sorted({row["name"] for row, _ in told if row["name"]}),
            "places": sorted({row["place_text"] for row, _ in told if row["place_text"]}),
        }
        for (kind, value), told in by.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one["last"] or date.min, one["statements"], one["value"]), reverse=True)


def _route(rows: list[Row]) -> Row:
    priced = [row for row in rows if row["price"] is not None]
    prices = [
        Price(
            amount=row["price"], currency=row["price_currency"], stated_by=row["stated_by"],
            on=row["stated_on"] or row["on"], grading=row["grading"],
        ) for row in priced
    ]  # fmt: skip
    return {
        "origin": rows[0]["one"], "destination": rows[0]["other"], **_seen(rows),
        "modes": sorted({row["mode"] for row in rows if row["mode"]}), "ranges": ranges(prices), "stated": rows,
        "prices": [
            {"price": price, "report_id": row["report_id"], "report_number": row["report_number"], "agency": row["agency"],
             "statement": row["key"]} for price, row in zip(prices, priced, strict=True)
        ],
    }  # fmt: skip


def _seen(rows: list[Row]) -> Row:
    """When these statements are of, how many they are, in how many reports, of which agencies."""
    first, last = first_and_last(row["on"] for row in rows)
    agencies = {row["originator"]: row["agency"] for row in rows}
    return {
        "first": first, "last": last, "statements": len({row["key"] for row in rows}),
        "reports": len({row["report_id"] for row in rows}), "agencies": [agencies[number] for number in sorted(agencies)],
    }  # fmt: skip

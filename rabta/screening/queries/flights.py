"""One picture of a flight: travellers, bags, matches, off-loadings, earlier events at its airports, as the reader sees."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from rabta.counting.queries.events import events_briefly
from rabta.counting.queries.seen import seen
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.screening.queries.airport_days import airport_day
from rabta.screening.queries.hits import Row, hits, signs
from rabta.screening.rules.flight import Mentioned, bags_seen, flight_named, once_each
from rabta.screening.rules.hit import HitState
from rabta.screening.rules.off_loading import OffLoadingStep, Said, lawful_next
from rabta.sharing.operations import Looking

SQL = "screening/sql/queries/"
MOST_FLIGHTS, MOST_EVENTS, MOST_HITS = 200, 20, 1000
DAYS_BEFORE = 365
"""How far back earlier events at the airports of a flight are looked for."""
DOCUMENTS = ("passport", "cnic", "nicop", "visa")


def flights(*, date_from: date, date_to: date, airport: str | None = None) -> list[Row]:
    """Flights whose messages show, the latest day first: designator, departs_on, origin, destination, departs, `name` (as an
    address names it), `mentions` (lines of passenger lists), `stated` (lines of airports' papers) and how many messages."""
    rows = _flights(date_from, date_to, airport=airport)
    return [{**row, "name": f"{row['designator']}-{row['departs_on']}", "messages": len(row["report_ids"])} for row in rows]


def flight(name: str, *, by: Looking, today: date, now: datetime) -> Row | None:
    """One flight, or None where no message and no paper of an airport that shows tells of it. `now`: local.

    `flight` as in `flights`; `travellers`: each once, with what every message states, `hits`, `off_loadings`, `bags` (tag
    and what became of it, None where nobody said that it was loaded); `pieces` in all; `to_meet`: travellers with a match
    that a person has confirmed; `waiting`: those with one of a list or a rule that nobody has judged; `coverage`: what of it
    was screened where it leaves, with its bags (`lacking` of something, `rest`; `alone`: on no passenger list) and `lapses`,
    None where no airport told of it; `events`: earlier ones at its airports.
    """
    named = flight_named(name)
    found = _flights(named[1], named[1], designator=named[0]) if named else []
    if not named or not found:
        return None
    rows = ask(SQL + "flight_travellers.sql", designator=named[0], day=named[1])
    keys = [row["key"] for row in rows]
    of_hits: dict[UUID, list[Row]] = {}
    for one in hits(today=today, waiting=False, keys=keys, most=MOST_HITS)["hits"] if keys else []:
        of_hits.setdefault(one["mention_key"], []).append(one)
    records = off_loadings(keys, by=by)
    groups = once_each([mentioned(row) for row in rows])
    travellers = [_traveller(group, rows, of_hits, records) for group in groups]
    covered = _coverage(named[0], named[1], travellers, now=now)
    route = [code for code in (found[0]["origin"], found[0]["destination"]) if code]
    return {
        "flight": {**found[0], "name": name, "messages": len(found[0]["report_ids"])}, "travellers": travellers,
        "to_meet": [one for one in travellers if any(h["standing"].state is HitState.CONFIRMED for h in one["hits"])],
        "waiting": [one for one in travellers if any(h["waits"] for h in one["hits"])],
        "pieces": sum(one["pieces"] for one in travellers), "with_bags": sum(one["pieces"] > 0 for one in travellers),
        "coverage": covered, "events": _events(route, named[1]), "records": signs(by),
    }  # fmt: skip


def _coverage(designator: str, day: date, travellers: Sequence[Row], *, now: datetime) -> Row | None:
    """What of a flight was screened where it leaves, as its airport's day says, and what became of each traveller's tags."""
    told = ask(SQL + "airport_of_flight.sql", designator=designator, day=day)
    seen = airport_day(told[0]["airport"], day, now=now) if told else None
    flight = next((one for one in seen.flights if one.flight == designator), None) if seen else None
    if seen is None or flight is None:
        return None
    bags = bags_seen(flight, (*seen.day.before, *seen.day.of("scan"), *seen.day.of("look")), seen.day.elsewhere)
    by_tag = {one.bag.tag: one for one in bags}
    for one in travellers:
        one["bags"] = [{"tag": tag, "seen": by_tag.get(tag)} for tag in one["tags"]]
    listed = {tag for one in travellers for tag in one["tags"]}
    lapses = [one for one in seen.lapses if one["subject"] == designator or set(one["tags"]) & by_tag.keys()]
    return {"airport": seen.airport, "flight": flight, "lapses": lapses, "gone": flight.gone,
            "lacking": [one for one in bags if one.lacks], "rest": [one for one in bags if not one.lacks],
            "alone": [one for one in bags if listed and one.bag.tag not in listed]}  # fmt: skip


def off_loadings(keys: Sequence[UUID], *, by: Looking) -> list[Row]:
    """Off-loadings of these travellers that show, in the order of recording, with `steps` and `next` kinds of step."""
    rows = ask(SQL + "off_loadings.sql", off_loading_id=None, keys=list(keys)) if keys else []
    return [_recorded(row, by) for row in rows]


def off_loading(off_loading_id: UUID, *, by: Looking) -> Row | None:
    """One off-loading, or None where it is hidden or missing."""
    rows = ask(SQL + "off_loadings.sql", off_loading_id=off_loading_id, keys=None)
    return _recorded(rows[0], by) if rows else None


def traveller_on(name: str, key: UUID) -> Row | None:
    """Report and marking of a traveller of a flight, None where either is hidden or missing."""
    named = flight_named(name)
    found = ask(SQL + "traveller_on_flight.sql", key=key, designator=named[0], day=named[1]) if named else []
    return found[0] if found else None


def _flights(
    date_from: date, date_to: date, *, designator: str | None = None, airport: str | None = None
) -> list[Row]:  # fmt: skip
    return ask(
        SQL + "flights.sql", date_from=date_from, date_to=date_to, designator=designator, airport=airport, most=MOST_FLIGHTS
    )


def mentioned(row: Row) -> Mentioned:
    """A traveller as one message states it, out of a row of `flight_travellers.sql`."""
    numbers = {one["value"] for one in row["identifiers"] if one["kind"] in DOCUMENTS and one["value"]}
    exact = row["born_from"] if row["born_from"] == row["born_to"] else None
    return Mentioned(row["key"], row["name"], str(exact or ""), frozenset(numbers))


def _traveller(
    group: Sequence[Mentioned], rows: Sequence[Row], of_hits: dict[UUID, list[Row]], records: Sequence[Row],
) -> Row:  # fmt: skip
    keys = {one.key for one in group}
    said = [row for row in rows if row["key"] in keys]
    first = said[0]
    stated = [one for row in said for one in row["identifiers"] if one["kind"] in DOCUMENTS]
    documents = {one["value"] or one["written"]: one for one in stated}
    tags = sorted({tag for row in said for tag in row["tags"]})
    return {
        "key": first["key"], "name": first["name"], "father": first["father"], "role": first["role"],
        "born": sorted({day for row in said for day in (row["born_from"], row["born_to"]) if day}),
        "documents": [documents[value] for value in sorted(documents)],
        "seat": next((row["seat"] for row in said if row["seat"]), ""),
        "locator": next((row["locator"] for row in said if row["locator"]), ""), "tags": tags,
        "bags": [{"tag": tag, "seen": None} for tag in tags],
        "pieces": max((row["pieces"] or row["bags"] or 0 for row in said), default=0) or len(tags),
        "weight": next((row["weight_written"] for row in said if row["weight_written"]), ""),
        "hits": [one for key in sorted(keys, key=str) for one in of_hits.get(key, [])],
        "off_loadings": [one for one in records if one["mention_key"] in keys],
    }  # fmt: skip


def _events(airports: Sequence[str], day: date) -> list[Row]:
    now = seen()
    rows = now.ask(
        SQL + "events_at_airports.sql", airports=list(airports), date_from=day - timedelta(days=DAYS_BEFORE), date_to=day,
        most=MOST_EVENTS,
    ) if airports else []  # fmt: skip
    return events_briefly(now, rows)


def _recorded(row: Row, by: Looking) -> Row:
    steps = [_said(one) for one in row["steps"]]
    return {
        **row, "agency": agency_named(row["agency"]), "said": steps,
        "steps": [{**one, "agency": agency_named(one["agency"]), "done_on": _said(one).on} for one in row["steps"]],
        "taken_back": any(one.kind is OffLoadingStep.TAKEN_BACK for one in steps),
        "next": lawful_next(steps, by=by.reader_id, recorded_by=row["recorded_by"]) if signs(by) else (),
    }  # fmt: skip


def _said(step: Row) -> Said:
    on, by = date.fromisoformat(step["done_on"]), UUID(step["signed_by"])
    return Said(OffLoadingStep(step["kind"]), on, by, step["outcome"], step["words"])

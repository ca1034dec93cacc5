"""The national board, the minister's page and the report of what was not screened: days at airports put together."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from rabta.records.asking import ask
from rabta.records.queries.markings import together
from rabta.records.rules.naming import agency_named
from rabta.screening.queries.airport_days import SQL, Seen, airport_day, national_day
from rabta.screening.queries.lane_devices import scanners_at_airports
from rabta.screening.queries.past_days import past_days
from rabta.screening.queries.scans import openings
from rabta.screening.rules.projected_images import Rate, rates
from rabta.sharing.operations import Looking

Row = dict[str, Any]
DAYS, TIP_DAYS = 30, 90
"""Days of the strip below the board; days over which answers to test images are counted."""


def board(day: date, *, now: datetime) -> Row:
    """Every airport of which something shows, with sums; `days`: the 30 days up to this one, where something was stated."""
    seen = national_day(day, now=now)
    return {
        "airports": [_row(one) for one in seen], "total": _sum(seen), "scanners": scanners_at_airports(day),
        "days": past_days(day - timedelta(days=DAYS - 1), day, now=now),
        "lapses": sorted((lapse for one in seen for lapse in one.open), key=lambda lapse: (lapse["due"], lapse["key"])),
    }  # fmt: skip


def airport(code: str, day: date, *, now: datetime) -> Row | None:
    """One airport's day; None for a code that is no airport of the country."""
    seen = airport_day(code, day, now=now)
    if seen is None:
        return None
    return {**_row(seen), "flights": seen.flights, "lapses": seen.lapses, "gone": seen.gone, "lanes": _lanes(seen),
            "devices": seen.rows}  # fmt: skip


def minister(day: date, *, now: datetime) -> Row:
    """The figures of the minister's page: scanners at all airports, bags of the day and of the month, lapses."""
    seen = national_day(day, now=now)
    days = past_days(day - timedelta(days=DAYS - 1), day, now=now)
    kinds: dict[str, int] = {}
    for one in seen:
        for lapse in one.open:
            kinds[lapse["kind"]] = kinds.get(lapse["kind"], 0) + 1
    return {
        "scanners": scanners_at_airports(day), "day": _sum(seen), "kinds": sorted(kinds.items(), key=lambda pair: -pair[1]),
        "month": {name: sum(one[name] for one in days) for name in _SUMS}, "days": len(days),
        "without": [one for one in scanners_at_airports(day)["airports"] if not one["works"]],
    }  # fmt: skip


def brief(day: date, *, now: datetime) -> Row:
    """The day at all airports for the first page: `total` as on the board, at how many airports something was stated, and
    the flights with bags that were not screened."""
    seen = national_day(day, now=now)
    return {
        "total": _sum(seen), "airports": sum(bool(one.day.statements) for one in seen),
        "lacking": [(one.airport, flight) for one in seen for flight in one.flights if flight.not_screened],
    }  # fmt: skip


def unscreened(day: date, *, now: datetime) -> Row:
    """Flights of the day with bags that were not screened or of which nobody can say, with their lapses and who was told."""
    rows = _unscreened(national_day(day, now=now))
    return {"rows": rows, "bags": sum(one["flight"].not_screened for one in rows),
            "unknown": sum(one["flight"].unknown for one in rows)}  # fmt: skip


def _unscreened(days: Iterable[Seen]) -> list[Row]:
    rows = []
    for seen in days:
        for flight in seen.flights:
            if flight.gone and (flight.not_screened or flight.unknown or not flight.told):
                lapses = [one for one in seen.lapses if one["subject"] == flight.flight
                          and one["kind"] in ("not_screened", "unknown_flight")]  # fmt: skip
                rows.append({"airport": seen.airport, "flight": flight, "lapses": lapses})
    return rows


def day_on_paper(day: date, *, now: datetime, by: Looking) -> Row:
    """All that is said of a day on paper: `airports` and `total` as on the board, `rows` as in `unscreened`, `lapses` of the
    day by their time, closed ones too, `scanners`; `marking`: what binds whoever holds it; `reader`: whose copy it is."""
    seen = national_day(day, now=now)
    scanners = scanners_at_airports(day)
    devices = [one for airport in scanners["airports"] for one in (*airport["devices"], *airport["given"])]
    markings = frozenset(one["marking_id"] for one in devices).union(*(one.markings for one in seen))
    lapses = [{**lapse, "airport": one.airport} for one in seen for lapse in (*one.lapses, *one.gone)]
    return {
        "airports": [_row(one) for one in seen], "total": _sum(seen), "rows": _unscreened(seen), "scanners": scanners,
        "lapses": sorted(lapses, key=lambda one: (one["standing"].closed, str(one["due"] or "later"), one["key"])),
        "marking": together(markings), "reader": {"name": by.name, "agency": agency_named(by.agency)},
    }  # fmt: skip


def projected_images(since: date, until: date) -> Row:
    """Hit and false-alarm rates with their intervals: `lanes`, `airports`, `kinds` (of what was shown), `all`; `openings`:
    of bags opened, in how many something was found."""
    rows = ask(SQL + "answers_to_images.sql", date_from=since, date_to=until)

    def by(*names: str) -> list[tuple[tuple[str, ...], Rate]]:
        return rates((tuple(str(row[name]) for name in names), row["answer"], row["n"]) for row in rows)

    return {"airports": by("airport"), "lanes": by("airport", "lane"), "kinds": by("shown"), "all": by(),
            "openings": openings(since, until)}


_SUMS = ("departures", "loaded", "screened", "not_screened", "unknown", "open", "overdue", "lapses")


def _row(seen: Seen) -> Row:
    found = {
        "airport": seen.airport, "departures": len(seen.flights), "loaded": seen.loaded, "screened": seen.screened,
        "not_screened": seen.not_screened, "unknown": seen.unknown, "open": len(seen.open), "overdue": seen.overdue,
        "lapses_all": len(seen.lapses), "working": seen.working, "devices_all": len(seen.rows),
    }  # fmt: skip
    state = "lacking" if found["not_screened"] or found["overdue"] else "unknown" if found["unknown"] else "whole"
    return {**found, "state": state if seen.day.statements else "silent"}


def _sum(seen: Iterable[Seen]) -> Row:
    rows = [_row(one) for one in seen]
    found = {name: sum(row[name] for row in rows) for name in _SUMS if name != "lapses"}
    return {**found, "lapses": sum(row["lapses_all"] for row in rows)}


def _lanes(seen: Seen) -> list[Row]:
    """Lanes of which the register or a log tells: scans, the last of them, the device."""
    scans = seen.day.of("scan")
    shifts = seen.day.of("shift")
    names = {one.lane for one in (*scans, *shifts) if one.lane} | {one["lane"] for one in seen.rows}
    found = []
    for name in sorted(names):
        own = [one for one in scans if one.lane == name]
        counted = sum(int(one.detail.get("bags") or 0) for one in shifts if one.lane == name)
        last = max((one.at for one in own if one.at), default=None)
        devices = [one for one in seen.rows if one["lane"] == name]
        found.append({"lane": name, "scans": len(own) or counted, "last": last, "devices": devices})
    return found

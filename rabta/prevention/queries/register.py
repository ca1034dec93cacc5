"""The register of prevention as one reader sees it, and what shows of demand beside it. Run inside `reading_as`."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from rabta.analysis.queries import flows_seen
from rabta.analysis.rules.claims import NOT_STATED, PAKISTAN
from rabta.people.rules.purposes import Role
from rabta.prevention.queries.signals import signals
from rabta.prevention.rules.register import Kind, Line, Stated, in_province, is_running, standing
from rabta.prevention.rules.watched import Level
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named, district_named
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.gazetteer import districts, provinces
from rabta.vocabulary.rules.numbered import agency_numbered, district_numbered

SQL = "prevention/sql/queries/"
STATES = frozenset({Role.LIAISON, Role.ANALYST, Role.DIRECTOR})
A_YEAR = timedelta(days=364)
Row = dict[str, Any]


def register(*, by: Looking, today: date, with_demand: bool = True) -> Row:
    """`lines` that show, the newest first (each `stands` or not, `runs`, named, with its `marking` and `takes_back`), and
    `provinces`: for each `held` (an `InProvince`), and beside it the `signals` of early warning there and the events of the
    year up to `today` that seized something there, bound for no place abroad as stated (`inside`) or abroad or told in
    several ways (`beyond`). `country`: signals of the whole country; `states`: whether this reader enters lines."""
    rows = ask(f"{SQL}register_lines.sql", line_id=None)
    lines = [_line(number, row) for number, row in enumerate(rows) if not row["taken_back"]]
    stands = standing(lines)
    numbers = {one.number for one in stands}
    texts = marking_texts()
    shown = [
        {**row, "stands": number in numbers, "runs": is_running(_stated(row), today=today),
         "place": district_named(row["district"]), "by": agency_named(row["agency"]), "marking": texts[row["marking_id"]],
         "takes_back": may_state(by) and row["agency"] == by.agency and not row["taken_back"]}
        for number, row in enumerate(rows)
    ]  # fmt: skip
    return {
        "lines": shown[::-1], "today": today, "begins": today - A_YEAR, "states": may_state(by),
        "held": in_province(stands, today=today), **_by_province(stands, today, _demand(by, today) if with_demand else {}),
    }  # fmt: skip


def one_line(line_id: UUID) -> Row | None:
    """One line as it is kept, and whether it was taken back; None where none shows."""
    rows = ask(f"{SQL}register_lines.sql", line_id=line_id)
    return rows[0] if rows else None


def stated_names() -> set[tuple[str, date]]:
    """The name and the day of every line that shows."""
    return {(row["name"], row["stated_on"]) for row in ask(f"{SQL}register_lines.sql", line_id=None)}


def own_lines(agency: int) -> dict[Stated, bool]:
    """What this agency stated, as far as it shows: whether it was taken back, and was not stated again since."""
    rows = ask(f"{SQL}register_lines.sql", line_id=None)
    return {_stated(row): row["taken_back"] for row in rows if row["agency"] == agency}


def may_state(by: Looking) -> bool:
    """Whether this reader states what the register holds."""
    return bool(STATES & by.roles) and not agency_numbered(by.agency).is_partner


def _by_province(stands: list[Line], today: date, demand: dict[str, Row]) -> Row:
    nothing: Row = {"signals": [], "inside": 0, "beyond": 0}
    found = []
    for one in provinces():
        here = [line for line in stands if line.province == one.name_en]
        beside = demand.get(one.name_en, nothing)
        if here or beside["signals"] or beside["inside"] or beside["beyond"]:
            found.append({"province": one.name_en, "held": in_province(here, today=today), **beside})
    return {"provinces": found, "country": demand.get(PAKISTAN, nothing)["signals"]}


def _demand(by: Looking, today: date) -> dict[str, Row]:
    found: dict[str, Row] = {}
    of_district = {one.name_en: one.province for one in districts()}
    for one in signals(by=by, today=today)["signals"]:
        place = of_district.get(one["place"], "") if one["level"] is Level.DISTRICT else one["place"]
        _of(found, place)["signals"].append(one)
    for flow in flows_seen(date_from=today - A_YEAR, date_to=today)["flows"]:
        bound = flow.way.destination
        end = "inside" if bound == NOT_STATED or bound.partition("/")[0] == PAKISTAN else "beyond"
        _of(found, flow.way.taken)[end] += flow.events
    return found


def _of(found: dict[str, Row], place: str) -> Row:
    return found.setdefault(place, {"signals": [], "inside": 0, "beyond": 0})


def _line(number: int, row: Row) -> Line:
    return Line(number=number, stated=_stated(row), province=district_numbered(row["district"]).province)


def _stated(row: Row) -> Stated:
    kept = ("name", "body", "district", "source", "stated_on", "audience", "date_from", "date_to", "reached", "places",
            "waiting")  # fmt: skip
    return Stated(kind=Kind(row["kind"]), **{name: row[name] for name in kept})

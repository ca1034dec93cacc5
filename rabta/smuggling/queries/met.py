"""Reading encounters: the list, one with everybody met, and what waits at the referral desk. All as the reader sees it."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named, district_named
from rabta.sharing.operations import Looking
from rabta.smuggling.rules import clocks, indicators
from rabta.smuggling.rules.protecting import OWED, Met, Standing, Stands, lawful_next, stands
from rabta.smuggling.rules.step import Chain, Kind, Step, chain_of, standing

SQL = "smuggling/sql/queries/"
Row = dict[str, Any]
LISTS = ("complaint", "found_wrong")


def indicators_here() -> indicators.Indicators:
    """The indicators of this installation: its own table where its data folder has one, else what is shipped."""
    own = Path(settings.DATA_DIR) / indicators.DEPLOYED
    return indicators.read_indicators(own if own.exists() else indicators.SHIPPED)


def hours_here() -> clocks.Hours:
    """The clocks of the referral desk, in the same way."""
    own = Path(settings.DATA_DIR) / clocks.DEPLOYED
    return clocks.read_hours(own if own.exists() else clocks.SHIPPED)


def encounters(*, kind: str = "", which: str = "", most: int, skip: int = 0) -> Row:
    """Encounters that show, the newest first: `encounters`, `total`.

    Each has key, days, kind (empty where a statement tells of it), district, province, place_text, agency, how many
    `persons` and of them `minors`, `facilitators` and `protected` the reader sees; `complaint`, `found_wrong`.
    """
    rows = ask(SQL + "encounters.sql", kind=kind, which=which, most=most, skip=skip)
    return {"encounters": [_listed(row) for row in rows], "total": rows[0]["total"] if rows else 0}


def encounter(key: UUID, *, by: Looking, now: datetime) -> Row | None:
    """One encounter with everybody met, or None where nothing of it shows.

    `met`: as in `referrals`; `first`: the row that says where it was, if one shows; `reports` it was filed in; `indicators`
    to choose from; `protector`: whether the reader is a protection officer.
    """
    met = _people(ask(SQL + "met.sql", key=key, report_id=None), by=by, now=now)
    if not met:
        return None
    reports = {one["report"]["id"]: one["report"] for one in met}
    first = next((one for one in met if one["said"].get("place_text")), met[0])
    return {
        "key": key, "met": met, "first": first, "reports": list(reports.values()), "indicators": indicators_here(),
        "protector": Role.PROTECTION in by.roles, "persons": sum(one["persons"] or 0 for one in met),
    }  # fmt: skip


def referrals(*, by: Looking, now: datetime, which: str = "", most: int, skip: int = 0) -> Row:
    """What waits at the referral desk, the first due first: `referrals` (of one list where named), `total`, `counts`.

    Persons in encounters as officers file them, and those of whom a statement tells once their referral was opened. Empty
    for whoever is no protection officer. Each has key, report, row_no, persons, role, `said` (what was filed, as far as it
    shows), `names`, `standing`, `steps`, `late` and `next` (the kinds of step the reader may sign).
    """
    if Role.PROTECTION not in by.roles:
        return {"referrals": [], "total": 0, "counts": Counter(), "protector": False, "hours": hours_here()}
    found = [
        one for one in _people(ask(SQL + "met.sql", key=None, report_id=None), by=by, now=now)
        if not one["report"]["pulled_back"] and (one["kind"] or one["steps"]) and _waits(one["standing"])
    ]  # fmt: skip
    chosen = [one for one in found if which in ("", str(one["standing"].stands))]
    chosen.sort(key=lambda one: (one["standing"].due_at or now, str(one["report"]["id"]), one["row_no"]))
    return {
        "referrals": chosen[skip : skip + most], "total": len(chosen), "protector": True, "hours": hours_here(),
        "counts": Counter(str(one["standing"].stands) for one in found),
    }  # fmt: skip


def _waits(stood: Standing) -> bool:
    return stood.stands in OWED or stood.asked is not None


def key_of(report_id: UUID) -> UUID:
    """What the encounter is called that a report tells of first."""
    return UUID(str(ask(SQL + "met.sql", key=None, report_id=report_id)[0]["key"]))


def met_in(report_id: UUID, row_no: int, *, by: Looking, now: datetime) -> Row | None:
    """One row of persons met, as `referrals` gives it; None where it is hidden or missing."""
    rows = [row for row in ask(SQL + "met.sql", key=None, report_id=report_id) if row["row_no"] == row_no]
    found = _people(rows, by=by, now=now)
    return found[0] if found else None


def _people(rows: list[Row], *, by: Looking, now: datetime) -> list[Row]:
    signed: dict[tuple[UUID, int], list[Row]] = {}
    for step in ask(SQL + "steps.sql", report_ids=list({row["report_id"] for row in rows})) if rows else []:
        signed.setdefault((step["report_id"], step["row_no"]), []).append(step)
    markings, hours, signs = marking_texts(), hours_here(), indicators_here()
    return [
        _one(row, signed.get((row["report_id"], row["row_no"]), []), by, now, markings, hours, signs) for row in rows
    ]


def _one(
    row: Row, signed: list[Row], by: Looking, now: datetime, markings: dict[int, str], hours: clocks.Hours,
    signs: indicators.Indicators,
) -> Row:  # fmt: skip
    said = _said(row)
    met = Met(
        role=row["event_role"] or _ROLES.get(row["category"], "traveller"), child=row["child"] or bool(row["minors"]),
        asylum=bool(said.get("asylum")) or "asylum" in (row["grounds"] or ()), grounds=frozenset(row["grounds"] or ()),
    )  # fmt: skip
    steps = [_step(one) for one in signed]
    stood = stands(met, steps, filed_at=row["received_at"], hours=hours, indicators=signs)
    return {
        "key": row["key"], "row_no": row["row_no"], "encounter_no": row["encounter_no"], "persons": row["persons"],
        "kept_to_desk": row["child"], "minors": row["minors"],
        "category": row["category"], "kind": row["kind"], "outcome": row["outcome"],
        "nationality": row["nationality"] or said.get("nationality") or "",
        "occurred_from": row["occurred_from"] or row["reported_on"], "protected": row["is_protected"] or row["withheld_row"],
        "withheld": row["withheld_row"] and not row["words_show"], "marking": markings.get(row["marking_id"], ""),
        "marking_id": row["marking_id"], "said": said, "names": _names(row), "filed": met, "standing": stood,
        "steps": steps, "history": [_told(one, steps) for one in signed], "district": district_named(row["district"]),
        "province": row["province"], "late": _late(stood, now), **_open(row, steps),
        "report": {
            "id": row["report_id"], "number": row["report_number"], "agency": agency_named(row["originator"]),
            "originator": row["originator"], "pulled_back": row["pulled_back"], "marking_id": row["marking_id"],
        },
        "next": _next(row, stood, by), "last_mine": _last_mine(steps, by),
        "files": by.agency == row["originator"] and Role.LIAISON in by.roles,
    }  # fmt: skip


_ROLES = {"smuggled": "smuggled_person", "victim": "victim", "arranger": "facilitator", "refused": "traveller"}
_SAID = (
    "place_text", "post", "flight", "conveyance", "legal_ground", "hour", "origin", "transit", "destination", "guardian",
    "remarks", "ref", "age", "asylum", "nationality",
)  # fmt: skip


def _said(row: Row) -> Row:
    """What was filed of this row, as far as its words show."""
    read = (row["read"] or {}).get("encounters") or []
    told = read[row["encounter_no"]] if row["words_show"] or not row["withheld_row"] else None
    stated = told if isinstance(told, dict) else {name: row[name] for name in _SAID if name in row}
    return {name: stated.get(name) for name in _SAID if stated.get(name)}


def _names(row: Row) -> list[str]:
    """Who is named in the row; nobody where its words are withheld."""
    persons = (row["read"] or {}).get("persons") or []
    return [one["name"] for one in persons if one.get("name")]


def _open(row: Row, steps: list[Step]) -> Row:
    """Whether there was a complaint, whether it waits for its answer, and whether it was found wrong."""
    signed = [one.kind for one in steps if one.kind in (Kind.COMPLAINT, Kind.FOUND_WRONG, Kind.FOUND_RIGHT)]
    found = [one for one in signed if one is not Kind.COMPLAINT]
    return {
        "complaint": row["complaint"] or Kind.COMPLAINT in signed,
        "complaint_waits": bool(signed) and signed[-1] is Kind.COMPLAINT,
        "found_wrong": found[-1] is Kind.FOUND_WRONG if found else row["found_wrong"],
    }  # fmt: skip


def _next(row: Row, stood: Standing, by: Looking) -> tuple[Kind, ...]:
    return lawful_next(stood) if Role.PROTECTION in by.roles else ()


def _last_mine(steps: list[Step], by: Looking) -> int | None:
    """The number of the desk's last step that stands, where it is the reader's to take back."""
    signed = standing([one for one in steps if chain_of(one.kind) is Chain.DESK])
    return signed[-1].number if signed and signed[-1].signed_by == by.reader_id else None


def _late(stood: Standing, now: datetime) -> bool:
    return stood.due_at is not None and stood.due_at < now and stood.stands is not Stands.CLOSED


def _told(row: Row, steps: list[Step]) -> Row:
    gone = {one.of_number for one in steps if one.kind is Kind.TAKEN_BACK}
    taken_back = row["chain"] == Chain.DESK and row["number"] in gone
    return {**row, "agency": agency_named(row["agency"]), "taken_back": taken_back}


def _step(row: Row) -> Step:
    return Step(
        kind=Kind(row["kind"]), at=row["signed_at"], agency=row["agency"], signed_by=row["signed_by"],
        signed_name=row["signed_name"], number=row["number"], choice=row["choice"], words=row["words"],
        indicators=tuple(row["indicators"]), of_number=row["of_number"],
    )  # fmt: skip


def _listed(row: Row) -> Row:
    return {
        **row, "agency": agency_named(row["originator"]), "district": district_named(row["district"]),
        "province": row["province"], "on": row["occurred_from"] or row["reported_on"],
    }  # fmt: skip

"""A row that records somebody met on the move: one person, or several alike, of one encounter.

Nationality only where a document shows it, and never inferred; an age that is missing or doubtful is unsure, and whoever may
be a child is taken for one. Sources: `vocabulary/data/encounters.yaml`.
"""

import datetime as dt
import re
from typing import Any

from rabta.intake.rules import circumstances, stated_figures
from rabta.intake.rules.cells.named import header_key
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.nationalities import nation_named
from rabta.intake.rules.person_rows import BIRTHS, stated_person
from rabta.intake.rules.row_cells import RowCells
from rabta.records.rules.persons import born_between, may_be_child
from rabta.vocabulary.rules.encounters import GROWN_UP, UNSURE, YOUNG, age_said, code_of, kinds, outcomes, roles
from rabta.vocabulary.rules.scripts import fold_digits

_BASE = "/encounters/0"
_HOUR = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)(?:[:.][0-5]\d)?(?:\s*(?:hrs|hours|PST|PKT))?", re.IGNORECASE)
_YES = frozenset(header_key(word) for word in ("yes", "y", "1", "true", "ہاں", "جی ہاں"))
_NO = frozenset(header_key(word) for word in ("no", "n", "0", "false", "نہیں"))
_TAKEN = ("post", "conveyance", "legal_ground", "origin", "transit", "destination", "guardian", "remarks")
_UNKNOWN = frozenset(header_key(word) for word in ("unknown", "not known", "undocumented", "none", "نامعلوم"))
_AS_MENTIONED = {"traveller": "passenger"}


def read_encounter(row: RowCells) -> dict[str, Any]:
    """The row's date, agency and encounter, and the person where it names one.

    Raises RowSetAside where it does not say which kind of encounter it was or what part the person had in it.
    """
    kind, role = _must(row, "encounter_kind", "kinds"), _must(row, "role", "roles")
    date, when = circumstances.occurred(row, _BASE)
    codes, as_place = circumstances.agencies(row, _BASE)
    day = dt.date.fromisoformat(when["from"]) if when["from"] else None
    place, _ = circumstances.where(row, _BASE, as_place=as_place, on=day)
    protected = next(one.protected for one in roles() if one.code == role)
    persons = _persons(row)
    stated = {**stated_person(row, day, births=_births(row)), "nationality": _nationality(row)}
    young = stated["age_unsure"] or may_be_child(born_between(stated["born"]), on=day)
    age = age_of(row, role, protected=protected, young=young)
    stated["age_unsure"] = age in (YOUNG, UNSURE)
    outcome = _may(row, "outcome", "outcomes")
    met = {
        "ref": row.take("encounter", f"{_BASE}/ref"), "kind": kind, "event_role": role, "persons": persons, "age": age,
        "minors": persons if age in (YOUNG, UNSURE) else None, "role": _as_stated(role, outcome), "what": _WHAT[role],
        "agencies": codes, "date": date, "occurred": when, "hour": _hour(row),
        **{name: place[name] for name in ("place_text", "district", "province")},
        "flight": circumstances.flight(row, f"{_BASE}/flight"),
        **{name: row.take(name, f"{_BASE}/{name}") for name in _TAKEN},
        "outcome": outcome, "complaint": _yes(row, "complaint"), "found_wrong": _yes(row, "found_wrong"),
        "asylum": _yes(row, "asylum"), "nationality": stated["nationality"],
        "protected": protected or age in (YOUNG, UNSURE),
    }  # fmt: skip
    row.source(_BASE, *row.used_columns())
    return {
        "date": date, "agency": codes[0] if codes else None, "incidents": [], "encounters": [met],
        "persons": _person(row, role, outcome, stated, protected=bool(met["protected"])),
    }  # fmt: skip


_WHAT = {
    "smuggled_person": "smuggled person", "victim": "victim of trafficking", "traveller": "refused boarding or entry",
    "facilitator": "facilitator", "suspect": "facilitator", "witness": "witness", "child": "smuggled person",
}  # fmt: skip


def _as_stated(role: str, outcome: str | None) -> str:
    """The part in the words of statements: who is protected is stopped, whatever became of them."""
    if role in ("facilitator", "suspect"):
        return "arrested" if outcome == "arrested" else "named"
    return "stopped"


def _must(row: RowCells, field: str, part: str) -> str:
    found = _may(row, field, part)
    if found is None:
        row.set_aside(CellFault("not_stated", f"the row does not say the {_SAID[field]}", f"Write one of: {_known(part)}."))
        raise AssertionError
    return found


def _may(row: RowCells, field: str, part: str) -> str | None:
    text = row.take(field, f"{_BASE}/{field}")
    if text is None:
        return None
    code = code_of(part, text)
    if code is None:
        column = row.column_of(field)
        fault = CellFault("unknown_word", f"this is no {_SAID[field]}", f"Write one of: {_known(part)}.")
        row.set_aside(fault, *([column] if column else []))
    return code


_SAID = {"encounter_kind": "kind of encounter", "role": "role of the person", "outcome": "outcome"}


def _known(part: str) -> str:
    words = {"kinds": kinds, "roles": roles, "outcomes": outcomes}[part]()
    return "; ".join(word.name_en for word in words)


def _persons(row: RowCells) -> int:
    number = stated_figures.count(row, "persons", f"{_BASE}/persons")
    if number == 0:
        row.set_aside(CellFault("nobody", "the row is of no person", "Leave the row out."), *row.columns_of("persons"))
    if number is None and row.seen("persons") is not None:
        fault = CellFault("no_count", "this is no number of persons", "Write a whole number.")
        row.set_aside(fault, *row.columns_of("persons"))
    return number or 1


def age_of(row: RowCells, role: str, *, protected: bool, young: bool, base: str = _BASE) -> str | None:
    """adult, child or unsure. Who is protected and of no stated age is unsure: a child until somebody knows better.

    `young`: by the birth that the row states, the person may be a child; then an age that says adult is unsure.
    """
    text, column = row.take("age", f"{base}/age"), row.column_of("age")
    found = age_said(text) if text is not None else None
    if text is not None and found is None:
        row.note("unsure_age", "this is no age: taken for unsure", "Write years, adult, under 18 or unsure.", column)
        found = UNSURE
    if role == "child" or (young and found is None):
        return YOUNG
    if young and found == GROWN_UP:
        row.note("age_against_birth", "the age and the birth disagree: taken for unsure", "Correct one of them.", column)
        return UNSURE
    return found or (UNSURE if protected else None)


def _births(row: RowCells) -> tuple[str, ...]:
    """Where a birth stands: an age that is no number of years says none."""
    said = row.seen("age")
    return BIRTHS if said and fold_digits(said).strip().isdigit() else BIRTHS[:1]


def _hour(row: RowCells) -> str | None:
    text = row.take("time", f"{_BASE}/hour")
    match = _HOUR.fullmatch(text) if text else None
    if text and match is None:
        row.note("unreadable_time", "this is no time of day", "Write 14:30.", row.column_of("time"))
    return f"{int(match[1]):02}:{match[2]}" if match else None


def _yes(row: RowCells, field: str) -> bool | None:
    text = row.take(field, f"{_BASE}/{field}")
    key = header_key(text) if text else ""
    if text and key not in _YES | _NO:
        row.note("yes_or_no", "this is neither yes nor no: taken for yes", "Write yes or no.", row.column_of(field))
    return key not in _NO if text else None


def _nationality(row: RowCells) -> str | None:
    """ISO 3166-1 code of the nationality a document shows; None where unknown. Never guessed from anything else."""
    text, column = row.take("nationality", f"{_BASE}/nationality"), row.column_of("nationality")
    if text is None or header_key(text) in _UNKNOWN:
        return None
    nation = nation_named(text)
    if nation is None or nation.code is None:
        row.note("unknown_nationality", "this is no nationality known here: kept as unknown", "Write Afghan or AF.", column)
        return None
    return nation.code


def _person(
    row: RowCells, role: str, outcome: str | None, stated: dict[str, Any], *, protected: bool
) -> list[dict[str, Any]]:
    """Whom the row names, as a mention; nobody where it names nobody."""
    if not stated["name"] and not stated["identifiers"]:
        return []
    row.source("/persons/0", *row.used_columns())
    part = "arrested" if not protected and outcome == "arrested" else _AS_MENTIONED.get(role, role)
    return [{**stated, "role": part, "protected": protected}]

"""Incidents as one report states them, each value with the words it was read from."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import (
    agency_named,
    district_named,
    setting_named,
    substance_named,
    unit_code,
)
from rabta.records.rules.own_words import Stretch, in_order, own_words
from rabta.records.rules.pointers import field_named, incident_position, position_of, value_at
from rabta.records.rules.protection import WITHHELD

SQL = "records/sql/queries/"
_AS_STORED = (
    "key", "row_no", "incident_no", "periodic", "text", "occurred_from", "occurred_to", "reported_on",
    "place_text", "province", "country", "airport", "flight", "destination", "origin", "concealment", "vehicles",
    "confidence", "recap", "marking_id",
)  # fmt: skip


def incidents_stated(keys: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """The incidents of these keys that count and are available to the reader, by key.

    Each is one dict: what was read (key, row_no, words, text of its row, agencies with their roles, occurred_from,
    occurred_to, reported_on, place, setting, vehicles, value, arrests, ...), `report` (a brief), `lines`, and `spans`:
    where each value stands, in code points of `text`. `withheld`: it may name a protected person, and `text` and `words`
    hold no more than that. `words` are its own words, `stretches` where they stand in the text,
    `start` and `end` the longest of these. Masses are whole grams; a quantity and its unit stand as reported. A value that
    was not stated is None or "".
    """
    found = ask(SQL + "incidents_of.sql", keys=list(keys), reading_id=None) if keys else []
    return {incident["key"]: incident for incident in _incidents(found)}


def incidents_of_reading(reading_id: UUID) -> list[dict[str, Any]]:
    """Every incident of one reading in the order of the file, withdrawn or not; shape as in `incidents_stated`."""
    return _incidents(ask(SQL + "incidents_of.sql", keys=[], reading_id=reading_id))


def lines_stated(incident_ids: Iterable[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """Seizure lines as reported, by incident id (not key), in the order of the words."""
    lines: dict[UUID, list[dict[str, Any]]] = {}
    for row in ask(SQL + "lines_of_incidents.sql", incident_ids=list(incident_ids)):
        kept = ("line_no", "name_text", "quantity", "approx", "weight_kind", "ambiguous", "mass_g", "factors_version")
        line = {name: row[name] for name in kept}
        line |= {"substance": substance_named(row["substance"]), "unit": unit_code(row["unit"])}
        lines.setdefault(row["incident_id"], []).append(line)
    return lines


def _incidents(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ids = [row["id"] for row in found]
    if not ids:
        return []
    lines, roles, texts = lines_stated(ids), _roles(ids), marking_texts()
    spans: dict[UUID, list[dict[str, Any]]] = {}
    for span in ask(SQL + "spans_of_rows.sql", row_ids=sorted({row["row_id"] for row in found})):
        spans.setdefault(span["row_id"], []).append(span)
    return [
        _incident(row, lines.get(row["id"], []), roles.get(row["id"], {}), spans.get(row["row_id"], []), texts)
        for row in found
    ]


def _incident(
    row: dict[str, Any], lines: list[dict[str, Any]], roles: dict[int, list[str]], spans: list[dict[str, Any]],
    texts: dict[int, str],
) -> dict[str, Any]:  # fmt: skip
    row = _with_words(row)
    position = position_of(row["read"], row["incident_no"])
    own = [span for span in spans if position is not None and incident_position(span["pointer"]) == position]
    stretches = _stretches(own, row["text"])
    start, end = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return {
        **{name: row[name] for name in _AS_STORED},
        "report": {
            "id": row["report_id"], "number": row["report_number"], "title": row["report_title"],
            "kind": row["report_kind"], "agency": agency_named(row["originator"]), "received_at": row["received_at"],
            "written_on": row["written_on"],
        },
        "marking": texts[row["marking_id"]],
        "withheld": row["withheld"],
        "words": own_words(row["text"], stretches),
        "stretches": stretches,
        "start": start,
        "end": end,
        "spans": [_span(row["read"], span, row["incident_no"]) for span in own],
        "agencies": [
            {"agency": named, "roles": roles.get(number, [])}
            for named, number in _with_numbers({*row["agencies"], *roles})
        ],
        "district": district_named(row["district"]),
        "setting": setting_named(row["setting"]),
        "value": {"amount": row["value_amount"], "currency": row["value_currency"]} if row["value_amount"] else None,
        "arrests": {
            "total": row["arrests"], "foreigners": row["foreigners"], "women": row["women"],
            "nationality_text": row["nationality_text"] or "",
        },
        "lines": [_line_with_words(line, position, own) for line in _named_as_written(lines, row["protected_stated"])],
    }  # fmt: skip


def _with_words(row: dict[str, Any]) -> dict[str, Any]:
    """The incident with the words of the protected compartment, or with what stands for them where they are withheld."""
    if row["withheld"]:
        return {**row, "text": WITHHELD}
    stated = row["protected_stated"]
    if stated is None:
        return row
    words = {name: stated.get(name) or "" for name in ("place_text", "destination", "origin", "concealment")}
    return {**row, **words, "nationality_text": (stated.get("arrests") or {}).get("nationality_notes") or ""}


def _named_as_written(lines: list[dict[str, Any]], stated: dict[str, Any] | None) -> list[dict[str, Any]]:
    if stated is None:
        return lines
    named = [line.get("name_text") or "" for line in stated.get("substances") or []]
    return [{**line, "name_text": named[line["line_no"]]} for line in lines]


def _roles(ids: list[UUID]) -> dict[UUID, dict[int, list[str]]]:
    roles: dict[UUID, dict[int, list[str]]] = {}
    for row in ask(SQL + "roles_of_incidents.sql", incident_ids=ids):
        roles.setdefault(row["incident_id"], {})[row["agency"]] = row["roles"]
    return roles


def _with_numbers(numbers: Iterable[int]) -> list[tuple[dict[str, str], int]]:
    return sorted(((agency_named(number), number) for number in numbers), key=lambda pair: pair[0]["code"])


def _stretches(spans: list[dict[str, Any]], text: str) -> tuple[Stretch, ...]:
    """Where the incident's own words stand in the row's text: all of it where the reading marks none as its own."""
    own = [(span["start"], span["end"]) for span in spans if field_named(span["pointer"]) == "incident"]
    return in_order(text, own) or ((0, len(text)),)


def _span(read: Any, span: dict[str, Any], incident_no: int) -> dict[str, Any]:
    field = field_named(span["pointer"])
    return {
        **{name: span[name] for name in ("pointer", "part", "start", "end", "column")},
        "incident_no": incident_no,
        "field": field,
        "value": None if field == "incident" else value_at(read, span["pointer"]),
    }


def _line_with_words(line: dict[str, Any], position: int | None, spans: list[dict[str, Any]]) -> dict[str, Any]:
    """A line with the pointer of its quantity (or of its name, where no quantity was read) and where that stands."""
    at = {span["pointer"]: span for span in reversed(spans)}
    stem = f"/incidents/{position}/substances/{line['line_no']}"
    for pointer in (f"{stem}/quantity", f"{stem}/name_text", f"{stem}/substance_code", stem):
        if span := at.get(pointer):
            return {**line, "pointer": pointer, "start": span["start"], "end": span["end"]}
    return {**line, "pointer": None, "start": None, "end": None}

"""From rows as read to rows of the record."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

import h3

from rabta.counting.rules.projection import nationalities_of
from rabta.counting.rules.report_dates import Days, days_of, occurred_days
from rabta.filing.rules.airport import statement_columns
from rabta.filing.rules.clearance import claim_columns
from rabta.filing.rules.encounter import encounter_columns, place_withheld, without_words
from rabta.filing.rules.facilitation import facilitation_columns, thing_columns, withheld_facilitation
from rabta.filing.rules.identifiers import keyed_id
from rabta.filing.rules.journeys import bag_columns, booking_columns, flight_columns, leg_columns
from rabta.filing.rules.laboratory import finding_columns, finding_words
from rabta.filing.rules.land import land_columns, without_rings
from rabta.filing.rules.period_return import return_columns
from rabta.filing.rules.persons import identifier_columns, mention_columns
from rabta.filing.rules.rows import Row, as_json
from rabta.records.rules.protection import open_incident, open_problem, open_reading
from rabta.vocabulary.rules.numbered import agency_number, district_number
from rabta.vocabulary.rules.points import place_point
from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.settings import setting_number
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import to_grams, unit

PLACE_RESOLUTION = 7  # H3: cells of about 5 km2, a town quarter
BATCH = 2000


@dataclass(frozen=True)
class Target:
    """Whose rows these are: the report, its reading and marking, and the key that makes ids."""

    report_id: uuid.UUID
    reading_id: uuid.UUID
    marking_id: int
    id_key: bytes
    originator: int = 0


@dataclass
class Rows:
    """Rows of each table, ready to be written."""

    tables: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def write(self, cursor: Any) -> None:
        """Insert everything, parents first, one statement per table and batch, so that policies are asked once."""
        for table in ORDER:
            rows = self.tables.get(table, [])
            for start in range(0, len(rows), BATCH):
                cursor.execute(
                    f"INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb)",  # noqa: S608
                    [as_json(rows[start : start + BATCH])],
                )


ORDER = (
    "reading_row", "span", "incident", "incident_role", "seizure_line", "arrest", "arrest_nationality", "mention",
    "laboratory_finding",
    "clearance_claim", "land_claim", "encounter", "facilitation", "facilitation_thing", "period_return",
    "stated_flight", "stated_booking", "person_mention", "mention_identifier", "travel_leg", "stated_bag",
    "airport_statement", "protected_row", "protected_incident",
)  # fmt: skip


def rows_for(target: Target, rows: Iterable[Row]) -> Rows:
    """Everything the reading of one report writes below `reading`."""
    out = Rows()
    seen: dict[bytes, int] = defaultdict(int)
    for row in rows:
        row_id = keyed_id(target.id_key, "row", target.reading_id.bytes, str(row.row_no))
        out.tables["reading_row"].append(_reading_row(target, row_id, row))
        spans = [
            {"pointer": pointer, "part": part, "start": start, "end": end, "column": column}
            for pointer, part, start, end, column in row.spans
        ]
        if row.protected:
            out.tables["protected_row"].append(_protected_row(target, row_id, row, spans))
        else:
            out.tables["span"] += [{"marking_id": target.marking_id, "row_id": row_id, **span} for span in spans]
        if row.read is not None:
            _add_contents(target, row_id, row, seen, out)
    return out


def _reading_row(target: Target, row_id: uuid.UUID, row: Row) -> dict[str, Any]:
    """The row as everybody sees it; the words of one that may name a protected person are in `protected_row`."""
    base = {
        "id": row_id, "marking_id": target.marking_id, "reading_id": target.reading_id, "row_no": row.row_no,
        "fate": row.fate, "content_hash": "\\x" + row.stored_hash(target.id_key).hex(), "protected": bool(row.protected),
    }  # fmt: skip
    if row.protected:
        read, problem = open_reading(row.read), open_problem(row.problem, row.fate)
        return {**base, "text": "", "cells": None, "read": read, "problem": problem}
    return {**base, "text": storable(row.text), "cells": row.cells, "read": without_rings(row.read), "problem": row.problem}


def _protected_row(target: Target, row_id: uuid.UUID, row: Row, spans: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "row_id": row_id, "marking_id": target.marking_id, "grounds": sorted(row.protected), "text": storable(row.text),
        "cells": row.cells, "read": row.read, "problem": row.problem, "spans": spans,
    }  # fmt: skip


def storable(text: str) -> str:
    """The text as PostgreSQL can hold it, code point for code point: NUL shown as U+2400, a lone surrogate as U+FFFD."""
    return "".join("\u2400" if c == "\0" else "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _add_contents(target: Target, row_id: uuid.UUID, row: Row, seen: dict[bytes, int], out: Rows) -> None:
    read = row.read or {}
    for number, incident in enumerate(read.get("incidents") or []):
        words = _words(row, f"/incidents/{number}")
        digest = sha256(words.encode("utf-8", "surrogatepass")).digest()
        seen[digest] += 1
        key = keyed_id(target.id_key, "incident", target.report_id.bytes, digest, str(seen[digest]))
        incident_id = keyed_id(target.id_key, "incident row", target.reading_id.bytes, key.bytes)
        periodic = read.get("kind") == "periodic"
        said = storable(words)
        stated = open_incident(incident) if row.protected else incident
        shown = "" if row.protected else said
        written = _incident(target, row_id, incident_id, key, stated, read, shown, periodic)
        out.tables["incident"].append(written)
        if row.protected:
            out.tables["protected_incident"].append(
                {
                    "incident_id": incident_id, "marking_id": target.marking_id, "stated": incident, "words": said,
                    "search": search_key(said),
                }
            )  # fmt: skip
        _add_parts(target, written, stated, incident.get("mentions") or [], out, protected=bool(row.protected))
        _add_findings(target, incident_id, row, number, incident, out)
    base = {"marking_id": target.marking_id, "row_id": row_id, "reading_id": target.reading_id}
    for number, claim in enumerate(read.get("clearances") or []):
        columns = claim_columns(claim, read)
        withheld = place_withheld(columns, key=target.id_key) if row.protected else {}
        out.tables["clearance_claim"].append({**base, "claim_no": number, **columns, **withheld})
    for claim in read.get("land") or []:
        _add_land(target, base, row, claim, seen, out)
    for number, met in enumerate(read.get("encounters") or []):
        columns = encounter_columns(met, read)
        withheld = without_words(columns, key=target.id_key) if row.protected else {}
        named = {"encounter_no": number, "key": _encounter_key(target, met), "child": row.of_encounters and row.of_a_child}
        out.tables["encounter"].append({**base, **named, **columns, **withheld})
    for told in read.get("facilitation") or []:
        _add_facilitation(target, base, row, told, seen, out)
    if (returned := return_columns(read)) is not None:
        out.tables["period_return"].append({**base, **returned})
    for number, flight in enumerate(read.get("flights") or []):
        columns = _stored({**flight_columns(flight), "id": _flight_id(target, read, number), "flight_no": number})
        out.tables["stated_flight"].append({**base, **columns})
    for booking in read.get("bookings") or []:
        booking_id = keyed_id(target.id_key, "booking", target.reading_id.bytes, str(row.row_no))
        columns = _stored({**booking_columns(booking), "id": booking_id, "protected": bool(row.protected)})
        out.tables["stated_booking"].append({**base, **columns})
    for number, fact in enumerate(read.get("airport") or []):
        statement_id = keyed_id(target.id_key, "airport", target.reading_id.bytes, f"{row.row_no} {number}")
        columns = _stored(statement_columns(fact, protected=bool(row.protected)))
        out.tables["airport_statement"].append({**base, "id": statement_id, **columns})
    for number, person in enumerate(read.get("persons") or []):
        mention_id, protected = _add_person(target, row_id, row, number, person, seen, out)
        if not number:
            below = {"marking_id": target.marking_id, "row_id": row_id, "mention_id": mention_id, "protected": protected}
            _add_journey(target, read, person, below, out)


def _add_findings(
    target: Target, incident_id: uuid.UUID, row: Row, number: int, incident: dict[str, Any], out: Rows
) -> None:
    """What laboratories found. Of a row that may name somebody protected no word stands here."""
    for place, finding in enumerate(incident.get("laboratory") or []):
        words = {**finding_words(finding), "words": _words(row, f"/incidents/{number}/laboratory/{place}")}
        said = dict.fromkeys(words, "") if row.protected else _stored(words)
        out.tables["laboratory_finding"].append(
            {
                "marking_id": target.marking_id, "incident_id": incident_id, "finding_no": place,
                **finding_columns(finding, incident), **said,
            }
        )  # fmt: skip


def _add_land(
    target: Target, base: dict[str, Any], row: Row, claim: dict[str, Any], seen: dict[bytes, int], out: Rows
) -> None:
    """A claim of land. Its key outlives readings: it is of the report and of what the row says."""
    digest = sha256(b"land\x00" + row.text.encode("utf-8", "surrogatepass")).digest()
    seen[digest] += 1
    key = keyed_id(target.id_key, "land", target.report_id.bytes, digest, str(seen[digest]))
    claim_id = keyed_id(target.id_key, "land row", target.reading_id.bytes, key.bytes)
    columns = _stored(land_columns(claim, row.read or {}))
    if row.protected:
        columns |= {"number": "", "incidents": "", "forces": [], **place_withheld(columns, key=target.id_key)}
        del columns["place_key"]
    out.tables["land_claim"].append({**base, "id": claim_id, "key": key, **columns})


def _add_facilitation(
    target: Target, base: dict[str, Any], row: Row, told: dict[str, Any], seen: dict[bytes, int], out: Rows
) -> None:
    """What a row states of those who smuggle. Of one that may name somebody protected its days alone, and no number."""
    digest = sha256(b"facilitation\x00" + _words(row, "/facilitation/0").encode("utf-8", "surrogatepass")).digest()
    seen[digest] += 1
    key = keyed_id(target.id_key, "facilitation", target.report_id.bytes, digest, str(seen[digest]))
    statement_id = keyed_id(target.id_key, "facilitation row", target.reading_id.bytes, key.bytes)
    encounter, route = _encounter_key(target, told), search_key(told.get("route") or "")
    about = str(encounter or target.report_id)
    route_key = keyed_id(target.id_key, "route", str(target.originator), about, route or str(key))
    columns = _stored(facilitation_columns(told, row.read or {}))
    keys = {"encounter_key": encounter, "route_key": route_key if told.get("origin") and told.get("destination") else None}
    if row.protected:
        columns, keys = withheld_facilitation(columns), dict.fromkeys(keys)
    named = {"id": statement_id, "key": key, "protected": bool(row.protected), "child": row.of_a_child, **keys}
    out.tables["facilitation"].append({**base, **named, **columns})
    if not row.protected:
        out.tables["facilitation_thing"] += [
            {"marking_id": target.marking_id, "facilitation_id": statement_id, **_stored(one)} for one in thing_columns(told)
        ]


def _add_journey(target: Target, read: dict[str, Any], person: dict[str, Any], base: dict[str, Any], out: Rows) -> None:
    """Legs and bags of the traveller of a row. A flight that the message does not hold is none."""
    for flight in {leg["flight"]: leg for leg in read.get("legs") or []}.values():
        columns = _stored(leg_columns(flight, person))
        out.tables["travel_leg"].append({**base, "flight_id": _flight_id(target, read, flight["flight"]), **columns})
    for number, bag in enumerate(read.get("bags") or []):
        out.tables["stated_bag"].append({**base, "bag_no": number, **_stored(bag_columns(bag))})


def _flight_id(target: Target, read: dict[str, Any], number: int) -> uuid.UUID:
    """The id of a flight of one message of a reading: its travellers' rows name it, too."""
    return keyed_id(target.id_key, "flight", target.reading_id.bytes, f"{read.get('message_no')} {number}")


def _stored(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: storable(value) if isinstance(value, str) else value for name, value in columns.items()}


def _encounter_key(target: Target, met: dict[str, Any]) -> uuid.UUID | None:
    """What an encounter is called: rows of one originator under one number of its are one, of whichever report."""
    ref = met.get("ref")
    return keyed_id(target.id_key, "encounter", str(target.originator), search_key(ref)) if ref else None


def _add_person(
    target: Target, row_id: uuid.UUID, row: Row, number: int, person: dict[str, Any], seen: dict[bytes, int], out: Rows
) -> tuple[uuid.UUID, bool]:
    """A mention of a person with what the person is known by. In a row that may name somebody protected, everybody is.

    Gives the mention's id and whether it is protected.
    """
    read, pointer = row.read or {}, f"/persons/{number}"
    digest = sha256(b"person\x00" + _words(row, pointer).encode("utf-8", "surrogatepass")).digest()
    seen[digest] += 1
    key = keyed_id(target.id_key, "person", target.report_id.bytes, digest, str(seen[digest]))
    mention_id = keyed_id(target.id_key, "person row", target.reading_id.bytes, key.bytes)
    protected = bool(row.protected)
    base = {"marking_id": target.marking_id, "row_id": row_id, "protected": protected}
    stated = mention_columns(person, read)
    columns = {name: storable(value) if isinstance(value, str) else value for name, value in stated.items()}
    out.tables["person_mention"].append(
        {
            **base, "id": mention_id, "key": key, "reading_id": target.reading_id, "mention_no": number,
            "pointer": pointer, **columns,
        }
    )  # fmt: skip
    for identifier in identifier_columns(person):
        words = {"written": storable(identifier["written"]), "issuer": storable(identifier["issuer"])}
        out.tables["mention_identifier"].append({**base, "mention_id": mention_id, **identifier, **words})
    return mention_id, protected


def _words(row: Row, pointer: str) -> str:
    """The words a thing was read from: of a table the whole row, of a statement its parts, joined where apart."""
    parts = [row.text[start:end] for name, _, start, end, _ in row.spans if name == pointer]
    return row.text if row.cells is not None or not parts else " … ".join(parts)


def _incident(
    target: Target, row_id: uuid.UUID, incident_id: uuid.UUID, key: uuid.UUID, incident: dict[str, Any],
    read: dict[str, Any], words: str, periodic: bool,
) -> dict[str, Any]:  # fmt: skip
    occurred = occurred_days(incident.get("occurred"))
    reported = days_of(incident.get("date")) or days_of(read.get("date"))
    value = incident.get("value") or {}
    codes = list(incident.get("agencies") or [read.get("agency")])
    return {
        "id": incident_id, "key": key, "marking_id": target.marking_id, "reading_id": target.reading_id,
        "row_id": row_id, "incident_no": incident.get("incident_no") or 1, "periodic": periodic,
        "agencies": sorted(n for n in map(agency_number, filter(None, codes)) if n is not None),
        "occurred_from": _day(occurred, 0), "occurred_to": _day(occurred, 1), "reported_on": _day(reported, 0),
        "place_text": _text(incident, "place_text"), "district": district_number(incident.get("district")),
        "province": _text(incident, "province"), "country": _text(incident, "country"),
        "airport": _text(incident, "airport_iata"), "place_cell": _cell(incident),
        "setting": setting_number(incident["setting"]) if incident.get("setting") else None,
        "flight": _text(incident, "flight"), "destination": _text(incident, "destination"),
        "origin": _text(incident, "origin"), "concealment": _text(incident, "concealment"),
        "vehicles": incident.get("vehicles_impounded"), "value_amount": value.get("amount"),
        "value_currency": value.get("currency") or "", "recap": bool(incident.get("recap")),
        "confidence": round(100 * float(incident.get("confidence", 1) or 0)), "stated": incident, "words": words,
        "search": search_key(words),
    }  # fmt: skip


def _text(incident: dict[str, Any], name: str) -> str:
    value = incident.get(name)
    return value if isinstance(value, str) else ""


def _day(days: Days | None, which: int) -> str | None:
    return date.fromordinal(days[which]).isoformat() if days else None


def _cell(incident: dict[str, Any]) -> int | None:
    """H3 cell of the best point known for the place, as a signed 64-bit number; None where none is known."""
    point = place_point(airport=incident.get("airport_iata"), district=incident.get("district"))
    if point is None:
        return None
    return int(h3.str_to_int(h3.latlng_to_cell(point[0], point[1], PLACE_RESOLUTION)))


def _add_parts(
    target: Target, written: dict[str, Any], incident: dict[str, Any], mentions: Sequence[dict[str, Any]], out: Rows, *,
    protected: bool,
) -> None:  # fmt: skip
    """What stands below an incident. A person mentioned in a row that may name somebody protected is protected."""
    base = {"marking_id": target.marking_id, "incident_id": written["id"]}
    stated = {**base, "day": written["occurred_from"] or written["reported_on"]}
    for code, roles in (incident.get("roles") or {}).items():
        number = agency_number(code)
        if number is not None:
            out.tables["incident_role"] += [{**base, "agency": number, "role": role} for role in sorted(set(roles))]
    for number, line in enumerate(incident.get("substances") or []):
        out.tables["seizure_line"].append({**stated, **_seizure_line(number, line)})
    arrests = incident.get("arrests") or {}
    if any(arrests.get(k) is not None for k in ("total", "foreigners", "women", "nationality_notes")):
        out.tables["arrest"].append(
            {
                **stated, "total": arrests.get("total"), "foreigners": arrests.get("foreigners"),
                "women": arrests.get("women"), "nationality_text": arrests.get("nationality_notes") or "",
            }
        )  # fmt: skip
    out.tables["arrest_nationality"] += [
        {**base, "country": country, "persons": persons} for country, persons in nationalities_of(incident)
    ]
    for number, mention in enumerate(mentions):
        out.tables["mention"].append(
            {
                **base, "mention_no": number, "kind": mention.get("kind", "person"), "text": mention.get("text", ""),
                "role": mention.get("role") or "", "protected": bool(mention.get("protected")) or protected,
            }
        )  # fmt: skip


def _seizure_line(number: int, line: dict[str, Any]) -> dict[str, Any]:
    quantity = None if line.get("quantity") is None else Decimal(str(line["quantity"]))
    code = line.get("unit") or "unknown"
    converted = to_grams(quantity, unit=code) if quantity is not None else None
    return {
        "line_no": number, "substance": substance(line["substance_code"]).number,
        "name_text": line.get("name_text") or "", "quantity": quantity, "unit": unit(code).number,
        "approx": line.get("approx_direction") or ("around" if line.get("approx") else ""),
        "weight_kind": line.get("weight_kind") or "", "ambiguous": bool(line.get("ambiguous")),
        "mass_g": converted.g if converted else None,
        "factors_version": converted.factors_version if converted else "",
    }  # fmt: skip


def counts(rows: Sequence[Row]) -> tuple[int, int, int]:
    """(read, set aside, repeated)."""
    fates = [row.fate for row in rows]
    return fates.count("read"), fates.count("set_aside"), fates.count("repeated")

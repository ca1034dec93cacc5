"""Persons as a reader states them become mentions: what each is called, known by and was in that event, as written."""

from datetime import date
from typing import Any

from rabta.counting.rules.report_dates import days_of, occurred_days
from rabta.filing.rules.stated_days import iso_day
from rabta.records.rules.persons import born_between, role_codes
from rabta.vocabulary.rules.identifiers import Known, one_form
from rabta.vocabulary.rules.scripts import language_of

_SCRIPTS = {"en": "latin", "ur": "arabic", "en+ur": "mixed"}
_GENDERS = ("female", "male", "x")


def mention_columns(person: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
    """The columns of `person_mention` but its keys. `person`: one of a reading's `persons`; `read`: that reading."""
    name = _text(person, "name")
    born = born_between(person.get("born"))
    number = person.get("incident_no")
    incidents: list[dict[str, Any]] = read.get("incidents") or []
    incident = next((one for one in incidents if number is not None and one.get("incident_no") == number), {})
    seen = occurred_days(incident.get("occurred")) or days_of(incident.get("date")) or days_of(read.get("date"))
    gender, role = _text(person, "gender"), _text(person, "role")
    return {
        "incident_no": number if isinstance(number, int) else None,
        "name": name, "script": _SCRIPTS[language_of(name)] if any(c.isalpha() for c in name) else "",
        "father": _text(person, "father"), "husband": _text(person, "husband"),
        "born_from": _iso(born, 0), "born_to": _iso(born, 1),
        "gender": gender if gender in _GENDERS else "", "nationality": _text(person, "nationality"),
        "role": role if role in role_codes() else "",
        "seen_from": iso_day(seen, 0), "seen_to": iso_day(seen, 1),
        "place_text": _text(person, "place_text") or _text(incident, "place_text"),
    }  # fmt: skip


def identifier_columns(person: dict[str, Any]) -> list[dict[str, Any]]:
    """The columns of `mention_identifier` but its keys, in the order in which the reader gives them.

    What is none of its kind keeps its words and has no value; what has no words is left out.
    """
    found = []
    for number, stated in enumerate(person.get("identifiers") or []):
        kind, written = str(stated.get("kind") or ""), _text(stated, "value")
        if kind not in set(Known) or not written:
            continue
        expires, check = born_between(stated.get("expires")), stated.get("check")
        found.append(
            {
                "identifier_no": number, "kind": kind, "written": written,
                "value": one_form(Known(kind), written) or "", "issuer": _text(stated, "issuer"),
                "expires_on": _iso(expires, 1), "check_holds": check if isinstance(check, bool) else None,
            }
        )  # fmt: skip
    return found


def _text(stated: dict[str, Any], name: str) -> str:
    value = stated.get(name)
    return value.strip() if isinstance(value, str) else ""


def _iso(days: tuple[date, date] | None, which: int) -> str | None:
    return days[which].isoformat() if days else None

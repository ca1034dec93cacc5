"""A person as one row of one report states them: the part in that event, and on which grounds such a person is protected.

A reader gives `persons` in its answer, each an object with any of `name`, `father`, `husband`, `born` (a day, month or year
as ISO text, or {"from", "to"}), `age_unsure` (something is stated of a birth or an age, and not which), `gender` and
`nationality` (only as documented), `role`, `protected`, `incident_no`, `place_text`, `identifiers` ({"kind", "value",
"issuer", "expires", "check"}). A part is of its event alone.

Source: Convention on the Rights of the Child art. 1; UN Protocol against the Smuggling of Migrants art. 16.
"""

import calendar
import functools
from collections.abc import Mapping
from datetime import date
from typing import Any

from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.tables import table

Days = tuple[date, date]
"""First and last day on which somebody may have been born; equal where the day is known."""


@functools.cache
def role_codes() -> tuple[str, ...]:
    """Every role a person may have in an event, in the order of the vocabulary."""
    return tuple(each["code"] for each in table("person_roles")["roles"])


@functools.cache
def _protected_as() -> Mapping[str, str]:
    return {each["code"]: each["protected"] for each in table("person_roles")["roles"] if each.get("protected")}


@functools.cache
def _role_words() -> Mapping[str, str]:
    return {search_key(word): each["code"] for each in table("person_roles")["roles"] for word in each["words"]}


def role_named(written: str) -> str | None:
    """The role that a cell names; None where it is no known word for one.

    >>> role_named("Accused"), role_named("مسافر"), role_named("tall")
    ('arrested', 'passenger', None)
    """
    key = search_key(written)
    return key.replace(" ", "_") if key.replace(" ", "_") in role_codes() else _role_words().get(key)


def born_between(stated: Any) -> Days | None:
    """The days on which somebody may have been born, of what a reader gives; None where it states none.

    >>> [day.isoformat() for day in born_between("1985-02")], born_between("unknown")
    (['1985-02-01', '1985-02-28'], None)
    """
    if isinstance(stated, Mapping):
        first, last = born_between(stated.get("from")), born_between(stated.get("to"))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else first or last
    if not isinstance(stated, str):
        return None
    try:
        parts = [int(part) for part in stated.split("-")]
        if len(parts) == 3:
            day = date(parts[0], parts[1], parts[2])
            return day, day
        if len(parts) == 2:
            ends = calendar.monthrange(parts[0], parts[1])[1]
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], ends)
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    except ValueError:
        return None


def may_be_child(born: Days | None, *, on: date | None) -> bool:
    """Whether somebody born then may be under 18 on a day. Nothing stated of a birth says nothing; a birth without a day to
    lay it beside is unsure, and the unsure are children.

    >>> may_be_child((date(2008, 1, 1), date(2008, 12, 31)), on=date(2026, 6, 1)), may_be_child(None, on=None)
    (True, False)
    """
    if born is None:
        return False
    grown_up_at = int(table("protected")["grown_up_at"])
    last = born[1]
    return on is None or (on.year - last.year - ((on.month, on.day) < (last.month, last.day))) < grown_up_at


def grounds_of_person(person: Mapping[str, Any], *, on: date | None) -> frozenset[str]:
    """Why a person as stated is protected; empty where nothing says so. `on`: the day of the event, else of the report."""
    found = set()
    if ground := _protected_as().get(str(person.get("role") or "")):
        found.add(ground)
    if may_be_child(born_between(person.get("born")), on=on) or person.get("age_unsure"):
        found.add("child")
    if (said := person.get("protected")) and not found:
        found.add(said if said == "child" else "victim")
    return frozenset(found)


def day_of(read: Mapping[str, Any]) -> date | None:
    """The first day of a reading that gives one, else None."""
    days = born_between(read.get("date"))
    return days[0] if days else None

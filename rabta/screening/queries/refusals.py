"""One refused boarding that stands twice: as an officer's record at the gate and as an encounter that an agency filed.

The two are one where the reader sees one person in both (`resolution`) on one day and no other flight. Nothing of it is
kept: it is there whichever came first, goes when somebody judges that it is not the same person, and comes back when that
is taken back. Whoever may not read who was met sees no link. Persons met are counted from encounters alone, so once.
"""

from collections.abc import Sequence
from uuid import UUID

from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.resolution.queries import identities_of
from rabta.screening.queries.flights import off_loadings
from rabta.screening.queries.hits import Row
from rabta.screening.rules.flight import flight_named
from rabta.screening.rules.same_refusal import is_same_refusal
from rabta.sharing.operations import Looking

SQL = "screening/sql/queries/"


def told_as_encounters(records: Sequence[Row]) -> dict[UUID, list[Row]]:
    """For each record (by id) the encounters that tell of it: key, agency, day. Records taken back tell of nothing."""
    standing = [one for one in records if not one["taken_back"]]
    persons = _persons([one["mention_key"] for one in standing])
    keys = sorted({key for person in persons.values() for key in person})
    told = ask(SQL + "refusals_told.sql", keys=keys, encounter=None) if keys else []
    return {one["id"]: _once([each for each in told if _is_one(one, each, persons)]) for one in standing}


def recorded_at_gate(encounter: UUID, *, by: Looking) -> list[Row]:
    """The records of off-loading that tell of somebody met in this encounter, as in `off_loadings`."""
    told = ask(SQL + "refusals_told.sql", keys=[], encounter=encounter)
    persons = _persons([one["mention_key"] for one in told])
    records = off_loadings(sorted({key for person in persons.values() for key in person}), by=by)
    return [
        one for one in records
        if not one["taken_back"] and any(_is_one(one, each, persons) for each in told)
    ]  # fmt: skip


def _persons(keys: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """For each mention that shows, those that are the same person."""
    persons = [frozenset(one["key"] for one in person["mentions"]) for person in identities_of(keys)] if keys else []
    return {key: person for person in persons for key in person}


def _is_one(record: Row, told: Row, persons: dict[UUID, frozenset[UUID]]) -> bool:
    named = flight_named(record["flight"])
    days = [day for day in (told["occurred_from"], told["occurred_to"], told["reported_on"]) if day]
    return told["mention_key"] in persons.get(record["mention_key"], ()) and is_same_refusal(
        flight=named[0] if named else "", on=record["done_on"], told_flight=told["flight"], told_days=days
    )


def _once(told: Sequence[Row]) -> list[Row]:
    found = {one["key"]: one for one in told}
    return [
        {"key": key, "agency": agency_named(one["originator"]), "on": one["occurred_from"] or one["reported_on"]}
        for key, one in found.items()
    ]

"""What is known of a mention when it is compared: names, birth, identifiers. Never the role, gender or nationality.

A role belongs to one event; gender and nationality are documented facts of a paper, and no evidence of who somebody is.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rabta.vocabulary.rules.documents.alike import bare
from rabta.vocabulary.rules.identifiers import CARDS, Known, one_form

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Identifier:
    """`value`: its one form, of what has none its letters and digits. `sound`: it has the form of its kind."""

    kind: Known
    value: str
    written: str
    issuer: str = ""
    sound: bool = True
    check_holds: bool | None = None

    @property
    def group(self) -> str:
        """Kinds that share their numbers: CNIC and NICOP are one card's number."""
        return "card" if self.kind in CARDS else str(self.kind)


@dataclass(frozen=True, slots=True)
class Person:
    """One mention. `born`: first and last possible day."""

    key: str
    name: str = ""
    father: str = ""
    husband: str = ""
    born: Days | None = None
    known_by: tuple[Identifier, ...] = ()

    @property
    def cards(self) -> frozenset[str]:
        """The card numbers that have their form: a person has one for life."""
        return frozenset(one.value for one in self.known_by if one.group == "card" and one.sound)


def person(row: Mapping[str, Any], identifiers: Iterable[Mapping[str, Any]]) -> Person:
    """A mention's row and the rows of its identifiers, as they stand in the record."""
    born = (row["born_from"], row["born_to"]) if row["born_from"] and row["born_to"] else None
    return Person(
        str(row["key"]), row["name"], row["father"], row["husband"], born, tuple(identifier(one) for one in identifiers)
    )


def identifier(row: Mapping[str, Any]) -> Identifier:
    """One identifier as it stands in the record."""
    kind = Known(row["kind"])
    value = one_form(kind, row["written"])
    solid = value or bare(row["written"])
    return Identifier(kind, solid, row["written"], row["issuer"].upper(), value is not None, row["check_holds"])

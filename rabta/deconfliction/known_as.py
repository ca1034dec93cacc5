"""What else a person is known by whose identifier is held as a target, of the identities that its holder sees and no others.

A hidden mention joins nothing here. Nor does one that another agency lets nobody pass on (H2): the watch desk sees both
targets of a meeting, and would learn from it that they are one person's. Protected persons, victims and children among
them, are never followed.
"""

from typing import Any

from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.records.queries.markings import markings_shown
from rabta.resolution.queries.search import holding
from rabta.sharing.rules.marking import Handling

MOST = 20
"""Identifiers that are followed for one target: a number that many share leads to none of them."""
_AS = {
    "cnic": Identifier.CNIC, "nicop": Identifier.CNIC, "phone": Identifier.PHONE, "plate": Identifier.VEHICLE,
    "passport": Identifier.PASSPORT,
}  # fmt: skip


def known_as(kind: Identifier, written: str, *, agency: int) -> tuple[tuple[Identifier, str], ...]:
    """The other identifiers, in their one form, of the one person that the reader, an officer of `agency`, sees under this
    one; inside the opened house. Empty where nobody is known by it, where it is several persons', and where there are too
    many."""
    kept_back = {number for number, (marking, _) in markings_shown().items()
                 if Handling.H2 in marking.handling and marking.originator != agency}  # fmt: skip
    held = holding(written, among=lambda mention: mention["marking_id"] not in kept_back)
    found = [one for one in held if any(_is(known, kind, written) for known in _known(one))]
    if len(found) != 1 or found[0]["protected"]:
        return ()
    mine = normalised(kind, written)
    forms = {(_AS[known["kind"]], normalised(_AS[known["kind"]], known["written"])) for known in _known(found[0])}
    others = sorted((one, form) for one, form in forms if form is not None and (one, form) != (kind, mine))
    return tuple(others) if len(others) <= MOST else ()


def _known(identity: dict[str, Any]) -> list[dict[str, Any]]:
    return [known for mention in identity["mentions"] for known in mention["known_by"] if known["kind"] in _AS]


def _is(known: dict[str, Any], kind: Identifier, written: str) -> bool:
    form = normalised(kind, written)
    return _AS[known["kind"]] is kind and form is not None and normalised(kind, known["written"]) == form

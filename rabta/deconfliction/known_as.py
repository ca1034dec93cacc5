"""What else a person is known by whose identifier is held as a target, of the identities that its holder sees and no others.

A hidden mention joins nothing here, so nobody is told of a meeting that rests on a record he may not see. Protected persons,
victims and children among them, are never followed.
"""

from typing import Any

from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.resolution.queries.search import holding

MOST = 20
"""Identifiers that are followed for one target: a number that many share leads to none of them."""
_AS = {
    "cnic": Identifier.CNIC, "nicop": Identifier.CNIC, "phone": Identifier.PHONE, "plate": Identifier.VEHICLE,
    "passport": Identifier.PASSPORT,
}  # fmt: skip


def known_as(kind: Identifier, written: str) -> tuple[tuple[Identifier, str], ...]:
    """The other identifiers, in their one form, of the one person that the reader sees under this one; inside the opened
    house. Empty where nobody is known by it, where it is several persons', and where there are too many."""
    found = [one for one in holding(written) if any(_is(known, kind, written) for known in _known(one))]
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

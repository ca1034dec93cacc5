"""Routes: destination, origin and flight of what was seized."""

import re
from dataclasses import dataclass

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.place import BOUND_FOR, CAME_FROM, VIA, Place
from rabta.intake.formats.statement.tokens import HYPHENS, NUMBER, WORD, listed
from rabta.intake.formats.statement.tree import Found, spans_of
from rabta.intake.formats.statement.view import View

_CARRIER = re.compile(r"(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\Z")
_NO_CARRIERS = frozenset({"UK", "US", "KP", "FC", "PN", "GB", "NO", "RS", "PR", "ANF", "PS", "RD", "AD", "PC"}) | {
    "OF", "IN", "AT", "TO", "ON", "BY", "AN", "IS", "OR", "IF", "UP", "KG", "GM", "HE", "WE", "AS", "SO", "MY",
}  # fmt: skip
# "the Saudi-bound passenger" names the country by its adjective.
ADJECTIVES = {
    "saudi": "Saudi Arabia", "british": "United Kingdom", "bahraini": "Bahrain", "qatari": "Qatar", "omani": "Oman",
    "turkish": "Turkey", "malaysian": "Malaysia", "thai": "Thailand",
}  # fmt: skip
_DESTINED = frozenset({"passenger", "passengers", "parcel", "parcels", "flight", "woman", "couple"})
_NOT_NAMES = frozenset(
    listed(
        "anf asf the customs police rs two three four five six seven eight nine ten one in at on from over ice"
        " heroin monday tuesday wednesday thursday friday saturday sunday port"
    )
)


@dataclass(frozen=True, slots=True)
class Flight:
    """A flight number over tokens `first` up to `after`, as carrier-number ("QR-629")."""

    first: int
    after: int
    number: Found


def find_flights(view: View) -> list[Flight]:
    """Find flight numbers ("QR-629", "SV 705", "GF 0751") and take their tokens. Leading zeros are dropped."""
    flights = []
    for place, token in enumerate(view.tokens):
        if token.kind != WORD or not _CARRIER.match(token.text) or token.text in _NO_CARRIERS:
            continue
        behind = place + 1 + (view.key(place + 1) in HYPHENS)
        if behind >= len(view.tokens) or view.tokens[behind].kind != NUMBER:
            continue
        figures = view.key(behind)
        if not figures.isdigit() or not 3 <= len(figures) <= 4 or not view.free(place, behind + 1):
            continue
        if behind + 1 < len(view.tokens) and lexicon.unit_book().at(view.tokens, behind + 1) is not None:
            continue
        number = f"{token.text}-{figures.lstrip('0')}"
        flights.append(Flight(place, behind + 1, Found(number, (view.span(place, behind + 1),))))
        view.take(place, behind + 1)
    return flights


def destination_in(view: View, first: int, after: int, places: list[Place]) -> Found | None:
    """Give where the passenger or parcel was bound, with "via" when the text says so; None where it does not."""
    inside = [place for place in places if first <= place.first < after]
    bound = [place for place in inside if place.part == BOUND_FOR]
    names = [_named(view, place) for place in bound] or [
        name for name in (_adjective_at(view, place) for place in range(first, after)) if name is not None
    ]
    if not names:
        name = _capitalised_goal(view, first, after)
        names = [name] if name is not None else []
    if not names:
        return None
    names = _whole_names(view, names, bound)
    via = [_named(view, place) for place in inside if place.part == VIA and not place.is_domestic]
    joint = " or " if len(bound) == 2 and view.key(bound[0].after) == "or" else " and "
    value = joint.join(dict.fromkeys(str(name.value) for name in names))
    if via and names:
        value = f"{value} via {via[0].value}"
    return Found(value, spans_of(*names, *via[:1]))


def _whole_names(view: View, names: list[Found], bound: list[Place]) -> list[Found]:
    """Write "Freetown, Sierra Leone" as one goal; keep "Karachi and Lahore" as two."""
    if len(bound) == 2 and view.key(bound[0].after) == "," and bound[1].first == bound[0].after + 1:
        joined = Found(f"{names[0].value}, {names[1].value}", spans_of(*names))
        return [joined]
    return names[:3]


def _named(view: View, place: Place) -> Found:
    written = view.words(place.first, place.after)
    name = (written[4:] if written.startswith("the ") else written) if written.isascii() else place.name
    return Found(ADJECTIVES.get(written.casefold(), name), (view.span(place.first, place.after),))


def _adjective_at(view: View, place: int) -> Found | None:
    """Read "Saudi-bound": the adjective of a country before "bound" or "passenger"."""
    country = ADJECTIVES.get(view.key(place))
    behind = place + 1 + (view.key(place + 1) in HYPHENS)
    if country is None or view.key(behind) not in _DESTINED | {"bound"}:
        return None
    return Found(country, (view.span(place, place + 1),))


def _capitalised_goal(view: View, first: int, after: int) -> Found | None:
    """Read a goal that no gazetteer knows: the capitalised words of "X-bound", "X passenger", "for X"."""
    for place in range(first, after):
        token = view.tokens[place]
        if not _is_name(view, place):
            continue
        end = place + 1
        while end < after and _is_name(view, end):
            end += 1
        behind = end + (view.key(end) in HYPHENS)
        if view.key(place - 1) == "for" or view.key(behind) == "bound":
            return Found(view.text[token.start : view.tokens[end - 1].end], (view.span(place, end),))
    return None


def _is_name(view: View, place: int) -> bool:
    token = view.tokens[place]
    return (
        token.kind == WORD
        and len(token.text) > 1
        and token.text[0].isupper()
        and not token.text.isupper()
        and token.key not in _NOT_NAMES
        and place not in view.taken
    )


def origin_in(view: View, first: int, after: int, places: list[Place]) -> Found | None:
    """Give where it came from, with "via" when no destination took it; None where the text does not say."""
    inside = [place for place in places if first <= place.first < after]
    names = [_named(view, place) for place in inside if place.part == CAME_FROM]
    if not names:
        return None
    via = [_named(view, place) for place in inside if place.part == VIA and not any(p.part == BOUND_FOR for p in inside)]
    value = str(names[0].value) + (f" via {via[0].value}" if via else "")
    return Found(value, spans_of(names[0], *via[:1]))

"""Encounters: people met while being smuggled or on papers that are not theirs, and who arranged the journey.

People on the move are protected: whatever a statement calls them they are never accused here, and "held" becomes
"stopped". Only who arranged the journey is arrested. Source: Prevention of Smuggling of Migrants Act, 2018, section 6;
UN Protocol against the Smuggling of Migrants, article 5.
"""

from dataclasses import dataclass

from rabta.intake.formats.statement import met_words as words
from rabta.intake.formats.statement.dates import Dated, occurred
from rabta.intake.formats.statement.mention import Mention
from rabta.intake.formats.statement.met import people_met
from rabta.intake.formats.statement.place import BOUND_FOR, CAME_FROM, VIA, Place
from rabta.intake.formats.statement.place_text import place_text
from rabta.intake.formats.statement.places import scene_of
from rabta.intake.formats.statement.sentences import Piece, whole_sentences
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import View

_REACH = 14


@dataclass(slots=True)
class _Row:
    mention: Mention
    piece: Piece
    what: Found | None
    role: str
    young: Found | None = None
    age: Found | None = None


def encounters_in(view: View, pieces: list[Piece], places: list[Place], dates: list[Dated]) -> list[dict[str, object]]:
    """Give the groups of people a smuggling statement tells of, in order.

    Shape: {persons, role travelled|stopped|arrested|named, what, place_text, district, province, occurred, age (the word for
    the young among them), minors (how many), origin, transit, destination (as written)}; None where the words do not say.
    """
    rows: list[_Row] = []
    for piece in whole_sentences(pieces):
        for mention in people_met(view, piece):
            main = next((row for row in reversed(rows) if row.role != "arrested"), None)
            if _young_of(view, mention) is not None and main is not None and (mention.subset or _again(main, mention)):
                main.young = main.young or Found(mention.count, mention.spans)
                main.age = main.age or _young_of(view, mention)
            elif not mention.subset and not (main is not None and _told_again(view, main, mention)):
                rows.append(_row(view, piece, mention, pieces))
    spot = next((place for row in rows if (place := _scene(view, row.piece, places)) is not None), None)
    return [_tree(view, row, places, spot, dates) for row in rows]


def speaks_of_people_met(view: View, piece: Piece) -> bool:
    """Whether a piece tells of people smuggled, trafficked or turned back."""
    return bool(words.on_the_move().all_in(view.tokens[piece.first : piece.after]))


_SMUGGLED_WORDS = frozenset({"smuggled", "migrants", "تارکین"})


def _again(main: _Row, mention: Mention) -> bool:
    """Whether children of a later sentence may be some of the people told of: they are no more than those."""
    return main.young is None and mention.count <= main.mention.count and mention.first in range(main.piece.after + 4)


def _told_again(view: View, main: _Row, mention: Mention) -> bool:
    """Whether "the 14 persons" of a later clause are those already told of."""
    definite = view.key(mention.first - 1) in ("the", "these", "those", "all", "تمام", "ان")
    return definite and mention.count == main.mention.count


def _young_of(view: View, mention: Mention) -> Found | None:
    return _word(view, mention.first, mention.after + 1, words.YOUNG)


def _word(view: View, first: int, after: int, among: frozenset[str]) -> Found | None:
    for place in range(max(0, first), min(after, len(view.tokens))):
        if view.key(place) in among:
            return Found(view.tokens[place].text, (view.span(place, place + 1),))
    return None


def _row(view: View, piece: Piece, mention: Mention, pieces: list[Piece]) -> _Row:
    arranged = _word(view, mention.first - 1, mention.after + 1, words.FACILITATORS)
    if arranged is not None:
        return _Row(mention, piece, Found(words.FACILITATOR, arranged.spans), "arrested" if mention.held else "named")
    captive = _word(view, mention.after, mention.after + 3, words.CAPTIVE) is not None
    if mention.held and not captive and _word(view, mention.first, mention.after + 3, words.TRAVELLERS) is None:
        return _Row(mention, piece, None, "arrested")
    what = _what(view, piece, mention, pieces)
    # "victims held for ransom" were held by others.
    stopped = mention.held and (what is None or what.value != words.TRAFFICKED)
    row = _Row(mention, piece, what, "stopped" if stopped else "travelled")
    if _young_of(view, mention) is not None:
        row.young, row.age = Found(mention.count, mention.spans), _young_of(view, mention)
    return row


def _what(view: View, piece: Piece, mention: Mention, pieces: list[Piece]) -> Found | None:
    """Say what the words call the people: smuggled, trafficked, or turned back on documents; None where they do not say."""
    end = min(mention.after + _REACH, piece.after)
    near = _word(view, mention.first, end, words.OF_SMUGGLING)
    trafficked = _word(view, piece.first, piece.after, words.OF_TRAFFICKING)
    if trafficked is not None and _word(view, piece.first, piece.after, _SMUGGLED_WORDS) is None:
        return Found(words.TRAFFICKED, trafficked.spans)
    if near is not None:
        return Found(words.SMUGGLED, near.spans)
    documents = _word(view, mention.first, piece.after, words.OF_DOCUMENTS)
    documents = documents or _word(view, piece.first, mention.first, words.OF_DOCUMENTS)
    if documents is not None and not _arranged_elsewhere(view, mention, pieces):
        return Found(words.ON_DOCUMENTS, documents.spans)
    smuggled = _word(view, piece.first, piece.after, words.OF_SMUGGLING | frozenset({"victim", "victims"}))
    arranged = (_word(view, each.first, each.after, words.FACILITATORS) for each in pieces)
    smuggled = smuggled or documents or next((each for each in arranged if each is not None), None)
    return Found(words.SMUGGLED, smuggled.spans) if smuggled is not None else None


def _arranged_elsewhere(view: View, mention: Mention, pieces: list[Piece]) -> bool:
    """Whether the people had no visa to show and another sentence names who arranged the journey: they were smuggled."""
    visa = any(_word(view, piece.first, piece.after, frozenset({"visa", "visas", "ویزے", "ویزا"})) for piece in pieces)
    return not visa and any(_word(view, piece.first, piece.after, words.FACILITATORS) for piece in pieces)


def _scene(view: View, piece: Piece, places: list[Place]) -> Place | None:
    inside = [place for place in places if piece.first <= place.first < piece.after]
    return scene_of(view, [place for place in inside if not _is_route(view, place)])


def _tree(view: View, row: _Row, places: list[Place], elsewhere: Place | None, dates: list[Dated]) -> dict[str, object]:
    piece = row.piece
    inside = [place for place in places if piece.first <= place.first < piece.after]
    spot = _scene(view, piece, places) or elsewhere
    span = (view.span(spot.first, spot.after),) if spot is not None else ()
    on_the_way = row.what is None or row.what.value != words.FACILITATOR
    return {
        "persons": Found(row.mention.count, row.mention.spans),
        "role": Found(row.role, row.mention.spans),
        "what": row.what,
        "place_text": place_text(view, spot, low=0, high=len(view.tokens)) if spot is not None else None,
        "district": Found(spot.hit.district, span) if spot is not None and spot.hit.district else None,
        "province": Found(spot.hit.province, span) if spot is not None and spot.hit.province else None,
        "occurred": occurred(view, dates, [(piece.first, piece.after)], (0, piece.after)),
        "age": row.age,
        "minors": row.young,
        "origin": _named(view, inside, CAME_FROM) if on_the_way else None,
        "transit": _named(view, inside, VIA) if on_the_way else None,
        "destination": _named(view, inside, BOUND_FOR) if on_the_way else None,
        "protected": Plain(on_the_way and row.role != "arrested"),
    }


def _is_route(view: View, place: Place) -> bool:
    return view.key(place.after) == "route"


def _named(view: View, places: list[Place], part: str) -> Found | None:
    """Give the names of the places that play one part of the journey, joined as "A, B"; None where there is none."""
    chosen = [place for place in places if place.part == part and not (part != VIA and _is_route(view, place))]
    chosen += [place for place in places if part == VIA and place.part != VIA and _is_route(view, place)]
    if not chosen:
        return None
    names = ", ".join(view.words(place.first, place.after) for place in chosen)
    return Found(names, tuple(view.span(place.first, place.after) for place in chosen))

"""Encounters: people met while being smuggled or on papers that are not theirs, and who arranged the journey.

People on the move are protected: whatever a statement calls them they are never accused here, and "held" becomes
"stopped". Only who arranged the journey is arrested. Source: Prevention of Smuggling of Migrants Act, 2018, section 6;
UN Protocol against the Smuggling of Migrants, article 5.
"""

from dataclasses import dataclass

from rabta.intake.formats.statement import people_words
from rabta.intake.formats.statement.mention import Mention
from rabta.intake.formats.statement.nations import is_people
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.place_text import place_text
from rabta.intake.formats.statement.places import BOUND_FOR, CAME_FROM, VIA, Place, scene_of
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import WORD, listed
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import View

SMUGGLED, ON_DOCUMENTS, FACILITATOR = "smuggled person", "refused boarding or entry on documents", "facilitator"
_FACILITATORS = frozenset(
    listed("facilitator facilitators agent agents trafficker traffickers smuggler smugglers ringleader ایجنٹ ایجنٹوں سہولت")
)
_SMUGGLED = frozenset(listed("smuggled trafficked migrant migrants victim victims boat dinghy sea متاثرین تارکین کشتی"))
_DOCUMENTS = frozenset(listed("visa visas passport passports papers documents tickets پاسپورٹ ویزا ویزے دستاویزات"))
# Who is called one of these is on the move, also where the words say "held".
_TRAVELLERS = frozenset(
    listed(
        "smuggled trafficked migrant migrants victim victims passenger passengers arrivals traveller travellers"
        " deportees مسافر مسافروں متاثرین تارکین"
    )
)
_YOUNG = frozenset(
    listed("minor minors child children infant infants baby boys girls teenager teenagers نابالغ بچے بچوں بچہ بچی")
)
_COUNTED = _YOUNG | _FACILITATORS | frozenset({"migrants", "victims", "deportees"})
_ARTICLES = frozenset({"a", "an", "one", "the", "ایک"})
_REACH = 12


@dataclass(slots=True)
class _Row:
    mention: Mention
    piece: Piece
    what: Found | None
    role: str
    young: Found | None = None
    age: Found | None = None


def encounters_in(view: View, pieces: list[Piece], places: list[Place]) -> list[dict[str, object]]:
    """Give the groups of people a smuggling statement tells of, in order.

    Shape: {persons, role travelled|stopped|arrested, what, place_text, age (the word for the young among them), minors
    (how many), origin, transit, destination (as written)}; None where the words do not say.
    """
    rows: list[_Row] = []
    for piece in pieces:
        for mention in _met(view, piece):
            if _are_young(view, mention) and rows and (mention.subset or _of_them(view, mention)):
                rows[-1].young = Found(mention.count, mention.spans)
                rows[-1].age = _word(view, mention.first, mention.after + 1, _YOUNG)
            elif not mention.subset:
                rows.append(_row(view, piece, mention))
    return [_tree(view, row, places) for row in rows]


def _met(view: View, piece: Piece) -> list[Mention]:
    """Give the people a piece mentions: those of any statement, and numbers of migrants, children, facilitators."""
    mentions = [
        m
        for m in mentions_in(view, piece.first, piece.after)
        if (m.count > 1 or m.held or _is_one(view, m)) and not _counts_papers(view, m)
    ]
    known = {place for mention in mentions for place in range(mention.first, mention.after)}
    for place in range(piece.first, piece.after):
        number = view.numbers.get(place)
        if view.key(place) in _FACILITATORS and view.key(place - 1) in _ARTICLES and place not in known:
            one = _mention(view, place, place + 1, 1)
            mentions.extend([one] if one.held or _fled(view, place) else [])
        if number is None or place in known or place in view.taken or number.value != int(number.value):
            continue
        for step in range(number.after, min(number.after + 4, piece.after)):
            if view.key(step) in _COUNTED:
                mentions.append(_mention(view, place, step + 1, int(number.value)))
                break
            if view.tokens[step].kind != WORD or step in view.numbers:
                break
    apart: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.first, -each.after)):
        if not apart or mention.first >= apart[-1].after:
            apart.append(mention)
    return apart


def _mention(view: View, first: int, after: int, count: int) -> Mention:
    held = any(view.key(place) in people_words.HELD for place in (first - 2, first - 1, *range(after, after + 4)))
    return Mention(first, after, count, (view.span(first, after),), held, False, None, False, False)


def _fled(view: View, place: int) -> bool:
    return any(view.key(step) in ("fled", "escaped", "absconding", "absconded") for step in range(place, place + _REACH))


def _counts_papers(view: View, mention: Mention) -> bool:
    """Whether the number counts papers: "20 Pakistani and 31 foreign passports"."""
    nation = is_people(view, mention.after - 1)
    return nation and any(view.key(place) in ("passport", "passports") for place in range(mention.after, mention.after + 5))


def _is_one(view: View, mention: Mention) -> bool:
    """Whether one person is told of, not a word such as "treated as accused"."""
    return view.key(mention.first - 1) in _ARTICLES or is_people(view, mention.first)


def _are_young(view: View, mention: Mention) -> bool:
    return _word(view, mention.first, mention.after + 1, _YOUNG) is not None


def _of_them(view: View, mention: Mention) -> bool:
    """Whether the young are some of those just told of: "four persons, two of them minors", "including two children"."""
    ahead = {view.key(place) for place in range(mention.first - 3, mention.first)}
    return view.key(mention.first + 1) == "of" or bool(ahead & {"including", "among", "with"})


def _word(view: View, first: int, after: int, words: frozenset[str]) -> Found | None:
    for place in range(max(0, first), min(after, len(view.tokens))):
        if view.key(place) in words:
            return Found(view.tokens[place].text, (view.span(place, place + 1),))
    return None


def _row(view: View, piece: Piece, mention: Mention) -> _Row:
    end = min(mention.after + _REACH, piece.after)
    arranged = _word(view, mention.first - 1, mention.after + 1, _FACILITATORS)
    if arranged is not None:
        return _Row(mention, piece, Found(FACILITATOR, arranged.spans), "arrested" if mention.held else "named")
    if mention.held and _word(view, mention.first, mention.after + 3, _TRAVELLERS) is None:
        return _Row(mention, piece, None, "arrested")
    documents = _word(view, mention.first, end, _DOCUMENTS) or _word(view, piece.first, mention.first, _DOCUMENTS)
    smuggled = _word(view, mention.first, end, _SMUGGLED)
    what = None
    if smuggled is not None:
        what = Found(SMUGGLED, smuggled.spans)
    elif documents is not None:
        what = Found(ON_DOCUMENTS, documents.spans)
    row = _Row(mention, piece, what, "stopped" if mention.held else "travelled")
    if _are_young(view, mention):
        row.young, row.age = Found(mention.count, mention.spans), _word(view, mention.first, mention.after + 1, _YOUNG)
    return row


def _tree(view: View, row: _Row, places: list[Place]) -> dict[str, object]:
    inside = [place for place in places if row.piece.first <= place.first < row.piece.after]
    spot = scene_of(view, [place for place in inside if not _is_route(view, place)])
    first, after = row.piece.first, row.piece.after
    on_the_way = row.what is None or row.what.value != FACILITATOR
    return {
        "persons": Found(row.mention.count, row.mention.spans),
        "role": Found(row.role, row.mention.spans),
        "what": row.what,
        "place_text": place_text(view, spot, low=first, high=after) if spot is not None else None,
        "age": row.age,
        "minors": row.young,
        "origin": _named(view, inside, CAME_FROM) if on_the_way else None,
        "transit": _named(view, inside, VIA) if on_the_way else None,
        "destination": _named(view, inside, BOUND_FOR) if on_the_way else None,
        "protected": Plain(row.role != "arrested"),
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

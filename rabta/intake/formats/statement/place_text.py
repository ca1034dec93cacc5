"""The words of a place as written: its name with the capitalised words and "near" that belong to it."""

from rabta.intake.formats.statement.place import ROAD_NAME, SCENE, Place
from rabta.intake.formats.statement.places import NEAR, one_run
from rabta.intake.formats.statement.tokens import NUMBER, WORD, listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

_INSIDE = frozenset(listed(", of in area the - interchange highway road bypass toll plaza chowk tehsil"))
_AND = frozenset(listed("and & اور"))
_ONE_SPOT = frozenset(listed("between border borders boundary junction limits درمیان سرحد سنگم"))
_BEARINGS = frozenset(listed("south north east west southwest southeast جنوب شمال مشرق مغرب"))


def place_text(view: View, place: Place, *, low: int, high: int) -> Found:
    """Give the words of the place as written, with the capitalised words and "near" that belong to it."""
    first, after = place.first, place.after
    if place.hit.kind == "sea":
        told = _with_bearing(view, place, low=low, high=high)
        if told != (first, after):
            return Found(view.words(*told), (view.span(*told),))
    while (
        first > low
        and not _line_ends(view, first - 1)
        and (_capital(view, first - 1) or view.key(first - 1) in _INSIDE or _numbers_a_road(view, first - 1))
        and (first - 1 not in view.taken or _of_a_numbered_road(view, first - 1))
    ):
        first -= 1
    while first < place.first and (not _capital(view, first) or view.key(first) in NEAR):
        first += 1
    while after < high and _capital(view, after) and after not in view.taken and not _line_ends(view, after - 1):
        after += 1
    if first > low and view.key(first - 1) == "near":
        first -= 1
    return Found(view.words(first, after), (view.span(first, after),))


def with_places_beside(view: View, place: Place, text: Found, places: list[Place]) -> Found:
    """Give the words of a place, and of those that "and" puts beside it in other districts: "Attock and Ring Road Peshawar".

    "Between Hub and Karachi" is one spot, and so is the border of two.
    """
    last = place
    run = [each for each in places if each.part in (SCENE, ROAD_NAME) and each.first >= place.after and not each.is_airport]
    for each in run:
        if not one_run(view, last, each, also=_AND):
            break
        last = each
    between = {view.key(step) for step in range(place.after, last.first)}
    around = {view.key(step) for step in (*range(place.first - 4, place.first), *range(last.after, last.after + 2))}
    elsewhere = {each.hit.district for each in run if each.after <= last.after and each.hit.district} - {place.hit.district}
    if not place.hit.district or not elsewhere or between.isdisjoint(_AND) or not _ONE_SPOT.isdisjoint(between | around):
        return text
    first = next(step for step, token in enumerate(view.tokens) if token.start >= text.spans[0][0])
    return Found(view.words(first, last.after), (view.span(first, last.after),))


def _with_bearing(view: View, place: Place, *, low: int, high: int) -> tuple[int, int]:
    """Give the tokens of a sea with the coast that says where: "open sea south of Pasni", "پسنی کے جنوب میں کھلے سمندر"."""
    first, after = place.first, place.after
    behind = after + (view.key(after) in _BEARINGS)
    if view.key(behind) in ("of", "off") and behind + 1 < high and _capital(view, behind + 1):
        return first, behind + 2
    keys = [view.key(step) for step in range(first - 3, first)]
    if first - 4 >= low and keys[0] in ("کے", "سے") and keys[1] in _BEARINGS and keys[2] == "میں":
        first -= 4
    return first, after


def _line_ends(view: View, place: int) -> bool:
    """Whether the line ends behind the token: words of the next line belong to another sentence."""
    following = view.tokens[place + 1].start if place + 1 < len(view.tokens) else len(view.text)
    return "\n" in view.text[view.tokens[place].end : following]


def _numbers_a_road(view: View, place: int) -> bool:
    """Whether a number is the name of a road: the 25 of "N-25 highway"."""
    return place >= 2 and view.tokens[place].kind == NUMBER and view.key(place - 1) == "-" and _capital(view, place - 2)


def _of_a_numbered_road(view: View, place: int) -> bool:
    """Whether a token that is taken belongs to "N-25 highway", whose number is no amount."""
    return _numbers_a_road(view, place) or (view.key(place) in _INSIDE and _numbers_a_road(view, place - 1))


def _capital(view: View, place: int) -> bool:
    token = view.tokens[place]
    return token.kind == WORD and token.text[:1].isupper()

"""Clearances: poppy land destroyed, one row per stated area with the place its own words give."""

from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.dates import Dated, occurred
from rabta.intake.formats.statement.place import SCENE, Place
from rabta.intake.formats.statement.place_text import place_text
from rabta.intake.formats.statement.places import scene_of
from rabta.intake.formats.statement.quantities import AREA
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import HYPHENS, listed
from rabta.intake.formats.statement.tree import Found, Plain, Span
from rabta.intake.formats.statement.view import View

_CROPS = {
    "poppy": "poppy",
    "پوست": "poppy",
    "افیون": "poppy",
    "ڈوڈا": "poppy",
    "خشخاش": "poppy",
    "cannabis": "cannabis",
    "bhang": "cannabis",
    "hemp": "cannabis",
    "بھنگ": "cannabis",
}
# A smaller unit behind a larger one is the rest of the same area: eight kanals make an acre, twenty marlas a kanal.
_PARTS = {("acre", "kanal"): Decimal(8), ("kanal", "marla"): Decimal(20), ("acre", "marla"): Decimal(160)}
# "poppy over 12 acres": the word joins crop and land, and is no hedge.
_LAND = frozenset(
    listed("poppy crop crops cultivation plants plantation fields field land cultivated standing spread grown sown area")
)
_SUM_WITHIN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Area:
    first: int
    after: int
    value: Decimal
    spans: tuple[Span, ...]
    unit: Found
    piece: Piece


def clearances_in(view: View, pieces: list[Piece], places: list[Place], dates: list[Dated]) -> list[dict[str, object]]:
    """Give every area of a crop the statement tells of, one row per stated area, in order.

    Shape: {area, unit, crop, place_text, district, province, occurred, approx, recap}. Of a whole told with its parts only
    the parts are rows. `recap`: from these words on the statement speaks of a season or a drive so far: told before, claim
    by claim; then the whole stays too.
    """
    areas = [area for piece in pieces for area in _areas(view, piece)]
    crop = next(
        (Found(_CROPS[token.key], ((token.start, token.end),)) for token in view.tokens if token.key in _CROPS), None
    )
    so_far = lexicon.phrases("SEASON_SO_FAR").all_in(view.tokens)
    said = [[view.span(first, after) for first, after, _ in so_far if first < area.piece.after] for area in areas]
    spots = _spots(view, areas, places)
    if _is_whole(areas) and spots[0] in spots[1:]:
        spots[0] = None  # the whole lies in no single district of its parts
    rows = [
        {**_row(view, area, spot, crop, dates), "recap": Found(True, tuple(words)) if words else Plain(False)}
        for area, spot, words in zip(areas, spots, said, strict=True)
    ]
    return rows[1:] if _is_whole(areas) and not said[0] else rows


def _is_whole(areas: list[_Area]) -> bool:
    """Whether the first area is the sum of the others, which are then its parts."""
    if len(areas) < 3 or len({area.unit.value for area in areas}) != 1:
        return False
    parts = sum((area.value for area in areas[1:]), start=Decimal(0))
    return abs(parts - areas[0].value) <= _SUM_WITHIN * areas[0].value


def _areas(view: View, piece: Piece) -> list[_Area]:
    found: list[_Area] = []
    for place in range(piece.first, piece.after):
        number = view.numbers.get(place)
        at = number.after + (view.key(number.after) in HYPHENS) if number else piece.after
        hit = lexicon.unit_book().at(view.tokens, at) if number and at < piece.after else None
        if number is None or hit is None or hit[1].kind != AREA:
            continue
        span = view.span(number.first, number.after)
        area = _Area(number.first, hit[0], number.value, (span,), Found(hit[1].code, (view.span(at, hit[0]),)), piece)
        joined = _joined(view, found[-1], area) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(area)
    return found


def _joined(view: View, left: _Area, right: _Area) -> _Area | None:
    """Join "14 acres, 3 kanals" into one area in the larger unit, as a mixed mass is."""
    size = _PARTS.get((str(left.unit.value), str(right.unit.value)))
    between = {view.key(place) for place in range(left.after, right.first)}
    if size is None or right.value >= size or not between <= {",", "and", "،", "اور"} or right.first - left.after > 1:
        return None
    unit = Found(left.unit.value, (*left.unit.spans, *right.unit.spans))
    return _Area(left.first, right.after, left.value + right.value / size, (*left.spans, *right.spans), unit, left.piece)


def _spots(view: View, areas: list[_Area], places: list[Place]) -> list[Place | None]:
    """Give each area its place: right before it in a list of places, else the one behind it, else its sentence's."""
    spots: list[Place | None] = []
    for index, area in enumerate(areas):
        piece = area.piece
        inside = [place for place in places if piece.first <= place.first < piece.after]
        same = [other for other in areas if other.piece == piece]
        if len(same) > 1:
            low = max([other.after for other in same if other.first < area.first], default=piece.first)
            high = min([other.first for other in same if other.first > area.first], default=piece.after)
            before = [place for place in inside if low <= place.first < area.first]
            behind = [place for place in inside if area.after <= place.first < high]
            ahead_of_all = any(place.part == SCENE and place.first < same[0].first for place in inside)
            chosen = before if ahead_of_all and not (index == len(areas) - 1 and behind) else behind
            beside = [place for place in before if area.first - place.after <= (view.key(area.first - 1) in (":", "(", "-"))]
            inside = beside or chosen or (behind or before) or inside
        spots.append(scene_of(view, inside) or scene_of(view, places))
    return spots


def _row(view: View, area: _Area, spot: Place | None, crop: Found | None, dates: list[Dated]) -> dict[str, object]:
    hedge = lexicon.hedge_before(view, area.first)
    if hedge is not None and view.key(hedge[0]) == "over" and view.key(hedge[0] - 1) in _LAND:
        hedge = None
    behind = lexicon.hedges_after().at(view.tokens, area.after) if area.after < len(view.tokens) else None
    approx = Found(True, (view.span(hedge[0], area.first),)) if hedge else None
    if behind is not None:
        approx = Found(True, (view.span(area.after, behind[0]),))
    span = (view.span(spot.first, spot.after),) if spot is not None else ()
    piece = area.piece
    return {
        "area": Found(area.value, area.spans),
        "unit": area.unit,
        "crop": crop,
        "place_text": place_text(view, spot, low=0, high=len(view.tokens)) if spot is not None else None,
        "district": Found(spot.hit.district, span) if spot is not None and spot.hit.district else None,
        "province": Found(spot.hit.province, span) if spot is not None and spot.hit.province else None,
        "occurred": occurred(view, dates, [(piece.first, piece.after)], (0, piece.after)),
        "approx": approx or Plain(False),
    }

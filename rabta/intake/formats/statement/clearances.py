"""Clearances: poppy land destroyed, one row per stated area."""

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.place_text import place_text
from rabta.intake.formats.statement.places import Place, scene_of
from rabta.intake.formats.statement.quantities import AREA
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import View

_CROPS = {
    "poppy": "poppy",
    "پوست": "poppy",
    "افیون": "poppy",
    "ڈوڈا": "poppy",
    "cannabis": "cannabis",
    "bhang": "cannabis",
    "بھنگ": "cannabis",
}


def clearances_in(view: View, pieces: list[Piece], places: list[Place]) -> list[dict[str, object]]:
    """Give every area of a crop the statement tells of, one row per stated area, in order.

    `recap`: from these words on the statement speaks of a season or a drive so far: told before, claim by claim.
    """
    rows: list[dict[str, object]] = []
    crop = next(
        (Found(_CROPS[token.key], ((token.start, token.end),)) for token in view.tokens if token.key in _CROPS), None
    )
    so_far = lexicon.phrases("SEASON_SO_FAR").all_in(view.tokens)
    for piece in pieces:
        for place in range(piece.first, piece.after):
            number = view.numbers.get(place)
            hit = lexicon.unit_book().at(view.tokens, number.after) if number and number.after < piece.after else None
            if number is None or hit is None or hit[1].kind != AREA:
                continue
            row = _row(view, piece, places, number.first, number.after, hit, crop)
            said = [view.span(first, after) for first, after, _ in so_far if first < piece.after]
            rows.append({**row, "recap": Found(True, tuple(said)) if said else Plain(False)})
    return rows


def _row(
    view: View,
    piece: Piece,
    places: list[Place],
    first: int,
    after: int,
    hit: tuple[int, lexicon.NamedUnit],
    crop: Found | None,
) -> dict[str, object]:
    number = view.numbers[first]
    hedge = lexicon.hedge_before(view, first)
    behind = lexicon.hedges_after().at(view.tokens, after) if after < len(view.tokens) else None
    spot = scene_of(view, [place for place in places if piece.first <= place.first < piece.after])
    spot = spot or scene_of(view, places)
    approx = Found(True, (view.span(hedge[0], first),)) if hedge else None
    if behind is not None:
        approx = Found(True, (view.span(after, behind[0]),))
    district = spot.hit.district if spot is not None else None
    return {
        "area": Found(number.value, (view.span(first, after),)),
        "unit": Found(hit[1].code, (view.span(after, hit[0]),)),
        "crop": crop,
        "place_text": place_text(view, spot, low=0, high=len(view.tokens)) if spot is not None else None,
        "district": Found(district, (view.span(spot.first, spot.after),)) if spot is not None and district else None,
        "approx": approx or Plain(False),
    }

"""Districts that a report's own words name for a place: "Mirpur, District Abbottabad", "Lahor tehsil of Swabi"."""

from dataclasses import replace

from rabta.intake.formats.statement.place import Place
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

_MOST_BETWEEN = 5
_DISTRICT_WORDS = frozenset(listed("district distt dist ضلع"))
# "Lahor tehsil of Swabi", "Lahor (Swabi)", "District Abbottabad"
_SAID_OF = _DISTRICT_WORDS | {"of", "("}
_SPOTS = frozenset(
    listed("turn mor morr chowk check post checkpost naka plaza toll interchange bypass crossing phase no terminal"
           " موڑ چوک چیک پوسٹ ناکہ پلازہ ٹول انٹرچینج بائی پاس ٹرمینل")
)
_CONTAINING = frozenset(
    listed("in of the , ( area tehsil subdivision sector town village کے کی میں علاقے تحصیل ، چیک پوسٹ ناکہ ٹول پلازہ موڑ")
)
# Words that may stand between a place and what it lies in.
WORDS_OF_PLACE = _CONTAINING | _SPOTS | _DISTRICT_WORDS


def in_named_district(view: View, spot: Place, run: list[Place]) -> Place:
    """Give the place the district that its own words name: "Mirpur, District Abbottabad", "Lahor tehsil of Swabi".

    The words of the report stand above what a list knows of a name that several places bear.
    """
    named = [place for place in run if place.hit.kind == "district" and not _of_a_spot(view, place)]
    said = [place for place in named if view.key(place.first - 1) in _SAID_OF]
    if spot.hit.kind == "district" and not _of_a_spot(view, spot):
        named = said
    outer = (said or named)[-1] if named else None
    if outer is None or outer.hit.district == spot.hit.district or not _explains(view, spot, outer, run):
        return spot
    return replace(spot, hit=replace(spot.hit, district=outer.hit.district, province=outer.hit.province))


def _of_a_spot(view: View, place: Place) -> bool:
    """Whether the name belongs to a turn, a post or a quarter: "Surab turn"."""
    return view.key(place.after) in _SPOTS


def _explains(view: View, spot: Place, outer: Place, run: list[Place]) -> bool:
    """Whether only words of place stand between: "X, Y", "X (Y)", "X tehsil of Y", "X area of district Y"."""
    left, right = sorted((spot, outer), key=lambda place: place.first)
    within = {place for each in run for place in range(each.first, each.after)}
    between = [view.key(place) for place in range(left.after, right.first) if place not in within]
    return len(between) <= _MOST_BETWEEN and between.count(",") <= 1 and all(key in WORDS_OF_PLACE for key in between)

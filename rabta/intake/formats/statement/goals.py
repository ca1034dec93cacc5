"""Goals: the words by which a place is where drugs were to go, in the speaker's own country as well."""

from rabta.intake.formats.statement.place import Place
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

_STOPS = frozenset("۔؛;.")


def is_addressed(view: View, place: Place, places: list[Place]) -> bool:
    """Whether it is where a parcel's receiver lives: "addressed to a resident of Bolton", "posted to one in Bolton"."""
    if view.key(place.first - 1) not in ("to", "in", "of", "at"):
        return False
    ahead = [view.key(step) for step in range(place.first - _ADDRESS, place.first)]
    said = (step for step in range(len(ahead) - 1, 0, -1) if ahead[step] == "to" and ahead[step - 1] in _ADDRESSED)
    begun = next(said, None)
    if begun is None or _STOPS.union((",", "at")).intersection(ahead[begun:]):
        return False
    return not any(place.first - _ADDRESS + begun < each.first < place.first for each in places)


_ADDRESS = 8
_ADDRESSED = frozenset(listed("addressed consigned destined dispatched mailed couriered posted"))


def is_smuggled_to(view: View, place: int) -> bool:
    """Whether the "to" at token `place` says where drugs were to go: "an attempt to smuggle narcotics to Punjab"."""
    for step in range(place - 1, max(place - _MOVED_WITHIN, -1), -1):
        if view.key(step) in _MOVED:
            return True
        if view.key(step) in _STOPS | {",", ":"}:
            return False
    return False


_MOVED = frozenset(
    listed("smuggle smuggled smuggling transport transported transporting shift shifted shifting traffic trafficked being")
)
_MOVED_WITHIN = 9

"""Regions that are towns, divisions or districts: "Karachi division: 44 cases, 51 arrests, 310 kg; Sukkur division: ...".

An agency divides its country as it likes. What makes a list of such names a breakdown, and not raids told one by one, is
that each name opens its clause and is followed at once by a count.
"""

from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

_OPENING = frozenset({"", ".", ";", ":", ",", "۔", "؛", "،", "\n"})
_KIND = frozenset(listed("division district region zone range circle city directorate ڈویژن ضلع ریجن زون"))
_MARKS = frozenset(":-–—")
_LEAST = 3


def towns_listed(view: View, marks: Marks) -> list[tuple[int, int, str]]:
    """Give (first, after, name) of every town that opens a clause and is followed by its figure; none below three towns."""
    begun = view.numbers.keys() | {quantity.number_first for quantity in marks.quantities}
    hits = []
    for place in marks.places:
        if place.hit.kind in _NO_TOWN or place.hit.district is None or view.key(place.first - 1) not in _OPENING:
            continue
        step, divided = place.after, False
        while view.key(step) in _KIND or view.key(step) in _MARKS:
            divided = divided or view.key(step) in _KIND
            step += 1
        if step in begun:
            hits.append((place.first, place.after, view.words(place.first, place.after)))
    return hits if len({name for _, _, name in hits}) >= _LEAST else []


_NO_TOWN = frozenset({"province", "country", "airport", "road", "crossing", "sea", "port"})

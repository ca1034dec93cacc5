"""Places told by standing alone: a name that is also an everyday word in a list, one in small letters as a heading."""

from dataclasses import replace
from datetime import date

from rabta.intake.formats.statement.place import SCENE, Place
from rabta.intake.formats.statement.tokens import WORD
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.place_matching import index
from rabta.vocabulary.rules.places import find_places

_BEFORE_HEADING = frozenset({"", ".", ";", ":", ")", "-", "•", "*"})
_LONGEST_NAME = 3


def alone_behind_comma(view: View, places: list[Place], on: date | None) -> list[Place]:
    """Find a place whose name is also an everyday word where it stands alone: "in a bag, Hub.", "Matta: 2 kg"."""
    known = {step for place in places for step in range(place.first, place.after)}
    found = []
    for step, token in enumerate(view.tokens):
        if token.key not in index().common or not token.text[0].isupper() or step in known or step in view.taken:
            continue
        heads = view.key(step + 1) == ":" and view.key(step - 1) in _BEFORE_HEADING
        listed = view.key(step - 1) in (",", ":", "(") and view.key(step + 1) in ("", ".", ",", ":", ";", ")")
        if not heads and not listed:
            continue
        for hit in find_places(token.text, on=on, province=view.province)[:1]:
            placed = replace(hit, start=token.start, end=token.end)
            found.append(Place(step, step + 1, placed, SCENE, hit.name))
    return found


def small_headings(view: View, places: list[Place], on: date | None) -> list[Place]:
    """Find a place in small letters where it alone is a heading: "; wagah: 16.8 kg", "1. takht bhai: 2 kg"."""
    known = {step for place in places for step in range(place.first, place.after)}
    found = []
    for colon in (step for step, token in enumerate(view.tokens) if token.key == ":"):
        first = colon
        while first and colon - first < _LONGEST_NAME and view.tokens[first - 1].kind == WORD and first - 1 not in known:
            first -= 1
        if first == colon or view.key(first - 1) not in _BEFORE_HEADING or not view.free(first, colon):
            continue
        said = view.words(first, colon)
        hits = find_places(said.title(), on=on, province=view.province) if said.isascii() and said.islower() else ()
        if len(hits) == 1 and (hits[0].start, hits[0].end) == (0, len(said)):
            start = view.tokens[first].start
            found.append(Place(first, colon, replace(hits[0], start=start, end=start + len(said)), SCENE, hits[0].name))
    return found

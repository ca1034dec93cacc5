"""Destruction: "ANF burnt 34 tonnes of drugs at Hub" tells what became of old seizures, and of no new one."""

import functools
import re

from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.place import SCENE
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

_DESTROYED = (
    "burnt", "burned", "torched", "incinerated", "destroyed", "set ablaze", "set on fire", "set alight", "set fire to",
    "put to the torch", "put on fire", "consigned to flames", "consigned to the flames", "disposed of", "نذر آتش", "نذرآتش",
    "جلا", "جلائی", "جلائے", "جلایا", "تلف",
)  # fmt: skip
_CEREMONY = re.compile(
    r"\b(?:burning|destruction|torching|incineration) (?:ceremony|ceremonies)\b|نذر آتش کرنے کی تقریب", re.IGNORECASE
)
_SEIZED = frozenset(
    listed(
        "seized seizes seize recovered recovers took takes taken found finds confiscated intercepted captured caught"
        " impounded held arrested nabbed پکڑی پکڑا پکڑے پکڑ برآمد گرفتار"
    )
)
# Forms that never stand before what was taken long ago: "destroyed a heroin factory and took 75 kg".
_TAKING = frozenset(listed("seizes recovers took takes finds"))
# "the seized drugs", "all confiscated narcotics": what was taken long ago.
_BEFORE_OLD = frozenset(listed("of the all these those earlier previously and"))
_POPPY = frozenset(listed("poppy crop crops cultivation field fields پوست فصل"))
_STOPS = frozenset(".;:,؛۔،") | {"and", "اور"}
_PASSIVE = frozenset(listed("were was is are be been being have has had also later then to کو کی کا کے"))
_REACH = 5


@functools.cache
def _destroying() -> Phrasebook[str]:
    return Phrasebook((phrase, phrase) for phrase in _DESTROYED)


def tells_of_destruction(view: View, piece: Piece, marks: Marks) -> bool:
    """Whether a piece says that drugs were burnt or destroyed, and not that any were taken.

    The drugs must be what is destroyed: "3 tonnes of hashish, the boat destroyed" is a seizure.
    """
    inside = marks.inside(piece.first, piece.after)
    reaches = [(q.first, q.after) for q in inside.quantities] + [(s.first, s.after) for s in inside.substances]
    starts, ends = {first for first, _ in reaches}, {after for _, after in reaches}
    words = {view.key(place) for place in range(piece.first, piece.after)}
    if not starts or words & _POPPY or tells_of_taking(view, piece):
        return False
    if _CEREMONY.search(view.words(piece.first, piece.after)):
        return True
    tokens = view.tokens[piece.first : piece.after]
    said = [(first + piece.first, after + piece.first) for first, after, _ in _destroying().all_in(tokens)]
    return any(_leads_to(view, after, starts) or _follows(view, first, ends) for first, after in said)


def tells_of_taking(view: View, piece: Piece) -> bool:
    """Whether a piece says that something was seized or somebody held; "the seized drugs" does not."""
    return any(
        view.key(place) in _TAKING or (view.key(place) in _SEIZED and view.key(place - 1) not in _BEFORE_OLD)
        for place in range(piece.first, piece.after)
    )


def goes_on(view: View, piece: Piece, marks: Marks) -> bool:
    """Whether a piece behind a destruction may list what was destroyed: it has no place, and nothing is taken in it."""
    placed = any(place.part == SCENE for place in marks.inside(piece.first, piece.after).places)
    return not placed and not tells_of_taking(view, piece)


def _leads_to(view: View, place: int, starts: set[int]) -> bool:
    """Whether an amount or a drug begins within a few words: "burnt over 34 tonnes", "destroyed seized drugs"."""
    for step in range(place, place + _REACH):
        if step in starts:
            return True
        if view.key(step) in _STOPS or not view.key(step):
            return False
    return False


def _follows(view: View, place: int, ends: set[int]) -> bool:
    """Whether what was destroyed stands right before: "600 kg opium were set ablaze"."""
    step = place
    while step not in ends and view.key(step - 1) in _PASSIVE:
        step -= 1
    return step in ends

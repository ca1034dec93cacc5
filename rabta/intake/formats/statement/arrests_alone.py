"""Arrests without a seizure: "11 Afghan nationals wanted in narcotics cases were arrested in Quetta".

Such a sentence is an incident of its own, with people and a place and no drug, unless it goes on about those just told of.
"""

from rabta.intake.formats.statement import people_words
from rabta.intake.formats.statement.incidents import Draft, Marks
from rabta.intake.formats.statement.mention import Mention
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.place import ROAD_NAME, SCENE
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

# Words that open another account, near the beginning of the sentence.
_ANOTHER = frozenset(
    listed(
        "separately furthermore moreover besides elsewhere meanwhile additionally also another separate likewise apart"
        " addition other different علاوہ ازیں الگ علیحدہ دریں اثنا دوسری ایک مزید"
    )
)
# Those already told of: "the driver was later held in Lahore", "their helper".
_DEFINITE = frozenset(listed("the his their its this these said main alleged he they two both another third"))
# Why people are held where nothing is seized.
_SOUGHT = frozenset(
    listed(
        "wanted absconder absconders fugitive fugitives absconding proclaimed warrant warrants case cases fir firs involved"
        " nominated sought مطلوب مفرور اشتہاری اشتہاریوں مقدمات مقدمے مقدمہ کیسز وارنٹ ملوث"
    )
)
_REACH = 6


def arrests_alone(view: View, piece: Piece, marks: Marks, *, before: bool, later: list[Piece]) -> bool:
    """Whether a piece without any drug tells of arrests of its own.

    `before`: incidents stand before it in the statement; then it needs a place of its own and words that open another
    account or say why the people were sought. `later`: the pieces behind that tell of drugs: they must open another.
    """
    inside = marks.inside(piece.first, piece.after)
    if inside.substances or inside.quantities:
        return False
    held = held_in(view, piece.first, piece.after)
    if not held:
        return False
    if later and (later[0].sentence == piece.sentence or not _opens(view, later[0])):
        return False
    if not before:
        return True
    placed = any(place.part in (SCENE, ROAD_NAME) for place in inside.places)
    sought = any(view.key(place) in _SOUGHT for place in range(piece.first, piece.after))
    counted = any(mention.first in view.numbers and view.key(mention.first - 1) not in _DEFINITE for mention in held)
    foreign = any(mention.nationality is not None for mention in held)
    return placed and counted and (sought or _opens(view, piece) or foreign)


def _opens(view: View, piece: Piece) -> bool:
    """Whether the piece opens another account: "Separately", "In another operation"."""
    return any(view.key(place) in _ANOTHER for place in range(piece.first, min(piece.first + _REACH, piece.after)))


def held_in(view: View, first: int, after: int) -> list[Mention]:
    """Give the people that words of arrest speak of, wherever in the sentence the verb stands."""
    said = any(_says_held(view, place) for place in range(first, after))
    return [mention for mention in mentions_in(view, first, after) if not mention.subset] if said else []


def _says_held(view: View, place: int) -> bool:
    """Whether a word of arrest or custody stands there, not "no arrest" and not protective custody."""
    if view.key(place) in people_words.HELD:
        return view.key(place - 1) not in ("no", "not", "any", "without", "کوئی")
    return view.key(place) == "custody" and view.key(place - 1) != "protective"


def without_drugs_beside(drafts: list[Draft]) -> None:
    """Take back every draft of arrests alone whose sentence names a drug in another of its pieces."""
    for draft in drafts:
        beside = any(each.sentence == draft.sentence and (each.lines or each.bare) for each in drafts if each is not draft)
        draft.arrests_alone = draft.arrests_alone and not beside


def tells_of_arrests(drafts: list[Draft]) -> bool:
    """Whether some draft tells of arrests without a seizure."""
    return any(draft.arrests_alone for draft in drafts)

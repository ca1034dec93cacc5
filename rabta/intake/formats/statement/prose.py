"""Press prose: which sentences of a full-length press release tell of seizures, and which are law, figures or talk.

An agency's own list is terse, and every sentence of it tells. A newspaper's story has a headline that tells the lead
again, quotes, paragraphs of law, last year's figures and a telephone number; none of these may become an incident.
English only: long Urdu releases known to us are lists.
"""

import re
from dataclasses import dataclass

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.arrests import none_held_in
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.labelled import begins_with_label
from rabta.intake.formats.statement.place import BOUND_FOR, SCENE, Place
from rabta.intake.formats.statement.quantities import COUNT
from rabta.intake.formats.statement.sentences import Piece, whole_sentences
from rabta.intake.formats.statement.stated import operations_in
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import NUMBER, WORD, listed
from rabta.intake.formats.statement.unweighed import unweighed
from rabta.intake.formats.statement.view import View

# Measured on lists and stories: lists have at most 0.08 of these words, stories at least 0.17.
_PLAIN_WORDS = frozenset(
    listed("the a an was were is are said that had has have been he she it they who which his her their its")
)
_PLAIN_SHARE = 0.13
_LEAST_WORDS = 60
# Lines that begin with a number or a mark are a list's.
_ITEM = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[-•*])[ \t]", re.MULTILINE)
_LEAST_ITEMS = 3
_MOST_IN_HEADLINE = 25
_MOST_IN_BYLINE = 6

_HAPPENED = frozenset(
    listed(
        "seized seize seizes recovered recover recovers found confiscated foiled discovered unearthed netted impounded"
        " caught arrested arrest arrests detained held apprehended nabbed handed fled escaped abandoned"
        " registered intercepted captured hidden concealed swallowed custody dug stopped raided boarded taken"
    )
)
_WORTH = frozenset({"worth", "value", "valued", "price"})
_LISTED = frozenset({"included", "include", "includes", "including", "comprised", "consisted"})
_ON_THE_WAY = frozenset(listed("destined bound heading leave leaving travelling traveling depart departing"))
_LAW = frozenset(listed("punished punishable punishment imprisonment sentence sentenced petition execution executed"))
_SUPPOSED = frozenset(listed("can could may might would should will costs cost exceeds enough even if advised asked"))
_CALLED_BACK = frozenset(listed("recalled remembered recall remember noted mentioned"))
_PERIOD = re.compile(
    r"\b(?:(?i:last|this|past|every|each|a|per|current|previous|following) (?:financial )?year"
    r"|(?i:in) (?:the year )?(?:19|20)\d\d|(?i:since) (?:19|20)\d\d|(?i:since) [A-Z][a-z]+|so far|to date"
    r"|(?i:first|last|past) \w+ (?:weeks|months|years)|(?i:last|this) month|this week|per (?:month|year)|survey)\b"
)
_COUNTED = frozenset(
    listed(
        "cases case operations seizures persons people passengers students tickets patients dealers peddlers smugglers"
        " accused raids suspects"
    )
)
_CLEARED = frozenset(listed("destroyed eradicated ploughed plowed cleared cultivated cultivation crop crops"))
_OPENING, _CLOSING = "\u201c\u00ab", "\u201d\u00bb"


@dataclass(frozen=True, slots=True)
class Whole:
    """All pieces and places of a text, for what is told beside seizures; `clearing`: a story's pieces about cleared land."""

    pieces: list[Piece]
    places: list[Place]
    clearing: list[Piece] | None = None

    @property
    def for_clearances(self) -> list[Piece]:
        """The pieces in which an area may be cleared land."""
        return self.pieces if self.clearing is None else self.clearing


def is_prose(view: View) -> bool:
    """Whether a text is a press story in full sentences and not an agency's list."""
    words = [token.key for token in view.tokens if token.kind == WORD]
    if len(_ITEM.findall(view.text)) >= _LEAST_ITEMS:
        return False
    return len(words) >= _LEAST_WORDS and sum(key in _PLAIN_WORDS for key in words) >= _PLAIN_SHARE * len(words)


def telling_pieces(view: View, pieces: list[Piece], marks: Marks) -> list[Piece]:
    """Give the pieces of a press story that tell of what happened, in order; headline and datelines are cut off."""
    quoted = _quoted(view)
    starts = _paragraphs(view)
    body = [piece for piece in _without_headlines(view, pieces, starts) if not _mostly(piece, quoted)]
    statistics = _statistics(view, body, marks)
    # The lead is what the story is about, also where that is a month's work.
    told = [piece for piece in body if piece.sentence not in statistics or piece.sentence == body[0].sentence]
    whole = {sentence.sentence: sentence for sentence in whole_sentences(told)}
    lead = next(iter(whole.values()), None)
    totals = lead is not None and operations_in(view, lead.first, lead.after) is not None
    telling = [
        (totals and lead is not None and piece.sentence == lead.sentence)
        or begins_with_label(view, piece)
        or _tells(view, piece, marks, whole[piece.sentence], totals)
        for piece in told
    ]
    weighed = {piece.sentence for piece, tells in zip(told, telling, strict=True) if tells and _weighs(view, piece, marks)}
    return [
        piece
        for piece, tells in zip(told, telling, strict=True)
        if tells or (piece.sentence in weighed and _places(view, piece, marks))
    ]


def _weighs(view: View, piece: Piece, marks: Marks) -> bool:
    inside = marks.inside(piece.first, piece.after)
    told = any(s.count is not None or (s.code != UNKNOWN and unweighed(view, s)) for s in inside.substances)
    return told or bool(inside.substances and inside.quantities)


def _places(view: View, piece: Piece, marks: Marks) -> bool:
    """Whether a piece only says where it was, beside one that weighs: "...; Karachi Airport", "...; the same airport"."""
    inside = marks.inside(piece.first, piece.after)
    placed = any(place.part in (SCENE, BOUND_FOR) for place in inside.places)
    same = lexicon.phrases("SAME_PLACE").all_in(view.tokens[piece.first : piece.after])
    return not inside.quantities and (placed or bool(same))


def without_statistics(view: View, pieces: list[Piece], marks: Marks) -> list[Piece]:
    """Give the pieces of a press story without the sentences that count what a year or a month brought."""
    statistics = _statistics(view, pieces, marks)
    return [piece for piece in pieces if piece.sentence not in statistics]


def clearing_pieces(view: View, pieces: list[Piece]) -> list[Piece]:
    """Give the pieces of a press story that tell of poppy land cleared; areas of districts and of buildings do not."""
    return [piece for piece in pieces if any(view.key(place) in _CLEARED for place in range(piece.first, piece.after))]


def _paragraphs(view: View) -> list[int]:
    """Give the first token of every paragraph."""
    tokens = view.tokens
    return [
        place for place in range(len(tokens)) if place == 0 or "\n" in view.text[tokens[place - 1].end : tokens[place].start]
    ]


def _without_headlines(view: View, pieces: list[Piece], starts: list[int]) -> list[Piece]:
    ends = [*starts[1:], len(view.tokens)]
    barred: set[int] = set()
    for number, (first, after) in enumerate(zip(starts, ends, strict=True)):
        ended = view.key(after - 1) in (".", "?", "!", '"', "\u201d", ")")
        short = after - first <= (_MOST_IN_HEADLINE if number == 0 else _MOST_IN_BYLINE)
        if short and not ended and len(starts) > 1:
            barred.update(range(first, after))
        else:
            barred.update(range(first, _dateline_end(view, first, after)))
    kept = []
    for piece in pieces:
        free = [place for place in range(piece.first, piece.after) if place not in barred]
        if free:
            kept.append(Piece(free[0], piece.after, piece.sentence))
    return kept


def _dateline_end(view: View, first: int, after: int) -> int:
    """Give the token behind a dateline ("LAHORE, May 8 (Correspondent):"), `first` where there is none."""
    town = view.tokens[first].text
    if len(town) < 4 or not town.isupper() or view.tokens[first].kind != WORD:
        return first
    for place in range(first + 1, min(first + 10, after)):
        if view.key(place) in (":", "-", "\u2013", "\u2014"):
            return place + 1
    return first


def _quoted(view: View) -> set[int]:
    """Places of words inside quotation marks; a mark holds within its paragraph."""
    inside: set[int] = set()
    for first, after in zip(starts := _paragraphs(view), [*starts[1:], len(view.tokens)], strict=True):
        open_ = False
        for place in range(first, after):
            key = view.tokens[place].text
            if key == '"':
                open_ = not open_
            elif key in _OPENING or key in _CLOSING:
                open_ = key in _OPENING
            elif open_:
                inside.add(place)
    return inside


def _mostly(piece: Piece, quoted: set[int]) -> bool:
    within = sum(place in quoted for place in range(piece.first, piece.after))
    return within >= 5 and within * 2 > piece.after - piece.first


def _tells(view: View, piece: Piece, marks: Marks, sentence: Piece, counted: bool) -> bool:
    """`counted`: the story's lead counts operations, so what is weighed after it was taken in one of them."""
    inside = marks.inside(piece.first, piece.after)
    keys = {view.key(place) for place in range(piece.first, piece.after)}
    happened = _happened(view, piece)
    same_place = bool(lexicon.phrases("SAME_PLACE").all_in(view.tokens[piece.first : piece.after]))
    placed = same_place or any(place.part == SCENE for place in inside.places)
    amounts = [q for q in inside.quantities if not (q.kind == COUNT and q.unit.value in ("packet", "drum", "piece"))]
    weighed = bool(inside.substances) and (bool(amounts) or any(s.count is not None for s in inside.substances))
    older = retells(view, piece)  # an older case told again may be of a powder that nobody has named yet
    weighed = weighed or any((s.code != UNKNOWN or older) and unweighed(view, s) for s in inside.substances)
    if keys & _LAW and not (weighed and placed and happened):
        return False
    if not happened and not older and _supposes(view, piece):
        return False
    more = weighed and lexicon.phrases("MORE_OF_IT").at(view.tokens, piece.first) is not None
    travels = "flight" in keys or (keys & _ON_THE_WAY and any(place.part == BOUND_FOR for place in inside.places))
    valued = keys & _WORTH and (inside.substances or "market" in keys)
    if weighed and not (placed or happened):
        # "A car was stopped in Khanozai; 6 kg of ice in the fuel tank": the sentence tells where.
        placed = any(place.part == SCENE for place in marks.inside(sentence.first, sentence.after).places)
        happened = placed and _happened(view, sentence)
    nobody = none_held_in(view, piece.first, piece.after) is not None
    return bool(happened or travels or valued or more or nobody or (weighed and (placed or counted or keys & _LISTED)))


def _supposes(view: View, piece: Piece) -> bool:
    """Whether the piece speaks of what may be: "could be sold", not "could not explain" nor "it may be recalled that"."""
    return any(
        view.key(place) in _SUPPOSED
        and view.key(place + 1) != "not"
        and not {view.key(place + 1), view.key(place + 2)} & _CALLED_BACK
        and not _is_month(view, place)
        for place in range(piece.first, piece.after)
    )


def _is_month(view: View, place: int) -> bool:
    """Whether a word is the month beside its day or year: "15 May 2025"."""
    beside = (place - 1, place + 1)
    return view.tokens[place].text == "May" and any(
        0 <= step < len(view.tokens) and view.tokens[step].kind == NUMBER for step in beside
    )


def _happened(view: View, piece: Piece) -> bool:
    """Whether something happened once: "trucks are stopped five times" tells of a habit, "was stopped" of a day."""
    return any(
        view.key(place) in _HAPPENED and view.key(place - 1) not in ("are", "is", "be", "not", "being")
        for place in range(piece.first, piece.after)
    )


def _statistics(view: View, pieces: list[Piece], marks: Marks) -> set[int]:
    """Give the numbers of the sentences that count what a year or a month brought."""
    found = set()
    for whole in whole_sentences(pieces):
        inside = marks.inside(whole.first, whole.after)
        placed = any(place.part == SCENE for place in inside.places)
        said = view.words(whole.first, whole.after)
        if _PERIOD.search(said) is not None and _is_statistic(view, whole, inside, placed):
            found.add(whole.sentence)
    return found


def _is_statistic(view: View, piece: Piece, inside: Marks, placed: bool) -> bool:
    """Whether a sentence about a year or a month counts, rather than retells one case of it."""
    for place in range(piece.first, piece.after):
        number = view.numbers.get(place)
        if number is not None and number.value >= 3 and {view.key(number.after), view.key(number.after + 1)} & _COUNTED:
            return True
    specific = any(substance.code != UNKNOWN for substance in inside.substances)
    return not placed and (len(inside.quantities) != 1 or not specific)


def retells(view: View, piece: Piece) -> bool:
    """Whether a sentence of a story retells an older case ("It may be recalled that", "Earlier this month")."""
    book = lexicon.phrases("STORY_RECAP_WORDS")
    if view.key(piece.first) in ("earlier", "previously", "recall") and view.key(piece.first + 1) in (",", ":", "on", "in"):
        return True
    return any(book.at(view.tokens, place) is not None for place in range(piece.first, min(piece.first + 9, piece.after)))

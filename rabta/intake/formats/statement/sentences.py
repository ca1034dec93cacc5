"""Sentences and pieces: where a statement's sentences end, and the pieces that semicolons make of them.

A full stop inside "Rs. 5", "No. 26", "G.T Road" or the initials "A.B." ends nothing; nothing is split inside brackets.
"""

from dataclasses import dataclass

from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.tokens import NUMBER, WORD, listed
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.numbers import ordinals

_ENDS = frozenset(".!?۔؟—")
_SEMICOLONS = frozenset(";؛")
_ABBREVIATIONS = frozenset(
    listed("rs no nos mr mrs dr st col maj gen lt capt sq approx vs i.e e.g incl viz jan feb aug sept oct nov dec")
)
_NEXT_ACCOUNT = Phrasebook(
    (phrase, phrase not in ("next to", "next of kin", "next day"))
    for phrase in (
        "next", "next to", "next of kin", "next day", "elsewhere", "in the next operation", "in the last operation",
        "in a similar operation", "in a similar action", "in one more operation", "the same day", "on the same day",
        "اسی روز", "ادھر", "دوسری جانب", "اسی طرح",
        "meanwhile", "separately", "in another operation", "in another action", "in another raid", "in another case",
        "in a separate operation", "at another place", "in a further raid", "in yet another action",
        "in yet another operation", "دریں اثنا",
        "ایک اور کارروائی میں", "ایک اور کاروائی میں",
    )
)  # fmt: skip
_OF_ACCOUNTS = frozenset(listed(": , operation action raid case کارروائی کاروائی"))
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` up to `after` between semicolons or full stops; `sentence` counts sentences from 0."""

    first: int
    after: int
    sentence: int


def pieces_of(view: View) -> list[Piece]:
    """Give the pieces of a view in order; marks that end a piece belong to none."""
    pieces: list[Piece] = []
    depth, first, sentence = 0, 0, 0
    for place, token in enumerate(view.tokens):
        if token.key in _OPENING and _closes_soon(view, place):
            depth += 1
        elif token.key in _CLOSING:
            depth = max(0, depth - 1)
        ends = depth == 0 and (_ends_sentence(view, place) or _line_break_before(view, place))
        # "(ANF had detected it; custody with Customs.) In Lahore": the bracket is a sentence of its own.
        if depth == 0 and place and view.key(place - 1) in _CLOSING and view.key(place - 2) in _ENDS and first < place:
            ends = ends or _opens_bracket(view, first, place)
        elif depth == 0 and pieces and view.key(place - 1) in _CLOSING and first < place and _credits(view, first, place):
            ends = True
        if not ends and not (depth == 0 and token.key in _SEMICOLONS):
            continue
        if first < place:
            pieces.append(Piece(first, place, sentence))
        first = place if token.key not in _ENDS | _SEMICOLONS else place + 1
        sentence += ends
    if first < len(view.tokens):
        pieces.append(Piece(first, len(view.tokens), sentence))
    if view.table is not None:  # the names of its columns tell nothing
        heads = range(view.table.first, view.table.rows[0].first)
        pieces = [piece for piece in pieces if piece.first not in heads]
    return _accounts_apart(view, pieces)


def _accounts_apart(view: View, pieces: list[Piece]) -> list[Piece]:
    """Let a piece that begins another account begin a sentence: "...; meanwhile, a truck was stopped at Hub; 2 kg"."""
    apart: list[Piece] = []
    begun = 0
    for piece in pieces:
        inside = bool(apart) and apart[-1].sentence - begun == piece.sentence
        begun += inside and (_begins_account(view, piece) or _counts_on(view, piece))
        apart.append(Piece(piece.first, piece.after, piece.sentence + begun))
    return apart


def _begins_account(view: View, piece: Piece) -> bool:
    said = _NEXT_ACCOUNT.at(view.tokens, piece.first)
    return said is not None and said[1]


def _counts_on(view: View, piece: Piece) -> bool:
    """Whether a piece begins with the number of the next account: "fourth: near Hub", "in the third operation", "چوتھی"."""
    first = piece.first + 2 * (view.key(piece.first) == "in" and view.key(piece.first + 1) == "the")
    if first >= piece.after or view.key(first) not in ordinals():
        return False
    return first > piece.first or view.key(first + 1) in _OF_ACCOUNTS


def _opens_bracket(view: View, first: int, place: int) -> bool:
    """Whether the tokens from `first` up to `place` are one bracket, which may hold others."""
    depth = 0
    for step in range(first, place):
        depth += (view.key(step) in _OPENING) - (view.key(step) in _CLOSING)
        if depth == 0:
            return step == place - 1 and step > first
    return False


def _credits(view: View, first: int, place: int) -> bool:
    """Whether what opens the sentence is a bracket that says who tells and when: "(Customs, 15 May 2025) Custody: ANF"."""
    if not _opens_bracket(view, first, place) or not view.tokens[place].text[:1].isupper():
        return False
    inside = [step for step in range(first + 1, place - 1) if view.tokens[step].kind in (WORD, NUMBER)]
    return len(inside) > 1 and all(step in view.taken for step in inside)


def whole_sentences(pieces: list[Piece]) -> list[Piece]:
    """Give one piece per sentence, from the first to the last token of its pieces, in order."""
    wholes: list[Piece] = []
    for piece in pieces:
        if wholes and wholes[-1].sentence == piece.sentence:
            wholes[-1] = Piece(wholes[-1].first, piece.after, piece.sentence)
        else:
            wholes.append(piece)
    return wholes


def _closes_soon(view: View, place: int) -> bool:
    """Whether a bracket opened at `place` closes before the text's next long stretch; an unclosed one is ignored."""
    return any(token.key in _CLOSING for token in view.tokens[place : place + 60])


def _ends_sentence(view: View, place: int) -> bool:
    token = view.tokens[place]
    if token.key not in _ENDS:
        return False
    if token.key != "." or place + 1 == len(view.tokens):
        return True
    before, behind = view.tokens[place - 1], view.tokens[place + 1]
    if place == 0 or before.end != token.start:
        return True
    if before.key in _ABBREVIATIONS and (behind.kind == NUMBER or before.key not in ("no", "nos")):
        return False
    if before.kind == WORD and len(before.text) == 1:
        # An initial ("G. Khan"), but not a unit: "2,400 g. In Quetta", "165 g. 2.4 kg of opium".
        opens = behind.text[:1].isupper() or behind.key in _OPENING or (behind.kind == NUMBER and behind.start > token.end)
        return before.text in ("g", "l") and view.tokens[place - 2].kind == NUMBER and opens
    if behind.start == token.end and behind.kind == WORD:
        return False
    if behind.kind == WORD and len(behind.text) == 1 and view.key(place + 2) == ")":
        return True  # "2 held. b) Lahore"
    return not (behind.kind == WORD and behind.text[0].islower())


def ends_clause(view: View, place: int) -> bool:
    """Whether the token at `place` ends a sentence or the part of one before a semicolon."""
    return view.key(place) in _SEMICOLONS or _ends_sentence(view, place)


def _line_break_before(view: View, place: int) -> bool:
    """Whether an empty line, or a line that begins like a list's item, stands before the token."""
    if place == 0:
        return False
    if view.table is not None and view.table.begins_line(place):
        return True
    between = view.text[view.tokens[place - 1].end : view.tokens[place].start]
    if "\n" not in between:
        return False
    if between.count("\n") > 1 or view.key(place) in ("-", "•", "*"):
        return True
    return _labels_line(view, place) or _ends_labelled(view, place)


def _labels_line(view: View, place: int) -> bool:
    """Whether a line begins with a label of a few words and a colon: "Drugs seized: 988.4 kg"."""
    for step in range(place, min(place + _LABEL_WORDS + 1, len(view.tokens))):
        if view.key(step) == ":":
            return step > place
        if view.tokens[step].kind != WORD or (step > place and _begins_line(view, step)):
            return False
    return False


def _begins_line(view: View, place: int) -> bool:
    return place == 0 or "\n" in view.text[view.tokens[place - 1].end : view.tokens[place].start]


def _ends_labelled(view: View, place: int) -> bool:
    """Whether the line before `place` began with a label."""
    step = place - 1
    while not _begins_line(view, step) and place - step < _MOST_OF_A_LINE:
        step -= 1
    return _begins_line(view, step) and _labels_line(view, step)


_LABEL_WORDS, _MOST_OF_A_LINE = 4, 20


def split_at_colon(view: View, piece: Piece) -> tuple[Piece | None, Piece]:
    """Give (head, body) of a piece with a colon outside brackets ("Lahore airport: 28 capsules"); head None without."""
    depth = 0
    for place in range(piece.first, piece.after):
        key = view.key(place)
        depth += (key in _OPENING) - (key in _CLOSING)
        if key == ":" and depth <= 0 and piece.first < place < piece.after - 1 and not _time_of_day(view, place):
            return Piece(piece.first, place, piece.sentence), Piece(place + 1, piece.after, piece.sentence)
    return None, piece


def _time_of_day(view: View, place: int) -> bool:
    return (
        view.tokens[place - 1].kind == NUMBER
        and view.tokens[place + 1].kind == NUMBER
        and (view.tokens[place + 1].start == view.tokens[place].end)
    )

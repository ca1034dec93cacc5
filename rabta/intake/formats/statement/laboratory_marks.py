"""What stands on tablets, as written: "marked D10", "stamped with the logo \"crown\"", "ان پر "D10" کا نشان"."""

from rabta.intake.formats.statement import laboratory_words as words
from rabta.intake.formats.statement.laboratory_names import book
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

_MOST_OF_A_MARK = 3


def marking_in(view: View, piece: Piece) -> Found | None:
    """What stands on the tablets, as written: in quotes, or up to three tokens; in Urdu it stands before its word."""
    tokens = view.tokens[piece.first : piece.after]
    if not any(token.key in words.FORMS for token in tokens):
        return None
    for _, after, _ in book("MARKED", words.MARKED).all_in(tokens):
        return _mark_from(view, piece.first + after, piece.after)
    for first, _, _ in book("MARKED_BEHIND", words.MARKED_BEHIND).all_in(tokens):
        place = piece.first + first - 1
        closing = {close: opening for opening, close in words.QUOTES.items()}
        if view.key(place) in closing:
            opens = next((at for at in range(place - 1, piece.first, -1) if view.key(at) == closing[view.key(place)]), place)
            return Found(*_words(view, opens + 1, place)) if opens + 1 < place else None
        return Found(*_words(view, place, place + 1)) if place > piece.first else None
    return None


def _mark_from(view: View, first: int, last: int) -> Found | None:
    first = next(place for place in range(first, last + 1) if view.key(place) not in words.BEFORE_MARK)
    close = words.QUOTES.get(view.key(first))
    if close is not None:
        end = next((at for at in range(first + 1, last) if view.key(at) == close), first + 1)
        return Found(*_words(view, first + 1, end)) if end > first + 1 else None
    end = first
    while (
        end < min(last, first + _MOST_OF_A_MARK)
        and view.key(end) not in words.ENDS_MARK
        and view.key(end) not in (",", "،", ";", "(")
    ):
        end += 1
    return Found(*_words(view, first, end)) if end > first else None


def _words(view: View, first: int, after: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    return view.words(first, after), (view.span(first, after),)

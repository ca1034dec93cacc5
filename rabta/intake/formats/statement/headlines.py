"""Headlines: a first line without a full stop tells in short what the text below tells; it is no seizure of its own."""

from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.labelled import begins_with_label
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.view import View

_MOST_WORDS = 30
_ENDS = frozenset(".?!۔؟:;")


def headline_end(view: View) -> int:
    """Give the token behind the first line where that is a headline, else 0. Only a line with text below can be one."""
    for place in range(1, min(len(view.tokens), _MOST_WORDS + 1)):
        between = view.text[view.tokens[place - 1].end : view.tokens[place].start]
        if "\n" in between:
            ended = view.key(place - 1) in _ENDS or view.key(place) in ("-", "•", "*") or _ended_before_bracket(view, place)
            listed = begins_with_label(view, Piece(0, place, 0)) and ":" in {view.key(step) for step in range(place)}
            return 0 if ended or listed or (place in view.numbers and "\n\n" not in between) else place
    return 0


def _ended_before_bracket(view: View, after: int) -> bool:
    """Whether a sentence ends, and only who said it stands behind in brackets: "2 kg of ice. (Customs, 25-12-2024)"."""
    keys = [view.key(step) for step in range(after)]
    opens = max((step for step, key in enumerate(keys) if key == "("), default=0)
    return bool(opens) and keys[-1] == ")" and keys[opens - 1] in _ENDS


def below_headline(view: View, pieces: list[Piece], marks: Marks) -> tuple[list[Piece], tuple[int, int] | None]:
    """Give the pieces below the headline, and the headline's tokens; all pieces where the text below tells of no drug."""
    end = headline_end(view)
    if not end:
        return pieces, None
    below = [Piece(max(piece.first, end), piece.after, piece.sentence) for piece in pieces if piece.after > end]
    return (below, (0, end)) if _tells(marks.inside(end, len(view.tokens))) else (pieces, None)


def only_in_headline(view: View, marks: Marks) -> int:
    """Give the token behind a headline that alone gives the amount of the drug the text below names, else 0."""
    end = headline_end(view)
    below = marks.inside(end, len(view.tokens))
    ahead = marks.inside(0, end)
    same = {substance.code for substance in below.substances} & {substance.code for substance in ahead.substances}
    masses = [quantity for quantity in below.quantities if quantity.kg is not None]
    return end if end and same and not masses and _tells(ahead) else 0


def _tells(marks: Marks) -> bool:
    """Whether a drug stands there with an amount."""
    return bool(marks.substances) and bool(marks.quantities or any(s.count is not None for s in marks.substances))

"""Beside mass seized and arrests: how far the open questions can move it, between all that is doubtful merged and none."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.persons import persons_in_words
from rabta.briefing.rules.wording import mass_in_words

Row = dict[str, Any]
Moves = Mapping[str, tuple[int, int]]
MASS, ARRESTS = "mass_by_substance", "arrests"
WHOLE = ""
"""Where a move is of a figure's value and of no part: of persons arrested, no part of whom adds up to it."""
_WORDED: dict[str, Callable[[int], str]] = {
    MASS: mass_in_words,
    ARRESTS: lambda persons: persons_in_words(Decimal(persons), None),
}
BOUNDED = frozenset(_WORDED)
"""The figures they stand beside."""


def moves_and_questions(name: str, doubt: Row) -> tuple[Moves, Sequence[Row]]:
    """Of what open questions leave in doubt (`counting.queries.in_doubt`) that which moves this figure, by part."""
    if name == MASS:
        return doubt["moves"], doubt["questions"]
    moved = doubt["arrests"]["moves"]
    return ({WHOLE: moved} if any(moved) else {}), doubt["arrests"]["questions"]


def with_bounds(figure: Row, moves: Moves, questions: Sequence[Row], *, key: str | None = None) -> Row:
    """The figure, and each of its parts, with `bounds`: what it is if every open question is answered one way.

    `{"low", "high", "less", "more", "low_text", "high_text", "questions"}`: in the figure's unit, the figure itself between
    them, how far it may fall or rise, and the questions behind them; None where no open question moves it. `moves`: by
    part, what merging all and merging none adds. `key`: the figure is opened at this part, and its bounds are that part's.

    >>> shown = with_bounds({"name": MASS, "value": 10, "by": []}, {"opium": (-4, 0), "heroin": (0, 1)}, [{"a": 1}])
    >>> shown["bounds"]["low"], shown["bounds"]["high"]
    (6, 11)
    >>> with_bounds({"name": ARRESTS, "value": 7, "by": []}, {WHOLE: (-2, 0)}, [{"a": 1}])["bounds"]["low_text"]
    '5 persons'
    """
    worded = _WORDED[figure["name"]]
    by = [
        {**part, "bounds": _bounds(part["value"], [moves[part["key"]]], (), worded) if part["key"] in moves else None}
        for part in figure["by"]
    ]
    if key is None:
        whole = _bounds(figure["value"], list(moves.values()), questions, worded) if moves else None
        return {**figure, "by": by, "bounds": whole}
    value = next((part["value"] for part in by if part["key"] == key), 0)
    return {**figure, "by": by, "bounds": _bounds(value, [moves[key]], questions, worded) if key in moves else None}


def _bounds(
    value: int, moves: Sequence[tuple[int, int]], questions: Sequence[Row], worded: Callable[[int], str]
) -> Row | None:
    ways = [value, *(value + sum(way) for way in zip(*moves, strict=True))]
    if min(ways) == max(ways):
        return None
    low, high = min(ways), max(ways)
    return {
        "low": low, "high": high, "less": value - low, "more": high - value, "questions": list(questions),
        "low_text": worded(low), "high_text": worded(high),
    }  # fmt: skip


def bounds_in_words(bounds: Row) -> str:
    """The same in one English sentence.

    >>> bounds_in_words({"low_text": "9 kg", "high_text": "12 kg", "questions": [1]})
    'Between 9 kg and 12 kg, all that is doubtful merged or none; open questions: 1.'
    """
    between = f"Between {bounds['low_text']} and {bounds['high_text']}"
    return f"{between}, all that is doubtful merged or none; open questions: {len(bounds['questions']):,}."

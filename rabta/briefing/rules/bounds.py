"""Beside mass seized: how far the open questions can move it, between all doubtful pairs merged and none."""

from collections.abc import Mapping, Sequence
from typing import Any

from rabta.briefing.rules.wording import mass_in_words

Row = dict[str, Any]
BESIDE = "mass_by_substance"
"""The one figure it stands beside."""


def with_bounds(figure: Row, moves: Mapping[str, tuple[int, int]], pairs: Sequence[Row], *, key: str | None = None) -> Row:
    """The figure, and each of its parts, with `bounds`: what it is if every open question is answered one way.

    `{"low", "high", "less", "more", "low_text", "high_text", "pairs"}`: whole grams, the figure itself between them, how far
    it may fall or rise, and the pairs behind them; None where no open question moves it. `moves`: by part, the grams that
    merging all and merging none adds. `key`: the figure is opened at this part, and its bounds are that part's.

    >>> shown = with_bounds({"value": 10, "by": []}, {"opium": (-4, 0), "heroin": (0, 1)}, [{"a": 1}])
    >>> shown["bounds"]["low"], shown["bounds"]["high"]
    (6, 11)
    """
    by = [{**part, "bounds": _of_part(part, moves)} for part in figure["by"]]
    if key is None:
        return {**figure, "by": by, "bounds": _bounds(figure["value"], list(moves.values()), pairs) if moves else None}
    value = next((part["value"] for part in by if part["key"] == key), 0)
    return {**figure, "by": by, "bounds": _bounds(value, [moves[key]], pairs) if key in moves else None}


def _of_part(part: Row, moves: Mapping[str, tuple[int, int]]) -> Row | None:
    return _bounds(part["value"], [moves[part["key"]]], ()) if part["key"] in moves else None


def _bounds(value: int, moves: Sequence[tuple[int, int]], pairs: Sequence[Row]) -> Row | None:
    ways = [value, *(value + sum(way) for way in zip(*moves, strict=True))]
    if min(ways) == max(ways):
        return None
    low, high = min(ways), max(ways)
    return {
        "low": low, "high": high, "less": value - low, "more": high - value, "pairs": list(pairs),
        "low_text": mass_in_words(low), "high_text": mass_in_words(high),
    }  # fmt: skip


def bounds_in_words(bounds: Row) -> str:
    """The same in one English sentence.

    >>> bounds_in_words({"low_text": "9 kg", "high_text": "12 kg", "pairs": [1]})
    'Between 9 kg and 12 kg, all doubtful pairs merged or none; pairs: 1.'
    """
    between = f"Between {bounds['low_text']} and {bounds['high_text']}"
    return f"{between}, all doubtful pairs merged or none; pairs: {len(bounds['pairs']):,}."

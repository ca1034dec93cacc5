"""Two drafts of one text, figure by figure: what stayed, what changed, what is in one of them alone. Plain Python."""

from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any

from rabta.publications.rules.published_stated import comparable

Row = dict[str, Any]


def drafts_compared(first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """One row a figure, `{"state", "first", "second", "by", "other_days"}`: first those of the first draft, then new ones.

    `first` and `second` are places in the drafts' figures, None where a draft does not say it. `state`: same, changed, gone
    or new; `by` the difference in the record's unit (grams, square metres, whole money, a count; else the unit as stated),
    None for gone and new; `other_days` where the drafts tell of different periods. Two figures belong together where they
    count the same: what, of which drug, people and place, as part of what. Of several such, equal ones go together first,
    then they go by their order.
    """
    left = list(range(len(second)))
    pairs: list[tuple[int, int | None]] = []
    for of_value in (True, False):
        for n in range(len(first)):
            if any(n == known for known, _ in pairs):
                continue
            wanted = _counts(first, n), _amount(first[n]) if of_value else None
            found = next(
                (m for m in left if (_counts(second, m), _amount(second[m]) if of_value else None) == wanted), None
            )
            if found is not None:
                left.remove(found)
                pairs.append((n, found))
    known = dict(pairs)
    rows = [_row(first, second, n, known.get(n)) for n in range(len(first))]
    return rows + [{"state": "new", "first": None, "second": m, "by": None, "other_days": False} for m in left]


def _row(first: Sequence[Row], second: Sequence[Row], n: int, m: int | None) -> Row:
    if m is None:
        return {"state": "gone", "first": n, "second": None, "by": None, "other_days": False}
    was, now = _amount(first[n]), _amount(second[m])
    other_days = _days(first[n]) != _days(second[m])
    state = "same" if was == now and not other_days else "changed"
    return {"state": state, "first": n, "second": m, "by": now[0] - was[0], "other_days": other_days}


def _counts(figures: Sequence[Row], n: int) -> Hashable:
    """What a figure counts; a part also of what."""
    figure = figures[n]
    own = (
        figure["what"], figure["substance"], figure["category"], figure["nationality"], tuple(figure["provinces"]),
        figure["region"], _kind_of_unit(figure),
    )  # fmt: skip
    return own if figure["of"] is None else (own, figures[figure["of"]]["what"])


def _days(figure: Row) -> Hashable:
    period = figure["period"]
    return None if period is None else (period["from"], period["to"])


def _kind_of_unit(figure: Row) -> Hashable:
    """Grams are held beside tonnes, never beside tablets."""
    return "sized" if comparable(figure) and figure["what"].startswith(("mass", "area")) else figure["unit"]


def _amount(figure: Row) -> tuple[Decimal, Any]:
    """How much, in the record's unit, and with which hedge; the bare number in its own unit where that has no fixed size."""
    stated = comparable(figure)
    return (stated.value if stated else Decimal(str(figure["value"])), figure["qualifier"])

"""Two drafts of one text, figure by figure: what stayed, what changed, what is in one of them alone. Plain Python."""

from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any

from rabta.publications.rules.published_stated import comparable

Row = dict[str, Any]


def drafts_compared(first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """One row a figure, first those of the first draft, then new ones.

    `{"state", "first", "second", "by", "other_days", "part_in_one"}`: `first` and `second` are places in the drafts'
    figures, None where a draft does not say it. `state`: same, changed, gone or new; `by` the difference in the record's
    unit (grams, square metres, whole money, a count; else the unit as stated), None for gone and new; `other_days` where
    the drafts tell of different periods; `part_in_one` where one draft alone sums it into another figure. Two figures
    belong together where they count the same: what, of which drug, people and place, as part of what; and where none is
    left that is part of the same, what counts the same at all. Of several such, equal ones go together first, then they go
    by their order.
    """
    left = list(range(len(second)))
    pairs: dict[int, int] = {}
    for key in (_counts_as_much, _own_as_much, _counts, _own):
        for n in range(len(first)):
            if n in pairs:
                continue
            found = next((m for m in left if key(second, m) == key(first, n)), None)
            if found is not None:
                left.remove(found)
                pairs[n] = found
    rows = [_row(first, second, n, pairs.get(n)) for n in range(len(first))]
    return rows + [_alone("new", None, m) for m in left]


def _row(first: Sequence[Row], second: Sequence[Row], n: int, m: int | None) -> Row:
    if m is None:
        return _alone("gone", n, None)
    was, now = _amount(first[n]), _amount(second[m])
    other_days = _days(first[n]) != _days(second[m])
    state = "same" if was == now and not other_days else "changed"
    part_in_one = _counts(first, n) != _counts(second, m)
    return {
        "state": state, "first": n, "second": m, "by": now[0] - was[0], "other_days": other_days, "part_in_one": part_in_one,
    }  # fmt: skip


def _alone(state: str, n: int | None, m: int | None) -> Row:
    return {"state": state, "first": n, "second": m, "by": None, "other_days": False, "part_in_one": False}


def _own(figures: Sequence[Row], n: int) -> Hashable:
    """What a figure counts, whatever it is a part of."""
    figure = figures[n]
    return (
        figure["what"], figure["substance"], figure["category"], figure["nationality"], tuple(figure["provinces"]),
        figure["region"], _kind_of_unit(figure),
    )  # fmt: skip


def _counts(figures: Sequence[Row], n: int) -> Hashable:
    """What a figure counts; a part also of what."""
    of = figures[n]["of"]
    return (_own(figures, n), None if of is None else figures[of]["what"])


def _counts_as_much(figures: Sequence[Row], n: int) -> Hashable:
    return (_counts(figures, n), _amount(figures[n]))


def _own_as_much(figures: Sequence[Row], n: int) -> Hashable:
    return (_own(figures, n), _amount(figures[n]))


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

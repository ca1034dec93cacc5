"""What is small does not leave, and nothing withheld can be told from what is shown: over random tables, by brute force."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.briefing.rules.outside import outside
from rabta.briefing.rules.small_cells import SMALLEST_SHOWN, Published, published, published_list

SMALL = 3
NUMBERS = st.sampled_from([0, 0, 1, 1, 2, 2, 3, 4, 7])
TABLES = st.integers(1, 3).flatmap(
    lambda wide: st.lists(st.lists(NUMBERS, min_size=wide, max_size=wide), min_size=1, max_size=3)
)


def flat(found: Published) -> list[int | None]:
    return [*(cell for row in found.cells for cell in row), *found.of_rows, *found.of_columns, found.total]


def whole(table: list[list[int]]) -> list[int]:
    rows, columns = [sum(row) for row in table], [sum(row[at] for row in table) for at in range(len(table[0]))]
    return [*(cell for row in table for cell in row), *rows, *columns, sum(rows)]


def others_that_look_alike(table: list[list[int]], found: Published) -> list[list[int]]:
    """Every table of whole numbers a reader would hold possible, each number moved by two at most; none withheld is 0."""
    wide = len(table[0])
    moved = [
        (value,) if found.cells[at // wide][at % wide] is not None else tuple(range(max(1, value - 2), value + 3))
        for at, value in enumerate(cell for row in table for cell in row)
    ]
    possible = []
    for cells in product(*moved):
        other = whole([list(cells[at : at + wide]) for at in range(0, len(cells), wide)])
        if all(shown is None or shown == value for shown, value in zip(flat(found), other, strict=True)):
            possible.append(other)
    return possible


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_nothing_withheld_can_be_told_from_what_is_shown(table: list[list[int]]) -> None:
    found = published(table, smallest=SMALL)
    possible = others_that_look_alike(table, found)
    for at, (shown, value) in enumerate(zip(flat(found), whole(table), strict=True)):
        if shown is None:
            assert value > 0 and len({other[at] for other in possible}) > 1, (table, found)
        else:
            assert shown == value and (value == 0 or value >= SMALL), (table, found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=9))
def test_a_list_is_shown_with_its_total_or_not_at_all(values: list[int]) -> None:
    shown = published_list(values)
    if shown is None:
        assert any(0 < value < SMALLEST_SHOWN for value in values)
        return
    assert all(one is None or one == value for one, value in zip(shown, values, strict=True))
    gone = [value for one, value in zip(shown, values, strict=True) if one is None]
    assert not gone or (len(gone) > 1 and sum(gone) > len(gone)), "each withheld number may be another one"
    assert all(one is None for one, value in zip(shown, values, strict=True) if 0 < value < SMALLEST_SHOWN)


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    assert flat(published([[9, 0], [12, 30]])) == whole([[9, 0], [12, 30]])
    assert published_list([1, 1, 1, 1, 1]) is None, "five withheld ones beside their total of five would be no secret"
    assert published([]).total == 0 and published_list([]) == ()


def test_a_figure_is_told_outside_with_its_lists_or_as_too_few() -> None:
    def part(key: str, value: int) -> dict[str, object]:
        return {"key": key, "label": key, "label_ur": "", "value": value}

    by = [part("met", 40), part("minors", 3), part("kind:sea_rescue", 30), part("kind:return", 10), part("route:PK>OM", 38),
          part("route:not_stated", 2), part("nationality:unknown", 40)]  # fmt: skip
    figure = {"name": "f", "title": "F", "value": 40, "by": by, "breakdowns": {"province": []}}
    told = outside(figure)
    lists = {one["title"]: [row["value"] for row in one["rows"]] for one in told["lists"]}
    assert told["total"] == 40 and lists == {
        "Kind of encounter": [30, 10], "Journey as stated": [None, None], "Documented nationality": [40]}  # fmt: skip
    few = outside({**figure, "value": 4})
    assert few["total"] is None and not few["lists"]

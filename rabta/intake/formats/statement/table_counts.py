"""What a pasted table counts: regions row by row, the row of totals, and who was held where a row tells a seizure."""

from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.pasted import COUNTS, Row, Table, of_a_drug, says_nobody
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import View


def regions_in_table(
    view: View, marks: Marks, names: dict[str, str]
) -> list[tuple[int, int, dict[str, object]]]:
    """Give (first, after, tree) of every row of a table of counts but its totals; `names`: how regions are called."""
    table = view.table
    if table is None or not table.counts:
        return []
    regions = []
    for row in table.rows:
        if row.sums or "name" not in row.cells:
            continue
        first, after = row.cells["name"]
        said = view.words(first, after).strip()
        tree: dict[str, object] = {"region": Found(names.get(said.casefold(), said), (view.span(first, after),))}
        tree |= {field: _number(view, row, field) for field in COUNTS}
        tree["substances"] = _drugs(view, marks, table, row) or None
        regions.append((row.first, row.after, tree))
    return regions


def totals_in_table(view: View) -> dict[str, object]:
    """Give what the row of totals counts, by field; empty where there is none."""
    table = view.table
    row = next((each for each in table.rows if each.sums), None) if table is not None and table.counts else None
    if row is None:
        return {}
    counts = {field: _number(view, row, field) for field in COUNTS}
    return {field: count for field, count in counts.items() if count is not None}


def held_in_table(view: View, place: int) -> Found | None:
    """Give how many the column of persons counts in the row at the token `place`; None without such a row or column."""
    row = view.table.row_at(place) if view.table is not None and not view.table.counts else None
    cell = row.cells.get("arrests") if row is not None else None
    if row is None or cell is None:
        return None
    if says_nobody([view.key(step) for step in range(*cell)]):
        return Found(0, (view.span(*cell),))
    return _number(view, row, "arrests") if cell[1] - cell[0] == 1 else None


def _number(view: View, row: Row, field: str) -> Found | None:
    cell = row.cells.get(field)
    number = view.numbers.get(cell[0]) if cell is not None else None
    if number is None or (field != "total_kg" and number.value != int(number.value)):
        return None
    return Found(number.value if field == "total_kg" else int(number.value), (view.span(number.first, number.after),))


def _drugs(view: View, marks: Marks, table: Table, row: Row) -> list[dict[str, object]]:
    """Give the drugs of a row whose columns name them; a column says kilograms where it names no unit."""
    told: list[dict[str, object]] = []
    for field, cell in row.cells.items():
        head = table.heads.get(field) if of_a_drug(field) else None
        named = marks.inside(*head).substances if head is not None else []
        number = view.numbers.get(cell[0])
        if named and number is not None and number.value:
            amount = Found(number.value, (view.span(number.first, number.after),))
            told.append({
                "name_text": named[0].name, "substance_code": Found(named[0].code, named[0].name.spans), "quantity": amount,
                "unit": Found("kg", amount.spans), "approx": Plain(False), "ambiguous": Plain(named[0].ambiguous),
            })  # fmt: skip
    return told

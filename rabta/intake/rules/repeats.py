"""Rows that stand twice in one file.

Two equal rows may be two real seizures of one day (two passengers, 0.5 kg heroin each), so an equal row is swallowed
only if it carries its own record number; without one it is read and marked. A running number is no record number.
"""

from dataclasses import dataclass, field

from rabta.intake.rules.cells.named import header_key
from rabta.intake.rules.row_cells import RowCells

_OWN_NUMBER = frozenset(("serial",))


@dataclass(slots=True)
class Repeats:
    """The rows of one file seen so far, by their cells and by their record numbers."""

    _rows: dict[int, int] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def known(self, row: RowCells) -> int | None:
        """The number of the earlier row that this one repeats, None for a row to be read.

        Notes `exact_repeat` on an equal row without a record number, `record_number_reused` on a number with other
        content.
        """
        columns = [each for each in row.context.header.columns if each.field not in _OWN_NUMBER]
        key = hash(tuple(row.text_at(each) for each in columns))
        number_column = row.column_of("record_number")
        number = header_key(row.text_at(number_column)) if number_column else ""
        earlier = self._rows.setdefault(key, row.number)
        same_number = self._numbers.setdefault(number, row.number) if number else row.number
        if earlier != row.number and number:
            return earlier
        if earlier != row.number:
            row.note(
                "exact_repeat",
                f"every cell equals row {earlier}, and no record number tells whether it is the same seizure",
                "Say in the review whether both happened. Row read.",
            )
        elif same_number != row.number:
            row.note(
                "record_number_reused",
                f"the record number stands in row {same_number} with other content",
                "Correct the number, or file the correction as a report of its own. Row read.",
                number_column,
            )
        return None

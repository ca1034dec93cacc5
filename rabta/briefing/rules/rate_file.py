"""Rates of exchange as a file: CSV or XLSX, a row for a rate and the days it holds; read whole, or refused whole.

A rate says how much of one currency is paid for one unit of another. Only a *middle* rate may be turned round: what is paid
when buying is not what is got when selling. No rate is ever made of two others (docs/decisions/0071).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from enum import StrEnum

from rabta.briefing.errors import NotARateFile
from rabta.briefing.rules.file_fault import Fault
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.files import open_cells
from rabta.intake.rules.grid import Grid, GridRow, Sheet
from rabta.vocabulary.rules.currencies import is_currency

COLUMNS = ("from", "to", "rate", "valid_from", "valid_to")
MUST = COLUMNS[:4]
LARGEST = 10**7
MOST_ROWS, MOST_DAYS, LONGEST_SPAN = 20_000, 200_000, 3_660
"""A row may hold for ten years at most; together they may hold so many days."""
DIGITS, DECIMALS = 12, 10
INVERSE = Context(prec=18, rounding=ROUND_HALF_EVEN)
"""To how many significant digits a middle rate is turned round."""
FIRST_YEAR, LAST_YEAR = 1947, 2199
MOST_TOLD = 200
"""Faults that are told one by one; the others are counted."""
_UNREAD = {"error_value": "the cell holds an error", "formula_without_value": "the formula has no value",
           "merged": "the cell is merged with the one above"}  # fmt: skip


class RateKind(StrEnum):
    """Which rate a list holds."""

    MIDDLE = "middle"
    """Between buying and selling, so that it holds both ways."""
    BUYING = "buying"
    SELLING = "selling"


@dataclass(frozen=True)
class Stated:
    """One row: from these days on, both included, one unit of `from_currency` is `rate` units of `to_currency`."""

    row: int
    from_currency: str
    to_currency: str
    rate: Decimal
    valid_from: date
    valid_to: date

    def days(self) -> Iterator[date]:
        """Every day that it holds."""
        return (self.valid_from + timedelta(days=n) for n in range((self.valid_to - self.valid_from).days + 1))


@dataclass(frozen=True)
class DayRate:
    """The rate of one day. `inverse`: a stated middle rate turned round, and of which row."""

    from_currency: str
    to_currency: str
    day: date
    rate: Decimal
    inverse: bool
    row: int


def read_rates(content: bytes, *, file_name: str) -> list[Stated]:
    """Every row of the file. Raises NotARateFile, which holds every fault by row and column; then nothing is to be kept."""
    if len(content) > LARGEST:
        raise _refused(file_name, f"{len(content):,} bytes", f"at most {LARGEST:,}", "Divide the file.")
    found = open_cells(content, header_score=lambda cells: sum(_heading(cell) in COLUMNS for cell in cells))
    if isinstance(found, CellFault):
        raise _refused(file_name, "", found.rule, found.next_step)
    sheet, rows = _table(found, file_name)
    shown = f'{file_name}, sheet "{sheet.name}"' if sheet.name else file_name
    at = _columns(rows[0], shown)
    stated, faults = [], []
    for row in rows[1:]:
        read = _row(row, at, of_workbook=found.read_as == "workbook")
        stated += [read] if isinstance(read, Stated) else []
        faults += [read] if isinstance(read, Fault) else []
    faults += _told_twice(stated)
    faults += _too_many(stated)
    if not stated and not faults:
        raise _refused(shown, "", "it states no rate", "Write a row for each rate below the heads.")
    if faults:
        raise NotARateFile(shown, sorted(faults, key=lambda fault: fault.row))
    return stated


def day_rates(stated: Sequence[Stated], kind: RateKind) -> list[DayRate]:
    """The rate of every day, and of a middle rate the other way round where that is not stated itself.

    >>> day = date(2025, 1, 1)
    >>> one = Stated(2, "USD", "PKR", Decimal("250"), valid_from=day, valid_to=day)
    >>> [(each.from_currency, str(each.rate), each.inverse) for each in day_rates([one], RateKind.MIDDLE)]
    [('USD', '250', False), ('PKR', '0.004', True)]
    >>> len(day_rates([one], RateKind.BUYING))
    1
    """
    straight = [
        DayRate(one.from_currency, one.to_currency, day, one.rate, inverse=False, row=one.row)
        for one in stated for day in one.days()
    ]  # fmt: skip
    if kind is not RateKind.MIDDLE:
        return straight
    known = {(one.from_currency, one.to_currency, one.day) for one in straight}
    turned = [
        DayRate(one.to_currency, one.from_currency, one.day, turned_round(one.rate), inverse=True, row=one.row)
        for one in straight if (one.to_currency, one.from_currency, one.day) not in known
    ]  # fmt: skip
    return straight + turned


def turned_round(rate: Decimal) -> Decimal:
    """What one unit of the other currency is worth: to eighteen significant digits, half to even.

    >>> turned_round(Decimal("281.55"))
    Decimal('0.00355176700408453205')
    """
    return INVERSE.divide(Decimal(1), rate)


def _refused(where: str, value: str, rule: str, next_step: str) -> NotARateFile:
    return NotARateFile(where, [Fault(0, "", value, rule, next_step)])


def _table(grid: Grid, file_name: str) -> tuple[Sheet, list[GridRow]]:
    """The one sheet that has rows, its heads first."""
    held = []
    for sheet in grid.sheets:
        rows = []
        for row in sheet.rows():
            if not row.is_blank():
                rows.append(row)
            if len(rows) > MOST_ROWS + 1:
                raise _refused(file_name, "", f"it has more than {MOST_ROWS:,} rows", "Divide the file.")
        held += [(sheet, rows)] if rows else []
    if not held:
        raise _refused(file_name, "", "it holds no row", f"Write the heads {', '.join(COLUMNS)} and a row for each rate.")
    if len(held) > 1:
        names = ", ".join(f'"{sheet.name}"' for sheet, _ in held)
        raise _refused(file_name, names, "only one sheet may hold rows", "Save the sheet of rates alone.")
    return held[0]


def _heading(cell: str) -> str:
    return "_".join(cell.strip().casefold().replace("_", " ").split())


def _columns(head: GridRow, shown: str) -> dict[str, int]:
    """Where each column stands. Raises NotARateFile for heads that lack one, repeat one or name another."""
    names = [_heading(cell) for cell in head.cells]
    known = f"Take it out: there are {', '.join(COLUMNS)}."
    faults = [
        Fault(head.line, cell.strip(), cell.strip(), "there is no such column", known)
        for cell, name in zip(head.cells, names, strict=True) if name and name not in COLUMNS
    ]  # fmt: skip
    faults += [
        Fault(head.line, name, name, "the column stands there twice", "Leave one of the two.")
        for name in COLUMNS if names.count(name) > 1
    ]  # fmt: skip
    faults += [
        Fault(head.line, name, "", "the column is missing", f"Write the heads {', '.join(COLUMNS)}.")
        for name in MUST if name not in names
    ]  # fmt: skip
    if faults:
        raise NotARateFile(shown, faults)
    return {name: names.index(name) for name in COLUMNS if name in names}


def _row(row: GridRow, at: dict[str, int], *, of_workbook: bool) -> Stated | Fault:
    """What one row states, or the first thing that is wrong with it."""
    if row.fault is not None:
        return Fault(row.line, "", " ".join(row.cells)[:80], row.fault.rule, row.fault.next_step)
    named = {place: name for name, place in at.items()}
    for note in row.notes:
        if note.index in named and note.kind in _UNREAD:
            return Fault(row.line, named[note.index], note.detail, _UNREAD[note.kind], "Write the value itself.")
    said = {name: row.cells[place].strip() if place < len(row.cells) else "" for name, place in at.items()}
    for column in MUST:
        if not said[column]:
            return Fault(row.line, column, "", "it is needed", "Fill the cell, or take the row out.")
    for column in ("from", "to"):
        if not is_currency(said[column]):
            rule = "it is no code of a currency (ISO 4217)"
            return Fault(row.line, column, said[column], rule, "Write three letters, such as PKR or USD.")
    if said["from"] == said["to"]:
        return Fault(row.line, "to", said["to"], "a currency has no rate to itself", "Write the other currency.")
    rate = _rate(said["rate"], row.line, of_workbook=of_workbook)
    first = _day(said["valid_from"], row.line, "valid_from")
    last = _day(said["valid_to"], row.line, "valid_to") if said.get("valid_to") else first
    for read in (rate, first, last):
        if isinstance(read, Fault):
            return read
    assert isinstance(rate, Decimal) and isinstance(first, date) and isinstance(last, date)  # noqa: S101
    if last < first:
        return Fault(row.line, "valid_to", said["valid_to"], f"it is before {first}", "Turn the two days round.")
    if (last - first).days >= LONGEST_SPAN:
        rule = f"a rate holds for {LONGEST_SPAN:,} days at most"
        return Fault(row.line, "valid_to", said["valid_to"], rule, "Divide the row.")
    return Stated(row.line, said["from"], said["to"], rate, valid_from=first, valid_to=last)


def _rate(said: str, row: int, *, of_workbook: bool) -> Decimal | Fault:
    try:
        rate = Decimal(said)
    except InvalidOperation:
        return Fault(row, "rate", said, "it is no number", "Write it with a point and without commas, as 1281.55.")
    if not rate.is_finite() or rate <= 0 or rate.adjusted() >= DIGITS:
        return Fault(row, "rate", said, f"a rate is more than nothing and below 1 and {DIGITS} noughts", "Mend the rate.")
    if of_workbook:
        rate = _as_typed(rate)
    if -int(rate.normalize().as_tuple().exponent) > DECIMALS:
        return Fault(row, "rate", said, f"it has more than {DECIMALS} decimals", "Give fewer decimals.")
    return rate


def _as_typed(rate: Decimal) -> Decimal:
    """What was typed into a cell that keeps binary fractions: a workbook writes 0.00355 as 3.5500000000000002E-3."""
    shortest = Decimal(repr(float(rate)))
    return shortest if len(shortest.as_tuple().digits) <= 15 < len(rate.as_tuple().digits) else rate


def _day(said: str, row: int, column: str) -> date | Fault:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return Fault(row, column, said, "it is no day", "Write year, month and day: 2025-03-31.")
    if len(said) != len("2025-03-31") or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Fault(row, column, said, "it is no day of these times", "Write year, month and day: 2025-03-31.")
    return day


def _told_twice(stated: Sequence[Stated]) -> Iterator[Fault]:
    """Rows whose days another row of the same two currencies states already."""
    last: dict[tuple[str, str], Stated] = {}
    for one in sorted(stated, key=lambda one: (one.valid_from, one.row)):
        before = last.get((one.from_currency, one.to_currency))
        if before is not None and one.valid_from <= before.valid_to:
            first, second = sorted((before, one), key=lambda each: each.row)
            yield Fault(
                second.row, "valid_from", str(second.valid_from),
                f"row {first.row} states {one.from_currency} to {one.to_currency} for {one.valid_from} already",
                "End one row on the day before the other begins.",
            )  # fmt: skip
        if before is None or one.valid_to > before.valid_to:
            last[one.from_currency, one.to_currency] = one


def _too_many(stated: Sequence[Stated]) -> Iterator[Fault]:
    days = 0
    for one in stated:
        days += (one.valid_to - one.valid_from).days + 1
        if days > MOST_DAYS:
            rule = f"up to this row the file states rates of more than {MOST_DAYS:,} days"
            yield Fault(one.row, "valid_to", str(one.valid_to), rule, "Divide the file.")
            return

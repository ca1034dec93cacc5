"""A register of equipment as a CSV file: what each row says, and what is wrong with those that cannot be read."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from rabta.casework.rules.equipment import CONDITIONS, EquipmentKind, EquipmentStep
from rabta.casework.rules.step import MOST_PEOPLE

COLUMNS = ("kind", "item", "serial", "donor", "holder", "site", "stage", "date", "people", "condition", "checked", "remark")
MUST = ("kind", "item", "donor", "holder", "stage", "date")
MOST_ROWS = 20_000
LONGEST = 200
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would take for a formula."""


class UnreadableRegister(ValueError):
    """The file is no register at all: says what it lacks."""


@dataclass(frozen=True, kw_only=True)
class Device:
    """One row: a device or a training. `condition` is what an end-use check found on the day `checked`."""

    row: int
    kind: EquipmentKind
    item: str
    serial: str
    donor: str
    holder: str
    site: str
    stage: EquipmentStep
    on: date
    people: int | None
    condition: str
    checked: date | None
    remark: str


@dataclass(frozen=True)
class Wrong:
    """Why a row cannot be read: its number in the file, the column, the value as it stands there, and the rule."""

    row: int
    column: str
    value: str
    rule: str


def read_register(
    content: bytes, *, agencies: Collection[str], sites: Collection[str], today: date
) -> Iterator[Device | Wrong]:  # fmt: skip
    """Every row of the file in its order, the first after the headings as row 2. Raises UnreadableRegister.

    A row is read whole or set aside with the first thing that is wrong with it; none is dropped.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableRegister(f"This file is not UTF-8 (byte {error.start}). Save it as CSV UTF-8.") from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in MUST if name not in (rows.fieldnames or ())]
    if missing:
        raise UnreadableRegister(f"The first line has no column {', '.join(missing)}. It names: {', '.join(COLUMNS)}.")
    try:
        for number, row in enumerate(rows, 2):
            if number > MOST_ROWS + 1:
                raise UnreadableRegister(f"A register has at most {MOST_ROWS} rows. Divide the file.")
            yield _row(number, {name: _said(row.get(name)) for name in COLUMNS}, agencies, sites, today)
    except csv.Error as error:
        raise UnreadableRegister(f"Line {rows.line_num}: this is no CSV ({error}).") from None


def as_cell(words: str) -> str:
    """Words as a cell of such a file: what a spreadsheet would take for a formula stands behind an apostrophe, which
    `read_register` takes away again.

    >>> as_cell("=1+1"), _said(as_cell("=1+1")), as_cell("EX-1"), _said("'tis")
    ("'=1+1", '=1+1', 'EX-1', "'tis")
    """
    return f"'{words}" if words.startswith(FORMULA) else words


def _said(cell: str | None) -> str:
    words = (cell or "").strip()
    return words[1:] if words.startswith("'") and words[1:].startswith(FORMULA) else words


def _row(
    number: int, said: dict[str, str], agencies: Collection[str], sites: Collection[str], today: date
) -> Device | Wrong:  # fmt: skip
    wrong = _wrong(said, agencies, sites, today)
    if wrong is not None:
        return Wrong(number, wrong[0], said[wrong[0]], wrong[1])
    return Device(
        row=number, kind=EquipmentKind(said["kind"]), item=said["item"], serial=said["serial"], donor=said["donor"],
        holder=said["holder"], site=said["site"], stage=EquipmentStep(said["stage"]), on=date.fromisoformat(said["date"]),
        people=int(said["people"]) if said["people"] else None, condition=said["condition"],
        checked=date.fromisoformat(said["checked"]) if said["checked"] else None, remark=said["remark"],
    )  # fmt: skip


def _wrong(
    said: dict[str, str], agencies: Collection[str], sites: Collection[str], today: date
) -> tuple[str, str] | None:  # fmt: skip
    """The first column that breaks a rule, and the rule."""
    stages = [str(one) for one in EquipmentStep if one is not EquipmentStep.CHECKED]
    rules = [
        *((name, bool(said[name]), "it is needed") for name in MUST),
        *((name, len(said[name]) <= LONGEST, f"at most {LONGEST} characters") for name in COLUMNS),
        ("kind", said["kind"] in [str(one) for one in EquipmentKind], f"one of {', '.join(EquipmentKind)}"),
        ("stage", said["stage"] in stages, f"one of {', '.join(stages)}"),
        ("holder", said["holder"] in agencies, "the code of an agency, such as ASF"),
        ("site", not said["site"] or said["site"] in sites, "the code of an airport or crossing, such as ISB or TORKHAM"),
        ("site", bool(said["site"]) or said["stage"] not in ("installed", "working", "staffed"), "this stage needs a site"),
        ("date", _is_day(said["date"], today), "a day such as 2025-03-31, not after today"),
        ("people", not said["people"] or _is_people(said["people"]), "a whole number of people"),
        ("people", bool(said["people"]) or said["stage"] not in ("staffed", "trained"), "this stage needs how many people"),
        ("condition", not said["condition"] or said["condition"] in CONDITIONS, f"one of {', '.join(CONDITIONS)}"),
        ("checked", bool(said["condition"]) == bool(said["checked"]), "a finding and the day of the check go together"),
        ("checked", not said["checked"] or _is_day(said["checked"], today), "a day such as 2025-03-31, not after today"),
        ("remark", bool(said["remark"]) or said["stage"] not in ("out_of_order", "withdrawn"), "this stage needs why"),
    ]
    return next(((column, rule) for column, holds, rule in rules if not holds), None)


def _is_day(said: str, today: date) -> bool:
    try:
        return len(said) == len("2025-03-31") and date.fromisoformat(said) <= today
    except ValueError:
        return False


def _is_people(said: str) -> bool:
    return said.isascii() and said.isdigit() and 0 < int(said[:9]) < MOST_PEOPLE and len(said) <= len(str(MOST_PEOPLE))

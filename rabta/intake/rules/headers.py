"""Which row of a sheet is its header, which format it belongs to, and what each column holds."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from rabta.intake.rules.cells.counts import currency_of
from rabta.intake.rules.cells.named import header_key, substance_of, unit_of
from rabta.intake.rules.cells.words import words
from rabta.intake.rules.faults import CellFault, visible
from rabta.intake.rules.grid import GridRow
from rabta.intake.rules.mapping import Format
from rabta.vocabulary.rules.scripts import search_key

ROWS_LOOKED_AT = 40
LINES_LOOKED_AT = 1_000  # blank ones among them
_MOST_HEADER_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")
_WITH_UNIT = re.compile(r"(?P<base>.*?)[\s(\[{/,:_-]+(?:in\s+|میں\s+)?(?P<unit>[^\d()\[\]{}]+?)[)\]}.:\s]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, its header as written (numbered where it repeats), what it holds.

    `field` None: no format knows the header, the cells are only kept. `unit`: stated in the header, "Qty (kg)".
    `substance_text`: the column holds quantities of one substance, "Heroin (kg)".
    """

    index: int
    header: str
    field: str | None
    unit: str | None = None
    substance_text: str | None = None
    currency: str | None = None


@dataclass(frozen=True)
class Header:
    """The header of one sheet: the line it stands in, its format and columns."""

    line: int
    format: Format
    columns: tuple[Column, ...]

    @cached_property
    def of_field(self) -> Mapping[str, tuple[Column, ...]]:
        """Field -> its columns in order; columns of one substance are not among them."""
        found: dict[str, tuple[Column, ...]] = {}
        for column in self.columns:
            if column.field is not None and column.substance_text is None:
                found[column.field] = (*found.get(column.field, ()), column)
        return found

    @cached_property
    def of_substances(self) -> tuple[Column, ...]:
        """The columns that hold quantities of one substance each."""
        return tuple(column for column in self.columns if column.substance_text is not None)

    def doubled(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Fields that several columns claim, with the headers of those columns."""
        several = {field: columns for field, columns in self.of_field.items() if len(columns) > 1}
        return tuple(
            (field, tuple(column.header for column in columns))
            for field, columns in several.items()
            if field not in ("ignored", "remarks")
        )


def header_score(cells: Sequence[str], *, formats: Sequence[Format]) -> int:
    """How many of the cells are headers of the format that knows most of them."""
    return max((_known_fields(_columns(cells, each)) for each in formats), default=0)


def find_header(rows: Iterable[GridRow], *, formats: Sequence[Format]) -> Header | CellFault:
    """The header among the first 40 rows that are not blank: the row and format with most known columns.

    Of formats that know equally many the one wins more of whose own fields are there; if still two are left, a fault
    asks for --format. Titles above the header are passed over.
    """
    found: list[tuple[int, float, int, Header]] = []
    nearest: tuple[int, str] = (0, "")
    looked_at = 0
    for row in rows:
        if row.line > LINES_LOOKED_AT:
            break
        if row.is_blank():
            continue
        looked_at += 1
        if looked_at > ROWS_LOOKED_AT:
            break
        for each in formats:
            columns = _columns(row.cells, each)
            missing = _missing(columns, each)
            known = _known_fields(columns)
            if not missing:
                share = known / len(each.fields)
                found.append((known, share, -row.line, Header(row.line, each, columns)))
            elif known > nearest[0]:
                nearest = (known, f"{each.name} would need {', '.join(missing)} beside what line {row.line} has")
    if not found:
        return _no_header(looked_at, nearest[1], formats)
    found.sort(key=lambda each: each[:3], reverse=True)
    if len(found) > 1 and found[0][:3] == found[1][:3]:
        names = " and ".join(sorted(each[3].format.name for each in found[:2]))
        return CellFault("two_formats", f"the headers fit {names} equally well", "Name one with --format.")
    return found[0][3]


def _no_header(looked_at: int, nearest: str, formats: Sequence[Format]) -> CellFault:
    if not looked_at:
        return CellFault("empty", "the table is empty", "File the table that was meant.")
    names = ", ".join(each.name for each in formats)
    rule = f"no row of the first {looked_at} holds the headers of a known format ({names})"
    step = "Name the columns as one of these formats does, or add a format folder (rabta/intake/README.md)."
    return CellFault("unknown_headers", f"{rule}; {nearest}" if nearest else rule, step)


def _known_fields(columns: Sequence[Column]) -> int:
    return len({(column.field, column.substance_text) for column in columns if column.field})


def _missing(columns: Sequence[Column], wanted: Format) -> list[str]:
    fields = {column.field for column in columns}
    wide = {"substance", "quantity", "unit"} if any(column.substance_text for column in columns) else set()
    both = {"quantity"} if any(_holds_both(column, wanted) for column in columns) else set()
    return sorted(wanted.required - fields - wide - both)


def _holds_both(column: Column, wanted: Format) -> bool:
    """Whether each cell of the column states a drug with its quantity ("Recovery": "Charas 255 gm")."""
    return column.field == "substance" and header_key(column.header) in wanted.drug_with_quantity


def _columns(cells: Sequence[str], wanted: Format) -> tuple[Column, ...]:
    seen: dict[str, int] = {}
    columns: list[Column] = []
    for index, cell in enumerate(cells):
        header = visible(" ".join(cell.split()))
        if not header:
            continue
        seen[header] = seen.get(header, 0) + 1
        shown = header if seen[header] == 1 else f"{header} ({seen[header]})"
        columns.append(_column(index, header, shown, wanted))
    claimed = {column.field for column in columns if column.substance_text is None}
    return tuple(column if column.field else _by_its_words(column, wanted, claimed) for column in columns)


def _by_its_words(column: Column, wanted: Format, claimed: set[str | None]) -> Column:
    """A column whose header no format lists, read by the words in it: a field of the format that no other column has."""
    said = _WORD.findall(search_key(column.header))
    if len(said) > _MOST_HEADER_WORDS:
        return column
    known = words().header_words
    fields = {known[word] for word in said if word in known} | {known[two] for two in _pairs(said) if two in known}
    for field in known.values():  # in the order of words.yaml
        if field in fields and field not in claimed and field in wanted.fields:
            claimed.add(field)
            return replace(column, field=field, currency=currency_of(column.header) if field == "value" else None)
    return column


def _pairs(said: Sequence[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(said)]


def _field_of(header: str, wanted: Format) -> str | None:
    """The field of a header: as the format lists it, without words that only say "how many" or "which", or of two parted by
    a stroke the part that is known ("Circle/District").
    """
    for variant in _variants(header):
        field = wanted.headers.get(header_key(variant))
        if field is not None:
            return field
    return None


def _variants(header: str) -> Iterator[str]:
    yield header
    plain = _AHEAD.sub("", header).strip()
    plain = _BEHIND.sub("", plain).strip()
    if plain and plain != header:
        yield plain
    if "/" in header:
        yield from reversed([part.strip() for part in header.split("/") if part.strip()])


# "No. of accused", "of which foreigners", "Description of goods", "Conveyance seized": the words around tell no other field.
_AHEAD = re.compile(
    r"^(?:(?:no|nos|number|name|type|kind|description|details?|particulars)\.?\s+of|of\s+(?:which|whom|them)|total(?:\s+no\.?\s+of)?"
    r"|approx(?:imate|\.)?|estimated|est\.|seizure|seized|recovered|persons?\s+of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s+(?:seized|recovered|impounded|involved|confiscated|in custody|held|\(?if any\)?)$", re.IGNORECASE)


def _column(index: int, header: str, shown: str, wanted: Format) -> Column:
    field = _field_of(header, wanted)
    if field is not None:
        return Column(index, shown, field, currency=currency_of(header) if field == "value" else None)
    match = _WITH_UNIT.fullmatch(header)
    base, code = (match["base"], unit_of(match["unit"])) if match else (header, None)
    measured = _field_of(base, wanted) if match else None
    if measured in ("quantity", "total_kg") and code is not None:
        return Column(index, shown, measured, unit=code)
    if match and currency_of(match["unit"]) and measured == "value":
        return Column(index, shown, "value", currency=currency_of(match["unit"]))
    name = base if code is not None else header
    named = substance_of(name) if wanted.substance_columns and len(name) <= 60 else None
    if named is not None and not named.several and not name.isdigit():
        return Column(index, shown, "quantity", unit=code, substance_text=name.strip(" (["))
    return Column(index, shown, None)

"""What a count-only release would do, before it is made: for the originator, from nothing but its own records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rabta.counting.count_only import HOME
from rabta.counting.queries.seen import SQL
from rabta.counting.rules.count_only import Cell, Waiting, cell_of
from rabta.records.asking import ask
from rabta.records.queries import Preview, preview_release
from rabta.records.rules.naming import agencies_named, substance_named
from rabta.sharing.rules.marking import Marking
from rabta.vocabulary.rules.numbered import agency_numbered

Row = dict[str, Any]


@dataclass(frozen=True)
class CountOnlyPreview:
    """A count-only release before it is made.

    `report`: the report; nobody gains sight of it. `adds`: {substance, mass_g, province, month, own, own_g} for each
    substance of each incident that could add to a total; `own` and `own_g` are the agency's other records in the same month
    and place that the same agencies may count. `adds_nothing`: {substance} without a mass, a day or a place.
    `see_it`: of those named, who may open the report, at some vetting: while one of them is named, it stands in no total.
    """

    report: Preview
    adds: Sequence[Row]
    adds_nothing: Sequence[Row]
    see_it: Sequence[Row]

    @property
    def marking_id(self) -> int:
        return self.report.marking_id


def preview_count_only(report_id: UUID, *, agencies: Sequence[int]) -> CountOnlyPreview | None:
    """What a count-only release to these would do; None where it is not the reader's to decide, or hidden, or missing."""
    report = preview_release(report_id, agencies=[], groups=[])
    if report is None:
        return None
    found = ask(f"{SQL}count_only_preview.sql", report_id=report_id, agencies=list(agencies))
    cells: dict[Cell, list[Row]] = {}
    for row in found:
        if (cell := _cell(row)) and not row["of_it"]:
            cells.setdefault(cell, []).append(row)
    mine = [(row, _cell(row)) for row in found if row["of_it"]]
    return CountOnlyPreview(
        report=report,
        adds=[_adds(row, cell, cells.get(cell, [])) for row, cell in mine if cell],
        adds_nothing=[{"substance": substance_named(row["substance"])} for row, cell in mine if cell is None],
        see_it=agencies_named(_who_may_open(report.before, agencies)),
    )


def _cell(row: Row) -> Cell | None:
    """The month and province (else country) a record falls into; None where it adds to no total."""
    country = row["country"] or (HOME if row["province"] else "")
    if row["mass_g"] is None or row["day"] is None or not country:
        return None
    one = Waiting(
        event=str(row["key"]), substance=row["substance"], mass_g=row["mass_g"], day=row["day"], province=row["province"],
        country=country, originators=frozenset(),
    )  # fmt: skip
    return cell_of(one, months=1, by_province=bool(row["province"]))


def _adds(row: Row, cell: Cell, others: Sequence[Row]) -> Row:
    return {
        "substance": substance_named(row["substance"]), "mass_g": row["mass_g"], "province": cell.province,
        "month": cell.date_from, "own": len(others), "own_g": sum(other["mass_g"] for other in others),
    }  # fmt: skip


def _who_may_open(marking: Marking, agencies: Sequence[int]) -> set[int]:
    return {
        number for number in agencies
        if number in marking.agencies or (marking.every_agency and not agency_numbered(number).is_partner)
    }  # fmt: skip

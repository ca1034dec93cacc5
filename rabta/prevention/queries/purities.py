"""How pure laboratories found drugs of late and before: exhibits in custody and words of reports, one sample an event."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from rabta.counting.queries import Seen
from rabta.prevention.queries.found import told
from rabta.prevention.rules.rises import DAYS
from rabta.prevention.rules.samples import Sample, Stated, samples
from rabta.prevention.rules.watched import UNTOLD
from rabta.vocabulary.rules.numbered import substance_numbered

SQL = "prevention/sql/queries/"
YEAR = 365
HERE = ("PK", "")
"""Findings of this country, or of no place that is known: its agencies hold them."""
Row = dict[str, Any]
Beside = tuple[list[Sample], list[Sample]]
"""Samples of the last 28 days, and of the year before."""


def purities(now: Seen, findings: Sequence[Row], *, today: date) -> dict[str, Beside]:
    """By substance. `findings`: every finding in the reader's view up to `today`."""
    begins, year = today - timedelta(days=DAYS), today - timedelta(days=DAYS + YEAR)
    found: dict[str, Beside] = {}
    for one in samples([*_of_exhibits(now, today), *_of_words(findings)]):
        if one.day > year and one.substance not in UNTOLD:
            found.setdefault(one.substance, ([], []))[one.day <= begins].append(one)
    return found


def results(late: Sequence[Sample]) -> list[Row]:
    """Samples as a page shows them: `day`, `purity`, the `exhibits` behind each, and the `findings` of reports."""
    return [
        {"day": one.day, "purity": one.purity, "exhibits": [each.row for each in one.stated if each.exhibit is not None],
         "findings": [told(each.row) for each in one.stated if each.exhibit is None]} for one in late
    ]  # fmt: skip


def report_ids(found: Sequence[Sample]) -> set[Any]:
    """The reports that any of these samples rests on."""
    return {each.row["report_id"] for one in found for each in one.stated}


def _of_exhibits(now: Seen, today: date) -> list[Stated]:
    return [
        Stated(event=row["event"], substance=substance_numbered(row["substance"]).code, day=row["day"], purity=row["purity"],
               exhibit=row["exhibit_id"], row=row) for row in now.ask(f"{SQL}signal_results.sql", today=today)
    ]  # fmt: skip


def _of_words(findings: Sequence[Row]) -> list[Stated]:
    return [
        Stated(event=row["key"], substance=substance_numbered(row["substance"]).code, day=row["day"],
               purity=(row["purity_low"] + row["purity_high"]) / 2, exhibit=None, named=bool(row["laboratory"]), row=row)
        for row in findings
        if row["purity_low"] is not None and row["substance"] is not None and row["country"] in HERE
    ]  # fmt: skip

"""Returns: the lines they are made of, those that were prepared and how they stand. Run inside `reading_as`."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from rabta.analysis.queries.flows import ANALYSED, claims_in
from rabta.briefing.asking_at_once import Question, asked
from rabta.briefing.engine import SQL as BRIEFING
from rabta.briefing.rules.period import Period
from rabta.counting.queries import seen
from rabta.publications.queries.editions import may_prepare
from rabta.publications.rules.course import RETURNING, Kind, Stands
from rabta.records.asking import ask
from rabta.returns.rules.as_csv import first_rows
from rabta.returns.rules.form import forms
from rabta.returns.rules.seized import Seized
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import (
    agency_numbered,
    district_numbered,
    setting_numbered,
    substance_numbered,
    unit_numbered,
)

SQL = "returns/sql/queries/"
FIRST_ROWS = 20
"""Rows of a file that its page shows; the file has them all."""
Row = dict[str, Any]


def lines(period: Period) -> tuple[list[Seized], Row]:
    """Every counted line of the period as this reader sees it, and how many events no line can be of, by the reason."""
    now = seen()
    rows = asked(now, Question(paths=(ANALYSED, f"{SQL}lines.sql"), bound={"substance": None}), period)
    (told,) = asked(now, Question(paths=(f"{BRIEFING}caveats.sql",)), period)
    abroad = len({row["key"] for row in rows if row["country"] not in ("", "PK")})
    left_out = {"undated": told["undated_events"], "lumps": told["lumps"], "abroad": abroad}
    return [_line(row) for row in rows], {name: many for name, many in left_out.items() if many}


def returns(*, by: Looking) -> Row:
    """`returns` as they show, the newest first, and whether this reader `prepares` one."""
    return {"returns": [_shown(row, by) for row in ask(f"{SQL}returns.sql", return_id=None)], "prepares": may_prepare(by)}


def one_return(return_id: UUID, *, by: Looking) -> Row | None:
    """One return with its first rows (`heading`, `first_rows`), rows set aside, doubts and steps; None where none shows.

    `changed`: columns that its form has now and had not, or had and has not; `gone`: form or version stand in the table no
    longer, which changes nothing of what was made."""
    rows = ask(f"{SQL}returns.sql", return_id=return_id)
    if not rows:
        return None
    kind = forms().get(rows[0]["form"])
    was = kind.named(rows[0]["version"]) if kind else None
    heading, rows_told = first_rows(ask(f"{SQL}return_content.sql", return_id=return_id)[0]["content"], most=FIRST_ROWS)
    return {**_shown(rows[0], by), "heading": heading, "first_rows": rows_told, "gone": was is None,
            "changed": kind.changed_since(was) if kind and was else []}  # fmt: skip


def content(return_id: UUID) -> Row | None:
    """`content` (the file), `form`, `date_from`, `date_to`; None where none shows."""
    rows = ask(f"{SQL}return_content.sql", return_id=return_id)
    return rows[0] if rows else None


def sent_events(code: str) -> dict[str, date]:
    """Events that a return of this form told of, which was sent and not taken back, with the day of sending."""
    return {str(row["event"]): row["sent_on"] for row in ask(f"{SQL}sent_events.sql", form=code)}


def _shown(row: Row, by: Looking) -> Row:
    told = RETURNING.told(row["steps"], by=by.reader_id if may_prepare(by) else None, author=row["prepared_by"])
    asked = forms().get(row["form"])
    of_form = {name: getattr(asked, name) if asked else "" for name in ("title", "receiver", "due", "source")}
    return {
        **row, **of_form, "title": of_form["title"] or row["form"],
        "period": Period(row["date_from"], row["date_to"]).shown(), **told, "lines_aside": len(row["aside"]),
        "aside": _alike(row["aside"], "column", "value", "why"), "doubts": _alike(row["doubts"], "why", "of", "first"),
        "sent": next((one for one in reversed(told["steps"]) if one["kind"] == Kind.SENT), None)
        if told["stands"] is Stands.SENT else None,
    }  # fmt: skip


def _alike(found: list[Row], *names: str) -> list[Row]:
    """What was found, put together where it is the same thing: `{**those names, "of_all"}`, most first."""
    together: dict[tuple[str, ...], list[Row]] = {}
    for one in found:
        together.setdefault(tuple(one[name] for name in names), []).append(one)
    most_first = sorted(together.items(), key=lambda item: -len(item[1]))
    return [{**dict(zip(names, said, strict=True)), "of_all": rows} for said, rows in most_first]


def _line(row: Row) -> Seized:
    return Seized(
        event=str(row["key"]), line=row["line_no"], day=row["day"],
        province="" if row["province_key"] in ("abroad", "not_stated") else row["province_key"],
        place=_place(row), country=row["country"],
        setting=str(setting_numbered(row["setting"]).code) if row["setting"] is not None else "",
        agencies=frozenset(agency_numbered(number).code for number in row["agencies"]),
        substance=substance_numbered(row["substance"]).code, mass_g=row["mass_g"], quantity=row["quantity"],
        unit=unit_numbered(row["unit"]).code if row["unit"] is not None else "kg", origins=claims_in(row["origins"]),
        destinations=claims_in(row["destinations"]), concealments=tuple(json.loads(row["concealments"])),
    )  # fmt: skip


def _place(row: Row) -> str:
    """The district, which is as exact as a return is to be; the airport where it was one."""
    district = district_numbered(row["district"]).name_en if row["district"] is not None else ""
    return f"{district or row['airport']} airport" if row["airport"] else district

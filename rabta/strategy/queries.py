"""Reading commitments, the board and minutes. Everything as the reader sees it; run inside `reading_as`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from rabta.counting.queries import seen
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.strategy.measuring import opens_at, progress_of
from rabta.strategy.rules.commitment import CENTRE, Kind, Promise, Step, may_sign, state_of
from rabta.strategy.rules.indicator import MEASURES, Indicator, Progress, reached, share_reached
from rabta.strategy.rules.minutes import Becomes, Entry, Line, Meeting, minutes_of
from rabta.strategy.rules.slippage import Column, column_of, slips_of, to_decide
from rabta.strategy.rules.thresholds import (
    DEPLOYED_THEMES,
    DEPLOYED_THRESHOLDS,
    THEMES,
    THRESHOLDS,
    Thresholds,
    read_themes,
    read_thresholds,
)
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "strategy/sql/queries/"
MAY_WRITE = frozenset({Role.LIAISON, Role.ANALYST, Role.DIRECTOR})
Row = dict[str, Any]


def thresholds_here() -> Thresholds:
    """The thresholds of this installation: its own where its data folder has some."""
    own = Path(settings.DATA_DIR) / DEPLOYED_THRESHOLDS
    return read_thresholds(own if own.exists() else THRESHOLDS)


def themes_here() -> dict[str, Row]:
    """The themes of this installation, in the order of the board."""
    own = Path(settings.DATA_DIR) / DEPLOYED_THEMES
    found: dict[str, Row] = dict(read_themes(own if own.exists() else THEMES))
    return found


def board(*, today: date, theme: str | None = None, partner: str | None = None) -> Row:
    """Every commitment that shows, by theme: `themes` (each `theme`, `commitments`, `counts` by column), `counts`, `total`.

    `theme` and `partner` (codes; a partner on either side) narrow it. `sides`: the agencies of all commitments that show, by
    code. Commitments as in `commitment`, without steps, the soonest due first; dropped and declined ones last.
    """
    found = _told(ask(SQL + "commitments.sql", commitment_id=None, meeting_id=None), today)
    sides = {side["code"]: side for one in found for side in (one["owner"], one["partner"])}
    chosen = [
        one for one in found
        if theme in (None, one["theme"]["code"]) and partner in (None, one["owner"]["code"], one["partner"]["code"])
    ]  # fmt: skip
    chosen.sort(key=lambda one: (one["column"] is Column.GONE, one["state"].due_on or date.max, one["id"]))
    by_theme = [
        {"theme": each, "commitments": held, "counts": _counts(held)}
        for each in themes_here().values() if (held := [one for one in chosen if one["theme"]["code"] == each["code"]])
    ]  # fmt: skip
    return {
        "themes": by_theme, "commitments": chosen, "total": len(chosen), "counts": _counts(chosen), "today": today,
        "sides": [sides[code] for code in sorted(sides)], "meetings": meetings(),
    }  # fmt: skip


def concerning(*, by: Looking, today: date) -> Row:
    """What of the board concerns this reader: their agency promised it or was promised it; all of it at the centre.

    `slipping`, the soonest due first; `yours`: what waits for this reader to accept it or to confirm that it is done.
    `total`: how many concern them. Commitments as in `board`; only these are measured.
    """
    rows = [
        row for row in ask(SQL + "commitments.sql", commitment_id=None, meeting_id=None)
        if by.agency in (row["owner"], row["partner"], CENTRE)
    ]  # fmt: skip
    found = _told(rows, today)
    slipping = [one for one in found if one["column"] is Column.SLIPPING]
    return {
        "slipping": sorted(slipping, key=lambda one: (one["state"].due_on or date.max, one["id"])),
        "yours": [one for one, row in zip(found, rows, strict=True) if _waits_for(row, by)],
        "total": len(rows),
    }  # fmt: skip


def _waits_for(row: Row, by: Looking) -> bool:
    if not MAY_WRITE & by.roles:
        return False
    may = may_sign(promise_of(row), steps_of(row["id"]), agency=by.agency, by=by.reader_id)
    return bool({Kind.ACCEPTED, Kind.DONE_CONFIRMED} & set(may))


def commitment(commitment_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One commitment, or None where it is hidden or missing.

    `id, owner, partner, theme, text_en, text_ur, source` (kind, title, sha256, span, meeting_id, decision)`, marking_id,
    proposed_name, proposed_at, began_on, state, indicator, progress, share, reached, opens, slips, column, decide,
    evidence`; besides `marking`, `steps` (every one; `standing`: it was not taken back) and `next` (kinds of step this
    reader may sign). `decide` is the one thing to decide about it.
    `progress` is None where no record holds what was promised.
    """
    rows = ask(SQL + "commitments.sql", commitment_id=commitment_id, meeting_id=None)
    if not rows:
        return None
    [found] = _told(rows, today)
    told = ask(SQL + "steps.sql", commitment_ids=[commitment_id])
    steps = [_step(row) for row in told]
    gone = {step.of for step in steps if step.kind is Kind.TAKEN_BACK}
    signs = MAY_WRITE & by.roles
    return {
        **found,
        "marking": marking_texts()[found["marking_id"]],
        "steps": [
            {
                "step": step, "agency": agency_named(step.agency), "signed_at": row["signed_at"],
                "standing": step.number not in gone,
            }
            for step, row in zip(steps, told, strict=True)
        ],
        "next": may_sign(promise_of(rows[0]), steps, agency=by.agency, by=by.reader_id) if signs else (),
        "cites": bool(signs),
        "me": by.reader_id,
        "themes": list(themes_here().values()),
    }  # fmt: skip


def same_sentence(key: str) -> UUID | None:
    """The commitment that shows and has this sentence (`rules.sentence.sentence_key`), the first that was proposed."""
    rows = ask(SQL + "commitments.sql", commitment_id=None, meeting_id=None)
    found = [row["id"] for row in rows if row["sentence_key"] == key]
    return found[0] if found else None


def on_the_board(keys: Sequence[str]) -> dict[str, UUID]:
    """Of these sentences, those that are on the board as this reader sees it: key to commitment."""
    if not keys:
        return {}
    rows = ask(SQL + "commitments.sql", commitment_id=None, meeting_id=None)
    return {row["sentence_key"]: row["id"] for row in reversed(rows) if row["sentence_key"] in keys}


def meetings() -> list[Row]:
    """Meetings that show, the latest first: `id, title, held_on, place, ours, theirs, present, minutes` (rules.minutes)."""
    rows = ask(SQL + "meetings.sql", meeting_id=None)
    lines = lines_of([row["id"] for row in rows])
    return [_meeting(row, lines.get(row["id"], [])) for row in rows]


def meeting(meeting_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One meeting with its `entries` in order, or None; besides `marking`, `side` (0 ours, 1 theirs, None neither),
    `made` (decision number to commitment id) and `commitments` whose date may be moved here: those of the same marking."""
    rows = ask(SQL + "meetings.sql", meeting_id=meeting_id)
    if not rows:
        return None
    row, told_lines = rows[0], ask(SQL + "entries.sql", meeting_ids=[meeting_id])
    lines, signed_at = [_line(one) for one in told_lines], {one["number"]: one["signed_at"] for one in told_lines}
    made = ask(SQL + "commitments.sql", commitment_id=None, meeting_id=meeting_id)
    alike = [
        one for one in _told(ask(SQL + "commitments.sql", commitment_id=None, meeting_id=None), today, measured=False)
        if one["marking_id"] == row["marking_id"]
    ]  # fmt: skip
    told, signed = Meeting(ours=tuple(row["ours"]), theirs=tuple(row["theirs"])), minutes_of(lines).signed
    named = {one["id"]: one for one in alike}
    return {
        **_meeting(row, lines),
        "entries": [
            {
                "line": line, "signed_at": signed_at[line.number], "agency": agency_named(line.agency),
                "owner": agency_named(line.owner) if line.owner else None,
                "partner": agency_named(line.partner) if line.partner else None,
                "commitment": named.get(line.commitment_id),
                "abroad": line.owner is not None and agency_numbered(line.owner).is_partner,
            }
            for line in lines
        ],
        "marking": marking_texts()[row["marking_id"]],
        "marking_id": row["marking_id"],
        "side": told.side_of(by.agency) if MAY_WRITE & by.roles else None,
        "other_side": bool(signed) and told.side_of(signed.agency) != told.side_of(by.agency),
        "made": {one["decision"]: one["id"] for one in made},
        "commitments": alike,
        "me": by.reader_id,
        "my_agency": agency_named(by.agency),
        "themes": list(themes_here().values()),
    }  # fmt: skip


def lines_of(meeting_ids: Sequence[UUID]) -> dict[UUID, list[Line]]:
    """The entries of these minutes, in order."""
    found: dict[UUID, list[Line]] = {}
    for row in ask(SQL + "entries.sql", meeting_ids=list(meeting_ids)) if meeting_ids else []:
        found.setdefault(row["meeting_id"], []).append(_line(row))
    return found


def steps_of(commitment_id: UUID) -> list[Step]:
    """Every step of one commitment, in the order of signing."""
    return [_step(row) for row in ask(SQL + "steps.sql", commitment_ids=[commitment_id])]


def promise_of(row: Row) -> Promise:
    """The promise in a row of `commitment`."""
    return Promise(
        owner=row["owner"], partner=row["partner"], due_on=row["due_on"], proposed_by=row["proposed_by"],
        agreed=row["source"] == "minutes", partner_outside=agency_numbered(row["partner"]).is_partner,
    )  # fmt: skip


def indicator_of(row: Row) -> Indicator | None:
    """How a row of `commitment` is measured; None where it is not, or by a measure this version does not know."""
    if row["measure"] not in MEASURES:
        return None
    return Indicator(
        measure=MEASURES[row["measure"]], date_from=row["measured_from"], date_to=row["measured_to"], target=row["target"],
        at_least=row["at_least"], key=row["measured_key"], province=row["measured_province"], agency=row["measured_agency"],
    )  # fmt: skip


def _told(rows: list[Row], today: date, *, measured: bool = True) -> list[Row]:
    ids = [row["id"] for row in rows]
    steps, evidence = _by_commitment("steps.sql", ids), _by_commitment("evidence.sql", ids)
    now = seen() if measured and any(row["measure"] for row in rows) else None
    return [
        _one(row, [_step(one) for one in steps.get(row["id"], [])], evidence.get(row["id"], []), now, today) for row in rows
    ]


def _by_commitment(name: str, ids: list[UUID]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for row in ask(SQL + name, commitment_ids=ids) if ids else []:
        found.setdefault(row["commitment_id"], []).append(row)
    return found


def _one(row: Row, steps: list[Step], evidence: list[Row], now: Any, today: date) -> Row:
    state, indicator = state_of(promise_of(row), steps), indicator_of(row)
    progress = progress_of(indicator, now, today=today) if indicator and now else None
    slips = slips_of(
        state, began_on=row["began_on"], today=today, thresholds=thresholds_here(), evidence=len(evidence),
        indicator=indicator, progress=progress,
    )  # fmt: skip
    column = column_of(state, slips, progress)
    themes = themes_here()
    return {
        **{
            name: row[name]
            for name in ("id", "text_en", "text_ur", "marking_id", "proposed_name", "proposed_at", "began_on")
        },
        "owner": agency_named(row["owner"]), "partner": agency_named(row["partner"]),
        "theme": themes.get(row["theme"]) or themes["other"],
        "source": {
            "kind": row["source"], "title": row["source_title"], "sha256": row["source_sha256"],
            "span": (row["span_from"], row["span_to"]) if row["span_from"] is not None else None,
            "meeting_id": row["meeting_id"], "decision": row["decision"],
        },
        "state": state, "column": column, "slips": slips, "decide": to_decide(state, slips, column),
        "evidence": [_cited(one) for one in evidence],
        **_measured(indicator, progress, today),
    }  # fmt: skip


def _measured(indicator: Indicator | None, progress: Progress | None, today: date) -> Row:
    there = indicator is not None and progress is not None
    return {
        "indicator": indicator,
        "progress": progress,
        "share": share_reached(indicator, progress) if there else None,  # type: ignore[arg-type]
        "reached": reached(indicator, progress) if there else None,  # type: ignore[arg-type]
        "opens": opens_at(indicator, today=today) if indicator else None,
    }


def _cited(row: Row) -> Row:
    return {
        "report": {"id": row["report_id"], "number": row["report_number"], "agency": agency_named(row["originator"]),
                   "pulled_back": row["pulled_back"]},
        "incident_key": row["incident_key"], "cited_by": row["cited_by"], "cited_name": row["cited_name"],
        "cited_at": row["cited_at"], "marking_id": row["marking_id"],
    }  # fmt: skip


def _counts(found: list[Row]) -> dict[str, int]:
    return {str(column): sum(one["column"] is column for one in found) for column in Column}


def _step(row: Row) -> Step:
    return Step(
        kind=Kind(row["kind"]), on=row["said_on"], agency=row["agency"], signed_by=row["signed_by"],
        signed_name=row["signed_name"], number=row["number"], words=row["words"], due_on=row["due_on"], of=row["of"],
    )  # fmt: skip


def _line(row: Row) -> Line:
    same = ("agency", "signed_by", "signed_name", "number", "words", "words_ur", "owner", "partner", "due_on", "theme", "of")
    said = {name: row[name] for name in (*same, "commitment_id")}
    return Line(kind=Entry(row["kind"]), becomes=Becomes(row["becomes"]), **said)


def _meeting(row: Row, lines: list[Line]) -> Row:
    return {
        **{name: row[name] for name in ("id", "title", "held_on", "place", "present", "opened_name")},
        "ours": [agency_named(one) for one in row["ours"]],
        "theirs": [agency_named(one) for one in row["theirs"]],
        "minutes": minutes_of(lines),
    }

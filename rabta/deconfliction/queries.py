"""Reading planned operations, targets and alarms. Everything as the reader sees it; alarms are the watch desk's alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from rabta.deconfliction.rules.alarm import Standing, Step, Taken, lawful_next, standing
from rabta.deconfliction.rules.probing import Filing
from rabta.deconfliction.rules.settings import DEPLOYED, SHIPPED, Rules, read_rules
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking

SQL = "deconfliction/sql/queries/"
Row = dict[str, Any]
CENTRE = 1
"""The agency of the watch desk and of the director to whom its alarms are raised."""
LATELY = timedelta(days=1)
"""How long the board still shows what is closed."""


def rules_here() -> Rules:
    """The centre's table at this installation: its own where its data folder has one, else what is shipped."""
    own = Path(settings.DATA_DIR) / DEPLOYED
    chosen = own if own.exists() else SHIPPED
    return _rules_of(chosen, chosen.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _rules_of(path: Path, written_ns: int) -> Rules:
    """Read once until the file is written anew: it is asked for at every filing."""
    return read_rules(path)


def operations(
    *, now: datetime, most: int, offset: int = 0, from_: datetime | None = None, until: datetime | None = None,
    over: bool = False, agency: int | None = None,
) -> Row:  # fmt: skip
    """Planned operations that this reader sees, the newest version of each, the next to begin first.

    `operations` (as `operation` gives them, without history), `total` before `most`. By default those that are not over;
    `over`: those that are, the latest first. `from_`, `until`: whose time with its buffers meets that time.
    """
    rows = ask(SQL + "operations.sql", now=now, after=from_, before=until, over=over, agency=agency, most=most, skip=offset)
    total = rows[0]["total"] if rows else _total(now, from_, until, over, agency, offset)
    return {"operations": _operations(rows, now), "total": total}


def _total(
    now: datetime, from_: datetime | None, until: datetime | None, over: bool, agency: int | None, offset: int
) -> int:  # fmt: skip
    """How many there are where a page past the last was asked for."""
    if not offset:
        return 0
    rows = ask(SQL + "operations.sql", now=now, after=from_, before=until, over=over, agency=agency, most=1, skip=0)
    return int(rows[0]["total"]) if rows else 0


def operation(operation_id: UUID, *, by: Looking, now: datetime) -> Row | None:
    """One planned operation with its `history` (all versions, the newest first), `subjects`, and `may_change`.

    None where it is hidden or missing.
    """
    versions = ask(SQL + "versions.sql", operation_ids=[operation_id])
    if not versions:
        return None
    newest = _operations(versions[:1], now)[0]
    own = newest["agency"]["number"] == by.agency and Role.LIAISON in by.roles
    return {
        **newest,
        "history": [_shown(version, now) for version in versions],
        "marking": marking_texts().get(newest["marking_id"], ""),
        "may_change": newest["state"] not in ("cancelled", "expired") and (own or Role.WATCH in by.roles),
    }


def standing_operation(operation_id: UUID) -> Row | None:
    """The newest version as it is stored, with its `subjects` (kind, written); None where it is hidden or missing."""
    return _as_stored(ask(SQL + "versions.sql", operation_ids=[operation_id])[:1])


def first_filing(operation_id: UUID) -> Row | None:
    """The same of its first version."""
    return _as_stored(ask(SQL + "versions.sql", operation_ids=[operation_id])[-1:])


def _as_stored(versions: Sequence[Row]) -> Row | None:
    return next(({**one, "subjects": _subjects([one["id"]]).get(one["id"], [])} for one in versions), None)


def own_filings(*, since: datetime) -> list[Filing]:
    """What the reader filed and changed since then: for the limit on trying out. Of nobody else anything."""
    rows = ask(SQL + "own_filings.sql", since=since)
    return [Filing(row["filed_at"], (row["points"][0], row["points"][1]), row["starts_at"]) for row in rows]


def own_targets(*, since: datetime) -> int:
    """How many identifiers the reader held since then: for the limit on trying out. Of nobody else anything."""
    return int(ask(SQL + "own_targets.sql", since=since)[0]["held"])


def targets(*, now: datetime, most: int, offset: int = 0) -> Row:
    """Targets that this reader sees and that are held now, subjects of operations among them, the newest first."""
    rows = ask(SQL + "targets.sql", now=now, most=most, skip=offset)
    notices = _notices([row["id"] for row in rows])
    return {
        "targets": [_target(row) | {"notices": notices.get(row["id"], [])} for row in rows],
        "total": rows[0]["total"] if rows else 0,
    }


def target_of_mine(target_id: UUID) -> Row | None:
    """One target as it is stored, held still; None where it is hidden, missing, let go, or a subject of an operation."""
    return next(iter(ask(SQL + "target.sql", target_id=target_id)), None)


def notices(*, most: int = 200) -> list[Row]:
    """What the reader's own side was told, the newest first: `kind`, `key`, `told_at`, `seen_at`, `operation` or None, and
    once the desk has released contacts the other side's `other` agency, `contact` and `phone`."""
    rows = ask(SQL + "notices.sql", keys=None, most=most)
    return [_notice(row) for row in rows]


def notice(notice_id: UUID) -> Row | None:
    """One notice of the reader's own side; None where it is hidden or missing."""
    rows = ask(SQL + "notice.sql", notice_id=notice_id)
    return rows[0] if rows else None


def was_told(key: UUID) -> bool:
    """Whether the reader's side was told that a conflict with this operation or target exists."""
    return any(one["kind"] == "conflict" for one in ask(SQL + "notices.sql", keys=[key], most=10_000))


def news(*, by: Looking, now: datetime) -> Row:
    """What an open page tells without being asked: `notices` of one's side that nobody has opened, one for each operation
    or target and kind (however many there are: how many others are there is not told), the newest first; for the watch
    desk `waiting` alarms that nobody has taken, and how many of them have `raised`; for a director of the centre those that
    have been `escalated`.
    """
    unopened = ask(SQL + "unopened.sql", agency=by.agency)
    waiting = ask(SQL + "waiting.sql") if on_watch(by) else []
    late = timedelta(minutes=rules_here().watch["owned_minutes"]) if waiting else timedelta()
    return {
        "notices": list({(one["key"], one["kind"]): one for one in reversed(unopened)}.values())[::-1],
        "waiting": waiting,
        "raised": sum(now - one["found_at"] > late for one in waiting),
        "escalated": escalated(now=now) if directs(by) else [],
    }


def escalated(*, now: datetime) -> list[Row]:
    """Alarms that have waited too long, for a director of the centre, the oldest first; for everybody else none.

    `found_at`, and `owned_at` and `owner_name` where somebody has it, to the minute. Of what meets there nothing.
    """
    watch = rules_here().watch
    return ask(
        SQL + "raised.sql", now=now, owned_minutes=watch["owned_minutes"], spoken_minutes=watch["spoken_minutes"]
    )  # fmt: skip


def directs(by: Looking) -> bool:
    """Whether alarms are raised to this reader. For wording: what is told, the database decides."""
    return Role.DIRECTOR in by.roles and by.agency == CENTRE


def board(*, by: Looking, now: datetime, hours: int = 24) -> Row:
    """The night on one screen, for the watch desk; for everybody else it is empty.

    `alarms` (as `alarm` gives them): those not closed, the raised first, then the oldest; `closed` of the last day, the
    latest first; `counts` (`waiting`, `raised`, `owned`, `silent`, `unseen`); `probing`: refusals of the last day, and
    agencies that file more than is usual; `sightings`: what was done in the last day beside what is silent;
    `operations` of the next `hours`; `version`: another when any of this changed.
    """
    rules = rules_here()
    rows = ask(SQL + "alarms.sql", conflict_id=None, since=now - LATELY)
    found = _alarms(rows, rules, by=by, now=now)
    waiting = [one for one in found if not one["standing"].closed]
    waiting.sort(key=lambda one: (not one["standing"].raised, one["found_at"], one["id"]))
    closed = [one for one in found if one["standing"].closed]
    coming = operations(now=now, most=500, from_=now, until=now + timedelta(hours=hours)) if on_watch(by) else None
    return {
        "alarms": waiting,
        "closed": closed[::-1],
        "counts": _counts(waiting),
        "probing": _probing(rules, now),
        "sightings": _sightings(now),
        "operations": coming["operations"] if coming else [],
        "version": f"{len(found)}.{sum(len(one['steps']) for one in found)}.{sum(one['unseen'] for one in found)}",
    }


def on_watch(by: Looking) -> bool:
    """Whether this reader sits at the watch desk. For wording: what is seen, the database decides."""
    return Role.WATCH in by.roles


def alarm(conflict_id: UUID, *, by: Looking, now: datetime) -> Row | None:
    """One alarm for the watch desk; None for everybody else, and where there is none.

    `sides` (a, b): each the operation or target as it was when found and `now`, its newest version; `notices` per side;
    `steps`, `standing` (rules.alarm.Standing), `next` (steps this officer may take), `silent`, `unseen` notices.
    """
    rows = ask(SQL + "alarms.sql", conflict_id=conflict_id, since=None)
    return next(iter(_alarms(rows, rules_here(), by=by, now=now)), None)


def _alarms(rows: Sequence[Row], rules: Rules, *, by: Looking, now: datetime) -> list[Row]:
    steps: dict[UUID, list[Row]] = {}
    for step in ask(SQL + "steps.sql", conflict_ids=[row["id"] for row in rows]) if rows else []:
        steps.setdefault(step["conflict_id"], []).append(step)
    keys = [key for row in rows for key in (row["a_key"], row["b_key"])]
    current = {one["operation_id"]: one for one in _operations(_newest(keys), now)}
    found = {one["id"]: one for one in _operations(_by_id(rows), now)}
    held = {row["id"]: _target(row) for row in _targets_by_id(rows)}
    told = _notices(keys)
    return [_alarm(row, steps.get(row["id"], []), current, found | held, told, rules, by, now) for row in rows]


def _alarm(
    row: Row, steps: Sequence[Row], current: Row, found: Row, told: dict[UUID, list[Row]], rules: Rules, by: Looking,
    now: datetime,
) -> Row:  # fmt: skip
    taken = [_step(step) for step in steps]
    state: Standing = standing(
        taken, found_at=row["found_at"], now=now, owned_within=timedelta(minutes=rules.watch["owned_minutes"]),
        spoken_within=timedelta(minutes=rules.watch["spoken_minutes"]),
    )  # fmt: skip
    sides = []
    for side in ("a", "b"):
        key, stood = row[f"{side}_key"], found.get(row[f"{side}_version_id"] or row[f"{side}_target_id"])
        # a notice is under the operation, which may stand in several alarms: of this one are those since it was found
        of_side = [one for one in told.get(key, []) if one["told_at"] >= row["found_at"]] if not row["silent"] else []
        sides.append({"side": side, "key": key, "found": stood, "now": current.get(key), "notices": of_side})
    wait = timedelta(minutes=rules.watch["seen_minutes"])
    unseen = [n for one in sides for n in one["notices"] if n["seen_at"] is None]
    return {
        "id": row["id"],
        "matter": "place" if row["a_version_id"] else "target",
        "found_at": row["found_at"],
        "silent": row["silent"],
        "sides": sides,
        "steps": [{"taken": one, "outcome": step["outcome"]} for one, step in zip(taken, steps, strict=True)],
        "standing": state,
        "next": lawful_next(state, by=by.reader_id, silent=row["silent"]) if on_watch(by) else (),
        "unseen": len(unseen),
        "unseen_late": sum(now - n["told_at"] > wait for n in unseen),
        "raise_at": None if state.owner else row["found_at"] + timedelta(minutes=rules.watch["owned_minutes"]),
    }


def _counts(waiting: Sequence[Row]) -> Row:
    return {
        "waiting": sum(one["standing"].owner is None for one in waiting),
        "raised": sum(one["standing"].raised for one in waiting),
        "owned": sum(one["standing"].owner is not None for one in waiting),
        "silent": sum(one["silent"] for one in waiting),
        "unseen": sum(one["unseen"] for one in waiting),
    }


def _probing(rules: Rules, now: datetime) -> list[Row]:
    """Refusals of the last day by person, and agencies that file more within the hour than is usual."""
    rows = ask(SQL + "probing.sql", since=now - LATELY)
    refused = Counter((row["agency"], row["filed_name"], row["alike"]) for row in rows)
    latest = {(row["agency"], row["filed_name"], row["alike"]): row["at"] for row in rows}
    busy = ask(SQL + "busy_agencies.sql", since=now - timedelta(hours=1), many=rules.probing["agency_hour"])
    return [
        {"agency": _agency(agency), "name": name, "alike": alike, "times": times, "at": latest[agency, name, alike]}
        for (agency, name, alike), times in sorted(refused.items())
    ] + [
        {"agency": _agency(row["agency"]), "name": "", "alike": False, "times": row["times"], "at": row["at"]}
        for row in busy
    ]  # fmt: skip


def _sightings(now: datetime) -> list[Row]:
    rows = ask(SQL + "sightings.sql", since=now - LATELY)
    return [{**row, "agency": _agency(row["agency"]), "of_agency": _agency(row["of_agency"])} for row in rows]


def _agency(number: int) -> Row:
    """An agency with its names and its `number`."""
    return {**agency_named(number), "number": number}


def _step(row: Row) -> Taken:
    return Taken(Step(row["step"]), row["taken_by"], row["taken_name"], row["taken_at"], row["note"])


def _newest(operation_ids: Sequence[UUID]) -> list[Row]:
    rows = ask(SQL + "versions.sql", operation_ids=list(operation_ids)) if operation_ids else []
    return list({row["operation_id"]: row for row in reversed(rows)}.values())


def _by_id(rows: Sequence[Row]) -> list[Row]:
    ids = [row[side] for row in rows for side in ("a_version_id", "b_version_id") if row[side]]
    return ask(SQL + "versions_by_id.sql", ids=ids) if ids else []


def _targets_by_id(rows: Sequence[Row]) -> list[Row]:
    ids = [row[side] for row in rows for side in ("a_target_id", "b_target_id") if row[side]]
    return ask(SQL + "targets_by_id.sql", ids=ids) if ids else []


def _operations(rows: Iterable[Row], now: datetime) -> list[Row]:
    rows = list(rows)
    subjects = _subjects([row["id"] for row in rows])
    told = _notices([row["operation_id"] for row in rows])
    return [
        {**_shown(row, now), "subjects": subjects.get(row["id"], []), "notices": told.get(row["operation_id"], [])}
        for row in rows
    ]


def _shown(row: Row, now: datetime) -> Row:
    """One version: as stored, with its agency named, its points in pairs, and `state`, which may be `expired`."""
    pairs = list(zip(row["points"][::2], row["points"][1::2], strict=True))
    expired = row["kept_until"] < now and row["state"] != "cancelled"
    return {**row, "agency": _agency(row["agency"]), "points": pairs, "state": "expired" if expired else row["state"]}


def _subjects(version_ids: Sequence[UUID]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for row in ask(SQL + "subjects.sql", version_ids=list(version_ids)) if version_ids else []:
        found.setdefault(row["version_id"], []).append({"kind": row["kind"], "written": row["written"]})
    return found


def _target(row: Row) -> Row:
    return {**{name: row[name] for name in row if name != "total"}, "agency": _agency(row["agency"])}


def _notices(keys: Sequence[UUID]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for row in ask(SQL + "notices.sql", keys=list(keys), most=10_000) if keys else []:
        found.setdefault(row["key"], []).append(_notice(row))
    return found


def _notice(row: Row) -> Row:
    return {
        **{name: row[name] for name in ("id", "kind", "key", "contact", "phone", "told_at", "seen_at", "seen_name")},
        "agency": _agency(row["agency"]),
        "other": _agency(row["other_agency"]) if row["other_agency"] else None,
    }

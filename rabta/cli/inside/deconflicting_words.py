"""What `rabta deconflict` answers, as lines to read. Times in the time of the house, with their zone."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

Row = dict[str, Any]
NO_CONFLICT = "Accepted. No conflict."
CONFLICT = "Accepted. A conflict exists: the watch desk will call."


def in_words(name: str, said: Row) -> list[str]:
    """Lines for whoever sits at the terminal."""
    return SAID[name](said)


def _answered(said: Row) -> list[str]:
    return [CONFLICT if said["conflict"] else NO_CONFLICT, str(said["id"])]


def _operations(said: Row) -> list[str]:
    if not said["operations"]:
        return ["No planned operations that you may see."]
    more = said["total"] - len(said["operations"])
    return [*_table_of(said["operations"]), *([f"and {more} more: --most N"] if more > 0 else [])]


def _table_of(operations: Sequence[Row]) -> list[str]:
    return _table(
        ("begins", "ends", "agency", "kind", "place", "state", "told", "id"),
        [
            (_moment(one["starts_at"]), _moment(one["ends_at"]), one["agency"], one["kind"], _place(one),
             one["state"] + (", silent" if one["silent"] else ""), _told_of(one["notices"]), one["id"]) for one in operations
        ],
    )  # fmt: skip


def _operation(said: Row) -> list[str]:
    subjects = ", ".join(f"{one['kind']} {one['written']}" for one in said["subjects"]) or "none"
    lines = [
        f"{said['kind']} of {said['agency']}, {said['state']}{', silent' if said['silent'] else ''}",
        f"  {_moment(said['starts_at'])} to {_moment(said['ends_at'])}, kept free {_moment(said['kept_from'])} to "
        f"{_moment(said['kept_until'])}",
        f"  {said['shape']} {_places(said)}, {said['terrain']}, {said['radius_m']:,} m around",
        f"  {said['contact']} {said['phone']}; risk {said['risk']}; reference {said['reference'] or 'none'}",
        f"  subjects: {subjects}",
        f"  marking: {said['marking']}",
    ]
    lines += [f"  told {_moment(one['told_at'])}: {_notice_in_words(one)}" for one in said["notices"]]
    lines += [
        f"  version {one['number']}, {one['state']} {_moment(one['filed_at'])} by {one['filed_name']}"
        f"{' (by telephone)' if one['by_phone'] else ''}{': ' + one['reason'] if one['reason'] else ''}"
        for one in said["history"]
    ]
    return lines


def _told(said: Row) -> list[str]:
    if not said["notices"]:
        return ["Your side was told of no conflict."]
    rows = [
        (_moment(one["told_at"]), _notice_in_words(one), one["key"],
         f"{_moment(one['seen_at'])}, {one['seen_name']}" if one["seen_at"] else "not opened", one["id"])
        for one in said["notices"]
    ]  # fmt: skip
    return _table(("told", "what", "operation or target", "opened", "notice"), rows)


def _board(said: Row) -> list[str]:
    counts = ", ".join(f"{value} {name}" for name, value in said["counts"].items())
    lines = [f"Alarms: {counts}"]
    if said["alarms"] or said["closed"]:
        lines += ["", *_alarms([*said["alarms"], *said["closed"]])]
    if said["probing"]:
        lines += ["", "Filed more often than for real work:"]
        lines += [
            f"  {one['agency']} {one['name'] or 'in all'}: {one['times']} times, last {_moment(one['at'])}"
            f"{', nearly the same' if one['alike'] else ''}" for one in said["probing"]
        ]  # fmt: skip
    if said["operations"]:
        lines += ["", *_table_of(said["operations"])]
    return lines


def _alarms(alarms: Sequence[Row]) -> list[str]:
    return _table(
        ("found", "of", "sides", "stands", "not opened", "id"),
        [
            (_moment(one["found_at"]), one["matter"] + (", silent" if one["silent"] else ""),
             " and ".join(side["agency"] for side in one["sides"]), _stands(one),
             f"{one['unseen']}{', telephone' if one['unseen_late'] else ''}", one["id"]) for one in alarms
        ],
    )  # fmt: skip


def _stands(one: Row) -> str:
    if one["closed"]:
        return "closed"
    spoken = " and ".join(side for side in "ab" if one[f"spoke_{side}"])
    parts = [f"taken by {one['owner']}" if one["owner"] else "nobody has it"]
    parts += ["contacts released"] * one["released"] + ([f"{spoken} spoke"] if spoken else [])
    return ", ".join(parts) + ("  RAISED" if one["raised"] else "")


def _alarm(said: Row) -> list[str]:
    lines = [f"Found {_moment(said['found_at'])}{', silent' if said['silent'] else ''}: {_stands(said)}"]
    for side in said["sides"]:
        lines += ["", f"{side['side'].upper()}  {side['agency']}: {side['contact']} {side['phone']}"]
        if "starts_at" in side:
            lines += [
                f"   {side['kind']}, {_moment(side['starts_at'])} to {_moment(side['ends_at'])}, {side['state']}",
                f"   {side['shape']} {_places(side)}, {side['radius_m']:,} m around",
                f"   supervisor: {side['supervisor']} {side['supervisor_phone']}" if side["supervisor"] else "",
            ]
        else:
            lines += [f"   {side['kind']} {side['written']}, held until {_moment(side['held_until'])}"]
        lines += [f"   told {_moment(one['told_at'])}: {_notice_in_words(one)}, {_opened(one)}" for one in side["notices"]]
    lines += [""] + [
        f"{_moment(one['at'])} {one['step']}{' (' + one['outcome'] + ')' if one['outcome'] else ''} by {one['by']}"
        f"{': ' + one['note'] if one['note'] else ''}" for one in said["steps"]
    ]  # fmt: skip
    lines += [f"Next: {', '.join(said['next'])}"] if said["next"] else []
    return [line for n, line in enumerate(lines) if line or n]


def _stepped(said: Row) -> list[str]:
    return [f"On record: {said['step']}."]


def _targets(said: Row) -> list[str]:
    if not said["targets"]:
        return ["No targets that you may see."]
    rows = [
        (one["agency"], one["kind"], one["written"], _moment(one["held_until"]), _told_of(one["notices"]), one["id"])
        for one in said["targets"]
    ]
    return _table(("agency", "kind", "target", "until", "told", "id"), rows)


def _let_go(said: Row) -> list[str]:
    return ["Let go: it is in no check any more."]


def _rules(said: Row) -> list[str]:
    rows = [
        (one["kind"], *(f"{one['radius_m'][name]:,}" for name in said["terrains"]),
         f"{one['before_minutes']}/{one['after_minutes']}", one["silent"])
        for one in said["kinds"]
    ]  # fmt: skip
    lines = ["Metres kept free around the place, by terrain; minutes before and after.", ""]
    lines += _table(("kind", *said["terrains"], "minutes", "silent"), rows)
    lines += ["", f"Risks: {', '.join(said['risks'])}"]
    for name in ("limits", "probing", "watch"):
        lines.append(f"{name.capitalize()}: " + ", ".join(f"{key} {value}" for key, value in said[name].items()))
    return [*lines, "", "A file, longitude first as GeoJSON has it (or a Feature with these properties):", said["example"]]


SAID: dict[str, Callable[[Row], list[str]]] = {
    "file": _answered, "change": _answered, "cancel": _answered, "list": _operations, "show": _operation, "told": _told,
    "board": _board, "alarm": _alarm, "step": _stepped, "target hold": _answered, "target list": _targets,
    "target drop": _let_go, "rules": _rules,
}  # fmt: skip


def _told_of(notices: Sequence[Row]) -> str:
    """The latest that its side was told, and whether somebody opened it."""
    return f"{notices[0]['kind']}, {_opened(notices[0])}" if notices else ""


def _notice_in_words(one: Row) -> str:
    if one["kind"] == "contacts":
        return f"call {one['other']}: {one['contact']} {one['phone']}"
    return "a conflict exists, the watch desk will call" if one["kind"] == "conflict" else "closed"


def _opened(one: Row) -> str:
    return "opened" if one["seen_at"] else "not opened"


def _place(one: Row) -> str:
    """The first place as one says it: latitude first."""
    lon, lat = one["points"][0]
    return f"{lat:.4f}, {lon:.4f}" + (f" {one['shape']}" if one["shape"] != "point" else "")


def _places(one: Row) -> str:
    said = "; ".join(f"{lat:.5f}, {lon:.5f}" for lon, lat in one["points"][:6])
    return f"at {said}{' ...' if len(one['points']) > 6 else ''} (latitude, longitude)"


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M %z")


def _table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> list[str]:
    cells = [head, *(tuple(str(cell) for cell in row) for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    return ["  ".join(f"{cell:<{widths[n]}}" for n, cell in enumerate(row)).rstrip() for row in cells]

"""Planned operations as data, for machines: what the command line and the API say of a row, in the same words."""

from collections.abc import Mapping
from typing import Any

from rabta.deconfliction.rules.planned_file import EXAMPLE
from rabta.deconfliction.rules.settings import Rules

Row = dict[str, Any]
_VERSION = (
    "number", "state", "kind", "terrain", "shape", "points", "radius_m", "starts_at", "ends_at", "kept_from", "kept_until",
    "contact", "phone", "supervisor", "supervisor_phone", "risk", "reference", "silent", "exigent", "late", "reason",
    "filed_name", "filed_at", "by_phone",
)  # fmt: skip
_NOTICE = ("id", "kind", "key", "contact", "phone", "told_at", "seen_at", "seen_name")


def told_rules(rules: Rules) -> Row:
    """The centre's table, and what a file looks like. The same for everybody: it is no record."""
    return {
        "kinds": [
            {"kind": one.name, "radius_m": dict(one.radius_m), "before_minutes": _minutes(one.before),
             "after_minutes": _minutes(one.after), "silent": one.silent} for one in rules.kinds.values()
        ],
        "terrains": [*rules.terrains], "risks": [*rules.risks], "limits": dict(rules.limits),
        "probing": dict(rules.probing), "watch": dict(rules.watch), "example": EXAMPLE,
    }  # fmt: skip


def _minutes(span: Any) -> int:
    return int(span.total_seconds() // 60)


def told_version(one: Mapping[str, Any]) -> Row:
    """One version of an operation."""
    return {"agency": one["agency"]["code"], **{name: one[name] for name in _VERSION}}


def told_operation(one: Mapping[str, Any]) -> Row:
    """An operation in its newest version, with its subjects and what its side was told."""
    return {
        "id": one["operation_id"], **told_version(one), "subjects": one["subjects"],
        "notices": [told_notice(notice) for notice in one["notices"]],
    }  # fmt: skip


def told_whole(one: Mapping[str, Any]) -> Row:
    """The same of one that was asked for alone: with its marking, its history, and whether the reader may change it."""
    return {
        **told_operation(one), "marking": one["marking"], "may_change": one["may_change"],
        "history": [told_version(version) for version in one["history"]],
    }  # fmt: skip


def told_notice(one: Mapping[str, Any]) -> Row:
    """What a side was told; once contacts are released, of the other side whom to call."""
    other = one["other"] and one["other"]["code"]
    return {**{name: one[name] for name in _NOTICE}, "agency": one["agency"]["code"], "other": other}

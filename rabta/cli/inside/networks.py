"""Inside an opened house: `rabta networks`."""

import uuid
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.sharing.disclosing import Shown, disclose_all
from rabta.sharing.errors import SharingError, TaskNeeded
from rabta.sharing.operations import reading_as
from rabta.smuggling import queries

REFUSALS = (SharingError,)
__all__ = ["REFUSALS", "acting_reader", "hanging_together"]

Row = dict[str, Any]


def hanging_together(reader_id: uuid.UUID, *, place: str, since: date | None) -> Row:
    """The networks and routes that show, after the ledger has taken note of each report. Raises TaskNeeded."""
    with reading_as(reader_id) as looking:
        found = queries.networks(place=place, since=since)
        routes = queries.routes_briefly(since=since)
        if (found["networks"] or routes) and looking.task_id is None:
            raise TaskNeeded
    reports = {of: marking_id for one in found["networks"] for of, _, marking_id in one["reports"]}
    shown = [
        Shown(deed="report:read", subject=("report", of), marking_id=marking_id, detail={"name": looking.name})
        for of, marking_id in sorted(reports.items())
    ] or [Shown(deed="network:list", subject=("page", "networks"), detail={"shown": 0})]
    disclose_all(shown, reader_id=reader_id, purpose=looking.purpose, at=timezone.now(), new_id=uuid.uuid4)
    return {
        "total": found["total"], "statements": found["statements"], "alone": found["alone"],
        "networks": [_network(one) for one in found["networks"]], "routes": [_route(one) for one in routes],
    }  # fmt: skip


def _network(one: Row) -> Row:
    names = ("key", "first", "last", "size", "statements", "counts")
    return {
        **{name: one[name] for name in names}, "persons": [who["label"] for who in one["persons"]],
        "why": [{"kind": why["kind"], "what": why["label"], "statements": why["statements"]} for why in one["bridges"]],
        "agencies": [agency["code"] for agency in one["agencies"]], "reports": [number for _, number, _ in one["reports"]],
        "prices": [_range(each) for each in one["ranges"]],
    }  # fmt: skip


def _route(one: Row) -> Row:
    return {
        "from": one["origin"].name, "to": one["destination"].name, "modes": one["modes"], "first": one["first"],
        "last": one["last"], "statements": one["statements"], "prices": [_range(each) for each in one["ranges"]],
    }  # fmt: skip


def _range(one: Any) -> Row:
    return {"currency": one.currency, "least": one.least, "most": one.most, "statements": one.statements}

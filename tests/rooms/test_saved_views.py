"""Saved views: one's own, shared in the agency, deleted and brought back, and nothing of them anywhere else."""

import uuid
from typing import Any

import pytest
from django.db import ProgrammingError, connections

from rabta.analysis import queries
from rabta.analysis.errors import NotSaved
from rabta.analysis.operations import save_view, sign_view
from rabta.analysis.rules.saved_view import Kind
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import append_entry
from rabta.sharing.operations import acting_as, reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, Person

ASKED = {"from": "2025-01-01", "to": "2025-06-30", "substance": "heroin", "page": "7"}


def keeps(house: House, who: Person, *, name: str = "EX: heroin", shared: bool = False, **more: Any) -> uuid.UUID:
    said = {"page": "flows", "asked": ASKED, **more}
    return save_view(reader_id=who.id, name=name, shared=shared, at=house.clock.tick(), new_id=house.clock.new_id, **said)


def signs(house: House, who: Person, view: uuid.UUID, kind: Kind) -> None:
    sign_view(reader_id=who.id, view_id=view, kind=kind, at=house.clock.tick(), new_id=house.clock.new_id)


def shown(who: Person) -> dict[str, list[str]]:
    with reading_as(who.id) as looking:
        return {name: [one["name"] for one in held] for name, held in queries.saved_views(by=looking).items()}


def test_a_view_is_ones_own_or_the_agencys_and_comes_back_when_deleted(house: House) -> None:
    mine, ours = keeps(house, ANALYST), keeps(house, ANALYST, name="EX: ours", shared=True)
    assert shown(ANALYST)["own"] == ["EX: heroin", "EX: ours"] and shown(DIRECTOR)["shared"] == ["EX: ours"]
    assert (raw(ANALYST), raw(DIRECTOR)) == ((2, 0), (1, 0))
    with reading_as(ANALYST.id) as looking:
        one = queries.saved_views(by=looking)["own"][0]
    assert one["asked"] == "from=2025-01-01&to=2025-06-30&substance=heroin" and one["marking"].startswith("RESTRICTED")
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER):
        assert raw(who) == (0, 0) and shown(who) == {"own": [], "shared": [], "deleted": []}
    for who, view in ((DIRECTOR, mine), (DIRECTOR, ours), (OUTSIDER, ours), (ANALYST, uuid.UUID(int=9))):
        with pytest.raises(NotAvailable):
            signs(house, who, view, Kind.DELETED)
    for view in (mine, ours):
        signs(house, ANALYST, view, Kind.DELETED)
    assert shown(DIRECTOR)["shared"] == [] and shown(ANALYST)["deleted"] == ["EX: heroin", "EX: ours"]
    assert (raw(ANALYST), raw(DIRECTOR), raw(OUTSIDER)) == ((2, 2), (1, 1), (0, 0)), "steps hide with their view"
    with pytest.raises(NotSaved, match="brought back"):
        signs(house, ANALYST, ours, Kind.DELETED)
    signs(house, ANALYST, ours, Kind.RESTORED)
    assert shown(DIRECTOR)["shared"] == ["EX: ours"] == shown(ANALYST)["own"]
    with pytest.raises(NotSaved, match="brought back"):
        signs(house, ANALYST, ours, Kind.RESTORED)


def test_what_is_too_long_is_refused_and_nobody_writes_into_anothers_view(house: House) -> None:
    for wrong in ({"name": " "}, {"name": "x" * 81}, {"page": "people"}, {"asked": {"what": "x" * 61}}):
        with pytest.raises(NotSaved):
            keeps(house, ANALYST, **wrong)
    view = keeps(house, ANALYST, shared=True)
    step = (
        "INSERT INTO saved_view_step (view_id, number, kind, saved_by, signed_at, marking_id)"
        " SELECT id, 0, 'deleted', {}, saved_at, marking_id FROM saved_view WHERE id = %s"
    )
    for who, by in ((DIRECTOR, "(SELECT current_reader())"), (DIRECTOR, "saved_by")):
        with pytest.raises(ProgrammingError, match="row-level security"), acting_as(who.id) as looking:
            entry = looking.deed("view:deleted", subject=("view", str(view)), detail={})
            append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
            writes(step.format(by), view)
    assert raw(DIRECTOR) == (1, 0)


def writes(sql: str, view: uuid.UUID) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, [view])


def raw(who: Person) -> tuple[int, ...]:
    with reading_as(who.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM saved_view), (SELECT count(*) FROM saved_view_step)")
        return tuple(cursor.fetchone())

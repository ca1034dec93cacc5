"""The register of equipment and the notices: who sees them, a file brought twice, airports with a scanner, webhooks."""

import uuid
from typing import Any

import pytest

from rabta.casework.errors import NotSo
from rabta.casework.operations.equipment import NewDevice, bring_register, enter_device, sign_equipment_step
from rabta.casework.operations.notices import tell_webhooks
from rabta.casework.operations.signing import Said
from rabta.casework.queries.equipment import device, equipment_by_airport, register
from rabta.casework.rules.equipment import EquipmentKind, EquipmentStep
from rabta.casework.rules.sites import airports_named
from rabta.casework.rules.webhook import Webhook, body_of, signature
from rabta.filing.errors import NotAvailable
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, PARTNER, SCREENER, Person
from tests.rooms.test_casework import asked, queue, when

CSV = b"""kind,item,serial,donor,holder,site,stage,date,people,condition,checked,remark
scanner,EX-1 baggage scanner,EX-0001,NCA_UK,ASF,ISB,working,2025-02-01,,as_agreed,2025-02-20,
scanner,EX-1 baggage scanner,EX-0002,NCA_UK,ASF,KHI,out_of_order,2025-02-01,,,,tube
scanner,EX-1 baggage scanner,EX-0003,Invented donor,ASF,,pledged,2025-02-01,,,,
training,EX-image reading,,NCA_UK,ASF,,trained,2025-02-01,14,,,
scanner,EX-1 baggage scanner,EX-0004,NCA_UK,NASA,ISB,working,2025-02-01,,,,
"""


def bring(house: House, who: Person = ANF_OFFICER, **more: Any) -> Any:
    return bring_register(content=CSV, **when(house, who), **more)


def listed(house: House, who: Person) -> dict[str, Any]:
    with reading_as(who.id):
        return register(today=house.clock.now.date())


def test_a_register_is_brought_once_and_says_what_is_wrong(house: House) -> None:
    first, again = bring(house), bring(house)
    assert (len(first.entered), first.known, first.rows) == (4, [], 5)
    assert [(one.row, one.column, one.value) for one in first.wrong] == [(6, "holder", "NASA")]
    assert (again.entered, again.known, again.rows) == ([], [2, 3, 4, 5], 5)
    with pytest.raises(NotSo):
        bring(house, AUDITOR)


def test_airports_with_a_scanner_that_works_are_a_figure_of_ones_view(house: House) -> None:
    bring(house, marking_text="restricted; to CUSTOMS, ASF")
    everything = len(airports_named())
    for who in EVERYBODY:
        with reading_as(who.id):
            found = equipment_by_airport(today=house.clock.now.date())
        assert found["airports"] == everything
        if who in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER):
            assert found["working"] == 1 and [one["code"] for one in found["not_working"]] == ["KHI"], who.name
            assert len(found["without"]) == everything - 2 and listed(house, who)["trained"] == 14
        else:
            assert (found["working"], found["not_working"]) == (0, []) and listed(house, who)["devices"] == [], who.name


def test_what_becomes_of_a_device_is_signed_by_its_holder_and_seen_by_the_others(house: House) -> None:
    new = NewDevice(kind=EquipmentKind.SCANNER, item="EX-1", donor="NCA_UK", holder=agency_number("ASF") or 0)
    pledged = Said(kind=EquipmentStep.PLEDGED, done_on=house.clock.now.date())
    equipment_id = enter_device(device=new, steps=[pledged], **when(house, ANF_OFFICER))

    def do(who: Person, kind: str, of: uuid.UUID = equipment_id, **more: Any) -> int:
        said = Said(kind=kind, done_on=house.clock.now.date(), **more)
        return sign_equipment_step(equipment_id=of, said=said, **when(house, who))

    do(SCREENER, "installed", place="PEW")
    do(SCREENER, "working")
    with pytest.raises(NotSo, match="by its holder"):
        do(CUSTOMS_OFFICER, "working")
    for who in (OUTSIDER, PARTNER):
        for of in (equipment_id, uuid.UUID(int=9)):
            with pytest.raises(NotAvailable):
                do(who, "working", of)
    with reading_as(CUSTOMS_OFFICER.id) as looking:
        found = device(equipment_id, by=looking, today=house.clock.now.date())
        assert found is not None and found["state"].works and found["site"]["code"] == "PEW" and found["next"] == ()
        assert equipment_by_airport(today=house.clock.now.date())["working"] == 1


def test_a_webhook_is_told_ids_and_tried_again_until_it_is_told(house: House) -> None:
    asked(house)
    sent: list[tuple[str, bytes, dict[str, str]]] = []
    answer = [500]

    def send(url: str, body: bytes, headers: dict[str, str]) -> int:
        sent.append((url, body, headers))
        return answer[0]

    def tell(minutes: int, webhooks: dict[str, Webhook]) -> tuple[int, int]:
        at = house.clock.now.replace(hour=12, minute=minutes)
        found = tell_webhooks(webhooks=webhooks, send=send, at=at, new_id=house.clock.new_id)
        return found.delivered, found.failed

    hooks = {"CUSTOMS": Webhook("CUSTOMS", "https://invented.example/x", b"k" * 32)}
    assert tell(0, {}) == (0, 0) and sent == [], "off by default"
    assert tell(1, hooks) == (0, 1) and tell(1, hooks) == (0, 0), "not again at once"
    (notice,) = queue(house, CUSTOMS_OFFICER)["notices"]
    assert notice["told"] is False and queue(house, CUSTOMS_OFFICER)["untold"] == 1
    answer[0] = 204
    assert tell(3, hooks) == (1, 0) and tell(9, hooks) == (0, 0)
    assert queue(house, CUSTOMS_OFFICER)["untold"] == 0
    body = body_of(notice["id"])
    assert {one[1] for one in sent} == {body} and sent[0][2]["X-Rabta-Signature"] == signature(b"k" * 32, body)
    for who in (ANF_OFFICER, OUTSIDER, SCREENER):
        assert queue(house, who)["notices"] == [], who.name

"""Rules through the pages: written with a form, tested, switched on by a second officer; a hit waits beside its flight."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rabta.ledger.operations import entered_by_owner
from rabta.people.accounts.models import Account
from rabta.people.operations import NewReader, add_reader
from rabta.screening.rule_matching import apply_rules
from rabta.vocabulary.rules.numbered import agency_number
from rabta.web.views import rules as views
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import PASSWORD, Filled, client_of, sign_in_name
from tests.doors.web.test_equipment_page import page, words
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER
from tests.rooms.test_rules import SECOND, TODAY, flown, somebody

LATER = (datetime.now(UTC).date() + timedelta(days=90)).isoformat()
WIDE = {"audience": "every", "level": "restricted", "handling": "H0"}
RULE = {
    **WIDE, "name": "EX <b>late</b>", "ground": "EX order 1", "reason": "EX couriers", "contact": "EX desk",
    "phone": "+92 51 000 0001", "text": "paid by cash",
}  # fmt: skip


@pytest.fixture
def two(console: Filled, monkeypatch: pytest.MonkeyPatch) -> Filled:
    """A console with a second officer of ANF, on the day of the flights."""
    new = NewReader(name=SECOND.name, agency=agency_number("ANF") or 0, partner=False, vetting=2, groups=(),
                    purposes=SECOND.purposes, roles=SECOND.roles)  # fmt: skip
    clock = console.house.clock
    add_reader(new, id=SECOND.id, at=clock.tick(), enter=entered_by_owner(at=clock.now, id=clock.new_id()))
    account = Account(sign_in_name=sign_in_name(SECOND), reader_id=SECOND.id, added_at=clock.tick())
    account.must_change_password = False
    account.set_password(PASSWORD)
    account.save()
    monkeypatch.setattr(views, "as_of", lambda: TODAY)
    return console


def test_from_a_form_to_a_hit_beside_its_flight(two: Filled) -> None:
    anf, second, customs, outsider = (client_of(who) for who in (ANF_OFFICER, SECOND, CUSTOMS_OFFICER, OUTSIDER))
    form: dict[str, Any] = {**RULE, "line": "1", "add": "booked", "compare": "at most", "number": "3"}
    assert "booked at most 3 days before departure" in words(anf.post("/rules/write/", form).content)
    wrong = ({"audience": ""}, {"name": ""}, {"ground": " "}, {"phone": "x"}, {"text": ""}, {"text": "nationality AFG"})
    for changed in wrong:
        answered = anf.post("/rules/write/", {**RULE, **changed})
        assert answered.status_code == 422 and "EX couriers" in answered.content.decode(), changed
    assert "no rule may look at that" in words(answered.content)
    assert "names gender" in words(anf.post("/rules/preview/", {"text": "bags at least 2\nwoman"}).content)
    answered = anf.post("/rules/write/", RULE)
    assert answered.status_code == 302, words(answered.content)[-600:]
    path = str(answered["Location"]).partition("?")[0]
    assert "Nobody to test it on" in page(anf, f"{path}test/")
    assert anf.post(f"{path}test/", {"days": "14"}).status_code == 422
    flown(two.house, somebody(1, cash=True), *(somebody(n) for n in range(2, 9)))
    tested = page(anf, f"{path}test/")
    assert "NUMBERA EXAMPLE" in tested and "12%" in tested and "more than one traveller in twenty" in tested
    on = {"kind": "switched_on", "version": "1", "until": LATER, "words": "EX looked at", "known_share": "1"}
    assert "was not tested yet" in words(second.post(f"{path}step/", on).content)
    assert anf.post(f"{path}test/", {"days": "14"}).status_code == 302
    assert "Who wrote a version" in words(anf.post(f"{path}step/", on).content)
    assert "Say first that you know it" in words(second.post(f"{path}step/", {**on, "known_share": ""}).content)
    assert second.post(f"{path}step/", on).status_code == 302
    apply_rules(today=TODAY, at=two.house.clock.tick(), new_id=two.house.clock.new_id)
    assert customs.get("/rules/hits/")["Location"] == "/matches/?by=rule", "where users knew them"
    waiting = customs.get("/matches/?by=rule").content.decode()
    assert "EX &lt;b&gt;late" in waiting and waiting != customs.get("/matches/?by=list").content.decode()
    assert "1 waiting" in page(customs, "/rules/")
    (where,) = set(re.findall(r"/matches/[0-9a-f-]{36}/", waiting))
    assert "paid by cash" in page(customs, where.replace("matches", "rules/hits"))
    assert "paid by cash, as the message states" in page(customs, where) and "cash" in page(customs, where)
    assert "Waiting for a person:" in page(customs, "/flights/EX701-2025-03-01/")
    for kind in ("taken", "found"):
        assert customs.post(f"{where}step/", {"kind": kind, "words": "EX 1 kg"}).status_code == 302
    assert "1 of 1 looked into: too few to say" in page(anf, path)
    changed = anf.post(f"{path}change/", {"text": "paid by cash\nbags at least 2", "words": "EX narrower"})
    assert changed.status_code == 302 and "version 2" in page(anf, path)
    assert anf.post(f"{path}change/", {"text": "paid by cash\nwoman", "words": "EX"}).status_code == 422
    missing = "00000000-0000-0000-0000-000000000009"
    for client, at in ((outsider, path), (outsider, where)):
        for one in (at, at.rsplit("/", 2)[0] + f"/{missing}/"):
            got = (client.get(one).status_code, client.post(f"{one}step/", {**on, "kind": "switched_off"}).status_code)
            assert got == (404, 422 if "matches" in one else 404), one
    pages = (
        "/rules/", "/rules/write/", path, f"{path}test/", f"{path}change/", "/matches/?by=rule", "/matches/?all=1", where,
    )  # fmt: skip
    anf.cookies["rabta_language"] = "ur"
    for one in pages:
        assert english_left(anf.get(one).content.decode()) == [], one
    for text in ("woman", "bags at least 900", "bags at least 4\nbags at most 2", "", "any of", "the moon is full"):
        assert english_left(anf.post("/rules/preview/", {"text": text}).content.decode()) == [], text

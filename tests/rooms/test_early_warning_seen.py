"""Early warning in the record: each reader's own signals, what is behind one, and a decision that hides with its reports."""

from datetime import date, timedelta
from typing import Any

import pytest

from rabta.filing.errors import NotAvailable
from rabta.filing.releasing import mark_anew
from rabta.prevention import queries
from rabta.prevention.errors import NotDecided, NotPublic
from rabta.prevention.operations import Held, NewBulletin, decide_signal, write_bulletin
from rabta.prevention.rules.signal import Decided, about_in
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, PARTNER, Person

TODAY = date(2025, 12, 31)
EVERY = "restricted; every agency"
ROSE = "rise:hashish:district:Quetta"


def year(house: House) -> Any:
    """A year of one event of hashish in 28 days at Quetta, and six in the last: the table's id."""
    rows = ["record_no,date,agency,district,substance,quantity,unit"]
    days = [TODAY - timedelta(days=28 * n + 5) for n in range(1, 13)] + [TODAY - timedelta(days=3 * n) for n in range(6)]
    rows += [f"EX-{n},{day},CUSTOMS,Quetta,hashish,{n + 1}.5,kg" for n, day in enumerate(days)]
    rows.append(f"EX-99,{TODAY - timedelta(days=2)},CUSTOMS,Lahore,ketamine,1.5,kg")
    return house.file(CUSTOMS_OFFICER, "\n".join(rows).encode(), file_name="log.csv", marking=EVERY).report_id


def hides(house: House) -> None:
    """Two more events there, and a new substance, that only ANF sees."""
    for n, drug in ((1, "hashish"), (2, "hashish"), (3, "cocaine")):
        told = f"EX: ANF recovered {n + 40} kg of {drug} at Quetta on {TODAY - timedelta(days=n):%d %B %Y}."
        house.file(ANF_OFFICER, told, written_on=TODAY, marking="restricted; originator only")


def seen(who: Person, today: date = TODAY) -> dict[str, Any]:
    with reading_as(who.id) as looking:
        return {one["about"]: one for one in queries.signals(by=looking, today=today)["signals"]}


def one(who: Person, about: str = ROSE) -> Any:
    named = about_in(about)
    assert named is not None
    with reading_as(who.id) as looking:
        return queries.signal(named, by=looking, today=TODAY)


def decides(house: House, who: Person, kind: Decided = Decided.FOLLOWED, *, about: str = ROSE, words: str = "") -> Any:
    named = about_in(about)
    assert named is not None
    return decide_signal(reader_id=who.id, about=named, day=TODAY, kind=kind, words=words, at=house.clock.tick(),
                         new_id=house.clock.new_id)  # fmt: skip


def test_each_reader_sees_the_signals_of_the_own_view(house: House) -> None:
    year(house)
    before = seen(CUSTOMS_OFFICER), one(CUSTOMS_OFFICER), seen(OUTSIDER)
    hides(house)
    assert before == (seen(CUSTOMS_OFFICER), one(CUSTOMS_OFFICER), seen(OUTSIDER)), "what hides moves nothing"
    anf, customs = seen(ANF_OFFICER), seen(CUSTOMS_OFFICER)
    assert set(customs) == {ROSE, "new:ketamine:country:PK"} == set(anf) - {"new:cocaine:country:PK"} and len(anf) == 3
    assert (customs[ROSE]["late"], anf[ROSE]["late"]) == (6, 8) and customs[ROSE]["expected"] < 1.2
    assert customs[ROSE]["bars"] == [1] * 11 + [6] and customs[ROSE]["chance"] > anf[ROSE]["chance"]
    assert seen(OUTSIDER) == {} == seen(CUSTOMS_OFFICER, TODAY - timedelta(days=60))
    behind = one(CUSTOMS_OFFICER)
    assert behind["total"] == 6 == len(behind["events"]) and len(behind["report_ids"]) == 1
    assert one(ANF_OFFICER)["total"] == 8
    assert one(OUTSIDER) is None is one(CUSTOMS_OFFICER, "rise:opium:district:Quetta")


def test_a_decision_is_signed_for_the_own_agency_and_hides_with_what_it_rests_on(house: House) -> None:
    table = year(house)
    hides(house)
    for who in (PARTNER, AUDITOR, OUTSIDER):
        with pytest.raises((NotDecided, NotAvailable)):
            decides(house, who)
    with pytest.raises(NotDecided, match="Say why"):
        decides(house, ANALYST, Decided.SET_ASIDE)
    with pytest.raises(NotDecided, match="600"):
        decides(house, ANALYST, words="x" * 601)
    with pytest.raises(NotAvailable):
        decides(house, ANALYST, about="rise:heroin:district:Quetta")
    decides(house, ANF_OFFICER, words="EX: we look into it")
    decides(house, ANALYST)
    assert seen(ANF_OFFICER)[ROSE]["stands"] is Decided.FOLLOWED and seen(CUSTOMS_OFFICER)[ROSE]["stands"] is None
    assert [step["signed_name"] for step in one(ANF_OFFICER)["history"]] == [ANF_OFFICER.name]
    decides(house, ANALYST, Decided.SET_ASIDE, words="EX: a new post counts now")
    assert one(ANALYST)["stands"] is Decided.SET_ASIDE and len(one(ANALYST)["history"]) == 2
    assert decided(ANF_OFFICER) == [ANF_OFFICER.name] and decided(CUSTOMS_OFFICER) == []
    mark_anew(reader_id=CUSTOMS_OFFICER.id, report_id=table, marking_text="restricted; originator only", reason="EX: closer",
              at=house.clock.tick(), new_id=house.clock.new_id)  # fmt: skip
    assert decided(ANF_OFFICER) == [] == decided(ANALYST), "it hides with any report it rests on"


def decided(who: Person) -> list[str]:
    with reading_as(who.id) as looking:
        return [one["signed_name"] for one in queries.signals(by=looking, today=TODAY)["decided"]]


def test_what_is_followed_is_told_in_a_bulletin_where_every_agency_may_know_it(house: House) -> None:
    year(house)
    hides(house)
    anf, customs = (decides(house, who) for who in (ANF_OFFICER, CUSTOMS_OFFICER))
    with pytest.raises(NotAvailable):
        writes(house, ANF_OFFICER, customs)
    with pytest.raises(NotPublic, match="not for every agency"):
        writes(house, ANF_OFFICER, anf)
    with pytest.raises(NotPublic, match="Choose at least one"):
        writes(house, CUSTOMS_OFFICER)
    writes(house, CUSTOMS_OFFICER, customs, decides(house, CUSTOMS_OFFICER, about="new:ketamine:country:PK"))
    with reading_as(CUSTOMS_OFFICER.id) as looking:
        [own] = queries.bulletins(by=looking)["own"]
        assert len(queries.followed(by=looking, today=TODAY)) == 2
    assert "In Balochistan, hashish has lately been found more often" in own["text_en"] and "بلوچستان" in own["text_ur"]
    assert "In Pakistan, ketamine has been found, as far as is known for the first time" in own["text_en"]
    assert "Quetta" not in own["text_en"]
    decides(house, CUSTOMS_OFFICER, Decided.SET_ASIDE, words="EX: a campaign")
    with pytest.raises(NotAvailable):
        writes(house, CUSTOMS_OFFICER, customs)


def writes(house: House, who: Person, *of: Any) -> Any:
    done = write_bulletin(reader_id=who.id, new=NewBulletin(signal_ids=of), today=TODAY, at=house.clock.tick(),
                          new_id=house.clock.new_id)  # fmt: skip
    assert not isinstance(done, Held), done
    return done

"""Watch-lists: who sees what of them, what is never listed, a file brought twice, steps and their undoing."""

import uuid
from datetime import date
from typing import Any

import pytest

from rabta.deconfliction.rules.identifiers import Identifier
from rabta.filing.errors import NotAvailable
from rabta.screening.errors import CannotList
from rabta.screening.operations.watch_lists import (
    NewList,
    add_entry,
    bring_entries,
    close_list,
    open_list,
    renew_list,
    sign_entry,
)
from rabta.screening.queries.watch_lists import lists, watch_entry, watch_list
from rabta.screening.rules.course import EntryStep, Standing
from rabta.screening.rules.entry import EntryKind, Listed, Why
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import (
    ANALYST,
    ANF_OFFICER,
    AUDITOR,
    CUSTOMS_OFFICER,
    DIRECTOR,
    EVERYBODY,
    OUTSIDER,
    PARTNER,
    SCREENER,
    Person,
)

OWN, WIDE = "confidential", "restricted; every agency"
CSV = b"""kind,why,name,father,born,adult,passport,phone,reason
person,courier,EX Gul Zaman,Sher Zaman,1985-02-03,,EX4711001,,EX told by a courier
person,courier,EX Gul  Zaman,Sher Zaman,1985-02-03,,EX4711001,,EX the same row
document,stolen,,,,,EX4711002,,EX reported by the holder
person,courier,EX Unknown,,,,,,EX no birth date
phone,recruiter,,,,,,0300-4711003,EX printed on a leaflet
"""


def when(house: House, who: Person) -> dict[str, Any]:
    return {"reader_id": who.id, "at": house.clock.tick(), "new_id": house.clock.new_id}


def opened(house: House, who: Person = ANF_OFFICER, marking: str = OWN, name: str = "EX couriers") -> uuid.UUID:
    new = NewList(name=name, ground="CNS Act 1997 s. 9 (invented use)", reason="EX known couriers", contact="EX desk",
                  phone="+92 51 000 0001", until=date(2025, 9, 1))  # fmt: skip
    return open_list(new=new, marking_text=marking, **when(house, who))


def person(**more: Any) -> Listed:
    says: dict[str, Any] = {"name": "EX Gul Zaman", "born": "1985-02-03", "reason": "EX told by a courier"}
    return Listed(kind=EntryKind.PERSON, why=Why.COURIER, **(says | more))


def add(house: House, list_id: uuid.UUID, listed: Listed, who: Person = ANF_OFFICER, marking: str = OWN) -> uuid.UUID:
    return add_entry(list_id=list_id, listed=listed, marking_text=marking, **when(house, who))


def shown(house: House, who: Person, list_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(who.id) as looking:
        return watch_list(list_id, by=looking, today=house.clock.now.date())


def entry(house: House, who: Person, entry_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(who.id) as looking:
        return watch_entry(entry_id, by=looking, today=house.clock.now.date())


def test_an_entry_may_show_to_more_than_its_list_and_then_says_nothing_of_where_it_comes_from(house: House) -> None:
    list_id = opened(house)
    wide, kept = add(house, list_id, person(), marking=WIDE), add(house, list_id, person(name="EX Kept"))
    for who in EVERYBODY:
        mine = who is ANF_OFFICER
        assert (shown(house, who, list_id) is not None) == mine, who.name
        assert (entry(house, who, kept) is not None) == mine, who.name
        found = entry(house, who, wide)
        if who in (OUTSIDER, PARTNER):
            assert found is None, who.name
        else:
            assert found is not None and found["name"] == "EX Gul Zaman", who.name
            assert (found["list"] is not None) == (found["steps"][0]["reason"] is not None) == mine, who.name
            assert mine or (found["marking"] == "" and "ANF" not in str({**found, "marking_id": 0})), who.name
        with reading_as(who.id):
            assert [one["entries"] for one in lists(today=date(2025, 3, 1))] == ([{"person": 2}] if mine else []), who.name


def test_only_its_own_officers_write_a_list_and_hidden_is_missing(house: House) -> None:
    list_id = opened(house, marking=WIDE)
    entry_id = add(house, list_id, person(), marking=WIDE)
    for who, refusal in ((CUSTOMS_OFFICER, NotAvailable), (SCREENER, NotAvailable), (DIRECTOR, CannotList),
                         (AUDITOR, CannotList), (OUTSIDER, NotAvailable), (PARTNER, NotAvailable)):  # fmt: skip
        with pytest.raises(refusal):
            add(house, list_id, person(name="EX Another"), who)
        with pytest.raises((NotAvailable, CannotList)):
            sign_entry(entry_id=entry_id, kind=EntryStep.WITHDRAWN, words="r", **when(house, who))
        with pytest.raises((NotAvailable, CannotList)):
            close_list(list_id=list_id, words="r", **when(house, who))
    for who in (DIRECTOR, AUDITOR, PARTNER):
        with pytest.raises(CannotList):
            opened(house, who)
    with pytest.raises(NotAvailable):
        add(house, uuid.UUID(int=9), person())


def test_a_file_is_brought_once_and_says_what_is_wrong(house: House) -> None:
    list_id = opened(house)
    first, again = (bring_entries(list_id=list_id, content=CSV, marking_text=OWN, **when(house, ANF_OFFICER)) for _ in "12")
    assert (len(first.entered), first.known, first.rows) == (3, [3], 5)
    assert [(one.row, one.column) for one in first.wrong] == [(5, "born")]
    assert (again.entered, again.known, again.rows) == ([], [2, 3, 4, 6], 5)
    with pytest.raises(CannotList, match="holds it already"):
        add(house, list_id, person(name="EX Otherwise", identifiers=((Identifier.DOCUMENT, "ex 4711001"),)))
    other = opened(house, ANALYST, name="EX another agency's")
    assert bring_entries(list_id=other, content=CSV, marking_text=OWN, **when(house, ANALYST)).known == [3]


def test_who_must_never_be_listed_is_not_written(house: House) -> None:
    list_id = opened(house)
    for listed in (person(born="2010"), person(reason="EX a victim of trafficking"), person(born="")):
        with pytest.raises(CannotList):
            add(house, list_id, listed)
    assert (shown(house, ANF_OFFICER, list_id) or {})["total"] == 0
    add(house, list_id, person(reason="EX recruits victims and children", about_others=True))


def test_steps_are_added_and_undone_and_a_list_that_nobody_renews_ends(house: House) -> None:
    list_id = opened(house)
    entry_id, kept = add(house, list_id, person()), add(house, list_id, person(name="EX Kept"))
    sign_entry(entry_id=entry_id, kind=EntryStep.WITHDRAWN, words="EX mistaken", **when(house, ANF_OFFICER))
    with pytest.raises(CannotList):
        sign_entry(entry_id=entry_id, kind=EntryStep.WITHDRAWN, words="again", **when(house, ANF_OFFICER))
    renew_list(list_id=list_id, until=date(2025, 10, 1), words="EX reviewed", **when(house, ANF_OFFICER))
    stands = [(entry(house, ANF_OFFICER, one) or {})["standing"] for one in (entry_id, kept)]
    assert stands == [Standing.WITHDRAWN, Standing.IN_FORCE]
    sign_entry(entry_id=entry_id, kind=EntryStep.RESTORED, words="EX it was right", **when(house, ANF_OFFICER))
    found = entry(house, ANF_OFFICER, entry_id) or {}
    assert (found["standing"], found["until"]) == (Standing.IN_FORCE, date(2025, 10, 1))
    assert [step["kind"] for step in found["steps"]] == ["added", "withdrawn", "restored"]
    with reading_as(ANF_OFFICER.id) as looking:
        late = watch_list(list_id, by=looking, today=date(2025, 10, 2)) or {}
    assert late["standing"] is Standing.EXPIRED and {one["standing"] for one in late["entries"]} == {Standing.EXPIRED}
    close_list(list_id=list_id, words="EX no longer needed", **when(house, ANF_OFFICER))
    assert (entry(house, ANF_OFFICER, kept) or {})["standing"] is Standing.CLOSED
    for until in (date(2025, 3, 1), date(2027, 3, 1), None):
        with pytest.raises(CannotList):
            renew_list(list_id=list_id, until=until, words="r", **when(house, ANF_OFFICER))

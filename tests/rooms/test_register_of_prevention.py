"""The register of prevention in the record: under its marking, beside what each sees, taken back by its agency."""

import uuid
from dataclasses import asdict, replace
from typing import Any

import pytest
from django.db import DatabaseError, connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import append_entry
from rabta.prevention import queries
from rabta.prevention.errors import NotStated
from rabta.prevention.operations import TAKE_BACK, Brought, bring_lines, state_line, take_line_back
from rabta.prevention.rules.register import Stated
from rabta.records.asking import as_json
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import district_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, PARTNER, Person
from tests.rooms.test_early_warning_seen import ROSE, hides, year
from tests.rules.prevention.test_lines_of_the_register import HOUSE, TODAY, WALK

QUETTA = district_number("Quetta")
EVERY = "restricted; every agency"


def states(house: House, who: Person, said: Stated = HOUSE, *, marking: str = EVERY) -> uuid.UUID:
    return state_line(reader_id=who.id, said=replace(said, district=QUETTA), marking_text=marking, today=TODAY,
                      at=house.clock.tick(), new_id=house.clock.new_id)  # fmt: skip


def takes_back(house: House, who: Person, line: uuid.UUID, words: str = "EX slip") -> None:
    take_line_back(reader_id=who.id, line_id=line, words=words, at=house.clock.tick(), new_id=house.clock.new_id)


def seen(who: Person) -> dict[str, Any]:
    with reading_as(who.id) as looking:
        return queries.register(by=looking, today=TODAY)


def of(who: Person, province: str = "Balochistan") -> Any:
    return next((one for one in seen(who)["provinces"] if one["province"] == province), None)


def test_capacity_stands_beside_demand_as_each_sees_it(house: House) -> None:
    year(house)
    words = "EX: Customs seized 9 kg heroin at Quetta on 2 December 2025, bound for London."
    house.file(CUSTOMS_OFFICER, words, written_on=TODAY, marking=EVERY)
    states(house, ANALYST)
    states(house, CUSTOMS_OFFICER, replace(WALK, reached=60))
    before = of(CUSTOMS_OFFICER)
    assert (before["held"].places, before["held"].programmes, before["held"].reached) == (40, 1, 60)
    assert [one["about"] for one in before["signals"]] == [ROSE] and before["beyond"] == 1
    assert before["inside"] > 6, "the year of hashish, none of it bound abroad"
    hides(house)
    states(house, ANF_OFFICER, replace(HOUSE, name="EX Hidden"), marking="restricted; originator only")
    states(house, ANF_OFFICER, replace(HOUSE, places=400), marking="restricted; originator only")
    assert of(CUSTOMS_OFFICER) == before, "what hides moves no sum, not even where it states the same place anew"
    assert of(ANF_OFFICER)["held"].places == 440 and of(ANF_OFFICER)["inside"] == before["inside"] + 3
    assert of(OUTSIDER) is None and seen(PARTNER)["lines"] == [] and not seen(PARTNER)["states"]


def test_the_own_agency_takes_back_with_a_reason_once(house: House) -> None:
    line, hidden = states(house, ANALYST), states(house, ANF_OFFICER, marking="restricted; originator only")
    for who in (PARTNER, AUDITOR):
        with pytest.raises(NotStated, match="state what the register holds"):
            states(house, who, marking="restricted; originator only")
    for one in (hidden, uuid.uuid4()):
        with pytest.raises(NotAvailable):
            takes_back(house, CUSTOMS_OFFICER, one)
    with pytest.raises(NotStated, match="agency that filed"):
        takes_back(house, CUSTOMS_OFFICER, line)
    with pytest.raises(NotStated, match="why"):
        takes_back(house, ANALYST, line, " ")
    takes_back(house, ANALYST, line)
    with pytest.raises(NotStated, match="already"):
        takes_back(house, ANALYST, line)
    [told] = seen(CUSTOMS_OFFICER)["lines"]
    assert told["taken_back"] and told["why"] == "EX slip" and of(CUSTOMS_OFFICER) is None


FILE = """kind,name,body,district,for,date_from,places,stated_on,source,taken_back
treatment,EX House,EX body,Quetta,,,40,2025-12-31,EX letter,no
treatment,EX House,EX body,Quetta,,,40,2025-12-31,EX letter,
treatment,EX Other,EX body,Quetta,,,forty,2025-12-31,EX letter,
programme,EX Walk,EX body,BA-QTA,school,2025-12-31,,2025-12-31,EX letter,
programme,EX Gone,EX body,BA-QTA,school,2025-12-31,,2025-12-31,EX letter,yes
"""


def brings(house: House, who: Person) -> Brought:
    return bring_lines(reader_id=who.id, content=FILE.encode(), name="ex.csv", marking_text=EVERY, today=TODAY,
                       at=house.clock.tick(), new_id=house.clock.new_id)  # fmt: skip


def test_a_file_enters_its_rows_once_and_brings_nothing_back(house: House) -> None:
    hidden = states(house, ANF_OFFICER, replace(HOUSE, places=40), marking="restricted; originator only")
    first = brings(house, ANALYST)
    assert (first.entered, first.known, first.rows) == ([1, 4], [2], 5)
    assert [(one["row"], one["column"]) for one in first.wrong] == [(3, "places"), (5, "taken_back")]
    again = brings(house, ANALYST)
    assert (again.entered, again.known) == ([], [1, 2, 4]) and len(seen(CUSTOMS_OFFICER)["lines"]) == 2
    other = brings(house, CUSTOMS_OFFICER)
    assert other.entered == [1, 4], "what another agency stated, shown or hidden, is not what one stated oneself"
    takes_back(house, ANALYST, next(one["id"] for one in seen(ANALYST)["lines"] if one["takes_back"] and one["places"]))
    assert [one["row"] for one in brings(house, ANALYST).wrong] == [1, 2, 3, 5] and hidden
    with pytest.raises(NotStated, match="state what the register holds"):
        brings(house, AUDITOR)


def test_a_file_that_breaks_off_enters_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rabta.prevention.operations.register.asdict", breaks_at_the_second())
    with pytest.raises(RuntimeError):
        brings(house, ANALYST)
    assert seen(ANALYST)["lines"] == []


def breaks_at_the_second() -> Any:
    calls = iter((True,))

    def told(said: Stated) -> dict[str, Any]:
        if next(calls, False):
            return asdict(said)
        raise RuntimeError

    return told


def test_the_database_holds_who_takes_back(house: House) -> None:
    """As the application's own login, past the operations."""
    line = states(house, ANALYST)
    marking = next(one for one in seen(CUSTOMS_OFFICER)["lines"] if one["id"] == line)["marking_id"]
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        acting_as(CUSTOMS_OFFICER.id) as looking, connections["default"].cursor() as cursor,
    ):  # fmt: skip
        entry = looking.deed("register:take_back", subject=("programme", str(line)), detail={})
        append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
        cursor.execute(TAKE_BACK, [as_json({
            "line_id": line, "words": "w", "agency": looking.agency, "signed_by": looking.reader_id,
            "signed_name": looking.name, "signed_at": house.clock.tick(), "marking_id": marking,
        })])  # fmt: skip

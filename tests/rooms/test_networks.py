"""What agencies state of those who smuggle, as the record holds it, and the networks that each reader sees in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from rabta.example.networks import FILES, TRUTH
from rabta.filing.operations import file_report
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.models import Facilitation, FacilitationThing
from rabta.resolution.operations import judge_same_person, undo_judgement
from rabta.sharing.operations import reading_as
from rabta.smuggling.queries import contacts, network, networks, routes
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person

HEAD = (
    "Date,Stated By,Encounter No,Part,Facilitator,Age,CNIC,Phone,Handle,Vehicle,Route,Leg,From,To,Mode,Price,Price Currency,"
    "Paid,Paid Currency,Channel,Paid By,Payment Reference,Remarks"
)


def a_row(**said: str) -> str:
    fields = [name.strip() for name in HEAD.split(",")]
    words = {"Date": "2025-02-03", "Stated By": "smuggled person"}
    words |= {name.replace("_", " "): it for name, it in said.items()}
    assert not set(words) - set(fields)
    return ",".join(f'"{words.get(name, "")}"' for name in fields)


def states(house: House, *rows: str, who: Person = ANF_OFFICER, marking: str = "restricted; every agency") -> Any:
    content = "\n".join([HEAD, *rows]).encode()
    return file_report(
        reader_id=who.id, content=content, file_name="stated.csv", at=house.clock.tick(), new_id=house.clock.new_id,
        marking_text=marking,
    )  # fmt: skip


def test_a_statement_is_kept_as_stated_and_shows_with_its_report(house: House) -> None:
    filed = states(
        house,
        a_row(Part="recruiter", Facilitator="EX Rasool Example", Phone="0300-0000123", Handle="facebook: @EX.Travels",
              From="Gujrat", To="Taftan", Mode="bus", Price="450,000", Price_Currency="PKR", Route="EX A", Leg="1",
              Paid="150,000", Paid_Currency="PKR", Channel="hundi", Paid_By="family", Payment_Reference="EX-H-1"),
        a_row(Vehicle="LES-03-1234", Part="driver"),
    )  # fmt: skip
    assert (filed.read, filed.set_aside) == (2, 0)
    with reading_as(CUSTOMS_OFFICER.id):
        told = Facilitation.objects.get(part="recruiter")
        assert (str(told.price), told.price_currency, told.channel, told.payer) == ("450000.00", "PKR", "hundi", "family")
        assert told.route_key is not None and not told.protected
        things = sorted((one.kind, one.value) for one in FacilitationThing.objects.all())
    assert things == [("handle", "facebook:ex.travels"), ("phone", "+923000000123"), ("plate", "LES031234")]
    with reading_as(OUTSIDER.id):
        assert not Facilitation.objects.exists() and not FacilitationThing.objects.exists()


@pytest.mark.parametrize("said", [{"Facilitator": "EX Boy", "Age": "16"}, {"Age": "unsure", "Phone": "0300-0000777"}])
def test_a_guide_who_may_be_a_child_goes_to_the_originator_alone(house: House, said: dict[str, str]) -> None:
    filed = states(house, a_row(Part="guide", **said))
    with reading_as(ANALYST.id):
        assert not ask_report(filed.report_id), "its report is kept to its originator and the referral desk"
    with reading_as(ANF_OFFICER.id):
        assert [(one.protected, one.child, one.part) for one in Facilitation.objects.all()] == [(True, True, "")]
        assert not FacilitationThing.objects.exists()


def ask_report(report_id: Any) -> list[dict[str, Any]]:
    return ask("records/sql/queries/report.sql", report_id=report_id)


def test_the_sample_of_the_format_can_be_filed(house: House) -> None:
    sample = Path("rabta/intake/formats/facilitation/sample.csv").read_bytes()
    at = datetime(2025, 3, 6, tzinfo=UTC)
    filed = file_report(
        reader_id=ANF_OFFICER.id, content=sample, file_name="sample.csv", at=at, new_id=house.clock.new_id,
        marking_text="restricted; every agency",
    )  # fmt: skip
    assert (filed.read, filed.set_aside) == (2, 3)


def test_a_route_shows_what_was_stated_and_never_an_average(house: House) -> None:
    states(
        house,
        a_row(From="Gujrat", To="Taftan", Mode="bus", Price="450,000", Price_Currency="PKR"),
        a_row(From="گجرات", To="Taftan", Mode="car", Price="USD 900", Date="2025-02-05", Part="recruiter",
              Phone="0300-0000124"),
    )  # fmt: skip
    states(house, a_row(From="Gujrat", To="Taftan", Price="300,000", Price_Currency="PKR"), marking="restricted")
    with reading_as(CUSTOMS_OFFICER.id):
        [route] = routes()
        [contact] = contacts()
    said = [(one.currency, int(one.least), int(one.most), one.statements) for one in route["ranges"]]
    assert said == [("PKR", 450000, 450000, 1), ("USD", 900, 900, 1)], "what is hidden moves no range and no number"
    assert (route["statements"], route["modes"], str(route["first"])) == (2, ["bus", "car"], "2025-02-03")
    assert (contact["kind"], contact["value"], contact["statements"]) == ("phone", "+923000000124", 1)
    with reading_as(ANF_OFFICER.id):
        assert [(one.currency, int(one.least), one.statements) for one in routes()[0]["ranges"]][0] == ("PKR", 300000, 2)
        assert routes(since=date(2025, 2, 4))[0]["statements"] == 1
    with reading_as(OUTSIDER.id):
        assert routes() == [] and contacts(parts=()) == []


TWO_CELLS = (
    a_row(Encounter_No="EX-1", Part="recruiter", Facilitator="EX Rasool Example", CNIC="35202-0000000-1", Handle="EX page",
          From="Gujrat", To="Taftan", Price="PKR 450,000"),
    a_row(Encounter_No="EX-1", Part="driver", Facilitator="EX Sajid Example", Vehicle="LES-03-1234"),
)  # fmt: skip
OTHER_CELL = (
    a_row(Encounter_No="EX-9", Part="collector", Facilitator="EX Noor Example", Phone="0300-0000555", Date="2025-02-20",
          Channel="hundi", Paid="PKR 100,000", Payment_Reference="EX-H-9"),
)  # fmt: skip
BRIDGE = (a_row(Part="recruiter", Facilitator="EX Rasool Example", CNIC="35202-0000000-1", Phone="0300-0000555"),)


def every() -> list[dict[str, Any]]:
    return [network(one["key"]) or {} for one in networks()["networks"]]


def found(person: Person) -> list[dict[str, Any]]:
    with reading_as(person.id):
        return every()


def named(one: dict[str, Any]) -> set[str]:
    return {each["label"] for each in one["nodes"] if each["label"]}


def test_networks_hang_together_by_what_the_reader_sees_alone(make_house: Callable[[], House]) -> None:
    apart = []
    for hides in (False, True):
        house = make_house()
        states(house, *TWO_CELLS)
        states(house, *OTHER_CELL, who=CUSTOMS_OFFICER)
        if hides:
            states(house, *BRIDGE, marking="restricted")
        with reading_as(CUSTOMS_OFFICER.id):
            apart.append(repr([networks(), every(), routes(), contacts(parts=())]))
        ours, theirs = found(CUSTOMS_OFFICER)
        assert (ours["size"], theirs["size"]) == (2, 4), "two networks, as long as nothing that shows joins them"
        assert named(theirs) >= {"EX Rasool Example", "EX Sajid Example", "EX page", "LES-03-1234"}
    assert apart[0] == apart[1], "a hidden statement moves no byte"
    [whole] = found(ANF_OFFICER)
    assert whole["size"] == 6 and {one["label"] for one in whole["bridges"]} >= {"EX Rasool Example", "0300-0000555"}
    assert (str(whole["first"]), str(whole["last"])) == ("2025-02-03", "2025-02-20")
    assert [one["payment_ref"] for one in whole["payments"]] == ["EX-H-9"]
    assert found(OUTSIDER) == []


def test_merge_and_unmerge_bring_the_network_back_exactly(house: House) -> None:
    states(house, *TWO_CELLS)
    states(house, a_row(Facilitator="EX Rasul Ex", Phone="0300-0000556", Part="guide"), who=CUSTOMS_OFFICER)
    before = repr(found(ANALYST))
    said = [one for each in found(ANALYST) for one in each["stated"].values()]
    keys = sorted(one["mention"] for one in said if "Ras" in (one["name"] or ""))
    assert len(found(ANALYST)) == 2 and len(keys) == 2
    now = {"reader_id": ANALYST.id, "new_id": house.clock.new_id}
    done = judge_same_person(a=keys[0], b=keys[1], outcome="same", at=house.clock.tick(), **now)
    [merged] = found(ANALYST)
    assert merged["size"] == 5
    undo_judgement(judgement_id=done, at=house.clock.tick(), **now)
    assert repr(found(ANALYST)) == before


def test_a_seizure_with_a_number_of_the_network_in_its_words_is_linked(house: House) -> None:
    states(house, *TWO_CELLS)
    words = "ANF recovered 5 kg hashish from vehicle LES-03-1234 at Taftan on 10 February 2025. One accused was arrested."
    house.file(CUSTOMS_OFFICER, words, marking="restricted; every agency")
    other = "ANF recovered 5 kg hashish from vehicle LES-03-12345 at Quetta on 11 February 2025. One accused was arrested."
    house.file(CUSTOMS_OFFICER, other, marking="restricted; every agency")
    [one] = found(ANF_OFFICER)
    [drugs] = [each for each in one["nodes"] if each["kind"] == "drugs"]
    [edge] = [each for each in one["edges"] if each.way]
    assert str(drugs["day"]) == "2025-02-10" and edge.way == "les-03-1234"


def test_the_example_hangs_together_as_its_truth_says(house: House) -> None:
    fia = Person("investigator", "FIA", 2, (Role.LIAISON,))
    coast = Person("coast guard", "PCG", 2, (Role.LIAISON,))
    files = {"FIA": fia, "PCG": coast, "ANF": ANF_OFFICER}
    for one in (fia, coast):
        new = NewReader(name=one.name, agency=agency_number(one.agency) or 0, vetting=2, groups=(), purposes=one.purposes,
                        roles=one.roles)  # fmt: skip
        at, entry = house.clock.tick(), house.clock.new_id()
        add_reader(new, id=one.id, at=at, enter=entered_by_owner(at=at, id=entry))
    for one in FILES:
        house.file(files[one.agency], one.text, file_name=one.file_name, marking=one.marking)
    for person, view in ((CUSTOMS_OFFICER, "everywhere"), (ANF_OFFICER, "ANF"), (ANALYST, "ANF")):
        told = {frozenset(who["label"] for who in one["persons"]) for one in found(person)}
        assert told == {frozenset(group) for group in TRUTH[view]}, person.name

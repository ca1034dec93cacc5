"""The demo's cases: opened, signed, asked and answered through the room's own operations, and a second start adds none."""

from datetime import date

from rabta.briefing.invented import EXAMPLE
from rabta.casework.queries.cases import cases
from rabta.casework.queries.requests import requests
from rabta.casework.queries.work import work_queue
from rabta.casework.rules.case import Lacking
from rabta.cli.inside.example_cases import work_together
from rabta.cli.inside.example_people import add_people, example_reader, machine_reader
from rabta.cli.installation.sign_ins import SignIn
from rabta.filing.operations import file_report
from rabta.sharing.operations import reading_as
from tests.house import House

HEAD = "record_no,date,agency,district,substance,quantity,unit\n"
DRUGS = {"ANF": ("heroin", "hashish", "methamphetamine"), "CUSTOMS": ("opium",)}
PEOPLE = (("liaison", "CUSTOMS", "LIAISON"), ("anf", "ANF", "LIAISON"), ("analyst", "NNCC", "ANALYST"))


def seen(name: str) -> dict[str, object]:
    today = EXAMPLE.date_to
    with reading_as(example_reader(name)) as looking:
        found, asked = cases(today=today), requests(by=looking, today=today)
        queue = work_queue(by=looking, today=today)
    return {"counts": found["counts"],
            "cases": [(one["title"], len(one["members"]), one["steps"]) for one in found["cases"]],
            "asked": [(one["title"], str(one["state"].stage)) for one in asked["to_us"] + asked["from_us"]],
            "items": [(item["what"], item["one"]["title"]) for item in queue["items"]]}  # fmt: skip


def test_every_list_and_queue_has_something_to_show_and_a_second_start_adds_none(house: House) -> None:
    add_people([SignIn(name, f"Example {name}", name, code, role, "eleven quiet lamps 7") for name, code, role in PEOPLE])
    for code, drugs in DRUGS.items():
        rows = "".join(
            f"EX-{code}{n},2025-{n:02}-0{1 + number},{code},Quetta,{drug},{n + number}.5,kg\n"
            for number, drug in enumerate(drugs) for n in range(1, 12)
        )  # fmt: skip
        file_report(
            reader_id=machine_reader(code), content=(HEAD + rows).encode(), file_name="year.csv", at=house.clock.tick(),
            new_id=house.clock.new_id, marking_text="restricted; every agency", written_on=date(2025, 11, 29),
        )  # fmt: skip
    assert len(list(work_together())) == 11
    customs, anf = seen("liaison"), seen("anf")
    assert len(anf["cases"]) == 6 and len(customs["cases"]) == 5, "each sees what it is in"  # type: ignore[arg-type]
    for one in (Lacking.CHARGE, Lacking.OUTCOME, Lacking.DESTRUCTION):
        assert anf["counts"][str(one)] >= 1, one  # type: ignore[index]
    assert {what for what, _ in customs["items"]} >= {"mine", "agency", "sign"}  # type: ignore[attr-defined]
    assert ("EX: Whose lorry is this?", "accepted") in customs["asked"]  # type: ignore[operator]
    assert ("EX: X-ray images of one flight", "answered") in customs["asked"]  # type: ignore[operator]
    assert ("decide", "EX: An escort on the coast road") in anf["items"]  # type: ignore[operator]
    list(work_together())
    assert (seen("liaison"), seen("anf")) == (customs, anf)

"""The demo's chains: invented officers sign them through the room's own operations, and a second start adds none."""

from collections import Counter
from datetime import UTC, date, datetime

from rabta.cli.inside.example_chains import keep_chains
from rabta.cli.inside.example_people import add_people, example_reader, machine_reader
from rabta.cli.installation.sign_ins import SignIn
from rabta.custody import queries
from rabta.custody.rules.step import Kind
from rabta.filing.operations import file_report
from rabta.sharing.operations import reading_as
from tests.house import House

HEAD = "record_no,date,agency,district,substance,quantity,unit\n"
PLACES = ("Quetta", "Lahore", "Peshawar", "Karachi South", "Multan", "Khyber", "Chaghi")
ROWS = "".join(f"EX-T{n},2025-{1 + n % 10:02}-{10 + n % 9},ASF,{PLACES[n % 7]},heroin,{n + 3}.{n}5,kg\n" for n in range(16))


def chains() -> list[dict[str, object]]:
    with reading_as(example_reader("analyst")):
        return queries.owed(now=datetime(2025, 11, 30, tzinfo=UTC), which=None, agency=None, most=100)["exhibits"]  # type: ignore[no-any-return]


def test_every_list_has_something_to_show_and_a_second_start_adds_none(house: House) -> None:
    add_people([SignIn("Centre analyst", "Example Analyst", "analyst", "NNCC", "ANALYST", "eleven quiet lamps 7")])
    file_report(
        reader_id=machine_reader("ASF"), content=(HEAD + ROWS).encode(), file_name="year.csv", at=house.clock.tick(),
        new_id=house.clock.new_id, marking_text="restricted; every agency", written_on=date(2025, 11, 1),
    )  # fmt: skip
    told = Counter(keep_chains())
    assert told["burnt"] >= 2 and told["short"] == 1 and told["waiting"] >= 1, told
    owed = Counter(str(name) for one in chains() for name in one["chain"].owes)  # type: ignore[attr-defined]
    assert owed["out_of_balance"] == 1, owed
    assert all(owed[name] for name in ("no_case", "no_outcome", "not_destroyed", "late")), owed
    assert sum(told.values()) > len(chains()), "what was burnt owes nothing"
    assert list(keep_chains()) == []
    said = [step for one in chains() for step in one["steps"]]  # type: ignore[attr-defined]
    assert all("Example officer" in step.signed_name for step in said)
    assert not any(step.to_officer for step in said if step.kind is not Kind.HANDED_OVER)

"""Reports, incidents and search as each reader may see them."""

import json
import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import connections

from rabta.counting.queries import incident, report
from rabta.filing.operations import correct_reading, withdraw_report
from rabta.records.queries import incidents_stated, report_bytes, report_filed, reports_newest, search
from rabta.records.rules.snippets import needles_of
from rabta.sharing.disclosing import disclose
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person
from tests.rooms.filled_house import filled, full

__all__ = ["filled", "full"]
DAY = date(2025, 2, 4)
TORKHAM = "In first operation near Torkham, 4 kg charas and 4 kg opium were seized, two held. In second, 4 kg ice in Quetta."
URDU = "کراچی ایئرپورٹ پر ۱۲ کلو گرام ہیروئن برآمد، ایک ملزم گرفتار۔"


def newest(person: Person, **more: object) -> list[dict[str, object]]:
    with reading_as(person.id):
        return reports_newest(**more)  # type: ignore[arg-type]


def hits(person: Person, q: str, **filters: object) -> list[str]:
    with reading_as(person.id):
        return [hit["report_number"] for hit in search(q, **filters)["hits"]]  # type: ignore[arg-type]


def test_reports_come_newest_first_and_page_without_gap_or_repeat(full: House) -> None:
    whole = newest(ANALYST, most=1000)
    assert [r["received_at"] for r in whole] == sorted((r["received_at"] for r in whole), reverse=True)  # type: ignore[type-var]
    paged, cursor = [], None
    while page := newest(ANALYST, most=5, before=cursor):
        paged += page
        cursor = page[-1]["cursor"]
    assert paged == whole
    assert {r["agency"]["code"] for r in newest(ANALYST, agency="ASF")} == {"ASF"}  # type: ignore[index]
    assert 0 < len(newest(OUTSIDER, most=1000)) < len(whole)


def test_reports_received_at_one_moment_page_without_gap(house: House) -> None:
    moment = house.clock.now
    for n in range(5):
        house.clock.now = moment
        house.file(ANF_OFFICER, f"ANF in Quetta: {n + 2} kg opium recovered.", place=False)
    first = newest(ANALYST, most=2)
    second = newest(ANALYST, most=9, before=first[-1]["cursor"])
    assert [r["id"] for r in (*first, *second)] == [r["id"] for r in newest(ANALYST)]
    assert len(newest(ANALYST, before="no cursor at all")) == 5
    assert newest(OUTSIDER) == []


def test_a_report_opens_to_its_words(house: House) -> None:
    filed = house.file(ANF_OFFICER, TORKHAM, written_on=DAY)
    with reading_as(ANALYST.id):
        found = report(filed.report_id)
        assert found is not None
        [row] = found["rows"]
        for span in row["spans"]:
            if span["field"].endswith("/quantity"):
                assert Decimal(row["text"][span["start"] : span["end"]]) == Decimal(str(span["value"]))
        assert {span["incident_no"] for span in row["spans"] if span["field"].endswith("quantity")} == {1, 2}
        assert found["number"] == filed.number and found["rows_read"] == 1 and not found["mine"]
        assert report_bytes(filed.report_id) == ("typed.txt", "text/plain", TORKHAM.encode())
        for held in row["incidents"]:
            one = incident(held["key"])
            assert one is not None and one["event_key"] == held["event_key"]
            assert one["text"] == row["text"] and one["report"]["number"] == filed.number
    with reading_as(ANF_OFFICER.id):
        assert report(filed.report_id)["mine"] and report(filed.report_id)["filed_by_you"]  # type: ignore[index]
    with reading_as(OUTSIDER.id):
        assert report(filed.report_id) is None and report_bytes(filed.report_id) is None
        assert report(uuid.UUID(int=7)) is None, "hidden and missing give the same answer"
        assert incidents_stated([held["key"] for held in row["incidents"]]) == {}
        assert incident(row["incidents"][0]["key"]) is None


def test_equal_numbers_keep_their_own_places(house: House) -> None:
    """Four times `4` in one text: each line points at its own, and mending one moves only that one."""
    filed = house.file(ANF_OFFICER, TORKHAM, written_on=DAY)

    def places() -> dict[tuple[str, int], tuple[int, int]]:
        with reading_as(ANF_OFFICER.id):
            found = report(filed.report_id)
            stated = incidents_stated([held["key"] for held in found["rows"][0]["incidents"]])  # type: ignore[index]
        return {
            (line["substance"]["code"], int(line["quantity"])): (line["start"], line["end"])
            for one in stated.values()
            for line in one["lines"]
        }

    before = places()
    assert len(set(before.values())) == 3
    start, end = before[("opium", 4)]
    assert TORKHAM[start:end] == "4" and TORKHAM[end:].startswith(" kg opium")
    correct_reading(
        reader_id=ANF_OFFICER.id, report_id=filed.report_id, row_no=1, start=start, end=end, field="quantity", value=6,
        reason="misread", at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip
    after = places()
    assert after.pop(("opium", 6)) == before.pop(("opium", 4))
    assert after == before
    with reading_as(ANF_OFFICER.id):
        mended = report(filed.report_id)
    assert mended is not None
    assert [c["value"] for c in mended["corrections"]] == [6]
    assert "corrected" in {fate["fate"] for fate in mended["became"]}


def test_rows_set_aside_say_why_and_repeats_are_known(house: House) -> None:
    line = json.dumps({"id": "a", "date": "2025-02-01", "agency": "ANF", "text": TORKHAM})
    filed = house.file(ANF_OFFICER, f"{line}\n{{broken\n{line}", file_name="week.jsonl")
    with reading_as(ANALYST.id):
        found = report_filed(filed.report_id)
    assert found is not None
    assert [row["fate"] for row in found["rows"]] == ["read", "set_aside", "repeated"]
    assert found["rows"][1]["problem"]["rule"]
    assert found["rows_read"] + found["rows_set_aside"] + found["rows_repeated"] == found["row_count"] == 3


def test_who_read_it_is_for_the_originator_alone(house: House) -> None:
    filed = house.file(ANF_OFFICER, TORKHAM, written_on=DAY)
    with reading_as(ANALYST.id):
        marking_id = report_filed(filed.report_id)["marking_id"]  # type: ignore[index]
    disclose(
        reader_id=CUSTOMS_OFFICER.id, deed="report:read", subject=("report", str(filed.report_id)), detail={},
        marking_id=marking_id, at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip
    with reading_as(ANF_OFFICER.id):
        readers = report_filed(filed.report_id)["readers"]  # type: ignore[index]
    assert [(r["deed"], r["agency"]["code"]) for r in readers][0] == ("report:read", "CUSTOMS")
    for person in (ANALYST, CUSTOMS_OFFICER, SCREENER):
        with reading_as(person.id):
            assert report_filed(filed.report_id)["readers"] == []  # type: ignore[index]


def test_a_withdrawn_report_keeps_its_page_and_leaves_search(house: House) -> None:
    filed = house.file(ANF_OFFICER, TORKHAM, written_on=DAY)
    assert hits(ANALYST, "torkham")
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=filed.report_id, reason="wrong file", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip
    with reading_as(ANALYST.id):
        found = report(filed.report_id)
    assert found is not None and found["withdrawn"] and found["rows"]
    assert {fate["fate"] for fate in found["became"]} == {"withdrawn"}
    assert hits(ANALYST, "torkham") == [] == hits(ANALYST, "")
    with reading_as(OUTSIDER.id):
        assert report(filed.report_id) is None


@pytest.mark.parametrize("q", ["۱۲ کلو", "12 كلو", "کراچی", "كراچي", '"ہیروئن برآمد"', "برآمد ہيروئن"])
def test_search_folds_letters_and_digits(house: House, q: str) -> None:
    filed = house.file(ANF_OFFICER, URDU, written_on=DAY)
    assert hits(ANALYST, q) == [filed.number]
    assert hits(OUTSIDER, q) == []


def test_search_marks_the_hit_in_the_words_as_written(house: House) -> None:
    house.file(ANF_OFFICER, URDU, written_on=DAY)
    with reading_as(ANALYST.id):
        [hit] = search("12 كراچي")["hits"]
    assert {text for text, is_hit in hit["snippet"] if is_hit} == {"۱۲", "کراچی"}
    assert "".join(text for text, _ in hit["snippet"]).strip(" …") in URDU


@pytest.mark.parametrize("person", [ANALYST, ANF_OFFICER, OUTSIDER])
def test_search_finds_what_a_plain_look_through_the_words_finds(full: House, person: Person) -> None:
    """One word to five, short and long, held and not: whichever of them lead through the index."""
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT i.search, r.number FROM incident i JOIN current_reading c ON c.id = i.reading_id"
            " JOIN report r ON r.id = c.report_id"
        )
        held = cursor.fetchall()
    words = sorted({word for text, _ in held for word in text.split()}, key=lambda word: (len(word), word))
    asked = [" ".join(words[at::-step][:count]) for at in (5, 40, -1) for step in (1, 7) for count in (1, 2, 3, 5)]
    asked += [" ".join(text.split()[:count]) for text, _ in held[::9] for count in (2, 3, 4, 5)]
    for q in [*asked, "kg", "kg zz", "kg %", "_ \\"]:
        expected = [number for text, number in held if all(needle in text for needle in needles_of(q))]
        assert sorted(hits(person, q, most=1000)) == sorted(expected), q


def test_a_common_word_is_walked_from_the_newest_and_finds_the_same(full: House) -> None:
    """Search takes two ways, by how many incidents hold a word: here every word is then taken for a common one."""
    words = ("kg", "heroin", "torkham kg", "zz", "\\", "_")
    asked = [(person, q) for person in (ANALYST, ANF_OFFICER, OUTSIDER) for q in words]
    rare = [hits(person, q) for person, q in asked]
    with full.as_superuser() as superuser:
        said = superuser.execute("SELECT pg_get_functiondef('search_incidents'::regproc)").fetchone()[0]  # type: ignore[index]
        assert said.count("20001") == said.count("> 20000") == 1
        superuser.execute(said.replace("20001", "1").replace("> 20000", "> 0"))  # type: ignore[call-overload]
    assert [hits(person, q) for person, q in asked] == rare
    assert len(rare[0]) > len(rare[12]) > 0, "the analyst finds more than the outsider"


def test_search_narrows_by_what_officers_filter_on(full: House) -> None:
    everything = hits(ANALYST, "", most=1000)
    assert len(everything) > 20
    with reading_as(ANALYST.id):
        found = search("", substance="heroin", most=1000)["hits"]
        assert found and all("heroin" in {line["substance"]["code"] for line in hit["lines"]} for hit in found)
        late = search("", date_from=date(2025, 2, 15), most=1000)["hits"]
        assert late and all(hit["day"] >= date(2025, 2, 15) for hit in late)
        assert search("", most=3)["more"] and len(search("", most=3)["hits"]) == 3
        assert search("100%_")["hits"] == [] and search("\\")["hits"] == []
        number = late[0]["report_number"]
        assert number in {hit["report_number"] for hit in search(number.lower())["hits"]}
        with pytest.raises(KeyError):
            search("", district="Atlantis")
    assert 0 < len(hits(OUTSIDER, "", most=1000)) < len(everything)

"""Records that may be counted and not shown: what each reader is told, over time, and what nobody can make of it."""

import itertools
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connections

from rabta.counting.operations import judge_same_event
from rabta.filing.errors import CannotRelease
from rabta.filing.operations import withdraw_report
from rabta.filing.releasing import mark_anew, recall_release, release_report
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.differencing import pinned
from tests.house import House
from tests.people import (
    ANALYST,
    ANF_OFFICER,
    AUDITOR,
    CUSTOMS_OFFICER,
    EVERYBODY,
    OUTSIDER,
    PARTNER,
    SCREENER,
    Person,
)

KEPT = "restricted; originator only"
TELLERS = (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER)
PLACES = ("Karachi", "Hyderabad", "Sukkur", "Larkana", "Thatta", "Badin", "Dadu", "Khairpur")
IN = ("a truck", "a house", "a bus", "a boat", "a shop", "a store", "a van", "a well")


@dataclass
class Seizures:
    """Invented seizures of one month and province, no two alike: text by text, in the order they are asked for."""

    house: House
    numbers: Iterator[int] = field(default_factory=itertools.count)
    grams: dict[uuid.UUID, int] = field(default_factory=dict)

    def file(self, who: Person, *, marking: str = KEPT, kg: str = "") -> uuid.UUID:
        n = next(self.numbers)
        kg = kg or f"{3 + 7 * n}.{100 + 17 * n}"
        text = (
            f"EX-{n}. On {2 + 3 * (n % 9)} January 2025 {who.agency} recovered {kg} kg heroin from {IN[n % 8]} at "
            f"{PLACES[n % 8]}."
        )
        report_id = self.house.file(who, text, marking=marking).report_id
        self.grams[report_id] = round(float(kg) * 1000)
        return report_id

    def release(self, who: Person, report_id: uuid.UUID, *codes: str) -> uuid.UUID:
        return release_report(
            reader_id=who.id, report_id=report_id, agencies=[number(code) for code in codes or ("ASF",)], reason="EX",
            kind="count_only", at=self.house.clock.tick(), new_id=self.house.clock.new_id,
        )  # fmt: skip

    def recall(self, who: Person, release_id: uuid.UUID) -> None:
        recall_release(
            reader_id=who.id, release_id=release_id, reason="no more", at=self.house.clock.tick(),
            new_id=self.house.clock.new_id,
        )  # fmt: skip


def number(code: str) -> int:
    return agency_number(code) or 0


def told(who: Person) -> list[tuple[str, str, str, int]]:
    """What the one gate function tells this reader: province, first and last day, grams."""
    with reading_as(who.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT province, date_from, date_to, mass_g FROM count_only_told()")
        return [(province, str(first), str(last), grams) for province, first, last, grams in cursor.fetchall()]


def of_january(*grams: int) -> list[tuple[str, str, str, int]]:
    return [("Sindh", "2025-01-01", "2025-01-31", sum(grams))]


@pytest.fixture
def seizures(house: House) -> Seizures:
    return Seizures(house)


@pytest.fixture
def three(seizures: Seizures) -> list[uuid.UUID]:
    """Two of ANF's and one of Customs', told to the airport's readers together."""
    found = [seizures.file(who) for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER)]
    for who, report_id in zip((ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER), found, strict=True):
        seizures.release(who, report_id)
    return found


def test_a_total_of_three_is_told_to_the_readers_it_is_for_and_to_nobody_else(
    seizures: Seizures, three: list[uuid.UUID]
) -> None:
    sums = of_january(*(seizures.grams[r] for r in three))
    assert {person.name: told(person) for person in EVERYBODY} == {
        person.name: sums if person is SCREENER else [] for person in EVERYBODY
    }


def test_two_records_or_one_originator_are_told_to_nobody(seizures: Seizures) -> None:
    for who in (ANF_OFFICER, CUSTOMS_OFFICER):
        seizures.release(who, seizures.file(who))
    assert told(SCREENER) == []
    one_originator = [seizures.file(ANF_OFFICER, marking="restricted; originator only; H2") for _ in range(3)]
    for report_id in one_originator:
        seizures.release(ANF_OFFICER, report_id, "LEVIES")
    assert told(OUTSIDER) == []


def test_a_fourth_changes_nothing_until_three_of_two_originators_are_new(
    seizures: Seizures, three: list[uuid.UUID]
) -> None:
    before = told(SCREENER)
    fourth, fifth, sixth = (seizures.file(who) for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER))
    seizures.release(ANF_OFFICER, fourth)
    assert told(SCREENER) == before
    seizures.release(ANF_OFFICER, fifth)
    assert told(SCREENER) == before
    seizures.release(CUSTOMS_OFFICER, sixth)
    assert told(SCREENER) == of_january(*seizures.grams.values())


def test_a_recall_ends_the_total_at_once_and_releasing_it_again_brings_it_back_as_it_was(seizures: Seizures) -> None:
    reports = [(who, seizures.file(who)) for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER)]
    releases = [seizures.release(who, report_id) for who, report_id in reports]
    before = told(SCREENER)
    seizures.recall(ANF_OFFICER, releases[0])
    assert told(SCREENER) == []
    seizures.release(CUSTOMS_OFFICER, seizures.file(CUSTOMS_OFFICER))
    assert told(SCREENER) == [], "one new one beside two old ones would tell its difference to the one recalled"
    seizures.release(*reports[0])
    assert told(SCREENER) == before


def test_what_one_agency_may_count_no_more_is_told_to_the_others_neither(seizures: Seizures) -> None:
    """Else the total of the two, and a later one without that record, would differ by it."""
    first, *others = [(who, seizures.file(who)) for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER)]
    taken_back = seizures.release(*first, "LEVIES")
    seizures.release(*first, "ASF")
    for who, report_id in others:
        seizures.release(who, report_id, "ASF", "LEVIES")
    assert told(SCREENER) == told(OUTSIDER) == of_january(*seizures.grams.values())
    seizures.recall(ANF_OFFICER, taken_back)
    assert told(SCREENER) == told(OUTSIDER) == []


@pytest.mark.parametrize("how", ["pulled back", "marked anew", "shown to them", "for another purpose"])
def test_what_changes_in_one_record_ends_the_whole_total(
    seizures: Seizures, three: list[uuid.UUID], how: str
) -> None:
    said: dict[str, Any] = {"at": seizures.house.clock.tick(), "new_id": seizures.house.clock.new_id, "reason": "EX"}
    said |= {"reader_id": ANF_OFFICER.id, "report_id": three[0]}
    assert told(SCREENER)
    if how == "pulled back":
        withdraw_report(**said)
    elif how == "marked anew":
        mark_anew(marking_text="confidential; originator only", **said)
    elif how == "shown to them":
        release_report(agencies=[number("ASF")], **said)
    else:
        with seizures.house.as_superuser() as superuser:
            superuser.execute("SET session_replication_role = replica")
            superuser.execute(
                "UPDATE marking SET purposes = '{2}' WHERE id = (SELECT marking_id FROM report WHERE id = %s)", [three[0]]
            )
    assert told(SCREENER) == []


def test_who_could_open_a_record_is_never_told_a_total_of_it(seizures: Seizures) -> None:
    """Nor is a colleague of theirs, who could ask them."""
    open_to_some = seizures.file(ANF_OFFICER, marking="confidential; to ASF")
    seizures.release(ANF_OFFICER, open_to_some)
    for who in (ANF_OFFICER, CUSTOMS_OFFICER):
        seizures.release(who, seizures.file(who))
    assert told(SCREENER) == []


def test_a_total_ends_for_all_when_one_of_them_is_shown_a_record_of_it(seizures: Seizures) -> None:
    three = [(who, seizures.file(who, marking="confidential; originator only")) for who in TELLERS]
    for who, report_id in three:
        seizures.release(who, report_id)
    assert told(SCREENER) == of_january(*seizures.grams.values())
    clock = seizures.house.clock
    release_report(
        reader_id=ANF_OFFICER.id, report_id=three[0][1], agencies=[number("ASF")], reason="EX", at=clock.tick(),
        new_id=clock.new_id,
    )  # fmt: skip
    assert told(SCREENER) == [], "a colleague vetted to confidential opens it; this reader does not"


def test_what_may_be_of_one_event_with_a_visible_record_is_counted_there_alone(seizures: Seizures) -> None:
    reports = [seizures.file(who) for who in (ANF_OFFICER, ANF_OFFICER)]
    customs = seizures.file(CUSTOMS_OFFICER, kg="45.250")
    for who, report_id in zip((ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER), [*reports, customs], strict=True):
        seizures.release(who, report_id, "ASF", "LEVIES")
    sums = of_january(*seizures.grams.values())
    assert told(SCREENER) == told(OUTSIDER) == sums
    again = "EX-2. On 8 January 2025 ANF and Customs recovered 45.250 kg heroin from a bus at Sukkur."
    seizures.house.file(ANF_OFFICER, again, marking="restricted; every agency")
    assert told(SCREENER) == [], "the seizure is in the numbers this reader opens"
    assert told(OUTSIDER) == sums, "and not in those of a reader who may not see it"


def test_filing_a_guess_tells_nothing(seizures: Seizures, three: list[uuid.UUID]) -> None:
    """A reader files what a hidden record may say, and watches the total: it stands, right or wrong."""
    before = told(SCREENER)
    for kg, place in (("3.100", "Karachi"), ("4.100", "Karachi")):
        guess = f"EX-9. On 2 January 2025 ASF recovered {kg} kg heroin from a truck at {place}."
        seizures.house.file(SCREENER, guess, marking="restricted; originator only")
    assert _linked(seizures.house), "one of the guesses is right, or this proves nothing"
    assert told(SCREENER) == before


def _linked(house: House) -> int:
    with house.as_superuser() as superuser:
        found = superuser.execute(
            "SELECT count(*) FROM may_be_one j JOIN count_only_held h ON h.incident_key = j.one"
        ).fetchone()
    return int(found[0]) if found else 0


def test_a_hidden_record_moves_no_total(seizures: Seizures, three: list[uuid.UUID]) -> None:
    """It joins nothing, weighs nothing and is no reason for silence."""
    before = told(SCREENER)
    with seizures.house.as_superuser() as superuser:
        keys = dict(superuser.execute(
            "SELECT d.report_id, i.key FROM incident i JOIN reading d ON d.id = i.reading_id"
        ).fetchall())  # fmt: skip
    laboratory = "EX-0. On 2 January 2025 ANF recovered 3.3 kg heroin, laboratory weight, from a truck at Karachi."
    hidden = seizures.house.file(ANF_OFFICER, laboratory, marking="restricted; to NNCC").report_id
    for report_id in (three[0], three[2]):
        mark_anew(
            reader_id=(ANF_OFFICER if report_id == three[0] else CUSTOMS_OFFICER).id, report_id=report_id,
            marking_text="restricted; to NNCC", reason="EX", keep_releases=True, at=seizures.house.clock.tick(),
            new_id=seizures.house.clock.new_id,
        )  # fmt: skip
    with seizures.house.as_superuser() as superuser:
        bridge = superuser.execute(
            "SELECT i.key FROM incident i JOIN reading d ON d.id = i.reading_id WHERE d.report_id = %s", [hidden]
        ).fetchone()
    assert bridge
    for other in (three[0], three[2]):
        judge_same_event(
            reader_id=ANALYST.id, a=keys[other], b=bridge[0], outcome="same", at=seizures.house.clock.tick(),
            new_id=seizures.house.clock.new_id,
        )  # fmt: skip
    assert told(SCREENER) == before


def test_a_partner_counts_what_every_agency_sees(seizures: Seizures) -> None:
    everywhere = "restricted; every agency"
    for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER):
        seizures.release(who, seizures.file(who, marking=everywhere), "NCA_UK")
    assert told(PARTNER) == of_january(*seizures.grams.values())
    assert told(SCREENER) == told(OUTSIDER) == []


def test_one_event_told_by_two_agencies_is_one_record_of_a_total(seizures: Seizures) -> None:
    both = [
        "EX-50. On 4 January 2025 ANF recovered 45.250 kg heroin from a bus at Sukkur; Customs assisted.",
        "EX-51. On 4 January 2025 Customs and ANF recovered 45.250 kg heroin from a bus at Sukkur.",
    ]
    for who, text in zip((ANF_OFFICER, CUSTOMS_OFFICER), both, strict=True):
        seizures.release(who, seizures.house.file(who, text, marking=KEPT).report_id)
    seizures.release(ANF_OFFICER, one := seizures.file(ANF_OFFICER))
    assert told(SCREENER) == [], "three reports, two events"
    seizures.release(CUSTOMS_OFFICER, two := seizures.file(CUSTOMS_OFFICER))
    assert told(SCREENER) == of_january(45_250, seizures.grams[one], seizures.grams[two])


def test_groups_are_told_no_totals(seizures: Seizures) -> None:
    report_id = seizures.file(ANF_OFFICER)
    with pytest.raises(CannotRelease):
        release_report(
            reader_id=ANF_OFFICER.id, report_id=report_id, agencies=[number("ASF")], groups=["night watch"], reason="EX",
            kind="count_only", at=seizures.house.clock.tick(), new_id=seizures.house.clock.new_id,
        )  # fmt: skip


def test_no_role_of_the_application_reads_what_a_total_holds(seizures: Seizures, three: list[uuid.UUID]) -> None:
    for table in ("count_only_total", "count_only_held", "count_only_standing", "count_only_now", "may_be_one"):
        with pytest.raises(Exception, match="permission denied"), reading_as(AUDITOR.id):
            connections["default"].cursor().execute(f"SELECT count(*) FROM {table}")  # noqa: S608 (names from this list)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whoever_remembers_every_answer_pins_no_record(seizures: Seizures, seed: int) -> None:
    """The attacker hears every reader's every answer, before and after each step, and knows what each total holds."""
    chance, releases = random.Random(seed), dict[uuid.UUID, tuple[Person, uuid.UUID]]()
    heard: dict[tuple[str, ...], int] = {}
    for _ in range(14):
        if releases and chance.random() < 0.25:
            report_id = chance.choice(sorted(releases))
            who, release_id = releases.pop(report_id)
            seizures.recall(who, release_id)
        else:
            who = chance.choice((ANF_OFFICER, CUSTOMS_OFFICER))
            report_id = seizures.file(who)
            releases[report_id] = (who, seizures.release(who, report_id, *chance.choice((("ASF",), ("ASF", "LEVIES")))))
        for reader in (SCREENER, OUTSIDER):
            answer = sum(grams for *_, grams in told(reader))
            standing = _standing_for(seizures.house, reader)
            assert answer == sum(seizures.grams[r] for r in standing), "the oracle and the gate tell the same sum"
            if standing:
                heard[tuple(sorted(map(str, standing)))] = answer
    assert heard, "this history tells nothing, and so proves nothing"
    assert pinned([frozenset(names) for names in heard], most=2) == []
    assert all(isinstance(answer, int) for answer in heard.values())


def _standing_for(house: House, reader: Person) -> list[uuid.UUID]:
    """Which reports a reader's answer is about: a plain recount of totals over the rows as superuser."""
    agency = number(reader.agency)
    with house.as_superuser() as superuser:
        totals = superuser.execute("SELECT id, agencies FROM count_only_total").fetchall()
        held = superuser.execute("SELECT total_id, report_id FROM count_only_held").fetchall()
        counted = {
            report_id: set(itertools.chain.from_iterable(to for r, to in released if r == report_id))
            for released in [superuser.execute(
                "SELECT r.report_id, r.agencies FROM release r WHERE r.kind = 'count_only'"
                " AND NOT EXISTS (SELECT FROM recall b WHERE b.release_id = r.id)").fetchall()]
            for report_id, _ in released
        }  # fmt: skip
    found: list[uuid.UUID] = []
    for total_id, agencies in totals:
        reports = [report_id for t, report_id in held if t == total_id]
        if agency in agencies and all(counted.get(report_id, set()) >= set(agencies) for report_id in reports):
            found += reports
    assert len(found) == len(set(found)), "a record stands in one total"
    return found

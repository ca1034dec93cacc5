"""Deeds of an originator in any order: who sees what always equals an oracle that knows nothing of the database."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connections
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule, run_state_machine_as_test

from rabta.counting import queries as counting
from rabta.counting.operations import judge_same_event, projection_digests, rebuild
from rabta.filing.releasing import mark_anew, recall_release, release_report
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, EVERYBODY, Person

LEVELS = {"open": 0, "restricted": 1, "confidential": 2}
CODES = ("CUSTOMS", "ASF", "NNCC", "NCA_UK", "LEVIES")
PLACES = ("Torkham", "Quetta", "Hub", "Chaman", "Gwadar", "Karachi")
audiences = st.one_of(
    st.just(frozenset({"every"})), st.frozensets(st.sampled_from(CODES), max_size=2)
)


@dataclass
class Told:
    """A report as the oracle keeps it."""

    level: str
    audience: frozenset[str]
    key: uuid.UUID
    releases: dict[uuid.UUID, frozenset[str]] = field(default_factory=dict)

    def seen_by(self, person: Person) -> bool:
        named = self.audience.union(*self.releases.values())
        let_in = person.agency == "ANF" or person.agency in named or ("every" in named and not person.partner)
        return let_in and LEVELS[self.level] <= person.vetting


def marking(level: str, audience: frozenset[str]) -> str:
    if "every" in audience:
        return f"{level}; every agency"
    return f"{level}; to {', '.join(sorted(audience))}" if audience else f"{level}; originator only"


class Sharing(RuleBasedStateMachine):
    """One ANF officer files, releases, recalls and marks; an analyst judges."""

    make_house: Callable[[], House]
    reports = Bundle("reports")
    released = Bundle("released")

    def __init__(self) -> None:
        super().__init__()
        self.house = type(self).make_house()
        self.told: dict[uuid.UUID, Told] = {}
        self.judged: set[tuple[uuid.UUID, uuid.UUID]] = set()

    def by_anf(self) -> dict[str, object]:
        clock = self.house.clock
        return {"reader_id": ANF_OFFICER.id, "at": clock.tick(), "new_id": clock.new_id, "reason": "so"}

    @rule(target=reports, level=st.sampled_from(sorted(LEVELS)), audience=audiences, same=st.booleans())
    def file(self, level: str, audience: frozenset[str], same: bool) -> object:
        if len(self.told) == len(PLACES):
            return multiple()
        place = PLACES[0] if same else PLACES[len(self.told)]
        words = f"On 3 March 2025 ANF recovered 12.{len(self.told)} kg heroin from a truck at {place}."
        report = self.house.file(ANF_OFFICER, words, marking=marking(level, audience)).report_id
        with self.house.as_superuser() as superuser:
            (key,) = superuser.execute(
                "SELECT i.key FROM incident i JOIN reading r ON r.id = i.reading_id WHERE r.report_id = %s", [report]
            ).fetchone() or (uuid.UUID(int=0),)
        self.told[report] = Told(level, audience, key)
        return report

    @rule(target=released, report=reports, to=st.frozensets(st.sampled_from(CODES), min_size=1, max_size=2))
    def release(self, report: uuid.UUID, to: frozenset[str]) -> tuple[uuid.UUID, uuid.UUID]:
        made = release_report(report_id=report, agencies=[agency_number(c) for c in to], **self.by_anf())  # type: ignore
        self.told[report].releases[made] = to
        return report, made

    @rule(one=released)
    def recall(self, one: tuple[uuid.UUID, uuid.UUID]) -> None:
        recall_release(release_id=one[1], **self.by_anf())  # type: ignore[arg-type]
        self.told[one[0]].releases.pop(one[1], None)

    @rule(report=reports, level=st.sampled_from(sorted(LEVELS)), audience=audiences, keep=st.booleans())
    def mark(self, report: uuid.UUID, level: str, audience: frozenset[str], keep: bool) -> None:
        text = marking(level, audience)
        mark_anew(report_id=report, marking_text=text, keep_releases=keep, **self.by_anf())  # type: ignore[arg-type]
        told = self.told[report]
        told.level, told.audience = level, audience
        if not keep:
            told.releases.clear()

    @rule(a=reports, b=reports, outcome=st.sampled_from(["same", "not"]))
    def judge(self, a: uuid.UUID, b: uuid.UUID, outcome: str) -> None:
        ends = sorted((self.told[a].key, self.told[b].key))
        if a == b or not (self.told[a].seen_by(ANALYST) and self.told[b].seen_by(ANALYST)):
            return
        judge_same_event(
            reader_id=ANALYST.id, a=ends[0], b=ends[1], outcome=outcome, at=self.house.clock.tick(),  # type: ignore[arg-type]
            new_id=self.house.clock.new_id,
        )  # fmt: skip
        self.judged.add((ends[0], ends[1]))

    @invariant()
    def everybody_sees_what_the_oracle_says(self) -> None:
        for person in EVERYBODY:
            seen = {report for report, told in self.told.items() if told.seen_by(person)}
            keys = {self.told[report].key for report in seen}
            with reading_as(person.id), connections["default"].cursor() as cursor:
                cursor.execute("SELECT id FROM report")
                assert {row[0] for row in cursor.fetchall()} == seen, person.name
                cursor.execute("SELECT DISTINCT key FROM incident")
                assert {row[0] for row in cursor.fetchall()} == keys, person.name
                placed = counting.seen().answers(" SELECT incident_key FROM seen_member")
                assert sorted(row["incident_key"] for row in placed) == sorted(keys), person.name
                cursor.execute("SELECT DISTINCT a, b FROM judgement WHERE decided_by IS NOT NULL")
                assert set(cursor.fetchall()) == {pair for pair in self.judged if set(pair) <= keys}, person.name

    def teardown(self) -> None:
        digests = projection_digests()
        assert rebuild(at=self.house.clock.tick(), new_id=self.house.clock.new_id) == digests


def test_who_sees_what_after_any_deeds(make_house: Callable[[], House]) -> None:
    Sharing.make_house = staticmethod(make_house)  # type: ignore[assignment]
    chosen = settings(max_examples=6, stateful_step_count=12, derandomize=True, database=None)
    run_state_machine_as_test(Sharing, settings=chosen)  # type: ignore[no-untyped-call]

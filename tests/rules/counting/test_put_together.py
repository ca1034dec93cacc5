"""Nothing that is ever told of count-only records pins one of them: an attacker who remembers every total tries."""

import itertools
import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from rabta.counting.rules.count_only import LEAST_RECORDS, Total, Waiting, put_together
from tests.differencing import pinned

ANF, CUSTOMS, POLICE = 1, 2, 3
JANUARY = date(2025, 1, 10)


def one(name: str, originator: int = ANF, **more: object) -> Waiting:
    said = {"substance": 1, "mass_g": 1000, "day": JANUARY, "province": "Sindh", "country": "PK", **more}
    return Waiting(event=name, originators=frozenset({originator}), **said)  # type: ignore[arg-type]


def told(waiting: Iterable[Waiting]) -> list[tuple[str, str, str, str, int]]:
    return [
        ("".join(w.event for w in t.held), t.cell.province, str(t.cell.date_from), str(t.cell.date_to), t.mass_g)
        for t in put_together(waiting)
    ]


def test_three_records_of_two_originators_are_told_in_their_month_and_province() -> None:
    assert told([one("a"), one("b"), one("c", CUSTOMS)]) == [("abc", "Sindh", "2025-01-01", "2025-01-31", 3000)]


@pytest.mark.parametrize(
    "waiting",
    [
        [one("a"), one("b", CUSTOMS)],
        [one("a"), one("b"), one("c"), one("d")],
        [one("a"), one("b"), one("c", CUSTOMS, substance=2)],
        [one("a"), one("b"), one("c", CUSTOMS, day=date(2026, 1, 10))],
        [one("a", country="", province=""), one("b", country="", province=""), one("c", CUSTOMS, country="", province="")],
        [one("a"), one("b"), one("c", CUSTOMS, fresh=False)],
    ],
    ids=["two records", "one originator", "two substances", "two years", "nowhere", "one that was told before"],
)
def test_fewer_are_not_told_at_all(waiting: list[Waiting]) -> None:
    assert told(waiting) == []


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        ({"province": "Punjab"}, ("", "2025-01-01", "2025-01-31")),
        ({"province": ""}, ("", "2025-01-01", "2025-01-31")),
        ({"day": date(2025, 3, 1)}, ("", "2025-01-01", "2025-03-31")),
        ({"day": date(2025, 12, 31)}, ("", "2025-01-01", "2025-12-31")),
    ],
    ids=["another province", "no province", "another month", "another quarter"],
)
def test_what_is_too_few_is_told_one_step_coarser(change: dict[str, object], cell: tuple[str, str, str]) -> None:
    [(_, *found, _)] = told([one("a"), one("b"), one("c", CUSTOMS, **change)])
    assert tuple(found) == cell


def test_the_order_of_records_changes_nothing_and_each_is_told_once() -> None:
    waiting = [one(f"{n}", ANF if n % 3 else CUSTOMS, province="Sindh" if n % 2 else "Punjab") for n in range(9)]
    assert {tuple(told(order)) for order in (waiting, waiting[::-1], random.Random(1).sample(waiting, 9))} == {
        tuple(told(waiting))
    }
    names = "".join(held for held, *_ in told(waiting))
    assert len(names) == len(set(names))


@dataclass
class Record:
    """A count-only world over time, and everything that was ever told of it."""

    waiting: dict[tuple[str, int], Waiting] = field(default_factory=dict)
    standing: list[Total] = field(default_factory=list)
    heard: list[frozenset[str]] = field(default_factory=list)
    masses: dict[str, int] = field(default_factory=dict)

    def release(self, *fresh: Waiting) -> None:
        for record in fresh:
            self.waiting[record.event, record.substance] = record
            self.masses.setdefault(f"{record.event}/{record.substance}", record.mass_g)
        self.tell()

    def tell(self) -> None:
        for total in put_together(self.waiting.values()):
            self.standing.append(total)
            self.heard.append(frozenset(f"{w.event}/{w.substance}" for w in total.held))
            for held in total.held:
                del self.waiting[held.event, held.substance]

    def recall(self, event: str) -> None:
        """The record is gone; totals that held it are no longer told, and what else they held waits again."""
        gone = [t for t in self.standing if any(w.event == event for w in t.held)]
        self.standing = [t for t in self.standing if t not in gone]
        for held in (w for t in gone for w in t.held):
            self.waiting[held.event, held.substance] = replace(held, fresh=False)
        for key in [key for key in self.waiting if key[0] == event]:
            del self.waiting[key]
        self.tell()


def test_the_attacker_finds_what_can_be_found() -> None:
    """The hole this closes: a total of three, told again when a fourth joins, tells the fourth."""
    assert pinned([frozenset("abc"), frozenset("abcd")], most=1) == [("d",)]
    assert pinned([frozenset("abc"), frozenset("abd"), frozenset("acd"), frozenset("bcd")], most=1) == [*zip("abcd")]
    assert pinned([frozenset("abc"), frozenset("def")], most=2) == []


def test_a_fourth_record_waits_until_two_more_join_it() -> None:
    record = Record()
    record.release(one("a"), one("b"), one("c", CUSTOMS))
    before = [total.mass_g for total in record.standing]
    record.release(one("d", mass_g=7))
    record.release(one("e", mass_g=70))
    assert [total.mass_g for total in record.standing] == before
    record.release(one("f", CUSTOMS, mass_g=700))
    assert [total.mass_g for total in record.standing] == [3000, 777]
    assert pinned(record.heard, most=2) == []


def test_a_recall_takes_the_whole_total_away_and_the_others_wait_for_three_new_ones() -> None:
    record = Record()
    record.release(one("a", mass_g=1), one("b", mass_g=10), one("c", CUSTOMS, mass_g=100))
    record.recall("a")
    assert record.standing == []
    record.release(one("d", mass_g=1000), one("e", CUSTOMS, mass_g=10_000))
    assert record.standing == [], "two new ones beside two old ones would tell their difference to the one recalled"
    record.release(one("f", CUSTOMS, mass_g=100_000))
    assert [total.mass_g for total in record.standing] == [111_110]
    assert pinned(record.heard, most=2) == []


@pytest.mark.parametrize("seed", range(25))
def test_whoever_remembers_every_total_pins_none(seed: int) -> None:
    chance, record = random.Random(seed), Record()
    names = (f"r{n}" for n in itertools.count())
    there: list[str] = []
    for _ in range(30):
        if there and chance.random() < 0.3:
            record.recall(there.pop(chance.randrange(len(there))))
            continue
        fresh = [
            one(
                next(names), chance.choice((ANF, CUSTOMS, POLICE)), substance=chance.choice((1, 2)),
                mass_g=2 ** chance.randrange(20), day=JANUARY + timedelta(days=chance.randrange(200)),
                province=chance.choice(("Sindh", "Punjab", "")),
            )
            for _ in range(chance.choice((1, 1, 2)))
        ]  # fmt: skip
        there += [record_.event for record_ in fresh]
        record.release(*fresh)
    assert record.heard, "this history tells nothing, and so proves nothing"
    assert pinned(record.heard, most=LEAST_RECORDS - 1) == []

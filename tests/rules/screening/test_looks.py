"""Decisions about bags in an airport's day: who looked counts, what waits does not, and no step is counted twice."""

from datetime import date, datetime, timedelta
from typing import Any

from rabta.screening.rules.airport_day import AirportDay, Statement, coverage
from rabta.screening.rules.lapses.found import lapses
from rabta.screening.rules.looks import Look, looks_at_bags
from rabta.screening.rules.scan_course import ScanStep

DAY = date(2026, 12, 1)
SCANNED = datetime.fromisoformat("2026-12-01T08:00:00")
NOW = datetime.fromisoformat("2026-12-01T12:00:00")


def look(kind: ScanStep, tag: str = "0999000001", minutes: int = 3, reports: tuple[str, ...] = ("a",), **more: Any) -> Look:
    said = {"airport": "KHI", "day": DAY, "lane": "L1", "scanned_at": SCANNED, **more}
    return Look(kind, tag=tag, signed_at=SCANNED + timedelta(minutes=minutes), reports=frozenset(reports), **said)


def outcomes(*steps: Look) -> list[tuple[str, str, str]]:
    return [(one.tag, str(one.detail["outcome"]), f"{one.at:%H:%M}") for one in looks_at_bags(steps, now=NOW)]


def test_the_last_step_of_a_bag_says_how_it_was_looked_at() -> None:
    assert outcomes(look(ScanStep.NOTHING_NOTICED)) == [("0999000001", "no_alarm", "08:03")]
    assert outcomes(look(ScanStep.OPEN), look(ScanStep.NOTHING_FOUND, minutes=9)) == [("0999000001", "opened", "08:09")]
    assert outcomes(look(ScanStep.SEND_ON)) == [("0999000001", "alarm", "08:03")]
    assert outcomes(look(ScanStep.NOTHING_NOTICED), look(ScanStep.LOOK_AGAIN, minutes=5)) == []


def test_steps_of_a_bag_are_one_whichever_of_its_objects_they_were_signed_of() -> None:
    first, other = look(ScanStep.OPEN, reports=("a", "b")), look(ScanStep.NOTHING_FOUND, minutes=9, reports=("b",))
    apart = look(ScanStep.NOTHING_NOTICED, reports=("c",), scanned_at=SCANNED + timedelta(hours=1), minutes=61)
    assert outcomes(first, other, apart) == [("0999000001", "opened", "08:09"), ("0999000001", "no_alarm", "09:01")]
    by_hand = look(ScanStep.FOUND, tag="0999000002", minutes=0, reports=())
    assert outcomes(by_hand) == [("0999000002", "opened", "08:00")]


def test_a_bag_that_only_the_console_knows_counts_as_screened_and_one_to_be_opened_is_waited_for() -> None:
    told = [Statement("departure", "KHI", DAY, SCANNED + timedelta(hours=1), flight="EX701", detail={"to": "DXB"})] + [
        Statement("bag", "KHI", DAY, flight="EX701", tag=tag, detail={"message": "BSM", "passenger": ["EX/A MR"]})
        for tag in ("0999000001", "0999000002")
    ]  # fmt: skip

    def day(*steps: Look) -> AirportDay:
        return AirportDay("KHI", DAY, NOW, [*told, *looks_at_bags(steps, now=NOW)])

    (flight,) = coverage(day(look(ScanStep.NOTHING_NOTICED)))
    assert (flight.loaded, flight.screened, flight.not_screened, flight.unknown) == (2, 1, 0, 1), "no lane said anything"
    waits = day(look(ScanStep.OPEN))
    assert [str(one.kind) for one in lapses(waits, coverage(waits))] == ["unknown_flight", "not_opened"]
    opened = day(look(ScanStep.OPEN), look(ScanStep.NOTHING_FOUND, minutes=15))
    assert [str(one.kind) for one in lapses(opened, coverage(opened))] == ["unknown_flight"]
    late = day(look(ScanStep.NOTHING_NOTICED, minutes=75))
    assert [str(one.kind) for one in lapses(late, coverage(late))] == ["unknown_flight", "late_scan"]

"""Simulated days at airports: the same for a seed, labelled on their face, and in order but for what was injected."""

from datetime import date, timedelta

import pytest

from rabta.cli.benches.lapses import _lapses
from rabta.example.airport_day import Flight, SimulatedDay, simulate
from rabta.example.airport_faults import FAULTS
from rabta.example.airport_files import LABEL, days_before, example_days, files_of, month_of, sent_list
from rabta.example.draw import Draw
from rabta.filing.rules.airport import stated_at_airport
from rabta.intake.formats.passenger.reader import read_manifest
from rabta.screening.rules.lapses.lapse import LapseKind

DAY = date(2026, 12, 1)


def made() -> SimulatedDay:
    return simulate(Draw(3, "a day"), airport="KHI", day=DAY, flights=[Flight("EX701", "DXB", "09:10", 60)], lanes=2)


def test_a_seed_gives_the_same_bytes_and_every_sheet_says_that_it_is_simulated() -> None:
    files = files_of(made())
    assert files == files_of(made())
    assert all(file.name.startswith("simulated-") for file in files)
    assert all(LABEL.encode() in file.content for file in files if file.name.endswith(".csv"))


def test_a_day_in_order_raises_nothing() -> None:
    day = made()
    for hours in (-2, -1, 0, 1, 12):
        assert _lapses(day, day.departures[0][2] + timedelta(hours=hours)) == []


@pytest.mark.parametrize("name", ["not_screened", "tag_twice", "lane_silent", "device_silent", "message_cut", "drift"])
def test_what_is_injected_is_raised_within_five_minutes(name: str) -> None:
    day = made()
    subject, known = FAULTS[name](day, Draw(3, name))
    assert (name, subject) in {(str(one.kind), one.subject) for one in _lapses(day, known + timedelta(minutes=5))}


def test_faults_are_kinds_of_lapse_and_more_than_twenty() -> None:
    assert len(FAULTS) > 20 and set(FAULTS) <= set(LapseKind)


def test_the_demos_flight_leaves_with_143_bags_and_141_screened() -> None:
    found = next(one for one in example_days(6, DAY) if one.made.airport == "KHI")
    day, listed = found.made, found.listed
    tags = {bag.tag for bag in day.bags if bag.flight == "EX701"}
    assert len(tags) == 143 and len(tags & {one.tag for one in day.scans}) == 141
    assert {tag for each in listed[0].travellers for tag in each.tags} == tags
    names = {bag.tag: bag.passenger for bag in day.bags}
    last = next(each for flight in listed for each in flight.travellers if day.scans[-1].tag in each.tags)
    assert (last.passport, names[day.scans[-1].tag]) == ("EX0081501", "YOUSAFZAI/GUL SHER MR")
    (message,) = read_manifest(sent_list(listed[0]).content, name="x.edi", on=DAY)
    assert {each["tag"] for each in message["bags"]} == tags and message["problems"] == []


def test_a_months_export_reads_as_its_days_do() -> None:
    before = days_before(6, DAY)
    assert {code: len(days) for code, days in before.items()} == {"KHI": 29, "ISB": 28, "LHE": 28}
    days = before["ISB"][:3]
    stated = [fact for file in month_of(days) for row in stated_at_airport(file.content, name=file.name, on=DAY)
              for fact in row.facts]  # fmt: skip
    for made in days:
        own = [one for one in stated if one["day"] == made.day.isoformat()]
        assert sum(one["what"] == "bag" for one in own) == len(made.bags)
        assert sum(one["what"] == "scan" for one in own) == len(made.scans)

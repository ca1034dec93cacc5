"""The invented passenger messages say what is true of them, in every manner, and the same for a seed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rabta.example.passenger_files import file_of, write_passengers
from rabta.example.passengers import Flight, invented_flights
from rabta.filing.rules.kinds import Kind, kind_of
from rabta.intake.formats.passenger.reader import read_manifest

FLIGHTS = invented_flights(7)
KNOWN = {"document_expired", "named_twice", "document_of_two", "two_values_of_born"}


def _read(flight: Flight) -> dict[str, Any]:
    name, content = file_of(flight)
    (told,) = read_manifest(content, name=name, on=date(2026, 12, 1))
    return told


@pytest.mark.parametrize("flight", FLIGHTS, ids=lambda flight: f"{flight.kind}-{flight.number}")
def test_everybody_is_read_as_they_are(flight: Flight) -> None:
    told = _read(flight)
    assert {problem["kind"] for problem in told["problems"]} <= KNOWN
    assert [flight["flight"] for flight in told["flights"]] == [f"EX{flight.number}"]
    assert (told["flights"][0]["origin"], told["flights"][0]["destination"]) == (flight.origin, flight.destination)
    people = {(p["surname"], p["given_names"], p["born"], p["gender"]) for p in told["persons"]}
    assert people == {(t.surname, t.given, t.born.isoformat(), t.gender) for t in flight.travellers}
    assert {t.passport for t in flight.travellers} <= {document["number"] for document in told["documents"]}
    assert sorted(bag["tag"] for bag in told["bags"]) == sorted(tag for t in flight.travellers for tag in t.tags)
    assert {seat["seat"] for p in told["persons"] for seat in p["seats"]} >= {
        t.seat for t in flight.travellers if t.kind != "infant"
    }


def test_each_is_filed_as_a_passenger_message() -> None:
    for flight in FLIGHTS:
        name, content = file_of(flight)
        assert kind_of(content, file_name=name)[0] is Kind.MANIFEST, name


def test_a_seed_gives_the_same_and_every_seed_has_its_stories(tmp_path: Path) -> None:
    assert write_passengers(3, tmp_path / "a") == write_passengers(3, tmp_path / "b") == len(FLIGHTS)
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.*"))
    assert all((tmp_path / "a" / path).read_bytes() == (tmp_path / "b" / path).read_bytes() for path in files)
    for seed in (3, 4):
        stories = {t.story for flight in invented_flights(seed) for t in flight.travellers if t.story}
        assert len(stories) >= 4
        assert sum(t.person == "EX-T-COURIER" for flight in invented_flights(seed) for t in flight.travellers) > 4

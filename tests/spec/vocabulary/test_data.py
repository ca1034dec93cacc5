"""What every data file promises: a source, numbers and codes used once, names that mean one thing."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from rabta.vocabulary.rules.agencies import Rhythm, agencies, agency, agency_names
from rabta.vocabulary.rules.concealment import concealments
from rabta.vocabulary.rules.places import (
    airports,
    countries,
    crossings,
    demonyms,
    district,
    districts,
    find_places,
    ports,
    provinces,
)  # fmt: skip
from rabta.vocabulary.rules.settings import Setting, setting_number, settings
from rabta.vocabulary.rules.substances import substance, substance_names, substances
from rabta.vocabulary.rules.tables import DATA, TABLES
from rabta.vocabulary.rules.transport import transports
from rabta.vocabulary.rules.units import unit_names, units

LISTS: dict[str, tuple[Any, ...]] = {
    "substances": substances(), "units": units(), "agencies": agencies(), "settings": settings(),
    "concealments": concealments(), "transports": transports(), "provinces": provinces(), "districts": districts(),
    "airports": airports(), "crossings": crossings(), "ports": ports(),
}  # fmt: skip
FILES = sorted({name for names in TABLES.values() for name in names})

# What the house reads from statements, and what the database keeps: these may grow, never shrink or change number.
SUBSTANCE_NUMBERS = {
    "heroin": 1, "opium": 2, "hashish": 3, "cannabis_herb": 4, "methamphetamine": 5, "cocaine": 6, "mdma": 7,
    "amphetamine": 8, "morphine": 9, "ketamine": 10, "tramadol": 11, "pregabalin": 12, "benzodiazepine": 13,
    "other_tablets": 14, "acetic_anhydride": 15, "other_precursor": 16, "other": 17, "unknown": 18,
}  # fmt: skip
UNIT_NUMBERS = {
    "kg": 1, "g": 2, "tonne": 3, "litre": 4, "tablet": 5, "packed_capsule": 6, "capsule": 7, "packet": 8, "drum": 9,
    "maund": 10, "pound": 11, "unknown": 12,
}  # fmt: skip


class _OnceOnly(yaml.SafeLoader):
    """A loader that refuses a key written twice: PyYAML keeps the last one and says nothing."""


def _once_only(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = [key for key, count in Counter(keys).items() if count > 1]
    assert not twice, f"{node.start_mark}: written twice: {twice}"
    return loader.construct_mapping(node, deep=True)


_OnceOnly.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _once_only)


def _read(name: str) -> Any:
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=_OnceOnly)  # noqa: S506 (a SafeLoader)


@pytest.mark.parametrize("name", FILES)
def test_every_file_states_its_source_and_no_key_twice(name: str) -> None:
    held = _read(name)
    stated = held.get("source") or held.get("sources")
    assert stated


@pytest.mark.parametrize("name", ["substances.yaml", "units.yaml"])
def test_every_entry_names_sources_that_exist(name: str) -> None:
    held = _read(name)
    entries = held["substances" if name.startswith("sub") else "units"]
    for entry in entries:
        named = entry["source"] if isinstance(entry["source"], list) else [entry["source"]]
        assert set(named) <= set(held["sources"]), entry["code"]
        for basis in entry.get("bases", {}).values():
            assert basis["source"] in held["sources"], entry["code"]


@pytest.mark.parametrize("name", LISTS)
def test_numbers_and_codes_are_used_once_and_fit_a_smallint(name: str) -> None:
    numbers = [entry.number for entry in LISTS[name]]
    assert len(numbers) == len(set(numbers)) and all(0 < number < 32768 for number in numbers)
    codes = [getattr(entry, "code", None) or entry.iata for entry in LISTS[name]]
    assert len(codes) == len(set(codes))


def test_stored_numbers_never_change() -> None:
    assert {code: substance(code).number for code in SUBSTANCE_NUMBERS} == SUBSTANCE_NUMBERS
    stored = {entry.code: entry.number for entry in units()}
    assert {code: stored[code] for code in UNIT_NUMBERS} == UNIT_NUMBERS
    assert [setting_number(code) for code in Setting] == list(range(1, 13))
    assert (district("Awaran").number, district("Umerkot").number, district("Karachi").number) == (1, 156, 157)


def _names_of_substances() -> Iterator[tuple[str, str]]:
    for row in _read("substances.yaml")["substances"]:
        for entry in row["names"]:
            yield str(entry["text"] if isinstance(entry, dict) else entry).casefold(), row["code"]


def _names_of_units() -> Iterator[tuple[str, str]]:
    for row in _read("units.yaml")["units"]:
        for name in row["names"]:
            yield str(name).casefold(), row["code"]


def _names_of_agencies() -> Iterator[tuple[str, str]]:
    for entry in agencies():
        for name in {entry.name_en, entry.name_ur, *entry.names}:
            yield name, entry.code


@pytest.mark.parametrize("names", [_names_of_substances, _names_of_units, _names_of_agencies])
def test_a_name_means_one_thing(names: Any) -> None:
    meanings: dict[str, set[str]] = {}
    for name, code in names():
        meanings.setdefault(name, set()).add(code)
    assert {name: codes for name, codes in meanings.items() if len(codes) > 1} == {}


def test_alternatives_are_substances_and_never_the_name_itself() -> None:
    codes = {entry.code for entry in substances()}
    for name in substance_names():
        assert set(name.alternatives) <= codes - {name.code}, name
        assert not name.ambiguous or name.alternatives, name


@pytest.mark.parametrize(
    ("text", "code", "ambiguous"),
    [("charras", "hashish", False), ("ice", "methamphetamine", False), ("ice heroin", "methamphetamine", True),
     ("crystal heroin", "heroin", True), ("amphetamine ice", "methamphetamine", True), ("xanax", "benzodiazepine", False),
     ("intoxicated tablets", "other_tablets", False), ("نشہ آور گولیاں", "other_tablets", False),
     ("captagon", "amphetamine", False), ("lyrica", "pregabalin", False), ("weed", "cannabis_herb", False),
     ("prohibited material", "unknown", False), ("چرس", "hashish", False), ("آئس ہیروئن", "methamphetamine", True)],
)  # fmt: skip
def test_street_names_follow_the_conventions(text: str, code: str, ambiguous: bool) -> None:
    (name,) = [entry for entry in substance_names() if entry.text == text]
    assert (name.code, name.ambiguous) == (code, ambiguous)


def test_usual_units_exist() -> None:
    assert {entry.usual_unit for entry in substances()} <= {entry.code for entry in units()}
    assert set(unit_names().values()) <= {entry.code for entry in units()}


def test_the_centre_has_a_duty_to_none_and_partners_report_by_agreement() -> None:
    assert agency("NNCC").kind == "centre"
    partners = [entry for entry in agencies() if entry.kind.endswith("_partner")]
    assert partners and not any(entry.duty_to_report for entry in partners)
    assert agency_names()["ANF"] == "ANF" and agency("ANF").duty_to_report


def test_whoever_has_a_duty_to_report_has_a_rhythm_and_nobody_else() -> None:
    for entry in agencies():
        assert (entry.rhythm is not None) == entry.duty_to_report, entry.code
        assert (entry.grace_days > 0) == entry.duty_to_report, entry.code
    assert (agency("ANF").rhythm, agency("POLICE_KP").rhythm) == (Rhythm.WEEKLY, Rhythm.MONTHLY)


def test_there_are_156_districts_of_the_census_and_the_territories() -> None:
    counted = Counter(entry.province for entry in districts() if entry.number <= 156)
    assert counted == {
        "Punjab": 36, "Khyber Pakhtunkhwa": 35, "Balochistan": 34, "Sindh": 30, "Gilgit-Baltistan": 10,
        "Azad Jammu and Kashmir": 10, "Islamabad Capital Territory": 1,
    }  # fmt: skip


def test_every_airport_crossing_and_port_stands_in_a_district_and_near_its_seat() -> None:
    for entry in (*airports(), *crossings(), *ports()):
        seat = district(entry.district)
        assert abs(entry.lat - seat.lat) < 1.5 and abs(entry.lon - seat.lon) < 3.3, entry.name_en


def test_every_point_lies_in_or_beside_pakistan() -> None:
    for entry in (*districts(), *airports(), *crossings(), *ports()):
        assert 23.5 < entry.lat < 37.2 and 60.8 < entry.lon < 77.9, entry.name_en


def test_wholes_and_parents_of_districts_exist() -> None:
    names = {entry.name_en for entry in districts()}
    assert {entry.reported_as for entry in districts()} - {None} <= names
    assert {entry.carved_from for entry in districts()} - {None} <= names


def test_localities_and_roads_lie_in_districts_that_exist() -> None:
    names = {entry.name_en for entry in districts()}
    assert set(_read("localities.yaml")["localities"]) <= names
    for road in _read("roads.yaml")["roads"]:
        assert set(road["districts"]) <= names, road["name"]
        assert road.get("usual", road["districts"][0]) in road["districts"], road["name"]


def test_a_points_locality_lies_near_its_district() -> None:
    for name, lines in _read("localities.yaml")["localities"].items():
        seat = district(name)
        for line in lines:
            if "@" in line:
                lat, lon = map(float, line.partition("@")[2].split(","))
                assert abs(lat - seat.lat) < 1.5 and abs(lon - seat.lon) < 3.3, line


@pytest.mark.parametrize("entry", [entry for entry in districts() if not entry.reported_as], ids=lambda one: one.code)
def test_every_district_is_found_by_its_names(entry: Any) -> None:
    for name in (entry.name_en, entry.name_ur, *entry.aliases):
        assert entry.name_en in [hit.district for hit in find_places(name)], name


@pytest.mark.parametrize("entry", airports(), ids=lambda one: one.iata)
def test_every_airport_is_found_by_city_and_name(entry: Any) -> None:
    for name in (entry.name_en, entry.name_ur, *(f"{alias} airport" for alias in entry.aliases if alias.isascii())):
        assert entry.iata in [hit.iata for hit in find_places(name)], name


def test_every_locality_is_found_in_its_district() -> None:
    """Alone or, where the name is shared or an everyday word, with the district beside it."""
    lost = []
    for name, lines in _read("localities.yaml")["localities"].items():
        whole = district(name).reported_as or name
        for line in lines:
            for cell in str(line).partition("@")[0].split("|"):
                local = cell.strip().removeprefix("?")
                hits = find_places(f"{local}, {name}")
                if not hits or whole not in {hit.district for hit in hits[:1]}:
                    lost.append((local, name, hits[:1]))
    assert lost == []


def test_countries_and_peoples_share_their_codes() -> None:
    assert set(demonyms().values()) <= {*countries(), "PK"}
    assert all(len(code) == 2 and code.isupper() for code in countries())


def test_unodc_lists_are_complete() -> None:
    assert (len(concealments()), len(transports())) == (37, 15)

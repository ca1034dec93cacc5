"""Analysis of the record: a plain recount of what each reader sees; flows open to as many events as they count."""

from collections import Counter
from dataclasses import asdict
from typing import Any
from uuid import UUID

from rabta.analysis import queries
from rabta.briefing import queries as briefing
from rabta.counting import queries as counting
from rabta.counting.rules.projection import ProjectedEvent
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER, Person
from tests.rooms.analysed_worlds import DISTRICTS, HIDDEN, PLACES, YEAR, fill
from tests.rooms.recount import Recount, province_of, recount

PERIOD = {"date_from": YEAR[0], "date_to": YEAR[1]}


def place(oracle: Recount, event: ProjectedEvent, end: str, well_only: bool) -> str:
    """The rule of claims, written down a second time."""
    said = [(PLACES[one[end]], one["grade"]) for one in (oracle.incidents[UUID(key)] for key in event.members) if one[end]]
    well = [name for name, (source, information) in said if source in "AB" and information < 3]
    heard = set(well or ([] if well_only else [name for name, _ in said]))
    return heard.pop() if len(heard) == 1 else "differ" if heard else "not_stated"


def counted(oracle: Recount, substance: str | None, well_only: bool) -> tuple[Counter[Any], Counter[Any]]:
    events: Counter[Any] = Counter()
    grams: Counter[Any] = Counter()
    for event in oracle.in_period(*YEAR):
        lines = [line for line in event.lines if substance in (None, line.substance)]
        if event.covers or not lines:
            continue
        way = (place(oracle, event, "origin", well_only), province_of(event), place(oracle, event, "destination", well_only))
        events[way] += 1
        grams[way] += sum(line.g or 0 for line in lines) if substance else 0
    return events, grams


def test_analysis_equals_a_plain_recount_and_opens_to_its_events(house: House) -> None:
    fill(house, 58)
    for day in (4, 5):
        house.file(ANF_OFFICER, f"ANF arrested two persons in Lahore on {day} May 2025.", marking="restricted; every agency")
    pictures = set()
    for person in (ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, PARTNER, OUTSIDER):
        oracle = recount(house, person)
        for substance, well_only in ((None, False), (None, True), ("heroin", False)):
            found = flows_of(person, substance=substance, well_graded_only=well_only)
            events, grams = counted(oracle, substance, well_only)
            assert {tuple(asdict(one.way).values()): one.events for one in found["flows"]} == dict(events), person.name
            if substance:
                assert {tuple(asdict(one.way).values()): one.mass_g or 0 for one in found["flows"]} == dict(grams)
            adds_up(oracle, found, substance)
            pictures.add(str(found["flows"]))
        shares_equal(person, oracle)
        places_equal(person, oracle)
    assert len(pictures) >= 9, "readers of different rights must get different pictures, or nothing was tested"
    found = flows_of(ANALYST)
    with reading_as(ANALYST.id):
        whole = counting.events(**PERIOD, bare=True)
        events = next(one["value"] for one in briefing.briefing(**PERIOD)["figures"] if one["name"] == "events")
    assert whole["total"] == found["adds_up"]["bare"] == len(whole["events"]) == 2, "what is left out opens to its events"
    assert found["adds_up"]["briefed"] == events
    assert any(one.way.origin == "differ" for one in found["flows"]) and dict(found["via"])["QA"]
    for one in found["flows"][:12]:
        with reading_as(ANALYST.id):
            opened = queries.flow_opened(asdict(one.way), **PERIOD)
        assert opened["total"] == one.events == len(opened["events"]) and opened["flows"] == [one]
        assert all(event["incidents"] for event in opened["events"])
    with reading_as(ANALYST.id):
        some = queries.flow_opened({"destination": "AE"}, **PERIOD, most=2)
        assert some["total"] == sum(one.events for one in found["flows"] if one.way.destination == "AE")
        assert len(some["events"]) == 2 and queries.flow_opened({"origin": "ZZ"}, **PERIOD)["events"] == []


def adds_up(oracle: Recount, found: dict[str, Any], substance: str | None) -> None:
    """What a page of analysis counts, and what it says that it leaves out, are the events of the briefing."""
    single = [event for event in oracle.in_period(*YEAR) if not event.covers]
    names = [{line.substance for line in event.lines} for event in single]
    asked = [bool(one) if substance is None else substance in one for one in names]
    assert found["adds_up"] == {
        "briefed": len(single), "taken": sum(asked), "bare": sum(not one for one in names), "lumps": sum(
            bool(event.covers) for event in oracle.in_period(*YEAR)),
        "others": sum(bool(one) and not is_asked for one, is_asked in zip(names, asked, strict=True)),
    }  # fmt: skip
    assert found["events"] == found["adds_up"]["taken"]


def flows_of(person: Person, **asked: Any) -> Any:
    with reading_as(person.id):
        return queries.flows_seen(**PERIOD, **asked)


def seized(oracle: Recount) -> list[ProjectedEvent]:
    return [event for event in oracle.in_period(*YEAR) if event.lines and not event.covers]


def shares_equal(person: Person, oracle: Recount) -> None:
    """Hiding places and substances by month, with the events that state one, added up in loops."""
    with reading_as(person.id):
        found = {held["trait"]: held for held in queries.trends(**PERIOD)["traits"]}
    hidden: Counter[Any] = Counter()
    stated, drugs = [0] * 12, Counter[Any]()
    for event in seized(oracle):
        assert event.day is not None
        names = {HIDDEN[oracle.incidents[UUID(key)]["concealment"]] for key in event.members} - {""}
        stated[event.day.month - 1] += bool(names)
        hidden.update((name, event.day.month) for name in names)
        drugs.update((name, event.day.month) for name in {line.substance for line in event.lines})
    assert told_by_month(found, "concealment") == hidden and told_by_month(found, "substance") == drugs
    if hidden:
        assert found["concealment"]["of"] == stated


def told_by_month(found: dict[str, Any], trait: str) -> Counter[Any]:
    rows = found[trait]["changes"] if trait in found else []
    return Counter({(one["code"], n + 1): events for one in rows for n, events in enumerate(one["change"].months) if events})


def places_equal(person: Person, oracle: Recount) -> None:
    """Events by district and province; the residents of a province are its exposure, districts have none."""
    districts = Counter(event.place.district for event in seized(oracle) if event.place.district)
    with reading_as(person.id):
        found = queries.spots(**PERIOD, level="district")
        provinces = queries.spots(**PERIOD, level="province")
        beside = queries.agencies_compared(**PERIOD)
    assert {one.place: one.events for one in found["spots"]} == dict(districts) and set(districts) <= set(DISTRICTS)
    assert found["what"] is None and all(one.rate is None for one in found["spots"])
    by_province = Counter(province_of(event) for event in seized(oracle))
    assert {one.place: one.events for one in provinces["spots"] if one.events} == dict(by_province)
    assert found["events"] == provinces["events"] == found["adds_up"]["taken"]
    assert found["adds_up"] == provinces["adds_up"] == beside["adds_up"]
    assert provinces["what"] == "residents" and len(provinces["spots"]) == 5
    named = Counter(agency for event in seized(oracle) for agency in event.agencies)
    assert beside["events"] == dict(named) and beside["bases"] == [] and set(beside["refused"]) == set(named)

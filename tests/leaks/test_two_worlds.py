"""A reader obtains the same bytes at every door from a world with hidden records and from one where they never were.

This is `rabta prove leaks` on a world or two; `make prove` runs the command itself.
"""

import uuid

import pytest

from rabta.briefing.engine import figures
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.period import Period
from rabta.counting.queries import event, events, seen
from rabta.proving.completeness import look_for_what_shows
from rabta.proving.doors import pages
from rabta.proving.leaks.register import LEAKS
from rabta.proving.pairs import prove_pair, visited
from rabta.proving.pointing import frozen
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.filed_beside import PUBLISHED_DAY
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, OFFICER, OUTSIDER, READERS, Person
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from rabta.publications.queries.editions import edition
from rabta.resolution.queries import identity
from rabta.sharing.operations import reading_as
from tests.leaks.workshop import in_turn


@pytest.mark.slow
@pytest.mark.parametrize("reader", in_turn(list(READERS), most=1), ids=lambda p: p.name)
def test_what_a_reader_may_not_see_changes_no_byte(workshop: Workshop, reader: Person) -> None:
    found = workshop.prove_pair(1, reader.name, None)
    assert (found.differences, found.complaints) == ((), ())
    assert found.looked_for >= 12 and found.doors >= set(pages.PAGES)


def look_at_lists(visit: Visit) -> None:
    """A visit of three pages; the whole one is driven above, and by every leak of test_seeded_leaks at its own door."""
    visit.crawl(("/", "/reports/", "/events/"), most=0)


@pytest.mark.slow
def test_a_leak_planted_by_hand_turns_it_red(workshop: Workshop) -> None:
    planted = LEAKS["a header counts reports"].planted
    found = prove_pair(workshop.builder, 2, OUTSIDER.name, planted=planted, drive=look_at_lists)
    assert found.differences


@pytest.mark.slow
def test_a_console_that_answers_nothing_turns_it_red(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dual: two empty lists never differ, so what may be seen is looked for."""
    whole, built = workshop.builder.full(2)
    monkeypatch.setattr("rabta.records.queries.reports_newest", lambda **_: [])
    visit, _ = visited(OUTSIDER, whole, built, drive=lambda visit: None)
    assert any("stands in the list of reports" in text for text in visit.complaints)


@pytest.mark.slow
def test_the_worlds_tempt(workshop: Workshop) -> None:
    """The hidden records do what they are there for: who sees them counts otherwise than who does not."""
    whole, built = workshop.builder.full(2)
    first, last, weighed = (built.incidents[key][0] for key in ("bridge first", "bridge last", "3 shown"))

    def together(reader: Person) -> bool:
        with reading_as(reader.id):
            return any({first, last} <= members for members in _members())

    assert together(OFFICER) and together(ANALYST) and not together(OUTSIDER)
    grams = {reader: _counted(reader, weighed) for reader in (ANF_OFFICER, OFFICER, OUTSIDER)}
    assert grams[OFFICER] != grams[OUTSIDER]
    assert one_person(ANALYST, built.mentions) and not one_person(OUTSIDER, built.mentions)
    told, before = {}, Period(PUBLISHED_DAY, PUBLISHED_DAY)
    for reader in (ANALYST, OUTSIDER):
        with reading_as(reader.id) as looking:
            [mass] = figures(seen(), [figure_kind("mass_by_substance")], before)
            told[reader] = mass["value"], edition(built.editions["published"], by=looking)
    (all_g, own), (shown_g, out) = told[ANALYST], told[OUTSIDER]
    assert all_g == 11 * shown_g and own and out and out["own"] is None, "what is published hides what the centre sees"
    assert own["published"]["outside"] == out["published"]["outside"]
    assert len([t for t in whole.tellings if t.key == "lump"]) == 1 and len(built.incidents["lump"]) == 3


def one_person(reader: Person, mentions: dict[str, uuid.UUID]) -> bool:
    """Whether the hidden mention makes one person of the two lists that show."""
    with reading_as(reader.id):
        found = identity(mentions["persons first"])
    assert found is not None
    return mentions["persons last"] in {mention["key"] for mention in found["mentions"]}


def _members() -> list[set[uuid.UUID]]:
    found = events(date_from=NOW.date().replace(month=1), date_to=NOW.date(), most=200, offset=0)["events"]
    return [{incident["key"] for incident in _event(one["key"])["incidents"]} for one in found]


def _event(key: uuid.UUID) -> dict[str, list[dict[str, uuid.UUID]]]:
    return event(key)  # type: ignore[return-value]


def _counted(reader: Person, incident: uuid.UUID) -> list[object]:
    with reading_as(reader.id):
        found = events(date_from=NOW.date().replace(month=1), date_to=NOW.date(), most=200, offset=0)["events"]
        return [one.get("lines") for one in found if incident in {i["key"] for i in _event(one["key"])["incidents"]}]


def test_what_shows_is_looked_for_by_an_oracle_of_its_own(workshop: Workshop) -> None:
    whole, built = workshop.builder.full(2)
    with frozen(NOW) as ids:
        assert look_for_what_shows(Visit(OUTSIDER, whole, built, ids)) == sum(t.shows_to(OUTSIDER) for t in whole.tellings)

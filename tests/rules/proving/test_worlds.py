"""A world is the same for the same seed, and what is hidden in it changes no byte of the rest."""

import pytest

from rabta.proving.rules.filed_seizures import UNSEEN
from rabta.proving.rules.oracle import Marked, may_read
from rabta.proving.rules.people import (
    ALWAYS,
    ANALYST,
    AUDITOR,
    HARBOUR,
    OFFICER,
    OUTSIDER,
    PARTNER,
    READERS,
    RECRUIT,
    Person,
)
from rabta.proving.rules.tellings import SOURCES
from rabta.proving.rules.worlds import small_world, world


@pytest.mark.parametrize("seed", range(8))
def test_the_same_seed_is_the_same_world(seed: int) -> None:
    assert world(seed) == world(seed)
    assert world(seed).tellings != world(seed + 1).tellings


@pytest.mark.parametrize("reader", READERS, ids=lambda p: p.name)
@pytest.mark.parametrize("seed", range(4))
def test_what_is_left_out_changes_no_byte_of_the_rest(seed: int, reader: Person) -> None:
    whole = world(seed)
    bare = whole.seen_by(reader)
    assert [t for t in bare.tellings if t.words_show_to(reader)] == [t for t in whole.tellings if t.words_show_to(reader)]
    assert {t.key for t in whole.hidden_from(reader)} | {t.key for t in bare.tellings} == {t.key for t in whole.tellings}
    assert len(bare.tellings) >= 8 and len(whole.hidden_from(reader)) >= 8


@pytest.mark.parametrize("seed", range(8))
def test_every_world_tempts(seed: int) -> None:
    """DESIGN 5.8: a bridge, a lump, a laboratory weight; hidden records sort first and last."""
    whole = world(seed)
    keys = {t.key for t in whole.tellings}
    assert {"bridge hidden", "bridge first", "bridge last", "lump", "3 weighed", "shown once", "hidden once"} <= keys
    assert {"bridge first bridge hidden", "bridge hidden bridge last"} <= {f"{j.a} {j.b}" for j in whole.judgings}
    in_time = sorted(whole.tellings, key=lambda t: t.at)
    for reader in ALWAYS:
        assert not in_time[0].shows_to(reader) and not in_time[-1].shows_to(reader)
        assert not whole.telling("lump").shows_to(reader)


@pytest.mark.parametrize("seed", range(4))
def test_sources_are_named_in_hidden_reports_alone(seed: int) -> None:
    words = [word.encode() for names in SOURCES for word in names]
    for telling in world(seed).tellings:
        if telling.shows_to(OUTSIDER):
            assert not [word for word in words if word in telling.content], telling.key


def test_a_hidden_team_is_known_to_itself_and_to_auditors() -> None:
    whole = world(0)
    assert [HARBOUR in whole.seen_by(reader).people for reader in (OUTSIDER, ANALYST, AUDITOR)] == [False, False, True]


def test_the_small_world_is_part_of_a_whole_one() -> None:
    assert set(map(repr, small_world().tellings)) < set(map(repr, world(0).tellings))


@pytest.mark.parametrize("reader", READERS, ids=lambda p: p.name)
def test_words_a_reader_may_not_have_are_others_in_the_other_world(reader: Person) -> None:
    """Of protected persons another name, of another length; of records that may be counted unseen another weight and day."""
    whole = world(1)
    bare = {t.key: t for t in whole.seen_by(reader).tellings}
    for one in whole.tellings:
        if one.otherwise and one.key in bare and not one.words_show_to(reader):
            assert bare[one.key].content == one.otherwise != one.content
            assert one.protected is (len(one.otherwise) != len(one.content) and one.shows_to(reader))
    assert any(t.protected and t.content != whole.telling(t.key).content for t in bare.values())


@pytest.mark.parametrize("reader", (OUTSIDER, OFFICER, PARTNER), ids=lambda p: p.name)
def test_a_total_is_the_same_of_other_weights(reader: Person) -> None:
    """What a reader may hear of three records is their sum: in the other world each weighs something else."""
    (told,) = [told for agencies, told in UNSEEN.items() if reader.agency in agencies]
    here, there = ([float(one[n]) for one in told] for n in (1, 2))
    assert sum(here) == sum(there) and not set(here) & set(there)
    assert len({who.agency for who, _, _ in told}) >= 2


@pytest.mark.parametrize("reader", ALWAYS, ids=lambda p: p.name)
def test_requests_disagreements_and_cases_hide_and_show(reader: Person) -> None:
    whole = world(1)
    known = whole.seen_by(reader)
    for every, shown in ((whole.asked, known.asked), (whole.disputed, known.disputed), (whole.cases, known.cases)):
        assert 0 < len(shown) < len(every)
        assert all(one in every for one in shown)
    assert not any("Zarmina" in one.words for one in known.disputed)


def test_auditors_know_of_every_case_and_the_originator_that_there_are_words_withheld() -> None:
    whole = world(1)
    assert whole.seen_by(AUDITOR).cases == whole.cases
    (about_met,) = [one for one in whole.seen_by(RECRUIT).disputed if one.key == "met 3"]
    assert "Zarmina" not in about_met.words


MAY = (
    (OUTSIDER, Marked("open", every_agency=True), True),
    (OUTSIDER, Marked("restricted", every_agency=True), False),
    (PARTNER, Marked("open", every_agency=True), False),
    (PARTNER, Marked("open", agencies=("NCA_UK",)), True),
    (RECRUIT, Marked("open"), True),
    (RECRUIT, Marked("confidential"), False),
    (HARBOUR, Marked("confidential", groups=("harbour watch",)), True),
    (ANALYST, Marked("secret", groups=("harbour watch",)), False),
    (ANALYST, Marked("confidential", agencies=("NNCC",)), True),
)


@pytest.mark.parametrize(("reader", "marked", "may"), MAY)
def test_who_may_read_what_an_agency_marked(reader: Person, marked: Marked, may: bool) -> None:
    assert may_read(reader, marked, originator="ANF") is may

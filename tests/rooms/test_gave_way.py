"""A join that gives way to a person's "not the same" is asked about, says why, and is decided like any other pair."""

import itertools
import uuid
from typing import Any

import pytest

from rabta.counting import queries
from rabta.counting.operations import judge_same_event, undo_judgement
from rabta.counting.queries.events import judgements_among
from rabta.records.asking import answers
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person
from tests.rooms.invented_month import Filing, file_all
from tests.rooms.test_judging import DAY, OPEN, SECOND_ANALYST, with_second_analyst

TEXT = "{} at Peshawar airport on 10 February 2025: 7.35 kg ice in a trolley bag for Doha, QR-601, {}."
Pair = tuple[uuid.UUID, uuid.UUID]
HIDDEN = "restricted; to ANF, NNCC"


@pytest.fixture
def told(house: House) -> House:
    """One event told three times, all of them joined by the rules; Customs' report is hidden from the others."""
    filings = [
        Filing(ANF_OFFICER, TEXT.format("ANF", "one held"), OPEN, DAY),
        Filing(SCREENER, TEXT.format("ASF", "one passenger held"), OPEN, DAY),
        Filing(CUSTOMS_OFFICER, TEXT.format("Pakistan Customs", "a man held"), HIDDEN, DAY),
    ]
    file_all(house, filings)
    return house


def pairs_of(who: Person) -> list[dict[str, Any]]:
    with reading_as(who.id):
        return list(queries.review_queue()["pairs"])


def keys() -> list[uuid.UUID]:
    with reading_as(ANALYST.id):
        rows = answers("SELECT i.key FROM incident i JOIN current_reading c ON c.id = i.reading_id ORDER BY i.key")
    return [row["key"] for row in rows]


def scores() -> dict[Pair, int]:
    held = keys()
    with reading_as(ANALYST.id):
        return {(one["a"], one["b"]): one["score"] for one in judgements_among(held) if one["by"] is None}


def judge(house: House, pair: Pair, outcome: str, who: Person = ANALYST) -> uuid.UUID:
    return judge_same_event(
        reader_id=who.id, a=pair[0], b=pair[1], outcome=outcome, at=house.clock.tick(), new_id=house.clock.new_id
    )  # type: ignore[arg-type]


def test_the_weakest_join_between_two_judged_apart_is_asked_about_and_decided(told: House) -> None:
    assert pairs_of(ANALYST) == []
    made = scores()
    assert len(made) == 3
    cut = max(made, key=lambda pair: made[pair])
    undo = judge(told, cut, "not")
    [asked] = pairs_of(ANALYST)
    pair = asked["a"], asked["b"]
    assert pair == min(made, key=lambda one: (made[one], one)) and asked["gave_way"] == "join"
    with reading_as(ANALYST.id):
        shown = queries.review_pair(*pair)
        assert queries.asked_in_all(queries.seen()) == 1
    assert shown and shown["gave_way"]["why"] == "join" and (shown["gave_way"]["a"], shown["gave_way"]["b"]) == cut
    decided = judge(told, pair, "not")
    assert pairs_of(ANALYST) == []
    undo_judgement(reader_id=ANALYST.id, judgement_id=decided, at=told.clock.tick(), new_id=told.clock.new_id)
    assert [(one["a"], one["b"]) for one in pairs_of(ANALYST)] == [pair]
    judge(told, pair, "same")
    assert pairs_of(ANALYST) == [], "what persons said already says that the third join is none"
    undo_judgement(reader_id=ANALYST.id, judgement_id=undo, at=told.clock.tick(), new_id=told.clock.new_id)
    assert pairs_of(ANALYST) == []


def test_persons_judgements_that_cannot_all_hold_are_asked_about_first(told: House) -> None:
    with_second_analyst(told)
    one, two, three = itertools.combinations(keys(), 2)
    judge(told, one, "same")
    judge(told, two, "same", SECOND_ANALYST)
    judge(told, three, "not")
    first = pairs_of(ANALYST)[0]
    assert first["gave_way"] == "persons" and (first["a"], first["b"]) in (one, two)
    with reading_as(ANALYST.id):
        shown = queries.review_pair(first["a"], first["b"])
        asked, in_all = queries.asked_in_all(queries.seen()), queries.review_queue()["in_all"]
    assert shown and (shown["gave_way"]["a"], shown["gave_way"]["b"]) == three
    assert asked == in_all == 1


def test_what_gave_way_to_a_hidden_judgement_is_not_asked(told: House) -> None:
    """Whoever does not see Customs' report sees one event of two reports, and no question about either."""
    before = {who: pairs_of(who) for who in (SCREENER, OUTSIDER)}
    hidden = next(key for key in keys() if key not in visible_to(OUTSIDER))
    for pair in itertools.combinations(keys(), 2):
        if hidden in pair:
            judge(told, pair, "not")
            break
    assert len(pairs_of(ANALYST)) == 1
    assert {who: pairs_of(who) for who in (SCREENER, OUTSIDER)} == before == {SCREENER: [], OUTSIDER: []}


def visible_to(who: Person) -> set[uuid.UUID]:
    with reading_as(who.id):
        rows = answers("SELECT i.key FROM incident i JOIN current_reading c ON c.id = i.reading_id")
    return {row["key"] for row in rows}

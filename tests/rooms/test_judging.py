"""What a person is asked, in which order; a second opinion; many pairs in one deed; and every deed exactly taken back."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections
from django.db.utils import DatabaseError

from rabta.counting import queries
from rabta.counting.errors import JudgedAlready, NotAnAnalyst, NotAvailable, NotToBeAsked
from rabta.counting.operations import (
    judge_same_event,
    judge_together,
    projection_digests,
    rebuild,
    undo_deed,
    undo_judgement,
)
from rabta.counting.rules.stakes import MOST_TOGETHER, doubt
from rabta.counting.second_opinion import ask_second_opinion, no_longer_ask
from rabta.filing.keeping import approve_purge, propose_purge
from rabta.filing.releasing import mark_anew
from rabta.ledger.operations import append_entry, entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.records.asking import answers
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, EVERYBODY, OUTSIDER, SCREENER, Person
from tests.rooms.invented_month import Filing, file_all
from tests.rooms.test_keeping import SECOND_OFFICER, with_second_officer

OPEN = "open; every agency"
DAY = date(2025, 2, 10)
SECOND_ANALYST = Person("second analyst", "NNCC", 3, (Role.ANALYST,))
Pair = tuple[uuid.UUID, uuid.UUID]


def told(place: str, kilos: str, *, marking: str = OPEN, second: Person = SCREENER) -> list[Filing]:
    """Two reports ten days apart that may be one event: a pair that is asked."""
    first = f"ANF in {place}: {kilos} kg heroin recovered."
    return [
        Filing(ANF_OFFICER, first, OPEN, DAY),
        Filing(second, first + " The drug was hidden.", marking, DAY + timedelta(days=10)),
    ]


def with_second_analyst(house: House) -> None:
    new = NewReader(
        name=SECOND_ANALYST.name, agency=agency_number(SECOND_ANALYST.agency) or 0, partner=False,
        vetting=SECOND_ANALYST.vetting, groups=(), purposes=SECOND_ANALYST.purposes, roles=SECOND_ANALYST.roles,
    )  # fmt: skip
    at = house.clock.tick()
    add_reader(new, id=SECOND_ANALYST.id, at=at, enter=entered_by_owner(at=at, id=house.clock.new_id()))


def queue(who: Person, **narrowed: str) -> dict[str, Any]:
    with reading_as(who.id):
        return queries.review_queue(**narrowed)  # type: ignore[arg-type]


def shown(who: Person, **narrowed: str) -> list[Pair]:
    return [(pair["a"], pair["b"]) for pair in queue(who, **narrowed)["pairs"]]


def pair_page(who: Person, pair: Pair) -> dict[str, Any]:
    with reading_as(who.id):
        found = queries.review_pair(*pair)
    assert found is not None
    return found


def judge(house: House, who: Person, pair: Pair, outcome: str) -> uuid.UUID:
    return judge_same_event(
        reader_id=who.id, a=pair[0], b=pair[1], outcome=outcome, at=house.clock.tick(), new_id=house.clock.new_id,  # type: ignore[arg-type]
    )  # fmt: skip


def undo(house: House, who: Person, judgement: uuid.UUID) -> None:
    undo_judgement(reader_id=who.id, judgement_id=judgement, at=house.clock.tick(), new_id=house.clock.new_id)


def mass(who: Person) -> int:
    with reading_as(who.id):
        return sum(row["mass_g"] or 0 for row in queries.seen().answers("SELECT l.mass_g FROM seen_line l"))


def test_the_queue_is_in_the_order_of_what_hangs_on_the_answer(house: House) -> None:
    hidden = told("Multan", "12.3", marking="secret; originator only", second=ANALYST)
    file_all(house, [*told("Lahore", "3.45"), *told("Quetta", "88.1"), *hidden])
    found = queue(ANALYST)
    assert len(found["pairs"]) == 3
    weights = [pair["stake_g"] * pair["doubt"] for pair in found["pairs"]]
    assert weights == sorted(weights, reverse=True) and found["pairs"][0]["stake_g"] == 88_100
    for pair in found["pairs"]:
        assert pair["doubt"] == doubt(pair["score"]) and 0 < pair["doubt"] <= 50
        before = mass(ANALYST)
        other = "not" if pair["likelier"] == "same" else "same"
        judged = judge(house, ANALYST, (pair["a"], pair["b"]), other)
        assert abs(mass(ANALYST) - before) == pair["stake_g"], "what is at stake is what the total moves by"
        undo(house, ANALYST, judged)
    assert [pair["stake_g"] for pair in queue(OUTSIDER)["pairs"]] == [88_100, 3_450]


def test_a_hidden_report_moves_no_order_no_weight_and_no_progress(make_house: Any) -> None:
    answers = []
    for hidden in (False, True):
        house = make_house()
        filings = [*told("Lahore", "3.45"), *told("Quetta", "88.1")]
        if hidden:
            filings += told("Lahore", "3.45", marking="secret; originator only", second=ANALYST)[1:]
            filings += told("Multan", "120", marking="secret; originator only", second=ANALYST)[1:]
        file_all(house, filings)
        seen = queue(OUTSIDER)
        named = dict.fromkeys(("a", "b", "a_brief", "b_brief"))  # ids and numbers that this test's clock gave
        answers.append({**seen, "pairs": [{**pair, **named} for pair in seen["pairs"]]})
        assert len(queue(ANALYST)["pairs"]) >= 2
    assert answers[0] == answers[1]


def test_progress_and_narrowing(house: House) -> None:
    file_all(house, [*told("Lahore", "3.45"), *told("Quetta", "88.1")])
    found = queue(ANALYST)
    assert (found["left"], found["in_all"], found["weighed"]) == (2, 2, 2)
    assert [one["code"] for one in found["choices"]["substances"]] == ["heroin"]
    assert found["choices"]["months"] == ["2025-02"]
    assert len(shown(ANALYST, agency="ANF", substance="heroin", month="2025-02")) == 2
    for narrowed in ({"agency": "CUSTOMS"}, {"substance": "opium"}, {"month": "2025-03"}):
        assert shown(ANALYST, **narrowed) == []
    judge(house, ANALYST, shown(ANALYST)[0], "same")
    for who in (ANALYST, OUTSIDER):
        assert (queue(who)["left"], queue(who)["in_all"]) == (1, 2), who.name


@pytest.fixture
def asked(house: House) -> Iterator[tuple[House, Pair]]:
    with_second_analyst(house)
    file_all(house, told("Lahore", "3.45", marking="restricted; to ANF, NNCC", second=SCREENER))
    yield house, shown(ANALYST)[0]


def question(house: House, who: Person, pair: Pair, **more: Any) -> uuid.UUID:
    return ask_second_opinion(
        reader_id=who.id, a=pair[0], b=pair[1], words=more.pop("words", "Is it the same car?"), at=house.clock.tick(),
        new_id=house.clock.new_id, **more,
    )  # fmt: skip


def test_opinions_that_differ_leave_the_pair_asked_and_go_on_top(asked: tuple[House, Pair]) -> None:
    house, pair = asked
    file_all(house, told("Quetta", "88.1"))
    assert shown(ANALYST)[1] == pair, "the lighter one comes second"
    before, held = projection_digests(), mass(ANALYST)
    first = judge(house, ANALYST, pair, "same")
    assert pair not in shown(SECOND_ANALYST)
    question(house, ANALYST, pair, of=SECOND_ANALYST.id)
    assert shown(SECOND_ANALYST)[0] == pair and queue(SECOND_ANALYST)["pairs"][0]["asked_of_you"]
    assert pair not in shown(ANALYST) and pair not in shown(ANF_OFFICER)
    second = judge(house, SECOND_ANALYST, pair, "not")
    for who in (ANALYST, SECOND_ANALYST, ANF_OFFICER):
        page = pair_page(who, pair)
        assert [one["outcome"] for one in page["opinions"]] == ["same", "not"] and page["differ"], who.name
        assert shown(who)[0] == pair and queue(who)["pairs"][0]["differ"], who.name
    assert mass(ANALYST) == held, "until it is settled the likelier answer counts, as for every pair that is asked"
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == projection_digests()
    undo(house, ANALYST, first)
    assert pair not in shown(ANALYST) and not pair_page(ANALYST, pair)["differ"]
    undo(house, ANALYST, second)
    assert projection_digests() == before


def test_opinions_that_agree_settle_it(asked: tuple[House, Pair]) -> None:
    house, pair = asked
    question(house, ANF_OFFICER, pair)
    assert [queue(who)["pairs"][0]["asked_of_you"] for who in (ANALYST, SECOND_ANALYST, ANF_OFFICER)] == [True, True, False]
    judge(house, ANALYST, pair, "same")
    assert shown(SECOND_ANALYST) == [], "anyone of the centre: one has answered"
    judge(house, SECOND_ANALYST, pair, "same")
    assert shown(ANALYST) == [] and not pair_page(ANALYST, pair)["differ"]


def test_nobody_gives_the_second_opinion_on_the_own_first(asked: tuple[House, Pair]) -> None:
    house, pair = asked
    made = judge(house, ANALYST, pair, "same")
    for outcome in ("same", "not"):
        with pytest.raises(JudgedAlready):
            judge(house, ANALYST, pair, outcome)
    with pytest.raises(JudgedAlready):
        judge_together(
            reader_id=ANALYST.id, pairs=[pair], outcome="not", at=house.clock.tick(), new_id=house.clock.new_id
        )
    with pytest.raises(NotToBeAsked):
        question(house, ANALYST, pair, of=ANALYST.id)
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(ANALYST.id) as looking:
        entry = looking.deed("events:judge", subject=("judgement", str(uuid.UUID(int=5))), detail={})
        append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "INSERT INTO judgement SELECT (jsonb_populate_record(j, jsonb_build_object('id', %s::text, 'outcome', 'not',"
                " 'relation', 'distinct'))).* FROM judgement j WHERE id = %s",
                [str(uuid.UUID(int=5)), made],
            )
    undo(house, ANALYST, made)
    judge(house, ANALYST, pair, "not")


def test_who_asks_whom(asked: tuple[House, Pair]) -> None:
    house, pair = asked
    assert [one["name"] for one in pair_page(ANALYST, pair)["to_ask"]] == [SECOND_ANALYST.name]
    assert pair_page(ANF_OFFICER, pair)["to_ask"] == [], "at another agency one asks anyone of the centre"
    for of in (SECOND_ANALYST.id, CUSTOMS_OFFICER.id, uuid.uuid4()):
        with pytest.raises(NotToBeAsked):
            question(house, ANF_OFFICER, pair, of=of)
    with pytest.raises(NotToBeAsked):
        question(house, ANALYST, pair, words="x" * 1001)
    with pytest.raises(NotToBeAsked):
        question(house, DIRECTOR, pair)
    for stranger in (OUTSIDER, CUSTOMS_OFFICER):
        with pytest.raises(NotAvailable):
            question(house, stranger, pair)
    with pytest.raises(NotAvailable):
        question(house, ANALYST, (pair[0], uuid.uuid4()))


def test_a_question_shows_to_who_sees_both_and_its_author_takes_it_back(asked: tuple[House, Pair]) -> None:
    house, pair = asked
    made = question(house, ANF_OFFICER, pair)
    for who in EVERYBODY:
        with reading_as(who.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM second_opinion")
            sees = queries.review_pair(*pair) is not None
            assert cursor.fetchone() == (int(sees),), who.name
            cursor.execute("SELECT count(*) FROM entry WHERE subject_id = %s", [str(made)])
            assert cursor.fetchone() == (int(who is ANF_OFFICER or (sees and who is AUDITOR)),), who.name
    for other in (ANALYST, OUTSIDER):
        with pytest.raises(NotAvailable):
            no_longer_ask(reader_id=other.id, question_id=made, at=house.clock.tick(), new_id=house.clock.new_id)
    no_longer_ask(reader_id=ANF_OFFICER.id, question_id=made, at=house.clock.tick(), new_id=house.clock.new_id)
    assert not queue(ANALYST)["pairs"][0]["asked_of_you"]
    with pytest.raises(NotAvailable):
        no_longer_ask(reader_id=ANF_OFFICER.id, question_id=made, at=house.clock.tick(), new_id=house.clock.new_id)


def questions(house: House) -> int:
    with house.as_superuser() as all_seeing:
        [count] = all_seeing.execute("SELECT count(*) FROM second_opinion").fetchone()  # type: ignore[misc]
    return int(count)


def test_a_question_hides_with_its_report_and_is_purged_with_it(house: House) -> None:
    with_second_officer(house)
    file_all(house, told("Lahore", "3.45"))
    [pair] = shown(OUTSIDER)
    page = pair_page(ANALYST, pair)
    report_id = next(page[end]["report"]["id"] for end in ("a", "b") if page[end]["report"]["agency"]["code"] == "ANF")
    made = question(house, OUTSIDER, pair, words="Wrongword: which car?")
    by_officer = {"report_id": report_id, "new_id": house.clock.new_id}
    narrower = {"marking_text": "restricted; to NNCC", "reason": "a live case"}
    mark_anew(reader_id=ANF_OFFICER.id, at=house.clock.tick(), **narrower, **by_officer)
    assert [one["id"] for one in pair_page(ANALYST, pair)["questions"]] == [made]
    with reading_as(OUTSIDER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM second_opinion")
        assert cursor.fetchone() == (0,) and queries.review_pair(*pair) is None
    with pytest.raises(NotAvailable):
        question(house, OUTSIDER, pair)
    assert questions(house) == 1
    propose_purge(reader_id=ANF_OFFICER.id, rule="filed_in_error", reason="x", at=house.clock.tick(), **by_officer)
    approve_purge(reader_id=SECOND_OFFICER.id, at=house.clock.tick(), **by_officer)
    assert questions(house) == 0


ROWS = [(f"2025-02-0{day}", place, kilos) for day, (place, kilos) in enumerate(
    (("Quetta", "3.5"), ("Chaman", "12.25"), ("Multan", "7"), ("Hub", "18.4"), ("Kasur", "2.2")), 1)]  # fmt: skip


def table(rows: list[tuple[str, str, str]], *, agency: str = "CUSTOMS") -> bytes:
    lines = [f"{day},{agency},{place},hashish,{kilos},kg" for day, place, kilos in rows]
    return "\n".join(["date,agency,district,substance,quantity,unit", *lines, ""]).encode()


def batch(who: Person, first: uuid.UUID, second: uuid.UUID, **more: Any) -> dict[str, Any] | None:
    with reading_as(who.id):
        return queries.batch(first, second, **{"most": MOST_TOGETHER, **more})


def together(house: House, pairs: list[Pair], outcome: str, who: Person = ANALYST) -> uuid.UUID:
    return judge_together(
        reader_id=who.id, pairs=pairs, outcome=outcome, note="seen", at=house.clock.tick(), new_id=house.clock.new_id,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_month_sent_twice_is_decided_in_one_deed_and_taken_back_in_one(house: House) -> None:
    marking = "restricted; to NNCC"
    first = house.file(CUSTOMS_OFFICER, table(ROWS), file_name="february.csv", marking=marking).report_id
    again = house.file(CUSTOMS_OFFICER, table(ROWS) + b"\n", file_name="february-again.csv", marking=marking).report_id
    before, held = projection_digests(), mass(ANALYST)
    with reading_as(ANALYST.id):
        [listed] = queries.batches()
    assert (listed["asked"], listed["sent_again"]) == (0, 5)
    found = batch(ANALYST, again, first)
    assert found is not None and {pair["why"] for pair in found["pairs"]} == {"sent_again"} and found["chosen"] == 5
    assert [found["ways"][way]["mass_g"] for way in ("now", "same", "not")] == [held, held, 2 * held]
    assert [found["ways"][way]["events"] for way in ("now", "same", "not")] == [5, 5, 10]
    pairs = [(pair["a"], pair["b"]) for pair in found["pairs"]]
    some = batch(ANALYST, first, again, only=pairs[:2])
    assert some is not None and some["chosen"] == 2 and some["ways"]["not"]["events"] == 4
    few = batch(ANALYST, first, again, most=3)
    assert few is not None and (len(few["pairs"]), few["in_all"], few["ways"]["not"]["events"]) == (3, 5, 6)
    deed = together(house, pairs, "not")
    assert mass(ANALYST) == 2 * held, "the total is what the preview said"
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == projection_digests()
    with reading_as(ANALYST.id):
        made = queries.deed(deed)
        assert made is not None and (made["stands"], len(made["pairs"])) == (5, 5) and queries.batches() == []
        assert made["with_it"]["mass_g"] - made["without_it"]["mass_g"] == held
    for who in (OUTSIDER, ANF_OFFICER):
        assert batch(who, first, again) is None
        with reading_as(who.id):
            assert queries.deed(deed) is None and queries.batches() == []
    undo_deed(reader_id=ANALYST.id, deed_id=deed, at=house.clock.tick(), new_id=house.clock.new_id)
    assert projection_digests() == before
    with pytest.raises(NotAvailable):
        undo_deed(reader_id=ANALYST.id, deed_id=deed, at=house.clock.tick(), new_id=house.clock.new_id)


def test_a_month_pasted_twice_into_one_table_is_one_batch(house: House) -> None:
    report_id = house.file(CUSTOMS_OFFICER, table(ROWS + ROWS), file_name="february.csv", marking=OPEN).report_id
    before = projection_digests()
    with reading_as(ANALYST.id):
        [listed] = queries.batches()
    assert listed["first"]["id"] == listed["second"]["id"] == report_id and listed["asked"] + listed["sent_again"] == 5
    found = batch(ANALYST, report_id, report_id)
    assert found is not None and found["ways"]["same"]["events"] == 5 and found["ways"]["not"]["events"] == 10
    for outcome in ("same", "not"):
        deed = together(house, [(pair["a"], pair["b"]) for pair in found["pairs"]], outcome)
        assert mass(ANALYST) == found["ways"][outcome]["mass_g"]
        undo_deed(reader_id=ANALYST.id, deed_id=deed, at=house.clock.tick(), new_id=house.clock.new_id)
        assert projection_digests() == before


def test_look_alike_pairs_of_two_reports_are_decided_together_or_not_at_all(house: House) -> None:
    filings = [(place, kilos) for place, kilos in (("Lahore", "3.45"), ("Quetta", "88.1"), ("Multan", "12.3"))]
    texts = [f"ANF in {place}: {kilos} kg heroin recovered." for place, kilos in filings]
    first = house.file(ANF_OFFICER, "\n\n".join(texts), marking=OPEN, written_on=DAY).report_id
    second = house.file(SCREENER, "\n\n".join(f"{text} The drug was hidden." for text in texts), marking=OPEN,
                        written_on=DAY + timedelta(days=10)).report_id  # fmt: skip
    found = batch(ANALYST, first, second)
    assert found is not None and [pair["why"] for pair in found["pairs"]] == ["asked"] * 3
    pairs = [(pair["a"], pair["b"]) for pair in found["pairs"]]
    before, held = projection_digests(), mass(ANALYST)
    with pytest.raises(NotAvailable):
        together(house, [*pairs, (pairs[0][0], uuid.uuid4())], "same")
    with pytest.raises(NotAvailable):
        together(house, [], "same")
    with pytest.raises(NotAnAnalyst):
        together(house, pairs, "same", who=ANF_OFFICER)
    assert projection_digests() == before
    deed = together(house, pairs, "same")
    assert mass(ANALYST) == found["ways"]["same"]["mass_g"] < held
    with reading_as(AUDITOR.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry WHERE deed = 'events:judge'")
        assert cursor.fetchone() == (3,), "one entry for each judgement"
    undo_deed(reader_id=ANALYST.id, deed_id=deed, at=house.clock.tick(), new_id=house.clock.new_id)
    assert projection_digests() == before and len(shown(ANALYST)) == 3


def test_one_question_is_asked_of_what_certain_joins_have_made_one(house: House) -> None:
    words = "ANF at Zarqul Toll Plaza Lahore: 20.45 kg heroin recovered from a car, 2 persons arrested."
    filings = [Filing(ANF_OFFICER, words, OPEN, DAY), Filing(SCREENER, words + " The drug was hidden.", OPEN, DAY)]
    later = "ANF in Lahore: 20.45 kg heroin recovered."
    file_all(house, [*filings, Filing(CUSTOMS_OFFICER, later, OPEN, DAY + timedelta(days=3))])
    with reading_as(ANALYST.id):
        said = answers("SELECT outcome FROM judgement WHERE decided_by IS NULL ORDER BY outcome")
    assert [one["outcome"] for one in said] == ["ask", "ask", "same"]
    (pair,) = shown(ANALYST)
    for outcome in ("same", "not"):
        judged = judge(house, ANALYST, pair, outcome)
        assert shown(ANALYST) == [] and (queue(ANALYST)["left"], queue(ANALYST)["in_all"]) == (0, 1)
        undo(house, ANALYST, judged)
        assert shown(ANALYST) == [pair]

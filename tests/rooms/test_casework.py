"""Cases, tasks and requests in the record: who sees them, what follows what, and what never shows on the way."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections, transaction
from django.db.utils import DatabaseError

from rabta.casework.errors import NotSo
from rabta.casework.operations.cases import (
    NewCase,
    link_record,
    open_case,
    sign_case_step,
    unlink_record,
    use_template,
)
from rabta.casework.operations.reminders import remind_of_overdue
from rabta.casework.operations.requests import ask_agency, draft_answer, sign_answer, sign_request_step
from rabta.casework.operations.signing import Said, withdraw
from rabta.casework.operations.tasks import give_task, sign_task_step
from rabta.casework.queries import cases as queries
from rabta.casework.queries.requests import may_have, request, requests
from rabta.casework.queries.tasks import task
from rabta.casework.queries.work import waiting_work, work_queue
from rabta.casework.rules.case import Lacking, Stage
from rabta.casework.rules.request import RequestStage
from rabta.casework.rules.task import TaskStage
from rabta.filing.errors import NotAvailable
from rabta.filing.releasing import answer_request, ask_for_release, recall_release, release_report
from rabta.ledger.operations import append_entry, entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.sharing.operations import acting_as, reading_as
from rabta.sharing.rules.marking import Level
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, PARTNER, SCREENER, Person
from tests.rooms.test_custody import ALONE, DAY, SHARED, TEXT, key_of

CUSTOMS, ASF, LEVIES = (agency_number(code) or 0 for code in ("CUSTOMS", "ASF", "LEVIES"))
NOBODYS = uuid.UUID(int=9)


def when(house: House, who: Person) -> dict[str, Any]:
    return {"reader_id": who.id, "at": house.clock.tick(), "new_id": house.clock.new_id}


def opened(house: House, who: Person = ANF_OFFICER, **more: Any) -> uuid.UUID:
    says: dict[str, Any] = {"title": "EX-case of the two bags", "level": Level.CONFIDENTIAL, "agencies": [CUSTOMS], **more}
    return open_case(case=NewCase(**says), **when(house, who))


def said(house: House, kind: str, **more: Any) -> Said:
    return Said(kind=kind, done_on=house.clock.now.date(), **more)


def step(house: House, who: Person, case_id: uuid.UUID, kind: str, **more: Any) -> int:
    return sign_case_step(case_id=case_id, said=said(house, kind, **more), **when(house, who))


def case(house: House, who: Person, case_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(who.id) as looking:
        return queries.case(case_id, by=looking, today=house.clock.now.date())


def listed(house: House, who: Person, which: Lacking | None = None, *, days: int = 0) -> dict[str, Any]:
    with reading_as(who.id):
        return queries.cases(today=house.clock.now.date() + timedelta(days=days), which=which)


def queue(house: House, who: Person) -> dict[str, Any]:
    with reading_as(who.id) as looking:
        return work_queue(by=looking, today=house.clock.now.date())


def seen(house: House, who: Person, request_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(who.id) as looking:
        return request(request_id, by=looking, today=house.clock.now.date())


def asked(house: House, **more: Any) -> uuid.UUID:
    says: dict[str, Any] = {"to": CUSTOMS, "title": "EX-lorry", "words": "Whose is it?",
                            "due_on": house.clock.now.date() + timedelta(days=7)}  # fmt: skip
    return ask_agency(**says | more, **when(house, ANF_OFFICER))


def test_a_case_shows_to_those_in_it_and_goes_from_arrest_to_outcome(house: House) -> None:
    case_id = opened(house)
    step(house, CUSTOMS_OFFICER, case_id, "arrest", people=2)
    with pytest.raises(NotSo, match="not registered"):
        step(house, ANF_OFFICER, case_id, "charged", reference="EX-1")
    registered = step(house, ANF_OFFICER, case_id, "registered", reference="EX-FIR 7/25", place="EX-station")
    assert listed(house, ANF_OFFICER, days=14)["counts"].get("no_charge") is None
    assert listed(house, ANF_OFFICER, days=15)["counts"]["no_charge"] == 1
    assert dict(listed(house, CUSTOMS_OFFICER, days=181)["counts"]) == {"no_case": 0, "no_charge": 1, "no_outcome": 1}
    step(house, ANF_OFFICER, case_id, "charged", reference="EX-charge 1")
    step(house, ANF_OFFICER, case_id, "court", place="EX-court")
    with pytest.raises(NotSo, match="later step"):
        withdraw(kind="case", of=case_id, number=registered, reason="mistyped", **when(house, ANF_OFFICER))
    last = step(house, ANF_OFFICER, case_id, "outcome", outcome="convicted", place="EX-court")
    with pytest.raises(NotSo, match="who signed it"):
        withdraw(kind="case", of=case_id, number=last, reason="x", **when(house, CUSTOMS_OFFICER))
    withdraw(kind="case", of=case_id, number=last, reason="the wrong court", **when(house, ANF_OFFICER))
    for who in EVERYBODY:
        found, lists = case(house, who, case_id), listed(house, who, days=400)
        if who not in (ANF_OFFICER, CUSTOMS_OFFICER):
            assert found is None and lists["cases"] == [] and lists["all"] == 0, who.name
            assert not any(lists["counts"].values()), who.name
            continue
        assert found is not None and found["state"].stage is Stage.IN_COURT
        assert [one["withdrawn_reason"] for one in found["history"]] == [None] * 4 + ["the wrong court"]
        assert {one["code"] for one in found["members"]} == {"ANF", "CUSTOMS"} and lists["all"] == 1
        assert dict(lists["counts"])["no_outcome"] == 1


def test_hidden_and_missing_are_one_answer(house: House) -> None:
    case_id, request_id = opened(house), asked(house)
    task_id = give_task(title="x", agency=CUSTOMS, due_on=None, for_kind="case", for_id=case_id, **when(house, ANF_OFFICER))
    for who in (SCREENER, OUTSIDER, PARTNER, ANALYST):
        for one in ((case_id, request_id, task_id), (NOBODYS,) * 3):
            deeds: list[Callable[[], object]] = [
                lambda ids=one, who=who: step(house, who, ids[0], "arrest", people=1),
                lambda ids=one, who=who: withdraw(
                    kind="case", of=ids[0], number=1, reason="x", **when(house, who)),
                lambda ids=one, who=who: sign_request_step(
                    request_id=ids[1], said=said(house, "accepted"), **when(house, who)),
                lambda ids=one, who=who: draft_answer(request_id=ids[1], words="x", **when(house, who)),
                lambda ids=one, who=who: sign_task_step(
                    task_id=ids[2], said=said(house, "accepted"), **when(house, who)),
                lambda ids=one, who=who: give_task(title="x", agency=CUSTOMS, due_on=None, for_kind="case",
                                                   for_id=ids[0], **when(house, who)),
            ]  # fmt: skip
            for deed in deeds:
                with pytest.raises(NotAvailable):
                    deed()
    with pytest.raises(NotSo):
        opened(house, PARTNER)
    with pytest.raises(NotSo):
        opened(house, AUDITOR)


def test_of_its_links_each_sees_what_that_one_may_see(house: House) -> None:
    shared = key_of(house, house.file(ANF_OFFICER, TEXT, marking=SHARED, written_on=DAY).report_id)
    own = key_of(house, house.file(ANF_OFFICER, TEXT + " Alone.", marking=ALONE, written_on=DAY).report_id)
    case_id = opened(house, links=[("incident", own)])
    deed = {"subject_kind": "case", "subject_id": case_id, "kind": "incident"}
    link_record(target=shared, **deed, **when(house, CUSTOMS_OFFICER))  # type: ignore[arg-type]
    for target in (own, NOBODYS):
        with pytest.raises(NotAvailable):
            link_record(target=target, **deed, **when(house, CUSTOMS_OFFICER))  # type: ignore[arg-type]
    told = {who: (case(house, who, case_id) or {})["links"] for who in (ANF_OFFICER, CUSTOMS_OFFICER)}
    assert [one["target"] for one in told[ANF_OFFICER]] == [own, shared]
    assert [one["target"] for one in told[CUSTOMS_OFFICER]] == [shared]
    with reading_as(CUSTOMS_OFFICER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM work_link")
        assert cursor.fetchone()[0] == 1, "held by the database, not by the page"
    back = {"subject_kind": "case", "subject_id": case_id, "link_id": told[CUSTOMS_OFFICER][0]["id"], "reason": "x"}
    with pytest.raises(NotSo, match="who added it"):
        unlink_record(**back, **when(house, ANF_OFFICER))
    unlink_record(**back, **when(house, CUSTOMS_OFFICER))
    assert (case(house, CUSTOMS_OFFICER, case_id) or {})["links"] == []


def test_seizures_without_a_case_are_read_from_the_record(house: House) -> None:
    key = key_of(house, house.file(ANF_OFFICER, TEXT, marking=SHARED, written_on=DAY).report_id)
    for who, count in ((ANF_OFFICER, 1), (CUSTOMS_OFFICER, 1), (OUTSIDER, 0), (PARTNER, 0)):
        found = listed(house, who, Lacking.CASE)
        assert (found["total"], [one["key"] for one in found["events"]]) == (count, [key] * count), who.name
    case_id = opened(house, agencies=[], links=[("incident", key)])
    assert listed(house, ANF_OFFICER, Lacking.CASE)["total"] == 1, "linked, and not registered"
    step(house, ANF_OFFICER, case_id, "registered", reference="EX-FIR 7/25", place="EX-station")
    assert listed(house, ANF_OFFICER, Lacking.CASE)["total"] == 0
    assert listed(house, CUSTOMS_OFFICER, Lacking.CASE)["total"] == 1, "a case that hides tells nobody that there is one"


def test_an_agency_joins_and_leaves_and_all_of_the_case_with_it(house: House) -> None:
    case_id = opened(house, agencies=[])
    task_id = give_task(title="x", agency=agency_number("ANF") or 0, due_on=None, for_kind="case", for_id=case_id,
                        **when(house, ANF_OFFICER))  # fmt: skip
    assert case(house, CUSTOMS_OFFICER, case_id) is None
    joined = step(house, ANF_OFFICER, case_id, "joined", to_agency=CUSTOMS)
    step(house, CUSTOMS_OFFICER, case_id, "arrest", people=1)
    found = case(house, CUSTOMS_OFFICER, case_id)
    assert found is not None and [one["id"] for one in found["tasks"]] == [task_id] and len(found["history"]) == 2
    assert [one["kind"] for one in queue(house, CUSTOMS_OFFICER)["notices"]] == ["case_joined"]
    with pytest.raises(NotSo, match="lead agency"):
        step(house, CUSTOMS_OFFICER, case_id, "joined", to_agency=ASF)
    with pytest.raises(NotSo, match="who sees it"):
        withdraw(kind="case", of=case_id, number=joined, reason="x", **when(house, ANF_OFFICER))
    step(house, ANF_OFFICER, case_id, "left", to_agency=CUSTOMS, words="no longer")
    assert case(house, CUSTOMS_OFFICER, case_id) is None
    assert queue(house, CUSTOMS_OFFICER)["notices"] == []
    with reading_as(CUSTOMS_OFFICER.id), connections["default"].cursor() as cursor:
        for table in ("joint_case", "work_step", "case_task", "notice"):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert cursor.fetchone()[0] == 0, table


def test_a_controlled_delivery_never_shows_at_a_screeners_desk(make_house: Callable[[], House]) -> None:
    """Even where the screener's own agency is in it: the level of its template is above a screener's vetting."""
    answers = []
    for there in (True, False):
        house = make_house()
        if there:
            case_id = opened(house, level=Level.OPEN, agencies=[ASF, CUSTOMS], template="controlled_delivery")
            found = case(house, CUSTOMS_OFFICER, case_id)
            assert found is not None and "CONFIDENTIAL" in found["marking"] and len(found["tasks"]) == 8
            assert {one["agency"]["code"] for one in found["tasks"]} == {"ANF", "ASF", "CUSTOMS"}
            with pytest.raises(NotAvailable):
                step(house, SCREENER, case_id, "arrest", people=1)
        house.clock.now = house.clock.now.replace(hour=20)
        with reading_as(SCREENER.id) as looking:
            today = house.clock.now.date()
            told = (work_queue(by=looking, today=today), queries.cases(today=today), waiting_work(by=looking, today=today))
        answers.append(told)
    assert answers[0] == answers[1]


def test_a_task_is_accepted_handed_over_declined_and_done(house: House) -> None:
    case_id = opened(house)
    due_on = house.clock.now.date() - timedelta(days=1)
    task_id = give_task(title="Ask the court", agency=CUSTOMS, due_on=due_on, for_kind="case", for_id=case_id,
                        **when(house, ANF_OFFICER))  # fmt: skip

    def do(who: Person, kind: str, **more: Any) -> int:
        return sign_task_step(task_id=task_id, said=said(house, kind, **more), **when(house, who))

    def state() -> TaskStage:
        with reading_as(ANF_OFFICER.id) as looking:
            found = task(task_id, by=looking, today=house.clock.now.date())
        assert found is not None
        return found["state"].stage  # type: ignore[no-any-return]

    with pytest.raises(NotSo, match="another agency's"):
        do(ANF_OFFICER, "accepted")
    with pytest.raises(NotSo, match="accepted before"):
        do(CUSTOMS_OFFICER, "done")
    do(CUSTOMS_OFFICER, "accepted")
    mine = queue(house, CUSTOMS_OFFICER)["mine"]
    assert [(one["id"], str(one["due"])) for one in mine] == [(task_id, "overdue")]
    with reading_as(CUSTOMS_OFFICER.id) as looking:
        assert waiting_work(by=looking, today=house.clock.now.date()) == {
            "tasks": 1, "requests": 0, "sign": 0, "decide": 0, "overdue": 1, "all": 1, "unread": 2}  # fmt: skip
    with pytest.raises(NotSo, match="let it join first"):
        do(CUSTOMS_OFFICER, "handed_over", to_agency=LEVIES, words="theirs")
    do(CUSTOMS_OFFICER, "declined", words="not ours")
    assert state() is TaskStage.DECLINED and [one["id"] for one in queue(house, ANF_OFFICER)["agency"]] == [task_id]
    do(ANF_OFFICER, "handed_over", to_agency=agency_number("ANF"), words="we do it")
    do(ANF_OFFICER, "accepted")
    wrong = do(ANF_OFFICER, "done")
    withdraw(kind="task", of=task_id, number=wrong, reason="too early", **when(house, ANF_OFFICER))
    assert state() is TaskStage.ACCEPTED
    do(ANF_OFFICER, "done", words="EX-order 4")
    assert state() is TaskStage.DONE and queue(house, ANF_OFFICER)["mine"] == []


def test_a_request_is_answered_with_two_signatures_and_who_asks_sees_nothing_before(house: House) -> None:
    report_id = house.file(CUSTOMS_OFFICER, TEXT.replace("Airports Security Force", "Customs"), marking=ALONE,
                           written_on=DAY).report_id  # fmt: skip
    anothers = house.file(ANALYST, "EX-2. Nothing.", marking="restricted; to CUSTOMS", written_on=DAY).report_id
    request_id = asked(house)

    def do(who: Person, kind: str, **more: Any) -> int:
        return sign_request_step(request_id=request_id, said=said(house, kind, **more), **when(house, who))

    assert [one["id"] for one in queue(house, CUSTOMS_OFFICER)["asked"]] == [request_id]
    for who in EVERYBODY:
        assert (seen(house, who, request_id) is not None) == (who in (ANF_OFFICER, CUSTOMS_OFFICER)), who.name
    with pytest.raises(NotSo, match="accepted before"):
        draft_answer(request_id=request_id, words="Ours.", **when(house, CUSTOMS_OFFICER))
    do(CUSTOMS_OFFICER, "accepted")
    before = seen(house, ANF_OFFICER, request_id)
    for attached, why in ((report_id, "release it to them first"), (anothers, "ask its originator")):
        with pytest.raises(NotSo, match=why):
            draft_answer(request_id=request_id, words="Ours.", reports=[attached], **when(house, CUSTOMS_OFFICER))
    release_report(report_id=report_id, agencies=[agency_number("ANF") or 0], reason="asked", **when(house, CUSTOMS_OFFICER))
    answer_id = draft_answer(request_id=request_id, words="Ours.", reports=[report_id], **when(house, CUSTOMS_OFFICER))
    assert seen(house, ANF_OFFICER, request_id) == before, "a draft moves nothing for who asked"
    signing = {"request_id": request_id, "answer_id": answer_id}
    with pytest.raises(NotSo, match="a colleague does"):
        sign_answer(**signing, **when(house, CUSTOMS_OFFICER))
    with pytest.raises(NotAvailable):
        sign_answer(**signing, **when(house, ANF_OFFICER))
    colleague = second_of_customs(house)
    assert [one["id"] for one in queue(house, colleague)["sign"]] == [request_id]
    sign_answer(**signing, **when(house, colleague))
    found = seen(house, ANF_OFFICER, request_id)
    assert found is not None and found["state"].stage is RequestStage.ANSWERED
    assert found["answer"]["words"] == "Ours." and [one["target"] for one in found["answer"]["reports"]] == [report_id]
    with pytest.raises(NotSo, match="answered"):
        do(CUSTOMS_OFFICER, "refused", words="x")


def test_what_an_originator_granted_and_took_back_goes_into_no_answer(house: House) -> None:
    anf = agency_number("ANF") or 0
    anothers = house.file(ANALYST, "EX-2. Nothing.", marking="restricted; to CUSTOMS", written_on=DAY).report_id
    request_id = asked(house)
    sign_request_step(request_id=request_id, said=said(house, "accepted"), **when(house, CUSTOMS_OFFICER))

    def may() -> list[str | None]:
        with reading_as(CUSTOMS_OFFICER.id):
            return [may_have(anothers, agency=CUSTOMS, to=to) for to in (anf, LEVIES)]

    assert may() == ["ask", "ask"]
    wanted = ask_for_release(report_id=anothers, kind="share", agencies=[anf], reason="r", **when(house, CUSTOMS_OFFICER))
    by_centre = when(house, officer_of_the_centre(house))
    release_id = answer_request(request_id=wanted, grant=True, reason="agreed", **by_centre)
    assert release_id and may() == ["yes", "ask"]
    answer_id = draft_answer(request_id=request_id, words="Theirs.", reports=[anothers], **when(house, CUSTOMS_OFFICER))
    recall_release(release_id=release_id, reason="no longer", **by_centre | {"at": house.clock.tick()})
    assert may() == ["ask", "ask"], "taken back is not granted"
    for deed in (
        lambda: draft_answer(request_id=request_id, words="x", reports=[anothers], **when(house, CUSTOMS_OFFICER)),
        lambda: sign_answer(request_id=request_id, answer_id=answer_id, **when(house, second_of_customs(house))),
    ):
        with pytest.raises(NotSo, match="ask its originator"):
            deed()
    for who in (OUTSIDER, PARTNER, SCREENER):
        with reading_as(who.id):
            assert may_have(anothers, agency=agency_number(who.agency) or 0, to=anf) is None


def test_an_overdue_task_is_told_to_the_agency_that_has_it_and_to_nobody_else(house: House) -> None:
    case_id, today = opened(house), house.clock.now.date()

    def give(title: str) -> uuid.UUID:
        of = {"for_kind": "case", "for_id": case_id}
        return give_task(title=title, agency=CUSTOMS, due_on=today, **of, **when(house, ANF_OFFICER))

    def do(who: Person, task_id: uuid.UUID, kind: str, **more: Any) -> int:
        return sign_task_step(task_id=task_id, said=said(house, kind, **more), **when(house, who))

    def told(who: Person) -> list[uuid.UUID]:
        return [one["subject_id"] for one in queue(house, who)["notices"] if one["kind"] == "task_overdue"]

    def remind(days: int) -> int:
        at = house.clock.now + timedelta(days=days)
        return remind_of_overdue(today=at.date(), at=at, new_id=house.clock.new_id)

    late, ended, declined = give("Ask the court"), give("Weigh it"), give("Test it")
    do(CUSTOMS_OFFICER, ended, "accepted")
    done = do(CUSTOMS_OFFICER, ended, "done")
    do(CUSTOMS_OFFICER, declined, "declined", words="not ours")
    assert [remind(days) for days in (0, 1, 1, 7)] == [0, 1, 0, 0], "due today is not overdue; once, and again after a week"
    assert told(CUSTOMS_OFFICER) == [late]
    for who in EVERYBODY:
        if who is not CUSTOMS_OFFICER:
            assert told(who) == [], who.name
    withdraw(kind="task", of=ended, number=done, reason="too early", **when(house, CUSTOMS_OFFICER))
    do(CUSTOMS_OFFICER, late, "handed_over", to_agency=agency_number("ANF"), words="yours")
    assert remind(8) == 2 and told(CUSTOMS_OFFICER).count(ended) == 1
    assert told(ANF_OFFICER) == [late], "who has it now is told"
    with pytest.raises(DatabaseError), transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO notice SELECT gen_random_uuid(), agency, 'task_done', subject_kind, subject_id, written_by,"
            " at, marking_id FROM notice WHERE subject_kind = 'task' LIMIT 1"
        )


def test_what_is_overdue_is_told_by_itself_and_once_a_week(house: House) -> None:
    request_id = asked(house, due_on=house.clock.now.date() + timedelta(days=1))
    other = asked(house, due_on=house.clock.now.date() + timedelta(days=1))
    sign_request_step(request_id=other, said=said(house, "taken_back", words="w"), **when(house, ANF_OFFICER))

    def remind(days: int) -> int:
        at = house.clock.now + timedelta(days=days)
        return remind_of_overdue(today=at.date(), at=at, new_id=house.clock.new_id)

    def told(who: Person) -> list[tuple[str, uuid.UUID]]:
        return [(one["kind"], one["subject_id"]) for one in queue(house, who)["notices"] if one["kind"] == "request_overdue"]

    assert [remind(days) for days in (0, 1)] == [0, 0], "due today is not overdue"
    assert [remind(days) for days in (2, 2, 3, 8)] == [1, 0, 0, 0]
    assert told(CUSTOMS_OFFICER) == [("request_overdue", request_id)]
    for who in EVERYBODY:
        if who is not CUSTOMS_OFFICER:
            assert told(who) == [], who.name
    assert remind(9) == 1 and len(told(CUSTOMS_OFFICER)) == 2
    passed_on = said(house, "passed_on", to_agency=ASF, words="theirs")
    sign_request_step(request_id=request_id, said=said(house, "pointed_on", to_agency=ASF, words="theirs"),
                      **when(house, CUSTOMS_OFFICER))  # fmt: skip
    sign_request_step(request_id=request_id, said=passed_on, **when(house, ANF_OFFICER))
    assert remind(10) == 1 and told(SCREENER) == [("request_overdue", request_id)], "who is asked now has not been told yet"
    sign_request_step(request_id=request_id, said=said(house, "refused", words="not ours"), **when(house, SCREENER))
    assert remind(40) == 0
    with house.as_superuser() as superuser:
        entries = superuser.execute("SELECT subject_id FROM entry WHERE deed = 'request:remind'").fetchall()
    assert entries == [(str(request_id),)] * 3
    with pytest.raises(DatabaseError), transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO notice SELECT gen_random_uuid(), agency, 'request_answered', subject_kind, subject_id, written_by,"
            " at, marking_id FROM notice LIMIT 1"
        )


def officer_of_the_centre(house: House) -> Person:
    who = Person("liaison officer of the centre", "NNCC", 3, CUSTOMS_OFFICER.roles)
    new = NewReader(
        name=who.name, agency=agency_number("NNCC") or 0, partner=False, vetting=3, groups=(), purposes=who.purposes,
        roles=who.roles,
    )  # fmt: skip
    at, entry_id = house.clock.tick(), house.clock.new_id()
    add_reader(new, id=who.id, at=at, enter=entered_by_owner(at=at, id=entry_id))
    return who


def second_of_customs(house: House) -> Person:
    who = Person("second Customs officer", "CUSTOMS", 2, CUSTOMS_OFFICER.roles)
    new = NewReader(
        name=who.name, agency=CUSTOMS, partner=False, vetting=2, groups=(), purposes=who.purposes, roles=who.roles
    )
    add_reader(new, id=who.id, at=house.clock.tick(), enter=entered_by_owner(at=house.clock.now, id=house.clock.new_id()))
    return who


def test_a_request_goes_on_only_when_who_asked_passes_it_on(house: House) -> None:
    request_id = asked(house, level=Level.OPEN)

    def do(who: Person, kind: str, **more: Any) -> int:
        return sign_request_step(request_id=request_id, said=said(house, kind, **more), **when(house, who))

    do(CUSTOMS_OFFICER, "accepted")
    draft_answer(request_id=request_id, words="Half an answer.", **when(house, CUSTOMS_OFFICER))
    with pytest.raises(NotSo, match="agency that asked"):
        do(CUSTOMS_OFFICER, "passed_on", to_agency=LEVIES)
    do(CUSTOMS_OFFICER, "pointed_on", to_agency=LEVIES, words="their road")
    assert [one["id"] for one in queue(house, ANF_OFFICER)["decide"]] == [request_id]
    assert seen(house, OUTSIDER, request_id) is None
    do(ANF_OFFICER, "passed_on", to_agency=LEVIES)
    assert seen(house, CUSTOMS_OFFICER, request_id) is None, "who was asked before sees it no more"
    found = seen(house, OUTSIDER, request_id)
    assert found is not None and found["drafts"] == [] and found["answer"] is None
    with reading_as(ANF_OFFICER.id) as looking:
        mine = requests(by=looking, today=house.clock.now.date())
    assert [one["agency"]["code"] for one in mine["from_us"]] == ["LEVIES"]
    do(OUTSIDER, "refused", words="nobody there")
    assert (seen(house, ANF_OFFICER, request_id) or {})["state"].stage is RequestStage.REFUSED


@pytest.mark.parametrize("sql", [
    "UPDATE joint_case SET title = '' WHERE id = %s",
    "DELETE FROM work_step WHERE subject_id = %s",
    "INSERT INTO work_step SELECT gen_random_uuid(), subject_kind, subject_id, number, kind, done_on, reference, place,"
    " outcome, to_agency, people, words, agency, signed_by, signed_name, signed_at, marking_id FROM work_step"
    " WHERE subject_id = %s",
    "INSERT INTO work_withdrawal SELECT id, 'x', current_reader(), now(), marking_id FROM work_step WHERE subject_id = %s",
    "SELECT mark_work('case', %s, marking_id) FROM joint_case",
])  # fmt: skip
def test_the_database_itself_refuses(house: House, sql: str) -> None:
    case_id = opened(house)
    step(house, ANF_OFFICER, case_id, "arrest", people=1)
    with pytest.raises(DatabaseError), acting_as(CUSTOMS_OFFICER.id) as looking, connections["default"].cursor() as cursor:
        append_entry(looking.deed("x:x", subject=("x", "x"), detail={}), id=house.clock.new_id(), at=house.clock.tick())
        cursor.execute(sql, [case_id])


def test_a_template_is_used_by_the_lead_and_never_below_its_level(house: House) -> None:
    open_one, strict = opened(house, level=Level.OPEN), opened(house)
    with pytest.raises(NotSo, match="more strictly"):
        use_template(case_id=open_one, name="controlled_delivery", **when(house, ANF_OFFICER))
    with pytest.raises(NotSo, match="lead agency"):
        use_template(case_id=strict, name="joint_raid", **when(house, CUSTOMS_OFFICER))
    assert use_template(case_id=strict, name="joint_raid", **when(house, ANF_OFFICER)) == 6
    assert len((case(house, CUSTOMS_OFFICER, strict) or {})["tasks"]) == 6

"""The four courses on invented steps: what may follow what, and how it stands. No database."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.casework.rules.case import CaseCourse, CaseStep, Lacking, Stage, lacking
from rabta.casework.rules.equipment import EquipmentCourse, EquipmentKind, EquipmentStep, at_airports
from rabta.casework.rules.request import RequestCourse, RequestStage, RequestStep
from rabta.casework.rules.step import Step, lawful_next, only_asked, why_not_next, why_not_withdrawn
from rabta.casework.rules.task import Due, TaskCourse, TaskStage, TaskStep, due

DAY = date(2025, 3, 1)
A, B, C = 2, 3, 4


def step(kind: Any, agency: int = A, *, day: int = 0, by: str = "", number: int = 0, **more: Any) -> Step:
    return Step(kind=kind, done_on=DAY + timedelta(days=day), agency=agency, signed_by=by or f"officer of {agency}",
                signed_name="x", number=number, **more)  # fmt: skip


REGISTERED = step(CaseStep.REGISTERED, reference="EX-FIR 1", place="EX-station")
CHARGED = step(CaseStep.CHARGED, day=5, reference="EX-1")
COURT = step(CaseStep.COURT, day=9, place="EX-court")
DECIDED = step(CaseStep.OUTCOME, day=20, place="EX-court", outcome="acquitted")
CASE = CaseCourse(A, frozenset({B}))


@pytest.mark.parametrize(("before", "then", "why"), [
    ([], CHARGED, "not registered"),
    ([], step(CaseStep.ARREST, C, people=1), "lead agency and of those"),
    ([], step(CaseStep.ARREST, people=0), "no number of people"),
    ([], step(CaseStep.REGISTERED, reference="EX-1"), "needs: the place"),
    ([REGISTERED], REGISTERED, "already registered"),
    ([REGISTERED], COURT, "Nobody is charged"),
    ([REGISTERED], step(CaseStep.CHARGED, day=-1, reference="EX-1"), "before the step that it follows"),
    ([REGISTERED], step(CaseStep.OUTCOME, day=1, place="x", outcome="hanged"), "no outcome of a case"),
    ([REGISTERED, DECIDED], DECIDED, "already decided"),
    ([], step(CaseStep.JOINED, to_agency=B), "in the case already"),
    ([], step(CaseStep.LEFT, to_agency=A, words="x"), "Only an agency that joined"),
    ([], step(CaseStep.JOINED, B, to_agency=C), "its lead agency"),
    ([], step(CaseStep.ARREST, day=99, people=1), "still to come"),
    ([REGISTERED, CHARGED, COURT, DECIDED], step(CaseStep.COURT, day=30, place="High Court"), ""),
    ([REGISTERED], step(CaseStep.DESTROYED, B, day=3, reference="EX-9", place="x"), ""),
])  # fmt: skip
def test_what_may_follow_in_a_case(before: list[Step], then: Step, why: str) -> None:
    told = why_not_next(CASE, before, then, today=DAY + timedelta(days=50))
    assert (why in told) if why else told == ""


def test_how_far_a_case_has_come() -> None:
    steps, told = [step(CaseStep.ARREST, people=1), REGISTERED, CHARGED, COURT, DECIDED], []
    for n in range(len(steps) + 1):
        told.append(CASE.state_of(steps[:n]).stage)
    assert told == [Stage.OPENED, Stage.FOUND, Stage.REGISTERED, Stage.CHARGED, Stage.IN_COURT, Stage.DECIDED]
    appeal = step(CaseStep.COURT, day=30, place="High Court")
    assert CASE.state_of([*steps, appeal]).stage is Stage.IN_COURT, "an appeal has no outcome yet"
    burnt = step(CaseStep.DESTROYED, day=3, reference="EX-9", place="x")
    assert CASE.state_of([REGISTERED, burnt]).stage is Stage.REGISTERED
    assert CASE.state_of([REGISTERED, burnt, DECIDED]).stage is Stage.DESTROYED


@pytest.mark.parametrize(("steps", "days", "lacks"), [
    ([], 999, ()), ([REGISTERED], 14, ()), ([REGISTERED], 15, (Lacking.CHARGE,)),
    ([REGISTERED], 181, (Lacking.CHARGE, Lacking.OUTCOME)), ([REGISTERED, CHARGED], 181, (Lacking.OUTCOME,)),
    ([REGISTERED, CHARGED, COURT, DECIDED], 999, ()),
])  # fmt: skip
def test_what_a_case_lacks(steps: list[Step], days: int, lacks: tuple[Lacking, ...]) -> None:
    assert lacking(CASE.state_of(steps), today=DAY + timedelta(days=days)) == lacks


@given(st.lists(st.tuples(st.sampled_from(list(CaseStep)), st.sampled_from([A, B, C]), st.integers(0, 20)), max_size=12),
       st.integers(0, 11))  # fmt: skip
def test_whatever_is_tried_a_case_is_charged_and_decided_only_once_registered(
    tried: list[tuple[CaseStep, int, int]], taken: int
) -> None:  # fmt: skip
    says: dict[str, Any] = {"reference": "r", "place": "p", "outcome": "convicted", "people": 1, "words": "w",
                            "to_agency": C}  # fmt: skip
    stood: list[Step] = []
    for number, (kind, agency, day) in enumerate(tried, 1):
        one = only_asked(CASE.asks[kind], step(kind, agency, day=day, number=number, **says))
        if not why_not_next(CASE, stood, one, today=DAY + timedelta(days=50)):
            assert kind in lawful_next(CASE, stood, agency=agency, by=one.signed_by), "the form offers what may be signed"
            stood.append(one)
    if stood:
        number = stood[taken % len(stood)].number
        by = next(one.signed_by for one in stood if one.number == number)
        if not why_not_withdrawn(CASE, stood, number, by=by):
            stood = [one for one in stood if one.number != number]
    state = CASE.state_of(stood)
    assert state.registered or not (state.charged or state.decided or state.destroyed)
    assert A in state.members


TASK = TaskCourse(A, B, frozenset({A, B}))
REQUEST = RequestCourse(A, B)


@pytest.mark.parametrize(("course", "before", "then", "why"), [
    (TASK, [], step(TaskStep.ACCEPTED, A), "another agency's"),
    (TASK, [], step(TaskStep.DONE, B), "accepted before"),
    (TASK, [], step(TaskStep.DECLINED, B), "needs: the reason"),
    (TASK, [], step(TaskStep.HANDED_OVER, B, to_agency=C, words="x"), "let it join"),
    (TASK, [step(TaskStep.ACCEPTED, B), step(TaskStep.DONE, B)], step(TaskStep.TAKEN_BACK, words="x"), "has ended"),
    (TASK, [step(TaskStep.DECLINED, B, words="x")], step(TaskStep.HANDED_OVER, B, to_agency=A, words="x"), "that gave it"),
    (TASK, [step(TaskStep.DECLINED, B, words="x")], step(TaskStep.HANDED_OVER, to_agency=A, words="x"), ""),
    (TASK, [], step(TaskStep.TAKEN_BACK, B, words="x"), "that gave it"),
    (REQUEST, [], step(RequestStep.ACCEPTED, A), "to another agency"),
    (REQUEST, [], step(RequestStep.ANSWERED, B, reference="x"), "accepted before"),
    (REQUEST, [], step(RequestStep.PASSED_ON, B, to_agency=C), "agency that asked"),
    (REQUEST, [], step(RequestStep.PASSED_ON, to_agency=B), "another agency than these two"),
    (REQUEST, [step(RequestStep.REFUSED, B, words="x")], step(RequestStep.ACCEPTED, B), "was refused"),
    (REQUEST, [step(RequestStep.REFUSED, B, words="x")], step(RequestStep.PASSED_ON, to_agency=C), ""),
    (REQUEST, [step(RequestStep.ACCEPTED, B)], step(RequestStep.REMINDED), ""),
])  # fmt: skip
def test_what_may_follow_in_a_task_and_a_request(course: Any, before: list[Step], then: Step, why: str) -> None:
    told = why_not_next(course, before, then, today=DAY)
    assert (why in told) if why else told == ""


def test_how_a_task_and_a_request_stand() -> None:
    over = step(TaskStep.HANDED_OVER, B, to_agency=A, words="x")
    state = TASK.state_of([step(TaskStep.ACCEPTED, B), over])
    assert (state.stage, state.agency, state.accepted) == (TaskStage.OPEN, A, None)
    state = REQUEST.state_of([step(RequestStep.ACCEPTED, B), step(RequestStep.PASSED_ON, to_agency=C)])
    assert (state.stage, state.agency, state.accepted) == (RequestStage.OPEN, C, None)
    answered = [step(RequestStep.ACCEPTED, B), step(RequestStep.ANSWERED, B, reference="x")]
    assert REQUEST.state_of(answered).stage is RequestStage.ANSWERED
    assert [due(day and DAY + timedelta(days=day), today=DAY) for day in (None, 4, 3, -1)] == [
        Due.LATER, Due.LATER, Due.SOON, Due.OVERDUE]  # fmt: skip


SITES = frozenset({"ISB", "KHI", "TORKHAM"})
SCANNER = EquipmentCourse(EquipmentKind.SCANNER, frozenset({A}), SITES)
TRAINING = EquipmentCourse(EquipmentKind.TRAINING, frozenset({A}), SITES)


@pytest.mark.parametrize(("course", "before", "then", "why"), [
    (SCANNER, [], step(EquipmentStep.WORKING), "where it was installed"),
    (SCANNER, [], step(EquipmentStep.INSTALLED, place="EX-moon"), "no airport or crossing"),
    (SCANNER, [], step(EquipmentStep.OFFERED, B), "by its holder"),
    (SCANNER, [], step(EquipmentStep.CHECKED, outcome="fine"), "no finding"),
    (SCANNER, [step(EquipmentStep.WITHDRAWN, words="x")], step(EquipmentStep.OFFERED), "was withdrawn"),
    (TRAINING, [], step(EquipmentStep.INSTALLED, place="ISB"), "A training is"),
    (TRAINING, [step(EquipmentStep.PLEDGED)], step(EquipmentStep.TRAINED, people=12), ""),
])  # fmt: skip
def test_what_may_follow_in_the_register(course: EquipmentCourse, before: list[Step], then: Step, why: str) -> None:
    told = why_not_next(course, before, then, today=DAY)
    assert (why in told) if why else told == ""


def test_the_days_of_steps_decide_and_each_airport_counts_once() -> None:
    installed, works = step(EquipmentStep.INSTALLED, place="ISB", number=3), step(EquipmentStep.WORKING, day=2, number=1)
    broken = step(EquipmentStep.OUT_OF_ORDER, day=1, words="x", number=2)
    late = SCANNER.state_of([works, broken, installed])
    assert late.works and late.site == "ISB", "entered late, and in the wrong order"
    stands = SCANNER.state_of([step(EquipmentStep.INSTALLED, place="KHI"), broken])
    pledged = EquipmentCourse(EquipmentKind.SCANNER, frozenset({A}), SITES, "PEW").state_of([step(EquipmentStep.PLEDGED)])
    found = at_airports(["ISB", "KHI", "PEW"], [late, stands, late, pledged])
    assert (found.working, found.not_working, found.without) == (("ISB",), ("KHI",), ("PEW",)) and found.airports == 3
    staffed = SCANNER.state_of([installed, works, step(EquipmentStep.STAFFED, day=3, people=4)])
    assert staffed.works and staffed.staffed == 4

"""A partner's request as a fold over steps: what may follow what, for which side."""

from datetime import date

import pytest

from rabta.casework.rules.step import Step, why_not_next
from rabta.exchange.rules.partner_request import (
    BY_PARTNER,
    About,
    PartnerCourse,
    PartnerStage,
    PartnerStep,
    why_not_about,
)

PARTNER, CENTRE = 101, 1
COURSE = PartnerCourse(PARTNER, CENTRE)
DAY = date(2026, 12, 1)
S = PartnerStep


def step(kind: PartnerStep, *, agency: int | None = None, reference: str = "a") -> Step:
    side = agency or (PARTNER if kind in BY_PARTNER else CENTRE)
    needs = {S.TAKEN_BACK: {"words": "solved"}, S.RECALLED: {"outcome": "policy"}}.get(kind, {})
    return Step(kind=kind, done_on=DAY, agency=side, signed_by=side, signed_name="EX", reference=reference, **needs)  # type: ignore[arg-type]


def after(*kinds: PartnerStep) -> list[Step]:
    steps: list[Step] = []
    for kind in kinds:
        assert why_not_next(COURSE, steps, step(kind), today=DAY) == "", kind
        steps.append(step(kind))
    return steps


STAGES = {
    (): PartnerStage.OPEN,
    (S.REMINDED, S.REMINDED): PartnerStage.OPEN,
    (S.TAKEN_BACK,): PartnerStage.TAKEN_BACK,
    (S.SENT,): PartnerStage.SENT,
    (S.SENT, S.RECEIVED): PartnerStage.RECEIVED,
    (S.SENT, S.RECALLED): PartnerStage.RECALLED,
    (S.SENT, S.RECEIVED, S.RECALLED, S.RECALL_RECEIVED): PartnerStage.RECALLED,
    (S.SENT, S.RECEIVED, S.RECALLED, S.SENT): PartnerStage.SENT,
}


@pytest.mark.parametrize("kinds", STAGES)
def test_where_it_stands(kinds: tuple[PartnerStep, ...]) -> None:
    assert COURSE.state_of(after(*kinds)).stage is STAGES[kinds]


REFUSED = [
    ((), S.RECEIVED), ((), S.RECALLED), ((), S.RECALL_RECEIVED), ((S.SENT,), S.SENT), ((S.SENT,), S.REMINDED),
    ((S.SENT,), S.TAKEN_BACK), ((S.SENT, S.RECEIVED), S.RECEIVED), ((S.TAKEN_BACK,), S.SENT),
    ((S.SENT, S.RECALLED), S.RECEIVED),
    ((S.SENT, S.RECALLED), S.RECALLED), ((S.SENT, S.RECALLED, S.RECALL_RECEIVED), S.RECALL_RECEIVED),
]  # fmt: skip


@pytest.mark.parametrize(("before", "kind"), REFUSED)
def test_what_may_not_follow(before: tuple[PartnerStep, ...], kind: PartnerStep) -> None:
    assert why_not_next(COURSE, after(*before), step(kind), today=DAY)


@pytest.mark.parametrize("kind", PartnerStep)
def test_neither_side_signs_the_others_steps(kind: PartnerStep) -> None:
    other = CENTRE if kind in BY_PARTNER else PARTNER
    for before in ((), (S.SENT,), (S.SENT, S.RECALLED)):
        assert why_not_next(COURSE, after(*before), step(kind, agency=other), today=DAY)


def test_a_receipt_is_of_the_file_that_was_sent_last() -> None:
    assert why_not_next(COURSE, after(S.SENT), step(S.RECEIVED, reference="b"), today=DAY)
    assert why_not_next(COURSE, after(S.SENT), step(S.RECALLED, reference="b"), today=DAY)


@pytest.mark.parametrize(
    ("kind", "words", "fits"),
    [
        (About.CNIC, "42101-1234567-1", True), (About.CNIC, "4210112345671", True), (About.CNIC, "42101-123456-1", False),
        (About.PASSPORT, "EX1234567", True), (About.PASSPORT, "EX 1234567", False), (About.PHONE, "+92 300 0000000", True),
        (About.PHONE, "12", False), (About.PERSON, "EX Person", True), (About.EVENT, "x" * 201, False),
        (About.ROUTE, "", False),
    ],
)  # fmt: skip
def test_what_a_request_is_about(kind: About, words: str, fits: bool) -> None:
    assert (why_not_about(kind, words) == "") is fits

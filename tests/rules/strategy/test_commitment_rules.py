"""What may follow what in a commitment and in minutes, who may say it, and when it slips: plain values."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

import pytest

from rabta.strategy.rules.commitment import (
    Kind,
    Promise,
    Standing,
    State,
    Step,
    may_sign,
    standing_steps,
    state_of,
    why_not_next,
)
from rabta.strategy.rules.indicator import MEASURES, Indicator, Progress, why_not_measured
from rabta.strategy.rules.minutes import Becomes, Entry, Line, Meeting, minutes_of, why_not_entered
from rabta.strategy.rules.sentence import sentence_key
from rabta.strategy.rules.slippage import Column, Decide, Sign, column_of, slips_of, to_decide
from rabta.strategy.rules.thresholds import read_themes, read_thresholds

CENTRE, ANF, CUSTOMS, ABROAD = 1, 2, 4, 101
ANA, OWEN, PIA, CARL = (uuid.UUID(int=number) for number in (1, 2, 3, 4))
"""An analyst of the centre, an officer of the owner, one of the other side, and a second one of the owner."""
DAY = date(2025, 6, 1)
PROMISE = Promise(owner=ANF, partner=CUSTOMS, due_on=date(2025, 12, 31), proposed_by=ANA)
RULES = read_thresholds()


def step(kind: Kind, who: uuid.UUID, agency: int, number: int, **more: object) -> Step:
    says: dict[str, object] = {"words": "so it is", "on": DAY, **more}
    return Step(kind=kind, signed_by=who, agency=agency, number=number, **says)  # type: ignore[arg-type]


ACCEPTED = step(Kind.ACCEPTED, OWEN, ANF, 1)
SAID_DONE = step(Kind.DONE_PROPOSED, OWEN, ANF, 2)


def refused(steps: list[Step], one: Step, promise: Promise = PROMISE, today: date = DAY) -> str | None:
    return why_not_next(promise, steps, one, today=today)


def test_a_proposal_is_accepted_by_another_named_person_of_the_owner_or_the_centre() -> None:
    assert refused([], step(Kind.ACCEPTED, OWEN, ANF, 1)) is None
    assert "another named person" in (refused([], step(Kind.ACCEPTED, ANA, CENTRE, 1)) or "")
    assert "its owner, or by the centre" in (refused([], step(Kind.ACCEPTED, PIA, CUSTOMS, 1)) or "")
    undated = Promise(owner=ANF, partner=CUSTOMS, due_on=None, proposed_by=ANA)
    assert "by when" in (refused([], step(Kind.ACCEPTED, OWEN, ANF, 1), undated) or "")
    assert refused([], step(Kind.ACCEPTED, OWEN, ANF, 1, due_on=DAY), undated) is None
    assert state_of(undated, [step(Kind.ACCEPTED, OWEN, ANF, 1, due_on=DAY)]).due_on == DAY
    assert refused([], step(Kind.NOTED, OWEN, ANF, 1)) is not None, "nothing follows before it is accepted"


def test_done_is_said_by_the_owner_and_confirmed_by_the_other_side() -> None:
    assert refused([ACCEPTED], step(Kind.DONE_PROPOSED, PIA, CUSTOMS, 2)) is not None
    steps = [ACCEPTED, SAID_DONE]
    confirmed = step(Kind.DONE_CONFIRMED, PIA, CUSTOMS, 3, words="")
    assert refused(steps, confirmed) is None
    assert refused(steps, step(Kind.DONE_CONFIRMED, CARL, ANF, 3)) is not None, "the owner does not confirm it"
    assert refused(steps, step(Kind.DONE_CONFIRMED, ANA, CENTRE, 3)) is not None, "nor the centre between two agencies"
    assert state_of(PROMISE, [*steps, confirmed]).standing is Standing.DONE
    back = step(Kind.DONE_REFUSED, PIA, CUSTOMS, 3)
    assert state_of(PROMISE, [*steps, back]).standing is Standing.OPEN
    assert "Say it in words" in (refused(steps, step(Kind.DONE_REFUSED, PIA, CUSTOMS, 3, words="")) or "")


def test_the_centre_confirms_for_a_partner_abroad_and_names_the_paper() -> None:
    promise = Promise(owner=ANF, partner=ABROAD, due_on=DAY, proposed_by=PIA, partner_outside=True)
    steps = [ACCEPTED, SAID_DONE]
    assert "Name the paper" in (refused(steps, step(Kind.DONE_CONFIRMED, ANA, CENTRE, 3, words=""), promise) or "")
    assert refused(steps, step(Kind.DONE_CONFIRMED, ANA, CENTRE, 3, words="letter EX-9"), promise) is None


def test_a_step_is_taken_back_by_its_author_while_it_is_the_last() -> None:
    note, moved = step(Kind.NOTED, OWEN, ANF, 2), step(Kind.MOVED, OWEN, ANF, 3, due_on=date(2026, 3, 1))
    steps = [ACCEPTED, note, moved]
    assert refused(steps, step(Kind.TAKEN_BACK, OWEN, ANF, 4, of=2)) is not None, "a later one rests on it"
    assert refused(steps, step(Kind.TAKEN_BACK, CARL, ANF, 4, of=3)) is not None
    back = step(Kind.TAKEN_BACK, OWEN, ANF, 4, of=3)
    assert refused(steps, back) is None
    assert state_of(PROMISE, [*steps, back]) == state_of(PROMISE, steps[:2]), "undoing is an exact inverse"
    assert standing_steps([*steps, back]) == steps[:2]


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (step(Kind.NOTED, OWEN, ANF, 2, on=DAY + timedelta(days=1)), "yet to come"),
        (step(Kind.NOTED, OWEN, ANF, 2, on=DAY - timedelta(days=1)), "before the last step"),
        (step(Kind.NOTED, OWEN, ANF, 2, words=""), "in words"),
        (step(Kind.NOTED, OWEN, 3, 2), "one of the two sides"),
        (step(Kind.MOVED, OWEN, ANF, 2), "new date"),
        (step(Kind.MOVED, OWEN, ANF, 2, due_on=PROMISE.due_on), "new date"),
        (step(Kind.MOVED, PIA, CUSTOMS, 2, due_on=DAY), "owner or the centre"),
    ],
)
def test_a_step_that_may_not_follow_says_why(one: Step, why: str) -> None:
    assert why in (refused([ACCEPTED], one) or "")


def test_what_is_offered_is_what_is_lawful() -> None:
    assert may_sign(PROMISE, [], agency=CENTRE, by=ANA) == ()
    assert may_sign(PROMISE, [], agency=ANF, by=OWEN) == (Kind.ACCEPTED, Kind.DECLINED)
    assert may_sign(PROMISE, [ACCEPTED], agency=CUSTOMS, by=PIA) == (Kind.NOTED,)
    assert may_sign(PROMISE, [ACCEPTED, SAID_DONE], agency=CUSTOMS, by=PIA)[:2] == (Kind.DONE_CONFIRMED, Kind.DONE_REFUSED)
    assert may_sign(PROMISE, [ACCEPTED], agency=3, by=uuid.UUID(int=9)) == ()


def indicator(target: str, *, at_least: bool = True, measure: str = "arrests") -> Indicator:
    year = {"date_from": date(2025, 1, 1), "date_to": date(2025, 12, 31)}
    return Indicator(measure=MEASURES[measure], target=Decimal(target), at_least=at_least, **year)


OPEN = State(Standing.OPEN, date(2025, 12, 31), (), DAY, None)


def slips(state: State = OPEN, *, today: date = DAY, evidence: int = 1, **more: object) -> list[tuple[Sign, str]]:
    found = slips_of(state, began_on=date(2025, 1, 1), today=today, thresholds=RULES, evidence=evidence, **more)  # type: ignore[arg-type]
    return [(slip.sign, slip.words) for slip in found]


def test_pace_says_its_arithmetic_and_is_not_judged_too_early() -> None:
    half = {"today": date(2025, 7, 1), "indicator": indicator("365")}  # day 182 of 365
    assert slips(**half, progress=Progress(value=Decimal(182))) == []
    assert slips(**half, progress=Progress(value=Decimal(146))) == [], "four fifths of an even pace are enough"
    [(sign, words)] = slips(**half, progress=Progress(value=Decimal(91)))
    assert sign is Sign.PACE
    assert words == "91 after 182 of 365 days, where an even pace has 182: 0.5 a day so far, 1.5 a day needed."
    early = {"today": date(2025, 1, 20), "indicator": indicator("365")}
    assert slips(**early, progress=Progress(value=Decimal(0))) == []
    over = State(Standing.OPEN, None, (), date(2025, 12, 31), None)
    assert slips(over, today=date(2026, 1, 5), indicator=indicator("365"), progress=Progress(value=Decimal(300))) == [
        (Sign.PACE, "The period is over with 300 of 365.")
    ]


def test_at_most_slips_when_the_pace_would_pass_it_and_when_it_is_passed() -> None:
    half = {"today": date(2025, 7, 1), "indicator": indicator("100", at_least=False)}
    assert slips(**half, progress=Progress(value=Decimal(40))) == []
    assert slips(**half, progress=Progress(value=Decimal(60)))[0][1].startswith("60 after 182 of 365 days: at this pace 120")
    assert "more than the 100" in slips(**half, progress=Progress(value=Decimal(101)))[0][1]


def test_a_share_is_a_level_and_no_pace() -> None:
    level = {"indicator": indicator("90", measure="reports_on_time")}
    assert slips(**level, progress=Progress(value=Decimal(95))) == []
    assert slips(**level, progress=Progress(value=Decimal("61.5"))) == [
        (Sign.PACE, "61.5 per cent, where at least 90 per cent was promised.")
    ]


def test_late_quiet_moved_and_without_evidence() -> None:
    assert slips(today=date(2026, 1, 10))[0] == (Sign.LATE, "It was due on 31 December 2025: 10 days ago.")
    assert (Sign.QUIET, "No step since 1 June 2025: 61 days.") in slips(today=DAY + timedelta(days=61))
    assert slips(today=DAY + timedelta(days=60)) == []
    near = {"today": date(2025, 12, 15)}
    calm = State(Standing.OPEN, date(2025, 12, 31), (), date(2025, 12, 1), None)
    assert slips(calm, evidence=0, **near) == [(Sign.NO_EVIDENCE, "It is due in 16 days, and nothing is cited for it.")]
    assert slips(calm, evidence=1, **near) == []
    moved = state_of(PROMISE, [ACCEPTED, *(step(Kind.MOVED, OWEN, ANF, n, due_on=date(2026, n, 1)) for n in (2, 3))])
    assert slips(moved) == [(Sign.MOVED, "Its date was moved 2 times.")]


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.OPEN])
def test_nothing_slips_that_is_not_open(standing: Standing) -> None:
    assert slips(State(standing, date(2025, 1, 2), (), None, None), today=date(2026, 1, 1), evidence=0) == []


def test_what_cannot_be_computed_is_never_called_on_track() -> None:
    assert column_of(OPEN, (), None) is Column.NOT_COMPUTED
    assert column_of(OPEN, (), Progress(value=Decimal(0))) is Column.ON_TRACK
    assert to_decide(OPEN, (), Column.NOT_COMPUTED) is Decide.MEASURE
    done = state_of(PROMISE, [ACCEPTED, SAID_DONE])
    assert to_decide(done, (), Column.ON_TRACK) is Decide.CONFIRM


def test_an_indicator_that_cannot_be_measured_is_refused() -> None:
    assert why_not_measured(indicator("10")) is None
    assert why_not_measured(indicator("-1")) and why_not_measured(indicator("NaN"))
    assert why_not_measured(indicator("101", measure="reports_on_time"))
    assert "persons_encountered" not in {one.figure for one in MEASURES.values()}, "nobody promises to meet more of them"


def test_the_same_sentence_is_recognised_and_another_is_not() -> None:
    said = "We shall install scanners at all airports by June 2026."
    assert sentence_key(said) == sentence_key("we  shall install scanners at all airports — by June 2026!")
    assert sentence_key(said) != sentence_key(said.replace("2026", "2027"))
    assert sentence_key("ہوائی اڈوں پر سکینر") == sentence_key("ہوائی اڈوں، پر سکینر۔")


MEETING = Meeting(ours=(ANF,), theirs=(ABROAD,))
TASK = Line(kind=Entry.DECIDED, agency=ANF, signed_by=OWEN, number=1, words="send the list", owner=ANF, due_on=DAY)
SIGNED = Line(kind=Entry.SIGNED, agency=ANF, signed_by=OWEN, number=2)
COUNTERSIGNED = Line(kind=Entry.COUNTERSIGNED, agency=ABROAD, signed_by=PIA, number=3)


def test_minutes_are_signed_by_both_sides_and_then_fixed() -> None:
    assert "nothing to sign" in (why_not_entered(MEETING, [], SIGNED) or "")
    assert why_not_entered(MEETING, [TASK], SIGNED) is None
    assert why_not_entered(MEETING, [TASK, SIGNED], COUNTERSIGNED) is None
    same_side = Line(kind=Entry.COUNTERSIGNED, agency=CENTRE, signed_by=ANA, number=3)
    assert "other side" in (why_not_entered(MEETING, [TASK, SIGNED], same_side) or "")
    another = Line(kind=Entry.DECIDED, agency=ABROAD, signed_by=PIA, number=3, words="x", owner=ANF, due_on=DAY)
    assert "signature is taken back" in (why_not_entered(MEETING, [TASK, SIGNED], another) or "")
    unsigned = Line(kind=Entry.UNSIGNED, agency=ANF, signed_by=OWEN, number=3)
    assert why_not_entered(MEETING, [TASK, SIGNED], unsigned) is None
    assert why_not_entered(MEETING, [TASK, SIGNED, unsigned], another) is None
    fixed = [TASK, SIGNED, COUNTERSIGNED]
    for line in (another, SIGNED, unsigned, COUNTERSIGNED):
        assert "fixed" in (why_not_entered(MEETING, fixed, line) or "")
    stranger = Line(kind=Entry.SIGNED, agency=CUSTOMS, signed_by=CARL, number=2)
    assert "those who met" in (why_not_entered(MEETING, [TASK], stranger) or "")


def test_a_task_is_done_by_its_owner_once_it_is_fixed_and_may_be_opened_again() -> None:
    fixed, done = [TASK, SIGNED, COUNTERSIGNED], Line(kind=Entry.DONE, agency=ANF, signed_by=CARL, number=4, of=1)
    assert why_not_entered(MEETING, [TASK, SIGNED], done) is not None
    assert why_not_entered(MEETING, fixed, done) is None
    theirs = Line(kind=Entry.DONE, agency=ABROAD, signed_by=PIA, number=4, of=1)
    assert "Its owner" in (why_not_entered(MEETING, fixed, theirs) or "")
    assert minutes_of([*fixed, done]).done == {1}
    again = Line(kind=Entry.REOPENED, agency=ANF, signed_by=CARL, number=5, of=1)
    assert why_not_entered(MEETING, [*fixed, done], again) is None and minutes_of([*fixed, done, again]).done == frozenset()


def test_a_decision_says_what_who_and_by_when() -> None:
    bare = Line(kind=Entry.DECIDED, agency=ANF, signed_by=OWEN, number=1, words="send the list")
    assert "what, who and by when" in (why_not_entered(MEETING, [], bare) or "")
    new = Line(**{**TASK.__dict__, "becomes": Becomes.COMMITMENT})
    assert "theme" in (why_not_entered(MEETING, [], new) or "")
    struck = Line(kind=Entry.STRUCK, agency=ANF, signed_by=OWEN, number=2, of=1)
    assert why_not_entered(MEETING, [TASK], struck) is None and minutes_of([TASK, struck]).decisions == ()


def test_the_shipped_tables_can_be_read() -> None:
    assert list(read_themes())[0] == "airports" and all(one["name_ur"] for one in read_themes().values())
    assert RULES.moves == 2 and RULES.quiet_days == 60

"""How a rule stands: a second person, a test of exactly this version, a day of review."""

from datetime import date, timedelta

import pytest

from rabta.screening.rules.rule_course import (
    RuleState,
    RuleStep,
    SignedStep,
    lawful_for_rule,
    rule_standing,
    why_not_for_rule,
)

TODAY = date(2025, 3, 1)
UNTIL = TODAY + timedelta(days=90)
WRITTEN, TESTED = SignedStep(RuleStep.WRITTEN, 1, "analyst"), SignedStep(RuleStep.TESTED, 1, "analyst")
ON = SignedStep(RuleStep.SWITCHED_ON, 1, "second", UNTIL)


@pytest.mark.parametrize(("steps", "by", "told"), [
    ((WRITTEN,), "second", "was not tested yet"), ((WRITTEN, TESTED), "second", ""),
    ((WRITTEN, TESTED), "analyst", "Who wrote a version does not switch it on"),
    ((WRITTEN, TESTED, SignedStep(RuleStep.WRITTEN, 2, "analyst")), "second", "Version 2"),
    ((WRITTEN, TESTED, SignedStep(RuleStep.CLOSED, 1, "second")), "second", "This rule is closed"),
])  # fmt: skip
def test_who_may_switch_a_rule_on(steps: tuple[SignedStep, ...], by: str, told: str) -> None:
    now = rule_standing(steps, today=TODAY)
    said = why_not_for_rule(now, RuleStep.SWITCHED_ON, by=by, until=UNTIL, today=TODAY)
    assert told in said and bool(told) == bool(said)
    assert (RuleStep.SWITCHED_ON in lawful_for_rule(now, by=by)) == (told == "")


def test_a_day_of_review_is_said_and_ends_it() -> None:
    now = rule_standing((WRITTEN, TESTED), today=TODAY)
    for until in (None, TODAY, TODAY + timedelta(days=500)):
        assert why_not_for_rule(now, RuleStep.SWITCHED_ON, by="second", until=until, today=TODAY)
    on = (WRITTEN, TESTED, ON)
    assert rule_standing(on, today=UNTIL).state is RuleState.ON
    late = rule_standing(on, today=UNTIL + timedelta(days=1))
    assert (late.state, late.running) == (RuleState.REVIEW_DUE, None)


def test_a_change_is_tested_anew_while_what_runs_goes_on() -> None:
    changed = (WRITTEN, TESTED, ON, SignedStep(RuleStep.WRITTEN, 2, "second"))
    now = rule_standing(changed, today=TODAY)
    assert (now.state, now.running, now.latest, now.is_tested) == (RuleState.ON, 1, 2, False)
    off = rule_standing((*changed, SignedStep(RuleStep.SWITCHED_OFF, 1, "analyst")), today=TODAY)
    assert (off.state, off.running) == (RuleState.OFF, None)
    assert "not on" in why_not_for_rule(off, RuleStep.SWITCHED_OFF, by="analyst", until=None, today=TODAY)

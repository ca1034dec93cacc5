"""The gate that everything for a partner passes: which rule refuses what. Refuse is what happens unless all rules allow it.

Sources: International Guidelines on Human Rights and Drug Policy II.5 and IV.3 (cooperation must not contribute to the death
penalty; assurances); UN Human Rights Committee, General Comment 36; Europol handling codes (Regulation 2016/794 Art. 19);
third-agency rule; UN Protocols on trafficking in persons and smuggling of migrants (protection); Convention relating to the
Status of Refugees Art. 33. Nationality is neither asked nor looked at: the rules shield our own people abroad as all others.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rabta.exchange.rules.partner_request import Outcome
from rabta.exchange.rules.release_policy import Law, Policy
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.rules.marking import Handling, Marking


class Rule(StrEnum):
    """Why something is not given. Stored by name in a file that says refused by policy; never rename."""

    PURPOSE = "purpose"
    LEGAL_BASIS = "legal_basis"
    NOT_CONFIRMED = "not_confirmed"
    STATE_NOT_KNOWN = "state_not_known"
    CAPITAL_RISK = "capital_risk"
    CAPITAL_RISK_FOR_PERSONS = "capital_risk_for_persons"
    NUMBER_IN_NOTE = "number_in_note"
    PROTECTED = "protected"
    NON_REFOULEMENT = "non_refoulement"
    PULLED_BACK = "pulled_back"
    LEVEL = "level"
    NOT_PASSED_ON = "not_passed_on"
    OTHER_RESTRICTION = "other_restriction"
    OTHER_PURPOSE = "other_purpose"
    CONSENT = "consent"
    NOT_NAMED = "not_named"


class Consent(StrEnum):
    """Whether the originator of a record lets this partner have it."""

    GIVEN = "given"
    OURS_TO_GIVE = "ours_to_give"
    TO_BE_ASKED = "to_be_asked"


@dataclass(frozen=True, kw_only=True)
class AskedFor:
    """A request as the gate sees it. `state`: of the partner, ISO 3166-1; None for a body of many states."""

    state: str | None
    purpose: str
    legal_basis: str
    offence: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ToGive:
    """A record as the gate sees it. `protected_from`: origins of protected persons its report tells of, "" where not known.

    `names_it`: the record names what was asked about. `marking` as the centre may know it.
    """

    marking: Marking
    own: bool
    consent: Consent
    onward: bool = False
    withdrawn: bool = False
    protected: bool = False
    protected_from: frozenset[str] = frozenset()
    names_it: bool = True


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How an answer is to be: with what identifies a person or not, an assurance of the state at hand or not, a note."""

    persons: bool
    assurance: bool
    note: str = ""


@dataclass(frozen=True)
class Finding:
    """One rule that applies. `record` is its place in the answer, from 0; None where it applies to all of the request.

    `refuses` False: it does not stop the answer, and who approves looks at it.
    """

    rule: Rule
    record: int | None = None
    refuses: bool = True


Of = Callable[[AskedFor, Plan, Policy], bool]
OfRecord = Callable[[AskedFor, ToGive, Policy], bool]
_LONG_NUMBER = re.compile(r"\d(?:[\s.\-/]?\d){4,}")


def _law(asked: AskedFor, policy: Policy) -> Law:
    return policy.law(asked.state, asked.offence)


def _may_be_from(state: str | None, origins: frozenset[str]) -> bool:
    """Whether somebody protected may have fled this state: an origin that is not known may be any."""
    return bool(origins) and (state is None or bool({"", state} & origins))


def _digits(said: str) -> set[str]:
    return {re.sub(r"\D", "", found) for found in _LONG_NUMBER.findall(said)}


ON_THE_REQUEST: tuple[tuple[Rule, Of], ...] = (
    (Rule.PURPOSE, lambda asked, plan, policy: not policy.accepts_purpose(asked.purpose)),
    (Rule.LEGAL_BASIS, lambda asked, plan, policy: not policy.accepts_basis(asked.legal_basis)),
    (Rule.NOT_CONFIRMED, lambda asked, plan, policy: not policy.confirmed_by),
    (Rule.STATE_NOT_KNOWN, lambda asked, plan, policy: _law(asked, policy) is Law.UNKNOWN),
    (Rule.CAPITAL_RISK, lambda asked, plan, policy: _law(asked, policy) is Law.CAPITAL and not plan.assurance),
    (
        Rule.CAPITAL_RISK_FOR_PERSONS,
        lambda asked, plan, policy: _law(asked, policy) is Law.RETAINS and plan.persons and not plan.assurance,
    ),
    (Rule.NUMBER_IN_NOTE, lambda asked, plan, policy: not _digits(plan.note) <= _digits(asked.words)),
)  # fmt: skip
"""Each refuses whatever the records hold: from what the partner said itself, or because nobody here stands for the list of
states yet. To name it tells nothing of the record."""

ON_A_RECORD: tuple[tuple[Rule, OfRecord], ...] = (
    (Rule.PROTECTED, lambda asked, one, policy: one.protected),
    (Rule.NON_REFOULEMENT, lambda asked, one, policy: _may_be_from(asked.state, one.protected_from)),
    (Rule.PULLED_BACK, lambda asked, one, policy: one.withdrawn),
    (Rule.LEVEL, lambda asked, one, policy: one.marking.level > policy.highest_level),
    (Rule.NOT_PASSED_ON, lambda asked, one, policy: Handling.H2 in one.marking.handling and not (one.own or one.onward)),
    (Rule.OTHER_RESTRICTION, lambda asked, one, policy: Handling.H3 in one.marking.handling),
    (Rule.OTHER_PURPOSE, lambda asked, one, policy: Purpose.LAW_ENFORCEMENT not in one.marking.purposes),
    (Rule.CONSENT, lambda asked, one, policy: one.consent is not Consent.GIVEN),
)  # fmt: skip
LOOKED_AT: tuple[tuple[Rule, OfRecord], ...] = ((Rule.NOT_NAMED, lambda asked, one, policy: not one.names_it),)
"""Does not refuse by itself: names are spelt in many ways. Who approves sees it."""


def findings(asked: AskedFor, records: Sequence[ToGive], plan: Plan, policy: Policy) -> tuple[Finding, ...]:
    """Every rule that applies, those on the whole request first, then record by record in the order of the tables."""
    return (
        *(Finding(rule) for rule, applies in ON_THE_REQUEST if applies(asked, plan, policy)),
        *(
            Finding(rule, number, refuses)
            for number, one in enumerate(records)
            for rules, refuses in ((ON_A_RECORD, True), (LOOKED_AT, False))
            for rule, applies in rules
            if applies(asked, one, policy)
        ),
    )


SAID_ALOUD = frozenset(
    {Rule.PURPOSE, Rule.LEGAL_BASIS, Rule.STATE_NOT_KNOWN, Rule.CAPITAL_RISK, Rule.CAPITAL_RISK_FOR_PERSONS}
)
"""Rules that an answer may name to the partner: they rest on what the partner said, never on what is on record."""


def policy_refusal(found: Sequence[Finding]) -> Rule | None:
    """The first rule that refuses the request as a whole and may be named; None where there is none."""
    return next((one.rule for one in found if one.record is None and one.rule in SAID_ALOUD), None)


def why_not_given(outcome: Outcome, records: int, found: Sequence[Finding]) -> str:
    """Why an answer of this kind may not be drafted; empty where it may."""
    if outcome is Outcome.REFUSED_BY_POLICY:
        if records:
            return "An answer that the policy refuses holds no record."
        return "" if policy_refusal(found) else "No rule on the request itself refuses it: choose another outcome."
    if outcome is Outcome.NOTHING:
        return "An answer that gives nothing holds no record." if records else ""
    if not records:
        return "Choose at least one record, or say that there is nothing that may be given."
    return "The release gate refuses this answer." if any(one.refuses for one in found) else ""


@dataclass(frozen=True)
class Approval:
    """Who approved a draft, and in which roles."""

    by: object
    roles: frozenset[Role]


def approvals_missing(approvals: Sequence[Approval], *, drafter: object, outcome: Outcome, plan: Plan) -> tuple[str, ...]:
    """What is still missing before an answer may leave; empty where nothing is.

    Two different people approve, one of whom may have drafted it. What identifies a person needs a protection officer among
    them. Where an assurance opens the gate, two besides the drafter approve, and one is the director.
    """
    given = outcome in (Outcome.ANSWERED, Outcome.PARTLY)
    counted = [one for one in approvals if not (given and plan.assurance and one.by == drafter)]
    missing = []
    if len({one.by for one in counted}) < 2:
        besides = given and plan.assurance
        missing.append("Two people besides who drafted it approve." if besides else "Two different people approve.")
    if given and plan.assurance and not any(Role.DIRECTOR in one.roles for one in counted):
        missing.append("One of them is the director: the answer rests on an assurance.")
    if given and plan.persons and not any(Role.PROTECTION in one.roles for one in approvals):
        missing.append("One of them is a protection officer: the answer names a person.")
    return tuple(missing)

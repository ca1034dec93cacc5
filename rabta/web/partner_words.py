"""Partners' requests: words for their codes, and what somebody typed as values. Text in, values out."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.exchange.asking_centre import Asked
from rabta.exchange.errors import NotAsked
from rabta.exchange.giving import Drafted
from rabta.exchange.rules import opening
from rabta.exchange.rules.partner_request import About, Outcome
from rabta.exchange.rules.release_policy import Choice, Policy
from rabta.web.periods import optional_day

ABOUT = {
    "person": _("Person, by name"), "passport": _("Passport"), "cnic": _("CNIC"), "phone": _("Telephone"),
    "vehicle": _("Vehicle"), "document": _("Document"), "event": _("Event"), "route": _("Route"),
}  # fmt: skip
STAGES = {
    "open": _("waits for an answer"), "sent": _("answer sent"), "received": _("answer received"),
    "recalled": _("answer recalled"), "taken_back": _("taken back"),
}  # fmt: skip
STEPS = {
    "reminded": _("Reminded"), "taken_back": _("Taken back"), "sent": _("Answer sent"), "received": _("Answer received"),
    "recalled": _("Answer recalled"), "recall_received": _("Recall received"),
}  # fmt: skip
CLOCK = {"later": _("in time"), "soon": _("due soon"), "overdue": _("overdue")}
OUTCOMES = {
    "answered": _("Answered: what was asked is in it"), "partly": _("Answered in part"),
    "nothing": _("Nothing that may be given"), "refused_by_policy": _("Refused by the policy"),
}  # fmt: skip
SAYS = {
    "answered": _("The partner reads: what may be given. It does not say that it is all."),
    "partly": _("The partner reads the same as for a whole answer. That it is a part stands here alone."),
    "nothing": _("The same answer whether nothing is on record or nothing may be given."),
    "refused_by_policy": _("Names the rule. Only a rule on what the partner said itself can be named."),
}  # fmt: skip
RULES = {
    "purpose": _("Nothing is given for this purpose."),
    "legal_basis": _("Nothing is given on this legal basis."),
    "not_confirmed": _("Nobody of this deployment has confirmed the list of states yet, and until then nothing is given."),
    "state_not_known": _("The law of the asking state on the death penalty is not known, and what is not known is refused."),
    "capital_risk": _("The offence may be punished by death in the asking state. A written assurance is needed."),
    "capital_risk_for_persons": _("The asking state keeps the death penalty: persons only on a written assurance."),
    "number_in_note": _("The note holds a number that the partner did not say. Take it out."),
    "protected": _("It may name a victim, a smuggled person or a child. Never given."),
    "non_refoulement": _("Its report tells of protected persons who may have fled the asking state. Never given to it."),
    "pulled_back": _("Its originator pulled the report back."),
    "level": _("It is marked higher than anything that is given to a partner."),
    "not_passed_on": _("H2: not to be passed on without its originator's permission."),
    "other_restriction": _("H3: its originator set a restriction of its own."),
    "other_purpose": _("Its marking allows no use for law enforcement."),
    "consent": _("Its originator has not let the centre pass it on to this partner. Ask for it on the report's page."),
    "not_named": _("Its words do not name what was asked about. Look whether it belongs in the answer."),
}  # fmt: skip
REASONS = {
    "wrong_record": _("It held a record that it should not hold"),
    "originator": _("The agency whose information it was takes it back"),
    "policy": _("The policy no longer allows it"), "corrected": _("What it said was corrected; a new answer follows"),
}  # fmt: skip
CONDITIONS = {
    "crime_only": _("H0: for preventing and combating crime only."),
    "not_in_court": _("H1: not in court without the centre's permission."),
    "not_passed_on": _("H2: not passed on, inside or outside your state, without the centre's permission."),
    "no_death_penalty": _("Not in a proceeding that may end in a sentence of death."),
    "for_this_request": _("For the purpose of this request only."),
    "destroy_when_recalled": _("When it is recalled or has expired, destroy it and every copy."),
}  # fmt: skip
TOLD = {
    "given": _("What may be given is below. It does not say that there is more, or that there is not."),
    "nothing": _("There is nothing that may be given. It does not say whether there is anything on record."),
    "refused_by_policy": _("The policy of the centre refuses this request, from what the request itself says."),
}  # fmt: skip
DONE = {
    "asked": _("Filed. The clock runs from now; the centre sees it."), "drafted": _("Drafted. Two people approve it."),
    "approved": _("Approved, in your name."), "sent": _("Signed and sent: the partner can take the file now."),
    "recalled": _("Recalled. The partner finds the notice; the answer is shown and handed out no more."),
    "said": _("Noted; both sides see it."),
}  # fmt: skip
FACTS = {
    "grading": _("Grading"), "occurred_from": _("Day"), "occurred_to": _("To day"), "reported_on": _("Reported on"),
    "district": _("District"), "province": _("Province"), "country": _("Country"), "airport": _("Airport"),
    "setting": _("Kind of place"), "flight": _("Flight"), "origin": _("Origin"), "destination": _("Destination"),
    "concealment": _("Concealment"), "arrested": _("Arrested"), "vehicles": _("Vehicles"),
}  # fmt: skip
YES_NO = {"True": pgettext_lazy("it is named", "yes"), "False": _("not in these words")}
WORDS: dict[str, Mapping[str, Any]] = {
    "about": ABOUT, "stage": STAGES, "step": STEPS, "clock": CLOCK, "outcome": OUTCOMES, "says": SAYS, "rule": RULES,
    "reason": REASONS, "condition": CONDITIONS, "told": TOLD, "done": DONE, "fact": FACTS, "named": YES_NO,
}  # fmt: skip
"""What the pages say by a code, by the kind of code."""
assert set(TOLD) == set(opening.OUTCOMES) and set(CONDITIONS) == set(opening.CONDITIONS)


def choices(table: Policy) -> dict[str, Any]:
    """What a partner chooses from when it files."""
    return {
        "abouts": [(str(kind), ABOUT[str(kind)]) for kind in About],
        **{
            name: [in_two(one) for one in lines]
            for name, lines in (("purposes", table.purposes), ("legal_bases", table.legal_bases),
                                ("offences", table.offences), ("urgencies", table.urgencies))
        },
    }  # fmt: skip


def in_two(choice: Choice) -> dict[str, Any]:
    """A line of the table as pages name things, in both languages."""
    return {"code": choice.name, "name_en": choice.en, "name_ur": choice.ur, "days": choice.days}


def asked_in(form: QueryDict) -> Asked:
    """The request a form tells of. Raises NotAsked for a day that is none."""
    said = form.get("due_on", "").strip()
    due_on = optional_day(said)
    if said and due_on is None:
        raise NotAsked("Write the day it is due as year-month-day.")
    names = ("about_kind", "about", "words", "purpose", "legal_basis", "offence", "reference")
    return Asked(**{name: form.get(name, "") for name in names}, urgency=form.get("urgency", ""), due_on=due_on)


def drafted_in(form: QueryDict) -> Drafted:
    """The answer a form tells of. Raises NotAsked where no outcome is chosen or a record is none."""
    try:
        outcome = Outcome(form.get("outcome", ""))
        keys = tuple(UUID(said) for said in form.getlist("record"))
    except ValueError:
        raise NotAsked("Choose how the request is answered.") from None
    return Drafted(outcome=outcome, incidents=keys, note=form.get("note", ""), assurance=form.get("assurance", ""))


def facts_of(record: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The plain facts of a record of an answer that are stated: code and value, in order."""
    told = [(name, record[name]) for name in FACTS if record[name] not in (None, "")]
    return [one for one in told if one != ("occurred_to", record["occurred_from"])]

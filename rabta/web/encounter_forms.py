"""Forms of encounters: what somebody typed as an encounter, or as a step about somebody met. Text in, values out."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rabta.smuggling.errors import NotLawful
from rabta.smuggling.operations import NewEncounter, NewPerson, Said
from rabta.smuggling.rules.step import AGES, NEEDS, RESULTS, Kind
from rabta.vocabulary.rules.encounters import kinds, outcomes, roles
from rabta.web.periods import optional_day

PERSONS_A_FORM = 4
NEED_WORDS = {
    "shelter": _("shelter"), "medical": _("medical care"), "legal": _("legal aid"), "asylum": _("asks for protection"),
    "child_protection": _("child protection"), "family": _("tracing the family"), "return": _("return by own choice"),
}  # fmt: skip
RESULT_WORDS = {
    "sheltered": _("in shelter or care"), "family": _("back with the family"),
    "asylum_procedure": _("in an asylum procedure"), "returned_by_choice": _("returned by own choice"),
    "declined": _("declined help"), "lost_contact": _("contact was lost"),
    "other": _("something else"),
}  # fmt: skip
AGE_WORDS = {"adult": _("grown up"), "child": _("under 18"), "unsure": _("unsure")}
STEP_WORDS = {
    "complaint": _("Complaint received"), "found_wrong": _("Found wrong"), "found_right": _("Found right"),
    "opened": _("Referral opened"), "accepted": _("Referral accepted"), "handed_over": _("Handed over"),
    "closed": _("Referral closed"), "age_found": _("Age looked into"), "suspect_asked": _("Change to suspect asked for"),
    "suspect_confirmed": _("Change to suspect confirmed"), "suspect_refused": _("Change to suspect refused"),
    "taken_back": _("Taken back"),
}  # fmt: skip
ACT_WORDS = {
    "complaint": _("Enter a complaint"), "found_wrong": _("It was found wrong"), "found_right": _("It was found right"),
    "opened": _("Open a referral"), "accepted": _("Accept the referral"), "handed_over": _("Hand over"),
    "closed": _("Close the referral"), "age_found": _("Enter what is known of the age"),
    "suspect_asked": _("Ask for a change to suspect"), "suspect_confirmed": _("Confirm the change to suspect"),
    "suspect_refused": _("Refuse the change to suspect"),
}  # fmt: skip
STANDS_WORDS = {
    "not_needed": _("no referral"), "to_open": _("to be referred"), "to_accept": _("waits to be accepted"),
    "to_hand_over": _("accepted, to be handed over"), "to_close": _("handed over"), "closed": _("closed"),
}  # fmt: skip
WORDS = {
    "need": NEED_WORDS, "result": RESULT_WORDS, "age": AGE_WORDS, "step": STEP_WORDS, "act": ACT_WORDS,
    "stands": STANDS_WORDS, "choice": {**NEED_WORDS, **RESULT_WORDS, **AGE_WORDS},
}  # fmt: skip
"""What a page of encounters says by a code."""
CHOICES = {
    Kind.OPENED: [(code, NEED_WORDS[code]) for code in NEEDS], Kind.CLOSED: [(code, RESULT_WORDS[code]) for code in RESULTS],
    Kind.AGE_FOUND: [(code, AGE_WORDS[code]) for code in AGES],
}  # fmt: skip
CHOICE_LABELS = {Kind.OPENED: _("What is needed first"), Kind.CLOSED: _("What came of it"), Kind.AGE_FOUND: _("Age")}
WORD_LABELS = {
    Kind.HANDED_OVER: _("To whom: shelter, agency, guardian"), Kind.AGE_FOUND: _("How it was found"),
    Kind.SUSPECT_ASKED: _("The separate offence, and the law"), Kind.SUSPECT_REFUSED: _("Why not"),
    Kind.ACCEPTED: _("A word on it, if there is one"), Kind.CLOSED: _("A word on it, if there is one"),
    Kind.SUSPECT_CONFIRMED: _("A word on it, if there is one"), Kind.OPENED: _("A word on it, if there is one"),
}  # fmt: skip
NEEDS_WORDS = frozenset({Kind.HANDED_OVER, Kind.AGE_FOUND, Kind.SUSPECT_ASKED, Kind.SUSPECT_REFUSED})


def words_of_form() -> dict[str, Any]:
    """What the form of an encounter offers."""
    return {
        "kinds": kinds(), "roles": roles(), "outcomes": outcomes(), "needs": NEED_WORDS.items(),
    }  # fmt: skip


def forms_of(steps: Any) -> list[dict[str, Any]]:
    """The forms of the steps of the desk that may follow."""
    return [
        {
            "kind": str(kind), "choices": CHOICES.get(kind), "choice_label": CHOICE_LABELS.get(kind),
            "word_label": WORD_LABELS.get(kind), "needs_words": kind in NEEDS_WORDS, "asks_indicators": kind is Kind.OPENED,
        }
        for kind in steps
    ]  # fmt: skip


def encounter_in(form: QueryDict) -> NewEncounter:
    """The encounter that a form tells of. Raises NotLawful for a day that cannot be read."""
    on = optional_day(form.get("on", ""))
    if on is None:
        raise NotLawful(f'"{form.get("on", "")[:40]}" is no day. Choose the day of the encounter.')
    return NewEncounter(
        number=form.get("number", ""), kind=form.get("kind", ""), on=on, time=form.get("time", ""),
        place=form.get("place", ""), post=form.get("post", ""), flight=form.get("flight", ""),
        conveyance=form.get("conveyance", ""), legal_ground=form.get("legal_ground", ""), origin=form.get("origin", ""),
        transit=form.get("transit", ""), destination=form.get("destination", ""), persons=persons_in(form),
        indicators=tuple(form.getlist("indicator")), need=form.get("need", "") if form.get("need") in NEEDS else "",
    )  # fmt: skip


def persons_typed(form: QueryDict) -> list[dict[str, str]]:
    """What was typed of each person of the form, in its order, the empty ones among them."""
    columns = {
        "role": form.getlist("role"), "age": form.getlist("age"), "persons": form.getlist("persons"),
        "name": form.getlist("name"), "father": form.getlist("father"), "husband": form.getlist("husband"),
        "born": form.getlist("born"), "gender": form.getlist("gender"), "nationality": form.getlist("nationality"),
        "passport": form.getlist("passport"), "cnic": form.getlist("cnic"), "phone": form.getlist("phone"),
        "outcome": form.getlist("outcome"), "asylum": form.getlist("asylum"), "guardian": form.getlist("guardian"),
        "remarks": form.getlist("remarks"),
    }  # fmt: skip
    return [
        {name: values[place].strip() if place < len(values) else "" for name, values in columns.items()}
        for place in range(PERSONS_A_FORM)
    ]


def persons_in(form: QueryDict) -> tuple[NewPerson, ...]:
    """The persons of the form: those of whom anything was chosen or typed."""
    told = [one for one in persons_typed(form) if any(one.values())]
    return tuple(NewPerson(**{**one, "persons": one["persons"] or "1"}) for one in told)


def step_in(form: QueryDict) -> Said:
    """The step that a form tells of. Raises NotLawful for what is none."""
    said = form.get("kind", "")
    if said not in [*Kind]:
        raise NotLawful("This is no step about somebody met.")
    of = form.get("of", "")
    return Said(
        kind=Kind(said), choice=form.get("choice", ""), words=form.get("words", ""),
        indicators=tuple(form.getlist("indicator")),
        of_number=int(of) if of.isascii() and of.isdigit() and len(of) < 5 else None,
    )  # fmt: skip

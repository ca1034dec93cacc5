"""Warnings: a route, a recruiter, a forged document. What one must say, how wide it may be, and what may be signed of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from rabta.sharing.rules.marking import Marking
from rabta.sharing.rules.strictest import agencies_in

LONGEST = 600
"""Characters of one field."""
LONGEST_VALID = timedelta(days=180)
"""No warning stands longer without being looked at again."""
MOST_REPORTS = 40
_NUMBERS = re.compile(r"(?:\d[\s./-]?){7,}|\b[A-Z]{1,3}\d{6,8}\b|\S+@\S+", re.IGNORECASE)
_DESIGN = re.compile(r"[A-Z0-9#@*?]{2,24}")


class Warns(StrEnum):
    """What a warning is about."""

    ROUTE = "route"
    RECRUITER = "recruiter"
    DOCUMENT = "document"


class Signed(StrEnum):
    """What may be signed of a warning."""

    READ = "read"
    RENEWED = "renewed"
    RETRACTED = "retracted"


class Stands(StrEnum):
    """How a warning stands."""

    IN_FORCE = "in_force"
    ENDED = "ended"
    RETRACTED = "retracted"


CONTACTS = ("phone", "handle", "account")
DOCUMENTS = ("passport", "cnic", "visa", "permit", "other")


@dataclass(frozen=True, kw_only=True)
class Warned:
    """What a warning says. `about`: of a recruiter what kind of contact, of a document what kind; of a route empty.

    `subject`: the countries of the route as `PK>IR>TR`, the contact, or the series of numbers (`#` any figure, `@`
    any letter, `*` anything). `feature`, `example`: what to look for. `posts`: airports or crossings; none: every post.
    """

    kind: Warns
    subject: str
    words: str
    reasons: str
    valid_until: date | None
    about: str = ""
    issuer: str = ""
    feature: str = ""
    example: str = ""
    words_ur: str = ""
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One signed step of a warning."""

    kind: Signed
    signed_by: UUID
    until: date | None = None


def why_not_raised(said: Warned, *, today: date, reports: int) -> str:
    """Why this may not be raised; "" where it may. `reports`: how many reports it rests on.

    Its words name no number by which somebody is known: whom it helps must not find anybody by it but the recruiter.
    """
    texts = (said.words, said.words_ur, said.reasons, said.feature, said.example)
    if any(len(text) > LONGEST for text in (*texts, said.subject)):
        return f"A field has at most {LONGEST} characters."
    if not said.words.strip() or not said.reasons.strip():
        return "Say what is to be known, and why it is thought so."
    if not 0 < reports <= MOST_REPORTS:
        return f"Name the reports it rests on: at least one, at most {MOST_REPORTS}."
    if any(_NUMBERS.search(text) for text in (said.words, said.words_ur, said.feature)):
        return "The words hold a number by which somebody may be found: leave it out."
    return _why_not_of_kind(said) or _why_not_until(said.valid_until, today)


def _why_not_of_kind(said: Warned) -> str:
    if said.kind is Warns.ROUTE and not said.subject:
        return "Say from where the route leads, or to where, by a country or a place that is known here."
    if said.kind is Warns.RECRUITER and (said.about not in CONTACTS or not said.subject.strip()):
        return "Give the telephone, handle or account under which the recruiter is reached."
    if said.kind is not Warns.DOCUMENT:
        return "Only a forged document has posts." if said.posts else ""
    if said.about not in DOCUMENTS:
        return "Say which kind of document it is."
    if not _DESIGN.fullmatch(said.subject):
        return "Give the series as capital letters and figures: # any figure, @ any letter, * anything."
    if said.subject.isalnum() and len(said.subject) > 5:
        return "Give a series and not one number: put # for the figures that differ."
    return "" if said.feature.strip() else "Say by what the forgery is known."


def _why_not_until(until: date | None, today: date) -> str:
    if until is None or until <= today:
        return "Say until when it stands: a day that is still to come."
    return "" if until <= today + LONGEST_VALID else f"It stands at most {LONGEST_VALID.days} days; it can be renewed."


def stands(steps: Sequence[Step], *, valid_until: date, today: date) -> Stands:
    """How a warning stands on a day, from its steps in the order of signing."""
    if any(step.kind is Signed.RETRACTED for step in steps):
        return Stands.RETRACTED
    return Stands.IN_FORCE if last_day(steps, valid_until=valid_until) >= today else Stands.ENDED


def last_day(steps: Sequence[Step], *, valid_until: date) -> date:
    """The last day on which it stands, as it was renewed."""
    return next((step.until for step in reversed(steps) if step.until), valid_until)


def why_not_next(steps: Sequence[Step], step: Step, *, words: str, now: Stands, mine: bool, today: date) -> str:
    """Why this step may not be signed; "" where it may. `mine`: the warning is of the agency of whoever signs.

    Everybody it shows to may sign for having read it, once; its own agency renews and retracts it, with a reason.
    """
    if now is Stands.RETRACTED:
        return "It was retracted: nothing more is signed of it."
    if step.kind is Signed.READ:
        read = any(one.kind is Signed.READ and one.signed_by == step.signed_by for one in steps)
        return "You have signed for it already." if read else ""
    if not mine:
        return "Only the agency that raised it renews or retracts it."
    if not words.strip():
        return "Say why."
    return _why_not_until(step.until, today) if step.kind is Signed.RENEWED else ""


def is_no_wider(warning: Marking, record: Marking) -> bool:
    """Whether nobody may see the warning who may not see this record, under conditions at least as strict.

    Whoever wants it wider asks the originator of the record to release that first.
    """
    return (
        warning.level >= record.level
        and agencies_in(warning) <= agencies_in(record) | {warning.originator}
        and set(warning.groups) <= set(record.groups)
        and set(record.handling) <= set(warning.handling) | {_NO_CONDITION}
        and set(warning.purposes) <= set(record.purposes)
    )


_NO_CONDITION = 0

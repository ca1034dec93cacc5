"""Forms of rules: words for their codes, what somebody typed as a rule, and the form that writes its lines."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.screening.operations.rules import NewRule
from rabta.screening.queries.rules import reads_as
from rabta.screening.rules.written.adding import line_of, with_line
from rabta.screening.rules.written.condition import Compared, Join
from rabta.screening.rules.written.kinds import KINDS, PAID, SHARED, Topic, by_code
from rabta.screening.rules.written.reading import read_rule

TOPICS = {
    "route": _("Route"), "time": _("Time"), "booking": _("Booking"), "bags": _("Bags"), "document": _("Documents"),
    "links": _("Links with other travellers"),
}  # fmt: skip
JOINS = {"all": _("All of these are so"), "any": _("Any of these is so"), "none": _("None of these is so")}
UNDER = {"all": _("it must be so"), "any": _("it is one of several"), "none": _("it must not be so")}
COMPARED = {"at least": _("at least"), "at most": _("at most"), "exactly": _("exactly")}
STATES = {
    "draft": _("not switched on"), "on": _("on"), "review_due": _("its review is due: it means nobody"),
    "off": _("switched off"), "closed": pgettext_lazy("rule", "closed"),
}  # fmt: skip
STEPS = {
    "written": pgettext_lazy("rule", "written"), "tested": pgettext_lazy("rule", "tested"), "switched_on": _("switched on"),
    "switched_off": _("switched off"), "closed": pgettext_lazy("rule", "closed"),
}  # fmt: skip
ATTRIBUTES = {"nationality": _("documented nationality"), "gender": _("documented gender"), "age": _("age")}
GENDERS = {"male": _("male"), "female": _("female"), "x": "X"}
KNOWN = {
    "share": _("I know that it means more than one traveller in twenty, and that is meant"),
    "nationality": _("I know that travellers of one documented nationality stand out, and looked for another way"),
    "gender": _("I know that travellers of one documented gender stand out, and looked for another way"),
    "age": _("I know that travellers of one age stand out, and looked for another way"),
}  # fmt: skip
RULE_WORDS = {
    "topic": TOPICS, "join": JOINS, "state": STATES, "step": STEPS, "attribute": ATTRIBUTES, "known": KNOWN,
    "gender": GENDERS,
}  # fmt: skip
"""What a page of rules says by a code, by the kind of code."""


def rule_in(form: QueryDict) -> NewRule:
    """The rule a form tells of."""
    return NewRule(
        name=form.get("name", ""), ground=form.get("ground", ""), reason=form.get("reason", ""),
        contact=form.get("contact", ""), phone=form.get("phone", ""), text=form.get("text", ""),
    )  # fmt: skip


def text_with_line(form: QueryDict) -> str:
    """The text of a form with the line that its lower part tells of; as it is where no condition is chosen."""
    code, join = form.get("add", ""), form.get("under", "")
    if code not in by_code():
        return form.get("text", "")
    said = {
        "named": form.get("named", "") or form.get("way", ""), "compare": form.get("compare", ""),
        "number": form.get("number", ""), "days": form.get("days", ""), "clock_from": form.get("clock_from", ""),
        "clock_to": form.get("clock_to", ""), "shared": form.get("shared", ""),
    }  # fmt: skip
    return with_line(form.get("text", ""), line_of(code, said), Join(join) if join in list(Join) else Join.ALL)


def known_in(form: QueryDict) -> list[str]:
    """What a form says is known."""
    said = {
        "share": form.get("known_share", ""), "nationality": form.get("known_nationality", ""),
        "gender": form.get("known_gender", ""), "age": form.get("known_age", ""),
    }  # fmt: skip
    return [name for name, value in said.items() if value]


def reading_words(text: str) -> dict[str, Any]:
    """How a text reads, or what is wrong with it, line by line."""
    read = read_rule(text)
    return {"reads": reads_as(read.rule) if read.rule else [], "wrong": [str(one) for one in read.wrong]}


def writing_words(text: str) -> dict[str, Any]:
    """What the form that writes lines lets one choose from, and how the text reads now."""
    return {
        "topics": [(TOPICS[str(topic)], [(one.code, one.line) for one in KINDS if one.topic is topic]) for topic in Topic],
        "unders": UNDER.items(), "compares": [(str(one), COMPARED[str(one)]) for one in Compared], "ways": PAID,
        "shares": SHARED, "text": text, **(reading_words(text) if text.strip() else {}),
    }  # fmt: skip

"""Composes a marking from a form and says in plain words who will see the report. Never guesses wider."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import get_language, gettext, gettext_lazy

from rabta.language.names import name_in_urdu
from rabta.language.sentences import joined
from rabta.vocabulary.rules.agencies import agencies

LEVELS = (
    ("open", gettext_lazy("Open"), gettext_lazy("May be published.")),
    ("restricted", gettext_lazy("Restricted"), gettext_lazy("Everyday exchange between officers.")),
    ("confidential", gettext_lazy("Confidential"), gettext_lazy("Could harm an investigation or a person.")),
    ("secret", gettext_lazy("Secret"), gettext_lazy("Could cost lives or an operation.")),
)
AUDIENCES = (
    ("own", gettext_lazy("Only my agency")),
    ("every", gettext_lazy("Every agency of the country")),
    ("named", gettext_lazy("My agency and those I name")),
)
HANDLING = (
    ("H0", gettext_lazy("No further condition")),
    ("H1", gettext_lazy("Not in court without our permission")),
    ("H2", gettext_lazy("Not to be passed on without our permission")),
)
SOURCES = (
    ("A", gettext_lazy("A – always reliable so far")),
    ("B", gettext_lazy("B – mostly reliable")),
    ("C", gettext_lazy("C – mostly not reliable")),
    ("X", gettext_lazy("X – cannot be judged")),
)
INFORMATION = (
    ("1", gettext_lazy("1 – known to be true")),
    ("2", gettext_lazy("2 – known to the source, not to the officer")),
    ("3", gettext_lazy("3 – not known to the source, fits other information")),
    ("4", gettext_lazy("4 – not known and cannot be confirmed")),
)
OUTSIDE = ("foreign_partner", "international_partner", "group")


@dataclass(frozen=True)
class Chosen:
    """What the form says. `audience` is empty until somebody chose."""

    level: str
    audience: str
    named: tuple[str, ...]
    handling: str

    def as_marking(self) -> str | None:
        """The marking as text for filing; None while nobody has said who may see it."""
        if self.audience not in dict(AUDIENCES) or (self.audience == "named" and not self.named):
            return None
        audience = {"own": "originator only", "every": "every agency", "named": "to " + ", ".join(self.named)}
        return f"{self.level}; {audience[self.audience]}; {self.handling}"


def chosen_in(form: QueryDict) -> Chosen:
    """Read the form. An unknown level or handling code becomes the strictest, never a wider one."""
    level, handling = form.get("level", "restricted"), form.get("handling", "H0")
    known = {a.code for a in agencies()}
    return Chosen(
        level=level if level in {code for code, *_ in LEVELS} else "secret",
        audience=form.get("audience", ""),
        named=tuple(code for code in form.getlist("named") if code in known),
        handling=handling if handling in dict(HANDLING) else "H2",
    )


def who_will_see(chosen: Chosen) -> str:
    """One or two sentences in the reader's language."""
    if chosen.as_marking() is None:
        return gettext("Choose who may read this report. Until then it cannot be filed.")
    vetting = str({code: word for code, word, _ in LEVELS}[chosen.level])
    if chosen.audience == "own":
        told = gettext("Only readers of your own agency who are vetted to “%(level)s” will see this report.")
    elif chosen.audience == "every":
        told = gettext(
            "Readers of every agency of the country who are vetted to “%(level)s” will see this report. "
            "Foreign partners will not."
        )
    else:
        told = gettext("Readers of your agency and of %(named)s who are vetted to “%(level)s” will see this report.")
    sentence = told % {"level": vetting, "named": _agencies(chosen.named)}
    return sentence + " " + gettext("To everybody else it does not exist: not in lists, counts, searches or totals.")


def _agencies(codes: Sequence[str]) -> str:
    if get_language() == "ur":
        return joined([name_in_urdu(code) or code for code in codes])
    return ", ".join(codes)


def marking_in_urdu(marking: str, named: Callable[[str], str]) -> str:
    """A marking as it is stored, `RESTRICTED; to ANF, ASF; H2`, in the words of the form; `named` names an agency.

    The code of the handling condition stays as it is; a part that is not understood stays as it is written.
    """
    level, _, rest = marking.partition("; ")
    audience, _, handling = rest.rpartition("; ")
    words = {code.upper(): str(word) for code, word, _ in LEVELS}
    whole = {
        "every agency": gettext("Every agency of the country"),
        "originator only": gettext("Only the originator's agency"),
    }
    if audience.startswith("to "):
        audience = "، ".join(named(code) for code in audience.removeprefix("to ").split(", "))
    return "؛ ".join((words.get(level.upper(), level), whole.get(audience, audience), handling))


def nameable() -> list[dict[str, str]]:
    """Agencies that can be named in an audience, by name."""
    return [
        {"code": a.code, "name_en": a.name_en, "name_ur": a.name_ur}
        for a in sorted(agencies(), key=lambda a: a.name_en)
        if a.kind not in OUTSIDE
    ]

"""Composes a marking from a form and says in plain words who will see the report. Never guesses wider."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import get_language, gettext, gettext_lazy

from rabta.language.names import name_in_urdu
from rabta.language.sentences import joined
from rabta.people.rules.purposes import Purpose
from rabta.sharing.rules.marking import PURPOSES_IN_WORDS, Handling, Level
from rabta.sharing.rules.strictest import NO_PURPOSE
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
    ("H1", gettext_lazy("Not in court without our permission")),
    ("H2", gettext_lazy("Not to be passed on without our permission")),
    ("H3", gettext_lazy("Another condition, which the note says")),
)
PURPOSES = (
    ("", gettext_lazy("Coordination, law enforcement and oversight")),
    ("interdiction", gettext_lazy("Law-enforcement interdiction only, no targeting for the use of force")),
)
PURPOSE_WORDS = {
    Purpose.COORDINATION: gettext_lazy("coordination"),
    Purpose.LAW_ENFORCEMENT: gettext_lazy("law enforcement"),
    Purpose.INTERDICTION_ONLY: gettext_lazy("law-enforcement interdiction only, no targeting for the use of force"),
    Purpose.PREVENTION: gettext_lazy("prevention"),
    Purpose.OVERSIGHT: gettext_lazy("oversight"),
}
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
ABROAD = ("foreign_partner", "international_partner")
GROUP = "group"


@dataclass(frozen=True)
class Chosen:
    """What the form says. `audience` is empty until somebody chose."""

    level: str
    audience: str
    named: tuple[str, ...]
    handling: tuple[str, ...]
    groups: tuple[str, ...] = ()
    purpose: str = ""
    note: str = ""

    def as_marking(self) -> str | None:
        """The marking as text for filing; None while nobody has said who may see it. `own` and `every` name nobody else."""
        chosen = [*self.named, *(f"group {name}" for name in self.groups)]
        if self.audience not in dict(AUDIENCES) or (self.audience == "named" and not chosen):
            return None
        audience = {"own": "originator only", "every": "every agency", "named": "to " + ", ".join(chosen)}
        parts = [self.level, audience[self.audience], ", ".join(self.handling) or "H0"]
        parts += [f"for {PURPOSES_IN_WORDS[Purpose.INTERDICTION_ONLY]}"] if self.purpose else []
        return "; ".join([*parts, *([f"note {self.note}"] if self.note else [])])


def chosen_in(form: QueryDict) -> Chosen:
    """Read the form. An unknown level, condition or purpose becomes the strictest, never a wider one."""
    level, codes, purpose = form.get("level", "restricted"), form.getlist("handling"), form.get("purpose", "")
    known = {a.code for a in agencies()}
    return Chosen(
        level=level if level in {code for code, *_ in LEVELS} else "secret",
        audience=form.get("audience", ""),
        named=tuple(code for code in form.getlist("named") if code in known),
        handling=tuple(sorted({code if code in dict(HANDLING) else "H2" for code in codes if code not in ("", "H0")})),
        groups=tuple(name for name in form.getlist("group") if name.strip() and not set(name) & set(",;")),
        purpose=purpose if purpose in dict(PURPOSES) else "interdiction",
        note=" ".join(form.get("note", "").split()),
    )


def who_will_see(chosen: Chosen) -> str:
    """One or two sentences in the reader's language."""
    if chosen.as_marking() is None:
        return gettext("Choose who may read this report.")
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
    sentence = told % {"level": vetting, "named": _agencies((*chosen.named, *chosen.groups))}
    if chosen.purpose:
        sentence += " " + gettext("And only while they read for law-enforcement interdiction, which you must do yourself.")
    return sentence + " " + gettext("To everybody else it does not exist: not in lists, counts, searches or totals.")


def _agencies(codes: Sequence[str]) -> str:
    if get_language() == "ur":
        return joined([name_in_urdu(code) or code for code in codes])
    return ", ".join(codes)


def marking_in_urdu(marking: str, named: Callable[[str], str]) -> str:
    """A marking as it is stored, `RESTRICTED; to ANF, ASF; H2`, in the words of the form; `named` names an agency.

    The code of a condition stays as it is, so do the words of a note and what is not understood.
    """
    said, mark, note = marking.partition("; note ")
    words = {code.upper(): str(word) for code, word, _ in LEVELS} | {
        "every agency": gettext("Every agency of the country"),
        "originator only": gettext("Only the originator's agency"),
        "shared with you": gettext("Shared with you"),
    }
    parts = [_part_in_urdu(part, words, named) for part in said.split("; ")]
    return "؛ ".join([*parts, *([note] if mark else [])])


def _part_in_urdu(part: str, words: dict[str, str], named: Callable[[str], str]) -> str:
    if part.startswith("to "):
        return "، ".join(_name_in_urdu(name, named) for name in part.removeprefix("to ").split(", "))
    if part.startswith("for "):
        spoken = {PURPOSES_IN_WORDS[purpose]: str(word) for purpose, word in PURPOSE_WORDS.items()}
        spoken[NO_PURPOSE] = gettext("no purpose")
        return "، ".join(spoken.get(said, said) for said in part.removeprefix("for ").split(" and "))
    return words.get(part, part)


def _name_in_urdu(name: str, named: Callable[[str], str]) -> str:
    if name.startswith("group "):
        return gettext("group %(name)s") % {"name": name.removeprefix("group ")}
    return named(name)


def level_word(level: Level) -> str:
    """A level in the words of the form."""
    return str({code: word for code, word, _ in LEVELS}[level.name.lower()])


def conditions(codes: Iterable[Handling], note: str) -> list[dict[str, str]]:
    """What binds whoever reads it, one row a code; a code without a condition has none."""
    said = dict(HANDLING)
    return [
        {"code": code.name, "words": str(said[code.name]), "note": note if code is Handling.H3 else ""}
        for code in sorted(set(codes)) if code.name in said
    ]  # fmt: skip


def purposes_shown(purposes: Iterable[Purpose]) -> list[str]:
    """Purposes in the reader's language, in the order of their numbers."""
    return [str(PURPOSE_WORDS[purpose]) for purpose in sorted(set(purposes))]


def nameable(*, abroad: bool = False) -> list[dict[str, str]]:
    """Agencies that can be named in an audience, by name; or the partners abroad."""
    return [
        {"code": a.code, "name_en": a.name_en, "name_ur": a.name_ur}
        for a in sorted(agencies(), key=lambda a: a.name_en)
        if a.kind != GROUP and (a.kind in ABROAD) == abroad
    ]

"""Words that every form of the briefing document shares, in the language it is written in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.provinces import province_named
from rabta.briefing.rules.wording import mass_in_words, quantity_in_words
from rabta.vocabulary.rules.agencies import agency
from rabta.vocabulary.rules.days import day_in_words

Row = dict[str, Any]
INDEPENDENT = (
    "rabta is independent work, not affiliated with or endorsed by any government, agency or the United Nations."
)
INVENTED = (
    "Example data:",
    "everything here is invented. The generator was told the totals; the reader and the counter were not."
    " Try your own seed:",
)
"""What stands first on every page and document of an invented year; `TRY` ends it."""
TRY = "rabta example make --seed N --out DIR"


@dataclass(frozen=True, kw_only=True)
class Language:
    """The language of a document: `said` says a sentence of the house in it, `amount` a number with its unit, `place` a
    country or a province.

    Sentences of the house that it does not know, and what somebody wrote, come back as they are.
    """

    code: str
    said: Callable[[str], str]
    amount: Callable[[str], str]
    place: Callable[[str], str] = str
    comma: str = ", "
    semicolon: str = "; "
    stop: str = "."

    @property
    def direction(self) -> str:
        """The direction of its writing, as HTML says it."""
        return "rtl" if self.code == "ur" else "ltr"

    def name(self, thing: Row) -> str:
        """The name of an agency, a substance or a district."""
        return str((thing.get("name_ur") if self.code == "ur" else "") or thing["name_en"])

    def agency(self, thing: Row) -> str:
        """An agency in as few signs as people use, in Urdu by its name."""
        return agency(str(thing["code"])).short_en if self.code == "en" else self.name(thing)

    def label(self, row: Row) -> str:
        """The label of a part, a side or a reading of a figure."""
        return str((row.get("label_ur") if self.code == "ur" else "") or self.said(row["label"]))

    def day(self, day: date | str) -> str:
        """`6 December 2025`."""
        return self.said(day_in_words(day if isinstance(day, date) else date.fromisoformat(day)))

    def listed(self, pieces: Iterable[str]) -> str:
        """Pieces with commas between them."""
        return self.comma.join(pieces)


ENGLISH = Language(code="en", said=str, amount=str)


def notice(briefing: Row, language: Language) -> str:
    """That everything is invented, which stands before everything else; "" where it is not."""
    typed = f"\u2068{TRY}\u2069" if language.code == "ur" else TRY
    return f"{' '.join(map(language.said, INVENTED))} {typed}" if briefing["invented"] else ""


def for_whom(briefing: Row, language: Language) -> str:
    """Whose view the document is, and for what purpose."""
    whose = f"For {_named(briefing['reader'])}, {briefing['purpose']}."
    return language.said(f"{whose} Every number is {briefing['marking_note']}.")


def marked(briefing: Row, language: Language) -> str:
    """What stands on every page: the strictest marking of the records behind it, and whose the copy is."""
    strictest = briefing["marking"] or language.said("no record behind it")
    copy = language.said(f"Copy of {_named(briefing['reader'])}")
    return f"\u2068{strictest}\u2069 · {copy}" if language.code == "ur" else f"{strictest} · {copy}"


def _named(reader: Row) -> str:
    """A reader and the agency, which a name may hold already."""
    of = f" ({reader['agency']['code']})"
    return f"{reader['name'].removesuffix(of)}{of}"


def line_in_words(line: Row, language: Language = ENGLISH) -> str:
    """A seizure line, counted or as reported: `12.5 kg Hashish`, `500 tablets MDMA`, `Heroin, no quantity`."""
    name = language.name(line["substance"])
    if line["mass_g"] is not None:
        return f"{language.amount(mass_in_words(line['mass_g']))} {name}"
    if line["quantity"] is not None:
        return f"{language.amount(quantity_in_words(Decimal(line['quantity']), line['unit'] or 'unknown'))} {name}"
    return language.listed((name, language.said("no quantity")))


def place_in_words(event: Row, language: Language = ENGLISH) -> str:
    """Where an event happened, as far as any report says."""
    district = language.name(event["district"]) if event["district"] else ""
    place = event["place_text"] or event["airport"]
    if place and district and district.casefold() not in place.casefold():
        return f"{place} ({district})"
    return str(place or district or (_province(event, language) if event["province"] else language.said("place not stated")))


def _province(event: Row, language: Language) -> str:
    named = province_named(event["province"])
    return language.label({"label": named.label, "label_ur": named.label_ur})


def also_counted(event: Row) -> list[str]:
    """What else counts of an event, or why it counts nothing, in English sentences."""
    said = []
    if number := len(event["covers"]):
        said.append(f"Counts nothing: it tells of {number} events as one, counted by themselves.")
    if event["arrests"] is not None:
        said.append(f"Arrested: {event['arrests']}")
    return said

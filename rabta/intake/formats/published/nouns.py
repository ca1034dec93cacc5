"""The noun a number counts, where it stands behind the number: "2,001 drug peddlers", "110 Afghan nationals", "35 raids"."""

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.nations import nation_at, nation_of_nationals, stands_alone
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import HYPHENS, WORD, listed
from rabta.intake.formats.statement.view import Number, View
from rabta.intake.rules.nationalities import nation_named

# What is counted, the token after the noun, and the nationality documented.
Noun = tuple[str, int, str | None]
# How far behind a number its noun may stand: "2,001 suspected members of drug peddling networks arrested".
_REACH = 6
STOPS = frozenset({".", ";", ":", "؛", "۔", "?", "!", "(", "“", "”", "—"})
_BEFORE_NOUN = frozenset(
    {"in", "from", "at", "during", "near", "on", "by", "for", "after", "against", "under", "نے", "سے", "with", "worth"}
)
_JOINS = frozenset({",", "،", "and", "اور", "of"})
THINGS = (
    (kinds.OPERATIONS, words.OPERATIONS), (kinds.CASES, words.CASES), (kinds.VEHICLES, words.VEHICLES),
    (kinds.VESSELS, words.VESSELS), (kinds.LABORATORIES, words.LABORATORIES), (kinds.CONVICTIONS, words.CONVICTED),
)  # fmt: skip
_ENCOUNTERED_NOUNS = frozenset({"migrants", "migrant", "stowaways", "victims", "refugees", "تارکین"})
_SENT_BACK = frozenset({"deportees", "deportee", "deportations", "returnees", "repatriations", "expulsions"})


def noun_behind(view: View, number: Number, sentence: Piece) -> Noun | None:
    """Give what the words right behind the number count; None where they name nothing that is known."""
    nation, alien, woman = None, False, False
    for step in range(number.after, min(number.after + _REACH, sentence.after)):
        key = view.key(step)
        if _ends(view, number, step) or key in words.OTHER_PEOPLE:
            return None
        named = _named_outright(view, number, step, nation)
        if named is not None:
            return named
        abroad = _ABROAD.at(view.tokens, step)
        if abroad is not None and key == "non":
            return abroad[1], abroad[0], None
        own = nation_at(view, step)
        if own is not None:
            nation = own
            if stands_alone(view, step) and view.key(step + 1) not in words.PEOPLE:
                return kinds.NATIONALS, step + 1, nation
            continue
        if _foreign_thing(view, step):
            return (kinds.FOREIGNERS, step + 1, None) if view.key(step - 1) == "غیر" else None
        alien, woman = alien or key in words.ALIENS, woman or key in words.FEMALES
        if _is_person(key) and view.key(step + 1) not in words.PEOPLE | words.ACCUSED | words.ALIENS:
            return _kind_of_people(alien, woman, nation), step + 1, nation
    return None


def _ends(view: View, number: Number, step: int) -> bool:
    """Whether the noun cannot stand at or behind this token: the phrase ends, or counts time or distance."""
    key = view.key(step)
    if key in STOPS | _BEFORE_NOUN | words.MEASURES | _JOINS | words.OF_THEM or (
        step in view.numbers and step > number.after
    ):
        return True
    return key not in HYPHENS and view.tokens[step].kind != WORD and key not in ("'", "’", '"')


def _named_outright(view: View, number: Number, step: int, nation: str | None) -> Noun | None:
    """Give what one word says by itself: raids, cases, convictions, addicts, migrants, nationals of a country."""
    key = view.key(step)
    for what, book in THINGS:
        if key in book:
            return what, step + 1, None
    if key in words.ADDICTS and view.key(step + 1) not in words.ACCUSED:
        return kinds.ADDICTS_TREATED, step + 1, None
    if key in _SENT_BACK:
        return kinds.DEPORTED, step + 1, nation
    if key in words.ENCOUNTERED and (view.key(step + 1) in words.PEOPLE or key in _ENCOUNTERED_NOUNS):
        return kinds.PERSONS_ENCOUNTERED, step + 1 + (view.key(step + 1) in words.PEOPLE), nation
    holder = nation_of_nationals(view, step, number=number.first)
    return None if holder is None else (kinds.NATIONALS, holder[1], holder[0])


def _foreign_thing(view: View, step: int) -> bool:
    """Whether "foreign" stands before no person: "five foreign partners" are no foreigners."""
    behind = view.key(step + 1)
    return view.key(step) in words.ALIEN_ADJECTIVES and behind not in words.PEOPLE | words.FEMALES | words.ACCUSED


def _is_person(key: str) -> bool:
    return key in words.PEOPLE | words.ARRESTED | words.FEMALES or key in words.ALIENS - words.ALIEN_ADJECTIVES


def _kind_of_people(alien: bool, woman: bool, nation: str | None) -> str:
    if alien:
        return kinds.FOREIGNERS
    if nation is not None:
        return kinds.NATIONALS
    return kinds.WOMEN if woman else kinds.ARRESTS


# Verbs that say of some of those told before who they are: "75 are aliens", "75 hail from abroad".
SAID_OF_SOME = frozenset(
    listed(
        "of were are was is being among held hold have had carried carry belonged belong hail hailed hailing came come"
        " coming"
        " turned proved happened originated possess possessed entered کا کی کے"
    )
)
_ABROAD = Phrasebook(
    (phrase, kinds.FOREIGNERS)
    for phrase in (
        "abroad", "overseas", "other countries", "another country", "different countries", "foreign countries",
        "foreign lands", "outside pakistan", "outside the country", "foreign origin", "foreign states",
        "neighbouring countries",
        "non-pakistani", "non-pakistanis", "non pakistanis", "not pakistanis", "not pakistani", "not pakistan",
        "non-nationals", "non-locals",
        "بیرون ملک", "بیرونی ملک", "بیرونی ممالک", "دیگر ممالک", "دوسرے ممالک", "دوسرے ملکوں", "غیر ممالک",
        "غیر ملک", "دوسرے ملک",
        "مختلف ممالک", "پاکستان سے باہر", "ملک سے باہر", "پڑوسی ممالک", "ہمسایہ ممالک",
    )
)  # fmt: skip
_ORIGIN = frozenset({"تعلق", "شہریت"})


def some_of_them(view: View, number: Number, sentence: Piece) -> Noun | None:
    """Read "75 of them foreigners", "75 are aliens", "75 held foreign passports", "75 کا تعلق بیرون ملک سے"."""
    start = number.after + (view.key(number.after) in words.PEOPLE)
    if view.key(start) not in SAID_OF_SOME:
        return None
    belongs = _ORIGIN.intersection(view.key(place) for place in range(start + 1, min(start + 3, sentence.after)))
    if view.key(start) in ("کا", "کی", "کے") and not belongs:
        return None
    for step in range(start, min(start + 12, sentence.after)):
        key = view.key(step)
        if key in STOPS or key in words.BREAKS or key in (",", "،"):
            return None
        abroad = _ABROAD.at(view.tokens, step)
        if abroad is not None:
            return abroad[1], abroad[0], None
        if key in words.ALIENS and (
            view.key(step + 1) in words.PEOPLE | words.PASSPORTS or key not in words.ALIEN_ADJECTIVES
        ):
            return kinds.FOREIGNERS, step + 1 + (key in words.ALIEN_ADJECTIVES), None
        if key in words.FEMALES:
            return kinds.WOMEN, step + 1, None
        nation = nation_at(view, step) or (_country_of(view, step) if belongs or view.key(step - 1) == "from" else None)
        if nation is not None and view.key(step - 1) not in ("by", "in", "to", "via", "near"):
            return kinds.NATIONALS, step + 1, nation
    return None


def _country_of(view: View, step: int) -> str | None:
    """Give the country that people are said to be from: "110 کا تعلق افغانستان سے", "110 hail from Afghanistan"."""
    country = nation_named(view.tokens[step].text)
    return country.code if country is not None else None

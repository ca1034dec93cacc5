"""The words for the house's codes: markings, rules, deeds, decisions, states."""

from collections.abc import Callable, Mapping
from typing import Any

from django import template
from django.utils.translation import get_language, gettext

from rabta.briefing.rules.on_the_move import ROUTE, part_on_the_move
from rabta.clearance.rules.district_ids import code_of
from rabta.language.names import country_in_urdu, name_in_urdu
from rabta.records.rules.protection import WITHHELD
from rabta.web.airport_forms import WORDS as AIRPORT_WORDS
from rabta.web.analysis_words import WORDS as ANALYSIS_WORDS
from rabta.web.analysis_words import place_in_words, trait_in_words
from rabta.web.bulletin_forms import WORDS as BULLETIN_WORDS
from rabta.web.case_words import WORDS as CASE_WORDS
from rabta.web.commitment_forms import WORDS as STRATEGY_WORDS
from rabta.web.custody_forms import OWED, WORDS
from rabta.web.edition_words import WORDS as EDITION_WORDS
from rabta.web.encounter_forms import WORDS as ENCOUNTER_WORDS
from rabta.web.equipment_forms import WORDS as EQUIPMENT_WORDS
from rabta.web.land_words import WORDS as LAND_WORDS
from rabta.web.marking_words import LEVELS, marking_in_urdu
from rabta.web.mendable import PASTED_NAME
from rabta.web.operation_forms import WORDS as OPERATION_WORDS
from rabta.web.operation_map import kind_named
from rabta.web.partner_words import WORDS as PARTNER_WORDS
from rabta.web.programme_forms import WORDS as PROGRAMME_WORDS
from rabta.web.return_words import WORDS as RETURN_WORDS
from rabta.web.rule_forms import RULE_WORDS
from rabta.web.scan_forms import WORDS as SCAN_WORDS
from rabta.web.screening_forms import WORDS as SCREENING_WORDS
from rabta.web.signal_forms import WORDS as SIGNAL_WORDS
from rabta.web.templatetags.names import briefly, named
from rabta.web.templatetags.words import said
from rabta.web.warning_forms import WORDS as WARNING_WORDS
from rabta.web.wording import (
    CAUSES,
    CHANGES,
    DEEDS,
    FACETS,
    KEEPING_STEPS,
    KEPT,
    PURGE_RULES,
    RATE_KINDS,
    REDRESS,
    RELATIONS,
    RHYTHMS,
    RULES,
    STATUSES,
    VIEWS,
)

register = template.Library()
OF_ONE_LIST: dict[str, Mapping[str, Any]] = {
    "purge_rule": PURGE_RULES,  # the rule a purge rests on
    "redress_word": REDRESS,  # what a person wants, or how it was decided
    "keeping_step": KEEPING_STEPS,  # what an officer decided about keeping a report
    "rhythm_name": RHYTHMS,  # how often an agency reports
    "view_name": VIEWS,  # which of a figure's three views a number is
    "status_name": STATUSES,  # what became of a week or month that a report was owed for
    "facet_name": FACETS,  # what a row of a comparison is called
    "relation_name": RELATIONS,  # how two incidents of one event belong together
    "change_name": CHANGES,  # what became of an event between two days
    "cause_name": CAUSES,  # what made an event change
    "kept_name": KEPT,  # why a record does not leave with its reader
    "deed_name": DEEDS,  # what somebody did with a report
    "custody_word": WORDS,  # a step, a state of a clock or an outcome
    "owed_word": OWED,  # what a chain still owes
    "rate_kind": RATE_KINDS,  # which rate of exchange it is
}
"""Filters that tell a code by one list of words, `{{ code|rhythm_name }}`: what the code says, and its words."""
OF_A_ROOM: dict[str, Mapping[str, Mapping[str, Any]]] = {
    "strategy_word": STRATEGY_WORDS,
    "operation_word": OPERATION_WORDS,
    "equipment_word": EQUIPMENT_WORDS,
    "airport_word": AIRPORT_WORDS,
    "scan_word": SCAN_WORDS,
    "bulletin_word": BULLETIN_WORDS,
    "edition_word": EDITION_WORDS,
    "return_word": RETURN_WORDS,
    "programme_word": PROGRAMME_WORDS,
    "signal_word": SIGNAL_WORDS,
    "analysis_word": ANALYSIS_WORDS,
    "warning_word": WARNING_WORDS,
    "screening_word": SCREENING_WORDS,
    "rule_word": RULE_WORDS,
    "case_word": CASE_WORDS,
    "encounter_word": ENCOUNTER_WORDS,
    "partner_word": PARTNER_WORDS,
}
"""Filters of a room with several lists, `{{ code|scan_word:"state" }}`: the second word names the list."""


def word_for(words: Mapping[str, Any], code: Any) -> str:
    """The word for a code, or the code without its underscores."""
    return str(words.get(str(code), str(code or "").replace("_", " ")))


def _by_list(words: Mapping[str, Any]) -> Callable[[Any], str]:
    return lambda code: word_for(words, code)


def _by_lists(lists: Mapping[str, Mapping[str, Any]]) -> Callable[[Any, str], str]:
    return lambda code, kind: word_for(lists[kind], code)


for name, words in OF_ONE_LIST.items():
    register.filter(name, _by_list(words))
for name, lists in OF_A_ROOM.items():
    register.filter(name, _by_lists(lists))


@register.filter
def marking_shown(marking: str) -> str:
    """A marking in the words of the form, in Urdu."""
    return marking_in_urdu(marking, briefly)


@register.filter
def vetting_name(number: int) -> str:
    """What a reader is trusted with, by its number."""
    return str(LEVELS[number][1])


@register.filter
def title_shown(title: str | None) -> str:
    """A report's title; what was pasted has only the name that the console gave it."""
    if title == WITHHELD:
        return gettext("Withheld: protected person")
    return gettext("Pasted words") if title == PASTED_NAME else str(title or "")


@register.filter
def rule_name(code: Any) -> str:
    """The rule that chose a counted line, or why a line was set aside, in words."""
    return word_for(RULES, code) if str(code) in RULES else said(code)


@register.filter
def operation_kind(code: str, rules: Any) -> str:
    """A kind of planned operation by the centre's list."""
    return kind_named(code, rules)


@register.filter
def by_list(code: str, words: Mapping[str, Any]) -> str:
    """A terrain or a risk by the centre's list."""
    one = words.get(code)
    return named({"name_en": one.name_en, "name_ur": one.name_ur}) if one else code


@register.filter
def in_conflict(notices: list[dict[str, Any]]) -> bool:
    """Whether a side was told of a conflict that is not closed."""
    told = [one["told_at"] for one in notices if one["kind"] == "conflict"]
    closed = [one["told_at"] for one in notices if one["kind"] == "closed"]
    return bool(told) and (not closed or max(told) > max(closed))


@register.filter
def claimed_place(place: str, end: str) -> str:
    """A place of a flow in the reader's language; `end` says of which end: origin, taken, destination."""
    return place_in_words(place, end)


@register.filter
def trait_word(code: str, trait: str) -> str:
    """A code of what may rise in the reader's language; `trait`: concealment, setting, origin, substance, ..."""
    return trait_in_words(code, trait)


@register.filter
def district_code(for_id: Any) -> str:
    """The code of the district that a task is for; empty for an id of none."""
    return code_of(for_id) or ""


@register.filter
def land_word(code: Any, kind: str) -> str:
    """A code of land in words; `kind` names which codes, as in `land_words.WORDS`."""
    return word_for(LAND_WORDS[kind], "" if code == "" else str(code))


@register.filter
def route_name(route: str) -> str:
    """The countries of a route, as stated, in the reader's language."""
    part = part_on_the_move(f"{ROUTE}{route}")
    return part.label_ur if get_language() == "ur" else part.label


@register.filter
def answered_value(value: Any) -> str:
    """A word of an answer, which its file has in English, in the reader's language; as it is where it is no name of ours."""
    words = str(value)
    return (get_language() == "ur" and (name_in_urdu(words) or country_in_urdu(words))) or words


@register.filter
def lookup(held: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key; None where it holds nothing."""
    return held.get(key)

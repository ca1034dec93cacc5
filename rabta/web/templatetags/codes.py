"""The words for the house's codes: markings, rules, deeds, decisions, states."""

from collections.abc import Mapping
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


def word_for(words: Mapping[str, Any], code: Any) -> str:
    """The word for a code, or the code without its underscores."""
    return str(words.get(str(code), str(code or "").replace("_", " ")))


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
def purge_rule(code: str) -> str:
    """The rule a purge rests on, in words."""
    return str(PURGE_RULES.get(code, code))


@register.filter
def redress_word(code: str) -> str:
    """What a person wants, or how it was decided, in words."""
    return str(REDRESS.get(code, code))


@register.filter
def keeping_step(code: str) -> str:
    """What an officer decided about keeping a report, in words."""
    return str(KEEPING_STEPS.get(code, code))


@register.filter
def rhythm_name(code: str) -> str:
    """How often an agency reports."""
    return word_for(RHYTHMS, code)


@register.filter
def view_name(name: str) -> str:
    """Which of a figure's three views a number is."""
    return word_for(VIEWS, name)


@register.filter
def status_name(status: str) -> str:
    """What became of a week or month that a report was owed for."""
    return word_for(STATUSES, status)


@register.filter
def facet_name(code: Any) -> str:
    """What a row of a comparison is called."""
    return word_for(FACETS, code)


@register.filter
def relation_name(code: Any) -> str:
    """How two incidents of one event belong together."""
    return word_for(RELATIONS, code)


@register.filter
def change_name(code: Any) -> str:
    """What became of an event between two days."""
    return word_for(CHANGES, code)


@register.filter
def cause_name(code: Any) -> str:
    """What made an event change."""
    return word_for(CAUSES, code)


@register.filter
def kept_name(code: Any) -> str:
    """Why a record does not leave with its reader, in words."""
    return word_for(KEPT, code)


@register.filter
def deed_name(code: Any) -> str:
    """What somebody did with a report."""
    return word_for(DEEDS, code)


@register.filter
def rule_name(code: Any) -> str:
    """The rule that chose a counted line, or why a line was set aside, in words."""
    return word_for(RULES, code) if str(code) in RULES else said(code)


@register.filter
def custody_word(code: str) -> str:
    """A step, a state of a clock or an outcome in words."""
    return word_for(WORDS, code)


@register.filter
def owed_word(code: str) -> str:
    """What a chain still owes, in words."""
    return word_for(OWED, code)


@register.filter
def strategy_word(code: Any, kind: str) -> str:
    """A code of a commitment or of minutes in words; `kind` names which codes: column, step, measure, unit and so on."""
    return word_for(STRATEGY_WORDS[kind], code)


@register.filter
def operation_word(code: Any, kind: str) -> str:
    """A code of a planned operation, a target or an alarm in words; `kind` names which codes: shape, state, step, ..."""
    return word_for(OPERATION_WORDS[kind], code)


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
def equipment_word(code: Any, kind: str) -> str:
    """A code of the register of equipment in words; `kind` names which codes: kind, step, act, finding."""
    return word_for(EQUIPMENT_WORDS[kind], code)


@register.filter
def airport_word(code: Any, kind: str) -> str:
    """A code of a lapse or a device on a lane in words; `kind` names which codes: lapse, lapse_state, device, grade, ..."""
    return word_for(AIRPORT_WORDS[kind], code)


@register.filter
def scan_word(code: Any, kind: str) -> str:
    """A code of scans in words; `kind` names which codes: state, step, why, queue, grade, risk, ..."""
    return word_for(SCAN_WORDS[kind], code)


@register.filter
def bulletin_word(code: Any, kind: str) -> str:
    """A code of a bulletin in words; `kind` names which codes: stands, step, act, rule."""
    return word_for(BULLETIN_WORDS[kind], code)


@register.filter
def edition_word(code: Any, kind: str) -> str:
    """A code of a publication in words; `kind` names which codes: stands, step, act, withheld, why, done."""
    return word_for(EDITION_WORDS[kind], code)


@register.filter
def return_word(code: Any, kind: str) -> str:
    """A code of a return in words; `kind` names which codes: form, receiver, due, stands, step, act, why, left_out, done."""
    return word_for(RETURN_WORDS[kind], code)


@register.filter
def programme_word(code: Any, kind: str) -> str:
    """A code of the register of prevention in words; `kind` names which codes: kind, audience, done."""
    return word_for(PROGRAMME_WORDS[kind], code)


@register.filter
def rate_kind(code: Any) -> str:
    """Which rate of exchange it is, in words."""
    return word_for(RATE_KINDS, code)


@register.filter
def signal_word(code: Any, kind: str) -> str:
    """A code of early warning in words; `kind` names which codes: noticed, stands, act."""
    return word_for(SIGNAL_WORDS[kind], code)


@register.filter
def claimed_place(place: str, end: str) -> str:
    """A place of a flow in the reader's language; `end` says of which end: origin, taken, destination."""
    return place_in_words(place, end)


@register.filter
def trait_word(code: str, trait: str) -> str:
    """A code of what may rise in the reader's language; `trait`: concealment, setting, origin, substance, ..."""
    return trait_in_words(code, trait)


@register.filter
def analysis_word(code: Any, kind: str) -> str:
    """A code of analysis in words; `kind` names which codes: trait, course, level, exposed, why_not."""
    return word_for(ANALYSIS_WORDS[kind], code)


@register.filter
def district_code(for_id: Any) -> str:
    """The code of the district that a task is for; empty for an id of none."""
    return code_of(for_id) or ""


@register.filter
def land_word(code: Any, kind: str) -> str:
    """A code of land in words; `kind` names which codes, as in `land_words.WORDS`."""
    return word_for(LAND_WORDS[kind], "" if code == "" else str(code))


@register.filter
def warning_word(code: Any, kind: str) -> str:
    """A code of a warning in words; `kind` names which codes: kind, about, stands, step, act, doubt."""
    return word_for(WARNING_WORDS[kind], code)


@register.filter
def route_name(route: str) -> str:
    """The countries of a route, as stated, in the reader's language."""
    part = part_on_the_move(f"{ROUTE}{route}")
    return part.label_ur if get_language() == "ur" else part.label


@register.filter
def screening_word(code: Any, kind: str) -> str:
    """A code of a watch-list, a hit or a rule in words; `kind` names which codes: kind, why, step, act, standing, ..."""
    return word_for(SCREENING_WORDS[kind], code)


@register.filter
def rule_word(code: Any, kind: str) -> str:
    """A code of a rule in words; `kind` names which codes: topic, join, state, step, ..."""
    return word_for(RULE_WORDS[kind], code)


@register.filter
def case_word(code: Any, kind: str) -> str:
    """A code of a case, a task, a request or a notice in words; `kind` names which codes: case_step, stage and so on."""
    return word_for(CASE_WORDS[kind], code)


@register.filter
def encounter_word(code: Any, kind: str) -> str:
    """A code of an encounter or of a referral in words; `kind` names which codes: step, act, stands, choice and so on."""
    return word_for(ENCOUNTER_WORDS[kind], code)


@register.filter
def partner_word(code: Any, kind: str) -> str:
    """A code of a partner's request or of an answer in words; `kind` names which codes: about, stage, rule and so on."""
    return word_for(PARTNER_WORDS[kind], code)


@register.filter
def answered_value(value: Any) -> str:
    """A word of an answer, which its file has in English, in the reader's language; as it is where it is no name of ours."""
    words = str(value)
    return (get_language() == "ur" and (name_in_urdu(words) or country_in_urdu(words))) or words


@register.filter
def lookup(held: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key; None where it holds nothing."""
    return held.get(key)

"""The day at all airports as pages to print: words in the reader's language, laid out by `documents`."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext

from rabta.briefing.invented import is_invented
from rabta.documents.rules.document import INDEPENDENT, marked, notice
from rabta.language.documents import LANGUAGES
from rabta.web.airport_forms import WORDS
from rabta.web.templatetags.days import day_in_words
from rabta.web.templatetags.names import named
from rabta.web.templatetags.words import separator

Row = dict[str, Any]
LAYOUT = "airport_day.typ"


def paper_of(found: Row, *, day: date, at: datetime) -> Row:
    """The words of the layout, in the language that is spoken now. `at`: as it stood then."""
    language = LANGUAGES[get_language() or "en"]
    total, scanners = found["total"], found["scanners"]
    told = gettext("of %(all)s airports have a scanner that works.") % {"all": scanners["all"]}
    return {
        "language": language.code, "dated": [day.year, day.month, day.day],
        "title": gettext("The day at all airports"), "day": day_in_words(day),
        "at": f"{gettext('your view')} · {gettext('as it stood on')} {_moment(at)}",
        "notice": notice({"invented": is_invented()}, language), "marked": marked(found, language),
        "footer": language.said(INDEPENDENT),
        "figures": [{"n": f"{total[name]:,}", "said": gettext(word), "warn": name == "not_screened" and total[name] > 0}
                    for name, word in FIGURES],
        "share": [total["screened"], total["not_screened"], total["unknown"], total["loaded"]],
        "share_said": f"{total['screened']:,} {gettext('screened')}{separator()}{total['not_screened']:,}"
                      f" {gettext('not screened')}{separator()}{total['unknown']:,} {gettext('unknown')}",
        "flights_title": gettext("Which bags of which flights were not screened"),
        "flights": [_flight(row) for row in found["rows"]],
        "no_flights": gettext(ALL_SCREENED),
        "lapses_title": f"{gettext('What lacked')}: {len(found['lapses']):,}",
        "lapse_heads": [gettext("What lacked"), gettext("Where"), gettext("Who has it"), gettext("To be closed by"),
                        gettext("How it stands")],
        "lapses": [_lapse(one) for one in found["lapses"]], "no_lapses": gettext("Nothing, as far as your view goes."),
        "airports_title": gettext("Airport by airport"),
        "airport_heads": [gettext("Airport"), *(gettext(word) for _, word in FIGURES), gettext("devices that work")],
        "airports": [[_id(f"{named(one['airport'])} {one['airport']['code']}"), *(f"{one[name]:,}" for name, _ in FIGURES),
                      f"\u2066{one['working']} / {one['devices_all']}\u2069"] for one in found["airports"]],
        "scanners_title": gettext("Advanced scanning machines at all airports"),
        "scanners": [f"{scanners['working']} {told}",
                     f"{scanners['standing']} {gettext('more have one that stands there and does not work.')}",
                     f"{scanners['without']} {gettext('have none.')}"],
        "without": _listed([named(one["airport"]) for one in scanners["airports"] if not one["stands"]]),
    }  # fmt: skip


ALL_SCREENED = "Every bag that was loaded on a flight of this day was screened, or nothing was said of the day."
FIGURES = (("departures", "departures"), ("loaded", "bags loaded"), ("screened", "screened"),
           ("not_screened", "not screened"), ("unknown", "unknown"), ("open", "open lapses"))  # fmt: skip


def _flight(row: Row) -> Row:
    """A flight: what it is, how many bags, which tags, what was done about it."""
    flight = row["flight"]
    left = _id(f"{flight.departs:%H:%M}") if flight.departs else gettext("in no timetable")
    to = [_id(flight.to)] if flight.to else []
    counts = [f"{flight.loaded:,} {gettext('bags loaded')}" if flight.told else gettext("nobody said")]
    counts += [f"{n:,} {gettext(word)}" for n, word in (
        (flight.screened, "screened"), (flight.not_screened, "not screened"), (flight.unknown, "unknown"))]  # fmt: skip
    return {
        "head": " · ".join([_id(flight.flight), named(row["airport"]), left, *to]), "counts": _listed(counts),
        "tags": f"{gettext('Tags')}: {_listed(map(_id, flight.missing))}" if flight.missing else "",
        "steps": [step for lapse in row["lapses"] for step in _steps(lapse)] or [gettext("Nobody was told yet.")],
        "told": any(lapse["steps"] for lapse in row["lapses"]),
    }  # fmt: skip


def _steps(lapse: Row) -> list[str]:
    """What was done about a lapse, one line a step, in the order of signing."""
    return [" · ".join(filter(None, (
        _word("lapse_step", one["kind"]), _moment(one["signed_at"]), named(one["agency"]),
        _word("closure", one["reason"]) if one["reason"] else "", _id(one["words"]) if one["words"] else "",
    ))) for one in lapse["steps"]]  # fmt: skip


def _lapse(one: Row) -> Row:
    many = f" ({one['n']:,})" if one["n"] > 1 else ""
    state = _word("lapse_state", one["standing"].state)
    if one["standing"].closed:
        closed = [step["signed_at"] for step in one["steps"] if step["kind"] == "closed"]
        state = " · ".join(filter(None, (
            state, _moment(closed[-1]) if closed else "",
            _word("closure", one["standing"].reason) if one["standing"].reason else "",
        )))  # fmt: skip
    due = _moment(one["due"]) if one["due"] else "–"
    return {"cells": [_word("lapse", one["kind"]) + many, f"{_id(one['airport']['code'])} · {_id(one['subject'])}",
                      named(one["owner"]) if one["owner"] else "–", due, state], "warn": bool(one["overdue"])}  # fmt: skip


def _word(kind: str, code: Any) -> str:
    return str(WORDS[kind].get(str(code), code))


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{day_in_words(local.date())}{separator()}{_id(f'{local:%H:%M}')}"


def _listed(parts: Iterable[str]) -> str:
    return separator().join(parts)


def _id(said: str) -> str:
    """Set apart from the direction of the words around it."""
    return f"\u2068{said}\u2069"

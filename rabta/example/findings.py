"""What laboratories found, told at the end of statements: cutting agents through the year, and late in it one thing never
found before and one lot of false tablets. Nothing that is counted changes.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.plan import LAST, Plan, PlannedFiling, Telling
from rabta.example.tellings import Statement, writer
from rabta.example.words import words

LATE = LAST - timedelta(days=27)


def laboratories(plan: Plan) -> None:
    """Mark statements that end with a finding; the words of every other filing stay as they are."""
    settings, draw = words("services")["laboratories"], plan.draw.child("laboratories")
    drugs = tuple(settings["cut"])
    fitting = _once([at for at, filing in enumerate(plan.filings) if _is_weighed(plan, filing, drugs)], plan)
    early = [at for at in fitting if plan.filings[at].day < LATE]
    for at in draw.some(early, settings["count"]):
        substance = plan.events[plan.filings[at].tellings[0].event].lines[0].substance
        agents = draw.some(settings["cut"][substance], draw.whole(1, 2))
        _mark(plan, at, found=agents, purity=draw.whole(*settings["purity"][substance]))
    late = [at for at in fitting if plan.filings[at].day >= LATE and "heroin" in _drugs(plan, plan.filings[at])]
    for at in late[:1]:
        _mark(plan, at, found=[settings["new"]], purity=None)
    _false_tablets(plan, settings)


def _once(fitting: list[int], plan: Plan) -> list[int]:
    """Of several statements of one event the first: one sample, one result."""
    return list({plan.filings[at].tellings[0].event: at for at in reversed(fitting)}.values())[::-1]


def _false_tablets(plan: Plan, settings: dict[str, Any]) -> None:
    """A case told again in the last weeks, with what its tablets turned out to be."""
    told = [
        telling.event for _, tellings in sorted(plan.lists.items()) for telling in tellings
        if telling.part == "own" and _is_lone(plan.events[telling.event], settings["fakes"])
    ]  # fmt: skip
    later = [
        at for at, filing in enumerate(plan.filings)
        if (filing.kind, filing.agency, filing.language) == ("single", "ANF", "en") and filing.day >= LATE
        and not {"recall", "found"} & set(filing.details)
    ]  # fmt: skip
    known = [event for event in told if plan.events[event].day < LATE]
    if known and later:
        at = later[0]
        recall = {"recall": Telling(known[-1], part="recap")}
        plan.filings[at] = replace(plan.filings[at], details=recall)
        passes_for = plan.events[known[-1]].lines[0].substance
        _mark(plan, at, found=[settings["fakes"][passes_for]], purity=None, sold_as=passes_for)


def _mark(plan: Plan, at: int, **found: Any) -> None:
    filing = plan.filings[at]
    plan.filings[at] = replace(filing, details={**filing.details, "found": found})


def _is_weighed(plan: Plan, filing: PlannedFiling, drugs: tuple[str, ...]) -> bool:
    """A statement of one event with one drug, weighed, which recalls nothing."""
    if filing.kind != "single" or filing.language == "mixed" or filing.details or len(filing.tellings) != 1:
        return False
    event = plan.events[filing.tellings[0].event]
    return _is_lone(event, drugs) and event.lines[0].g is not None and filing.tellings[0].part in ("own", "custody")


def _is_lone(event: Event, drugs: Any) -> bool:
    return len(event.lines) == 1 and event.lines[0].substance in drugs and not event.lump


def _drugs(plan: Plan, filing: PlannedFiling) -> set[str]:
    return {line.substance for telling in filing.tellings for line in plan.events[telling.event].lines}


def with_finding(statement: Statement, found: dict[str, Any], draw: Draw) -> Statement:
    """The statement with what a laboratory found at its end; the truth says so of its last incident."""
    tongue = writer(statement.language, draw)
    named = tongue.words["found"]
    *others, last = statement.truth["incidents"]
    things = [named["things"][code] for code in found["found"]]
    drug = named["drugs"].get(last["substances"][0]["substance_code"], "")
    kind = "fakes" if "sold_as" in found else "cut" if found["purity"] else "new"
    text = draw.pick(named[kind]).format(
        things=named["and"].join(things), drug=drug, purity=found["purity"], mark=named["mark"]
    )  # fmt: skip
    truth = {**statement.truth, "incidents": [*others, {**last, "laboratory": {"sold_as": None, **found}}]}
    return replace(statement, text=f"{statement.text} {text}", truth=truth)

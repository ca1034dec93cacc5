"""One count: from readings to events, what counts of each, findings and totals. The whole of `rabta count`."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from rabta.counting.rules.amounts import Amount, Totals, amounts, bounds, plain_number
from rabta.counting.rules.counted_line import CountedLine, SetAside, counted_lines
from rabta.counting.rules.covers import covers
from rabta.counting.rules.disagreements import disagreements
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.links import Compared, compared
from rabta.counting.rules.lumps import Whole, wholes
from rabta.counting.rules.partition import Link, Partition, partition, sortable
from rabta.counting.rules.reported import Report, Reported, reported
from rabta.counting.rules.resubmitted import resubmitted
from rabta.counting.rules.sent_again import LEAST_RUN, rows_sent_again
from rabta.counting.rules.weights import ASK, EXACT_COPY, LIKELY, RULE_VERSION, SAME

Counted = tuple[CountedLine, ...]


def count(readings: Iterable[dict[str, Any]], *, processes: int = 1) -> dict[str, Any]:
    """Count a file of readings once: the JSON object of `rabta count`, as DESIGN section 8 gives it.

    Readings are results of `read statement` or `read table`, in any order: the answer does not depend on it, nor on how
    many `processes` compare a large file. Mass in whole grams; other units as stated. Every incident stands in exactly one
    event, periodic rows in none.
    """
    found = reported(readings)
    facts = {f.key: f for report in found.reports for f in report.incidents}
    again = rows_sent_again(facts.values())
    seen = compared(list(facts.values()), known=[*_copy_links(found), *_again_links(again)], processes=processes)
    resolved = _events(facts, seen, least=LIKELY)
    likely = resolved.events
    made_up = _made_up(likely, facts, seen)
    seen = _without_settled(seen, made_up, likely)
    known: dict[tuple[Key, ...], Counted] = {}
    lines = _lines(likely, facts, made_up, known)
    events = {event[0]: [facts[key] for key in event] for event in likely}
    ids = {first: event_id(first) for first in events}
    ways = [_events(facts, seen, least=ASK).events, _events(facts, seen, least=SAME).events, _rows_as_one(facts, seen)]
    doubt = [_counted_total(_lines(way, facts, _made_up(way, facts, seen), known)) for way in ways]
    once = _counted_total(lines)
    low, high = bounds([once, *doubt])
    findings = [*found.findings, *_repeats(found), *resubmitted(facts, likely, again)]
    findings += map(_told_again, seen.equal)
    findings += [_gave_way(link) for link in resolved.refused if facts[link.a].source != facts[link.b].source]
    findings += [_whole_finding(whole, ids) for whole in made_up]
    findings += [_with_ids(covers(report, events, lines), ids) for report in found.periodic]
    findings += [{**d, "event": ids[first]} for first, members in events.items() for d in disagreements(members)]
    return {
        "events": [_event(first, members, lines[first], made_up, ids) for first, members in events.items()],
        "findings": findings,
        "totals": {
            "as_reported": _reported_total(facts.values()).to_json(),
            "counted_once": once.to_json(),
            "bounds": {"low": low.to_json(), "high": high.to_json()},
        },
        "rules": {"same_event": RULE_VERSION, "pairs_compared": seen.pairs, "pairs_asked": seen.asked},
    }


def event_id(first: Key) -> str:
    """The id of the event whose smallest member has this key: 16 hex digits of the key's hash."""
    return hashlib.sha256(json.dumps(list(first), ensure_ascii=False).encode()).hexdigest()[:16]


def _again_links(again: Iterable[tuple[Key, Key]]) -> list[Link]:
    return [Link(a, b, "same", EXACT_COPY, sent_again=True) for a, b in again]


def _copy_links(found: Reported) -> list[Link]:
    """Incident by incident, what exactly equal reports tell is one event."""
    return [
        Link(a.key, b.key, "same", EXACT_COPY, tie=a.content + b.content)
        for copies in found.copies for one, other in pairwise(copies)
        for a, b in zip(one.incidents, other.incidents, strict=True)
    ]  # fmt: skip


def _events(facts: dict[Key, IncidentFacts], seen: Compared, *, least: int) -> Partition:
    links = [link for link in seen.links if link.outcome == "not" or link.score >= least]
    return partition(facts, links, apart={key: f.source for key, f in facts.items()})


def _made_up(events: Sequence[tuple[Key, ...]], facts: dict[Key, IncidentFacts], seen: Compared) -> tuple[Whole, ...]:
    """What others of these events make up: nearly always nothing may be a part of anything."""
    return wholes(seen.parts, facts, {key: event[0] for event in events for key in event}) if seen.parts else ()


def _without_settled(seen: Compared, made_up: Sequence[Whole], events: Sequence[tuple[Key, ...]]) -> Compared:
    """Whether the parts that make up a whole are one event with it is no question any more: the sum has answered it."""
    if not made_up:
        return seen
    event_of = {key: event[0] for event in events for key in event}
    settled = {frozenset((whole.whole, part)) for whole in made_up for part in whole.parts}
    links = [
        link for link in seen.links
        if link.outcome == "not" or link.score >= LIKELY or frozenset((event_of[link.a], event_of[link.b])) not in settled
    ]  # fmt: skip
    return replace(seen, links=links, asked=seen.asked - len(seen.links) + len(links))


def _rows_as_one(facts: dict[Key, IncidentFacts], seen: Compared) -> Sequence[tuple[Key, ...]]:
    """The lowest reading: equal rows and equal accounts without numbers are one seizure written twice."""
    links = [*seen.links, *(Link(a.key, b.key, "same", EXACT_COPY, by_person=True) for a, b in seen.equal)]
    return partition(facts, links, apart={key: f.source for key, f in facts.items()}).events


def _lines(
    events: Sequence[tuple[Key, ...]], facts: dict[Key, IncidentFacts], made_up: Sequence[Whole],
    known: dict[tuple[Key, ...], Counted],
) -> dict[Key, Counted]:  # fmt: skip
    """Each event's counted lines by its first key; a whole that its parts make up counts nothing itself.

    `known` remembers them: most events are the same however the doubtful pairs are resolved.
    """
    for event in events:
        if event not in known:
            known[event] = counted_lines([facts[key] for key in event])
    covered = {whole.whole for whole in made_up}
    return {event[0]: () if event[0] in covered else known[event] for event in events}


def _counted_total(lines: dict[Key, Counted]) -> Totals:
    totals = Totals()
    for counted in lines.values():
        for line in counted:
            other = ((line.unit, line.n),) if line.unit is not None and line.n is not None else ()
            totals.add(line.substance, Amount(line.g, other, False))
    return totals


def _reported_total(facts: Iterable[IncidentFacts]) -> Totals:
    totals = Totals()
    for incident in facts:
        for substance, amount in amounts(incident.lines).items():
            totals.add(substance, amount)
    return totals


def _event(
    first: Key,
    members: list[IncidentFacts],
    lines: tuple[CountedLine, ...],
    made_up: Sequence[Whole],
    ids: dict[Key, str],
) -> dict[str, Any]:
    part_of = [
        {"whole": ids[whole.whole], "share": share}
        for whole in made_up for part, share in zip(whole.parts, whole.shares, strict=True) if part == first
    ]  # fmt: skip
    incidents = [list(f.key) for f in members]
    return {"event": ids[first], "incidents": incidents, "part_of": part_of, "counted": [_line(line) for line in lines]}


def _line(line: CountedLine) -> dict[str, Any]:
    shown: dict[str, Any] = {"substance": line.substance, **_quantity(line)}
    return {**shown, "from": list(line.from_key), "rule": line.rule, "set_aside": [_aside(a) for a in line.set_aside]}


def _aside(aside: SetAside) -> dict[str, Any]:
    return {"substance": aside.substance, **_quantity(aside), "from": list(aside.from_key), "why": aside.why}


def _quantity(line: CountedLine | SetAside) -> dict[str, Any]:
    if line.n is None:
        return {"g": line.g}
    return {"n": plain_number(line.n), "unit": line.unit}


def _repeats(found: Reported) -> list[dict[str, Any]]:
    """Statements and numbered rows that came again: each by itself, or so many of one agency as one list sent again."""
    by_agency: dict[str, list[list[Report]]] = {}
    for copies in found.copies:
        by_agency.setdefault(str(copies[0].reading.get("agency") or ""), []).append(copies)
    repeats = []
    for _, groups in sorted(by_agency.items()):
        first, again = zip(*((g[0].name, r.name) for g in groups for r in g[1:]), strict=True)
        if len(groups) >= LEAST_RUN:
            repeats.append(_sent_again(first, again, "the same statements again, word for word; they count once"))
        else:
            why = "equal in everything read, printed within days of each other"
            repeats += [{"kind": "exact_repeat", "of": [r.name for r in copies], "why": why} for copies in groups]
    if len(found.repeated) >= LEAST_RUN:
        first, again = zip(*found.repeated, strict=True)
        why = "the same record numbers and content again: the list was sent twice; they count once"
        return [*repeats, _sent_again(first, again, why)]
    why = "the same record number and content"
    return [*repeats, *({"kind": "exact_repeat", "of": list(pair), "why": why} for pair in found.repeated)]


def _sent_again(first: Iterable[str | int], again: Sequence[str | int], why: str) -> dict[str, Any]:
    return {"kind": "resubmitted", "of": list(again), "first": list(first), "rows": len(again), "why": why}


def _gave_way(link: Link) -> dict[str, Any]:
    """A likely join that would have put two together that contradict each other, or stand in one list: a person is asked."""
    ends = sorted((link.a, link.b), key=sortable)
    why = "likely one event, but joined they would hold two incidents that contradict each other, or that one report lists"
    return {"kind": "conflict", "what": "join", "of": [list(key) for key in ends], "score": link.score, "why": why}


def _told_again(pair: tuple[IncidentFacts, IncidentFacts]) -> dict[str, Any]:
    """What one list tells twice: rows by their number, accounts of a statement as [statement, incident]."""
    first, again = sorted((fact.key for fact in pair), key=sortable)
    if pair[0].from_table:
        why = "two equal rows without record numbers: counted as two; one or two is for a person to say"
        return {"kind": "exact_repeat", "of": [first[0], again[0]], "why": why}
    if number := pair[0].case_number:
        why = f"one report tells of the case {number} again, with nothing changed: counted once"
    else:
        why = "one report tells exactly the same again, without a case number: counted as two; a person says whether one"
    return {"kind": "exact_repeat", "of": [list(first), list(again)], "why": why}


def _whole_finding(whole: Whole, ids: dict[Key, str]) -> dict[str, Any]:
    parts = [ids[part] for part in whole.parts]
    note = "the parts make up the whole"
    return {"kind": "covers", "of": ids[whole.whole], "events": parts, "residual": {}, "note": note}


def _with_ids(finding: dict[str, Any], ids: dict[Key, str]) -> dict[str, Any]:
    return {**finding, "events": [ids[key] for key in finding["events"]]}

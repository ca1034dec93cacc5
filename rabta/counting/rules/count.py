"""One count: from readings to events, what counts of each, findings and totals. The whole of `rabta count`."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from rabta.counting.rules.amounts import Amount, Totals, amounts, bounds, plain_number
from rabta.counting.rules.blocks import candidate_pairs
from rabta.counting.rules.counted_line import CountedLine, SetAside, counted_lines
from rabta.counting.rules.covers import covers
from rabta.counting.rules.disagreements import disagreements
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.lumps import Whole, wholes
from rabta.counting.rules.partition import Link, partition, sortable
from rabta.counting.rules.reported import Reported, reported
from rabta.counting.rules.resubmitted import resubmitted
from rabta.counting.rules.same_event import Comparison, Outcome, compare
from rabta.counting.rules.sent_again import LEAST_RUN, rows_sent_again
from rabta.counting.rules.weights import ASK, EXACT_COPY, LIKELY, RULE_VERSION, SAME


@dataclass
class _Compared:
    """All comparisons of one file, and what they were worth keeping for."""

    links: list[Link] = field(default_factory=list)
    parts: dict[Key, list[Key]] = field(default_factory=dict)
    equal: list[tuple[IncidentFacts, IncidentFacts]] = field(default_factory=list)
    again: list[tuple[Key, Key]] = field(default_factory=list)
    pairs: int = 0


def count(readings: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Count a file of readings once: the JSON object of `rabta count`, as DESIGN section 8 gives it.

    Readings are results of `read statement` or `read table`, in any order: the answer does not depend on it.
    Mass in whole grams; other units as stated. Every incident stands in exactly one event, periodic rows in none.
    """
    found = reported(readings)
    facts = {f.key: f for report in found.reports for f in report.incidents}
    compared = _compare_all(found, list(facts.values()))
    likely = _events(facts, compared, least=LIKELY)
    event_of = {key: event[0] for event in likely for key in event}
    made_up = wholes(compared.parts, facts, event_of)
    lines = _lines(likely, facts, made_up)
    events = {event[0]: [facts[key] for key in event] for event in likely}
    ids = {first: event_id(first) for first in events}
    doubt = [_counted_total(_lines(_events(facts, compared, least=t), facts, ())) for t in (ASK, SAME)]
    once = _counted_total(lines)
    low, high = bounds([once, *doubt, _counted_total(_lines(_rows_as_one(facts, compared), facts, made_up))])
    findings = [*found.findings, *_repeats(found), *resubmitted(facts, likely, compared.again)]
    findings += map(_told_again, compared.equal)
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
        "rules": {"same_event": RULE_VERSION, "pairs_compared": compared.pairs},
    }


def event_id(first: Key) -> str:
    """The id of the event whose smallest member has this key: 16 hex digits of the key's hash."""
    return hashlib.sha256(json.dumps(list(first), ensure_ascii=False).encode()).hexdigest()[:16]


def _compare_all(found: Reported, facts: list[IncidentFacts]) -> _Compared:
    again = rows_sent_again(facts)
    compared = _Compared(links=[*_copy_links(found), *_again_links(again)], again=again)
    pasted = {frozenset(pair) for pair in again}
    for a, b in candidate_pairs(facts):
        compared.pairs += 1
        result = compare(a, b)
        if result.outcome != "not" and a.source == b.source:
            if frozenset((a.key, b.key)) in pasted:
                continue
            if result.outcome == "same":
                compared.links.append(_link(a, b, "same", result, sent_again=True))
            compared.equal.append((a, b))
        elif result.outcome != "not":
            compared.links.append(_link(a, b, "same", result))
        elif result.relation == "part_of" and result.toward:
            part = b.key if result.toward == a.key else a.key
            compared.parts.setdefault(result.toward, []).append(part)
    compared.links += _contradictions(compared.links, {f.key: f for f in facts})
    return compared


def _again_links(again: Iterable[tuple[Key, Key]]) -> list[Link]:
    return [Link(a, b, "same", EXACT_COPY, sent_again=True) for a, b in again]


def _contradictions(links: Sequence[Link], facts: dict[Key, IncidentFacts]) -> list[Link]:
    """Pairs that a chain of links would bring together although they contradict: only there a cut has work to do."""
    chains = [chain for chain in partition(facts, links).events if len(chain) > 2]
    found = []
    for chain in chains:
        for a, b in candidate_pairs(facts[key] for key in chain):
            result = compare(a, b)
            if result.contradicts:
                found.append(_link(a, b, "not", result))
    return found


def _link(
    a: IncidentFacts, b: IncidentFacts, outcome: Outcome, result: Comparison, *, sent_again: bool = False
) -> Link:
    tie = "".join(sorted((a.content, b.content)))
    return Link(a.key, b.key, outcome, result.score, tie=tie, sent_again=sent_again)


def _copy_links(found: Reported) -> list[Link]:
    """Incident by incident, what exactly equal reports tell is one event."""
    return [
        Link(a.key, b.key, "same", EXACT_COPY, tie=a.content + b.content)
        for copies in found.copies for one, other in pairwise(copies)
        for a, b in zip(one.incidents, other.incidents, strict=True)
    ]  # fmt: skip


def _events(facts: dict[Key, IncidentFacts], compared: _Compared, *, least: int) -> Sequence[tuple[Key, ...]]:
    links = [link for link in compared.links if link.outcome == "not" or link.score >= least]
    return partition(facts, links, apart={key: f.source for key, f in facts.items()}).events


def _rows_as_one(facts: dict[Key, IncidentFacts], compared: _Compared) -> Sequence[tuple[Key, ...]]:
    """The lowest reading: equal rows and equal accounts without numbers are one seizure written twice."""
    links = [*compared.links, *(Link(a.key, b.key, "same", EXACT_COPY, by_person=True) for a, b in compared.equal)]
    return partition(facts, links, apart={key: f.source for key, f in facts.items()}).events


def _lines(
    events: Sequence[tuple[Key, ...]], facts: dict[Key, IncidentFacts], made_up: Sequence[Whole]
) -> dict[Key, tuple[CountedLine, ...]]:
    """Each event's counted lines by its first key; a whole that its parts make up counts nothing itself."""
    covered = {whole.whole for whole in made_up}
    return {e[0]: () if e[0] in covered else counted_lines(facts[key] for key in e) for e in events}


def _counted_total(lines: dict[Key, tuple[CountedLine, ...]]) -> Totals:
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
    why = "equal in everything read, printed within days of each other"
    repeats = [{"kind": "exact_repeat", "of": [r.name for r in copies], "why": why} for copies in found.copies]
    numbered = found.repeated
    if len(numbered) >= LEAST_RUN:
        first, again = ([pair[end] for pair in numbered] for end in (0, 1))
        why = "the same record numbers and content again: the list was sent twice; they count once"
        return [*repeats, {"kind": "resubmitted", "of": again, "first": first, "rows": len(numbered), "why": why}]
    why = "the same record number and content"
    return [*repeats, *({"kind": "exact_repeat", "of": list(pair), "why": why} for pair in numbered)]


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

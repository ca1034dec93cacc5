"""Addresses of a route for records that show, records that hide and records that are not there."""

import itertools
import re
import uuid
from collections.abc import Callable, Iterator

from rabta.analysis.rules.analysis_tables import TABLES
from rabta.briefing.register import figure_kinds
from rabta.people.rules.purposes import Role
from rabta.proving.doors.deeds_at_airports import LAPSES
from rabta.proving.doors.deeds_of_watching import SIGNALS
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, STANDING
from rabta.proving.rules.tellings import FIELDS_IN
from rabta.proving.visit import MISSING, Visit
from rabta.proving.watching import WRITTEN
from rabta.vocabulary.rules.numbered import agency_number

_PART = re.compile(r"<(?:\w+:)?(\w+)>")


def _reports(visit: Visit) -> list[object]:
    return [*visit.built.reports.values()]


def _incidents(visit: Visit) -> list[object]:
    return list(itertools.chain.from_iterable(visit.built.incidents.values()))


def _ends(visit: Visit) -> list[object]:
    """One end of a pair: an incident of every other report, hidden or not."""
    return [keys[0] for keys in visit.built.incidents.values() if keys][::2]


def _second(visit: Visit) -> list[object]:
    """The other end of a pair: one that shows to nearly everybody."""
    return [visit.built.incidents["bridge last"][0]]


def _figures(visit: Visit) -> list[object]:
    return [*(kind.name for kind in figure_kinds()), "nothing"]


TABLES_AND_TEXTS = ("log hidden", "log shown", "log of customs", "bridge hidden", "bridge first", "3 hidden", "3 shown")
"""Reports of which two may be decided about together."""
Values = Callable[[Visit], list[object]]
STANDS_FOR: dict[str, Values] = {
    "report_id": _reports,
    "key": _incidents,
    "kind": lambda visit: ["province", "substance", "topic"],
    "subject": lambda visit: ["Khyber Pakhtunkhwa", "heroin", "arrests"],
    "a": _ends,
    "b": _second,
    "mention_key": lambda visit: [*visit.built.mentions.values()],
    "number": lambda visit: [0, 1],
    "mention_a": lambda visit: [*visit.built.mentions.values()],
    "mention_b": lambda visit: [visit.built.mentions["persons last"]],
    "first": lambda visit: [visit.built.reports[key] for key in TABLES_AND_TEXTS if key in visit.built.reports],
    "second": lambda visit: [visit.built.reports["bridge last"], visit.built.reports["log shown"]],
    "deed_id": lambda visit: [*visit.built.deeds.values()],
    "judgement_id": lambda visit: [*visit.built.judgements.values()],
    "exhibit_id": lambda visit: [*visit.built.exhibits.values()],
    "encounter_key": lambda visit: [*visit.built.encounters.values()],
    "statement_key": lambda visit: [*visit.built.statements.values()],
    "commitment_id": lambda visit: [*visit.built.commitments.values()],
    "meeting_id": lambda visit: [*visit.built.meetings.values()],
    "operation_id": lambda visit: [*visit.built.plans.values()],
    "target_id": lambda visit: [*visit.built.held.values()],
    "conflict_id": lambda visit: [*visit.built.alarms.values()],
    "notice_id": lambda visit: [*visit.built.told.values()],
    "equipment_id": lambda visit: [*visit.built.devices.values()],
    "case_id": lambda visit: [*visit.built.joint.values()],
    "request_id": lambda visit: [*visit.built.assistance.values()],
    "task_id": lambda visit: [*visit.built.tasks.values()],
    "told_id": lambda visit: [*visit.built.notices.values()],
    "list_id": lambda visit: [*visit.built.lists.values()],
    "of": lambda visit: ["prices", "rates", "nothing"],
    "priced_id": lambda visit: [*visit.built.priced.values()],
    "entry_id": lambda visit: [*visit.built.entries.values()],
    "off_loading_id": lambda visit: [*visit.built.off_loadings.values()],
    "declared_id": lambda visit: [*visit.built.declared.values()],
    "image_id": lambda visit: [*visit.built.images.values()],
    "certificate_id": lambda visit: [*visit.built.certificates.values()],
    "district_code": lambda visit: [FIELDS_IN, "PB-LHR", "nothing"],
    "warning_id": lambda visit: [*visit.built.warnings.values()],
    "about": lambda visit: [*SIGNALS],
    "bulletin_id": lambda visit: [*visit.built.bulletins.values()],
    "line_id": lambda visit: [*visit.built.register_lines.values()],
    "edition_id": lambda visit: [*visit.built.editions.values()],
    "return_id": lambda visit: [*visit.built.returns.values()],
    "flight": lambda visit: ["EX701-2025-03-20", "EX702-2025-03-20", "EX999-2025-03-20", "EX701-2025-03-19",
                             "EX702-2025-03-19", "nothing"],
    "lane_device_id": lambda visit: [*visit.built.on_lanes.values()],
    "claim_key": lambda visit: [*visit.built.fields.values()],
    "photograph_id": lambda visit: [*visit.built.photographs.values()],
    "lapse": lambda visit: [*LAPSES],
    "scan_id": lambda visit: [visit.built.papers[one.key] for one in visit.whole.papers if one.scan],
    "airport": lambda visit: ["KHI", "LHE", "XXX"],
    "hit_id": lambda visit: [*visit.built.hits.values()],
    "rule_id": lambda visit: [*visit.built.rules.values()],
    "partner_request_id": lambda visit: [*visit.built.sought.values()],
    "draft_id": lambda visit: [*visit.built.drafts.values()],
    "file_id": lambda visit: [*visit.built.files.values()],
    "name": _figures,
    "person_id": lambda visit: [person.id for person in STANDING],
    "proposal_id": lambda visit: [uuid.UUID(int=8)],
    "redress_id": lambda visit: [*visit.built.cases.values()],
    "table": lambda visit: [*TABLES, "nothing"],
    "digest": lambda visit: ["0" * 12],
    "rest": lambda visit: ["nowhere/"],
}
"""What stands in an address, by the name between its angle brackets: every record of the whole world, hidden or not."""


def parts_of(pattern: str) -> list[str]:
    """What stands between angle brackets in an address, in order."""
    return _PART.findall(pattern)


def is_of_record(pattern: str) -> bool:
    """Whether the address names a record."""
    return "<uuid" in pattern


def addresses(visit: Visit, pattern: str) -> Iterator[str]:
    """The addresses of this route for every record of the whole world and for one that is missing."""
    parts = parts_of(pattern)
    if unknown := [part for part in parts if part not in STANDS_FOR]:
        raise LookupError(
            f"{pattern}: say in STANDS_FOR of rabta/proving/doors/addresses.py what <{unknown[0]}> stands for"
        )
    values = [[*STANDS_FOR[part](visit), *([MISSING] if f"uuid:{part}" in pattern else [])] for part in parts]
    for chosen in itertools.product(*values):
        yield filled(pattern, chosen)


def filled(pattern: str, values: tuple[object, ...]) -> str:
    """The address with these values between its slashes."""
    left = iter(values)
    return _PART.sub(lambda _: str(next(left)), pattern)


def one_hidden(visit: Visit, pattern: str) -> list[str]:
    """Two addresses of this route: of a record this reader may not see, and of one that is not there."""
    parts = parts_of(pattern)
    hidden = hidden_names(visit)
    return [
        filled(pattern, tuple(chosen(hidden, part) for part in parts)) for chosen in (_hidden_or_known, _missing_or_known)
    ]


def hidden_names(visit: Visit) -> dict[str, object]:
    """For each part of an address, a record that this reader may not see; for `b` and `second`, one that is seen."""
    key = next(t.key for t in visit.hidden if visit.built.incidents[t.key])
    hidden = {t.key for t in visit.hidden}
    judged = (j for j in visit.whole.judgings if hidden & {j.a, j.b})
    judgement = next((visit.built.judgements[f"{j.a} {j.b}"] for j in judged), uuid.UUID(int=8))
    exhibit = next((found for key, found in visit.built.exhibits.items() if key in hidden), uuid.UUID(int=8))
    return {
        "exhibit_id": exhibit, "encounter_key": uuid.UUID(int=8), "statement_key": _hidden_statement(visit),
        "report_id": visit.built.reports[key], "key": visit.built.incidents[key][0], "a": visit.built.incidents[key][0],
        "b": visit.built.incidents["bridge last"][0], "judgement_id": judgement,
        "first": visit.built.reports[key], "second": visit.built.reports["bridge last"], "deed_id": uuid.UUID(int=8),
        "person_id": ANF_OFFICER.id, "proposal_id": uuid.UUID(int=8), **hidden_matters(visit), **hidden_work(visit),
        **hidden_plans(visit), **hidden_lists(visit), **hidden_persons(visit), **hidden_land(visit),
    }  # fmt: skip


def hidden_land(visit: Visit) -> dict[str, object]:
    """A declaration that this reader may not see, and a district."""
    out_of_sight = visit.reader.partner or visit.reader.vetting < 1
    declared = iter(visit.built.declared.values() if out_of_sight else ())
    issued = iter(visit.built.certificates.values() if out_of_sight else ())
    images = (found for key, found in visit.built.images.items() if not visit.whole.telling(key).shows_to(visit.reader))
    return {
        "image_id": next(images, uuid.UUID(int=8)), "declared_id": next(declared, uuid.UUID(int=8)),
        "certificate_id": next(issued, uuid.UUID(int=8)),
        "district_code": FIELDS_IN,
    }  # fmt: skip


def _hidden_statement(visit: Visit) -> object:
    """A statement of those who smuggle that this reader may not see."""
    seen = {t.key for t in visit.whole.tellings if t.words_show_to(visit.reader)}
    return next((found for key, found in visit.built.statements.items() if key not in seen), uuid.UUID(int=8))


def hidden_persons(visit: Visit) -> dict[str, object]:
    """A mention and a judgement on one that this reader may not see; and one that shows to nearly everybody."""
    built = visit.built
    seen = {t.key for t in visit.whole.tellings if t.words_show_to(visit.reader)}
    mention = next((found for key, found in built.mentions.items() if key not in seen), uuid.UUID(int=8))
    judged = (built.who_is_who[f"{j.a} {j.b}"] for j in visit.whole.persons if not {j.a, j.b} <= seen)
    return {
        "mention_key": mention, "mention_a": mention, "mention_b": built.mentions["persons last"],
        "number": 0, "who_is_who": next(judged, uuid.UUID(int=8)),
    }  # fmt: skip


def hidden_matters(visit: Visit) -> dict[str, object]:
    """A person's request, a request for a release, a release and a disagreement that this reader may not know of."""
    known, built = visit.known, visit.built
    cases = (built.cases[c.reference] for c in visit.whole.cases if c not in known.cases)
    asked = (built.requests[f"{a.key} {a.who.name}"] for a in visit.whole.asked if a not in known.asked)
    disputed = (built.dissents[d.key] for d in visit.whole.disputed if d not in known.disputed)
    hidden = {t.key for t in visit.hidden}
    released = (release for key, release in built.releases.items() if key in hidden)
    promised = {p.key for p in known.promised}
    commitments = (found for key, found in built.commitments.items() if key not in promised)
    meetings = (built.meetings[m.key] for m in visit.whole.met if m not in known.met)
    devices = (built.devices[g.key] for g in visit.whole.given if g not in known.given)
    sought = {s.key for s in known.sought if s.shows_to(visit.reader)}
    more = {
        "commitment_id": commitments, "meeting_id": meetings, "equipment_id": devices,
        "partner_request_id": (found for key, found in built.sought.items() if key not in sought),
        "draft_id": (found for found in built.drafts.values() if visit.reader.agency != ANALYST.agency),
        "file_id": (found for key, found in built.files.items() if key.removesuffix(" recalled") not in sought),
    }  # fmt: skip
    found = {**more, "redress_id": cases, "request": asked, "dissent": disputed, "release": released}
    return {name: next(ids, uuid.UUID(int=8)) for name, ids in found.items()}


def hidden_work(visit: Visit) -> dict[str, object]:
    """A case, a request, a task, a notice, a link and an answer that this reader may not know of."""
    built, known = visit.built, visit.known
    joint = {one.key for one in known.joint}
    cases = [key for key in built.joint if key not in joint]
    asked = {one.key for one in known.requested}
    seen = {f"{one.key} {key}" for one in known.joint for key, _ in (*one.links, *one.taken_back)}
    drafted = {one.key for one in known.requested if one.drafted}
    errands = {one.key for one in known.errands}
    tasks = [found for name, found in built.tasks.items()
             if name not in errands and not any(name.startswith((f"{key} ", f"case {key} ")) for key in joint)]  # fmt: skip
    found = {
        "case_id": [built.joint[key] for key in cases],
        "request_id": [one for key, one in built.assistance.items() if key not in asked],
        "task_id": tasks,
        "told_id": [one for name, one in built.notices.items()
                    if not name.endswith(f" to {agency_number(visit.reader.agency)}")],
        "link": [one for name, one in built.links.items() if name not in seen],
        "answer": [one for key, one in built.answers.items() if key not in drafted],
    }
    return {name: next(iter(ids), uuid.UUID(int=8)) for name, ids in found.items()}


def hidden_plans(visit: Visit) -> dict[str, object]:
    """An operation, a target, an alarm and a notice that this reader may not see."""
    built, reader = visit.built, visit.reader
    plans = (built.plans[one.key] for one in visit.whole.plans if not one.shows_to(reader))
    held = (built.held[one.key] for one in visit.whole.held if not one.shows_to(reader))
    alarms = iter(built.alarms.values() if Role.WATCH not in reader.roles else ())
    own = {built.plans[one.key] for one in visit.whole.plans if one.shows_to(reader)}
    own |= {built.held[one.key] for one in visit.whole.held if one.shows_to(reader)}
    notices = (found for name, found in built.told.items() if uuid.UUID(name.split()[0]) not in own)
    found = {"operation_id": plans, "target_id": held, "conflict_id": alarms, "notice_id": notices}
    return {name: next(ids, uuid.UUID(int=8)) for name, ids in found.items()}


def hidden_lists(visit: Visit) -> dict[str, object]:
    """A watch-list and an entry that this reader may not see."""
    built, reader = visit.built, visit.reader
    lists = (built.lists[one.key] for one in visit.whole.watched if not one.shows_to(reader))
    entries = (built.entries[each.key] for one in visit.whole.watched for each in one.entries
               if not one.entry_shows_to(each, reader))  # fmt: skip
    hits = (found for name, found in built.hits.items() if not hit_shows(visit, name))
    off_loaded = (found for key, found in built.off_loadings.items() if not visit.whole.telling(key).shows_to(reader))
    on_lanes = (built.on_lanes[one.key] for one in visit.whole.on_lanes if not one.shows_to(reader))
    scans = (built.papers[one.key] for one in visit.whole.papers if one.scan and not one.shows_to(reader))
    apart = [one.key for one in visit.whole.papers if one.land and not one.shows_to(reader)]
    warned = (found for key, found in built.warnings.items() if not visit.whole.telling(key).shows_to(reader))
    written = (found for key, found in built.bulletins.items() if dict(WRITTEN)[key].agency != reader.agency)
    stated = (found for key, found in built.register_lines.items()
              if next(who for of, who in WRITTEN if key.startswith(of)).agency != reader.agency)  # fmt: skip
    priced = (built.priced[f"prices {one.name}"] for one in visit.whole.prices if one not in visit.known.prices)
    prepared = (found for key, found in built.editions.items() if key == "prepared" and reader.agency != ANALYST.agency)
    returned = iter(built.returns.values() if reader.agency != ANALYST.agency else ())
    rules = (built.rules[one.key] for one in visit.whole.ruled if not one.shows_to(reader))
    ruled = (found for name, found in built.rule_hits.items() if not rule_hit_shows(visit, name))
    found = {"lane_device_id": on_lanes, "list_id": lists, "entry_id": entries, "hit_id": hits, "off_loading_id": off_loaded,
             "claim_key": (built.fields[key] for key in apart),
             "photograph_id": (built.photographs[key] for key in apart), "scan_id": scans, "rule_id": rules,
             "rule_hit_id": ruled, "warning_id": warned, "bulletin_id": written, "line_id": stated, "edition_id": prepared,
             "return_id": returned, "priced_id": priced}  # fmt: skip
    return {"of": "prices", **{name: next(ids, uuid.UUID(int=8)) for name, ids in found.items()}}


def hit_shows(visit: Visit, name: str) -> bool:
    """Whether this reader sees both ends of a hit, named by its entry and its telling."""
    entry, key = name.split(" / ")
    seen = {each.key for one in visit.whole.watched for each in one.entries if one.entry_shows_to(each, visit.reader)}
    return entry in seen and visit.whole.telling(key).shows_to(visit.reader)


def rule_hit_shows(visit: Visit, name: str) -> bool:
    """Whether this reader sees the rule and the traveller of a hit, named by its rule and its telling."""
    rule, key = name.split(" / ")
    seen = {one.key for one in visit.whole.ruled if one.shows_to(visit.reader)}
    return rule in seen and visit.whole.telling(key.split(" #")[0]).shows_to(visit.reader)


def _hidden_or_known(hidden: dict[str, object], part: str) -> object:
    return hidden.get(part, "nothing")


def _missing_or_known(hidden: dict[str, object], part: str) -> object:
    return hidden[part] if part in ("b", "second", "mention_b", "number") else MISSING if part in hidden else "nothing"

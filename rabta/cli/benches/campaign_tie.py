"""Which event of the truth each incident read tells of: by statement or row, then by order, or by what is stated."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from rabta.cli.benches.campaign_folder import Campaign, Named, Truth, incident_key, is_repeat

Incident = dict[str, Any]


@dataclass(frozen=True)
class Ties:
    """`event_of`: an incident read to its event. `untied`: incidents read that tell of no event of the truth.

    `unread`: tellings of the truth that no incident read stands for, as (event, file, row, incident number).
    """

    event_of: dict[str, str]
    untied: tuple[str, ...]
    unread: tuple[tuple[str, str, int, int], ...]


def tie(campaign: Campaign, truth: Truth) -> Ties:
    """Lay the incidents of every row read beside those the truth says it tells."""
    told = _told(campaign, truth)
    stated = {s["id"]: s.get("incidents") or [] for s in truth.statements}
    rows = {(r["file"], r["row"]): r.get("incidents") or [] for r in truth.rows}
    event_of: dict[str, str] = {}
    untied: list[str] = []
    unread: list[tuple[str, str, int, int]] = []
    for named, reading in campaign.readings.items():
        if reading.get("kind") == "periodic":
            continue
        name = campaign.statement_ids.get(named)
        wanted = (stated.get(name) if name is not None else rows.get(named)) or []
        read = reading.get("incidents") or []
        numbers = aligned(wanted, read)
        events = told.get(named, {})
        for incident in read:
            key = incident_key(named, incident["incident_no"])
            event = events.get(numbers.get(incident["incident_no"], 0))
            if event is None:
                untied.append(key)
            else:
                event_of[key] = event
        met = set(numbers.values())
        unread += [(event, *named, number) for number, event in events.items() if number not in met]
    never = [(e, *named, n) for named, events in told.items() if not _was_read(campaign, named) for n, e in events.items()]
    return Ties(event_of, tuple(untied), tuple(unread + never))


def _was_read(campaign: Campaign, named: Named) -> bool:
    """Whether the row was read as an operation, or repeats one that was."""
    reading = campaign.readings.get(named)
    return is_repeat(campaign, named) or (reading is not None and reading.get("kind") != "periodic")


def _told(campaign: Campaign, truth: Truth) -> dict[Named, dict[int, str]]:
    """For each row, the event that each of its incidents tells of."""
    where: dict[tuple[str, str], Named] = {
        (named[0], name): named for named, name in campaign.statement_ids.items()
    }
    told: dict[Named, dict[int, str]] = {}
    for event in truth.events:
        for member in event["members"]:
            named = (member["file"], member.get("row") or 1)
            if member.get("statement") is not None:
                named = where.get((member["file"], member["statement"]), named)
            told.setdefault(named, {})[member["incident_no"]] = event["event"]
    return told


def aligned(wanted: list[Incident], read: list[Incident]) -> dict[int, int]:
    """The truth's incident number for each number read: in order where there are as many, else the most alike first."""
    if len(wanted) == len(read):
        return {r["incident_no"]: w["incident_no"] for r, w in zip(read, wanted, strict=True)}
    alike = sorted(
        ((likeness(w, r), -abs(i - j), i, j) for i, w in enumerate(wanted) for j, r in enumerate(read)), reverse=True
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for likely, _, i, j in alike:
        if likely > 0 and read[j]["incident_no"] not in found and i not in taken:
            found[read[j]["incident_no"]] = wanted[i]["incident_no"]
            taken.add(i)
    return found


def likeness(a: Incident, b: Incident) -> float:
    """How much two incidents have in common: 3 for each equal line, 1 for the place, a half for the arrests."""
    same = sum((_lines(a) & _lines(b)).values()) * 3.0
    for name in ("district", "airport_iata"):
        same += bool(a.get(name)) and a.get(name) == b.get(name)
    arrests = [(i.get("arrests") or {}).get("total") for i in (a, b)]
    return same + 0.5 * (arrests[0] is not None and arrests[0] == arrests[1])


def _lines(incident: Incident) -> Counter[tuple[Any, ...]]:
    return Counter(line_key(line) for line in incident.get("substances") or [])


def line_key(line: dict[str, Any]) -> tuple[Any, ...]:
    """Substance, quantity and unit of a line, as the scorer of statements compares them."""
    quantity = line.get("quantity")
    return line.get("substance_code"), None if quantity is None else round(float(quantity), 4), line.get("unit")

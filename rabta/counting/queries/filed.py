"""A report and an incident with what became of them in the count."""

from typing import Any
from uuid import UUID

from rabta.counting.queries.asked import asked_about
from rabta.counting.queries.events import counted_lines, judgements_among, members_of_events
from rabta.counting.queries.seen import SQL, Seen, seen
from rabta.counting.rules.becoming import Fate, Standing, fate_of, why, why_corrected, why_judged
from rabta.records.asking import ask
from rabta.records.queries import incidents_stated, journeys_of, report_filed, sharing_of

Row = dict[str, Any]


def incident(key: UUID) -> Row | None:
    """One incident in full (as `records.queries.incidents_stated` gives it), or None where it is not there.

    Beside what was stated: `event_key`, `sharing` and `dissents`.

    `event_key` is None while it is not placed, and for a total of a period.
    """
    stated = incidents_stated([key]).get(key)
    if stated is None:
        return None
    return {
        **stated,
        "event_key": _events_of(seen(), [key]).get(key),
        "sharing": sharing_of(stated["report"]["id"]),
        "dissents": dissents(incident_key=key),
    }


def dissents(*, incident_key: UUID | None = None, judgement_id: UUID | None = None) -> list[Row]:
    """What readers hold against one claim, oldest first: id, words, filed_at, by_you, taken_back, name (None: not told)."""
    return ask(SQL + "dissents.sql", incident_key=incident_key, judgement_id=judgement_id)


def report(report_id: UUID) -> Row | None:
    """One report in full (as `records.queries.report_filed` gives it), its incidents with `event_key`, and `became`.

    `became` has, for each incident in the order of the file: row_no, incident_key, fate (`counting.rules.becoming`),
    event_key, `with` (numbers of the other reports of its event that the reader sees), `possibly` (number and incident key
    of those of which a person is asked whether they tell of the same) and `why`; one more entry, fate
    `judged`, for each incident a person's standing judgement moved; and one, fate `corrected`, for each row with
    corrections that stand. `journeys`: the flights and travellers of a passenger message. None where no such report is
    available to the reader.
    """
    filed = report_filed(report_id)
    if filed is None:
        return None
    now = seen()
    keys = [incident["key"] for row in filed["rows"] for incident in row["incidents"]]
    event_of = _events_of(now, keys)
    for row in filed["rows"]:
        row["incidents"] = [{**held, "event_key": event_of.get(held["key"])} for held in row["incidents"]]
    became = _became(now, filed, event_of) + _judged(filed, event_of) + _corrected(filed)
    return {**filed, "became": became, "journeys": journeys_of(filed["reading_id"]) if filed["reading_id"] else []}


def _events_of(now: Seen, keys: list[UUID]) -> dict[UUID, UUID]:
    found = now.ask(SQL + "events_of_incidents.sql", incident_keys=keys) if keys else []
    return {row["incident_key"]: row["event_key"] for row in found}


def _became(now: Seen, filed: Row, event_of: dict[UUID, UUID]) -> list[Row]:
    event_keys = sorted(set(event_of.values()))
    lines, covered = counted_lines(now, event_keys), _covered(now, event_keys)
    members = members_of_events(now, event_keys)
    asked: dict[UUID, list[UUID]] = {}
    for pair in asked_about(now, list(event_of), most=10_000) if event_of else []:
        for end, other in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
            asked.setdefault(end, []).append(other)
    stated = incidents_stated(sorted({other for end in event_of for other in asked.get(end, [])}))
    numbers = {k: one["report"]["number"] for k, one in stated.items() if one["report"]["id"] != filed["id"]}
    became = []
    for row in filed["rows"]:
        for held in row["incidents"]:
            key, event_key = held["key"], event_of.get(held["key"])
            others = [m for m in members.get(event_key, []) if m["incident_key"] != key] if event_key else []
            standing = Standing(
                withdrawn=filed["withdrawn"],
                periodic=held["periodic"],
                placed=event_key is not None,
                others=len(others),
                chosen=sum(line["from_incident"] == key for line in lines.get(event_key, [])) if event_key else 0,
                passed_over=_passed_over(key, lines.get(event_key, []) if event_key else []),
                asked=len(asked.get(key, [])),
                covers=covered.get(event_key, 0) if event_key else 0,
            )
            became.append(
                {
                    "row_no": row["row_no"],
                    "incident_key": key,
                    "fate": str(fate_of(standing)),
                    "event_key": event_key,
                    "with": sorted({m["report_number"] for m in others if m["report_id"] != filed["id"]}),
                    "possibly": [
                        {"number": number, "key": other}
                        for number, other in sorted((numbers[one], one) for one in asked.get(key, []) if one in numbers)
                    ],
                    "why": why(standing),
                }
            )
    return became


def _covered(now: Seen, event_keys: list[UUID]) -> dict[UUID, int]:
    """How many events each of these lumps together, by event; only those that do."""
    found = now.ask(SQL + "lumps_among.sql", event_keys=event_keys) if event_keys else []
    return {row["key"]: row["covered"] for row in found}


def _passed_over(key: UUID, lines: list[Row]) -> tuple[str, ...]:
    return tuple(aside["why"] for line in lines for aside in line["set_aside"] if aside["incident_key"] == key)


def _judged(filed: Row, event_of: dict[UUID, UUID]) -> list[Row]:
    """One entry for each incident of this report and outcome of a person's judgement on it that stands."""
    rows = {held["key"]: row["row_no"] for row in filed["rows"] for held in row["incidents"]}
    standing = [j for j in judgements_among(list(rows), any_end=True) if j["by"] and not j["undone"]] if rows else []
    stated = incidents_stated(sorted({end for j in standing for end in (j["a"], j["b"])}))
    others: dict[tuple[int, UUID, str], set[str]] = {}
    for judgement in standing:
        for key, other in ((judgement["a"], judgement["b"]), (judgement["b"], judgement["a"])):
            if key in rows:
                told = others.setdefault((rows[key], key, judgement["outcome"]), set())
                told |= {stated[other]["report"]["number"]} if other in stated else set()
    return [
        {
            "row_no": row_no, "incident_key": key, "fate": str(Fate.JUDGED), "event_key": event_of.get(key),
            "with": sorted(told), "why": why_judged(outcome, tuple(sorted(told))),
        }
        for (row_no, key, outcome), told in sorted(others.items())
    ]  # fmt: skip


def _corrected(filed: Row) -> list[Row]:
    """One entry for each row that a standing correction mended."""
    standing: dict[int, int] = {}
    for correction in filed["corrections"]:
        if not correction["undone"] and not correction["is_undoing"]:
            standing[correction["row_no"]] = standing.get(correction["row_no"], 0) + 1
    return [
        {
            "row_no": row_no, "incident_key": None, "fate": str(Fate.CORRECTED), "event_key": None, "with": [],
            "why": why_corrected(count),
        }
        for row_no, count in sorted(standing.items())
    ]  # fmt: skip

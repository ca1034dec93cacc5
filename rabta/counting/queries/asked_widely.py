"""Questions that depend on more markings than are kept: the resolver's own rule, on nothing but what the reader sees."""

import json
from typing import Any
from uuid import UUID

from rabta.counting.queries.seen import SQL, Seen
from rabta.counting.rules.questions import Around, Judged, Sight
from rabta.counting.rules.stakes import weight
from rabta.records.asking import ask

Row = dict[str, Any]


def asked_widely(now: Seen) -> list[Row]:
    """Their rows as they would be kept (asked_pair.sql). Of most readers none."""
    if "asked_widely" not in now.found:
        now.found["asked_widely"] = now.remembering.once(
            f"what is asked widely: {now.stand_widely}", lambda: _asked_widely(now))  # fmt: skip
    found: list[Row] = now.found["asked_widely"]
    return found


def _asked_widely(now: Seen) -> list[Row]:
    pairs = {(row["a"], row["b"]) for row in ask(SQL + "asked_widely.sql")}
    ends = {*now.widely, *(key for pair in pairs for key in pair)}
    if not ends:
        return []
    near = _stand(now, ends)
    around = _around(now, {*ends, *(mate for row in near.values() for mate in row["event"])}, near)
    pairs |= {pair for pair in around.on if now.widely.keys() >= set(pair)}

    def event(key: str) -> frozenset[str]:
        return near[key]["event"] if key in near else frozenset((key,))

    across = {join for pair in pairs for join in around.joins_across(*pair, event) if now.widely.keys() >= set(join)}
    parts = _parts(now)
    sight, found = Sight(around, event, parts=lambda key: parts.get(key, frozenset())), []
    for a, b in sorted(pairs | across):
        said = sight.answer(a, b) if a in near and b in near else None
        if said:
            told = around.newest.get((a, b))
            score = told.score if told else None
            cut_a, cut_b = said.cut or (None, None)
            found.append({
                "a": a, "b": b, "kind": said.kind, "score": score, "by_number": bool(told and told.by_number),
                "two_numbers": bool(told and told.two_numbers), "cut_a": cut_a, "cut_b": cut_b,
                "weight": weight([near[key]["mass_g"] for key in (a, b)], score),
            })  # fmt: skip
    return found


def _parts(now: Seen) -> dict[str, frozenset[str]]:
    """For each incident of a whole that is computed on read, what stands in the events that make it up."""
    covers = {event["key"]: event["covers"] for event in json.loads(now.wide)["events"] if event["covers"]}
    parts = {whole: frozenset(key for part in of for key in now.widely[part]) for whole, of in covers.items()}
    return {key: parts[whole] for whole in covers for key in now.widely[whole]}


def _stand(now: Seen, keys: set[str]) -> dict[str, Row]:
    """These incidents by key, each with the keys that stand in its `event`, itself among them."""
    rows = ask(SQL + "mates.sql", keys=[UUID(key) for key in keys]) if keys else []
    return {row["key"]: {**row, "event": frozenset((row["key"], *now.widely.get(row["key"], row["event"])))} for row in rows}


def _around(now: Seen, keys: set[str], near: dict[str, Row]) -> Around:
    """What is judged around these incidents; `near` comes to hold the others that a person judged with one of them, too."""
    rows = ask(SQL + "judged_around.sql", keys=[UUID(key) for key in keys])
    judged = [Judged(**row) for row in rows]
    further = {key for one in judged if one.by_person for key in (one.a, one.b)} - near.keys()
    near |= _stand(now, further)
    return Around(judged, {key: row["reading_id"] for key, row in near.items()})

"""The resolver compares travellers with watch-lists, and writes down the hits. It sees every row and answers no reader.

Apart from whoever files or lists, and after them: how long it takes tells nobody what there was to compare with. A hit is a
pure function of its two ends and of frozen rules; it shows to whoever sees both.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connections, transaction

from rabta.counting.rules.shares import without_collecting
from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.filing.rules.identifiers import keyed_id
from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.records.asking import as_json, question
from rabta.screening.listed_names import Names, scores_of_names
from rabta.screening.numbers import digest_of, near_number
from rabta.screening.rules.entry import EntryKind, family
from rabta.screening.rules.likeness import NUMBERS, RULE_VERSION, Match, Number, Target, Traveller, matched

SQL = "screening/sql/queries/"
LOOK_BACK = timedelta(days=14)
"""How many days of travellers a new entry is compared with."""
MOST_READINGS, MOST_ENTRIES, BATCH = 20, 20_000, 2000
KINDS = {
    "passport": Identifier.PASSPORT, "visa": Identifier.DOCUMENT, "cnic": Identifier.CNIC, "nicop": Identifier.CNIC,
    "document": Identifier.DOCUMENT, "phone": Identifier.PHONE, "address": Identifier.ADDRESS,
}  # fmt: skip
"""Kinds of number of a traveller, as those of entries; tickets, plates, accounts and e-mail are not compared."""
IN_ONE_PLACE = "SELECT pg_advisory_xact_lock(hashtext('rabta screening'))"
HITS = """INSERT INTO watch_hit SELECT (jsonb_populate_recordset(NULL::watch_hit, %s::jsonb)).*
    ON CONFLICT (mention_key, entry_id) DO NOTHING"""
Row = dict[str, Any]


def screen(*, today: date, at: datetime, new_id: NewId, names: Names | None = None) -> int:
    """Compare what was not compared yet: travellers of new readings with every entry in force, then new entries with the
    travellers of the last days. Returns how many hits were found.

    `names`: the names of entries, ready to be searched, which a running installation keeps; they are brought up to date.
    """
    kept, found = names or Names(), 0
    for some in (_readings, _entries):
        while (hits := some(kept, today=today, at=at, new_id=new_id)) is not None:
            found += hits
    return found


def _readings(names: Names, *, today: date, at: datetime, new_id: NewId) -> int | None:
    """The travellers of some readings; None where every reading was compared."""
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute(IN_ONE_PLACE)
        ids = [row["reading_id"] for row in _asked(cursor, "unscreened_readings.sql", most=MOST_READINGS)]
        if not ids:
            return None
        travellers = _asked(cursor, "travellers.sql", reading_ids=ids, since=date.max)
        with without_collecting():
            hits = _hits(cursor, travellers, today, names, at) if travellers else []
        _enter(cursor, hits, len(travellers), ids, at, new_id)
        cursor.execute("INSERT INTO screened_reading SELECT unnest(%s::uuid[])", [ids])
    return len(hits)


def _entries(names: Names, *, today: date, at: datetime, new_id: NewId) -> int | None:
    """Some new entries with the travellers of the last days; None where every entry was compared."""
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute(IN_ONE_PLACE)
        ids = [row["id"] for row in _asked(cursor, "unscreened_entries.sql", most=MOST_ENTRIES)]
        if not ids:
            return None
        travellers = _asked(cursor, "travellers.sql", reading_ids=[], since=today - LOOK_BACK)
        with without_collecting():
            hits = _hits(cursor, travellers, today, names, at, only=set(ids)) if travellers else []
        _enter(cursor, hits, len(travellers), None, at, new_id)
        cursor.execute("INSERT INTO screened_entry SELECT unnest(%s::uuid[])", [ids])
    return len(hits)


def _hits(
    cursor: Any, travellers: Sequence[Row], today: date, names: Names, at: datetime, only: set[uuid.UUID] | None = None
) -> list[Row]:  # fmt: skip
    """The rows of every hit of these travellers, on entries in force; `only`: on these entries."""
    _bring_up_to_date(cursor, names, today)
    among = names.in_force if only is None else names.in_force & only
    names.only(among)
    stated = {row["key"]: _numbers(row["identifiers"]) for row in travellers}
    hashes = {one: _hashes(one) for found in stated.values() for one in found}
    near = _by_number(cursor, hashes.values(), among)
    likest = names.likest((row["name"], row["born_from"], row["born_to"]) for row in travellers if row["name"])
    pairs = [
        (row, entry) for row in travellers for entry in sorted({
            *likest.get((row["name"], row["born_from"], row["born_to"]), ()),
            *(entry for one in stated[row["key"]] for hashed in hashes[one] for entry in near.get(hashed, ())),
        })
    ]  # fmt: skip
    targets = {
        row["id"]: Target(EntryKind(row["kind"]), row["name"], row["born"], tuple(_numbers(row["identifiers"])))
        for row in _asked(cursor, "targets.sql", ids=sorted({entry for _, entry in pairs}))
    }  # fmt: skip
    alike = scores_of_names((targets[entry].name, row["name"]) for row, entry in pairs)
    found = []
    for row, entry in pairs:
        traveller = Traveller(row["name"], row["born_from"], row["born_to"], tuple(stated[row["key"]]))
        if (match := matched(traveller, targets[entry], score_names=alike)) is not None:
            found.append(_row(row, entry, match, at))
    known = {row["id"] for row in _asked(cursor, "known_hits.sql", ids=[row["id"] for row in found])}
    return [row for row in found if row["id"] not in known]


def _bring_up_to_date(cursor: Any, names: Names, today: date) -> None:
    """Which entries are in force, and the names of those not known yet. Steps are only ever added, and every entry begins
    with one: where their number stands, nothing changed."""
    stands = (today, _asked(cursor, "how_lists_stand.sql")[0]["steps"])
    if names.stands != stands:
        names.in_force = frozenset(row["id"] for row in _asked(cursor, "entries_in_force.sql", today=today))
        fresh = sorted(names.in_force - names.known)
        names.take_in(fresh, _asked(cursor, "names_of_entries.sql", ids=fresh) if fresh else [])
        names.stands = stands


def _hashes(one: Number) -> tuple[bytes | int, ...]:
    """The keyed hash of a number, then those that it shares with numbers one slip apart."""
    return digest_of(f"{one.family} {one.form}"), *near_number(one.family, one.form)


def _by_number(
    cursor: Any, stated: Collection[Sequence[bytes | int]], among: Container[uuid.UUID]
) -> Mapping[bytes | int, set[uuid.UUID]]:  # fmt: skip
    """Entries by the keyed hash of a number they hold, and by those they share with numbers one slip apart."""
    digests = sorted({hashed for some in stated for hashed in some if isinstance(hashed, bytes)})
    near = sorted({hashed for some in stated for hashed in some if isinstance(hashed, int)})
    found: dict[bytes | int, set[uuid.UUID]] = defaultdict(set)
    for row in _asked(cursor, "entries_by_number.sql", digests=digests, near=near) if stated else []:
        if row["id"] in among:
            for hashed in (bytes(row["digest"]), *row["near"]):
                found[hashed].add(row["id"])
    return found


def _numbers(identifiers: Sequence[Row]) -> list[Number]:
    found = []
    for one in identifiers:
        kind = KINDS.get(one["kind"])
        form = normalised(kind, one["written"]) if kind else None
        if kind and form:
            found.append(Number(family(kind), form, one["written"]))
    return found


def _row(traveller: Row, entry: uuid.UUID, match: Match, at: datetime) -> Row:
    key = bytes.fromhex(settings.CREDENTIALS.id_key)
    return {
        "id": keyed_id(key, "watch hit", traveller["key"].bytes, entry.bytes), "report_id": traveller["report_id"],
        "mention_key": traveller["key"], "entry_id": entry, "basis": str(match.basis), "score": match.score,
        "reasons": [{"code": one.code, "listed": one.listed, "stated": one.stated} for one in match.reasons],
        "rule_version": RULE_VERSION, "found_at": at,
        "marking_id": traveller["marking_id"],
    }  # fmt: skip


def _enter(
    cursor: Any, hits: Sequence[Row], travellers: int, readings: Sequence[uuid.UUID] | None, at: datetime, new_id: NewId
) -> None:  # fmt: skip
    """The ledger's entry, entries by whose numbers protected persons are known, and the hits."""
    detail: dict[str, object] = {"travellers": travellers, "hits": len(hits)}
    deed = Deed(deed="travellers:screen", subject_kind="counting", subject_id=RULE_VERSION, detail=detail)
    append_entry(deed, id=new_id(), at=at, using="resolver")
    stated = _numbers(_asked(cursor, "protected_numbers.sql", reading_ids=readings))
    digests = sorted({digest_of(f"{one.family} {one.form}") for one in stated if one.family in NUMBERS})
    if digests:
        cursor.execute(question(SQL + "protect_entries.sql"), {"digests": digests})
    for start in range(0, len(hits), BATCH):
        cursor.execute(HITS, [as_json(list(hits[start : start + BATCH]))])


def _asked(cursor: Any, name: str, **parameters: Any) -> list[Row]:
    cursor.execute(question(SQL + name), parameters)
    names = [column.name for column in cursor.description]
    return [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]


def _plain(value: Any) -> Any:
    """JSON comes as text on this connection."""
    return json.loads(value) if isinstance(value, str) and value[:1] == "[" else value

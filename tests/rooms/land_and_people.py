"""Invented claims of cleared land and invented encounters, filed through the record, and a plain recount of both.

The recount reads every row as superuser, decides rights in Python and joins in loops: no window function, no row security.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from psycopg.rows import dict_row

from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, Person
from tests.rooms.recount import may_see

Row = dict[str, Any]
FIRST_DAY, LAST_DAY = date(2025, 3, 1), date(2025, 5, 31)
TELLERS = (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER)
MARKINGS = ("open; every agency", "restricted; every agency", "restricted; originator only", "restricted; to ANF, NNCC")
LAND = ("Mohmand", "Mohmand", "Kohlu", None)
AREAS = ((Decimal(5), "acre"), (Decimal(5), "acre"), (Decimal("2.5"), "hectare"), (Decimal(40), "kanal"))
CROPS = ("poppy", "poppy", "poppy", "cannabis", None)
MET = (("stopped", "smuggled person"), ("travelled", "victim of trafficking"), ("stopped", "refused boarding"),
       ("arrested", "facilitator"), ("stopped", None))  # fmt: skip

JOURNEYS: tuple[Row, ...] = (
    {}, {"kind": "sea_rescue", "origin": "Gujrat", "destination": "Oman"}, {"origin": "Pakistan", "nationality": "AF"},
    {"kind": "land_crossing", "transit": "Taftan, Iran", "outcome": "cared_for"},
    {"outcome": "arrested", "nationality": "PK"},
)  # fmt: skip


def invented_rows(seed: int, *, how_many: int = 80) -> list[tuple[Person, str, Row]]:
    """(who files, marking, what the reader gives for one row): few places, areas and numbers, so that many coincide."""
    dice, journeys = random.Random(seed), random.Random(f"journeys {seed}")
    made = []
    for number in range(how_many):
        day = FIRST_DAY - timedelta(days=8) + timedelta(days=dice.randrange(40))
        read: Row = {"kind": dice.choice(["poppy", "poppy", "poppy", "periodic"]), "date": day.isoformat(), "agency": None}
        read["agency"] = dice.choice(["ANF", "CUSTOMS", "FC", None])
        if dice.random() < 0.05:
            read["date"] = None
        area, unit = dice.choice(AREAS)
        claim = {"area": str(area), "unit": unit, "crop": dice.choice(CROPS), "district": dice.choice(LAND)}
        role, what = dice.choice(MET)
        met = {
            "persons": dice.choice([12, 12, 2, None]), "minors": dice.choice([None, 1]), "role": role, "what": what,
            "district": dice.choice(["Chagai", "Gwadar", "Gwadar", None]), "place_text": dice.choice(["the coast", ""]),
        }  # fmt: skip
        read["clearances"] = [{**claim, "place_text": f"field {number}" if dice.random() < 0.5 else ""}]
        met |= journeys.choice(JOURNEYS)
        read["encounters"] = [met] if dice.random() < 0.6 else []
        made.append((dice.choice(TELLERS), dice.choice(MARKINGS), read))
    return made


def file_rows(house: House, made: Sequence[tuple[Person, str, Row]], patch: Any, called: str = "report") -> None:
    """File each row as a report of its own; `patch`: pytest's, to stand in for the reader of statements."""
    waiting: dict[str, Row] = {}

    def read_record(record: Row, **_: Any) -> Row:
        return {"incidents": [], "spans": {}, **waiting[record["text"]]}

    patch.setattr("rabta.filing.rules.rows.read_record", read_record)
    for number, (who, marking, read) in enumerate(made):
        text = f"Invented {called} {number}."
        waiting[text] = read
        written = date.fromisoformat(read["date"]) if read["date"] else None
        house.file(who, text, marking=marking, written_on=written, place=False)


@dataclass(frozen=True)
class Counted:
    """What a recount finds: each part once and as reported."""

    once: dict[str, Decimal]
    told: dict[str, Decimal]


def recount_land(house: House, person: Person) -> Counted:
    """Square metres and stated units of the period, as this person may see them."""
    once, told = _sums(), _sums()
    for group in _groups(_visible(house, person, "clearance_claim"), ("unit", "area", "crop")):
        for row in group:
            for key, amount in _land_parts(row):
                told[key] += amount
                once[key] += amount if row is group[0] else 0
    return Counted(_kept(once, told), dict(told))


def recount_people(house: House, person: Person) -> Counted:
    """Persons of the period by part, as this person may see them."""
    once, told = _sums(), _sums()
    rows = [{**r, "where": (r["where"], _apart(r))} for r in _visible(house, person, "encounter")
            if r["category"] != "arranger" and r["persons"] is not None]  # fmt: skip
    for group in _groups(rows, ("category", "persons")):
        for row in group:
            parts = [(key, row["persons"]) for key in ("met", row["category"], "protected", *_of_the_journey(row))]
            parts += [(f"outcome:{row['outcome']}", row["persons"])] if row["outcome"] else []
            for key, number in parts + ([("minors", row["minors"])] if row["minors"] is not None else []):
                told[key] += number
                once[key] += number if row is group[0] else 0
    return Counted(_kept(once, told), dict(told))


def _apart(row: Row) -> Any:
    """What parts groups that are too small for their number to say that they are the same."""
    if row["persons"] >= 4:
        return None
    carried = ["".join(sign for sign in row[name].upper() if sign.isalnum()) for name in ("flight", "conveyance")]
    return (row["day"], *carried) if any(carried) else (bytes(row["content_hash"]), row["encounter_no"])


def recount_facilitators(house: House, person: Person) -> Counted:
    """Arrested facilitators of the period by part, as this person may see them."""
    once, told = _sums(), _sums()
    for row, first in _one_day(house, person, lambda row: row["category"] == "arranger"):
        arrested = row["outcome"] == "arrested" or (row["role"] == "arrested" and not row["outcome"])
        for key in ("arrested", *_of_the_journey(row)) if arrested else ("not_arrested",):
            told[key] += row["persons"]
            once[key] += row["persons"] if first else 0
    return Counted(_kept(once, told), dict(told))


def recount_encounters(house: House, person: Person) -> Decimal:
    """How many encounters there are for this person: each row filed in these tests is one of its own."""
    seen: dict[tuple[Any, ...], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in _visible(house, person, "encounter"):
        if FIRST_DAY <= row["day"] <= LAST_DAY:
            met = 0 if row["category"] == "arranger" else row["persons"] or 0
            named = row["district"] is not None or row["place_text"] or row["place_key"]
            alone = met < 2 or not named
            seen[(row["day"], met, row["row_id"] if alone else row["where"])][row["originator"]] += 1
    return Decimal(sum(max(told.values()) for told in seen.values()))


def _one_day(house: House, person: Person, wanted: Any) -> Iterator[tuple[Row, bool]]:
    """Rows of one day, place and number, and whether each is the one that counts of those different originators tell."""
    alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in _visible(house, person, "encounter"):
        if wanted(row) and row["persons"] is not None and FIRST_DAY <= row["day"] <= LAST_DAY:
            arrested = row["outcome"] == "arrested" or (row["role"] == "arrested" and not row["outcome"])
            alike[(row["where"], row["day"], row["persons"], arrested)].append(row)
    for same in alike.values():
        same.sort(key=lambda row: (bytes(row["content_hash"]), row["row_id"]))
        for group in _pairs(same):
            yield from ((row, row is group[0]) for row in group)


def _of_the_journey(row: Row) -> tuple[str, ...]:
    return (f"kind:{row['kind'] or 'not_stated'}", f"route:{row['route'] or 'not_stated'}",
            f"nationality:{row['nationality'] or 'unknown'}")  # fmt: skip


def _land_parts(row: Row) -> Iterator[tuple[str, Decimal]]:
    if row["area_m2"] is None:
        yield f"{row['crop']}/{row['unit']}", row["area"]
        return
    yield from (("cleared", Decimal(row["area_m2"])), (row["crop"], Decimal(row["area_m2"])))
    if row["district"] is not None:
        yield f"district:{row['district']}", Decimal(row["area_m2"])


def _groups(rows: Sequence[Row], alike: Sequence[str]) -> Iterator[list[Row]]:
    """Rows told of by different originators that are one, the earliest first; only those that count in the period."""
    kinds: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        kinds[(row["where"], *(row[name] for name in alike))].append(row)
    for same in kinds.values():
        same.sort(key=lambda row: (row["day"], bytes(row["content_hash"]), row["row_id"]))
        chain: list[Row] = []
        for row in [*same, None]:
            if chain and (row is None or (row["day"] - chain[-1]["day"]).days > 3):
                for group in _pairs(chain):
                    if FIRST_DAY <= group[0]["day"] <= LAST_DAY:
                        yield group
                chain = []
            chain += [row] if row else []


def _pairs(chain: Sequence[Row]) -> list[list[Row]]:
    """The first row of every originator together, the second ones together, and so on."""
    found: dict[int, list[Row]] = defaultdict(list)
    seen: dict[int, int] = defaultdict(int)
    for row in chain:
        found[seen[row["originator"]]].append(row)
        seen[row["originator"]] += 1
    return list(found.values())


def _visible(house: House, person: Person, table: str) -> list[Row]:
    with house.as_superuser() as connection:
        connection.row_factory = dict_row  # type: ignore[assignment]
        markings = connection.execute("SELECT * FROM marking").fetchall()
        rows: list[Any] = connection.execute(
            f"SELECT t.*, r.originator, w.content_hash FROM {table} t JOIN reading d ON d.id = t.reading_id"  # noqa: S608
            " JOIN report r ON r.id = d.report_id JOIN reading_row w ON w.id = t.row_id"
        ).fetchall()
    seen = {m["id"] for m in markings if may_see(person, m)}  # type: ignore[call-overload,arg-type]
    found = []
    for row in rows:
        day = row["occurred_from"] or row["reported_on"]
        if row["marking_id"] in seen and not row["periodic"] and day:
            unnamed = row["place_text"].lower() or row["place_key"] or str(row["row_id"])
            where = row["district"] if row["district"] is not None else unnamed
            found.append({**row, "day": day, "where": where})
    return found


def _sums() -> dict[str, Decimal]:
    return defaultdict(Decimal)


def _kept(once: dict[str, Decimal], told: dict[str, Decimal]) -> dict[str, Decimal]:
    return {key: once[key] for key in told}

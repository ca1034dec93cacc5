"""From rows of messages to what a rule may look at: one traveller's own words, and who else states the same.

Whom a link rests on is decided by `rests`: in a test, whoever shows; for hits that are kept, only travellers whose list
shows to everybody who sees this one, so that no hit tells of what hides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rabta.screening.rules.written.condition import Group, conditions_of
from rabta.screening.rules.written.facts import Facts, Flown, Keys

Row = Mapping[str, Any]
LINKED_DAYS = 90
"""How many days of lists links are looked for in, at least."""
DOCUMENTS = ("passport", "cnic", "nicop", "visa")
STATED_AS = {"phone": "phone", "e-mail": "email", "address": "address", "bag tag": "tag", "agency": "agency",
             "booking reference": "locator"}  # fmt: skip
"""What is shared, and under which kind messages state it."""


@dataclass(frozen=True)
class Wanted:
    """What of links some rules look at. `shared`: by what, the most others any of them asks for; `confirmed`: by what."""

    shared: Mapping[str, int]
    confirmed: frozenset[str]
    slips: bool
    travelled: bool
    days: int

    @property
    def links(self) -> bool:
        """Whether anything but a traveller's own message is looked at."""
        return bool(self.shared or self.confirmed or self.travelled)


def wanted_by(rules: Iterable[Group]) -> Wanted:
    """What these rules look at, taken together."""
    shared, confirmed, days, codes = dict[str, int](), set[str](), LINKED_DAYS, set[str]()
    for line in (line for rule in rules for line in conditions_of(rule)):
        codes.add(line.code)
        days = max(days, line.days)
        if line.code in ("shared", "tag_shared"):
            by = line.shared or "bag tag"
            shared[by] = max(line.count, shared.get(by, 0))
        elif line.code == "shared_confirmed":
            confirmed.add(line.shared)
    return Wanted(shared, frozenset(confirmed), "like_listed" in codes, bool(codes & {"repeated", "split"}), days)


def values_of(rows: Sequence[Row], wanted: Wanted) -> dict[str, list[str]]:
    """What is asked for to find who else states it: values and kinds of numbers, tags, locators, agencies."""
    by = {*wanted.shared, *wanted.confirmed}
    kinds = [STATED_AS[one] for one in sorted(by) if STATED_AS[one] in ("phone", "email", "address")]
    kinds += DOCUMENTS if wanted.links else []
    return {
        "kinds": kinds, "values": _each(value for row in rows for kind, value, _ in row["identifiers"] if kind in kinds),
        "tags": _each(tag for row in rows for tag in row["tags"]) if "bag tag" in by else [],
        "locators": _each(row["locator"] for row in rows) if "booking reference" in by else [],
        "agencies": _each(row["agency"] for row in rows) if "agency" in by else [],
    }  # fmt: skip


def _each(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value})


def facts_of(
    rows: Sequence[Row], holders: Sequence[Row], matches: Sequence[Row], wanted: Wanted, *, rests: Callable[[int, int], bool]
) -> list[Facts]:  # fmt: skip
    """What rules may look at of each traveller, in the order of the rows.

    `holders`: who states one of the values (`kind`, `value`, key, marking_id, locator, designator, departs_on); `matches`:
    of travellers and holders with watch-lists (id, key, basis, confirmed).
    """
    stating = defaultdict[tuple[str, str], list[Row]](list)
    for one in holders:
        stating[one["kind"], one["value"]].append(one)
    slips, confirmed = defaultdict[UUID, list[UUID]](list), defaultdict[UUID, list[UUID]](list)
    for one in matches:
        (confirmed if one["confirmed"] else slips)[one["key"]].append(one["id"])
        if one["confirmed"] and one["basis"] == "like_number":
            slips[one["key"]].append(one["id"])
    return [_facts(row, stating, slips, confirmed, wanted, rests) for row in rows]


def _facts(
    row: Row, stating: Mapping[tuple[str, str], list[Row]], slips: Mapping[UUID, list[UUID]],
    confirmed: Mapping[UUID, list[UUID]], wanted: Wanted, rests: Callable[[int, int], bool],
) -> Facts:  # fmt: skip
    legs = tuple(Flown(*(stated or "" for stated in leg)) for leg in row["legs"])
    mine = [one for kind, value, _ in row["identifiers"] if kind in DOCUMENTS for one in stating.get((kind, value), ())]
    same = {row["key"], *(one["key"] for one in mine)}
    linked = {by: _others(row, by, stating, same) for by in {*wanted.shared, *wanted.confirmed}}
    return Facts(
        key=row["key"], legs=legs, whole=row["made"] is not None, booked=row["made"] or "",
        paid_by=tuple(part.strip().lower() for part in (row["paid_by"] or "").split(",") if part.strip()),
        agency=row["agency"] or "", office=row["office"] or "", party=row["party"] or None, bags=row["bags"],
        party_bags=None if row["party_bags"] is None else int(row["party_bags"]), weight_g=row["weight_g"],
        issued=_days(row["issued"]), expires=_days(expires for _, _, expires in row["identifiers"]),
        tickets=sum(kind == "ticket" for kind, _, _ in row["identifiers"]),
        shared={by: _first(row, linked[by], most, rests) for by, most in wanted.shared.items()},
        travelled=_travelled(row, mine, rests) if wanted.travelled else (),
        slips=tuple(slips.get(row["key"], ())) if wanted.slips else (),
        confirmed={by: tuple(id for one in linked[by] for id in confirmed.get(one["key"], ())) for by in wanted.confirmed},
    )  # fmt: skip


def _others(row: Row, by: str, stating: Mapping[tuple[str, str], list[Row]], same: set[UUID]) -> list[Row]:
    """Who else states it: not the same person, and of other bookings, where it is not the booking itself that is shared."""
    kind = STATED_AS[by]
    stated = {
        "tag": row["tags"], "locator": [row["locator"]], "agency": [row["agency"] or ""],
    }.get(kind) or [value for each, value, _ in row["identifiers"] if each == kind]  # fmt: skip
    found = {one["key"]: one for value in stated if value for one in stating.get((kind, value), ())}
    booked = row["locator"] if by != "booking reference" else ""
    return [one for key, one in found.items() if key not in same and not (booked and one["locator"] == booked)]


def _travelled(row: Row, mine: Iterable[Row], rests: Callable[[int, int], bool]) -> tuple[tuple[date, str, str, UUID], ...]:
    """Journeys of the same document: its own, and those it may rest on."""
    return tuple(sorted({
        (one["departs_on"], one["designator"], one["locator"] or "", one["key"]) for one in mine
        if one["departs_on"] and one["designator"]
        and (one["key"] == row["key"] or rests(row["marking_id"], one["marking_id"]))
    }))  # fmt: skip


def _first(row: Row, others: Iterable[Row], most: int, rests: Callable[[int, int], bool]) -> Keys:
    kept = (one["key"] for one in others if rests(row["marking_id"], one["marking_id"]))
    return tuple(sorted(kept, key=str)[:most])


def _days(stated: Iterable[Any]) -> tuple[date, ...]:
    found = set()
    for one in stated:
        try:
            found.add(one if isinstance(one, date) else date.fromisoformat(str(one)[:10]))
        except ValueError:
            continue
    return tuple(sorted(found))

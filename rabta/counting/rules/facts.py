"""Everything about one incident that the same-event judgement needs, taken from a reading once.

A reading is a plain dict as `rabta read statement` or `rabta read table` prints it; its text is not needed.
"""

import hashlib
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from functools import lru_cache
from json import JSONEncoder
from math import isfinite
from sys import intern
from typing import Any, Final

from rabta.counting.rules.report_dates import Days, days_of, occurred_days
from rabta.counting.rules.seizure_line import SeizureLine, seizure_line
from rabta.counting.rules.several_places import districts_apart
from rabta.counting.rules.wording import hiding_words, operations_lumped, place_words
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.scripts import fold_digits

Key = tuple[str | int, ...]
"""What names an incident: (statement id or row number, incident number), or a record key alone."""

ENTRY: Final = "entry "
"""How a bulletin's entry begins: "entry 3 of 8"."""
LONG_LIST: Final = 4
NUMBERS: Final = ("record_number", "case_number")
"""What an archive that is sent again may have anew. `renumbered.sql` leaves out the same."""


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """One incident, ready to be compared. Text that was not stated is "", a number that was not stated is None.

    `source` names the list the incident stands in (a statement, or one agency's rows of one table): a list tells each
    event once, so two incidents of one source are never joined automatically. `content` is a hash of what is stated,
    the same for two word-for-word equal incidents, whoever filed them; it orders ends and breaks ties.
    `reporter` tells: the outlet that prints a text, else the agency that files it. Two outlets that print one agency's
    bulletin are two tellers.
    `record_number` is the agency's own number of the entry, `row` its place in the table.
    `repeat`: how many incidents before it in its statement tell exactly the same. `unnumbered`: as `content`, but without
    the numbers of register and case: a list sent again may have been numbered anew.
    `bulletin` holds the statement's own totals, which two outlets of one bulletin share.
    """

    key: Key
    source: str
    from_table: bool
    content: str
    reporter: str
    agencies: frozenset[str]
    custody: frozenset[str]
    registered: frozenset[str]
    reported: Days | None
    occurred: Days | None
    recap: bool
    place_text: str
    place_words: frozenset[str]
    district: str
    province: str
    country: str
    airport: str
    setting: str
    lines: tuple[SeizureLine, ...]
    lumps: int
    arrests: int | None
    women: int | None
    foreigners: int | None
    destination: str
    flight: str
    vehicles: int | None
    hiding: frozenset[str]
    value: str
    case_number: str
    record_number: str
    row: int | None
    bulletin: tuple[str, ...]
    repeat: int = 0
    unnumbered: str = ""

    @property
    def day(self) -> int | None:
        """The earliest day that can be said of it: the stated day of the event, else the day of its report."""
        days = self.occurred or self.reported
        return days[0] if days else None

    @property
    def puts_right(self) -> bool:
        """Whether a figure of it stands instead of one that its text takes back."""
        return any(line.instead_of_g is not None for line in self.lines)

    def to_json(self) -> dict[str, Any]:
        """A dict of JSON types that `from_json` turns into an equal object."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "IncidentFacts":
        """The inverse of `to_json`. Raises KeyError or TypeError for a dict that `to_json` did not make."""
        values = dict(stored)
        for name in ("agencies", "custody", "registered", "place_words", "hiding"):
            values[name] = frozenset(values[name])
        for name in ("key", "bulletin"):
            values[name] = tuple(values[name])
        for name in ("reported", "occurred"):
            values[name] = tuple(values[name]) if values[name] else None
        values["lines"] = tuple(_line_from_json(line) for line in values["lines"])
        return cls(**values)


def facts_from_reading(
    key: Key, statement: dict[str, Any], incident: dict[str, Any], *, source: str | None = None
) -> IncidentFacts:
    """Take the facts of one `incident` of `statement` (a `read statement` result, or a `read table` row object).

    `source` defaults to the first part of the key (the statement's id); for a table row pass `table_source(...)`.
    """
    arrests = incident.get("arrests") or {}
    place_text = _text(incident.get("place_text"))
    district, province = _word(incident.get("district")), _word(incident.get("province"))
    roles = incident.get("roles") or {}
    reporter = _word(statement.get("agency"))
    named = tuple([a for a in incident.get("agencies") or () if a])
    agencies = _together(named or ((reporter,) if reporter else ()))
    content = content_hash(incident)
    return IncidentFacts(
        key=key,
        source=source if source is not None else str(key[0]),
        from_table="row" in statement,
        content=content,
        reporter=_text(statement.get("outlet")) or reporter or _only(agencies),
        agencies=agencies,
        custody=_with_role(roles, "took_custody"),
        registered=_with_role(roles, "registered"),
        reported=days_of(incident.get("date")) or days_of(statement.get("date")),
        occurred=occurred_days(incident.get("occurred")),
        recap=bool(incident.get("recap")),
        place_text=place_text,
        place_words=_place_words(place_text, district, province),
        district=district,
        province=province,
        country=_word(incident.get("country")),
        airport=_word(incident.get("airport_iata")),
        setting=_word(incident.get("setting")),
        lines=tuple([seizure_line(line) for line in incident.get("substances") or ()]),
        lumps=_whole(incident.get("operations")) or max(operations_lumped(place_text), len(districts_apart(place_text))),
        arrests=_whole(arrests.get("total")),
        women=_whole(arrests.get("women")),
        foreigners=_whole(arrests.get("foreigners")),
        destination=_word(incident.get("destination")),
        flight=_flight(_text(incident.get("flight"))),
        vehicles=_whole(incident.get("vehicles_impounded")),
        hiding=hiding_words(_text(incident.get("concealment"))),
        value=_value(incident.get("value")),
        case_number=fold_digits(_text(incident.get("case_number"))),
        record_number=fold_digits(_text(incident.get("record_number"))),
        row=_whole(statement.get("row")),
        bulletin=(*_bulletin(statement.get("stated")), *_entry(statement, incident)),
        repeat=_repeat(statement, incident),
        unnumbered=content_hash({**incident, **dict.fromkeys(NUMBERS)}) if any(map(incident.get, NUMBERS)) else content,
    )


def table_source(table: str, row: dict[str, Any]) -> str:
    """The `source` of a table row: rows of one agency in one table are one list; other agencies' rows are not.

    Whose row it is, the row says; that others took part does not take it out of its agency's list.
    """
    if agency := _text(row.get("agency")):
        return f"{table}/{agency}"
    agencies = {a for i in row.get("incidents") or () for a in i.get("agencies") or () if a}
    return f"{table}/{'+'.join(sorted(agencies))}"


_NOT_CONTENT = frozenset({"incident_no", "event_ref", "label_note", "confidence", "date", "spans"})
_canonical = JSONEncoder(sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":")).encode


def content_hash(incident: dict[str, Any]) -> str:
    """A hash of what the incident states, without its number, its report's date and how sure the reading is."""
    stated = incident.copy()
    for name in _NOT_CONTENT.intersection(stated):
        del stated[name]
    return hashlib.sha256(_canonical(stated).encode()).hexdigest()[:32]


def _repeat(statement: dict[str, Any], incident: dict[str, Any]) -> int:
    """How many incidents before this one in its statement state exactly the same."""
    number = incident.get("incident_no")
    if not isinstance(number, int) or number == 1:
        return 0
    return sum(_tells_alike(each, incident) for each in (statement.get("incidents") or ())[: number - 1])


def _tells_alike(one: Any, other: dict[str, Any]) -> bool:
    return isinstance(one, dict) and all(one.get(k) == v for k, v in other.items() if k not in _NOT_CONTENT)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _word(value: object) -> str:
    """A text that many incidents share: kept once, and quickly told from another."""
    return intern(value.strip()) if isinstance(value, str) else ""


_NOBODY: Final = frozenset[str]()


@lru_cache(maxsize=10_000)
def _together(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def _flight(text: str) -> str:
    return "".join([c for c in text.upper() if c.isalnum()]) if text else ""


def _only(names: frozenset[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""


def _whole(value: object) -> int | None:
    if value is None or isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or value < 0:
        return None
    return int(value)


def _with_role(roles: dict[str, Any], role: str) -> frozenset[str]:
    if not roles:
        return _NOBODY
    return _together(
        tuple([agency for agency, held in roles.items() if any(h.replace(" ", "_").startswith(role) for h in held)])
    )


@lru_cache(maxsize=50_000)
def _place_words(text: str, district: str, province: str) -> frozenset[str]:
    """Without the words that only repeat the coded place, in either script: they are weighed as district or province."""
    words = place_words(text)
    for name in (district, province) if words else ():
        words -= _words_of_name(name)
    return words


@lru_cache(maxsize=1000)
def _words_of_name(name: str) -> frozenset[str]:
    known = {each.name_en: each for each in districts()}.get(name)
    names = (known.name_en, known.name_ur, *known.aliases) if known else (name,)
    return frozenset().union(*map(place_words, names))


def _value(value: Any) -> str:
    amount = value.get("amount") if isinstance(value, dict) else None
    return f"{value.get('currency')} {amount:.0f}" if isinstance(amount, int | float) and amount else ""


def _bulletin(stated: dict[str, Any] | None) -> tuple[str, ...]:
    """The stated totals that are particular enough to recognise a bulletin by (three digits or more)."""
    if not stated:
        return ()
    found = []
    total = stated.get("total_kg")
    if isinstance(total, int | float) and len(f"{total:g}".replace(".", "").strip("0")) >= 3:
        found.append(f"total {total:g} kg")
    if value := _value(stated.get("value")):
        found.append(f"value {value}")
    if isinstance(stated.get("operations"), int) and stated["operations"] >= 4:
        found.append(f"{stated['operations']} operations")
    return tuple(found)


def _entry(statement: dict[str, Any], incident: dict[str, Any]) -> tuple[str, ...]:
    """Which entry of a longer list it is: two languages of one bulletin keep their order."""
    listed, number = len(statement.get("incidents") or ()), incident.get("incident_no")
    return (f"{ENTRY}{number} of {listed}",) if listed >= LONG_LIST and isinstance(number, int) else ()


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, SeizureLine):
        return {name: str(v) if isinstance(v, Decimal) else v for name, v in asdict(value).items()}
    return value


def _line_from_json(stored: dict[str, Any]) -> SeizureLine:
    decimals = {n: Decimal(stored[n]) if stored[n] is not None else None for n in ("quantity", "count")}
    return SeizureLine(**{**stored, **decimals})

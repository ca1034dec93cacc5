"""Which of the record's numbers a published figure is held beside, and under which definition each counts.

Plain Python over figures as the engine gives them. `Record` holds them: whole figures by name, and figures cut down to one
part (a substance, a nationality) by (name, part), whose breakdowns are that part's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from rabta.briefing.rules import published_words as say
from rabta.briefing.rules.published_verdict import Beside, Counted
from rabta.briefing.rules.wording import quantity_in_words, unit_nouns
from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.substances import substance

Row = dict[str, Any]
MASS, ARRESTS, APART, AREA, VALUE = "mass_by_substance", "arrests", "arrests_apart", "area_cleared", "value"
SOME = ("foreigners", "women", "nationals")


@dataclass(frozen=True, kw_only=True)
class Record:
    """The engine's figures of one period: `figures` by name, `parts` by (name, part's key), `values` by price list."""

    figures: Mapping[str, Row]
    parts: Mapping[tuple[str, str], Row]
    values: Mapping[str, Row]

    def cut(self, name: str, key: str | None) -> Row | None:
        """Give the figure, or the figure cut down to one part; None where the record holds no such part."""
        return self.figures.get(name) if key is None else self.parts.get((name, key))


def part_key(figure: Row) -> tuple[tuple[str, str], ...]:
    """Give the parts of the record's figures that a stated figure needs cut out, as (name, key)."""
    if figure["what"] == "mass_seized" and figure["substance"]:
        return ((MASS, str(figure["substance"])),)
    if figure["what"] in SOME:
        key = f"nationality:{figure['nationality']}" if figure["what"] == "nationals" else str(figure["what"])
        return ((ARRESTS, key), (APART, key))
    return ()


def beside(figure: Row, record: Record) -> Beside:
    """Give the numbers of the record for one stated figure, each with its definition; empty where nothing is kept."""
    if figure["region"] is not None:
        return Beside(nothing=say.OWN_REGION)
    if figure["what"] in say.NOT_KEPT:
        return Beside(nothing=say.NOT_KEPT[figure["what"]])
    found = _KINDS.get(figure["what"])
    return found(figure, record) if found is not None else Beside()


def _mass(figure: Row, record: Record) -> Beside:
    if figure["substance"]:
        code = str(figure["substance"])
        name = substance(code).name_en
        cut = record.cut(MASS, code)
        definitions = (say.OF_SUBSTANCE.format(name=name), say.OF_SUBSTANCE_REPORTED.format(name=name))
        return _whole(figure, cut, MASS, definitions, key=code)
    whole = record.cut(MASS, None)
    found = _whole(figure, whole, MASS, (say.MASS, say.MASS_REPORTED))
    return _with_agencies(figure, whole, MASS, found, (say.MASS_AGENCY, say.MASS_SHARE), _litres(record))


def _litres(record: Record) -> list[Counted]:
    """The mass with litres counted as kilograms: a common slip of public totals, and never a number of the record."""
    whole, others = record.cut(MASS, None), record.cut("other_quantities", None)
    if whole is None or others is None:
        return []
    litres = sum((Decimal(part["value"]) for part in others["by"] if part["key"].endswith("/litre")), start=Decimal(0))
    if not litres:
        return []
    value = Decimal(whole["value"]) + litres * 1000
    return [Counted(figure=MASS, value=value, text=say.amount(MASS, value), definition=say.MASS_LITRES)]


def _arrests(figure: Row, record: Record) -> Beside:
    whole, apart = record.cut(ARRESTS, None), record.cut(APART, None)
    found = _whole(figure, whole, ARRESTS, (say.ARRESTS, say.ARRESTS_REPORTED))
    more = _together(figure, whole, apart, (say.ARRESTS_ALL, say.ARRESTS_APART))
    found = _with_agencies(figure, whole, ARRESTS, found, (say.ARRESTS_AGENCY, ""), more)
    return _noted(found, _inside_or_outside(whole, apart) if not figure["provinces"] else "")


def _some(figure: Row, record: Record) -> Beside:
    """Foreigners, women, nationals: among those arrested at seizures where the text says so or says nothing; nationals
    told apart from any whole are held beside those arrested apart from any seizure."""
    ((_, key), _) = part_key(figure)
    country = {**countries(), "PK": "Pakistan"}.get(str(figure["nationality"]), str(figure["nationality"]))
    at, apart = record.cut(ARRESTS, key), record.cut(APART, key)
    at_said, apart_said, both_said = (
        words[figure["what"]].format(country=country) for words in (say.PART_OF_ARRESTS, say.PART_APART, say.PART_TOGETHER)
    )
    alone = figure["what"] == "nationals" and figure["of"] is None
    first, second = (
        ((apart, APART, apart_said), (at, ARRESTS, at_said))
        if alone
        else ((at, ARRESTS, at_said), (apart, APART, apart_said))
    )
    found = _whole(figure, first[0], first[1], (first[2], say.REPORTED.format(definition=first[2])), key=key)
    others = [
        *_counted(figure, second[0], second[1], second[2], key=key),
        *_sum_of(figure, (at, apart), both_said),
        *_counted({**figure, "provinces": []}, first[0], first[1], first[2], key=key),
    ]
    records = found.records + (second[0]["records"] if second[0] else 0)
    note = _inside_or_outside(record.cut(ARRESTS, None), record.cut(APART, None)) if figure["of"] is None else ""
    return _noted(Beside(same=found.same, others=[*found.others, *others], records=records), note)


def _inside_or_outside(at: Row | None, apart: Row | None) -> str:
    """Say what those arrested apart would change, where there are any: both readings, as the briefing shows them."""
    if at is None or apart is None or not apart["value"]:
        return ""
    inside, outside = max(at["value"], apart["value"]), at["value"] + apart["value"]
    return say.INSIDE_OR_OUTSIDE.format(inside=say.plain(Decimal(inside)), outside=say.plain(Decimal(outside)))


def _together(figure: Row, at: Row | None, apart: Row | None, definitions: tuple[str, str]) -> list[Counted]:
    return [*_sum_of(figure, (at, apart), definitions[0]), *_counted(figure, apart, APART, definitions[1])]


def _sum_of(figure: Row, rows: Iterable[Row | None], definition: str) -> list[Counted]:
    values = [_side(figure, row, "value") for row in rows if row is not None]
    known = [value for value in values if value is not None]
    if len(known) < 2 or not all(known):
        return []
    value = sum(known, start=Decimal(0))
    return [Counted(figure=ARRESTS, value=value, text=say.amount(ARRESTS, value), definition=definition)]


def _value(figure: Row, record: Record) -> Beside:
    found: list[Counted] = []
    others: list[Counted] = []
    nothing = say.NO_PRICES
    for name, row in record.values.items():
        listed = (row["valued"] or {}).get("list")
        if listed is None:
            continue
        if listed["currency"] != figure["unit"]:
            nothing = say.OTHER_CURRENCY.format(currency=listed["currency"])
            continue
        first = not found
        said = say.VALUE if first else say.VALUE_OTHER_LIST
        query = {"price_list": name} if not first else {}
        counted = _money(row, "value", said.format(list=name), listed["currency"], query)
        (found if first else others).append(counted)
        others.append(_money(row, "as_reported", say.VALUE_REPORTED.format(list=name), listed["currency"], query))
    others += _stated_by_reports(figure, record)
    records = sum(row["records"] for row in record.values.values()) if found else 0
    return Beside(same=found, others=others, records=records, nothing=nothing)


def _money(row: Row, side: str, definition: str, currency: str, query: dict[str, str]) -> Counted:
    value = Decimal(row[side] or 0)
    return Counted(
        figure=VALUE, value=value, text=say.money(value, currency), definition=definition, query=query, currency=currency
    )


def _stated_by_reports(figure: Row, record: Record) -> list[Counted]:
    row = record.figures.get(VALUE)
    stated = ((row or {}).get("valued") or {}).get("stated") or []
    return [
        Counted(figure=VALUE, value=Decimal(one["as_reported"]), text=one["as_reported_text"], definition=say.VALUE_STATED)
        for one in stated
        if one["currency"] == figure["unit"]
    ]


def _quantity(figure: Row, record: Record) -> Beside:
    """Tablets, litres and their like: of the substance named, else of every substance in that unit."""
    whole = record.cut("other_quantities", None)
    parts = [part for part in (whole or {}).get("by", ()) if part["key"].partition("/")[2] == figure["unit"]]
    if figure["substance"]:
        parts = [part for part in parts if part["key"].partition("/")[0] == figure["substance"]]
    if not parts or figure["provinces"]:
        return Beside()
    name = substance(str(figure["substance"])).name_en if figure["substance"] else "all substances"
    query = {"key": parts[0]["key"]} if len(parts) == 1 else {}
    sides = (("value", say.QUANTITY), ("as_reported", say.QUANTITY_REPORTED))
    found = []
    for side, words in sides:
        value = sum((Decimal(part[side]) for part in parts), start=Decimal(0))
        definition = words.format(name=name, unit=unit_nouns(figure["unit"])[1])
        text = quantity_in_words(value, figure["unit"])
        found.append(Counted(figure="other_quantities", value=value, text=text, definition=definition, query=query))
    return Beside(same=found[:1], others=found[1:], records=sum(part["records"] for part in parts))


def _plain(name: str, once: str, reported: str) -> Callable[[Row, Record], Beside]:
    return lambda figure, record: _whole(figure, record.cut(name, None), name, (once, reported))


def _whole(figure: Row, row: Row | None, name: str, definitions: tuple[str, str], *, key: str | None = None) -> Beside:
    """One figure, or one part of it, counted once and as reported, in the provinces the text names."""
    once = _counted(figure, row, name, definitions[0], key=key)
    reported = _counted(figure, row, name, definitions[1], key=key, side="as_reported")
    return Beside(same=once, others=reported, records=row["records"] if row else 0)


def _counted(
    figure: Row, row: Row | None, name: str, definition: str, *, key: str | None = None, side: str = "value"
) -> list[Counted]:
    value = _side(figure, row, side)
    if value is None:
        return []
    if figure["provinces"]:
        definition = say.IN_PROVINCES.format(definition=definition, provinces=_and(figure["provinces"]))
    query = {"key": key} if key else {}
    if len(figure["provinces"]) == 1:
        query["province"] = figure["provinces"][0]
    return [Counted(figure=name, value=value, text=say.amount(name, value), definition=definition, query=query)]


def _side(figure: Row, row: Row | None, side: str) -> Decimal | None:
    """The number of the whole, or of the provinces named."""
    if row is None or row[side] is None:
        return None
    if not figure["provinces"]:
        return Decimal(row[side])
    rows = (row["breakdowns"] or {}).get("province") or ()
    return sum((Decimal(one[side]) for one in rows if one["key"] in figure["provinces"]), start=Decimal(0))


def _with_agencies(
    figure: Row, row: Row | None, name: str, found: Beside, definitions: tuple[str, str], more: Sequence[Counted]
) -> Beside:
    """One agency's numbers: by its own definition where the text names the agency, else as another."""
    if row is None or figure["provinces"]:
        return Beside(same=found.same, others=[*found.others, *more], records=found.records)
    same, others = list(found.same), []
    for credit in row["credited"]:
        agency = credit["agency"]
        counted = _credit(credit, name, definitions)
        if agency["code"] == figure["scope"]:
            note = say.NAMED_AGENCY.format(agency=agency["name_en"])
            same = [*(replace(one, note=note) for one in same), *counted[:1]]
            others += counted[1:]
        elif agency["code"] != "not_stated":
            others += counted
    return Beside(same=same, others=[*found.others, *more, *others], records=found.records)


def _credit(credit: Row, name: str, definitions: tuple[str, str]) -> list[Counted]:
    agency, query = credit["agency"]["name_en"], {"agency": credit["agency"]["code"]}
    return [
        Counted(
            figure=name, value=Decimal(credit[side]), text=credit[f"{side}_text"], definition=words.format(agency=agency),
            query=query,
        )
        for side, words in zip(("full", "share"), definitions, strict=True)
        if words
    ]  # fmt: skip


def _noted(found: Beside, note: str) -> Beside:
    together = " ".join(part for part in (found.note, note) if part)
    return Beside(same=found.same, others=found.others, records=found.records, nothing=found.nothing, note=together)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_KINDS: dict[str, Callable[[Row, Record], Beside]] = {
    "mass_seized": _mass,
    "arrests": _arrests,
    **dict.fromkeys(SOME, _some),
    "value": _value,
    "operations": _plain("events", say.EVENTS, say.EVENTS_REPORTED),
    "vehicles": _plain("vehicles", say.VEHICLES, say.VEHICLES_REPORTED),
    "area_cleared": _plain(AREA, say.AREA, say.AREA_REPORTED),
    "persons_encountered": _plain("persons_encountered", say.MET, say.MET_REPORTED),
    **dict.fromkeys(("tablets", "capsules", "volume", "other_quantity"), _quantity),
}

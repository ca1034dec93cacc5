"""Which of the record's numbers a published figure is held beside, and under which definition each counts."""

from collections.abc import Callable
from decimal import Decimal

from rabta.briefing.rules.wording import quantity_in_words, unit_nouns
from rabta.publications.rules import published_words as say
from rabta.publications.rules.published_persons import arrested, person_key, some_arrested
from rabta.publications.rules.published_record import (
    APART,
    AREA,
    ARRESTS,
    MASS,
    SOME,
    VALUE,
    Record,
    Row,
    whole,
    with_agencies,
)
from rabta.publications.rules.published_verdict import Beside, Counted
from rabta.vocabulary.rules.substances import substance


def part_key(figure: Row) -> tuple[tuple[str, str], ...]:
    """Give the parts of the record's figures that a stated figure needs cut out, as (name, key)."""
    if figure["what"] == "mass_seized" and figure["substance"]:
        return ((MASS, str(figure["substance"])),)
    if figure["what"] in SOME:
        return ((ARRESTS, person_key(figure)), (APART, person_key(figure)))
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
        return whole(figure, cut, MASS, definitions, key=code)
    seized = record.cut(MASS, None)
    found = whole(figure, seized, MASS, (say.MASS, say.MASS_REPORTED))
    return with_agencies(figure, seized, MASS, found, (say.MASS_AGENCY, say.MASS_SHARE), _litres(record))


def _litres(record: Record) -> list[Counted]:
    """The mass with litres counted as kilograms: a common slip of public totals, and never a number of the record."""
    seized, others = record.cut(MASS, None), record.cut("other_quantities", None)
    if seized is None or others is None:
        return []
    litres = sum((Decimal(part["value"]) for part in others["by"] if part["key"].endswith("/litre")), start=Decimal(0))
    if not litres:
        return []
    value = Decimal(seized["value"]) + litres * 1000
    return [Counted(figure=MASS, value=value, text=say.amount(MASS, value), definition=say.MASS_LITRES)]


def _value(figure: Row, record: Record) -> Beside:
    found: list[Counted] = []
    others: list[Counted] = []
    elsewhere: list[str] = []
    for name, row in record.values.items():
        listed = (row["valued"] or {}).get("list")
        if listed is None:
            continue
        if listed["currency"] != figure["unit"]:
            elsewhere.append(listed["currency"])
            continue
        first = not found
        said = say.VALUE if first else say.VALUE_OTHER_LIST
        query = {"price_list": name} if not first else {}
        (found if first else others).append(_money(row, "value", said.format(list=name), query))
        others.append(_money(row, "as_reported", say.VALUE_REPORTED.format(list=name), query))
    records = sum(row["records"] for row in record.values.values()) if found else 0
    kept_in = ", ".join(dict.fromkeys(elsewhere))
    nothing = say.OTHER_CURRENCY.format(currency=kept_in) if elsewhere else say.NO_PRICES
    return Beside(same=found, others=others, records=records, nothing=nothing)


def _money(row: Row, side: str, definition: str, query: dict[str, str]) -> Counted:
    """The value under one list; where that list is the example's, with the warning that its prices are fitted."""
    value, listed = Decimal(row[side] or 0), row["valued"]["list"]
    return Counted(
        figure=VALUE, value=value, text=say.money(value, listed["currency"]), definition=definition, query=query,
        currency=listed["currency"], note=say.FITTED if listed.get("fitted", listed["example"]) else "",
        records=row["records"],
    )  # fmt: skip


def _quantity(figure: Row, record: Record) -> Beside:
    """Tablets, litres and their like: of the substance named, else of every substance in that unit."""
    stated = record.cut("other_quantities", None)
    parts = [part for part in (stated or {}).get("by", ()) if part["key"].partition("/")[2] == figure["unit"]]
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


def _operations(figure: Row, record: Record) -> Beside:
    """A raid is no event: events are another definition, and where the numbers differ there is nothing to hold it beside."""
    events = whole(figure, record.cut("events", None), "events", (say.EVENTS, say.EVENTS_REPORTED))
    return Beside(others=[*events.same, *events.others], records=events.records, nothing=say.NOT_EVENTS)


def _plain(name: str, once: str, reported: str) -> Callable[[Row, Record], Beside]:
    return lambda figure, record: whole(figure, record.cut(name, None), name, (once, reported))


_KINDS: dict[str, Callable[[Row, Record], Beside]] = {
    "mass_seized": _mass,
    "arrests": arrested,
    **dict.fromkeys(SOME, some_arrested),
    "value": _value,
    "operations": _operations,
    "vehicles": _plain("vehicles", say.VEHICLES, say.VEHICLES_REPORTED),
    "area_cleared": _plain(AREA, say.AREA, say.AREA_REPORTED),
    "persons_encountered": _plain("persons_encountered", say.MET, say.MET_REPORTED),
    **dict.fromkeys(("tablets", "capsules", "volume", "other_quantity"), _quantity),
}

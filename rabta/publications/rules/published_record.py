"""The record's numbers that a published figure may be held beside: of a whole or a part, of provinces, of agencies.

Plain Python over figures as the engine gives them. `Record` holds them: whole figures by name, and figures cut down to one
part (a substance, a nationality) by (name, part), whose breakdowns are that part's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from rabta.publications.rules import published_words as say
from rabta.publications.rules.published_verdict import Beside, Counted

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


def whole(figure: Row, row: Row | None, name: str, definitions: tuple[str, str], *, key: str | None = None) -> Beside:
    """One figure, or one part of it, counted once and as reported, in the provinces the text names."""
    once = counted_side(figure, row, name, definitions[0], key=key)
    reported = counted_side(figure, row, name, definitions[1], key=key, side="as_reported")
    return Beside(same=once, others=reported, records=row["records"] if row else 0)


def counted_side(
    figure: Row, row: Row | None, name: str, definition: str, *, key: str | None = None, side: str = "value"
) -> list[Counted]:
    value = side_of(figure, row, side)
    if value is None:
        return []
    if figure["provinces"]:
        definition = say.IN_PROVINCES.format(definition=definition, provinces=_and(figure["provinces"]))
    query = {"key": key} if key else {}
    if len(figure["provinces"]) == 1:
        query["province"] = figure["provinces"][0]
    records = row["records"] if row and not figure["provinces"] else 0
    text = say.amount(name, value)
    return [Counted(figure=name, value=value, text=text, definition=definition, query=query, records=records)]


def side_of(figure: Row, row: Row | None, side: str) -> Decimal | None:
    """The number of the whole, or of the provinces named."""
    if row is None or row[side] is None:
        return None
    if not figure["provinces"]:
        return Decimal(row[side])
    rows = (row["breakdowns"] or {}).get("province") or ()
    return sum((Decimal(one[side]) for one in rows if one["key"] in figure["provinces"]), start=Decimal(0))


def with_agencies(
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


def noted(found: Beside, note: str, readings: Sequence[Row] = ()) -> Beside:
    """The same with one more sentence, and the competing readings it tells of."""
    together = " ".join(part for part in (found.note, note) if part)
    return replace(found, note=together, readings=readings)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def with_published(figure: Row, found: Beside, told: Mapping[str, Row]) -> Beside:
    """What was published of the same days stands among the other definitions: of whole figures, no part and no province.

    `told`: by figure `value` (None: withheld) and `published_on`, in words.
    """
    first = found.same[0] if found.same and not found.same[0].query else None
    row = told.get(first.figure) if first else None
    if first is None or row is None or row["value"] is None or figure["provinces"]:
        return found
    definition = say.PUBLISHED.format(definition=first.definition, text=row["published_on"])
    value = Decimal(str(row["value"]))
    text = say.amount(first.figure, value, currency=first.currency)
    published = replace(first, value=value, text=text, definition=definition)
    return replace(found, others=[published, *found.others])

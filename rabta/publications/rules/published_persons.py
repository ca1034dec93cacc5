"""Persons of a published text beside the record's: those arrested at seizures, apart from any, and some among them."""

from collections.abc import Iterable
from decimal import Decimal

from rabta.briefing.rules.readings import readings_of_arrests
from rabta.publications.rules import published_words as say
from rabta.publications.rules.published_record import (
    APART,
    ARRESTS,
    Record,
    Row,
    counted_side,
    noted,
    side_of,
    whole,
    with_agencies,
)
from rabta.publications.rules.published_verdict import Beside, Counted
from rabta.vocabulary.rules.gazetteer import countries


def person_key(figure: Row) -> str:
    """Give the key of the part of those arrested that a stated figure is: foreigners, women, nationality:AF."""
    return f"nationality:{figure['nationality']}" if figure["what"] == "nationals" else str(figure["what"])


def arrested(figure: Row, record: Record) -> Beside:
    at, apart = record.cut(ARRESTS, None), record.cut(APART, None)
    found = whole(figure, at, ARRESTS, (say.ARRESTS, say.ARRESTS_REPORTED))
    more = _together(figure, at, apart, (say.ARRESTS_ALL, say.ARRESTS_APART))
    found = with_agencies(figure, at, ARRESTS, found, (say.ARRESTS_AGENCY, ""), more)
    return found if figure["provinces"] else noted(found, _inside_or_outside(at, apart), _readings(at, apart, "arrested"))


def some_arrested(figure: Row, record: Record) -> Beside:
    """Foreigners, women, nationals: among those arrested at seizures where the text says so or says nothing; nationals
    told apart from any whole are held beside those arrested apart from any seizure."""
    key = person_key(figure)
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
    found = whole(figure, first[0], first[1], (first[2], say.REPORTED.format(definition=first[2])), key=key)
    others = [
        *counted_side(figure, second[0], second[1], second[2], key=key),
        *_sum_of(figure, (at, apart), both_said),
        *counted_side({**figure, "provinces": []}, first[0], first[1], first[2], key=key),
    ]
    records = found.records + (second[0]["records"] if second[0] else 0)
    both = record.cut(ARRESTS, None), record.cut(APART, None)
    readings = _readings(*both, "foreigners" if figure["what"] == "foreigners" else "arrested")
    shown = Beside(same=found.same, others=[*found.others, *others], records=records)
    if figure["of"] is None:
        return noted(shown, _inside_or_outside(*both), readings)
    return noted(shown, "", readings if figure["what"] == "foreigners" and not figure["provinces"] else ())


def _readings(at: Row | None, apart: Row | None, of: str) -> list[Row]:
    """The briefing's own readings of those arrested, or of the foreigners among them."""
    if at is None or apart is None:
        return []
    return [one for one in readings_of_arrests(at, apart) if one["key"].startswith(of)]


def _inside_or_outside(at: Row | None, apart: Row | None) -> str:
    """Say what those arrested apart would change, where there are any: both readings, as the briefing shows them."""
    if at is None or apart is None or not apart["value"]:
        return ""
    inside, outside = max(at["value"], apart["value"]), at["value"] + apart["value"]
    return say.INSIDE_OR_OUTSIDE.format(inside=say.plain(Decimal(inside)), outside=say.plain(Decimal(outside)))


def _together(figure: Row, at: Row | None, apart: Row | None, definitions: tuple[str, str]) -> list[Counted]:
    return [*_sum_of(figure, (at, apart), definitions[0]), *counted_side(figure, apart, APART, definitions[1])]


def _sum_of(figure: Row, rows: Iterable[Row | None], definition: str) -> list[Counted]:
    values = [side_of(figure, row, "value") for row in rows if row is not None]
    known = [value for value in values if value is not None]
    if len(known) < 2 or not all(known):
        return []
    value = sum(known, start=Decimal(0))
    return [Counted(figure=ARRESTS, value=value, text=say.amount(ARRESTS, value), definition=definition)]

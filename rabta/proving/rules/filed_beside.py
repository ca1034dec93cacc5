"""What is told in every world beside seizures: passengers, persons, networks, fields, people met."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from rabta.proving.rules import tellings
from rabta.proving.rules.filed import OWN, TO_ALL, TO_CENTRE, TO_COUNTRY, TO_VETTED, Telling, source_of, typed
from rabta.proving.rules.oracle import Marked
from rabta.proving.rules.people import ANF_OFFICER, OFFICER, SCREENER
from rabta.proving.rules.tellings import mark_of


def travelling(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """Messages of passengers who stand on watch-lists: one hides with its flight and its hits, one shows with its own; and
    one more of the flight that shows, which hides."""
    told = []
    lists = (("pax hidden", ANF_OFFICER, OWN, 701, (1, 5)), ("pax shown", OFFICER, TO_ALL, 702, (1, 2, 3, 5)),
             ("pax beside", ANF_OFFICER, OWN, 702, (2, 4)))  # fmt: skip
    for key, who, marked, flight, numbers in lists:
        mark = mark_of(seed, key)
        content = tellings.passengers(flight, mark, numbers).encode()
        told.append(Telling(key=key, who=who, content=content, marked=marked, at=next(moments), mark=mark,
                            file_name="passengers.edi"))  # fmt: skip
    return told


PUBLISHED_DAY = date(2024, 2, 14)
"""A year before anything else that is told: days of their own, which are published."""


def told_before(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """What was seized in the month that is published: one report that everybody sees, and one of the same place and day,
    ten times as heavy, that the centre sees and nothing may tell outside."""
    what = replace(tellings.happenings(seed, most=1, last=PUBLISHED_DAY)[0], day=PUBLISHED_DAY)
    told = {"before shown": (TO_ALL, what.kg), "before hidden": (TO_CENTRE, f"{10 * float(what.kg):g}")}
    return [
        typed(seed, key, ANF_OFFICER, tellings.in_english(what, agency="ANF", mark=mark_of(seed, key), kg=kg), marked,
              next(moments)) for key, (marked, kg) in told.items()
    ]  # fmt: skip


def lists_of_persons(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """One person in several lists: a hidden mention bridges two that show, before them and after."""
    told = {
        "persons hidden": (OFFICER, TO_CENTRE), "persons first": (ANF_OFFICER, TO_ALL), "persons last": (SCREENER, TO_ALL),
        "persons asked": (ANF_OFFICER, TO_COUNTRY), "persons apart": (OFFICER, TO_VETTED), "persons met": (SCREENER, TO_ALL),
    }  # fmt: skip
    made = []
    for key, (who, marked) in told.items():
        content = tellings.persons(seed, key, mark=mark_of(seed, key)).encode()
        protected = key == "persons met"
        made.append(
            Telling(
                key=key, who=who, content=content, marked=marked, at=next(moments), mark=mark_of(seed, key),
                file_name="persons.csv", protected=protected,
                otherwise=tellings.named_otherwise(content) if protected else b"",
            )
        )  # fmt: skip
    return made


def stated_of_networks(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """Statements of two that smuggle: a hidden one names the telephones of both, with a dearer price; and a child guides."""
    told = {
        "stated hidden": (OFFICER, OWN), "stated first": (ANF_OFFICER, TO_ALL), "stated last": (OFFICER, TO_ALL),
        "stated child": (ANF_OFFICER, Marked("restricted")),
    }  # fmt: skip
    made = []
    for key, (who, marked) in told.items():
        child, content = key == "stated child", tellings.stated(key, mark=mark_of(seed, key)).encode()
        made.append(Telling(
            key=key, who=who, content=content, marked=marked, at=next(moments), mark=mark_of(seed, key), protected=child,
            file_name="stated.csv", otherwise=tellings.named_otherwise(content) if child else b"",
        ))  # fmt: skip
    return made


def fields_claimed(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """Cleared fields that lie over each other: the hidden one was cleared first."""
    told = {"field hidden": (OFFICER, OWN), "field first": (ANF_OFFICER, TO_ALL), "field last": (OFFICER, TO_COUNTRY)}
    return [
        Telling(
            key=key, who=who, content=tellings.cleared_field(key, mark=mark_of(seed, key)).encode(), marked=marked,
            at=next(moments), mark=mark_of(seed, key), file_name="fields.geojson",
        )
        for key, (who, marked) in told.items()
    ]  # fmt: skip


def told_beside(seed: int, last: date, moments: Iterator[datetime]) -> list[Telling]:
    """Cleared land, people met, nothing to report: each told by three, the hidden telling between the two that show."""
    made = []
    for number, kind in enumerate(tellings.BESIDE):
        for turn, (who, marked) in enumerate(((SCREENER, TO_ALL), (OFFICER, OWN), (ANF_OFFICER, TO_ALL))):
            key, day = f"{kind} {turn}", last - timedelta(days=16 - 3 * turn - number)
            source = source_of(seed, key) if turn == 1 else ""
            words = tellings.beside(kind, agency=who.agency, day=day, mark=mark_of(seed, key), source=source)
            made.append(typed(seed, key, who, words, marked, next(moments), protected=kind == "met"))
    words = tellings.met_at_a_seizure(agency="ANF", day=last - timedelta(days=10), mark=mark_of(seed, "met 3"))
    made.append(typed(seed, "met 3", ANF_OFFICER, words, TO_ALL, next(moments), protected=True))
    made += _met_by_officers(seed, last, moments)
    return [replace(one, otherwise=tellings.named_otherwise(one.content)) if one.protected else one for one in made]


def _met_by_officers(seed: int, last: date, moments: Iterator[datetime]) -> list[Telling]:
    """An encounter in two reports under one number: a child of unsure age, for its agency alone, and who was grown up."""
    made = []
    for key, child in (("encounter child", True), ("encounter shown", False)):
        words = tellings.encounter(agency="ANF", day=last - timedelta(days=9), mark=mark_of(seed, key), child=child)
        marked = Marked("confidential") if child else TO_ALL
        one = typed(seed, key, ANF_OFFICER, words, marked, next(moments), protected=True)
        wanted = replace(TO_ALL, level="confidential") if child else None
        made.append(replace(one, file_name="met.csv", filed_as=wanted))
    return made

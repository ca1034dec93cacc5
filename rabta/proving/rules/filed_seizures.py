"""What is told of seizures in every world: often, bridged by what hides, lumped, in tables, and under many markings."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from rabta.proving.rules import tellings
from rabta.proving.rules.filed import (
    HARBOUR_ONLY,
    NOW,
    OWN,
    SECRET,
    TO_ALL,
    TO_CENTRE,
    TO_COUNTRY,
    TO_VETTED,
    Telling,
    source_of,
    typed,
)
from rabta.proving.rules.oracle import Marked
from rabta.proving.rules.people import ANF_OFFICER, HARBOUR, OFFICER, OUTSIDER, PARTNER, SCREENER
from rabta.proving.rules.tellings import Happening, mark_of


def told_often(seed: int, number: int, what: Happening, moments: Iterator[datetime]) -> list[Telling]:
    """A seizure told first under a hiding marking, then twice in the open, then weighed by the laboratory in secret.

    The fourth stands alone, so that its picture is stored for every reader; the others are joined by the lump.
    """
    chance = random.Random(f"{seed}/often/{number}")
    first, second = f"{number} hidden", f"{number} shown"
    third, fourth = f"{number} shown again", f"{number} weighed"
    hiding = chance.choice((OWN, SECRET, TO_CENTRE, HARBOUR_ONLY))
    wide, wider = chance.choice((TO_ALL, TO_COUNTRY)), chance.choice((TO_ALL, TO_VETTED))
    other = chance.choice((OFFICER, SCREENER))
    weight = f"{float(what.kg) * 0.96:.2f}"
    told = {
        first: (HARBOUR if hiding is HARBOUR_ONLY else ANF_OFFICER, tellings.in_english(
            what, agency="ANF", mark=mark_of(seed, first), source=source_of(seed, first)), hiding),
        second: (ANF_OFFICER, tellings.in_english(what, agency="ANF", mark=mark_of(seed, second)), wide),
        third: (other, tellings.in_urdu(what, agency=other.agency, mark=mark_of(seed, third)), wider),
        fourth: (OFFICER if number else ANF_OFFICER,
                 tellings.laboratory(what, agency="CUSTOMS" if number else "ANF", mark=mark_of(seed, fourth), kg=weight,
                                     source=source_of(seed, fourth)), OWN),
    }  # fmt: skip
    made = [typed(seed, key, who, words, marked, next(moments)) for key, (who, words, marked) in told.items()]
    if number == 1:  # another agency keeps the very same bytes to itself
        same = typed(seed, "1 same bytes", OFFICER, told[second][1], OWN, next(moments))
        made.append(replace(same, mark=mark_of(seed, second)))
    if number == 2:
        words = tellings.in_english(what, agency="CUSTOMS", mark=mark_of(seed, "2 pulled back"), source=source_of(seed, "2"))
        made.append(typed(seed, "2 pulled back", OFFICER, words, OWN, next(moments), withdrawn=True))
        words = tellings.in_english(what, agency="ANF", mark=mark_of(seed, "2 pulled back in the open"), days=1)
        made.append(typed(seed, "2 pulled back in the open", ANF_OFFICER, words, TO_COUNTRY, next(moments), withdrawn=True))
    return made


def bridged(seed: int, what: Happening, moments: Iterator[datetime]) -> list[Telling]:
    """Two tellings that nobody would take for one seizure, and between them a hidden one that is the same as both."""
    some, more = f"{float(what.kg) * 1.5:.2f}", f"{float(what.kg) * 1.25:.2f}"
    source = source_of(seed, "bridge hidden")
    return [
        typed(seed, "bridge hidden", OFFICER, tellings.in_english(
            what, agency="CUSTOMS", mark=mark_of(seed, "bridge hidden"), kg=more, days=1, source=source), TO_CENTRE,
            next(moments), mended=True),
        typed(seed, "bridge first", ANF_OFFICER, tellings.in_english(
            what, agency="ANF", mark=mark_of(seed, "bridge first")), TO_ALL, next(moments), mended=True),
        typed(seed, "bridge last", SCREENER, tellings.in_english(
            what, agency="ASF", mark=mark_of(seed, "bridge last"), kg=some, days=3), TO_ALL, next(moments)),
    ]  # fmt: skip


def lumped(seed: int, whats: list[Happening], moments: Iterator[datetime]) -> list[Telling]:
    """A lump that covers three seizures, hidden."""
    words = tellings.lump(whats, agency="ANF", mark=mark_of(seed, "lump"), source=source_of(seed, "lump"))
    return [typed(seed, "lump", ANF_OFFICER, words, OWN, next(moments))]


def in_tables(seed: int, whats: list[Happening], moments: Iterator[datetime]) -> list[Telling]:
    """A log that is kept from others, sent before one that shares rows with it; and one of another agency."""
    logs = {
        "log hidden": (ANF_OFFICER, OWN, [(whats[0], whats[0].kg), (whats[2], "7.5"), (whats[1], whats[1].kg)]),
        "log shown": (ANF_OFFICER, TO_ALL, [(whats[0], whats[0].kg), (whats[2], "9.25"), (whats[1], "1.1")]),
        "log of customs": (OFFICER, TO_VETTED, [(whats[1], whats[1].kg)]),
    }
    return [
        Telling(
            key=key, who=who, marked=marked, at=next(moments), mark=mark_of(seed, key), file_name="march.csv",
            content=tellings.table(rows, agency=who.agency, mark=mark_of(seed, key)).encode(),
        )
        for key, (who, marked, rows) in logs.items()
    ]  # fmt: skip


def of_partners(seed: int, whats: list[Happening], moments: Iterator[datetime]) -> list[Telling]:
    """What a partner and a force of a province file, and the newest report of all, which hides."""
    tell = tellings.in_english
    return [
        typed(seed, "of the partner", PARTNER, tell(whats[2], agency="NCA_UK", mark=mark_of(seed, "of the partner")),
              Marked("restricted", agencies=("ANF", "NNCC")), next(moments)),
        typed(seed, "of the levies", OUTSIDER, tell(whats[1], agency="LEVIES", mark=mark_of(seed, "of the levies")),
              TO_COUNTRY, next(moments)),
        typed(seed, "of customs", OFFICER, tell(whats[0], agency="CUSTOMS", mark=mark_of(seed, "of customs"), days=1),
              TO_VETTED, next(moments)),
        typed(seed, "newest hidden", SCREENER, tell(whats[0], agency="ASF", mark=mark_of(seed, "newest hidden"), days=2,
              source=source_of(seed, "newest hidden")), Marked("restricted"), NOW - timedelta(hours=2)),
    ]  # fmt: skip


def decided_anew(seed: int, whats: list[Happening], moments: Iterator[datetime]) -> list[Telling]:
    """What was shown and then marked so that it hides, the other way round, released, and released and recalled."""
    decisions = {
        "shown once": (OWN, {"first": TO_ALL}), "hidden once": (TO_ALL, {"first": SECRET}),
        "let out": (OWN, {"released": ("CUSTOMS",)}), "recalled": (OWN, {"recalled": ("CUSTOMS", "NCA_UK", "NNCC")}),
        "let out to others": (OWN, {"released": ("FIA",)}), "let out besides": (TO_ALL, {"released": ("FIA",)}),
    }  # fmt: skip
    made = []
    for number, (key, (marked, more)) in enumerate(decisions.items()):
        source = "" if marked is TO_ALL else source_of(seed, key)
        words = tellings.in_english(whats[number % 5], agency="ANF", mark=mark_of(seed, key), days=1, source=source)
        made.append(replace(typed(seed, key, ANF_OFFICER, words, marked, next(moments)), **more))  # type: ignore[arg-type]
    return made


UNSEEN = {
    ("LEVIES", "CUSTOMS"): ((ANF_OFFICER, "4", "9"), (SCREENER, "6.5", "2.25"), (ANF_OFFICER, "8.25", "7.5")),
    ("NCA_UK",): ((SCREENER, "3", "11"), (ANF_OFFICER, "12", "5.5"), (OFFICER, "5", "3.5")),
}
"""By the agencies that may count them: three tellings, and their kilograms here and where their reader knows but the sum."""


def counted_unseen(seed: int, last: date, moments: Iterator[datetime]) -> list[Telling]:
    """What an originator lets some agencies count and not see: two totals of a month in Sindh, each for other agencies."""
    made = []
    for number, (to, told) in enumerate(UNSEEN.items()):
        for turn, (who, kg, otherwise) in enumerate(told):
            key, day = f"counted {number} {turn}", last.replace(day=2 + 4 * turn + number)
            words = [
                tellings.unseen(agency=who.agency, day=one, kg=weighs, place=2 * turn + number, mark=mark_of(seed, key))
                for one, weighs in ((day, kg), (day + timedelta(days=1), otherwise))
            ]
            marked = Marked("restricted") if who is SCREENER else OWN
            telling = typed(seed, key, who, words[0], marked, next(moments))
            made.append(replace(telling, counted=to, otherwise=words[1].encode()))
    return made


def under_many_markings(seed: int, what: Happening, moments: Iterator[datetime]) -> list[Telling]:
    """More tellings of one seizure than a stored view holds markings: its picture is then laid out on read."""
    many = (
        (ANF_OFFICER, Marked("confidential", agencies=("NNCC", "FIA"))), (OFFICER, TO_CENTRE),
        (SCREENER, Marked("restricted")), (ANF_OFFICER, Marked("restricted", agencies=("CUSTOMS", "NNCC"))),
        (SCREENER, TO_VETTED),
    )  # fmt: skip
    return [
        typed(seed, f"many {n}", who, tellings.in_english(what, agency=who.agency, mark=mark_of(seed, f"many {n}")), marked,
              next(moments))
        for n, (who, marked) in enumerate(many)
    ]  # fmt: skip

"""Inside an opened house: invented chains of custody for some seizures of the demo, through the room's own operations.

The campaign's files hold none: officers who are invented as well sign them. Some end in the fire, some wait, some are late,
and one has lost weight on the way, so that every list of the page has something to show. What is there is left as it is.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import EXAMPLE
from rabta.cli.inside.example_people import example_officer, example_reader
from rabta.counting import queries as counting
from rabta.custody.errors import CustodyError
from rabta.custody.operations import Said, begin_chain, sign_step
from rabta.custody.queries import exhibits_of
from rabta.custody.rules.step import Kind
from rabta.filing.errors import FilingError
from rabta.records.queries import incidents_stated
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agency

MOST = 24
ERROR, SAMPLE, LOST = Decimal("0.01"), Decimal("0.01"), Decimal("0.93")
"""Of the scale, in the exhibit's unit; of what is held, what a sample takes; what is left where weight is lost."""
Deed = tuple[int, Kind, str]
"""So many days after the seizure, what is done, by whom: the officer who seized (a), or another (b)."""
TO_B: list[Deed] = [(0, Kind.HANDED_OVER, "a"), (1, Kind.RECEIVED, "b")]
TESTED: list[Deed] = [(2, Kind.SAMPLED, "b"), (2, Kind.SENT_TO_LABORATORY, "b"), (20, Kind.LABORATORY_RESULT, "b")]
TRIED: list[Deed] = [(60, Kind.RELEASED_TO_COURT, "b"), (90, Kind.CASE_DECIDED, "b"), (91, Kind.STORED, "b")]
STORIES: dict[str, list[Deed]] = {
    "burnt": [*TO_B, (1, Kind.CASE_REGISTERED, "b"), *TESTED, *TRIED, (110, Kind.DESTROYED, "b")],
    "decided": [*TO_B, (1, Kind.CASE_REGISTERED, "b"), *TESTED[:2], (3, Kind.STORED, "b"), TESTED[2], *TRIED],
    "in store": [*TO_B, (1, Kind.CASE_REGISTERED, "b"), *TESTED[:2], (3, Kind.STORED, "b"), TESTED[2]],
    "at the laboratory": [*TO_B, (1, Kind.CASE_REGISTERED, "b"), *TESTED[:2], (3, Kind.STORED, "b")],
    "short": [*TO_B, (2, Kind.CASE_REGISTERED, "b"), (3, Kind.STORED, "b")],
    "waiting": [(0, Kind.CASE_REGISTERED, "a"), (2, Kind.HANDED_OVER, "a")],
    "sealed": [],
}
EARLY, LATER = ("burnt", "in store", "burnt", "decided"), ("in store", "sealed", "waiting", "at the laboratory")


@dataclass(frozen=True)
class _Seizure:
    """One seizure of the demo, by the report whose line counts."""

    incident_key: uuid.UUID
    line_no: int
    amount: Decimal
    agency: str
    at: datetime
    substance: str


def keep_chains() -> Iterator[str]:
    """Keep the chains that are missing; one a step. What the house refuses is left out."""
    try:
        for number, seizure in enumerate(_chosen()):
            stories = EARLY if number < MOST // 2 else LATER
            story = "short" if number == 2 else stories[number % len(stories)]
            try:
                _keep(seizure, story, number)
            except (CustodyError, FilingError):
                continue
            yield story
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _chosen() -> list[_Seizure]:
    """Some seizures of the invented year, spread over it, whose counted line is a weight of an agency of the country."""
    with reading_as(example_reader("analyst")):
        found = counting.events(date_from=EXAMPLE.date_from, date_to=EXAMPLE.date_to, most=1000)["events"]
        weighed = [event for event in found if event["lines"] and event["lines"][0]["mass_g"] and not event["covers"]]
        weighed.sort(key=lambda event: (event["day"], event["key"]))
        some = weighed[:: max(1, len(weighed) // MOST)][:MOST]
        stated = incidents_stated([event["lines"][0]["from_incident"] for event in some])
        begun = {one["incident_key"] for one in exhibits_of(list(stated), now=timezone.now())}
    made = [_seizure(event, stated[key]) for event in some if (key := event["lines"][0]["from_incident"]) in stated]
    return [one for one in made if one is not None and one.incident_key not in begun]


def _seizure(event: dict[str, Any], told: dict[str, Any]) -> _Seizure | None:
    substance = event["lines"][0]["substance"]["code"]
    line = next((one for one in told["lines"] if one["substance"]["code"] == substance and one["quantity"]), None)
    code = told["report"]["agency"]["code"]
    if line is None or agency(code).kind.endswith("partner"):
        return None
    at = timezone.make_aware(datetime.combine(event["day"], time(10)))
    return _Seizure(told["key"], line["line_no"], Decimal(line["quantity"]), code, at, line["substance"]["code"])


def _keep(seizure: _Seizure, story: str, number: int) -> None:
    """Begin one chain and go on with it as its story says."""
    first = example_officer(seizure.agency, 1)
    other_agency, other = _other(seizure, story)
    held, error = seizure.amount, min(ERROR, seizure.amount / 100)
    seized = Said(kind=Kind.SEIZED, done_at=seizure.at, place=f"EX-place {number + 1}", amount=held, error=error)
    now = timezone.now()
    exhibit_id = begin_chain(
        reader_id=first, incident_key=seizure.incident_key, line_no=seizure.line_no, label=f"EX-{number + 1}", seized=seized,
        at=now, new_id=uuid.uuid4,
    )  # fmt: skip
    deeds: list[Deed] = [(0, Kind.SEALED, "a"), *STORIES[story]]
    for days, kind, who in deeds:
        held = (held * LOST).quantize(Decimal("0.001")) if story == "short" and kind is Kind.RECEIVED else held
        said = _said(kind, seizure.at + timedelta(days=days, minutes=30), held, error, number)
        if kind is Kind.LABORATORY_RESULT and seizure.substance in PURE:
            said = replace(said, purity=PURE[seizure.substance] + number % 7)
        said = replace(said, to_agency=agency(other_agency).number, to_officer=f"Example officer of {other_agency}")
        held -= said.amount if kind is Kind.SAMPLED and said.amount else 0
        reader_id = first if who == "a" else other
        sign_step(reader_id=reader_id, exhibit_id=exhibit_id, said=said, at=timezone.now(), new_id=uuid.uuid4)


def _other(seizure: _Seizure, story: str) -> tuple[str, uuid.UUID]:
    """Who takes it over: ANF, where its officers may see the report, else a colleague. Customs, whose liaison officer one
    can be in the demo, has to sign for what waits."""
    wanted = "CUSTOMS" if story == "waiting" else "ANF"
    if wanted != seizure.agency:
        officer = example_officer(wanted, 1)
        with reading_as(officer):
            if incidents_stated([seizure.incident_key]):
                return wanted, officer
    return seizure.agency, example_officer(seizure.agency, 2)


def _said(kind: Kind, at: datetime, held: Decimal, error: Decimal, number: int) -> Said:
    weighs = kind in (Kind.RECEIVED, Kind.STORED, Kind.DESTROYED, Kind.SAMPLED, Kind.LABORATORY_RESULT)
    part = kind in (Kind.SAMPLED, Kind.LABORATORY_RESULT)
    amount = max((held * SAMPLE).quantize(Decimal("0.001")), Decimal("0.001")) if part else held
    return Said(
        kind=kind, done_at=at, place=f"EX-place {number + 1}", held_at=HELD_AT.get(kind, ""), outcome="convicted",
        amount=amount if weighs else None, error=(Decimal("0.001") if part else error) if weighs else None,
        reference=f"EX-{kind.value[:3].upper()} {number + 1}/25", witnesses=("EX-witness one", "EX-witness two"),
    )  # fmt: skip


PURE = {"heroin": Decimal(38), "methamphetamine": Decimal(86), "cocaine": Decimal(69), "ketamine": Decimal(83)}
"""Invented purities, per cent; of resin and opium a laboratory states none here."""
HELD_AT = {
    Kind.SENT_TO_LABORATORY: "EX-laboratory", Kind.LABORATORY_RESULT: "EX-laboratory", Kind.STORED: "EX-store",
    Kind.CASE_REGISTERED: "EX-court", Kind.CASE_DECIDED: "EX-court", Kind.RELEASED_TO_COURT: "EX-court",
}  # fmt: skip

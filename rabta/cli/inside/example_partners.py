"""Inside an opened house: two invented requests of a partner for the demo, through the room's own operations.

One waits with its clock running; one was answered with a record of ANF that its officer let the centre pass on, which two
people of the centre approved. Whoever signs in as the partner takes the signed file. What is there is left as it is.
"""

import uuid
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import EXAMPLE
from rabta.cli.inside.example_people import example_officer, example_reader
from rabta.counting import queries as counting
from rabta.exchange.answering import approve_answer, draft_answer, send_answer
from rabta.exchange.asking_centre import Asked, ask_centre
from rabta.exchange.errors import ExchangeError
from rabta.exchange.giving import Drafted
from rabta.exchange.partner_requests import requests_of_partners
from rabta.exchange.rules.partner_request import Outcome
from rabta.filing.errors import FilingError
from rabta.filing.releasing import release_report
from rabta.records.queries import incidents_stated
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agency

ABOUT = {"purpose": "investigation", "legal_basis": "un_1988", "offence": "trafficking"}
WAITS = Asked(
    about_kind="passport", about="EX1234567", reference="EX-NCA-2025/31", urgency="urgent",
    words="Its holder is a suspect in an invented case. Was a courier stopped with this passport, and with what?",
    **ABOUT,
)  # fmt: skip
ANSWERED = Asked(
    about_kind="event", about="heroin London", reference="EX-NCA-2025/29",
    words="Which consignments of heroin for London were stopped this year? For an invented picture of the route.", **ABOUT,
)  # fmt: skip


def ask_and_answer() -> Iterator[None]:
    """File what of the two is missing, and answer the one; one a step. What the house refuses is left out."""
    try:
        with reading_as(example_reader("partner")):
            there = {one["reference"] for one in requests_of_partners(today=timezone.localdate())}
        if WAITS.reference not in there:
            ask_centre(reader_id=example_reader("partner"), asked=WAITS, at=timezone.now(), new_id=uuid.uuid4)
            yield None
        if ANSWERED.reference not in there:
            _answer(ask_centre(reader_id=example_reader("partner"), asked=ANSWERED, at=timezone.now(), new_id=uuid.uuid4))
            yield None
    except (ExchangeError, FilingError, SharingError):
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _answer(request_id: uuid.UUID) -> None:
    """The officer of ANF permits, the analyst drafts, analyst and director approve, it is sent."""
    analyst, director = example_reader("analyst"), example_reader("director")
    chosen = _permitted()
    deed = {"request_id": request_id, "new_id": uuid.uuid4}
    outcome = Outcome.ANSWERED if chosen else Outcome.NOTHING
    draft_id = draft_answer(
        reader_id=analyst, drafted=Drafted(outcome=outcome, incidents=chosen), at=timezone.now(), **deed  # type: ignore[arg-type]
    )  # fmt: skip
    for who in (analyst, director):
        approve_answer(reader_id=who, draft_id=draft_id, at=timezone.now(), **deed)  # type: ignore[arg-type]
    send_answer(reader_id=analyst, draft_id=draft_id, at=timezone.now(), **deed)  # type: ignore[arg-type]


def _permitted() -> tuple[uuid.UUID, ...]:
    """The newest seizure of heroin that ANF reported, after its officer let the centre pass the report on to the partner."""
    with reading_as(example_reader("analyst")):
        found = counting.events(
            date_from=EXAMPLE.date_from, date_to=EXAMPLE.date_to, substance="heroin", most=100
        )["events"]  # fmt: skip
        stated = incidents_stated([event["lines"][0]["from_incident"] for event in found if event["lines"]])
    for told in stated.values():
        if told["report"]["agency"]["code"] != "ANF" or told["withheld"] or told["report"]["kind"] != "statement":
            continue
        try:
            release_report(
                reader_id=example_officer("ANF", 1), report_id=told["report"]["id"], agencies=[agency("NCA_UK").number],
                kind="onward", holder=agency("NNCC").number, reason="EX: agreed for this request", at=timezone.now(),
                new_id=uuid.uuid4,
            )  # fmt: skip
        except (FilingError, SharingError):
            continue
        return (told["key"],)
    return ()

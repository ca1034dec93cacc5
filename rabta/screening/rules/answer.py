"""What a carrier is answered about its passenger list (CUSRES): who may board, who was refused, traveller by traveller.

"Do not board" stands for one thing alone: an officer's record that this traveller is refused boarding, on a legal ground,
that was neither taken back nor found wrong. No rule here knows of a match, so none can speak through an answer.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rabta.intake.formats.passenger.cusres import BOARD, DO_NOT_BOARD, Answer, cusres
from rabta.screening.rules.off_loading import OffLoadingStep, Said

ANSWERED = "PAXLST"
REFUSED_WORDS = "REFUSED BY AN OFFICER"


@dataclass(frozen=True)
class Listed:
    """A traveller as the list names it: booking and reference as its carrier gave them. `refused`: an officer's record."""

    locator: str
    reference: str
    refused: bool


def stands(steps: Sequence[Said]) -> bool:
    """Whether a record of refused boarding still says so: not taken back, and not found wrong."""
    return not any(step.kind in (OffLoadingStep.TAKEN_BACK, OffLoadingStep.FOUND_WRONG) for step in steps)


def why_not_answered(messages: Sequence[dict[str, Any]], *, withheld: bool, travellers: Sequence[Sequence[Listed]]) -> str:
    """Why a list cannot be answered; empty where it can. `messages` as read, `travellers` of each."""
    if not messages or any(message["message"]["kind"] != ANSWERED for message in messages):
        return "Only a passenger list sent as a message (PAXLST) can be answered: a carrier expects no other answer."
    if withheld:
        return "Words of this list are kept back from you. Whoever sees all of it answers the carrier."
    if any(flight_of(message) is None for message in messages):
        return "The list names no flight with a day of departure, so an answer could not say what it is about."
    if any(not _told_apart(listed) for listed in travellers):
        return (
            "Somebody refused boarding has the same booking and reference as another traveller of the list, or neither, so"
            " an answer could not say who is meant. Call the carrier."
        )
    return ""


def _told_apart(listed: Sequence[Listed]) -> bool:
    many = Counter((one.locator, one.reference) for one in listed)
    return all(many[one.locator, one.reference] == 1 and (one.locator or one.reference) for one in listed if one.refused)


def flight_of(message: dict[str, Any]) -> dict[str, Any] | None:
    """The flight a list is about: the first of the message itself with a designator and a day; None without one."""
    flights = message.get("flights") or []
    return next((one for one in flights if one.get("of_message") and one.get("flight") and one.get("departs")), None)


def answer_in(message: dict[str, Any], travellers: Sequence[Listed], *, reference: str, at: datetime) -> str:
    """The answer to one list as EDIFACT text. Who cannot be named (no booking, no reference) is left out.

    `reference`: of this answer. Only what the carrier itself sent stands in it, and what officers decided.
    """
    flight = flight_of(message)
    if flight is None:
        raise ValueError("a list without a flight cannot be answered")
    sent = message["message"]
    interchange = sent.get("interchange") or {}
    answers = [
        Answer(one.locator, one.reference, DO_NOT_BOARD if one.refused else BOARD, REFUSED_WORDS if one.refused else "")
        for one in travellers if one.locator or one.reference
    ]  # fmt: skip
    return cusres(
        sender=str(interchange.get("recipient") or ""), recipient=str(interchange.get("sender") or ""),
        flight=str(flight["flight"]), origin=str(flight.get("origin") or ""),
        destination=str(flight.get("destination") or ""), departs=_moment(flight.get("departs")),
        arrives=_moment(flight.get("arrives")), transaction=str(sent.get("transaction") or sent.get("reference") or ""),
        reference=reference, at=at, answers=answers,
    )  # fmt: skip


def _moment(text: Any) -> datetime | None:
    """A local moment as the list stated it; None where it states none, or a day without an hour."""
    return datetime.fromisoformat(text) if isinstance(text, str) and len(text) > 10 else None

"""What a whole message tells beside its values: contradictions, travellers named twice, births in the future, shapes."""

from bisect import bisect_right
from datetime import date
from typing import Any

from rabta.intake.formats.passenger.gathered import Gathered, document_check, when
from rabta.intake.formats.passenger.names import squeezed
from rabta.intake.formats.passenger.problems import Problem
from rabta.vocabulary.rules.documents.alike import bare
from rabta.vocabulary.rules.documents.travel import (
    Contradiction,
    Leg,
    Papers,
    contradictions_of_legs,
    contradictions_of_papers,
)
from rabta.vocabulary.rules.gazetteer import airports

_WORDS = {
    Contradiction.BORN_AFTER_TRAVEL: "the birth lies after the journey",
    Contradiction.DOCUMENT_EXPIRED: "the document has expired on the day of travel",
    Contradiction.EXPIRES_BEFORE_ISSUE: "the document expires before its issue",
    Contradiction.BORN_AFTER_ISSUE: "the document was issued before the birth",
    Contradiction.TOO_OLD: "the birth lies too far back",
    Contradiction.INFANT_TOO_OLD: "booked as an infant and more than two years old",
    Contradiction.CHILD_AS_ADULT: "booked as an adult and under twelve",
    Contradiction.ARRIVES_BEFORE_DEPARTURE: "the flight arrives before it leaves",
    Contradiction.TOO_LONG_A_LEG: "the flight takes longer than any does",
    Contradiction.LEG_GOES_NOWHERE: "the flight ends where it began",
    Contradiction.LEGS_DO_NOT_MEET: "the next flight leaves from elsewhere",
    Contradiction.NEXT_LEG_LEAVES_BEFORE_ARRIVAL: "the next flight leaves before this one arrives",
}


def judge(gathered: Gathered) -> None:
    """Add to travellers and documents what they contradict, and to the message what is wrong with the whole."""
    travels_on = gathered.departed_on()
    for document in gathered.documents:
        document |= document_check(document)
    for at, person in enumerate(gathered.persons):
        _papers(gathered, at, person, travels_on)
    _legs(gathered)
    _twice(gathered)


def _papers(gathered: Gathered, at: int, person: dict[str, Any], travels_on: date) -> None:
    found: list[dict[str, Any]] = []
    documents = [gathered.documents[index] for index in person["documents"]] or [{}]
    for index, document in zip(person["documents"] or [None], documents, strict=True):
        papers = Papers(
            born=person["born"], issued=document.get("issued"), expires=document.get("expires"), travels_on=travels_on,
            passenger_type=person["type"],
        )  # fmt: skip
        for contradiction in contradictions_of_papers(papers):
            entry = {"kind": str(contradiction), "document": index if _of_document(contradiction) else None}
            if entry not in found:
                found.append(entry)
                pointer = f"/documents/{index}/number" if entry["document"] is not None else f"/persons/{at}/born"
                _report(gathered, contradiction, person["name"], pointer)
    if found:
        person["contradictions"] = found


def _of_document(contradiction: Contradiction) -> bool:
    return contradiction in (
        Contradiction.DOCUMENT_EXPIRED, Contradiction.EXPIRES_BEFORE_ISSUE, Contradiction.BORN_AFTER_ISSUE
    )  # fmt: skip


def _report(gathered: Gathered, contradiction: Contradiction, value: str | None, pointer: str) -> None:
    place = (gathered.spans.get(pointer) or [None])[0]
    rule, step = _WORDS[contradiction], "Look at the document; nothing was changed."
    wrong = contradiction is not Contradiction.DOCUMENT_EXPIRED
    if isinstance(place, list):
        gathered.problems.append(
            Problem(str(contradiction), rule, step, value=value, start=place[0], end=place[1], wrong=wrong)
        )
    else:
        cell = place or {}
        gathered.problems.append(
            Problem(str(contradiction), rule, step, value=value, sheet=cell.get("sheet"), cell=cell.get("cell"),
                    column=cell.get("column"), wrong=wrong)
        )  # fmt: skip


def _legs(gathered: Gathered) -> None:
    journeys = [record["legs"] for record in gathered.records] or [list(range(len(gathered.flights)))]
    seen: set[tuple[int, str]] = set()
    at_home = {entry.iata for entry in airports()}
    for journey in journeys:
        flights = [gathered.flights[index] for index in journey]
        legs = [
            Leg(f["origin"], f["destination"], when(f["departs"]), when(f["arrives"]),
                date_line=not {f["origin"], f["destination"]} & at_home)
            for f in flights
        ]  # fmt: skip
        for at, contradiction in contradictions_of_legs(legs):
            if contradiction is Contradiction.LEGS_DO_NOT_MEET:
                continue  # two ends by land in between are ordinary
            if (journey[at], str(contradiction)) not in seen:
                seen.add((journey[at], str(contradiction)))
                flights[at].setdefault("contradictions", []).append(str(contradiction))
                _report(gathered, contradiction, flights[at]["flight"], f"/flights/{journey[at]}/departs")


def _twice(gathered: Gathered) -> None:
    """One traveller named twice, and one document with two travellers."""
    persons: dict[tuple[str, str | None], int] = {}
    for at, person in enumerate(gathered.persons):
        if not person["name"]:
            continue
        key = (squeezed(person["name"]), person["born"])
        first = persons.setdefault(key, at)
        if first != at and (person["born"] or _same_document(gathered, first, at)):
            person["named_before"] = first
            _named_twice(gathered, at, first)
    holders: dict[str, int] = {}
    for index, document in enumerate(gathered.documents):
        number = bare(document["number"])
        first = holders.setdefault(number, document["person"])
        if (
            first != document["person"]
            and len(number) > 4
            and gathered.persons[document["person"]].get("named_before") is None
        ):
            _put(gathered, "document_of_two", f"travellers {first + 1} and {document['person'] + 1} state this document",
                 document["number"], f"/documents/{index}/number")  # fmt: skip


def _same_document(gathered: Gathered, one: int, other: int) -> bool:
    numbers = [
        {bare(gathered.documents[index]["number"]) for index in gathered.persons[at]["documents"]} for at in (one, other)
    ]
    return bool(numbers[0] & numbers[1])


def _named_twice(gathered: Gathered, at: int, first: int) -> None:
    rule = f"travellers {first + 1} and {at + 1} have one name and one birth"
    _put(gathered, "named_twice", rule, gathered.persons[at]["name"], f"/persons/{at}/name")


def _put(gathered: Gathered, kind: str, rule: str, value: str, pointer: str) -> None:
    place = (gathered.spans.get(pointer) or [None])[0]
    step = "Ask the airline which is right; both are kept."
    if isinstance(place, list):
        gathered.problems.append(Problem(kind, rule, step, value=value, start=place[0], end=place[1]))
    else:
        cell = place or {}
        gathered.problems.append(
            Problem(kind, rule, step, value=value, sheet=cell.get("sheet"), cell=cell.get("cell"), column=cell.get("column"))
        )


def places_of_problems(gathered: Gathered, segments: list[Any]) -> None:
    """Name the segment of problems that know only their characters."""
    starts = [segment.start for segment in segments]
    for at, problem in enumerate(gathered.problems):
        if problem.segment is None and problem.start is not None:
            found = bisect_right(starts, problem.start) - 1
            if found >= 0 and problem.start <= segments[found].end:
                gathered.problems[at] = _with_segment(problem, segments[found].number, segments[found].tag)


def _with_segment(problem: Problem, number: int, tag: str) -> Problem:
    return Problem(
        problem.kind, problem.rule, problem.next_step, problem.value, number, tag, problem.element, problem.component,
        problem.start, problem.end, problem.sheet, problem.row, problem.cell, problem.column, problem.wrong,
    )  # fmt: skip

"""Inside an opened house: invented encounters for the demo, and what the desk did of them, through the room's operations.

They are no part of the campaign's files. A refused traveller who was found to be in the right, an interception at sea with a
child of unsure age, returnees of whom one asks for asylum, a rescue, a stash house. What is there is left as it is.
"""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.example_people import example_officer, example_reader
from rabta.filing.errors import FilingError
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.smuggling import queries
from rabta.smuggling.errors import SmugglingError
from rabta.smuggling.operations import FiledEncounter, NewEncounter, NewPerson, Said, file_encounter, sign_step
from rabta.smuggling.rules.step import Kind

MARKING = "restricted; every agency"
DESK = "referral"
ALIKE = {"role": "smuggled_person", "age": "adult"}


def meet_examples() -> Iterator[None]:
    """File what is missing, one a step. What the house refuses is left out."""
    try:
        with reading_as(example_reader(DESK)):
            known = {one["key"] for one in queries.encounters(most=1)["encounters"] if one["kind"]}
        if known:
            return
        yield from _meet(as_of(timezone.localdate()))
    except (FilingError, SharingError, SmugglingError):
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _meet(today: date) -> Iterator[None]:
    desk, coast = example_reader(DESK), example_officer("PCG", 1)
    refused = _file(
        desk, "EX-FIA-101", "refused_boarding", today - timedelta(days=9), place="Islamabad Airport", flight="EX-611",
        post="EX counter 4", legal_ground="EX: invented ground, documents in doubt", destination="Muscat", time="04:40",
        persons=(NewPerson(role="traveller", age="34", name="EX Bilqis Example", outcome="released"),),
    )  # fmt: skip
    _sign(desk, refused, Kind.COMPLAINT)
    _sign(desk, refused, Kind.FOUND_WRONG)
    yield None
    at_sea = _file(
        desk, "EX-FIA-102", "sea_interception", today - timedelta(days=4), place="Gwadar", conveyance="EX boat Al-Example",
        legal_ground="EX: smuggling of migrants", origin="Gujrat", transit="Gwadar", destination="Oman", time="21:15",
        indicators=("ransom", "papers_taken"), need="child_protection",
        persons=(
            NewPerson(**ALIKE, persons="11", outcome="referred"),
            NewPerson(role="facilitator", age="41", name="EX Nakhuda Example", outcome="arrested"),
            NewPerson(role="smuggled_person", age="unsure", name="EX Parveen Example", guardian="EX aunt", asylum="yes",
                      outcome="cared_for", remarks="EX: says 17 or 18"),
        ),
    )  # fmt: skip
    _sign(desk, at_sea, Kind.ACCEPTED)
    _sign(desk, at_sea, Kind.AGE_FOUND, choice="unsure", words="EX: no document, a doctor is asked")
    yield None
    _file(
        desk, "EX-FIA-103", "return", today - timedelta(days=2), place="Torkham", post="EX gate 2",
        persons=(
            NewPerson(role="traveller", age="adult", persons="23", nationality="Pakistani", outcome="released"),
            NewPerson(role="traveller", age="29", name="EX Gulalai Example", asylum="yes", outcome="referred"),
        ),
    )  # fmt: skip
    yield None
    _file(
        coast, "EX-PCG-7", "sea_rescue", today - timedelta(days=6), place="Pasni", conveyance="EX launch Sitara",
        persons=(NewPerson(**ALIKE, persons="8", outcome="cared_for"),), legal_ground="EX: rescue at sea",
    )  # fmt: skip
    yield None
    _file(
        desk, "EX-FIA-104", "stash_house", today - timedelta(days=1), place="Quetta", legal_ground="EX: search warrant",
        indicators=("held_against_will",), need="shelter",
        persons=(
            NewPerson(role="victim", age="adult", persons="3", outcome="cared_for"),
            NewPerson(role="facilitator", age="38", name="EX Sakhi Example", outcome="arrested"),
            NewPerson(role="facilitator", age="52", name="EX Haji Example", outcome="arrested"),
        ),
    )  # fmt: skip
    yield None


def _file(who: uuid.UUID, number: str, kind: str, on: date, **more: Any) -> FiledEncounter:
    encounter = NewEncounter(number=number, kind=kind, on=on, **more)
    return file_encounter(
        reader_id=who, encounter=encounter, marking_text=MARKING, grading="A2", at=timezone.now(), new_id=uuid.uuid4
    )


def _sign(who: uuid.UUID, filed: FiledEncounter, kind: Kind, **said: Any) -> None:
    """About the first row of its first report: of a child, where there is one."""
    sign_step(
        reader_id=who, report_id=filed.reports[0].report_id, row_no=1, said=Said(kind=kind, **said), at=timezone.now(),
        new_id=uuid.uuid4,
    )  # fmt: skip

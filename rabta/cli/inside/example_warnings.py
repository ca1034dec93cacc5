"""Inside an opened house: invented warnings for the demo, raised from its invented encounters, and a bulletin made of them.

What is there is left as it is; what the house refuses is left out.
"""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.example_people import example_officer, example_reader
from rabta.filing.errors import FilingError
from rabta.prevention.errors import PreventionError
from rabta.prevention.operations import NewBulletin, sign_bulletin, write_bulletin
from rabta.publications.rules.course import Kind
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import Looking, reading_as
from rabta.smuggling import queries
from rabta.smuggling.errors import SmugglingError
from rabta.smuggling.operations import raise_warning
from rabta.smuggling.rules.warning import Warned, Warns

MARKING = "restricted; every agency"
DESK = "referral"
STAND = timedelta(days=90)
ROUTE = Warned(
    kind=Warns.ROUTE, subject="PK>OM", valid_until=None, words="EX: journeys by small boat at night are offered again.",
    words_ur="مثال: رات کو چھوٹی کشتی سے سفر پھر پیش کیے جا رہے ہیں۔", reasons="EX: a rescue, and talk of more boats.",
)  # fmt: skip
RECRUITER = Warned(
    kind=Warns.RECRUITER, about="handle", subject="EX-example-travels", valid_until=None,
    words="EX: promises work abroad and takes papers away.", reasons="EX: told by those found in a stash house.",
    words_ur="مثال: باہر کام کا وعدہ کرتا ہے اور کاغذات لے لیتا ہے۔",
)  # fmt: skip
FORGED = Warned(
    kind=Warns.DOCUMENT, about="passport", subject="EX7####", issuer="PK", valid_until=None, posts=("ISB", "KHI"),
    feature="EX: the page with the photograph is glued, its thread is missing.", example="EX7####, page 2",
    words="EX: passports of one workshop are used on morning flights.", reasons="EX: one was found at a counter.",
    words_ur="مثال: ایک کارخانے کے پاسپورٹ صبح کی پروازوں میں استعمال ہو رہے ہیں۔",
)  # fmt: skip
WARNED = ((ROUTE, "sea_rescue"), (RECRUITER, "stash_house"), (FORGED, "refused_boarding"))
"""What is warned of, and the kind of encounter whose report it rests on."""


def warn_examples() -> Iterator[None]:
    """Raise what is missing, one a step."""
    try:
        desk, today = example_reader(DESK), as_of(timezone.localdate())
        with reading_as(desk) as looking:
            known = queries.warnings(by=looking, today=today, all_of_them=True)["warnings"]
            numbers = {} if known else _reports(looking)
        raised = []
        for said, kind in WARNED:
            if kind in numbers:
                raised.append(raise_warning(
                    reader_id=desk, said=replace(said, valid_until=today + STAND), reports=[numbers[kind]],
                    marking_text=MARKING, today=today, at=timezone.now(), new_id=uuid.uuid4,
                ))  # fmt: skip
                yield None
        if raised:
            yield from _tell_everybody(desk, raised, today)
    except (FilingError, PreventionError, SharingError, SmugglingError):
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _tell_everybody(writer: uuid.UUID, warnings: list[uuid.UUID], today: date) -> Iterator[None]:
    """Write a bulletin from these warnings, have two others approve it, and publish it."""
    period = {"date_from": date(today.year, 1, 1), "date_to": today}
    done = write_bulletin(
        reader_id=writer, new=NewBulletin(warning_ids=warnings, **period), today=today, at=timezone.now(), new_id=uuid.uuid4
    )
    yield None
    one, other = example_officer("FIA", 1), example_officer("FIA", 2)
    for who, kind in ((one, Kind.APPROVED), (other, Kind.APPROVED), (other, Kind.PUBLISHED)):
        if isinstance(done, uuid.UUID):
            sign_bulletin(reader_id=who, bulletin_id=done, kind=kind, at=timezone.now(), new_id=uuid.uuid4)
            yield None


def _reports(looking: Looking) -> dict[str, str]:
    """The number of one report of each kind of encounter there is."""
    found = {}
    for one in queries.encounters(most=50)["encounters"]:
        told = queries.encounter(one["key"], by=looking, now=timezone.now())
        if one["kind"] and told:
            found[one["kind"]] = told["reports"][-1]["number"]
    return found

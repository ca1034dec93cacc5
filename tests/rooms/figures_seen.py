"""The figures of the invented month as one person sees them."""

from datetime import date

from rabta.briefing import queries
from rabta.sharing.operations import reading_as
from tests.people import Person
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY

PERIOD = {"date_from": FIRST_DAY, "date_to": LAST_DAY}


def by_name(person: Person, **period: date) -> dict[str, dict[str, object]]:
    with reading_as(person.id):
        return {figure["name"]: figure for figure in queries.briefing(**(period or PERIOD))["figures"]}


def parts(figure: dict[str, object], side: str = "value") -> dict[str, object]:
    return {row["key"]: row[side] for row in figure["by"]}  # type: ignore[attr-defined]

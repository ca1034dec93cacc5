"""Inside an opened house: what `rabta bench gateway` needs of the record."""

from django.db import connections

from rabta.cli.inside.example_people import add_people, example_reader
from rabta.cli.installation.sign_ins import SignIn
from rabta.people.rules.passwords import new_password
from rabta.sharing.operations import reading_as


def add_sender() -> None:
    """The invented reader of the airports' security force as whom the gateway files."""
    add_people([SignIn("Gateway", "Example gateway (ASF)", "gateway", "ASF", "LIAISON", new_password())])


def filed() -> tuple[int, int]:
    """How many scans are in the record, and how many of different content."""
    with reading_as(example_reader("gateway")), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT sha256) FROM report WHERE kind = 'scan'")
        return cursor.fetchone()  # type: ignore[no-any-return]

"""Inside an opened house: invented rules for the demo, written, tested and switched on by invented officers."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.example_equipment import officer_of
from rabta.cli.inside.example_people import example_officer
from rabta.example.words import words
from rabta.screening.errors import ScreeningError
from rabta.screening.operations.rules import NewRule, open_rule, sign_test, switch_on
from rabta.screening.queries.rules import rules
from rabta.sharing.operations import reading_as

STANDS = timedelta(days=180)


def keep_rules() -> Iterator[None]:
    """Write what is missing, and switch on what is to be on; one rule a step."""
    try:
        for one in words("rules")["rules"]:
            if _keep(one):
                yield None
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _keep(one: dict[str, Any]) -> bool:
    """Whether it was written now. Who can sign in wrote it; a colleague tests it and switches it on."""
    writer, second, now = officer_of(one["agency"]), example_officer(one["agency"], 2), timezone.now()
    today = as_of(timezone.localdate())
    with reading_as(writer):
        if any(each["name"] == one["name"] for each in rules(today=today)):
            return False
    new = NewRule(name=one["name"], ground=one["ground"], reason=one["reason"], contact=one["contact"], phone=one["phone"],
                  text=one["text"])  # fmt: skip
    deed: dict[str, Any] = {"at": now, "new_id": uuid.uuid4}
    rule_id = open_rule(reader_id=writer, new=new, marking_text=one["shown"], **deed)
    if one["switched_on"]:
        try:
            sign_test(reader_id=second, rule_id=rule_id, today=today, **deed)
            switch_on(
                reader_id=second, rule_id=rule_id, version=1, until=(now + STANDS).date(), words=one["looked_at"],
                known=one["known"], today=today, **deed,
            )  # fmt: skip
        except ScreeningError:  # an example without passenger lists has nobody to test it on: it stays a draft
            return True
    return True

"""Inside an opened house: what a running installation does by itself, once a beat."""

import uuid
from datetime import date, datetime, timedelta

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.notices import remind
from rabta.counting.operations import take_away_notes
from rabta.deconfliction.looking_again import LookingAgain
from rabta.filing.placing import place_filed
from rabta.ledger.operations import close_checkpoint
from rabta.people.operations import example_people, list_accounts, without_second_factor
from rabta.screening.beside_silent import BesideSilent
from rabta.screening.day_sums import keep_day_sums
from rabta.screening.listed_names import Names
from rabta.screening.matching import screen
from rabta.screening.rule_matching import apply_rules


class Beat:
    """Close a checkpoint of the ledger; compare new travellers with entries and with rules; look again at targets and
    compare decisions about bags with what is silent; once a minute keep sums of past days at airports; once an hour
    remind of what is overdue; once a day take away what was noted for remembered answers. A database that is just being
    started again is left for the next beat."""

    def __init__(self) -> None:
        self.reminded: datetime | None = None
        self.summed: datetime | None = None
        self.cleared: date | None = None
        self.names = Names()
        self.look_again = LookingAgain()
        self.beside_silent = BesideSilent()

    def __call__(self) -> None:
        """One beat."""
        hour = timezone.now().replace(minute=0, second=0, microsecond=0)
        try:
            close_checkpoint()
            screen(today=as_of(timezone.localdate()), at=timezone.now(), new_id=uuid.uuid4, names=self.names)
            self.look_again(at=timezone.now(), new_id=uuid.uuid4)
            self.beside_silent(at=timezone.now(), new_id=uuid.uuid4)
            apply_rules(today=as_of(timezone.localdate()), at=timezone.now(), new_id=uuid.uuid4)
            if self.summed is None or timezone.now() - self.summed >= timedelta(minutes=1):
                self.summed = timezone.now()
                keep_day_sums(today=as_of(timezone.localdate()), now=timezone.localtime().replace(tzinfo=None))
            if self.reminded != hour:
                remind()
                self.reminded = hour
            if self.cleared != timezone.localdate():
                take_away_notes()
                self.cleared = timezone.localdate()
        except (OperationalError, InterfaceError):
            connections.close_all()


def finish_interrupted() -> int:
    """Place what was recorded but not placed when the last run was cut off. How many incidents."""
    try:
        return place_filed(at=timezone.now(), new_id=uuid.uuid4)
    except (OperationalError, InterfaceError):
        connections.close_all()
        return 0


def refusal_to_serve() -> str | None:
    """Why this installation must not go into service; None when it may."""
    if count := example_people():
        return (
            f"{count} invented readers of the demo are active here. Their passwords were printed on a screen: the "
            "console does not go into service beside them. Remove them with `rabta people remove-examples`, or choose "
            "an installation without a demo with --data DIR."
        )
    if names := without_second_factor():
        return (
            f"A password alone opens {', '.join(names)}. In service everybody signs in with a second factor too: "
            "`rabta people reset-second-factor NAME` asks for one at the next sign-in; `rabta people disable NAME` ends it."
        )
    return None


def has_administrator() -> bool:
    return any(row["administrator"] and row["active"] for row in list_accounts())

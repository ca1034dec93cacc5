"""Inside an opened house: the invented people of the demo, and the machine readers its example reports come from."""

import uuid
from collections.abc import Sequence

from django.utils import timezone

from rabta.cli.installation.sign_ins import SignIn
from rabta.filing.rules.desk import REFERRAL_DESK
from rabta.ledger.operations import entered_by_owner
from rabta.people.accounts.models import Account
from rabta.people.models import Reader
from rabta.people.operations import EVERY_PURPOSE, NewReader, add_account, add_reader
from rabta.people.rules.purposes import Role
from rabta.vocabulary.rules.agencies import agency

BESIDES = {
    Role.ANALYST: (Role.PROTECTION, Role.ADMINISTRATOR), Role.DIRECTOR: (Role.ADMINISTRATOR,),
    Role.PROTECTION: (Role.LIAISON,),
}  # fmt: skip
"""What the example's people also are: some keep people, so that what takes two persons can be tried."""
EXAMPLE_IDS = uuid.UUID("6c5f7f0e-3f5e-4c63-9a53-2e6b7d0c4a11")
"""Namespace of the invented readers' ids, so that a start that was cut off is simply finished by the next."""


def add_people(people: Sequence[SignIn]) -> int:
    """Add those of these people who are not there yet, with their sign-ins. Returns how many were added."""
    added = 0
    for person in people:
        reader_id = example_reader(person.sign_in_name)
        if not Reader.objects.using("owner").filter(id=reader_id).exists():
            _add_reader(reader_id, name=person.name, agency_code=person.agency, role=Role[person.role])
        if not Account.objects.filter(reader_id=reader_id).exists():
            add_account(
                sign_in_name=person.sign_in_name,
                password=person.password,
                reader_id=reader_id,
                at=timezone.now(),
                enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()),
                must_change_password=False,
                second_factor_required=False,
            )
            added += 1
    Account.objects.filter(reader_id__in=[example_reader(p.sign_in_name) for p in people]).update(
        second_factor_required=False  # an example's sign-in stays one step; `rabta serve` refuses to run beside it
    )
    return added


def example_reader(sign_in_name: str) -> uuid.UUID:
    """The id of the invented person who signs in by this name."""
    return uuid.uuid5(EXAMPLE_IDS, sign_in_name)


def machine_reader(agency_code: str) -> uuid.UUID:
    """The machine reader that files this agency's example reports; made on first use."""
    reader_id = uuid.uuid5(EXAMPLE_IDS, f"machine {agency_code}")
    if not Reader.objects.using("owner").filter(id=reader_id).exists():
        name = f"Example reports of {agency(agency_code).name_en}"
        _add_reader(reader_id, name=name, agency_code=agency_code, role=Role.MACHINE)
    return reader_id


def example_officer(agency_code: str, number: int) -> uuid.UUID:
    """An invented officer of this agency, who signs steps of chains and nobody signs in as; made on first use."""
    reader_id = uuid.uuid5(EXAMPLE_IDS, f"officer {number} {agency_code}")
    if not Reader.objects.using("owner").filter(id=reader_id).exists():
        name = f"Example officer {number} ({agency(agency_code).name_en})"
        _add_reader(reader_id, name=name, agency_code=agency_code, role=Role.LIAISON)
    return reader_id


def _add_reader(reader_id: uuid.UUID, *, name: str, agency_code: str, role: Role) -> None:
    known = agency(agency_code)
    new = NewReader(
        name=name,
        agency=known.number,
        partner=known.kind.endswith("partner"),
        vetting=2 if role is Role.LIAISON else 3,
        purposes=EVERY_PURPOSE,
        roles=(role, *BESIDES.get(role, ())),
        groups=(REFERRAL_DESK,) if role is Role.PROTECTION else (),
        example=True,
    )
    add_reader(new, id=reader_id, at=timezone.now(), enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()))

"""Inside an opened house: the verbs of `rabta people`."""

import argparse
import difflib
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import timezone

from rabta.ledger.operations import Deed, append_entry, entered_by_owner
from rabta.people.accounts import tries
from rabta.people.errors import NoSuchAccount, PeopleError
from rabta.people.operations import (
    NewReader,
    add_account,
    add_reader,
    disable_account,
    list_accounts,
    remove_example_people,
    reset_password,
    reset_second_factor,
)
from rabta.people.rules.machine_key import machine_key
from rabta.people.rules.passwords import new_password
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.errors import SharingError
from rabta.sharing.tasks import give_standing_task
from rabta.vocabulary.rules.agencies import agencies

VETTINGS = ("open", "restricted", "confidential", "secret")
Answer = tuple[list[str], bool]
"""Lines for the person, and whether it was done."""


def do(arguments: argparse.Namespace, *, password: str | None) -> Answer:
    """Carry out one verb. A refusal of the room is an answer, not an error."""
    verbs: dict[str, Callable[[argparse.Namespace, str | None], list[str]]] = {
        "list": _list,
        "add": _add,
        "reset-password": _reset,
        "reset-second-factor": _reset_second_factor,
        "unlock": _unlock,
        "disable": _disable,
        "recover": _recover,
        "task": _task,
        "remove-examples": _remove_examples,
    }
    try:
        return verbs[arguments.verb](arguments, password), True
    except (PeopleError, SharingError) as refusal:
        return [str(refusal)], False


def _list(arguments: argparse.Namespace, password: str | None) -> list[str]:
    codes = {entry.number: entry.code for entry in agencies()}
    rows = [
        (
            str(row["sign_in_name"] or "-"),
            str(row["name"]),
            codes.get(_int(row["agency"]), "?"),
            VETTINGS[_int(row["vetting"])],
            ", ".join(_strings(row["roles"])),
            "-" if row["sign_in_name"] is None else "set up" if row["second_factor"] else "not yet",
            ("active" if row["active"] else "disabled") + (", example" if row["example"] else ""),
        )
        for row in list_accounts()
    ]
    head = ("sign-in", "name", "agency", "vetting", "roles", "second factor", "state")
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    return ["  ".join(f"{cell:<{widths[n]}}" for n, cell in enumerate(row)).rstrip() for row in (head, *rows)]


def _add(arguments: argparse.Namespace, password: str | None) -> list[str]:
    roles = [Role[name.upper()] for name in arguments.role]
    if arguments.administrator and Role.ADMINISTRATOR not in roles:
        roles.append(Role.ADMINISTRATOR)
    if not arguments.sign_in and Role.MACHINE not in roles:
        raise PeopleError("A person needs --sign-in NAME; only a reader with --role machine goes without.")
    if arguments.sign_in and any(row["sign_in_name"] == arguments.sign_in.strip().casefold() for row in list_accounts()):
        raise PeopleError(f'The sign-in name "{arguments.sign_in}" is taken. Choose another; nothing was added.')
    known = _agency(arguments.agency)
    reader_id = add_reader(
        NewReader(
            name=arguments.name,
            agency=known.number,
            partner=known.kind.endswith("partner"),
            vetting=VETTINGS.index(arguments.vetting),
            groups=tuple(arguments.group),
            purposes=tuple(Purpose),
            roles=tuple(roles),
        ),
        id=uuid.uuid4(),
        at=timezone.now(),
        enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()),
    )
    if not arguments.sign_in:
        key = machine_key(bytes.fromhex(settings.CREDENTIALS.id_key), reader_id)
        return [f"Added the machine reader {arguments.name}. Its key, for RABTA_READER_KEY:", key]
    chosen = password or new_password()
    add_account(
        sign_in_name=arguments.sign_in,
        password=chosen,
        reader_id=reader_id,
        at=timezone.now(),
        enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()),
    )
    return [f"Added {arguments.name}.", *_shown(arguments.sign_in, chosen, told=password is not None)]


def _reset(arguments: argparse.Namespace, password: str | None) -> list[str]:
    chosen = password or new_password()
    reset_password(
        sign_in_name=arguments.sign_in,
        password=chosen,
        at=timezone.now(),
        enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()),
    )
    tries.wake(arguments.sign_in)
    return _shown(arguments.sign_in, chosen, told=password is not None)


def _reset_second_factor(arguments: argparse.Namespace, password: str | None) -> list[str]:
    reset_second_factor(
        sign_in_name=arguments.sign_in, enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4())
    )
    return [f"{arguments.sign_in} sets up another second factor at the next sign-in; what was open has ended."]


def _unlock(arguments: argparse.Namespace, password: str | None) -> list[str]:
    row = next((r for r in list_accounts() if r["sign_in_name"] == arguments.sign_in.strip().casefold()), None)
    if row is None:
        raise NoSuchAccount(arguments.sign_in)
    deed = Deed(deed="account:unlock", subject_kind="reader", subject_id=str(row["reader_id"]), detail={})
    append_entry(deed, id=uuid.uuid4(), at=timezone.now(), using="owner")
    forgotten = tries.wake(arguments.sign_in)
    return [f"{arguments.sign_in} may try again ({forgotten} records of wrong passwords cleared)."]


def _disable(arguments: argparse.Namespace, password: str | None) -> list[str]:
    disable_account(
        sign_in_name=arguments.sign_in, at=timezone.now(), enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4())
    )
    return [f"{arguments.sign_in} is disabled; what is still open in a browser ends with the next click."]


def _recover(arguments: argparse.Namespace, password: str | None) -> list[str]:
    names = [str(row["sign_in_name"]) for row in list_accounts() if row["administrator"] and row["sign_in_name"]]
    if not names:
        raise PeopleError("There is no administrator to recover. Add one: rabta people add NAME --sign-in S --administrator")
    if arguments.sign_in is None and len(names) > 1:
        raise PeopleError(f"Name the one to recover: {', '.join(names)}.")
    arguments.sign_in = arguments.sign_in or names[0]
    if arguments.sign_in.strip().casefold() not in names:
        raise PeopleError(f'"{arguments.sign_in}" is no administrator. These are: {", ".join(names)}.')
    lines = _reset(arguments, password)
    return [*lines, *_reset_second_factor(arguments, password)]


def _remove_examples(arguments: argparse.Namespace, password: str | None) -> list[str]:
    count = remove_example_people(at=timezone.now(), enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()))
    return [f"{count} invented readers removed. Their example reports stay, and say that they are examples."]


def _agency(code: str) -> Any:
    known = {entry.code: entry for entry in agencies()}
    if code.upper() in known:
        return known[code.upper()]
    near = difflib.get_close_matches(code.upper(), known, n=3)
    raise PeopleError(f'There is no agency "{code}".' + (f" Did you mean {', '.join(near)}?" if near else ""))


def _shown(sign_in_name: str, password: str, *, told: bool) -> list[str]:
    if told:
        return [f"{sign_in_name} signs in with the password you gave."]
    return [f"{sign_in_name} signs in with the password {password}", "It is shown this once and kept nowhere."]


def _int(value: object) -> int:
    return int(str(value))


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _task(arguments: argparse.Namespace, password: str | None) -> list[str]:
    """Give a machine its standing task; by the reader's name or id."""
    found = [
        row for row in list_accounts()
        if row["sign_in_name"] is None and arguments.name.casefold() in (str(row["name"]).casefold(), str(row["reader_id"]))
    ]  # fmt: skip
    if len(found) != 1:
        raise PeopleError(f'{len(found)} machine readers are called "{arguments.name}". Give the id of one.')
    give_standing_task(
        reader_id=uuid.UUID(str(found[0]["reader_id"])), purpose=Purpose[arguments.purpose.upper().replace("-", "_")],
        reason=arguments.reason, at=timezone.now(), id=uuid.uuid4(), entry_id=uuid.uuid4(), salt=uuid.uuid4().bytes,
    )  # fmt: skip
    return [f"{found[0]['name']} reads for this from now on: {arguments.reason}"]

"""`rabta people` on the machine: the first administrator, a lost telephone, and what keeps the console out of service."""

import argparse

import pytest

from tests.house import House, house, make_house  # starts Django, so it comes first

# isort: split
from rabta.cli.inside.people import do
from rabta.cli.inside.running import has_administrator, refusal_to_serve
from rabta.people.accounts import second_factor, sessions
from rabta.people.accounts.models import Account
from rabta.people.rules.purposes import Role

__all__ = ["house", "make_house"]


def people(verb: str, **words: object) -> tuple[str, bool]:
    """What one verb says, and whether it was done."""
    plain = {"role": [], "group": [], "vetting": "restricted", "agency": "NNCC", "administrator": False, "sign_in": None}
    lines, done = do(argparse.Namespace(verb=verb, **{**plain, **words}), password=None)
    return "\n".join(lines), done


@pytest.fixture
def first(house: House) -> Account:
    """The first administrator, with a second factor set up."""
    assert not has_administrator()
    assert people("add", name="First", sign_in="First", administrator=True)[1]
    account = Account.objects.get(sign_in_name="first")
    second_factor.set_up(account, second_factor.new_secret(), step=0)
    return account


def test_the_first_administrator_is_asked_for_a_second_factor(first: Account) -> None:
    assert has_administrator() and first.second_factor_required and first.must_change_password
    listed, _ = people("list")
    [line] = [line for line in listed.splitlines() if line.startswith("first ")]
    assert "administrator" in line and "set up" in line


def test_a_lost_telephone_is_forgotten_and_another_asked_for(first: Account) -> None:
    first.second_factor_required = False
    first.save()
    told, done = people("reset-second-factor", sign_in="FIRST")
    assert done and "next sign-in" in told
    first.refresh_from_db()
    assert first.second_factor_required and not second_factor.is_set_up(first)
    assert sessions.sign_ins_of(first.pk) == []
    assert people("reset-second-factor", sign_in="nobody") == (
        'There is no sign-in "nobody". `rabta people list` shows them all.', False,
    )  # fmt: skip


def test_recovering_the_last_administrator_forgets_the_telephone_too(first: Account) -> None:
    told, done = people("recover")
    assert done and "signs in with the password" in told
    assert not second_factor.is_set_up(first)


def test_the_last_administrator_is_not_disabled(first: Account) -> None:
    assert not people("disable", sign_in="first")[1]
    assert people("add", name="Second", sign_in="second", role=["administrator"])[1]
    assert people("disable", sign_in="first")[1]
    told, done = people("disable", sign_in="second")
    assert not done and "last administrator" in told


def test_nobody_goes_into_service_whom_a_password_alone_lets_in(first: Account) -> None:
    assert refusal_to_serve() is None
    Account.objects.filter(pk=first.pk).update(second_factor_required=False)
    assert "password alone opens first" in str(refusal_to_serve())
    Account.objects.filter(pk=first.pk).update(is_active=False)
    assert refusal_to_serve() is None


def test_the_roles_of_the_command_are_those_of_the_house() -> None:
    from rabta.cli.commands.people import ROLES  # noqa: PLC0415

    assert {name.upper() for name in ROLES} == set(Role.__members__)

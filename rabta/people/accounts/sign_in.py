"""Checks a sign-in name and password against the accounts schema."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from rabta.people.accounts.models import Account


class AccountBackend(BaseBackend):
    """Sign-in by name and password. An unknown name costs the same hash as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **_: Any
    ) -> Account | None:
        account = Account.objects.filter(sign_in_name=username.strip().casefold()).first()
        if account is None:
            make_password(password)
            return None
        return account if check_password(password, account.password) and account.is_active else None

    def get_user(self, user_id: int) -> Account | None:
        return Account.objects.filter(pk=user_id, is_active=True).first()

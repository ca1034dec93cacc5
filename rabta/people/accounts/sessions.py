"""Sessions kept in the accounts schema under the hash of their key."""

import hashlib
from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db import IntegrityError
from django.utils import timezone

from rabta.people.accounts.models import Session


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Django's session interface over `accounts.session`; what a browser holds is never what the table holds."""

    def _row(self) -> Session | None:
        if not self.session_key:
            return None
        return Session.objects.filter(key_hash=_hash(self.session_key), expires_at__gt=timezone.now()).first()

    def load(self) -> dict[str, Any]:
        row = self._row()
        if row is None:
            self._session_key = None
            return {}
        return self.decode(row.data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(key_hash=_hash(session_key)).exists()

    def create(self) -> None:
        self._session_key = self._get_new_session_key()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            self.create()
            return
        data = self.encode(self._get_session(no_load=must_create))
        expires = timezone.now() + timedelta(seconds=self.get_expiry_age())
        if must_create:
            try:
                Session.objects.create(key_hash=_hash(self.session_key), data=data, expires_at=expires)
            except IntegrityError as error:
                raise CreateError from error
        elif not Session.objects.filter(key_hash=_hash(self.session_key)).update(data=data, expires_at=expires):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(key_hash=_hash(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expires_at__lte=timezone.now()).delete()


class SessionMiddleware(DjangoSessionMiddleware):
    """Django's own middleware; named here so that the settings read in our words."""

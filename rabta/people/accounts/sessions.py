"""Sessions kept in the accounts schema under the hash of their key: which browser, used when, locked, ended."""

import hashlib
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db import IntegrityError
from django.http import HttpRequest
from django.utils import timezone

from rabta.people.accounts.models import Session

FINE = timedelta(seconds=5)
"""How exactly the last use is kept: a busy reader costs a write every five seconds, not one a click."""
LONGEST_BROWSER = 300  # characters
BEGAN = "rabta_began"
SECOND_FACTOR = "rabta_second_factor"
WRONG_TRIES = "rabta_wrong_tries"
"""Where a session says when and from where it began, that a second factor was given in it, and what to tell once."""


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Django's session interface over `accounts.session`; what a browser holds is never what the table holds."""

    row: Session | None = None

    def _row(self) -> Session | None:
        if not self.session_key:
            return None
        return Session.objects.filter(key_hash=_hash(self.session_key), expires_at__gt=timezone.now()).first()

    def load(self) -> dict[str, Any]:
        self.row = self._row()
        if self.row is None:
            self._session_key = None
            return {}
        return self.decode(self.row.data)

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
        held = self._get_session(no_load=must_create)
        columns = {"data": self.encode(held), "expires_at": self._end(held), **_told(held)}
        if must_create:
            try:
                self.row = Session.objects.create(
                    key_hash=_hash(self.session_key), name=uuid.uuid4(), used_at=timezone.now(), **columns
                )
            except IntegrityError as error:
                raise CreateError from error
        elif not Session.objects.filter(key_hash=_hash(self.session_key)).update(**columns):
            raise UpdateError

    def _end(self, held: dict[str, Any]) -> datetime:
        """One shift after the sign-in, whatever is done in between."""
        began = held.get(BEGAN, {}).get("absolute")
        since = datetime.fromisoformat(began) if began else timezone.now()
        return since + timedelta(seconds=self.get_expiry_age())

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(key_hash=_hash(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expires_at__lte=timezone.now()).delete()

    # ---- idle and locked: by the machine's own clock, which nothing in a request can move ----

    def is_locked(self) -> bool:
        """Whether its holder locked it, or nobody asked for anything by hand for too long."""
        row = self._loaded()
        return row is not None and (row.locked or timezone.now() - row.used_at > settings.IDLE_LOCK)

    def touch(self) -> None:
        """Somebody asked for something by hand."""
        row, now = self._loaded(), timezone.now()
        if row is not None and abs(now - row.used_at) > FINE:
            Session.objects.filter(pk=row.pk, locked=False).update(used_at=now)

    def lock(self) -> None:
        row = self._loaded()
        if row is not None:
            Session.objects.filter(pk=row.pk).update(locked=True)

    def unlock(self) -> None:
        """Open it again under a key of its own: what the locked screen held opens nothing any more."""
        self.cycle_key()

    def _loaded(self) -> Session | None:
        self._get_session()
        return self.row


def _told(held: dict[str, Any]) -> dict[str, Any]:
    """What the table says beside the sealed data: whose session, begun when, from where."""
    whose, began = held.get("_auth_user_id"), held.get(BEGAN, {})
    return {
        "account_id": int(whose) if whose else None,
        "began_at": datetime.fromisoformat(began["at"]) if "at" in began else None,
        "address": began.get("address", ""),
        "browser": began.get("browser", ""),
    }


def begin(request: HttpRequest, *, at: datetime) -> None:
    """Note in a fresh session when and where it began. The address is the network's; no header is believed."""
    request.session[BEGAN] = {
        "at": at.isoformat(),
        "absolute": timezone.now().isoformat(),
        "address": request.META.get("REMOTE_ADDR", ""),
        "browser": request.headers.get("User-Agent", "")[:LONGEST_BROWSER].replace("\0", ""),
    }


def sign_ins_of(account_id: int) -> list[Session]:
    """The open sessions of one account, the last used first."""
    return list(Session.objects.filter(account_id=account_id, expires_at__gt=timezone.now()).order_by("-used_at", "name"))


def end(account_id: int, *, name: uuid.UUID | None = None, but: uuid.UUID | None = None) -> int:
    """End one session of an account, or all, or all but one: from the next request on it opens nothing. How many."""
    chosen = Session.objects.filter(account_id=account_id)
    if name is not None:
        chosen = chosen.filter(name=name)
    return int(chosen.exclude(name=but).delete()[0])


class SessionMiddleware(DjangoSessionMiddleware):
    """Django's own middleware; named here so that the settings read in our words."""

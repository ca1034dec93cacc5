"""Wrong tries at a name, whatever was guessed: a password or a code. Counted by axes, for known and unknown names alike.

Five within a quarter of an hour, and the name rests for one, from the address they came from (CJIS Security Policy 5.9.4,
AC-7: five within fifteen minutes). The address is the network's: no header of a request is believed.

Kept of a wrong try: a keyed hash of the name, because people type passwords into that field, and the moment; for the quarter
of an hour the address and how many, too. Nothing else that was sent: no form, no page, no browser.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import Count, Min, Sum
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

DAYS_KEPT = 90
"""How long a wrong try can be told to the one whose name it is, when that one comes back."""
_SENT = ("axes_user_agent", "axes_path_info", "axes_http_accept")
_COUNTED_BY = ("axes_attempt_time", "axes_ip_address")
_ANSWER = ("axes_updated", "axes_locked_out", "axes_credentials", "axes_failures_since_start")


class NothingSent(AxesDatabaseHandler):  # type: ignore[misc]  # axes has no types
    """Counts as axes does, from a request that holds nothing but the address and the moment."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **more: Any
    ) -> None:
        """One more wrong try, and the moment of it for whose name it is."""
        if request is None:
            return
        bare, asked = HttpRequest(), vars(request)
        vars(bare).update({name: asked[name] for name in (*_COUNTED_BY, *_ANSWER)} | dict.fromkeys(_SENT, ""))
        super().user_login_failed(sender, credentials, bare, **more)
        asked.update({name: vars(bare)[name] for name in _ANSWER})
        name = counted_as(bare, credentials)
        AccessFailureLog.objects.filter(attempt_time__lt=timezone.now() - timedelta(days=DAYS_KEPT)).delete()
        AccessFailureLog.objects.create(username=name)
        self.remove_out_of_limit_failure_logs(username=name)


def counted_as(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """What stands for the name that was typed: a keyed hash of it."""
    return _hash((credentials or {}).get("username") or "")


def _hash(name: str) -> str:
    return salted_hmac("rabta.people.accounts.tries", name, algorithm="sha256").hexdigest()


class WrongTries(NamedTuple):
    """How many, and when the first of them was."""

    count: int
    since: datetime


def may_try(request: HttpRequest, name: str) -> bool:
    """Whether this name is awake; asked before a code is looked at. A refusal becomes axes' answer."""
    if AxesProxyHandler.is_allowed(request, _named(name)):
        return True
    request.axes_locked_out = True  # type: ignore[attr-defined]
    return False


def count_wrong_try(request: HttpRequest, name: str) -> None:
    """One more wrong code: it counts as a wrong password does."""
    user_login_failed.send(sender=__name__, credentials=_named(name), request=request)


def wrong_tries(name: str, *, since: datetime | None) -> WrongTries | None:
    """The wrong tries at this name after `since`; None where there were none."""
    found = AccessFailureLog.objects.filter(username=_hash(name))
    if since is not None:
        found = found.filter(attempt_time__gt=since)
    told = found.aggregate(count=Count("pk"), first=Min("attempt_time"))
    return WrongTries(told["count"], told["first"]) if told["count"] else None


def wake(name: str) -> int:
    """Let a resting name in again. How many records of wrong tries were cleared."""
    return int(AccessAttempt.objects.filter(username=_hash(name.strip().casefold())).delete()[0])


def is_resting(name: str) -> bool:
    """Whether this name rests just now for some address it was tried from."""
    lately = AccessAttempt.objects.filter(
        username=_hash(name), attempt_time__gt=timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    )
    by_address = lately.values("ip_address").annotate(tries=Sum("failures_since_start"))
    return by_address.filter(tries__gte=settings.AXES_FAILURE_LIMIT).exists()


def _named(name: str) -> dict[str, str]:
    return {"username": name}

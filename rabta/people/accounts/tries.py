"""Wrong tries at a name, whatever was guessed: a password or a code. Counted by axes, for known and unknown names alike.

Five within a quarter of an hour, and the name rests for one, from the address they came from (CJIS Security Policy 5.9.4,
AC-7: five within fifteen minutes). The address is the network's: no header of a request is believed.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import Count, Min, Sum
from django.http import HttpRequest
from django.utils import timezone


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
    found = AccessFailureLog.objects.filter(username=name)
    if since is not None:
        found = found.filter(attempt_time__gt=since)
    told = found.aggregate(count=Count("pk"), first=Min("attempt_time"))
    return WrongTries(told["count"], told["first"]) if told["count"] else None


def wake(name: str) -> int:
    """Let a resting name in again. How many records of wrong tries were cleared."""
    return int(AccessAttempt.objects.filter(username__iexact=name.strip()).delete()[0])


def is_resting(name: str) -> bool:
    """Whether this name rests just now for some address it was tried from."""
    lately = AccessAttempt.objects.filter(
        username=name, attempt_time__gt=timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    )
    by_address = lately.values("ip_address").annotate(tries=Sum("failures_since_start"))
    return by_address.filter(tries__gte=settings.AXES_FAILURE_LIMIT).exists()


def _named(name: str) -> dict[str, str]:
    return {"username": name, "sign_in_name": name}

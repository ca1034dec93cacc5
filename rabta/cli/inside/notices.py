"""Inside an opened house: `rabta notices`."""

import uuid
from collections.abc import Mapping
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.casework.operations.notices import Sent, tell_webhooks
from rabta.casework.operations.reminders import remind_of_overdue
from rabta.casework.rules.webhook import Webhook
from rabta.exchange.reminding import remind_of_partners
from rabta.screening.reminding import remind_of_lapses

WAIT_S = 10


class _GoesNowhereElse(HTTPRedirectHandler):
    """An address that the deployment did not set is not followed: the answer counts as not delivered."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:  # fmt: skip
        return None


def remind() -> int:
    """Write what reminders are due: of requests between agencies, of partners' and of lapses at airports. How many."""
    at = timezone.now()
    today = timezone.localdate(at)
    told = remind_of_overdue(today=as_of(today), at=at, new_id=uuid.uuid4)
    told += remind_of_lapses(at=at, new_id=uuid.uuid4)
    return told + remind_of_partners(today=today, at=at, new_id=uuid.uuid4)


def tell(webhooks: Mapping[str, Webhook]) -> Sent:
    """One round of what is due."""
    return tell_webhooks(webhooks=webhooks, send=post, at=timezone.now(), new_id=uuid.uuid4)


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Post, following no redirect. The status of the answer, 0 where none came."""
    try:
        answer: Any
        with build_opener(_GoesNowhereElse).open(Request(url, body, headers, method="POST"), timeout=WAIT_S) as answer:
            return int(answer.status)
    except HTTPError as refused:
        return refused.code
    except (URLError, HTTPException, OSError, ValueError):
        return 0

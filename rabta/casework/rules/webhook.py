"""What leaves by a webhook: the id of a notice and nothing else, signed; and when it is tried again.

The signature is HMAC-SHA256 over the body (RFC 2104) in the header `X-Rabta-Signature`, as `sha256=` and hexadecimal.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import yaml

DEPLOYED = "webhooks.yaml"
"""In the data folder of an installation. Without it nothing is sent."""
SHORTEST_SECRET = 32
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class UnreadableWebhooks(ValueError):
    """The table of webhooks cannot be read: says which agency, and what is wrong with it. It never quotes a secret."""


@dataclass(frozen=True)
class Webhook:
    """Where the notices of one agency go. The secret never shows itself."""

    agency: str
    url: str
    secret: bytes

    def __repr__(self) -> str:
        return f"Webhook({self.agency})"


def read_webhooks(path: Path) -> dict[str, Webhook]:
    """Agency's code -> its webhook; empty where there is no file. Raises UnreadableWebhooks."""
    if not path.exists():
        return {}
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))["webhooks"]
        return {str(code): _webhook(str(code), row) for code, row in rows.items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError):
        raise UnreadableWebhooks(f"{path}: under webhooks stands for each agency's code a url and a secret.") from None


def _webhook(agency: str, row: dict[str, Any]) -> Webhook:
    url, secret = str(row["url"]), str(row["secret"]).encode()
    parts = urlsplit(url)
    if not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)) or not parts.hostname:
        raise UnreadableWebhooks(f"{agency}: the url begins with https:// (http:// to this machine alone).")
    if len(secret) < SHORTEST_SECRET:
        raise UnreadableWebhooks(f"{agency}: the secret has at least {SHORTEST_SECRET} characters.")
    return Webhook(agency, url, secret)


def body_of(notice_id: UUID) -> bytes:
    """What is sent: the notice's id. Who receives it signs in and reads there what it is about."""
    return json.dumps({"notice": str(notice_id)}, separators=(",", ":")).encode()


def signature(secret: bytes, body: bytes) -> str:
    """The value of `X-Rabta-Signature`."""
    return f"sha256={hmac.new(secret, body, hashlib.sha256).hexdigest()}"


def is_due(tries: int, last_try: datetime | None, *, now: datetime) -> bool:
    """Whether a notice that was not delivered is tried again: after 1, 2, 4 minutes and so on, at most an hour."""
    if last_try is None:
        return True
    wait: timedelta = min(FIRST_WAIT * 2 ** min(max(tries - 1, 0), 10), LONGEST_WAIT)
    return now - last_try >= wait

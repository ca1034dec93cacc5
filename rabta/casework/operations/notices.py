"""Notices: a reader opens one; webhooks are told of them, by the house itself, which sees every notice and answers nobody.

Nothing is sent unless the deployment has set an address for an agency. What leaves is the notice's id. A try that fails is
made again later, and shows on the page of work until it is delivered.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connections, transaction

from rabta.casework.operations.signing import Into, insert
from rabta.casework.queries.work import SQL
from rabta.casework.rules.webhook import Webhook, body_of, is_due, signature
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.sharing.operations import acting_as
from rabta.vocabulary.rules.numbered import agency_numbered

Send = Callable[[str, bytes, dict[str, str]], int]
"""Posts a body with headers to an address. Gives the status of the answer, 0 where none came."""
MOST = 200


@dataclass(frozen=True)
class Sent:
    """How one round of telling went."""

    delivered: int
    failed: int


def open_notice(
    *, reader_id: uuid.UUID, notice_id: uuid.UUID, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> tuple[str, uuid.UUID]:  # fmt: skip
    """Note that the reader has opened a notice; a second time changes nothing. Returns what it is about, by kind and id.

    Raises NotAvailable for one that is hidden or missing.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = ask(SQL + "notices.sql", id=notice_id, most=1)
        if not found:
            raise NotAvailable
        (notice,) = found
        if not notice["opened"]:
            deed = looking.deed("notice:open", subject=("notice", str(notice_id)), detail={"name": looking.name},
                                marking_id=notice["marking_id"])  # fmt: skip
            append_entry(deed, id=new_id(), at=at)
            insert(cursor, Into.NOTICE_OPENED, id=new_id(), notice_id=notice_id, opened_by=looking.reader_id, opened_at=at,
                   marking_id=notice["marking_id"])  # fmt: skip
    return notice["subject_kind"], notice["subject_id"]


def tell_webhooks(*, webhooks: Mapping[str, Webhook], send: Send, at: datetime, new_id: NewId) -> Sent:
    """Tell every webhook of the notices that are due. Each try is written down whatever came of it.

    Without webhooks nothing is asked and nothing is sent.
    """
    told = [_told(webhooks[agency], row, send, at, new_id) for agency, row in _due(webhooks, at)]
    return Sent(sum(told), len(told) - sum(told))


Row = tuple[uuid.UUID, int]


def _due(webhooks: Mapping[str, Webhook], at: datetime) -> list[tuple[str, Row]]:
    if not webhooks:
        return []
    with connections["resolver"].cursor() as cursor:
        cursor.execute(
            "SELECT n.id, n.marking_id, n.agency, count(t.id), max(t.tried_at) FROM notice n"
            " LEFT JOIN notice_try t ON t.notice_id = n.id"
            " WHERE NOT EXISTS (SELECT FROM notice_try d WHERE d.notice_id = n.id AND d.delivered)"
            " GROUP BY n.id ORDER BY n.at, n.id"
        )
        found = [(agency_numbered(row[2]).code, row) for row in cursor.fetchall()]
    due = [(code, (row[0], row[1])) for code, row in found if code in webhooks and is_due(row[3], row[4], now=at)]
    return due[:MOST]


def _told(webhook: Webhook, row: Row, send: Send, at: datetime, new_id: NewId) -> bool:
    notice_id, marking_id = row
    body = body_of(notice_id)
    headers = {"Content-Type": "application/json", "X-Rabta-Signature": signature(webhook.secret, body)}
    status = send(webhook.url, body, headers)
    delivered = 200 <= status < 300  # noqa: PLR2004
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        deed = Deed(deed="notice:tell", subject_kind="notice", subject_id=str(notice_id), detail={"delivered": delivered},
                    marking_id=marking_id)  # fmt: skip
        append_entry(deed, id=new_id(), at=at, using="resolver")
        insert(cursor, Into.NOTICE_TRY, id=new_id(), notice_id=notice_id, delivered=delivered, status=status, tried_at=at,
               marking_id=marking_id)  # fmt: skip
    return delivered

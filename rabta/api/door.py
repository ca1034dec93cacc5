"""The one way an address of the API is answered.

Who asks is the machine reader whose key the request bears, the same that the command line reads from RABTA_READER_KEY; no
cookie opens anything here, so that no page of another site can send a request in somebody's name. What is shown, and what
is refused, is in the ledger before the answer leaves; hidden and missing are one answer. Errors of the database are never
shown.
"""

import json
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from rabta.api.envelope import sent
from rabta.api.errors import Refused, broken, no_key, not_available, not_so, unreadable, unwritable
from rabta.deconfliction.errors import CannotFileSo, DeconflictionError, FiledAlready, MustBeSure, NotYours, TooMany
from rabta.deconfliction.rules.planned_file import UnreadablePlanned
from rabta.filing.errors import NotAvailable
from rabta.ledger.errors import LedgerUnwritable
from rabta.ledger.rules.failures import where_from
from rabta.people.rules.machine_key import reader_of_key
from rabta.sharing.disclosing import disclose, enter_refusal, enter_refusal_at_door
from rabta.sharing.errors import NoReader, SharingError
from rabta.sharing.operations import working_on
from rabta.sharing.tasks import standing_task

DENIED = "42501"
"""The database itself refused: the same as if there were nothing."""
log = logging.getLogger("django.request")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request of a machine reader."""

    reader_id: uuid.UUID
    request: HttpRequest
    at: datetime

    def enter(
        self, deed: str, subject: tuple[str, str], *, marking_id: int | None = None, **counts: int
    ) -> None:  # fmt: skip
        """Enter what is about to be shown."""
        disclose(
            reader_id=self.reader_id, deed=deed, subject=subject, detail=dict(counts), marking_id=marking_id, at=self.at,
            new_id=uuid.uuid4,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Said:
    """An answer: its body, and where what was made stands. With a `kind` the body is bytes of that kind, else it is data."""

    body: Any
    made: str = ""
    kind: str = ""


Deed = Callable[..., Said]


def address(**deeds: Deed) -> Callable[..., HttpResponse]:
    """One address: what is done there by each method."""
    methods = tuple(deeds)

    @csrf_exempt
    def answered(request: HttpRequest, **parts: Any) -> HttpResponse:
        try:
            reader_id = _reader_of(request)
            deed = deeds.get("GET" if request.method == "HEAD" else str(request.method))
            if deed is None:
                raise not_so(methods)
            with working_on(standing_task(reader_id)):
                asked = Asked(reader_id=reader_id, request=request, at=timezone.now())
                said = _refusing(deed, asked, parts)
        except Refused as refusal:
            return _refusal(refusal)
        except NoReader:
            return _refusal(no_key())
        except (LedgerUnwritable, OperationalError):
            return _refusal(unwritable())
        except Exception as error:
            log.error("%s in %s at %s", type(error).__name__, answered.__name__, where_from(error))
            return _refusal(broken())
        if said.kind:
            return HttpResponse(said.body, content_type=said.kind)
        return _json(said.body, 201 if said.made else 200, {"Location": said.made} if said.made else {})

    return answered


def _reader_of(request: HttpRequest) -> uuid.UUID:
    """Whose key the request bears. Raises Refused; a forged key is entered."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.casefold() != "bearer" or not key.strip():
        raise no_key()
    found = reader_of_key(bytes.fromhex(settings.CREDENTIALS.id_key), key)
    if found is None:
        enter_refusal_at_door(deed="key:refused", subject="nobody", at=timezone.now(), id=uuid.uuid4())
        raise no_key()
    return found


def _refusing(deed: Deed, asked: Asked, parts: dict[str, Any]) -> Said:
    """Do it; a refusal is entered, in the same words for hidden and missing. Raises Refused."""
    try:
        return deed(asked, **parts)
    except NoReader:
        raise
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != DENIED:
            raise
        refusal = not_available()
    except NotAvailable:
        refusal = not_available()
    except MustBeSure as question:
        raise _must_be_sure(question, sent(asked.request, question.field)) from None
    except UnreadablePlanned as fault:
        refusal = unreadable(str(fault), field=fault.field, value=sent(asked.request, fault.field))
    except CannotFileSo as fault:
        value = sent(asked.request, fault.field)
        refusal = Refused(422, "cannot_be_filed", str(fault), field=fault.field, value=value)
    except (DeconflictionError, SharingError) as fault:
        refusal = _of_room(fault)
    except Refused as fault:
        refusal = fault
    _enter_refusal(asked, refusal, parts)
    raise refusal


def _must_be_sure(question: MustBeSure, value: Any) -> Refused:
    say = 'Put it right; or, when it is meant so, send it again with "sure": true.'
    return Refused(422, "must_be_sure", str(question), field=question.field, value=value, next=say)


def _of_room(fault: Exception) -> Refused:
    """A room's refusal, with the room's own words."""
    if isinstance(fault, FiledAlready):
        say = "Change that operation with PUT, or send this one under an Idempotency-Key of its own."
        return Refused(409, "filed_already", str(fault), field="Idempotency-Key", next=say)
    if isinstance(fault, TooMany):
        return Refused(429, "too_many", str(fault), next="Telephone the watch desk.")
    if isinstance(fault, NotYours):
        say = "Let an officer of the agency file it, or telephone the watch desk."
        return Refused(403, "not_yours", str(fault), next=say)
    return Refused(422, "cannot_be_filed", str(fault), field="marking")


def _enter_refusal(asked: Asked, refusal: Refused, parts: dict[str, Any]) -> None:
    match = asked.request.resolver_match
    named = "/".join([str(match and match.url_name), *map(str, parts.values())])
    detail = {"rule": refusal.body["error"]["code"], "method": asked.request.method or ""}
    enter_refusal(reader_id=asked.reader_id, asked=named, detail=detail, at=asked.at, new_id=uuid.uuid4)


def _refusal(refusal: Refused) -> HttpResponse:
    headers = {"WWW-Authenticate": "Bearer"} if refusal.status == 401 else {}
    return _json(refusal.body, refusal.status, headers | ({"Allow": refusal.allow} if refusal.allow else {}))


def _json(body: Any, status: int, headers: dict[str, str]) -> HttpResponse:
    said = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_plain).encode() + b"\n"
    return HttpResponse(said, status=status, headers=headers, content_type="application/json")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)

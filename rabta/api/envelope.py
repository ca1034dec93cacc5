"""What a request says: one JSON object with few fields, a key by which it is taken once, numbers in its address."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest

from rabta.api.errors import Refused, unreadable
from rabta.deconfliction.rules.planned_file import LARGEST_BYTES
from rabta.filing.operations import LARGEST
from rabta.vocabulary.rules.numbered import agency_number

KEY = re.compile(r"[\x21-\x7e]{8,200}")
"""An Idempotency-Key: so long that two of one machine do not meet by chance."""


def in_envelope(request: HttpRequest, *, needed: tuple[str, ...], also: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of the object that was sent; of what is not said, "" and for `sure` False. Raises Refused, naming the
    field and what to write."""
    said = _object(request)
    for name in said:
        if name not in (*needed, *also):
            raise unreadable(f"The fields here are {', '.join((*needed, *also))}.", field=str(name)[:60])
    for name in needed:
        if name not in said:
            raise unreadable(f'Write "{name}".', field=name)
    for name, value in said.items():
        if name == "sure" and not isinstance(value, bool):
            raise unreadable("Write true or false.", field=name, value=value)
        if name not in ("sure", "operation") and not isinstance(value, str):
            raise unreadable("Write it as text, between quotation marks.", field=name, value=value)
    return {"sure": False} | {name: "" for name in also if name != "sure"} | said


def key_of(request: HttpRequest) -> str:
    """The Idempotency-Key; empty where there is none. Raises Refused for one that is too short or no plain text."""
    said = request.headers.get("Idempotency-Key", "")
    if said and not KEY.fullmatch(said):
        say = "An Idempotency-Key has 8 to 200 printable ASCII characters without spaces, such as a UUID."
        raise unreadable(say, field="Idempotency-Key", value=said)
    return said


def number_in(said: Mapping[str, str], name: str, *, least: int, most: int, usual: int) -> int:
    """A whole number of the address. Raises Refused."""
    value = said.get(name, str(usual))
    if not re.fullmatch(r"[0-9]{1,6}", value) or not least <= int(value) <= most:
        raise unreadable(f"Write a whole number from {least} to {most}.", field=name, value=value)
    return int(value)


def day_in(said: Mapping[str, str], name: str) -> date | None:
    """A day of the address, None where it names none. Raises Refused."""
    try:
        return date.fromisoformat(said[name]) if said.get(name) else None
    except ValueError:
        raise unreadable("A day is written like 2025-11-30.", field=name, value=said[name]) from None


def agency_in(said: Mapping[str, str]) -> str | None:
    """The code of the agency that the address narrows to, None where to none. Raises Refused."""
    code = said.get("agency", "").strip().upper() or None
    if code is not None and agency_number(code) is None:
        raise unreadable("This is no agency known here: write its code, such as ANF.", field="agency", value=said["agency"])
    return code


def body_of(request: HttpRequest, *, next: str) -> bytes:
    """The body as bytes. Raises Refused for one that is too large; `next` says what to do then."""
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > LARGEST:
        raise Refused(413, "too_large", f"At most {LARGEST:,} bytes are taken.", field="body", next=next)
    return request.body


def _object(request: HttpRequest) -> dict[str, Any]:
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > LARGEST_BYTES:
        say = f"At most {LARGEST_BYTES:,} bytes are taken."
        raise Refused(413, "too_large", say, next="Draw a route or an area with fewer places.")
    try:
        found = json.loads(request.body.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise unreadable("The body is no JSON in UTF-8.") from None
    if not isinstance(found, dict):
        raise unreadable("The body is not one JSON object.", value=found)
    if any("\0" in text or _is_torn(text) for text in _texts(found)):
        raise unreadable("A text holds a character that cannot be kept (U+0000, or half of a pair of surrogates).")
    return found


def sent(request: HttpRequest, field: str) -> Any:
    """What was sent in this field, of the operation or beside it; None where it was not sent, or cannot be read."""
    try:
        said = _object(request)
    except Refused:
        return None
    planned = said.get("operation")
    planned = planned if isinstance(planned, dict) else {}
    properties = planned.get("properties")
    for part in (planned, properties if isinstance(properties, dict) else {}, said):
        if field in part:
            return part[field]
    return None


def _no_number(name: str) -> float:
    raise ValueError(name)


def _texts(found: Any) -> Iterator[str]:
    """Every text in it, names of fields too."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for name, value in found.items():
            yield name
            yield from _texts(value)
    elif isinstance(found, list):
        for value in found:
            yield from _texts(value)


def _is_torn(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)

"""What a door answered, and where two answers differ."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_CHANGES = re.compile(rb'(name="csrfmiddlewaretoken" value="|"X-CSRFToken": ?"|csrf-token" content=")[A-Za-z0-9]+')
AROUND = 40
"""Bytes of both answers that are shown before and behind the first that differs."""


SENT_ALIKE = frozenset({
    "operations", "file_operation", "operation", "change_operation", "cancel_operation", "operation_news", "open_notice",
    "targets", "hold_target", "let_target_go", "watch", "raised", "phone_intake", "alarm", "alarm_step", "deconflict",
    "api", "api_description", "api_rules", "api_operations", "api_operation", "api_cancellation", "api_nowhere",
})  # fmt: skip
"""Doors that send as many statements whatever hides: what can be compared of time on any machine. Pages that count events
are not among them: an event of many markings is worked out when it is read, with one statement more."""


@dataclass(frozen=True)
class Answer:
    """Status (of a command: its exit code), headers sorted by name, every byte of the body; `door` that gave it.

    `sent`: of a door in SENT_ALIKE, how many statements the application's own login sent for it; else 0.
    """

    door: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    sent: int = 0


@dataclass(frozen=True)
class Difference:
    """One question to which the two worlds gave different answers, and how they differ, in words."""

    door: str
    asked: str
    how: str


Answers = Mapping[str, Answer]


def settled(body: bytes) -> bytes:
    """A page without its forms' tokens: random for every page and everybody, and the only bytes that are left out."""
    return _CHANGES.sub(rb"\1", body)


def differences(full: Answers, bare: Answers) -> list[Difference]:
    """Every question answered differently, or asked in one world only, in the order it was first asked."""
    found = []
    for asked in dict.fromkeys((*full, *bare)):
        one, other = full.get(asked), bare.get(asked)
        if one != other:
            door = (one or other).door  # type: ignore[union-attr]  # it is in one of them
            found.append(Difference(door, asked, how_differ(one, other)))
    return found


def how_differ(one: Answer | None, other: Answer | None) -> str:
    """The first thing in which two answers differ: `one` where hidden records are, `other` where they never were.

    >>> how_differ(Answer("d", 200, (), b"12 kg"), Answer("d", 200, (), b"13 kg"))
    "byte 1: '12 kg' with what is hidden, '13 kg' without"
    """
    if one is None or other is None:
        return "asked only " + ("without what is hidden" if one is None else "with what is hidden")
    if one.status != other.status:
        return f"status {one.status} with what is hidden, {other.status} without"
    for header in sorted(set(one.headers) ^ set(other.headers)):
        if header[0] == "Content-Length" and one.body != other.body:
            continue  # the bytes say more
        return f"header {header[0]}: {header[1]} " + ("with" if header in one.headers else "without") + " what is hidden"
    if one.body == other.body:
        return f"{one.sent} statements with what is hidden, {other.sent} without"
    at = next((n for n, (a, b) in enumerate(zip(one.body, other.body, strict=False)) if a != b), None)
    at = min(len(one.body), len(other.body)) if at is None else at
    near = [body[max(0, at - AROUND) : at + AROUND].decode("utf-8", "replace") for body in (one.body, other.body)]
    return f"byte {at}: {near[0]!r} with what is hidden, {near[1]!r} without"

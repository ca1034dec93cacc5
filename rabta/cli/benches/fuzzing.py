"""A mutation fuzzer that keeps every input which reaches a line of the passenger reader that none reached before."""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import CodeType

WATCHED = "/intake/formats/passenger/"
PIECES = (
    b"'", b"+", b":", b"?", b"??", b"?'", b"UNA:+.? '", b"UNA:*.? $", b"UNB+UNOA:4+A+B+261201:0000+1'",
    b"UNH+1+PAXLST:D:05B:UN:IATA'", b"UNT+9+1'", b"UNZ+1+1'", b"UIB+UNOA:4+1++++A+B+20261201:0000'",
    b"UIH+PAXLST:D:12B:UN:IATA+1+1:X+1:F'", b"UIT+1+9'", b"UIZ+1+1'", b"PAX NAME,PPT NO,DOB,SEAT\n",
    b"Last,First,No\n", b"NAD+FL+++A:B'", b"SRC'", b"TIF+A+BMR:A:1'",
    b"TVL+011226:0910:011226:1040+KHI+DXB+EX+701'", b"TBD++3:84:700++HP+KL:4074902824:3:MSP'", b"MEA+CT++:99'",
    b"FTX+BAG+++1:999'", b"DTM+329:991332'", b"CNT+42:9'", b"ABI+1'", b"SSR+DOCS:HK:1:EX:::::/P//1/////X/Y'",
    b"SSR+INFT:HK:1:EX:::::A/B/01OCT25+::1'", b"\r\n", b"\x00", b"\xff\xfe", b"\xc3\xa9", b"<PNR>", b"</PNR>",
    b'<Passenger RPH="1">', b"<!DOCTYPE a>", b"&#0;", b"\xd8\xb9", b"999999999999", b"-1", b",", b";", b"\t", b'"',
)  # fmt: skip
LONGEST = 6_000
SLOW = 5.0
"""Seconds after which one input of this length counts as a fault."""


@dataclass
class Fuzzed:
    """What a run found: how many inputs, how many kept, how many lines reached, and the faults (input, what)."""

    inputs: int = 0
    kept: int = 0
    lines: int = 0
    seconds: float = 0.0
    faults: list[tuple[bytes, str]] = field(default_factory=list)
    by: str = ""


def fuzz(target: Callable[[bytes], object], seeds: list[bytes], *, seconds: float, seed: int) -> Fuzzed:
    """Run the target on damaged inputs for so many seconds. Whatever it raises is a fault."""
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    found = Fuzzed()
    with lines_reached() as (reached, by):
        found.by = by
        kept = [each[:LONGEST] for each in seeds]
        for each in kept:
            _run(target, each, found)
        began = last = time.monotonic()
        while time.monotonic() - began < seconds:
            content = _damaged(chance.choice(kept), chance, kept)
            before = len(reached)
            _run(target, content, found)
            if len(reached) > before:
                kept.append(content)
                found.kept += 1
            if time.monotonic() - last > 20:
                last = time.monotonic()
                print(f"{last - began:.0f} s: {found.inputs:,} inputs, {len(reached):,} lines", file=sys.stderr)
        found.seconds, found.lines = time.monotonic() - began, len(reached)
    return found


def _run(target: Callable[[bytes], object], content: bytes, found: Fuzzed) -> None:
    found.inputs += 1
    began = time.perf_counter()
    try:
        target(content)
    except Exception as fault:  # every kind of fault is what is looked for
        found.faults.append((content, f"{type(fault).__name__}: {fault}"))
    if time.perf_counter() - began > SLOW:
        found.faults.append((content, f"took {time.perf_counter() - began:.1f} s"))


def _damaged(content: bytes, chance: random.Random, kept: list[bytes]) -> bytes:
    body = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4, 8))):
        at = chance.randrange(len(body) + 1)
        what = chance.randrange(7)
        if what == 0:
            del body[at : at + chance.choice((1, 1, 2, 8, 60))]
        elif what == 1:
            body[at:at] = chance.choice(PIECES)
        elif what == 2 and at < len(body):
            body[at] = chance.randrange(256)
        elif what == 3:
            piece = chance.choice(PIECES)
            body[at : at + len(piece)] = piece
        elif what == 4:
            body[at:at] = body[max(0, at - 80) : at]
        elif what == 5:
            other = chance.choice(kept)
            start = chance.randrange(len(other) + 1)
            body[at:at] = other[start : start + chance.choice((20, 100, 400))]
        else:
            body = body[:at] if chance.random() < 0.3 else body
    return bytes(body[:LONGEST])


@contextmanager
def lines_reached() -> Iterator[tuple[set[tuple[str, int]], str]]:
    """The lines of the watched modules reached so far, as they are reached; and by which means they are seen."""
    reached: set[tuple[str, int]] = set()
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is None:
        with _traced(reached):
            yield reached, "sys.settrace"
        return

    def line(code: CodeType, number: int) -> object:
        if WATCHED in code.co_filename:
            reached.add((code.co_filename, number))
        return monitoring.DISABLE  # a line once reached is not asked for again

    tool = monitoring.COVERAGE_ID
    monitoring.use_tool_id(tool, "rabta")
    monitoring.register_callback(tool, monitoring.events.LINE, line)
    monitoring.set_events(tool, monitoring.events.LINE)
    try:
        yield reached, "sys.monitoring"
    finally:
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)


@contextmanager
def _traced(reached: set[tuple[str, int]]) -> Iterator[None]:
    def trace(frame: object, event: str, _argument: object) -> object:
        code = frame.f_code  # type: ignore[attr-defined]
        if WATCHED not in code.co_filename:
            return None
        if event == "line":
            reached.add((code.co_filename, frame.f_lineno))  # type: ignore[attr-defined]
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        yield
    finally:
        sys.settrace(None)

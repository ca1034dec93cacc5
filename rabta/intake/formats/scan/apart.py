"""Do one piece of work in a process of its own, under limits of memory, processor and clock, shut off from the rest.

What others sent is decoded here and nowhere else: a bomb, a hang or a fault in a decoder ends that process and costs one
answer. Linux and other systems with fork.
"""

import contextlib
import fcntl
import gc
import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rabta.intake.formats.scan.limits import LONGEST_ANSWER, MEMORY, SECONDS
from rabta.intake.formats.scan.problems import Problem, Refused
from rabta.intake.formats.scan.shutting_off import shut_off

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported: what forks must have one thread

PIPE = 2**20
"""Bytes that a pipe to or from such a process holds: fewer turns for a picture than the kernel's own 64 KiB (Linux)."""
PLAIN = "numbers"
"""The one entry of an answer that may be bytes: it goes through the pipe as it is, behind the others, which are JSON."""

_OUT_OF_MEMORY = Problem(
    "too_large", f"reading it takes more than {MEMORY // 2**20:,} MiB of memory", "Send it in parts, or see the device."
)
_NESTED = Problem("nested", "its parts lie too deep inside one another", "See whether the device writes such objects.")


@dataclass(frozen=True)
class Allowed:
    """What the work may use: bytes of address space, seconds; `offline` demands that the kernel shuts it off."""

    memory: int = MEMORY
    seconds: int = SECONDS
    offline: bool = False


READING = Allowed()


def apart(work: Callable[[], dict[str, Any]], allowed: Allowed = READING) -> dict[str, Any]:
    """What `work` answers, a JSON object, whose `numbers` may be bytes; or `{"refused": Problem}` where it was refused, died
    or took too long."""
    read_end, write_end = os.pipe()
    widen(write_end)
    child = os.fork()
    if child == 0:
        os.close(read_end)
        _work_and_leave(work, write_end, allowed)
    os.close(write_end)
    try:
        answer, ended = _answer(read_end, allowed)
    finally:
        os.close(read_end)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if not ended:
        return {"refused": _too_long(allowed)}
    return _understood(answer, status, allowed)


def widen(pipe: int) -> None:
    """Let a pipe hold more at once, where the system can: it only saves turns."""
    with contextlib.suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)


def _answer(pipe: int, allowed: Allowed) -> tuple[bytes, bool]:
    """What came through the pipe until it closed, and whether it closed in time."""
    until = time.monotonic() + allowed.seconds + 1
    poll = select.poll()
    poll.register(pipe, select.POLLIN | select.POLLHUP)
    parts: list[bytes] = []
    size = 0
    while size <= LONGEST_ANSWER:
        left = until - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            return b"", False
        part = os.read(pipe, PIPE)
        if not part:
            return b"".join(parts), True
        parts.append(part)
        size += len(part)
    return b"", True


def _understood(answer: bytes, status: int, allowed: Allowed) -> dict[str, Any]:
    head, _, plain = answer.partition(b"\n")
    try:
        told = dict(json.loads(head))
        if "refused" in told:
            return {"refused": Problem(**told["refused"])}
    except (ValueError, TypeError):  # nothing, or what no work of ours answers: the process was not itself any more
        return {"refused": _how_it_died(status, allowed)}
    return {**told, PLAIN: plain} if plain else told


def _how_it_died(status: int, allowed: Allowed) -> Problem:
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if number == signal.SIGXCPU:
        return _too_long(allowed)
    why = f"signal {signal.Signals(number).name}" if number else "without an answer"
    return Problem(
        "decoder_died",
        f"the process that read it ended ({why})",
        "Keep the file, and report it: it is damaged, or made to do harm.",
    )


def _too_long(allowed: Allowed) -> Problem:
    return Problem(
        "too_slow", f"reading it takes more than {allowed.seconds} seconds", "Keep the file, and see what the device sent."
    )


def _work_and_leave(work: Callable[[], dict[str, Any]], pipe: int, allowed: Allowed) -> None:
    """The child: limits, work, answer, end. It never returns to what the parent was doing."""
    try:
        answer = _worked(work, allowed)
        plain = answer.pop(PLAIN, b"")
        for part in (json.dumps(answer).encode() + b"\n", plain):
            sent = memoryview(part)
            while sent:
                sent = sent[os.write(pipe, sent) :]
    finally:
        os._exit(0)


def _worked(work: Callable[[], dict[str, Any]], allowed: Allowed) -> dict[str, Any]:
    gc.disable()
    sys.dont_write_bytecode = True
    try:
        _limit(allowed)
        if not shut_off() and allowed.offline:
            rule = "this machine's kernel cannot shut a process off from the network"
            raise Refused(Problem("not_shut_off", rule, "Run it on Linux with seccomp, x86-64 or ARM64."))
        return work()
    except Refused as refused:
        problem = refused.problem
    except MemoryError:
        problem = _OUT_OF_MEMORY
    except RecursionError:
        problem = _NESTED
    except Exception as error:  # whatever a decoder meets is an answer about this one file
        problem = Problem("unreadable", f"it could not be decoded ({type(error).__name__}: {str(error)[:200]})",
                          "Keep the file, and ask for the object to be sent again from the device.")  # fmt: skip
    return {"refused": {name: getattr(problem, name) for name in problem.__slots__}}


def _limit(allowed: Allowed) -> None:
    for kind, most in ((resource.RLIMIT_AS, allowed.memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(kind, (most, most))
    # The first limit ends it by a signal that says why, the second by one that does not.
    resource.setrlimit(resource.RLIMIT_CPU, (allowed.seconds, allowed.seconds + 1))

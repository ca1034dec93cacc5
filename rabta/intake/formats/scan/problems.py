"""What is wrong with a scan: what was seen, at which element and byte, by which rule, and what to do next."""

from dataclasses import dataclass
from typing import Any

from rabta.intake.rules.faults import shown, visible


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `tag` is the element as (gggg,eeee), `at` its first byte in the file; `wrong` is false for what loses
    nothing and only ought to be known."""

    kind: str
    rule: str
    next_step: str
    value: str | None = None
    tag: str | None = None
    at: int | None = None
    wrong: bool = True

    def told(self, file: str) -> dict[str, Any]:
        """The problem as an object of the output, with a sentence."""
        where = [file]
        if self.tag is not None:
            where.append(f"element {self.tag}")
        if self.at is not None:
            where.append(f"byte {self.at}")
        seen = "" if self.value is None else f'"{shown(self.value)}": '
        return {
            "kind": self.kind, "file": file, "element": self.tag, "byte": self.at,
            "value": None if self.value is None else shown(self.value), "rule": visible(self.rule),
            "next_step": self.next_step, "message": f"{', '.join(where)}: {seen}{visible(self.rule)}. {self.next_step}",
            "wrong": self.wrong,
        }  # fmt: skip


class Refused(Exception):
    """The file cannot be read, or must not be; `problem` says why. Nothing of it is used, its bytes are left as they are."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


SEND_AGAIN = "Ask for the object to be sent again from the device"
"""The usual next step: a broken object is never mended here."""


def tag_name(tag: int) -> str:
    """An element's number as the standard writes it: (gggg,eeee)."""
    return f"({tag >> 16:04X},{tag & 0xFFFF:04X})"

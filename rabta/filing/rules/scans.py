"""An object of a scanner as the one row of its report: what it is and what it can be used for, or why it was refused."""

from dataclasses import dataclass
from typing import Any

from rabta.intake.formats.scan.serving import HELPERS, shows_a_body

BODY = "it is an image of a person, and none is kept here. Report what was found, as count and weight."


@dataclass(frozen=True)
class StatedScan:
    """One object. `text` is its line; `read` None where it was refused, and `problem` says why."""

    text: str
    read: dict[str, Any] | None
    problem: dict[str, Any] | None
    date: str


def stated_scan(content: bytes, *, name: str, agency: str) -> StatedScan:
    """Read one object, in a process of its own. Never raises for what it holds."""
    told = HELPERS.told(content, name=name)
    if "error" in told:
        return StatedScan("", None, told["error"], "")
    date = ((told.get("time") or {}).get("scanned_at") or "")[:10]
    read = {
        "kind": "scan", "date": date or None, "agency": agency, "scan": told, "problems": told["problems"], "incidents": [],
        "title": line_of(told),
    }  # fmt: skip
    return StatedScan(line_of(told), read, None, date)


def line_of(told: dict[str, Any]) -> str:
    """The object in one line: type, grade, what was inspected, device, moment."""
    inspected, device, time = (told.get(part) or {} for part in ("inspected", "device", "time"))
    said = (told["type"], told["assessable"]["grade"], inspected.get("id"), device.get("name"), time.get("scanned_at"))
    return " · ".join(str(each) for each in said if each)


def is_of_a_body(content: bytes, read: dict[str, Any] | None) -> bool:
    """Whether the object is an image of a person: by its class, or by what it says was inspected."""
    if shows_a_body(content):
        return True
    told = (read or {}).get("scan") or {}
    return bool(told.get("pixels")) and told["assessable"]["grade"] == "body"

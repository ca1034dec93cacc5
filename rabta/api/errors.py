"""What the API refuses, as data: which field, the value as sent, the rule, what to do next."""

from typing import Any

MOST_SHOWN = 60
"""Characters of a value that come back."""
RULES = (
    "GET /api/openapi.json says what each address takes; GET /api/rules/ shows kinds, radii and limits, and what an"
    " operation looks like."
)


class Refused(Exception):
    """One refusal, as it is answered. `rule` is a sentence; `next` says what to do."""

    def __init__(
        self, status: int, code: str, rule: str, *, field: str = "", value: Any = None, next: str = RULES, allow: str = ""
    ) -> None:  # fmt: skip
        super().__init__(rule)
        self.status, self.allow = status, allow
        self.body = {"error": {"code": code, "field": field, "value": _short(value), "rule": rule, "next": next}}


def unreadable(rule: str, *, field: str = "", value: Any = None) -> Refused:
    """What was sent does not say what is wanted."""
    return Refused(400, "unreadable", rule, field=field, value=value)


def no_key() -> Refused:
    """The same for no key, a forged one and that of a reader who was disabled."""
    return Refused(
        401, "no_key", "A machine reader's key opens this address, and no sign-in of the console.",
        next="Send the key that `rabta people add` gave out as the header `Authorization: Bearer KEY`.",
    )  # fmt: skip


def not_available() -> Refused:
    """Hidden and missing: the same bytes."""
    return Refused(
        404, "not_available", "No record with this number is available to you.",
        next="GET /api/operations/ and GET /api/reports/ list the planned operations and the reports that you may see.",
    )  # fmt: skip


def not_so(methods: tuple[str, ...]) -> Refused:
    """A method that is not taken at this address."""
    allowed = ", ".join(methods)
    return Refused(405, "not_so", f"This address takes {allowed}.", next=f"Send {allowed}.", allow=allowed)


def unwritable() -> Refused:
    """The ledger takes no entry, so nothing is said and nothing was done."""
    return Refused(
        503, "unwritable", "The ledger cannot record this, so nothing was shown and nothing was changed.",
        next="Send it again later; to file now, telephone the watch desk.",
    )  # fmt: skip


def broken() -> Refused:
    """Something failed on our side: it is in the log."""
    return Refused(
        500, "broken", "Something failed on our side.",
        next="Send it again under the same Idempotency-Key; to file now, telephone the watch desk.",
    )  # fmt: skip


def _short(value: Any) -> Any:
    """A value as it was sent; what is long is shortened, what is large left out."""
    if isinstance(value, str):
        return value if len(value) <= MOST_SHOWN else value[: MOST_SHOWN - 3] + "..."
    return value if isinstance(value, bool | int | float) else None

"""Where a list of reports goes on: behind one report, by the moment it was received and its id."""

from datetime import datetime
from uuid import UUID

_LAST_ID = UUID(int=2**128 - 1)


def cursor_behind(received_at: datetime, report_id: UUID) -> str:
    """An opaque text for addresses, which `cursor_read` reads back."""
    return f"{received_at.isoformat()}~{report_id}"


def cursor_read(text: str | None) -> tuple[datetime, UUID] | None:
    """What `cursor_behind` made, or a bare ISO moment (behind everything received at it). None for anything else.

    >>> cursor_read("nonsense") is None
    True
    """
    moment, _, report_id = (text or "").partition("~")
    try:
        at = datetime.fromisoformat(moment.replace(" ", "+"))
        return (at, UUID(report_id) if report_id else _LAST_ID) if at.tzinfo else None
    except ValueError:
        return None

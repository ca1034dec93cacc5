"""Views: some markings, and which of them a reader sees. What is laid out stands in one, and shows to who sees just so."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

View = tuple[int, list[int], list[int]]
"""Its id, the markings, and those of them that are visible."""


def view_of(markings: Sequence[int], visible: Sequence[int]) -> View:
    """The view of these; its id is a hash of both."""
    component, seen = list(markings), list(visible)
    return int.from_bytes(hashlib.sha256(f"{component}|{seen}".encode()).digest()[:8], "big", signed=True), component, seen


EVERYBODY = view_of((), ())
"""What hangs on no marking beside those of its own row."""


def enter_views(cursor: Any, views: Iterable[View]) -> None:
    """Enter those that are new. On the resolver's login."""
    cursor.executemany(
        "INSERT INTO marking_view (id, component, visible) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", sorted(views)
    )

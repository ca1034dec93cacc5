"""Markings as they are printed beside records."""

from collections.abc import Iterable, Mapping
from typing import Any

from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.sharing.rules.marking import Handling, Level, Marking
from rabta.sharing.rules.strictest import strictest


def markings_shown() -> dict[int, tuple[Marking, bool]]:
    """Marking id -> the marking as the reader may know it, and whether its audience is all there is (see the function of
    the database by this name); for every marking the reader may see."""
    return {row["id"]: (marking_in(row), row["whole"]) for row in ask("records/sql/queries/markings.sql")}


def marking_in(row: Mapping[str, Any]) -> Marking:
    """The marking that the columns of `markings_shown()` spell, in a row that has them all."""
    return Marking(
        originator=row["originator"],
        level=Level(row["level"]),
        every_agency=row["every_agency"],
        agencies=tuple(row["agencies"]),
        groups=tuple(row["groups"]),
        handling=tuple(map(Handling, row["handling"])),
        handling_note=row["handling_note"],
        purposes=tuple(map(Purpose, row["purposes"])),
    )


def together(marking_ids: Iterable[int]) -> str:
    """What binds whoever takes the records of these markings together, as the strictest of them says; "" of none.

    `CONFIDENTIAL; H1, H2`: the level, conditions, and purposes where they are not the usual ones. No audience.
    """
    shown = markings_shown()
    parts = [shown[one][0] for one in sorted(set(marking_ids)) if one in shown]
    return strictest(parts).conditions_as_text() if parts else ""


def marking_texts() -> dict[int, str]:
    """Marking id -> `RESTRICTED; every agency; H0`, or to whom it is not told whole `RESTRICTED; shared with you; H0`."""
    return {
        marking_id: marking.as_text() if whole else marking.as_told()
        for marking_id, (marking, whole) in markings_shown().items()
    }

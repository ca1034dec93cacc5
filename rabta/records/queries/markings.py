"""Markings as they are printed beside records."""

from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.sharing.rules.marking import Handling, Level, Marking


def markings_shown() -> dict[int, tuple[Marking, bool]]:
    """Marking id -> the marking as the reader may know it, and whether its audience is all there is (see the function of
    the database by this name); for every marking the reader may see."""
    return {
        row["id"]: (
            Marking(
                originator=row["originator"],
                level=Level(row["level"]),
                every_agency=row["every_agency"],
                agencies=tuple(row["agencies"]),
                groups=tuple(row["groups"]),
                handling=tuple(Handling(code) for code in row["handling"]),
                handling_note=row["handling_note"],
                purposes=tuple(Purpose(purpose) for purpose in row["purposes"]),
            ),
            row["whole"],
        )
        for row in ask("records/sql/queries/markings.sql")
    }


def marking_texts() -> dict[int, str]:
    """Marking id -> `RESTRICTED; every agency; H0`, or to whom it is not told whole `RESTRICTED; shared with you; H0`."""
    return {
        marking_id: marking.as_text() if whole else marking.as_told()
        for marking_id, (marking, whole) in markings_shown().items()
    }

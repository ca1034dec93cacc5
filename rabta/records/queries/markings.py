"""Markings as they are printed beside records."""

from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.sharing.rules.marking import Handling, Level, Marking


def marking_texts() -> dict[int, str]:
    """Marking id -> `RESTRICTED; every agency; H0`, for every marking the reader may see."""
    return {
        row["id"]: Marking(
            originator=row["originator"],
            level=Level(row["level"]),
            every_agency=row["every_agency"],
            agencies=tuple(row["agencies"]),
            groups=tuple(row["groups"]),
            handling=tuple(Handling(code) for code in row["handling"]),
            handling_note=row["handling_note"],
            purposes=tuple(Purpose(purpose) for purpose in row["purposes"]),
        ).as_text()
        for row in ask("records/sql/queries/markings.sql")
    }

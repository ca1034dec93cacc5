"""Why somebody reads: every token, marking and ledger entry carries one of these purposes.

Source: Directive (EU) 2016/680 Art. 25 (consultation is logged with its justification); Europol Regulation Art. 18.
"""

from enum import IntEnum


class Purpose(IntEnum):
    """Stable numbers, kept in the database; never renumber."""

    COORDINATION = 1
    LAW_ENFORCEMENT = 2
    INTERDICTION_ONLY = 3  # law-enforcement interdiction only, no targeting for the use of force
    PREVENTION = 4
    OVERSIGHT = 5

    @property
    def label(self) -> str:
        return {
            1: "coordination between agencies",
            2: "law enforcement",
            3: "law-enforcement interdiction only, no targeting for the use of force",
            4: "prevention",
            5: "oversight",
        }[self.value]


class Role(IntEnum):
    """What a reader may do on top of reading what markings allow; stable numbers."""

    LIAISON = 1
    ANALYST = 2
    DIRECTOR = 3
    AUDITOR = 4
    ADMINISTRATOR = 5
    MACHINE = 6
    PROTECTION = 7  # may read the words about protected persons, in reports whose marking allows it
    WATCH = 8  # of the centre: takes the alarms of the watch desk, and so sees every planned operation

    @property
    def label(self) -> str:
        return {
            1: "liaison officer",
            2: "centre analyst",
            3: "director",
            4: "auditor",
            5: "administrator",
            6: "machine reader",
            7: "protection officer",
            8: "watch officer",
        }[self.value]

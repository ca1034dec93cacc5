from rabta.records.models.incident import (
    Arrest,
    ArrestNationality,
    ClearanceClaim,
    Encounter,
    Incident,
    IncidentRole,
    Mention,
    PeriodReturn,
    SeizureLine,
)
from rabta.records.models.protected import ProtectedIncident, ProtectedReport, ProtectedRow
from rabta.records.models.reading import Reading, ReadingRow, Span
from rabta.records.models.release import MarkingGiven, Recall, Release, ReleaseAnswer, ReleaseRequest
from rabta.records.models.report import Correction, Report, ReportBody, Withdrawal

__all__ = [
    "Arrest",
    "ArrestNationality",
    "ClearanceClaim",
    "Correction",
    "Encounter",
    "Incident",
    "IncidentRole",
    "MarkingGiven",
    "Mention",
    "PeriodReturn",
    "ProtectedIncident",
    "ProtectedReport",
    "ProtectedRow",
    "Reading",
    "ReadingRow",
    "Recall",
    "Release",
    "ReleaseAnswer",
    "ReleaseRequest",
    "Report",
    "ReportBody",
    "SeizureLine",
    "Span",
    "Withdrawal",
]

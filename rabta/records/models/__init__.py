from rabta.records.models.airport import AirportStatement
from rabta.records.models.facilitation import Facilitation, FacilitationThing
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
from rabta.records.models.laboratory import LaboratoryFinding
from rabta.records.models.land import LandClaim
from rabta.records.models.person import MentionIdentifier, PersonMention
from rabta.records.models.protected import ProtectedIncident, ProtectedReport, ProtectedRow
from rabta.records.models.reading import Reading, ReadingRow, Span
from rabta.records.models.redress import Redress, RedressStep
from rabta.records.models.release import MarkingGiven, Recall, Release, ReleaseAnswer, ReleaseRequest
from rabta.records.models.report import Correction, Report, ReportBody, Withdrawal
from rabta.records.models.retention import Backup, Purged, RetentionStep
from rabta.records.models.travel import StatedBag, StatedBooking, StatedFlight, TravelLeg

__all__ = [
    "AirportStatement",
    "Arrest",
    "ArrestNationality",
    "Backup",
    "ClearanceClaim",
    "Correction",
    "Encounter",
    "Facilitation",
    "FacilitationThing",
    "Incident",
    "IncidentRole",
    "LaboratoryFinding",
    "LandClaim",
    "MarkingGiven",
    "Mention",
    "MentionIdentifier",
    "PeriodReturn",
    "PersonMention",
    "ProtectedIncident",
    "ProtectedReport",
    "ProtectedRow",
    "Purged",
    "Reading",
    "ReadingRow",
    "Recall",
    "Release",
    "ReleaseAnswer",
    "ReleaseRequest",
    "Redress",
    "RedressStep",
    "Report",
    "ReportBody",
    "RetentionStep",
    "SeizureLine",
    "Span",
    "StatedBag",
    "StatedBooking",
    "StatedFlight",
    "TravelLeg",
    "Withdrawal",
]

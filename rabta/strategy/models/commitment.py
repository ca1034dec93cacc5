"""Commitments of a joint strategy, their steps and what is cited for them: only ever added to."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report
from rabta.strategy.models.meeting import Meeting
from rabta.strategy.rules.commitment import Kind


class Commitment(Marked):
    """What one agency promised another, in the words that were agreed, and where they were said."""

    id = models.UUIDField(primary_key=True)
    owner = models.SmallIntegerField(help_text="the agency that promised")
    partner = models.SmallIntegerField(help_text="the agency it was promised to, inside or outside the country")
    theme = models.TextField()
    text_en = models.TextField()
    text_ur = models.TextField()
    due_on = models.DateField(null=True)
    began_on = models.DateField(help_text="the day it was said or agreed")
    source = models.TextField(help_text="statement, minutes or letter")
    source_title = models.TextField()
    source_sha256 = models.TextField(help_text="of the public text, in hexadecimal; else empty")
    span_from = models.IntegerField(null=True, help_text="code points of the public text")
    span_to = models.IntegerField(null=True)
    sentence_key = models.TextField(db_index=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    decision = models.SmallIntegerField(null=True, help_text="number in the minutes of the meeting")
    measure = models.TextField()
    measured_key = models.TextField()
    measured_province = models.TextField()
    measured_agency = models.TextField()
    measured_from = models.DateField(null=True)
    measured_to = models.DateField(null=True)
    target = models.DecimalField(max_digits=18, decimal_places=3, null=True, help_text="in the measure's unit")
    at_least = models.BooleanField()
    proposed_by = models.UUIDField()
    proposed_name = models.TextField()
    proposed_at = models.DateTimeField()

    class Meta:
        db_table = "commitment"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(measure="", target__isnull=True, measured_from__isnull=True, measured_to__isnull=True)
                | models.Q(measured_to__gte=models.F("measured_from"), target__gte=0) & ~models.Q(measure=""),
                name="commitment_is_measured_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(source="minutes", meeting__isnull=False, decision__isnull=False)
                | models.Q(source__in=["statement", "letter"], meeting__isnull=True, decision__isnull=True),
                name="commitment_names_its_source",
            ),
        ]


class CommitmentStep(Marked):
    """One signed step of a commitment."""

    id = models.UUIDField(primary_key=True)
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    number = models.SmallIntegerField(help_text="in the order of signing")
    kind = models.TextField()
    on = models.DateField(db_column="said_on", help_text="the day it is about, as the signer says")
    words = models.TextField()
    due_on = models.DateField(null=True)
    of = models.SmallIntegerField(null=True, help_text="number of the step it takes back")
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "commitment_step"
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="commitment_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(kind) for kind in Kind]), name="commitment_step_is_known"
            ),
        ]


class CommitmentEvidence(Marked):
    """A report, or one incident of it, that is cited for a commitment; or no longer cited. Under the report's marking."""

    id = models.UUIDField(primary_key=True)
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    incident_key = models.UUIDField(null=True)
    cited = models.BooleanField()
    cited_by = models.UUIDField()
    cited_name = models.TextField()
    cited_at = models.DateTimeField()

    class Meta:
        db_table = "commitment_evidence"

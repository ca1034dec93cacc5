"""Travellers who were refused boarding, and what came of it. Marked as the report that tells of the traveller."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report
from rabta.screening.rules.off_loading import OffLoadingStep


class OffLoading(Marked):
    """Recorded by the officer who did it, with the legal ground."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    mention_key = models.UUIDField(db_index=True)
    flight = models.TextField(help_text="designator and day of departure")
    done_on = models.DateField()
    ground = models.TextField(help_text="law and section, or order")
    words = models.TextField()
    agency = models.SmallIntegerField()
    recorded_by = models.UUIDField()
    recorded_name = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "off_loading"


class OffLoadingStepTaken(Marked):
    """Outcome, complaint, found wrong, taken back; only ever added to."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    off_loading = models.ForeignKey(OffLoading, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    done_on = models.DateField()
    outcome = models.TextField()
    words = models.TextField()
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "off_loading_step"
        constraints = [
            models.UniqueConstraint(fields=["off_loading", "number"], name="off_loading_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in OffLoadingStep]), name="off_loading_step_is_known"
            ),
        ]

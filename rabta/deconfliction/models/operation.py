"""Planned operations as they were filed, version by version; where each reaches; nothing is ever changed in place."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.deconfliction.rules.planned import State
from rabta.records.models.marked import Marked


class PlannedOperation(Marked):
    """One version of a planned operation. The newest version of an `operation_id` is what stands; written by gate alone."""

    id = models.UUIDField(primary_key=True)
    operation_id = models.UUIDField()
    number = models.SmallIntegerField(help_text="among the versions of its operation, from 1")
    state = models.TextField()
    agency = models.SmallIntegerField()
    kind = models.TextField()
    terrain = models.TextField()
    shape = models.TextField(help_text="point, route or area")
    points = ArrayField(models.FloatField(), help_text="longitude, latitude, longitude, ... in degrees (WGS 84)")
    radius_m = models.IntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    kept_from = models.DateTimeField(help_text="the start less its buffer")
    kept_until = models.DateTimeField(help_text="the end and its buffer; both belong to the time")
    contact = models.TextField()
    phone = models.TextField(help_text="answered day and night")
    supervisor = models.TextField()
    supervisor_phone = models.TextField()
    risk = models.TextField()
    reference = models.TextField(help_text="the agency's own")
    silent = models.BooleanField(help_text="of a conflict with it only the watch desk hears")
    exigent = models.BooleanField()
    late = models.BooleanField(help_text="filed later before its start than the centre asks for")
    reason = models.TextField(help_text="of a change or cancellation")
    filed_by = models.UUIDField()
    filed_name = models.TextField()
    filed_at = models.DateTimeField()
    by_phone = models.BooleanField(help_text="taken down by the watch desk for the agency")

    class Meta:
        db_table = "planned_operation"
        constraints = [
            models.UniqueConstraint(fields=["operation_id", "number"], name="planned_operation_number_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[str(state) for state in State]), name="planned_operation_state_is_known"
            ),
            models.CheckConstraint(  # the search by time looks back so far and no further
                condition=models.Q(
                    kept_until__gt=models.F("kept_from"), kept_until__lte=models.F("kept_from") + timedelta(hours=96)
                ),
                name="planned_operation_is_within_the_search",
            ),
        ]
        indexes = [
            models.Index(fields=["kept_until", "operation_id"], name="planned_operation_by_end"),
            models.Index(fields=["filed_by", "filed_at"], name="planned_operation_by_filer"),
            models.Index(fields=["filed_at", "agency"], name="planned_operation_by_filing"),
        ]


class OperationPart(models.Model):
    """One leg of a version in one cell of the grid, or one cell of its inside. For the check alone: no reader reads it."""

    pk = models.CompositePrimaryKey("cell", "kept_from", "version", "no")
    cell = models.IntegerField()
    kept_from = models.DateTimeField()
    kept_until = models.DateTimeField()
    version = models.ForeignKey(PlannedOperation, models.CASCADE, related_name="+", db_index=False)
    no = models.IntegerField(help_text="of the leg; -1 for the inside of an area")
    a = ArrayField(models.FloatField(), null=True, help_text="metres from the earth's centre")
    b = ArrayField(models.FloatField(), null=True)
    reach_m = models.FloatField()

    class Meta:
        db_table = "operation_part"


class OperationEdge(models.Model):
    """The first place of a version, and of an area its edge in space. For the check alone: no reader reads it."""

    version = models.OneToOneField(PlannedOperation, models.CASCADE, primary_key=True, related_name="+")
    first = ArrayField(models.FloatField())
    ring = ArrayField(models.FloatField(), null=True)

    class Meta:
        db_table = "operation_edge"

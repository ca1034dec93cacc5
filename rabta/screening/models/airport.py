"""Devices on the lanes of airports and what became of them; and what people did about lapses."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report
from rabta.screening.rules.lane_device import DeviceKind, DeviceStep, Grade, Purpose
from rabta.screening.rules.lapses.course import LapseStep


class LaneDevice(Marked):
    """A device on a lane, as it was entered. How it stands follows from its steps."""

    id = models.UUIDField(primary_key=True)
    airport = models.TextField()
    terminal = models.TextField()
    lane = models.TextField(help_text="as the lane's logs name it, in capitals and digits")
    purpose = models.TextField()
    kind = models.TextField()
    grade = models.TextField(help_text="what its pictures can be asked")
    item = models.TextField(help_text="maker and model")
    serial = models.TextField()
    capacity = models.IntegerField(null=True, help_text="bags an hour; null where not stated")
    agency = models.SmallIntegerField()
    entered_by = models.UUIDField()
    entered_name = models.TextField()
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "lane_device"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[str(one) for one in DeviceKind], grade__in=[str(one) for one in Grade],
                    purpose__in=[str(one) for one in Purpose],
                ),
                name="lane_device_is_known",
            ),
        ]  # fmt: skip


class LaneDeviceStep(Marked):
    """What became of a device: signed, only ever added to."""

    id = models.UUIDField(primary_key=True)
    device = models.ForeignKey(LaneDevice, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    done_on = models.DateField()
    until = models.DateField(null=True)
    words = models.TextField()
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "lane_device_step"
        constraints = [
            models.UniqueConstraint(fields=["device", "number"], name="lane_device_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in DeviceStep]), name="lane_device_step_is_known"
            ),
        ]


class LapseStepTaken(Marked):
    """What somebody did about a lapse. It shows to whoever sees everything that its signer's lapse was found from."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    lapse = models.TextField(help_text="airport, day, kind and subject, as the rules name it")
    reports = ArrayField(models.UUIDField(), help_text="every report of the airport's day as the signer saw it")
    devices = ArrayField(models.UUIDField(), help_text="and every device")
    kind = models.TextField()
    n = models.IntegerField(help_text="of how many bags, scans, minutes or days the lapse was")
    reason = models.TextField()
    words = models.TextField()
    due = models.DateTimeField(null=True)
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "lapse_step"
        indexes = [models.Index(fields=["lapse"], name="lapse_step_of")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=[str(one) for one in LapseStep]), name="lapse_step_is_known"),
        ]


class AirportDaySum(models.Model):
    """A past day at all airports in sums, as whoever sees these markings and no other of that day sees it. A projection:
    found again by what it was made of, made again by the resolver, and forgotten with any statement it was made of."""

    key = models.BinaryField(primary_key=True, help_text="SHA-256 of all it was made of")
    day = models.DateField()
    markings = ArrayField(models.IntegerField())
    sums = models.JSONField(help_text="numbers, and lapses without a tag or a name")

    class Meta:
        db_table = "airport_day_sum"
        indexes = [models.Index(fields=["day"], name="airport_day_sum_day")]

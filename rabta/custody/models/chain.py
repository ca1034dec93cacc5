"""Exhibits and their chains: signed steps, only ever added to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.custody.rules.step import Kind
from rabta.records.models.marked import Marked
from rabta.records.models.report import Report


class Exhibit(Marked):
    """A thing that was seized, of one incident of one report: one substance in one unit, as reported, never mixed."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    incident_key = models.UUIDField(db_index=True)
    number = models.SmallIntegerField(help_text="among the exhibits of its incident")
    label = models.TextField(help_text="what the officer calls it: bag 2, capsules")
    substance = models.SmallIntegerField()
    unit = models.SmallIntegerField()
    agency = models.SmallIntegerField(help_text="of the officer who began its chain")
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "exhibit"
        constraints = [models.UniqueConstraint(fields=["incident_key", "number"], name="exhibit_number_once")]


class CustodyStep(Marked):
    """One signed entry of a chain: what was done, when and where, by whom, and what the scale said."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="+")
    number = models.SmallIntegerField(help_text="in the order of signing")
    kind = models.TextField()
    done_at = models.DateTimeField(help_text="when it was done, as the signer says")
    place = models.TextField()
    amount = models.DecimalField(max_digits=20, decimal_places=6, null=True, help_text="in the exhibit's unit")
    error = models.DecimalField(max_digits=20, decimal_places=6, null=True, help_text="of the scale, either way")
    to_agency = models.SmallIntegerField(null=True)
    to_officer = models.TextField()
    reference = models.TextField(help_text="seal, memorandum, FIR or order number")
    held_at = models.TextField(help_text="laboratory, store or court")
    purity = models.DecimalField(max_digits=6, decimal_places=3, null=True, help_text="per cent")
    witnesses = ArrayField(models.TextField())
    outcome = models.TextField()
    pictures = models.JSONField(default=list, help_text="that a seizure rests on: of what, SHA-256, region in pixels")
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "custody_step"
        constraints = [
            models.UniqueConstraint(fields=["exhibit", "number"], name="custody_step_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=[str(kind) for kind in Kind]), name="custody_step_is_known"),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True, error__isnull=True) | models.Q(amount__gt=0, error__gte=0),
                name="custody_weight_has_its_error",
            ),
        ]


class CustodyWithdrawal(Marked):
    """A wrong step taken back by its author, with the reason. The step stays in the history."""

    step = models.OneToOneField(CustodyStep, models.CASCADE, primary_key=True, related_name="+")
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    reason = models.TextField()
    withdrawn_by = models.UUIDField()
    withdrawn_at = models.DateTimeField()

    class Meta:
        db_table = "custody_withdrawal"

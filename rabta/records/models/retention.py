"""How long reports are kept: what officers decided, what was purged, and which backups may still hold it."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report


class RetentionStep(Marked):
    """One decision of an officer of the originator: keep, hold, lift the hold, propose to purge, drop the proposal."""

    pk = models.CompositePrimaryKey("report_id", "number")
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    number = models.SmallIntegerField()
    step = models.TextField(choices=[(s, s) for s in ("keep", "hold", "lift", "propose", "drop")])
    until = models.DateField(null=True)
    rule = models.TextField(help_text="of a proposal: the rule it rests on")
    reason = models.TextField()
    decided_by = models.UUIDField()
    decided_at = models.DateTimeField()

    class Meta:
        db_table = "retention_step"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step__in=("keep", "hold", "lift", "propose", "drop")), name="retention_step_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(step="keep") | models.Q(until__isnull=False), name="retention_keep_has_an_end"
            ),
        ]


class Purged(Marked):
    """What is left of a purged report: who, when, by which rule; no word of it. Written by purge_report() alone."""

    report_id = models.UUIDField(primary_key=True)
    number = models.TextField(help_text="as people said it")
    originator = models.SmallIntegerField()
    content_hash = models.BinaryField(help_text="SHA-256 of the report's stored hash: proves what went, gives nothing back")
    filed_at = models.DateTimeField()
    rule = models.TextField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    approved_by = models.UUIDField()
    purged_at = models.DateTimeField()

    class Meta:
        db_table = "purged"
        constraints = [
            models.CheckConstraint(condition=~models.Q(proposed_by=models.F("approved_by")), name="purged_by_two"),
        ]


class Backup(models.Model):
    """A backup that was made: what was purged after it lives on in it until it expires or its key is destroyed."""

    id = models.UUIDField(primary_key=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    erased_at = models.DateTimeField(null=True, help_text="when its key was destroyed")

    class Meta:
        db_table = "backup"

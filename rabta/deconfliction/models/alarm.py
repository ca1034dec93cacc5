"""Alarms of the watch desk, what was done about them, and the one sentence each side is told."""

from django.db import models

from rabta.deconfliction.models.operation import PlannedOperation
from rabta.deconfliction.models.target import HeldTarget
from rabta.deconfliction.rules.alarm import Outcome, Step
from rabta.records.models.marked import Marked


class OperationConflict(models.Model):
    """Two operations, or two targets, that meet. For the watch desk alone; `a` stood first. Written by gate alone."""

    id = models.UUIDField(primary_key=True)
    a_version = models.ForeignKey(PlannedOperation, models.CASCADE, null=True, related_name="+", db_index=False)
    b_version = models.ForeignKey(PlannedOperation, models.CASCADE, null=True, related_name="+", db_index=False)
    a_target = models.ForeignKey(HeldTarget, models.CASCADE, null=True, related_name="+", db_index=False)
    b_target = models.ForeignKey(HeldTarget, models.CASCADE, null=True, related_name="+", db_index=False)
    a_key = models.UUIDField(help_text="the operation or the target, whichever version")
    b_key = models.UUIDField()
    silent = models.BooleanField(help_text="neither side was told: one of them is silent")
    found_at = models.DateTimeField()

    class Meta:
        db_table = "operation_conflict"
        indexes = [
            models.Index(fields=["a_key", "b_key"], name="operation_conflict_by_a"),
            models.Index(fields=["b_key"], name="operation_conflict_by_b"),
            models.Index(fields=["found_at"], name="operation_conflict_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(a_version__isnull=False, b_version__isnull=False, a_target=None, b_target=None)
                | models.Q(a_version=None, b_version=None, a_target__isnull=False, b_target__isnull=False),
                name="operation_conflict_has_two_sides",
            )
        ]


class ConflictStep(models.Model):
    """What a watch officer did about an alarm; only ever added to."""

    id = models.UUIDField(primary_key=True)
    conflict = models.ForeignKey(OperationConflict, models.CASCADE, related_name="+")
    step = models.TextField()
    outcome = models.TextField()
    note = models.TextField()
    taken_by = models.UUIDField()
    taken_name = models.TextField()
    taken_at = models.DateTimeField()

    class Meta:
        db_table = "conflict_step"
        indexes = [
            models.Index(
                fields=["conflict", "taken_at"], condition=models.Q(step="closed"), name="conflict_step_that_closes"
            )
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(step__in=[str(s) for s in Step]), name="conflict_step_is_known"),
            models.CheckConstraint(
                condition=models.Q(outcome="") & ~models.Q(step="closed")
                | models.Q(outcome__in=[str(o) for o in Outcome], step="closed"),
                name="conflict_step_closes_with_an_outcome",
            ),
        ]


class ConflictNotice(Marked):
    """What one side is told: that a conflict exists; later whom to call; that it is closed. Under its own marking."""

    id = models.UUIDField(primary_key=True)
    kind = models.TextField()
    key = models.UUIDField(help_text="the side's own operation or target")
    agency = models.SmallIntegerField(help_text="who is told")
    other_agency = models.SmallIntegerField(null=True, help_text="once the desk has released contacts")
    contact = models.TextField()
    phone = models.TextField()
    told_at = models.DateTimeField()

    class Meta:
        db_table = "conflict_notice"
        indexes = [
            models.Index(fields=["key"], name="conflict_notice_by_key"),
            models.Index(fields=["agency", "told_at"], name="conflict_notice_by_agency"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["conflict", "closed"], other_agency=None, contact="", phone="")
                | models.Q(kind="contacts", other_agency__isnull=False) & ~models.Q(phone=""),
                name="conflict_notice_says_no_more",
            )
        ]


class NoticeSeen(Marked):
    """An officer of the side has opened the notice."""

    notice = models.OneToOneField(ConflictNotice, models.CASCADE, primary_key=True, related_name="+")
    seen_by = models.UUIDField()
    seen_name = models.TextField()
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "notice_seen"


class ProbingAlarm(models.Model):
    """Somebody filed more often than for real work, and was refused. For the watch desk alone."""

    id = models.UUIDField(primary_key=True)
    agency = models.SmallIntegerField()
    filed_by = models.UUIDField()
    filed_name = models.TextField()
    alike = models.BooleanField(help_text="nearly the same operation, again and again; else simply too many")
    at = models.DateTimeField()

    class Meta:
        db_table = "probing_alarm"

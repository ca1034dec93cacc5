"""Targets that an agency holds, and subjects of its planned operations."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.deconfliction.models.operation import PlannedOperation
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.records.models.marked import Marked


class HeldTarget(Marked):
    """One identifier held by one agency until a day; `version`: it is a subject of that version. Written by gate alone."""

    id = models.UUIDField(primary_key=True)
    agency = models.SmallIntegerField()
    kind = models.TextField()
    written = models.TextField(help_text="as the officer wrote it")
    digest = models.BinaryField(help_text="keyed hash of the one form it was brought to")
    shape = models.BinaryField(
        null=True, help_text="the same of its form with look-alike signs taken for one; null where its kind has none"
    )
    version = models.ForeignKey(PlannedOperation, models.CASCADE, null=True, related_name="+", db_index=False)
    contact = models.TextField()
    phone = models.TextField()
    silent = models.BooleanField()
    held_by = models.UUIDField()
    held_name = models.TextField()
    held_at = models.DateTimeField()
    held_until = models.DateTimeField()
    by_phone = models.BooleanField()

    class Meta:
        db_table = "held_target"
        indexes = [
            models.Index(fields=["digest"], name="held_target_by_digest"),
            models.Index(fields=["shape"], name="held_target_by_shape"),
            models.Index(fields=["version"], name="held_target_by_version"),
            models.Index(fields=["held_by", "held_at"], name="held_target_by_holder"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(kind) for kind in Identifier]), name="held_target_kind_is_known"
            )
        ]


class TargetKnownAs(models.Model):
    """By what else its holder knows the one person, as keyed hashes. Gate's and the house's own: no reader reads it."""

    target = models.OneToOneField(HeldTarget, models.CASCADE, primary_key=True, related_name="+")
    hashes = ArrayField(models.BinaryField())

    class Meta:
        db_table = "target_known_as"


class TargetLetGo(Marked):
    """A target is held no more."""

    target = models.OneToOneField(HeldTarget, models.CASCADE, primary_key=True, related_name="+")
    reason = models.TextField()
    let_go_by = models.UUIDField()
    let_go_at = models.DateTimeField()

    class Meta:
        db_table = "target_let_go"

"""Warnings and what was signed of them. Below no report: a warning names those it rests on, and hides with any of them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked
from rabta.smuggling.rules.warning import Signed, Warns


class Warning(Marked):
    """What somebody raised, in their own name, from reports that they saw."""

    id = models.UUIDField(primary_key=True)
    kind = models.TextField()
    about = models.TextField(help_text="of a contact or a document: which kind")
    subject = models.TextField(help_text="countries of a route, one form of a contact, a series of numbers")
    issuer = models.TextField(help_text="of a document: country, two letters")
    feature = models.TextField()
    example = models.TextField()
    words = models.TextField()
    words_ur = models.TextField()
    reasons = models.TextField()
    posts = ArrayField(models.TextField(), help_text="airports and crossings it is for; empty: every post")
    valid_until = models.DateField()
    report_ids = ArrayField(models.UUIDField(), help_text="what it rests on: it shows to whoever sees all of them")
    agency = models.SmallIntegerField()
    raised_by = models.UUIDField()
    raised_name = models.TextField()
    raised_at = models.DateTimeField()

    class Meta:
        db_table = "warning"
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=[str(one) for one in Warns]), name="warning_is_known"),
            models.CheckConstraint(condition=~models.Q(report_ids=[]), name="warning_rests_on_something"),
        ]


class WarningStep(Marked):
    """Read, renewed or retracted; only ever added to. Who read it shows to the reader's agency and to the warning's."""

    id = models.UUIDField(primary_key=True)
    warning = models.ForeignKey(Warning, models.CASCADE, related_name="+")
    number = models.IntegerField(help_text="in the order of signing, of this agency's steps")
    kind = models.TextField()
    words = models.TextField()
    until = models.DateField(null=True)
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "warning_step"
        constraints = [
            models.UniqueConstraint(fields=["warning", "agency", "number"], name="warning_step_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=[str(one) for one in Signed]), name="warning_step_is_known"),
        ]


class GuardedWarning(models.Model):
    """Warnings that would tell of a protected person: gate's own, read by nobody."""

    warning = models.OneToOneField(Warning, models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        db_table = "guarded_warning"

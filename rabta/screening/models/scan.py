"""What people did about the scans of a bag, and how something was found: signed, only ever added to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report
from rabta.screening.rules.examination import Age, Basis, Opened
from rabta.screening.rules.scan_course import ScanStep


class ScanStepTaken(Marked):
    """One decision or outcome. It shows to whoever sees every object that its signer's bag was made of."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    reports = ArrayField(models.UUIDField(), help_text="every object of the bag as the signer saw it")
    kind = models.TextField()
    reason = models.TextField()
    words = models.TextField()
    region = models.JSONField(null=True, help_text="what the signer marked: object, view, box in pixels")
    filed = models.UUIDField(null=True, help_text="the report of what was found")
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "scan_step"
        indexes = [models.Index(fields=["report"], name="scan_step_of")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=[str(one) for one in ScanStep]), name="scan_step_is_known"),
            models.CheckConstraint(
                condition=models.Q(kind="found", filed__isnull=False) | ~models.Q(kind="found") & models.Q(filed=None),
                name="scan_step_found_is_filed",
            ),
        ]


class Examination(Marked):
    """How what a report tells of was found: opened or examined, tested, on which ground. No image of a body, ever."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    scans = ArrayField(models.UUIDField(), help_text="objects of the bag's scans, as the signer saw them")
    opened = models.TextField(help_text="bag, body, cargo or parcel")
    opened_at = models.DateTimeField()
    airport = models.TextField(db_default="", help_text="its IATA code")
    tag = models.TextField(db_default="", help_text="of the bag, where it has one")
    field_test = models.TextField(help_text="which test; empty where none was made")
    field_result = models.TextField()
    ground = models.TextField(help_text="of an examination of a person: the law it rests on")
    basis = models.TextField(help_text="consent or order; empty for things")
    order_number = models.TextField()
    same_sex = models.BooleanField(null=True, help_text="null for things")
    age = models.TextField(help_text="adult, child or unknown; empty for things")
    present = models.TextField(help_text="who stood by a child: guardian or officer for the protection of children")
    medical_count = models.IntegerField(null=True)
    medical_mass_g = models.BigIntegerField(null=True)
    region = models.JSONField(null=True)
    photo = models.UUIDField(null=True, help_text="the report that holds the photograph of the exhibit")
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "examination"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    opened__in=[str(one) for one in Opened], basis__in=["", *(str(one) for one in Basis)],
                    age__in=["", *(str(one) for one in Age)],
                ),
                name="examination_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(opened="body")
                | models.Q(same_sex=True, photo=None, region=None, scans=[])
                & ~models.Q(ground="") & ~models.Q(basis="") & ~models.Q(age=""),
                name="examination_of_a_body_is_lawful",
            ),
        ]  # fmt: skip

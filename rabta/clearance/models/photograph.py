"""Photographs of a field, without what their camera wrote into them."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report


class LandPhotograph(Marked):
    """One photograph of one claim, as a statement of its officer: where and when the camera says it was taken.

    `content` holds the picture alone: the camera's own notes (position, time, serial number, a second small picture) are
    taken out before it is stored. `sha256` is of the file as it came.
    """

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    claim_key = models.UUIDField(db_index=True)
    sha256 = models.BinaryField()
    media_type = models.TextField()
    content = models.BinaryField()
    taken_at = models.TextField(help_text="local, ISO 8601, as the camera says; empty where it says nothing")
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    doubts = models.JSONField(help_text="what speaks against its time and place: a list of rule and words")
    agency = models.SmallIntegerField()
    added_by = models.UUIDField()
    added_name = models.TextField()
    added_at = models.DateTimeField()

    class Meta:
        db_table = "land_photograph"
        constraints = [
            models.UniqueConstraint(fields=["claim_key", "sha256"], name="land_photograph_once"),
        ]

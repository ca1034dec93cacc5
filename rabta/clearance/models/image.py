"""Images from above of one field, as the deployment supplied them: an opinion, which changes no count."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report


class FieldImage(Marked):
    """One image laid under one field: its day, its edges in degrees, whose it is. Without notes, as a photograph is kept."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    claim_key = models.UUIDField(db_index=True)
    sha256 = models.BinaryField()
    media_type = models.TextField()
    content = models.BinaryField()
    pixels_across = models.IntegerField()
    pixels_down = models.IntegerField()
    taken_on = models.DateField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    source = models.TextField(help_text="satellite, product and who made it")
    agency = models.SmallIntegerField()
    supplied_by = models.UUIDField()
    supplied_name = models.TextField()
    supplied_at = models.DateTimeField()

    class Meta:
        db_table = "field_image"
        constraints = [
            models.UniqueConstraint(fields=["claim_key", "sha256"], name="field_image_once"),
        ]

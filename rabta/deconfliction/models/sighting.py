"""What somebody did beside a silent operation or target, without knowing of it. For the watch desk alone."""

from django.db import models

from rabta.deconfliction.models.operation import PlannedOperation
from rabta.deconfliction.models.target import HeldTarget


class SilentSighting(models.Model):
    """One deed beside one silent operation or target. Written by gate alone, for the house's own work; shown to no side."""

    id = models.UUIDField(primary_key=True, help_text="of the deed and what it was done beside: found again, it is the same")
    version = models.ForeignKey(PlannedOperation, models.CASCADE, null=True, related_name="+", db_index=False)
    target = models.ForeignKey(HeldTarget, models.CASCADE, null=True, related_name="+", db_index=False)
    what = models.TextField(help_text="what is being done, by its code")
    place = models.TextField()
    subject = models.TextField(help_text="what it is done to: a bag's tag")
    agency = models.SmallIntegerField()
    by_name = models.TextField()
    done_at = models.DateTimeField()

    class Meta:
        db_table = "silent_sighting"
        indexes = [models.Index(fields=["done_at"], name="silent_sighting_by_time")]

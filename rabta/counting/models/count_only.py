"""What was ever told of records that may be counted and not shown. Facts, only ever added to; no reader asks them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class CountOnlyTotal(models.Model):
    """Records told together, whole or not at all: the sum they had when they were put together, and for which agencies."""

    id = models.UUIDField(primary_key=True)
    substance = models.SmallIntegerField()
    country = models.TextField()
    province = models.TextField(help_text="empty: of the whole country")
    date_from = models.DateField()
    date_to = models.DateField()
    mass_g = models.BigIntegerField()
    agencies = ArrayField(models.SmallIntegerField(), help_text="whose readers it is told to")
    partners_only = models.BooleanField(help_text="all of these are foreign partners, never in 'every agency'")
    put_together_at = models.DateTimeField()

    class Meta:
        db_table = "count_only_total"
        constraints = [
            models.CheckConstraint(condition=models.Q(mass_g__gte=0), name="count_only_total_is_a_mass"),
            models.CheckConstraint(condition=models.Q(date_from__lte=models.F("date_to")), name="count_only_total_forwards"),
        ]


class CountOnlyHeld(models.Model):
    """One incident of a total, as it stood then. Without a foreign key: what is purged from the record ends its totals."""

    pk = models.CompositePrimaryKey("total_id", "incident_id")
    total = models.ForeignKey(CountOnlyTotal, models.CASCADE, related_name="+")
    incident_id = models.UUIDField()
    incident_key = models.UUIDField(db_index=True)
    report_id = models.UUIDField(db_index=True)
    originator = models.SmallIntegerField()
    content_hash = models.BinaryField(help_text="SHA-256 of the report's SHA-256: what is filed again is not new")

    class Meta:
        db_table = "count_only_held"
        indexes = [models.Index(fields=["originator", "content_hash"], name="count_only_held_content")]

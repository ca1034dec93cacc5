"""What others say of a claimed field: visits to the ground, and series of pictures from above. Marked as the claim is."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report

MEANS = ("ground", "drone", "aircraft")


class GroundVisit(Marked):
    """One visit to one cleared field, on two axes: the land of the crop that was there, and the part of it destroyed.

    A wrong one is replaced by a later one of the same officer, and stays in the history.
    """

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    claim_key = models.UUIDField(db_index=True)
    visited_on = models.DateField()
    means = models.TextField()
    found_area = models.DecimalField(max_digits=20, decimal_places=6, help_text="as stated; nought where no crop stood")
    found_unit = models.SmallIntegerField()
    found_basis = models.TextField()
    found_m2 = models.FloatField()
    destroyed = models.SmallIntegerField(help_text="per cent of the land found")
    words = models.TextField()
    replaces = models.UUIDField(null=True)
    agency = models.SmallIntegerField()
    visited_by = models.UUIDField()
    visited_name = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "ground_visit"
        constraints = [
            models.CheckConstraint(condition=models.Q(means__in=MEANS), name="ground_visit_means_is_known"),
            models.CheckConstraint(
                condition=models.Q(destroyed__gte=0, destroyed__lte=100, found_m2__gte=0), name="ground_visit_is_possible"
            ),
            models.UniqueConstraint(fields=["replaces"], name="ground_visit_replaced_once"),
        ]


class FieldSeries(Marked):
    """A vegetation index of one field by date, as the deployment supplied it: an opinion, which changes no count."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    claim_key = models.UUIDField(db_index=True)
    source = models.TextField(help_text="satellite, product and who made it")
    pictures = models.JSONField(help_text="a list of day, index of the field, index around it or null")
    agency = models.SmallIntegerField()
    supplied_by = models.UUIDField()
    supplied_name = models.TextField()
    supplied_at = models.DateTimeField()

    class Meta:
        db_table = "field_series"

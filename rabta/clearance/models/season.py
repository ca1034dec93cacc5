"""What persons declare of a district's season, and the plans by which fields are visited. Open to every agency."""

from django.db import models

from rabta.clearance.rules.status import Status
from rabta.records.models.marked import Marked


class StatusDeclared(Marked):
    """A named person says how a district, or a province as a whole, stands; or takes back the last thing they said."""

    id = models.UUIDField(primary_key=True)
    crop = models.TextField()
    year = models.SmallIntegerField(help_text="in which the season ends")
    district = models.SmallIntegerField(null=True, help_text="null: the province as a whole")
    province = models.TextField()
    status = models.TextField(help_text="empty where it takes one back")
    declared_on = models.DateField()
    words = models.TextField()
    takes_back = models.UUIDField(null=True)
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "status_declared"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=[str(one) for one in Status], takes_back__isnull=True)
                | models.Q(status="", takes_back__isnull=False),
                name="status_declared_is_known",
            ),
            models.UniqueConstraint(fields=["takes_back"], name="status_taken_back_once"),
        ]


class VisitPlan(Marked):
    """A seed, a precision and where: which fields it draws is worked out for each reader from the claims that show.

    So a plan tells nobody of a field that hides, and anybody who sees the same claims draws the same fields.
    """

    id = models.UUIDField(primary_key=True)
    crop = models.TextField()
    year = models.SmallIntegerField()
    district = models.SmallIntegerField(null=True, help_text="null: every district of the province")
    province = models.TextField(help_text="empty: the whole country")
    seed = models.TextField()
    half_width = models.SmallIntegerField(help_text="per cent")
    confidence = models.SmallIntegerField(help_text="per cent")
    agency = models.SmallIntegerField()
    drawn_by = models.UUIDField()
    drawn_name = models.TextField()
    drawn_at = models.DateTimeField()

    class Meta:
        db_table = "visit_plan"

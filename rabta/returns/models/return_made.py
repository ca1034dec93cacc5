"""Returns: the file as it was prepared for a receiver, and what was signed of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.publications.rules.course import Kind
from rabta.records.models.marked import Marked

APPROVALS = (Kind.APPROVED, Kind.REFUSED, Kind.APPROVAL_WITHDRAWN)


class ReturnMade(Marked):
    """A return as it was prepared from what is releasable. Never changed: another one takes its place."""

    id = models.UUIDField(primary_key=True)
    form = models.TextField(help_text="code in forms.yaml")
    version = models.TextField()
    date_from = models.DateField()
    date_to = models.DateField()
    rows = models.IntegerField()
    content = models.TextField(help_text="the file, as it is sent")
    sha256 = models.TextField()
    events = ArrayField(models.UUIDField(), help_text="events whose lines stand in the file")
    aside = models.JSONField(help_text="rows that the form cannot take, each with column, value, rule and next step")
    doubts = models.JSONField(help_text="repeats and rows sent before, as they stood when it was prepared")
    left_out = models.JSONField(help_text="how many events no row can be of, by the reason")
    versions = models.JSONField(help_text="of conversion factors, of the rules of counting")
    prepared_by = models.UUIDField()
    prepared_name = models.TextField()
    prepared_at = models.DateTimeField()

    class Meta:
        db_table = "return_made"
        constraints = [
            models.CheckConstraint(condition=models.Q(date_from__lte=models.F("date_to")), name="return_days_in_order"),
        ]


class ReturnStep(Marked):
    """Approved, refused, an approval withdrawn; only ever added to."""

    id = models.UUIDField(primary_key=True)
    made = models.ForeignKey(ReturnMade, models.CASCADE, related_name="+", db_column="return_id")
    number = models.IntegerField()
    kind = models.TextField()
    words = models.TextField(help_text="why it was refused, or an approval withdrawn")
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "return_step"
        constraints = [
            models.UniqueConstraint(fields=["made", "number"], name="return_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in APPROVALS]), name="return_step_is_known"
            ),
        ]


class ReturnSending(Marked):
    """Sent, and taken back: only of what another approved, each once."""

    id = models.UUIDField(primary_key=True)
    made = models.ForeignKey(ReturnMade, models.CASCADE, related_name="+", db_column="return_id")
    number = models.IntegerField()
    kind = models.TextField()
    words = models.TextField(help_text="to whom and how; why it was taken back")
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "return_sending"
        constraints = [
            models.UniqueConstraint(fields=["made", "kind"], name="return_sending_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(Kind.SENT), str(Kind.TAKEN_BACK)]), name="return_sending_is_known"
            ),
        ]

"""The register of programmes and places of treatment: statements, and that one was taken back; only ever added to."""

from django.db import models

from rabta.prevention.rules.register import Kind
from rabta.records.models.marked import Marked


class RegisterLine(Marked):
    """A programme, or what a place of treatment holds, as it was stated on a day."""

    id = models.UUIDField(primary_key=True)
    kind = models.TextField()
    name = models.TextField()
    body = models.TextField(help_text="who runs it")
    district = models.SmallIntegerField()
    audience = models.TextField(help_text="of a programme; else empty")
    date_from = models.DateField(null=True)
    date_to = models.DateField(null=True)
    reached = models.IntegerField(null=True, help_text="persons, as stated")
    places = models.IntegerField(null=True)
    waiting = models.IntegerField(null=True, help_text="persons, as stated")
    stated_on = models.DateField()
    source = models.TextField()
    agency = models.SmallIntegerField()
    filed_by = models.UUIDField()
    filed_name = models.TextField()
    filed_at = models.DateTimeField()

    class Meta:
        db_table = "register_line"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind=str(Kind.PROGRAMME), date_from__isnull=False, places__isnull=True, waiting__isnull=True
                )
                | models.Q(
                    kind=str(Kind.TREATMENT), places__isnull=False, audience="", date_from__isnull=True,
                    date_to__isnull=True, reached__isnull=True,
                ),
                name="register_line_is_whole",
            ),
        ]  # fmt: skip


class RegisterTakenBack(Marked):
    """That a line was taken back, why and by whom; once."""

    line = models.OneToOneField(RegisterLine, models.CASCADE, primary_key=True, related_name="+")
    words = models.TextField()
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "register_taken_back"

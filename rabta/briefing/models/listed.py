"""What lists of prices and of rates share: whether one still stands is what was signed of it last."""

from django.db import models

from rabta.briefing.rules.list_course import KINDS
from rabta.records.models.marked import Marked


class ListStep(Marked):
    """A list was taken back, or put back; only ever added to, so that what a value once rested on stays to be read."""

    id = models.UUIDField(primary_key=True)
    number = models.IntegerField()
    kind = models.TextField()
    words = models.TextField(help_text="why")
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        abstract = True


def once_and_known(of: str) -> list[models.BaseConstraint]:
    """No number twice, and no kind that is none, for the steps of one kind of list."""
    return [
        models.UniqueConstraint(fields=[of, "number"], name=f"{of}_step_number_once"),
        models.CheckConstraint(condition=models.Q(kind__in=KINDS), name=f"{of}_step_is_known"),
    ]

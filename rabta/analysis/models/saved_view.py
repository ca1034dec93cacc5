"""What analysts keep to look at again: the name of a view and what its page is asked."""

from django.db import models

from rabta.analysis.rules.saved_view import Kind
from rabta.records.models.marked import Marked


class SavedView(Marked):
    """A view shows to who saved it and, where it was saved for all of them, to the own agency."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    page = models.TextField()
    asked = models.TextField(help_text="the part of the page's address after its question mark")
    shared = models.BooleanField(help_text="with the own agency")
    agency = models.SmallIntegerField()
    saved_by = models.UUIDField()
    saved_name = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "saved_view"


class SavedViewStep(Marked):
    """It was deleted, or brought back, by who saved it; the newest stands."""

    pk = models.CompositePrimaryKey("view_id", "number")
    view = models.ForeignKey(SavedView, models.CASCADE, related_name="+")
    number = models.SmallIntegerField()
    kind = models.TextField()
    saved_by = models.UUIDField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "saved_view_step"
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=[str(one) for one in Kind]), name="saved_view_step_is_known"),
        ]

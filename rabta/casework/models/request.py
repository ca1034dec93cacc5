"""Requests for information and assistance between agencies of the country, and their answers."""

from django.db import models

from rabta.records.models.marked import Marked


class AssistanceRequest(Marked):
    """One agency asks another. What became of it follows from its steps."""

    id = models.UUIDField(primary_key=True)
    title = models.TextField()
    words = models.TextField()
    from_agency = models.SmallIntegerField()
    to_agency = models.SmallIntegerField(help_text="that was asked first; passed on by a step")
    due_on = models.DateField()
    asked_by = models.UUIDField()
    asked_name = models.TextField()
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "assistance_request"


class RequestAnswer(Marked):
    """An answer as one officer wrote it. Who asked sees it once a second officer has signed it, and never before."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(AssistanceRequest, models.CASCADE, related_name="+")
    words = models.TextField()
    agency = models.SmallIntegerField()
    drafted_by = models.UUIDField()
    drafted_name = models.TextField()
    drafted_at = models.DateTimeField()

    class Meta:
        db_table = "request_answer"
